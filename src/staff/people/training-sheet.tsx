import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { attendanceMarks, type AttendanceMark } from '../../domain/people/training.ts';
import { useLabel, useWords } from '../base/language.tsx';
import { useMe } from '../base/me.tsx';
import { peopleClient, trainings, type SeenSheetLine } from './person-calls.ts';
import { ErrorLine, useProblemWords } from '../base/ui/error-line.tsx';
import { Loading } from '../base/ui/loading.tsx';

const choices = ['present', 'late', 'excused', 'absent'] as const satisfies readonly AttendanceMark[];

interface Props {
  number: string;
  version: number;
  startsOn: string;
  mayMark: boolean;
}

/** 签到表: everybody invited; from the first day on each is marked, and all marks are sent in one press. */
export function AttendanceSheet(props: Props) {
  const { number, version, startsOn } = props;
  const t = useWords();
  const { today } = useMe();
  // Who was there is known on the day, and not before it.
  const isEarly = props.mayMark && today < startsOn;
  const mayMark = props.mayMark && !isEarly;
  const marking = useMarking(number, version);
  const found = useQuery({
    queryKey: ['trainings', 'sheet', number, version],
    queryFn: ({ signal }) => peopleClient.sheet(number, signal),
  });
  if (found.error !== null) return <ErrorLine error={found.error} onRetry={() => void found.refetch()} />;
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
          </li>
        ))}
      </ul>
      {mayMark ? <MarkAll lines={lines} marking={marking} /> : null}
    </section>
  );
}

type Marking = ReturnType<typeof useMarking>;

/** The marks that are chosen and not sent yet, and the press that sends all of them. */
function useMarking(number: string, version: number) {
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
      const marks = lines.map((line) => ({ personId: line.personId, mark: markOf(line) }));
      await trainings.move(number, 'mark', { version, clientId, input: { marks } });
      setClientId(crypto.randomUUID());
      setChanged({});
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
function MarkAll({ lines, marking }: { lines: readonly SeenSheetLine[]; marking: Marking }) {
  const t = useWords();
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
        disabled={marking.busy || unmarked.length > 0}
        title={unmarked.length > 0 ? t('每人选一样以后再登记', 'Choose for each person first') : undefined}
        onClick={() => void marking.save(lines)}
      >
        {t(`一次登记 ${lines.length} 人`, `Mark all ${lines.length}`)}
      </button>
    </p>
  );
}
