/** Whom the texts of an incident must not name: its complainants, its shops, and every shop of the register that a text names. */
import type { KnownLeaks } from '../../domain/base/disclosure/leak-mark.ts';
import type { Tx } from '../../store/base/db.ts';
import { listParties } from '../../store/incident/behind.ts';
import { listOperatorsIn } from '../../store/operator/operators-in.ts';
import type { Context } from '../base/context.ts';

interface Behind {
  matterIds: readonly string[];
  /** Sellers as the incident calls them. */
  operators: readonly string[];
  texts: readonly string[];
}

export async function knownBehind(tx: Tx, ctx: Context, { matterIds, operators, texts }: Behind): Promise<KnownLeaks> {
  const { countyId } = ctx.actor;
  const { regions, stations, organisations } = ctx.county;
  const offices = organisations.filter(({ kind }) => kind !== 'firm').map(({ name }) => name);
  const parties = await listParties(tx, countyId, matterIds);
  const registered = texts.join('') === '' ? [] : await listOperatorsIn(tx, countyId, texts);
  const own = new Set([...offices, ...stations.map(({ name }) => name), ...regions.map(({ name }) => name)]);
  const firms = [...new Set([...parties.firms, ...operators, ...registered])].filter((name) => !own.has(name));
  return { names: parties.names, firms, public: [...own] };
}
