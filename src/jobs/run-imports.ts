import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { Context } from '../actions/base/context.ts';
import { failRun, passOn } from '../actions/exchange/import-pass.ts';
import type { ImportRun } from '../domain/exchange/import/import.ts';
import type { Tables } from '../outside/spreadsheet.ts';
import { listWaitingRuns } from '../store/exchange/import.ts';

/** So often a pass is tried in a turn before its run is given up: a connection that broke is there again by then. */
const mostTries = 3;
const restMilliseconds = 200;

/** Goes on with every import that has a pass under way, one after the other, also with those that a kill has cut off. */
export async function runImports(
  ctx: Context,
  { tables, log }: { tables: Tables; log: Logger },
  signal: AbortSignal,
): Promise<void> {
  const tried = new Set<string>();
  while (!signal.aborted) {
    const waiting = await listWaitingRuns(ctx.db, ctx.actor.countyId);
    const next = waiting.find((run) => !tried.has(`${run.id}:${run.state}`));
    if (next === undefined) return;
    tried.add(`${next.id}:${next.state}`);
    await tryRun({ ctx, tables, log, signal }, next);
  }
}

/** One table that cannot be taken in must not keep the others waiting: its run ends, and who sent it is told. */
async function tryRun(
  { ctx, tables, log, signal }: { ctx: Context; tables: Tables; log: Logger; signal: AbortSignal },
  run: ImportRun,
): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await passOn(ctx, tables, run.id, signal);
      return;
    } catch (error) {
      if (signal.aborted) throw error;
      log.error({ error: (error as Error).message, runId: run.id, attempt }, '导入没有往下走，再试几次，还不行就停下');
      if (attempt < mostTries) await pause(restMilliseconds * attempt);
      else {
        await failRun(ctx, run);
        return;
      }
    }
  }
}
