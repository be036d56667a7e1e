/** Whoever something is addressed to: each hears at the desk once, and by the ways that ring as well; the one way in which the program tells its people. */
import type { Account } from '../../domain/county/account.ts';
import type { MessagePage } from '../../domain/matter/message.ts';
import { kindOnce } from '../../domain/matter/words/message-words.ts';
import type { Reach } from '../../domain/county/reach-by.ts';
import { listAccounts } from '../../store/county/account.ts';
import type { Tx } from '../../store/base/db.ts';
import { saveMessages } from '../../store/matter/message.ts';
import { listReach } from '../../store/county/reach-by.ts';
import type { MessageRow } from '../../store/base/schema.ts';
import type { Context } from '../base/context.ts';
import { outgoing, ringsAt, sendSoon, toMailbox, toPhone } from './message.ts';

/** What a message tells of. */
export interface About {
  countyId: number;
  id: string;
  /** The number of the record that it opens; null where it opens a page. */
  number: string | null;
  page?: MessagePage | null;
  /** The matter that it is about, beside its own ledger: one that is sealed later takes its messages along. */
  matterId?: string | null;
}

/** One person and what he hears; the same cause tells him once, however often it is tried. */
export interface Hearing {
  account: Pick<Account, 'id' | 'phone'>;
  about: About;
  cause: string;
  words: string;
}

/** How it rings besides the desk: for everybody who has a mobile, for those who asked for it, or for nobody. */
export interface Ringing {
  ring?: 'always' | 'asked' | 'never';
  /** Rings by night too. */
  urgent?: boolean;
  /** False where it stands at the desk already, line by line. */
  desk?: boolean;
}

/** Tells each of them at the desk, and by the ways that ring, in the transaction that makes it theirs. */
export async function tellEach(
  tx: Tx,
  ctx: Context,
  hearings: readonly Hearing[],
  ringing: Ringing = {},
): Promise<void> {
  const messages = await messagesTo(tx, ctx, hearings, ringing);
  await saveMessages(tx, messages);
  await sendSoon(
    tx,
    messages.filter(({ channel }) => channel !== 'app'),
  );
}

/** The messages by which they hear it, for who saves them with something else. */
export async function messagesTo(
  tx: Tx,
  ctx: Context,
  hearings: readonly Hearing[],
  ringing: Ringing = {},
): Promise<MessageRow[]> {
  const ids = ringing.ring === 'never' ? [] : [...new Set(hearings.map(({ account }) => account.id))];
  const reach = await listReach(tx, ctx.actor.countyId, ids);
  return hearings.flatMap((hearing) => messagesOf(ctx, hearing, reach.get(hearing.account.id) ?? null, ringing));
}

/** Tells people of the county what is theirs now in an entry of a docket; whoever acts knows it already. */
export async function tellPeople(
  tx: Tx,
  ctx: Context,
  about: About & { version: number },
  isTold: (account: Account) => boolean,
  words: string,
  { cause = `${about.id} ${about.version}`, ...ringing }: Ringing & { cause?: string } = {},
): Promise<void> {
  const accounts = await listAccounts(tx, about.countyId);
  const told = accounts.filter((account) => account.active && account.id !== ctx.actor.id && isTold(account));
  await tellEach(
    tx,
    ctx,
    told.map((account) => ({ account, about, cause, words })),
    ringing,
  );
}

function messagesOf(
  ctx: Context,
  { account, about, cause, words: said }: Hearing,
  reach: Reach | null,
  { ring = 'always', urgent = false, desk: isAtDesk = true }: Ringing,
): MessageRow[] {
  const words = kindOnce(said);
  const kept = { countyId: about.countyId, id: about.matterId ?? about.id };
  const known = { accountId: account.id, matterNumber: about.number, page: about.page ?? null, cause };
  const desk = outgoing(ctx, {
    countyId: kept.countyId,
    matterId: kept.id,
    channel: 'app',
    to: '',
    text: words,
    sentAt: ctx.at,
    ...known,
  });
  const bySms = ring === 'always' || (ring === 'asked' && reach?.bySms === true);
  const byEmail = ring !== 'never' && reach?.byEmail === true;
  const notBefore = urgent ? ctx.at : ringsAt(ctx.at);
  const rung = [
    ...(bySms ? toPhone(ctx, kept, account.phone, words) : []),
    ...(byEmail ? [toMailbox(ctx, kept.id, reach.email, words)] : []),
  ];
  return [...(isAtDesk ? [desk] : []), ...rung.map((one) => ({ ...one, ...known, notBefore }))];
}
