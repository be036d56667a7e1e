import { plainText } from '../../domain/triage/lexicon.ts';
import { useWords } from '../base/language.tsx';

export interface Quote {
  before: string;
  mark: string;
  after: string;
}

const around = 7;
const mostQuotes = 2;
const stops = /[,，。；;！!？?：:\n]/u;

/** The words of a proposal where they stand in what was typed, with a little around them; words that are no quotation give none. */
export function quotesOf(text: string, words: readonly string[]): Quote[] {
  const { plain, from } = foldedText(text);
  const taken: [number, number][] = [];
  for (const word of words) {
    if (word === '') continue;
    for (let at = plain.indexOf(word); at !== -1; at = plain.indexOf(word, at + 1)) {
      const start = from[at] ?? 0;
      const end = (from[at + word.length - 1] ?? start) + 1;
      if (taken.some(([a, b]) => start < b && end > a)) continue;
      taken.push([start, end]);
      break;
    }
  }
  return taken
    .toSorted(([a], [b]) => a - b)
    .map(([start, end]) => ({
      // Half a number says something else.
      before: lastOf(text.slice(Math.max(0, start - around), start)).replace(/^\d+/u, ''),
      mark: text.slice(start, end),
      after: (text.slice(end, end + around).split(stops)[0] ?? '').replace(/\d+$/u, ''),
    }));
}

function lastOf(words: string): string {
  return words.split(stops).at(-1) ?? '';
}

/** The text as the rules read it, and where each of its characters stands in what was typed. */
function foldedText(text: string): { plain: string; from: number[] } {
  let plain = '';
  const from: number[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const folded = plainText(text[at] ?? '');
    plain += folded;
    for (let i = 0; i < folded.length; i += 1) from.push(at);
  }
  return { plain, from };
}

/** 「…扫码显示已查询过多次…」 with the words themselves marked. */
export function Quotes({ text, words }: { text: string; words: readonly string[] }) {
  const quotes = quotesOf(text, words).slice(0, mostQuotes);
  return (
    <>
      {quotes.map(({ before, mark, after }, i) => (
        <q key={`${i} ${mark}`}>
          {before}
          <mark>{mark}</mark>
          {after}
        </q>
      ))}
    </>
  );
}

/** The words of the text as they were told, and the rule in the reader's language. */
export function Why({ text, why }: { text: string; why: { words: readonly string[]; zh: string; en: string } }) {
  const t = useWords();
  return (
    <p className="triage-why">
      <Quotes text={text} words={why.words} />
      <span>{t(why.zh, why.en)}</span>
    </p>
  );
}
