import { contextAt, type Context } from '../actions/base/context.ts';
import { claimLetter, noteLineDown, noteReceipt, writeReplies } from '../actions/exchange/letter-exchange.ts';
import type { Line } from '../domain/exchange/letter-exchange.ts';

/**
 * Writes the replies that are due and sends what waits, in the order it was written. When the line is down the rest waits too:
 * one try finds that out.
 */
export async function sendLetters(
  ctx: Context,
  line: Line | null,
  now: () => Date,
  signal: AbortSignal,
): Promise<void> {
  if (line === null) return;
  while (!signal.aborted && (await writeReplies(contextAt(ctx, now()))) > 0);
  while (!signal.aborted) {
    const letter = await claimLetter(contextAt(ctx, now()));
    if (letter === null || letter.body === null) return;
    try {
      const receipt = await line.send(letter.body, now());
      await noteReceipt(contextAt(ctx, now()), letter, receipt);
    } catch (error) {
      await noteLineDown(contextAt(ctx, now()), letter, (error as Error).message);
      return;
    }
  }
}
