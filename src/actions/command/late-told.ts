import { latePage, lateLineZh, onlyOf, withLate, type Late } from '../../domain/matter/words/late-told.ts';
import type { Account } from '../../domain/county/account.ts';
import type { MessagePage } from '../../domain/matter/message.ts';
import { kindOnce } from '../../domain/matter/words/message-words.ts';
import type { MatterKind } from '../../domain/matter/matter.ts';
import type { Tx } from '../../store/base/db.ts';
import { lockCounty } from '../../store/county/county.ts';
import { listTallied, rewriteMessages, saveMessages } from '../../store/matter/message.ts';
import type { MessageRow } from '../../store/base/schema.ts';
import type { Context } from '../base/context.ts';
import { senderOf } from '../matter/message.ts';
import { messagesTo, type About } from '../matter/tell-people.ts';

/** Whoever hears of it, and of which matter. */
export interface LateHearing extends Late {
  account: Pick<Account, 'id' | 'phone'>;
  matterId: string;
}

/** So long a line waits before it rings, for the watch to come to its end: it is one however many matters the watch goes through. */
const gathersMilliseconds = 120_000;

/**
 * Tells each of them in one line a kind what the watch of this hour has found, in the transaction of the part of it: what a later part finds
 * is added to the same line. What was read by then is unread again, and what has rung is not rung for once more.
 */
export async function tellLate(
  tx: Tx,
  ctx: Context,
  kind: MatterKind,
  hearings: readonly LateHearing[],
): Promise<void> {
  if (hearings.length === 0) return;
  const { countyId } = ctx.actor;
  // Two watches at once add to the line one after the other.
  await lockCounty(tx, countyId);
  const cause = `late ${kind} ${ctx.at.toISOString().slice(0, 13)}`;
  const byAccount = Map.groupBy(hearings, ({ account }) => account.id);
  const stands = await listTallied(tx, countyId, [...byAccount.keys()], cause);
  const fresh: MessageRow[] = [];
  for (const [accountId, own] of byAccount) {
    const [first] = own;
    if (first === undefined) continue;
    const known = stands.get(accountId) ?? null;
    const tally = withLate(known?.tally ?? null, own);
    const only = onlyOf(tally);
    const words = kindOnce(lateLineZh(kind, tally));
    const about: About & { page: MessagePage | null } = {
      countyId,
      id: only === null ? ctx.county.county.ledgerId : first.matterId,
      number: only,
      page: only === null ? latePage(kind, tally) : null,
    };
    if (known === null) {
      const made = await messagesTo(tx, ctx, [{ account: first.account, about, cause, words }]);
      const notBefore = new Date(ctx.at.getTime() + gathersMilliseconds);
      for (const one of made)
        fresh.push({
          ...one,
          tally,
          notBefore: one.channel === 'app' || one.notBefore > notBefore ? one.notBefore : notBefore,
        });
    } else
      await rewriteMessages(
        tx,
        { countyId, accountId, cause },
        {
          text: words,
          rungText: `${senderOf(ctx)}${words}`,
          matterId: about.id,
          matterNumber: only,
          page: about.page,
          tally,
        },
      );
  }
  await saveMessages(tx, fresh);
}
