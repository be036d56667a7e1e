import type { ReactNode } from 'react';

/** Nothing here: one sentence, and what to do next. */
export function Empty({ words, children }: { words: string; children?: ReactNode }) {
  return (
    <div className="empty">
      <p>{words}</p>
      {children === undefined ? null : <div>{children}</div>}
    </div>
  );
}
