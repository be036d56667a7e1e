/**
 * 话里的记号 (sign): what the second voter sees in a text, each as a word of its own: characters beside each other and near each other, how it
 * begins and ends, and of which class of the lexicon its words are. Any figure is one sign: a sum says nothing of what a text is about.
 */
import type { Lexicon } from '../lexicon.ts';
import { wordsOf } from '../subject.ts';

/** As far as anybody tells what it is about; a longer text is read at its beginning and at its end, where what is asked for stands. */
const longest = 500;
const lastWords = 120;
const longestRun = 3;
const longRun = 4;
/** So far apart two characters are still seen together: 「不」 and 「退」 in 「不肯给退」. */
const farthest = 3;
const marks = /[,，。;；!！?？:："'()（）【】…~]+/u;

/** The words of the classes, as much of the lexicon as is looked up. */
export type ClassWords = Pick<Lexicon, 'words' | 'longestWord'>;

/** The signs of a text in one width and without spaces (`plainText`). */
export function textSigns(plain: string, lexicon: ClassWords): Set<string> {
  const signs = new Set<string>();
  addClasses(signs, plain.slice(0, longest), lexicon);
  const said = evenFigures(
    plain.length <= longest ? plain : `${plain.slice(0, longest - lastWords)}。${plain.slice(-lastWords)}`,
  );
  const pieces = said.split(marks).filter((piece) => piece !== '');
  for (const piece of pieces) addPiece(signs, piece);
  addEnds(signs, said, pieces);
  return signs;
}

/** 「三百五」, 「350」 and 「3.5」 are one sign. */
function evenFigures(text: string): string {
  return text
    .replace(
      /[一二两三四五六七八九十百千万]{2,8}(?=[元块毛角分倍天日周月年个人次件张套桌位斤成折箱袋瓶条亩户家岁]|$|[,。])/gu,
      '0',
    )
    .replace(/\d[\d.,]{0,12}/gu, '0');
}

/** A word that no lesson had is known by its class: who learned of one kind of fish knows the others. */
function addClasses(signs: Set<string>, text: string, lexicon: ClassWords): void {
  for (const word of wordsOf(text, lexicon))
    for (const { category } of lexicon.words.get(word) ?? []) {
      signs.add(`@${category}`);
      signs.add(`@@${category.split('.')[0]}`);
    }
}

function addPiece(signs: Set<string>, piece: string): void {
  for (let n = 1; n <= longRun; n += 1)
    for (let at = 0; at + n <= piece.length; at += 1)
      signs.add(n <= longestRun ? piece.slice(at, at + n) : `4${piece.slice(at, at + n)}`);
  for (let at = 0; at < piece.length; at += 1)
    for (let far = 2; far <= farthest && at + far < piece.length; far += 1)
      signs.add(`~${piece[at]}_${piece[at + far]}`);
}

/** How a text begins and ends tells what it is: 「请问…」, 「…能不能退」. */
function addEnds(signs: Set<string>, said: string, pieces: readonly string[]): void {
  const [first = '', last = ''] = [pieces[0], pieces.at(-1)];
  for (let n = 1; n <= longestRun; n += 1) {
    signs.add(`^${first.slice(0, n)}`);
    signs.add(`$${last.slice(-n)}`);
  }
  if (/[?？][^?？]{0,2}$/u.test(said)) signs.add('$?');
  if (/[?？]/u.test(said)) signs.add('#?');
  signs.add(`#${lengths.filter((length) => said.length > length).length}`);
}

/** A greeting is short, and who asks tells less than who complains. */
const lengths = [4, 8, 14, 24, 40, 80] as const;
