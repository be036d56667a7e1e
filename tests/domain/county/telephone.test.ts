import { describe, expect, it } from 'vitest';
import { isTelephone } from '../../../src/domain/county/reach-by.ts';

describe('a telephone of an account: reminders of legal days go there', () => {
  it.each([
    '13800000317',
    '138 0000 0317',
    '+86 13800000317',
    '0399-6520011',
    '0399-652 0011',
    '010-88886666转8003',
    '12315',
  ])('%s can be rung', (typed) => expect(isTelephone(typed)).toBe(true));
  it.each(['123', '1380000031', '138000003170', '6520011', '请打办公室', '0', '1'.repeat(5000)])('%s cannot', (typed) =>
    expect(isTelephone(typed)).toBe(false),
  );
});
