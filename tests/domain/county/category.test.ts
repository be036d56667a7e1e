import { describe, expect, it } from 'vitest';
import { categoryNode, isFarmInput, isWithinCategory } from '../../../src/domain/county/category.ts';

describe('a category', () => {
  it.each([
    ['G10.1', ['G10.1', 'G10.1.2'], ['G10', 'G10.10', 'G10.11.2', 'V10.1']],
    ['G10', ['G10', 'G10.1', 'G10.10', 'G10.1.2'], ['G100', 'G1', 'G11.1']],
    ['G', ['G01', 'G10.1.2'], ['V01', 'none']],
  ])('%s is of its own code and of those below it, and of no other that only begins alike', (node, own, others) => {
    for (const code of own) expect(isWithinCategory(code, node), code).toBe(true);
    for (const code of others) expect(isWithinCategory(code, node), code).toBe(false);
    expect(isWithinCategory(null, node)).toBe(false);
  });

  it('is asked for by a letter, a class or what stands below one', () => {
    for (const node of ['G', 'V06', 'G10.1', 'G10.10', 'G10.1.2']) expect(categoryNode.test(node), node).toBe(true);
    for (const node of ['', 'g', 'G1', 'G10.', 'G10.1%', 'G100', 'none'])
      expect(categoryNode.test(node), node).toBe(false);
  });

  it('of farm input is G10 and what stands below it', () => {
    expect(['G10', 'G10.1', 'G100', null].map(isFarmInput)).toEqual([true, true, false, false]);
  });
});
