/**
 * 在期与否 (matter clock): keeps the legal day of the clocks that the published rates ask for, and the day on which each stopped. They are
 * counted by the rulebook of the kind and by nobody else; here is only written down what it says.
 */
import type { ClockName } from '../../domain/law/rulebook.ts';
import type { Clock } from '../../domain/law/clock.ts';
import type { Matter, MatterKind } from '../../domain/matter/matter.ts';
import type { Tx } from '../../store/base/db.ts';
import type { MatterClockRow } from '../../store/base/schema.ts';
import { saveMatterClocks } from '../../store/matter/matter-clock.ts';
import { factsOf, type Context, type Passed } from '../base/context.ts';
import type { Frame } from '../matter/matter.ts';

/** Which clocks are kept of which kind. */
const kept: Readonly<Partial<Record<MatterKind, readonly ClockName[]>>> = {
  complaint: ['accept', 'mediate'],
  tipoff: ['verify'],
};

type Keeping<T extends Matter> = Pick<Frame<T>, 'book' | 'clocksOf'>;

/** Writes down the clocks of the matters as they are now; asked again it writes nothing that stands. */
export async function keepClocks<T extends Matter>(
  tx: Tx,
  ctx: Context,
  frame: Keeping<T>,
  matters: readonly T[],
): Promise<void> {
  if (kept[frame.book.kind] === undefined) return;
  await saveMatterClocks(
    tx,
    matters.flatMap((matter) => rowsOf(ctx, frame, matter)),
  );
}

/** The same after an act on matters, and only where the act moved a clock. */
export async function keepMovedClocks<T extends Matter>(
  tx: Tx,
  ctx: Context,
  frame: Keeping<T>,
  passed: readonly Passed<T>[],
): Promise<void> {
  const moved = passed.flatMap(({ saved, before }) => {
    const rows = rowsOf(ctx, frame, saved);
    const former = before === null ? [] : rowsOf(ctx, frame, before);
    return JSON.stringify(rows) === JSON.stringify(former) ? [] : rows;
  });
  await saveMatterClocks(tx, moved);
}

function rowsOf<T extends Matter>(ctx: Context, frame: Keeping<T>, matter: T): MatterClockRow[] {
  const clocks = frame.clocksOf(matter, factsOf(ctx));
  return (kept[frame.book.kind] ?? []).flatMap((name) => {
    // Who joined later has a clock of his own; the matter's is the first.
    const clock = clocks.find(({ identifier }) => identifier === name);
    return clock === undefined ? [] : [rowOf(matter, name, clock)];
  });
}

function rowOf({ countyId, id }: Matter, clock: ClockName, { legalOn, nominalOn, stoppedOn }: Clock): MatterClockRow {
  return { countyId, matterId: id, clock, dueOn: legalOn ?? nominalOn, stoppedOn };
}
