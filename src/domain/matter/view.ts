import type { MatterKind } from './matter.ts';

/** 存下的视图 (view): a list state that a person keeps under a name; the state itself is the link. */
export interface View {
  countyId: number;
  id: string;
  accountId: string;
  /** The list that it is a state of. */
  kind: MatterKind;
  name: string;
  /** The query string of the list, without the leading question mark. */
  query: string;
}
