import { sql, type RawBuilder } from 'kysely';
import { scopes, type Actor, type Role } from '../../domain/base/actor.ts';
import type { Complaint } from '../../domain/complaint/complaint.ts';
import type { ComplaintFigure } from '../../domain/complaint/complaint-figures.ts';
import { handlingFigureWords, type HandlingFigure } from '../../domain/complaint/handling-figures.ts';
import { partsOf, sumOf, type FigureWords } from '../../domain/figures/figure.ts';
import { complaintBook } from './complaint.ts';
import type { Db } from '../base/db.ts';
import { countWantedComplaintFigures } from './complaint-figure.ts';
import { recordsBehind } from './figure-records.ts';
import { countHandling, ofOfficeAlone, type TwiceHandled } from './handling-figure.ts';
import { isOfOffice } from '../figures/scope.ts';
import { isAbout } from '../operator/matter-operator.ts';
import { complaintRowFields, type ComplaintQuery, type ComplaintRow } from '../../domain/complaint/complaint-list.ts';
import { countMatters, listMatters, type Listing, type Page } from '../matter/lists.ts';

export function listComplaints(db: Db, actor: Actor, query: ComplaintQuery, today: string): Promise<Page<Complaint>> {
  return listMatters(db, actor, complaintListing(query, today, actor.role), today);
}

export function countComplaints(
  db: Db,
  actor: Actor,
  query: ComplaintQuery,
  today: string,
  limit: number,
): Promise<number> {
  return countMatters(db, actor, complaintListing(query, today, actor.role), today, limit);
}

/** The town of the shop of a complaint `c`: that of its village, or the town itself; 'none' where neither is known. */
export const townOf = sql`coalesce((select case r.kind when 'village' then r.parent_id when 'town' then r.id end
  from region as r where r.county_id = c.county_id and r.id = c.operator_region_id), 'none')`;

/** A complaint's list can also be asked for those urged, and for the records behind a figure: whoever is of an office asks for those of his. */
export function complaintListing(query: ComplaintQuery, today: string, role?: Role): Listing<Complaint> {
  const own: RawBuilder<unknown>[] = [];
  if (query.urged === 'yes') own.push(sql`c.urged_times > 0`);
  if (query.urgent === 'yes') own.push(sql`c.urgent_at is not null`);
  if (query.urgent === 'waiting') own.push(sql`c.urgent_at is not null and c.responded_at is null`);
  if (query.check === 'coming') own.push(sql`c.next_check_on is not null`);
  if (query.check === 'due') own.push(sql`c.next_check_on <= ${today}`);
  if (query.operator !== undefined) own.push(isAbout(query.operator));
  const rare = own.length > 0;
  if (query.compensated === 'yes') own.push(sql`c.compensation_fen > 0`);
  if (query.nature !== undefined) own.push(isOrIsNone(sql`c.nature_code`, query.nature));
  if (query.village !== undefined) own.push(isOrIsNone(sql`c.operator_region_id`, query.village));
  const { figure, from, to } = query;
  if (figure !== undefined && query.officeId !== undefined) own.push(ofOfficeAlone(figure));
  const listing = { book: complaintBook, query, own, rare, town: query.town };
  if (figure === undefined || from === undefined || to === undefined) return listing;
  const { own: more, ...behind } = recordsBehind(figure, { from, to, isOfOffice: isOfOffice(query, role) });
  return { ...listing, own: [...own, ...more], ...behind, known: knownOf(query) };
}

/** Of these figures each record is one complaint, and the cells count them. */
const celled = [
  'received',
  'accepted',
  'declined',
  'mediated',
  'settled',
  'terminated',
  'closed',
  'settledAtStation',
] as const satisfies readonly ComplaintFigure[];
const celledHandling = [
  'acceptedYearBefore',
  'transferred',
  'closedInPeriod',
  'closedOnTime',
  'closedSettled',
  'initialDue',
  'initialOnTime',
  'serviceAccepted',
  'serviceClosed',
  'costTold',
  'settledAndTransferred',
  'acceptedAndTransferred',
] as const satisfies readonly (HandlingFigure | TwiceHandled)[];
const celledSums = [
  'solvedOrTransferred',
  'acceptedOrTransferred',
  'mediationOver',
] as const satisfies readonly HandlingFigure[];
/** What an office sees of these is all that it has of them: nothing is accepted before it is dispatched. */
const dispatched: ReadonlySet<string> = new Set([
  'accepted',
  'mediated',
  'settled',
  'terminated',
  'closed',
  'acceptedYearBefore',
  'mediationOver',
  'closedInPeriod',
  'closedOnTime',
  'closedSettled',
  'serviceAccepted',
  'serviceClosed',
  'costTold',
]);
const known: ReadonlySet<string> = new Set(['figure', 'from', 'to', 'officeId', 'sort', 'limit', 'after', 'columns']);

/** What a figure is counted as: of one that is the sum of others, these with what is in two of them. */
function countedOf(figure: NonNullable<ComplaintQuery['figure']>): Pick<FigureWords, 'sum' | 'both'> {
  const sum = celledSums.find((one) => one === figure);
  return sum === undefined ? { sum: [figure] } : handlingFigureWords[sum];
}

/** The figure itself, where a list asks for its records and for nothing besides: to count them one by one costs what it holds. */
function knownOf(query: ComplaintQuery): Listing<Complaint>['known'] {
  const { figure, from, to, officeId } = query;
  const isPlain = Object.entries(query).every(([name, value]) => value === undefined || known.has(name));
  if (figure === undefined || from === undefined || to === undefined || !isPlain) return undefined;
  const made = countedOf(figure);
  const counted = partsOf(made);
  const own = celled.filter((one) => counted.includes(one));
  const handled = celledHandling.filter((one) => counted.includes(one));
  if (own.length + handled.length < counted.length) return undefined;
  return async (db, { role, countyId, organisationId }) => {
    const office = scopes[role] === 'office' && dispatched.has(figure) ? organisationId : null;
    if (scopes[role] !== 'county' && (office === null || office !== (officeId ?? office))) return null;
    const period = { from, to, officeId: officeId ?? office };
    const values: Partial<Record<string, number | null>> = {
      ...(own.length === 0 ? {} : await countWantedComplaintFigures(db, countyId, period, new Set(own))),
      ...(handled.length === 0 ? {} : await countHandling(db, countyId, period, new Set(handled))),
    };
    // A base that was not kept is no nought: its few are counted.
    return sumOf(made, values);
  };
}

function isOrIsNone(column: RawBuilder<unknown>, value: string): RawBuilder<unknown> {
  return value === 'none' ? sql`${column} is null` : sql`${column} = ${value}`;
}

/** The list as it is shown and exported. */
export function complaintRowListing(
  query: ComplaintQuery,
  today: string,
  { role }: Pick<Actor, 'role'>,
): Listing<Complaint, ComplaintRow> {
  return { ...complaintListing(query, today, role), fields: complaintRowFields };
}
