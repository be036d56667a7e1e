export const reviewResultWords = {
  upheld: { zh: '办理没有不当，维持', en: 'Nothing wrong: it stands' },
  mended: { zh: '办理有不足，已经改正', en: 'Something was lacking and was mended' },
} as const;
