import { Button, Popover } from 'antd';
import { Suspense, useState } from 'react';
import { useWords } from '../../base/language.tsx';
import { later } from '../../base/later.ts';
import { useMe } from '../../base/me.tsx';
import { Loading } from '../../base/ui/loading.tsx';
import type { ColumnShelf } from './shelf.ts';
import { readColumns } from './list-state.ts';

const { Part: ColumnPanel, useSoon } = later(async () => (await import('./column-panel.tsx')).ColumnPanel);

/** The columns a person chose, in his order, kept on this machine. */
export function useColumns(shelf: ColumnShelf): [readonly string[], (columns: readonly string[]) => void] {
  const own = shelf.kind === 'complaint' ? '' : `.${shelf.kind}`;
  const key = `hongdun.columns.${useMe().id}${own}`;
  const [columns, choose] = useState(() => readColumns(localStorage.getItem(key), shelf));
  return [
    columns,
    (next) => {
      localStorage.setItem(key, next.join(','));
      choose(next);
    },
  ];
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
