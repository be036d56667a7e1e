/** Chinese and English names of states, stages and marks: no screen shows a code. */
import type { ComplaintState, Outcome, Stage } from '../complaint/complaint.ts';
import type { TipoffOutcome, TipoffStage, TipoffState } from '../tipoff/tipoff.ts';

export interface Words {
  zh: string;
  en: string;
}

/** 「1 day」, 「3 days」, 「1 person」, 「2 people」: the English of a count; Chinese needs none. */
export function counted(n: number, one: string, more = `${one}s`): string {
  return `${n} ${n === 1 ? one : more}`;
}

export const stateWords = {
  atStation: { zh: '站点协商', en: 'At the station' },
  registered: { zh: '已登记', en: 'Registered' },
  dispatched: { zh: '已分送', en: 'Dispatched' },
  accepted: { zh: '已受理', en: 'Accepted' },
  mediating: { zh: '调解中', en: 'Mediating' },
  declined: { zh: '不予受理', en: 'Declined' },
  settled: { zh: '已达成协议', en: 'Settled' },
  terminated: { zh: '已终止调解', en: 'Terminated' },
  transferred: { zh: '已移送', en: 'Transferred' },
  told: { zh: '已告知', en: 'Told' },
  closed: { zh: '办结', en: 'Closed' },
} as const satisfies Record<ComplaintState, Words>;

export const stageWords = {
  atStation: { zh: '站点在谈', en: 'At the station' },
  toApprove: { zh: '待审批', en: 'To approve' },
  toDispatch: { zh: '待分送', en: 'To dispatch' },
  toAccept: { zh: '待受理', en: 'To accept' },
  toTell: { zh: '待告知', en: 'To tell' },
  toMediate: { zh: '待调解', en: 'To mediate' },
  mediating: { zh: '调解中', en: 'Mediating' },
  toClose: { zh: '待办结', en: 'To close' },
  toFollowUp: { zh: '待回访', en: 'To follow up' },
  toReview: { zh: '待复核', en: 'To review' },
  done: { zh: '已办完', en: 'Done' },
} as const satisfies Record<Stage, Words>;

export const outcomeWords = {
  settled: { zh: '达成协议', en: 'Settled' },
  terminated: { zh: '终止调解', en: 'Terminated' },
  declined: { zh: '不予受理', en: 'Declined' },
  settledAtStation: { zh: '站点谈成', en: 'Settled at the station' },
  withdrawn: { zh: '投诉人撤回', en: 'Withdrawn' },
  transferred: { zh: '移送', en: 'Transferred' },
  merged: { zh: '并入别的件', en: 'Merged into another' },
} as const satisfies Record<Outcome, Words>;

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
