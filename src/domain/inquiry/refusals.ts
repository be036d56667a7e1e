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
  'knowledge-names': {
    status: 400,
    zh: '知识条目大家都看得到，里面不能有能认出人的字；请按标出的改。',
    en: 'Everybody reads it: take out what tells who somebody is.',
  },
  'knowledge-own': {
    status: 403,
    zh: '自己写的不能自己审核；请换一个人来审。',
    en: 'Nobody approves what he wrote himself; ask a colleague.',
  },
  'knowledge-not-waiting': {
    status: 409,
    zh: '这一版没有在等审核：已经审过、退回，或者又写了新的一版；刷新看看。',
    en: 'This version does not wait for approval; reload.',
  },
  'knowledge-waits': {
    status: 409,
    zh: '新的一版还在等审核；先审核或者退回，再停用。',
    en: 'A new version waits; approve it or send it back first.',
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
  'anew-what-became': {
    status: 409,
    zh: '转成投诉、举报的，在那一件里撤销、重新处理；咨询这里没有答复可撤。',
    en: 'What became a complaint or a tip-off is decided anew there; there is no answer here to revoke.',
  },
} as const satisfies Record<string, RefusalRow>;
