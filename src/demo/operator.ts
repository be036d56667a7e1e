/** The sample county's register of shops: its list is imported, every matter is read into it, an officer has flagged one and the centre follows it. */
import { contextAt } from '../actions/base/context.ts';
import { operatorReader } from '../actions/desk/operator-reader.ts';
import { books } from '../actions/desk/readers.ts';
import { registerShops } from '../actions/exchange/import-shops.ts';
import { readMatters } from '../actions/matter/reading.ts';
import { flagOperator } from '../actions/operator/operator.ts';
import { watchOperator } from '../actions/operator/operator-watch.ts';
import { addDays } from '../domain/base/calendar.ts';
import { actorOfAccount } from '../domain/county/account.ts';
import { regionPath } from '../domain/county/region.ts';
import { FlagForm } from '../domain/operator/operator.ts';
import { readSamplePlaces } from '../outside/seeds.ts';
import { listOperators } from '../store/operator/operator-list.ts';
import { find, type Cast } from './life.ts';

/** How many shops the register has in the end. */
export async function operatorSamples(cast: Cast, idOf: (name: string) => string): Promise<number> {
  const { ctx } = cast;
  const { premises } = await readSamplePlaces();
  const placeOf = (id: string) => {
    const region = ctx.county.regions.find((one) => one.id === id);
    return region === undefined ? '' : regionPath(region, ctx.county.regions);
  };
  const centre = actorOfAccount(find(cast, ({ loginName }) => loginName === 'fangmin'));
  const rows = premises.map(({ name, aliases, regionId }, i) => ({
    line: i + 2,
    name,
    names: aliases,
    code: '',
    phone: '',
    town: '',
    address: placeOf(regionId),
    state: 'open' as const,
  }));
  await registerShops({ ...contextAt(ctx, ctx.at), actor: centre }, rows);
  const signal = new AbortController().signal;
  await readMatters(ctx, { readers: [operatorReader], books, signal, isOver: () => false });
  const { items } = await listOperators(ctx.db, ctx.actor, { limit: 100 }, ctx.today);
  const known = items.find(({ name }) => name === '老周农资店') ?? items[0];
  if (known !== undefined) {
    const officer = actorOfAccount(find(cast, ({ loginName }) => loginName === 'majianguo'));
    const until = addDays(ctx.today, 60);
    const flag = FlagForm.parse({
      id: idOf('operator flag'),
      kind: 'note',
      words: '进货票据在镇上的库房，打电话先约，第二天能拿来。',
      until,
    });
    await flagOperator({ ...ctx, actor: officer }, known.id, flag);
    await watchOperator({ ...ctx, actor: centre }, known.id, true);
  }
  return items.length;
}
