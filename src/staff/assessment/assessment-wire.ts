/** The calls of assessments, and their answers as JSON carries them. */
import { useQuery } from '@tanstack/react-query';
import type { Assessment, assessmentRow } from '../../domain/assessment/assessment.ts';
import type { Award } from '../../domain/assessment/award.ts';
import type { Objection } from '../../domain/assessment/objection.ts';
import type { Scheme } from '../../domain/assessment/scheme.ts';
import type { AssessmentMore, AssessmentRowMore, Ranking, Sheet } from '../../http/api/assessment/assessment-routes.ts';
import type { SchemeList } from '../../http/api/assessment/scheme-routes.ts';
import { send, type Wire } from '../base/client.ts';
import { docketCalls, type SeenEntry, type SeenEntryView, type SeenRow } from '../matter/docket/docket-calls.ts';

export type SeenRoundLine = SeenRow<Assessment, (typeof assessmentRow)[number], AssessmentRowMore>;
export const assessmentCalls = docketCalls<Assessment, AssessmentMore, SeenRoundLine>('assessments', 200);
export const objectionCalls = docketCalls<Objection, { byName: string; answeredByName: string | null }>('objections');
export type SeenRound = SeenEntry<Assessment, AssessmentMore>;
export type SeenAssessment = SeenRound['entry'];
export type SeenRoundView = SeenEntryView<Assessment, AssessmentMore>;
export type SeenObjection = SeenEntry<Objection, { byName: string; answeredByName: string | null }>;
export type SeenRanking = Wire<Ranking>;
export type SeenSheet = Wire<Sheet>;
export type SeenLine = SeenRanking['lines'][number];

const scores = (key: string) => `/assessments/${encodeURIComponent(key)}/scores`;
export const ranking = (key: string, signal?: AbortSignal) => send<SeenRanking>(scores(key), { signal });
export const sheetOf = (key: string, subjectId: string, signal?: AbortSignal) =>
  send<SeenSheet>(`${scores(key)}/${encodeURIComponent(subjectId)}`, { signal });
export const saveMark = (key: string, subjectId: string, form: unknown) =>
  send<SeenSheet>(`${scores(key)}/${encodeURIComponent(subjectId)}`, { method: 'PUT', body: form });
export const saveScheme = (form: unknown) => send<Wire<Scheme>>('/schemes', { method: 'PUT', body: form });
export const saveAward = (form: unknown) => send<Wire<Award>>('/awards', { method: 'PUT', body: form });

/** Schemes and awards in every version; rules take them as they are, for they hold no instant that a rule reads. */
export function useSchemes(): { schemes: readonly Scheme[]; awards: readonly Award[] } | undefined {
  const found = useQuery({
    queryKey: ['schemes'],
    queryFn: ({ signal }) => send<Wire<SchemeList>>('/schemes', { signal }),
    staleTime: 60_000,
  });
  return found.data as SchemeList | undefined;
}
