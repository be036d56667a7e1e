/** @jsxImportSource hono/jsx */
/** 工作汇报的打印页: the same layout on A4 as the document, 22 lines of 28 characters, without script or style in the page itself. */
import type { Child } from 'hono/jsx';
import type { JSX } from 'hono/jsx/jsx-runtime';
import { chartOf } from '../../../domain/report/layout/chart.ts';
import type { WrittenBlock, WrittenRun } from '../../../domain/report/body.ts';
import {
  attachmentLines,
  centredColumns,
  signOffIndents,
  tableName,
  titleLines,
  widthOf,
  type OfficialHead,
  type OfficialImprint,
  type OfficialReport,
} from '../../../domain/report/layout/official.ts';
import { draftPagesAddress, letterPage, letterPagesAddress } from '../base/letter-margin.ts';
import { PrintedPage } from '../base/printed-page.tsx';
import { ChartPicture } from './chart-picture.tsx';

interface ReportPageProps {
  official: OfficialReport;
  /** What the bar calls it. */
  name: string;
  /** The watermark as the sheet carries it, and where the style for the margin of every page is. */
  mark: string;
  margin: string;
  back?: string;
  tools?: Child;
  note?: Child;
}

export function ReportPage({ official, name, mark, margin, back, tools, note }: ReportPageProps): JSX.Element {
  const { report, head, attachments, imprint, isDraft } = official;
  const tables = report.blocks.filter((block) => block.kind === 'table');
  const styles = ['/assets/report.css', letterPagesAddress(1), ...(isDraft ? [draftPagesAddress] : [])];
  return (
    <PrintedPage
      title={name}
      back={back}
      tools={
        <>
          <PagesTools />
          {tools}
        </>
      }
      note={note}
      margin={margin}
      styles={styles}
      scripts={['/assets/report-pages.js']}
    >
      <article class={`sheet step-0 work-report ${letterPage(1)}`}>
        {isDraft ? <p class="draft-mark">草稿</p> : null}
        {head === null ? null : <Head head={head} />}
        <h1 class={head === null ? undefined : 'below-head'}>
          {titleLines(report.title).map((text) => (
            <span key={text} class="line">
              {text}
            </span>
          ))}
        </h1>
        <p class="addressee">{report.addressee === '' ? '' : `${report.addressee}：`}</p>
        {report.blocks.map((block) => (
          <BlockView
            key={block.id}
            block={block}
            nth={block.kind === 'table' ? tables.indexOf(block) + 1 : 0}
            of={tables.length}
          />
        ))}
        {attachmentLines(attachments).map((text, i) => (
          <p key={text} class={i === 0 ? 'attached first' : 'attached'}>
            {text}
          </p>
        ))}
        <SignOff name={report.signedBy} date={report.signedOn} isSealed={head !== null} />
        {report.notes.length === 0 ? null : (
          <ol class="footnotes">
            {report.notes.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ol>
        )}
        {imprint === null ? null : <Imprint imprint={imprint} />}
        <p class="mark">{mark}</p>
      </article>
    </PrintedPage>
  );
}

/** How many pages there will be, and the 22 lines of 28 characters of each; a browser without script knows neither. */
function PagesTools(): JSX.Element {
  return (
    <span class="pages-tools" hidden>
      <span id="pages"></span>
      <label>
        <input type="checkbox" id="grid" /> 22 行 × 28 字格
      </label>
    </span>
  );
}

function Head({ head: { mark, number, signer } }: { head: OfficialHead }): JSX.Element {
  const length = Math.min(30, Math.max(8, [...mark].length));
  return (
    <header class="red-head">
      <p class={`sender of-${length}`}>{mark}</p>
      {signer === null ? (
        <p class="document-number">{number}</p>
      ) : (
        <p class="document-number with-signer">
          <span>{number}</span>
          <span>
            签发人：<span class="signer">{signer}</span>
          </span>
        </p>
      )}
    </header>
  );
}

function BlockView({ block, nth, of }: { block: WrittenBlock; nth: number; of: number; key?: string }): JSX.Element {
  switch (block.kind) {
    case 'heading':
      return <Heading level={block.level} text={block.text} />;
    case 'paragraph':
      return <p class="body">{block.runs.map(runView)}</p>;
    case 'table':
      return <TableView block={block} name={tableName(nth, of, block.caption)} />;
  }
}

function Heading({ level, text }: { level: number; text: string }): JSX.Element {
  if (level === 1) return <h2>{text}</h2>;
  if (level === 2) return <h3>{text}</h3>;
  return level === 3 ? <h4>{text}</h4> : <h5>{text}</h5>;
}

function runView({ text, chip, note, isBlank }: WrittenRun, i: number): JSX.Element {
  const words =
    chip === undefined ? (
      text
    ) : (
      <span key={i} class={isBlank === true ? 'slot blank' : 'slot'}>
        {text}
      </span>
    );
  return (
    <>
      {words}
      {note === undefined ? null : <sup class="note-mark">{note}</sup>}
    </>
  );
}

function TableView({ block, name }: { block: Extract<WrittenBlock, { kind: 'table' }>; name: string }): JSX.Element {
  const chart = block.chart === true ? chartOf(block) : null;
  const centred = centredColumns(block);
  return (
    <>
      <table>
        {name === '' ? null : <caption>{name}</caption>}
        {block.head.length === 0 ? null : (
          <thead>
            <tr>
              {block.head.map((cell) => (
                <th key={cell} scope="col" class={widthOf(cell) <= 6 ? 'short' : undefined}>
                  {cell}
                </th>
              ))}
            </tr>
          </thead>
        )}
        <tbody>
          {block.rows.map((row) => (
            <tr key={row.join('|')}>
              {row.map((cell, i) => (
                <td key={i} class={centred[i] === true ? 'short' : undefined}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {chart === null ? null : <ChartPicture chart={chart} name={name} />}
    </>
  );
}

/**
 * Without a seal the day begins two characters behind the name, and the longer of both ends two before the edge. Under a seal the day
 * ends four before it with the name over its middle; how far a longer name goes on comes in halves, each with its rule in the style
 * sheet, for no page carries a style.
 */
function SignOff({ name, date, isSealed }: { name: string; date: string; isSealed: boolean }): JSX.Element | null {
  if (name === '' && date === '') return null;
  const { name: ofName, date: ofDate } = signOffIndents(name, date, isSealed);
  const free = Math.min(8, Math.round(Math.min(ofName, ofDate) * 2));
  if (!isSealed) {
    return (
      <div class="signed">
        <p>{name}</p>
        <p class="signed-on">{date}</p>
      </div>
    );
  }
  return (
    <div class={`signed sealed free-${free}`}>
      <p>{name}</p>
      <p>
        <span class="seal-place">
          {date}
          <span class="seal">印章</span>
        </span>
      </p>
    </div>
  );
}

function Imprint({ imprint: { copyTo, printedBy, printedOn } }: { imprint: OfficialImprint }): JSX.Element {
  return (
    <footer class="imprint">
      {copyTo.length === 0 ? null : <p>{`抄送：${copyTo.join('，')}。`}</p>}
      <p class="printed-by">
        <span>{printedBy}</span>
        <span>{printedOn === '' ? '' : `${printedOn}印发`}</span>
      </p>
    </footer>
  );
}
