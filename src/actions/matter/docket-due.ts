/**
 * 到期提醒 (what is due) of small ledgers: an entry with a day by which somebody has to do something is told of before that day and after
 * it, each time once, and after it to more people. A ledger declares which of its entries wait and who sees to them.
 */
import { addDays, dayShortZh, type Day } from '../../domain/base/calendar.ts';
import type { Account } from '../../domain/county/account.ts';
import type { DocketEntry } from '../../domain/matter/docket.ts';
import type { Db } from '../../store/base/db.ts';
import { listAccounts } from '../../store/county/account.ts';
import { transact } from '../../store/base/transact.ts';
import type { Context } from '../base/context.ts';
import { tellEach, type Hearing } from './tell-people.ts';

/** So many days ahead it is told for the first time. */
export const dueAhead = 2;

export interface DueWatch<T extends DocketEntry> {
  name: string;
  /** The entries that wait for something until that day or an earlier one. */
  list: (db: Db, countyId: number, until: Day) => Promise<T[]>;
  dueOn: (entry: T) => Day | null;
  officeId: (entry: T) => string | null;
  /** Who has it in hand. */
  holders: (entry: T) => readonly string[];
  /** What is to be done, beginning with what it is. */
  words: (entry: T) => string;
}

/** Tells who sees to what is due soon, and whoever leads them of what is late; gives how many entries there were. */
export async function tellDue<T extends DocketEntry>(ctx: Context, watch: DueWatch<T>): Promise<number> {
  const { countyId } = ctx.actor;
  const due = await watch.list(ctx.db, countyId, addDays(ctx.today, dueAhead));
  if (due.length === 0) return 0;
  await transact(ctx.db, async (tx) => {
    const accounts = (await listAccounts(tx, countyId)).filter(({ active }) => active);
    const hearings = due.flatMap((entry) => hearingsOf(watch, entry, accounts, ctx.today));
    await tellEach(tx, ctx, hearings, { ring: 'asked' });
  });
  return due.length;
}

function hearingsOf<T extends DocketEntry>(
  watch: DueWatch<T>,
  entry: T,
  accounts: readonly Account[],
  today: Day,
): Hearing[] {
  const dueOn = watch.dueOn(entry);
  if (dueOn === null) return [];
  const isLate = dueOn < today;
  const words = isLate
    ? `${watch.words(entry)}应在${dayShortZh(dueOn)}前办，已经过了；请今天办。`
    : `${watch.words(entry)}${dueOn === today ? '今天到期' : `最晚${dayShortZh(dueOn)}`}。`;
  const cause = `${watch.name} ${entry.id} ${dueOn} ${isLate ? 'late' : 'soon'}`;
  return accounts
    .filter((account) => isTold(account, watch.holders(entry), watch.officeId(entry), isLate))
    .map((account) => ({ account, about: entry, cause, words }));
}

/** Those who have it in hand and their head; where nobody has it, or it is late, the centre too. */
function isTold(
  { id, role, organisationId }: Account,
  holders: readonly string[],
  officeId: string | null,
  isLate: boolean,
): boolean {
  if (holders.includes(id)) return true;
  if (role === 'officeHead') return organisationId === officeId;
  return role === 'centre' && (isLate || officeId === null);
}
