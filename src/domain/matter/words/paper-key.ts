/** What stands in the address of a paper: its kind, and which of several it is. */
export function paperKey(kind: string, of: string | undefined): string {
  return of === undefined ? kind : `${kind}-${of}`;
}
