import { useQueryClient } from '@tanstack/react-query';
import shiftDocket from '../../../domain/command/shift-steps.ts?shiftDocket';
import { partZh, shiftPostWords } from '../../../domain/command/rota.ts';
import type { Shift } from '../../../domain/command/shift.ts';
import { useDirectory } from '../../base/directory.ts';
import { DocketMoves } from '../../matter/docket/docket-moves.tsx';
import { useLabel, useLanguage } from '../../base/language.tsx';
import { useMe } from '../../base/me.tsx';
import { dayWithWeekday } from '../../base/ui/day.ts';
import { partSaid } from './part-name.ts';
import { canExchange, peopleFor } from './duty-people.ts';
import { rosterOf, shiftCalls, useRoster, type SeenRoster, type SeenShift } from './shift-calls.ts';

/** What a shift is called: 「10月2日 周五 夜班 值班员」. */
export function useShiftName(): (shift: { day: string; post: Shift['post'] }, partName: string) => string {
  const label = useLabel();
  const { language } = useLanguage();
  return ({ day, post }, partName) =>
    `${dayWithWeekday(day, language)} ${partSaid(partName, language)} ${label(shiftPostWords[post])}`;
}

/** The steps of a shift as buttons; only the first ones where there is little room. */
export function ShiftSteps({ item, only }: { item: SeenShift; only?: readonly string[] }) {
  const { id, today } = useMe();
  const queries = useQueryClient();
  const label = useLabel();
  const name = useShiftName();
  const directory = useDirectory();
  const { entry, more, moves } = item;
  // Of the month in which it lies; what is shown is kept already.
  const month = entry.day.slice(0, 7);
  const roster = useRoster(month).data;
  if (directory === undefined) return null;
  const people = roster === undefined ? [] : peopleFor(roster, entry, label, entry.id);
  return (
    <DocketMoves
      docket={withSwap(id, today, entry, () => queries.ensureQueryData(rosterOf(month)))}
      calls={shiftCalls}
      item={{ entry, moves: only === undefined ? moves : moves.filter((move) => only.includes(move)) }}
      name={name(entry, more.partName)}
      directory={directory}
      people={people}
      small={only !== undefined}
    />
  );
}

/** The steps, with the shifts of colleagues to choose from where one wants to swap. */
function withSwap(
  me: string,
  today: string,
  mine: Pick<SeenShift['entry'], 'id' | 'day' | 'part' | 'post' | 'accountId'>,
  roster: () => Promise<SeenRoster>,
) {
  const { askSwap } = shiftDocket.procedure;
  if (askSwap === undefined) return shiftDocket;
  const form = async () => {
    const { swapForm } = await import('./swap-form.ts');
    const found = await roster();
    const { people, shifts, rota } = found;
    const names = new Map(people.map((one) => [one.id, one.name]));
    const open = shifts.filter(
      (one) =>
        one.post === mine.post &&
        one.id !== mine.id &&
        one.accountId !== me &&
        one.day > today &&
        (one.state === 'rostered' || one.state === 'swapped') &&
        // What would be refused, for one of the two has a turn beside it, is not offered.
        canExchange(found, mine, one),
    );
    const named = open.map((one) => {
      const words = `${one.day.slice(5)} ${partZh(rota, one.part)} ${names.get(one.accountId) ?? ''}`;
      return { value: one.id, zh: words, en: words };
    });
    return swapForm(named);
  };
  return { ...shiftDocket, procedure: { ...shiftDocket.procedure, askSwap: { ...askSwap, form } } };
}
