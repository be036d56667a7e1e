/**
 * 不写人 (nameless): what many read at once may not tell who a private person is; nobody reads it before, so nobody can let a piece through.
 * Whoever declares such words chooses what counts in each field, and in which words it is refused.
 */
import type { FieldProblem, Refusal } from '../refusal.ts';
import { leakKindWords, type KnownLeaks, type LeakKind, type LeakMark, type TextGate } from './leak-mark.ts';

/** A village or a small number tells a station where to look; a name, a number of a person or a plate tells it who. */
const telling: ReadonlySet<LeakKind> = new Set(['name', 'phone', 'identity', 'card', 'account', 'plate', 'firm']);

/** From how many characters on what only sounds like a name counts. */
export const wholeName = 3;
const never = Number.POSITIVE_INFINITY;

type Texts = Readonly<Record<string, string>>;

/** Texts by their fields, under what counts in them. */
export interface NamelessTexts {
  /** What only sounds like a name counts too. */
  strict?: Texts;
  /**
   * As `strict`, in a few words that stand for everybody: there two characters that only sound like a name (「检修」) have too little around
   * them to be told from a word, three have not.
   */
  brief?: Texts;
  /** What is plain to see by itself, and the people who are known to stand behind it: brands, models and makers sound like names. */
  plain?: Texts;
  /** As `plain`, and the shops behind it count too. */
  shopless?: Texts;
}

/** The reading, and who is known to stand behind the texts. */
export type NamelessFacts = TextGate & { known?: KnownLeaks };

/** In which words it is refused. */
export interface NamelessWords {
  /** What is said of the pieces of one field. */
  say: (path: string, marks: readonly LeakMark[]) => FieldProblem[];
  refuse: (fields: readonly FieldProblem[], words: readonly string[]) => Refusal;
}

/** Refuses what tells who somebody is, each piece at its field. */
export function demandNameless(texts: NamelessTexts, facts: NamelessFacts, { say, refuse }: NamelessWords): void {
  const named = namedFields(texts, facts);
  if (named.length === 0) return;
  const words = named.flatMap(({ marks }) => marks.map((mark) => mark.words));
  throw refuse(
    named.flatMap(({ path, marks }) => say(path, marks)),
    words,
  );
}

/** What is said of them, without refusing. */
export function namingProblems(texts: NamelessTexts, facts: NamelessFacts, say: NamelessWords['say']): FieldProblem[] {
  return namedFields(texts, facts).flatMap(({ path, marks }) => say(path, marks));
}

function namedFields({ strict = {}, brief = {}, plain = {}, shopless = {} }: NamelessTexts, facts: NamelessFacts) {
  const { leaksOf, known = {} } = facts;
  const people = { ...known, names: (known.names ?? []).filter(isSomebody), firms: [] };
  const shops = { ...people, firms: (known.firms ?? []).filter(isOneShop) };
  const marked = (texts: Texts, behind: KnownLeaks, guessFrom: number) =>
    Object.entries(texts).map(([path, text]) => ({
      path,
      marks: leaksOf(text, behind).filter(
        ({ kind, guessed, words }) => telling.has(kind) && (guessed !== true || [...words].length >= guessFrom),
      ),
    }));
  return [
    ...marked(strict, people, 1),
    ...marked(brief, people, wholeName),
    ...marked(shopless, shops, never),
    ...marked(plain, people, never),
  ].filter(({ marks }) => marks.length > 0);
}

/** Each piece by itself, with what to put instead. */
export function sayEach(path: string, marks: readonly LeakMark[]): FieldProblem[] {
  return marks.map(({ words, kind, instead }) => ({
    path,
    zh: `“${words}”是${leakKindWords[kind].zh}；${instead === '' ? '请删掉' : `请改成“${instead}”或者删掉`}，确实不是的，请换个说法。`,
    en: `“${words}” is ${leakKindWords[kind].en}; leave it out, or say it in another way.`,
  }));
}

/** All of a field at once: the people, and the shops. */
export function sayTogether(path: string, marks: readonly LeakMark[]): FieldProblem[] {
  const people = wordsOf(marks.filter(({ kind }) => kind !== 'firm'));
  const shops = wordsOf(marks.filter(({ kind }) => kind === 'firm'));
  const zh = [
    ...(people.length === 0 ? [] : [`“${people.join('”“')}”看得出是谁；请去掉，或者换成“某某”。`]),
    ...(shops.length === 0 ? [] : [`“${shops.join('”“')}”是店名；请去掉，或者换成“某店”。`]),
  ];
  const en = [
    ...(people.length === 0 ? [] : [`“${people.join('”, “')}” tells who it is; leave it out.`]),
    ...(shops.length === 0 ? [] : [`“${shops.join('”, “')}” is a shop; leave it out.`]),
  ];
  return [{ path, zh: zh.join(''), en: en.join(' ') }];
}

function wordsOf(marks: readonly LeakMark[]): string[] {
  return [...new Set(marks.map(({ words }) => words))];
}

/** Where no name was told, something stands in its place that is nobody's. */
function isSomebody(name: string): boolean {
  return !/匿名|不详|未知|不知|待查|^(?:投诉|举报|消费|当事)[人者]?$|^[某无]|^(?:先生|女士|群众|村民|用户|客户)$/u.test(
    name,
  );
}

/** Whoever does not know the shop writes where or of what kind it was: these words are not one shop's. */
function isOneShop(name: string): boolean {
  const isKind =
    /^(?:村里|镇上|街上|集上|县城|路边|网上)?的?(?:农资|种子|化肥|农药|手机|家电|家具|建材|服装|食品|五金|电动车|小卖|便利|日用|水果|熟食)+(?:直营|经销|专卖|专营)?[店铺部站]$/u;
  return (
    [...name].length >= 4 &&
    !/待查|不知|不清|不详|未知|不认识|(?:市场|集市|大集|庙会|网店|微店|流动车)$/u.test(name) &&
    !isKind.test(name)
  );
}
