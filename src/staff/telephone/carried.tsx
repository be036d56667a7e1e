import { createContext, useContext, useRef, useSyncExternalStore, type ReactNode } from 'react';
import { addDays, dayOf, daysBetween } from '../../domain/base/calendar.ts';
import type { AnyItem } from '../../domain/device/field-outbox.ts';
import type { Typed } from '../matter/matter-typed.ts';
import type { Keeper, Picture } from './outbox/outbox-keeper.ts';
import type { KeptWith, OpenAct } from './outbox/kept-acts.ts';
import { phoneClock } from './outbox/clock.ts';
import { bodyOf, type Sender } from './outbox/sender.ts';
import { isFull, type Full } from './outbox/store.ts';
import type { AnyCarried, Carried, Day } from './outbox/wire.ts';

const Held = createContext<{ keeper: Keeper; sender: Sender } | null>(null);

export function KeeperProvider({ keeper, sender, children }: { keeper: Keeper; sender: Sender; children: ReactNode }) {
  return <Held value={{ keeper, sender }}>{children}</Held>;
}

export function useKeeper(): { keeper: Keeper; sender: Sender; picture: Picture } {
  const held = useContext(Held);
  if (held === null) throw new Error('A screen of the station stands inside the program.');
  const { keeper } = held;
  return { ...held, picture: useSyncExternalStore(keeper.subscribe, () => keeper.picture) };
}

/** What the telephone carries; every screen but the gate has it. */
export function useCarried(): Carried {
  const { carried } = useKeeper().picture;
  if (carried === null) throw new Error('The store is open.');
  return carried;
}

const everyMinute = (look: () => void) => {
  const clock = setInterval(look, 60_000);
  return () => clearInterval(clock);
};
const dayNow = () => dayOf(new Date(phoneClock.now()));

/** The day of an officer; every screen of his has it. What was carried along yesterday is worked with today, as of today. */
export function useDay(): Day {
  const { day } = useKeeper().picture;
  const today = useSyncExternalStore(everyMinute, dayNow);
  if (day === null) throw new Error('The store of an officer is open.');
  if (today <= day.today) return day;
  const shift = daysBetween(day.today, today);
  // Who is out was told of that day alone.
  return { ...day, today, usualDueOn: addDays(day.usualDueOn, shift), sorties: [] };
}

/** What both carry: who, where, of which day, and what they were told. */
export function useBasics(): Pick<AnyCarried, 'today' | 'at' | 'person' | 'county' | 'office' | 'messages'> {
  const { carried, day } = useKeeper().picture;
  const basics = carried ?? day;
  if (basics === null) throw new Error('The store is open.');
  return basics;
}

/** Keeps an act and has it sent as soon as there is a network. */
export function useAct(): (
  chain: string,
  item: AnyItem,
  title: string,
  more?: {
    photos?: readonly { id: string; bytes: Uint8Array<ArrayBuffer> }[];
    draft?: KeptWith['draft'];
    instead?: readonly OpenAct[];
    typed?: Typed;
    /** What goes before it and is kept with it, or not at all. */
    first?: { item: AnyItem; title: string } | null;
  },
) => Promise<void> {
  const { keeper, sender } = useKeeper();
  return async (chain, item, title, { typed, first = null, ...kept } = {}) => {
    const before = first === null ? [] : [bodyOf(first.item, first.title, null)];
    await keeper.add(chain, [...before, bodyOf(item, title, typed ?? null)], kept).catch(saidFull(keeper));
    void sender.send();
  };
}

/** Says it on the screen where there was no room; nothing that follows the act is done. */
export const saidFull =
  (keeper: Keeper, lighter: Full['lighter'] = null) =>
  (error: unknown): never => {
    if (isFull(error)) keeper.show({ full: { lighter } });
    throw error;
  };

/**
 * Does the work of a press once in its turn: two quick presses, each of which would make an act with an id of its own, are one. What
 * fails may be pressed again; what found no room has been said.
 */
export function useOnce(turn = 'the only one'): (work: () => Promise<void>) => Promise<void> {
  const pressed = useRef<string | null>(null);
  return async (work) => {
    if (pressed.current === turn) return;
    pressed.current = turn;
    try {
      await work();
    } catch (error) {
      pressed.current = null;
      if (!isFull(error)) throw error;
    }
  };
}

/** What every act begins with: its id, which is that of what was typed for it, the telephone, and when it was done. */
export function useStamp(): (id?: string) => { id: string; deviceId: string; actedAt: string } {
  const { picture } = useKeeper();
  return (id = crypto.randomUUID()) => ({
    id,
    deviceId: picture.meta?.deviceId ?? '',
    actedAt: new Date(phoneClock.now()).toISOString(),
  });
}
