/** What the rows of attachments and the lines of the ledger say of files, to be held against the disk. */
import { sql, type RawBuilder } from 'kysely';
import type { Attachment } from '../../domain/matter/attachment.ts';
import type { Db } from '../base/db.ts';
import { findStatedSince } from '../base/ledger.ts';
import { areDocketFilesStated, isOfDocket, isOfMatter, laidBy } from '../base/stated/unstated-rows.ts';

/** A file that lies with a matter. */
export interface StatedFile extends Pick<Attachment, 'countyId' | 'id' | 'sha256' | 'bytes'> {
  matterId: string;
  /** Whether the ledger says that a virus was found in it; what its row says anybody can write who writes the tables. */
  hasVirus: boolean;
  /** What the line of the ledger says that put it to the matter; null where no line tells of it yet. */
  lineSeq: number | null;
  lineSha256: string | null;
  lineBytes: string | null;
  /** Whether a line would have to tell of it: it lies with a matter or an entry of a docket, of which all files were stated. */
  isStatable: boolean;
}

const pageSize = 500;

/** Every file that lies with a matter, some at a time; uploads that nothing has named yet come and go. */
export async function* pagesOfFiles(db: Db): AsyncGenerator<StatedFile[]> {
  let after: RawBuilder<unknown> = sql`true`;
  // Asked once a county, whose chain would else be walked for each file.
  const stated: number[] = [];
  const withDockets: number[] = [];
  for (const { countyId } of await db.selectFrom('county').select('countyId').execute()) {
    if ((await findStatedSince(db, countyId)) !== null) stated.push(countyId);
    if (await areDocketFilesStated(db, countyId)) withDockets.push(countyId);
  }
  for (;;) {
    const { rows } = await sql<StatedFile>`
      select a.county_id, a.id, a.matter_id, a.sha256, a.bytes,
        exists (select 1 from county as o join ledger as v on v.county_id = o.county_id and v.matter_id = o.ledger_id
          where o.county_id = a.county_id and v.verb = 'virus-found' and v.detail ->> 'sha256' = a.sha256) as has_virus,
        l.seq as line_seq, l.sha256 as line_sha256, l.bytes as line_bytes,
        (a.county_id = any(${stated}::integer[]) and ${isOfMatter})
          or (a.county_id = any(${withDockets}::integer[]) and ${isOfDocket}) as is_statable
      from attachment as a left join lateral (select * from ${laidBy(sql`county_id = a.county_id and matter_id = a.matter_id`)} as laid
        where id = a.id::text order by seq limit 1) as l on true
      where a.matter_id is not null and ${after} order by a.county_id, a.id limit ${pageSize}`.execute(db);
    yield rows;
    const last = rows.at(-1);
    if (last === undefined || rows.length < pageSize) return;
    after = sql`(a.county_id, a.id) > (${last.countyId}, ${last.id})`;
  }
}

/** A file that a line of the ledger put to a matter, and that does not lie with it any more. */
export interface LostFile {
  countyId: number;
  matterId: string;
  id: string;
  lineSeq: number;
  sha256: string;
}

/** Files whose row was taken away or put elsewhere; where the words of a matter were erased by rule, its files went with them. */
export async function listLostFiles(db: Db, most: number): Promise<LostFile[]> {
  const { rows } = await sql<LostFile>`
    select l.county_id, l.matter_id, l.id, l.seq as line_seq, l.sha256
    from ${laidBy(sql`true`)} as l left join attachment as a
      on a.county_id = l.county_id and a.matter_id = l.matter_id and a.id::text = l.id
    where a.id is null
      and not exists (select 1 from ledger as e
        where e.county_id = l.county_id and e.matter_id = l.matter_id and e.verb = 'erased' and e.seq > l.seq)
    limit ${most}`.execute(db);
  return rows;
}
