/** 开县导入 as it is under way: how far it is, for a page that was left and found again, and one writing for one press. */
import { demand } from '../../domain/base/actor.ts';
import type { Sheet } from '../../domain/exchange/onboarding/workbook.ts';
import type { Db } from '../../store/base/db.ts';
import { endBegunImport, noteBegunImport } from '../../store/base/shared/begun-imports.ts';
import type { Context } from '../base/context.ts';
import { applyOnboarding, type Onboarding, type TellRows, type Wish } from './onboarding.ts';

/** Of a writing under way in this program. */
export interface RunningImport {
  runId: string;
  fileName: string;
  /** New passwords are drawn and hashed first, which takes longest. */
  stage: 'passwords' | 'writing';
  done: number;
  of: number;
}

interface Running {
  shown: RunningImport;
  result: Promise<Onboarding>;
}

const running = new WeakMap<Db, Map<string, Running>>();

/** What was asked for, and the process that does it, by which one that was cut off is known. */
interface Run extends Wish {
  process: string;
}

/** Writes it, or waits with whoever pressed first: two presses, or a press again after the line was cut, are one. */
export async function runOnboarding(ctx: Context, sheets: readonly Sheet[], wish: Run): Promise<Onboarding> {
  const all = running.get(ctx.db) ?? new Map<string, Running>();
  running.set(ctx.db, all);
  const key = `${ctx.actor.id} ${wish.runId}`;
  const before = all.get(key);
  if (before !== undefined) return before.result;
  const { runId, fileName } = wish;
  const shown: RunningImport = { runId, fileName, stage: 'passwords', done: 0, of: 0 };
  const tell: TellRows = (stage, done, of) => Object.assign(shown, { stage, done, of });
  const result = runNoted(ctx, wish, () => applyOnboarding(ctx, sheets, wish, tell));
  all.set(key, { shown, result });
  try {
    return await result;
  } finally {
    all.delete(key);
  }
}

/** With a note beside it while it lasts: a program that is ended in it says so at its next start. */
async function runNoted(ctx: Context, { runId, process }: Run, work: () => Promise<Onboarding>): Promise<Onboarding> {
  demand(ctx.actor, 'county.onboard');
  const { db, at } = ctx;
  await noteBegunImport(db, { runId, process, at });
  let hasWritten = false;
  try {
    const done = await work();
    hasWritten = done.written !== null;
    return done;
  } finally {
    // A database that is away now keeps a note of what has not been written; of what has been, the ledger says it.
    await endBegunImport(db, { runId, at, hasWritten }).catch(() => undefined);
  }
}

/** The one that is under way; null where none is. */
export function runningImport(db: Db): RunningImport | null {
  const [first] = running.get(db)?.values() ?? [];
  return first === undefined ? null : { ...first.shown };
}
