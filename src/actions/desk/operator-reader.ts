/**
 * 经营者的通读: hands what matters tell of their shops to the register, and gives the firms of the settlement scheme their pages. It
 * stands here because it knows the kinds of matters, which the register does not.
 */
import type { Complaint } from '../../domain/complaint/complaint.ts';
import { demand } from '../../domain/base/actor.ts';
import type { Matter } from '../../domain/matter/matter.ts';
import { Refusal } from '../../domain/base/refusal.ts';
import type { Tipoff } from '../../domain/tipoff/tipoff.ts';
import { maySee } from '../../domain/base/actor.ts';
import { parseMatterNumber } from '../../domain/matter/numbering.ts';
import type { MatterOperator } from '../../domain/operator/operator.ts';
import { complaintBook } from '../../store/complaint/complaint.ts';
import { findMatter, type Book } from '../../store/matter/matter.ts';
import { forgetMatches, listOfMatter, saveAssigned, setApart } from '../../store/operator/matter-operator.ts';
import { getHeardOperator, lockOperator, lockRegister } from '../../store/operator/operator.ts';
import { tipoffBook } from '../../store/tipoff/tipoff.ts';
import type { Db, Tx } from '../../store/base/db.ts';
import { transact } from '../../store/base/transact.ts';
import type { Context, Follower } from '../base/context.ts';
import { linkFirms } from '../firm/firm-operator.ts';
import type { MatterReader } from '../matter/reading.ts';
import { forgetReach } from '../operator/forgetting.ts';
import { matchMatters, type MatterTelling } from '../operator/matching.ts';
import { note } from '../operator/operator.ts';
import { tellShopFollowers } from './shop-followers.ts';

type Told = Complaint | Tipoff;

function tellingOf(kind: MatterTelling['kind'], matter: Told): MatterTelling {
  const { id: matterId, number, operatorName: name, operatorPhone, operatorAddress, operatorRegionId } = matter;
  return { matterId, kind, number, name, phone: operatorPhone, address: operatorAddress, regionId: operatorRegionId };
}

/** Whose shop each matter is about; an inquiry names none. */
export const operatorReader: MatterReader = {
  name: 'operator',
  // The second reads the erased ones of before too: what only they told of a shop is forgotten with them.
  version: 2,
  kinds: ['complaint', 'tipoff'],
  async read(tx, ctx, { kind, matters, erased }) {
    const system = systemOf(ctx);
    await linkFirms(tx, system);
    const sure = await matchMatters(
      tx,
      system,
      matters.map((matter) => tellingOf(kind, matter as Told)),
    );
    const told = matters.filter(({ id }) => sure.has(id));
    await tellShopFollowers(tx, system, kind, told);
    for (const { id } of erased) await forgetReach(tx, system, id);
  },
};

function systemOf(ctx: Context): Context {
  const { countyId } = ctx.county.county;
  return {
    ...ctx,
    actor: { countyId, id: 'system', name: '', role: 'system', organisationId: null, stationId: null },
  };
}

/** Who is complained of was put right: what the rule has said of it is asked again; what a person has said stands. */
export const rematchCorrected: Follower = {
  kinds: ['complaint', 'tipoff'],
  moves: ['correctParties'],
  async follow(tx, ctx, { kind, on }) {
    for (const { saved, before } of on) {
      const [next, former] = [saved as Matter as Told, before as Matter as Told | null];
      const isSame =
        former !== null &&
        next.operatorName === former.operatorName &&
        next.operatorPhone === former.operatorPhone &&
        next.operatorAddress === former.operatorAddress &&
        next.operatorRegionId === former.operatorRegionId;
      if (isSame) continue;
      // Before the shops, which count what is told of them: whoever merges or reads holds the register first.
      await lockRegister(tx, next.countyId);
      await forgetMatches(tx, next.countyId, next.id);
      await matchMatters(tx, systemOf(ctx), [tellingOf(kind, next)]);
      await tellShopFollowers(tx, ctx, kind, [next]);
    }
  },
};

const books: Partial<Record<string, Book<Matter>>> = {
  complaint: complaintBook as Book<Matter>,
  tipoff: tipoffBook as Book<Matter>,
};

/** The matter as its reader sees it; refuses one that he may not. */
export async function getSeenTold(tx: Db | Tx, ctx: Context, number: string): Promise<Told> {
  const kind = parseMatterNumber(number)?.kind ?? null;
  const book = kind === null ? undefined : books[kind];
  const matter = book === undefined ? null : await findMatter(tx, book, ctx.actor.countyId, { number });
  if (matter === null || !maySee(ctx.actor, matter)) throw new Refusal('not-found');
  return matter as Told;
}

/** A person says which shop a matter is about, or that it is none of those that were offered. Twice is once. */
export async function assignOperator(ctx: Context, number: string, operatorId: string | null): Promise<void> {
  demand(ctx.actor, 'operator.save');
  const { countyId, id: byId } = ctx.actor;
  await transact(ctx.db, async (tx) => {
    await lockRegister(tx, countyId);
    const matter = await getSeenTold(tx, ctx, number);
    const said = await listOfMatter(tx, countyId, matter.id);
    if (operatorId === null) {
      for (const one of said) if (one.state === 'offered') await setApart(tx, { ...one, byId, at: ctx.at });
      return;
    }
    await getHeardOperator(tx, ctx.actor, operatorId);
    const operator = await lockOperator(tx, countyId, operatorId);
    if (said.some((one) => one.operatorId === operator.id && one.state === 'sure' && one.byId !== null)) return;
    const kind: MatterOperator['kind'] = parseMatterNumber(matter.number)?.kind === 'tipoff' ? 'tipoff' : 'complaint';
    const { id: matterId, operatorName: name } = matter;
    const why = { zh: '有人认定', en: 'Somebody has said so' };
    const base = { countyId, matterId, operatorId, kind, number: matter.number, name };
    await saveAssigned(tx, { ...base, state: 'sure', why, byId, at: ctx.at });
    await note(tx, ctx, operatorId, 'operator-assigned', { matter: matter.number });
    await tellShopFollowers(tx, ctx, kind, [matter]);
  });
}
