import type { Words } from '../../base/words.ts';

export const cautionKindWords = {
  dog: { zh: '有犬', en: 'A dog' },
  resisted: { zh: '曾抗拒检查', en: 'Resisted an inspection' },
  together: { zh: '两人以上前往', en: 'Go in twos or more' },
  violence: { zh: '有过威胁、暴力', en: 'Threats or violence' },
  danger: { zh: '场所有危险', en: 'Dangerous premises' },
  other: { zh: '其他', en: 'Other' },
} as const satisfies Record<string, Words>;
