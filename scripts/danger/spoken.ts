/**
 * 电话里说的 (spoken): a text as voice input writes it down, without stops and with what is said between. Nearly all that was written for
 * learning has stops, so that their want spoke for danger, which is told in haste: of ordinary complaints that were spoken one in three paged in
 * vain. What is told and whether it is urgent stays the same, so that the manner teaches nothing.
 */

const beginnings = [
  '喂你好',
  '你好我想问一下',
  '那个',
  '就是',
  '喂那个',
  '呃我想反映一下就是',
  '你好就是我',
  '嗯',
  '喂您好',
  '麻烦你们',
  '',
];
const between = ['然后', '就是', '那个', '嗯', '然后他', '呃', '', '', '现在'];

/** One of four is told in this manner too, always the same ones. */
const oneOf = 4;

export function spokenOf<L extends { id: string; text: string }>(line: L): L[] {
  if (drawn(`${line.id}z`) % oneOf !== 0) return [];
  const [first = '', ...rest] = line.text.split(/[，。！？、；：,.!?;:\s]+/u).filter((part) => part !== '');
  const begins = beginnings[drawn(`${line.id}a`) % beginnings.length] ?? '';
  const goesOn = rest.map((part, i) => `${between[drawn(`${line.id}a${i + 1}`) % between.length] ?? ''}${part}`);
  return [{ ...line, text: begins + first + goesOn.join('') }];
}

/** A number that is always the same for the same letters. */
function drawn(letters: string): number {
  let n = 7;
  for (const letter of letters) n = (Math.imul(n, 31) + (letter.codePointAt(0) ?? 0)) >>> 0;
  return n;
}
