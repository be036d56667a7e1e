/** The shops, malls, markets and streets that the typed letters may mean: a comfort of the complaint form, which works without. */
import { Hono } from 'hono';
import { suggestShops, type SuggestedShop } from '../../../actions/operator/suggest.ts';
import { matchRegions, townOf } from '../../../domain/county/region.ts';
import { placesNamed, type SuggestedPlace } from '../../../domain/operator/suggested-places.ts';
import { addressOf } from '../../base/address.ts';
import type { Env } from '../../base/env.ts';
import { consumerContext } from '../../base/session.ts';
import { mannerOf, type Manner } from '../base/language.ts';

const most = 6;
/** Looked at, so that some are left where one shop stands in the register by several ways of writing. */
const mostRead = 24;

export const shopPages = new Hono<Env>();

/** Names and places alone; of shops only those that a register has made public, for a name in a complaint may be a person's. */
shopPages.get('/shops', async (c) => {
  const ctx = consumerContext(c);
  c.get('deps').limits.suggest.demand(addressOf(c), ctx.at.getTime());
  const typed = (c.req.query('q') ?? '').trim().slice(0, 30);
  if (typed.length < 2) return c.json([]);
  const { operators, places } = await suggestShops(ctx, typed, mostRead);
  c.header('cache-control', 'private, max-age=60');
  const offered: Offered[] = [
    ...operators.map(({ name, place, address, regionId }) => ({
      kind: 'shop' as const,
      name,
      place,
      address,
      regionId,
    })),
    ...places.map((one) => ({ ...one, address: '' })),
  ];
  return c.json(eachOnce(offered).slice(0, most));
});

/** The villages, towns, malls, markets, streets and stations that the typed letters may mean, each with its kind and where it lies. */
shopPages.get('/places', (c) => {
  const ctx = consumerContext(c);
  c.get('deps').limits.suggest.demand(addressOf(c), ctx.at.getTime());
  const { county } = ctx;
  const m = mannerOf(c);
  const typed = (c.req.query('q') ?? '').trim().slice(0, 30);
  const regions = matchRegions(
    county.regions.filter(({ kind }) => kind !== 'county'),
    typed,
    most,
  ).map((region) => ({
    id: region.id,
    name: region.name,
    kind: region.kind === 'town' ? m.say('乡镇', 'Town') : m.say('村、社区', 'Village'),
    town: region.kind === 'village' ? (townOf(region, county.regions)?.name ?? '') : '',
  }));
  const named = typed.length < 2 ? [] : placesNamed(county, typed, most);
  const places = named.flatMap(({ kind, name, place, regionId }) =>
    regionId === null ? [] : [{ id: regionId, name, kind: placeKind(m, kind), town: place, street: true }],
  );
  c.header('cache-control', 'private, max-age=60');
  return c.json([...places, ...regions].slice(0, most));
});

function placeKind(m: Manner, kind: SuggestedPlace['kind']): string {
  return kind === 'venue' ? m.say('商场、市场', 'Mall, market') : m.say('街', 'Street');
}

type Offered = Pick<SuggestedShop, 'name' | 'place' | 'address' | 'regionId'> & {
  kind: 'shop' | SuggestedPlace['kind'];
};

/** 「惠民超市（东湖店）」 and 「惠民超市东湖店」 of one place are one shop to who looks for it, also where a station names it; the fullest address is kept. */
function eachOnce(found: readonly Offered[]): Offered[] {
  const plain = (words: string) => words.normalize('NFKC').replace(/[()\s]/gu, '');
  const kept = new Map<string, Offered>();
  for (const one of found) {
    const key = `${plain(one.name)} ${one.regionId ?? plain(one.place)}`;
    const known = kept.get(key);
    if (known === undefined || (known.address === '' && one.address !== '')) kept.set(key, one);
  }
  return [...kept.values()];
}
