/** @jsxImportSource hono/jsx */
/** 簿册列表的打印件: what a list shows, on A4; under the same permission, limit and watermark as its file. */
import { Hono } from 'hono';
import { dayZh } from '../../domain/base/calendar.ts';
import { Refusal } from '../../domain/base/refusal.ts';
import { markOn } from '../../domain/county/watermark.ts';
import { filterWords } from '../../domain/matter/list/export-filters.ts';
import { admitExport } from '../../actions/matter/export-request.ts';
import { demand } from '../../domain/base/actor.ts';
import { docketExporter, mostPrinted } from '../api/matter/docket-list-routes.ts';
import { queryOf, subjectOf, type Exporter } from '../api/matter/export.ts';
import { listedContractReviews } from '../api/supervision/clause/contract-review-routes.ts';
import { listedStandardContracts } from '../api/supervision/clause/standard-contract-routes.ts';
import { listedGuidances } from '../api/supervision/guidance/guidance-routes.ts';
import {
  listedCampaigns,
  listedCovertChecks,
  listedInspections,
  listedSeizures,
  listedSorties,
  listedStationVisits,
} from '../api/supervision/inspection/inspection-routes.ts';
import { listedBatches, listedInstitutions, listedSamplingPlans } from '../api/supervision/sampling/sampling-routes.ts';
import { listedSurveys } from '../api/supervision/survey/survey-routes.ts';
import { listedWorkReports } from '../api/report/work-report-routes.ts';
import { listedFunds } from '../api/station/fund-routes.ts';
import { listedTasks } from '../api/steering/task-routes.ts';
import type { Env } from '../base/env.ts';
import { staffOnly } from '../base/session.ts';
import { watermarkOf } from '../base/watermark.ts';
import { marginAddress } from './base/paper-mark.ts';
import { PrintedPage } from './base/printed-page.tsx';

/** Every docket whose list is printed. */
const exporters: readonly Exporter[] = [
  docketExporter(listedBatches),
  docketExporter(listedInstitutions),
  docketExporter(listedSamplingPlans),
  docketExporter(listedInspections),
  docketExporter(listedCampaigns),
  docketExporter(listedSorties),
  docketExporter(listedSeizures),
  docketExporter(listedCovertChecks),
  docketExporter(listedStationVisits),
  docketExporter(listedContractReviews),
  docketExporter(listedStandardContracts),
  docketExporter(listedGuidances),
  docketExporter(listedSurveys),
  docketExporter(listedTasks),
  docketExporter(listedFunds),
  docketExporter(listedWorkReports),
];

export const docketListPages = new Hono<Env>();

/** /papers/lists/samplings?state=all&from=2026-01-01: the rows and columns that the desk shows. */
docketListPages.get('/:list', staffOnly, async (c) => {
  const ctx = c.get('ctx');
  const exporter = exporters.find(({ list }) => list === c.req.param('list'));
  if (exporter === undefined) throw new Refusal('not-found');
  const { list, permission } = exporter;
  demand(ctx.actor, permission);
  const { query, requestId, allowedAt } = await queryOf(c, list);
  const asked = exporter.read(ctx, query, allowedAt);
  const rows = await asked.count();
  if (rows > mostPrinted) throw new Refusal('list-too-long', { rows, most: mostPrinted });
  const mark = watermarkOf(c);
  const { columns, filters } = asked;
  const wanted = { list, permission, format: 'print', columns, filters, subject: subjectOf(list, query), rows };
  const table = asked.table(await admitExport(ctx, { ...wanted, mark: mark.id }, requestId));
  const cells: (readonly (string | number)[])[] = [];
  for await (const row of table.rows) cells.push(row);
  const whole = table.columns.reduce((sum, { width }) => sum + width, 0);
  const paper = { isInward: true };
  c.header('cache-control', 'no-store');
  return c.html(
    <PrintedPage title={`${table.sheet}　${rows} 行`} margin={marginAddress([paper], mark)}>
      <article class="sheet form docket-sheet">
        <h1>{table.sheet}</h1>
        <p class="head">
          <span>{ctx.county.county.bureauName}</span>
          <span>{`${dayZh(ctx.today)}，共 ${rows} 行`}</span>
        </p>
        {filters.length === 0 ? null : <p class="body">{`条件：${filterWords(filters, 'zh')}`}</p>}
        <table>
          <colgroup>
            {table.columns.map(({ width }) => (
              <col width={`${Math.round((width * 100) / whole)}%`} />
            ))}
          </colgroup>
          <thead>
            <tr>
              {table.columns.map(({ zh }) => (
                <th scope="col">{zh}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {cells.map((row) => (
              <tr>
                {row.map((cell) => (
                  <td>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
        <p class="mark">{markOn(paper, mark)}</p>
      </article>
    </PrintedPage>,
  );
});
