import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import type { ReactNode } from 'react';
import { useWords } from '../base/language.tsx';
import { useProblemWords } from '../base/ui/error-line.tsx';
import { useOnce } from '../base/ui/once.ts';

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
  const queries = useQueryClient();
  const { message } = App.useApp();
  const problemWords = useProblemWords();
  const once = useOnce();
  if (!mayConfirm) return <span className="dim">{t('要请别人核定', 'For somebody else to confirm')}</span>;
  const confirm = async () => {
    try {
      await send();
      void message.success(done);
    } catch (failure) {
      void message.error(problemWords(failure));
    }
    await queries.invalidateQueries({ queryKey: [of] });
  };
  return (
    <button type="button" className="b sm p" aria-label={label} onClick={() => once(confirm)}>
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
