/** Chinese and English names of the states, stages and outcomes, apart from the rules, so that a list of them weighs little on a screen. */
import type { TipoffOutcome, TipoffStage, TipoffState } from './tipoff.ts';
import type { Words } from '../base/words.ts';

export const tipoffStateWords = {
  registered: { zh: '已登记', en: 'Registered' },
  dispatched: { zh: '已分送', en: 'Dispatched' },
  verifying: { zh: '核查中', en: 'Verifying' },
  opened: { zh: '已立案', en: 'Case opened' },
  notOpened: { zh: '不予立案', en: 'No case' },
  noPower: { zh: '无管辖权', en: 'No power' },
  transferred: { zh: '已移送', en: 'Handed over' },
  repeated: { zh: '重复举报', en: 'Told before' },
  merged: { zh: '已并案', en: 'Merged' },
  informed: { zh: '已依法告知', en: 'Informed' },
  closed: { zh: '办结', en: 'Closed' },
  archived: { zh: '已归档', en: 'Archived' },
} as const satisfies Record<TipoffState, Words>;

export const tipoffStageWords = {
  toDispatch: { zh: '待分送', en: 'To dispatch' },
  toVerify: { zh: '待核查', en: 'To verify' },
  verifying: { zh: '核查中', en: 'Verifying' },
  toTell: { zh: '待告知', en: 'To tell' },
  inEnforcement: { zh: '案件在办', en: 'Case open' },
  toClose: { zh: '待办结', en: 'To close' },
  toArchive: { zh: '待归档', en: 'To archive' },
  done: { zh: '已办完', en: 'Done' },
} as const satisfies Record<TipoffStage, Words>;

/** What a station reads of it: that it is taken in, looked into or over, and never how it was decided (第三十七条). */
export const stationTipoffWords = {
  toDispatch: { zh: '已收下', en: 'Taken in' },
  verifying: { zh: '在查', en: 'Looked into' },
  done: { zh: '已办完', en: 'Done' },
} as const satisfies Partial<Record<TipoffStage, Words>>;

export const tipoffOutcomeWords = {
  opened: { zh: '立案', en: 'Case opened' },
  notOpened: { zh: '不予立案', en: 'No case' },
  noPower: { zh: '无管辖权', en: 'No power' },
  transferred: { zh: '移送其他机关', en: 'Handed over' },
  repeated: { zh: '重复举报，不再处理', en: 'Told before' },
  merged: { zh: '并入前一件', en: 'Merged' },
} as const satisfies Record<TipoffOutcome, Words>;
