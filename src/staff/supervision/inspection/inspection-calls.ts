/** The calls of campaigns, sorties, inspections and what belongs to them. */
import { useQuery } from '@tanstack/react-query';
import { mayRole } from '../../../domain/base/actor.ts';
import type { Campaign } from '../../../domain/supervision/inspection/campaign.ts';
import type { CovertCheck } from '../../../domain/supervision/inspection/covert-check.ts';
import type { FestivalPlan } from '../../../domain/supervision/inspection/festival-plan.ts';
import type { Inspection } from '../../../domain/supervision/inspection/inspection.ts';
import type { Seizure } from '../../../domain/supervision/inspection/seizure.ts';
import type { Sortie } from '../../../domain/supervision/inspection/sortie.ts';
import type { StationVisit } from '../../../domain/supervision/inspection/station-visit.ts';
import type {
  campaignRow,
  covertCheckRow,
  covertCheckSpare,
  inspectionRow,
  inspectionSpare,
  seizureRow,
  sortieRow,
  sortieSpare,
  stationVisitRow,
  stationVisitSpare,
} from '../../../domain/supervision/inspection/inspection-lists.ts';
import type {
  CampaignMore,
  CampaignReach,
  CampaignRowMore,
  CovertCheckMore,
  InspectionMore,
  InspectionRowMore,
  SeizureMore,
  SeizureRowMore,
  SortieMore,
  SortieRowMore,
  StationVisitMore,
} from '../../../http/api/supervision/inspection/inspection-routes.ts';
import { send, type Wire } from '../../base/client.ts';
import { useMay } from '../../base/me.tsx';
import {
  docketCalls,
  useColleagues,
  type SeenEntry,
  type SeenEntryView,
  type SeenRow,
} from '../../matter/docket/docket-calls.ts';
import type { Choosable } from '../../matter/choices.ts';

type CampaignLine = SeenRow<Campaign, (typeof campaignRow)[number], CampaignRowMore>;
export type SeenSortieLine = SeenRow<Sortie, (typeof sortieRow)[number], SortieRowMore, (typeof sortieSpare)[number]>;
type SeizureLine = SeenRow<Seizure, (typeof seizureRow)[number], SeizureRowMore>;
type CovertCheckLine = SeenRow<
  CovertCheck,
  (typeof covertCheckRow)[number],
  CovertCheckMore,
  (typeof covertCheckSpare)[number]
>;
type StationVisitLine = SeenRow<
  StationVisit,
  (typeof stationVisitRow)[number],
  StationVisitMore,
  (typeof stationVisitSpare)[number]
>;
type InspectionLine = SeenRow<
  Inspection,
  (typeof inspectionRow)[number],
  InspectionRowMore,
  (typeof inspectionSpare)[number]
>;

export const campaignCalls = docketCalls<Campaign, CampaignMore, CampaignLine>('campaigns');
export const sortieCalls = docketCalls<Sortie, SortieMore, SeenSortieLine>('sorties');
export const inspectionCalls = docketCalls<Inspection, InspectionMore, InspectionLine>('inspections');
export const seizureCalls = docketCalls<Seizure, SeizureMore, SeizureLine>('seizures');
export const covertCheckCalls = docketCalls<CovertCheck, CovertCheckMore, CovertCheckLine>('covert-checks');
export const stationVisitCalls = docketCalls<StationVisit, StationVisitMore, StationVisitLine>('station-visits');

export type SeenCampaign = SeenEntryView<Campaign, CampaignMore>;
export type SeenInspection = SeenEntry<Inspection, InspectionMore>;
export type SeenReach = Wire<CampaignReach>;

/** Read again with every change of an inspection or a sortie, which announce themselves. */
export function useReach(number: string) {
  return useQuery({
    queryKey: ['inspections', 'reach', number],
    queryFn: ({ signal }) => send<SeenReach>(`/campaigns/${encodeURIComponent(number)}/reach`, { signal }),
    placeholderData: (before) => before,
  });
}

export function useFestivals(): readonly Wire<FestivalPlan>[] {
  const enabled = useMay('campaign.plan');
  const found = useQuery({
    queryKey: ['campaigns', 'festivals'],
    queryFn: ({ signal }) => send<{ festivals: Wire<FestivalPlan>[] }>('/campaign-festivals', { signal }),
    enabled,
    staleTime: 600_000,
  });
  return found.data?.festivals ?? [];
}

/** Colleagues, as people to go and as accounts in the rows of inspectors. */
export function useInspectors(): readonly Choosable[] {
  const inspectors = useColleagues().filter(({ role }) => mayRole(role, 'inspection.record'));
  return inspectors.flatMap(({ id, name }) => [
    { id, name },
    { id, name, of: 'account' as const },
  ]);
}
