import type { Account } from '../../domain/county/account.ts';
import { demand } from '../../domain/base/actor.ts';
import { addDays, weekdayOf } from '../../domain/base/calendar.ts';
import type { Charter } from '../../domain/station/charter.ts';
import {
  isSaid,
  leftZh,
  obligationKinds,
  obligationsOf,
  termOf,
  type Obligation,
} from '../../domain/station/due-dates.ts';
import { listAccounts } from '../../store/county/account.ts';
import { listAppointments } from '../../store/people/appointment.ts';
import { listCharters } from '../../store/station/charter.ts';
import { lockCounty } from '../../store/county/county.ts';
import { hasRequest, listActedSince } from '../../store/base/ledger.ts';
import { findPeople } from '../../store/people/person.ts';
import { transact } from '../../store/base/transact.ts';
import { noteSetting, type Context } from '../base/context.ts';
import { tellPeople } from '../matter/tell-people.ts';

interface Owed extends Obligation {
  /** The station or the person. */
  name: string;
  officeId: string | null;
}

/** How far ahead the ends of terms are looked for. */
const termDays = 30;
/** A day and an hour: a watch that begins a little late leaves out nothing that was entered since the one before. */
const sinceLastWatchMs = 25 * 3_600_000;

/**
 * Tells each head of his stations and people, the centre of all, and the leaders of what waits for their approval: one message a day
 * each, however many days come near. A second watch on the same day tells nothing.
 */
export function tellObligations(ctx: Context): Promise<number> {
  demand(ctx.actor, 'charter.watch');
  return transact(ctx.db, async (tx) => {
    const { countyId } = ctx.actor;
    const county = { countyId, id: ctx.county.county.ledgerId };
    const request = `obligations-${ctx.today}`;
    await lockCounty(tx, countyId);
    if (await hasRequest(tx, county, request)) return 0;
    const charters = await listCharters(tx, ctx.actor);
    const terms = await listAppointments(tx, ctx.actor, { state: 'open', endingBy: addDays(ctx.today, termDays) });
    const people = await findPeople(tx, countyId, [...new Set(terms.map(({ personId }) => personId))]);
    const nameOf = new Map(people.map(({ id, name }) => [id, name]));
    const owed: Owed[] = [
      ...charters.flatMap((one) =>
        obligationsOf(one, ctx.today).map((it) => ({ ...it, name: one.name, officeId: one.officeId })),
      ),
      ...terms.flatMap((one) =>
        termOf(one, ctx.today).map((it) => ({ ...it, name: nameOf.get(one.personId) ?? '', officeId: one.officeId })),
      ),
    ].filter(isSaid);
    const toApprove = charters.filter(({ state }) => state === 'inspected');
    const accounts = (await listAccounts(tx, countyId)).filter(({ active }) => active);
    let told = 0;
    const tell = async (isTold: (account: Account) => boolean, words: string) => {
      if (words === '') return;
      told += 1;
      const about = { ...county, number: null, page: 'stations' as const, version: 1 };
      await tellPeople(tx, ctx, about, isTold, words, { cause: request });
    };
    await tell(({ role }) => role === 'centre', owedZh(owed));
    for (const officeId of new Set(owed.map((one) => one.officeId))) {
      if (officeId === null || !accounts.some(({ organisationId }) => organisationId === officeId)) continue;
      await tell(
        ({ role, organisationId }) => role === 'officeHead' && organisationId === officeId,
        owedZh(owed.filter((one) => one.officeId === officeId)),
      );
    }
    const ids = toApprove.map(({ id }) => id);
    const since = new Date(ctx.at.getTime() - sinceLastWatchMs);
    const fresh = await listActedSince(tx, countyId, ids, { verb: 'charter-inspected', since });
    // What has waited longer is said on Mondays.
    if (fresh.size > 0 || weekdayOf(ctx.today) === 1) await tell(({ role }) => role === 'leader', waitingZh(toApprove));
    if (told > 0) await noteSetting(tx, ctx, 'obligations-told', { requestId: request, n: owed.length });
    return told;
  });
}

/** 「到期的事：前柳村站整改还有 3 天、周敏聘期今天到期等 5 项。请到“站点”“人员”里办。」 */
function owedZh(owed: readonly Owed[]): string {
  if (owed.length === 0) return '';
  const first = owed.toSorted((a, b) => a.left - b.left).slice(0, 3);
  const words = first.map((one) => `${one.name}${obligationKinds[one.kind].zh}${leftZh(one)}`).join('、');
  return `到期的事：${words}${owed.length > first.length ? `等 ${owed.length} 项` : ''}。请到“站点”“人员”里办。`;
}

function waitingZh(charters: readonly Charter[]): string {
  const [first] = charters;
  if (first === undefined) return '';
  return charters.length === 1
    ? `${first.name}现场核查过了，等您批准。`
    : `${first.name}等 ${charters.length} 个站点现场核查过了，等您批准。`;
}
