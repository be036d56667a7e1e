import { PrinterOutlined } from '@ant-design/icons';
import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import { useKeys } from '../../base/keys.tsx';
import { useLabel, useWords } from '../../base/language.tsx';
import { useMay } from '../../base/me.tsx';
import { MenuChoice } from '../../base/ui/menu-choice.tsx';
import { useExport } from '../export/export-asking.tsx';
import type { Shelf } from './shelf.ts';

/** How many papers go to the printer at once; the server takes no more. */
const mostAtOnce = 50;

export interface Picking {
  /** Null where nothing of this shelf is printed in a batch, or not by this person. */
  isPicked: ((number: string) => boolean) | null;
  toggle: (number: string) => void;
  togglePage: () => void;
  page: 'none' | 'some' | 'all';
  numbers: readonly string[];
  clear: () => void;
}

/** Which matters are picked, over several pages of the list; the keys pick as the mouse does. */
export function usePick<Item>(shelf: Shelf<Item>, items: readonly Item[], current: Item | undefined): Picking {
  const [numbers, setNumbers] = useState<readonly string[]>([]);
  const may = useMay(shelf.papers?.mayPrint ?? shelf.mayExport) && shelf.papers !== undefined;
  const numberOf = (item: Item) => shelf.rowOf(item).number;
  const here = items.map(numberOf);
  const pickedHere = here.filter((number) => numbers.includes(number)).length;
  const toggle = (number: string) =>
    setNumbers((before) =>
      before.includes(number) ? before.filter((one) => one !== number) : [...before, number].slice(0, mostAtOnce),
    );
  const togglePage = () =>
    setNumbers((before) =>
      here.every((number) => before.includes(number))
        ? before.filter((number) => !here.includes(number))
        : [...new Set([...before, ...here])].slice(0, mostAtOnce),
    );
  useKeys(
    [
      {
        key: 'x',
        zh: '选中这一行，成批打印',
        en: 'Pick the row for a batch',
        run: () => current !== undefined && toggle(numberOf(current)),
        when: may && current !== undefined,
      },
      { key: 'shift+x', zh: '选中整页', en: 'Pick the whole page', run: togglePage, when: may && items.length > 0 },
    ],
    'list',
  );
  return {
    isPicked: may ? (number) => numbers.includes(number) : null,
    toggle,
    togglePage,
    page: pickedHere === 0 ? 'none' : pickedHere === here.length ? 'all' : 'some',
    numbers,
    clear: () => setNumbers([]),
  };
}

/** The box at the head of the list, or of a row. */
export function PickBox({ pick, number }: { pick: Picking; number: string | null }) {
  const t = useWords();
  return number === null ? (
    <Checkbox
      aria-label={t('选中整页', 'Pick the whole page')}
      checked={pick.page === 'all'}
      indeterminate={pick.page === 'some'}
      onChange={pick.togglePage}
    />
  ) : (
    <Checkbox
      aria-label={t(`选中 ${number}`, `Pick ${number}`)}
      checked={pick.isPicked?.(number) ?? false}
      onChange={() => pick.toggle(number)}
    />
  );
}

/** What is picked, and the one press that prints all of it: each paper on a page of its own, in a window of its own. */
export function PickBar<Item>({ shelf, pick }: { shelf: Shelf<Item>; pick: Picking }) {
  const t = useWords();
  const label = useLabel();
  const kinds = Object.entries(shelf.papers?.kinds ?? {});
  const [kind, setKind] = useState(kinds[0]?.[0] ?? '');
  const isOpen = pick.isPicked !== null && pick.numbers.length > 0;
  const { take, dialog } = useExport();
  const numbers = encodeURIComponent(pick.numbers.join(','));
  const address = `/papers/batch/${kind}?numbers=${numbers}`;
  // A station and the association have few matters, and their own: nobody is asked for them.
  const isAsked = useMay('export.ask');
  const taken = { list: 'papers', query: `kind=${kind}&numbers=${numbers}`, address, isPage: true } as const;
  const print = () => (isAsked ? take(taken) : void window.open(address));
  useKeys(
    [
      { key: 'p', zh: '打印选中的', en: 'Print what is picked', run: print, when: isOpen },
      { key: 'shift+p', zh: '不选了', en: 'Pick nothing', run: pick.clear, when: isOpen },
    ],
    'list',
  );
  if (!isOpen) return null;
  return (
    <section className="pick-bar" aria-label={t('成批打印', 'Print in a batch')}>
      <b aria-live="polite">
        {t(`选中 ${pick.numbers.length} 件`, `${pick.numbers.length} picked`)}
        {pick.numbers.length === mostAtOnce ? t(`，一次最多 ${mostAtOnce} 件`, `, the most for one batch`) : ''}
      </b>
      <MenuChoice
        label={t('打印哪种文书', 'Which paper')}
        value={kind}
        onChange={setKind}
        choices={kinds.map(([value, words]) => ({ value, label: label(words) }))}
      />
      <Button
        size="small"
        type="primary"
        icon={<PrinterOutlined />}
        href={address}
        target="_blank"
        rel="noreferrer"
        onClick={(event) => {
          event.preventDefault();
          print();
        }}
      >
        {t('打印', 'Print')} <kbd>P</kbd>
      </Button>
      <Button size="small" onClick={pick.clear}>
        {t('不选了', 'Clear')}
      </Button>
      <span className="mut s">
        {t('没有这种文书的件，打印页上会列出来', 'Matters without this paper are listed on the page')}
      </span>
      {dialog}
    </section>
  );
}
