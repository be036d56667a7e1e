/** What a row of a room is to its reader: a word that others wait for, and how urgent. Apart from the rows, which a page draws without the rules. */
import { mayRole } from '../../base/actor.ts';
import type { Permission } from '../../base/permissions.ts';
import { calloutDocket } from '../../command/callout-steps.ts';
import type { RoomRow } from './room-row.ts';

/** Acts that are somebody's word on what others prepared, whoever may give it; what the centre may not do besides. */
const decisions: readonly string[] = ['approve', 'decide', 'confirm', 'sign', 'appoint', 'file'];

/** Whether a step is a word on what others prepared, and so stands among 等我定的. */
export function isDecision(permission: Permission): boolean {
  return decisions.includes(permission.split('.')[1] ?? '') || !mayRole('centre', permission);
}

/** A call-out first, then by the day, and what has no day last. */
export function byUrgency(a: RoomRow, b: RoomRow): number {
  return urgencyOf(a).localeCompare(urgencyOf(b));
}

function urgencyOf({ letter, dueOn, number }: RoomRow): string {
  return `${letter === calloutDocket.letter ? '0' : (dueOn ?? '9')} ${number}`;
}
