/** People who file without a pause, through both programs; what is not acknowledged is sent again under its id. */
import { setTimeout as sleep } from 'node:timers/promises';
import { uuidv7 } from 'uuidv7';
import { filingOf } from '../chaos/acts.ts';

export interface Filed {
  id: string;
  /** Through which of the programs it was acknowledged. */
  through: number;
  firstSentAt: number;
  acknowledgedAt: number;
}

const answerMs = 20_000;
const atOnce = 4;
/** Between two filings of one client, so that the machine is busy and not full. */
const restMs = 40;

export class Filings {
  readonly acknowledged: Filed[] = [];
  /** Sent, and never acknowledged: nobody was told that it is there. */
  unanswered = 0;
  readonly #urls: readonly string[];
  #isOver = false;
  #running: Promise<void>[] = [];

  constructor(urls: readonly string[]) {
    this.#urls = urls;
  }

  begin(): void {
    this.#running = Array.from({ length: atOnce }, (_, i) => this.#work(i));
  }

  async end(): Promise<void> {
    this.#isOver = true;
    await Promise.all(this.#running);
  }

  async #work(first: number): Promise<void> {
    for (let turn = first; !this.#isOver; turn += 1) {
      const id = uuidv7();
      const firstSentAt = performance.now();
      let isDone = false;
      while (!isDone && performance.now() - firstSentAt < 90_000) {
        const through = turn % this.#urls.length;
        isDone = await send(this.#urls[through] ?? '', id).catch(() => false);
        if (isDone) this.acknowledged.push({ id, through, firstSentAt, acknowledgedAt: performance.now() });
        else turn += 1;
        await sleep(restMs);
      }
      if (!isDone) this.unanswered += 1;
    }
  }
}

async function send(url: string, id: string): Promise<boolean> {
  const any = () => Math.floor(Math.random() * 256);
  const answer = await fetch(`${url}/api/complaints`, {
    method: 'POST',
    // Each from an address of its own, for nobody is to be stopped by the limits for strangers.
    headers: { 'content-type': 'application/json', 'x-forwarded-for': `10.${any()}.${any()}.${any()}` },
    body: JSON.stringify(filingOf(id)),
    signal: AbortSignal.timeout(answerMs),
  });
  await answer.body?.cancel();
  return answer.status === 201 || answer.status === 200;
}
