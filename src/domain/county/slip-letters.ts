/** Without what is taken for something else on paper: l and 1, o and 0. */
const slipLetters = 'abcdefghjkmnpqrstuvwxyz23456789';

/** So many characters for a slip of paper, drawn by `pick(n)`, a number below n. */
export function drawLetters(n: number, pick: (n: number) => number): string {
  return Array.from({ length: n }, () => slipLetters[pick(slipLetters.length)] ?? '').join('');
}
