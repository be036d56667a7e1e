import { demand } from '../../domain/base/actor.ts';
import type { Account } from '../../domain/county/account.ts';
import type { Region } from '../../domain/county/region.ts';
import { Refusal } from '../../domain/base/refusal.ts';
import {
  stationMessageDocket,
  type SendStationMessage,
  type StationMessage,
  type StationMessageFacts,
} from '../../domain/station/station-message.ts';
import type { Tx } from '../../store/base/db.ts';
import { transact } from '../../store/base/transact.ts';
import { listNamedOf, saveStationReads } from '../../store/station/station-message.ts';
import type { Context } from '../base/context.ts';
import { getSeenEntry, moveEntry, openEntry, type DocketDone, type DocketFrame } from '../matter/docket.ts';
import { tellPeople } from '../matter/tell-people.ts';

/** Messages between stations: who there is to write to is the county's register of today. */
export const stationMessageFrame: DocketFrame<StationMessage, SendStationMessage, StationMessageFacts> = {
  docket: stationMessageDocket,
  place: ({ fromStationId, officeIds }) => ({ officeId: officeIds[0] ?? null, stationId: fromStationId }),
  know: async (tx, ctx, { entry, input }) => {
    const stations = ctx.county.stations.filter(({ active }) => active);
    const own = stations.find(({ id }) => id === ctx.actor.stationId);
    const townId = own === undefined ? null : townIdOf(ctx, own.regionId);
    const inTown = townId === null ? [] : stations.filter(({ regionId }) => townIdOf(ctx, regionId) === townId);
    // What a station sees of its own matters, and an office, which alone withdraws for another, of those of the writer.
    const whose = own?.id ?? entry?.fromStationId ?? null;
    const texts = Object.values(input).filter((one) => typeof one === 'string');
    const names = whose === null ? [] : await listNamedOf(tx, ctx.actor.countyId, whose, texts.join('\n'));
    return { stations, townId, townStationIds: inTown.map(({ id }) => id), known: { names } };
  },
  beside: ring,
};

const towns = new WeakMap<readonly Region[], ReadonlyMap<string, string | null>>();

/** The town in which a region lies; found once for all regions of a county, for a message to a town asks it of every station. */
export function townIdOf({ county: { regions } }: Context, regionId: string | null): string | null {
  const known = towns.get(regions) ?? townsOf(regions);
  towns.set(regions, known);
  return regionId === null ? null : (known.get(regionId) ?? null);
}

function townsOf(regions: readonly Region[]): ReadonlyMap<string, string | null> {
  const byId = new Map(regions.map((region) => [region.id, region]));
  const townOf = (region: Region): string | null => {
    const found = region.kind === 'town' ? region : byId.get(region.parentId ?? '');
    return found?.kind === 'town' ? found.id : null;
  };
  return new Map(regions.map((region) => [region.id, townOf(region)]));
}

/** The stations that it is written to hear that there is one, and its writer of an answer; the words stand on its page alone. */
async function ring(
  tx: Tx,
  ctx: Context,
  { entry, move }: DocketDone<StationMessage, StationMessageFacts>,
): Promise<void> {
  if (move !== null && move !== 'answer') return;
  const own = ctx.county.stations.find(({ id }) => id === ctx.actor.stationId)?.name ?? '';
  const to = new Set(move === null ? entry.toStationIds : [entry.fromStationId]);
  const words = move === null ? `${own}给您的站写了消息，请看。` : `${own}回复了您的站写的消息，请看。`;
  const isTold = ({ stationId, id }: Account) => stationId !== null && to.has(stationId) && id !== ctx.actor.id;
  await tellPeople(tx, ctx, { ...entry, page: 'stationMessages' }, isTold, words, { ring: 'never' });
}

/** What a station wrote or answered, maybe without a network: once under its id, and an answer behind whatever came meanwhile. */
export async function writeFromTelephone(
  ctx: Context,
  {
    id,
    toStationId,
    answerTo,
    text,
  }: { id: string; toStationId: string | null; answerTo: string | null; text: string },
): Promise<StationMessage> {
  if (answerTo === null) {
    const to =
      toStationId === null ? { reach: 'town' as const, toStationId: '' } : { reach: 'one' as const, toStationId };
    return openEntry(ctx, stationMessageFrame, { id, ...to, text });
  }
  for (let tries = 1; ; tries += 1) {
    const { version } = await getSeenEntry(ctx, stationMessageFrame, answerTo);
    try {
      return await moveEntry(ctx, stationMessageFrame, answerTo, 'answer', { text }, { version, clientId: id });
    } catch (error) {
      const isLate = error instanceof Refusal && error.code === 'changed-meanwhile';
      if (!isLate || tries === mostTries) throw error;
    }
  }
}

/** So often somebody else may have answered between the look and the answer. */
const mostTries = 5;

/** The station has read these; what was not sent to it is passed over, and the first time counts. */
export function readStationMessages(ctx: Context, ids: readonly string[]): Promise<void> {
  demand(ctx.actor, 'stationMessage.send');
  const { countyId, stationId, id: byId } = ctx.actor;
  if (stationId === null) throw new Refusal('not-found');
  return transact(ctx.db, (tx) => saveStationReads(tx, { countyId, stationId, byId, readAt: ctx.at }, ids));
}
