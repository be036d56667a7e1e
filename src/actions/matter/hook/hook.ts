/** What the county's own systems are told, written down in the transaction of what it tells; sent like messages, by the same clock. */
import { hookEventOf, type Hook, type HookEvent, type HookLetter } from '../../../domain/matter/hook/hook.ts';
import type { Matter } from '../../../domain/matter/matter.ts';
import type { Tx } from '../../../store/base/db.ts';
import type { MessageRow } from '../../../store/base/schema.ts';
import { saveMessages } from '../../../store/matter/message.ts';
import type { Context, Follower, Passed } from '../../base/context.ts';
import { outgoing, sendSoon } from '../message.ts';

let hooks: readonly Hook[] = [];

/** Called once by the program with those of the settings; without any nothing is written. */
export function useHooks(named: readonly Hook[]): void {
  hooks = named;
}

/** The systems that ask for the event, by their names. */
export function askersOf(event: HookEvent): string[] {
  return hooks.filter(({ events }) => events.includes(event)).map(({ name }) => name);
}

/** Tells every system that asks for the event, the first in the letter of the id where one is given. Gives how many were told. */
export async function tellHooks(
  tx: Tx,
  ctx: Context,
  event: HookEvent,
  told: Omit<HookLetter, 'id' | 'event' | 'at'>,
  { firstId = null, ...kept }: Partial<Pick<MessageRow, 'page' | 'cause'>> & { firstId?: string | null } = {},
): Promise<string[]> {
  const rows = askersOf(event).map((name, i): MessageRow => {
    const id = i === 0 && firstId !== null ? firstId : ctx.newId();
    const letter: HookLetter = { id, event, at: ctx.at.toISOString(), ...told };
    const { countyId } = told;
    return outgoing(ctx, {
      countyId,
      id,
      matterId: null,
      channel: 'hook',
      to: name,
      text: JSON.stringify(letter),
      ...kept,
    });
  });
  if (rows.length === 0) return [];
  await saveMessages(tx, rows);
  await sendSoon(tx, rows);
  return rows.map(({ id }) => id);
}

async function tellOfMatters(
  tx: Tx,
  ctx: Context,
  kind: 'complaint' | 'inquiry',
  on: readonly Passed<Matter>[],
): Promise<void> {
  if (hooks.length === 0) return;
  for (const { saved, before } of on) {
    const event = hookEventOf(saved.state, before?.state ?? null);
    const { countyId, number, state, officeId } = saved;
    if (event !== null) await tellHooks(tx, ctx, event, { countyId, kind, number, state, officeId });
  }
}

const kinds = ['complaint', 'inquiry'] as const;
const follow: Follower['follow'] = (tx, ctx, { kind, on, besides }) =>
  kind === 'complaint' || kind === 'inquiry' ? tellOfMatters(tx, ctx, kind, [...on, ...besides]) : Promise.resolve();

/** What is registered, and every move that brings it further. */
export const tellHooksOfFiling: Follower = { kinds, moves: ['file'], follow };
export const tellHooksOfMoves: Follower = { kinds, moves: 'all', follow };
