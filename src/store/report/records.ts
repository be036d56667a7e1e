/**
 * 数后面的记录 (records behind a number): the ids of what a figure counted, by the conditions of the lists that open it. A signed report keeps
 * them, so that nobody has to ask what was counted on that day.
 */
import { sql, type RawBuilder } from 'kysely';
import { figures, type FigureName } from '../../domain/figures.ts';
import { recordsFigure } from '../../domain/figures/figure-text.ts';
import type { FigureWords } from '../../domain/figures/figure.ts';
import type { ComplaintQuery } from '../../domain/complaint/complaint-list.ts';
import type { InquiryQuery } from '../../domain/inquiry/inquiry-list.ts';
import { educationFigures, type EducationFigure } from '../../domain/publicity/education/education-figures.ts';
import type { CountScope } from '../../domain/report/chip-value.ts';
import type { EnforcementQuery } from '../../domain/supervision/enforcement/enforcement-list.ts';
import type { TipoffQuery } from '../../domain/tipoff/tipoff-list.ts';
import type { Db, Tx } from '../base/db.ts';
import { findRecordListing } from '../figures.ts';
import { complaintListing } from '../complaint/complaint-list.ts';
import { inquiryListing } from '../inquiry/inquiry-list.ts';
import type { Matter } from '../../domain/matter/matter.ts';
import type { DocketTable } from '../matter/docket-list.ts';
import type { Listing } from '../matter/lists.ts';
import { filtersOf } from '../matter/ways.ts';
import { listEducationRecords } from '../publicity/education/education-figure.ts';
import { enforcementListing } from '../supervision/enforcement/enforcement-list.ts';
import { guidanceTable } from '../supervision/guidance/guidance.ts';
import { inspectionTable, seizureTable, sortieTable } from '../supervision/inspection/inspection-lists.ts';
import { batchTable } from '../supervision/sampling/batch.ts';
import { surveyTable } from '../supervision/survey/survey.ts';
import { tipoffListing } from '../tipoff/tipoff-list.ts';
import { withinCategory } from '../county/category.ts';

/** More than a county has of anything in a year are not named one by one. */
const mostRecords = 20_000;

/** The ids of the records in their order; null of a figure that opens none. */
export async function listRecordIds(
  db: Db | Tx,
  countyId: number,
  name: FigureName,
  scope: CountScope,
): Promise<string[] | null> {
  const figure = recordsFigure(name, figures[name]) as FigureName;
  if ((educationFigures as readonly string[]).includes(figure)) {
    const found = await listEducationRecords(db as Db, countyId, figure as EducationFigure, scope);
    return found.map(({ id }) => id).toSorted();
  }
  const from = behind(figure, scope);
  if (from === null) {
    const found = await findRecordListing(figure)?.list(db as Db, countyId, figure, scope);
    return found?.map(({ id }) => id).toSorted() ?? null;
  }
  const { rows } = await sql<{
    id: string;
  }>`select e.id from (${from(countyId)}) as e order by 1 limit ${mostRecords}`.execute(db as Db);
  return rows.map(({ id }) => id);
}

type Behind = (countyId: number) => RawBuilder<unknown>;

function behind(figure: FigureName, scope: CountScope): Behind | null {
  const { kind = 'complaint', records } = figures[figure] as FigureWords;
  if (records === undefined) return mattersBehind(kind, figure, scope);
  const page = records.split('?')[0] ?? '';
  if (scope.officeId !== null && countyOnly.has(page)) return () => sql`select null::uuid as id where false`;
  const table = tables[page];
  if (table !== undefined) return entriesBehind(table, figure, scope);
  return others[page]?.(figure, scope) ?? null;
}

const tables: Readonly<Record<string, DocketTable<never>>> = {
  '/inspections': inspectionTable,
  '/sorties': sortieTable,
  '/seizures': seizureTable,
  '/samplings': batchTable,
  '/surveys': surveyTable,
  '/guidances': guidanceTable,
} as unknown as Readonly<Record<string, DocketTable<never>>>;

/** What is the county's alone: an office has none of it. */
const countyOnly: ReadonlySet<string> = new Set(['/surveys', '/warnings', '/incidents', '/area-checks']);

function entriesBehind(table: DocketTable<never>, figure: FigureName, scope: CountScope): Behind | null {
  const { alias = 'e', name, figure: isBehind } = table;
  if (isBehind === undefined) return null;
  const { officeId, campaign } = scope;
  const office = officeId === null ? sql`true` : sql`${sql.ref(`${alias}.office_id`)} = ${officeId}`;
  const ofCampaign = (countyId: number) =>
    campaign === null
      ? sql`true`
      : sql`${sql.ref(`${alias}.campaign_id`)} in (select k.id from campaign as k where k.county_id = ${countyId} and k.kind = ${campaign})`;
  return (countyId) => sql`select ${sql.ref(`${alias}.id`)} from ${sql.table(name)} as ${sql.ref(alias)}
    where ${sql.ref(`${alias}.county_id`)} = ${countyId} and ${isBehind(figure, scope)} and ${office} and ${ofCampaign(countyId)}`;
}

function mattersBehind(
  kind: NonNullable<FigureWords['kind']>,
  figure: FigureName,
  { from, to, officeId, category }: CountScope,
): Behind {
  const asked = { figure, from, to, officeId: officeId ?? undefined };
  const listing = {
    complaint: () => complaintListing(asked as unknown as ComplaintQuery, to),
    tipoff: () => tipoffListing(asked as unknown as TipoffQuery),
    inquiry: () => inquiryListing(asked as unknown as InquiryQuery),
    enforcement: () => enforcementListing(asked as unknown as EnforcementQuery),
  }[kind]() as Listing<Matter>;
  const office = officeId === null ? sql`true` : sql`c.office_id = ${officeId}`;
  const ofCategory = category === null ? sql`true` : withinCategory(sql`c.category_code`, category);
  return (countyId) => {
    // The period of a figure stands beside the listing's own conditions: all of them are asked.
    const all = [...filtersOf({ countyId }, listing, to), ...listing.own, office, ofCategory];
    return sql`select c.id from ${sql.table(kind)} as c where c.county_id = ${countyId} and ${sql.join(all, sql` and `)}`;
  };
}

const local = (column: string) => sql`(${sql.ref(column)} at time zone 'Asia/Shanghai')::date`;

/** Pages whose lists are not asked by figure on the store's side; the definitions of their counting once more. */
const others: Readonly<Record<string, (figure: FigureName, scope: CountScope) => Behind | null>> = {
  '/warnings':
    (figure, { from, to }) =>
    (countyId) =>
      sql`select id from warning where county_id = ${countyId} and ${local('published_at')} between ${from} and ${to}
      and ${figure === 'warnings' ? sql`kind <> 'tip'` : sql`true`}`,
  '/incidents':
    (_figure, { from, to }) =>
    (countyId) =>
      sql`select id from incident where county_id = ${countyId} and ${local('confirmed_at')} between ${from} and ${to}
      and state <> 'merged'`,
  '/area-checks':
    (_figure, { from, to }) =>
    (countyId) =>
      sql`select id from area_check where county_id = ${countyId} and ${local('sent_at')} between ${from} and ${to}`,
};
