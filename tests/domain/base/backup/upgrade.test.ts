import { expect, test } from 'vitest';
import {
  backupOfCutUpgrade,
  changesBetween,
  changeWords,
  rehearsalOf,
  type UpgradeNote,
} from '../../../../src/domain/base/backup/upgrade.ts';

const note = (day: number, kind: string, isGood = true, build = '2'): UpgradeNote => ({
  from: '0480',
  at: new Date(Date.UTC(2026, 11, day)),
  isGood,
  kind,
  build,
  backup: `backup of ${day}`,
});

test('operations C: what an upgrade changes is said: tables, columns of those that stay, and rows that are gone', () => {
  const before = new Map([
    ['complaint', { rows: 66, columns: ['id', 'story'] }],
    ['former', { rows: 3, columns: ['id'] }],
  ]);
  const after = new Map([
    ['complaint', { rows: 65, columns: ['id', 'asked'] }],
    ['bulk', { rows: 0, columns: ['id'] }],
  ]);
  expect(changeWords(changesBetween(before, after)).map((sentence) => sentence.split('。')[0])).toEqual([
    '新加的表 1 个：bulk',
    '去掉的表 1 个：former',
    '新加的栏 1 个：complaint.asked',
    '去掉的栏 1 个：complaint.story',
    '行数变少的表 1 个：complaint（少 1 行）',
  ]);
  expect(changeWords(changesBetween(before, before))).toEqual([]);
});

test('operations C: the last rehearsal of a version counts, for a week, and none of another version', () => {
  const now = new Date(Date.UTC(2026, 11, 10));
  expect(rehearsalOf([note(9, 'rehearsed'), note(8, 'rehearsed', false)], '2', now)).toBe(true);
  expect(rehearsalOf([note(9, 'rehearsed', false), note(8, 'rehearsed')], '2', now)).toBe(false);
  expect(rehearsalOf([note(9, 'rehearsed', true, '1'), note(9, 'done')], '2', now)).toBeNull();
  expect(rehearsalOf([note(2, 'rehearsed')], '2', now)).toBeNull();
});

test('operations C: an upgrade that was cut off goes back by the backup of before it, and by no other', () => {
  const half = { build: '2', from: '0481' };
  expect(backupOfCutUpgrade([note(9, 'begun'), note(8, 'rehearsed')], half)).toBe('backup of 9');
  expect(backupOfCutUpgrade([note(9, 'rehearsed'), note(8, 'begun')], half)).toBe('backup of 8');
  expect(backupOfCutUpgrade([note(9, 'done'), note(8, 'begun')], half)).toBeNull();
  expect(backupOfCutUpgrade([note(9, 'begun', true, '1')], half)).toBeNull();
  // Nothing was changed by it: what was filed since is in no backup of then.
  expect(backupOfCutUpgrade([note(9, 'begun')], { build: '2', from: '0480' })).toBeNull();
});
