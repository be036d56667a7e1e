/** The calls of sampling, and what its forms choose from. */
import { useQuery } from '@tanstack/react-query';
import { mayRole } from '../../../domain/base/actor.ts';
import type { SamplingBatch } from '../../../domain/supervision/sampling/batch.ts';
import type { Institution } from '../../../domain/supervision/sampling/institution.ts';
import { planTitleZh, type SamplingPlan } from '../../../domain/supervision/sampling/sampling-plan.ts';
import type { batchRow, batchSpare } from '../../../domain/supervision/sampling/sampling-lists.ts';
import type {
  BatchMore,
  BatchRowMore,
  GoodsTold,
  InstitutionMore,
  SamplingPlanMore,
} from '../../../http/api/supervision/sampling/sampling-routes.ts';
import { send } from '../../base/client.ts';
import { useMay } from '../../base/me.tsx';
import type { Choosable } from '../../matter/choices.ts';
import { docketCalls, useColleagues, type SeenEntryView, type SeenRow } from '../../matter/docket/docket-calls.ts';

export const institutionCalls = docketCalls<Institution, InstitutionMore>('institutions');
export const samplingPlanCalls = docketCalls<SamplingPlan, SamplingPlanMore>('sampling-plans');
export type SeenBatchLine = SeenRow<
  SamplingBatch,
  (typeof batchRow)[number],
  BatchRowMore,
  (typeof batchSpare)[number]
>;
export const batchCalls = docketCalls<SamplingBatch, BatchMore, SeenBatchLine>('samplings');

export type SeenBatch = SeenEntryView<SamplingBatch, BatchMore>;

/** What consumers have told of the goods; asked only where the result is unqualified. */
export function useGoodsTold({ entry, more }: SeenBatch) {
  return useQuery({
    queryKey: [batchCalls.path, 'told', entry.number],
    queryFn: ({ signal }) => send<GoodsTold>(`/samplings/${encodeURIComponent(entry.number)}/told`, { signal }),
    enabled: more.unfit,
  });
}

/** Who samples, which institution tests, which plan it is of. */
export function useSamplingChoices(): readonly Choosable[] {
  const may = useMay('sampling.read');
  const colleagues = useColleagues();
  const open = { state: 'open' };
  const institutions = useQuery({
    queryKey: [institutionCalls.path, 'list', open],
    queryFn: ({ signal }) => institutionCalls.list(open, signal),
    enabled: may,
  });
  const plans = useQuery({
    queryKey: [samplingPlanCalls.path, 'list', open],
    queryFn: ({ signal }) => samplingPlanCalls.list(open, signal),
    enabled: may,
  });
  return [
    // Whoever handles samplings; an auditor or a contact of a firm took none.
    ...colleagues.filter(({ role }) => mayRole(role, 'sampling.handle')),
    ...(institutions.data?.items ?? []).map(({ entry: { id, name, validTo } }): Choosable => ({
      of: 'institution',
      id,
      name: `${name}（至 ${validTo}）`,
    })),
    ...(plans.data?.items ?? [])
      .filter(({ entry }) => entry.state === 'running')
      .map(({ entry }): Choosable => ({
        of: 'samplingPlan',
        id: entry.id,
        name: `${planTitleZh(entry)} ${entry.number}`,
      })),
  ];
}
