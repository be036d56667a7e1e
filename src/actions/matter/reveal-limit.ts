import type { Actor } from '../../domain/base/actor.ts';
import { Refusal } from '../../domain/base/refusal.ts';
import { mayReveals, revealNews } from '../../domain/base/reveal.ts';
import type { Db, Tx } from '../../store/base/db.ts';
import { countTrail, lockTrailOf } from '../../store/base/trail.ts';
import type { Account } from '../../domain/county/account.ts';
import type { Context } from '../base/context.ts';
import { tellPeople } from './tell-people.ts';

/** Refuses when the person has not so many looks left today; what he asks for at once is opened as a whole or not at all. */
export async function demandReveals(db: Db | Tx, { actor, county, today }: Context, wanted: number): Promise<void> {
  const { countyId, limits } = county.county;
  const done = await countTrail(db, { countyId, accountId: actor.id, kind: 'revealed' }, startOf(today));
  if (!mayReveals(limits.revealsADay, done, wanted))
    throw new Refusal('reveals-used-up', {
      done,
      left: Math.max(0, limits.revealsADay - done),
      limit: limits.revealsADay,
    });
}

/**
 * Counts one look behind the mask, which the line of the ledger is about to tell, and tells the superior when there are many. What was done
 * already where there was no network counts too, and is refused no more.
 */
export async function noteReveal(tx: Tx, ctx: Context, isDone = false): Promise<void> {
  const { actor, today } = ctx;
  const { countyId, limits, ledgerId } = ctx.county.county;
  // Two at once are two: the second waits until the first stands there.
  await lockTrailOf(tx, countyId, actor.id);
  if (!isDone) await demandReveals(tx, ctx, 1);
  const done = await countTrail(tx, { countyId, accountId: actor.id, kind: 'revealed' }, startOf(today));
  const words = revealNews(actor.name, done + 1, limits);
  if (words === null) return;
  const about = { countyId, id: ledgerId, number: null, version: 1 };
  const cause = `reveals ${actor.id} ${today} ${done + 1}`;
  await tellPeople(tx, ctx, about, (account) => isSuperior(actor, account), words, { cause, ring: 'asked' });
}

/** An officer's head; of all others the deputy director. */
export function isSuperior({ role, organisationId }: Actor, account: Account): boolean {
  if (role === 'officer') return account.role === 'officeHead' && account.organisationId === organisationId;
  return account.role === 'leader';
}

/** How many looks he has left today. */
export async function revealsLeft({ db, actor, county, today }: Context): Promise<number> {
  const { countyId, limits } = county.county;
  const done = await countTrail(db, { countyId, accountId: actor.id, kind: 'revealed' }, startOf(today));
  return Math.max(0, limits.revealsADay - done);
}

export function startOf(today: string): Date {
  return new Date(`${today}T00:00:00+08:00`);
}
