import { useQuery } from '@tanstack/react-query';
import { Suspense, useState } from 'react';
import { useParams } from 'react-router';
import type { ReportBlock } from '../../domain/report/body.ts';
import { startOf } from '../../domain/report/block-start.ts';
import { openBlanks, openFindings } from '../../domain/report/work-report.ts';
import { useAddress } from '../base/address.ts';
import { useKeys } from '../base/keys.tsx';
import { useWords } from '../base/language.tsx';
import { later } from '../base/later.ts';
import { ErrorLine } from '../base/ui/error-line.tsx';
import { Loading } from '../base/ui/loading.tsx';
import '../base/ui/settings.css';
import '../matter/docket/docket.css';
import '../matter/matter.css';
import { ToldCard } from '../matter/message/told-card.tsx';
import { Timeline } from '../matter/timeline.tsx';
import { BlockEditor, blockIn, same, usePress } from './block-editor.tsx';
import { fetchReading, readingKey, workReportCalls, type Reading, type SeenReport } from './report-calls.ts';
import { HeadEditor, ReportHead } from './report-head.tsx';
import { ReportFacts } from './report-facts.tsx';
import { UnsavedEditors } from './unsaved.tsx';
import { ReportSheet } from './report-text.tsx';
import { Blanks, CommentBox, Comments, Findings, type Finding } from './report-side.tsx';
import '../matter/docket/record-head.css';
import './report.css';

const { Part: ChipPanel } = later(async () => (await import('./chip-panel.tsx')).ChipPanel);
const { Part: Drafts } = later(async () => (await import('./report-drafts.tsx')).Drafts);
const { Part: Difference } = later(async () => (await import('./report-drafts.tsx')).Difference);

/** 一篇汇报: the paper in the middle, what is found in it and what a chip means beside it. */
export default function ReportDocumentPage() {
  const { number = '' } = useParams();
  const t = useWords();
  const found = useQuery({
    queryKey: [workReportCalls.path, 'one', number],
    queryFn: ({ signal }) => workReportCalls.get(number, signal),
  });
  const version = found.data?.entry.version ?? 0;
  const read = useQuery({
    queryKey: readingKey(number, version),
    queryFn: ({ signal }) => fetchReading(number, signal),
    enabled: version > 0,
    placeholderData: (before) => before,
  });
  // What is there stays there: a network that is cut takes no paragraph from under the hands of who writes it.
  const [last, setLast] = useState<Reading | null>(null);
  if (read.data !== undefined && read.data !== last) setLast(read.data);
  const reading = read.data ?? last;
  const failed = found.error === null ? read : found;
  const problem =
    failed.error === null ? null : <ErrorLine error={failed.error} onRetry={() => void failed.refetch()} />;
  if (found.data === undefined || reading === null) return problem ?? <Loading rows={12} />;
  return (
    <UnsavedEditors>
      <div className="record-page report-page">
        <title>{`${number} ${found.data.entry.title} · ${t('红盾', 'Hongdun')}`}</title>
        <ReportHead view={found.data} reading={reading} onRecount={() => void read.refetch()} />
        {problem}
        <Body view={found.data} reading={reading} />
      </div>
    </UnsavedEditors>
  );
}

type Tab = 'check' | 'comments' | 'blanks' | 'drafts' | 'difference' | 'asks';

function Body({ view, reading }: { view: SeenReport; reading: Reading }) {
  const { search, change } = useAddress();
  const [finding, setFinding] = useState<Finding | null>(null);
  const [editing, setEditing] = useState<{ block: ReportBlock; after?: string | null } | null>(null);
  // Each comment stays open at its own paragraph: what is typed at one is not lost when another is begun.
  const [at, setAt] = useState<readonly string[]>([]);
  const chip = search.get('chip');
  const mayWrite = view.moves.includes('write');
  const open = openFindings(view.entry, reading.findings);
  const blocks = view.entry.body.blocks as readonly ReportBlock[];
  const editorOf = (id: string) =>
    editing?.block.id === id && editing.after === undefined ? (
      <BlockEditor view={view} block={editing.block} onClose={() => setEditing(null)} />
    ) : null;
  const belowOf = (id: string) => {
    if (at.includes(id) && view.moves.includes('comment'))
      return <CommentBox view={view} blockId={id} onClose={() => setAt((open) => open.filter((one) => one !== id))} />;
    if (editing !== null && editing.after === id)
      return <BlockEditor view={view} block={editing.block} after={id} onClose={() => setEditing(null)} />;
    const onEdit = (block: ReportBlock, after?: string | null) =>
      setEditing({ block, ...(after === undefined ? {} : { after }) });
    return (
      <BlockTools
        view={view}
        id={id}
        blocks={blocks}
        mayWrite={mayWrite}
        onAt={() => setAt((open) => [...open, id])}
        onEdit={onEdit}
      />
    );
  };
  return (
    <div className="report-body">
      <div className="report-doc">
        <HeadEditor view={view} />
        <ReportSheet
          reading={reading}
          paper={{ path: `/papers/work-reports/${encodeURIComponent(view.entry.number)}`, version: view.entry.version }}
          chip={chip}
          onChip={(name) => change({ chip: chip === name ? null : name })}
          findings={open}
          finding={finding}
          editorOf={editorOf}
          toolsOf={belowOf}
        />
        {mayWrite ? <HiddenBlocks view={view} reading={reading} /> : null}
      </div>
      <Side view={view} reading={reading} finding={finding} onFinding={setFinding} chip={chip} />
      <div className="report-more">
        <section className="card report-facts">
          <ReportFacts view={view} isBesideText />
        </section>
        <ToldCard kind={workReportCalls.path} number={view.entry.number} />
        <Timeline view={view} onNote={null} />
      </div>
    </div>
  );
}

/** Paragraphs of which no sentence is written now, for their conditions do not hold: they are there to be written all the same. */
function HiddenBlocks({ view, reading }: { view: SeenReport; reading: Reading }) {
  const t = useWords();
  const [open, setOpen] = useState<ReportBlock | null>(null);
  const shown = new Set(reading.written.blocks.map(({ id }) => id));
  const hidden = (view.entry.body.blocks as readonly ReportBlock[]).filter(({ id }) => !shown.has(id));
  if (open !== null) return <BlockEditor view={view} block={open} onClose={() => setOpen(null)} />;
  if (hidden.length === 0) return null;
  return (
    <p className="dim s">
      {t('条件不成立、现在不写的：', 'Not written now, for their conditions do not hold: ')}
      {hidden.map((block) => (
        <button key={block.id} type="button" className="b sm" onClick={() => setOpen(block)}>
          {startOf(block) || t('空的一段', 'an empty paragraph')}
        </button>
      ))}
    </p>
  );
}

interface ToolsProps {
  view: SeenReport;
  id: string;
  blocks: readonly ReportBlock[];
  mayWrite: boolean;
  onAt: () => void;
  onEdit: (block: ReportBlock, after?: string | null) => void;
}

function BlockTools({ view, id, blocks, mayWrite, onAt, onEdit }: ToolsProps) {
  const t = useWords();
  const { press, busy } = usePress(view);
  const at = blocks.findIndex((one) => one.id === id);
  const block = blocks[at];
  if (block === undefined) return null;
  const fresh = (kind: 'paragraph' | 'heading'): ReportBlock =>
    kind === 'paragraph'
      ? { id: crypto.randomUUID(), kind, pieces: [{ text: '', when: null }] }
      : { id: crypto.randomUUID(), kind, level: 1, text: '' };
  return (
    <span className="report-tools">
      {view.moves.includes('comment') ? (
        <button type="button" className="b sm" onClick={onAt}>
          {t('批注这段', 'Comment here')}
        </button>
      ) : null}
      {mayWrite ? (
        <>
          <button type="button" className="b sm report-edit" onClick={() => onEdit(block)}>
            {t('改', 'Edit')}
            <span className="sr">{t(`第 ${at + 1} 段`, `paragraph ${at + 1}`)}</span>
          </button>
          <button type="button" className="b sm" onClick={() => onEdit(fresh('paragraph'), id)}>
            {t('下面加一段', 'Add below')}
          </button>
          <button type="button" className="b sm" onClick={() => onEdit(fresh('heading'), id)}>
            {t('加标题', 'Add a heading')}
          </button>
          <button
            type="button"
            className="b sm"
            disabled={busy || at === 0}
            onClick={() => void press({ move: { id, after: blocks[at - 2]?.id ?? null } })}
          >
            {t('上移', 'Up')}
          </button>
          <button
            type="button"
            className="b sm"
            disabled={busy}
            onClick={() => void press({ remove: id }, (now) => same(blockIn(now, id), block))}
          >
            {t('删', 'Remove')}
          </button>
        </>
      ) : null}
    </span>
  );
}

interface SideProps {
  view: SeenReport;
  reading: Reading;
  finding: Finding | null;
  onFinding: (finding: Finding | null) => void;
  chip: string | null;
}

function Side({ view, reading, finding, onFinding, chip }: SideProps) {
  const t = useWords();
  const { search, change } = useAddress();
  const { entry } = view;
  const isSigned = entry.signedOn !== null;
  const counts: readonly (readonly [Tab, string, number | null])[] = [
    ['check', t('检查', 'Check'), openFindings(entry, reading.findings).length + reading.placeholders.length],
    ['comments', t('批注', 'Comments'), entry.comments.filter(({ doneById }) => doneById === null).length],
    ['blanks', t('留空', 'Blanks'), openBlanks(entry, reading.blanks).length],
    ['drafts', t('稿本', 'Drafts'), null],
    ...(entry.asks.length + entry.praises.length > 0
      ? ([['asks', t('请求和肯定', 'Requests'), entry.asks.length]] as const)
      : []),
    ...(isSigned ? ([['difference', t('和今天比', 'Today'), null]] as const) : []),
  ];
  const asked = search.get('tab');
  const tab = counts.find(([id]) => id === asked)?.[0] ?? (isSigned ? 'difference' : 'check');
  useKeys(
    [
      {
        key: 'j',
        zh: '下一处',
        en: 'Next finding',
        run: () => onFinding(stepOf(reading, finding, 1)),
        when: tab === 'check',
      },
      {
        key: 'k',
        zh: '上一处',
        en: 'Finding before',
        run: () => onFinding(stepOf(reading, finding, -1)),
        when: tab === 'check',
      },
    ],
    'list',
  );
  return (
    <aside className="report-side" aria-label={t('检查、批注和口径', 'Check, comments and meaning')}>
      <fieldset className="seg" aria-label={t('看什么', 'What to look at')}>
        {counts.map(([id, words, n]) => (
          <button key={id} type="button" aria-pressed={tab === id} onClick={() => change({ tab: id })}>
            {words} {n ?? ''}
          </button>
        ))}
      </fieldset>
      <Suspense fallback={<Loading rows={3} />}>
        {chip === null ? null : <ChipPanel view={view} reading={reading} name={chip} />}
      </Suspense>
      {tab === 'check' ? <Findings view={view} reading={reading} open={finding} onOpen={onFinding} /> : null}
      {tab === 'comments' ? <Comments view={view} reading={reading} /> : null}
      {tab === 'blanks' ? <Blanks view={view} reading={reading} /> : null}
      {tab === 'asks' ? <Asks view={view} /> : null}
      <Suspense fallback={<Loading rows={4} />}>
        {tab === 'drafts' ? <Drafts view={view} reading={reading} /> : null}
        {tab === 'difference' ? <Difference view={view} /> : null}
      </Suspense>
    </aside>
  );
}

function stepOf({ findings }: Reading, finding: Finding | null, by: 1 | -1): Finding | null {
  const at = findings.findIndex((one) => one === finding);
  const next = at < 0 && by < 0 ? -1 : at + by;
  return findings.at(next % Math.max(findings.length, 1)) ?? null;
}

/** 请求和答复, 上级的肯定. */
function Asks({ view: { entry } }: { view: SeenReport }) {
  const t = useWords();
  const granted = { yes: t('答应了', 'granted'), partly: t('答应一部分', 'in part'), no: t('没有答应', 'not granted') };
  return (
    <ul className="report-findings" lang="zh">
      {entry.asks.map(({ n, words, reply, repliedOn, granted: is }) => (
        <li key={n} data-open={is === null || undefined}>
          <b>
            {n}. {words}
          </b>
          <small>
            {is === null ? t('还没有答复', 'no answer yet') : `${granted[is]}：${reply}（${repliedOn ?? ''}）`}
          </small>
        </li>
      ))}
      {entry.praises.map(({ n, from, item, words, on }) => (
        <li key={`p${n}`}>
          <b>
            {from} {item}
          </b>
          <small>
            {words}（{on}）
          </small>
        </li>
      ))}
    </ul>
  );
}
