/**
 * 证据里的人 (exhibit names): the exhibits of a case that somebody told of are read by the party, in the decision and on the list that is signed.
 * What the program writes there names nobody (《办法》第三十七条). Every name is refused alike, never by looking who told: else whoever tries
 * names would learn it.
 */
import { demandNameless } from '../../base/disclosure/nameless.ts';
import { leakKindWords, maskLeaks, type LeakMark, type TextGate } from '../../base/disclosure/leak-mark.ts';
import { Refusal } from '../../base/refusal.ts';
import type { Enforcement } from './enforcement.ts';

/** From where the case came, and whom its papers name anyway. */
export type Told = Pick<Enforcement, 'channel' | 'complaintId' | 'tipoffId' | 'operatorName'>;

export interface ExhibitNaming extends TextGate {
  /** The officers, offices and places of the county, whose names may stand there. */
  known: readonly string[];
}

export function isTold({ channel, complaintId, tipoffId }: Told): boolean {
  return isTippedOff({ channel, tipoffId }) || channel === 'complaint' || complaintId !== null;
}

function isTippedOff({ channel, tipoffId }: Pick<Told, 'channel' | 'tipoffId'>): boolean {
  return channel === 'tipoff' || tipoffId !== null;
}

/** 「举报人提供」 tells the party that there was one, and from where a photo was taken. */
const teller = /(?:投诉)?举报(?:人|者)|(?:线索|情况)提供(?:人|者)|知情人/gu;

/** Refuses what tells who gave it. A brand that sounds like a name goes through in quotation marks, in the name of the exhibit alone. */
export function demandNoTeller(
  texts: Readonly<Record<string, string>>,
  one: Told,
  { leaksOf, known }: ExhibitNaming,
): void {
  if (!isTold(one)) return;
  const read: TextGate['leaksOf'] = (text, behind) => [
    ...leaksOf(text, behind).filter((mark) => !isQuoted(text, mark)),
    ...(isTippedOff(one) ? tellersIn(text) : []),
  ];
  const facts = { leaksOf: read, known: { public: [...known, one.operatorName] } };
  demandNameless({ strict: texts }, facts, {
    say: (path, marks) =>
      marks.map(({ words, kind }) => ({
        path,
        zh: `“${words}”${tellers(words) ? '' : `像${leakKindWords[kind].zh}，`}说出了谁提供的；请写“案外人”“证人一”“店员”。${path === 'name' ? '是商品名的，加上引号。' : ''}`,
        en: `“${words}” tells who gave it; write “a third person”, “witness 1” or “shop assistant”.${path === 'name' ? ' Put the name of goods in quotation marks.' : ''}`,
      })),
    refuse: (fields, words) =>
      new Refusal('exhibit-names', { words: [...new Set(words)].slice(0, 6).join('、') }, fields),
  });
}

/** The words as they are printed, for what was written before it was refused. */
export function withoutTeller(words: string, one: Told, { leaksOf, known }: ExhibitNaming): string {
  if (!isTold(one)) return words;
  const marks = leaksOf(words, { public: [...known, one.operatorName] }).filter(
    (mark) => isPerson(mark) && !isQuoted(words, mark),
  );
  const masked = maskLeaks(
    words,
    marks.map((mark) => ({ ...mark, instead: '某某' })),
  );
  return isTippedOff(one) ? masked.replace(teller, '案外人') : masked;
}

const ofPersons: ReadonlySet<string> = new Set(['name', 'phone', 'identity', 'card', 'account', 'plate']);
const isPerson = ({ kind }: LeakMark) => ofPersons.has(kind);

function tellers(words: string): boolean {
  return words.search(teller) >= 0;
}

function tellersIn(text: string): LeakMark[] {
  return [...text.matchAll(teller)].map(({ 0: words, index }) => ({
    at: index,
    words,
    kind: 'name',
    instead: '案外人',
  }));
}

function isQuoted(text: string, { at, words }: LeakMark): boolean {
  return /[“"「《]/u.test(text[at - 1] ?? '') && /[”"」》]/u.test(text[at + words.length] ?? '');
}
