import { createRoute, z } from '@hono/zod-openapi';
import { assessmentRow, maySeeScore, type Assessment } from '../../../domain/assessment/assessment.ts';
import type { Honour } from '../../../domain/assessment/award.ts';
import type { Objection } from '../../../domain/assessment/objection.ts';
import { speaksFor } from '../../../domain/assessment/objection.ts';
import { marksScore } from '../../../domain/assessment/assessment.ts';
import type { Scheme } from '../../../domain/assessment/scheme.ts';
import {
  MarkItem,
  ranked,
  sharedWork,
  unmarkedOf,
  type Placed,
  type Score,
  type ScoreLine,
  type Shared,
} from '../../../domain/assessment/score.ts';
import { assessmentFrame, readScores, readSheet } from '../../../actions/assessment/assessment.ts';
import type { Context } from '../../../actions/base/context.ts';
import { getSeenEntry } from '../../../actions/matter/docket.ts';
import { objectionFrame } from '../../../actions/assessment/objection.ts';
import { readByPact } from '../../../actions/people/sharing-pact.ts';
import { saveMark } from '../../../actions/assessment/score.ts';
import { listAssessments } from '../../../store/assessment/assessment.ts';
import { listHonours } from '../../../store/assessment/award.ts';
import { countOpenByRound, listObjections } from '../../../store/assessment/objection.ts';
import { countSubjects, listOwnLines } from '../../../store/assessment/score.ts';
import { apiRoutes, body, checked, json, problems, shape } from '../../base/schema.ts';
import { staffOnly } from '../../base/session.ts';
import { placeNameOf } from '../matter/timeline-lines.ts';
import { addDocketRoutes, DocketState, ordered } from '../matter/docket-routes.ts';

/** What is shown beside a row of the list. */
export interface AssessmentRowMore {
  /** How many are in it, and the sheet of the reader's own station or association. */
  n: number;
  ownId: string | null;
  openObjections: number;
  /** How many of each award were given, of how many. */
  given: { title: string; n: number; quota: number }[];
}

/** What is shown beside a round. */
export interface AssessmentMore extends AssessmentRowMore {
  byName: string;
  decidedByName: string | null;
}

/** One line of the ranking as its reader sees it. */
export interface RankingLine extends ScoreLine, Placed {
  /** How many items still have no mark. */
  unmarked: number;
  /** Whether the spot check was drawn for it. */
  drawn: boolean;
  departmentNames: string[];
}

export interface Ranking {
  scheme: Scheme;
  /** Counted now and kept nowhere, for the round is not frozen. */
  provisional: boolean;
  lines: RankingLine[];
  honours: Honour[];
  /** 多员合一: work by department, once for each, and the whole once. */
  shared: { whole: Shared; byDepartment: (Shared & { departmentId: string; name: string })[] } | null;
  /** Why a department reads names alone; null where there is nothing to say. */
  withheld: boolean;
}

export interface Sheet {
  round: Assessment;
  scheme: Scheme;
  score: Score & Placed;
  as: 'check' | 'self' | null;
  mayObject: boolean;
  objections: Objection[];
}

const key = z
  .string()
  .min(4)
  .max(40)
  .openapi({ param: { name: 'key', in: 'path' }, example: '考2026-0003' });
const subjectId = z
  .string()
  .min(1)
  .max(40)
  .openapi({ param: { name: 'subjectId', in: 'path' }, example: 'ST-V0303' });
const ranking = createRoute({
  method: 'get',
  path: '/assessments/{key}/scores',
  summary: '排名：按站点类别，并列的同名次',
  middleware: staffOnly,
  request: { params: z.object({ key }) },
  responses: { 200: { description: '排名', ...json(shape<Ranking>()) }, ...problems },
});
const sheet = createRoute({
  method: 'get',
  path: '/assessments/{key}/scores/{subjectId}',
  summary: '一张得分单：每条的分和背后的记录',
  middleware: staffOnly,
  request: { params: z.object({ key, subjectId }) },
  responses: { 200: { description: '得分单', ...json(shape<Sheet>()) }, ...problems },
});
const mark = createRoute({
  method: 'put',
  path: '/assessments/{key}/scores/{subjectId}',
  summary: '打一条的分，写明理由',
  middleware: staffOnly,
  request: { params: z.object({ key, subjectId }), body: body(MarkItem) },
  responses: { 200: { description: '得分单', ...json(shape<Sheet>()) }, ...problems },
});

export const assessmentApi = apiRoutes()
  .openapi(ranking, async (c) => {
    const ctx = c.get('ctx');
    const round = await getSeenEntry(ctx, assessmentFrame, c.req.valid('param').key);
    return c.json(await rankingOf(ctx, round), 200);
  })
  .openapi(sheet, async (c) => {
    const ctx = c.get('ctx');
    const { key: typed, subjectId: id } = c.req.valid('param');
    return c.json(await sheetOf(ctx, await getSeenEntry(ctx, assessmentFrame, typed), id), 200);
  })
  .openapi(
    mark,
    async (c) => {
      const ctx = c.get('ctx');
      const { key: typed, subjectId: id } = c.req.valid('param');
      await saveMark(ctx, typed, id, c.req.valid('json'));
      return c.json(await sheetOf(ctx, await getSeenEntry(ctx, assessmentFrame, typed), id), 200);
    },
    checked(MarkItem),
  );

export const orderedAssessments = ordered({
  frame: assessmentFrame,
  example: '考2026-0003',
  Query: DocketState,
  list: (ctx, { state }, most) => listAssessments(ctx.db, ctx.actor, state, most),
  row: { entry: assessmentRow, moreOf: assessmentRowMore },
  moreOf: async (ctx, rounds, names) => {
    const rowMore = await assessmentRowMore(ctx, rounds);
    return (round): AssessmentMore => ({
      ...rowMore(round),
      byName: names.get(round.byId) ?? '',
      decidedByName: round.decidedById === null ? null : (names.get(round.decidedById) ?? ''),
    });
  },
});
addDocketRoutes(assessmentApi, orderedAssessments);

async function assessmentRowMore(
  ctx: Context,
  rounds: readonly Assessment[],
): Promise<(round: Assessment) => AssessmentRowMore> {
  const { db, actor } = ctx;
  const ids = rounds.map(({ id }) => id);
  const [n, lines, objections] = await Promise.all([
    countSubjects(db, actor.countyId, ids),
    listOwnLines(db, actor.countyId, ids, actor),
    countOpenByRound(db, actor.countyId, ids),
  ]);
  const isOwn = (round: Assessment, one: ScoreLine) =>
    one.assessmentId === round.id && speaksFor(actor, one) && maySeeScore(actor, round, one);
  return (round) => ({
    n: n.get(round.id) ?? 0,
    ownId: lines.find((one) => isOwn(round, one))?.subjectId ?? null,
    openObjections: objections.get(round.id) ?? 0,
    given: round.decisions.map((one) => ({ title: one.title, n: one.n, quota: one.quota })),
  });
}

addDocketRoutes(assessmentApi, {
  frame: objectionFrame,
  example: '议2026-0002',
  Query: DocketState.extend({ assessment: z.string().max(40).optional() }),
  list: (ctx, { state, assessment }, most) => listObjections(ctx.db, ctx.actor, { state, assessment }, most),
  moreOf: async (_ctx, _ones, names) => (one) => ({
    byName: names.get(one.byId) ?? '',
    answeredByName: one.answeredById === null ? null : (names.get(one.answeredById) ?? ''),
  }),
});

/** The ranking of the round as far as its reader sees it; a department without an agreement reads who works for it, and no number. */
export async function rankingOf(ctx: Context, round: Assessment): Promise<Ranking> {
  const { scheme, scores } = await readScores(ctx, round);
  const places = ranked(scores);
  const seen = places.filter((one) => maySeeScore(ctx.actor, round, one));
  const isDepartment = ctx.actor.role === 'department';
  const withheld = isDepartment && (await readByPact(ctx, 'work', seen.length)) === null;
  const shared =
    round.subject === 'person' && !withheld ? sharedWork(scheme.items, isDepartment ? seen : places) : null;
  const nameOf = (id: string) => placeNameOf(ctx, id) ?? id;
  return {
    scheme,
    provisional: round.state === 'opened',
    lines: seen.map((one) => {
      const { evidence: _, ...line } = one;
      return lineOf(ctx, scheme, line, withheld);
    }),
    honours: await listHonoursSeen(ctx, round),
    shared:
      shared === null
        ? null
        : {
            whole: shared.whole,
            byDepartment: shared.byDepartment
              .filter((one) => !isDepartment || one.departmentId === ctx.actor.organisationId)
              .map((one) => ({ ...one, name: nameOf(one.departmentId) })),
          },
    withheld,
  };
}

function lineOf(ctx: Context, { items }: Scheme, one: ScoreLine & Placed, withheld: boolean): RankingLine {
  const checked = items.filter((item) => item.source === 'spotcheck').map((item) => item.code);
  const own =
    ctx.actor.role === 'department'
      ? one.departmentIds.filter((id) => id === ctx.actor.organisationId)
      : one.departmentIds;
  const line = {
    ...one,
    departmentIds: own,
    unmarked: unmarkedOf(items, one.marks).length,
    drawn: one.marks.some((each) => each.applies && checked.includes(each.code)),
    departmentNames: own.map((id) => placeNameOf(ctx, id) ?? id),
  };
  return withheld ? { ...line, marks: [], permille: null, place: null, tied: false } : line;
}

/** Before the publication, what is decided is read by those who decide. */
async function listHonoursSeen(ctx: Context, round: Assessment): Promise<Honour[]> {
  const decides = ctx.actor.role === 'centre' || ctx.actor.role === 'leader';
  if (round.state !== 'published' && !decides) return [];
  return listHonours(ctx.db, round.countyId, round.id);
}

async function sheetOf(ctx: Context, round: Assessment, id: string): Promise<Sheet> {
  const { scheme, score } = await readSheet(ctx, round, id);
  const isDepartment = ctx.actor.role === 'department';
  const withheld = isDepartment && (await readByPact(ctx, 'work', 1)) === null;
  const objections = isDepartment
    ? []
    : (await listObjections(ctx.db, ctx.actor, { state: 'all', assessment: round.number })).filter(
        (one) => one.subjectId === id,
      );
  return {
    round,
    scheme,
    score: withheld ? { ...score, marks: [], evidence: {}, permille: null, place: null, tied: false } : score,
    as: round.state === 'frozen' ? marksScore(ctx.actor, round, score) : null,
    mayObject: round.state === 'objection' && (round.objectionsUntil ?? '') >= ctx.today && speaksFor(ctx.actor, score),
    objections,
  };
}
