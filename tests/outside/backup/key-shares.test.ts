import { describe, expect, it } from 'vitest';
import { readShareLine, sharesOf, textOfShares } from '../../../src/outside/backup/key-shares.ts';

const secret = `mark ${'m'.repeat(43)}\nk1a2b3c4d ${'k'.repeat(43)}\n=\nAGE-SECRET-KEY-1${'Q'.repeat(58)}`;

describe('operations E: keys on papers for two people', () => {
  it('come back of any two papers, in any order, as a hand types them; of one nothing comes', async () => {
    const [one = [], two = [], three = []] = await sharesOf(secret, 3);
    for (const papers of [
      [one, two],
      [three, one],
      [two, three],
    ])
      expect(await textOfShares(papers.flat().toReversed())).toBe(secret);
    const typed = one.map((line) =>
      line
        .toLowerCase()
        .replaceAll(' ', '  ')
        .replaceAll('0', (_, at) => (at > 8 ? 'o' : '0')),
    );
    expect(await textOfShares([...typed, ...two])).toBe(secret);
    expect(await textOfShares(one)).toBeNull();
    expect(await textOfShares([...one, ...two.slice(1)])).toBeNull();
    expect(one.join('')).not.toContain('mark');
  });

  it('of so many keys that a paper has more than 99 lines come back too', async () => {
    const many = `${secret}\n`.repeat(12);
    const [one = [], two = []] = await sharesOf(many, 2);
    expect(one.length).toBeGreaterThan(99);
    expect(await textOfShares([...one, ...two])).toBe(many);
  });

  it('with a slip in a line are refused at that line', async () => {
    const [one = []] = await sharesOf(secret, 2);
    const line = one[2] ?? '';
    for (const slip of [
      line.replace(/.$/u, (sign) => (sign === 'A' ? 'B' : 'A')),
      line.replace(/ (\w)(\w)/u, (whole, a: string, b: string) => (a === b ? ' ZZ' : ` ${b}${a}`)),
      line.replace('1-03', '1-04'),
      line.replace('1-03', '2-03'),
      line.slice(0, -5),
    ])
      expect(() => readShareLine(slip)).toThrow(/这一行抄错了/u);
    expect(readShareLine(line)).toMatchObject({ paper: 1, n: 3, of: one.length });
  });

  it('of two splittings do not make a key that is none', async () => {
    const [[one = []], [, two = []]] = [await sharesOf(secret, 2), await sharesOf(secret, 2)];
    await expect(textOfShares([...one, ...two])).rejects.toThrow(/不是同一次分出来的/u);
  });
});
