/** 站点互通 as a telephone carries it: the neighbours with their telephones, and what was written to and by its station. */
import { shownStationMessage } from '../../../domain/station/station-message.ts';
import type { Station } from '../../../domain/county/station.ts';
import { townIdOf } from '../../../actions/station/station-message.ts';
import type { Context } from '../../../actions/base/context.ts';
import { listStationMessages } from '../../../store/station/station-message.ts';
import { moreOfMessages } from './station-message-routes.ts';

/** A neighbour: a station of the town, or of the same office. */
export interface CarriedNeighbour {
  id: string;
  name: string;
  contactName: string;
  phone: string;
  inTown: boolean;
}

export interface CarriedStationMessage {
  id: string;
  fromName: string;
  /** The town that it went to, or the one station. */
  toName: string;
  sentAt: string;
  text: string;
  isWithdrawn: boolean;
  isOwn: boolean;
  isRead: boolean;
  answers: { stationName: string; at: string; text: string }[];
}

const mostMessages = 40;
const mostNeighbours = 200;

export async function carriedMessages(ctx: Context): Promise<CarriedStationMessage[]> {
  const messages = await listStationMessages(ctx.db, ctx.actor, 'all', mostMessages);
  const more = await moreOfMessages(ctx, messages);
  return messages.map((message): CarriedStationMessage => {
    const { fromName, toNames, townName, isRead, answers } = more(message);
    const shown = shownStationMessage(ctx.actor, message);
    return {
      id: message.id,
      fromName,
      toName: townName ?? toNames[0] ?? '',
      sentAt: message.sentAt.toISOString(),
      text: shown.text,
      isWithdrawn: message.state === 'withdrawn',
      isOwn: message.fromStationId === ctx.actor.stationId,
      isRead,
      answers,
    };
  });
}

/** Those of its own town first; whom else it looks for it finds at the desk. */
export function carriedNeighbours(ctx: Context, own: Station): CarriedNeighbour[] {
  const town = townIdOf(ctx, own.regionId);
  return ctx.county.stations
    .filter(({ id, active }) => active && id !== own.id)
    .map((station) => ({ station, inTown: town !== null && townIdOf(ctx, station.regionId) === town }))
    .filter(({ station, inTown }) => inTown || station.officeId === own.officeId)
    .toSorted((a, b) => Number(b.inTown) - Number(a.inTown) || (a.station.id < b.station.id ? -1 : 1))
    .slice(0, mostNeighbours)
    .map(({ station: { id, name, contactName, phone }, inTown }) => ({ id, name, contactName, phone, inTown }));
}
