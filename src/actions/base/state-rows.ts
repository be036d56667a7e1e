/** Has the ledger say what the rows are that were there before it said so: accounts, the county's settings, files that came with an act. */
import { dayOf } from '../../domain/base/calendar.ts';
import { lineSaying, withFiles, type LedgerEvent } from '../../domain/base/event.ts';
import { noteAllSettings, noteRow, recordEach } from '../../store/base/ledger.ts';
import type { Tx } from '../../store/base/db.ts';
import { isStatedThroughout, listUnstatedAccounts, listUnstatedFiles } from '../../store/base/stated/unstated-rows.ts';
import { transact } from '../../store/base/transact.ts';
import { lockCounty } from '../../store/county/county.ts';
import { mostMilliseconds } from './join-ledger.ts';
import { noteSetting, type Context } from './context.ts';

const atOnce = 200;
type When = Pick<LedgerEvent, 'countyId' | 'at' | 'onDay'>;

/**
 * Once for each county: from the line in the county's chain on, an account, a setting or a file of a matter that no line tells of is foreign.
 * Each batch commits by itself; cut off anywhere, the next run goes on with what is left.
 */
export async function stateRows(
  ctx: Context,
  now: () => Date,
  signal: AbortSignal,
  until = now().getTime() + mostMilliseconds,
): Promise<void> {
  const { countyId } = ctx.county.county;
  if (await isStatedThroughout(ctx.db, countyId)) return;
  let after: string | null = null;
  for (;;) {
    const at = now();
    if (signal.aborted || at.getTime() >= until) return;
    const { matters, last } = await listUnstatedFiles(ctx.db, countyId, { after, limit: atOnce });
    if (last === null) break;
    after = last;
    const events = matters.map(({ matterId, laid }) =>
      withFiles({ event: statedLine({ countyId, at, onDay: dayOf(at) }, matterId) }, laid),
    );
    await transact(ctx.db, (tx) =>
      recordEach(
        tx,
        events.map(({ event }) => event),
      ),
    );
  }
  const at = now();
  await transact(ctx.db, async (tx) => {
    await lockCounty(tx, countyId);
    await stateAccounts(tx, { countyId, at, onDay: dayOf(at) });
    await noteAllSettings(tx, countyId);
    await noteSetting(tx, { ...ctx, at, today: dayOf(at) }, 'row-stated', { dockets: true });
  });
}

/** A line for each account of which none says what it is. */
export async function stateAccounts(tx: Tx, when: When): Promise<void> {
  const accounts = await listUnstatedAccounts(tx, when.countyId);
  for (const one of accounts) noteRow(tx, 'account', one);
  await recordEach(
    tx,
    accounts.map(({ id }) => statedLine(when, id)),
  );
}

function statedLine(when: When, matterId: string): LedgerEvent {
  return lineSaying({ ...when, matterId, verb: 'row-stated', by: 'system', byOrganisationId: null, detail: {} });
}
