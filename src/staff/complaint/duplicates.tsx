import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { ComplaintState } from '../../domain/complaint.ts';
import { stateWords } from '../../domain/label.ts';
import { client } from '../client.ts';
import { useLabel, useLanguage, useWords } from '../language.tsx';
import { useMe } from '../me.tsx';
import { instantShort } from '../ui/day.ts';

/** Open matters that may be the same dispute, each with its reason; a person compares and decides. */
export function Duplicates({ number }: { number: string }) {
  const t = useWords();
  const label = useLabel();
  const { language } = useLanguage();
  const { today } = useMe();
  const found = useQuery({
    queryKey: ['complaint', number, 'duplicates'],
    queryFn: ({ signal }) => client.duplicates(number, signal),
    staleTime: 60_000,
  });
  const hints = found.data?.hints ?? [];
  if (hints.length === 0) return null;
  return (
    <section className="card" aria-label={t('可能重复', 'Possibly the same')}>
      <h2 className="card-head">
        {t('可能重复', 'Possibly the same')} <small>{hints.length}</small>
      </h2>
      <ul className="hints">
        {hints.map((hint) => (
          <li key={hint.number}>
            <Link className="num" to={`/complaints/${encodeURIComponent(hint.number)}`}>
              {hint.number}
            </Link>{' '}
            {hint.operatorName}
            <small>
              {language === 'zh' ? hint.reasonZh : hint.reasonEn} · {instantShort(hint.filedAt, today)} ·{' '}
              {label(stateWords[hint.state as ComplaintState])}
            </small>
          </li>
        ))}
      </ul>
    </section>
  );
}
