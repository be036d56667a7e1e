import { Button } from 'antd';
import { useKeys } from '../../base/keys.tsx';
import { useWords } from '../../base/language.tsx';
import { PrintPicked } from './print-picking.tsx';
import { mostPicked, usePicked, type RowStore } from './row-store.ts';
import type { Shelf } from './shelf.ts';

export interface BarProps {
  shelf: Pick<Shelf<never>, 'papers'>;
  rows: RowStore;
  /** Something lies over the list, which Esc closes first. */
  isOver: boolean;
}

/** How many are picked, what can be done with all of them, and the press that picks none. */
export function PickBar({ shelf, rows, isOver }: BarProps) {
  const t = useWords();
  const picked = usePicked(rows);
  const isOpen = picked.size > 0;
  useKeys([{ key: 'escape', zh: '不选了', en: 'Pick nothing', run: rows.clear, when: isOpen && !isOver }], 'list');
  if (!isOpen) return null;
  return (
    <section className="pick-bar" aria-label={t('选中的件', 'What is picked')}>
      <b aria-live="polite">
        {t(`选中 ${picked.size} 件`, `${picked.size} picked`)}
        {picked.size === mostPicked ? t(`，一次最多 ${mostPicked} 件`, `, the most for one batch`) : ''}
      </b>
      <PrintPicked shelf={shelf} numbers={[...picked.values()]} />
      <span className="sp" />
      <span className="mut s">
        {t('翻页、换条件、打开一件再回来，选中的都还在', 'What is picked stays picked on other pages')}
      </span>
      <Button size="small" onClick={rows.clear}>
        {t('不选了', 'Clear')} <kbd>Esc</kbd>
      </Button>
    </section>
  );
}
