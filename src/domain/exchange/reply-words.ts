/** 回复种类 (reply kinds): what an answer to a platform is called. */

import type { Outcome } from '../complaint/complaint.ts';

export const replyKindWords = {
  accepted: { zh: '受理', en: 'Accepted' },
  declined: { zh: '不予受理', en: 'Declined' },
  settled: { zh: '调解成功', en: 'Settled' },
  terminated: { zh: '终止调解', en: 'Mediation ended' },
  settledAtStation: { zh: '站点谈成', en: 'Settled at the station' },
  withdrawn: { zh: '撤回', en: 'Withdrawn' },
  transferred: { zh: '移送', en: 'Transferred' },
  merged: { zh: '并案', en: 'Merged' },
  answered: { zh: '答复', en: 'Answered' },
  turned: { zh: '另行登记', en: 'Registered anew' },
  toldOtherRoute: { zh: '告知其他途径', en: 'Told another route' },
} as const satisfies Record<ReplyKind, { zh: string; en: string }>;

/** What a reply tells of; each is exported once. */
export const replyKinds = [
  'accepted',
  'declined',
  'settled',
  'terminated',
  'settledAtStation',
  'withdrawn',
  'transferred',
  'merged',
] as const satisfies readonly ('accepted' | Outcome)[];

/** What a reply to an inquiry tells of. That one became a tip-off is not told apart: who told it is sealed (《办法》第三十七条). */
export const inquiryReplyKinds = ['answered', 'turned', 'toldOtherRoute'] as const;

export type ReplyKind = (typeof replyKinds)[number] | (typeof inquiryReplyKinds)[number];
