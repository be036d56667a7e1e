/** The lists of inspections, campaigns and what belongs to them. */
import { sql, type RawBuilder } from 'kysely';
import type { Actor } from '../../../domain/base/actor.ts';
import { campaignStateWords, type Campaign } from '../../../domain/supervision/inspection/campaign.ts';
import { campaignDocket } from '../../../domain/supervision/inspection/campaign-steps.ts';
import {
  covertCheckDocket,
  covertCheckStateWords,
  type CovertCheck,
} from '../../../domain/supervision/inspection/covert-check.ts';
import {
  inspectionStateWords,
  unfinishedStates,
  type Inspection,
} from '../../../domain/supervision/inspection/inspection.ts';
import { seizureDocket, seizureStateWords, type Seizure } from '../../../domain/supervision/inspection/seizure.ts';
import { sortieStateWords, type Sortie } from '../../../domain/supervision/inspection/sortie.ts';
import {
  stationVisitDocket,
  stationVisitStateWords,
  type StationVisit,
} from '../../../domain/supervision/inspection/station-visit.ts';
import { isFestivalSortie, isOwnSortie, isVisit, ofKind } from '../figures/inspection-figure.ts';
import type { DocketTable } from '../../matter/docket-list.ts';
import { inspectionScope, isOfShop, isGoing, partnerScope, scope } from './inspection.ts';

interface Period {
  from: string;
  to: string;
}

const openStates: readonly string[] = ['planned', ...unfinishedStates];

export const inspectionTable: DocketTable<Inspection> = {
  name: 'inspection',
  alias: 'i',
  states: Object.keys(inspectionStateWords),
  // A ban that was executed can still become a licence, and waits for nobody.
  over: Object.keys(inspectionStateWords).filter((state) => !openStates.includes(state)),
  scope: inspectionScope,
  words: sql`number || ' ' || former_number || ' ' || operator_name || ' ' || address || ' ' || lead_body || ' ' || remark || ' '
    || jsonb_path_query_array(findings, '$[*].text')::text || ' ' || jsonb_path_query_array(orders, '$[*].text')::text`,
  newest: sql`coalesce(visited_on, 'infinity')`,
  due: sql`(case when state = 'planned' then planned_on else due_on end)`,
  day: sql`visited_on`,
  filters: {
    operatorId: (id, { countyId }) => isOfShop(countyId, id),
    mine: (_, actor) => isGoing(actor),
    found: (value) => foundIs(value),
    campaignKind: (kind, { countyId }) => ofCampaigns('i', countyId, kind),
  },
  figure: inspectionsBehind,
};

/** Of all campaigns of one kind. */
export function ofCampaigns(alias: string, countyId: number, kind: string): RawBuilder<unknown> {
  return sql`${sql.ref(`${alias}.campaign_id`)} in (
    select k.id from campaign as k where k.county_id = ${countyId} and k.kind = ${kind})`;
}

function foundIs(value: string): RawBuilder<unknown> {
  if (value === 'nil') return sql`state in ('nil', 'nilWaiting')`;
  return value === 'violation' ? hasViolation : sql`findings <> '[]'`;
}

const hasViolation = sql`findings @? '$[*] ? (@.isViolation == true)'`;

/** The records behind a figure, by the definitions of `inspection-figure.ts` once more; a test holds the two together. */
function inspectionsBehind(figure: string, { from, to }: Period): RawBuilder<unknown> {
  if (figure === 'bans') return sql`i.role = 'own' and i.banned_on between ${from} and ${to}`;
  const within = sql`i.visited_on between ${from} and ${to}`;
  if (figure === 'joinedInspections') return sql`i.state = 'joined' and ${within}`;
  const visited = sql`${isVisit} and ${within}`;
  if (figure === 'inspectedShops') return sql`${visited} and i.state <> 'doorClosed'`;
  if (figure === 'schoolZoneShops') return sql`${visited} and i.state <> 'doorClosed' and ${ofKind('schoolZone')}`;
  if (figure === 'festivalVisits') return sql`${visited} and ${ofKind('festival')}`;
  return figure === 'violationsFound' ? sql`${visited} and ${hasViolation}` : visited;
}

export const campaignTable: DocketTable<Campaign> = {
  name: 'campaign',
  states: Object.keys(campaignStateWords),
  over: campaignDocket.over,
  scope: (actor) => (actor.role === 'department' ? partnerScope(actor) : sql`true`),
  words: sql`number || ' ' || name || ' ' || issuer || ' ' || document_number || ' ' || sector || ' ' || summary`,
  newest: sql`starts_on`,
  due: sql`(case when state in ('planned', 'running') then ends_on end)`,
  day: sql`starts_on`,
};

export const sortieTable: DocketTable<Sortie> = {
  name: 'sortie',
  alias: 's',
  states: Object.keys(sortieStateWords),
  // What was done can still be put right, and waits for nobody.
  over: ['done', 'cancelled'],
  scope: (actor) => (actor.role === 'department' ? partnerScope(actor) : scope(actor, ['people_ids'])),
  words: sql`number || ' ' || route || ' ' || vehicles::text || ' ' || other_people::text || ' ' || remark`,
  newest: sql`on_day`,
  due: null,
  day: sql`on_day`,
  filters: { campaignKind: (kind, { countyId }) => ofCampaigns('s', countyId, kind) },
  figure: (figure, { from, to }) => {
    const went = sql`${isOwnSortie} and s.on_day between ${from} and ${to}`;
    if (figure === 'festivalChecks') return sql`${went} and ${isFestivalSortie}`;
    return figure === 'vehicleTimes' ? sql`${went} and s.cars > 0` : went;
  },
};

export const seizureTable: DocketTable<Seizure> = {
  name: 'seizure',
  alias: 'g',
  states: Object.keys(seizureStateWords),
  over: seizureDocket.over,
  scope: (actor) => scope(actor, []),
  words: sql`number || ' ' || inspection_number || ' ' || operator_name || ' ' || item || ' ' || disposal_words`,
  newest: sql`seized_on`,
  due: sql`(case when state = 'held' then decide_by end)`,
  day: sql`seized_on`,
  filters: { campaignKind: (kind, { countyId }) => ofCampaigns('g', countyId, kind) },
  figure: (figure, { from, to }) =>
    sql`g.is_fake and g.unit = ${figure === 'fakeBags' ? 'bag' : 'bottle'} and g.seized_on between ${from} and ${to}`,
};

/** Those that the reader may know of: who goes, who planned it, the county, and the office to which it was handed. */
function covertScope({ role, organisationId, id }: Actor): RawBuilder<unknown> {
  if (role === 'centre' || role === 'leader') return sql`true`;
  return sql`(visitor_ids @> ${JSON.stringify([id])}::jsonb or by_id::text = ${id}
    or (state = 'handedOver' and to_office_id = ${organisationId}))`;
}

export const covertCheckTable: DocketTable<CovertCheck> = {
  name: 'covert_check',
  states: Object.keys(covertCheckStateWords),
  over: covertCheckDocket.over,
  scope: covertScope,
  words: sql`number || ' ' || operator_name || ' ' || task || ' ' || seen || ' ' || bought || ' ' || remark`,
  newest: sql`planned_on`,
  due: sql`(case when state = 'planned' then planned_on end)`,
  day: sql`planned_on`,
};

export const stationVisitTable: DocketTable<StationVisit> = {
  name: 'station_visit',
  states: Object.keys(stationVisitStateWords),
  over: stationVisitDocket.over,
  scope: (actor) => (actor.role === 'station' ? sql`station_id = ${actor.stationId}` : scope(actor, ['visitor_ids'])),
  words: sql`number || ' ' || guidance || ' ' || findings || ' ' || remark`,
  newest: sql`coalesce(visited_on, 'infinity')`,
  due: sql`(case state when 'planned' then planned_on when 'mending' then rectify_by end)`,
  day: sql`visited_on`,
};
