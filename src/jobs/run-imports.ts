import type { Context } from '../actions/base/context.ts';
import { passOn } from '../actions/exchange/import-pass.ts';
import type { Tables } from '../outside/spreadsheet.ts';
import { listWaitingRuns } from '../store/exchange/import.ts';

/** Goes on with every import that has a pass under way, one after the other, also with those that a kill has cut off. */
export async function runImports(ctx: Context, tables: Tables, signal: AbortSignal): Promise<void> {
  const tried = new Set<string>();
  while (!signal.aborted) {
    const waiting = await listWaitingRuns(ctx.db, ctx.actor.countyId);
    const next = waiting.find((run) => !tried.has(`${run.id}:${run.state}`));
    if (next === undefined) return;
    tried.add(`${next.id}:${next.state}`);
    await passOn(ctx, tables, next.id, signal);
  }
}
