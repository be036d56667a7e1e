import { sql, type RawBuilder } from 'kysely';
import {
  decidedAs,
  decidingVerbs,
  toldCounts,
  toldQuarters,
  type CreditCount,
  type EndedCount,
  type ReportedClue,
} from '../../domain/law/credit-points.ts';
import type { Decided } from '../../domain/law/credit-table.ts';
import type { Day } from '../../domain/base/calendar.ts';
import type { Keyring } from '../../domain/base/keyring.ts';
import type { Db, Tx } from '../base/db.ts';
import { listCredits } from './tipoff-credit.ts';

export interface CreditsAsked {
  countyId: number;
  from: Day;
  to: Day;
  /** Those of one station alone. */
  stationId?: string | null | undefined;
}

/**
 * The clues that stations filed from one day to another, by whose they are and by how they were decided: tip-offs by the lines of the
 * ledger, reports by their own rows, each with the person of the roster. Whatever days are asked, tip-offs count by the whole quarters
 * among them that are over today, by the decision, and in sums that tell of nobody (`toldQuarters`, `toldCounts`).
 */
export async function countCredits(
  db: Db | Tx,
  keyring: Keyring,
  asked: CreditsAsked & { today: Day },
): Promise<CreditCount[]> {
  const quarters = toldQuarters(asked, asked.today);
  // One after the other: a transaction has one connection.
  const told = quarters === null ? [] : toldCounts(await countEnded(db, keyring, asked, quarters.to), quarters);
  const seen = await countSeen(db, asked);
  return [...told, ...seen];
}

type Ended = Omit<EndedCount, 'typedAt' | 'teller' | 'outcome'> & { teller: string; verb: keyof typeof decidingVerbs };

/** All that were decided to the end of the quarters, from the first on: what waits for others is told from there. */
async function countEnded(db: Db | Tx, keyring: Keyring, asked: CreditsAsked, to: Day): Promise<EndedCount[]> {
  const { countyId, stationId = null } = asked;
  const typed = await listCredits(db, keyring, countyId);
  const typedIds = typed.map(({ tipoffId }) => tipoffId);
  const stations =
    stationId === null
      ? sql`select s.id from station as s where s.county_id = ${countyId}`
      : sql`select ${stationId}::text`;
  const { rows } = await sql<Ended>`
    ${peopleOf(countyId)} select f.station_id, ${personId(sql`null::uuid`)} as person_id, f.account_id::text, f.account_id::text as teller,
      f.account_id::text as typist_id,
      f.quarter, f.verb, f.is_erased, f.n
    from (
      select l.by_organisation_id as station_id, l.by as account_id, ${quarterOfDecision} as quarter, d.verb,
        l.tombstone is not null as is_erased, count(*)::integer as n
      from ledger as l join lateral (${decisionOf(sql`l.matter_id`)}) as d on ${decidedBy(to)}
      where l.county_id = ${countyId} and l.verb = 'tipoff-filed'
        and l.by_organisation_id is not null and l.by_organisation_id = any(array(${stations}))
        and l.matter_id <> all(${typedIds}::uuid[])
      group by 1, 2, 3, 4, 5
    ) as f ${personJoined(sql`null::uuid`, sql`f.account_id`)}`.execute(db as Db);
  const own = rows.map((one) => ended(one, { typedAt: 'station', isTypist: true }));
  return [...own, ...(await countTypedFor(db, asked, to, typed))];
}

const ended = (
  { verb, teller, ...one }: Ended,
  { typedAt, isTypist }: { typedAt: EndedCount['typedAt']; isTypist: boolean },
): EndedCount => ({ ...one, typedAt, teller: { id: teller, isTypist }, outcome: decidingVerbs[verb] });

/** The line of the first decision on a tip-off; when it was written down counts, for a day that was typed may lie in a quarter that was told. */
function decisionOf(tipoffId: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`select t.verb, (t.at at time zone 'Asia/Shanghai')::date as on_day from ledger as t
    where t.county_id = l.county_id and t.matter_id = ${tipoffId} and t.verb = any(${Object.keys(decidingVerbs)}::text[])
    order by t.seq limit 1`;
}

const decidedBy = (to: Day) => sql`d.on_day <= ${to}::date`;

const quarterOfDecision = sql`date_trunc('quarter', d.on_day::timestamp)::date`;

async function countSeen(db: Db | Tx, asked: CreditsAsked): Promise<CreditCount[]> {
  const { rows } = await sql<Pick<CreditCount, 'stationId' | 'personId' | 'accountId' | 'n'> & ReportedClue>`
    ${peopleOf(asked.countyId)} select f.station_id, ${personId(sql`f.person_id`)} as person_id, f.by_id::text as account_id,
      f.answer, f.is_filed, f.case_outcome, f.n
    from (
      select r.station_id, r.person_id, r.by_id, r.answer, e.filed_on is not null as is_filed, e.outcome as case_outcome,
        count(*)::integer as n
      from ${sentUp} where ${isCredited(asked)} group by 1, 2, 3, 4, 5, 6
    ) as f ${personJoined(sql`f.person_id`, sql`f.by_id`)} order by 1, 2, 3, 4, 5, 6`.execute(db as Db);
  return rows.map(({ answer, isFiled, caseOutcome, ...one }) => ({
    ...one,
    source: 'report' as const,
    outcome: decidedAs({ answer, isFiled, caseOutcome }),
  }));
}

/** Tip-offs that somebody else typed, at the station or at an office, by the person of the roster who told. */
async function countTypedFor(
  db: Db | Tx,
  asked: CreditsAsked,
  to: Day,
  typed: readonly { tipoffId: string; personId: string; stationId: string }[],
): Promise<EndedCount[]> {
  const { countyId, stationId = null } = asked;
  const own = typed.filter((one) => stationId === null || one.stationId === stationId);
  if (own.length === 0) return [];
  const { rows } = await sql<Ended & { atStation: boolean }>`
    ${peopleOf(countyId)} select f.station_id, ${personId(sql`f.person_id`)} as person_id, null as account_id, f.person_id::text as teller,
      f.typist_id::text, f.quarter, f.verb, f.is_erased, f.at_station, f.n
    from (
      select o.station_id, o.person_id, l.by as typist_id, ${quarterOfDecision} as quarter, d.verb,
        l.tombstone is not null as is_erased, l.by_organisation_id is not distinct from o.station_id as at_station, count(*)::integer as n
      from unnest(${own.map((one) => one.tipoffId)}::uuid[], ${own.map((one) => one.personId)}::uuid[],
          ${own.map((one) => one.stationId)}::text[]) as o (tipoff_id, person_id, station_id)
        join ledger as l on l.county_id = ${countyId} and l.matter_id = o.tipoff_id and l.seq = 1
        join lateral (${decisionOf(sql`l.matter_id`)}) as d on ${decidedBy(to)}
      group by 1, 2, 3, 4, 5, 6, 7
    ) as f ${personJoined(sql`f.person_id`, sql`null::uuid`)}`.execute(db as Db);
  return rows.map(({ atStation, ...one }) =>
    ended(one, { typedAt: atStation ? 'station' : 'office', isTypist: false }),
  );
}

/** One report that counts, as it is called and found. */
export interface CreditedReport {
  stationId: string;
  personId: string | null;
  accountId: string;
  id: string;
  number: string;
  on: Day;
  outcome: Decided | null;
}

/** The reports behind the points, the newest first. */
export async function listCreditedReports(
  db: Db | Tx,
  asked: CreditsAsked,
  most: number | null = null,
): Promise<CreditedReport[]> {
  const found = await sql<Omit<CreditedReport, 'outcome'> & ReportedClue>`
    ${peopleOf(asked.countyId)} select r.station_id, ${personId(sql`r.person_id`)} as person_id, r.by_id::text as account_id, r.id, r.number,
      r.sent_on as "on", r.answer, e.filed_on is not null as is_filed, e.outcome as case_outcome
    from ${sentUp} ${personJoined(sql`r.person_id`, sql`r.by_id`)} where ${isCredited(asked)} order by r.sent_on desc, r.number desc limit ${most}`.execute(
    db as Db,
  );
  return found.rows.map(({ answer, isFiled, caseOutcome, ...one }) => ({
    ...one,
    outcome: decidedAs({ answer, isFiled, caseOutcome }),
  }));
}

/** Reports `r` with the cases `e` that were made of them. */
const sentUp = sql`station_report as r left join enforcement as e on e.county_id = r.county_id and e.id = r.enforcement_id`;

/** That a report `r` is of the period and was not taken back. */
function isCredited({ countyId, from, to, stationId = null }: CreditsAsked): RawBuilder<unknown> {
  return sql`r.county_id = ${countyId} and r.state <> 'withdrawn' and r.sent_on between ${from} and ${to}
    and ${stationId === null ? sql`true` : sql`r.station_id = ${stationId}`}`;
}

/**
 * Whose a clue is: the person that it names, else the one with whose account it was sent, now or until he left; of records that were
 * merged the one that is kept. Looked up once for all clues of a statement, which begins with this: `holder` says whose an account is,
 * `kept` in which record a merged one is kept.
 */
function peopleOf(countyId: number): RawBuilder<unknown> {
  return sql`with recursive holder as materialized (
      select distinct on (h.account_id) h.account_id, p.id as person_id
      from person as p cross join lateral (
        select p.account_id::text union select jsonb_array_elements_text(p.former_account_ids)) as h (account_id)
      where p.county_id = ${countyId} and (p.account_id is not null or p.former_account_ids <> '[]') and h.account_id is not null
      order by h.account_id, p.account_id::text = h.account_id desc nulls last, p.state, p.id
    ), merged as materialized (
      select p.id, p.merged_into from person as p where p.county_id = ${countyId} and p.merged_into is not null
    ), chain as (
      select m.id, m.merged_into as kept_id from merged as m
      union select c.id, m.merged_into from chain as c join merged as m on m.id = c.kept_id
    ), kept as (
      select c.id, c.kept_id from chain as c where not exists (select from merged as m where m.id = c.kept_id)
    )`;
}

const personId = (person: RawBuilder<unknown>) => sql`coalesce(k.kept_id, ${person}, h.person_id)`;

function personJoined(person: RawBuilder<unknown>, account: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`left join holder as h on ${person} is null and h.account_id = ${account}::text
    left join kept as k on k.id = coalesce(${person}, h.person_id)`;
}

/** What the people are called whose points they are. */
export async function listCreditedNames(
  db: Db,
  countyId: number,
  ids: readonly string[],
): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const found = await sql<{ id: string; name: string }>`
    select id, name from person where county_id = ${countyId} and id in (${sql.join([...ids])})`.execute(db);
  return new Map(found.rows.map(({ id, name }) => [id, name]));
}

/** The people of the roster of a station. */
export async function listRoster(
  db: Db,
  { countyId, stationId }: { countyId: number; stationId: string },
  most: number | null = null,
): Promise<{ id: string; name: string; stationId: string }[]> {
  const found = await sql<{ id: string; name: string; stationId: string }>`
    select id, name, station_id from person where county_id = ${countyId} and state = 'active' and station_id = ${stationId}
    order by name, id limit ${most}`.execute(db);
  return found.rows;
}

/** The station on whose roster the person stands; null where he stands on none, or on none any more. */
export async function findStationOf(db: Db | Tx, countyId: number, personId: string): Promise<string | null> {
  const found = await sql<{ stationId: string | null }>`
    select station_id from person where county_id = ${countyId} and id = ${personId} and state = 'active'`.execute(
    db as Db,
  );
  return found.rows[0]?.stationId ?? null;
}

/** How many people stand on the rosters of all stations. */
export async function countRoster(db: Db, countyId: number): Promise<number> {
  const found = await sql<{ n: number }>`
    select count(*)::integer as n from person where county_id = ${countyId} and state = 'active' and station_id is not null`.execute(
    db,
  );
  return found.rows[0]?.n ?? 0;
}
