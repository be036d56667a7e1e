/** The shops, malls, markets and streets that the typed letters may mean: a comfort of the complaint form, which works without. */
import { Hono } from 'hono';
import { suggestShops } from '../../../actions/operator/suggest.ts';
import { addressOf } from '../../base/address.ts';
import type { Env } from '../../base/env.ts';
import { consumerContext } from '../../base/session.ts';

const most = 6;

export const shopPages = new Hono<Env>();

/** Names and places alone; of shops only those that a register has made public, for a name in a complaint may be a person's. */
shopPages.get('/shops', async (c) => {
  const ctx = consumerContext(c);
  c.get('deps').limits.suggest.demand(addressOf(c), ctx.at.getTime());
  const typed = (c.req.query('q') ?? '').trim().slice(0, 30);
  if (typed.length < 2) return c.json([]);
  const { operators, places } = await suggestShops(ctx, typed, most);
  c.header('cache-control', 'private, max-age=60');
  return c.json([
    ...operators.map(({ name, place, address, regionId }) => ({ kind: 'shop', name, place, address, regionId })),
    ...places.map((one) => ({ ...one, address: '' })),
  ]);
});
