/** 全部导出: written into the county's chain and the trail before anything is taken out, as what is taken out at the desk is. */
import { dayOf } from '../../domain/base/calendar.ts';
import { lineSaying } from '../../domain/base/event.ts';
import { wholeExport } from '../../domain/county/county-sentences.ts';
import { atServerZh } from '../../domain/county/seal-hold.ts';
import { record } from '../../store/base/ledger.ts';
import { transact } from '../../store/base/transact.ts';
import { writeTrail } from '../../store/base/trail.ts';
import { lockCounty } from '../../store/county/county.ts';
import type { AtServer } from '../base/context.ts';

export async function noteWholeExport({ db, at, countyId }: AtServer, ledgerId: string, format: string): Promise<void> {
  const detail = { format, columns: [], filters: [], subject: wholeExport };
  await transact(db, async (tx) => {
    await lockCounty(tx, countyId);
    const line = { countyId, matterId: ledgerId, at, onDay: dayOf(at), by: 'system', byOrganisationId: null };
    await record(tx, lineSaying({ ...line, verb: 'exported', detail }));
    const entry = { countyId, at, kind: 'exported' as const, accountId: null, who: atServerZh };
    await writeTrail(tx, [{ ...entry, verb: 'exported', matterId: ledgerId, detail }]);
  });
}
