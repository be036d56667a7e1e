import { createRoute, z } from '@hono/zod-openapi';
import { countyReportFrame, strikeOut } from '../../../actions/report/county-report.ts';
import { StrikeWords } from '../../../domain/report/county-report.ts';
import { figures } from '../../../domain/figures.ts';
import { versionOf, type FigureWords } from '../../../domain/figures/figure.ts';
import { listAnswersOnTheirWay, listCountyReports, type AnswerOnItsWay } from '../../../store/report/county-report.ts';
import { apiRoutes, body, checked, json, problems, validOf } from '../../base/schema.ts';
import { staffOnly } from '../../base/session.ts';
import { addDocketRoutes, DocketState, ordered } from '../matter/docket-routes.ts';

/** What stands beside a report of a county. */
export interface CountyReportMore {
  answeredByName: string | null;
  /** What became of our answer there; null while there is none. */
  answer: Pick<AnswerOnItsWay, 'isThere' | 'verdict' | 'reasonZh' | 'reasonEn'> | null;
  /** By the ids of those who struck words out. */
  names: Record<string, string>;
  /** By the names of its figures: how they are called here, and by which version of their definition we count. */
  figures: Record<string, { id: string; zh: string; en: string; version: number }>;
}

export const countyReportApi = apiRoutes();
export const orderedCountyReports = ordered({
  frame: countyReportFrame,
  example: '县2026-0001',
  Query: DocketState,
  list: (ctx, { state }, most) => listCountyReports(ctx.db, ctx.actor.countyId, state, most),
  moreOf: async (ctx, entries, names) => {
    const answered = entries.flatMap(({ id, answeredAt }) => (answeredAt === null ? [] : [id]));
    const answers = await listAnswersOnTheirWay(ctx.db, ctx.actor.countyId, answered);
    return ({ id, answeredById, content, struck }): CountyReportMore => {
      const told = (content?.values ?? []).flatMap(({ figure }) =>
        figure !== null && Object.hasOwn(figures, figure) ? [figure as keyof typeof figures] : [],
      );
      return {
        answeredByName: answeredById === null ? null : (names.get(answeredById) ?? ''),
        answer: answers.get(id) ?? null,
        names: Object.fromEntries(struck.map(({ byId }) => [byId, names.get(byId) ?? ''])),
        figures: Object.fromEntries(told.map((figure) => [figure, shownFigure(figures[figure])])),
      };
    };
  },
});
addDocketRoutes(countyReportApi, orderedCountyReports);

const StrikeBody = z.object({ version: z.number().int().min(1), clientId: z.uuid(), input: StrikeWords });

countyReportApi.openapi(
  createRoute({
    method: 'post',
    path: '/county-reports/{key}/strike',
    summary:
      '各县上报：删去文中、答复里的个人信息，写明原因；数不变，删了哪几个字不记；已经发回县里的回执、以前的经过留着',
    middleware: staffOnly,
    request: { params: z.object({ key: z.string().min(4).max(40) }), body: body(StrikeBody) },
    responses: { 200: { description: '删了', ...json(z.object({ n: z.number().int() })) }, ...problems },
  }),
  async (c) => {
    const { version, clientId, input } = validOf(c, 'json', StrikeBody);
    const { struck } = await strikeOut(c.get('ctx'), c.req.valid('param').key, input, { version, clientId });
    return c.json({ n: struck.at(-1)?.n ?? 0 }, 200);
  },
  checked(StrikeBody),
);

function shownFigure(words: FigureWords): CountyReportMore['figures'][string] {
  const { id, zh, en } = words;
  return { id, zh, en, version: versionOf(words).n };
}
