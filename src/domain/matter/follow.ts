/**
 * 关注 (watch): a matter that somebody follows who need not handle it. It gives no right: what he may not read any more he is not told,
 * and a station follows no tip-off, for how one is handled is kept from it (《办法》第三十七条).
 */
import { mayDo, maySee, scopes, type Actor, type Placed, type Role } from '../base/actor.ts';
import type { Permission } from '../base/permissions.ts';
import { matterWords, type Matter, type MatterKind } from './matter.ts';

export interface Watch {
  countyId: number;
  accountId: string;
  kind: MatterKind;
  matterId: string;
  since: Date;
}

/** Whether the actor may follow the matter, and is told of its moves. */
export function mayWatch(actor: Actor, kind: MatterKind, matter: Placed): boolean {
  const read: Permission = `${kind}.read`;
  return mayDo(actor, read) && maySee(actor, matter) && mayKindBeWatched(actor.role, kind);
}

/** The half of it that asks for no matter: how a tip-off is handled is kept from a station. */
export function mayKindBeWatched(role: Role, kind: MatterKind): boolean {
  return !(role === 'station' && kind === 'tipoff');
}

/** Where somebody belongs. */
export type House = Pick<Actor, 'organisationId' | 'stationId'>;

/**
 * Whether the reader is told that somebody has a matter open, and at which step: an authority of everybody, but a station or the association of
 * its own people alone. Either stands outside of the authority, and a station is often the shop itself: which decision is being written, and by
 * whom, is nothing that it reads before it is decided.
 */
export function mayKnowThere(reader: House & Pick<Actor, 'role'>, present: House): boolean {
  switch (scopes[reader.role]) {
    case 'county':
    case 'office':
      return true;
    case 'station':
      return reader.stationId !== null && reader.stationId === present.stationId;
    case 'association':
      return reader.organisationId !== null && reader.organisationId === present.organisationId;
    case 'none':
      return false;
  }
}

/** What the message says: which matter and which step, and nothing of the people in it. */
export function watchedZh(kind: MatterKind, { number }: Pick<Matter, 'number'>, move: { zh: string }): string {
  return `您关注的${matterWords[kind].zh}${number}有进展：${move.zh}。`;
}
