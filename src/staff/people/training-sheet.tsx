import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { attendanceMarks, type AttendanceMark } from '../../domain/people/training-sheet.ts';
import { useLabel, useWords } from '../base/language.tsx';
import { useMe } from '../base/me.tsx';
import { peopleClient, trainings, type SeenSheetLine } from './person-calls.ts';
import { isUnread } from '../base/queries.ts';
import { ErrorLine, useProblemWords } from '../base/ui/error-line.tsx';
import { Loading } from '../base/ui/loading.tsx';
import { SaveScores, ScoreField, ScoreSaid, useScoring, type Scoring } from './training-scores.tsx';
import { attendanceOf, isWrong, takesScore } from './typed-scores.ts';

const choices = ['present', 'late', 'excused', 'absent'] as const satisfies readonly AttendanceMark[];

interface Props {
  number: string;
  version: number;
  startsOn: string;
  /** The points from which the test is passed; null where there is no test. */
  passMark: number | null;
  mayMark: boolean;
  mayScore: boolean;
}

/** 签到表: everybody invited; from the first day on each is marked, and all marks are sent in one press, with the scores. */
export function AttendanceSheet(props: Props) {
  const { number, version, startsOn, passMark, mayScore } = props;
  const t = useWords();
  const { today } = useMe();
  // Who was there is known on the day, and not before it.
  const isEarly = props.mayMark && today < startsOn;
  const mayMark = props.mayMark && !isEarly;
  const scoring = useScoring(number, version, mayScore);
  const marking = useMarking(number, version, scoring);
  const found = useQuery({
    queryKey: ['trainings', 'sheet', number, version],
    queryFn: ({ signal }) => peopleClient.sheet(number, signal),
  });
  if (isUnread(found)) return <ErrorLine error={found.error} onRetry={() => void found.refetch()} />;
  if (found.data === undefined) return <Loading rows={4} />;
  const { lines } = found.data;
  if (lines.length === 0) return <p className="dim">{t('还没有请人参加。', 'Nobody is invited yet.')}</p>;
  return (
    <section className="card people-part people-sheet" aria-label={t('签到表', 'Attendance')}>
      <h2>
        {t('签到表', 'Attendance')} <small className="dim">{lines.length}</small>{' '}
        <a href={`/certificates/sheets/${encodeURIComponent(number)}`} target="_blank" rel="noreferrer">
          {t('打印', 'Print')}
        </a>
      </h2>
      {isEarly ? (
        <p className="dim">
          {t(`${startsOn} 开班，那天起在这里登记出勤。`, `Attendance is marked here from ${startsOn} on.`)}
        </p>
      ) : null}
      <ul>
        {lines.map((line) => (
          <li key={line.personId}>
            <span>
              <Link to={`/people/${line.personId}`}>{line.name}</Link> <span className="dim s">{line.stationName}</span>
            </span>
            {mayMark ? <MarkChoice line={line} marking={marking} /> : <Marked line={line} />}
            <div className="people-scored">
              {takesScore(line, mayMark ? marking.markOf(line) : line.mark) && (mayMark || mayScore) ? (
                <ScoreField line={line} scoring={scoring} />
              ) : null}
              <ScoreSaid line={line} passMark={passMark} />
            </div>
          </li>
        ))}
      </ul>
      {mayMark ? <MarkAll lines={lines} marking={marking} scoring={scoring} /> : null}
      {mayScore ? <SaveScores lines={lines} scoring={scoring} /> : null}
    </section>
  );
}

type Marking = ReturnType<typeof useMarking>;

/** The marks that are chosen and not sent yet, and the press that sends all of them. */
function useMarking(number: string, version: number, scoring: Scoring) {
  const t = useWords();
  const { message } = App.useApp();
  const problemWords = useProblemWords();
  const queries = useQueryClient();
  const [changed, setChanged] = useState<Readonly<Record<string, AttendanceMark>>>({});
  const [clientId, setClientId] = useState(() => crypto.randomUUID());
  const [busy, setBusy] = useState(false);
  const markOf = (line: SeenSheetLine): AttendanceMark => changed[line.personId] ?? line.mark;
  const mark = (personIds: readonly string[], as: AttendanceMark) =>
    setChanged((before) => ({ ...before, ...Object.fromEntries(personIds.map((id) => [id, as])) }));
  const save = async (lines: readonly SeenSheetLine[]) => {
    setBusy(true);
    try {
      const marks = attendanceOf(scoring.typed, lines, markOf);
      await trainings.move(number, 'mark', { version, clientId, input: { marks } });
      setClientId(crypto.randomUUID());
      setChanged({});
      scoring.forget(marks.filter(({ score }) => score !== undefined).map(({ personId }) => personId));
      void message.success(t(`登记了 ${marks.length} 人的出勤`, `Attendance of ${marks.length} marked`));
    } catch (error) {
      void message.error(problemWords(error));
    } finally {
      setBusy(false);
      void queries.invalidateQueries({ queryKey: ['trainings'] });
    }
  };
  return { markOf, mark, busy, save };
}

function MarkChoice({ line, marking }: { line: SeenSheetLine; marking: Marking }) {
  const label = useLabel();
  return (
    <span role="radiogroup" aria-label={line.name}>
      {choices.map((mark) => (
        <label key={mark}>
          <input
            type="radio"
            name={`mark-${line.personId}`}
            checked={marking.markOf(line) === mark}
            onChange={() => marking.mark([line.personId], mark)}
          />
          {label(attendanceMarks[mark])}
        </label>
      ))}
    </span>
  );
}

function Marked({ line }: { line: SeenSheetLine }) {
  const t = useWords();
  const label = useLabel();
  return (
    <span className="tag">
      {label(attendanceMarks[line.mark])}
      {line.hours > 0 ? t(` ${line.hours} 学时`, ` ${line.hours} h`) : ''}
    </span>
  );
}

/** All that are left were there, and all marks in one press; nobody may be without one. */
function MarkAll(props: { lines: readonly SeenSheetLine[]; marking: Marking; scoring: Scoring }) {
  const { lines, marking, scoring } = props;
  const t = useWords();
  const wrong = lines.filter((line) => takesScore(line, marking.markOf(line)) && isWrong(scoring.typed, line));
  const unmarked = lines.filter((line) => marking.markOf(line) === 'invited');
  return (
    <p className="docket-moves">
      {unmarked.length > 0 ? (
        <button
          type="button"
          className="b"
          onClick={() =>
            marking.mark(
              unmarked.map(({ personId }) => personId),
              'present',
            )
          }
        >
          {t(`没登记的 ${unmarked.length} 人都到了`, `The other ${unmarked.length} were there`)}
        </button>
      ) : null}
      <button
        type="button"
        className="b p"
        disabled={marking.busy || unmarked.length > 0 || wrong.length > 0}
        onClick={() => void marking.save(lines)}
      >
        {t(`一次登记 ${lines.length} 人`, `Mark all ${lines.length}`)}
      </button>
      <output className="dim s">
        {unmarked.length > 0
          ? t(`还有 ${unmarked.length} 人没选，每人选一样再登记。`, `Choose for ${unmarked.length} more first.`)
          : wrong.length > 0
            ? t(
                `${wrong.map(({ name }) => name).join('、')}的成绩填得不对，改好再登记。`,
                `Put right first: the score of ${wrong.map(({ name }) => name).join(', ')}.`,
              )
            : ''}
      </output>
    </p>
  );
}
