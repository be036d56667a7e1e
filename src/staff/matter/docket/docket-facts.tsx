import type { ReactNode } from 'react';
import { useLabel } from '../../base/language.tsx';
import './docket.css';

/** Where an entry stands, in its own word. */
export function StateTag({
  docket,
  state,
}: {
  docket: { states: Readonly<Record<string, { zh: string; en: string }>> };
  state: string;
}) {
  const label = useLabel();
  return <span className="tag">{label(docket.states[state] ?? { zh: '—', en: '—' })}</span>;
}

/** Facts of an entry as pairs of word and value; what is empty is left out. */
export function Facts({ rows }: { rows: readonly (readonly [string, ReactNode])[] }) {
  const known = rows.filter(([, value]) => value !== null && value !== undefined && value !== '');
  return (
    <dl className="docket-facts">
      {known.map(([word, value]) => (
        <div key={word}>
          <dt>{word}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
