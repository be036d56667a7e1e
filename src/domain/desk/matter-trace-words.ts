/** 一号到底 (trace): what each link of the chain is called. */
import type { Words } from '../base/words.ts';
import type { LinkKind } from './matter-trace.ts';

export const linkKindWords = {
  talk: { zh: '站点协商', en: 'Talk at the station' },
  complaint: { zh: '投诉', en: 'Complaint' },
  redispatch: { zh: '就近分转', en: 'Sent to a station' },
  stationReport: { zh: '站点报的线索', en: 'Told by the station' },
  tipoff: { zh: '线索（举报）', en: 'Clue (tip-off)' },
  enforcement: { zh: '案件', en: 'Case' },
} as const satisfies Record<LinkKind, Words>;
