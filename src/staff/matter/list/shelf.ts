import type { ReactNode } from 'react';
import type { Permission } from '../../../domain/base/permissions.ts';
import type { ClockMark } from '../../../domain/law/clock.ts';
import type { LookedList } from '../../../domain/matter/view.ts';
import type { MatterKind } from '../../../domain/matter/matter.ts';
import type { Language } from '../../base/language.tsx';
import type { Late } from '../../../http/api/matter/matter-routes.ts';
import type { FilterName, Opening } from './list-state.ts';

export interface Words {
  zh: string;
  en: string;
}

/** What the list itself reads of a row, whatever its kind. */
export interface Row {
  id: string;
  number: string;
  stage: string;
  dueOn: string | null;
  legalOn: string | null;
  due: { mark: ClockMark; remaining: string; zh: string; en: string } | null;
  /** Who came, and against whom: the two names of a card. */
  who: string;
  whom: string;
}

/** By which day it must be done by law, or by its own clock. */
export const dueOf = ({ legalOn, dueOn }: Pick<Row, 'legalOn' | 'dueOn'>): string | null => legalOn ?? dueOn;

export interface Column extends Words {
  width: number;
  /** It cannot be taken away. */
  always: boolean;
  /** Figures stand at the right. */
  right?: boolean;
  /** It takes the width that is left. */
  wide?: boolean;
  /** The order that a press on its head brings: `due` has it by its name, and `number` that of the filings, which the numbers follow. */
  sorts?: 'day' | 'due';
}

/** What a table of rows reads of its shelf: of matters, and of the entries of a docket. */
export interface TableShelf<Item> {
  title: Words;
  rowOf: (item: Item) => Pick<Row, 'id' | 'number'>;
  columns: Readonly<Record<string, Column>>;
  Cell: (props: { item: Item; column: string; today: string }) => ReactNode;
  /** The whole text of a cell that may be cut. */
  titleOf: (item: Item, column: string, language: Language) => string | undefined;
  /** What the first cell of a row is a press on. */
  Lead: (props: { item: Item; children: ReactNode }) => ReactNode;
}

/** What the choice of columns reads of a shelf. */
export interface ColumnShelf {
  kind: string;
  /** The name under which the choice is kept, where that is not the kind. */
  keptAs?: LookedList;
  columns: Readonly<Record<string, Words & { always?: boolean }>>;
  defaultColumns: readonly string[];
}

/** A shelf of the desk: what the list of one kind of matter shows, and how it is asked for. */
export interface Shelf<Item> {
  kind: MatterKind;
  /** The address of the list; a matter's is below it. */
  path: string;
  title: Words;
  list: (
    query: string,
    signal: AbortSignal,
  ) => Promise<{ items: Item[]; next: string | null; total: number; sumFen?: number; late?: Late }>;
  rowOf: (item: Item) => Row;
  columns: Readonly<Record<string, Column>>;
  defaultColumns: readonly string[];
  Cell: (props: { item: Item; column: string; today: string }) => ReactNode;
  /** The whole text of a cell that may be cut. */
  titleOf: (item: Item, column: string, language: Language) => string | undefined;
  /** A matter at a glance, beside the list. */
  Glance: (props: { item: Item }) => ReactNode;
  glanceTitle: (item: Item) => string;
  /** What stands above the rows, such as a line that files and answers at once. */
  Above?: (props: { current: Item | undefined }) => ReactNode;
  stages: Readonly<Record<string, Words>>;
  states: Readonly<Record<string, Words>>;
  outcomes: Readonly<Record<string, Words>>;
  /** The ways by which a matter of the kind came, where they are no categories of the county. */
  channels?: Readonly<Record<string, Words>>;
  /** The names of the figures whose records the list can show. */
  figures: Readonly<Partial<Record<string, Words>>>;
  /** What its bare address opens; without it what is not done yet. */
  opening?: Opening;
  /** Filters that every kind has and this one keeps from its reader. */
  hidden?: readonly FilterName[];
  /** Filters that not every kind has. */
  own: readonly FilterName[];
  mayExport: Permission;
  /** Papers that are printed for many matters in one go, the most usual first; left out where there is none. */
  papers?: { mayPrint: Permission; kinds: Readonly<Record<string, Words>> };
  mayFile: Permission;
  /** Where a new one is filed, the words of that button, and what an empty list says. */
  filing: { path: string; words: Words; none: Words };
}
