import { expect, test } from 'vitest';
import { politeMediators } from '../../../src/http/portal/complaint/polite-name.ts';
import type { Manner } from '../../../src/http/portal/base/language.ts';

const m = { say: (zh: string) => zh } as unknown as Manner;
const handler = { name: '马建国', role: 'officer' } as const;

const rows: [written: string, told: string][] = [
  ['马建国', '马同志'],
  ['刘国栋所长', '刘所长'],
  ['王所长', '王所长'],
  ['所长刘国栋和马建国', '刘所长、马同志'],
  ['欧阳娜娜', '欧阳同志'],
  ['调解员马建国', '调解员马同志'],
  ['镇司法所王芳', '镇司法所王同志'],
  ['王会军', '王同志'],
  ['李会玲所长', '李所长'],
  // What is nobody's name.
  ...['司法所', '村委会', '消委会', '柳河所', '12315中心', '值班员', '站长', '老马', '站上的人民调解员'].map(
    (words): [string, string] => [words, words],
  ),
];

test.each(rows)('who leads a talk is told as a citizen calls him: %s, %s', (written, told) => {
  expect(politeMediators(m, written, handler)).toBe(told);
});
