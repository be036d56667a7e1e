/** What the code of a poster opens: counts who came, and leads on. A telephone counts once a day, because its browser keeps the way. */
import { Hono } from 'hono';
import { addDays, startOf } from '../../../domain/base/calendar.ts';
import { Refusal } from '../../../domain/base/refusal.ts';
import { posterGoals } from '../../../domain/publicity/education/poster.ts';
import { comeBy } from '../../../actions/publicity/education/poster.ts';
import { findPosterByCode } from '../../../store/publicity/education/poster.ts';
import { addressOf } from '../../base/address.ts';
import type { Env } from '../../base/env.ts';
import { consumerContext } from '../../base/session.ts';

export const posterVisits = new Hono<Env>();

posterVisits.get('/p/:code', async (c) => {
  const ctx = consumerContext(c);
  const code = c.req.param('code');
  const poster = /^[\w-]{8}$/u.test(code) ? await findPosterByCode(ctx.db, ctx.actor.countyId, code) : null;
  if (poster === null) throw new Refusal('not-found');
  if (c.req.method === 'GET') {
    c.get('deps').limits.checkin.demand(addressOf(c), ctx.at.getTime());
    await comeBy(ctx, poster);
  }
  const seconds = Math.max(1, Math.floor((startOf(addDays(ctx.today, 1)).getTime() - ctx.at.getTime()) / 1000));
  c.header('cache-control', `private, max-age=${seconds}`);
  return c.redirect(posterGoals[poster.goal].path, 302);
});
