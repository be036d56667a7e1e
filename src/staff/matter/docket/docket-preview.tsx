import { useQuery } from '@tanstack/react-query';
import { useWords } from '../../base/language.tsx';
import { isUnread } from '../../base/queries.ts';
import { ErrorLine } from '../../base/ui/error-line.tsx';
import { Loading } from '../../base/ui/loading.tsx';
import { SideDrawer } from '../../base/ui/side-drawer.tsx';
import type { DocketPageProps } from './docket-beside.tsx';
import { keyOf, type SeenItem } from './docket-calls.ts';
import { StateTag } from './docket-facts.tsx';

interface Props<Item extends Row, Row extends SeenItem> {
  page: DocketPageProps<Item, Row>;
  /** The entry that is looked at; null while none is. */
  item: Row | null;
  onOpen: (item: Row) => void;
  onClose: () => void;
}

/** Space: an entry at a glance beside the list, which keeps the keyboard: J and K go on. */
export function EntryPreview<Item extends Row, Row extends SeenItem>({
  page,
  item,
  onOpen,
  onClose,
}: Props<Item, Row>) {
  const t = useWords();
  return (
    <SideDrawer
      open={item !== null}
      beside
      onClose={onClose}
      title={item === null ? '' : page.nameOf(item)}
      mark={item === null ? null : <StateTag docket={page.docket} state={item.entry.state} />}
      more={
        item === null ? null : (
          <button
            type="button"
            className="b sm"
            onClick={() => {
              onClose();
              onOpen(item);
            }}
          >
            {t('打开', 'Open')}
          </button>
        )
      }
    >
      {item === null ? null : <Facts key={item.entry.id} page={page} entryKey={keyOf(item.entry)} />}
    </SideDrawer>
  );
}

/** What is known of it, as the entry itself shows it; its steps and its ledger stand there alone. */
function Facts<Item extends Row, Row extends SeenItem>({
  page,
  entryKey,
}: {
  page: DocketPageProps<Item, Row>;
  entryKey: string;
}) {
  const { calls, facts } = page;
  const found = useQuery({
    queryKey: [calls.path, 'one', entryKey],
    queryFn: ({ signal }) => calls.get(entryKey, signal),
  });
  if (isUnread(found)) return <ErrorLine error={found.error} onRetry={() => void found.refetch()} />;
  return found.data === undefined ? <Loading rows={6} /> : <div className="docket-panel">{facts(found.data)}</div>;
}
