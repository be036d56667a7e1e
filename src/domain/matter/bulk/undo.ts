/**
 * 撤回 (undo): whoever has made a step takes his own last step back, within ten minutes and as long as nobody has done anything since.
 * Only what stayed in the house is taken back. What the law calls a decision, a telling or a record has its own ways to be put right, and
 * its row names them (`undo-ways.ts`). The line stays in the ledger; another one beside it says which line it takes back.
 */
import { eventOf, type Facts, type Matter, type MatterKind } from '../matter.ts';
import type { Change, LedgerEvent } from '../../base/event.ts';
import type { LedgerVerb } from '../../base/ledger-verbs.ts';
import { Refusal } from '../../base/refusal.ts';
import { undoWays, type UndoRefusal } from './undo-ways.ts';

/** So long a step, or a batch of them, can be taken back. */
export const undoMinutes = 10;

/** Until when what was done at the instant can be taken back. */
export function undoUntil(at: Date, minutes: number = undoMinutes): Date {
  return new Date(at.getTime() + minutes * 60_000);
}

/** The last step that somebody of the house has made on a matter; kept for as long as it can be asked about. */
export interface LastStep {
  countyId: number;
  matterId: string;
  kind: MatterKind;
  /** The move, by its name in the procedure of the kind. */
  move: string;
  byId: string;
  at: Date;
  /** The number of its line in the ledger of the matter. */
  line: number;
  /** The number of the last line that it, and what followed it, wrote there. */
  upto: number;
  /** What the fields that it changed were before; null for a step that is not taken back. */
  was: Readonly<Record<string, unknown>> | null;
}

const dispatch = ['state', 'officeId', 'officeReason', 'handlerId', 'dispatchedOn', 'reportBy', 'givenBackOn'] as const;
const urged = ['urgedOn', 'urgedTimes'] as const;
/** By kind and move, the fields of the matter that the move changes: these go back to what they were, and no other. */
export const undoables = {
  complaint: {
    dispatch: [...dispatch, 'givenBackReason', 'noPowerOn', 'hops'],
    assign: ['handlerId', 'clues'],
    urge: urged,
    note: [],
  },
  tipoff: {
    dispatch: [...dispatch, 'givenBackReason', 'secondId'],
    assign: ['handlerId', 'secondId', 'verifiers'],
    urge: urged,
    note: [],
  },
  inquiry: { note: [] },
  enforcement: { assign: ['handlerId', 'secondId', 'deedOfficers'], note: [] },
} as const satisfies Record<MatterKind, Readonly<Record<string, readonly string[]>>>;

/** The fields that a move changes and that can go back; null for a move that is not taken back. */
export function undoneFields(kind: MatterKind, move: string): readonly string[] | null {
  const of: Readonly<Record<string, readonly string[]>> = undoables[kind];
  return of[move] ?? null;
}

/** What the fields that a step has changed were before it; null for a step that is not taken back. */
export function wasBefore(kind: MatterKind, move: string, before: Matter, saved: Matter): LastStep['was'] {
  const fields = undoneFields(kind, move);
  if (fields === null) return null;
  const [old, now] = [before, saved].map((one) => new Map(Object.entries(one)));
  const changed = fields.filter((field) => old?.get(field) !== now?.get(field));
  return Object.fromEntries(changed.map((field) => [field, old?.get(field) ?? null]));
}

/** Lines that nobody writes by doing something with a matter: whoever only looked, and what the program notes by itself. */
export const passingVerbs = [
  'revealed',
  'clocks-opened',
  're-keyed',
  'row-stated',
  'code-hashed',
  'category-mapped',
  'escalated',
] as const satisfies readonly LedgerVerb[];

/** The numbers of the lines of a ledger that were taken back by a later one. */
export function undoneLines(ledger: readonly { verb: string; detail: LedgerEvent['detail'] }[]): ReadonlySet<number> {
  return new Set(ledger.filter(({ verb }) => verb === 'step-undone').map(({ detail }) => Number(detail['line'])));
}

/** Why a move of this name is not taken back, as the refusal that names the lawful way; null where it can be. */
export function whyNotUndone(kind: MatterKind, move: string): UndoRefusal | null {
  if (undoneFields(kind, move) !== null) return null;
  const ways: Readonly<Record<string, UndoRefusal>> = undoWays[kind];
  return ways[move] ?? 'undo-recorded';
}

/** Which step is meant: by its line, as it was shown to who asked, or by the id of the press that wrote it. */
export type MeantStep = { line: number } | { requestId: string };

/** What the rule asks about besides the matter. */
export interface Undoing {
  /** The last step on the matter; null where none is known, or it is long ago. */
  step: LastStep | null;
  /** Whether the last step is another one than was meant: a later one of the same person, which stays. */
  isAnother: boolean;
  /** Whether the citizen has been told of the step: his message has left the house, whenever the press was. */
  isTold: boolean;
  /** Whether somebody has done something with the matter since: accepted it, noted, sent or printed something. */
  isOvertaken: boolean;
}

/** Takes the actor's own last step back; refuses, naming the way that is left, what has left the house, is late or was built upon. */
export function undo<T extends Matter>(
  matter: T,
  { step, isAnother, isTold, isOvertaken }: Undoing,
  facts: Facts,
): Change<T> & { step: LastStep } {
  if (step === null) throw new Refusal('undo-nothing');
  if (step.byId !== facts.by.id) throw new Refusal('undo-not-yours');
  if (isAnother) throw new Refusal('undo-overtaken');
  const why = whyNotUndone(step.kind, step.move);
  if (why !== null) throw new Refusal(why);
  if (isOvertaken) throw new Refusal('undo-overtaken');
  const isLate = isTold || step.was === null || facts.at > undoUntil(step.at);
  if (isLate) throw new Refusal('undo-late', { minutes: undoMinutes });
  return {
    next: { ...matter, ...step.was },
    event: eventOf(matter, 'step-undone', facts, { line: step.line, move: step.move }),
    step,
  };
}
