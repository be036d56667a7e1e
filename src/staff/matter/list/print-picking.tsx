import { PrinterOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Words } from '../../../domain/base/words.ts';
import type { PickedPapers } from '../../../http/api/matter/matter-routes.ts';
import { send } from '../../base/client.ts';
import { useKeys } from '../../base/keys.tsx';
import { useLabel, useWords } from '../../base/language.tsx';
import { useMay } from '../../base/me.tsx';
import { MenuChoice } from '../../base/ui/menu-choice.tsx';
import { useExport } from '../export/export-asking.tsx';
import type { Shelf } from './shelf.ts';

/** How many papers go to the printer at once; the server takes no more. */
const mostPrinted = 50;

interface Props {
  shelf: Pick<Shelf<never>, 'kind' | 'papers' | 'path'>;
  numbers: readonly string[];
}

/** The papers that any of them has, with how many; every kind until the server has said it. */
function usePapers({ shelf, numbers }: Props): { kind: string; words: Words; n?: number | undefined }[] {
  const asked = useQuery({
    // Below the lists of its kind: what renews them renews it.
    queryKey: [`${shelf.kind}s`, 'papers', numbers],
    queryFn: ({ signal }) =>
      send<PickedPapers>(`/papers${shelf.path}?numbers=${encodeURIComponent(numbers.join(','))}`, { signal }),
    enabled: numbers.length <= mostPrinted,
    placeholderData: (before) => before,
  });
  const all = Object.entries(shelf.papers?.kinds ?? {}).map(([kind, words]) => ({ kind, words }));
  // How many there were of what was picked before is told of nothing else.
  const { data, isPlaceholderData } = asked;
  return data === undefined
    ? all
    : all
        .filter(({ kind }) => kind in data)
        .map((one) => ({ ...one, n: isPlaceholderData ? undefined : data[one.kind] }));
}

/** The one press that prints a paper of all that is picked: each on a page of its own, in a window of its own. */
export function PrintPicked(props: Props) {
  const t = useWords();
  const papers = usePapers(props);
  const [chosen, setChosen] = useState('');
  const kind = (papers.find((one) => one.kind === chosen) ?? papers[0])?.kind;
  if (kind === undefined)
    return <span className="mut s">{t('选中的件还没有能打印的文书', 'What is picked has no paper to print')}</span>;
  return <Press numbers={props.numbers} papers={papers} kind={kind} onChoose={setChosen} />;
}

function Press({
  numbers,
  papers,
  kind,
  onChoose,
}: Pick<Props, 'numbers'> & {
  papers: ReturnType<typeof usePapers>;
  kind: string;
  onChoose: (kind: string) => void;
}) {
  const t = useWords();
  const label = useLabel();
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
        onChange={onChoose}
        choices={papers.map(({ kind: value, words, n }) => ({
          value,
          label: n === undefined ? label(words) : t(`${words.zh} ${n} 份`, `${words.en}, ${n}`),
        }))}
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
