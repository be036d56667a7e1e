import { Link } from 'react-router';
import { calloutStateWords } from '../../domain/command/callout.ts';
import { useLabel, useWords } from '../base/language.tsx';
import { useMay, useMe } from '../base/me.tsx';
import { instantShort } from '../base/ui/day.ts';
import type { SeenIncident } from './incident-calls.ts';

/** 应急指挥: by which call-outs the incident is or was commanded, and how long the first unit took. */
export function CommandCard({ view: { more } }: { view: SeenIncident }) {
  const t = useWords();
  const label = useLabel();
  const { today } = useMe();
  const mayRead = useMay('callout.read');
  if (more.commands.length === 0) return null;
  return (
    <section className="card" aria-label={t('应急指挥', 'Emergency command')}>
      <h2 className="card-head">{t('应急指挥', 'Emergency command')}</h2>
      <ul className="incident-stations incident-lines">
        {more.commands.map(({ number, state, levelName, openedAt, firstUnit }) => (
          <li key={number}>
            <span className="incident-station">
              <b>{mayRead ? <Link to={`/callouts?state=all&open=${number}`}>{number}</Link> : number}</b>{' '}
              <span className="tag">{label(calloutStateWords[state])}</span>
              <small className="dim">
                {levelName} {instantShort(openedAt, today)}{' '}
                {firstUnit === null
                  ? t('还没有单位到场', 'no unit on the spot yet')
                  : t(`第一个单位 ${firstUnit} 分钟到场`, `first unit after ${firstUnit} min`)}
              </small>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
