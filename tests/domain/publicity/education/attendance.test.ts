import { expect, test } from 'vitest';
import { differsFrom } from '../../../../src/domain/publicity/education/attendance.ts';
import { outreachTellings } from '../../../../src/domain/publicity/education/outreach-steps.ts';
import type { AudienceCount } from '../../../../src/domain/publicity/education/subject.ts';

const of = (villager: number, pupil = 0): AudienceCount[] => [
  { audience: 'villager', n: villager },
  ...(pupil === 0 ? [] : [{ audience: 'pupil', n: pupil } as const]),
];

test.each([
  ['nothing was told', { counted: 28, byAudience: [] }, [], false],
  ['nobody was counted at the desk', { counted: null, byAudience: [] }, of(5), true],
  ['another number', { counted: 28, byAudience: of(20, 8) }, of(45, 3), true],
  ['the number, not apart', { counted: 28, byAudience: [] }, of(20, 8), false],
  ['the same parts', { counted: 28, byAudience: of(20, 8) }, of(20, 8), false],
  ['other parts', { counted: 28, byAudience: of(8, 20) }, of(20, 8), true],
  ['parts of those who checked in too', { counted: 28, byAudience: of(40, 10) }, of(20, 8), false],
] as const)('What telephones counted beside what was recorded: %s.', (_, recorded, told, differs) => {
  expect(differsFrom(recorded, told)).toBe(differs);
});

test('The line of a count says whose telephone counted how many, apart where there are several, and what does not stand.', () => {
  const tell = outreachTellings['outreach-counted'];
  const line = { stationName: '郭庄村站', accountName: null, n: 28, counts: of(20, 8), stands: true };
  expect(tell(line, '2026-11-25')).toEqual([
    '手机点数：郭庄村站数到 28 人（村民 20、学生 8）。',
    'Counted by a telephone of 郭庄村站: 28 (Villagers 20, Pupils 8).',
  ]);
  const taken = { ...line, accountName: '王秀兰', n: 9, counts: of(9), stands: false };
  expect(tell(taken, '2026-11-25')[0]).toBe('手机点数：郭庄村站王秀兰数到 9 人；先数的后到，不改后来数的。');
});
