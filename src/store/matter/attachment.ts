import { sql } from 'kysely';
import type { LaidFile } from '../../domain/base/event.ts';
import type { Attachment } from '../../domain/matter/attachment.ts';
import { Refusal, type FieldProblem } from '../../domain/base/refusal.ts';
import type { Db, Tx } from '../base/db.ts';

export async function findAttachment(db: Db, countyId: number, id: string): Promise<Attachment | null> {
  const found = await db
    .selectFrom('attachment')
    .selectAll()
    .where('countyId', '=', countyId)
    .where('id', '=', id)
    .executeTakeFirst();
  return found ?? null;
}

export function listAttachments(db: Db | Tx, countyId: number, matterId: string): Promise<Attachment[]> {
  return (db as Db)
    .selectFrom('attachment')
    .selectAll()
    .where('countyId', '=', countyId)
    .where('matterId', '=', matterId)
    .orderBy('addedAt')
    .orderBy('id')
    .execute();
}

export async function countAttachments(db: Db | Tx, countyId: number, matterId: string): Promise<number> {
  const counted = await (db as Db)
    .selectFrom('attachment')
    .select((of) => of.fn.countAll<string>().as('n'))
    .where('countyId', '=', countyId)
    .where('matterId', '=', matterId)
    .executeTakeFirstOrThrow();
  return Number(counted.n);
}

/** How large each of them is. */
export async function listAttachmentSizes(
  db: Db,
  countyId: number,
  ids: readonly string[],
): Promise<Map<string, { id: string; bytes: number }>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('attachment')
    .select(['id', 'bytes'])
    .where('countyId', '=', countyId)
    .where('id', 'in', [...ids])
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}

/** How many of them are pictures. */
export async function countPictures(db: Db | Tx, countyId: number, ids: readonly string[]): Promise<number> {
  if (ids.length === 0) return 0;
  const counted = await (db as Db)
    .selectFrom('attachment')
    .select((of) => of.fn.countAll<string>().as('n'))
    .where('countyId', '=', countyId)
    .where('id', 'in', [...ids])
    .where('type', 'in', ['image/jpeg', 'image/png', 'image/webp'])
    .executeTakeFirstOrThrow();
  return Number(counted.n);
}

export async function saveAttachment(tx: Tx, attachment: Attachment): Promise<void> {
  await tx
    .insertInto('attachment')
    .values(attachment)
    .onConflict((on) => on.columns(['countyId', 'id']).doNothing())
    .execute();
}

/** The hashes of files that wait for the scanner, the newest first. */
export async function listUnscanned(db: Db, most: number): Promise<string[]> {
  const rows = await db
    .selectFrom('attachment')
    .select('sha256')
    .where('scan', '=', 'waiting')
    .orderBy('addedAt', 'desc')
    .limit(most)
    .execute();
  return [...new Set(rows.map((row) => row.sha256))];
}

export async function saveScan(tx: Tx, sha256: string, found: string | null): Promise<void> {
  await tx
    .updateTable('attachment')
    .set({ scan: found === null ? 'clean' : 'found', scanFound: found })
    .where('sha256', '=', sha256)
    .execute();
}

/**
 * Gives uploads that no matter has yet to the matter; uploads of other matters are left alone. Refuses when one is not
 * there any more: evidence that somebody believes he has handed in must not be missing in silence. Gives their size, and what
 * the line of the act keeps of them.
 */
export async function claimAttachments(
  tx: Tx,
  countyId: number,
  matterId: string,
  ids: readonly string[],
): Promise<{ bytes: number; laid: LaidFile[] }> {
  if (ids.length === 0) return { bytes: 0, laid: [] };
  await tx
    .updateTable('attachment')
    .set({ matterId })
    .where('countyId', '=', countyId)
    .where('id', 'in', [...ids])
    .where('matterId', 'is', null)
    .execute();
  const own = await tx
    .selectFrom('attachment')
    .select(['id', 'sha256', 'bytes'])
    .where('countyId', '=', countyId)
    .where('id', 'in', [...ids])
    .where('matterId', '=', matterId)
    .orderBy('id')
    .execute();
  if (own.length < new Set(ids).size) throw new Refusal('invalid-input', {}, [missing]);
  return { bytes: own.reduce((sum, { bytes }) => sum + bytes, 0), laid: own };
}

/** What the first lines of new matters keep of the uploads that come with them, which the matters claim when they are there. */
export async function readUploads(tx: Tx, countyId: number, ids: readonly string[]): Promise<LaidFile[]> {
  if (ids.length === 0) return [];
  return tx
    .selectFrom('attachment')
    .select(['id', 'sha256', 'bytes'])
    .where('countyId', '=', countyId)
    .where('id', 'in', [...ids])
    .orderBy('id')
    .execute();
}

const missing: FieldProblem = {
  path: 'attachmentIds',
  zh: '有的照片或文件已经不在了（没登录的上传后一小时内要交，工作人员一天内），请重新上传再交。',
  en: 'Some files are not there any more (handed in within an hour, or a day by staff); upload them again.',
};

/** What somebody has uploaded in the county and no matter has yet, in bytes. */
export async function sumOrphans(db: Db, countyId: number, by: string): Promise<number> {
  const found = await db
    .selectFrom('attachment')
    .select((of) => of.fn.sum<string | null>('bytes').as('bytes'))
    .where('countyId', '=', countyId)
    .where('matterId', 'is', null)
    .where('by', '=', by)
    .executeTakeFirst();
  return Number(found?.bytes ?? 0);
}

/** So long a photo waits for the record of its visit: thrice as long as a telephone can be without a network. */
const earlyPhotoDays = 90;

/** Uploads, or those of one alone, that by then no filing has named, nor a draft that somebody still writes; returns the hashes that no other row needs, whose files may go. */
export async function deleteOrphans(tx: Tx, addedBefore: Date, by: string | null = null): Promise<string[]> {
  const gone = await tx
    .deleteFrom('attachment')
    .where('matterId', 'is', null)
    .where('addedAt', '<', addedBefore)
    .$if(by !== null, (of) => of.where('by', '=', by))
    .where(
      sql<boolean>`not exists (select 1 from draft
        where draft.county_id = attachment.county_id and draft.file_ids @> array[attachment.id])`,
    )
    // A photo of a visit waits for its record, which may lie on a telephone without a network; not for ever.
    .where(
      sql<boolean>`not exists (select 1 from early_photo
        where early_photo.county_id = attachment.county_id and early_photo.id = attachment.id
          and early_photo.arrived_at > ${new Date(addedBefore.getTime() - earlyPhotoDays * 86_400_000)})`,
    )
    .returning('sha256')
    .execute();
  const hashes = [...new Set(gone.map((row) => row.sha256))];
  if (hashes.length === 0) return [];
  const needed = await tx.selectFrom('attachment').select('sha256').where('sha256', 'in', hashes).execute();
  const keep = new Set(needed.map((row) => row.sha256));
  return hashes.filter((hash) => !keep.has(hash));
}

/** Which of the hashes some row still names. */
export async function findStoredHashes(db: Db | Tx, hashes: readonly string[]): Promise<Set<string>> {
  if (hashes.length === 0) return new Set();
  const rows = await (db as Db)
    .selectFrom('attachment')
    .select('sha256')
    .distinct()
    .where('sha256', 'in', [...hashes])
    .execute();
  return new Set(rows.map((row) => row.sha256));
}

type LeftFiles = { countyId: number; id: string; accountId: string };

/** Lays these uploads, which belong to nothing yet, to what was left over; those that wait for the record of a visit are left to it. */
export async function layToLeftover(tx: Tx, { countyId, id, accountId }: LeftFiles, ids: readonly string[]) {
  if (ids.length === 0) return;
  await tx
    .updateTable('attachment')
    .set({ matterId: id })
    .where('countyId', '=', countyId)
    .where('id', 'in', [...ids])
    .where('by', '=', accountId)
    .where('matterId', 'is', null)
    .where(
      sql<boolean>`not exists (select 1 from early_photo
        where early_photo.county_id = attachment.county_id and early_photo.id = attachment.id)`,
    )
    .execute();
}

/** Makes of these files of what was left over uploads again, for the act that names them. */
export async function freeOfLeftover(tx: Tx, { countyId, id, accountId }: LeftFiles, ids: readonly string[]) {
  if (ids.length === 0) return;
  await tx
    .updateTable('attachment')
    .set({ matterId: null })
    .where('countyId', '=', countyId)
    .where('id', 'in', [...ids])
    .where('by', '=', accountId)
    .where('matterId', '=', id)
    .execute();
}

/** Hands the files of what was left over, and no others, to the matter that it became; gives them, in their order. */
export async function adoptAttachments(
  tx: Tx,
  { countyId, id, accountId }: { countyId: number; id: string; accountId: string },
  matterId: string,
): Promise<Attachment[]> {
  const moved = await tx
    .updateTable('attachment')
    .set({ matterId })
    .where('countyId', '=', countyId)
    .where('matterId', '=', id)
    .where('by', '=', accountId)
    .returningAll()
    .execute();
  return moved.toSorted((a, b) => (a.id < b.id ? -1 : 1));
}
