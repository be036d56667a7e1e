import type { MatterKind } from './matter.ts';

/** 凭条 (ticket): what a browser may show of one's own matter after number and code have opened it. For how many minutes. */
export const ticketMinutes = 30;

/** What a ticket opens, before what it says besides. */
export function ticketMatter(kind: MatterKind, id: string): string {
  return `${kind}~${id}`;
}
