import { sql, type RawBuilder } from 'kysely';
import { scopes, type Actor } from '../../../domain/base/actor.ts';
import type { OutreachAnswers } from '../../../domain/publicity/education/checkin.ts';
import type { Outreach, OutreachState } from '../../../domain/publicity/education/outreach.ts';
import { askPrepared, insertMany, type Db, type Tx } from '../../base/db.ts';
import { listEntries } from '../../matter/docket.ts';

/** What `maySeeOutreach` says of one, as a condition on the table; a test holds the two together. */
export function outreachScope({ role, organisationId }: Actor): RawBuilder<unknown> {
  return scopes[role] === 'office' ? sql`(office_id is null or office_id = ${organisationId})` : sql`true`;
}

export interface OutreachQuery {
  state: 'open' | 'all';
  kind?: string | undefined;
  audience?: string | undefined;
  /** Those at which a lecturer of the group speaks. */
  lecturers?: 'yes' | undefined;
  from?: string | undefined;
  to?: string | undefined;
}

const openStates: readonly OutreachState[] = ['planned', 'approved', 'held'];

/** Those that are not over by their days, the next first; of all the newest first. */
export function listOutreaches(db: Db | Tx, actor: Actor, query: OutreachQuery, limit = 500): Promise<Outreach[]> {
  const { state, kind, audience, lecturers, from, to } = query;
  return listEntries<Outreach>(db, 'outreach', actor.countyId, {
    states: state === 'open' ? openStates : [],
    where: sql`${outreachScope(actor)}
      and ${kind === undefined ? sql`true` : sql`kind = ${kind}`}
      and ${audience === undefined ? sql`true` : sql`audience = ${audience}`}
      and ${lecturers === undefined ? sql`true` : withLecturers}
      and ${from === undefined ? sql`true` : sql`on_day >= ${from}`}
      and ${to === undefined ? sql`true` : sql`on_day <= ${to}`}`,
    order: state === 'open' ? sql`on_day, number` : sql`on_day desc, number desc`,
    limit,
  });
}

/** 宣讲团: at least one of its talks is given by an appointed lecturer. */
export const withLecturers = sql`jsonb_path_exists(talks, '$[*] ? (@.lecturerId != null)')`;

/** The days on which each lecturer already speaks: at other events, and by other commissions. */
export async function listBusyDays(
  db: Db | Tx,
  countyId: number,
  { from, to, exceptId }: { from: string; to: string; exceptId: string | null },
): Promise<{ lecturerId: string; onDay: string; number: string; title: string }[]> {
  const found = await sql<{ lecturerId: string; onDay: string; number: string; title: string }>`
    select t.value ->> 'lecturerId' as lecturer_id, o.on_day, o.number, o.title
    from outreach as o, jsonb_array_elements(o.talks) as t(value)
    where o.county_id = ${countyId} and o.state <> 'cancelled' and o.on_day between ${from} and ${to}
      and t.value ->> 'lecturerId' is not null and o.id is distinct from ${exceptId}::uuid
    union all
    select e.appointment_id::text, e.due_on, e.number, e.topic from engagement as e
    where e.county_id = ${countyId} and e.kind = 'lecture' and e.state in ('asked', 'accepted', 'done')
      and e.outreach_number is null and e.due_on between ${from} and ${to}
    order by 2, 3`.execute(db as Db);
  return found.rows;
}

/** The event of a check-in's address. */
export async function findOutreachByCode(db: Db | Tx, countyId: number, code: string): Promise<Outreach | null> {
  const found = await askPrepared<Outreach>(
    db,
    'outreach-by-code',
    sql`select * from outreach where county_id = ${countyId} and code = ${code}`,
  );
  return found[0] ?? null;
}

export async function countCheckins(db: Db | Tx, countyId: number, outreachId: string): Promise<number> {
  const found = await sql<{ n: number }>`select count(*)::integer as n from outreach_checkin
    where county_id = ${countyId} and outreach_id = ${outreachId}`.execute(db as Db);
  return found.rows[0]?.n ?? 0;
}

/** Whether the event still takes check-ins, held so for the transaction: who holds it counts them under its lock. */
export async function isOpenForCheckin(tx: Tx, countyId: number, outreachId: string): Promise<boolean> {
  const found = await sql<{ state: OutreachState }>`select state from outreach
    where county_id = ${countyId} and id = ${outreachId} for share`.execute(tx);
  return found.rows[0]?.state === 'approved';
}

/** One telephone counts once. */
export async function saveCheckin(
  tx: Tx,
  countyId: number,
  outreachId: string,
  { mark, at }: { mark: string; at: Date },
): Promise<void> {
  await sql`insert into outreach_checkin (county_id, outreach_id, mark, at)
    values (${countyId}, ${outreachId}, ${mark}, ${at}) on conflict do nothing`.execute(tx);
}

/** What somebody said afterwards, under the hash of a mark that names nobody. */
export interface KeptAnswer extends OutreachAnswers {
  mark: string;
  onDay: string;
}

/** The first answer under a mark stays. */
export async function saveAnswers(
  tx: Tx,
  { countyId, id: outreachId }: Pick<Outreach, 'countyId' | 'id'>,
  answers: readonly KeptAnswer[],
): Promise<void> {
  if (answers.length === 0) return;
  const rows = answers.map((one) => ({ countyId, outreachId, ...one }));
  await insertMany(tx, 'outreach_answer', rows, sql`on conflict do nothing`);
}

/** What people said after an event; who, nobody knows. */
export async function listAnswers(db: Db | Tx, countyId: number, outreachId: string): Promise<OutreachAnswers[]> {
  const found = await sql<OutreachAnswers>`select understood, useful, wants from outreach_answer
    where county_id = ${countyId} and outreach_id = ${outreachId}`.execute(db as Db);
  return found.rows;
}
