/** 类别 (category): goods and services, and the kind of problem; a county edits both lists (taxonomy as data). */
export interface Category {
  countyId: number;
  code: string;
  parentCode: string | null;
  zh: string;
  en: string;
  kind: 'goods' | 'services' | 'other' | 'nature' | 'channel';
  position: number;
}

/** 农资 (goods G10): 消法 第六十二条 protects farmers who buy them, so "not for daily life" must not turn them away. */
export function isFarmInput(code: string | null): boolean {
  return code !== null && code.startsWith('G10');
}

/** Whether the code stands in the list that the field chooses from. */
export function isOfKind(
  categories: readonly Category[],
  code: string,
  field: 'category' | 'nature' | 'channel',
): boolean {
  const found = categories.find((one) => one.code === code);
  if (found === undefined) return false;
  return field === 'category' ? found.kind !== 'nature' && found.kind !== 'channel' : found.kind === field;
}
