import type { ReactNode } from 'react';
import { useWords } from '../base/language.tsx';
import { usePress } from '../base/ui/press.ts';

/** What waits for a second person: what he answers for by confirming it, and a row for each. */
export function ConfirmCard({ title, count, hint, children }: ConfirmCardProps) {
  return (
    <section className="card">
      <div className="card-head">
        {title} <small>{count}</small>
      </div>
      <p className="pad hint">{hint}</p>
      <div className="settings-table">
        <table>
          <tbody>{children}</tbody>
        </table>
      </div>
    </section>
  );
}

interface ConfirmCardProps {
  title: string;
  count: number;
  hint: string;
  children: ReactNode;
}

/** 核定; whom the rules do not let confirm it reads that somebody else has to. */
export function Confirm({ mayConfirm, label, send, done, of }: ConfirmProps) {
  const t = useWords();
  // What is confirmed may be one's own account, of which the page says that it waits.
  const { press, isBusy } = usePress(of, 'me');
  if (!mayConfirm) return <span className="dim">{t('要请别人核定', 'For somebody else to confirm')}</span>;
  return (
    <button
      type="button"
      className="b sm p"
      aria-label={label}
      aria-disabled={isBusy}
      onClick={() => press(send, done)}
    >
      {t('核定', 'Confirm')}
    </button>
  );
}

interface ConfirmProps {
  mayConfirm: boolean;
  /** What is confirmed, for who hears the button instead of seeing its row. */
  label: string;
  send: () => Promise<unknown>;
  /** What is said once it is done. */
  done: string;
  /** The query that lists what waits. */
  of: string;
}
