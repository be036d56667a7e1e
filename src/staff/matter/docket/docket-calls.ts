/** The calls of a docket's routes, the same for every docket. */
import { useQuery } from '@tanstack/react-query';
import type { DocketEntry } from '../../../domain/matter/docket.ts';
import type { RowEntry } from '../../../domain/matter/docket/docket-row.ts';
import type { Colleague } from '../../../http/api/county/account-routes.ts';
import type { DocketItem, DocketView } from '../../../http/api/matter/docket-view.ts';
import { client, send, type Wire } from '../../base/client.ts';
import { useMay } from '../../base/me.tsx';

export type SeenEntry<T extends DocketEntry, More extends object = object> = Wire<DocketItem<T, More>>;
export type SeenEntryView<T extends DocketEntry, More extends object = object> = Wire<DocketView<T, More>>;

/** A row of a list that carries less than its entry: the fields that its columns read, and those of columns that were chosen. */
export type SeenRow<
  T extends DocketEntry,
  Shown extends keyof T,
  More extends object = object,
  Chosen extends keyof T = never,
> = Wire<{ entry: RowEntry<T, Shown, Chosen>; moves: string[]; more: More }>;

/** What every entry has as JSON carries it, whatever its docket: the frame knows no more of it. */
export interface SeenItem {
  entry: Wire<Pick<DocketEntry, 'id' | 'number' | 'version' | 'state'>>;
  moves: string[];
  more: object;
}

/** One entry with its ledger. */
export type Seen<Item extends SeenItem> = Item & Pick<SeenEntryView<DocketEntry>, 'timeline'>;

/** Entries as they are listed; of a docket with a list of its own, which page that is and how many there are. */
export interface SeenPage<Item> {
  items: Item[];
  more: boolean;
  at: string;
  next?: string | null;
  counts?: Record<string, number>;
  total?: number;
}

/** What one press sends; the id stays the same when it is pressed again. */
export interface Step {
  version: number;
  clientId: string;
  input: unknown;
}

export interface DocketCalls<Item extends SeenItem, Row extends SeenItem = Item> {
  path: string;
  list: (query: Readonly<Record<string, string>>, signal?: AbortSignal) => Promise<SeenPage<Row>>;
  get: (key: string, signal?: AbortSignal) => Promise<Seen<Item>>;
  open: (form: unknown) => Promise<Seen<Item>>;
  move: (key: string, move: string, step: Step) => Promise<Seen<Item>>;
}

/** So many are read where a list says no number, to choose from or to look through; a page of a list says its own. */
const manyToChoose = 500;

/** The calls of a docket, by what its entries are: the one place where that is said. */
export function docketCalls<
  T extends DocketEntry,
  More extends object = object,
  Row extends SeenItem = SeenEntry<T, More> & SeenItem,
>(path: string, choosable = manyToChoose): DocketCalls<SeenEntry<T, More> & SeenItem, Row> {
  const one = (key: string) => `/${path}/${encodeURIComponent(key)}`;
  return {
    path,
    list: (query, signal) =>
      send(`/${path}?${new URLSearchParams({ limit: String(choosable), ...query }).toString()}`, { signal }),
    get: (key, signal) => send(one(key), { signal }),
    open: (form) => send(`/${path}`, { method: 'POST', body: form }),
    move: (key, move, step) => send(`${one(key)}/${move}`, { method: 'POST', body: step }),
  };
}

/** What addresses an entry: its number, or its id where it has none. */
export function keyOf({ number, id }: { number: string | null; id: string }): string {
  return number ?? id;
}

/** The people who may be chosen to do something, by name; nobody for who may not see them. */
export function useColleagues(isAsked = true): readonly Colleague[] {
  const enabled = useMay('account.names') && isAsked;
  return (
    useQuery({ queryKey: ['colleagues'], queryFn: client.colleagues, staleTime: 300_000, enabled }).data?.colleagues ??
    []
  );
}
