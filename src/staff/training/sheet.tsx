import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { attendanceMarks, type AttendanceMark } from '../../domain/training.ts';
import { useLabel, useWords } from '../language.tsx';
import { peopleClient, trainings } from '../person/calls.ts';
import { ErrorLine, useProblemWords } from '../ui/error-line.tsx';
import { Loading } from '../ui/loading.tsx';

const choices = ['present', 'late', 'excused', 'absent'] as const satisfies readonly AttendanceMark[];

/** 签到表: everybody invited; who is not marked is taken as there, and all marks are sent in one press. */
export function AttendanceSheet({ number, version, mayMark }: { number: string; version: number; mayMark: boolean }) {
  const t = useWords();
  const label = useLabel();
  const { message } = App.useApp();
  const problemWords = useProblemWords();
  const queries = useQueryClient();
  const [changed, setChanged] = useState<Readonly<Record<string, AttendanceMark>>>({});
  const [clientId, setClientId] = useState(() => crypto.randomUUID());
  const [busy, setBusy] = useState(false);
  const found = useQuery({
    queryKey: ['trainings', 'sheet', number, version],
    queryFn: ({ signal }) => peopleClient.sheet(number, signal),
  });
  if (found.error !== null) return <ErrorLine error={found.error} onRetry={() => void found.refetch()} />;
  if (found.data === undefined) return <Loading rows={4} />;
  const { lines } = found.data;
  if (lines.length === 0) return <p className="dim">{t('还没有请人参加。', 'Nobody is invited yet.')}</p>;
  const markOf = (line: (typeof lines)[number]): AttendanceMark =>
    changed[line.personId] ?? (line.mark === 'invited' && mayMark ? 'present' : line.mark);
  const save = async () => {
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
  return (
    <section className="card people-part people-sheet" aria-label={t('签到表', 'Attendance')}>
      <h2>
        {t('签到表', 'Attendance')} <small className="dim">{lines.length}</small>{' '}
        <a href={`/certificates/sheets/${encodeURIComponent(number)}`} target="_blank" rel="noreferrer">
          {t('打印', 'Print')}
        </a>
      </h2>
      <ul>
        {lines.map((line) => (
          <li key={line.personId}>
            <Link to={`/people/${line.personId}`}>{line.name}</Link> <span className="dim s">{line.stationName}</span>{' '}
            {mayMark ? (
              <span role="radiogroup" aria-label={line.name}>
                {choices.map((mark) => (
                  <label key={mark}>
                    <input
                      type="radio"
                      name={`mark-${line.personId}`}
                      checked={markOf(line) === mark}
                      onChange={() => setChanged((before) => ({ ...before, [line.personId]: mark }))}
                    />
                    {label(attendanceMarks[mark])}
                  </label>
                ))}
              </span>
            ) : (
              <span className="tag">
                {label(attendanceMarks[line.mark])}
                {line.hours > 0 ? t(` ${line.hours} 学时`, ` ${line.hours} h`) : ''}
              </span>
            )}
          </li>
        ))}
      </ul>
      {mayMark ? (
        <p>
          <button type="button" className="b p" disabled={busy} onClick={() => void save()}>
            {t(`一次登记 ${lines.length} 人`, `Mark all ${lines.length}`)}
          </button>
        </p>
      ) : null}
    </section>
  );
}
