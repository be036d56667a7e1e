import { createRoute } from '@hono/zod-openapi';
import { demand } from '../../../domain/base/actor.ts';
import { hidingOf } from '../../../domain/complaint/privacy.ts';
import { factKindWords, type FactKind, type FactSource } from '../../../domain/incident/facts/fact.ts';
import {
  answerWords,
  calledFor,
  type AnswerKind,
  type AskedQuestion,
  type ToldSoFar,
} from '../../../domain/county/asked/asked-question.ts';
import { CorrectAnswer, CorrectFact } from '../../../domain/incident/facts/fact-correction.ts';
import { wordsOfCode, type FactLexicon } from '../../../domain/incident/facts/fact-lexicon.ts';
import { correctAnswer, correctFact } from '../../../actions/incident/facts.ts';
import { getSeenComplaint } from '../../../actions/complaint/complaint.ts';
import { readFacts } from '../../../outside/seeds.ts';
import { findSheet, listFacts, type FactRow } from '../../../store/incident/fact.ts';
import { openIncidentsOf } from '../../../store/incident/incident.ts';
import { apiRoutes, body, checked, json, problems, shape } from '../../base/schema.ts';
import { staffOnly } from '../../base/session.ts';
import { numberParam } from '../matter/matter-routes.ts';

/** A fact as the card of a complaint shows it. */
export interface SeenFact {
  kind: Exclude<FactKind, 'answer'>;
  value: string;
  zh: string;
  en: string;
  /** The words that it comes from. */
  words: string;
  source: FactSource;
  /** The question to whose answer it belongs; empty for all else. */
  question: string;
  removed: boolean;
}

/** One of the county's further questions as it stands on the card: answered, or one that can still be answered. */
export interface SeenAnswer {
  question: string;
  zh: string;
  en: string;
  kind: AnswerKind;
  unit: string;
  choices: readonly string[];
  /** As it was given; null where nobody has answered. */
  answer: string | null;
  /** With its unit. */
  told: string;
  source: FactSource | null;
}

export interface SeenFacts {
  /** Not yet where the clock has not come to it. */
  isRead: boolean;
  facts: SeenFact[];
  answers: SeenAnswer[];
  /** The incident that it belongs to. */
  incident: { number: string; title: string } | null;
}

/** What may be chosen for the kinds that are codes. */
export type FactChoices = Partial<Record<FactKind, { value: string; zh: string; en: string }[]>>;

/** Sums and numbers of people are compared and say nothing on a card. */
const shown: readonly SeenFact['kind'][] = [
  'operator',
  'brand',
  'model',
  'batch',
  'product',
  'crop',
  'symptom',
  'channel',
  'school',
  'households',
  'people',
  'hurt',
  'mu',
  'balance',
];

const params = numberParam('投2026-00001');

export const factApi = apiRoutes()
  .openapi(
    createRoute({
      method: 'get',
      path: '/complaints/{number}/facts',
      summary: '一件投诉的事实，每一条带着依据的话',
      middleware: staffOnly,
      request: { params },
      responses: { 200: { description: '事实', ...json(shape<SeenFacts>()) }, ...problems },
    }),
    async (c) => {
      const ctx = c.get('ctx');
      return c.json(await seenFacts(ctx, c.req.valid('param').number), 200);
    },
  )
  .openapi(
    createRoute({
      method: 'put',
      path: '/complaints/{number}/facts',
      summary: '补上或者划掉一个事实',
      middleware: staffOnly,
      request: { params, body: body(CorrectFact) },
      responses: { 200: { description: '改好了', ...json(shape<SeenFacts>()) }, ...problems },
    }),
    async (c) => {
      const ctx = c.get('ctx');
      const { number } = c.req.valid('param');
      await correctFact(ctx, number, c.req.valid('json'), readFacts);
      return c.json(await seenFacts(ctx, number), 200);
    },
    checked(CorrectFact),
  )
  .openapi(
    createRoute({
      method: 'put',
      path: '/complaints/{number}/answers',
      summary: '补上、改或者划掉（留空）一个追问的回答',
      middleware: staffOnly,
      request: { params, body: body(CorrectAnswer) },
      responses: { 200: { description: '改好了', ...json(shape<SeenFacts>()) }, ...problems },
    }),
    async (c) => {
      const ctx = c.get('ctx');
      const { number } = c.req.valid('param');
      await correctAnswer(ctx, number, c.req.valid('json'), readFacts);
      return c.json(await seenFacts(ctx, number), 200);
    },
    checked(CorrectAnswer),
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/fact-choices',
      summary: '事实里按词表选的：东西、作物、毛病、怎么卖的',
      middleware: staffOnly,
      responses: { 200: { description: '词表', ...json(shape<FactChoices>()) }, ...problems },
    }),
    async (c) => {
      demand(c.get('ctx').actor, 'fact.correct');
      return c.json(choicesOf(await readFacts()), 200);
    },
  );

async function seenFacts(ctx: Parameters<typeof getSeenComplaint>[0], number: string): Promise<SeenFacts> {
  const complaint = await getSeenComplaint(ctx, number);
  const { id, countyId } = complaint;
  const [lexicon, sheet, rows, incidents] = await Promise.all([
    readFacts(),
    findSheet(ctx.db, countyId, id),
    listFacts(ctx.db, countyId, id),
    openIncidentsOf(ctx.db, countyId, [id]),
  ]);
  const incident = incidents.get(id);
  const hide = hidingOf(complaint, ctx.actor.role);
  return {
    isRead: sheet !== null,
    facts: rows
      .flatMap((row) => (isShown(row) ? [row] : []))
      .toSorted((a, b) => shown.indexOf(a.kind) - shown.indexOf(b.kind))
      .map(({ kind, value, words, source, question, removed }) => {
        const { zh, en } = kind === 'hurt' ? factKindWords.hurt : wordsOfCode(lexicon, kind, value);
        return { kind, value, zh, en, words, source, question, removed };
      }),
    answers: answersOf(
      ctx.county.questions,
      { ...complaint, text: complaint.story },
      rows.flatMap((row) => (row.kind === 'answer' && !row.removed ? [{ ...row, value: hide(row.value) }] : [])),
    ),
    incident: incident === undefined ? null : { number: incident.number, title: incident.title },
  };
}

function isShown(row: FactRow): row is FactRow & Pick<SeenFact, 'kind'> {
  return (shown as readonly FactKind[]).includes(row.kind);
}

/** What was answered, those too whose question is asked no more, and what could still be asked of this matter. */
function answersOf(questions: readonly AskedQuestion[], told: ToldSoFar, rows: readonly FactRow[]): SeenAnswer[] {
  const open = new Set(calledFor(questions, told).map((one) => one.id));
  return questions.flatMap((question) => {
    const row = rows.find((one) => one.question === question.id);
    if (row === undefined && (question.endedOn !== null || !open.has(question.id))) return [];
    const { id, zh, en, kind, unit, choices } = question;
    const answer = row?.value ?? null;
    return [
      {
        question: id,
        zh,
        en,
        kind,
        unit,
        choices,
        answer,
        told: answer === null ? '' : answerWords(question, answer),
        source: row?.source ?? null,
      },
    ];
  });
}

function choicesOf({ products, crops, symptoms, channels }: FactLexicon): FactChoices {
  const of = (rows: readonly { code: string; zh: string; en: string }[]) =>
    rows.map(({ code, zh, en }) => ({ value: code, zh, en }));
  return {
    product: of(products),
    crop: of(crops),
    symptom: of(symptoms),
    channel: of(channels),
    hurt: [{ value: 'yes', ...factKindWords.hurt }],
  };
}
