import { describe, expect, it } from 'vitest';
import { isAnswered, stepAfter } from '../../../src/staff/telephone/asked/question-steps.ts';
import type { OpenAct } from '../../../src/staff/telephone/outbox/kept-acts.ts';

const question = { number: '令2026-0007', mustArrive: false, moves: ['acknowledge', 'reportBack'] };
const act = (move: string, state: string, chain = question.number) =>
  ({ act: { chain, state }, body: { item: { kind: 'answer', move } } }) as unknown as OpenAct;

describe('a question of the bureau on the telephone', () => {
  it('is open until the station has reported, here or at the bureau', () => {
    expect(stepAfter(question, [])).toBe('acknowledge');
    expect(stepAfter({ ...question, mustArrive: true }, ['acknowledge'])).toBe('arrive');
    expect(isAnswered(question, [act('acknowledge', 'waiting')])).toBe(false);
    // It waits in the outbox, and the station has nothing more to do.
    expect(isAnswered(question, [act('acknowledge', 'sent'), act('reportBack', 'waiting')])).toBe(true);
    expect(isAnswered(question, [act('reportBack', 'waiting', '令2026-0008')])).toBe(false);
    // The bureau has the report, and has not ended it.
    expect(isAnswered({ ...question, moves: [] }, [])).toBe(true);
  });
});
