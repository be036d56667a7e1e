/** The head of a report: its way, its steps, and what stands above and below its text. */
import { useState } from 'react';
import { Link } from 'react-router';
import type { ReportBody } from '../../domain/report/body.ts';
import type { Issue } from '../../domain/report/layout/issue.ts';
import { dateStyles, dateStyleWords } from '../../domain/report/style/day-style.ts';
import { reportKindWords } from '../../domain/report/template/template.ts';
import type { WorkReportState } from '../../domain/report/work-report.ts';
import { useDirectory } from '../base/directory.ts';
import { useLabel, useWords } from '../base/language.tsx';
import { useMe } from '../base/me.tsx';
import { clockTime } from '../base/ui/day.ts';
import { StateTag } from '../matter/docket/docket-facts.tsx';
import { DocketMoves } from '../matter/docket/docket-moves.tsx';
import { same, usePress } from './block-editor.tsx';
import { MonthLockLine } from './month/month-lock.tsx';
import { shownReports, workReportCalls, type Reading, type SeenReport } from './report-calls.ts';

/** 起草—核对—审核—签发—上报. */
const stages: readonly { zh: string; en: string; at: readonly WorkReportState[] }[] = [
  { zh: '起草', en: 'Draft', at: [] },
  { zh: '核对', en: 'Check', at: ['drafted'] },
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
  return (
    <header className="report-head">
      <Way view={view} />
      <h1 lang="zh">{entry.title}</h1>
      <p className="dim s">
        <span className="tag">
          {entry.periodFrom} — {entry.periodTo}
        </span>{' '}
        {t(
          `数截至 ${clockTime(reading.countedAt)}，第 ${entry.draft} 稿，${more.editedByName}`,
          `Counted at ${clockTime(reading.countedAt)}, draft ${entry.draft}, ${more.editedByName}`,
        )}
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
      <Moves view={view} />
    </header>
  );
}

/** How far it is on its way. */
function Way({ view: { entry } }: { view: SeenReport }) {
  const t = useWords();
  const label = useLabel();
  return (
    <p className="report-path">
      <Link to="/work-reports">{t('工作汇报', 'Work reports')}</Link>
      <span className="dim">{entry.number}</span>
      <StateTag docket={shownReports} state={entry.state} />
      <span className="tag">{label(reportKindWords[entry.kind])}</span>
      <span className="report-stages">
        {stages.map(({ zh, en, at }) => (
          <span key={zh} aria-current={at.includes(entry.state) ? 'step' : undefined}>
            {t(zh, en)}
          </span>
        ))}
      </span>
    </p>
  );
}

/** What the form of a step shows when it is opened. */
function startOf({ entry }: SeenReport, move: string, today: string): Record<string, string> {
  if (move === 'submit') return { how: entry.officeId === null ? 'paper' : 'tree' };
  if (move === 'reply') return { repliedOn: today, n: '1' };
  return move === 'receive' || move === 'praise' ? { on: today } : {};
}

function Moves({ view }: { view: SeenReport }) {
  const t = useWords();
  const { today } = useMe();
  const directory = useDirectory();
  if (directory === undefined) return null;
  return (
    <DocketMoves
      docket={shownReports}
      calls={workReportCalls}
      item={view}
      name={view.entry.number}
      directory={directory}
      startOf={(move) => startOf(view, move, today)}
      askOf={(move) =>
        move === 'sign'
          ? t('签发以后文字和数字都不再变。签发？', 'Once it is signed neither words nor numbers change. Sign?')
          : null
      }
    />
  );
}

/** 标题、主送、署名: the head of the report. */
export function HeadEditor({ view }: { view: SeenReport }) {
  const t = useWords();
  const [typed, setTyped] = useState<Titles | null>(null);
  if (typed === null)
    return (
      <p className="report-head-tools">
        <button type="button" className="b sm" onClick={() => setTyped(titlesOf(view))}>
          {t('改标题、主送、署名、文号、附件', 'Title, addressee, signature, number, attachments')}
        </button>
      </p>
    );
  return <TitlesForm view={view} typed={typed} onTyped={setTyped} />;
}

type Titles = Pick<ReportBody, 'title' | 'addressee' | 'signedBy' | 'dateStyle'> & Issue;

function titlesOf({ entry: { body, issueNumber, copyTo, attached } }: SeenReport): Titles {
  const { title, addressee, signedBy, dateStyle } = body;
  return { title, addressee, signedBy, dateStyle, number: issueNumber, copyTo, attachments: attached };
}

/** What is typed goes into the report; where it is refused, or somebody else has changed the head since it was opened, it stands there still. */
function useTitles(view: SeenReport, typed: Titles, onSaved: () => void): { busy: boolean; save: () => Promise<void> } {
  const [opened] = useState(() => titlesOf(view));
  // Whoever was told once and presses again means it.
  const [isTold, setTold] = useState(false);
  const { press, busy } = usePress(view);
  const save = async () => {
    const { number, copyTo, attachments, ...head } = typed;
    const isUntouched = (now: SeenReport) => isTold || same(titlesOf(now), opened);
    if (await press({ head, issue: { number, copyTo, attachments } }, isUntouched, () => setTold(true))) onSaved();
  };
  return { busy, save };
}

function TitlesForm({
  view,
  typed,
  onTyped,
}: {
  view: SeenReport;
  typed: Titles;
  onTyped: (typed: Titles | null) => void;
}) {
  const t = useWords();
  const { busy, save } = useTitles(view, typed, () => onTyped(null));
  const box = (name: Exclude<keyof Titles, 'dateStyle'>, said: string, hint = '') => (
    <label>
      {said}
      <input
        placeholder={hint}
        lang="zh"
        value={typed[name]}
        onChange={(event) => onTyped({ ...typed, [name]: event.currentTarget.value })}
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
      <DateStyleBox typed={typed} onTyped={onTyped} />
      {view.entry.officeId === null
        ? box(
            'number',
            t('发文字号（签发以后也可以编）', 'Number (may be given after the signature)'),
            '青市监〔2026〕12号',
          )
        : null}
      {box('attachments', t('附件（用；隔开）', 'Attached (divided by ；)'))}
      {view.entry.officeId === null ? box('copyTo', t('抄送（用、隔开）', 'Copies to (divided by 、)')) : null}
      <p className="report-editor-foot">
        <button type="submit" className="b p" disabled={busy}>
          {t('保存', 'Save')}
        </button>
        <button type="button" className="b" onClick={() => onTyped(null)}>
          {t('不改了', 'Leave')}
        </button>
      </p>
    </form>
  );
}

function DateStyleBox({ typed, onTyped }: { typed: Titles; onTyped: (typed: Titles) => void }) {
  const t = useWords();
  const label = useLabel();
  return (
    <label>
      {t('日期写法', 'Style of the day')}
      <select
        value={typed.dateStyle}
        onChange={(event) => onTyped({ ...typed, dateStyle: event.currentTarget.value as Titles['dateStyle'] })}
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
