import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useState } from 'react';
import { hasPassed, isThere, Score, scoreWords } from '../../domain/people/training-sheet.ts';
import { dayOf } from '../../domain/base/calendar.ts';
import { useLabel, useWords } from '../base/language.tsx';
import { useProblemWords } from '../base/ui/error-line.tsx';
import { trainings, type SeenSheetLine } from './person-calls.ts';

export type Scoring = ReturnType<typeof useScoring>;

/** The scores that are typed and not sent yet. One that stands is put right with a reason, and taken back by an empty field. */
export function useScoring(number: string, version: number, mayScore: boolean) {
  const t = useWords();
  const { message } = App.useApp();
  const problemWords = useProblemWords();
  const queries = useQueryClient();
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const [reason, setReason] = useState('');
  const [clientId, setClientId] = useState(() => crypto.randomUUID());
  const [busy, setBusy] = useState(false);
  const textOf = (line: SeenSheetLine): string => typed[line.personId] ?? (line.score === null ? '' : `${line.score}`);
  const changedOf = (lines: readonly SeenSheetLine[]) =>
    lines.filter((line) => line.isOwn && scoreIn(textOf(line)) !== line.score);
  const clear = () => {
    setTyped({});
    setReason('');
    setClientId(crypto.randomUUID());
  };
  const save = async (lines: readonly SeenSheetLine[]) => {
    setBusy(true);
    try {
      const scores = changedOf(lines).map((line) => ({ personId: line.personId, score: scoreIn(textOf(line)) }));
      await trainings.move(number, 'score', { version, clientId, input: { scores, reason } });
      clear();
      void message.success(t(`登记了 ${scores.length} 人的成绩`, `Scores of ${scores.length} entered`));
    } catch (error) {
      void message.error(problemWords(error));
    } finally {
      setBusy(false);
      void queries.invalidateQueries({ queryKey: ['trainings'] });
    }
  };
  const type = (personId: string, text: string) => setTyped((before) => ({ ...before, [personId]: text }));
  return { mayScore, textOf, changedOf, type, reason, setReason, busy, save, clear };
}

/** What is typed as points; null for nothing, undefined for what is none. */
export function scoreIn(text: string): number | null | undefined {
  if (text.trim() === '') return null;
  const read = Score.safeParse(Number(text));
  return read.success ? read.data : undefined;
}

/** The field of one person's score. */
export function ScoreField({ line, scoring }: { line: SeenSheetLine; scoring: Scoring }) {
  const t = useWords();
  const text = scoring.textOf(line);
  const isWrong = scoreIn(text) === undefined;
  return (
    <label className="people-score">
      {t('成绩', 'Score')}
      <input
        inputMode="decimal"
        size={5}
        value={text}
        aria-label={t(`${line.name}的成绩`, `Score of ${line.name}`)}
        aria-invalid={isWrong}
        title={isWrong ? t('写 0 到 100，可以有半分', '0 to 100, in halves') : undefined}
        onChange={(event) => scoring.type(line.personId, event.target.value)}
      />
    </label>
  );
}

/** The score that stands, who wrote it, and what stood before it. */
export function ScoreSaid({ line, passMark }: { line: SeenSheetLine; passMark: number | null }) {
  const t = useWords();
  const label = useLabel();
  const last = line.scores.at(-1);
  if (last === undefined) return null;
  const said = line.score === null ? t('成绩已清掉', 'Score taken back') : label(scoreWords(line.score, passMark));
  const before = line.scores.slice(0, -1).map(({ score }) => (score === null ? '—' : `${score}`));
  return (
    <span className="dim s">
      <span className={hasPassed(line.score, passMark) === false ? 'tag wa' : 'tag'}>{said}</span>{' '}
      {t(`${last.byName} ${dayOf(new Date(last.at))} 登记`, `entered by ${last.byName} on ${dayOf(new Date(last.at))}`)}
      {before.length === 0
        ? ''
        : t(
            `；更正，原来 ${before.join('、')}：${last.why}`,
            `; put right, before it ${before.join(', ')}: ${last.why}`,
          )}
    </span>
  );
}

/** Sends all scores that were typed, with the reason where one of them stood already. */
export function SaveScores({ lines, scoring }: { lines: readonly SeenSheetLine[]; scoring: Scoring }) {
  const t = useWords();
  const there = lines.filter((line) => isThere(line.mark));
  const changed = scoring.changedOf(there);
  const corrects = changed.some((line) => line.scores.length > 0);
  const isWrong = changed.some((line) => scoreIn(scoring.textOf(line)) === undefined);
  const lacksReason = corrects && scoring.reason.trim().length < 2;
  return (
    <p className="docket-moves">
      {corrects ? (
        <label>
          {t('为什么改成绩', 'Why a score is put right')}{' '}
          <input value={scoring.reason} maxLength={200} onChange={(event) => scoring.setReason(event.target.value)} />
        </label>
      ) : null}
      <button
        type="button"
        className="b"
        disabled={scoring.busy || changed.length === 0 || isWrong || lacksReason}
        title={whyNot({ n: changed.length, isWrong, lacksReason }, t)}
        onClick={() => void scoring.save(there)}
      >
        {changed.length === 0
          ? t('登记成绩', 'Enter scores')
          : t(`登记成绩 ${changed.length} 人`, `Enter ${changed.length} scores`)}
      </button>
    </p>
  );
}

function whyNot(
  { n, isWrong, lacksReason }: { n: number; isWrong: boolean; lacksReason: boolean },
  t: ReturnType<typeof useWords>,
): string | undefined {
  if (n === 0) return t('先在上面写成绩', 'Write scores above first');
  if (isWrong) return t('成绩写 0 到 100，可以有半分', 'Scores are 0 to 100, in halves');
  return lacksReason ? t('改已经登记的成绩要写原因', 'Say why a score that stands is put right') : undefined;
}
