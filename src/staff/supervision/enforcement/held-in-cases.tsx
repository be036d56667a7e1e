/** 案件里查扣的: what cases keep, seal or seize and nobody has decided on, one thing in one unit a row; each row opens its case. */
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { measureWords } from '../../../domain/supervision/enforcement/words/measure-words.ts';
import { useLabel, useWords } from '../../base/language.tsx';
import { useMay, useMe } from '../../base/me.tsx';
import { places } from '../../base/places.ts';
import { instantShort } from '../../base/ui/day.ts';
import { ErrorLine } from '../../base/ui/error-line.tsx';
import { enforcementClient } from './enforcement-wire.ts';
import './enforcement.css';

/** More than a county holds at a time; the rest stands in the list of cases. */
const most = 100;

export function HeldInCases() {
  const t = useWords();
  const label = useLabel();
  const { today } = useMe();
  const mayRead = useMay('enforcement.read');
  const asked = useQuery({
    queryKey: ['enforcement', 'held'],
    queryFn: ({ signal }) => enforcementClient.list(`held=yes&columns=measures&limit=${most}`, signal),
    enabled: mayRead,
  });
  const held = (asked.data?.items ?? []).flatMap(({ enforcement }) =>
    (enforcement.measures ?? []).flatMap((one) => (one.endedOn === null ? [{ enforcement, one }] : [])),
  );
  if (!mayRead) return null;
  return (
    <section className="card held-in-cases" aria-label={t('案件里查扣的', 'Held in cases')}>
      <h2 className="card-head">
        {t('案件里查扣的', 'Held in cases')} <small>{held.length === 0 ? '' : held.length}</small>
      </h2>
      {asked.error === null ? null : <ErrorLine error={asked.error} onRetry={() => void asked.refetch()} />}
      {asked.data === undefined ? null : held.length === 0 ? (
        <p className="empty mut">
          {t('没有案件在查封、扣押、登记保存的东西。', 'No case keeps, seals or seizes anything.')}
        </p>
      ) : (
        <ul className="measure-list">
          {held.map(({ enforcement, one }) => (
            <li key={`${enforcement.id} ${one.id}`}>
              <Link to={`${places.enforcement.path}/${encodeURIComponent(enforcement.number)}`}>
                {enforcement.number}
              </Link>
              <b>
                {one.goods} {one.quantity} {one.unit}
              </b>
              <span className="tag">{label(measureWords[one.kind])}</span>
              <span>{enforcement.operatorName}</span>
              <span className="mut">
                {instantShort(one.takenAt, today)} · {one.place}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
