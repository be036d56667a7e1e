import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Popover } from 'antd';
import { Suspense, useEffect, useMemo, useState } from 'react';
import { send } from '../../base/client.ts';
import { useWords } from '../../base/language.tsx';
import { later } from '../../base/later.ts';
import { useMay, useMe } from '../../base/me.tsx';
import { Loading } from '../../base/ui/loading.tsx';
import type { ColumnShelf } from './shelf.ts';
import { readColumns } from './list-state.ts';

const { Part: ColumnPanel, useSoon } = later(async () => (await import('./column-panel.tsx')).ColumnPanel);

/** The columns that the person has chosen of all lists, as the server keeps them. */
function useLooks(): readonly SeenLook[] | undefined {
  const may = useMay('look.keep');
  return useQuery({
    queryKey: ['looks'],
    queryFn: async ({ signal }) => (await send<{ looks: SeenLook[] }>('/looks', { signal })).looks,
    staleTime: Infinity,
    enabled: may,
  }).data;
}

interface SeenLook {
  list: string;
  columns: string[];
}

/**
 * The columns a person chose, in his order: on each machine the same. The machine keeps them too, so that the list begins with them and waits
 * for nothing.
 */
export function useColumns(shelf: ColumnShelf): [readonly string[], (columns: readonly string[]) => void] {
  const queries = useQueryClient();
  const own = shelf.kind === 'complaint' ? '' : `.${shelf.kind}`;
  const key = `hongdun.columns.${useMe().id}${own}`;
  const list = shelf.keptAs ?? shelf.kind;
  const looks = useLooks();
  const [here, setHere] = useState(() => localStorage.getItem(key));
  const chosen = looks?.find((one) => one.list === list)?.columns.join(',') ?? here;
  const columns = useMemo(() => readColumns(chosen, shelf), [chosen, shelf]);
  useEffect(() => {
    if (chosen !== null) localStorage.setItem(key, chosen);
  }, [key, chosen]);
  const keep = useMutation({ mutationFn: (body: SeenLook) => send<object>('/looks', { method: 'PUT', body }) });
  const choose = (next: readonly string[]) => {
    const isDefault = next.join() === shelf.defaultColumns.join();
    const others = (looks ?? []).filter((one) => one.list !== list);
    queries.setQueryData(['looks'], isDefault ? others : [...others, { list, columns: [...next] }]);
    if (isDefault) localStorage.removeItem(key);
    setHere(isDefault ? null : next.join(','));
    keep.mutate({ list, columns: isDefault ? [] : [...next] });
  };
  return [columns, choose];
}

interface Props {
  shelf: ColumnShelf;
  columns: readonly string[];
  onChange: (columns: readonly string[]) => void;
  open: boolean;
  onOpen: (open: boolean) => void;
}

/** The press that opens the choice of columns. */
export function ColumnChoice({ shelf, columns, onChange, open, onOpen }: Props) {
  const t = useWords();
  const all = Object.keys(shelf.columns).length;
  const panel = (
    <Suspense
      fallback={
        <>
          <span className="dim s">{t('正在打开…', 'Opening…')}</span>
          <Loading rows={6} />
        </>
      }
    >
      <ColumnPanel shelf={shelf} columns={columns} onChange={onChange} />
    </Suspense>
  );
  useSoon();
  return (
    <Popover content={panel} trigger="click" placement="topRight" open={open} onOpenChange={onOpen} destroyOnHidden>
      <Button size="small">{t(`列 ${columns.length} / ${all}`, `Columns ${columns.length} / ${all}`)}</Button>
    </Popover>
  );
}
