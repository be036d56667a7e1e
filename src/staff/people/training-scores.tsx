import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useId, useState } from 'react';
import { hasPassed, isThere, scoreWords } from '../../domain/people/training-sheet.ts';
import { dayOf } from '../../domain/base/calendar.ts';
import { useLabel, useWords } from '../base/language.tsx';
import { useProblemWords } from '../base/ui/error-line.tsx';
import { trainings, type SeenSheetLine } from './person-calls.ts';
import {
  isChanged,
  isWrong,
  lacksReason,
  reasonOf,
  scoreIn,
  textOf,
  without,
  type TypedScores,
} from './typed-scores.ts';

export type Scoring = ReturnType<typeof useScoring>;

/** The scores that are typed and not sent yet. One that stands is put right with a reason, and taken back by an empty field. */
export function useScoring(number: string, version: number, mayScore: boolean) {
  const t = useWords();
  const { message } = App.useApp();
  const problemWords = useProblemWords();
  const queries = useQueryClient();
  const [typed, setTyped] = useState<TypedScores>({});
  const [clientId, setClientId] = useState(() => crypto.randomUUID());
  const [busy, setBusy] = useState(false);
  const changedOf = (lines: readonly SeenSheetLine[]) => lines.filter((line) => line.isOwn && isChanged(typed, line));
  /** Those have been sent; what is typed of others stays. */
  const forget = (sent: readonly string[]) => setTyped((before) => without(before, sent));
  const save = async (lines: readonly SeenSheetLine[]) => {
    setBusy(true);
    try {
      const scores = changedOf(lines).map((line) => ({
        personId: line.personId,
        score: scoreIn(textOf(typed, line)),
        ...(line.scores.length === 0 ? {} : { reason: reasonOf(typed, line) }),
      }));
      await trainings.move(number, 'score', { version, clientId, input: { scores } });
      forget(scores.map(({ personId }) => personId));
      setClientId(crypto.randomUUID());
      void message.success(t(`登记了 ${scores.length} 人的成绩`, `Scores of ${scores.length} entered`));
    } catch (error) {
      void message.error(problemWords(error));
    } finally {
      setBusy(false);
      void queries.invalidateQueries({ queryKey: ['trainings'] });
    }
  };
  const type = (personId: string, part: TypedScores[string]) =>
    setTyped((before) => ({ ...before, [personId]: { ...before[personId], ...part } }));
  return { mayScore, typed, changedOf, type, busy, save, forget };
}

/** The field of one person's score, and beside a correction why; what is wrong is said under it. */
export function ScoreField({ line, scoring }: { line: SeenSheetLine; scoring: Scoring }) {
  const t = useWords();
  const wrongId = useId();
  const { typed, type } = scoring;
  const wrong = isWrong(typed, line);
  return (
    <>
      <label className="people-score">
        {t('成绩', 'Score')}{' '}
        <input
          inputMode="decimal"
          size={5}
          value={textOf(typed, line)}
          aria-label={t(`${line.name}的成绩`, `Score of ${line.name}`)}
          aria-invalid={wrong}
          aria-describedby={wrong ? wrongId : undefined}
          onChange={(event) => type(line.personId, { text: event.target.value })}
        />
      </label>
      {wrong ? (
        <span className="err s" id={wrongId} role="alert">
          {t('成绩写 0 到 100，可以有半分。', 'A score is 0 to 100, in halves.')}
        </span>
      ) : null}
      {!wrong && isChanged(typed, line) && line.scores.length > 0 ? (
        <label className="people-score people-why">
          {t('为什么改', 'Why')}{' '}
          <input
            value={reasonOf(typed, line)}
            maxLength={200}
            aria-label={t(`为什么改${line.name}的成绩`, `Why the score of ${line.name} is put right`)}
            onChange={(event) => type(line.personId, { reason: event.target.value })}
          />
        </label>
      ) : null}
    </>
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

/** Sends all scores that were typed, each with its reason where one stood already; why it cannot is said beside it. */
export function SaveScores({ lines, scoring }: { lines: readonly SeenSheetLine[]; scoring: Scoring }) {
  const t = useWords();
  const { typed } = scoring;
  const there = lines.filter((line) => isThere(line.mark));
  const changed = scoring.changedOf(there);
  const wrong = changed.filter((line) => isWrong(typed, line));
  const bare = changed.filter((line) => lacksReason(typed, line));
  const namesOf = (of: readonly SeenSheetLine[]) => of.map(({ name }) => name).join(t('、', ', '));
  return (
    <p className="docket-moves">
      <button
        type="button"
        className="b"
        disabled={scoring.busy || changed.length === 0 || wrong.length > 0 || bare.length > 0}
        onClick={() => void scoring.save(there)}
      >
        {changed.length === 0
          ? t('登记成绩', 'Enter scores')
          : t(`登记成绩 ${changed.length} 人`, `Enter ${changed.length} scores`)}
      </button>
      <output className="dim s">
        {wrong.length > 0
          ? t(`${namesOf(wrong)}的成绩填得不对，改好再登记。`, `Put right first: the score of ${namesOf(wrong)}.`)
          : bare.length > 0
            ? t(
                `改${namesOf(bare)}的成绩，请在那一行写为什么，至少 2 个字。`,
                `Say at the line why the score of ${namesOf(bare)} is put right.`,
              )
            : ''}
      </output>
    </p>
  );
}
