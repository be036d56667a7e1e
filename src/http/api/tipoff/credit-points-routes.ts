import { createRoute, z } from '@hono/zod-openapi';
import { demand } from '../../../domain/base/actor.ts';
import type { Day } from '../../../domain/base/calendar.ts';
import {
  creditLines,
  isTellable,
  pointsOf,
  type CreditLine,
  type CreditOwner,
} from '../../../domain/law/credit-points.ts';
import type { Decided } from '../../../domain/law/credit-table.ts';
import { labelled } from '../../../domain/base/field.ts';
import { Refusal } from '../../../domain/base/refusal.ts';
import type { Context } from '../../../actions/base/context.ts';
import {
  countCredits,
  countRoster,
  listCreditedNames,
  listCreditedReports,
  listRoster,
} from '../../../store/tipoff/credit-points.ts';
import { namesOf } from '../county/account-names.ts';
import { apiRoutes, checked, json, problems, shape } from '../../base/schema.ts';
import { staffOnly } from '../../base/session.ts';

export interface SeenCredit extends CreditLine {
  stationName: string;
  name: string;
}

export interface SeenCredits {
  credits: SeenCredit[];
  /** How many people stand on the rosters of all stations. */
  people: number;
}

/** One report behind the points of somebody. */
export interface CreditRecord {
  number: string;
  on: Day;
  outcome: Decided | null;
  points: number;
}

export interface CreditRecords {
  reports: CreditRecord[];
  /** What the tip-offs came to: which they were is not said. */
  tipoffs: { filed: number; points: number };
}

const Period = z.object({
  from: labelled(z.iso.date(), { zh: '开始日', en: 'From', wrongZh: '写成 2026-04-29 这样的日期' }),
  to: labelled(z.iso.date(), { zh: '截止日', en: 'To', wrongZh: '写成 2026-04-29 这样的日期' }),
  station: labelled(z.string().max(40).optional(), { zh: '站点', en: 'Station' }),
});
const Owner = Period.extend({
  person: labelled(z.uuid().optional(), { zh: '监督员', en: 'Supervisor' }),
  account: labelled(z.uuid().optional(), { zh: '账号', en: 'Account' }),
});
const get = createRoute({
  method: 'get',
  path: '/credits',
  summary: '社会监督线索积分，每个监督员一行，有没有账号都算；问一个站点的，名册上的人都在',
  middleware: staffOnly,
  request: { query: Period },
  responses: { 200: { description: '积分', ...json(shape<SeenCredits>()) }, ...problems },
});
const records = createRoute({
  method: 'get',
  path: '/credit-records',
  summary: '一个监督员的积分由哪些上报数出来；举报只有件数',
  middleware: staffOnly,
  request: { query: Owner },
  responses: { 200: { description: '记录', ...json(shape<CreditRecords>()) }, ...problems },
});

/** A station reads its own people’s lines; the centre and the leaders all of them. No line says which tip-off it counts. */
export const creditApi = apiRoutes()
  .openapi(
    get,
    async (c) => {
      const ctx = c.get('ctx');
      const asked = askedBy(ctx, c.req.valid('query'));
      const [counts, people, roster] = await Promise.all([
        countCredits(ctx.db, ctx.keyring, asked),
        countRoster(ctx.db, asked.countyId),
        asked.stationId === null ? [] : listRoster(ctx.db, { ...asked, stationId: asked.stationId }),
      ]);
      const lines = creditLines(counts, ctx.county.county.limits.tipoffCredits);
      const named = await nameOf(ctx, lines);
      const known = new Set(lines.map(({ personId }) => personId));
      const none = roster
        .filter(({ id }) => !known.has(id))
        .map(({ id, stationId, name }) => ({ ...emptyLine, stationId, personId: id, name }));
      const { stations } = ctx.county;
      const credits = [...lines.map((line) => ({ ...line, name: named(line) })), ...none].map((line) => ({
        ...line,
        stationName: stations.find(({ id }) => id === line.stationId)?.name ?? '',
      }));
      return c.json({ credits, people }, 200);
    },
    checked(Period),
  )
  .openapi(
    records,
    async (c) => {
      const ctx = c.get('ctx');
      const query = c.req.valid('query');
      const asked = askedBy(ctx, query);
      const rule = ctx.county.county.limits.tipoffCredits;
      const isOf = ({ personId, accountId }: CreditOwner) =>
        query.person === undefined ? personId === null && accountId === query.account : personId === query.person;
      const [reports, counts] = await Promise.all([
        listCreditedReports(ctx.db, asked),
        countCredits(ctx.db, ctx.keyring, asked),
      ]);
      const told = creditLines(
        counts.filter((one) => one.source === 'tipoff' && isOf(one)),
        rule,
      );
      return c.json(
        {
          reports: reports.filter(isOf).map(({ number, on, outcome }) => ({
            number,
            on,
            outcome,
            points: pointsOf(outcome, rule),
          })),
          tipoffs: {
            filed: told.reduce((sum, { filed }) => sum + filed, 0),
            points: told.reduce((sum, { points }) => sum + points, 0),
          },
        },
        200,
      );
    },
    checked(Owner),
  );

const emptyLine = { accountId: null, filed: 0, tipoffs: 0, opened: 0, points: 0 };

/** Whole quarters, of tip-offs those that are over; and the station: of a station its own, whatever it asks for. */
function askedBy({ actor, today }: Context, { from, to, station }: z.infer<typeof Period>) {
  demand(actor, 'credit.read');
  if (from > to) throw new Refusal('period-invalid');
  if (!isTellable(from, to, today)) throw new Refusal('credit-period');
  return {
    today,
    countyId: actor.countyId,
    from,
    to,
    stationId: actor.role === 'station' ? (actor.stationId ?? '') : (station ?? null),
  };
}

/** The names of those whose points they are; of an account that nobody of the roster has, that of the account. */
async function nameOf(ctx: Context, lines: readonly CreditLine[]): Promise<(line: CreditLine) => string> {
  const ids = lines.flatMap(({ personId }) => personId ?? []);
  const [names, accounts] = await Promise.all([listCreditedNames(ctx.db, ctx.actor.countyId, ids), namesOf(ctx)]);
  return ({ personId, accountId }) => names.get(personId ?? '') ?? accounts.get(accountId ?? '') ?? '';
}
