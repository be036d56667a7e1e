import { Checkbox } from 'antd';
import { useWords } from '../../base/language.tsx';
import { useIsPicked, usePicked, type PickedRow, type RowStore } from './row-store.ts';

/** The box of a row. */
export function PickBox({ rows, id, number }: PickedRow & { rows: RowStore }) {
  const t = useWords();
  return (
    <Checkbox
      aria-label={t(`选中 ${number}`, `Pick ${number}`)}
      checked={useIsPicked(rows, id)}
      onChange={() => rows.toggle({ id, number })}
    />
  );
}

/** The box at the head of the list, for all rows that are shown. */
export function PickPage({ rows, shown }: { rows: RowStore; shown: readonly PickedRow[] }) {
  const t = useWords();
  const picked = usePicked(rows);
  const n = shown.filter(({ id }) => picked.has(id)).length;
  return (
    <Checkbox
      aria-label={t('选中眼前的各行', 'Pick the rows shown')}
      checked={n > 0 && n === shown.length}
      indeterminate={n > 0 && n < shown.length}
      onChange={() => rows.toggleAll(shown)}
    />
  );
}
