import { createRoute } from '@hono/zod-openapi';
import {
  RegisterQuery,
  registerDays,
  type RegisterCount,
  type RegisteredLine,
} from '../../../domain/desk/intake-register.ts';
import { demand } from '../../../domain/base/actor.ts';
import { countRegister, listRegister } from '../../../store/desk/intake-register.ts';
import { apiRoutes, checked, json, problems, shape } from '../../base/schema.ts';
import { staffOnly } from '../../base/session.ts';
import { notePages } from '../../base/trail.ts';
import { namesOf } from '../county/account-names.ts';

/** A page of the register, and what came in of each kind through each channel in its days. */
export interface SeenRegister {
  from: string;
  to: string;
  items: (Omit<RegisteredLine, 'byId'> & { byName: string | null })[];
  next: string | null;
  counts: RegisterCount[];
}

const get = createRoute({
  method: 'get',
  path: '/register',
  summary: '来件登记簿：投诉、举报、咨询，各渠道来的都在这一本，按编号、渠道查，按渠道数',
  middleware: staffOnly,
  request: { query: RegisterQuery },
  responses: { 200: { description: '登记簿', ...json(shape<SeenRegister>()) }, ...problems },
});

export const registerApi = apiRoutes().openapi(
  get,
  async (c) => {
    const ctx = c.get('ctx');
    demand(ctx.actor, 'inquiry.read');
    const query = c.req.valid('query');
    const days = registerDays(query, ctx.today);
    const [page, counts, names] = await Promise.all([
      listRegister(ctx.db, ctx.actor, query, days),
      countRegister(ctx.db, ctx.actor, query, days),
      namesOf(ctx),
    ]);
    if (query.after !== undefined) notePages(c, 'register', page.items.length);
    const items = page.items.map(({ byId, ...one }) =>
      // How a tip-off is handled, and by whom, is kept from a station (《办法》第三十七条).
      ctx.actor.role === 'station' && one.kind === 'tipoff'
        ? { ...one, officeId: null, byName: null }
        : { ...one, byName: names.get(byId ?? '') ?? null },
    );
    const seen: SeenRegister = { ...days, items, next: page.next, counts };
    return c.json(seen, 200);
  },
  checked(RegisterQuery),
);
