/** 案件: the cases that were opened out of an entry of another ledger, on the page of that. */
import { Link } from 'react-router';
import type { CaseOf } from '../../../http/api/supervision/enforcement/cases-from.ts';
import { useLabel, useWords } from '../../base/language.tsx';
import { places } from '../../base/places.ts';
import type { Typed } from '../../matter/matter-typed.ts';
import './enforcement.css';

/** Each a link with where it stands. */
export function CaseLinks({ cases }: { cases: readonly CaseOf[] }) {
  const label = useLabel();
  return (
    <ul className="linked-list">
      {cases.map((one) => (
        <li key={one.number}>
          <Link to={`${places.enforcement.path}/${encodeURIComponent(one.number)}`} title={one.cause}>
            {one.number}
          </Link>
          <span className="mut">{label(one)}</span>
        </li>
      ))}
    </ul>
  );
}

/** The same as a card; nothing where there is none. */
export function CaseCard({ cases }: { cases: readonly CaseOf[] }) {
  const t = useWords();
  if (cases.length === 0) return null;
  return (
    <section className="card" aria-label={t('转的案件', 'Cases opened')}>
      <h2 className="card-head">
        {t('转的案件', 'Cases opened')} <small>{cases.length}</small>
      </h2>
      <CaseLinks cases={cases} />
    </section>
  );
}

/** What the form of a case begins with: who it is and what was found, and no fact of law. */
export function startOfCase({
  operatorName,
  address = '',
  story,
}: {
  operatorName: string;
  address?: string;
  story: string;
}): Typed {
  return { operatorName, partyAddress: address, story };
}
