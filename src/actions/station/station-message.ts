import { demand } from '../../domain/base/actor.ts';
import { townOf } from '../../domain/county/region.ts';
import { Refusal } from '../../domain/base/refusal.ts';
import {
  stationMessageDocket,
  type SendStationMessage,
  type StationMessage,
  type StationMessageFacts,
} from '../../domain/station/station-message.ts';
import { transact } from '../../store/base/transact.ts';
import { saveStationReads } from '../../store/station/station-message.ts';
import type { Context } from '../base/context.ts';
import type { DocketFrame } from '../matter/docket.ts';

/** Messages between stations: who there is to write to is the county's register of today. */
export const stationMessageFrame: DocketFrame<StationMessage, SendStationMessage, StationMessageFacts> = {
  docket: stationMessageDocket,
  place: ({ fromStationId, officeIds }) => ({ officeId: officeIds[0] ?? null, stationId: fromStationId }),
  know: async (_tx, ctx) => {
    const stations = ctx.county.stations.filter(({ active }) => active);
    const own = stations.find(({ id }) => id === ctx.actor.stationId);
    const townId = own === undefined ? null : townIdOf(ctx, own.regionId);
    const inTown = townId === null ? [] : stations.filter(({ regionId }) => townIdOf(ctx, regionId) === townId);
    return { stations, townId, townStationIds: inTown.map(({ id }) => id) };
  },
};

export function townIdOf({ county: { regions } }: Context, regionId: string | null): string | null {
  const region = regions.find(({ id }) => id === regionId);
  return region === undefined ? null : (townOf(region, regions)?.id ?? null);
}

/** The station has read these; what was not sent to it is passed over, and the first time counts. */
export function readStationMessages(ctx: Context, ids: readonly string[]): Promise<void> {
  demand(ctx.actor, 'stationMessage.send');
  const { countyId, stationId, id: byId } = ctx.actor;
  if (stationId === null) throw new Refusal('not-found');
  return transact(ctx.db, (tx) => saveStationReads(tx, { countyId, stationId, byId, readAt: ctx.at }, ids));
}
