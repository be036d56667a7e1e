import { sql, type RawBuilder } from 'kysely';
import { scopes, type Actor } from '../../domain/base/actor.ts';
import type { Complaint } from '../../domain/complaint/complaint.ts';
import type { ComplaintFigure } from '../../domain/complaint/complaint-figures.ts';
import { complaintBook } from './complaint.ts';
import type { Db } from '../base/db.ts';
import { countComplaintFigures } from './complaint-figure.ts';
import { handlingOf, ofOfficeAlone, recoveredWithin, rareKindOf, type HandledRecords } from './handling-figure.ts';
import { recoveringVerbs } from '../figures/scope.ts';
import { stoodOn } from '../figures/kept.ts';
import { isAbout } from '../operator/matter-operator.ts';
import { complaintRowFields, type ComplaintQuery, type ComplaintRow } from '../../domain/complaint/complaint-list.ts';
import { countMatters, listMatters, type Listing, type Page } from '../matter/lists.ts';
import { isTold } from '../matter/ways.ts';

export function listComplaints(db: Db, actor: Actor, query: ComplaintQuery, today: string): Promise<Page<Complaint>> {
  return listMatters(db, actor, complaintListing(query, today), today);
}

export function countComplaints(
  db: Db,
  actor: Actor,
  query: ComplaintQuery,
  today: string,
  limit: number,
): Promise<number> {
  return countMatters(db, actor, complaintListing(query, today), today, limit);
}

/** The town of the shop of a complaint `c`: that of its village, or the town itself; 'none' where neither is known. */
export const townOf = sql`coalesce((select case r.kind when 'village' then r.parent_id when 'town' then r.id end
  from region as r where r.county_id = c.county_id and r.id = c.operator_region_id), 'none')`;

/** A complaint's list can also be asked for those urged, and for the records behind a figure. */
export function complaintListing(query: ComplaintQuery, today: string): Listing<Complaint> {
  const own: RawBuilder<unknown>[] = [];
  if (query.urged === 'yes') own.push(sql`c.urged_times > 0`);
  if (query.urgent === 'yes') own.push(sql`c.urgent_at is not null`);
  if (query.urgent === 'waiting') own.push(sql`c.urgent_at is not null and c.responded_at is null`);
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
  const { own: more, ...behind } = figureOf(figure, from, to);
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
/** What an office sees of these is all that it has of them: nothing is accepted before it is dispatched. */
const dispatched: ReadonlySet<string> = new Set(['accepted', 'mediated', 'settled', 'terminated', 'closed']);
const known: ReadonlySet<string> = new Set(['figure', 'from', 'to', 'officeId', 'sort', 'limit', 'after', 'columns']);

/** The figure itself, where a list asks for its records and for nothing besides: to count them one by one costs what it holds. */
function knownOf(query: ComplaintQuery): Listing<Complaint>['known'] {
  const { from, to, officeId } = query;
  const figure = celled.find((one) => one === query.figure);
  const isPlain = Object.entries(query).every(([name, value]) => value === undefined || known.has(name));
  if (figure === undefined || from === undefined || to === undefined || !isPlain) return undefined;
  return async (db, { role, countyId, organisationId }) => {
    const office = scopes[role] === 'office' && dispatched.has(figure) ? organisationId : null;
    if (scopes[role] !== 'county' && (office === null || office !== (officeId ?? office))) return null;
    const counted = await countComplaintFigures(db, countyId, { from, to, officeId: officeId ?? office });
    return counted[figure];
  };
}

function isOrIsNone(column: RawBuilder<unknown>, value: string): RawBuilder<unknown> {
  return value === 'none' ? sql`${column} is null` : sql`${column} = ${value}`;
}

/** The list as it is shown and exported. */
export function complaintRowListing(query: ComplaintQuery, today: string): Listing<Complaint, ComplaintRow> {
  return { ...complaintListing(query, today), fields: complaintRowFields };
}

const settling = ['settled', 'settled-at-station'] as const;
const referring = ['referred'] as const;

/** The lines that lead to the records of a figure of how complaints were handled, where an index has them. */
const handledBy: Readonly<Partial<Record<HandledRecords, readonly string[]>>> = {
  firmSettled: ['offer-answered'],
  firmRecoveredFen: ['offer-answered'],
  refundFen: settling,
  inKindFen: settling,
  damagesFen: settling,
  extraDamagesFen: settling,
  waiverFen: settling,
  sentUp: ['sent-up'],
  stationTalksOver: ['settled-at-station', 'sent-up'],
  referred: referring,
  referredToArbitration: referring,
  referredToCourt: referring,
  referredForConfirmation: referring,
  suitsSupported: referring,
};

/** One that was refused again after that was revoked is told by the first refusal. */
function firstRefused(from: string): RawBuilder<unknown> {
  return sql`(c.annulments = '[]' or not exists (select 1 from ledger as l
    where l.county_id = c.county_id and l.matter_id = c.id and l.verb = 'declined' and l.on_day < ${from}))`;
}

/** The records behind a figure: the same definitions as store/figures/figure.ts counts by. */
function figureOf(
  figure: NonNullable<ComplaintQuery['figure']>,
  from: string,
  to: string,
): Pick<Listing<Complaint>, 'own' | 'received' | 'told'> {
  const notMerged = sql`c.merged is null`;
  // Of what was revoked its row says no more how it had ended.
  const unlike = (countyId: number) =>
    sql`select a.id from complaint as a where a.county_id = ${countyId} and a.annulments <> '[]'`;
  const told = (verbs: string[], alike?: RawBuilder<unknown>) => ({ told: { verbs, from, to, alike, unlike } });
  const accepted = (alike?: RawBuilder<unknown>, ...own: RawBuilder<unknown>[]) => ({
    own: [notMerged, ...own],
    ...told(['accepted'], alike),
  });
  // What it ended with stays, unless it was merged into another or revoked: no move leads back (`moves`).
  const ended = (...outcomes: string[]) => sql`c.outcome in (${sql.join([...outcomes, 'merged'])})`;
  const reached = (verb: string) =>
    sql`exists (select 1 from ledger as l where l.county_id = c.county_id and l.matter_id = c.id and l.verb = ${verb} and l.on_day <= ${to} offset 0)
      ${verb === 'terminated' || verb === 'closed' ? sql`and ${stoodOn(verb, to)}` : sql``}`;
  switch (figure) {
    case 'received':
    case 'people':
      return { own: [notMerged], received: { from, to } };
    case 'accepted':
      return accepted();
    case 'declined':
      return { own: [firstRefused(from)], ...told(['declined'], ended('declined')) };
    case 'mediated':
      return accepted(sql`c.sessions <> '[]'`, reached('session-held'));
    case 'settled':
      return accepted(ended('settled'), reached('settled'));
    case 'terminated':
      // They are few, and nothing is terminated before the day on which it was accepted (applyTerminate): these lines lead to them.
      // Of many they are walked to, and asked first what few of the others are.
      return {
        own: [notMerged, reached('terminated'), isTold({ verbs: ['accepted'], from, to })],
        ...told(['terminated'], ended('terminated')),
      };
    case 'closed':
      return accepted(sql`c.state = 'closed' and c.outcome is not null`, reached('closed'));
    case 'recoveredFen':
      return { own: [recoveredWithin(from, to)], ...told([...recoveringVerbs]) };
    case 'compensationFen':
      return { own: [], ...told([...settling], ended('settled', 'settledAtStation')) };
    case 'settledAtStation':
      return { own: [], ...told(['settled-at-station'], ended('settledAtStation')) };
    default: {
      const verbs = handledBy[figure];
      const own = [handlingOf(figure, { from, to })];
      if (verbs === undefined) return { own };
      const alike = verbs === settling ? ended('settled', 'settledAtStation') : undefined;
      const which = rareKindOf(figure);
      return {
        own,
        told: { ...told([...verbs], alike).told, which, isRare: verbs !== settling || which !== undefined },
      };
    }
  }
}
