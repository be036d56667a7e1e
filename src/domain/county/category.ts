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

/** A node of the tree: a letter for all goods or all services, two figures for a class, what stands below behind points. */
export const categoryNode = /^[A-Z](?:\d\d(?:\.\d{1,2}){0,3})?$/u;

/** How the codes begin that stand below a node: G10.1 has G10.1.2 below it, and not G10.10. */
export function belowCategory(node: string): string {
  return node.length < 2 ? node : `${node}.`;
}

/** Whether a code is the node itself or stands below it. */
export function isWithinCategory(code: string | null, node: string): boolean {
  return code !== null && (code === node || code.startsWith(belowCategory(node)));
}

/** 农资 (goods G10): 消法 第六十二条 protects farmers who buy them, so "not for daily life" must not turn them away. */
export function isFarmInput(code: string | null): boolean {
  return isWithinCategory(code, 'G10');
}

/** 食品、食用农产品: food and farm produce with drinks and meals (《食品安全法》第一百一十五条、《农产品质量安全法》第五十六条); tobacco is none. */
const foods = ['G03', 'G04.1', 'G04.2'] as const;
/** 餐饮: what was eaten is food; the service, the contract or card, the price, an advertisement, the portion and a good name are not. */
const meals = 'V01.1';
const besideFood: readonly (string | null)[] = ['N02', 'N03', 'N04', 'N05', 'N08', 'N09'];
export const foodSafetyNature = 'N07';

/** Whether food is what it is about: by its goods or service, or by the problem. */
export function isAboutFood({
  categoryCode,
  natureCode,
}: {
  categoryCode: string | null;
  natureCode: string | null;
}): boolean {
  if (natureCode === foodSafetyNature || foods.some((node) => isWithinCategory(categoryCode, node))) return true;
  return isWithinCategory(categoryCode, meals) && !besideFood.includes(natureCode);
}

/** 食用农产品: what its own law has handed over. */
export function isFarmProduce(code: string | null): boolean {
  return isWithinCategory(code, 'G03.2');
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
