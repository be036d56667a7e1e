import { createHash } from 'node:crypto';
import type { StaffRole } from '../../domain/base/actor.ts';
import { demand } from '../../domain/base/actor.ts';
import type { CalendarDay } from '../../domain/base/calendar.ts';
import {
  countRows,
  planOnboarding,
  sameNames,
  type OnboardingCounts,
  type Planned,
  type PlannedRow,
} from '../../domain/exchange/onboarding/onboarding.ts';
import type { Organisation } from '../../domain/county/organisation.ts';
import { CorrectPerson, RegisterPerson, type Person } from '../../domain/people/person.ts';
import { Refusal } from '../../domain/base/refusal.ts';
import type { Region } from '../../domain/county/region.ts';
import { notesOf, yearsWith } from '../../domain/exchange/onboarding/holidays.ts';
import type { Words } from '../../domain/base/words.ts';
import type { Known, KnownPerson } from '../../domain/exchange/onboarding/known.ts';
import type { Station } from '../../domain/county/station.ts';
import { refusals } from '../../domain/refusals.ts';
import {
  sheetNames,
  sheetWords,
  type Sheet,
  type SheetName,
  type Values,
} from '../../domain/exchange/onboarding/workbook.ts';
import { soundOf } from '../../outside/pinyin.ts';
import { findPasswordSlip, listAccounts, type StoredAccount } from '../../store/county/account.ts';
import {
  lockCounty,
  readCountyFacts,
  saveCalendarYear,
  saveOrganisations,
  saveRegions,
  type CountyFacts,
} from '../../store/county/county.ts';
import { findImport, type StoredImport } from '../../store/exchange/county-import.ts';
import { listOrganisationUses } from '../../store/county/organisation-uses.ts';
import type { Db, Tx } from '../../store/base/db.ts';
import { lockEntry } from '../../store/matter/docket.ts';
import { listPeople } from '../../store/people/person.ts';
import { enqueue } from '../../store/base/queue.ts';
import { transact } from '../../store/base/transact.ts';
import { writeAccount, type Given } from '../county/account.ts';
import { noteSetting, type Context } from '../base/context.ts';
import { writeMove } from '../matter/docket.ts';
import { personFrame, writePeople } from '../people/person.ts';
import { drawOne, hashPassword, placeWordsOf } from '../county/password.ts';
import { saveStation } from '../../store/station/charter.ts';

/** What a workbook would do, or has done. */
export interface Onboarding {
  /** How many rows it has made and changed; null while it is only tried. */
  written: { made: number; changed: number } | null;
  rows: PlannedRow[];
  counts: OnboardingCounts;
  /** What must be known besides, such as a year of holidays that is not whole. */
  notes: Words[];
  /** By which the import knows that what it does is what was shown. */
  fingerprint: string;
  /** The batch of slips for the accounts whose password was drawn; null when there is none, and while nothing is written. */
  slips: string | null;
}

/** 试读: what each row would do; writes nothing. */
export async function checkOnboarding(ctx: Context, sheets: readonly Sheet[]): Promise<Onboarding> {
  demand(ctx.actor, 'county.onboard');
  const known = await knownOf(ctx.db, ctx, await listAccounts(ctx.db, ctx.actor.countyId));
  return shownOf(planOnboarding(sheets, known), known, ctx.county);
}

/** What was asked for: `runId` is the browser's, so that a press whose answer was lost is the same press. */
export interface Wish {
  fileName: string;
  fingerprint: string;
  runId: string;
}

/** How far the writing is; nothing is lost where nobody listens. */
export type TellRows = (stage: 'passwords' | 'writing', done: number, of: number) => void;

/**
 * 导入: the rows that are right, in one transaction; refuses when the county is not as it was when it was shown. What one press has
 * written is told to that press for ever, and never written twice.
 */
export async function applyOnboarding(
  ctx: Context,
  sheets: readonly Sheet[],
  { fileName, fingerprint, runId }: Wish,
  tell: TellRows = () => {},
): Promise<Onboarding> {
  demand(ctx.actor, 'county.onboard');
  const { countyId } = ctx.actor;
  const first = planOnboarding(sheets, await knownOf(ctx.db, ctx, await listAccounts(ctx.db, countyId)));
  // Worked out before the county is locked: it takes long by intent.
  const logins = { batchId: runId, given: await givenOf(first, tell) };
  return transact(ctx.db, async (tx) => {
    await lockCounty(tx, countyId);
    const written = await findImport(tx, countyId, runId);
    const accounts = await listAccounts(tx, countyId);
    const now = { ...ctx, county: (await readCountyFacts(tx)) ?? ctx.county };
    const known = await knownOf(tx, now, accounts);
    const plan = planOnboarding(sheets, known);
    const shown = shownOf(plan, known, now.county);
    if (written !== null) return { ...shown, ...(await importAs(tx, countyId, written)) };
    if (shown.fingerprint !== fingerprint) throw new Refusal('changed-meanwhile');
    const due = plan.filter(({ verdict }) => verdict === 'made' || verdict === 'changed');
    if (due.length === 0) return shown;
    const of = (sheet: SheetName) => due.filter((one) => one.sheet === sheet);
    const wide = await writePlaces(tx, now, of);
    const people = of('people');
    const places = due.length - people.length;
    tell('writing', places, due.length);
    await writeAll(tx, wide, people, { accounts, logins, tell: (n) => tell('writing', places + n, due.length) });
    await writeHolidays(tx, now, of('holidays'));
    const sum = (verdict: 'made' | 'changed' | 'refused') => plan.filter((one) => one.verdict === verdict).length;
    const detail = { fileName, made: sum('made'), changed: sum('changed'), refused: sum('refused'), runId };
    await noteSetting(tx, ctx, 'county-onboarded', detail);
    return { ...shown, ...(await importAs(tx, countyId, detail)) };
  });
}

async function importAs(
  tx: Tx,
  countyId: number,
  { made, changed, runId }: Pick<StoredImport, 'made' | 'changed' | 'runId'>,
): Promise<Pick<Onboarding, 'written' | 'slips'>> {
  const slip = await findPasswordSlip(tx, countyId, runId);
  return { written: { made, changed }, slips: slip?.batchId ?? null };
}

/** What the new accounts of a workbook sign in with first. */
interface Logins {
  batchId: string;
  given: ReadonlyMap<string, Pick<Given, 'passwordHash' | 'drawn'>>;
}

/** The hash of each password that a row writes; for who is new and has none one is drawn. */
async function givenOf(plan: readonly Planned[], tell: TellRows): Promise<Logins['given']> {
  const rows = plan.flatMap(({ verdict, values }) => {
    const { loginName, password } = values as { loginName?: string; password?: string };
    return verdict === 'refused' || loginName === undefined || password === undefined ? [] : [{ loginName, password }];
  });
  let done = 0;
  // They wait in one line for the processor, behind whoever signs in (hash-queue.ts).
  const made = await Promise.all(
    rows.map(async ({ loginName, password }) => {
      const given =
        password === ''
          ? { passwordHash: null, drawn: await drawOne() }
          : { passwordHash: await hashPassword(password), drawn: null };
      tell('passwords', (done += 1), rows.length);
      return [loginName, given] as const;
    }),
  );
  return new Map(made);
}

type Of = (sheet: SheetName) => readonly Planned[];

/** Organisations, divisions and stations; gives the context in which the people after them find these. */
async function writePlaces(tx: Tx, ctx: Context, of: Of): Promise<Context> {
  const { countyId } = ctx.actor;
  const { county } = ctx;
  const organisations = of('organisations').map(({ values }) => ({ ...(values as unknown as Organisation), countyId }));
  await saveOrganisations(tx, organisations);
  for (const { id: organisationId, kind, active } of organisations) {
    const isNew = !county.organisations.some((one) => one.id === organisationId);
    await noteSetting(tx, ctx, 'organisation-saved', { organisationId, kind, active, ...(isNew ? { isNew } : {}) });
  }
  const regions = await Promise.all(
    of('regions').map(async ({ values }) => {
      const region = values as unknown as Region;
      return { ...region, ...(await soundOf(region.name)), countyId };
    }),
  );
  await saveRegions(tx, regions);
  if (regions.length > 0) await noteSetting(tx, ctx, 'regions-saved', { n: regions.length });
  const stations = of('stations').map(({ values }) => {
    const known = county.stations.find((one) => one.id === values['id']);
    return { ...known, ...(values as unknown as Station), countyId };
  });
  for (const station of stations) await saveStation(tx, station);
  // Behind all of them, so that the ledger reads the stations once.
  for (const { id: stationId, publishedWindow, active } of stations) {
    await noteSetting(tx, ctx, 'station-saved', { stationId, publishedWindow, active });
  }
  const over = <T extends { id: string }>(known: readonly T[], saved: readonly T[]) => [
    ...known.filter((one) => !saved.some(({ id }) => id === one.id)),
    ...saved,
  ];
  return {
    ...ctx,
    county: {
      ...county,
      organisations: over(county.organisations, organisations),
      regions: over(county.regions, regions),
      stations: over(county.stations, stations),
    },
  };
}

/** Each person with the account by which he signs in, if the row names one. */
async function writeAll(
  tx: Tx,
  ctx: Context,
  rows: readonly Planned[],
  known: { accounts: readonly StoredAccount[]; logins: Logins; tell: (done: number) => void },
): Promise<void> {
  for (const [i, row] of rows.entries()) {
    await writePerson(tx, ctx, row, known).catch((error: unknown) => tellRow(row, error));
    known.tell(i + 1);
  }
}

/** The trial goes by the same rules; what it could not see, such as an office held long ago, is told with its row. */
function tellRow({ sheet, line, name }: Planned, error: unknown): never {
  if (!(error instanceof Refusal)) throw error;
  const fields = error.fields.map(({ zh }) => zh).join('');
  const why =
    fields === ''
      ? refusals[error.code].zh.replace(/\{(\w+)\}/gu, (_, fact: string) => String(error.facts[fact] ?? ''))
      : fields;
  throw new Refusal('workbook-row', { sheet: sheetWords[sheet].zh, line, name, why });
}

async function writePerson(
  tx: Tx,
  ctx: Context,
  { values, person, changes }: Planned,
  known: { accounts: readonly StoredAccount[]; logins: Logins },
): Promise<void> {
  const { name, phone = '', gender, posts, regionId, stationId, loginName } = values as Record<string, never>;
  const accountId = loginName === undefined ? null : await writeLogin(tx, ctx, values, known);
  const fields = { name, phone, gender, regionId, stationId };
  if (person === null) {
    const form = RegisterPerson.parse({ ...fields, id: ctx.newId(), posts });
    const [made] = await writePeople(tx, ctx, [form]);
    if (accountId === null || made === undefined) return;
    const input = CorrectPerson.parse({ ...fields, accountId });
    await writeMove(tx, ctx, personFrame, made, 'correct', input);
  } else if (changes.length > 0) {
    const before = await lockEntry<Person>(tx, 'person', ctx.actor.countyId, { id: person.id });
    const { experience, credentials } = before;
    const kept = accountId ?? before.accountId;
    const input = CorrectPerson.parse({ ...fields, experience, credentials, accountId: kept });
    await writeMove(tx, ctx, personFrame, before, 'correct', input);
  }
}

async function writeLogin(
  tx: Tx,
  ctx: Context,
  values: Values,
  { accounts, logins }: { accounts: readonly StoredAccount[]; logins: Logins },
): Promise<string> {
  const loginName = values['loginName'] as string;
  const before = accounts.find((one) => one.loginName === loginName);
  const form = { id: before?.id ?? ctx.newId(), loginName, ...accountFieldsOf(values, before) };
  const keys = ['name', 'role', 'organisationId', 'stationId', 'phone'] as const;
  const isSame = before !== undefined && keys.every((key) => before[key] === form[key]);
  // Nobody is signed out, and no line is written, for what stays.
  const given = before === undefined ? logins.given.get(loginName) : undefined;
  if (!isSame)
    await writeAccount(tx, ctx, form, { passwordHash: null, drawn: null, ...given, batchId: logins.batchId });
  return form.id;
}

/** What the row says of the account; of what it leaves empty, what is known. */
function accountFieldsOf(
  values: Values,
  before: StoredAccount | undefined,
): Omit<Parameters<typeof writeAccount>[2], 'id' | 'loginName'> {
  return {
    name: values['name'] as string,
    role: values['role'] as StaffRole,
    organisationId: (values['organisationId'] as string | null | undefined) ?? before?.organisationId ?? null,
    stationId: (values['stationId'] as string | null | undefined) ?? before?.stationId ?? null,
    phone: (values['phone'] as string | undefined) ?? before?.phone ?? '',
    active: before?.active ?? true,
  };
}

async function writeHolidays(tx: Tx, ctx: Context, rows: readonly Planned[]): Promise<void> {
  const years = yearsWith(ctx.county.calendarYears, daysOf(rows));
  for (const year of years) {
    await saveCalendarYear(tx, ctx.actor.countyId, year);
    const detail = { year: year.year, published: year.published, days: year.days.length };
    await noteSetting(tx, ctx, 'calendar-saved', detail);
  }
  if (years.length > 0) await enqueue(tx, { name: 'recompute-deadlines', countyId: ctx.actor.countyId });
}

/** What the county has, in the words of the workbook's columns. */
export async function knownOf(db: Db | Tx, ctx: Context, accounts: readonly StoredAccount[]): Promise<Known> {
  const people = await listPeople(db, ctx.actor, { state: 'all' }, 100_000);
  return {
    ...placesKnown(ctx.county),
    uses: await listOrganisationUses(db, ctx.actor.countyId),
    accounts: keyed(
      accounts,
      ({ loginName }) => loginName,
      (one) => ({
        name: one.name,
        phone: one.phone,
        stationId: one.stationId,
        active: one.active,
        ...loginValues(one),
      }),
    ),
    holidays: keyed(
      ctx.county.calendarYears.flatMap(({ days }) => days),
      ({ day }) => day,
      (one) => ({ ...one }),
    ),
    people: peopleKnown(people, accounts),
    placeWords: await placeWordsOf(ctx.county),
  };
}

function placesKnown({
  organisations,
  regions,
  stations,
}: CountyFacts): Pick<Known, 'organisations' | 'regions' | 'stations'> {
  return {
    organisations: keyed(
      organisations,
      ({ id }) => id,
      ({ id, name, kind, parentId, phone, address, active }) => ({ id, name, kind, parentId, phone, address, active }),
    ),
    regions: keyed(
      regions,
      ({ id }) => id,
      ({ id, name, kind, parentId, officeId, x, y, population = null }) => ({
        id,
        name,
        kind,
        parentId,
        officeId,
        x,
        y,
        population,
      }),
    ),
    stations: keyed(
      stations,
      ({ id }) => id,
      (one) => ({
        id: one.id,
        name: one.name,
        kind: one.kind,
        officeId: one.officeId,
        regionId: one.regionId,
        x: one.x,
        y: one.y,
        serves: one.serves,
        venueNames: one.venueNames,
        publishedWindow: one.publishedWindow,
        phone: one.phone,
        address: one.address,
        contactName: one.contactName,
        active: one.active,
      }),
    ),
  };
}

function peopleKnown(people: readonly Person[], accounts: readonly StoredAccount[]): KnownPerson[] {
  const byId = new Map(accounts.map((one) => [one.id, one]));
  return people
    .filter(({ state }) => state !== 'merged')
    .map(({ id, state, name, phone, gender, posts, regionId, stationId, accountId }) => ({
      id,
      state,
      values: {
        name,
        phone,
        gender,
        posts: posts.filter(({ until }) => until === null).map(({ kind }) => kind),
        regionId,
        stationId,
        ...loginValues(byId.get(accountId ?? '')),
      },
    }));
}

function loginValues(account: StoredAccount | undefined): Values {
  return account === undefined
    ? {}
    : { loginName: account.loginName, role: account.role, organisationId: account.organisationId };
}

function keyed<T>(all: readonly T[], key: (one: T) => string, values: (one: T) => Values): ReadonlyMap<string, Values> {
  return new Map(all.map((one) => [key(one), values(one)]));
}

function daysOf(rows: readonly Planned[]): CalendarDay[] {
  return rows.map(({ values }) => values as unknown as CalendarDay);
}

function shownOf(plan: readonly Planned[], { regions }: Known, { calendarYears }: CountyFacts): Onboarding {
  const rows = plan
    .map(({ sheet, line, key, name, verdict, changes, problem }): PlannedRow => ({
      sheet,
      line,
      key,
      name,
      verdict,
      changes,
      problem,
    }))
    .toSorted((a, b) => sheetNames.indexOf(a.sheet) - sheetNames.indexOf(b.sheet) || a.line - b.line);
  const fingerprint = createHash('sha256').update(JSON.stringify(rows)).digest('hex');
  const days = daysOf(plan.filter(({ sheet, verdict }) => sheet === 'holidays' && verdict !== 'refused'));
  return {
    rows,
    counts: countRows(rows),
    fingerprint,
    notes: [...sameNames(plan, regions), ...notesOf(yearsWith(calendarYears, days))],
    slips: null,
    written: null,
  };
}
