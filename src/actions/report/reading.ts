/** A report as it reads at this moment: its numbers counted, its lists made, its sentences checked. */
import { maySee } from '../../domain/base/actor.ts';
import { leaksOf } from '../../domain/base/disclosure/leak.ts';
import { dayZh } from '../../domain/base/calendar.ts';
import { conductOptions } from '../../domain/law/conduct.ts';
import type { CountyFacts } from '../../store/county/county.ts';
import { plainOf, type NameChip, type ReportBody, type WrittenReport } from '../../domain/report/body.ts';
import { checkWorkReport } from '../../domain/report/check/check-work-report.ts';
import {
  daysOfChip,
  listKey,
  listScopeOf,
  scopeKey,
  scopesOf,
  valuesOf,
  type ChipValue,
  type CountScope,
  type Found,
  type ListScope,
  type ReportScope,
} from '../../domain/report/chip-value.ts';
import { namedOffices } from '../../domain/report/check/claim/said-of.ts';
import type { Finding } from '../../domain/report/check/finding.ts';
import {
  monthScopesOf,
  monthsWithin,
  otherThanLocked,
  type LockedMonths,
  type MonthsNow,
} from '../../domain/report/locked-figures.ts';
import type { MonthValue } from '../../domain/report/month/month-value.ts';
import { madeIn, otherThanLedger, personsTyped, scopesTyped, typedClaims } from '../../domain/report/typed-words.ts';
import { conditionsIn } from '../../domain/figures/figure-cell.ts';
import { periodZh } from '../../domain/report/style/day-style.ts';
import { toldOf } from '../../domain/report/told-file.ts';
import type { ReportReading, WorkReport } from '../../domain/report/work-report.ts';
import {
  blanksOf,
  cutNote,
  isOwnTable,
  placeFindings,
  placeholdersOf,
  writeReport,
  type ReportTable,
} from '../../domain/report/writing.ts';
import type { Db, Tx } from '../../store/base/db.ts';
import { findComplaint } from '../../store/complaint/complaint.ts';
import { countSome, findKeptSince } from '../../store/figures.ts';
import { countScopes, listShares, listsOf } from '../../store/report/counts.ts';
import { listLockedValues } from '../../store/report/month-closing.ts';
import { rate } from '../../domain/figures/figure.ts';
import { Refusal } from '../../domain/base/refusal.ts';
import { boundRows, otherPeriods } from '../../domain/report/explore-taken.ts';
import type { Context } from '../base/context.ts';
import type { ExploreTable } from '../../domain/report/explore.ts';
import { countExplored, type ExploreAsked } from './explored.ts';

export type Readable = Pick<WorkReport, 'body' | 'periodFrom' | 'periodTo' | 'officeId' | 'signedOn'>;

export function scopeOfReport({ periodFrom, periodTo, officeId }: Omit<Readable, 'body' | 'signedOn'>): ReportScope {
  return { from: periodFrom, to: periodTo, officeId };
}

/** The report with its values as they are counted now; what it was signed with stands in its signing alone. */
export async function readReport(db: Db | Tx, ctx: Context, report: Readable): Promise<ReportReading> {
  const { body } = report;
  const scope = scopeOfReport(report);
  const found = await findFor(db, ctx, body, scope);
  const values = valuesOf(body, scope, found);
  const tables = await tablesOf(db, ctx, body, scope);
  const since = keptFrom(found, values) ?? (await keptOfTables(db, ctx, body, scope));
  const cut = cutNote(scope, { since, today: ctx.today });
  const written = writeReport(body, values, { signedOn: report.signedOn, tables, cut });
  // The report is read without what the program itself says of its days.
  const own = { ...written, notes: written.notes.filter((note) => note !== cut?.words) };
  const months = await lockedFor(db, ctx, body, scope);
  return {
    written,
    values: [...values.values()],
    findings: [
      ...placeFindings(own, checkWorkReport(plainOf(own), madeIn(body, own))),
      ...otherPeriods(body, written, scope),
      ...placeFindings(own, await otherInLedger(db, ctx, body, own, scope)),
      ...otherThanLocked(body, scope, { written, values, tables }, { found, ...months }),
      ...personsTyped(body, own, { leaksOf, known: publicNames(ctx.county) }),
    ],
    blanks: blanksOf(body, values, tables),
    placeholders: placeholdersOf(body),
  };
}

/** What the numbers of a body print at this moment, without its text. */
export async function readValues(db: Db | Tx, ctx: Context, report: Readable): Promise<ChipValue[]> {
  const scope = scopeOfReport(report);
  return [...valuesOf(report.body, scope, await findFor(db, ctx, report.body, scope)).values()];
}

/** Since when the ledger was kept, where that was within the days of the report. */
function keptFrom({ partly }: Found, values: ReadonlyMap<string, ChipValue>): string | null {
  const scopes = [...values.values()].flatMap(({ scope }) => (scope === null ? [] : [scope]));
  return scopes.map((scope) => partly?.get(scopeKey(scope))?.since).find((since) => since !== undefined) ?? null;
}

/** The same of a report whose numbers stand in tables, which have no chip that knows it. */
async function keptOfTables(db: Db | Tx, ctx: Context, body: ReportBody, scope: ReportScope): Promise<string | null> {
  return body.blocks.some(isOwnTable) ? findKeptSince(db as Db, ctx.actor.countyId, scope.officeId) : null;
}

/** The ledger is asked only where somebody typed a number that it counts too, of the days and the place of which he says it. */
async function otherInLedger(
  db: Db | Tx,
  ctx: Context,
  body: ReportBody,
  written: WrittenReport,
  scope: ReportScope,
): Promise<Finding[]> {
  const typed = typedClaims(body, written, scope, namedOffices(ctx.county.organisations));
  const whole = (one: ReportScope): CountScope => ({ ...one, category: null, campaign: null });
  const asked = scopesTyped(typed).map(whole);
  if (asked.length === 0) return [];
  const { counted, partly } = await countScopes(db, ctx.actor.countyId, asked, ctx.today);
  return otherThanLedger(typed, (one) => {
    const key = scopeKey(whole(one));
    // Of its own days the report says itself since when the ledger was kept; of others it has to have been kept from the first one on.
    const cut = one.from === scope.from && one.to === scope.to ? undefined : partly?.get(key);
    return cut === undefined ? (counted.get(key) ?? null) : cut.values;
  });
}

/**
 * The locked months that a report prints whole, of the county or of an office, or that stand within the months that it prints together; of
 * these what is counted now, for a number over several months does not say which of them became another.
 */
async function lockedFor(
  db: Db | Tx,
  ctx: Context,
  body: ReportBody,
  report: ReportScope,
): Promise<{ locked: LockedMonths; now: MonthsNow }> {
  const within = monthsWithin(body, report);
  const locked = await lockedAmong(db, ctx, [...monthScopesOf(body, report), ...within.months]);
  const { countyId } = ctx.actor;
  const counted = await Promise.all(
    within.months
      .filter((month) => locked.has(scopeKey(month)))
      .map(async (month) => [scopeKey(month), await countSome(db as Db, countyId, month, within.figures)] as const),
  );
  return { locked, now: new Map(counted) };
}

async function lockedAmong(db: Db | Tx, ctx: Context, scopes: readonly CountScope[]): Promise<LockedMonths> {
  const months = [...new Set(scopes.map(({ from }) => from))];
  const offices = [...new Set(scopes.map(({ officeId }) => officeId))];
  const found = await Promise.all(
    offices.map(async (officeId) => listLockedValues(db, ctx.actor.countyId, months, officeId)),
  );
  const kept = found.flat();
  return new Map(
    scopes.flatMap((scope): [string, MonthValue[]][] => {
      const own = kept.filter(({ month, officeId }) => month === scope.from && officeId === (scope.officeId ?? ''));
      return own.length === 0 ? [] : [[scopeKey(scope), own]];
    }),
  );
}

/** Names of the county’s own places and offices are no person’s. */
function publicNames({ county, organisations, regions, stations }: CountyFacts): string[] {
  return [county.name, county.bureauName, ...[...organisations, ...regions, ...stations].map(({ name }) => name)];
}

async function findFor(db: Db | Tx, ctx: Context, body: ReportBody, scope: ReportScope): Promise<Found> {
  const { countyId } = ctx.actor;
  const lists = new Map<string, ListScope>();
  for (const chip of body.chips) {
    if (chip.kind !== 'list') continue;
    const of = listScopeOf(chip, scope);
    lists.set(listKey(of), of);
  }
  const [counted, listed, files] = await Promise.all([
    countScopes(db, countyId, scopesOf(body, scope), ctx.today),
    listsOf(db, countyId, [...lists.values()], { nameOf: codeNames(ctx), leaksOf }),
    filesOf(db, ctx, body),
  ]);
  return { ...counted, lists: listed, names: namesFor(ctx.county, scope), files };
}

/** What the codes of a list stand for: the county's categories, what a complaint is about, and the conduct of tip-offs. */
function codeNames({ county }: Context): (code: string) => string {
  const conduct = conductOptions.map(({ value, zh }): [string, string] => [value, zh]);
  const names = new Map([...conduct, ...county.categories.map(({ code, zh }): [string, string] => [code, zh])]);
  return (code) => names.get(code) ?? code;
}

/** The parts of files that chips tell, by number and part; a file that is not there tells nothing. */
async function filesOf(db: Db | Tx, ctx: Context, { chips }: ReportBody): Promise<Map<string, string>> {
  const told = chips.flatMap((chip) => (chip.kind === 'file' && chip.number !== '' ? [chip] : []));
  const numbers = [...new Set(told.map(({ number }) => number))];
  const found = await Promise.all(
    numbers.map(async (number) => [number, await findComplaint(db, ctx.actor.countyId, { number })] as const),
  );
  const files = new Map(found);
  return new Map(
    told.flatMap(({ number, part }): [string, string][] => {
      const complaint = files.get(number) ?? null;
      return complaint === null ? [] : [[`${number} ${part}`, toldOf(complaint, part, { leaksOf })]];
    }),
  );
}

/** Whether whoever puts a file into a report may see it himself. */
export async function mayTell(db: Db | Tx, ctx: Context, number: string): Promise<boolean> {
  const complaint = await findComplaint(db, ctx.actor.countyId, { number });
  return complaint !== null && maySee(ctx.actor, complaint);
}

/** The names of the tree, so that no XX is typed. */
export function namesFor(county: CountyFacts, { from, to, officeId }: ReportScope): Record<NameChip['of'], string> {
  const office = officeId === null ? null : county.organisations.find(({ id }) => id === officeId);
  return {
    county: county.county.name,
    bureau: county.county.bureauName,
    author: office?.name ?? county.county.bureauName,
    superior: superiorOf(county, officeId),
    government: `${county.county.name}人民政府`,
    period: periodZh(from, to),
    cutoff: dayZh(to),
    year: `${to.slice(0, 4)}年`,
  };
}

/** The body above the author: of an office the bureau; of the county the city of the tree, or the province; empty where neither is known. */
export function superiorOf({ county, organisations }: CountyFacts, officeId: string | null): string {
  if (officeId !== null) return county.bureauName;
  const above = (kind: 'city' | 'province') => organisations.find((one) => one.kind === kind && one.active)?.name;
  return above('city') ?? above('province') ?? '';
}

/** The tables that come out of the ledger: each kind with its count and its share. */
async function tablesOf(
  db: Db | Tx,
  ctx: Context,
  { blocks }: ReportBody,
  scope: ReportScope,
): Promise<Map<string, ReportTable>> {
  const asked = [
    ...new Set(blocks.flatMap((block) => (block.kind === 'table' && block.from !== null ? [block.from] : []))),
  ];
  const made = await Promise.all(
    asked.map(async (list): Promise<[string, ReportTable]> => {
      const rows = await listShares(db, ctx.actor.countyId, { list, ...scope }, codeNames(ctx));
      return [list, tableOf(rows)];
    }),
  );
  return new Map([...made, ...(await boundTablesOf(db, ctx, blocks, scope))]);
}

/** The tables out of 探查; of an office's report each counts its own office, whatever it names. */
async function boundTablesOf(
  db: Db | Tx,
  ctx: Context,
  blocks: ReportBody['blocks'],
  scope: ReportScope,
): Promise<[string, ReportTable][]> {
  const nameOf = boundNames(ctx);
  return Promise.all(
    blocks.flatMap((block) => {
      if (block.kind !== 'table' || block.bound === undefined) return [];
      const { bound, id } = block;
      const asked = { ...bound, ...daysOfChip(bound.period, scope), officeId: scope.officeId ?? bound.officeId };
      // Of an office's report its author says whose the numbers are; what else narrows them stands with the table.
      const conditions = conditionsIn(bound.conditions ?? {}).map(([, name]) => name);
      const narrowed = [scope.officeId === null ? bound.officeId : null, bound.category, ...conditions];
      const within = narrowed.flatMap((one) => (one === null ? [] : [nameOf(one)])).join('、');
      return [
        countOrBlank(db, ctx, asked).then((counted): [string, ReportTable] => [
          id,
          { ...boundRows(bound, counted, nameOf), ...(within === '' ? {} : { within }) },
        ]),
      ];
    }),
  );
}

/** A table that has grown beyond what can be counted at once is a blank in its report, which is read all the same. */
async function countOrBlank(
  db: Db | Tx,
  ctx: Context,
  asked: ExploreAsked,
): Promise<{ table: ExploreTable | null; hasYear: boolean }> {
  try {
    const { table, bases } = await countExplored(db, ctx, asked);
    return { table, hasYear: bases.year !== null };
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'table-too-large') throw error;
    return { table: null, hasYear: false };
  }
}

/** What a row or a column of 探查 is called on paper. */
function boundNames(ctx: Context): (key: string) => string {
  const { organisations, regions } = ctx.county;
  const places = new Map([...regions, ...organisations].map(({ id, name }): [string, string] => [id, name]));
  const words: Readonly<Record<string, string>> = { G: '商品', V: '服务', none: '没写明' };
  const codeName = codeNames(ctx);
  return (key) => {
    const month = /^(\d{4})-(\d\d)-01$/u.exec(key);
    if (month !== null) return `${month[1]}年${Number(month[2])}月`;
    return words[key] ?? places.get(key) ?? codeName(key);
  };
}

function tableOf(rows: readonly { name: string; n: number; whole: number }[]): ReportTable {
  const [first] = rows;
  const shares = rows.map(({ name, n, whole }) => [name, String(n), `${(rate(n, whole) ?? 0).toFixed(2)}%`]);
  const total = first === undefined ? [] : [['合计', String(first.whole), '100%']];
  return { head: ['名称', '件数', '占比'], rows: [...shares, ...total] };
}
