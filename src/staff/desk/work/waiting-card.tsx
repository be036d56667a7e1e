import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useWords } from '../../base/language.tsx';

interface Waiting {
  title: string;
  /** How many there are, of which the card may show the first alone. */
  count: number;
  /** Where all of them are. */
  to: string;
  children: ReactNode;
}

/** On the first screen: what waits there for an answer of the reader; nothing where nothing does. */
export function WaitingCard({ title, count, to, children }: Waiting) {
  const t = useWords();
  if (count === 0) return null;
  return (
    <section className="card" aria-label={title}>
      <h2 className="card-head">
        {title} <small>{count}</small>
        <span className="sp" />
        <Link className="s" to={to}>
          {t('去看', 'Open')}
        </Link>
      </h2>
      <ul>{children}</ul>
    </section>
  );
}

/** One of them: what it is, and since or until when it waits. */
export function WaitingItem({ to, title, children, when, late = false }: WaitingItemProps) {
  return (
    <li className="reminder">
      <Link className="el" to={to} title={title}>
        {children}
      </Link>
      <span className={late ? 'err nw' : 'dim nw'}>{when}</span>
    </li>
  );
}

interface WaitingItemProps {
  to: string;
  /** All of the words, where the line may be cut short. */
  title?: string;
  children: ReactNode;
  when: string;
  late?: boolean;
}
