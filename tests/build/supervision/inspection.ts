/** Forms of campaigns, sorties, visits and what belongs to them, complete enough to be opened or made. */

export const inspectorId = '00000000-0000-7000-8000-0000000000e1';
export const secondId = '00000000-0000-7000-8000-0000000000e2';
const officers = [
  { accountId: inspectorId, certificate: '中州0412-01' },
  { accountId: secondId, certificate: '中州0412-02' },
];

export const aCampaign = (change: object = {}) => ({
  name: '流通领域服装市场专项整治',
  kind: 'clothing',
  role: 'own',
  issuer: '青禾县市场监督管理局',
  startsOn: '2026-11-01',
  endsOn: '2026-12-31',
  areaKinds: ['market'],
  checklist: [{ text: '标识标注是否规范' }, { text: '质量是否达标' }, { text: '有没有安全隐患' }],
  goals: [{ counts: 'shops', target: 30 }],
  teams: [{ officeId: 'SO-LH', target: 30 }],
  ...change,
});

export const aCrew = (change: object = {}) => ({
  onDay: '2026-11-25',
  peopleIds: [inspectorId, secondId],
  vehicles: ['中A·12315'],
  route: '柳河集市一条街',
  ...change,
});

export const aPlannedVisit = (change: object = {}) => ({
  operatorName: '柳河便民服装店',
  regionId: 'V0301',
  areaKind: 'market',
  ...change,
});

export const aVisit = (change: object = {}) => ({
  officers,
  visitedAt: '2026-11-25T09:00:00+08:00',
  signatureRefused: '店主不识字，按了手印不愿拍照',
  ...change,
});

export const aLook = (change: object = {}) => ({ onDay: '2026-11-25', officers, words: '标签补全了', ...change });

export const aSeizure = (change: object = {}) => ({
  inspectionNumber: '检2026-0001',
  item: '白酒',
  isFake: true,
  qty: 12,
  unit: 'bottle',
  measure: 'preserved',
  seizedOn: '2026-11-25',
  place: '柳河所物证室',
  keeper: '周毅',
  ...change,
});

export const aCovertCheck = (change: object = {}) => ({
  operatorName: '柳河便民服装店',
  regionId: 'V0301',
  areaKind: 'market',
  visitorIds: [inspectorId, secondId],
  task: '看有没有没有标签的服装',
  plannedOn: '2026-11-26',
  ...change,
});

export const aStationVisitMade = (change: object = {}) => ({
  visitorIds: [inspectorId],
  visitedAt: '2026-11-25T09:00:00+08:00',
  guidance: '看了登记簿和公示栏，讲了怎么登记',
  ...change,
});

/** Every item of the checklist of a campaign answered alike. */
export const answersTo = (checklist: readonly { text: string }[], answer: 'fine' | 'wrong' | 'none' = 'fine') =>
  checklist.map(({ text }) => ({ item: text, answer }));
