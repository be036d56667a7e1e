import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useState } from 'react';
import { workReportRuleNames } from '../../domain/report/check/finding.ts';
import { plainOfBlock } from '../../domain/report/writing.ts';
import { rightEn } from '../../domain/report/style/right-words.ts';
import { answerOf, answerRule, isAnswer, mostCommentLetters } from '../../domain/report/work-report.ts';
import { useAddress } from '../base/address.ts';
import { useLabel, useWords } from '../base/language.tsx';
import { useMe } from '../base/me.tsx';
import { instantShort } from '../base/ui/day.ts';
import { useProblemWords } from '../base/ui/error-line.tsx';
import { useUnsaved } from '../base/unsaved.tsx';
import { focusOnce, useWriting } from './block-editor.tsx';
import { workReportCalls, type Reading, type SeenReport } from './report-calls.ts';

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
  const { rule, printed, right, sentence } = finding;
  // Of a locked month both numbers are known: whoever states them has nothing to type.
  const offered = rule === 'locked' ? `${right}。` : '';
  const [words, setWords] = useState(offered);
  useUnsaved(words.trim() !== '' && words !== offered);
  const label = useLabel();
  const isMeant = isAnswer(words);
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
          <button type="button" className="b sm" disabled={busy || !isMeant} onClick={() => send('footnote')}>
            {t('加脚注', 'Add a footnote')}
          </button>{' '}
        </>
      ) : null}
      <button type="button" className="b sm" disabled={busy || !isMeant} onClick={() => send('reason')}>
        {t('写明原因', 'Give the reason')}
      </button>
      {words.trim() === '' || isMeant ? null : <p className="dim s">{label(answerRule)}</p>}
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
  useUnsaved(`${value}${source}`.trim() !== '');
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
export function Comments({ view, reading }: { view: SeenReport; reading: Reading }) {
  const t = useWords();
  const { today } = useMe();
  const { step, busy } = useStep(view);
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
        <p className="report-none dim s">
          {t('要加批注，点正文里那一段的“批注这段”。', 'To comment, press “Comment here” at a paragraph.')}
        </p>
      ) : null}
    </>
  );
}

/** 批注这段: opens at its paragraph and is written in at once. */
export function CommentBox({ view, blockId, onClose }: { view: SeenReport; blockId: string; onClose: () => void }) {
  const t = useWords();
  const { step, busy } = useStep(view);
  const [words, setWords] = useState('');
  const { change } = useAddress();
  const isEmpty = words.trim() === '';
  useUnsaved(!isEmpty);
  const send = async () => {
    if (isEmpty || busy || !(await step('comment', { blockId, words }))) return;
    // It is seen beside the text, among the others.
    change({ tab: 'comments' });
    onClose();
  };
  return (
    <form
      className="report-editor report-comment"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <textarea
        aria-label={t('批注', 'Comment')}
        placeholder={t('这一段要改什么、为什么', 'What to change here, and why')}
        rows={2}
        lang="zh"
        maxLength={mostCommentLetters}
        value={words}
        ref={focusOnce}
        onChange={(event) => setWords(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void send();
          // What is typed goes only by its button.
          if (event.key === 'Escape' && isEmpty) onClose();
        }}
      />
      <p className="report-editor-foot">
        <button type="submit" className="b p sm" disabled={busy || isEmpty}>
          {t('加批注', 'Comment')} <kbd>Ctrl Enter</kbd>
        </button>
        <button type="button" className="b sm" onClick={onClose}>
          {t('不批注了', 'Drop it')}
        </button>
      </p>
    </form>
  );
}
