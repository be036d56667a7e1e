import {
  clauseKey,
  type CollectContract,
  type ContractReview,
  type ContractReviewFacts,
  type HandOver,
  type JudgeClause,
} from '../../../domain/supervision/clause/contract-review.ts';
import { severitiesOf } from '../../../domain/supervision/clause/clause-library.ts';
import { contractReviewDocket } from '../../../domain/supervision/clause/contract-review-steps.ts';
import { readContract } from '../../../domain/supervision/clause/read-contract.ts';
import type { Enforcement } from '../../../domain/supervision/enforcement/enforcement.ts';
import type { Tx } from '../../../store/base/db.ts';
import { lockEntry } from '../../../store/matter/docket.ts';
import { findOperatorNamed } from '../../../store/operator/operator.ts';
import { takeCandidates } from '../../../store/supervision/clause/clause-candidate.ts';
import { listExperts } from '../../../store/people/expert.ts';
import {
  dropJudgements,
  listEarlier,
  listSeverities,
  saveJudgement,
} from '../../../store/supervision/clause/contract-review.ts';
import type { Context, Follower } from '../../base/context.ts';
import { writeMove, type DocketFrame } from '../../matter/docket.ts';
import { openCaseFrom } from '../enforcement/enforcement.ts';
import { systemOf } from '../enforcement/sources.ts';

/** Reviews of standard terms: what the checker finds, how the same words were judged before, and the library that follows. */
export const contractReviewFrame: DocketFrame<ContractReview, CollectContract, ContractReviewFacts> = {
  docket: contractReviewDocket,
  know: async (tx, ctx, { entry, move, input }) => {
    const { countyId } = ctx.actor;
    const typed = 'text' in input && typeof input.text === 'string' ? input.text : null;
    // Read once, however often the rule asks.
    const read = typed === null ? { text: '', found: [] } : readContract(typed);
    const keys = [...new Set(read.found.map(({ words }) => clauseKey(words)))];
    const shop = 'operatorName' in input && typeof input.operatorName === 'string' ? input.operatorName : null;
    const [severities, earlier, operatorId, experts] = await Promise.all([
      listSeverities(tx, countyId),
      listEarlier(tx, countyId, keys, entry?.id ?? null),
      shop === null ? null : findOperatorNamed(tx, ctx.actor, shop),
      move === 'comment' ? listExperts(tx, countyId) : [],
    ]);
    const enforcement = entry !== null && move === 'handOver' ? await caseOf(tx, ctx, entry, input as HandOver) : null;
    const known = { severities: severitiesOf(severities), earlier, operatorId, experts };
    return { ...known, readContract: () => read, enforcement };
  },
  brings: ({ move, input }) => (move === null ? (input as CollectContract).photoIds : []),
  beside: async (tx, ctx, { entry, move, input }) => {
    if (move === null) await takeCandidates(tx, entry, entry.sourceNumbers);
    if (move === 'replaceText') await dropJudgements(tx, entry, null);
    if (move === 'judge') await keepJudgement(tx, ctx, entry, (input as JudgeClause).n);
    if (move === 'mark') await keepJudgement(tx, ctx, entry, entry.clauses.at(-1)?.n ?? 0);
  },
  place: ({ officeId }) => ({ officeId, stationId: null }),
};

/** The case that the step opens; what the step refuses takes it back. */
async function caseOf(tx: Tx, ctx: Context, { id, number, officeId }: ContractReview, input: HandOver) {
  const source = { kind: 'contract_review', id, number, channel: 'contractTerm', officeId, regionId: null } as const;
  return (await openCaseFrom(tx, ctx, source, input)).number;
}

/** A case that is not filed gives the review back: what is suspected there still has no answer. */
export const reopenReview: Follower<Enforcement> = {
  kinds: ['enforcement'],
  moves: ['notFile'],
  async follow(tx, ctx, { on }) {
    for (const { saved } of on) {
      const { sourceKind, sourceId, countyId, number } = saved;
      if (sourceKind !== 'contract_review' || sourceId === null) continue;
      const review = await lockEntry<ContractReview>(tx, sourceKind, countyId, { id: sourceId });
      if (review.state === 'enforced')
        await writeMove(tx, systemOf(ctx), contractReviewFrame, review, 'reopen', {
          remark: `案件 ${number} 不予立案`,
        });
    }
  },
};

/** The library keeps what was decided; what waits for an expert is not. */
async function keepJudgement(tx: Tx, ctx: Context, entry: ContractReview, n: number): Promise<void> {
  const clause = entry.clauses.find((one) => one.n === n);
  if (clause === undefined) return;
  const { code, words, decision, reason } = clause;
  if (decision !== 'suspected' && decision !== 'fair') return dropJudgements(tx, entry, n);
  await saveJudgement(tx, {
    countyId: entry.countyId,
    reviewId: entry.id,
    n,
    trade: entry.trade,
    code,
    key: clauseKey(words),
    words,
    decision,
    reason,
    reviewNumber: entry.number,
    byId: ctx.actor.id,
    judgedOn: ctx.today,
    judgedAt: ctx.at,
  });
}
