import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import type { DocketListing } from '../../../domain/matter/docket/docket-list.ts';
import { useAddress } from '../../base/address.ts';
import type { Directory } from '../../base/client.ts';
import { useLabel, useWords } from '../../base/language.tsx';
import type { Choosable } from '../choices.ts';
import type { Start, Typed } from '../matter-typed.ts';
import { useMay } from '../../base/me.tsx';
import type { DocketCalls, Seen, SeenItem } from './docket-calls.ts';
import type { ShownDocket } from './shown-docket.ts';
import { DocketForm } from './docket-form.tsx';
import type { Asked } from './docket-moves.tsx';
import { DocketPanel } from './docket-panel.tsx';

export interface DocketColumn<Item> {
  zh: string;
  en: string;
  cell: (item: Item) => ReactNode;
  /** What the find box looks in. */
  words?: (item: Item) => string | null;
  right?: boolean;
}

export type DocketCells<Item> = Readonly<Partial<Record<string, (item: Item) => ReactNode>>>;

/** `Row` is what a list carries of an entry, where that is less than the whole, which is read by its key. */
export interface DocketPageProps<Item extends Row, Row extends SeenItem = Item> {
  docket: ShownDocket;
  calls: DocketCalls<Item, Row>;
  /** The words above the list, where they differ from the docket's own. */
  title?: string;
  /** What to do when nothing is there. */
  empty: string;
  /** What the first column is called, where it is more than 编号. */
  nameWords?: { zh: string; en: string };
  /** What people call an entry; the first column. */
  nameOf: (item: Row) => string;
  /** What stands above the form of a step, where its name alone does not say what the step is about. */
  formNameOf?: (item: Row) => string;
  columns?: readonly DocketColumn<Row>[];
  /** Its list by the frame of lists, with filters, pages and columns of its own; then `columns` are none. */
  listing?: DocketListing<Row>;
  /** Cells of that list that are more than their words. */
  cells?: DocketCells<Row>;
  facts: (view: Seen<Item>) => ReactNode;
  /** What the list is asked for besides open or all. */
  query?: Readonly<Record<string, string>>;
  /** What stands between head and list: filters, figures. */
  tools?: ReactNode;
  start?: Typed;
  /** The page on which one that was just opened goes on; beside its list it is left shut. */
  goesOnAt?: (entry: Item['entry']) => string;
  /** Under which name what is typed into a new one is kept, where there are several to be told apart. */
  draftName?: string;
  startOf?: (item: Item, move: string) => Start;
  people?: readonly Choosable[];
  /** What the form of a step chooses from besides people: the parts of the entry. */
  partsOf?: (item: Item, move: string) => readonly Choosable[];
  /** What is asked before a step that the press alone would make; null asks nothing. */
  askOf?: (item: Item, move: string) => Asked;
  /** How many of its steps stand in the row of an entry. */
  rowMoves?: number | 'chief';
  /** What the list of those that are not over is called, where 在办 does not fit. */
  openWords?: { zh: string; en: string };
  /** Fields of the form that opens a new one, in their own way; undefined draws the common control. */
  draw?: (
    field: string,
    drawing: { typed: Typed; change: (changed: Typed) => void; error: string | undefined },
  ) => ReactNode | undefined;
}

interface BesideProps<Item extends Row, Row extends SeenItem> {
  page: DocketPageProps<Item, Row>;
  directory: Directory;
}

/** What the address opens beside the list: the form of a new entry, or one that is there. */
export function Beside<Item extends Row, Row extends SeenItem>({ page, directory }: BesideProps<Item, Row>) {
  const mayOpen = useMay(page.docket.opening.permission);
  const { search } = useAddress();
  const opened = search.get('open');
  return (
    <>
      {search.get('new') !== null && mayOpen ? <OpeningForm page={page} directory={directory} /> : null}
      {opened === null ? null : <OpenedEntry key={opened} page={page} entryKey={opened} directory={directory} />}
    </>
  );
}

/** The form that opens a new entry. */
function OpeningForm<Item extends Row, Row extends SeenItem>({ page, directory }: BesideProps<Item, Row>) {
  const { docket, calls } = page;
  const t = useWords();
  const label = useLabel();
  const { change } = useAddress();
  const navigate = useNavigate();
  return (
    <DocketForm
      title={label(docket.opening)}
      press={label(docket.opening)}
      schema={docket.opening.form}
      directory={directory}
      fixed={(id) => ({ id })}
      start={page.start ?? {}}
      people={page.people ?? []}
      draft={page.draftName ?? docket.name}
      queryKey={calls.path}
      saved={t(`${docket.opening.zh}：办好了`, `${docket.opening.en}: done`)}
      send={(input) => calls.open(input)}
      onDone={({ entry }) => {
        const path = page.goesOnAt?.(entry);
        if (path !== undefined) void navigate(path);
      }}
      onClose={() => change({ new: null })}
      {...(page.draw === undefined ? {} : { draw: page.draw })}
    />
  );
}

/** The entry whose number or id stands in the address, beside the list. */
function OpenedEntry<Item extends Row, Row extends SeenItem>({
  page,
  entryKey,
  directory,
}: BesideProps<Item, Row> & { entryKey: string }) {
  const { nameOf } = page;
  const { change } = useAddress();
  return (
    <DocketPanel
      docket={page.docket}
      calls={page.calls}
      entryKey={entryKey}
      directory={directory}
      nameOf={(view) => nameOf(view)}
      formNameOf={(view) => (page.formNameOf ?? nameOf)(view)}
      facts={page.facts}
      startOf={page.startOf}
      people={page.people}
      partsOf={page.partsOf}
      askOf={(view, move) => page.askOf?.(view, move) ?? null}
      onClose={() => change({ open: null })}
    />
  );
}
