export const discretionWords = {
  ordinary: { zh: '一般，不从轻也不从重', en: 'Ordinary' },
  lighter: { zh: '从轻', en: 'Lighter, within the range' },
  reduced: { zh: '减轻', en: 'Reduced, below the range' },
  heavier: { zh: '从重', en: 'Heavier, within the range' },
  exempt: { zh: '不予处罚', en: 'No penalty' },
  unfounded: { zh: '违法事实不能成立', en: 'The facts do not stand' },
} as const satisfies Record<Discretion, { zh: string; en: string }>;

/** 裁量: a penalty in the ordinary range, 从轻, 减轻, 从重; 不予处罚; or the facts do not stand. */
export const discretions = ['ordinary', 'lighter', 'reduced', 'heavier', 'exempt', 'unfounded'] as const;

export type Discretion = (typeof discretions)[number];
