import { z } from 'zod';
import { labelled } from '../../../domain/base/field.ts';
import { shiftProcedure } from '../../../domain/command/shift-steps.ts';
import { partZh, shiftPostWords, type Rota } from '../../../domain/command/rota.ts';
import type { DocketRule } from '../../../domain/matter/docket.ts';
import type { Shift } from '../../../domain/command/shift.ts';
import { useDirectory } from '../../base/directory.ts';
import { DocketMoves } from '../../matter/docket/docket-moves.tsx';
import { useLabel, useLanguage } from '../../base/language.tsx';
import { useMe } from '../../base/me.tsx';
import { dayWithWeekday } from '../../base/ui/day.ts';
import { partSaid } from './part-name.ts';
import { shiftCalls, useRoster, type SeenRoster, type SeenShift } from './shift-calls.ts';

/** What a shift is called: 「10月2日 周五 夜班 值班员」. */
export function useShiftName(): (shift: { day: string; post: Shift['post'] }, partName: string) => string {
  const label = useLabel();
  const { language } = useLanguage();
  return ({ day, post }, partName) =>
    `${dayWithWeekday(day, language)} ${partSaid(partName, language)} ${label(shiftPostWords[post])}`;
}

/** The steps of a shift as buttons; only the first ones where there is little room. */
export function ShiftSteps({ item, only }: { item: SeenShift; only?: readonly string[] }) {
  const { id } = useMe();
  const { today } = useMe();
  const name = useShiftName();
  const directory = useDirectory();
  const { entry, more, moves } = item;
  // Of the month in which it lies; what is shown is kept already.
  const roster = useRoster(entry.day.slice(0, 7)).data;
  if (directory === undefined) return null;
  const people = (roster?.people ?? [])
    .filter(({ posts }) => posts.includes(entry.post))
    .map((one) => ({ id: one.id, name: one.name }));
  return (
    <DocketMoves
      docket={docketWith(roster, entry, today, id)}
      calls={shiftCalls}
      item={{ entry, moves: only === undefined ? moves : moves.filter((move) => only.includes(move)) }}
      name={name(entry, more.partName)}
      directory={directory}
      people={people}
      small={only !== undefined}
    />
  );
}

/** The steps with the shifts of colleagues to choose from, where one wants to swap. */
function docketWith(
  roster: SeenRoster | undefined,
  entry: { id: string; post: Shift['post'] },
  today: string,
  me: string,
) {
  const names = new Map((roster?.people ?? []).map((one) => [one.id, one.name]));
  const options = (roster?.shifts ?? [])
    .filter(
      (one) =>
        one.post === entry.post &&
        one.id !== entry.id &&
        one.accountId !== me &&
        one.day > today &&
        (one.state === 'rostered' || one.state === 'swapped'),
    )
    .map((one) => {
      const words = `${one.day.slice(5)} ${partZh(roster?.rota as Rota, one.part)} ${names.get(one.accountId) ?? ''}`;
      return { value: one.id, zh: words, en: words };
    });
  const { askSwap } = shiftProcedure;
  const input = z.object({
    withShiftId: labelled(z.uuid(), {
      zh: '换哪一班',
      en: 'With which shift',
      input: 'choice',
      options,
      wrongZh: '请选同事的一班',
      wrongEn: 'choose a shift of a colleague',
    }),
  });
  const procedure: Record<string, DocketRule<Shift, never>> = {
    ...(shiftProcedure as Record<string, DocketRule<Shift, never>>),
    askSwap: { ...(askSwap as DocketRule<Shift, never>), input },
  };
  return { name: 'shift', procedure };
}
