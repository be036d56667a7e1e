/** What the desk reads of an entry of a docket: its words, what can be done with it now, and its ledger. */
import { maskPersons } from '../../../domain/base/masking.ts';
import { availableDocketMoves, type DocketEntry } from '../../../domain/matter/docket.ts';
import type { Facts } from '../../../domain/matter/matter.ts';
import type { Context } from '../../../actions/base/context.ts';
import type { DocketFrame } from '../../../actions/matter/docket.ts';
import { listAccounts } from '../../../store/county/account.ts';
import { listLedger } from '../../../store/base/ledger.ts';
import { linesOf, type TimelineLine } from './timeline-lines.ts';

export interface DocketItem<T extends DocketEntry = DocketEntry, More extends object = object> {
  entry: T;
  /** Only what is possible now for this person. */
  moves: string[];
  /** Names beside ids, and whatever else the noun shows. */
  more: More;
}

export interface DocketView<T extends DocketEntry = DocketEntry, More extends object = object> extends DocketItem<
  T,
  More
> {
  timeline: TimelineLine[];
}

export function docketItem<T extends DocketEntry, O extends { id: string }, F extends Facts, More extends object>(
  ctx: Context,
  { docket }: DocketFrame<T, O, F>,
  entry: T,
  more: More,
): DocketItem<T, More> {
  return {
    entry: docket.shown?.(ctx.actor, entry) ?? entry,
    moves: availableDocketMoves(docket, entry, ctx.actor, ctx.at),
    more,
  };
}

/** An entry may repeat what a citizen told. */
const hide = (words: string) => maskPersons(words, []);

/** The entry with its own ledger in words. */
export async function docketView<T extends DocketEntry, O extends { id: string }, F extends Facts, More extends object>(
  ctx: Context,
  frame: DocketFrame<T, O, F>,
  entry: T,
  more: More,
): Promise<DocketView<T, More>> {
  const [accounts, ledger] = await Promise.all([
    listAccounts(ctx.db, entry.countyId),
    listLedger(ctx.db, entry.countyId, entry.id),
  ]);
  const names = new Map(accounts.map((account) => [account.id, account.name]));
  // A partner department reads its own part of an entry, and the lines tell of the others' parts too.
  if (ctx.actor.role === 'department' && frame.docket.tells?.(ctx.actor, entry) !== true)
    return { ...docketItem(ctx, frame, entry, more), timeline: [] };
  return { ...docketItem(ctx, frame, entry, more), timeline: linesOf(ctx, ledger, names, { citizen: '来人', hide }) };
}
