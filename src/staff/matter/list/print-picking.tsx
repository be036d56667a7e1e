import { PrinterOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { useKeys } from '../../base/keys.tsx';
import { useLabel, useWords } from '../../base/language.tsx';
import { useMay } from '../../base/me.tsx';
import { MenuChoice } from '../../base/ui/menu-choice.tsx';
import { useExport } from '../export/export-asking.tsx';
import type { Shelf } from './shelf.ts';

/** How many papers go to the printer at once; the server takes no more. */
const mostPrinted = 50;

/** The one press that prints a paper of all that is picked: each on a page of its own, in a window of its own. */
export function PrintPicked({ shelf, numbers }: { shelf: Pick<Shelf<never>, 'papers'>; numbers: readonly string[] }) {
  const t = useWords();
  const label = useLabel();
  const kinds = Object.entries(shelf.papers?.kinds ?? {});
  const [kind, setKind] = useState(kinds[0]?.[0] ?? '');
  const mayPrint = numbers.length <= mostPrinted;
  const { take, dialog } = useExport();
  const named = encodeURIComponent(numbers.join(','));
  const address = `/papers/batch/${kind}?numbers=${named}`;
  // A station and the association have few matters, and their own: nobody is asked for them.
  const isAsked = useMay('export.ask');
  const taken = { list: 'papers', query: `kind=${kind}&numbers=${named}`, address, isPage: true } as const;
  const print = () => (isAsked ? take(taken) : void window.open(address));
  useKeys([{ key: 'p', zh: '打印选中的', en: 'Print what is picked', run: print, when: mayPrint }], 'list');
  return (
    <>
      <MenuChoice
        label={t('打印哪种文书', 'Which paper')}
        value={kind}
        onChange={setKind}
        choices={kinds.map(([value, words]) => ({ value, label: label(words) }))}
      />
      <Button
        size="small"
        disabled={!mayPrint}
        icon={<PrinterOutlined aria-hidden="true" />}
        href={address}
        target="_blank"
        rel="noreferrer"
        title={t('没有这种文书的件，打印页上会列出来', 'Matters without this paper are listed on the page')}
        onClick={(event) => {
          event.preventDefault();
          print();
        }}
      >
        {t('打印', 'Print')} <kbd>P</kbd>
      </Button>
      {mayPrint ? null : (
        <span className="mut s">
          {t(`一次最多打印 ${mostPrinted} 件`, `No more than ${mostPrinted} are printed at once`)}
        </span>
      )}
      {dialog}
    </>
  );
}
