import { sql } from 'kysely';
import type { Certificate } from '../../../domain/supervision/enforcement/certificate.ts';
import type { Db, Tx } from '../../base/db.ts';

/** Every certificate of the county, of whoever has one; of tens of officers. */
export async function listCertificates(db: Db | Tx, countyId: number): Promise<Certificate[]> {
  const found = await sql<Certificate>`
    select * from enforcement_certificate where county_id = ${countyId} order by account_id, from_on desc`.execute(
    db as Db,
  );
  return found.rows;
}

/** The same number again is the same certificate, with other days. */
export async function saveCertificate(
  tx: Tx,
  { countyId, accountId, number, fromOn, untilOn }: Certificate,
): Promise<void> {
  await sql`insert into enforcement_certificate (county_id, account_id, number, from_on, until_on)
    values (${countyId}, ${accountId}, ${number}, ${fromOn}, ${untilOn})
    on conflict (county_id, account_id, number) do update set from_on = excluded.from_on, until_on = excluded.until_on`.execute(
    tx,
  );
}
