import { contextAt, type Context } from '../actions/base/context.ts';
import { claimLetter, noteLineDown, noteReceipt, writeReplies } from '../actions/exchange/letter-exchange.ts';
import { writeMonths } from '../actions/report/carried-month.ts';
import type { Lines } from '../domain/exchange/letter-exchange.ts';

/**
 * Writes the replies and the locked months that are due and sends what waits, in the order it was written. When a line is down, what is
 * for it waits too: one try finds that out, and stops no other line.
 */
export async function sendLetters(
  ctx: Context,
  { line, below }: Lines,
  now: () => Date,
  signal: AbortSignal,
): Promise<void> {
  const reachable = new Map([
    ...(line === null ? [] : [[null, line] as const]),
    ...below.map((one) => [one.countyId, one.line] as const),
  ]);
  if (reachable.size === 0) return;
  while (!signal.aborted && (await writeReplies(contextAt(ctx, now()))) > 0);
  while (line !== null && !signal.aborted && (await writeMonths(contextAt(ctx, now()))) > 0);
  while (!signal.aborted) {
    const letter = await claimLetter(contextAt(ctx, now()), [...reachable.keys()]);
    const to = letter === null ? undefined : reachable.get(letter.peerCountyId);
    if (letter === null || letter.body === null || to === undefined) return;
    try {
      const receipt = await to.send(letter.body, now());
      await noteReceipt(contextAt(ctx, now()), letter, receipt);
    } catch (error) {
      await noteLineDown(contextAt(ctx, now()), letter, (error as Error).message);
      reachable.delete(letter.peerCountyId);
    }
  }
}
