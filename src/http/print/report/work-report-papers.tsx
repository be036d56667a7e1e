/** @jsxImportSource hono/jsx */
/** 工作汇报: one report in the layout of official papers, on A4 or as a document; what is not signed says 草稿 on each page. */
import { Hono } from 'hono';
import type { OfficialReport } from '../../../domain/report/layout/official.ts';
import { getSeenEntry } from '../../../actions/matter/docket.ts';
import { workReportFrame, writtenOf } from '../../../actions/report/work-report.ts';
import { shownMark } from '../../../domain/county/watermark.ts';
import type { Env } from '../../base/env.ts';
import { staffOnly } from '../../base/session.ts';
import { markPrinted } from '../../base/watermark.ts';
import { middleMargin } from '../base/paper-mark.ts';
import { ReportPage } from './report-page.tsx';

export const workReportPapers = new Hono<Env>();

const docxEnd = /\.docx$/u;

/** /papers/work-reports/{number}, and the same with .docx */
workReportPapers.get('/:asked', staffOnly, async (c) => {
  const ctx = c.get('ctx');
  const asked = c.req.param('asked');
  const isDocument = docxEnd.test(asked);
  const entry = await getSeenEntry(ctx, workReportFrame, asked.replace(docxEnd, ''));
  const mark = await markPrinted(c, entry.number, { title: '工作汇报', ...(isDocument ? { format: 'docx' } : {}) });
  const official: OfficialReport = {
    report: await writtenOf(ctx, entry),
    head: null,
    attachments: [],
    imprint: null,
    isDraft: entry.signedOn === null,
  };
  c.header('cache-control', 'no-store');
  if (!isDocument) {
    const address = `/papers/work-reports/${encodeURIComponent(entry.number)}`;
    return c.html(
      <ReportPage
        official={official}
        name="工作汇报"
        mark={shownMark(mark.id)}
        margin={middleMargin({}, mark)}
        back={`/desk/work-reports/${encodeURIComponent(entry.number)}`}
        tools={<a href={`${address}.docx`}>DOCX</a>}
      />,
    );
  }
  // Rarely asked for, and large: read at its first use.
  const { reportDocx } = await import('./report-docx.ts');
  const file = await reportDocx(official, shownMark(mark.id));
  const name = encodeURIComponent(`${entry.number} ${entry.title}.docx`);
  return c.body(new Uint8Array(file), 200, {
    'content-type': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    'content-disposition': `attachment; filename="report.docx"; filename*=UTF-8''${name}`,
  });
});
