/** What the pages of contract terms ask the server for. */
import type { ContractReview } from '../../../domain/supervision/clause/contract-review.ts';
import type { contractReviewRow, contractReviewSpare } from '../../../domain/supervision/clause/clause-lists.ts';
import type { SetCandidateAside } from '../../../domain/supervision/clause/clause-candidate.ts';
import type { SetClauseWeight } from '../../../domain/supervision/clause/clause-weight.ts';
import type {
  ClauseLibrary,
  ClauseWeights,
  ContractReviewMore,
  ContractReviewRowMore,
  Expert,
  SeenCandidate,
} from '../../../http/api/supervision/clause/contract-review-routes.ts';
import { send, type Wire } from '../../base/client.ts';
import { docketCalls, type SeenEntryView, type SeenRow } from '../../matter/docket/docket-calls.ts';

export type SeenReviewLine = SeenRow<
  ContractReview,
  (typeof contractReviewRow)[number],
  ContractReviewRowMore,
  (typeof contractReviewSpare)[number]
>;
export const contractReviewCalls = docketCalls<ContractReview, ContractReviewMore, SeenReviewLine>('contract-reviews');
export type SeenReview = SeenEntryView<ContractReview, ContractReviewMore>;
export type SeenClause = SeenReview['entry']['clauses'][number];

// A clause is judged and weighed beside its text, not by a form of its own.
export type SeenLibrary = Wire<ClauseLibrary>['clauses'];

export function fetchLibrary(
  query: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<Wire<ClauseLibrary>> {
  return send(`/clause-library?${new URLSearchParams(query).toString()}`, { signal });
}

export type SeenWeights = Wire<ClauseWeights>;
export const weightsKey = ['contract-reviews', 'weights'] as const;

export const fetchWeights = (signal: AbortSignal): Promise<SeenWeights> => send('/clause-weights', { signal });

export const setWeight = (input: SetClauseWeight): Promise<SeenWeights> =>
  send('/clause-weights', { method: 'POST', body: input });

export const fetchExperts = (signal: AbortSignal): Promise<{ experts: Expert[] }> =>
  send('/clause-experts', { signal });

export type { SeenCandidate };
export const fetchCandidates = (signal: AbortSignal): Promise<{ items: SeenCandidate[] }> =>
  send('/clause-candidates', { signal });

export const setCandidateAside = (number: string, input: SetCandidateAside): Promise<object> =>
  send(`/clause-candidates/${encodeURIComponent(number)}/setAside`, { method: 'POST', body: input });
