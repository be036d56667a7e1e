import { sql } from 'kysely';
import type { Firm, FirmCount } from '../../domain/firm/firm.ts';
import type { Organisation } from '../../domain/county/organisation.ts';
import { asJson, type Db, type Tx } from '../base/db.ts';
import { noteSettings } from '../base/ledger.ts';

export type StoredFirm = Firm &
  Pick<Organisation, 'name' | 'phone' | 'address' | 'active'> & {
    /** The page of the register of shops on which it stands; null until the first matters are read after an upgrade. */
    operatorId: string | null;
  };

export async function listFirms(db: Db | Tx, countyId: number): Promise<StoredFirm[]> {
  const found = await sql<StoredFirm>`
    select f.*, o.name, o.phone, o.address, o.active,
      (select s.root_id from operator as s where s.county_id = f.county_id and s.firm_id = f.id) as operator_id from firm as f
    join organisation as o on o.county_id = f.county_id and o.id = f.id
    where f.county_id = ${countyId} order by o.active desc, o.name`.execute(db as Db);
  return found.rows;
}

export async function saveFirm(tx: Tx, firm: Firm): Promise<void> {
  await noteSettings(tx, firm.countyId, 'firm');
  const row = { ...firm, aliases: asJson(firm.aliases) };
  await tx
    .insertInto('firm')
    .values(row)
    .onConflict((on) => on.columns(['countyId', 'id']).doUpdateSet(row))
    .execute();
}

/**
 * What the ledger holds of each firm: offers whose day lies in the period, and what had become of them by its last day. The
 * pledge is the one that the firm has now.
 */
export async function countFirms(
  db: Db,
  countyId: number,
  { from, to }: { from: string; to: string },
): Promise<FirmCount[]> {
  const counted = await sql<FirmCount>`
    with offered as (
      select l.detail->>'offerId' as id, l.detail->>'firmId' as firm_id from ledger as l
      where l.county_id = ${countyId} and l.verb = 'offered' and l.on_day between ${from} and ${to}
    ), became as (
      select l.detail->>'offerId' as id, min((l.detail->>'hours')::double precision) filter (where l.verb = 'firm-replied') as hours,
        bool_or(l.verb = 'offer-answered' and l.detail->>'answer' = 'agree') as settled,
        bool_or(l.verb = 'offer-lapsed' or l.detail->>'answer' = 'endTalk' or l.detail->>'act' = 'refuse') as failed
      from ledger as l where l.county_id = ${countyId} and l.verb in ('firm-replied', 'offer-answered', 'offer-lapsed') and l.on_day between ${from} and ${to}
      group by 1
    )
    select f.id as firm_id, count(o.id)::integer as offered, count(b.hours)::integer as answered,
      count(*) filter (where b.settled)::integer as settled, count(*) filter (where b.failed)::integer as failed,
      round(percentile_cont(0.5) within group (order by b.hours)::numeric, 1)::double precision as first_hours,
      count(*) filter (where b.hours <= f.pledged_hours)::integer as kept
    from firm as f left join offered as o on o.firm_id = f.id left join became as b on b.id = o.id
    where f.county_id = ${countyId} group by f.id`.execute(db);
  return counted.rows;
}
