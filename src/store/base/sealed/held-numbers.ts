/**
 * 隐号 (held-back numbers): what is taken out of a row's or a ledger line's texts before they are stored, each with the place where it stood,
 * and put back when the seal that holds it opens.
 */
import { unopened } from '../../../domain/base/masking.ts';
import { numbersIn, type StandingNumber } from '../../../domain/base/number/standing-numbers.ts';

/** Stands in words where a number was taken out; nobody searches for it, as he may for 号码. */
export const heldBack = '〔隐号〕';

/**
 * The names under which a telephone or an identity number of a person stands in a document; and the name itself of whoever was banned from an
 * unlicensed trade or signed for what was served on him.
 */
const personal: ReadonlySet<string> = new Set([
  'phone',
  'consumerPhone',
  'consumerIdNumber',
  'idNumber',
  'askerPhone',
  'personName',
  'receiver',
  'witnessName',
]);

/** The names under which words of a citizen, or what staff wrote down of them, stand in a document. */
const wordy: ReadonlySet<string> = new Set([
  'story',
  'claim',
  'question',
  'evidence',
  'newFacts',
  'consumerName',
  'consumerAddress',
  'name',
  'address',
  'person',
  'injury',
  'product',
  'seller',
  'relation',
  'hospital',
  'text',
  'words',
  'reason',
  'receipt',
  'minutes',
  'item',
  'place',
  'proof',
  'condition',
  'askedPaper',
  'askedWhom',
  'answer',
  'gist',
  'home',
  'ask',
  'about',
  'avoidance',
  'conclusion',
  'extensionReason',
  'facts',
  'goods',
  'grounds',
  'guidance',
  'keeper',
  'opinion',
  'offence',
  'others',
  'otherWays',
  'paper',
  'plan',
  'post',
  'present',
  'record',
  'recorder',
  'residence',
  'result',
  'revokedWhy',
  'successor',
  'declineReason',
  'terminateReason',
  'decisionReason',
  'body',
  'sealed',
  'slip',
  'trade',
  'where',
  'withdrawnWhy',
  'done',
  'note',
  'seen',
  'sexAge',
  'sentence',
  'source',
  'struckWhy',
  'why',
]);

type Row = Record<string, unknown>;

/** What is sealed of a row: whole texts and numbers out of words, by where they stood. */
export type Taken = Record<string, string | readonly StandingNumber[]>;

export function numbersTaken(taken: Taken[string] | undefined): readonly StandingNumber[] {
  return typeof taken === 'object' ? taken : [];
}

/** What stays of a text that is sealed. */
export function takeText(value: unknown, path: string, taken: Taken): unknown {
  if (typeof value !== 'string' || value === '') return value;
  taken[path] = value;
  return '';
}

/** What stays of words: numbers are noted with the place of what stands for them, so that nothing that was typed is taken for one. */
export function takeNumbers(value: unknown, path: string, taken: Taken): unknown {
  if (typeof value !== 'string') return value;
  const standing = numbersIn(value);
  if (standing.length === 0) return value;
  let [left, end] = ['', 0];
  taken[path] = standing.map(({ at, figures }) => {
    left += value.slice(end, at);
    end = at + figures.length;
    left += heldBack;
    return { at: left.length - heldBack.length, figures };
  });
  return left + value.slice(end);
}

/** Words whose numbers do not open: their reader must not take the sign for what was typed. */
export function withoutSign<T>(words: T): T {
  return (typeof words === 'string' ? words.replaceAll(heldBack, unopened) : words) as T;
}

/** The words with their numbers. Words that somebody has changed past the program stay as they are, and no longer fit what the ledger says. */
function withNumbers(words: string, standing: readonly StandingNumber[]): string {
  if (standing.some(({ at }) => !words.startsWith(heldBack, at))) return words;
  let [whole, end] = ['', 0];
  for (const { at, figures } of standing) {
    whole += words.slice(end, at) + figures;
    end = at + heldBack.length;
  }
  return whole + words.slice(end);
}

/** The name of a field as a step of a path, whose steps are parted by dots: a setting has one in its name. */
export function stepOf(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('.', '~1');
}

function nameOf(step: string): string {
  return step.replaceAll('~1', '.').replaceAll('~0', '~');
}

/** The document without the texts and numbers that are sealed, which are noted with where they stood. */
export function takeOut(value: unknown, path: string, taken: Taken): unknown {
  if (Array.isArray(value)) return value.map((one, i) => takeOut(one, `${path}.${i}`, taken));
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => {
      const here = `${path}.${stepOf(name)}`;
      if (typeof one !== 'string') return [name, takeOut(one, here, taken)];
      if (personal.has(name)) return [name, takeText(one, here, taken)];
      return [name, wordy.has(name) ? takeNumbers(one, here, taken) : one];
    }),
  );
}

/** The document with the words that say so in place of what was taken out of it. */
export function withUnopened(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withUnopened);
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [name, personal.has(name) && one === '' ? unopened : withUnopened(one)]),
  );
}

/** What somebody has written beside the seal stays, and no longer fits what the ledger says of the row. */
export function putBack(row: Row, path: string, value: unknown): void {
  const names = path.split('.').map(nameOf);
  const last = names.pop() as string;
  let place: unknown = row;
  for (const name of names) place = typeof place === 'object' && place !== null ? (place as Row)[name] : undefined;
  if (typeof place !== 'object' || place === null) return;
  const there = (place as Row)[last];
  if (Array.isArray(value)) {
    if (typeof there === 'string') (place as Row)[last] = withNumbers(there, value as StandingNumber[]);
  } else if (there === '' || there === null) (place as Row)[last] = value;
}
