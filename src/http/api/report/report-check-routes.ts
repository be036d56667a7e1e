/** 检查一份报告: a pasted text against itself, and its numbers against the ledger of their period. Nothing of it is kept. */
import { createRoute } from '@hono/zod-openapi';
import { demand, scopes } from '../../../domain/base/actor.ts';
import { keptIn } from '../../../domain/figures/figure.ts';
import type { FigureName } from '../../../domain/figures.ts';
import { checkWorkReport } from '../../../domain/report/check/check-work-report.ts';
import { claimsIn, isSameAsLedger, type Claim } from '../../../domain/report/check/claim/claim.ts';
import { ledgerOf, namedOffices } from '../../../domain/report/check/claim/said-of.ts';
import type { Finding, Span } from '../../../domain/report/check/finding.ts';
import { PastedReport } from '../../../domain/report/check/pasted.ts';
import { countKnown } from '../../../store/figures.ts';
import type { Context } from '../../../actions/base/context.ts';
import { apiRoutes, body, checked, json, problems, shape } from '../../base/schema.ts';
import { staffOnly } from '../../base/session.ts';

/** A number of the text that the ledger counts too. */
export interface SeenClaim extends Span {
  figure: FigureName;
  sentence: string;
  printed: string;
  words: Span;
  /** The period that it is said of, no later than today. */
  from: string;
  to: string;
  /** The office that the text names, whose ledger was asked; null where it is that of the whole check. */
  office: { id: string; name: string } | null;
  /** As the ledger counts it now: money in fen, a rate in per cent; null where no ledger was kept of the whole period. */
  counted: number | null;
  isSame: boolean;
}

export interface ReportCheck {
  findings: Finding[];
  claims: SeenClaim[];
  /** How many more are said of other days or places than those few that are asked of the ledger. */
  unasked: number;
  /** The office whose ledger was asked; null for the county. */
  officeId: string | null;
  /** Since when the ledger has been kept; null where nothing of the text is counted in it. */
  keptSince: string | null;
}

const post = createRoute({
  method: 'post',
  path: '/report-checks',
  summary: '检查一份报告：前后对不对得上，和台账对不对得上；不留',
  middleware: staffOnly,
  request: { body: body(PastedReport) },
  responses: { 200: { description: '查出的地方，和台账对过的数', ...json(shape<ReportCheck>()) }, ...problems },
});

export const reportCheckApi = apiRoutes().openapi(
  post,
  async (c) => {
    const ctx = c.get('ctx');
    demand(ctx.actor, 'figure.read');
    const { text } = c.req.valid('json');
    const officeId = scopes[ctx.actor.role] === 'office' ? ctx.actor.organisationId : null;
    const offices = namedOffices(ctx.county.organisations);
    const compared = await comparedWithLedger(ctx, claimsIn(text, { offices }), officeId);
    return c.json({ findings: checkWorkReport(text), officeId, ...compared } satisfies ReportCheck, 200);
  },
  checked(PastedReport),
);

/** A report is of one period and place, and compares itself with few others; of what is said of more the answer tells how many. */
const mostScopesAsked = 4;

async function comparedWithLedger(ctx: Context, claims: readonly Claim[], officeId: string | null) {
  const said = claims
    .filter(({ period }) => period.from <= ctx.today)
    .flatMap((claim) => {
      const place = ledgerOf(claim.whose, officeId);
      const { from, to } = claim.period;
      return place === null ? [] : [{ claim, period: { from, to: earlier(to, ctx.today), ...place } }];
    });
  const byScope = [...Map.groupBy(said, ({ period }) => Object.values(period).join(' ')).values()].toSorted(
    (a, b) => b.length - a.length,
  );
  const asked = byScope.slice(0, mostScopesAsked);
  const officeOf = (id: string | null) => {
    const office = id === officeId ? undefined : ctx.county.organisations.find((one) => one.id === id);
    return office === undefined ? null : { id: office.id, name: office.name };
  };
  const compared = await Promise.all(
    asked.map(async (alike) => {
      const [{ period } = { period: { from: '', to: '', officeId } }] = alike;
      const { values, keptSince, carried } = await countKnown(ctx.db, ctx.actor.countyId, period, ctx.today);
      // Of a period that the ledger holds the end of alone, its counts are less than what was; old books that were taken over are whole.
      const isWhole = keptIn(period, keptSince, ctx.today) === 'yes' || carried.length > 0;
      const known = { values: isWhole ? (values ?? {}) : {}, office: officeOf(period.officeId) };
      return { keptSince, seen: alike.map((one) => seenClaim(one, known)) };
    }),
  );
  return {
    claims: compared.flatMap(({ seen }) => seen).toSorted((a, b) => a.words.start - b.words.start),
    unasked: byScope.slice(mostScopesAsked).flat().length,
    keptSince: compared[0]?.keptSince ?? null,
  };
}

function seenClaim(
  { claim, period: { from, to } }: { claim: Claim; period: { from: string; to: string } },
  { values, office }: { values: Readonly<Partial<Record<FigureName, number | null>>>; office: SeenClaim['office'] },
): SeenClaim {
  const { figure, sentence, start, end, printed, words } = claim;
  const counted = values[figure] ?? null;
  const isSame = counted !== null && isSameAsLedger(claim, counted);
  return { figure, sentence, start, end, printed, words, from, to, office, counted, isSame };
}

function earlier(a: string, b: string): string {
  return a < b ? a : b;
}
