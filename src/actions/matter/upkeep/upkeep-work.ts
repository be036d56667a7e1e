import { setTimeout as sleep } from 'node:timers/promises';
import { demand } from '../../../domain/base/actor.ts';
import { Refusal } from '../../../domain/base/refusal.ts';
import {
  longestWorkMs,
  mostWorkWords,
  type BeginWork,
  type RunWork,
  type UpkeepWork,
  type UpkeepWorkKind,
} from '../../../domain/matter/upkeep/upkeep-work.ts';
import { lockCounty } from '../../../store/county/county.ts';
import type { Db, Tx } from '../../../store/base/db.ts';
import { transact } from '../../../store/base/transact.ts';
import {
  endBegunBefore,
  endWork,
  findWork,
  insertWork,
  listOpen,
  tellWork,
} from '../../../store/matter/upkeep/upkeep-work.ts';
import { noteSetting, type Context } from '../../base/context.ts';

const cutOff = '程序停了，没有做完，再按一次。';
const unknownEnd = '做完的时候数据库停着，结果没有记下来，再按一次。';

/** The program that begins them, and how its commands are run. */
interface Runner {
  /** The process by name: of several programs on one database each ends its own. */
  host: string;
  run: RunWork | null;
  now: () => Date;
  /** How long the end waits for a database that is away, try by try; by then the next press or the next start ends it. */
  pausesMs?: readonly number[];
}

/** A second, then longer and longer, within some fifty minutes. */
const endPausesMs: readonly number[] = Array.from({ length: 55 }, (_, n) => Math.min(1000 * 2 ** n, 60_000));

/** What runs in this process, by what runs it: one of a kind, whatever a row says. */
const running = new WeakMap<RunWork, Set<UpkeepWorkKind>>();

function runningBy(run: RunWork): Set<UpkeepWorkKind> {
  const found = running.get(run) ?? new Set();
  running.set(run, found);
  return found;
}

/**
 * Begins a backup, a rehearsal or a check, and comes back at once; it goes on by itself, and what came of it stands on the page. One of a
 * kind at a time, on all programs of the county together; asked again under its id it begins nothing.
 */
export async function beginWork(ctx: Context, { id, kind }: BeginWork, runner: Runner): Promise<void> {
  demand(ctx.actor, 'upkeep.work');
  const { run, host } = runner;
  if (run === null) throw new Refusal('upkeep-not-here');
  const { countyId, id: byId } = ctx.actor;
  const work: UpkeepWork = { countyId, id, kind, byId, host, begunAt: ctx.at, endedAt: null, isGood: null, words: '' };
  const here = runningBy(run);
  const isNew = await transact(ctx.db, async (tx) => {
    await lockCounty(tx, countyId);
    const known = await findWork(tx, countyId, id);
    // One whose first answer was lost with the connection is written down, and nobody does it.
    if (known !== null) return known.endedAt === null && known.host === host && !here.has(kind);
    await endOld(tx, countyId, ctx.at);
    if (here.has(kind)) throw new Refusal('upkeep-under-way');
    const open = (await listOpen(tx, countyId)).find((one) => one.kind === kind);
    if (open !== undefined && open.host !== host) throw new Refusal('upkeep-under-way');
    // Begun by this very program, which does it no more: its end found no database.
    if (open !== undefined) await endWork(tx, open, { endedAt: ctx.at, isGood: false, words: unknownEnd });
    await insertWork(tx, work);
    await noteSetting(tx, ctx, 'upkeep-begun', { work: kind, workId: id });
    return true;
  });
  if (!isNew || here.has(kind)) return;
  here.add(kind);
  void doWork(ctx.db, work, { ...runner, run }).finally(() => here.delete(kind));
}

/** What it says is kept as it says it, the last of it; what counts is the end, which is written once. */
async function doWork(
  db: Db,
  work: UpkeepWork,
  { run, now, pausesMs = endPausesMs }: Runner & { run: RunWork },
): Promise<void> {
  let said = '';
  let keeping: Promise<void> | null = null;
  const keep = async () => {
    // Said meanwhile goes with the next: a program that says much asks the database one thing at a time.
    for (let kept = ''; kept !== said;) {
      kept = said;
      await tellWork(db, work, kept).catch(() => undefined);
    }
    keeping = null;
  };
  const isGood = await run(work.kind, (line) => {
    said = line.slice(0, mostWorkWords);
    keeping ??= keep();
  }).catch((error: unknown) => {
    said = `没有做成：${(error as NodeJS.ErrnoException).code ?? '原因在日志里'}`;
    return false;
  });
  const endedAt = now();
  for (const pauseMs of [...pausesMs, null])
    try {
      return await endWork(db, work, { endedAt, isGood, words: said });
    } catch {
      if (pauseMs !== null) await sleep(pauseMs, undefined, { ref: false });
    }
}

/** At a start: what was begun by a program of this machine that is no more was cut off with it. */
export async function endGone(
  db: Db,
  countyId: number,
  { isGone, at }: { isGone: (process: string) => boolean; at: Date },
): Promise<void> {
  await endOld(db, countyId, at);
  for (const one of await listOpen(db, countyId))
    if (isGone(one.host)) await endWork(db, one, { endedAt: at, isGood: false, words: cutOff });
}

/** Longer ago than anything takes, wherever it was begun. */
function endOld(db: Db | Tx, countyId: number, at: Date): Promise<void> {
  return endBegunBefore(db, countyId, { before: new Date(at.getTime() - longestWorkMs), at, words: cutOff });
}
