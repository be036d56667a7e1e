/**
 * 标的和问题 (subject): what the matter is about, a leaf of the categories, and what kind of problem it is, with the words that say so.
 */
import { overcharge, shortMeasure, type Gap } from './conflicting-figures.ts';
import type { Lessons } from './learned-words.ts';
import { clausesOf, meet, type Lexicon } from './lexicon.ts';

export interface Guess<T> {
  value: T;
  words: readonly string[];
}

const deal = /买|花|订|办|充|装|报|做|寄|修|吃|交了|定做|租|拿的|配|坐|开/u;

/** How much the lessons count beside the words, tried on texts that neither had seen. */
const topShare = 0.2;
const leafShare = 0.1;
const natureShare = 0.2;

/** What speaks for a class or a kind of problem, and by which words. */
export interface Ranked {
  value: string;
  weight: number;
  words: readonly string[];
}

/** The leaves for which anything speaks, the weightiest first. */
export function rankedCategories(text: string, lexicon: Lexicon, lessons: Lessons): Ranked[] {
  const top = lessons.top(text);
  const leafLeaning = lessons.category(text);
  const ranked = [...categoryScores(text, lexicon)]
    .map(([leaf, score]): [string, Score] => [
      leaf,
      { ...score, weight: score.weight + topShare * top.of(leaf.slice(0, 3)) + leafShare * leafLeaning.of(leaf) },
    ])
    .toSorted(([a, x], [b, y]) => y.weight - x.weight || (a < b ? -1 : 1));
  // Who bought a thing and had it mended disputes the thing: a repair shop is what he went to with a thing of his own.
  const goods = boughtThing.test(text)
    ? ranked.find(([leaf, { bought: of }]) => leaf.startsWith('G') && of.size > 0)
    : undefined;
  const isThing = ranked[0]?.[0] === 'V01.5' && !repairShop.test(text) && goods !== undefined;
  return (isThing ? [goods, ...ranked.filter((one) => one !== goods)] : ranked).map(([value, score]) => ({
    value,
    weight: score.weight,
    words: [...score.words, ...score.bought, ...score.forms]
      .filter((word, i, all) => all.indexOf(word) === i)
      .slice(0, 5),
  }));
}

const boughtThing = /^[^。]{0,30}(?:买|购|提|搬|拉|扛|抱|拿|淘|订|抢|选)(?:的|了|到|回|得)/u;
const repairShop = /送修|修理铺|修理部|维修部|维修店|维修中心|修理厂|汽修|官方售后|快修|上门(?:维)?修/u;

interface Score {
  weight: number;
  words: Set<string>;
  /** Words of what was bought, and sentence forms: each counts beside the plain word. */
  bought: Set<string>;
  forms: Set<string>;
}

/** How much speaks for each leaf: words in a clause that tells of the deal weigh half as much again, what was bought more still. */
export function categoryScores(text: string, lexicon: Lexicon): Map<string, Score> {
  const scores = new Map<string, Score>();
  const add = (category: string, weight: number, word: string, part: 'words' | 'bought' | 'forms' = 'words') => {
    const score = scores.get(category) ?? { weight: 0, words: new Set(), bought: new Set(), forms: new Set() };
    if (!score[part].has(word)) {
      score.weight += weight;
      score[part].add(word);
    }
    scores.set(category, score);
  };
  const about = withoutWhereabouts(text);
  for (const object of objectsOf(about))
    for (const word of wordsOf(object, lexicon))
      for (const { category, weight } of lexicon.words.get(word) ?? [])
        if (weight > 1) add(category, weightOf(word, 2.5), word, 'bought');
  for (const [i, clause] of clausesOf(about).entries()) {
    // What is named first is most often what it is about.
    const factor = (deal.test(clause.text) ? 1.5 : 1) + (i === 0 ? 0.3 : 0);
    for (const word of wordsOf(clause.text, lexicon))
      for (const { category, weight } of lexicon.words.get(word) ?? [])
        add(category, weightOf(word, weight) * factor, word);
  }
  for (const { form, category, weight } of lexicon.categoryRules) {
    const match = form.exec(about);
    if (match !== null) add(category, weight, match[0], 'forms');
  }
  return scores;
}

/** One character says less than a word. */
function weightOf(word: string, weight: number): number {
  return word.length === 1 ? weight / 2 : weight;
}

/** 「镇卫生院旁边那个店」 is no matter of the hospital, and the three-wheeler that carries fakes away is none of vehicles. */
function withoutWhereabouts(text: string): string {
  return text.replace(
    /\p{Script=Han}{2,6}(?:旁边?|边上|门口|对面|附近|隔壁|对过|跟前|后头|后边|电梯口|楼梯口|路口)(?!的?路)|店?门锁(?=了|着|上|的)|\p{Script=Han}{0,2}(?:三轮车?|面包车|小?货车|皮卡|卡车)(?=[^,。]{0,3}(?:拉|运|往|送|早走|走村))|^.{0,24}(?:要说的是|打错了,|说错了,)|[我俺](?:是)?开(?:了|着)?(?:个|一家|家)?[^,。]{1,6}的(?=[,。])|[我俺]在?[^,。]{0,6}开(?:了|着)?(?:个|一家|家|间)?[^,。]{1,6}[店馆厂铺](?=[,。])/gu,
    '',
  );
}

const bought =
  /(?:买|订购?|办|定做|定制|配|租|充|报|寄|修|换|做|装|淘|抢|吃|喝|坐|养)(?:的|了|到|回来|来)?(?:个|了|台|张|把|双|条|件|口|辆|套|瓶|袋|箱|盒|份|副|一[个台张把双条件口辆套瓶袋箱盒份副斤]|两[个台张把双条件辆套瓶袋箱盒斤])?([^,。;!?:"]{1,14})/gu;
/** 「手机是在他家买的」: from the last such word before 「买的」 the eye goes back to the goods; a run tried from each of its characters is slow. */
const boughtBefore = /(?<=([^,。;!?:"]{1,12}))[是在从](?=[^,。;!?:是在从]{0,16}[买拿订办配做进]的)/gu;

/** What was bought, ordered or repaired, as far as the words around the verb say. */
function objectsOf(text: string): string[] {
  return [...text.matchAll(bought), ...text.matchAll(boughtBefore)].map(([, object = '']) => object);
}

/** The known words of the text from left to right, the longest at each spot. */
export function wordsOf(text: string, { words, longestWord }: Pick<Lexicon, 'words' | 'longestWord'>): string[] {
  const found: string[] = [];
  for (let at = 0; at < text.length;) {
    let length = Math.min(longestWord, text.length - at);
    while (length > 0 && !words.has(text.slice(at, at + length))) length -= 1;
    if (length > 0) found.push(text.slice(at, at + length));
    at += Math.max(1, length);
  }
  return found;
}

/** The kinds of problem, the weightiest first: what the text says, helped by what is usual for such goods; none where it says nothing. */
export function rankedNatures(text: string, category: string, lexicon: Lexicon, lessons: Lessons): Ranked[] {
  const leaning = lessons.nature(text);
  const told = natureScores(text, category, lexicon);
  if (told.every(({ weight }) => weight <= 0)) return [];
  return told
    .map(({ nature, weight, words }) => ({
      value: nature,
      weight: weight + natureShare * leaning.of(nature),
      words: words.length > 0 ? words.slice(0, 4) : leaning.wordsFor(nature, 3),
    }))
    .toSorted((a, b) => b.weight - a.weight || (a.value < b.value ? -1 : 1));
}

/** The chief kind of problem, and a second that weighs nearly as much. */
export function naturesOf(ranked: readonly Ranked[]): Guess<string[]> {
  const [first, second] = ranked;
  if (first === undefined) return { value: ['N99'], words: [] };
  const value = [first.value];
  if (second !== undefined && second.weight >= 3 && second.weight >= first.weight * 0.5) value.push(second.value);
  return { value, words: first.words };
}

/** Two figures that do not agree say as much as the plainest words. */
const gapWeight = 6;

/** Services that make nothing that could be of bad quality. */
const workOnly = /^V(?!02\.1|12|13)/u;

/** How much speaks for each kind of problem. */
export function natureScores(
  text: string,
  category: string,
  lexicon: Lexicon,
): { nature: string; weight: number; words: readonly string[] }[] {
  const usual = lexicon.usualNature[category];
  const gaps: Readonly<Record<string, Gap | null>> = { N04: overcharge(text), N08: shortMeasure(text) };
  const scores = lexicon.natures.map(({ nature, signs }) => {
    const met = meet(text, signs);
    const gap = gaps[nature] ?? null;
    let weight =
      met.weight + (usual !== undefined && usual[0] === nature ? usual[1] : 0) + (gap === null ? 0 : gapWeight);
    for (const rule of lexicon.natureRules)
      if (rule.nature === nature && rule.categories.test(category) && rule.form.test(text)) weight += rule.weight;
    return { nature, weight, words: gap === null ? met.words : [gap.words, ...met.words] };
  });
  if (!workOnly.test(category)) return scores;
  // Of a service that makes nothing, a bad result is bad service.
  const fault = scores.find(({ nature }) => nature === 'N01');
  const service = scores.find(({ nature }) => nature === 'N02');
  if (fault === undefined || service === undefined || fault.weight <= 0) return scores;
  return scores.map((one) =>
    one === service
      ? { ...one, weight: service.weight + fault.weight * 0.7, words: [...service.words, ...fault.words] }
      : one === fault
        ? { ...one, weight: fault.weight * 0.3 }
        : one,
  );
}
