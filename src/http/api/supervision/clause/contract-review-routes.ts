import { createRoute, z } from '@hono/zod-openapi';
import { demand } from '../../../../domain/base/actor.ts';
import {
  clauseKey,
  draftOpinion,
  type ContractReview,
  type EarlierJudgement,
} from '../../../../domain/supervision/clause/contract-review.ts';
import { contractReviewListing, contractReviewRow } from '../../../../domain/supervision/clause/clause-lists.ts';
import {
  clauseCodes,
  clauseCodeTable,
  type ClauseCode,
  type Severity,
} from '../../../../domain/supervision/clause/clause-code.ts';
import { severitiesOf } from '../../../../domain/supervision/clause/clause-library.ts';
import { SetClauseWeight, type ClauseWeightChange } from '../../../../domain/supervision/clause/clause-weight.ts';
import { SetCandidateAside, type ClauseCandidate } from '../../../../domain/supervision/clause/clause-candidate.ts';
import {
  listSeenCandidates,
  setCandidateAside,
  type SeenClauseCandidate,
} from '../../../../actions/supervision/clause/clause-candidate.ts';
import { numberParam } from '../../matter/matter-routes.ts';
import { setClauseWeight } from '../../../../actions/supervision/clause/clause-weight.ts';
import type { Context } from '../../../../actions/base/context.ts';
import { listExperts } from '../../../../store/people/expert.ts';
import { listWeightChanges } from '../../../../store/supervision/clause/clause-weight.ts';
import { suspectedClauses, openClauses } from '../../../../domain/supervision/clause/contract-review-steps.ts';
import { clauseTrades } from '../../../../domain/supervision/clause/trade.ts';
import { contractReviewFrame } from '../../../../actions/supervision/clause/contract-review.ts';
import {
  contractReviewTable,
  listEarlier,
  listLibrary,
  listSeverities,
  type LibraryClause,
} from '../../../../store/supervision/clause/contract-review.ts';
import { apiRoutes, body, checked, json, problems, shape, validOf } from '../../../base/schema.ts';
import { staffOnly } from '../../../base/session.ts';
import { addListedRoutes, listed } from '../../matter/docket-list-routes.ts';
import { namesOf } from '../../county/account-names.ts';
import { placeNameOf } from '../../matter/timeline-lines.ts';
import { casesFrom, type CaseOf } from '../enforcement/cases-from.ts';

/** How the same words were judged in other reviews. */
export interface EarlierOf {
  n: number;
  suspected: number;
  fair: number;
  latest: Pick<EarlierJudgement, 'decision' | 'reason' | 'number' | 'on'>[];
}

/** What is shown beside a row of the list. */
export interface ContractReviewRowMore {
  officeName: string | null;
  suspected: number;
  open: number;
  marks: number;
}

export interface ContractReviewMore extends ContractReviewRowMore {
  byName: string;
  advisedByName: string | null;
  /** By the number of the mark; empty in a file. */
  earlier: EarlierOf[];
  /** The opinion as it would be drafted from what is suspected now. */
  draft: string;
  /** Opened out of it. */
  cases: CaseOf[];
}

/** 轻重 of each kind, and how it came to be. */
export interface ClauseWeights {
  weights: { code: ClauseCode; severity: Severity; usual: Severity }[];
  changes: (Omit<ClauseWeightChange, 'countyId' | 'byId' | 'at'> & { byName: string })[];
}

/** What a complaint quotes, to be collected. */
export interface SeenCandidate extends Pick<ClauseCandidate, 'complaintNumber' | 'operatorName' | 'words' | 'toldOn'> {
  codes: ClauseCode[];
  mayOpen: boolean;
}

/** Somebody to ask. */
export interface Expert {
  id: string;
  name: string;
}

export interface ClauseLibrary {
  clauses: (LibraryClause & { byName: string })[];
}

const Library = z.object({
  trade: z.enum(clauseTrades).optional(),
  decision: z.enum(['suspected', 'fair']).optional(),
});
const mostOfLibrary = 500;
const mostEarlier = 5;

export const contractReviewApi = apiRoutes();
contractReviewApi.openapi(
  createRoute({
    method: 'get',
    path: '/clause-library',
    summary: '条款库：各行业的说法和最近怎么定的',
    middleware: staffOnly,
    request: { query: Library },
    responses: { 200: { description: '条款库', ...json(shape<ClauseLibrary>()) }, ...problems },
  }),
  async (c) => {
    const ctx = c.get('ctx');
    demand(ctx.actor, 'contractReview.read');
    const asked = validOf(c, 'query', Library);
    const [found, names] = await Promise.all([
      listLibrary(ctx.db, ctx.actor.countyId, { ...asked, limit: mostOfLibrary }),
      namesOf(ctx),
    ]);
    return c.json({ clauses: found.map((one) => ({ ...one, byName: names.get(one.byId) ?? '' })) }, 200);
  },
  checked(Library),
);
contractReviewApi
  .openapi(
    createRoute({
      method: 'get',
      path: '/clause-weights',
      summary: '条款轻重：每一类现在的一档，谁什么时候为什么改的',
      middleware: staffOnly,
      responses: { 200: { description: '轻重', ...json(shape<ClauseWeights>()) }, ...problems },
    }),
    async (c) => {
      const ctx = c.get('ctx');
      demand(ctx.actor, 'contractReview.read');
      return c.json(await weightsOf(ctx), 200);
    },
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/clause-weights',
      summary: '改一类条款的轻重，写明为什么',
      middleware: staffOnly,
      request: { body: body(SetClauseWeight) },
      responses: { 200: { description: '轻重', ...json(shape<ClauseWeights>()) }, ...problems },
    }),
    async (c) => {
      const ctx = c.get('ctx');
      await setClauseWeight(ctx, c.req.valid('json'));
      return c.json(await weightsOf(ctx), 200);
    },
    checked(SetClauseWeight),
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/clause-experts',
      summary: '可以问的：在聘的专家和宣讲员',
      middleware: staffOnly,
      responses: { 200: { description: '专家', ...json(shape<{ experts: Expert[] }>()) }, ...problems },
    }),
    async (c) => {
      const ctx = c.get('ctx');
      demand(ctx.actor, 'contractReview.judge');
      const found = await listExperts(ctx.db, ctx.actor.countyId);
      const experts = found.map(({ id, name, specialities }) => ({
        id,
        name: specialities.length === 0 ? name : `${name}（${specialities.join('、')}）`,
      }));
      return c.json({ experts }, 200);
    },
  );

contractReviewApi
  .openapi(
    createRoute({
      method: 'get',
      path: '/clause-candidates',
      summary: '投诉里提到、涉嫌的条款，还没收成一份的',
      middleware: staffOnly,
      responses: { 200: { description: '候选', ...json(shape<{ items: SeenCandidate[] }>()) }, ...problems },
    }),
    async (c) => c.json({ items: (await listSeenCandidates(c.get('ctx'))).map(candidateOf) }, 200),
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/clause-candidates/{number}/setAside',
      summary: '说一件投诉里提到的条款为什么不收',
      middleware: staffOnly,
      request: { params: numberParam('投2026-0012'), body: body(SetCandidateAside) },
      responses: { 200: { description: '记下了', ...json(z.object({ ok: z.literal(true) })) }, ...problems },
    }),
    async (c) => {
      await setCandidateAside(c.get('ctx'), c.req.valid('param').number, c.req.valid('json'));
      return c.json({ ok: true as const }, 200);
    },
    checked(SetCandidateAside),
  );

const candidateOf = ({
  complaintNumber,
  operatorName,
  words,
  codes,
  toldOn,
  mayOpen,
}: SeenClauseCandidate): SeenCandidate => ({
  mayOpen,
  complaintNumber,
  operatorName,
  words,
  codes: [...codes],
  toldOn,
});

async function weightsOf(ctx: Context): Promise<ClauseWeights> {
  const { countyId } = ctx.actor;
  const [own, changes, names] = await Promise.all([
    listSeverities(ctx.db, countyId),
    listWeightChanges(ctx.db, countyId),
    namesOf(ctx),
  ]);
  const severities = severitiesOf(own);
  return {
    weights: clauseCodes.map((code) => ({ code, severity: severities[code], usual: clauseCodeTable[code].severity })),
    changes: changes.map(({ id, code, was, severity, reason, byId, onDay }) => ({
      id,
      code,
      was,
      severity,
      reason,
      onDay,
      byName: names.get(byId) ?? '',
    })),
  };
}

export const listedContractReviews = listed({
  frame: contractReviewFrame,
  example: '款2026-0001',
  table: contractReviewTable,
  listing: contractReviewListing,
  row: { entry: contractReviewRow, moreOf: async (ctx) => (one) => marksOf(ctx, one) },
  moreOf: async (ctx, reviews, names) => {
    // A file shows no more than how many; the page of one shows how each was judged before.
    const [only] = reviews.length === 1 && reviews[0]?.text !== '' ? reviews : [];
    const keys = [...new Set((only?.clauses ?? []).map(({ words }) => clauseKey(words)))];
    const [earlier, cases] = await Promise.all([
      only === undefined ? [] : listEarlier(ctx.db, ctx.actor.countyId, keys, only.id),
      casesFrom(ctx, 'contract_review', reviews),
    ]);
    return (one): ContractReviewMore => ({
      ...marksOf(ctx, one),
      byName: names.get(one.byId) ?? '',
      advisedByName: one.advisedById === null ? null : (names.get(one.advisedById) ?? ''),
      earlier: one.text === '' ? [] : earlierOf(one, earlier),
      draft: one.text === '' ? '' : draftOpinion(one),
      cases: cases(one),
    });
  },
});

addListedRoutes(contractReviewApi, listedContractReviews);

/** Whose it is, and how many marks are what. */
function marksOf(ctx: Context, one: ContractReview): ContractReviewRowMore {
  return {
    officeName: placeNameOf(ctx, one.officeId),
    suspected: suspectedClauses(one),
    open: openClauses(one),
    marks: one.clauses.length,
  };
}

function earlierOf({ clauses }: ContractReview, earlier: readonly EarlierJudgement[]): EarlierOf[] {
  return clauses.flatMap(({ n, code, words }) => {
    const key = clauseKey(words);
    const same = earlier.filter((one) => one.key === key && one.code === code);
    if (same.length === 0) return [];
    const fair = same.filter(({ decision }) => decision === 'fair').length;
    const latest = same
      .slice(0, mostEarlier)
      .map(({ decision, reason, number, on }) => ({ decision, reason, number, on }));
    return [{ n, suspected: same.length - fair, fair, latest }];
  });
}
