/**
 * What of each kind has had its time, and what its rows keep. A complaint, a tip-off, an inquiry and a case are over by their close; a record
 * of the field work is over on the day of the last line that tells of it.
 */
import { sql, type RawBuilder } from 'kysely';
import type { Day } from '../../domain/base/calendar.ts';
import { withoutWords } from '../../domain/base/masking.ts';
import { dueOnOrBefore } from '../../domain/desk/erasure.ts';
import { isRecord, recordRules, yearsOf, type KeptKind, type RecordKind } from '../../domain/desk/kept.ts';
import type { RetentionYears } from '../../domain/law/local-limits.ts';
import type { DocketEntry } from '../../domain/matter/docket.ts';
import type { Matter } from '../../domain/matter/matter.ts';
import type { Enforcement } from '../../domain/supervision/enforcement/enforcement.ts';
import type { Db, Tx } from '../base/db.ts';
import { complaintBook } from '../complaint/complaint.ts';
import { inquiryBook } from '../inquiry/inquiry.ts';
import { saveEntry } from '../matter/docket.ts';
import { findMatter, saveMatter, type Book } from '../matter/matter.ts';
import { enforcementBook } from '../supervision/enforcement/enforcement.ts';
import { shopKeyOf } from '../supervision/figures/inspection-figure.ts';
import { tipoffBook } from '../tipoff/tipoff.ts';

export interface Keeping {
  countyId: number;
  today: Day;
  years: RetentionYears;
}

/** A row of any kind that can be erased. */
export type KeptRow = DocketEntry & { number: string; erasedOn: Day | null };

/** What a caution is called in place of a number, as `cautionName` of the rules has it. */
const cautionName = sql`'警示 ' || to_char(t.set_on, 'YYYY-MM-DD') || ' ' || right(t.id::text, 8)`;

type MatterKind = Exclude<KeptKind, RecordKind>;
const books: Readonly<Record<MatterKind, Book<Matter>>> = {
  complaint: complaintBook as unknown as Book<Matter>,
  tipoff: tipoffBook as unknown as Book<Matter>,
  inquiry: inquiryBook as unknown as Book<Matter>,
  enforcement: enforcementBook as unknown as Book<Matter>,
};

/** What stands where a column may not be empty. */
const gone = '（留存期满，已清除）';

/** The rows of a kind with the day on which they were over, for a statement that calls them `c`. */
export function rowsOf(kind: KeptKind): RawBuilder<unknown> {
  if (!isRecord(kind)) {
    if (kind !== 'enforcement') return sql.table(kind);
    return sql`(select e.county_id, e.id, e.number, e.state, e.erased_on, coalesce(e.closed_on, e.archived_on) as closed_on,
      e.outcome = 'crime' or e.discussions <> '[]' as for_good from enforcement as e)`;
  }
  if (kind === 'caution') return cautions;
  const { number, id } = sourceOf(kind, 't');
  // A later line tells of it once more: it is over by the last. What a case came from is evidence in its file.
  return sql`(select t.county_id, t.id, t.number, t.state, t.erased_on,
    (select l.on_day from ledger as l where l.county_id = t.county_id and l.matter_id = t.id order by l.seq desc limit 1) as closed_on,
    exists (select from enforcement as e where e.county_id = t.county_id and e.source_number = ${number} and e.erased_on is null)
      or exists (select from enforcement as e where e.county_id = t.county_id and e.source_id = ${id} and e.erased_on is null) as in_case
    from ${sql.table(kind)} as t where t.erased_on is null and ${isIn(sql.ref('t.state'), recordRules[kind].over)})`;
}

/**
 * Cautions, with the day from which they warn no more: their last one, or an earlier one on which they were ended. They are no evidence of
 * a case, and go while its file stays; once their last day is over they are prolonged no more.
 */
const cautions = sql`(select t.county_id, t.id, ${cautionName} as number, t.state, t.erased_on, false as in_case,
  greatest((select l.on_day from ledger as l where l.county_id = t.county_id and l.matter_id = t.id order by l.seq desc limit 1),
    case when t.state in ('asked', 'on') then t.until_on end) as closed_on
  from caution as t where t.erased_on is null)`;

/** Rows `c` of the kind that are over, that nobody has erased, and whose time is over too. */
export function isOver(kind: KeptKind, { countyId, today, years }: Keeping): RawBuilder<unknown> {
  const ended = sql`c.county_id = ${countyId} and c.erased_on is null
    and c.closed_on <= ${dueOnOrBefore(today, yearsOf(kind, years))}`;
  if (isRecord(kind)) return sql`${ended} and not c.in_case`;
  // 一案一卷: what is not archived yet is not over, and an important file is kept for good.
  if (kind === 'enforcement') return sql`${ended} and c.state = 'archived' and c.for_good is not true`;
  return sql`${ended} and c.state in ('closed', 'archived')`;
}

/** Whether a row that is locked can be erased still. */
export async function isErasable(tx: Tx, kind: KeptKind, row: KeptRow): Promise<boolean> {
  if (row.erasedOn !== null) return false;
  if (isRecord(kind)) return recordRules[kind].over.includes(row.state) && !(await isInCase(tx, kind, row));
  if (kind !== 'enforcement') return ['closed', 'archived'].includes(row.state);
  const { outcome, discussions, state } = row as unknown as Enforcement;
  return state === 'archived' && outcome !== 'crime' && discussions.length === 0;
}

async function isInCase(tx: Tx, kind: RecordKind, row: KeptRow): Promise<boolean> {
  const { number, id } = sourceOf(kind, 't');
  const found = await sql`select 1 from ${sql.table(kind)} as t, enforcement as e where t.county_id = ${row.countyId}
    and t.id = ${row.id} and e.county_id = t.county_id and e.erased_on is null
    and (e.source_number = ${number} or e.source_id = ${id}) limit 1`.execute(tx);
  return found.rows.length > 0;
}

/** By what a case names the record that it came from; goods that were taken belong to the visit. */
function sourceOf(kind: RecordKind, alias: string): { number: RawBuilder<unknown>; id: RawBuilder<unknown> } {
  const [number, id] = kind === 'seizure' ? ['inspection_number', 'inspection_id'] : ['number', 'id'];
  return { number: sql.ref(`${alias}.${number}`), id: sql.ref(`${alias}.${id}`) };
}

/** When a record was over and whether it is kept for good; null of one that is not over. */
export async function findEnd(
  db: Db | Tx,
  kind: KeptKind,
  countyId: number,
  id: string,
): Promise<{ closedOn: Day | null; erasedOn: Day | null; forGood: boolean } | null> {
  const forGood = kind === 'enforcement' ? sql`c.for_good is true and c.state = 'archived'` : sql`false`;
  const isEnded = kind === 'enforcement' ? sql`c.state = 'archived'` : sql`true`;
  const found = await sql<{ closedOn: Day | null; erasedOn: Day | null; forGood: boolean }>`
    select case when ${isEnded} then c.closed_on end as closed_on, c.erased_on, ${forGood} as for_good from ${rowsOf(kind)} as c
    where c.county_id = ${countyId} and c.id = ${id}`.execute(db as Db);
  return found.rows[0] ?? (await findErased(db, kind, countyId, id));
}

async function findErased(db: Db | Tx, kind: KeptKind, countyId: number, id: string) {
  const found = await sql<{ erasedOn: Day }>`select erased_on from ${sql.table(kind)}
    where county_id = ${countyId} and id = ${id} and erased_on is not null`.execute(db as Db);
  return found.rows[0] === undefined ? null : { closedOn: null, erasedOn: found.rows[0].erasedOn, forGood: false };
}

/** The row of the id, locked; `lockMatter` gives only what is to be worked on. */
export async function lockErasable(tx: Tx, kind: KeptKind, countyId: number, id: string): Promise<KeptRow | null> {
  const found = await sql<KeptRow>`select * from ${sql.table(kind)} where county_id = ${countyId} and id = ${id}
    for update`.execute(tx);
  return found.rows[0] ?? null;
}

/** The row of a number that somebody typed, erased or not; a caution by what it is called in its place. */
export async function findByNumber(
  db: Db | Tx,
  kind: KeptKind,
  countyId: number,
  number: string,
): Promise<KeptRow | null> {
  if (!isRecord(kind)) return findMatter(db, books[kind], countyId, { number: number.trim() });
  const name = kind === 'caution' ? cautionName : sql`t.number`;
  const found = await sql<KeptRow & { name: string }>`select t.*, ${name} as name from ${sql.table(kind)} as t
    where t.county_id = ${countyId} and ${name} = ${number.trim()}`.execute(db as Db);
  const [row] = found.rows;
  if (row === undefined) return null;
  const { name: called, ...kept } = row;
  return { ...kept, number: called };
}

/** The matter of the id, whatever its kind; whoever asks of his own data asks of it. */
export async function findOfKind(db: Db | Tx, kind: MatterKind, countyId: number, id: string): Promise<Matter | null> {
  return findMatter(db, books[kind], countyId, { id });
}

/** The files of cases that came from a complaint or a tip-off, locked. */
export async function lockCaseFiles(
  tx: Tx,
  countyId: number,
  kind: 'complaint' | 'tipoff',
  id: string,
): Promise<Enforcement[]> {
  const from = sql.ref(kind === 'complaint' ? 'complaint_id' : 'tipoff_id');
  const found = await sql<Enforcement>`select * from enforcement
    where county_id = ${countyId} and ${from} = ${id} and erased_on is null order by id for update`.execute(tx);
  return found.rows;
}

export async function saveCaseFile(tx: Tx, before: Enforcement, next: Enforcement): Promise<void> {
  await saveMatter(tx, enforcementBook, before, next);
}

/** Saves the row without what tells of persons; a code goes too, so that no slip opens it any more. */
export async function saveErased(tx: Tx, kind: KeptKind, before: KeptRow, on: Day): Promise<void> {
  if (!isRecord(kind)) {
    const matter = before as unknown as Matter;
    const own = kind === 'enforcement' ? ofParty(before as unknown as Enforcement) : nothing[kind];
    await saveMatter(tx, books[kind], matter, { ...withoutWords(matter), ...own, erasedOn: on });
    return;
  }
  const { stays } = recordRules[kind];
  const kept = Object.fromEntries(Object.entries(before).filter(([name]) => stays.includes(name)));
  const own = await ofUnlicensed(tx, kind, before);
  const place = 'position' in before ? { position: null } : {};
  await saveEntry(tx, kind, before, { ...withoutWords(before), ...kept, ...own, ...place, erasedOn: on });
}

/** Columns that are empty by having no value, or may not be empty. */
const nothing: Readonly<Record<Exclude<MatterKind, 'enforcement'>, object>> = {
  complaint: { consumerIdNumber: null },
  tipoff: { codeWordHash: null },
  inquiry: { question: gone },
};

/** A shop stays by its name, as it does in complaints; a natural person does not. */
function ofParty({ partyKind }: Enforcement): object {
  return partyKind === 'person' ? { operatorName: gone, partyCode: '' } : {};
}

/** An unlicensed trade bears the name of its owner. All visits to it get the same id in its place, erased or not. */
async function ofUnlicensed(tx: Tx, kind: RecordKind, row: KeptRow): Promise<object> {
  // Whom a station saw selling is as often a person as a shop, and a caution is about its shop by the page of the register.
  if (kind === 'station_report' || kind === 'caution') return { operatorName: '' };
  if (kind !== 'inspection' && kind !== 'seizure') return {};
  const { countyId } = row;
  if (kind === 'seizure') {
    const { inspectionId } = row as unknown as { inspectionId: string };
    const found = await sql`select 1 from inspection where county_id = ${countyId} and id = ${inspectionId}
      and unregistered`.execute(tx);
    return found.rows.length > 0 ? { operatorName: '' } : {};
  }
  if (!(row as unknown as { unregistered: boolean }).unregistered) return {};
  // By the key by which shops are counted, while the name still stands.
  const found = await sql<{ shopAlias: string }>`
    with same as (
      select i.id from inspection as i, inspection as own where i.county_id = ${countyId} and i.unregistered
        and own.county_id = i.county_id and own.id = ${row.id} and ${shopKeyOf('i')} = ${shopKeyOf('own')}
    ), alias as (select gen_random_uuid() as made)
    update inspection as u set shop_alias = coalesce(u.shop_alias, alias.made) from alias
    where u.county_id = ${countyId} and u.id in (select id from same)
    returning u.shop_alias`.execute(tx);
  return { operatorName: '', shopAlias: found.rows[0]?.shopAlias ?? null };
}

function isIn(column: RawBuilder<unknown>, values: readonly string[]): RawBuilder<unknown> {
  return sql`${column} in (${sql.join([...values])})`;
}
