import { Fragment, type ReactNode } from 'react';
import { chartOf } from '../../domain/report/layout/chart.ts';
import { wholeAt, type PlacedFinding } from '../../domain/report/check/finding.ts';
import { useWords } from '../base/language.tsx';
import type { Reading } from './report-calls.ts';

/** A column of numbers, sums, rates and blanks alone stands to the right. */
export function numberColumns(rows: readonly (readonly string[])[]): (i: number) => boolean {
  return (i) =>
    i > 0 && rows.length > 0 && rows.every((row) => /^(?:[-−+]?[\d,]+(?:\.\d+)?%?|\*|—|)$/u.test(row[i] ?? ''));
}

type Block = Reading['written']['blocks'][number];
type Finding = Pick<PlacedFinding, 'blockId' | 'sentence' | 'printed' | 'at'>;

interface SheetProps {
  reading: Reading;
  /** Where the chart of a table is drawn: the address of the paper, with the version that is shown. */
  paper: { path: string; version: number };
  /** The chip whose meaning is shown beside. */
  chip: string | null;
  onChip: (name: string) => void;
  /** What is found and not answered yet. */
  findings: readonly Finding[];
  finding: Finding | null;
  /** What stands in the place of a block that is being written; null draws it. */
  editorOf: (id: string) => ReactNode | null;
  /** The tools of a block, where the reader may write. */
  toolsOf: (id: string) => ReactNode;
}

/** 稿纸: the report as it will be printed, text flowing round its chips. */
export function ReportSheet(props: SheetProps) {
  const t = useWords();
  const { title, addressee, blocks, notes, signedBy, signedOn } = props.reading.written;
  const { head, attachments, imprint } = props.reading.framed;
  return (
    <article className="report-sheet" lang="zh" aria-label={t('汇报', 'The report')}>
      {head === null ? null : (
        <p className="report-red">
          <b>{head.mark}</b>
          <span>
            {head.number}　{t('签发人：', 'Signed by ')}
            {head.signer}
          </span>
        </p>
      )}
      <h2>{title}</h2>
      {addressee === '' ? null : <p className="report-to">{addressee}：</p>}
      {blocks.map((block) => (
        <div key={block.id} id={`block-${block.id}`} className="report-block" data-kind={block.kind}>
          {props.editorOf(block.id) ?? (
            <>
              <BlockView block={block} {...props} />
              {props.toolsOf(block.id)}
            </>
          )}
        </div>
      ))}
      {notes.length === 0 ? null : (
        <ol className="report-notes">
          {notes.map((note, i) => (
            <li key={i}>{note}</li>
          ))}
        </ol>
      )}
      {attachments.length === 0 ? null : (
        <p className="report-attached">
          {t('附件：', 'Attached: ')}
          {attachments.map((name, i) => `${attachments.length > 1 ? `${i + 1}. ` : ''}${name}`).join('　')}
        </p>
      )}
      <p className="report-signed">
        {signedBy}
        {signedOn === '' ? null : (
          <>
            <br />
            {signedOn}
          </>
        )}
      </p>
      {imprint === null || imprint.copyTo.length === 0 ? null : (
        <p className="report-attached">
          {t('抄送：', 'Copies to: ')}
          {imprint.copyTo.join('，')}。
        </p>
      )}
    </article>
  );
}

function BlockView({ block, ...props }: { block: Block } & SheetProps) {
  if (block.kind === 'heading') return <h3 data-level={block.level}>{block.text}</h3>;
  if (block.kind === 'table') return <TableView table={block} paper={props.paper} />;
  // Of each piece where it begins, for findings say where in the paragraph they stand.
  const starts = block.runs.map((_, i) => block.runs.slice(0, i).reduce((sum, { text }) => sum + text.length, 0));
  return (
    <p>
      {block.runs.map((run, i) => (
        <Fragment key={i}>
          {run.chip === undefined ? (
            <Words text={run.text} {...props} blockId={block.id} start={starts[i] ?? 0} />
          ) : (
            <Chip run={{ ...run, chip: run.chip }} {...props} blockId={block.id} start={starts[i] ?? 0} />
          )}
          {run.note === undefined ? null : <sup>{run.note}</sup>}
        </Fragment>
      ))}
    </p>
  );
}

type Placed = SheetProps & { blockId: string; start: number };

/** Plain words; what is found in them is underlined. */
function Words({ text, findings, finding, blockId, start }: { text: string } & Placed) {
  const spots = [finding, ...findings].flatMap((one) => {
    if (one === null || one.blockId !== blockId || one.at === null) return [];
    const [from, to] = [Math.max(0, one.at.start - start), Math.min(text.length, one.at.end - start)];
    return from < to ? [{ from, to, isOpen: one === finding }] : [];
  });
  // The open one first: what lies over it is not told apart.
  const shown = spots.filter(
    (one, i) => !spots.slice(0, i).some((other) => one.from < other.to && other.from < one.to),
  );
  const sorted = shown.toSorted((a, b) => a.from - b.from);
  return (
    <>
      {sorted.map(({ from, to, isOpen }, i) => (
        <Fragment key={from}>
          {text.slice(sorted[i - 1]?.to ?? 0, from)}
          <mark data-open={isOpen || undefined}>{text.slice(from, to)}</mark>
        </Fragment>
      ))}
      {text.slice(sorted.at(-1)?.to ?? 0)}
    </>
  );
}

function Chip({
  run,
  reading,
  chip,
  onChip,
  findings,
  finding,
  blockId,
  start,
}: { run: { text: string; chip: string; isBlank?: boolean | undefined } } & Placed) {
  const t = useWords();
  const isIn = (one: Finding | null) =>
    one !== null &&
    one.blockId === blockId &&
    (one.at === null
      ? wholeAt(one.printed, run.text) >= 0
      : one.at.start < start + run.text.length && start < one.at.end);
  return (
    <span
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- A button is a box: long words would begin on a line of their own.
      role="button"
      tabIndex={0}
      className="report-chip"
      data-kind={reading.values.find(({ name }) => name === run.chip)?.kind}
      aria-pressed={chip === run.chip}
      data-blank={run.isBlank || undefined}
      data-found={findings.some(isIn) || undefined}
      data-open={isIn(finding) || undefined}
      title={t(`${run.chip}：看口径和记录`, `${run.chip}: its meaning and records`)}
      onClick={() => onChip(run.chip)}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== ' ') return;
        event.preventDefault();
        onChip(run.chip);
      }}
    >
      {run.text}
    </span>
  );
}

function TableView({ table, paper }: { table: Extract<Block, { kind: 'table' }> } & Pick<SheetProps, 'paper'>) {
  const t = useWords();
  const isNumeric = numberColumns(table.rows);
  return (
    <div className="report-table">
      <table>
        <caption>{table.caption}</caption>
        <thead>
          <tr>
            {table.head.map((cell, i) => (
              <th key={cell} scope="col" data-number={isNumeric(i) || undefined}>
                {cell}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row) => (
            <tr key={row.join('\t')}>
              {row.map((cell, i) => (
                <td key={i} data-number={isNumeric(i) || undefined}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {table.chart === true ? <TableChart table={table} paper={paper} /> : null}
      {table.rows.length === 0 ? <p className="dim s">{t('期内没有记录。', 'No records in the period.')}</p> : null}
    </div>
  );
}

/** 附图, as it is printed; where the numbers of a table make none, that is said. */
function TableChart({ table, paper }: { table: Extract<Block, { kind: 'table' }> } & Pick<SheetProps, 'paper'>) {
  const t = useWords();
  if (chartOf(table) === null)
    return <p className="dim s">{t('这张表的数画不成图。', 'The numbers of this table make no chart.')}</p>;
  return (
    <img
      className="report-chart"
      src={`${paper.path}/charts/${encodeURIComponent(table.id)}?v=${paper.version}`}
      alt={t(`图：${table.caption}`, `Chart: ${table.caption}`)}
    />
  );
}
