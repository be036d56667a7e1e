import { sql } from 'kysely';
import { calendarOf, type Calendar, type CalendarYear } from '../../domain/base/calendar.ts';
import type { AskedQuestion } from '../../domain/county/asked/asked-question.ts';
import { placedIn } from '../../domain/county/place/place.ts';
import type { Category } from '../../domain/county/category.ts';
import type { County, Organisation } from '../../domain/county/organisation.ts';
import type { Region } from '../../domain/county/region.ts';
import type { Station } from '../../domain/county/station.ts';
import { defaultLocalLimits, formerLimits } from '../../domain/law/local-limits.ts';
import { asJson, type Db, type Tx } from '../base/db.ts';
import { noteSettings } from '../base/ledger.ts';
import type { CountyNotice } from '../../domain/county/notice/county-notice.ts';
import { listNotices } from './county-notice.ts';
import { listQuestions } from './asked-question.ts';
import { listCategories } from './category.ts';
import { countiesBeginWith, type SettingTable } from '../base/stated/settings-state.ts';

// A limit that a migration fills in is known by it until a line states it.
countiesBeginWith(defaultLocalLimits, formerLimits);

/** What every rule and page of a county reads: small, rarely changed, kept in memory between changes. */
export interface CountyFacts {
  county: County & { ledgerId: string };
  organisations: readonly Organisation[];
  regions: readonly (Region & { countyId: number })[];
  stations: readonly (Station & { countyId: number })[];
  categories: readonly Category[];
  /** What is asked besides of one class or another, those too that are asked no more. */
  questions: readonly AskedQuestion[];
  /** What the county tells everybody for some time, past and to come. */
  notices: readonly CountyNotice[];
  calendarYears: readonly CalendarYear[];
  calendar: Calendar;
}

/** Another server on the same database says when it has changed the facts; of one whose word was lost they are read again after this long. */
const keepMilliseconds = 15_000;
const kept = new WeakMap<object, { at: number; facts: Promise<CountyFacts | null> }>();

/** The facts of the one county that this database serves, or null before the first-run page was filled in. */
export function findCountyFacts(db: Db): Promise<CountyFacts | null> {
  const now = performance.now();
  const held = kept.get(db);
  if (held !== undefined && now - held.at < keepMilliseconds) return held.facts;
  const facts = readCountyFacts(db);
  kept.set(db, { at: now, facts });
  facts.then(
    (read) => read === null && kept.delete(db),
    () => kept.delete(db),
  );
  return facts;
}

/** Has them read anew at the next asking. */
export function forgetCountyFacts(db: Db): void {
  kept.delete(db);
}

const tellings = new WeakMap<object, () => void>();

/** To be called after a change to the county, a station, a category or the calendar has been committed. */
export function tellCountyFacts(db: Db): void {
  forgetCountyFacts(db);
  tellings.get(db)?.();
}

/** Has every such change told to the other programs on the same database. */
export function tellFactsBy(db: Db, tell: () => void): void {
  tellings.set(db, tell);
}

/** The facts as the database has them now; within a transaction those that nobody changes under it. */
export async function readCountyFacts(from: Db | Tx): Promise<CountyFacts | null> {
  const db = from as Db;
  // A city or a province can have the counts of others beside it: the program serves the one that was set up first.
  const county = await db.selectFrom('county').selectAll().orderBy('ledgerId').limit(1).executeTakeFirst();
  if (county === undefined) return null;
  const of = county.countyId;
  // One after the other over the connection at hand: at the start of the program five new ones would take longer.
  const organisations = await db
    .selectFrom('organisation')
    .selectAll()
    .where('countyId', '=', of)
    .orderBy('id')
    .execute();
  const regions = await db.selectFrom('region').selectAll().where('countyId', '=', of).orderBy('id').execute();
  const stations = await db.selectFrom('station').selectAll().where('countyId', '=', of).orderBy('id').execute();
  const categories = await listCategories(db, of);
  const questions = await listQuestions(db, of);
  const notices = await listNotices(db, of);
  const years = await db.selectFrom('calendarYear').selectAll().where('countyId', '=', of).orderBy('year').execute();
  const calendarYears = years.map(({ year, published, days }) => ({ year, published, days }));
  const lists = { organisations, ...placedIn(regions, stations), categories, questions, notices };
  return { county, ...lists, calendarYears, calendar: calendarOf(calendarYears) };
}

/** Whether it is the sample county, whose accounts and password are public. */
export async function isSampleCounty(db: Db | Tx, countyId: number): Promise<boolean> {
  const line = await (db as Db)
    .selectFrom('county')
    .innerJoin('ledger', (join) =>
      join.onRef('ledger.countyId', '=', 'county.countyId').onRef('ledger.matterId', '=', 'county.ledgerId'),
    )
    .select('ledger.detail')
    .where('county.countyId', '=', countyId)
    .where('ledger.verb', '=', 'set-up')
    .executeTakeFirst();
  return line?.detail['sample'] === true;
}

/** Whether there is a county already; others who would make one wait until this transaction ends. */
export async function isSetUp(tx: Tx): Promise<boolean> {
  await sql`lock table county in share row exclusive mode`.execute(tx);
  return (await tx.selectFrom('county').select('countyId').limit(1).executeTakeFirst()) !== undefined;
}

/**
 * Changes of settings follow each other: they are lines of one chain, and the county's row is what serializes them. What only names
 * the county, as every filing does, does not wait for them.
 */
export async function lockCounty(tx: Tx, countyId: number): Promise<void> {
  await tx.selectFrom('county').select('countyId').where('countyId', '=', countyId).forNoKeyUpdate().execute();
}

/** Changes some words of the county and leaves what others may have changed. */
export async function updateCounty(tx: Tx, countyId: number, change: Partial<Omit<County, 'countyId'>>): Promise<void> {
  if (Object.keys(change).length === 0) return;
  await noteSettings(tx, countyId, 'county');
  const { limits, ...words } = change;
  await tx
    .updateTable('county')
    .set({ ...words, ...(limits === undefined ? {} : { limits: asJson(limits) }) })
    .where('countyId', '=', countyId)
    .execute();
}

export async function saveCounty(tx: Tx, county: County & { ledgerId: string }): Promise<void> {
  const row = { ...county, limits: asJson(county.limits) };
  await tx
    .insertInto('county')
    .values(row)
    .onConflict((on) => on.column('countyId').doUpdateSet(row))
    .execute();
  await noteSettings(tx, county.countyId, 'county');
}

/** Once for all rows: a county brings two thousand villages at a time. */
async function noteOfAll(tx: Tx, rows: readonly { countyId: number }[], table: SettingTable): Promise<void> {
  for (const countyId of new Set(rows.map((row) => row.countyId))) await noteSettings(tx, countyId, table);
}

export async function saveOrganisations(tx: Tx, organisations: readonly Organisation[]): Promise<void> {
  await noteOfAll(tx, organisations, 'organisation');
  for (const organisation of organisations) {
    await tx
      .insertInto('organisation')
      .values(organisation)
      .onConflict((on) => on.columns(['countyId', 'id']).doUpdateSet(organisation))
      .execute();
  }
}

/**
 * Waits until whoever counts a matter under the county's places has committed, and lets nobody begin until this has: to be asked behind the
 * county's own row, as a filing does.
 */
export async function lockPlaces(tx: Tx, countyId: number): Promise<void> {
  await sql`select change_places(${countyId})`.execute(tx);
}

export async function saveRegions(tx: Tx, regions: readonly (Region & { countyId: number })[]): Promise<void> {
  await noteOfAll(tx, regions, 'region');
  for (const region of regions) {
    await tx
      .insertInto('region')
      .values(region)
      .onConflict((on) => on.columns(['countyId', 'id']).doUpdateSet(region))
      .execute();
  }
}

/** What still names the region: stations, villages of the town, and complaints by either party's address. */
export async function countRegionUses(
  tx: Tx,
  countyId: number,
  id: string,
): Promise<{ stations: number; villages: number; complaints: number }> {
  const count = sql<number>`count(*)::int`.as('n');
  const stations = tx.selectFrom('station').select(count).where('countyId', '=', countyId).where('regionId', '=', id);
  const villages = tx.selectFrom('region').select(count).where('countyId', '=', countyId).where('parentId', '=', id);
  const complaints = tx
    .selectFrom('complaint')
    .select(count)
    .where('countyId', '=', countyId)
    .where((where) => where.or([where('consumerRegionId', '=', id), where('operatorRegionId', '=', id)]));
  return {
    stations: (await stations.executeTakeFirstOrThrow()).n,
    villages: (await villages.executeTakeFirstOrThrow()).n,
    complaints: (await complaints.executeTakeFirstOrThrow()).n,
  };
}

export async function deleteRegion(tx: Tx, countyId: number, id: string): Promise<void> {
  await noteSettings(tx, countyId, 'region');
  await tx.deleteFrom('region').where('countyId', '=', countyId).where('id', '=', id).execute();
}

export async function saveCalendarYear(tx: Tx, countyId: number, year: CalendarYear): Promise<void> {
  await noteSettings(tx, countyId, 'calendar_year');
  const row = { countyId, year: year.year, published: year.published, days: asJson(year.days) };
  await tx
    .insertInto('calendarYear')
    .values(row)
    .onConflict((on) => on.columns(['countyId', 'year']).doUpdateSet(row))
    .execute();
}
