import { expect, test } from 'vitest';
import { isSigned, isToDo, madeOf } from '../../../src/staff/telephone/asked/task.tsx';

const task = { number: '任2026-0007', signedOn: null, moves: ['accept', 'reportBack'] };
const act = (move: string, state = 'waiting', chain = task.number, kind = 'task') => ({
  act: { chain, state },
  body: { item: { kind, move } },
});
const stands = (...acts: ReturnType<typeof act>[]) => ({ ...task, made: madeOf(task, acts) });

test('What was reported on the telephone counts as a task to do no more, before it is sent; another’s, or what was sent, changes nothing.', () => {
  expect(isToDo(stands())).toBe(true);
  expect(isToDo(stands(act('accept')))).toBe(true);
  expect(isToDo(stands(act('accept'), act('reportBack')))).toBe(false);
  expect(isToDo(stands(act('reportBack', 'held')))).toBe(false);
  expect(isToDo(stands(act('reportBack', 'waiting', '任2026-0008')))).toBe(true);
  expect(isToDo(stands(act('reportBack', 'waiting', task.number, 'move')))).toBe(true);
  // Sent, the server says what may be done.
  expect(isToDo(stands(act('reportBack', 'sent')))).toBe(true);
  expect(isToDo({ ...stands(), moves: [] })).toBe(false);
});

test('A task that was signed for here is signed for, with a network or without.', () => {
  expect(isSigned(stands())).toBe(false);
  expect(isSigned(stands(act('accept')))).toBe(true);
  expect(isSigned({ ...stands(), signedOn: '2026-05-18' })).toBe(true);
});
