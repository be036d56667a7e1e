import { describe, expect, it } from 'vitest';
import { ledgerVerbs } from '../../../src/domain/base/ledger-verbs.ts';
import { mayDo, staffRoles } from '../../../src/domain/base/actor.ts';
import { availableDocketMoves, type DocketEntry } from '../../../src/domain/matter/docket.ts';
import { timelineEn, timelineZh } from '../../../src/domain/desk/timeline.ts';
import { anActor, facts } from '../../build/complaint.ts';
import { dockets } from '../../build/dockets.ts';
import { codeOf } from '../../build/refusal.ts';

/** What holds of every docket, whatever its noun. */
describe.each(dockets)('簿册 $docket.zh', ({ docket, inputs }) => {
  const states = Object.keys(docket.moves);
  const entry = (state: string): DocketEntry => ({ countyId: 1, id: 'x', version: 1, state, number: null });

  it('has words for each of its states, a way out of each that is not over, and none for people out of those that are', () => {
    expect(Object.keys(docket.states).toSorted()).toEqual(states.toSorted());
    for (const state of states) {
      const moves = Object.keys(docket.moves[state] ?? {});
      const byPeople = moves.filter((move) => {
        const permission = docket.procedure[move]?.permission;
        return permission !== undefined && staffRoles.some((role) => mayDo(anActor(role), permission));
      });
      if (docket.over.includes(state)) expect(byPeople, state).toEqual([]);
      else expect(moves, state).not.toEqual([]);
    }
  });

  it('has a rule for each move of its table and no others, with Chinese and English words', () => {
    const named = new Set(states.flatMap((state) => Object.keys(docket.moves[state] ?? {})));
    expect(Object.keys(docket.procedure).toSorted()).toEqual([...named].toSorted());
    for (const rule of [docket.opening, ...Object.values(docket.procedure)]) {
      expect(rule.zh).toMatch(/\p{Script=Han}/u);
      expect(rule.en).toMatch(/^[A-Z]/u);
    }
  });

  it('refuses each move that the table does not have for the state', () => {
    for (const state of states)
      for (const [move, rule] of Object.entries(docket.procedure)) {
        if (move in (docket.moves[state] ?? {})) continue;
        const apply = rule.apply as (one: DocketEntry, input: object, at: object) => unknown;
        const code = codeOf(() =>
          apply(entry(state), rule.input.parse(inputs[move] ?? {}), facts({ today: '2026-11-25' })),
        );
        expect(code, `${state} ${move}`).toBe('move-not-allowed');
      }
  });

  it('offers nobody a step that his role may not make', () => {
    for (const state of states)
      for (const role of staffRoles) {
        const bare = { moves: docket.moves, procedure: bareOf(docket.procedure) };
        for (const move of availableDocketMoves(bare, entry(state), anActor(role)))
          expect(mayDo(anActor(role), docket.procedure[move]?.permission ?? 'complaint.read')).toBe(true);
      }
  });
});

const anybody = () => true;

/** The rules without who stands where and what must have happened first, which each noun's own test sees to. */
function bareOf(procedure: (typeof dockets)[number]['docket']['procedure']) {
  return Object.fromEntries(
    Object.entries(procedure).map(([move, rule]) => [move, { ...rule, stands: anybody, ready: anybody }] as const),
  );
}

describe('the lines of dockets', () => {
  it('are whole sentences in both languages, with nothing known but the verb', () => {
    for (const verb of ledgerVerbs) {
      const line = { verb, onDay: '2026-11-25', detail: {} };
      expect(timelineZh(line), verb).toMatch(/\p{Script=Han}/u);
      expect(timelineEn(line), verb).not.toMatch(/undefined|null/u);
    }
  });
});
