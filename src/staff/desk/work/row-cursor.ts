import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useKeys } from '../../base/keys.tsx';

/** A row of my work: what marks it on the page, and where Enter leads. */
export interface WorkRow {
  id: string;
  path: string;
}

/** J and K step through all rows of the page, Enter opens; gives the row that is the current one. */
export function useCursor(rows: readonly WorkRow[]): string | null {
  const go = useNavigate();
  const [kept, setKept] = useState<{ id: string; at: number } | null>(null);
  // The cursor stays on its row when others come or go above it, and near its place when the row itself is gone.
  const found = rows.findIndex(({ id }) => id === kept?.id);
  const at = kept === null ? -1 : found >= 0 ? found : Math.min(kept.at, rows.length - 1);
  const current = rows[at];
  const step = (by: number) => {
    const next = Math.max(0, Math.min(rows.length - 1, at + by));
    const row = rows[next];
    if (row === undefined) return;
    setKept({ id: row.id, at: next });
    document.querySelector(`[data-row="${row.id}"]`)?.scrollIntoView({ block: 'nearest' });
  };
  useKeys(
    [
      { key: 'j', zh: '下一行', en: 'Next row', run: () => step(1), when: rows.length > 0 },
      { key: 'k', zh: '上一行', en: 'Row before', run: () => step(-1), when: rows.length > 0 },
      {
        key: 'enter',
        zh: '打开',
        en: 'Open',
        run: () => current !== undefined && void go(current.path),
        when: current !== undefined,
      },
    ],
    'list',
  );
  return current?.id ?? null;
}
