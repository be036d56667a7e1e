import { hash } from 'node:crypto';
import { createRoute, z } from '@hono/zod-openapi';
import { demand } from '../../../../domain/base/actor.ts';
import { leaksOf } from '../../../../domain/base/disclosure/leak.ts';
import { labelled } from '../../../../domain/base/field.ts';
import { Refusal } from '../../../../domain/base/refusal.ts';
import { noticeFigures } from '../../../../domain/publicity/warning/notice-figures.ts';
import { PassOver } from '../../../../domain/publicity/disclosure.ts';
import {
  fieldMarks,
  isInForce,
  gatedOf,
  warningRow,
  type FieldMark,
  type Warning,
} from '../../../../domain/publicity/warning/warning.ts';
import { asksToSee, revisionOf, type SeenWay } from '../../../../domain/publicity/warning/warning-here.ts';
import type { Context } from '../../../../actions/base/context.ts';
import { getSeenEntry } from '../../../../actions/matter/docket.ts';
import { passOver } from '../../../../actions/publicity/disclosure.ts';
import { seeWarnings } from '../../../../actions/publicity/warning/seen.ts';
import { knownOfEach, warningFrame } from '../../../../actions/publicity/warning/warning.ts';
import { stationsOf } from '../../../../actions/publicity/warning/warning-stations.ts';
import { listPasses } from '../../../../store/publicity/disclosure.ts';
import { listReceipts, listWarnings, type Receipt } from '../../../../store/publicity/warning/warning.ts';
import { apiRoutes, body, checked, json, problems, shape, validOf } from '../../../base/schema.ts';
import { staffOnly } from '../../../base/session.ts';
import { namesOf } from '../../county/account-names.ts';
import { placeNameOf } from '../../matter/timeline-lines.ts';
import { addDocketRoutes, DocketState, ordered } from '../../matter/docket-routes.ts';
import { warningsOf, type CarriedWarning } from './carried-warning.ts';

/** What stands beside a row of the list. */
export interface WarningRowMore {
  townNames: string[];
  isOver: boolean;
  /** How many of the places that the gate marks nobody has let through. */
  toDecide: number;
}

/** What stands beside a warning: names, what the gate marks, what was let through, how many stations have answered. */
export interface WarningMore extends WarningRowMore {
  categoryNames: string[];
  writerNames: string[];
  checkedByName: string | null;
  reviewedByName: string | null;
  approvedByName: string | null;
  marks: FieldMark[];
  passes: { words: string; reason: string; byName: string }[];
}

/** Who has seen it, who hung it, who is silent. */
export interface WarningReceipts {
  stations: number;
  seen: number;
  hung: number;
  rows: {
    stationId: string;
    stationName: string;
    officeName: string;
    seenAt: string | null;
    /** Who of the station saw it, and by which way. */
    seenByName: string | null;
    seenWay: SeenWay | null;
    /** What was seen has been put right since. */
    sawFormer: boolean;
    hungOn: string | null;
    photoId: string | null;
  }[];
}

export interface StationWarnings {
  warnings: {
    id: string;
    number: string;
    kind: Warning['kind'];
    title: string;
    isSeen: boolean;
    /** Put right since it was seen, or withdrawn. */
    change: 'corrected' | 'withdrawn' | null;
  }[];
}

const Seen = z.object({ ids: labelled(z.array(z.uuid()).min(1).max(100), { zh: '看到了哪几条', en: 'Which' }) });
const key = z.object({
  key: z
    .string()
    .min(4)
    .max(40)
    .openapi({ param: { name: 'key', in: 'path' }, example: '警2026-0003' }),
});

export const warningApi = apiRoutes();
warningApi
  .openapi(
    createRoute({
      method: 'post',
      path: '/disclosure-passes',
      summary: '公开关口标出来的一处，写明理由放行；写稿的人不能自己放行',
      middleware: staffOnly,
      request: { body: body(PassOver) },
      responses: { 200: { description: '放行了', ...json(shape<object>()) }, ...problems },
    }),
    async (c) => {
      await passOver(c.get('ctx'), validOf(c, 'json', PassOver));
      return c.json<object, 200>({}, 200);
    },
    checked(PassOver),
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/warnings-seen',
      summary: '站点看到了这几条警示；再交一次不重记',
      middleware: staffOnly,
      request: { body: body(Seen) },
      responses: { 200: { description: '记下了', ...json(shape<object>()) }, ...problems },
    }),
    async (c) => {
      await seeWarnings(
        c.get('ctx'),
        validOf(c, 'json', Seen).ids.map((id) => ({ id })),
      );
      return c.json<object, 200>({}, 200);
    },
    checked(Seen),
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/warnings-here',
      summary: '发给本站的、还管用的警示，看没看过',
      middleware: staffOnly,
      responses: { 200: { description: '警示', ...json(shape<StationWarnings>()) }, ...problems },
    }),
    async (c) => c.json(await warningsHere(c.get('ctx')), 200),
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/warnings/{key}/receipts',
      summary: '各站点：谁看到了、谁贴上了、谁没动静',
      middleware: staffOnly,
      request: { params: key },
      responses: { 200: { description: '回执', ...json(shape<WarningReceipts>()) }, ...problems },
    }),
    async (c) => {
      const ctx = c.get('ctx');
      if (ctx.actor.role === 'station') throw new Refusal('not-found');
      const warning = await getSeenEntry(ctx, warningFrame, c.req.param('key'));
      return c.json(await receiptsOf(ctx, warning, await namesOf(ctx)), 200);
    },
  );
export const orderedWarnings = ordered({
  frame: warningFrame,
  example: '警2026-0003',
  Query: DocketState.extend({
    figure: z.enum(noticeFigures).optional(),
    from: z.iso.date().optional(),
    to: z.iso.date().optional(),
  }),
  list: (ctx, { state, figure, from, to }, most) => {
    const behind = figure === undefined || from === undefined || to === undefined ? undefined : { figure, from, to };
    return listWarnings(ctx.db, ctx.actor, { state, today: ctx.today, behind }, most);
  },
  row: {
    entry: warningRow,
    moreOf: async (ctx, warnings) => {
      const marks = await marksOfEach(ctx, warnings);
      return (one): WarningRowMore => rowMoreOf(ctx, one, marks.get(one.id) ?? []);
    },
  },
  moreOf: async (ctx, warnings, names) => {
    const [passes, marks] = await Promise.all([
      listPasses(
        ctx.db,
        ctx.actor.countyId,
        'warning',
        warnings.map(({ id }) => id),
      ),
      marksOfEach(ctx, warnings),
    ]);
    return (one): WarningMore => ({
      ...rowMoreOf(ctx, one, marks.get(one.id) ?? []),
      categoryNames: one.categoryCodes.map((code) => categoryName(ctx, code)),
      writerNames: one.writerIds.map((id) => names.get(id) ?? '').filter((name) => name !== ''),
      checkedByName: one.checkedById === null ? null : (names.get(one.checkedById) ?? ''),
      reviewedByName: one.reviewedById === null ? null : (names.get(one.reviewedById) ?? ''),
      approvedByName: one.approvedById === null ? null : (names.get(one.approvedById) ?? ''),
      marks: marks.get(one.id) ?? [],
      passes: passes
        .filter(({ entryId }) => entryId === one.id)
        .map(({ words, reason, byId }) => ({ words, reason, byName: names.get(byId) ?? '' })),
    });
  },
});
addDocketRoutes(warningApi, orderedWarnings);

function rowMoreOf(ctx: Context, one: Warning, marks: readonly FieldMark[]): WarningRowMore {
  return {
    townNames: one.townIds.map((id) => ctx.county.regions.find((region) => region.id === id)?.name ?? id),
    isOver: one.state === 'published' && !isInForce(one, ctx.today),
    toDecide: marks.filter(({ isPassed, isFixed }) => isFixed || !isPassed).length,
  };
}

/** What the gate marks in those that are still written; what is public was looked at before. */
async function marksOfEach(ctx: Context, warnings: readonly Warning[]): Promise<Map<string, FieldMark[]>> {
  const written = warnings.filter(isWritten);
  const known = written.length === 0 ? [] : await knownOfEach(ctx.db, ctx, written);
  const places = JSON.stringify(known[0]?.known.public ?? []);
  return new Map(written.map((one, i): [string, FieldMark[]] => [one.id, marksOf(one, known[i] as GateKnown, places)]));
}

type GateKnown = Awaited<ReturnType<typeof knownOfEach>>[number];

/** What the gate found, by all that it was given to read: the list of drafts is asked for again and again, and a draft seldom changes. */
const readBefore = new Map<string, FieldMark[]>();
const mostKept = 500;

function marksOf(one: Warning, { known, proven, passed }: GateKnown, places: string): FieldMark[] {
  const fields = gatedOf(one);
  const letThrough = passed.map(({ words }) => words);
  const key = hash('sha256', JSON.stringify([fields, known.names, known.firms, proven, letThrough]) + places);
  const before = readBefore.get(key);
  if (before !== undefined) return before;
  const marks = fieldMarks(fields, { leaksOf, known, proven, passed });
  // The oldest goes.
  if (readBefore.size >= mostKept) readBefore.delete(readBefore.keys().next().value ?? '');
  readBefore.set(key, marks);
  return marks;
}

function isWritten({ state }: Warning): boolean {
  return state === 'draft' || state === 'checked' || state === 'reviewed' || state === 'approved';
}

export function categoryName(ctx: Pick<Context, 'county'>, code: string): string {
  return ctx.county.categories.find((one) => one.code === code)?.zh ?? code;
}

async function receiptsOf(
  ctx: Context,
  warning: Warning,
  names: ReadonlyMap<string, string>,
): Promise<WarningReceipts> {
  const { role, organisationId } = ctx.actor;
  const isOffice = role === 'officer' || role === 'officeHead';
  const stations = stationsOf(ctx, warning).filter(({ officeId }) => !isOffice || officeId === organisationId);
  const done = new Map((await listReceipts(ctx.db, ctx.actor.countyId, warning.id)).map((one) => [one.stationId, one]));
  const revision = revisionOf(warning);
  const rows = stations.map(({ id, name, officeId }) => {
    const one = done.get(id);
    return {
      stationId: id,
      stationName: name,
      officeName: placeNameOf(ctx, officeId) ?? officeId,
      ...seenOf(one, names, revision),
      hungOn: one?.hungOn ?? null,
      photoId: one?.photoId ?? null,
    };
  });
  // A board that shows it was seen by whoever hung it.
  return {
    stations: stations.length,
    seen: rows.filter(({ seenAt, hungOn }) => seenAt !== null || hungOn !== null).length,
    hung: rows.filter(({ hungOn }) => hungOn !== null).length,
    rows,
  };
}

/** Who of a station saw it, and whether what he saw has been changed since. */
function seenOf(one: Receipt | undefined, names: ReadonlyMap<string, string>, revision: number) {
  const { seenAt = null, seenById = null, seenWay = null, revision: seen = null } = one ?? {};
  return {
    seenAt: seenAt?.toISOString() ?? null,
    seenByName: seenById === null ? null : (names.get(seenById) ?? ''),
    seenWay,
    sawFormer: seen !== null && seen < revision,
  };
}

async function warningsHere(ctx: Context): Promise<StationWarnings> {
  demand(ctx.actor, 'warning.see');
  const station = ctx.county.stations.find(({ id }) => id === ctx.actor.stationId);
  if (station === undefined) return { warnings: [] };
  const here = await warningsOf(ctx, station);
  return {
    // What was withdrawn is news to those alone who knew it.
    warnings: here
      .filter((one) => !one.isWithdrawn || asksToSee(one))
      .map((one) => ({
        id: one.id,
        number: one.number,
        kind: one.kind,
        title: one.title,
        isSeen: !asksToSee(one),
        change: changeOf(one),
      })),
  };
}

function changeOf({ isWithdrawn, seen, revision }: CarriedWarning): 'corrected' | 'withdrawn' | null {
  if (isWithdrawn) return 'withdrawn';
  return seen !== null && seen < revision ? 'corrected' : null;
}
