/** 等谁办 (waiting step): which step of an entry waits for its reader. Apart from the lines, which a page draws without the rules. */
import type { Actor } from '../../base/actor.ts';
import type { Permission } from '../../base/permissions.ts';
import { isOfficesTurn, type DocketEntry } from '../../matter/docket.ts';

/** Which of the steps that somebody could make of an entry wait for him. */
export interface StepsThatWait {
  /** Steps that can be made at any time, and so wait for nobody. */
  anyTime?: readonly string[] | undefined;
  /** Steps that wait for somebody though they are not the chief ones of their state. */
  also?: readonly string[] | undefined;
}

/** The step of an entry that waits for the reader, of those that he can make now; null where none does. */
export function waitingStep(
  procedure: Readonly<Record<string, { permission: Permission; chief?: boolean }>>,
  { entry, moves }: { entry: DocketEntry | object; moves: readonly string[] },
  reader: Pick<Actor, 'role' | 'organisationId'>,
  { anyTime = [], also = [] }: StepsThatWait = {},
): string | null {
  const waits = (move: string) => {
    const rule = procedure[move];
    if (rule === undefined || anyTime.includes(move)) return false;
    // The county reads what the offices have in hand in their lists; here is what waits for itself.
    if (isOfficesTurn(reader, entry, rule.permission)) return false;
    return rule.chief === true || also.includes(move);
  };
  return moves.find(waits) ?? null;
}
