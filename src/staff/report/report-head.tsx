/** The head of a report: its way, its steps, and what stands above and below its text. */
import { useMemo, useState } from 'react';
import { Link } from 'react-router';
import type { ReportBody } from '../../domain/report/body.ts';
import type { Issue } from '../../domain/report/layout/issue.ts';
import { movedSince, type MovedNumber } from '../../domain/report/reviewed-numbers.ts';
import { dateStyles, dateStyleWords } from '../../domain/report/style/day-style.ts';
import { reportKindWords } from '../../domain/report/template/template.ts';
import { submitWaysOf, type WorkReport, type WorkReportState } from '../../domain/report/work-report.ts';
import { useDirectory } from '../base/directory.ts';
import { useLabel, useWords } from '../base/language.tsx';
import { useMay, useMe } from '../base/me.tsx';
import { clockTime } from '../base/ui/day.ts';
import type { ShownDocket } from '../matter/docket/shown-docket.ts';
import { StateTag } from '../matter/docket/docket-facts.tsx';
import { DocketMoves } from '../matter/docket/docket-moves.tsx';
import { DraftGate, useKeptForm } from '../matter/draft/draft-gate.tsx';
import { DraftMark } from '../matter/draft/draft-state.tsx';
import type { SeenOpened } from '../matter/draft/draft-wire.ts';
import { HandedOn, same, usePress } from './block-editor.tsx';
import { MonthLockLine } from './month/month-lock.tsx';
import { MovedNote, MovedNumbers } from './moved-numbers.tsx';
import { workReportCalls, type Reading, type SeenReport } from './report-calls.ts';
import { shownReports } from './report-shown.ts';
import { editorForm, headEditor, nameOfEditor, useSavedFirst, useUnsaved } from './unsaved.tsx';

/** 起草—审核—签发—上报. */
const stages: readonly { zh: string; en: string; at: readonly WorkReportState[] }[] = [
  { zh: '起草', en: 'Draft', at: ['drafted'] },
  { zh: '审核', en: 'Review', at: ['checked'] },
  { zh: '签发', en: 'Sign', at: ['reviewed'] },
  { zh: '上报', en: 'Send up', at: ['signed'] },
  { zh: '上级收到', en: 'Received', at: ['submitted', 'returned'] },
  { zh: '存档', en: 'File', at: ['received', 'filed', 'dropped'] },
];

export function ReportHead({
  view,
  reading,
  onRecount,
}: {
  view: SeenReport;
  reading: Reading;
  onRecount: () => void;
}) {
  const t = useWords();
  const { entry, more } = view;
  const paper = `/papers/work-reports/${encodeURIComponent(entry.number)}`;
  const moved = entry.state === 'reviewed' ? movedSince(entry, reading) : [];
  return (
    <header className="record-head">
      <Way view={view} />
      <h1 lang="zh">{entry.title}</h1>
      <p className="dim s">
        <span className="tag">
          {entry.periodFrom} — {entry.periodTo}
        </span>{' '}
        {t(
          `数截至 ${clockTime(reading.countedAt)}，第 ${entry.draft} 稿，${more.drafterName}起草`,
          `Counted at ${clockTime(reading.countedAt)}, draft ${entry.draft} by ${more.drafterName}`,
        )}
        {entry.editedById === entry.drafterId
          ? ''
          : t(`，最近 ${more.editedByName} 改过`, `, last changed by ${more.editedByName}`)}
        {entry.edition > 1 ? t(`，第 ${entry.edition} 版`, `, edition ${entry.edition}`) : ''}{' '}
        {entry.signedOn === null ? (
          <button type="button" className="b sm" onClick={onRecount}>
            {t('重新数', 'Count again')}
          </button>
        ) : null}{' '}
        <a href={paper} target="_blank" rel="noreferrer">
          {t('公文预览', 'Official layout')}
        </a>{' '}
        <a href={`${paper}.docx`}>DOCX</a>
      </p>
      <MonthLockLine asked={{ from: entry.periodFrom, to: entry.periodTo, officeId: entry.officeId ?? undefined }} />
      {entry.returnReason === '' ? null : (
        <p className="report-returned" role="note">
          {t('上级退回：', 'Returned: ')}
          {entry.returnReason}
        </p>
      )}
      <MovedNote moved={moved} />
      <Moves view={view} moved={moved} />
      <AwaitsOther view={view} />
    </header>
  );
}

/** How far it is on its way. */
function Way({ view: { entry } }: { view: SeenReport }) {
  const t = useWords();
  const label = useLabel();
  return (
    <p className="record-path">
      <Link to="/work-reports">{t('工作汇报', 'Work reports')}</Link>
      <span className="dim">{entry.number}</span>
      <StateTag docket={shownReports} state={entry.state} />
      <span className="tag">{label(reportKindWords[entry.kind])}</span>
      <span className="record-stages">
        {stages.map(({ zh, en, at }) => (
          <span key={zh} aria-current={at.includes(entry.state) ? 'step' : undefined}>
            {t(zh, en)}
          </span>
        ))}
      </span>
    </p>
  );
}

/** The steps of one report: it goes up only as its place can send it. */
function shownFor(entry: Pick<WorkReport, 'officeId'>): ShownDocket {
  const { submit } = shownReports.procedure;
  if (submit === undefined) return shownReports;
  const form = async () => (await import('../../domain/report/work-report.ts')).submitFormOf(entry);
  return {
    ...shownReports,
    procedure: { ...shownReports.procedure, submit: { ...submit, form } },
  };
}

/** Why who may sign a report cannot sign this one. */
function AwaitsOther({ view: { entry, moves } }: { view: SeenReport }) {
  const t = useWords();
  const { id } = useMe();
  const may = useMay('workReport.sign');
  if (!may || entry.state !== 'reviewed' || entry.reviewedById !== id || moves.includes('sign')) return null;
  return (
    <p className="dim s">
      {t(
        '这篇是您审核的，签发要换一位局领导（所里的也可以由所长签）。',
        'You reviewed this report, so that another leader signs it; of an office its head may.',
      )}
    </p>
  );
}

/** What the form of a step shows when it is opened: which request was answered only where there is but one, and of no step its day. */
function startOf({ entry }: SeenReport, move: string): Record<string, string> {
  if (move === 'submit') return { how: submitWaysOf(entry)[0] ?? '' };
  const [open, ...others] = move === 'reply' ? entry.asks.filter(({ granted }) => granted === null) : [];
  return open === undefined || others.length > 0 ? {} : { n: String(open.n) };
}

/** What is asked before a report is handed on: a signature is for good, and comments may still be open. */
export function askBefore(
  { entry: { comments } }: { entry: Pick<SeenReport['entry'], 'comments'> },
  move: string,
  t: (zh: string, en: string) => string,
  moved = 0,
): string | null {
  const n = comments.filter(({ doneById }) => doneById === null).length;
  const open = n === 0 ? '' : t(`还有 ${n} 条批注没办。`, `${n} comments are not done yet. `);
  const others =
    moved === 0
      ? ''
      : t(
          `审核以后有 ${moved} 个数变了，按现在的签。`,
          `${moved} numbers changed since the review; signed as they are now. `,
        );
  if (move === 'sign')
    return `${open}${others}${t('签发以后文字和数字都不再变。签发？', 'Once it is signed neither words nor numbers change. Sign?')}`;
  return move === 'send' && n > 0 ? `${open}${t('送审？', 'Send it for review?')}` : null;
}

function Moves({ view, moved }: { view: SeenReport; moved: readonly MovedNumber[] }) {
  const t = useWords();
  const { entry } = view;
  const directory = useDirectory();
  const savedFirst = useSavedFirst(view);
  const docket = useMemo(() => shownFor(entry), [entry]);
  if (directory === undefined) return null;
  return (
    <DocketMoves
      docket={docket}
      before={(move) => savedFirst(shownReports.procedure[move] ?? { zh: '', en: '' })}
      calls={workReportCalls}
      item={view}
      name={view.entry.number}
      directory={directory}
      startOf={(move) => startOf(view, move)}
      askOf={(move) => {
        const title = askBefore(view, move, t, moved.length);
        return title === null || move !== 'sign' || moved.length === 0
          ? title
          : { title, about: <MovedNumbers moved={moved} /> };
      }}
      inputOf={(move) => (move === 'sign' ? { moved } : {})}
    />
  );
}

/** 标题、主送、署名: the head of the report. What is being typed stays where it is, though the report is handed on meanwhile. */
export function HeadEditor({ view }: { view: SeenReport }) {
  const t = useWords();
  const [isOpen, setOpen] = useState(false);
  const form = editorForm(view, headEditor);
  if (isOpen)
    return (
      <DraftGate form={form} rows={4}>
        {(found) => <TitlesForm view={view} form={form} found={found} onClose={() => setOpen(false)} />}
      </DraftGate>
    );
  if (!view.moves.includes('write')) return null;
  return (
    <p className="report-head-tools">
      <button type="button" className="b sm" onClick={() => setOpen(true)}>
        {t('改标题、主送、署名、文号、附件', 'Title, addressee, signature, number, attachments')}
      </button>
    </p>
  );
}

type Titles = Pick<ReportBody, 'title' | 'addressee' | 'signedBy' | 'dateStyle'> & Issue;

function titlesOf({ entry: { body, issueNumber, copyTo, attached } }: SeenReport): Titles {
  const { title, addressee, signedBy, dateStyle } = body;
  return { title, addressee, signedBy, dateStyle, number: issueNumber, copyTo, attachments: attached };
}

/** What is typed is kept as a draft and goes into the report; where it is refused, or somebody else has changed the head since it was opened, it stands there still. */
function useTitles({ view, form, found, onClose }: TitlesProps) {
  const t = useWords();
  const kept = useKeptForm(form, t('汇报的标题、主送、署名', 'The head of a report'), found);
  const [opened] = useState(() => titlesOf(view));
  const [typed, setTyped] = useState<Titles>(() => ({ ...opened, ...found?.typed }));
  const change = (changed: Partial<Titles>) => {
    const next = { ...typed, ...changed };
    setTyped(next);
    kept.keep(next);
  };
  // Whoever was told once and presses again means it.
  const [isTold, setTold] = useState(false);
  const { press, busy } = usePress(view);
  const save = async () => {
    const { number, copyTo, attachments, ...head } = typed;
    const isUntouched = (now: SeenReport) => isTold || same(titlesOf(now), opened);
    const saved = await press({ head, issue: { number, copyTo, attachments } }, isUntouched, () => setTold(true));
    if (saved !== null) await kept.clear().then(onClose);
    return saved;
  };
  const isUnsaved = view.moves.includes('write') && !same(typed, opened);
  useUnsaved(headEditor, isUnsaved, nameOfEditor(view, headEditor), save);
  const drop = () => void kept.clear().then(onClose);
  return { kept, typed, change, busy, save, drop };
}

interface TitlesProps {
  view: SeenReport;
  form: string;
  found: SeenOpened | null;
  onClose: () => void;
}

function TitlesForm(props: TitlesProps) {
  const t = useWords();
  const { view } = props;
  const { kept, typed, change, busy, save, drop } = useTitles(props);
  const mayWrite = view.moves.includes('write');
  const box = (name: Exclude<keyof Titles, 'dateStyle'>, said: string, hint = '') => (
    <label>
      {said}
      <input
        placeholder={hint}
        lang="zh"
        value={typed[name]}
        onChange={(event) => change({ [name]: event.currentTarget.value })}
      />
    </label>
  );
  return (
    <form
      className="report-editor"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      {box('title', t('标题', 'Title'))}
      {box('addressee', t('主送', 'Addressee'))}
      {box('signedBy', t('署名', 'Signature'))}
      <DateStyleBox typed={typed} onTyped={change} />
      {view.entry.officeId === null
        ? box(
            'number',
            t('发文字号（签发以后也可以编）', 'Number (may be given after the signature)'),
            '青市监〔2026〕12号',
          )
        : null}
      {box('attachments', t('附件（用；隔开）', 'Attached (divided by ；)'))}
      {view.entry.officeId === null ? box('copyTo', t('抄送（用、隔开）', 'Copies to (divided by 、)')) : null}
      {mayWrite ? null : <HandedOn />}
      <p className="report-editor-foot">
        <button type="submit" className="b p" disabled={busy || kept.isStopped || !mayWrite}>
          {t('保存', 'Save')}
        </button>
        <button type="button" className="b" onClick={props.onClose}>
          {t('先不存（草稿留着）', 'Leave (draft kept)')}
        </button>
        <button type="button" className="b" onClick={drop}>
          {t('不改了', 'Drop my change')}
        </button>
        <DraftMark kept={kept} />
      </p>
    </form>
  );
}

function DateStyleBox({ typed, onTyped }: { typed: Titles; onTyped: (changed: Partial<Titles>) => void }) {
  const t = useWords();
  const label = useLabel();
  return (
    <label>
      {t('日期写法', 'Style of the day')}
      <select
        value={typed.dateStyle}
        onChange={(event) => onTyped({ dateStyle: event.currentTarget.value as Titles['dateStyle'] })}
      >
        {dateStyles.map((style) => (
          <option key={style} value={style}>
            {label(dateStyleWords[style])}
          </option>
        ))}
      </select>
    </label>
  );
}
