/** 存下的视图 (view): a list state that a person keeps under a name; the state itself is the link. */
export interface View {
  countyId: number;
  id: string;
  accountId: string;
  name: string;
  /** The query string of the list, without the leading question mark. */
  query: string;
}
