import { askedNews, mayAsk } from '../../domain/base/number/asked-number.ts';
import { Refusal } from '../../domain/base/refusal.ts';
import { shownQuery } from '../../domain/base/trail.ts';
import { askedMarkOf } from '../../store/base/person-seal.ts';
import { listAskedMarks, lockTrailOf, writeTrail } from '../../store/base/trail.ts';
import { transact } from '../../store/base/transact.ts';
import type { Context } from '../base/context.ts';
import { isSuperior, startOf } from './reveal-limit.ts';
import { tellPeople } from './tell-people.ts';

/** What somebody asks by a number: in which list, in which words, and by which whole numbers. */
export interface Asking {
  in: string;
  words: string;
  numbers: readonly string[];
}

/** What the trail keeps of it: the words without their numbers, and of each number a keyed hash, by which two are told apart. */
export function askedDetail(ctx: Context, { in: list, words, numbers }: Asking): Readonly<Record<string, unknown>> {
  const marks = numbers.map((one) => askedMarkOf(ctx.db, ctx.actor.countyId, one));
  return { in: list, query: shownQuery(words), ...(marks.length === 0 ? {} : { marks }) };
}

/**
 * Counts the numbers that the person has not asked for today and writes them into the trail before he is answered; refuses beyond the
 * county's limit. The same number again, in whichever list, counts no more. Returns whether a line was written.
 */
export async function noteAsked(ctx: Context, asking: Asking): Promise<boolean> {
  const { actor, at, today } = ctx;
  const { countyId, limits, ledgerId } = ctx.county.county;
  const detail = askedDetail(ctx, asking);
  const marks = (detail['marks'] ?? []) as readonly string[];
  const of = { countyId, accountId: actor.id };
  const newTo = (known: ReadonlySet<string>) => marks.filter((one) => !known.has(one)).length;
  if (marks.length === 0 || newTo(await listAskedMarks(ctx.db, of, startOf(today))) === 0) return false;
  return transact(ctx.db, async (tx) => {
    // Two at once are two: the second waits until the first stands there.
    await lockTrailOf(tx, countyId, actor.id);
    const known = await listAskedMarks(tx, of, startOf(today));
    const more = newTo(known);
    if (more === 0) return false;
    const [done, limit] = [known.size, limits.numbersADay];
    if (!mayAsk(limit, done, more)) throw new Refusal('numbers-used-up', { done, limit });
    await writeTrail(tx, [{ ...of, at, kind: 'searched', detail }]);
    const words = askedNews(actor.name, done, done + more, limit);
    if (words === null) return true;
    const about = { countyId, id: ledgerId, number: null, version: 1 };
    const cause = `numbers ${actor.id} ${today} ${done + more}`;
    await tellPeople(tx, ctx, about, (account) => isSuperior(actor, account), words, { cause, ring: 'asked' });
    return true;
  });
}
