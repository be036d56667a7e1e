/** What the complainant says of the agreement, and what the office found. */
export const performanceToldWords = {
  broken: { zh: '没照办', en: 'Not kept' },
  kept: { zh: '照办了', en: 'Kept' },
} as const;

export const performanceFoundWords = {
  kept: { zh: '店家照办了', en: 'The shop has kept it' },
  promised: { zh: '店家答应改天办', en: 'The shop promises another day' },
  refused: { zh: '店家不照办', en: 'The shop refuses' },
} as const;
