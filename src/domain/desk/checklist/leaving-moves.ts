/** Which steps lead a matter of each kind out of its state, as the tables of moves say. */
import { moves, type Outcome } from '../../complaint/complaint.ts';
import { stateWords } from '../../complaint/state-words.ts';
import type { Words } from '../../base/words.ts';
import { inquiryMoves } from '../../inquiry/inquiry.ts';
import { inquiryStateWords } from '../../inquiry/state-words.ts';
import { withOutcome } from '../../matter/checklist/checklist.ts';
import type { MatterKind } from '../../matter/matter.ts';
import { enforcementMoves, enforcementStateWords } from '../../supervision/enforcement/enforcement.ts';
import { tipoffStateWords } from '../../tipoff/state-words.ts';
import { tipoffMoves } from '../../tipoff/tipoff.ts';

type Moves = Readonly<Record<string, Readonly<Record<string, string>>>>;

const tables: Readonly<Record<MatterKind, { moves: Moves; words: Readonly<Record<string, Words>> }>> = {
  complaint: { moves, words: stateWords },
  tipoff: { moves: tipoffMoves, words: tipoffStateWords },
  inquiry: { moves: inquiryMoves, words: inquiryStateWords },
  enforcement: { moves: enforcementMoves, words: enforcementStateWords },
};

/** The steps of the state after which the matter stands in another one. */
export function leavingMoves(kind: MatterKind, state: string): string[] {
  return Object.entries(tables[kind].moves[state] ?? {})
    .filter(([, next]) => next !== state)
    .map(([move]) => move);
}

/** Where a line of a list may be looked at: in a state that a step leads out of, or there only where both have come to terms. */
export function lineStates(kind: MatterKind): { state: string; words: Words }[] {
  return leftStates(kind).flatMap(({ state, words: { zh, en }, ...one }) => [
    { ...one, state, words: { zh, en } },
    ...(kind === 'complaint' && state === 'told'
      ? [
          {
            state: withOutcome(state, 'settled' satisfies Outcome),
            words: { zh: `${zh}（达成协议的）`, en: `${en} (settled)` },
          },
        ]
      : []),
  ]);
}

/** The states that a step leads out of, in their order, with their words. */
export function leftStates(kind: MatterKind): { state: string; words: Words }[] {
  return Object.entries(tables[kind].words)
    .filter(([state]) => leavingMoves(kind, state).length > 0)
    .map(([state, words]) => ({ state, words }));
}
