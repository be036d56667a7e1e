/**
 * 数后面的记录 (records behind a number): what a figure counted, by its ids, by the conditions of the lists that open it. A signed report keeps
 * them, so that nobody has to ask what was counted on that day.
 */
import { hash } from 'node:crypto';
import { sql, type RawBuilder } from 'kysely';
import { figures, openedFigure, type FigureName } from '../../domain/figures.ts';
import type { FigureWords } from '../../domain/figures/figure.ts';
import { ComplaintQuery } from '../../domain/complaint/complaint-list.ts';
import { InquiryQuery } from '../../domain/inquiry/inquiry-list.ts';
import { mostRecords } from '../../domain/figures/figure-record.ts';
import { educationFigures, type EducationFigure } from '../../domain/publicity/education/education-figures.ts';
import type { CountScope } from '../../domain/report/chip-value.ts';
import type { FrozenRecords } from '../../domain/report/work-report.ts';
import { EnforcementQuery } from '../../domain/supervision/enforcement/enforcement-list.ts';
import { TipoffQuery } from '../../domain/tipoff/tipoff-list.ts';
import type { Db } from '../base/db.ts';
import { findRecordListing } from '../figures.ts';
import { complaintListing } from '../complaint/complaint-list.ts';
import { inquiryListing } from '../inquiry/inquiry-list.ts';
import type { DocketTable } from '../matter/docket-list.ts';
import type { Listing } from '../matter/lists.ts';
import { filtersOf } from '../matter/ways.ts';
import { isPublished } from '../publicity/warning/notice-figure.ts';
import { listEducationRecords } from '../publicity/education/education-figure.ts';
import { enforcementListing } from '../supervision/enforcement/enforcement-list.ts';
import { guidanceTable } from '../supervision/guidance/guidance.ts';
import { inspectionTable, ofCampaigns, seizureTable, sortieTable } from '../supervision/inspection/inspection-lists.ts';
import { batchTable } from '../supervision/sampling/batch.ts';
import { surveyTable } from '../supervision/survey/survey.ts';
import { tipoffListing } from '../tipoff/tipoff-list.ts';
import { withinCategory } from '../county/category.ts';

/** So many are named one by one; how many there were, and the hash, are of all. */
const mostIds = 5_000;

/** The records behind a number, counted, named and hashed in the order of their ids; null of a figure that opens none. */
export async function findRecords(
  db: Db,
  countyId: number,
  name: FigureName,
  scope: CountScope,
  most = mostIds,
): Promise<FrozenRecords | null> {
  const figure = openedFigure(name);
  const from = behind(figure, scope);
  if (from === null) return foundIn(await listedBeside(db, countyId, figure, scope), most);
  const { rows } = await sql<FrozenRecords>`
    select count(*)::integer as n, coalesce((array_agg(e.id order by e.id))[1:${most}], '{}') as ids,
      encode(sha256(convert_to(coalesce(string_agg(e.id, E'\n' order by e.id), ''), 'UTF8')), 'hex') as hash
    from (select r.id::text collate "C" as id from (${from(countyId)}) as r) as e`.execute(db);
  return rows[0] ?? foundIn([], most);
}

/** What a page of its own lists, a few in a year. */
async function listedBeside(
  db: Db,
  countyId: number,
  figure: FigureName,
  scope: CountScope,
): Promise<readonly { id: string }[] | null> {
  if (isEducation(figure)) return listEducationRecords(db, countyId, figure, scope, mostRecords);
  return (await findRecordListing(figure)?.list(db, countyId, figure, scope, mostRecords)) ?? null;
}

function isEducation(figure: string): figure is EducationFigure {
  const all: readonly string[] = educationFigures;
  return all.includes(figure);
}

function foundIn(found: readonly { id: string }[] | null, most: number): FrozenRecords | null {
  if (found === null) return null;
  const ids = found.map(({ id }) => id).toSorted();
  return { n: ids.length, ids: ids.slice(0, most), hash: hash('sha256', ids.join('\n')) };
}

type Behind = (countyId: number) => RawBuilder<unknown>;

function behind(figure: FigureName, scope: CountScope): Behind | null {
  const words: FigureWords = figures[figure];
  const { kind = 'complaint', records } = words;
  if (records === undefined) return mattersBehind(kind, figure, scope);
  const page = records.split('?')[0] ?? '';
  if (scope.officeId !== null && countyOnly.has(page)) return () => sql`select null::uuid as id where false`;
  if (page === '/warnings')
    return (countyId) =>
      sql`select w.id from warning as w where w.county_id = ${countyId} and ${isPublished(figure, scope)}`;
  const table = tables[page];
  return table === undefined ? null : entriesBehind(table, figure, scope);
}

/** What of a table is asked here, whatever its entries are. */
type BehindTable = Pick<DocketTable<never>, 'name' | 'alias' | 'figure'>;

const tables: Readonly<Record<string, BehindTable>> = {
  '/inspections': inspectionTable,
  '/sorties': sortieTable,
  '/seizures': seizureTable,
  '/samplings': batchTable,
  '/surveys': surveyTable,
  '/guidances': guidanceTable,
};

/** What is the county's alone: an office has none of it. */
const countyOnly: ReadonlySet<string> = new Set(['/surveys', '/warnings']);

function entriesBehind(table: BehindTable, figure: FigureName, scope: CountScope): Behind | null {
  const { alias = 'e', name, figure: isBehind } = table;
  if (isBehind === undefined) return null;
  const { officeId, campaign } = scope;
  const office = officeId === null ? sql`true` : sql`${sql.ref(`${alias}.office_id`)} = ${officeId}`;
  const ofCampaign = (countyId: number) => (campaign === null ? sql`true` : ofCampaigns(alias, countyId, campaign));
  return (countyId) => sql`select ${sql.ref(`${alias}.id`)} from ${sql.table(name)} as ${sql.ref(alias)}
    where ${sql.ref(`${alias}.county_id`)} = ${countyId} and ${isBehind(figure, scope)} and ${office} and ${ofCampaign(countyId)}`;
}

function mattersBehind(
  kind: NonNullable<FigureWords['kind']>,
  figure: FigureName,
  { from, to, officeId, category }: CountScope,
): Behind {
  const asked = { figure, from, to, officeId: officeId ?? undefined };
  // A query of the list is what its page asks by, so that the records are those that the page opens.
  const listing: Listing<never> = {
    complaint: () => complaintListing(ComplaintQuery.parse(asked), to),
    tipoff: () => tipoffListing(TipoffQuery.parse(asked)),
    inquiry: () => inquiryListing(InquiryQuery.parse(asked)),
    enforcement: () => enforcementListing(EnforcementQuery.parse(asked)),
  }[kind]();
  const office = officeId === null ? sql`true` : sql`c.office_id = ${officeId}`;
  const ofCategory = category === null ? sql`true` : withinCategory(sql`c.category_code`, category);
  return (countyId) => {
    // The period of a figure stands beside the listing's own conditions: all of them are asked.
    const all = [...filtersOf({ countyId }, listing, to), ...listing.own, office, ofCategory];
    return sql`select c.id from ${sql.table(kind)} as c where c.county_id = ${countyId} and ${sql.join(all, sql` and `)}`;
  };
}
