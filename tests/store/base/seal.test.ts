import { describe, expect, it } from 'vitest';
import { freshBytes } from '../../../src/store/base/seal.ts';

describe('random bytes by the handful', () => {
  it('are as many as were asked for, and no byte is given twice', () => {
    const given = Array.from({ length: 2000 }, () => Buffer.from(freshBytes(12)).toString('hex'));
    expect(given.every((bytes) => bytes.length === 24)).toBe(true);
    expect(new Set(given).size).toBe(2000);
    expect(freshBytes(5000)).toHaveLength(5000);
  });

  it('stay as they were given while others are drawn', () => {
    const first = freshBytes(9);
    const before = first.toString('hex');
    for (let i = 0; i < 1000; i += 1) freshBytes(12);
    expect(first.toString('hex')).toBe(before);
  });
});
