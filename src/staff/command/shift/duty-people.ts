/** Who may keep a turn of duty, as its form offers them: who has another one at that time, or too near to it, says so before anything is sent. */
import { isFree } from '../../../domain/command/roster.ts';
import { partZh, type ShiftPost } from '../../../domain/command/rota.ts';
import type { Words } from '../../../domain/base/words.ts';
import type { Choosable } from '../../matter/choices.ts';
import type { SeenRoster } from './shift-calls.ts';

type Roster = Pick<SeenRoster, 'people' | 'rota' | 'shifts'>;
interface Slot {
  day: string;
  part: string;
  post: ShiftPost;
}

/** The people of the post, those who are free before those who are not; `except` is the turn itself, where one stands in for another. */
export function peopleFor(
  roster: Roster,
  slot: Slot,
  label: (words: Words) => string,
  except: string | null = null,
): Choosable[] {
  const offered = roster.people
    .filter(({ posts }) => posts.includes(slot.post))
    .map(({ id, name }) => ({ id, name, near: turnsNear(roster, id, slot, except === null ? [] : [except]) }));
  const isBusy = ({ near }: (typeof offered)[number]) => Number(near.length > 0);
  return offered
    .toSorted((a, b) => isBusy(a) - isBusy(b))
    .map(({ id, name, near }) => {
      const turns = near.map(({ day, part }) => `${day.slice(5)} ${partZh(roster.rota, part)}`).join('、');
      const words = { zh: `${name}（排不上：已有 ${turns}）`, en: `${name} (not free: ${turns})` };
      return { id, name: near.length === 0 ? name : label(words) };
    });
}

/** Whether the two can change their turns: each is free for the other's once his own is gone. */
export function canExchange(roster: Roster, mine: Slot & Whose, other: Slot & Whose): boolean {
  const both = [mine.id, other.id];
  return (
    turnsNear(roster, other.accountId, mine, both).length === 0 &&
    turnsNear(roster, mine.accountId, other, both).length === 0
  );
}

interface Whose {
  id: string;
  accountId: string;
}

/** What somebody keeps at the time of the slot, or within the rest that the rota gives. */
function turnsNear({ rota, shifts }: Roster, accountId: string, { day, part: code }: Slot, except: readonly string[]) {
  const part = rota.parts.find((one) => one.code === code);
  if (part === undefined) return [];
  const own = shifts.filter(
    (one) => one.accountId === accountId && one.state !== 'cancelled' && !except.includes(one.id),
  );
  return own.filter((one) => !isFree(rota, accountId, { day, part }, [one]));
}
