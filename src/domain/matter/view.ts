import { docketLists, type DocketList } from './export-request.ts';
import { matterKinds, type MatterKind } from './matter.ts';

/** The lists of which views are kept: of the kinds of matters, and of the dockets with a list of their own. */
export type ViewKind = MatterKind | DocketList;
export const viewKinds: readonly ViewKind[] = [...matterKinds, ...docketLists];

/** 存下的视图 (view): a list state that a person keeps under a name; the state itself is the link. */
export interface View {
  countyId: number;
  id: string;
  accountId: string;
  /** The list that it is a state of. */
  kind: ViewKind;
  name: string;
  /** The query string of the list, without the leading question mark. */
  query: string;
}
