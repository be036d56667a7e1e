import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import { enterFresh } from '../actions/complaint/search-entering.ts';
import { expectTrouble, foldNoted } from '../actions/figures/folding.ts';
import { loggedOf, type Db } from '../store/base/db.ts';
import { hearNow, type HearingDeps } from './run.ts';

/** What acts have noted is folded within the second; whoever asks before looks at the notes himself. */
const everyMs = 700;

export interface Following {
  stop(): Promise<void>;
}

/** Folds what acts have noted of the figures into their cells, until it is stopped. */
export function followFigures(db: Db, log: Logger): Following {
  expectTrouble(db);
  return follow(log, '统计的计数没有并进去，会再并；看到的数不受影响', (signal) => foldNoted(db, signal));
}

/** Enters new words into the index of the search, until it is stopped. */
export function followSearch(db: Db, log: Logger): Following {
  return follow(log, '新的文字没有编进查找的索引，会再编；照样找得到', (signal) => enterFresh(db, signal));
}

/** Hears what was filed for danger to life, and rings those on duty, until it is stopped. */
export function followDanger(deps: HearingDeps): Following {
  return follow(deps.log, '新登记的有没有危险没有听完，会再听；紧急的请先看工作台', (signal) => hearNow(deps, signal));
}

export function follow(
  log: Logger,
  trouble: string,
  fold: (signal: AbortSignal) => Promise<void>,
  pauseMs: number = everyMs,
): Following {
  const stopping = new AbortController();
  const { signal } = stopping;
  const working = (async () => {
    let isTroubled = false;
    while (!signal.aborted) {
      try {
        await fold(signal);
        isTroubled = false;
      } catch (error) {
        if (!isTroubled) log.error(loggedOf(error as Error), trouble);
        isTroubled = true;
      }
      await sleep(pauseMs, null, { signal, ref: false }).catch(() => undefined);
    }
  })();
  return {
    async stop() {
      stopping.abort();
      await working;
    },
  };
}
