/** Covert checks and visits to stations. */
import {
  covertCheckDocket,
  type CovertCheck,
  type PlanCovertCheck,
} from '../../../domain/supervision/inspection/covert-check.ts';
import {
  stationVisitDocket,
  type PlanStationVisit,
  type StationVisit,
  type StationVisitFacts,
} from '../../../domain/supervision/inspection/station-visit.ts';
import type { DocketFrame } from '../../matter/docket.ts';

const newPhotos = (entry: { photoIds: readonly string[] }, before: { photoIds: readonly string[] } | null) =>
  entry.photoIds.filter((id) => before?.photoIds.includes(id) !== true);

export const covertCheckFrame: DocketFrame<CovertCheck, PlanCovertCheck> = {
  docket: covertCheckDocket,
  brings: ({ entry, before }) => newPhotos(entry, before),
};

export const stationVisitFrame: DocketFrame<StationVisit, PlanStationVisit, StationVisitFacts> = {
  docket: stationVisitDocket,
  place: ({ officeId, stationId }) => ({ officeId, stationId }),
  know: async (_tx, ctx, { entry, input }) => {
    const id = entry?.stationId ?? (input as PlanStationVisit).stationId;
    return { visitedStation: ctx.county.stations.find((one) => one.id === id) ?? null };
  },
  brings: ({ entry, before }) => newPhotos(entry, before),
};
