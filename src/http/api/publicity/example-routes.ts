import { createRoute, z } from '@hono/zod-openapi';
import { demand } from '../../../domain/base/actor.ts';
import { leaksOf } from '../../../domain/base/disclosure/leak.ts';
import type { Complaint } from '../../../domain/complaint/complaint.ts';
import { publicWords, type Example } from '../../../domain/publicity/example.ts';
import { draftReviewed } from '../../../domain/publicity/reviewed-contract.ts';
import { suggest, entriesOn } from '../../../domain/inquiry/knowledge.ts';
import { Refusal } from '../../../domain/base/refusal.ts';
import { townOf } from '../../../domain/county/region.ts';
import {
  caseMarks,
  type CaseGate,
  draftSettled,
  caseLeaks,
  noSecrets,
  type Leak,
  type Secrets,
  type SettledFacts,
} from '../../../domain/command/example-draft.ts';
import type { FieldMark } from '../../../domain/publicity/warning/warning.ts';
import { listPasses } from '../../../store/publicity/disclosure.ts';
import type { Context } from '../../../actions/base/context.ts';
import {
  exampleFrame,
  findSource,
  secretsOf,
  secretsOfExample,
  type FoundSource,
} from '../../../actions/publicity/example.ts';
import { listExamples } from '../../../store/publicity/example.ts';
import { listKnowledge } from '../../../store/inquiry/knowledge.ts';
import { apiRoutes, checked, json, problems, shape } from '../../base/schema.ts';
import { staffOnly } from '../../base/session.ts';
import { placeNameOf } from '../matter/timeline-lines.ts';
import { addDocketRoutes, DocketState, ordered } from '../matter/docket-routes.ts';

/** Names beside the ids of a case, and what in its words still tells who it was. */
export interface ExampleMore {
  officeName: string | null;
  writerNames: string[];
  approvedByName: string | null;
  stationNames: string[];
  leaks: Leak[];
  /** Each piece that the gate marks, and whether a person let it through. */
  marks: FieldMark[];
}

/** What the form of a new case begins with. */
export interface ExampleStart {
  sourceNumber: string;
  title: string;
  text: string;
  lesson: string;
  basis: string;
  /** False where the complainant did not agree to be published: then day and town are left out. */
  consented: boolean;
}

const Query = z.object({ from: z.string().min(4).max(30) });

export const exampleApi = apiRoutes();
exampleApi.openapi(
  createRoute({
    method: 'get',
    path: '/example-drafts',
    summary: '从一件谈成的投诉或办结的紧急处置拟典型案例的草稿，已脱敏',
    middleware: staffOnly,
    request: { query: Query },
    responses: { 200: { description: '草稿', ...json(shape<ExampleStart>()) }, ...problems },
  }),
  async (c) => {
    const ctx = c.get('ctx');
    demand(ctx.actor, 'example.write');
    const source = await findSource(ctx.db, ctx, c.req.valid('query').from);
    if (source === null) throw new Refusal('example-source');
    return c.json(await startOf(ctx, source), 200);
  },
  checked(Query),
);
export const orderedExamples = ordered({
  frame: exampleFrame,
  example: '例2026-0007',
  Query: DocketState,
  list: (ctx, { state }, most) => listExamples(ctx.db, ctx.actor, state, most),
  moreOf: async (ctx, examples, names) => {
    const known = new Map<string, ExampleMore>();
    for (const example of examples) known.set(example.id, await moreOf(ctx, example, names));
    return ({ id }): ExampleMore => known.get(id) as ExampleMore;
  },
});
addDocketRoutes(exampleApi, orderedExamples);

async function moreOf(ctx: Context, example: Example, names: ReadonlyMap<string, string>): Promise<ExampleMore> {
  const { officeId, writerIds, approvedById, stationIds, firmReason } = example;
  const isWritten = example.state === 'draft' || example.state === 'submitted' || example.state === 'approved';
  const secrets = isWritten ? await secretsOfExample(ctx.db, ctx, example) : noSecrets;
  return {
    officeName: placeNameOf(ctx, officeId),
    writerNames: writerIds.map((id) => names.get(id) ?? '').filter((name) => name !== ''),
    approvedByName: approvedById === null ? null : (names.get(approvedById) ?? ''),
    stationNames: stationIds.map((id) => placeNameOf(ctx, id) ?? id),
    leaks: isWritten ? caseLeaks(Object.values(publicWords(example)).join('\n'), { leaksOf, secrets }, firmReason) : [],
    marks: isWritten ? await marksOf(ctx, example, secrets) : [],
  };
}

async function marksOf(ctx: Context, example: Example, secrets: Secrets): Promise<FieldMark[]> {
  const passes = await listPasses(ctx.db, ctx.actor.countyId, 'example', [example.id]);
  return Object.entries(publicWords(example)).flatMap(([field, words]) =>
    caseMarks(words, { leaksOf, secrets }, example.firmReason).map((mark) => ({
      ...mark,
      field,
      isPassed: passes.some((one) => one.words === mark.words),
      isFixed: mark.guessed !== true,
    })),
  );
}

/** What was told is drafted without what names anybody; the lesson is proposed from the knowledge base. */
async function startOf(ctx: Context, source: FoundSource): Promise<ExampleStart> {
  const { complaint, callout, review, number } = source;
  if (review !== undefined && review !== null)
    return { sourceNumber: number, ...draftReviewed(review), lesson: '', consented: true };
  const secrets = await secretsOf(ctx.db, ctx, source);
  const knowledge = entriesOn(await listKnowledge(ctx.db, ctx.actor.countyId), ctx.today);
  const [best] = suggest(toldIn(source), knowledge, 1);
  const hint = best === undefined ? { lesson: '', basis: '' } : lessonOf(best.entry);
  if (complaint === null)
    return {
      sourceNumber: number,
      title: callout?.exampleTitle ?? '',
      text: callout?.exampleText ?? '',
      ...hint,
      consented: true,
    };
  const draft = draftSettled({ ...settledFacts(ctx, complaint), leaksOf, secrets });
  return { sourceNumber: number, ...draft, ...hint, consented: complaint.consentPublish };
}

/** What was told of it, as the knowledge base is asked for it. */
function toldIn({ complaint, callout }: FoundSource): string {
  return complaint === null
    ? `${callout?.title ?? ''}${callout?.result ?? ''}`
    : `${complaint.story}${complaint.claim}`;
}

function settledFacts(ctx: Context, complaint: Complaint): Omit<SettledFacts, keyof CaseGate> {
  const { regions, categories } = ctx.county;
  const region = regions.find(({ id }) => id === (complaint.operatorRegionId ?? complaint.consumerRegionId));
  return {
    endedOn: complaint.endedOn ?? complaint.closedOn ?? ctx.today,
    town: region === undefined ? '' : (townOf(region, regions)?.name ?? ''),
    category: categories.find(({ code }) => code === complaint.categoryCode)?.zh ?? '',
    story: complaint.story,
    claim: complaint.claim,
    by: placeNameOf(ctx, complaint.officeId) ?? ctx.county.county.bureauName,
    atStation: complaint.outcome === 'settledAtStation',
    recoveredFen: complaint.recoveredFen,
    consented: complaint.consentPublish,
  };
}

/** The first sentences of the answer, and the articles. */
function lessonOf({ answer, articles }: { answer: string; articles: readonly string[] }): {
  lesson: string;
  basis: string;
} {
  const sentences = answer.split(/(?<=[。！？])/u);
  let lesson = '';
  for (const one of sentences)
    if (`${lesson}${one}`.length <= 120) lesson += one;
    else break;
  return { lesson: lesson === '' ? answer.slice(0, 120) : lesson, basis: articles.slice(0, 3).join('\n') };
}
