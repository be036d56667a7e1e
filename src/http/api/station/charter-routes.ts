import { createRoute, z } from '@hono/zod-openapi';
import { demand } from '../../../domain/base/actor.ts';
import { checkScore, missingKit } from '../../../domain/station/charter-admission.ts';
import { addDays, type Day } from '../../../domain/base/calendar.ts';
import { charterRow, charterStateWords, takesMatters, tiers, type Charter } from '../../../domain/station/charter.ts';
import { charterDocket, idleDays, noHealth, type Health } from '../../../domain/station/charter-procedure.ts';
import { obligationsOf, type Obligation } from '../../../domain/station/due-dates.ts';
import { servedBy } from '../../../domain/station/coverage.ts';
import { townOf, type Region } from '../../../domain/county/region.ts';
import { stationsByDistance, healthWindow } from '../../../domain/county/station.ts';
import { inForce, standardsFor, type Standard } from '../../../domain/station/standard.ts';
import { isDutySigned, isOpenOn, networkFigures, type NetworkFigures } from '../../../domain/station/station-table.ts';
import type { OpenMatter } from '../../../domain/station/open-matters.ts';
import { ApproveBatch, approveBatch, charterFrame } from '../../../actions/station/charter.ts';
import type { Context } from '../../../actions/base/context.ts';
import { noteExported } from '../../../actions/county/county.ts';
import { getSeenEntry } from '../../../actions/matter/docket.ts';
import {
  countOpenInstructions,
  findHealth,
  findLastActs,
  listCharters,
  listOpenMatters,
  listUses,
} from '../../../store/station/charter.ts';
import { listStandards } from '../../../store/station/standard.ts';
import { lastTrained } from '../../../store/people/training.ts';
import { answerTable } from '../matter/export.ts';
import { apiRoutes, body, checked, json, problems, shape } from '../../base/schema.ts';
import { staffOnly } from '../../base/session.ts';
import { watermarkOf } from '../../base/watermark.ts';
import { addDocketRoutes, DocketState, ordered } from '../matter/docket-routes.ts';

/** What stands beside a row of the list; what its kind is called stands in the lists of the county. */
export interface CharterRowMore {
  townId: string | null;
  townName: string;
  regionName: string;
  idle: boolean;
  /** What it filed in a year, null where it takes no matters; how much of it is late, and on how many days it did something. */
  filed: number | null;
  overdue: number;
  activeDays: number;
  /** What it owes by a day that is near or past. */
  obligations: Obligation[];
  /** Whether the duties were signed in the version of today. */
  dutySigned: boolean;
}

/** What the file and the export show beside the entry itself. */
export interface CharterMore extends CharterRowMore {
  kindZh: string;
  officeName: string;
  health: Health;
  /** Days without an act; null where it does not run. */
  idleDays: number | null;
  /** The score of the last visit. */
  score: number | null;
  missingKit: string[];
  /** The last day on which anybody of the station was at a training. */
  trainedOn: string | null;
  /** How many people live in the villages that it serves, where the county knows. */
  people: number | null;
  /** 制度公示率: rules of its kind that hang in the version of today, of how many. */
  rulesPosted: { n: number; of: number };
  takesMatters: boolean;
}

/** The counts of a day, and of a day that is past the numbers of the files that were counted, facilities among them. */
export interface SeenNetwork extends NetworkFigures {
  open: string[] | null;
}

/** What lies open at a station, for who suspends or closes it, and who could take it. */
export interface OpenAtStation {
  matters: OpenMatter[];
  instructions: number;
  successors: { id: string; name: string; km: number }[];
}

const OnDay = z.object({
  /** 截止日: the end of this day is counted; today where it is left out. */
  on: z.iso.date().optional(),
});
const figures = createRoute({
  method: 'get',
  path: '/network',
  summary: '站点一张表：类别、规范化、层次、各进驻计划，截止日，教育设施另列；今天闲置、整改、签收的',
  middleware: staffOnly,
  request: { query: OnDay },
  responses: { 200: { description: '统计', ...json(shape<SeenNetwork>()) }, ...problems },
});
const batch = createRoute({
  method: 'post',
  path: '/charter-batches',
  summary: '一批站点一次批准，取一个批次号；同一个 clientId 再交一次不会再批',
  middleware: staffOnly,
  request: { body: body(ApproveBatch) },
  responses: {
    200: { description: '批次', ...json(z.object({ batchNumber: z.string(), n: z.number() })) },
    ...problems,
  },
});
const Format = z.object({ format: z.enum(['csv', 'xlsx']).default('xlsx') });
const table = createRoute({
  method: 'get',
  path: '/export/charters',
  summary: '站点名册',
  middleware: staffOnly,
  request: { query: Format },
  responses: { 200: { description: '表格' }, ...problems },
});
const open = createRoute({
  method: 'get',
  path: '/charters/{key}/open',
  summary: '站里还没办完的件，和可以接手的站点',
  middleware: staffOnly,
  request: { params: z.object({ key: z.string().min(4).max(40) }) },
  responses: { 200: { description: '在办件', ...json(shape<OpenAtStation>()) }, ...problems },
});

const routes = apiRoutes()
  .openapi(
    figures,
    async (c) => {
      const ctx = c.get('ctx');
      demand(ctx.actor, 'charter.read');
      const on = dayAsked(ctx, c.req.valid('query').on);
      const [charters, standards, uses] = await Promise.all([
        listCharters(ctx.db, ctx.actor),
        listStandards(ctx.db, ctx.actor.countyId),
        listUses(ctx.db, ctx.actor.countyId),
      ]);
      const lastOn = await findLastActs(ctx.db, ctx.actor.countyId, stationsOf(ctx, charters));
      const places = new Map(ctx.county.regions.map((region) => [region.id, region]));
      const counted = charters.map((one) => ({
        ...one,
        uses: uses.get(one.id) ?? [],
        idle: isIdle(ctx, one, { lastOn: lastOn.get(one.stationId ?? '') ?? null }),
        regionName: placeOf(ctx, places.get(one.regionId)).regionName,
      }));
      const open = on === ctx.today ? null : counted.filter((one) => isOpenOn(one, on, one.uses));
      const seen: SeenNetwork = {
        ...networkFigures(counted, standards, on),
        open: open?.map(({ number }) => number) ?? null,
      };
      return c.json(seen, 200);
    },
    checked(OnDay),
  )
  .openapi(
    batch,
    async (c) => c.json(await approveBatch(c.get('ctx'), c.req.valid('json')), 200),
    checked(ApproveBatch),
  )
  .openapi(
    table,
    async (c) => {
      const ctx = c.get('ctx');
      demand(ctx.actor, 'charter.export');
      const { format } = c.req.valid('query');
      const charters = await listCharters(ctx.db, ctx.actor);
      const more = await moreOf(ctx, charters);
      const mark = watermarkOf(c);
      const line = { format, columns: columns.map(({ zh }) => zh), filters: [], mark: mark.id };
      await noteExported(ctx, line, 'charter.export');
      const rows = (async function* () {
        for (const one of charters) yield cellsOf(one, more(one));
      })();
      return answerTable(c, { name: `站点名册-${ctx.today}`, sheet: '站点', columns, rows }, format, {
        mark,
        filters: [],
      });
    },
    checked(Format),
  )
  .openapi(open, async (c) => {
    const ctx = c.get('ctx');
    const charter = await getSeenEntry(ctx, charterFrame, c.req.valid('param').key);
    const { stationId, countyId } = charter;
    const here = ctx.county.stations.find((one) => one.id === stationId) ?? null;
    const found: OpenAtStation = {
      matters: stationId === null ? [] : await listOpenMatters(ctx.db, countyId, stationId),
      instructions: stationId === null ? 0 : await countOpenInstructions(ctx.db, countyId, stationId),
      successors:
        here === null
          ? []
          : stationsByDistance(here, ctx.county.stations)
              .filter(({ station }) => station.id !== stationId)
              .slice(0, 12)
              .map(({ station, km }) => ({ id: station.id, name: station.name, km })),
    };
    return c.json(found, 200);
  });

export const orderedCharters = ordered({
  frame: charterFrame,
  example: '站2026-0007',
  Query: DocketState,
  // All stations of a county: their list, their map and their figures are made of one answer.
  list: async (ctx, { state }) => {
    const charters = await listCharters(ctx.db, ctx.actor);
    return state === 'all' ? charters : charters.filter((one) => !charterDocket.over.includes(one.state));
  },
  row: {
    entry: charterRow,
    moves: 'chief',
    moreOf: async (ctx, charters) =>
      rowMoreWith(ctx, await healthOf(ctx, charters), await listStandards(ctx.db, ctx.actor.countyId)),
  },
  moreOf,
});
addDocketRoutes(routes, orderedCharters);

export const charterApi = routes;

/** What has not come yet is not counted: the end of today is the last one. */
function dayAsked({ today }: Context, on: string | undefined): Day {
  return on === undefined || on > today ? today : on;
}

/** Stations, and since when it is asked what they did. */
function stationsOf({ today }: Context, charters: readonly Charter[]): { since: Day; stationIds: string[] } {
  return { since: addDays(today, -healthWindow), stationIds: charters.flatMap(({ stationId }) => stationId ?? []) };
}

function isIdle({ county, today }: Context, charter: Charter, health: Pick<Health, 'lastOn'>): boolean {
  const idle = idleDays(charter, health, today);
  return idle !== null && idle >= county.county.limits.stationIdleDays;
}

/** What each of the stations did of late. */
async function healthOf(ctx: Context, charters: readonly Charter[]): Promise<(charter: Charter) => Health> {
  const { db, actor, today } = ctx;
  const healths = await findHealth(db, actor.countyId, { ...stationsOf(ctx, charters), today });
  return ({ stationId }) => healths.get(stationId ?? '') ?? noHealth;
}

function rowMoreWith(
  ctx: Context,
  ofStation: (charter: Charter) => Health,
  standards: readonly Standard[],
): (charter: Charter) => CharterRowMore {
  const { county, today } = ctx;
  const regions = new Map(county.regions.map((one) => [one.id, one]));
  return (charter) => {
    const health = ofStation(charter);
    const { filed, overdue, activeDays } = health;
    return {
      ...placeOf(ctx, regions.get(charter.regionId)),
      idle: isIdle(ctx, charter, health),
      filed: takesMatters(charter) ? filed : null,
      overdue,
      activeDays,
      obligations: obligationsOf(charter, today),
      dutySigned: isDutySigned(charter, standards),
    };
  };
}

async function moreOf(ctx: Context, charters: readonly Charter[]): Promise<(charter: Charter) => CharterMore> {
  const { county, today, actor } = ctx;
  const [standards, ofStation, trained] = await Promise.all([
    listStandards(ctx.db, actor.countyId),
    healthOf(ctx, charters),
    lastTrained(ctx.db, actor.countyId),
  ]);
  const rowMore = rowMoreWith(ctx, ofStation, standards);
  const kinds = inForce(standards).find((one) => one.subject === 'kinds')?.items ?? [];
  const offices = new Map(county.organisations.map((one) => [one.id, one.name]));
  return (charter) => {
    const health = ofStation(charter);
    return {
      ...rowMore(charter),
      kindZh: kinds.find((one) => one.code === charter.kindCode)?.zh ?? '站点',
      officeName: offices.get(charter.officeId) ?? '',
      health,
      idleDays: idleDays(charter, health, today),
      score: checkScore(charter.checks.at(-1)),
      missingKit: missingKit(charter, standards),
      trainedOn: trained.get(charter.stationId ?? '') ?? null,
      people: servedBy(charter, county.regions).people,
      rulesPosted: rulesPosted(charter, standards),
      takesMatters: takesMatters(charter),
    };
  };
}

function placeOf(
  { county }: Context,
  region: Region | undefined,
): Pick<CharterMore, 'townId' | 'townName' | 'regionName'> {
  const town = region === undefined ? null : townOf(region, county.regions);
  return { townId: town?.id ?? null, townName: town?.name ?? '', regionName: region?.name ?? '' };
}

function rulesPosted(charter: Charter, standards: readonly Standard[]): CharterMore['rulesPosted'] {
  const rules = standardsFor(standards, 'rule', charter);
  const hangs = rules.filter((rule) =>
    charter.postings.some(({ code, version }) => code === rule.code && version === rule.version),
  );
  return { n: hangs.length, of: rules.length };
}

const columns = [
  { zh: '编号', width: 110 },
  { zh: '名称', width: 220 },
  { zh: '类别', width: 130 },
  { zh: '所', width: 150 },
  { zh: '乡镇', width: 100 },
  { zh: '村社区', width: 100 },
  { zh: '状态', width: 80 },
  { zh: '层次', width: 70 },
  { zh: '批次', width: 110 },
  { zh: '批准日期', width: 90 },
  { zh: '牌匾编号', width: 110 },
  { zh: '教育联络点', width: 90 },
  { zh: '规范化日期', width: 90 },
  { zh: '联系人', width: 80 },
  { zh: '近一年登记', width: 80 },
  { zh: '活动天数', width: 80 },
  { zh: '闲置天数', width: 80 },
  { zh: '最近培训', width: 90 },
] as const;

function cellsOf(charter: Charter, more: CharterMore): (string | number)[] {
  return [
    charter.number,
    charter.name,
    more.kindZh,
    more.officeName,
    more.townName,
    more.regionName,
    charterStateWords[charter.state].zh,
    tiers[charter.tier].zh,
    charter.batchNumber ?? '',
    charter.approvedOn ?? '',
    charter.plaqueNumber ?? '',
    charter.educationSince ?? '',
    charter.standardisedOn ?? '',
    charter.contactName,
    more.health.filed,
    more.health.activeDays,
    more.idleDays ?? '',
    more.trainedOn ?? '',
  ];
}
