/** 来件登记簿: the days that are over are counted once, by the clock; who reads the register adds them up. */
import { demand } from '../../domain/base/actor.ts';
import { addDays } from '../../domain/base/calendar.ts';
import { mostRegisterDays } from '../../domain/desk/intake-register.ts';
import { countRegisterDays } from '../../store/desk/intake-register.ts';
import { transact } from '../../store/base/transact.ts';
import type { Context } from '../base/context.ts';

/** So many days of one transaction: who writes an old one down meanwhile waits for it. */
const atOnce = 31;

/** Counts what may be asked for at once and was not counted yet; yesterday and today come in still. */
export async function countPastDays(ctx: Context, signal: AbortSignal): Promise<void> {
  demand(ctx.actor, 'register.count');
  const last = addDays(ctx.today, -2);
  const first = addDays(last, -mostRegisterDays);
  for (let from = first; from <= last && !signal.aborted; from = addDays(from, atOnce)) {
    const end = addDays(from, atOnce - 1);
    await transact(ctx.db, (tx) => countRegisterDays(tx, ctx.actor.countyId, { from, to: end < last ? end : last }));
  }
}
