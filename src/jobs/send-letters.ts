import { contextAt, type Context } from '../actions/base/context.ts';
import { claimLetter, noteReceipt, noteUnsent, writeReplies } from '../actions/exchange/letter-exchange.ts';
import { takeAlong } from '../actions/exchange/line-county.ts';
import { tellRefused } from '../actions/report/carried-again.ts';
import { writeMonths } from '../actions/report/carried-month.ts';
import { PutOff, reachableOf, type LetterKind, type Line, type Lines } from '../domain/exchange/letter-exchange.ts';

/** So many lines at a time: each waits out its own silence, and each holds a connection only between two letters. */
const sideBySide = 8;

/**
 * Writes the replies and the locked months that are due and sends what waits, of each line in the order it was written. When a line is down,
 * what is for it waits too: one try finds that out, and stops no other line. What the other side cannot take waits alone.
 */
export async function sendLetters(ctx: Context, lines: Lines, now: () => Date, signal: AbortSignal): Promise<void> {
  const reachable = reachableOf(lines);
  if (reachable.size === 0) return;
  await takeAlong(
    contextAt(ctx, now()),
    lines.below.map(({ countyId }) => countyId),
    lines.line !== null,
  );
  while (!signal.aborted && (await writeReplies(contextAt(ctx, now()))) > 0);
  while (lines.line !== null && !signal.aborted && (await writeMonths(contextAt(ctx, now()))) > 0);
  const waiting = [...reachable];
  const serve = async () => {
    for (let next = waiting.shift(); next !== undefined && !signal.aborted; next = waiting.shift())
      await serveLine(ctx, next, now, signal);
  };
  await Promise.all(Array.from({ length: Math.min(sideBySide, waiting.length) }, serve));
}

/** Sends what waits for one line until nothing does, or the line is down. */
async function serveLine(
  ctx: Context,
  [peer, line]: readonly [number | null, Line],
  now: () => Date,
  signal: AbortSignal,
): Promise<void> {
  const without = new Set<LetterKind>();
  while (!signal.aborted) {
    const letter = await claimLetter(contextAt(ctx, now()), peer, [...without]);
    if (letter === null || letter.body === null) return;
    try {
      const receipt = await line.send(letter.body, now());
      const noted = contextAt(ctx, now());
      await noteReceipt(noted, letter, receipt, (tx, answered) => tellRefused(tx, noted, answered));
    } catch (error) {
      await noteUnsent(contextAt(ctx, now()), letter, error as Error);
      if (!(error instanceof PutOff)) return;
      if (error.what === 'kind') without.add(letter.kind);
    }
  }
}
