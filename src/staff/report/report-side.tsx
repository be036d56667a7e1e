import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { Fragment, useState } from 'react';
import { runsOf } from '../../domain/report/body.ts';
import { compareBodies, type BodyChange, type PlaceNames } from '../../domain/report/compare.ts';
import { workReportRuleNames } from '../../domain/report/check/finding.ts';
import { plainOfBlock } from '../../domain/report/writing.ts';
import { rightEn } from '../../domain/report/style/right-words.ts';
import { answerOf } from '../../domain/report/work-report.ts';
import type { SeenDrafts } from '../../http/api/report/work-report-routes.ts';
import type { Wire } from '../base/client.ts';
import { useDirectory } from '../base/directory.ts';
import { useLabel, useWords } from '../base/language.tsx';
import { useMe } from '../base/me.tsx';
import { instantShort } from '../base/ui/day.ts';
import { isUnread } from '../base/queries.ts';
import { ErrorLine, useProblemWords } from '../base/ui/error-line.tsx';
import { Loading } from '../base/ui/loading.tsx';
import { useWriting } from './block-editor.tsx';
import {
  fetchDifference,
  fetchDraft,
  fetchDrafts,
  saveTemplate,
  workReportCalls,
  type Reading,
  type SeenReport,
} from './report-calls.ts';

export type Finding = Reading['findings'][number];

/** A step that is made on the sheet: sent with the version that is shown, and said when it is refused. */
export function useStep(view: SeenReport) {
  const { message } = App.useApp();
  const problemWords = useProblemWords();
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const step = async (move: string, input: object): Promise<boolean> => {
    setBusy(true);
    try {
      const { number, version } = view.entry;
      await workReportCalls.move(number, move, { version, clientId: crypto.randomUUID(), input });
      return true;
    } catch (error) {
      void message.error(problemWords(error));
      return false;
    } finally {
      setBusy(false);
      void queries.invalidateQueries({ queryKey: [workReportCalls.path] });
    }
  };
  return { step, busy };
}

/** 检查: what was found, each with its answer or with the ways to answer it. */
export function Findings({
  view,
  reading,
  open,
  onOpen,
}: {
  view: SeenReport;
  reading: Reading;
  open: Finding | null;
  onOpen: (finding: Finding | null) => void;
}) {
  const t = useWords();
  const label = useLabel();
  const found = reading.findings.filter(({ rule }) => rule !== 'blank');
  const { placeholders } = reading;
  if (found.length === 0 && placeholders.length === 0)
    return <p className="report-none dim">{t('没有查出毛病。', 'Nothing was found.')}</p>;
  return (
    <ul className="report-findings">
      {placeholders.map(({ words, sentence }) => (
        <li key={`${words} ${sentence}`} data-open>
          <b>{t(`“${words}”还没写明`, `“${words}” is not said yet`)}</b>
          <small lang="zh">……{sentence}……</small>
        </li>
      ))}
      {found.map((finding, i) => {
        const answer = answerOf(view.entry, finding);
        const isOpen = open !== null && open.sentence === finding.sentence && open.printed === finding.printed;
        return (
          <li key={`${finding.rule} ${finding.printed} ${finding.sentence}`} data-open={answer === null || undefined}>
            <button type="button" aria-expanded={isOpen} onClick={() => onOpen(isOpen ? null : finding)}>
              <span className="report-n">{i + 1}</span> {label(workReportRuleNames[finding.rule])}
              {answer === null ? null : (
                <span className="ok s">
                  {' '}
                  {answer.how === 'footnote' ? t('加了脚注', 'Footnote') : t('写明了', 'Answered')}
                </span>
              )}
            </button>
            <small lang="zh">
              {t('印', 'Printed')} {finding.printed}
              {finding.right === '' ? '' : t(`；${finding.right}`, `; ${rightEn(finding.right)}`)}
            </small>
            {answer === null ? null : <small lang="zh">{answer.words}</small>}
            {isOpen && view.moves.includes('answer') ? <Answering view={view} finding={finding} /> : null}
          </li>
        );
      })}
    </ul>
  );
}

function Answering({ view, finding }: { view: SeenReport; finding: Finding }) {
  const t = useWords();
  const { step, busy } = useStep(view);
  const [words, setWords] = useState('');
  const { rule, printed, sentence } = finding;
  const send = (how: 'footnote' | 'reason') => void step('answer', { rule, printed, sentence, how, words });
  return (
    <div className="report-answer">
      <textarea
        aria-label={view.entry.state === 'drafted' ? t('脚注或者原因', 'Footnote or reason') : t('原因', 'Reason')}
        rows={2}
        lang="zh"
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
      />
      {view.entry.state === 'drafted' ? (
        <>
          <button
            type="button"
            className="b sm"
            disabled={busy || words.trim().length < 2}
            onClick={() => send('footnote')}
          >
            {t('加脚注', 'Add a footnote')}
          </button>{' '}
        </>
      ) : null}
      <button type="button" className="b sm" disabled={busy || words.trim().length < 2} onClick={() => send('reason')}>
        {t('写明原因', 'Give the reason')}
      </button>
    </div>
  );
}

/** 留空: what goes out as `*`, each filled in or said to stay blank. */
export function Blanks({ view, reading }: { view: SeenReport; reading: Reading }) {
  const t = useWords();
  const { step, busy } = useStep(view);
  const { acknowledged, body } = view.entry;
  if (reading.blanks.length === 0)
    return <p className="report-none dim">{t('没有留空的。', 'There are no blanks.')}</p>;
  const may = view.moves.includes('acknowledge');
  const set = (names: readonly string[]) => void step('acknowledge', { names });
  return (
    <>
      {may ? (
        <p className="report-none">
          <button type="button" className="b sm" disabled={busy} onClick={() => set(reading.blanks)}>
            {t('都认下留空', 'All stay blank')}
          </button>
        </p>
      ) : null}
      <ul className="report-findings">
        {reading.blanks.map((name) => {
          const isKept = acknowledged.includes(name);
          const chip = body.chips.find((one) => one.name === name);
          return (
            <li key={name} data-open={!isKept || undefined}>
              <label>
                <input
                  type="checkbox"
                  checked={isKept}
                  disabled={!may || busy}
                  onChange={() => set(isKept ? acknowledged.filter((one) => one !== name) : [...acknowledged, name])}
                />{' '}
                {name} <span className="dim s">{isKept ? t('留空', 'stays blank') : t('没有数', 'no number')}</span>
              </label>
              {may && isTypedIn(chip) ? <TypedIn view={view} name={name} /> : null}
              {may && chip?.kind === 'file' ? <FileIn view={view} name={name} part={chip.part} /> : null}
            </li>
          );
        })}
      </ul>
    </>
  );
}

/** What was never counted can be known all the same, as a year before the ledger out of an old report. */
function isTypedIn(chip: SeenReport['entry']['body']['chips'][number] | undefined): boolean {
  return chip?.kind === 'typed' || (chip?.kind === 'figure' && chip.as === 'value');
}

/** 手填: what somebody knows and the ledger does not, with where it comes from. */
function TypedIn({ view, name }: { view: SeenReport; name: string }) {
  const t = useWords();
  const [value, setValue] = useState('');
  const [source, setSource] = useState('');
  const { put, busy } = useChip(view);
  return (
    <p className="report-answer">
      <input
        aria-label={t(`${name}：数`, `${name}: number`)}
        placeholder={t('数', 'Number')}
        value={value}
        onChange={(e) => setValue(e.currentTarget.value)}
      />{' '}
      <input
        aria-label={t(`${name}：出处`, `${name}: source`)}
        placeholder={t('出处', 'Source')}
        value={source}
        onChange={(e) => setSource(e.currentTarget.value)}
      />{' '}
      <button
        type="button"
        className="b sm"
        disabled={busy || value.trim() === ''}
        onClick={() => void put([{ kind: 'typed', name, value, source }])}
      >
        {t('填上', 'Fill in')}
      </button>
    </p>
  );
}

type FileParts = Extract<SeenReport['entry']['body']['chips'][number], { kind: 'file' }>['part'];

/** 事例: every part of the same report is told out of the one file. */
function FileIn({ view, name, part }: { view: SeenReport; name: string; part: FileParts }) {
  const t = useWords();
  const [number, setNumber] = useState('');
  const { put, busy } = useChip(view);
  if (part !== 'number') return null;
  const parts = view.entry.body.chips.flatMap((chip) =>
    chip.kind === 'file' ? [{ ...chip, number: number.trim() }] : [],
  );
  return (
    <p className="report-answer">
      <input
        aria-label={t(`${name}：哪一件`, `${name}: which file`)}
        placeholder="投2026-0001"
        value={number}
        onChange={(e) => setNumber(e.currentTarget.value)}
      />{' '}
      <button type="button" className="b sm" disabled={busy || number.trim() === ''} onClick={() => void put(parts)}>
        {t('从这件里取', 'Tell this file')}
      </button>
    </p>
  );
}

function useChip(view: SeenReport) {
  const { message } = App.useApp();
  const problemWords = useProblemWords();
  const write = useWriting(view);
  const [busy, setBusy] = useState(false);
  const put = async (chips: readonly Parameters<typeof write>[0]['chip'][]) => {
    setBusy(true);
    try {
      for (const chip of chips) await write({ chip: chip ?? null });
    } catch (error) {
      void message.error(problemWords(error));
    } finally {
      setBusy(false);
    }
  };
  return { put, busy };
}

/** The beginning of a paragraph, so that its comment is known from a list. */
export function quoteOf({ written: { blocks } }: Pick<Reading, 'written'>, id: string): string {
  const block = blocks.find((one) => one.id === id);
  if (block === undefined) return '（这一段现在不在）';
  const text = block.kind === 'table' ? block.caption : plainOfBlock(block);
  return `“${text.slice(0, 20)}${text.length > 20 ? '……' : ''}”`;
}

/** 批注. */
export function Comments({ view, reading, blockId }: { view: SeenReport; reading: Reading; blockId: string | null }) {
  const t = useWords();
  const { today } = useMe();
  const { step, busy } = useStep(view);
  const [words, setWords] = useState('');
  const { comments } = view.entry;
  return (
    <>
      <ul className="report-findings">
        {comments.map(({ n, blockId: at, words: said, byId, at: on, doneById }) => (
          <li key={n} data-open={doneById === null || undefined}>
            <a href={`#block-${at}`}>{t(`第 ${n} 条`, `No. ${n}`)}</a>{' '}
            <span className="dim s">
              {view.more.names[byId]} {instantShort(on, today)}
            </span>
            <p className="dim s" lang="zh">
              {quoteOf(reading, at)}
            </p>
            <p lang="zh">{said}</p>
            {doneById === null && view.moves.includes('resolve') ? (
              <button type="button" className="b sm" disabled={busy} onClick={() => void step('resolve', { n })}>
                {t('办好了', 'Done')}
              </button>
            ) : null}
          </li>
        ))}
      </ul>
      {view.moves.includes('comment') ? (
        <p className="report-answer report-none">
          <span className="dim s" lang="zh">
            {blockId === null
              ? t('先在正文里点一段的“批注这段”，再写。', 'Press “Comment here” at a paragraph first.')
              : quoteOf(reading, blockId)}
          </span>
          <textarea
            aria-label={t('批注', 'Comment')}
            rows={2}
            lang="zh"
            value={words}
            onChange={(event) => setWords(event.currentTarget.value)}
          />
          <button
            type="button"
            className="b sm"
            disabled={busy || words.trim() === '' || blockId === null}
            onClick={() => void step('comment', { blockId, words }).then((isDone) => isDone && setWords(''))}
          >
            {t('加批注', 'Comment')}
          </button>
        </p>
      ) : null}
    </>
  );
}

/** 稿本: each sitting of each hand, and what one changed against another. */
export function Drafts({ view }: { view: SeenReport }) {
  const t = useWords();
  const { today } = useMe();
  const { number, version } = view.entry;
  const [n, setN] = useState<number | null>(null);
  const names = usePlaceNames();
  const found = useQuery({
    queryKey: [workReportCalls.path, 'drafts', number, version],
    queryFn: ({ signal }) => fetchDrafts(number, signal),
  });
  const other = useQuery({
    queryKey: [workReportCalls.path, 'draft', number, n],
    queryFn: ({ signal }) => fetchDraft(number, n ?? 1, signal),
    enabled: n !== null,
  });
  if (isUnread(found)) return <ErrorLine error={found.error} onRetry={() => void found.refetch()} />;
  if (found.data === undefined) return <Loading rows={4} />;
  return (
    <>
      <ul className="report-findings">
        {found.data.editions.map(({ edition, at, byName, sha256, number, voided }) => (
          <li key={`e${edition}`}>
            <b>{t(`第 ${edition} 版签发`, `Edition ${edition} signed`)}</b>
            <small>
              {byName} {instantShort(at, today)} <code>{sha256.slice(0, 12)}</code>
            </small>
            {number === '' ? null : <p>{number}</p>}
            {voided.map((one) => (
              <p key={one} className="dim">
                {t(`${one}（作废）`, `${one} (voided)`)}
              </p>
            ))}
          </li>
        ))}
        {found.data.drafts.map((draft) => (
          <li key={draft.n}>
            <button type="button" aria-expanded={n === draft.n} onClick={() => setN(n === draft.n ? null : draft.n)}>
              {t(`第 ${draft.draft} 稿`, `Draft ${draft.draft}`)}
              {timesOf(found.data.drafts, draft) > 1
                ? t(
                    `（第 ${placeIn(found.data.drafts, draft)} 次写）`,
                    `, sitting ${placeIn(found.data.drafts, draft)}`,
                  )
                : null}{' '}
              {draft.byName} {instantShort(draft.at, today)}
            </button>
            {n === draft.n && other.data !== undefined ? (
              <Compared changes={compareBodies(other.data.body, view.entry.body, names)} />
            ) : null}
          </li>
        ))}
      </ul>
      <SaveAsTemplate view={view} />
    </>
  );
}

type Kept = Wire<SeenDrafts>['drafts'][number];

/** How often a draft was sat at, and which of these it is. */
function timesOf(drafts: readonly Kept[], { draft }: Kept): number {
  return drafts.filter((one) => one.draft === draft).length;
}
function placeIn(drafts: readonly Kept[], { draft, n }: Kept): number {
  return drafts.filter((one) => one.draft === draft && one.n <= n).length;
}

/** What the numbers of a draft are narrowed to, by name. */
function usePlaceNames(): PlaceNames {
  const directory = useDirectory();
  const label = useLabel();
  return {
    office: (id) => directory?.organisations.find((one) => one.id === id)?.name ?? id,
    category: (code) => {
      const found = directory?.categories.find((one) => one.code === code);
      return found === undefined ? code : label(found);
    },
  };
}

/** Words of a draft: a number by the name of its chip, a footnote in brackets, and no marks of the writing. */
function Told({ text }: { text: string }) {
  return runsOf(text).map((run, i) => {
    if (run.kind === 'text') return <Fragment key={i}>{run.text}</Fragment>;
    if (run.kind === 'note') return <Fragment key={i}>{`（注：${run.text}）`}</Fragment>;
    return (
      <b key={i} className="report-told-chip">
        {run.name}
      </b>
    );
  });
}

function Compared({ changes }: { changes: readonly BodyChange[] }) {
  const t = useWords();
  if (changes.length === 0) return <p className="dim s">{t('和现在一样。', 'The same as now.')}</p>;
  return (
    <ul className="report-changes" lang="zh">
      {changes.map(({ id, was, now }) => (
        <li key={id}>
          {was === '' ? null : (
            <del>
              <Told text={was} />
            </del>
          )}
          {now === '' ? null : (
            <ins>
              <Told text={now} />
            </ins>
          )}
        </li>
      ))}
    </ul>
  );
}

function SaveAsTemplate({ view }: { view: SeenReport }) {
  const t = useWords();
  const me = useMe();
  const { message } = App.useApp();
  const problemWords = useProblemWords();
  const [reason, setReason] = useState('');
  // One id a form: whoever presses twice, or again after a cut line, saves once.
  const [id, setId] = useState(() => crypto.randomUUID());
  const [busy, setBusy] = useState(false);
  if (!me.permissions.includes('reportTemplate.save')) return null;
  const save = async () => {
    setBusy(true);
    try {
      await saveTemplate({ id, number: view.entry.number, reason });
      setId(crypto.randomUUID());
      void message.success(t('存成样式了，下次起草这一种就用它。', 'Saved: the next one of this kind begins with it.'));
      setReason('');
    } catch (error) {
      void message.error(problemWords(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <p className="report-answer report-none">
      <input
        aria-label={t('存成样式：改了什么', 'Save as template: what is new')}
        placeholder={t('改了什么', 'What is new')}
        value={reason}
        onChange={(e) => setReason(e.currentTarget.value)}
      />{' '}
      <button type="button" className="b sm" disabled={busy || reason.trim().length < 2} onClick={() => void save()}>
        {t('存成样式', 'Save as template')}
      </button>
    </p>
  );
}

/** 差别: what a signed report would print today. */
export function Difference({ view }: { view: SeenReport }) {
  const t = useWords();
  const { number, version } = view.entry;
  const found = useQuery({
    queryKey: [workReportCalls.path, 'difference', number, version],
    queryFn: ({ signal }) => fetchDifference(number, signal),
  });
  if (isUnread(found)) return <ErrorLine error={found.error} onRetry={() => void found.refetch()} />;
  if (found.data === undefined) return <Loading rows={4} />;
  const { chips, blocks } = found.data;
  if (chips.length === 0 && blocks.length === 0)
    return (
      <p className="report-none dim">
        {t('今天再数，和签发的一样。', 'Counted today, nothing differs from what was signed.')}
      </p>
    );
  return (
    <>
      <ul className="report-findings">
        {chips.map(({ name, was, now }) => (
          <li key={name} data-open>
            <b>{name}</b>
            <small>{t(`签发时 ${was}，今天再数 ${now}`, `Signed: ${was}; counted today: ${now}`)}</small>
          </li>
        ))}
      </ul>
      {blocks.length === 0 ? null : (
        <>
          <h3>{t('今天会写成这样的', 'What would be written otherwise today')}</h3>
          <Compared changes={blocks} />
        </>
      )}
    </>
  );
}
