/** 锁定的月份经线路报送: each locked month goes up once, with what has become of earlier ones; and comes to be compared where it arrives. */
import { CarriedMonth, whyNotMonth } from '../../domain/exchange/carried.ts';
import { toldAgainAfterHours, type Receipt } from '../../domain/exchange/letter-exchange.ts';
import type { MonthCorrectionRow } from '../../store/base/schema.ts';
import type { Tx } from '../../store/base/db.ts';
import { transact } from '../../store/base/transact.ts';
import {
  findInhabitants,
  findLineMonth,
  insertLineMonths,
  listCorrectionsToldIn,
  listUntoldMonths,
  type UntoldMonth,
} from '../../store/report/line-month.ts';
import { listLockedValues } from '../../store/report/month-closing.ts';
import type { Context } from '../base/context.ts';
import { postAgain, takeOnce } from '../exchange/letter-exchange.ts';
import { hearCounty } from '../exchange/line-county.ts';
import { carriedLock, notTaken, sealOf } from './carried.ts';

const writtenAtOnce = 12;

/**
 * Writes the letters of the months that were locked and not told yet; gives how many. Those from before the line was connected go too, and
 * once a day those that were refused: by then the other side may have put right what was wrong.
 */
export function writeMonths(ctx: Context): Promise<number> {
  const refusedBefore = new Date(ctx.at.getTime() - toldAgainAfterHours * 3_600_000);
  return transact(ctx.db, async (tx) =>
    postMonths(tx, ctx, await listUntoldMonths(tx, ctx.actor.countyId, { refusedBefore, most: writtenAtOnce })),
  );
}

/** Writes one month that was refused anew, because somebody asked; nought where it waits already or was taken. */
export async function writeMonthAgain(tx: Tx, ctx: Context, closingId: string): Promise<number> {
  const { countyId } = ctx.actor;
  return postMonths(tx, ctx, await listUntoldMonths(tx, countyId, { refusedBefore: ctx.at, closingId, most: 1 }));
}

async function postMonths(tx: Tx, ctx: Context, untold: readonly UntoldMonth[]): Promise<number> {
  if (untold.length === 0) return 0;
  const { countyId } = ctx.actor;
  const months = untold.map(({ month }) => month);
  const [values, corrections, inhabitants] = [
    await listLockedValues(tx, countyId, months, null),
    await listCorrectionsToldIn(tx, countyId, months),
    await findInhabitants(tx, countyId),
  ];
  return postAgain(
    tx,
    ctx,
    untold.map((one) => ({
      platformNumber: one.number,
      number: one.number,
      matterId: one.closingId,
      subject: one.month.slice(0, 7),
      body: carriedMonth(ctx, one, {
        inhabitants,
        values: values.filter(({ month }) => month === one.month),
        corrections: corrections.filter(({ toldIn }) => toldIn === one.month),
      }),
    })),
  );
}

function carriedMonth(
  { actor: { countyId }, county: { county }, newId }: Context,
  { month, number, sha256, lockedAt }: UntoldMonth,
  {
    inhabitants,
    values,
    corrections,
  }: {
    inhabitants: number | null;
    values: readonly CarriedMonth['values'][number][];
    corrections: readonly MonthCorrectionRow[];
  },
): CarriedMonth {
  const letter = CarriedMonth.parse({
    id: newId(),
    from: county.name,
    countyId,
    seal: '0'.repeat(64),
    kind: 'month',
    number,
    inhabitants,
    month,
    lockedAt: lockedAt.toISOString(),
    sha256,
    values: values.map(({ figure, value, part, whole, definition }) => ({ figure, value, part, whole, definition })),
    corrections: corrections.map(({ month: of, figure, now, nowPart, nowWhole, nowDefinition }) => ({
      month: of,
      figure,
      value: now,
      part: nowPart,
      whole: nowWhole,
      definition: nowDefinition,
    })),
  });
  return { ...letter, seal: sealOf(letter) };
}

/** Takes a locked month of a county in; the same month again changes nothing, and another one in its place is not taken. */
export function takeMonth(ctx: Context, letter: CarriedMonth, peer: number | null): Promise<Receipt> {
  const { countyId: of, number, month } = letter;
  const called = { id: letter.id, kind: letter.kind, platformNumber: `${of}-${number}` };
  return takeOnce(ctx, called, { peerCountyId: peer, lock: carriedLock }, async (tx, receiving) => {
    const { countyId } = receiving.actor;
    const known = await findLineMonth(tx, countyId, of, month);
    const why = whyNotMonth(letter, {
      today: ctx.today,
      isWhole: sealOf(letter) === letter.seal,
      known: known === null ? 'none' : known.sha256 === letter.sha256 ? 'same' : 'other',
    });
    const notOf = why ?? (await hearCounty(tx, receiving, letter, peer));
    const subject = month.slice(0, 7);
    if (notOf !== null) return { ...notTaken(notOf), subject };
    if (known !== null) return { verdict: 'same', subject };
    await keepLineMonth(tx, receiving, letter);
    return { verdict: 'new', subject };
  });
}

function keepLineMonth(
  tx: Parameters<typeof insertLineMonths>[0],
  { actor: { countyId }, at }: Context,
  { countyId: peerCountyId, month: toldIn, sha256, seal, lockedAt, values, corrections }: CarriedMonth,
): Promise<void> {
  const place = { countyId, peerCountyId, toldIn };
  const all = [...values.map((one) => ({ ...one, month: toldIn })), ...corrections];
  const months = [...new Set(all.map(({ month }) => month))];
  return insertLineMonths(
    tx,
    months.map((month) => ({ ...place, month, sha256, seal, lockedAt: new Date(lockedAt), receivedAt: at })),
    all.map((one) => ({ ...place, ...one })),
  );
}
