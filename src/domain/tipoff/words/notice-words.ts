import type { TipoffNoticeKind, TipoffRecipient } from '../../law/duty-laws.ts';
import type { TipoffNoticeWay } from '../tipoff.ts';
import { noticeWayWords } from '../../complaint/words/notice-words.ts';

export const tipoffNoticeKindWords = {
  interim: { zh: '受理和处理情况', en: 'How it is being handled' },
  noPower: { zh: '没有管辖权', en: 'No power over it' },
  transfer: { zh: '移交其他部门', en: 'Handed over to another department' },
  decision: { zh: '是否立案', en: 'Whether a case is opened' },
  result: { zh: '举报处理结果', en: 'Result of the tip-off' },
  caseResult: { zh: '案件处理结果', en: 'Result of the case' },
  anew: { zh: '原决定撤销、重新处理', en: 'The decision is revoked and it is decided anew' },
} as const satisfies Record<TipoffNoticeKind, { zh: string; en: string }>;

export const tipoffRecipientWords = {
  reporter: { zh: '举报人', en: 'Reporter' },
  association: { zh: '消费者协会', en: 'Consumers’ association' },
} as const satisfies Record<TipoffRecipient, { zh: string; en: string }>;

export const tipoffNoticeWayWords = {
  ...noticeWayWords,
  codeWord: { zh: '凭暗语查询', en: 'Asked with the code word' },
} as const satisfies Record<TipoffNoticeWay, { zh: string; en: string }>;
