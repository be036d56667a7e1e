import { createRoute } from '@hono/zod-openapi';
import { demand, scopes } from '../../../domain/base/actor.ts';
import { addDays, type Day } from '../../../domain/base/calendar.ts';
import { answeredOf, satisfiedShare, summed } from '../../../domain/complaint/opinion.ts';
import { nation, rateNames, type RateName } from '../../../domain/desk/rates.ts';
import { countAlive, type Alive } from '../../../domain/desk/wall.ts';
import { figures, type FigureName } from '../../../domain/figures.ts';
import type { Context } from '../../../actions/base/context.ts';
import { listAccounts } from '../../../store/county/account.ts';
import { listRateTargets } from '../../../store/county/rate-target.ts';
import { countInitialByOffice } from '../../../store/complaint/initial-by-office.ts';
import { countOpinions } from '../../../store/complaint/opinion.ts';
import { countSome } from '../../../store/figures.ts';
import { listNodes } from '../../../store/station/coverage.ts';
import { apiRoutes, json, problems, shape } from '../../base/schema.ts';
import { staffOnly } from '../../base/session.ts';

/** A rate with what it is made of: never printed without the two. */
export interface SeenRate {
  name: RateName;
  /** Null where nothing was to be counted. */
  value: number | null;
  part: { name: FigureName; value: number };
  whole: { name: FigureName; value: number };
  /** What the county wants, in per cent; null where it has set nothing. */
  target: number | null;
  /** Since when, and who set it; null for one that was never changed. */
  targetSet: { at: string; byName: string } | null;
  nation: number;
}

export interface HomeRates {
  at: string;
  /** The month of yesterday up to it: what falls due today is neither in time nor late yet. */
  from: Day;
  to: Day;
  rates: SeenRate[];
  /** 按时初查 of each office in the same days. */
  offices: Record<string, { due: number; onTime: number }>;
  /** 满意: of those closed in the same days; of them who said anything, who is content. */
  opinion: { closed: number; answered: number; content: number; share: number | null };
  /** How many stations stand how; null for who sees one office alone. */
  stations: Record<Alive, number> | null;
}

const get = createRoute({
  method: 'get',
  path: '/home/rates',
  summary: '县情：本月各率和本县目标、全国均值，满意，站点',
  middleware: staffOnly,
  responses: { 200: { description: '各率', ...json(shape<HomeRates>()) }, ...problems },
});

export const rateApi = apiRoutes().openapi(get, async (c) => {
  const ctx = c.get('ctx');
  demand(ctx.actor, 'home.read');
  return c.json(await ratesOf(ctx), 200);
});

async function ratesOf(ctx: Context): Promise<HomeRates> {
  const { db, actor, at, today, county } = ctx;
  const to = addDays(today, -1);
  const days = { from: `${to.slice(0, 8)}01`, to };
  const isCounty = scopes[actor.role] === 'county';
  const period = { ...days, officeId: isCounty ? null : (actor.organisationId ?? '') };
  const [rates, initial, opinions, stations] = await Promise.all([
    countRates(ctx, period),
    countInitialByOffice(db, actor.countyId, days),
    countOpinions(db, actor.countyId, period),
    isCounty
      ? listNodes(db, actor.countyId, {
          today,
          idleAfterDays: county.county.limits.stationIdleDays,
          stations: county.stations,
        }).then(countAlive)
      : null,
  ]);
  const whole = summed(opinions.byOffice, () => '').get('') ?? { closed: 0, grades: { 1: 0, 2: 0, 3: 0, 4: 0 } };
  const own = initial.filter(({ officeId }) => period.officeId === null || officeId === period.officeId);
  return {
    at: at.toISOString(),
    ...days,
    rates,
    offices: Object.fromEntries(own.map(({ officeId, due, onTime }) => [officeId, { due, onTime }])),
    opinion: {
      closed: whole.closed,
      answered: answeredOf(whole),
      content: whole.grades[1] + whole.grades[2],
      share: satisfiedShare(whole),
    },
    stations,
  };
}

async function countRates(
  { db, actor, county }: Context,
  period: { from: Day; to: Day; officeId: string | null },
): Promise<SeenRate[]> {
  const parts = rateNames.map((name) => {
    const { part, whole } = figures[name].ratio;
    return { name, part, whole };
  });
  const [counted, set, accounts] = await Promise.all([
    countSome(db, actor.countyId, period, rateNames),
    listRateTargets(db, actor.countyId),
    listAccounts(db, actor.countyId),
  ]);
  const setOf = (name: string) => {
    const row = set.find((one) => one.name === name);
    const by = accounts.find(({ id }) => id === row?.byId);
    return row === undefined ? null : { at: row.since.toISOString(), byName: by?.name ?? '' };
  };
  return parts.map(({ name, part, whole }) => {
    const target = county.county.limits.rateTargets[name];
    return {
      name,
      value: counted[name] ?? null,
      part: { name: part, value: counted[part] ?? 0 },
      whole: { name: whole, value: counted[whole] ?? 0 },
      target: target === 0 ? null : target,
      targetSet: setOf(name),
      nation: nation.rates[name],
    };
  });
}
