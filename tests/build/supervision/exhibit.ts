/** Forms of exhibits, complete enough to be entered. */

export const collectorIds = ['00000000-0000-7000-8000-0000000000e1', '00000000-0000-7000-8000-0000000000e2'] as const;

export const anExhibit = (change: object = {}) => ({
  enforcementNumber: '案2026-0001',
  kind: 'thing',
  name: '复合肥 38 袋',
  source: '当事人店内',
  collectedAt: '2026-05-15T16:40:00+08:00',
  collectedPlace: '老周农资店',
  firstId: collectorIds[0],
  secondId: collectorIds[1],
  keptIn: '本所物证室',
  ...change,
});
