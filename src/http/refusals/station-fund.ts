/** The sentences of what the rules of station funds refuse. */
export const fundSentences = {
  'fund-day-ahead': {
    status: 422,
    zh: '票据日期还没到；请核对日期。',
    en: 'The day of the paper is still to come; check it.',
  },
  'fund-beyond': {
    status: 422,
    zh: '这个站点今年只剩 {left} 元；请先记安排的经费并核准，或者写明超出的理由。',
    en: 'Only {left} yuan are left for this station this year; record what it is given, or say why more is spent.',
  },
} as const;
