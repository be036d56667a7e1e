import { Link } from 'react-router';
import { matterWords } from '../../domain/matter/matter.ts';
import { useLabel, useWords } from '../base/language.tsx';
import { useMe } from '../base/me.tsx';
import { places } from '../base/places.ts';
import { ClockMark } from '../base/ui/clock-mark.tsx';
import { useWatches } from './follow-wire.ts';

/** 我关注的: what the reader follows, where it stands now; nothing where he follows nothing. */
export function MyWatches() {
  const t = useWords();
  const label = useLabel();
  const { today } = useMe();
  const watches = useWatches().data?.watches ?? [];
  if (watches.length === 0) return null;
  return (
    <section className="card q-card" aria-label={t('我关注的', 'What I follow')}>
      <h2 className="card-head">
        {t('我关注的', 'What I follow')} <small>{watches.length}</small>
      </h2>
      <table className="queue-table">
        <caption className="sr">
          {t('关注的件：编号、谁、到哪一步、期限', 'Followed: number, who, stage, clock')}
        </caption>
        <colgroup>
          <col style={{ width: 104 }} />
          <col />
          <col className="q-category" style={{ width: 96 }} />
          <col style={{ width: 224 }} />
        </colgroup>
        <tbody>
          {watches.map(({ kind, number, title, stage, isOver, due, dueOn, legalOn }) => (
            <tr key={number}>
              <td className="q-number">
                <Link className="num stretch" to={`${places[kind].path}/${encodeURIComponent(number)}`}>
                  {number}
                </Link>
              </td>
              <td className="q-parties" title={title}>
                {kind === 'complaint' ? null : <span className="tag">{label(matterWords[kind])}</span>} {title}
              </td>
              <td className={isOver ? 'q-waits dim' : 'q-waits'}>{label(stage)}</td>
              <td className="q-clock">
                {due === null ? null : <ClockMark due={due} dueOn={dueOn} legalOn={legalOn} today={today} />}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
