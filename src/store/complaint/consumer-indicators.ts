import { sql } from 'kysely';
import type { ComparedComplaint } from '../../domain/complaint/consumer-indicators.ts';
import type { Complaint } from '../../domain/complaint/complaint.ts';
import type { Db } from '../base/db.ts';
import { hasIdentity, hasPhone, withoutNumbers } from '../base/person-seal.ts';

/** What an indicator rests on: enough to compare, and enough to say who may see it. */
export type AlikeComplaint = ComparedComplaint &
  Pick<Complaint, 'countyId' | 'officeId' | 'stationId' | 'entrustedTo' | 'state'>;

/** The latest of one kind of goods are enough to find texts that were copied. */
const mostOfGoods = 300;
const mostOfOne = 500;

/** The complaints of the days that share telephone, identity number, address or goods with this one; each branch has its own index. */
export async function listAlikeComplaints(
  db: Db,
  own: Complaint,
  days: { from: Date; until: Date },
): Promise<AlikeComplaint[]> {
  const columns = sql`c.id, c.number, c.filed_at, c.consumer_name, c.consumer_phone, c.consumer_address, c.consumer_id_number, c.complaint_seal, c.key_id,
    c.operator_name, c.category_code, c.nature_code, c.story, c.county_id, c.office_id, c.station_id, c.entrusted_to, c.state`;
  // One dispute told twice and merged is one complaint; who joined others still complains himself.
  const within = sql`c.county_id = ${own.countyId} and (c.merged is null or c.merged->>'as' = 'member') and c.filed_at >= ${days.from} and c.filed_at < ${days.until}`;
  const homes = [own.consumerAddress, withoutNumbers(own.consumerAddress)];
  // The index has the number of an address in place of its words.
  const isAt = sql`c.consumer_address = any(${homes}::text[])
    and hashtext(c.consumer_address) in (${sql.join(homes.map((home) => sql`hashtext(${home}::text)`))})`;
  const found = await sql<AlikeComplaint>`
    (select ${columns} from complaint as c where ${within} and ${own.consumerPhone} <> '' and ${hasPhone(db, 'complaint', own.countyId, own.consumerPhone)} order by c.filed_at desc limit ${mostOfOne})
    union
    (select ${columns} from complaint as c where ${within} and ${own.consumerIdNumber ?? ''} <> '' and ${hasIdentity(db, own.countyId, own.consumerIdNumber ?? '')} order by c.filed_at desc limit ${mostOfOne})
    union
    (select ${columns} from complaint as c where ${within} and c.consumer_address <> '' and ${isAt} order by c.filed_at desc limit ${mostOfOne})
    union
    (select ${columns} from complaint as c where ${within} and c.category_code is not null and c.category_code = ${own.categoryCode} order by c.filed_at desc limit ${mostOfGoods})`.execute(
    db,
  );
  return found.rows;
}
