import { expect, test } from 'vitest';
import {
  changesBetween,
  changeWords,
  rehearsalOf,
  unfinishedUpgrade,
  type UpgradeNote,
} from '../../../../src/domain/base/backup/upgrade.ts';

const [former, build, other] = ['0.27（0480）', '0.28（0490）', '0.29（0495）'];
const note = (day: number, kind: string, isGood = true, by = build, from = '0480'): UpgradeNote => ({
  from,
  missing: 10,
  lines: 100,
  at: new Date(Date.UTC(2026, 11, day)),
  isGood,
  kind,
  build: by,
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
  expect(rehearsalOf([note(9, 'rehearsed'), note(8, 'rehearsed', false)], build, now)).toBe(true);
  expect(rehearsalOf([note(9, 'rehearsed', false), note(8, 'rehearsed')], build, now)).toBe(false);
  expect(rehearsalOf([note(9, 'rehearsed', true, former), note(9, 'done')], build, now)).toBeNull();
  expect(rehearsalOf([note(2, 'rehearsed')], build, now)).toBeNull();
});

test('operations C: an upgrade that was cut off goes back by the backup of before it, and by no other', () => {
  const backupOf = (notes: UpgradeNote[], from: string, by = build, missing = 10) =>
    unfinishedUpgrade(notes, { build: by, from, missing })?.backup ?? null;
  expect(backupOf([note(9, 'begun'), note(8, 'rehearsed')], '0481')).toBe('backup of 9');
  expect(backupOf([note(9, 'rehearsed'), note(8, 'begun')], '0481')).toBe('backup of 8');
  expect(backupOf([note(9, 'done'), note(8, 'begun')], '0481')).toBeNull();
  // Nothing was changed by it: what was filed since is in no backup of then.
  expect(backupOf([note(9, 'begun')], '0480')).toBeNull();
  // A migration that sorts before the newest one of before: the newest is the same all along, how many are missing is not.
  expect(backupOf([note(9, 'begun')], '0480', build, 4)).toBe('backup of 9');
  expect(backupOf([note(9, 'begun')], '0480', build, 0)).toBe('backup of 9');
  expect(backupOf([note(9, 'begun')], '0480', other, 25)).toBeNull();
  // Of a note from before nothing is known of how many there were.
  expect(backupOf([{ ...note(9, 'begun'), missing: null }], '0480', build, 4)).toBeNull();
  // Killed in the proving, or the proof has found faults: nothing is left to migrate, and it is not done.
  expect(backupOf([note(9, 'begun')], '0490')).toBe('backup of 9');
  expect(backupOf([note(9, 'done', false), note(9, 'begun')], '0490')).toBe('backup of 9');
  // Half of another build is no version that a former program opens; all of it is one, which may have been at work.
  expect(backupOf([note(9, 'begun')], '0481', other)).toBe('backup of 9');
  expect(backupOf([note(9, 'begun')], '0490', other)).toBeNull();
});

test('operations C: an upgrade that is cut off again and again goes back by the backup of before the first', () => {
  const notes: UpgradeNote[] = [];
  const backups = [1, 2, 3, 4].map((day) => {
    // The first has brought it half way, and no other any further.
    const from = day === 1 ? '0480' : '0481';
    const left = unfinishedUpgrade(notes, { build, from, missing: 10 });
    notes.unshift({ ...note(day, 'begun', true, build, from), ...left });
    return notes[0]?.backup;
  });
  expect(new Set(backups)).toEqual(new Set(['backup of 1']));
});
