/** 值班 as a station's telephone carries it: who may be called without a network, in the days for which it carries anything. */
import { mayDo } from '../../../domain/base/actor.ts';
import { addDays } from '../../../domain/base/calendar.ts';
import type { OnCall } from '../../../domain/device/on-call.ts';
import { shiftPostWords } from '../../../domain/command/rota.ts';
import { spansOf } from '../../../domain/county/notice/opening-hours.ts';
import { carriedDays } from '../../../domain/device/pin.ts';
import type { Context } from '../../../actions/base/context.ts';
import { listAccounts } from '../../../store/county/account.ts';
import { listKept } from '../../../store/command/shift.ts';

/** For whoever may page those on duty, and for nobody else: these are telephones of staff. */
export async function carriedOnCall(ctx: Context): Promise<OnCall[]> {
  const { db, actor, today, at } = ctx;
  if (!mayDo(actor, 'complaint.markUrgent')) return [];
  const [accounts, shifts] = await Promise.all([
    listAccounts(db, actor.countyId),
    listKept(db, actor.countyId, addDays(today, -1), addDays(today, carriedDays)),
  ]);
  const gone: readonly string[] = ['missed', 'handedOver', 'signed'];
  return shifts
    .filter(({ endsAt, state }) => endsAt > at && !gone.includes(state))
    .flatMap(({ accountId, post, startsAt, endsAt }) => {
      const person = accounts.find(({ id, active }) => active && id === accountId);
      if (person === undefined || person.phone === '') return [];
      const span = { startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString() };
      return [{ name: person.name, phone: person.phone, post: shiftPostWords[post], ...span }];
    })
    .toSorted((a, b) => (a.startsAt < b.startsAt ? -1 : a.startsAt > b.startsAt ? 1 : 0));
}

/** When somebody is at the offices of the county; null where it cannot be told from how the county writes it. */
export function officeOpenOf({ county, today }: Context): { startsAt: string; endsAt: string }[] | null {
  const spans = spansOf(county.county.officeHours, county.calendar, addDays(today, -1), addDays(today, carriedDays));
  return (
    spans?.map(({ startsAt, endsAt }) => ({ startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString() })) ?? null
  );
}
