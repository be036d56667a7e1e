/**
 * The checklist of whoever leaves, or whose account is closed: each row stands in the wing that knows what a person holds there and
 * how it comes into other hands. What people and the wings below them hold is handed over in `actions/people/leaving.ts`.
 */
import type { Holding } from '../base/context.ts';
import { shiftsHeld } from '../command/shift.ts';
import { telephonesHeld } from '../device/device.ts';
import { casesHeld, exhibitsHeld } from '../supervision/enforcement/held.ts';
import { entriesHeld, fieldWorkHeld } from '../supervision/inspection/held.ts';
import { draftsHeld } from './draft.ts';

export const holdings: readonly Holding[] = [
  // What lies in his hands is handed over by himself: it is asked for before anything is written.
  exhibitsHeld,
  shiftsHeld,
  casesHeld,
  fieldWorkHeld,
  entriesHeld,
  draftsHeld,
  telephonesHeld,
];
