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
  /** From how many on its owner is told of what is new in it; null where he is not, and to everybody else. */
  notifyFrom: number | null;
}

/**
 * 有新的告诉我 (view notice): the owner of a view of matters wants to be told when something new stands in it, from so many on. What stands in
 * it is found by his own rights at that hour, and only ids are kept of it.
 */
export interface ViewNotice {
  countyId: number;
  viewId: string;
  accountId: string;
  /** One tells of each; more tell only while the view holds so many. */
  atLeast: number;
  /** What it held when it was last looked at: what stands in it already is no news. */
  seenIds: readonly string[];
  lookedAt: Date;
}

/** A view that holds more is too wide to be told of: everything would be news. */
export const mostNoticed = 500;
/** Views of one person; each is looked through every hour. */
export const mostNotices = 20;

/** How many stand in a view now, and how many of them did not stand there before. */
export function newIn(seenIds: readonly string[], found: readonly string[]): { fresh: number; total: number } {
  const seen = new Set(seenIds);
  return { fresh: found.filter((id) => !seen.has(id)).length, total: found.length };
}

/** Whether its owner is told of it. */
export function isNews(
  { atLeast, seenIds }: Pick<ViewNotice, 'atLeast' | 'seenIds'>,
  found: readonly string[],
): boolean {
  const { fresh, total } = newIn(seenIds, found);
  // Of more than the most it is not known which are new.
  return fresh > 0 && total >= atLeast && total <= mostNoticed;
}

/** One line of one hour: no matter and nobody in it is named. */
export function newsZh({ name }: Pick<View, 'name'>, { fresh, total }: { fresh: number; total: number }): string {
  return `您存的视图“${name}”新有 ${fresh} 件，现在共 ${total} 件。`;
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
