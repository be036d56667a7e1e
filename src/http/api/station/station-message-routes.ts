import { createRoute, z } from '@hono/zod-openapi';
import { demand } from '../../../domain/base/actor.ts';
import { stationKinds } from '../../../domain/base/station-kind.ts';
import { isPartyTo, type StationMessage } from '../../../domain/station/station-message.ts';
import type { Words } from '../../../domain/base/words.ts';
import type { Context } from '../../../actions/base/context.ts';
import { readStationMessages, stationMessageFrame, townIdOf } from '../../../actions/station/station-message.ts';
import { listStationMessages, listStationReads } from '../../../store/station/station-message.ts';
import { apiRoutes, body, checked, json, problems, shape } from '../../base/schema.ts';
import { staffOnly } from '../../base/session.ts';
import { placeNameOf } from '../matter/timeline-lines.ts';
import { addDocketRoutes, DocketState } from '../matter/docket-routes.ts';

export interface StationMessageMore {
  fromName: string;
  toNames: string[];
  townName: string | null;
  answers: { stationName: string; at: string; text: string }[];
  /** How many of those that it was sent to have read it. */
  read: number;
  /** Whether the reader's own station has read it; true where it was not sent to it. */
  isRead: boolean;
}

/** One row of 通讯录. */
export interface DirectoryRow {
  id: string;
  name: string;
  kind: Words;
  townName: string;
  contactName: string;
  phone: string;
  officeName: string;
}

const Ids = z.object({ ids: z.array(z.uuid()).min(1).max(200) });

export const stationMessageApi = apiRoutes();
stationMessageApi
  .openapi(
    createRoute({
      method: 'get',
      path: '/station-directory',
      summary: '站点通讯录：名称、种类、乡镇、监督员、值班电话',
      middleware: staffOnly,
      responses: { 200: { description: '通讯录', ...json(shape<{ stations: DirectoryRow[] }>()) }, ...problems },
    }),
    async (c) => {
      const ctx = c.get('ctx');
      demand(ctx.actor, 'stationMessage.read');
      return c.json({ stations: directoryOf(ctx) }, 200);
    },
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/station-messages-read',
      summary: '站点读了这些消息；第一次读的时间算数',
      middleware: staffOnly,
      request: { body: body(Ids) },
      responses: { 200: { description: '记下了', ...json(z.object({ ok: z.literal(true) })) }, ...problems },
    }),
    async (c) => {
      await readStationMessages(c.get('ctx'), c.req.valid('json').ids);
      return c.json({ ok: true as const }, 200);
    },
    checked(Ids),
  );
addDocketRoutes(stationMessageApi, {
  frame: stationMessageFrame,
  example: '00000000-0000-7000-8000-000000000001',
  Query: DocketState,
  list: (ctx, { state }, most) => listStationMessages(ctx.db, ctx.actor, state, most),
  moreOf: async (ctx, messages) => {
    const reads = await listStationReads(
      ctx.db,
      ctx.actor.countyId,
      messages.map(({ id }) => id),
    );
    return (message) =>
      moreOf(
        ctx,
        message,
        reads.filter(({ messageId }) => messageId === message.id),
      );
  },
});

/** The active stations, those of the reader's town first. */
export function directoryOf(ctx: Context): DirectoryRow[] {
  const { stations } = ctx.county;
  const own = stations.find(({ id }) => id === ctx.actor.stationId);
  const ownTown = own === undefined ? null : townIdOf(ctx, own.regionId);
  return stations
    .filter(({ active }) => active)
    .map((station) => ({ station, town: townIdOf(ctx, station.regionId) }))
    .toSorted(
      (a, b) => Number(b.town === ownTown) - Number(a.town === ownTown) || (a.station.id < b.station.id ? -1 : 1),
    )
    .map(({ station: { id, name, kind, contactName, phone, officeId }, town }) => ({
      id,
      name,
      kind: stationKinds[kind],
      townName: regionName(ctx, town),
      contactName,
      phone,
      officeName: placeNameOf(ctx, officeId) ?? officeId,
    }));
}

function regionName({ county: { regions } }: Context, id: string | null): string {
  return regions.find((one) => one.id === id)?.name ?? '';
}

function moreOf(ctx: Context, message: StationMessage, reads: readonly { stationId: string }[]): StationMessageMore {
  const nameOf = (id: string) => placeNameOf(ctx, id) ?? id;
  const { fromStationId, toStationIds, toTownId, state } = message;
  const { role, stationId } = ctx.actor;
  const isHidden = state === 'withdrawn' && role === 'station' && fromStationId !== stationId;
  return {
    fromName: nameOf(fromStationId),
    toNames: toStationIds.map(nameOf),
    townName: toTownId === null ? null : regionName(ctx, toTownId),
    answers: isHidden
      ? []
      : message.answers.map(({ stationId: id, at, text }) => ({ stationName: nameOf(id), at, text })),
    read: reads.length,
    isRead:
      !isPartyTo({ fromStationId: '', toStationIds }, stationId) || reads.some((one) => one.stationId === stationId),
  };
}
