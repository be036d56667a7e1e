import { createRoute, z } from '@hono/zod-openapi';
import { demand } from '../../../domain/base/actor.ts';
import {
  allowanceBases,
  allowanceProcedure,
  allowanceStateWords,
  DraftAllowance,
  type Allowance,
} from '../../../domain/people/allowance.ts';
import { appointmentPosts, type Appointment } from '../../../domain/people/appointment.ts';
import type { Engagement } from '../../../domain/people/engagement.ts';
import { hidingOf } from '../../../domain/complaint/privacy.ts';
import { hidingWords } from '../../../domain/tipoff/reporter.ts';
import { parseMatterNumber } from '../../../domain/matter/numbering.ts';
import { problemsOf } from '../../../domain/base/field.ts';
import { formatYuan } from '../../../domain/base/money.ts';
import { Refusal } from '../../../domain/base/refusal.ts';
import { allowanceFrame, draftAllowances, engagementFrame, moveAllowances } from '../../../actions/people/allowance.ts';
import type { Context } from '../../../actions/base/context.ts';
import { getSeenComplaint } from '../../../actions/complaint/complaint.ts';
import { getSeenMatter } from '../../../actions/matter/matter.ts';
import { tipoffFrame } from '../../../actions/tipoff/tipoff.ts';
import { listAllowances, listEngagements, listOpinionsOn } from '../../../store/people/allowance.ts';
import { listEntriesByIds } from '../../../store/matter/docket.ts';
import { findPeople } from '../../../store/people/person.ts';
import { addExportRoutes } from '../matter/export.ts';
import { apiRoutes, body, checked, json, problems, shape } from '../../base/schema.ts';
import { staffOnly } from '../../base/session.ts';
import { placeNameOf } from '../matter/timeline-lines.ts';
import { addDocketRoutes, DocketState, ordered } from '../matter/docket-routes.ts';
import { numberParam } from '../matter/matter-routes.ts';

/** What is shown beside an allowance. */
export interface AllowanceMore {
  personName: string;
  stationName: string;
  byName: string;
  approvedByName: string | null;
}
export interface EngagementMore {
  personName: string;
  byName: string;
}
/** An opinion as it stands on the matter that it is about. */
export interface MatterOpinion extends Pick<
  Engagement,
  'id' | 'number' | 'state' | 'topic' | 'dueOn' | 'doneOn' | 'result'
> {
  personName: string;
  /** 专家 or 理事单位代表, with the unit and what he knows. */
  whoZh: string;
}

const Query = DocketState.extend({
  person: z.uuid().optional(),
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
});
const Draft = DraftAllowance.omit({ personId: true }).extend({
  stationIds: z.array(z.string().max(40)).max(2000).default([]),
});
const Batch = z.object({
  clientId: z.uuid(),
  move: z.enum(['approve', 'pay']),
  many: z
    .array(z.object({ id: z.uuid(), version: z.number().int().min(1) }))
    .min(1)
    .max(1000),
  input: z.record(z.string(), z.unknown()).default({}),
});

const draftAll = createRoute({
  method: 'post',
  path: '/allowance-drafts',
  summary: '给站点的人一次造一期补贴；没有件的、已经造过的跳过',
  middleware: staffOnly,
  request: { body: body(Draft) },
  responses: {
    200: { description: '补贴', ...json(shape<{ drafted: number; passed: number }>()) },
    ...problems,
  },
});
const batch = createRoute({
  method: 'post',
  path: '/allowance-batches',
  summary: '一次批准、发放多笔；有一笔不行就都不办',
  middleware: staffOnly,
  request: { body: body(Batch) },
  responses: { 200: { description: '补贴', ...json(z.object({ moved: z.number() })) }, ...problems },
});

export const allowanceApi = apiRoutes()
  .openapi(draftAll, async (c) => c.json(await draftAllowances(c.get('ctx'), c.req.valid('json')), 200), checked(Draft))
  .openapi(
    batch,
    async (c) => {
      const { move, many, input, clientId } = c.req.valid('json');
      const { input: schema, permission } = allowanceProcedure[move];
      demand(c.get('ctx').actor, permission);
      const read = schema.safeParse(input);
      if (!read.success) throw new Refusal('invalid-input', {}, problemsOf(read.error, schema));
      return c.json({ moved: await moveAllowances(c.get('ctx'), move, many, read.data, clientId) }, 200);
    },
    checked(Batch),
  );

export const orderedAllowances = ordered({
  frame: allowanceFrame,
  example: '补2026-0007',
  Query,
  list: (ctx, { state, person, from, to }, most) =>
    listAllowances(ctx.db, ctx.actor.countyId, { state, personId: person, from, to }, most),
  moreOf,
});
addDocketRoutes(allowanceApi, orderedAllowances);

export const orderedEngagements = ordered({
  frame: engagementFrame,
  example: '委2026-0007',
  Query: DocketState.extend({ person: z.uuid().optional() }),
  list: (ctx, { state, person }, most) => listEngagements(ctx.db, ctx.actor, { state, personId: person }, most),
  moreOf: async (ctx, entries, names) => {
    const people = await namesOfPeople(ctx, entries);
    return (one): EngagementMore => ({
      personName: people.get(one.personId)?.name ?? '',
      byName: names.get(one.byId) ?? '',
    });
  },
});
addDocketRoutes(allowanceApi, orderedEngagements);

const opinions = createRoute({
  method: 'get',
  path: '/expert-opinions/{number}',
  summary: '一件办件上的专家意见',
  middleware: staffOnly,
  request: { params: numberParam('投2026-0412') },
  responses: { 200: { description: '专家意见', ...json(shape<{ opinions: MatterOpinion[] }>()) }, ...problems },
});
allowanceApi.openapi(opinions, async (c) => {
  const ctx = c.get('ctx');
  const { number } = c.req.valid('param');
  demand(ctx.actor, 'engagement.read');
  const isTipoff = parseMatterNumber(number)?.kind === 'tipoff';
  const hide = isTipoff
    ? hidingWords(await getSeenMatter(ctx, tipoffFrame, { number }))
    : hidingOf(await getSeenComplaint(ctx, number), ctx.actor.role);
  return c.json({ opinions: await opinionsOn(ctx, number, hide) }, 200);
});

/** What experts were asked about the matter and said of it; whoever asks has been shown the matter, and reads no more of its people here. */
export async function opinionsOn(
  ctx: Context,
  number: string,
  hide: (words: string) => string,
): Promise<MatterOpinion[]> {
  const { db, actor } = ctx;
  const asked = (await listOpinionsOn(db, actor.countyId, number)).filter(({ state }) => state !== 'cancelled');
  const [people, appointments] = await Promise.all([
    namesOfPeople(ctx, asked),
    listEntriesByIds<Appointment>(
      db,
      'appointment',
      actor.countyId,
      asked.map(({ appointmentId }) => appointmentId),
    ),
  ]);
  const posts = new Map(appointments.map((one) => [one.id, one]));
  return asked.map(({ id, number: own, state, topic, dueOn, doneOn, result, personId, appointmentId }) => ({
    id,
    number: own,
    state,
    topic: hide(topic),
    dueOn,
    doneOn,
    result: hide(result),
    personName: people.get(personId)?.name ?? '',
    whoZh: whoZh(posts.get(appointmentId)),
  }));
}

function whoZh(one: Appointment | undefined): string {
  if (one === undefined) return '';
  return [appointmentPosts[one.post].zh, one.unit, one.specialities.join('、')]
    .filter((said) => said !== '')
    .join('，');
}

const columns = [
  { zh: '编号', width: 110 },
  { zh: '姓名', width: 90 },
  { zh: '站点', width: 200 },
  { zh: '从', width: 100 },
  { zh: '到', width: 100 },
  { zh: '怎么算', width: 80 },
  { zh: '件数', width: 60 },
  { zh: '每件（期）元', width: 90 },
  { zh: '合计元', width: 90 },
  { zh: '状态', width: 80 },
  { zh: '发放日期', width: 100 },
  { zh: '凭证号', width: 120 },
] as const;

addExportRoutes(allowanceApi, {
  list: 'allowances',
  permission: 'allowance.export',
  read: (ctx, typed) => {
    const parsed = Query.safeParse({ state: 'all', ...typed });
    checked(Query)(parsed);
    const { person, from, to } = parsed.data as z.infer<typeof Query>;
    const found = () => listAllowances(ctx.db, ctx.actor.countyId, { state: 'all', personId: person, from, to });
    return {
      columns: ['allowance'],
      filters: Object.keys(typed).filter((name) => name in Query.shape),
      count: async () => (await found()).length,
      table: (most) => ({
        name: `补贴台账-${ctx.today}`,
        sheet: '补贴台账',
        columns,
        rows: rowsOf(ctx, found, most),
      }),
    };
  },
});

/** The ledger line by line, and the sum of what is not cancelled at its end. */
async function* rowsOf(
  ctx: Context,
  found: () => Promise<readonly Allowance[]>,
  most: number,
): AsyncGenerator<(string | number)[]> {
  const allowances = (await found()).slice(0, most);
  const people = await namesOfPeople(ctx, allowances);
  for (const one of allowances) {
    const person = people.get(one.personId);
    yield [
      one.number,
      person?.name ?? '',
      placeNameOf(ctx, person?.stationId ?? null) ?? '',
      one.fromOn,
      one.toOn,
      allowanceBases[one.basis].zh,
      one.count,
      formatYuan(one.unitFen),
      formatYuan(one.sumFen),
      allowanceStateWords[one.state].zh,
      one.paidOn ?? '',
      one.voucher,
    ];
  }
  const valid = allowances.filter((one) => one.state !== 'cancelled');
  const sum = formatYuan(valid.reduce((total, one) => total + one.sumFen, 0));
  yield ['合计', '', '', '', '', '', valid.reduce((total, one) => total + one.count, 0), '', sum, '', '', ''];
}

async function moreOf(
  ctx: Context,
  entries: readonly Allowance[],
  names: ReadonlyMap<string, string>,
): Promise<(one: Allowance) => AllowanceMore> {
  const people = await namesOfPeople(ctx, entries);
  return (one) => {
    const person = people.get(one.personId);
    return {
      personName: person?.name ?? '',
      stationName: placeNameOf(ctx, person?.stationId ?? null) ?? '',
      byName: names.get(one.byId) ?? '',
      approvedByName: one.approvedById === null ? null : (names.get(one.approvedById) ?? ''),
    };
  };
}

async function namesOfPeople(ctx: Context, entries: readonly { personId: string }[]) {
  const people = await findPeople(ctx.db, ctx.actor.countyId, [...new Set(entries.map((one) => one.personId))]);
  return new Map(people.map((one) => [one.id, one]));
}
