/** @jsxImportSource hono/jsx */
/** 工作汇报的纸: a report on A4, as a document and as PDF: as it was signed, or as it reads now under the word 草稿. */
import { Hono, type Context as HonoContext } from 'hono';
import type { JSX } from 'hono/jsx/jsx-runtime';
import { Refusal } from '../../../domain/base/refusal.ts';
import { markOn } from '../../../domain/county/watermark.ts';
import type { WrittenReport } from '../../../domain/report/body.ts';
import type { OfficialReport } from '../../../domain/report/layout/official.ts';
import type { WorkReport } from '../../../domain/report/work-report.ts';
import { framedOf } from '../../../actions/report/framed.ts';
import { workReportFrame } from '../../../actions/report/work-report.ts';
import { readReport } from '../../../actions/report/reading.ts';
import { getSeenEntry } from '../../../actions/matter/docket.ts';
import type { WorkReportSigningRow } from '../../../store/base/schema.ts';
import { findSigning } from '../../../store/report/work-report.ts';
import type { Env } from '../../base/env.ts';
import { staffOnly } from '../../base/session.ts';
import { markPrinted } from '../../base/watermark.ts';
import { middleMargin } from '../base/paper-mark.ts';
import { chartOf } from '../../../domain/report/layout/chart.ts';
import { ChartPicture } from './chart-picture.tsx';
import { ReportPage } from './report-page.tsx';

type C = HonoContext<Env>;

const types = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
} as const;

export const workReportPapers = new Hono<Env>();

/** /papers/work-reports/汇2026-0007, and the same with .docx or .pdf; ?edition=1 is an earlier signing. */
workReportPapers.get('/:asked', staffOnly, async (c) => {
  const [, key = '', format] = /^(.+?)(?:\.(docx|pdf))?$/u.exec(c.req.param('asked')) ?? [];
  const entry = await getSeenEntry(c.get('ctx'), workReportFrame, key);
  const { report, signed, blanks } = await writtenOf(c, entry);
  const isDraft = signed === null;
  const official: OfficialReport = { report, isDraft, ...(await framedOf(c.get('ctx'), entry, signed)) };
  const made = format === 'docx' || format === 'pdf' ? format : null;
  const { pdfMaker = null } = c.get('deps');
  if (made === 'pdf' && pdfMaker === null) throw new Refusal('not-found');
  const title = isDraft ? `${report.title}（草稿）` : report.title;
  const mark = await markPrinted(c, entry.number, { title, ...(made === null ? {} : { format: made }) });
  // A draft stays in the house; what is signed goes to the superior, who need not know who printed it.
  const inward = { isInward: isDraft };
  const line = markOn(inward, mark);
  if (made === null) {
    return c.html(
      <ReportPage
        official={official}
        name={`${title}　${entry.number}`}
        mark={line}
        margin={middleMargin(inward, mark)}
        back={`/desk/work-reports/${encodeURIComponent(entry.number)}`}
        tools={<Tools c={c} number={entry.number} hasPdf={pdfMaker !== null} />}
        note={<Blanks blanks={blanks} />}
      />,
    );
  }
  // Rarely asked for, and as large as the rest of the page: read at its first use.
  const { reportDocx } = await import('./report-docx.ts');
  const docx = await reportDocx(official, line, c.get('deps').settings.isPractice);
  const file = made === 'pdf' && pdfMaker !== null ? await pdfMaker(docx) : docx;
  return c.body(new Uint8Array(file), 200, {
    'content-type': types[made],
    'content-disposition': `attachment; filename="report.${made}"; filename*=UTF-8''${encodeURIComponent(`${title}-${entry.number}.${made}`)}`,
  });
});

/** The chart of one table as it is printed, for whoever writes the report: /papers/work-reports/汇2026-0007/charts/t1. */
workReportPapers.get('/:asked/charts/:block', staffOnly, async (c) => {
  const entry = await getSeenEntry(c.get('ctx'), workReportFrame, c.req.param('asked'));
  const { report } = await writtenOf(c, entry);
  const table = report.blocks.find(({ id }) => id === c.req.param('block'));
  const chart = table?.kind === 'table' && table.chart === true ? chartOf(table) : null;
  if (chart === null || table?.kind !== 'table') throw new Refusal('not-found');
  return c.html(<ChartPicture chart={chart} name={table.caption} />, 200, { 'content-type': 'image/svg+xml' });
});

interface Written {
  report: WrittenReport;
  /** Null for what is not signed. */
  signed: WorkReportSigningRow | null;
  /** What is still blank in a draft. */
  blanks: readonly string[];
}

/** What was signed, word for word, or else what the report reads now. */
async function writtenOf(c: C, entry: WorkReport): Promise<Written> {
  const ctx = c.get('ctx');
  const asked = c.req.query('edition');
  if (asked !== undefined || entry.signedOn !== null) {
    const edition = asked === undefined ? entry.edition : Number(asked);
    if (!Number.isInteger(edition) || edition < 1 || edition > 10_000) throw new Refusal('not-found');
    const signed = await findSigning(ctx.db, entry.countyId, entry.id, edition);
    if (signed === null) throw new Refusal('not-found');
    return { report: signed.frozen.written, signed, blanks: [] };
  }
  const { written, blanks } = await readReport(ctx.db, ctx, entry);
  return { report: written, signed: null, blanks };
}

interface ToolsProps {
  c: C;
  number: string;
  hasPdf: boolean;
}

function Tools({ c, number, hasPdf }: ToolsProps): JSX.Element {
  const { search } = new URL(c.req.url);
  const path = `/papers/work-reports/${encodeURIComponent(number)}`;
  return (
    <>
      <a href={`${path}.docx${search}`} download>
        下载 DOCX
      </a>
      {hasPdf ? (
        <a href={`${path}.pdf${search}`} download>
          下载 PDF
        </a>
      ) : null}
    </>
  );
}

/** What is still blank, above the sheet and never on it. */
function Blanks({ blanks }: { blanks: readonly string[] }): JSX.Element | null {
  if (blanks.length === 0) return null;
  return (
    <aside class="missing" aria-label="打印前请看">
      <p>{`打印前请看，还有 ${blanks.length} 处空着，印作“*”：${blanks.join('、')}。`}</p>
    </aside>
  );
}
