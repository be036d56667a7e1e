/** A text as it is read for names: where its words begin, what stands before and behind a place. */
import { allHave, hasTrait, trait, traitsAt } from './character-traits.ts';
import * as words from './name-words.ts';

/** A piece of the text, by where it stands. */
export interface Span {
  at: number;
  end: number;
}

/** Who it is: 「店员」; to somebody: 「找」, 「赔偿」; where a clause begins; what leads to things as often; hardly to anybody; within other words. */
export type Ahead = 'who' | 'to' | 'clause' | 'may' | 'weak' | 'none';
/** What people do or are; what may be done or be so of anybody; an end; what goes on behind things as well; other words. */
export type Behind = 'person' | 'doing' | 'closes' | 'weak' | 'none';

export interface Reading {
  text: string;
  /** How long the word is that begins at each place, as the engine's own reader of words (Intl.Segmenter) sets them apart; 0 where none does. */
  lengths: Uint32Array;
  /** What was found to lead to a place and to go on behind it. */
  ahead: Ahead[];
  behind: Behind[];
  /** How long a surname at each place is, and whether a word of every day begins there, both one too many: 0 is not asked yet. */
  surnames: Uint8Array;
  everyday: Uint8Array;
}

const reader = new Intl.Segmenter('zh', { granularity: 'word' });

export function readWords(text: string): Reading {
  const lengths = new Uint32Array(text.length + 1);
  for (const { index, segment } of reader.segment(text)) lengths[index] = segment.length;
  return {
    text,
    lengths,
    ahead: [],
    behind: [],
    surnames: new Uint8Array(text.length + 1),
    everyday: new Uint8Array(text.length + 1),
  };
}

export function isHan(one: string): boolean {
  return /^\p{Script=Han}+$/u.test(one);
}

/** How long the word is that begins at the place; 0 where none does. */
export function wordLength({ lengths }: Reading, at: number): number {
  return lengths[at] ?? 0;
}

export function beginsWord(reading: Reading, at: number): boolean {
  return wordLength(reading, at) > 0;
}

/** Whether the piece is of Chinese characters alone; an empty one is not. */
export function isHanFrom({ text }: Reading, at: number, end: number): boolean {
  if (end <= at || end > text.length) return false;
  if (!allHave(text, at, end, trait.han | trait.half)) return false;
  return allHave(text, at, end, trait.han) || isHan(text.slice(at, end));
}

/** The few characters before the place; patterns that look back read no more than these. */
export function aheadOf({ text }: Reading, at: number): string {
  return text.slice(Math.max(0, at - 6), at);
}

export function behindOf({ text }: Reading, end: number): string {
  return text.slice(end, end + 24);
}

export function endsWord(reading: Reading, end: number): boolean {
  return end === reading.text.length || beginsWord(reading, end);
}

/** How many characters the surname at the place has. */
export function surnameAt({ text, surnames }: Reading, at: number): number {
  const known = surnames[at];
  if (known !== undefined && known > 0) return known - 1;
  const length = surnameIn(text, at);
  surnames[at] = length + 1;
  return length;
}

function surnameIn(text: string, at: number): number {
  const first = traitsAt(text, at);
  if ((first & trait.doubleSurname) !== 0 && words.doubleSurnames.has(text.slice(at, at + 2))) return 2;
  return (first & (trait.plainSurname | trait.wordSurname)) === 0 ? 0 : 1;
}

const noNameBegins = new Set([...words.noNames].map((one) => one.slice(0, 2)));

/** Whether a word of every day or a brand begins at the place: 「高压锅」, 「王府井」. */
export function isWordAt({ text, everyday }: Reading, at: number): boolean {
  const known = everyday[at];
  if (known !== undefined && known > 0) return known === 2;
  const found = isWordIn(text, at);
  everyday[at] = found ? 2 : 1;
  return found;
}

function isWordIn(text: string, at: number): boolean {
  if (!noNameBegins.has(text.slice(at, at + 2))) return false;
  // 「东方晓」 is somebody, 「东方」 nobody.
  const isDouble =
    hasTrait(text, at, trait.doubleSurname) &&
    words.doubleSurnames.has(text.slice(at, at + 2)) &&
    /^(?![红明卫电航购商大花路市村镇街店城家])\p{Script=Han}/u.test(text.charAt(at + 2));
  // 「王子涵」 is somebody, 「王子」 nobody.
  if (
    text.charAt(at) === '王' &&
    /^王子[涵轩豪默睿文怡琪昂祺腾骞瑞浩宁墨航鑫晨萱璇阳俊龙杰健韬]/u.test(text.slice(at, at + 3))
  )
    return false;
  return (isDouble ? [4, 3] : [4, 3, 2]).some((length) => words.noNames.has(text.slice(at, at + length)));
}

/** Whether given names are made of each of the characters. */
export function isGiven(name: string): boolean {
  return allHave(name, 0, name.length, trait.given);
}

/** What people do or are. */
export const acting = new RegExp(`^${words.behind}`, 'u');

/** Whether what stands behind is what people do or are. */
export function isActing(behind: string): boolean {
  return acting.test(behind);
}

/** Whether what stands behind is what somebody does of whom a clause tells. */
export function isDoing(behind: string, isSurname: boolean): boolean {
  return words.does.test(behind) || (isSurname && words.leadsOn.test(behind));
}

/** Whether each character stands by itself, as the reader of words leaves what it has in no dictionary. */
export function isApart({ lengths }: Reading, at: number, end: number): boolean {
  for (let i = at; i < end; i += 1) if (lengths[i] !== 1) return false;
  return true;
}

/** What a name may be followed by: an end, or a word that no given name is made of. */
const boundary =
  /^(?:$|[^\p{Script=Han}]|[的地得了在和与及或到去来给把被将向对从由跟同于又也就都还已曾经才再拿带买卖购吃喝花付交签住说讲称认要想请让叫问打写收退找是有没不为因所之等本家及其代并联])/u;

export function endsName(behind: string): boolean {
  return boundary.test(behind);
}

/** 「李来福」, 「陈得胜」, 「刘从军」: given names that begin or end like the words that hold a sentence together. */
export const givenOfWords =
  /^(?:来[福喜顺财宝旺弟娣运生凤英]|得[胜志财水福利草宝贵禄]|向[阳东前红荣军辉华明]|从[军文武云明善]|为[民国群忠平]|和[平生顺兰]|在[田林山生]|要[武军]|[丰秋春]收|理想|[家永国德世振义仁忠]和|[福喜凤运]来|开[明国华元富贵宝基])$/u;

export function hasFunctionWord(given: string): boolean {
  return hasFunctionCharacter(given) && !words.namedAsWords.has(given) && !givenOfWords.test(given);
}

function hasFunctionCharacter(given: string): boolean {
  for (let i = 0; i < given.length; i += 1) if (hasTrait(given, i, trait.functionWord)) return true;
  return false;
}

/** Behind a surname that is known to begin a name: where the name ends, or null. */
export function nameEnd(reading: Reading, at: number): number | null {
  const surname = surnameAt(reading, at);
  if (surname === 0) return null;
  const ends = [2, 1].flatMap((length) => {
    const end = at + surname + length;
    const given = reading.text.slice(at + surname, end);
    if (!isHanFrom(reading, at + surname, end) || hasFunctionWord(given)) return [];
    if (length > 1 && words.placeBehind.test(behindOf(reading, end))) return [];
    return [{ end, likely: likelihood(reading, end, given) }];
  });
  const [best] = ends.toSorted((a, b) => b.likely - a.likely);
  return best === undefined || best.likely < 2 ? null : best.end;
}

/** How much speaks for it that the given name ends here. */
function likelihood(reading: Reading, end: number, given: string): number {
  const behind = behindOf(reading, end);
  const stops = /^$|^[^\p{Script=Han}]/u.test(behind)
    ? 4
    : isActing(behind) || isDoing(behind, true)
      ? 3
      : endsName(behind)
        ? 2
        : 0;
  return stops + (beginsWord(reading, end) ? 1 : 0) + (isGiven(given) ? given.length : 0);
}
