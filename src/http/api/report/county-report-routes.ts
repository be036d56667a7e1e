import { countyReportFrame } from '../../../actions/report/county-report.ts';
import { figures } from '../../../domain/figures.ts';
import { versionOf, type FigureWords } from '../../../domain/figures/figure.ts';
import { listCountyReports } from '../../../store/report/county-report.ts';
import { apiRoutes } from '../../base/schema.ts';
import { addDocketRoutes, DocketState } from '../matter/docket-routes.ts';

/** What stands beside a report of a county. */
export interface CountyReportMore {
  answeredByName: string | null;
  /** By the names of its figures: how they are called here, and by which version of their definition we count. */
  figures: Record<string, { id: string; zh: string; en: string; version: number }>;
}

export const countyReportApi = apiRoutes();
addDocketRoutes(countyReportApi, {
  frame: countyReportFrame,
  example: '县2026-0001',
  Query: DocketState,
  list: (ctx, { state }, most) => listCountyReports(ctx.db, ctx.actor.countyId, state, most),
  moreOf: (_ctx, _entries, names) =>
    Promise.resolve(({ answeredById, content }): CountyReportMore => {
      const told = (content?.values ?? []).flatMap(({ figure }) =>
        figure !== null && Object.hasOwn(figures, figure) ? [figure as keyof typeof figures] : [],
      );
      return {
        answeredByName: answeredById === null ? null : (names.get(answeredById) ?? ''),
        figures: Object.fromEntries(told.map((figure) => [figure, shownFigure(figures[figure])])),
      };
    }),
});

function shownFigure(words: FigureWords): CountyReportMore['figures'][string] {
  const { id, zh, en } = words;
  return { id, zh, en, version: versionOf(words).n };
}
