/** Chinese and English names of the states, stages and outcomes, apart from the rules, so that a list of them weighs little on a screen. */
import type { Words } from '../base/words.ts';
import type { InquiryOutcome, InquiryStage, InquiryState } from './inquiry.ts';

export const inquiryStateWords = {
  open: { zh: '待答复', en: 'Open' },
  pending: { zh: '待查', en: 'To be found out' },
  answered: { zh: '已答复', en: 'Answered' },
  turnedIntoComplaint: { zh: '转为投诉', en: 'Turned into a complaint' },
  turnedIntoTipoff: { zh: '转为举报', en: 'Turned into a tip-off' },
  toldOtherRoute: { zh: '已告知其他途径', en: 'Told another route' },
  closed: { zh: '办结', en: 'Closed' },
} as const satisfies Record<InquiryState, Words>;

export const inquiryStageWords = {
  toAnswer: { zh: '待答复', en: 'To answer' },
  toFindOut: { zh: '待查', en: 'To find out' },
  toClose: { zh: '待办结', en: 'To close' },
  done: { zh: '已办完', en: 'Done' },
} as const satisfies Record<InquiryStage, Words>;

export const inquiryOutcomeWords = {
  answered: { zh: '已答复', en: 'Answered' },
  turnedIntoComplaint: { zh: '转为投诉', en: 'Turned into a complaint' },
  turnedIntoTipoff: { zh: '转为举报', en: 'Turned into a tip-off' },
  toldOtherRoute: { zh: '告知其他途径', en: 'Told another route' },
} as const satisfies Record<InquiryOutcome, Words>;

/** What who asked is told in writing: one name in the paper, in the telling of it and where it could not be served. */
export const inquiryNoticeWords = {
  anew: { zh: '重新答复咨询决定书', en: 'Decision to answer anew' },
} as const satisfies Record<'anew', Words>;
