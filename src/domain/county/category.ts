import { addDays, type Day } from '../base/calendar.ts';

/** 类别 (category): goods and services, and the kind of problem; a county edits both lists (taxonomy as data). */
export interface Category extends CategoryRow {
  /** From when on nobody chooses it any more; null while it is in use. */
  retiredOn: Day | null;
  /** Into which its matters went when it was ended. */
  mergedInto: string | null;
}

/** A class as it was made. */
export interface CategoryRow {
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

export function isInUse({ retiredOn }: Pick<Category, 'retiredOn'>): boolean {
  return retiredOn === null;
}

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
export const meals = 'V01.1';
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

/** 农资、食品、农产品、餐饮、食品安全: what a law of its own protects. What is merged with another must be the same to each of these laws. */
export function lawTraits(code: string): string {
  const nodes = ['G10', ...foods, 'G03.2', meals, foodSafetyNature];
  return nodes.filter((node) => isWithinCategory(code, node)).join();
}

/** Of meals alone the kind of problem decides whether they are about food: whether another kind would change that. */
export function changesMeals(nature: string, other: string): boolean {
  return besideFood.includes(nature) !== besideFood.includes(other);
}

/** The classes and kinds of problem that rules of the program name (farm inputs, food, meals, the trade of a shop); they are never ended. */
export const namedByRules: ReadonlySet<string> = new Set(
  `G01 G02 G03 G03.2 G04 G04.1 G04.2 G05 G07 G08 G09 G10
   V01 V01.1 V01.3 V01.5 V02 V04 V10 V11 O99
   N01 N02 N03 N04 N05 N06 N07 N08 N09 N99`.split(/\s+/u),
);

/** So long a telephone may be without the new list. */
const lateDays = 7;

/**
 * Whether something new may be filed under it: what was merged may still come from a telephone or a letter that knows the old list, and goes
 * on to where its class went; what was ended alone, for a week.
 */
export function isTaken({ retiredOn, mergedInto }: Pick<Category, 'retiredOn' | 'mergedInto'>, today: Day): boolean {
  return retiredOn === null || mergedInto !== null || today <= addDays(retiredOn, lateDays);
}

/** Where what was written under a code stands today; the code itself where it is in use or was ended without another. */
export function successorOf(categories: readonly Category[], given: string): string {
  let now = given;
  // No longer than the list: a circle cannot be made, and one would not hang here.
  for (const _ of categories) {
    const found = categories.find((one) => one.code === now);
    if (found === undefined || found.retiredOn === null || found.mergedInto === null) return now;
    now = found.mergedInto;
  }
  return now;
}

/** Whether the code stands in the list that the field chooses from. */
export function isOfKind(
  categories: readonly CategoryRow[],
  code: string,
  field: 'category' | 'nature' | 'channel',
): boolean {
  const found = categories.find((one) => one.code === code);
  if (found === undefined) return false;
  return field === 'category' ? found.kind !== 'nature' && found.kind !== 'channel' : found.kind === field;
}
