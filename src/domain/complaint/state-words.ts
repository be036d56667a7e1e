/** Chinese and English names of the states, stages and outcomes, apart from the rules, so that a list of them weighs little on a screen. */
import type { ComplaintState, Outcome, Stage } from './complaint.ts';
import type { Words } from '../base/words.ts';

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
