import { docketLists, type DocketList } from './words/export-lists.ts';
import { matterKinds, type MatterKind } from './matter.ts';

/** Of what views are kept: the lists of the kinds of matters and of the dockets with a list of their own, and the tables of 探查. */
export type ViewKind = MatterKind | DocketList | 'explore';
export const viewKinds: readonly ViewKind[] = [...matterKinds, ...docketLists, 'explore'];

/** 存下的视图 (view): what a page shows, kept by a person under a name; the state itself is the link. */
export interface View {
  countyId: number;
  id: string;
  accountId: string;
  /** The list that it is a state of. */
  kind: ViewKind;
  name: string;
  /** The query string of the list, without the leading question mark. */
  query: string;
  /** Whether his colleagues open it too: those of the office in which he is. What they see in it is what they may see anyway. */
  shared: boolean;
}

/** A view as somebody finds it among his own. */
export interface ListedView extends Pick<View, 'id' | 'kind' | 'name' | 'query' | 'shared'> {
  isMine: boolean;
  /** Who keeps it. */
  byName: string;
}

/** Whose columns are chosen: the lists of the kinds of matters, and of the dockets with a list of their own. */
export type LookedList = MatterKind | DocketList;
export const lookedLists: readonly LookedList[] = [...matterKinds, ...docketLists];

/** 列 (look): which columns of a list a person has chosen, in his order; on each machine the same. */
export interface AccountLook {
  countyId: number;
  accountId: string;
  list: LookedList;
  /** Their names, separated by commas. */
  columns: string;
}
