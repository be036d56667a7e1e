import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { bulkActWords, type BulkAct } from '../../../domain/matter/bulk/bulk.ts';
import { useKeys } from '../../base/keys.tsx';
import { useLabel, useWords } from '../../base/language.tsx';
import { BulkDrawer } from '../bulk/bulk-drawer.tsx';
import { PrintPicked } from './print-picking.tsx';
import { mostPicked, usePicked, type RowStore } from './row-store.ts';
import type { Shelf } from './shelf.ts';

export interface BarProps {
  shelf: Pick<Shelf<never>, 'papers' | 'kind' | 'path'>;
  rows: RowStore;
  /** What the reader may do with many at once, the weightiest first. */
  acts: readonly BulkAct[];
  mayPrint: boolean;
  /** The press that takes what is picked out as a file. */
  file: (numbers: readonly string[]) => ReactNode;
  /** Picks the first of the list besides, as many as a batch takes; null where the list has no more. */
  onFill: (() => void) | null;
  /** Something lies over the list, which Esc closes first. */
  isOver: boolean;
}

/** How many are picked, what can be done with all of them, and the press that picks none. */
export function PickBar({ shelf, rows, acts, mayPrint, file, onFill, isOver }: BarProps) {
  const t = useWords();
  const picked = usePicked(rows);
  const [act, setAct] = useState<BulkAct | null>(null);
  const isOpen = picked.size > 0;
  const [first] = acts;
  const numbers = [...picked.values()];
  const drop = (those: readonly string[]) =>
    rows.drop([...rows.picked()].filter(([, one]) => those.includes(one)).map(([id]) => id));
  useKeys(
    [
      { key: 'escape', zh: '不选了', en: 'Pick nothing', run: rows.clear, when: isOpen && !isOver },
      ...(first === undefined
        ? []
        : [{ key: 'b', ...bulkActWords[first], run: () => setAct(first), when: isOpen && !isOver }]),
    ],
    'list',
  );
  return (
    <>
      {isOpen ? (
        <section className="pick-bar" aria-label={t('选中的件', 'What is picked')}>
          <b aria-live="polite">
            {t(`选中 ${picked.size} 件`, `${picked.size} picked`)}
            {picked.size === mostPicked ? t(`，一次最多 ${mostPicked} 件`, `, the most for one batch`) : ''}
          </b>
          {onFill === null || picked.size === mostPicked ? null : <Fill onFill={onFill} />}
          <Acts acts={acts} onAct={setAct} />
          {mayPrint ? <PrintPicked shelf={shelf} numbers={numbers} /> : null}
          {file(numbers)}
          <span className="sp" />
          <span className="mut s">
            {acts.length === 0
              ? t('翻页、换条件、打开一件再回来，选中的都还在', 'What is picked stays picked on other pages')
              : t(
                  '跨页保留；先看预览再办，10 分钟内可撤回',
                  'Kept across pages; a preview first, then ten minutes to undo',
                )}
          </span>
          <Button size="small" onClick={rows.clear}>
            {t('不选了', 'Clear')} <kbd>Esc</kbd>
          </Button>
        </section>
      ) : null}
      {act === null ? null : (
        <BulkDrawer
          key={act}
          kind={shelf.kind}
          path={shelf.path}
          act={act}
          numbers={numbers}
          onDrop={(number) => drop([number])}
          onDone={drop}
          onClose={() => setAct(null)}
        />
      )}
    </>
  );
}

function Fill({ onFill }: { onFill: () => void }) {
  const t = useWords();
  return (
    <Button size="small" type="text" onClick={onFill}>
      {t(`选满 ${mostPicked} 件`, `Pick the first ${mostPicked}`)}
    </Button>
  );
}

/** A press for each act; B is that of the first. */
function Acts({ acts, onAct }: Pick<BarProps, 'acts'> & { onAct: (act: BulkAct) => void }) {
  const label = useLabel();
  return acts.map((one, i) => (
    <Button key={one} size="small" onClick={() => onAct(one)}>
      {label(bulkActWords[one])}…{i === 0 ? <kbd>B</kbd> : null}
    </Button>
  ));
}
