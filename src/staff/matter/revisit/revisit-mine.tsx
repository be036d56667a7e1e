import { Link } from 'react-router';
import { useWords } from '../../base/language.tsx';
import { useMe } from '../../base/me.tsx';
import { placeOfKind } from '../../base/places.ts';
import type { SeenRevisit } from '../../../http/api/matter/revisit-view.ts';
import { RevisitAct, useRevisitDay } from './revisit-act.tsx';
import { useRevisits } from './revisit-acts.tsx';
import './revisit.css';

const few = 5;

/** 过几天再看的: what comes back on a later day, the nearest first; what has come back stands in the list. Nothing where there is none. */
export function MyRevisits() {
  const t = useWords();
  const { today } = useMe();
  const ahead = useRevisits().filter(({ againOn }) => againOn > today);
  if (ahead.length === 0) return null;
  const row = (one: SeenRevisit) => <RevisitRow key={one.id} revisit={one} />;
  return (
    <section className="card my-revisits" aria-label={t('过几天再看的', 'To be looked at again')}>
      <h2 className="card-head">
        {t('过几天再看的', 'To be looked at again')} <small>{ahead.length}</small>
      </h2>
      <ul>{ahead.slice(0, few).map(row)}</ul>
      {ahead.length > few ? (
        <details>
          <summary>{t(`还有 ${ahead.length - few} 件`, `${ahead.length - few} more`)}</summary>
          <ul>{ahead.slice(few).map(row)}</ul>
        </details>
      ) : null}
    </section>
  );
}

function RevisitRow({ revisit }: { revisit: SeenRevisit }) {
  const { kind, number, who, whom, againOn, note } = revisit;
  const dayOf = useRevisitDay();
  return (
    <li>
      <span className="revisit-of">
        <b className="nw">{dayOf(againOn)}</b>{' '}
        <Link className="num" to={`${placeOfKind(kind).path}/${encodeURIComponent(number)}`}>
          {number}
        </Link>
        <span className="dim el">{note === '' ? [who, whom].filter((one) => one !== '').join(' — ') : note}</span>
      </span>
      <RevisitAct number={number} look="small" />
    </li>
  );
}
