import { expect, test } from 'vitest';
import { leavingMoves, leftStates, lineStates } from '../../../../src/domain/desk/checklist/leaving-moves.ts';
import {
  checklistsOf,
  isSaved,
  nextChecklist,
  tickLine,
  type Checkable,
  type ChecklistForm,
  type MatterCheck,
  type MatterChecklist,
} from '../../../../src/domain/matter/checklist/checklist.ts';
import { matterKinds } from '../../../../src/domain/matter/matter.ts';
import { aComplaint, anActor, facts } from '../../../build/complaint.ts';

const form: ChecklistForm = {
  code: 'prepaid',
  version: 0,
  subject: 'complaint',
  title: '预付卡',
  categoryCodes: ['S02'],
  warns: true,
  retired: false,
  items: [
    { code: 'balance', zh: '问过卡里还有多少', state: 'accepted' },
    { code: 'contract', zh: '看过办卡的合同', state: 'mediating' },
  ],
};
const at = facts({ today: '2026-05-06', by: anActor('admin') });
const states = leftStates('complaint').map(({ state }) => state);
const saved = (change: Partial<ChecklistForm> = {}, before: MatterChecklist | null = null) =>
  nextChecklist({ ...form, version: before?.version ?? 0, ...change }, before, { by: at.by, at: at.at, states });
const { countyId, id } = aComplaint({ state: 'accepted' });
type Checked = Checkable & { countyId: number; id: string };
const matter: Checked = {
  countyId,
  id,
  kind: 'complaint',
  outcome: null,
  state: 'accepted',
  stage: 'toMediate',
  categoryCode: 'S02.1',
};
const mark = (change: Partial<MatterCheck> = {}): MatterCheck => ({
  countyId,
  matterId: id,
  list: 'prepaid',
  line: 'balance',
  words: '问过卡里还有多少',
  byId: 'a',
  at: at.at,
  ...change,
});
const linesOn = (one: Checked, versions: readonly MatterChecklist[], marks: readonly MatterCheck[] = []) =>
  checklistsOf(one, versions, marks).flatMap(({ lines }) => lines);

test('A line that is meant only where both came to terms is not asked of what was declined.', () => {
  const asked = { code: 'kept', zh: '问过店家照协议办了没有', state: 'told.settled' };
  expect(lineStates('complaint').find(({ state }) => state === asked.state)?.words.zh).toBe('已告知（达成协议的）');
  const list = nextChecklist({ ...form, items: [...form.items, asked] }, null, {
    by: at.by,
    at: at.at,
    states: lineStates('complaint').map(({ state }) => state),
  });
  const told = (outcome: string) =>
    linesOn({ ...matter, state: 'told', stage: 'toClose', outcome }, [list]).map(({ line, isNow }) => [line, isNow]);
  expect(told('settled')).toContainEqual(['kept', true]);
  expect(told('declined').map(([line]) => line)).toEqual(['balance', 'contract']);
  // Before it has ended the line stands there for what is to come.
  expect(linesOn(matter, [list]).map(({ line, isNow }) => [line, isNow])).toContainEqual(['kept', false]);
});

test('A list stands on matters of its kind and of its classes with all below them, and on no others.', () => {
  const first = saved();
  expect(linesOn(matter, [first]).map(({ line, isNow }) => [line, isNow])).toEqual([
    ['balance', true],
    ['contract', false],
  ]);
  expect(linesOn({ ...matter, categoryCode: 'S021' }, [first])).toEqual([]);
  expect(linesOn({ ...matter, kind: 'tipoff' }, [first])).toEqual([]);
  expect(linesOn({ ...matter, categoryCode: 'G10' }, [saved({ categoryCodes: [] })])).toHaveLength(2);
});

test('A new version holds for open matters at once: ticks stay with their lines, and what was taken off the list is shown as that.', () => {
  const first = saved();
  const second = saved({ items: [{ code: 'contract', zh: '合同复印了', state: 'mediating' }] }, first);
  const marks = [mark(), mark({ line: 'contract', words: '看过办卡的合同' })];
  const lines = linesOn(matter, [first, second], marks);
  expect(lines.map(({ line, zh, isGone, mark: of }) => [line, zh, isGone, of?.words])).toEqual([
    ['contract', '合同复印了', false, '看过办卡的合同'],
    ['balance', '问过卡里还有多少', true, '问过卡里还有多少'],
  ]);
  expect(linesOn(matter, [first, saved({ retired: true }, first)])).toEqual([]);
});

test('A matter that is done has what was ticked, in the words of then, and takes no more.', () => {
  const done: Checked = { ...matter, state: 'closed', stage: 'done' };
  const lists = checklistsOf(done, [saved()], [mark()]);
  expect(lists.flatMap(({ lines }) => lines.map(({ line }) => line))).toEqual(['balance']);
  const tick = { list: 'prepaid', line: 'balance', ticked: false, clientId: 'c' };
  expect(() => tickLine(done, lists, tick, at)).toThrow(expect.objectContaining({ code: 'checklist-over' }));
});

test('A tick says itself in the ledger once; a line that has gone is ticked by nobody, but its tick is taken away.', () => {
  const lists = checklistsOf(matter, [saved()], [mark({ line: 'old', words: '原来的' })]);
  const tick = (line: string, ticked: boolean) =>
    tickLine(matter, lists, { list: 'prepaid', line, ticked, clientId: 'c' }, at);
  expect(tick('balance', true)).toMatchObject({
    event: { verb: 'line-ticked', detail: { list: '预付卡', line: '问过卡里还有多少' } },
    mark: { line: 'balance', byId: at.by.id },
  });
  expect(tick('balance', false)).toBeNull();
  expect(tick('old', false)?.event.verb).toBe('line-unticked');
  expect(() => tick('old', true)).toThrow(expect.objectContaining({ code: 'checklist-line-gone' }));
  expect(() => tick('nothing', true)).toThrow(expect.objectContaining({ code: 'checklist-line-gone' }));
});

test('Who has read an older version overwrites nothing, the same press again is found, and a line has a state that a step leads out of.', () => {
  const first = saved();
  expect(isSaved(first, form)).toBe(true);
  expect(isSaved(first, { ...form, title: '别的' })).toBe(false);
  expect(() => saved({ version: 0 }, first)).toThrow(expect.objectContaining({ code: 'changed-meanwhile' }));
  expect(() => saved({ subject: 'tipoff' }, first)).toThrow(expect.objectContaining({ code: 'invalid-input' }));
  expect(() => saved({ items: [{ code: 'x1', zh: '看看', state: 'nowhere' }] })).toThrow(
    expect.objectContaining({ code: 'invalid-input' }),
  );
});

test('Each kind has states to look at lines in, and a note leads out of none of them.', () => {
  for (const kind of matterKinds)
    for (const { state } of leftStates(kind)) {
      expect(leavingMoves(kind, state).length, `${kind} ${state}`).toBeGreaterThan(0);
      expect(leavingMoves(kind, state)).not.toContain('note');
    }
  expect(leavingMoves('complaint', 'dispatched')).toContain('accept');
});
