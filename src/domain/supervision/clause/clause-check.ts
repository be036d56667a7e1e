/**
 * 条款审查 (clause checking): reads a contract or a notice and proposes which of its sentences are suspected (涉嫌) of what. It proposes,
 * people judge; no sentence says that a term is void (《合同行政监督管理办法》第二十二条).
 */
import { clauseRules } from './clause-rules.ts';
import { clauseCodes, type ClauseCode } from './clause-code.ts';
import { exemptionsIn, type Found } from './exemption-rules.ts';

/** One suspicion: where it stands in the text, in the characters of the text as it was given. */
export interface Suspicion {
  code: ClauseCode;
  at: number;
  /** The words themselves, as they stand there. */
  words: string;
  /** The sentence around them, for who reads the list alone. */
  sentence: string;
}

/** The suspicions in the order of the text; each code once a sentence. */
export function checkClauses(text: string): Suspicion[] {
  return sentencesOf(text).flatMap((sentence) => suspicionsIn(sentence, text));
}

/** The codes of a text, each once. */
export function codesIn(text: string): ClauseCode[] {
  const found = new Set(checkClauses(text).map(({ code }) => code));
  return clauseCodes.filter((code) => found.has(code));
}

/** A sentence without its blanks, and where each of its characters stands in the text. */
interface Sentence {
  plain: string;
  places: number[];
}

function suspicionsIn(sentence: Sentence, text: string): Suspicion[] {
  const { plain, places } = sentence;
  if (plain.length < shortest) return [];
  const kept: (Found & { offset: number })[] = [];
  for (const { clause, offset } of clausesOf(plain))
    for (const found of foundIn(clause, plain)) {
      const known = kept.find(({ code }) => code === found.code);
      if (known === undefined) kept.push({ ...widened(clause, found), offset });
    }
  const whole = text.slice(places[0], (places.at(-1) ?? 0) + 1).trim();
  return kept
    .map(({ code, from, to, offset }): Suspicion => {
      const [at, end] = [places[offset + from] ?? 0, places[offset + to - 1] ?? 0];
      return { code, at, words: text.slice(at, end + 1), sentence: whole };
    })
    .toSorted((a, b) => a.at - b.at);
}

function foundIn(clause: string, sentence: string): Found[] {
  const found = [...exemptionsIn(clause)];
  for (const { code, cue, find, unless, unlessIn, is } of clauseRules) {
    if (!cue.test(clause) || unless?.test(clause) === true || unlessIn?.test(sentence) === true) continue;
    for (const match of clause.matchAll(find)) {
      if (is?.(clause, match) === false) continue;
      found.push({ code, from: match.index, to: match.index + match[0].length });
      break;
    }
  }
  return withoutTwins(clause, found);
}

/** What stands before the words of a clause: 「第三条」「（二）」. */
const headed = /^(?:第[一二三四五六七八九十百\d]{1,4}[条款项章]|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.．])/u;
/** So far a mark reaches for the nearest pause, so that it reads as somebody would quote it. */
const mostWidened = 16;
const pauses = /[，,。；;：:、！!？?]/u;

/** To the pauses around it, where they are near; a comma within a figure is none. */
function widened(clause: string, { code, from, to }: Found): Found {
  const isPause = (at: number) =>
    pauses.test(clause[at] ?? '') && !(/\d/u.test(clause[at - 1] ?? '') && /\d/u.test(clause[at + 1] ?? ''));
  let [start, end] = [from, to];
  while (start > 0 && from - start < mostWidened && !isPause(start - 1)) start -= 1;
  while (end < clause.length && end - to < mostWidened && !isPause(end)) end += 1;
  const heading = headed.exec(clause.slice(start, from))?.[0].length ?? 0;
  return {
    code,
    from: start === 0 || isPause(start - 1) ? start + heading : from,
    to: end === clause.length || isPause(end) ? end : to,
  };
}

/** The same words give the more exact kind: what is told apart below says no more than what is kept. */
const twins: readonly (readonly [kept: ClauseCode, dropped: ClauseCode])[] = [
  ['F9', 'F7.5'],
  ['F9', 'F6'],
  ['F6', 'F7.5'],
  ['F7.1', 'F8.8'],
  ['F7.2', 'F8.8'],
  ['F8.2', 'F8.8'],
  ['F8.2', 'F8.4'],
];

function withoutTwins(clause: string, found: readonly Found[]): Found[] {
  const codes = new Set(found.map(({ code }) => code));
  // 「有权调整，恕不另行通知」 is about the notice, unless he may do it at any time.
  const isNotice = codes.has('F7.5') && !/随时|单方|任意/u.test(clause);
  return found
    .filter(({ code }) => !(code === 'F7.6' && codes.size > 1) && !(code === 'F8.4' && isNotice))
    .filter(({ code }) => !twins.some(([kept, dropped]) => dropped === code && codes.has(kept)));
}

function clausesOf(plain: string): { clause: string; offset: number }[] {
  const clauses: { clause: string; offset: number }[] = [];
  let offset = 0;
  for (const clause of plain.split(/[；;]/u)) {
    clauses.push({ clause, offset });
    offset += clause.length + 1;
  }
  return clauses;
}

/** What is shorter says nothing. */
const shortest = 4;
const ends = /[。！!？?]/u;
const numbered =
  /^(?:第[一二三四五六七八九十百\d]+[条款项章]|[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．]|[-•·●○◆■*])/u;

/**
 * Sentences by their marks. A line is one too, where a notice has no marks: a short line, or one before a numbered one. What a page breaks
 * in two is read as one.
 */
function sentencesOf(text: string): Sentence[] {
  const sentences: Sentence[] = [];
  let now: Sentence = { plain: '', places: [] };
  const end = () => {
    if (now.plain !== '') sentences.push(now);
    now = { plain: '', places: [] };
  };
  let lineStart = 0;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at] ?? '';
    if (sign === '\n') {
      if (isLineEnd(text, lineStart, at)) end();
      lineStart = at + 1;
    } else if (ends.test(sign)) {
      now.plain += '。';
      now.places.push(at);
      end();
    } else if (!/\s/u.test(sign)) {
      now.plain += plainOf(sign);
      now.places.push(at);
    }
  }
  end();
  return sentences;
}

function isLineEnd(text: string, from: number, at: number): boolean {
  const length = text.slice(from, at).trim().length;
  const next = text.slice(at + 1, at + 12).trimStart();
  return (
    length < 26 ||
    next === '' ||
    numbered.test(next) ||
    /[。；;：:！!]\s*$/u.test(text.slice(Math.max(from, at - 3), at))
  );
}

/** Full-width figures and letters as plain ones. */
function plainOf(sign: string): string {
  const code = sign.charCodeAt(0);
  const isWide = code >= 0xff10 && code <= 0xff5a && /[０-９Ａ-Ｚａ-ｚ]/u.test(sign);
  return isWide ? String.fromCharCode(code - 0xfee0) : sign;
}
