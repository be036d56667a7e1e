/**
 * npx tsx scripts/disclosure/make-words.ts DICT.txt: writes src/domain/base/disclosure/ordinary-words.ts from jieba's list of words (each line is
 * a word, how often it was met, and its kind; MIT, © 2013 Sun Junyi; `npm pack @node-rs/jieba` brings it as dict.txt).
 */
import { readFileSync, writeFileSync } from 'node:fs';
import * as names from '../../src/domain/base/disclosure/name-words.ts';

const file = process.argv[2];
if (file === undefined) throw new Error('Name the list of words: dict.txt of @node-rs/jieba.');

interface Entry {
  word: string;
  often: number;
  kind: string;
}

const entries = readFileSync(file, 'utf8')
  .split('\n')
  .flatMap((line): Entry[] => {
    const [word = '', often = '', kind = ''] = line.split(' ');
    return /^\p{Script=Han}{2,3}$/u.test(word) ? [{ word, often: Number(often), kind }] : [];
  });

const isSurname = (one: string) => names.plainSurnames.has(one) || names.wordSurnames.has(one);

/** The list takes many words of every day for names (陈述, 明白): they are words where nobody is called so. */
function isOrdinary({ word, often, kind }: Entry): boolean {
  if (!isSurname(word.charAt(0))) return false;
  if (!kind.startsWith('nr')) return often >= 10;
  const isName = names.plainSurnames.has(word.charAt(0)) && names.givenCharacters.has(word.charAt(1));
  return word.length === 2 && often >= 100 && !isName;
}

const doing = new Set(['v', 'vn', 'vd', 'd', 'ad', 'p', 'c']);
const isDoing = ({ word, often, kind }: Entry) =>
  word.length === 2 && ((often >= 50 && doing.has(kind)) || (often >= 300 && kind === 'nr' && word === '陈述'));

const listed = (chosen: readonly Entry[]) =>
  chosen
    .map(({ word }) => word)
    .toSorted()
    .join(' ');

writeFileSync(
  new URL('../../src/domain/base/disclosure/ordinary-words.ts', import.meta.url),
  `/**
 * Words of every day, made by scripts/disclosure/make-words.ts from the list of words of jieba (https://github.com/fxsjy/jieba), which is
 * under the MIT licence, Copyright (c) 2013 Sun Junyi. Not to be edited by hand.
 */

/** Those that begin with what is a surname as well: where one begins, hardly a name does. */
export const ordinaryWords: ReadonlySet<string> = new Set(
  '${listed(entries.filter(isOrdinary))}'.split(' '),
);

/** What people do, and how: what may stand right behind a name. */
export const doings: ReadonlySet<string> = new Set(
  '${listed(entries.filter(isDoing))}'.split(' '),
);
`,
);
