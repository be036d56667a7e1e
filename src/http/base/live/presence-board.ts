/**
 * 在办 (presence): who has which matter open at the desk, since when, and which step he has open there. It lies in the memory of the
 * program and nowhere else: no row, no ledger and no log says who looked at what for how long. A window says again and again, whenever
 * the line beats, that it is still there; one that is silent is forgotten, so that nobody stands there who has gone or whose line is dead.
 */
import type { Actor } from '../../../domain/base/actor.ts';
import type { House } from '../../../domain/matter/follow.ts';
import { board, type Board } from './board.ts';

/** One window of somebody. */
export interface Stay extends House {
  /** Made by the window itself. */
  window: string;
  number: string;
  accountId: string;
  name: string;
  /** The step whose form is open there; null where none is. */
  move: string | null;
  at: Date;
}

/** Somebody who is there, however many windows he has open. */
export interface Present extends House {
  accountId: string;
  name: string;
  since: Date;
  move: string | null;
}

/** Somebody came, went, or opened or closed a form; told only to who may see the matter as it was last read. */
export interface PresenceChange {
  number: string;
  /** Where he belongs: not everybody is told of everybody. */
  house: House;
  isSeenBy: (actor: Actor) => boolean;
}

export interface PresenceBoard {
  /** The window is at the matter now, and at no other. */
  stay: (stay: Stay, isSeenBy: PresenceChange['isSeenBy']) => void;
  /** The window has left the matter; nothing when it is at another by now. */
  leave: (window: Pick<Stay, 'window' | 'accountId' | 'number'>) => void;
  /** Who is there: whoever is at a step first, and then whoever came before the others. */
  at: (number: string) => Present[];
  hear: Board<PresenceChange>['hear'];
}

/** Two beats of the line and a little: after it whoever has not said that he is there is not. */
export const silentMs = 45_000;
/** More windows than anybody has open; a machine gone wild stops here. */
const mostWindows = 20;

interface Kept extends Stay, Pick<PresenceChange, 'isSeenBy'> {
  since: Date;
  end: ReturnType<typeof setTimeout>;
}

export function presenceBoard(): PresenceBoard {
  const windows = new Map<string, Kept>();
  const { tell, hear } = board<PresenceChange>();
  const remove = (key: string) => {
    const kept = windows.get(key);
    if (kept === undefined) return;
    clearTimeout(kept.end);
    windows.delete(key);
    tell(changeOf(kept));
  };
  const begin = (key: string, stay: Stay, isSeenBy: Kept['isSeenBy'], since: Date) => {
    const end = setTimeout(() => remove(key), silentMs).unref();
    windows.set(key, { ...stay, isSeenBy, since, end });
  };
  return {
    stay(stay, isSeenBy) {
      const key = keyOf(stay);
      const before = windows.get(key);
      clearTimeout(before?.end);
      // Whoever stays goes behind the others of his own: the first of them is the one that was silent longest.
      windows.delete(key);
      const isThere = before?.number === stay.number;
      begin(key, stay, isSeenBy, isThere ? before.since : stay.at);
      if (before !== undefined && !isThere) tell(changeOf(before));
      if (!isThere || before.move !== stay.move) tell(changeOf({ ...stay, isSeenBy }));
      const own = [...windows].filter(([, { accountId }]) => accountId === stay.accountId);
      if (own.length > mostWindows) remove(own[0]?.[0] ?? '');
    },
    leave(stay) {
      const key = keyOf(stay);
      if (windows.get(key)?.number === stay.number) remove(key);
    },
    at: (number) => presentOf([...windows.values()].filter((one) => one.number === number)),
    hear,
  };
}

/** A window of another account may call itself the same. */
function keyOf({ accountId, window }: Pick<Stay, 'accountId' | 'window'>): string {
  return `${accountId} ${window}`;
}

function changeOf({ number, organisationId, stationId, isSeenBy }: Stay & Pick<Kept, 'isSeenBy'>): PresenceChange {
  return { number, house: { organisationId, stationId }, isSeenBy };
}

function presentOf(stays: readonly Kept[]): Present[] {
  const people = new Map<string, Present>();
  for (const { accountId, name, organisationId, stationId, since, move } of stays) {
    const known = people.get(accountId);
    people.set(accountId, {
      accountId,
      name,
      organisationId,
      stationId,
      since: known === undefined || since < known.since ? since : known.since,
      move: move ?? known?.move ?? null,
    });
  }
  // Whoever is at a step is in whose way one is.
  const rank = ({ move }: Present) => (move === null ? 1 : 0);
  return [...people.values()].toSorted((a, b) => rank(a) - rank(b) || a.since.getTime() - b.since.getTime());
}
