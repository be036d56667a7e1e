import { createRoute, z } from '@hono/zod-openapi';
import { demand } from '../../../domain/base/actor.ts';
import {
  chosenVillages,
  CoverageQuery,
  coverageFigures,
  coverageStateNames,
  coverageStates,
  coveringIn,
  isDual,
  isOfLayer,
  layerNames,
  layers,
  mostDrawnApart,
  townsCovered,
  villagesCovered,
  type CoverageFigures,
  type CoverageNode,
  type Layer,
  type TownCoverage,
  type VillageCoverage,
} from '../../../domain/station/coverage.ts';
import { isLocated } from '../../../domain/county/place/place.ts';
import type { Region } from '../../../domain/county/region.ts';
import { OutlineForm, type Shape } from '../../../domain/station/map-outline.ts';
import type { Context } from '../../../actions/base/context.ts';
import { noteExported } from '../../../actions/county/county.ts';
import { removeOutline, saveOutlineForm } from '../../../actions/station/map-outline.ts';
import { listNodes } from '../../../store/station/coverage.ts';
import { findOutline } from '../../../store/station/map-outline.ts';
import { answerTable } from '../matter/export.ts';
import { apiRoutes, body, checked, json, problems, shape } from '../../base/schema.ts';
import { staffOnly } from '../../base/session.ts';
import { watermarkOf } from '../../base/watermark.ts';

/** A page of the list, with what is counted over all of it. */
export interface CoverageView {
  figures: CoverageFigures;
  towns: TownCoverage[];
  villages: VillageCoverage[];
  /** How many fit the filters, and from where the next page begins. */
  total: number;
  next: number | null;
}

/**
 * A village as it is drawn, without the words for its parts, for there may be ten thousand: where, the place of its town in the
 * list of towns, its state in both layers by its place in the list of states, and while few are drawn its name and the way to the
 * nearest living station of the rights layer.
 */
export type DrawnVillage = [
  x: number,
  y: number,
  town: number,
  protection: number,
  education: number,
  name: string,
  nearest: { x: number; y: number; km: number; name: string } | null,
];

/** What is drawn: each village once with its state in both layers, and every station and facility. */
export interface CoverageMap {
  outline: { fileName: string; shapes: readonly Shape[] } | null;
  towns: { id: string; name: string; x: number; y: number }[];
  /** Of the villages and stations how many nobody has located: they are not drawn. */
  unlocated: { villages: number; stations: number };
  villages: DrawnVillage[];
  nodes: {
    number: string;
    name: string;
    x: number;
    y: number;
    serves: 'area' | 'venue';
    idle: boolean;
    layers: Layer[];
    dual: boolean;
  }[];
}

const Page = CoverageQuery.extend({
  after: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});
const Export = CoverageQuery.extend({ format: z.enum(['csv', 'xlsx']).default('xlsx') });
const done = { 200: { description: '好了', ...json(z.object({ ok: z.literal(true) })) }, ...problems };

const list = createRoute({
  method: 'get',
  path: '/coverage',
  summary: '村村通：每个村、社区有没有站点、离最近的站点多远，三级网络',
  middleware: staffOnly,
  request: { query: Page },
  responses: { 200: { description: '覆盖', ...json(shape<CoverageView>()) }, ...problems },
});
const map = createRoute({
  method: 'get',
  path: '/coverage/map',
  summary: '覆盖示意图的点和边界，两层网络',
  middleware: staffOnly,
  responses: { 200: { description: '示意图', ...json(shape<CoverageMap>()) }, ...problems },
});
const table = createRoute({
  method: 'get',
  path: '/export/coverage',
  summary: '覆盖清单',
  middleware: staffOnly,
  request: { query: Export },
  responses: { 200: { description: '表格' }, ...problems },
});
const save = createRoute({
  method: 'put',
  path: '/coverage/outline',
  summary: '载入本县自己的乡镇边界，坐标是离县城的公里数',
  middleware: staffOnly,
  request: { body: body(OutlineForm) },
  responses: done,
});
const remove = createRoute({
  method: 'delete',
  path: '/coverage/outline',
  summary: '去掉边界，回到示意图',
  middleware: staffOnly,
  responses: done,
});

export const coverageApi = apiRoutes()
  .openapi(
    list,
    async (c) => {
      const { after, limit, ...query } = c.req.valid('query');
      const { mine, villages, towns } = await covered(c.get('ctx'), query.layer);
      const chosen = chosenVillages(villages, query);
      const view: CoverageView = {
        figures: coverageFigures(villages, towns, mine, query.layer),
        towns,
        villages: chosen.slice(after, after + limit),
        total: chosen.length,
        next: after + limit < chosen.length ? after + limit : null,
      };
      return c.json(view, 200);
    },
    checked(Page),
  )
  .openapi(map, async (c) => {
    const ctx = c.get('ctx');
    const { nodes, own } = await readNodes(ctx);
    const outline = await findOutline(ctx.db, ctx.actor.countyId);
    const mine = ctx.county.regions.filter(({ officeId }) => own(officeId));
    const towns = mine.filter(({ kind }) => kind === 'town');
    const drawn: CoverageMap = {
      outline: outline === null ? null : { fileName: outline.fileName, shapes: outline.shapes },
      towns: towns.filter(isLocated).map(({ id, name, x, y }) => ({ id, name, x, y })),
      unlocated: {
        villages: mine.filter((one) => one.kind === 'village' && !isLocated(one)).length,
        stations: nodes.filter((node) => own(node.officeId) && !isLocated(node)).length,
      },
      villages: drawnVillages(mine, towns.filter(isLocated), nodes),
      nodes: nodes
        .filter((node) => own(node.officeId))
        .filter(isLocated)
        .map((node) => ({
          number: node.number,
          name: node.name,
          x: node.x,
          y: node.y,
          serves: node.serves,
          idle: node.idle,
          layers: layerNames.filter((layer) => isOfLayer(node, layer)),
          dual: isDual(node),
        })),
    };
    return c.json(drawn, 200);
  })
  .openapi(
    table,
    async (c) => {
      const ctx = c.get('ctx');
      demand(ctx.actor, 'charter.export');
      const { format, ...query } = c.req.valid('query');
      const { villages } = await covered(ctx, query.layer);
      const filters = Object.entries(query)
        .filter(([, value]) => value !== undefined && value !== '')
        .map(([name]) => name);
      const mark = watermarkOf(c);
      const line = { format, columns: columns.map(({ zh }) => zh), filters, mark: mark.id };
      await noteExported(ctx, line, 'charter.export');
      const rows = (async function* () {
        for (const one of chosenVillages(villages, query)) yield cellsOf(one);
      })();
      const name = `${layers[query.layer].zh}覆盖-${ctx.today}`;
      return answerTable(c, { name, sheet: '村村通', columns, rows }, format, { mark, filters });
    },
    checked(Export),
  )
  .openapi(
    save,
    async (c) => {
      await saveOutlineForm(c.get('ctx'), c.req.valid('json'));
      return c.json({ ok: true as const }, 200);
    },
    checked(OutlineForm),
  )
  .openapi(remove, async (c) => {
    await removeOutline(c.get('ctx'));
    return c.json({ ok: true as const }, 200);
  });

/** Every station of the county, and which offices' villages the reader may see: an office its own. */
async function readNodes(ctx: Context): Promise<{ nodes: CoverageNode[]; own: (officeId: string | null) => boolean }> {
  demand(ctx.actor, 'coverage.read');
  const { actor, county, today } = ctx;
  const isOffice = actor.role === 'officer' || actor.role === 'officeHead';
  const idleAfterDays = county.county.limits.stationIdleDays;
  const nodes = await listNodes(ctx.db, actor.countyId, { today, idleAfterDays, stations: county.stations });
  return { nodes, own: (officeId) => !isOffice || officeId === actor.organisationId };
}

async function covered(
  ctx: Context,
  layer: Layer,
): Promise<{ mine: CoverageNode[]; villages: VillageCoverage[]; towns: TownCoverage[] }> {
  const { nodes, own } = await readNodes(ctx);
  const { regions, organisations } = ctx.county;
  // Against every station of the county: the nearest may be another office's.
  const villages = villagesCovered(
    regions.filter(({ officeId, kind }) => kind !== 'village' || own(officeId)),
    nodes,
    layer,
  );
  const associations = organisations.filter(({ kind, active }) => kind === 'association' && active);
  const towns = townsCovered(regions, nodes, villages, associations).filter((one) => own(one.officeId));
  // The figures beside the list count what the reader answers for.
  return { mine: nodes.filter(({ officeId }) => own(officeId)), villages, towns };
}

function drawnVillages(mine: readonly Region[], towns: readonly Region[], nodes: CoverageNode[]): DrawnVillage[] {
  const villages = mine.filter(({ kind }) => kind === 'village');
  const few = villages.length <= mostDrawnApart;
  const ways = few ? villagesCovered(mine, nodes, 'protection').map(({ nearest }) => nearest) : [];
  const [protection, education] = [coveringIn(nodes, 'protection'), coveringIn(nodes, 'education')];
  const townAt = new Map(towns.map(({ id }, i) => [id, i]));
  const rounded = (n: number) => Math.round(n * 100) / 100;
  return villages.flatMap((village, i) => {
    if (!isLocated(village)) return [];
    const { id, name, parentId, x, y } = village;
    const { state } = protection(id);
    const near = state === 'own' ? null : (ways[i] ?? null);
    const drawn: DrawnVillage = [
      rounded(x),
      rounded(y),
      townAt.get(parentId ?? '') ?? -1,
      coverageStateNames.indexOf(state),
      coverageStateNames.indexOf(education(id).state),
      few ? name : '',
      near === null ? null : { x: near.x, y: near.y, km: near.km, name: near.name },
    ];
    return [drawn];
  });
}

const columns = [
  { zh: '区划代码', width: 100 },
  { zh: '乡镇', width: 110 },
  { zh: '村社区', width: 120 },
  { zh: '覆盖', width: 90 },
  { zh: '站点', width: 200 },
  { zh: '最近的活跃站点', width: 200 },
  { zh: '公里', width: 70 },
  { zh: '人口', width: 70 },
  { zh: '往东公里', width: 80 },
  { zh: '往北公里', width: 80 },
] as const;

function cellsOf(one: VillageCoverage): (string | number)[] {
  return [
    one.regionId,
    one.townName,
    one.name,
    coverageStates[one.state].zh,
    one.station?.name ?? '',
    one.nearest?.name ?? '',
    one.nearest === null ? '' : Math.round(one.nearest.km * 10) / 10,
    one.population ?? '',
    one.x ?? '未定位',
    one.y ?? '未定位',
  ];
}
