import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import type { z } from 'zod';
import { mostOfDocket, type DocketEntry } from '../../../domain/matter/docket.ts';
import { useAddress } from '../../base/address.ts';
import { useKeys } from '../../base/keys.tsx';
import { useLabel, useWords } from '../../base/language.tsx';
import type { Choosable } from '../choices.ts';
import type { Typed } from '../matter-typed.ts';
import { useMay } from '../../base/me.tsx';
import { FindField, isFound } from '../../base/ui/table.tsx';
import '../../base/ui/settings.css';
import { Empty } from '../../base/ui/empty.tsx';
import { ErrorLine } from '../../base/ui/error-line.tsx';
import { Fresh } from '../../base/ui/shown-at.tsx';
import { Loading } from '../../base/ui/loading.tsx';
import {
  keyOf,
  useDirectory,
  type DocketCalls,
  type SeenEntry,
  type SeenEntryView,
  type ShownDocket,
} from './docket-calls.ts';
import { MoreRows } from './more-rows.tsx';
import './docket.css';
import { DocketForm } from './docket-form.tsx';
import { DocketMoves } from './docket-moves.tsx';
import { StateTag } from './docket-facts.tsx';
import { DocketPanel } from './docket-panel.tsx';

export interface DocketColumn<Item> {
  zh: string;
  en: string;
  cell: (item: Item) => ReactNode;
  /** What the find box looks in. */
  words?: (item: Item) => string | null;
  right?: boolean;
}

interface Props<T extends DocketEntry, More extends object> {
  docket: ShownDocket;
  calls: DocketCalls<T, More>;
  /** The words above the list, where they differ from the docket's own. */
  title?: string;
  /** What to do when nothing is there. */
  empty: string;
  /** What the first column is called, where it is more than 编号. */
  nameWords?: { zh: string; en: string };
  /** What people call an entry; the first column. */
  nameOf: (item: SeenEntry<T, More>) => string;
  columns: readonly DocketColumn<SeenEntry<T, More>>[];
  facts: (view: SeenEntryView<T, More>) => ReactNode;
  /** What the list is asked for besides open or all. */
  query?: Readonly<Record<string, string>>;
  /** What stands between head and list: filters, figures. */
  tools?: ReactNode;
  start?: Typed;
  /** Under which name what is typed into a new one is kept, where there are several to be told apart. */
  draftName?: string;
  startOf?: (view: SeenEntryView<T, More>, move: string) => Typed;
  people?: readonly Choosable[];
  /** What the form of a step chooses from besides people: the parts of the entry. */
  partsOf?: (view: SeenEntryView<T, More>, move: string) => readonly Choosable[];
  /** What is asked before a step that the press alone would make; null asks nothing. */
  askOf?: (item: SeenEntry<T, More>, move: string) => string | null;
  /** How many of its steps stand in the row of an entry. */
  rowMoves?: number | 'chief';
  /** What the list of those that are not over is called, where 在办 does not fit. */
  openWords?: { zh: string; en: string };
  /** What an opened entry leads to, instead of the panel beside the list. */
  draw?: (field: string, drawing: { typed: Typed; change: (changed: Typed) => void }) => ReactNode | undefined;
}

/** The page of a docket: its list, one entry beside it, and the form that opens one. Every state is a link. */
export function DocketPage<T extends DocketEntry, More extends object>(props: Props<T, More>) {
  const { docket, calls, nameOf, columns, query = {} } = props;
  const t = useWords();
  const label = useLabel();
  const may = useMay(docket.read);
  const mayOpen = useMay(docket.opening.permission);
  const { search, change } = useAddress();
  const [typed, setTyped] = useState('');
  const directory = useDirectory();
  const all = search.get('state') === 'all';
  const opened = search.get('open');
  const writing = search.get('new') !== null;
  const limit = search.get('limit');
  const asked = { ...query, state: all ? 'all' : 'open', ...(limit === null ? {} : { limit }) };
  const list = useQuery({
    queryKey: [calls.path, 'list', asked],
    queryFn: ({ signal }) => calls.list(asked, signal),
    enabled: may,
    placeholderData: (before) => before,
  });
  const { rowMoves = 2 } = props;
  const inRow = (moves: readonly string[]) =>
    rowMoves === 'chief' ? moves.filter((move) => docket.procedure[move]?.chief === true) : moves.slice(0, rowMoves);
  const read = list.data as { items: SeenEntry<T, More>[]; more: boolean } | undefined;
  const items = (read?.items ?? []).filter((item) =>
    isFound(typed, [nameOf(item), ...columns.map((column) => column.words?.(item) ?? null)]),
  );
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
      <div className="hd docket-hd">
        <h1>{props.title ?? label(docket)}</h1>
        <span className="dim s nw">
          {list.data === undefined ? '' : <Fresh at={list.dataUpdatedAt} failed={list.error !== null} />}
        </span>
        <span className="sp" />
        <FindField label={t('在这页找', 'Find here')} value={typed} onChange={setTyped} />
        <fieldset className="seg" aria-label={t('看哪些', 'Which')}>
          <button type="button" aria-pressed={!all} onClick={() => change({ state: null })}>
            {label(props.openWords ?? { zh: '在办', en: 'Open' })}
          </button>
          <button type="button" aria-pressed={all} onClick={() => change({ state: 'all' })}>
            {t('全部', 'All')}
          </button>
        </fieldset>
        {mayOpen ? (
          <button type="button" className="b p" onClick={() => change({ new: true })}>
            {label(docket.opening)} <kbd>X</kbd>
          </button>
        ) : null}
      </div>
      {props.tools}
      {list.error === null ? null : <ErrorLine error={list.error} onRetry={() => void list.refetch()} />}
      {list.data === undefined || directory === undefined ? (
        list.error === null ? (
          <Loading rows={8} />
        ) : null
      ) : (
        <section className="card" aria-label={label(docket)}>
          {items.length === 0 ? (
            <Empty
              words={
                typed === '' ? props.empty : t('没有对得上的；换个词，或者看全部。', 'Nothing fits; try other words.')
              }
            />
          ) : (
            <div className="settings-table">
              <table>
                <thead>
                  <tr>
                    <th scope="col">{label(props.nameWords ?? { zh: '编号', en: 'Number' })}</th>
                    {columns.map((column) => (
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
                  {items.map((item) => {
                    const { entry, moves } = knownOf(item);
                    return (
                      <tr key={entry.id} data-row={entry.id}>
                        <th scope="row">
                          <button
                            type="button"
                            className="docket-name"
                            onClick={() => change({ open: keyOf(entry) }, 'step')}
                          >
                            {nameOf(item)}
                          </button>
                        </th>
                        {columns.map((column) => (
                          <td
                            key={column.zh}
                            data-label={label(column)}
                            className={column.right === true ? 'num r' : ''}
                          >
                            {column.cell(item)}
                          </td>
                        ))}
                        <td>
                          <StateTag docket={docket} state={entry.state} />
                        </td>
                        <td className="docket-acts">
                          <DocketMoves
                            docket={docket}
                            calls={calls}
                            item={{ entry, moves: inRow(moves) }}
                            name={nameOf(item)}
                            directory={directory}
                            people={props.people}
                            askOf={(move) => props.askOf?.(item, move) ?? null}
                            small
                          />
                        </td>
                      </tr>
                    );
                  })}
                </tbody>
              </table>
            </div>
          )}
          {read?.more === true ? (
            <MoreRows shown={read.items.length} most={mostOfDocket(docket)} onMore={(limit) => change({ limit })} />
          ) : null}
        </section>
      )}
      {writing && mayOpen && directory !== undefined ? (
        <DocketForm
          title={label(docket.opening)}
          press={label(docket.opening)}
          schema={docket.opening.input as z.ZodObject}
          directory={directory}
          fixed={(id) => ({ id })}
          start={props.start ?? {}}
          people={props.people ?? []}
          draft={props.draftName ?? docket.name}
          queryKey={calls.path}
          saved={t(`${docket.opening.zh}：办好了`, `${docket.opening.en}: done`)}
          send={(input) => calls.open(input)}
          onClose={() => change({ new: null })}
          {...(props.draw === undefined ? {} : { draw: props.draw })}
        />
      ) : null}
      {opened !== null && directory !== undefined ? (
        <DocketPanel
          key={opened}
          docket={docket}
          calls={calls}
          entryKey={opened}
          directory={directory}
          nameOf={(view) => nameOf(view as SeenEntry<T, More>)}
          facts={props.facts}
          startOf={props.startOf}
          people={props.people}
          partsOf={props.partsOf}
          askOf={(view, move) => props.askOf?.(view as SeenEntry<T, More>, move) ?? null}
          onClose={() => change({ open: null })}
        />
      ) : null}
    </div>
  );
}

// A generic entry as JSON carries it is opaque to the compiler; every docket has these parts.
function knownOf(item: object): SeenEntry<DocketEntry> {
  return item as SeenEntry<DocketEntry>;
}
