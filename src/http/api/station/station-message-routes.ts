import { createRoute, z } from '@hono/zod-openapi';
import { demand } from '../../../domain/base/actor.ts';
import { stationKinds } from '../../../domain/base/station-kind.ts';
import {
  isPartyTo,
  shownStationMessage,
  stationMessageRow,
  type StationMessage,
} from '../../../domain/station/station-message.ts';
import type { Words } from '../../../domain/base/words.ts';
import type { Context } from '../../../actions/base/context.ts';
import { readStationMessages, stationMessageFrame, townIdOf } from '../../../actions/station/station-message.ts';
import { listStationMessages, listStationReads } from '../../../store/station/station-message.ts';
import { apiRoutes, body, checked, json, problems, shape } from '../../base/schema.ts';
import { staffOnly } from '../../base/session.ts';
import { addDocketRoutes, DocketState } from '../matter/docket-routes.ts';

/** What stands beside a row of the list. */
export interface StationMessageRowMore {
  fromName: string;
  /** How it begins, as far as the reader may read it. */
  head: string;
  /** The station that it was sent to; null where it went to a town. */
  toName: string | null;
  townName: string | null;
  /** To how many it was sent, how many of them have read it, and how many answers came. */
  sent: number;
  read: number;
  answered: number;
}

export interface StationMessageMore extends StationMessageRowMore {
  toNames: string[];
  answers: { stationName: string; at: string; text: string }[];
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

export interface DirectoryPage {
  stations: DirectoryRow[];
  /** How many there are; the first of them are shown, and a word finds the others. */
  total: number;
}

const mostShown = 300;
const Searched = z.object({ q: z.string().trim().max(40).default('') });
const Ids = z.object({ ids: z.array(z.uuid()).min(1).max(200) });

export const stationMessageApi = apiRoutes();
stationMessageApi
  .openapi(
    createRoute({
      method: 'get',
      path: '/station-directory',
      summary: '站点通讯录：名称、种类、乡镇、监督员、值班电话',
      middleware: staffOnly,
      request: { query: Searched },
      responses: { 200: { description: '通讯录', ...json(shape<DirectoryPage>()) }, ...problems },
    }),
    async (c) => {
      const ctx = c.get('ctx');
      demand(ctx.actor, 'stationMessage.read');
      const all = directoryOf(ctx, c.req.valid('query').q);
      return c.json({ stations: all.slice(0, mostShown), total: all.length }, 200);
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
  row: { entry: stationMessageRow, moreOf: rowMoreOfMessages },
  moreOf: moreOfMessages,
});

/** What is shown beside each of the messages, for the desk and for the telephone. */
export async function moreOfMessages(
  ctx: Context,
  messages: readonly StationMessage[],
): Promise<(message: StationMessage) => StationMessageMore> {
  const { readsOf, names } = await besideMessages(ctx, messages);
  return (message) => moreOf(ctx, message, readsOf(message), names);
}

async function rowMoreOfMessages(ctx: Context, messages: readonly StationMessage[]) {
  const { readsOf, names } = await besideMessages(ctx, messages);
  return (message: StationMessage) => rowMoreOf(ctx, message, readsOf(message), names);
}

async function besideMessages(ctx: Context, messages: readonly StationMessage[]) {
  const reads = await listStationReads(
    ctx.db,
    ctx.actor.countyId,
    messages.map(({ id }) => id),
  );
  const ofEach = Map.groupBy(reads, ({ messageId }) => messageId);
  const names = new Map(ctx.county.stations.map(({ id, name }) => [id, name]));
  return { readsOf: ({ id }: StationMessage) => ofEach.get(id) ?? [], names };
}

/** The active stations that the word is said of, those of the reader's town first. */
export function directoryOf(ctx: Context, typed = ''): DirectoryRow[] {
  const { stations, regions, organisations } = ctx.county;
  const own = stations.find(({ id }) => id === ctx.actor.stationId);
  const ownTown = own === undefined ? null : townIdOf(ctx, own.regionId);
  const townNames = new Map(regions.map(({ id, name }) => [id, name]));
  const offices = new Map(organisations.map(({ id, name }) => [id, name]));
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
      townName: townNames.get(town ?? '') ?? '',
      contactName,
      phone,
      officeName: offices.get(officeId) ?? officeId,
    }))
    .filter(({ name, townName, contactName }) => [name, townName, contactName].some((one) => one.includes(typed)));
}

function regionName({ county: { regions } }: Context, id: string | null): string {
  return regions.find((one) => one.id === id)?.name ?? '';
}

const headLength = 24;

function rowMoreOf(
  ctx: Context,
  message: StationMessage,
  reads: readonly object[],
  names: ReadonlyMap<string, string>,
): StationMessageRowMore {
  const { fromStationId, toStationIds, toTownId } = message;
  const { text, answers } = shownStationMessage(ctx.actor, message);
  const [first = ''] = toStationIds;
  return {
    fromName: names.get(fromStationId) ?? fromStationId,
    head: text.slice(0, headLength),
    toName: toTownId === null ? (names.get(first) ?? first) : null,
    townName: toTownId === null ? null : regionName(ctx, toTownId),
    sent: toStationIds.length,
    read: reads.length,
    answered: answers.length,
  };
}

function moreOf(
  ctx: Context,
  message: StationMessage,
  reads: readonly { stationId: string }[],
  names: ReadonlyMap<string, string>,
): StationMessageMore {
  const nameOf = (id: string) => names.get(id) ?? id;
  const { toStationIds } = message;
  const { stationId } = ctx.actor;
  const { answers } = shownStationMessage(ctx.actor, message);
  return {
    ...rowMoreOf(ctx, message, reads, names),
    toNames: toStationIds.map(nameOf),
    answers: answers.map(({ stationId: id, at, text }) => ({ stationName: nameOf(id), at, text })),
    isRead:
      !isPartyTo({ fromStationId: '', toStationIds }, stationId) || reads.some((one) => one.stationId === stationId),
  };
}
