import { Checkbox } from 'antd';
import { useKeys } from '../../base/keys.tsx';
import { useWords } from '../../base/language.tsx';
import { useIsPicked, usePicked, type PickedRow, type RowStore } from './row-store.ts';
import type { Shelf } from './shelf.ts';

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

interface KeysProps<Item> {
  shelf: Shelf<Item>;
  rows: RowStore;
  items: readonly Item[];
}

/** The keys pick as the mouse does. */
export function PickKeys<Item>({ shelf, rows, items }: KeysProps<Item>): null {
  const pickCurrent = () => {
    const item = items.find((one) => shelf.rowOf(one).id === rows.current());
    if (item !== undefined) rows.toggle(shelf.rowOf(item));
  };
  const when = items.length > 0;
  useKeys(
    [
      { key: 'x', zh: '选中这一行', en: 'Pick the row', run: pickCurrent, when },
      {
        key: 'shift+x',
        zh: '选中眼前的各行',
        en: 'Pick the rows shown',
        run: () => rows.toggleAll(items.map(shelf.rowOf)),
        when,
      },
    ],
    'list',
  );
  return null;
}
