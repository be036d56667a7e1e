/** What the county's own systems are told, written down in the transaction of what it tells; sent like messages, by the same clock. */
import { hookEventOf, type Hook, type HookEvent, type HookLetter } from '../../../domain/matter/hook/hook.ts';
import type { Matter } from '../../../domain/matter/matter.ts';
import type { Db, Tx } from '../../../store/base/db.ts';
import type { MessageRow } from '../../../store/base/schema.ts';
import { listHookAskers } from '../../../store/matter/hook/hook-system.ts';
import { saveMessages } from '../../../store/matter/message.ts';
import type { Context, Follower, Passed } from '../../base/context.ts';
import { outgoing, sendSoon } from '../message.ts';

let inFile: readonly Hook[] = [];

/** Called once by the program with those of the settings; those that were entered at the desk stand in the database. */
export function useHooks(named: readonly Hook[]): void {
  inFile = named;
}

/** A system as letters are addressed to it, and as people call it. */
export interface Asker {
  to: string;
  name: string;
}

/** The systems that ask for the event: those of the settings by their names, those of the desk by their ids. */
export async function listAskers(db: Db | Tx, countyId: number, event: HookEvent): Promise<Asker[]> {
  const ofDesk = await listHookAskers(db, countyId, event);
  return [
    ...inFile.filter(({ events }) => events.includes(event)).map(({ name }) => ({ to: name, name })),
    ...ofDesk.map(({ id, name }) => ({ to: id, name })),
  ];
}

/** Tells every system that asks for the event, the first in the letter of the id where one is given. Gives how many were told. */
export async function tellHooks(
  tx: Tx,
  ctx: Context,
  event: HookEvent,
  told: Omit<HookLetter, 'id' | 'event' | 'at'>,
  { firstId = null, ...kept }: Partial<Pick<MessageRow, 'page' | 'cause'>> & { firstId?: string | null } = {},
): Promise<string[]> {
  const askers = await listAskers(tx, told.countyId, event);
  const rows = askers.map((asker, i): MessageRow => {
    const id = i === 0 && firstId !== null ? firstId : ctx.newId();
    return letterTo(ctx, asker, { letter: { id, event, at: ctx.at.toISOString(), ...told }, kept });
  });
  await sendOut(tx, rows);
  return rows.map(({ id }) => id);
}

function letterTo(
  ctx: Context,
  { to, name }: Asker,
  { letter, kept = {} }: { letter: HookLetter; kept?: Partial<Pick<MessageRow, 'page' | 'cause'>> },
): MessageRow {
  const { countyId, id } = letter;
  const text = JSON.stringify(letter);
  return outgoing(ctx, { countyId, id, matterId: null, channel: 'hook', to, system: name, text, ...kept });
}

async function sendOut(tx: Tx, rows: readonly MessageRow[]): Promise<void> {
  if (rows.length === 0) return;
  await saveMessages(tx, rows);
  await sendSoon(tx, rows);
}

async function tellOfMatters(
  tx: Tx,
  ctx: Context,
  kind: 'complaint' | 'inquiry',
  on: readonly Passed<Matter>[],
): Promise<void> {
  // Who asks for an event is looked up once, however many matters it came to.
  const askersOf = new Map<HookEvent, readonly Asker[]>();
  const at = ctx.at.toISOString();
  const rows: MessageRow[] = [];
  for (const { saved, before } of on) {
    const event = hookEventOf(saved.state, before?.state ?? null);
    if (event === null) continue;
    const { countyId, number, state, officeId } = saved;
    const askers = askersOf.get(event) ?? (await listAskers(tx, countyId, event));
    askersOf.set(event, askers);
    for (const asker of askers)
      rows.push(
        letterTo(ctx, asker, { letter: { id: ctx.newId(), event, at, countyId, kind, number, state, officeId } }),
      );
  }
  await sendOut(tx, rows);
}

const kinds = ['complaint', 'inquiry'] as const;
const follow: Follower['follow'] = (tx, ctx, { kind, on, besides }) =>
  kind === 'complaint' || kind === 'inquiry' ? tellOfMatters(tx, ctx, kind, [...on, ...besides]) : Promise.resolve();

/** What is registered, and every move that brings it further. */
export const tellHooksOfFiling: Follower = { kinds, moves: ['file'], follow };
export const tellHooksOfMoves: Follower = { kinds, moves: 'all', follow };
