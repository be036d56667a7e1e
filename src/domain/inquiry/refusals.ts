import type { RefusalRow } from '../base/refusal-row.ts';

/** What the rules of inquiries, of the knowledge base and of channels refuse. */
export const inquiryRefusals = {
  'entry-unknown': {
    status: 422,
    zh: '知识库里没有这一条；请从推荐里选一条，都不合适就先记待查，请中心加一条再答。',
    en: 'There is no such knowledge entry; choose one that is suggested, or find out first and have one written.',
  },
  'entry-not-in-force': {
    status: 422,
    zh: '“{title}”的这个版本那天不能用：停用了、改过了，或者还没到起用的日子；请选现在用的那一条。',
    en: 'This version of “{title}” does not hold on that day; choose the one that does.',
  },
  'fallback-goes-round': {
    status: 422,
    zh: '“不通时改走”不能绕回自己，也要是登记过的渠道；请换一个。',
    en: 'The fallback must be a registered channel and must not lead back to itself; choose another.',
  },
  'call-already-returned': {
    status: 409,
    zh: '这个未接来电已经回过了；刷新看看。',
    en: 'This call has been returned already; reload.',
  },
} as const satisfies Record<string, RefusalRow>;
