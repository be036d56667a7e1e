import { sql } from 'kysely';
import type { Fact, FactKind } from '../../domain/incident/facts/fact.ts';
import { insertMany, type Db, type Tx } from '../base/db.ts';
import type { MatterFactRow, MatterKeyRow, MatterSheetRow } from '../base/schema.ts';

export type FactRow = Fact & { question: string; removed: boolean };

/** Writes what was read out of matters anew; what a person has said or struck out stays as he left it, and what was asked is read by itself. */
export async function saveSheets(
  tx: Tx,
  sheets: readonly (MatterSheetRow & { facts: readonly Fact[] })[],
): Promise<void> {
  const [first] = sheets;
  if (first === undefined) return;
  const ids = sheets.map(({ matterId }) => matterId);
  await sql`delete from matter_fact where county_id = ${first.countyId} and matter_id = any(${ids}::uuid[])
    and source in ('text', 'form')`.execute(tx);
  await saveHeads(tx, sheets);
  const rows = sheets.flatMap(({ countyId, matterId, facts }) =>
    facts.map((fact): MatterFactRow => ({ countyId, matterId, question: '', ...fact, removed: false })),
  );
  if (rows.length > 0) await insertMany(tx, 'matter_fact', rows, sql`on conflict (${factKey}) do nothing`);
}

const factKey = sql.raw('county_id, matter_id, question, kind, value');

/** Which matters there are facts of, without a fact. */
async function saveHeads(tx: Tx, sheets: readonly MatterSheetRow[]): Promise<void> {
  await insertMany(
    tx,
    'matter_sheet',
    sheets.map(({ countyId, matterId, kind, number, onDay, venueId, homeId, categoryCode }): MatterSheetRow => {
      return { countyId, matterId, kind, number, onDay, venueId, homeId, categoryCode };
    }),
    sql`on conflict (county_id, matter_id) do update set on_day = excluded.on_day, venue_id = excluded.venue_id,
      home_id = excluded.home_id, category_code = excluded.category_code`,
  );
}

/** An answer as it was given, with the words of its question. */
export type AnswerRow = Pick<MatterFactRow, 'countyId' | 'matterId' | 'question' | 'value' | 'words'>;

/** Writes what was answered of a matter; a question that was answered before keeps its answer. */
export async function saveAnswers(tx: Tx, sheet: MatterSheetRow, answers: readonly AnswerRow[]): Promise<void> {
  await saveHeads(tx, [sheet]);
  const given = new Set((await listAnswers(tx, sheet.countyId, [sheet.matterId])).map(({ question }) => question));
  const rows = answers
    .filter(({ question }) => !given.has(question))
    .map((answer): MatterFactRow => ({ ...answer, kind: 'answer', source: 'asked', trust: 'sure', removed: false }));
  if (rows.length > 0) await insertMany(tx, 'matter_fact', rows, sql`on conflict (${factKey}) do nothing`);
}

/** What was answered of these matters and stands. */
export async function listAnswers(db: Db | Tx, countyId: number, matterIds: readonly string[]): Promise<AnswerRow[]> {
  const { rows } = await sql<AnswerRow>`select county_id, matter_id, question, value, words from matter_fact
    where county_id = ${countyId} and matter_id = any(${[...matterIds]}::uuid[]) and kind = 'answer' and not removed`.execute(
    db as Db,
  );
  return rows;
}

/** Puts an answer in the place of that of before, by a person; an empty one strikes it out. */
export async function replaceAnswer(tx: Tx, { countyId, matterId, question, value, words }: AnswerRow): Promise<void> {
  await sql`update matter_fact set removed = true, source = 'person' where county_id = ${countyId} and matter_id = ${matterId}
    and question = ${question} and kind = 'answer' and not removed`.execute(tx);
  if (value === '') return;
  const row = { countyId, matterId, question, kind: 'answer', value, words, trust: 'sure', removed: false } as const;
  await saveFact(tx, { ...row, source: 'person' });
}

/** Writes anew what the answers of these matters tell of batch, variety and so on. */
export async function saveAskedFacts(
  tx: Tx,
  countyId: number,
  matterIds: readonly string[],
  facts: readonly Omit<MatterFactRow, 'countyId' | 'removed'>[],
): Promise<void> {
  await sql`delete from matter_fact where county_id = ${countyId} and matter_id = any(${[...matterIds]}::uuid[])
    and question <> '' and kind <> 'answer' and source <> 'person'`.execute(tx);
  const rows = facts.map((fact): MatterFactRow => ({ countyId, ...fact, removed: false }));
  if (rows.length > 0) await insertMany(tx, 'matter_fact', rows, sql`on conflict (${factKey}) do nothing`);
}

/** A matter with what is compared of it. */
export interface StoredSheet extends MatterSheetRow {
  facts: FactRow[];
  /** What was told, as far as a copy is known by it. */
  text: string;
  /** The mark of the telephone, or the telephone where it still lies open; who a reporter is is not asked. */
  phone: string | null;
  name: string | null;
  address: string | null;
  joint: number;
  /** The page of its shop, where the register is sure of it. */
  operatorId: string | null;
}

/** Of a fact that was told in words and was answered too the sure one is taken, and of those the one that somebody was asked for. */
const sureFirst = sql.raw(`trust = 'sure' desc, source in ('text', 'form'), question`);

/** These matters with their facts; those that were merged into another are its own person's and left out. */
export async function listSheets(db: Db | Tx, countyId: number, matterIds: readonly string[]): Promise<StoredSheet[]> {
  if (matterIds.length === 0) return [];
  const { rows } = await sql<StoredSheet>`
    select s.*, s.on_day::text as on_day, f.facts, coalesce(c.story, t.story, '') as text,
      coalesce(c.phone_mark::text, c.consumer_phone) as phone, c.consumer_name as name, c.consumer_address as address,
      case when jsonb_typeof(c.joint->'members') = 'array' then jsonb_array_length(c.joint->'members') else 1 end as joint,
      (select o.root_id from matter_operator as m join operator as o on o.county_id = m.county_id and o.id = m.operator_id
        where m.county_id = s.county_id and m.matter_id = s.matter_id and m.state = 'sure') as operator_id
    from matter_sheet as s
    left join complaint as c on s.kind = 'complaint' and c.county_id = s.county_id and c.id = s.matter_id
    left join tipoff as t on s.kind = 'tipoff' and t.county_id = s.county_id and t.id = s.matter_id
    cross join lateral (
      select coalesce(json_agg(json_build_object('kind', kind, 'value', value, 'words', words, 'source', source, 'trust', trust,
        'question', question, 'removed', removed) order by kind, value), '[]') as facts
      from (select distinct on (kind, value) * from matter_fact as m
        where m.county_id = s.county_id and m.matter_id = s.matter_id and not m.removed and m.kind <> 'answer'
        order by kind, value, ${sureFirst}) as m) as f
    where s.county_id = ${countyId} and s.matter_id = any(${[...matterIds]}::uuid[]) and (c.id is null or c.merged is null)
      and coalesce(c.erased_on, t.erased_on) is null
    order by s.on_day, s.number`.execute(db as Db);
  return rows;
}

/** Writes anew under which keys these matters are found; one of which nothing is told any more is found under none. */
export async function saveKeys(
  tx: Tx,
  countyId: number,
  keys: readonly MatterKeyRow[],
  matterIds: readonly string[],
): Promise<void> {
  await sql`delete from matter_key where county_id = ${countyId} and matter_id = any(${[...matterIds]}::uuid[])`.execute(
    tx,
  );
  if (keys.length > 0) await insertMany(tx, 'matter_key', [...keys], sql`on conflict do nothing`);
}

/** Of each key so many of the latest are looked at, and so many matters at most are compared with one. */
const [mostOfKey, mostCandidates] = [80, 100];

export interface Sought {
  keys: readonly { key: string; weight: number }[];
  operatorIds: readonly string[];
  from: string;
  to: string;
}

/** The matters of these days that have most in common with these keys, or are about these shops. */
export async function listCandidates(
  db: Db | Tx,
  countyId: number,
  { keys, operatorIds, from, to }: Sought,
): Promise<string[]> {
  const { rows } = await sql<{ matterId: string }>`
    select matter_id from (
      select k.matter_id, k.on_day, w.weight
      from json_to_recordset(${JSON.stringify(keys)}::json) as w (key text, weight integer)
      cross join lateral (select m.matter_id, m.on_day from matter_key as m
        where m.county_id = ${countyId} and m.key = w.key and m.on_day between ${from}::date and ${to}::date
        order by m.on_day desc, m.matter_id desc limit ${mostOfKey}) as k
      union all
      select f.matter_id, f.on_day, 8 from unnest(${[...operatorIds]}::uuid[]) as root (id)
      cross join lateral (select m.matter_id, s.on_day from operator as o
        join matter_operator as m on m.county_id = o.county_id and m.operator_id = o.id and m.state = 'sure'
        join matter_sheet as s on s.county_id = m.county_id and s.matter_id = m.matter_id
        where o.county_id = ${countyId} and o.root_id = root.id and s.on_day between ${from}::date and ${to}::date
        order by m.at desc limit ${mostOfKey}) as f
    ) as found group by matter_id order by sum(weight) desc, max(on_day) desc, matter_id limit ${mostCandidates}`.execute(
    db as Db,
  );
  return rows.map(({ matterId }) => matterId);
}

/** Asks for these to be compared, also where one is being compared with what was known before. */
export async function queueToCompare(tx: Tx, countyId: number, matterIds: readonly string[]): Promise<void> {
  if (matterIds.length > 0)
    await insertMany(
      tx,
      'matter_to_compare',
      matterIds.map((matterId) => ({ countyId, matterId, tries: 0, takenAt: null })),
      sql`on conflict (county_id, matter_id) do update set tries = 0, taken_at = null`,
    );
}

/** One that is being compared; `takenAt` tells this taking from a later one. */
export interface Taken {
  matterId: string;
  /** How often it was taken, this time included. */
  tries: number;
  takenAt: string;
}

/** So often one is taken whose comparison fails. */
export const mostTries = 5;

/**
 * Takes one that is to be compared, which nobody else is at; null when none is left. Whoever fails or is killed over it leaves it to
 * be taken again some minutes later, behind all that have not been tried: one row that cannot be compared holds up none.
 */
export async function takeToCompare(tx: Tx, countyId: number): Promise<Taken | null> {
  const { rows } = await sql<Taken>`
    update matter_to_compare as q set tries = q.tries + 1, taken_at = clock_timestamp()
    where q.county_id = ${countyId} and q.matter_id = (
      select matter_id from matter_to_compare where county_id = ${countyId} and tries < ${mostTries}
        and (taken_at is null or taken_at < clock_timestamp() - interval '5 minutes')
      order by taken_at nulls first, matter_id limit 1 for update skip locked)
    returning q.matter_id, q.tries, q.taken_at::text as taken_at`.execute(tx);
  return rows[0] ?? null;
}

/** It is compared; one that was asked for again meanwhile waits for the next time. */
export async function endComparison(tx: Tx, countyId: number, { matterId, takenAt }: Taken): Promise<void> {
  await sql`delete from matter_to_compare where county_id = ${countyId} and matter_id = ${matterId}
    and taken_at = ${takenAt}::timestamptz`.execute(tx);
}

/** Keeps these from being erased until the transaction ends; false where one is no more. */
export async function keepSheets(tx: Tx, countyId: number, matterIds: readonly string[]): Promise<boolean> {
  const { rows } = await sql`select 1 from matter_sheet where county_id = ${countyId}
    and matter_id = any(${[...matterIds]}::uuid[]) order by matter_id for share`.execute(tx);
  return rows.length === matterIds.length;
}

/** What stands on the card of a matter, each fact once: what is sure, what a person has struck out too. */
export async function listFacts(db: Db | Tx, countyId: number, matterId: string): Promise<FactRow[]> {
  const { rows } = await sql<FactRow>`
    select distinct on (kind, value, asked_as) kind, value, words, source, trust, question, removed
    from (select *, case kind when 'answer' then question else '' end as asked_as from matter_fact
      where county_id = ${countyId} and matter_id = ${matterId} and (trust = 'sure' or removed)) as m
    order by kind, value, asked_as, removed, ${sureFirst}`.execute(db as Db);
  return rows;
}

/** The troubles of each of these matters, as codes; what a person struck out is none. */
export async function listTroubles(
  db: Db | Tx,
  countyId: number,
  matterIds: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const { rows } = await sql<{ matterId: string; troubles: string[] }>`
    select matter_id, array_agg(value) as troubles from matter_fact
    where county_id = ${countyId} and matter_id = any(${[...matterIds]}::uuid[]) and kind = 'symptom' and trust = 'sure'
      and not removed group by matter_id`.execute(db as Db);
  return new Map(rows.map(({ matterId, troubles }) => [matterId, troubles]));
}

export async function findSheet(db: Db | Tx, countyId: number, matterId: string): Promise<MatterSheetRow | null> {
  const { rows } = await sql<MatterSheetRow>`select *, on_day::text as on_day from matter_sheet
    where county_id = ${countyId} and matter_id = ${matterId}`.execute(db as Db);
  return rows[0] ?? null;
}

/** Writes a fact as a person says it. */
export async function saveFact(tx: Tx, row: MatterFactRow): Promise<void> {
  await insertMany(
    tx,
    'matter_fact',
    [row],
    sql`on conflict (${factKey}) do update set words = excluded.words, source = excluded.source,
      trust = excluded.trust, removed = excluded.removed`,
  );
}

/** Strikes a fact out wherever else it was told: what is one fact on the card goes as one. */
export async function strikeElsewhere(
  tx: Tx,
  {
    countyId,
    matterId,
    kind,
    value,
    question,
  }: Pick<MatterFactRow, 'countyId' | 'matterId' | 'kind' | 'value' | 'question'>,
): Promise<void> {
  await sql`update matter_fact set removed = true, source = 'person' where county_id = ${countyId} and matter_id = ${matterId}
    and kind = ${kind} and kind <> 'answer' and value = ${value} and question <> ${question} and not removed`.execute(
    tx,
  );
}

/** The facts of one kind that stand now, sure or not. */
export async function findFact(
  tx: Tx,
  countyId: number,
  matterId: string,
  { kind, value, question = '' }: { kind: FactKind; value: string; question?: string },
): Promise<FactRow | null> {
  const { rows } = await sql<FactRow>`select kind, value, words, source, trust, question, removed from matter_fact
    where county_id = ${countyId} and matter_id = ${matterId} and kind = ${kind} and value = ${value}
      and question = ${question} for update`.execute(tx);
  return rows[0] ?? null;
}
