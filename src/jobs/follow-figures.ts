import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import { foldNoted } from '../actions/figures/folding.ts';
import { loggedOf, type Db } from '../store/base/db.ts';

/** A note is folded within the second; whoever counts before adds it himself. */
const everyMs = 700;

/** Folds what acts have noted of the figures into their cells, until it is stopped. */
export function followFigures(db: Db, log: Logger): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const { signal } = stopping;
  const working = (async () => {
    let isTroubled = false;
    while (!signal.aborted) {
      try {
        await foldNoted(db, signal);
        isTroubled = false;
      } catch (error) {
        if (!isTroubled) log.error(loggedOf(error as Error), '统计的计数没有并进去，会再并；看到的数不受影响');
        isTroubled = true;
      }
      await sleep(everyMs, null, { signal, ref: false }).catch(() => undefined);
    }
  })();
  return {
    async stop() {
      stopping.abort();
      await working;
    },
  };
}
