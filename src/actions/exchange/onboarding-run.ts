/** 开县导入 as it is under way: how far it is, for a page that was left and found again, and one writing for one press. */
import type { Sheet } from '../../domain/exchange/onboarding/workbook.ts';
import type { Db } from '../../store/base/db.ts';
import type { Context } from '../base/context.ts';
import { applyOnboarding, type Onboarding, type Wish } from './onboarding.ts';

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

/** Writes it, or waits with whoever pressed first: two presses, or a press again after the line was cut, are one. */
export async function runOnboarding(ctx: Context, sheets: readonly Sheet[], wish: Wish): Promise<Onboarding> {
  const all = running.get(ctx.db) ?? new Map<string, Running>();
  running.set(ctx.db, all);
  const key = `${ctx.actor.id} ${wish.runId}`;
  const before = all.get(key);
  if (before !== undefined) return before.result;
  const { runId, fileName } = wish;
  const shown: RunningImport = { runId, fileName, stage: 'passwords', done: 0, of: 0 };
  const result = applyOnboarding(ctx, sheets, wish, (stage, done, of) => Object.assign(shown, { stage, done, of }));
  all.set(key, { shown, result });
  try {
    return await result;
  } finally {
    all.delete(key);
  }
}

/** The one that is under way; null where none is. */
export function runningImport(db: Db): RunningImport | null {
  const [first] = running.get(db)?.values() ?? [];
  return first === undefined ? null : { ...first.shown };
}
