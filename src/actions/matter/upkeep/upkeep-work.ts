import { demand } from '../../../domain/base/actor.ts';
import { Refusal } from '../../../domain/base/refusal.ts';
import {
  longestWorkMs,
  mostWorkWords,
  type BeginWork,
  type RunWork,
  type UpkeepWork,
} from '../../../domain/matter/upkeep/upkeep-work.ts';
import { lockCounty } from '../../../store/county/county.ts';
import type { Db } from '../../../store/base/db.ts';
import { transact } from '../../../store/base/transact.ts';
import { endCutOff, findWork, insertWork, listWorks, updateWork } from '../../../store/matter/upkeep/upkeep-work.ts';
import { noteSetting, type Context } from '../../base/context.ts';

const cutOff = '程序停了，没有做完，再按一次。';

/**
 * Begins a backup, a rehearsal or a check, and comes back at once; it goes on by itself, and what came of it stands on the page. One of a
 * kind at a time; asked again under its id it begins nothing.
 */
export async function beginWork(
  ctx: Context,
  { id, kind }: BeginWork,
  { host, run, now }: { host: string; run: RunWork | null; now: () => Date },
): Promise<void> {
  demand(ctx.actor, 'upkeep.work');
  if (run === null) throw new Refusal('upkeep-not-here');
  const { countyId, id: byId } = ctx.actor;
  const work: UpkeepWork = { countyId, id, kind, byId, host, begunAt: ctx.at, endedAt: null, isGood: null, words: '' };
  const isNew = await transact(ctx.db, async (tx) => {
    await lockCounty(tx, countyId);
    if ((await findWork(tx, countyId, id)) !== null) return false;
    const before = new Date(ctx.at.getTime() - longestWorkMs);
    await endCutOff(tx, countyId, { host: null, at: ctx.at, before, words: cutOff });
    const open = (await listWorks(tx, countyId)).find((one) => one.kind === kind && one.endedAt === null);
    if (open !== undefined) throw new Refusal('upkeep-under-way');
    await insertWork(tx, work);
    await noteSetting(tx, ctx, 'upkeep-begun', { work: kind, workId: id });
    return true;
  });
  if (isNew) void doWork(ctx.db, work, run, now);
}

/** What it says is kept as it says it; the database may be away for a while, and the end is what counts. */
async function doWork(db: Db, work: UpkeepWork, run: RunWork, now: () => Date): Promise<void> {
  let said = '';
  const keep = (change: Partial<UpkeepWork>) => updateWork(db, work, change).catch(() => undefined);
  const isGood = await run(work.kind, (line) => {
    said = line.slice(0, mostWorkWords);
    void keep({ words: said });
  }).catch((error: unknown) => {
    said = `没有做成：${(error as NodeJS.ErrnoException).code ?? '原因在日志里'}`;
    return false;
  });
  await keep({ endedAt: now(), isGood, words: said });
}

/** At a start nothing runs on this machine: what was open here was cut off with the program. */
export async function endWorksOf(db: Db, countyId: number, host: string, at: Date): Promise<void> {
  await endCutOff(db, countyId, { host, at, before: new Date(at.getTime() - longestWorkMs), words: cutOff });
}
