/** 专项、出动、检查、查扣、暗访、督导 on the wire. */
import { createRoute } from '@hono/zod-openapi';
import { demand, mayDo } from '../../../../domain/base/actor.ts';
import { festivalsAhead, type FestivalPlan } from '../../../../domain/supervision/inspection/festival-plan.ts';
import {
  campaignListing,
  campaignRow,
  covertCheckListing,
  covertCheckRow,
  inspectionListing,
  inspectionRow,
  seizureListing,
  seizureRow,
  sortieListing,
  sortieRow,
  stationVisitListing,
  stationVisitRow,
} from '../../../../domain/supervision/inspection/inspection-lists.ts';
import { wasThere, type Inspection } from '../../../../domain/supervision/inspection/inspection.ts';
import type { Seizure } from '../../../../domain/supervision/inspection/seizure.ts';
import type { Sortie } from '../../../../domain/supervision/inspection/sortie.ts';
import type { Context } from '../../../../actions/base/context.ts';
import { campaignFrame } from '../../../../actions/supervision/inspection/campaign.ts';
import { inspectionFrame, seizureFrame, sortieFrame } from '../../../../actions/supervision/inspection/inspection.ts';
import { covertCheckFrame, stationVisitFrame } from '../../../../actions/supervision/inspection/visits.ts';
import { getSeenEntry } from '../../../../actions/matter/docket.ts';
import { countInspections } from '../../../../store/supervision/figures/inspection-figure.ts';
import { listCertificates } from '../../../../store/supervision/enforcement/certificate.ts';
import { listSortiesOn, mapOutOn } from '../../../../store/supervision/inspection/field.ts';
import {
  listPlaced,
  reachByOffice,
  sortiesByOffice,
  type OfficeReach,
  type Placed,
  type SortieReach,
} from '../../../../store/supervision/inspection/inspection.ts';
import {
  campaignTable,
  covertCheckTable,
  inspectionTable,
  seizureTable,
  sortieTable,
  stationVisitTable,
} from '../../../../store/supervision/inspection/inspection-lists.ts';
import { apiRoutes, json, problems, shape } from '../../../base/schema.ts';
import { staffOnly } from '../../../base/session.ts';
import { numberParam } from '../../matter/matter-routes.ts';
import { addListedRoutes, listed } from '../../matter/docket-list-routes.ts';
import { placeNameOf } from '../../matter/timeline-lines.ts';
import { casesFrom, type CaseOf } from '../enforcement/cases-from.ts';

/** What is shown beside a row of the list. */
export interface CampaignRowMore {
  partnerNames: string[];
}
export interface CampaignMore extends CampaignRowMore {
  byName: string;
  /** Opened out of it, or out of its visits. */
  cases: CaseOf[];
}
export interface SortieRowMore {
  officeName: string | null;
  peopleNames: string[];
  partnerNames: string[];
}
export interface SortieMore extends SortieRowMore {
  byName: string;
  /** Whom each partner sent along, as it entered them. */
  partnerCrews: { name: string; people: readonly string[]; vehicles: readonly string[] }[];
}
/** What is shown beside a row of the list. */
export interface InspectionRowMore {
  officeName: string | null;
  placeName: string;
  assignedNames: string[];
  officerNames: string[];
}
export interface InspectionMore extends InspectionRowMore {
  byName: string;
  recordedByName: string | null;
  nilConfirmedByName: string | null;
  /** Who goes, as far as it is known, each with the certificate of the register: whoever records the visit types neither. */
  team: { accountId: string; certificate: string }[];
  /** Opened out of it. */
  cases: CaseOf[];
}
export interface SeizureRowMore {
  officeName: string | null;
  /** Where it lies. */
  keptAt: string | null;
}
export interface SeizureMore extends SeizureRowMore {
  byName: string;
  secondName: string | null;
}
export interface CovertCheckMore {
  byName: string;
  placeName: string;
  visitorNames: string[];
  toOfficeName: string | null;
}
export interface StationVisitMore {
  byName: string;
  stationName: string;
  visitorNames: string[];
}

/** What a campaign has reached. */
export interface CampaignReach {
  /** Distinct shops and visits of the whole campaign, counted once and not from the offices. */
  offices: (OfficeReach & Omit<SortieReach, 'officeId'> & { officeName: string; target: number })[];
  total: Omit<OfficeReach, 'officeId'> &
    Omit<SortieReach, 'officeId'> & {
      target: number;
      closed: number;
      nil: number;
      unconfirmed: number;
      rectified: number;
      banned: number;
    };
  places: (Placed & { townId: string | null })[];
  towns: { id: string; name: string; shops: number; listed: number }[];
  at: string;
}

const nameIn = (names: ReadonlyMap<string, string>) => (id: string) => names.get(id) ?? '';
const bodyNames = (ctx: Context, ids: readonly string[]) =>
  ids.map((id) => ctx.county.organisations.find((one) => one.id === id)?.name ?? id);
const regionName = (ctx: Context, id: string) => ctx.county.regions.find((one) => one.id === id)?.name ?? id;

export const listedCampaigns = listed({
  frame: campaignFrame,
  example: '专2026-0001',
  table: campaignTable,
  listing: campaignListing,
  row: {
    entry: campaignRow,
    moreOf:
      async (ctx) =>
      ({ partnerIds }): CampaignRowMore => ({ partnerNames: bodyNames(ctx, partnerIds) }),
  },
  moreOf: async (ctx, campaigns, names) => {
    const nameOf = nameIn(names);
    const cases = await casesFrom(ctx, 'campaign', campaigns);
    return (one): CampaignMore => ({
      byName: nameOf(one.byId),
      partnerNames: bodyNames(ctx, one.partnerIds),
      cases: cases(one),
    });
  },
});
export const listedSorties = listed({
  frame: sortieFrame,
  example: '出2026-0001',
  table: sortieTable,
  listing: sortieListing,
  row: { entry: sortieRow, moreOf: async (ctx, _all, names) => (one) => crewNames(ctx, one, names) },
  moreOf: async (ctx, _all, names) => {
    const nameOf = nameIn(names);
    return (one): SortieMore => ({
      ...crewNames(ctx, one, names),
      partnerCrews: one.partnerCrews.map(({ organisationId, people, vehicles }) => ({
        name: bodyNames(ctx, [organisationId])[0] ?? '',
        people,
        vehicles,
      })),
      byName: nameOf(one.byId),
    });
  },
});
function crewNames(
  ctx: Context,
  { officeId, peopleIds, partnerIds }: Sortie,
  names: ReadonlyMap<string, string>,
): SortieRowMore {
  return {
    officeName: placeNameOf(ctx, officeId),
    peopleNames: peopleIds.map(nameIn(names)),
    partnerNames: bodyNames(ctx, partnerIds),
  };
}

export const listedInspections = listed({
  frame: inspectionFrame,
  example: '检2026-0001',
  table: inspectionTable,
  listing: inspectionListing,
  row: { entry: inspectionRow, moreOf: async (ctx, _visits, names) => (one) => visitNames(ctx, one, names) },
  // Who was not there is not asked to confirm what was not found there.
  closedOf: async (ctx, visits) => {
    const waiting = visits.filter(({ state }) => state === 'nilWaiting');
    const out = await mapOutOn(
      ctx.db,
      ctx.actor.countyId,
      waiting.flatMap(({ sortieId }) => sortieId ?? []),
    );
    return (one) => (wasThere(one, out.get(one.sortieId ?? '') ?? [], ctx.actor.id) ? [] : ['confirmNil']);
  },
  moreOf: async (ctx, visits, names) => {
    const nameOf = nameIn(names);
    const [cases, teamFor] = await Promise.all([casesFrom(ctx, 'inspection', visits), teamsOf(ctx)]);
    const orNull = (id: string | null) => (id === null ? null : nameOf(id));
    return (one): InspectionMore => ({
      ...visitNames(ctx, one, names),
      byName: nameOf(one.byId),
      recordedByName: orNull(one.recordedById),
      nilConfirmedByName: orNull(one.nilConfirmedById),
      team: teamFor(one),
      cases: cases(one),
    });
  },
});

/** Where it is, whose it is, and who goes or went. */
function visitNames(ctx: Context, one: Inspection, names: ReadonlyMap<string, string>): InspectionRowMore {
  const nameOf = nameIn(names);
  return {
    officeName: placeNameOf(ctx, one.officeId),
    placeName: regionName(ctx, one.regionId),
    assignedNames: one.assignedIds.map(nameOf),
    officerNames: one.officers.map(({ accountId }) => nameOf(accountId)),
  };
}

/**
 * Those who were chosen, else the reader; where that is one alone, with whom he is out today. Of a visit that was made nobody is asked.
 */
async function teamsOf(ctx: Context): Promise<(one: Inspection) => InspectionMore['team']> {
  const { db, actor, today } = ctx;
  const [certificates, sorties] = await Promise.all([
    listCertificates(db, actor.countyId),
    listSortiesOn(db, actor, today, mostSorties),
  ]);
  const certificateOf = (id: string) =>
    certificates.find((one) => one.accountId === id && one.fromOn <= today && today <= one.untilOn)?.number ?? '';
  return ({ state, assignedIds }) => {
    if (state !== 'planned') return [];
    const chosen = assignedIds.length > 0 ? assignedIds : mayDo(actor, 'inspection.record') ? [actor.id] : [];
    const [first] = chosen;
    const out = sorties.find(({ peopleIds }) => first !== undefined && peopleIds.includes(first));
    const ids = chosen.length === 1 ? [...new Set([...chosen, ...(out?.peopleIds ?? [])])] : chosen;
    return ids.map((accountId) => ({ accountId, certificate: certificateOf(accountId) }));
  };
}

const mostSorties = 30;

export const listedSeizures = listed({
  frame: seizureFrame,
  example: '扣2026-0001',
  table: seizureTable,
  listing: seizureListing,
  row: { entry: seizureRow, moreOf: async (ctx) => (one) => custodyOf(ctx, one) },
  moreOf: async (ctx, _all, names) => {
    const nameOf = nameIn(names);
    return ({ byId, secondId, ...one }): SeizureMore => ({
      ...custodyOf(ctx, one),
      byName: nameOf(byId),
      secondName: secondId === null ? null : nameOf(secondId),
    });
  },
});
function custodyOf(ctx: Context, { officeId, custody }: Pick<Seizure, 'officeId' | 'custody'>): SeizureRowMore {
  return { officeName: placeNameOf(ctx, officeId), keptAt: custody.at(-1)?.place ?? null };
}

export const listedCovertChecks = listed({
  frame: covertCheckFrame,
  example: '暗2026-0001',
  table: covertCheckTable,
  listing: covertCheckListing,
  row: { entry: covertCheckRow },
  moreOf: async (ctx, _all, names) => {
    const nameOf = nameIn(names);
    return ({ byId, regionId, visitorIds, toOfficeId }): CovertCheckMore => ({
      byName: nameOf(byId),
      placeName: regionName(ctx, regionId),
      visitorNames: visitorIds.map(nameOf),
      toOfficeName: placeNameOf(ctx, toOfficeId),
    });
  },
});
export const listedStationVisits = listed({
  frame: stationVisitFrame,
  example: '督2026-0001',
  table: stationVisitTable,
  listing: stationVisitListing,
  row: { entry: stationVisitRow },
  moreOf: async (ctx, _all, names) => {
    const nameOf = nameIn(names);
    return ({ byId, stationId, visitorIds }): StationVisitMore => ({
      byName: nameOf(byId),
      stationName: placeNameOf(ctx, stationId) ?? stationId,
      visitorNames: visitorIds.map(nameOf),
    });
  },
});

export const inspectionApi = apiRoutes();
addListedRoutes(inspectionApi, listedCampaigns);
addListedRoutes(inspectionApi, listedSorties);
addListedRoutes(inspectionApi, listedInspections);
addListedRoutes(inspectionApi, listedSeizures);
addListedRoutes(inspectionApi, listedCovertChecks);
addListedRoutes(inspectionApi, listedStationVisits);

const mostPlaced = 2_000;
inspectionApi
  .openapi(
    createRoute({
      method: 'get',
      path: '/campaigns/{number}/reach',
      summary: '一个专项查到哪了：各所、各乡镇、每一户',
      middleware: staffOnly,
      request: { params: numberParam('专2026-0001') },
      responses: { 200: { description: '进度', ...json(shape<CampaignReach>()) }, ...problems },
    }),
    async (c) => {
      const ctx = c.get('ctx');
      const campaign = await getSeenEntry(ctx, campaignFrame, c.req.valid('param').number);
      return c.json(await reachOf(ctx, campaign), 200);
    },
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/campaign-festivals',
      summary: '往后四个月的节日：可以照着定节日检查',
      middleware: staffOnly,
      responses: { 200: { description: '节日', ...json(shape<{ festivals: FestivalPlan[] }>()) }, ...problems },
    }),
    (c) => {
      const ctx = c.get('ctx');
      demand(ctx.actor, 'campaign.read');
      return c.json({ festivals: festivalsAhead(ctx.county.calendar, ctx.today) }, 200);
    },
  );

/** Offices, towns and premises of a campaign; its sums are counted over all of it, since a shop of two offices is one. */
async function reachOf(
  ctx: Context,
  { id, teams }: { id: string; teams: readonly { officeId: string; target: number }[] },
): Promise<CampaignReach> {
  const { countyId } = ctx.actor;
  const whole = { from: '0001-01-01', to: '9999-12-31', officeId: null, campaignId: id };
  const [counted, offices, sorties, places] = await Promise.all([
    countInspections(ctx.db, countyId, whole),
    reachByOffice(ctx.db, countyId, id),
    sortiesByOffice(ctx.db, countyId, id),
    listPlaced(ctx.db, ctx.actor, id, mostPlaced),
  ]);
  const ids = [...new Set([...teams, ...offices, ...sorties].map(({ officeId }) => officeId))];
  const rows = ids.map((officeId) => ({
    ...noReach,
    ...noSortie,
    ...offices.find((one) => one.officeId === officeId),
    ...sorties.find((one) => one.officeId === officeId),
    officeId,
    officeName: placeNameOf(ctx, officeId) ?? '',
    target: teams.find((one) => one.officeId === officeId)?.target ?? 0,
  }));
  const placed = places.map((one) => ({ ...one, townId: townOf(ctx, one.regionId) }));
  const sum = (of: (one: (typeof rows)[number]) => number) => rows.reduce((all, one) => all + of(one), 0);
  const isIn = (...states: Placed['state'][]) => placed.filter(({ state }) => states.includes(state));
  return {
    offices: rows,
    total: {
      visits: sum(({ visits }) => visits),
      shops: counted.inspectedShops,
      wrong: sum(({ wrong }) => wrong),
      waiting: sum(({ waiting }) => waiting),
      planned: sum(({ planned }) => planned),
      sorties: sum(({ sorties: n }) => n),
      heads: sum(({ heads }) => heads),
      cars: sum(({ cars }) => cars),
      target: sum(({ target }) => target),
      closed: isIn('doorClosed').length,
      nil: isIn('nil').length,
      unconfirmed: isIn('nilWaiting').length,
      rectified: isIn('rectified').filter(({ hasFindings }) => hasFindings).length,
      banned: isIn('banned', 'reopened').length,
    },
    // How far the county is everybody reads; which shop it was, who may read of the visit.
    places: placed.filter(({ isSeen }) => isSeen),
    towns: townsOf(ctx, placed),
    at: ctx.at.toISOString(),
  };
}

const noReach = { visits: 0, shops: 0, wrong: 0, waiting: 0, planned: 0 };
const noSortie = { sorties: 0, heads: 0, cars: 0 };
const inspected = <One extends Pick<Placed, 'state'>>(places: readonly One[]) =>
  places.filter(({ state }) => state !== 'planned' && state !== 'doorClosed' && state !== 'joined');
const keyOf = ({ shop }: Pick<Placed, 'shop'>) => shop;

function townsOf(ctx: Context, places: CampaignReach['places']): CampaignReach['towns'] {
  return ctx.county.regions
    .filter(({ kind }) => kind === 'town')
    .map(({ id, name }) => {
      const here = places.filter(({ townId }) => townId === id);
      return {
        id,
        name,
        shops: new Set(inspected(here).map(keyOf)).size,
        listed: new Set(here.map(keyOf)).size,
      };
    });
}

function townOf(ctx: Context, regionId: string): string | null {
  const region = ctx.county.regions.find(({ id }) => id === regionId);
  return region?.kind === 'village' ? region.parentId : (region?.id ?? null);
}
