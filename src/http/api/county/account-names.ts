import type { Context } from '../../../actions/base/context.ts';
import { listAccounts } from '../../../store/county/account.ts';

/** Names of accounts by id, read once for a whole page. */
export async function namesOf(ctx: Context): Promise<Map<string, string>> {
  const accounts = await listAccounts(ctx.db, ctx.actor.countyId);
  return new Map(accounts.map((account) => [account.id, account.name]));
}
