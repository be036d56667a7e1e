import { sealHead } from '../../../src/actions/base/seal-head.ts';
import type { LedgerHead } from '../../../src/domain/base/ledger-head.ts';
import { contextOf } from '../../../src/http/base/session.ts';
import { findCountyFacts } from '../../../src/store/county/county.ts';
import type { TestApp } from './http-app.ts';

/** Seals the head of the hour, as the clock does. */
export async function sealedHead({ deps }: TestApp): Promise<LedgerHead> {
  const county = await findCountyFacts(deps.db);
  if (county === null) throw new Error('no county');
  const { countyId } = county.county;
  const actor = {
    countyId,
    id: 'system',
    name: '',
    role: 'system' as const,
    organisationId: null,
    stationId: null,
  };
  const { head } = await sealHead(contextOf(deps, county, actor, deps.now()), deps.now, new AbortController().signal);
  if (head === null) throw new Error('no head');
  return head;
}
