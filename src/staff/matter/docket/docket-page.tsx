import { useState, type ReactNode } from 'react';
import { mostOfDocket } from '../../../domain/matter/docket.ts';
import { useAddress } from '../../base/address.ts';
import type { Directory } from '../../base/client.ts';
import { useKeys } from '../../base/keys.tsx';
import { useLabel, useWords } from '../../base/language.tsx';
import { useMay } from '../../base/me.tsx';
import { FindField, isFound } from '../../base/ui/table.tsx';
import '../../base/ui/settings.css';
import { Empty } from '../../base/ui/empty.tsx';
import { ErrorLine } from '../../base/ui/error-line.tsx';
import { Fresh } from '../../base/ui/shown-at.tsx';
import { Loading } from '../../base/ui/loading.tsx';
import { useDirectory } from '../../base/directory.ts';
import { keyOf, type SeenItem, type SeenPage } from './docket-calls.ts';

export type { DocketColumn } from './docket-beside.tsx';

import './docket.css';
import { RowMoves } from './docket-row-moves.tsx';
import { Beside, type DocketPageProps } from './docket-beside.tsx';
import { PagesFoot, useDocketKeys, useDocketPages, type DocketPages } from './docket-pages.tsx';
import { ListedDocket } from './docket-list.tsx';
import { StateTag } from './docket-facts.tsx';
import { useFormSoon } from './docket-form.tsx';

/** The page of a docket: its list, one entry beside it, and the form that opens one. Every state is a link. */
export function DocketPage<Item extends Row, Row extends SeenItem>(props: DocketPageProps<Item, Row>) {
  const { listing } = props;
  return listing === undefined ? <WholeDocket {...props} /> : <ListedDocket page={{ ...props, listing }} />;
}

/** A docket that is read at once, and searched on the page. */
function WholeDocket<Item extends Row, Row extends SeenItem>(props: DocketPageProps<Item, Row>) {
  const { docket } = props;
  const t = useWords();
  const label = useLabel();
  const may = useMay(docket.read);
  const mayOpen = useMay(docket.opening.permission);
  const { search, change } = useAddress();
  const [typed, setTyped] = useState('');
  const directory = useDirectory();
  const opened = search.get('open');
  const writing = search.get('new') !== null;
  useFormSoon(docket);
  const pages = useDocketPages({
    calls: props.calls,
    query: { ...props.query, state: search.get('state') === 'all' ? 'all' : 'open' },
    typed,
    most: mostOfDocket(docket),
    may,
  });
  const { list } = pages;
  const read = list.data;
  useKeys(
    [{ key: 'x', ...docket.opening, run: () => change({ new: true }), when: mayOpen && !writing && opened === null }],
    'list',
  );
  if (!may)
    return (
      <Empty words={t(`您的角色看不到${docket.zh}。`, `Your role does not see this: ${docket.en.toLowerCase()}.`)} />
    );
  return (
    <div className="pad settings-body">
      <title>{`${props.title ?? label(docket)} · ${t('红盾', 'Hongdun')}`}</title>
      <Head
        page={props}
        fresh={read === undefined ? '' : <Fresh at={list.dataUpdatedAt} failed={list.error !== null} />}
        typed={typed}
        onTyped={setTyped}
        show={pages.show}
      />
      {props.tools}
      {list.error === null ? null : <ErrorLine error={list.error} onRetry={() => void list.refetch()} />}
      {read === undefined || directory === undefined ? (
        list.error === null ? (
          <Loading rows={8} />
        ) : null
      ) : (
        <EntryCard page={props} pages={pages} read={read} typed={typed} directory={directory} />
      )}
      {directory === undefined ? null : <Beside page={props} directory={directory} />}
    </div>
  );
}

interface HeadProps<Item extends Row, Row extends SeenItem> {
  page: DocketPageProps<Item, Row>;
  /** When the list was read. */
  fresh: ReactNode;
  /** What the page is searched for. */
  typed: string;
  onTyped: (typed: string) => void;
  /** Open or all, from the first page. */
  show: DocketPages<Row>['show'];
}

/** The page's name, the find box, open or all, and the press that opens a new one. */
function Head<Item extends Row, Row extends SeenItem>({ page, fresh, typed, onTyped, show }: HeadProps<Item, Row>) {
  const { docket } = page;
  const t = useWords();
  const label = useLabel();
  const mayOpen = useMay(docket.opening.permission);
  const { search, change } = useAddress();
  const all = search.get('state') === 'all';
  return (
    <div className="hd docket-hd">
      <h1>{page.title ?? label(docket)}</h1>
      <span className="dim s nw">{fresh}</span>
      <span className="sp" />
      <FindField label={t('在这页找', 'Find here')} value={typed} onChange={onTyped} />
      <fieldset className="seg" aria-label={t('看哪些', 'Which')}>
        <button type="button" aria-pressed={!all} onClick={() => show({ state: null })}>
          {label(page.openWords ?? { zh: '在办', en: 'Open' })}
        </button>
        <button type="button" aria-pressed={all} onClick={() => show({ state: 'all' })}>
          {t('全部', 'All')}
        </button>
      </fieldset>
      {mayOpen ? (
        <button type="button" className="b p" onClick={() => change({ new: true })}>
          {label(docket.opening)} <kbd>X</kbd>
        </button>
      ) : null}
    </div>
  );
}

interface CardProps<Item extends Row, Row extends SeenItem> {
  page: DocketPageProps<Item, Row>;
  pages: DocketPages<Row>;
  read: Pick<SeenPage<Row>, 'items' | 'more'>;
  typed: string;
  directory: Directory;
}

/** The entries in which what is typed is found; what to do where there is none. */
function EntryCard<Item extends Row, Row extends SeenItem>({
  page,
  pages: { paging },
  read,
  typed,
  directory,
}: CardProps<Item, Row>) {
  const { docket, nameOf, columns = [] } = page;
  const t = useWords();
  const label = useLabel();
  const { search, change } = useAddress();
  const open = (item: Row) => change({ open: keyOf(item.entry) }, 'step');
  const items = read.items.filter((item) =>
    isFound(typed, [nameOf(item), ...columns.map((column) => column.words?.(item) ?? null)]),
  );
  const isOwn = search.get('open') === null && search.get('new') === null;
  const current = useDocketKeys({ items, paging, open, isOwn });
  return (
    <section className="card" aria-label={label(docket)}>
      {items.length === 0 ? (
        <Empty
          words={typed === '' ? page.empty : t('没有对得上的；换个词，或者看全部。', 'Nothing fits; try other words.')}
        />
      ) : (
        <EntryTable page={page} items={items} current={current} open={open} directory={directory} />
      )}
      <PagesFoot paging={paging} isSought={typed.trim() !== ''} more={read.more} />
    </section>
  );
}

interface TableProps<Item extends Row, Row extends SeenItem> {
  page: DocketPageProps<Item, Row>;
  items: readonly Row[];
  /** The row that the keys stand on. */
  current: Row | undefined;
  open: (item: Row) => void;
  directory: Directory;
}

function EntryTable<Item extends Row, Row extends SeenItem>({
  page,
  items,
  current,
  open,
  directory,
}: TableProps<Item, Row>) {
  const t = useWords();
  const label = useLabel();
  return (
    <div className="settings-table">
      <table>
        <thead>
          <tr>
            <th scope="col">{label(page.nameWords ?? { zh: '编号', en: 'Number' })}</th>
            {(page.columns ?? []).map((column) => (
              <th key={column.zh} scope="col" className={column.right === true ? 'r' : undefined}>
                {label(column)}
              </th>
            ))}
            <th scope="col">{t('状态', 'State')}</th>
            <th scope="col">
              <span className="sr">{t('能办的', 'What can be done')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <EntryRow
              key={item.entry.id}
              page={page}
              item={item}
              isCurrent={item === current}
              directory={directory}
              onOpen={() => open(item)}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface RowProps<Item extends Row, Row extends SeenItem> {
  page: DocketPageProps<Item, Row>;
  item: Row;
  isCurrent: boolean;
  directory: Directory;
  onOpen: () => void;
}

function EntryRow<Item extends Row, Row extends SeenItem>({
  page,
  item,
  isCurrent,
  directory,
  onOpen,
}: RowProps<Item, Row>) {
  const { docket, nameOf } = page;
  const label = useLabel();
  const { entry } = item;
  return (
    <tr data-row={entry.id} className={isCurrent ? 'cur' : undefined}>
      <th scope="row">
        <button type="button" className="docket-name" onClick={onOpen}>
          {nameOf(item)}
        </button>
      </th>
      {(page.columns ?? []).map((column) => (
        <td key={column.zh} data-label={label(column)} className={column.right === true ? 'num r' : ''}>
          {column.cell(item)}
        </td>
      ))}
      <td>
        <StateTag docket={docket} state={entry.state} />
      </td>
      <td className="docket-acts">
        <RowMoves page={page} item={item} directory={directory} />
      </td>
    </tr>
  );
}
