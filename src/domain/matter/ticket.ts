import type { Matter, MatterKind } from './matter.ts';
import { isRenewed } from './query-code.ts';

/**
 * 凭条 (ticket): what a browser may show of one's own matter after number and code have opened it. It is bound to the stub of that code,
 * so that it ends with it. For how many minutes.
 */
export const ticketMinutes = 30;

/** What a ticket opens, before what it says besides. */
export function ticketMatter(kind: MatterKind, id: string): string {
  return `${kind}~${id}`;
}

const retryMilliseconds = 24 * 3_600_000;

/** Whether a filing that comes once more may be a retry whose answer was lost: whoever finds the form later is told nothing by it. */
export function isRetry({ filedAt }: Pick<Matter, 'filedAt'>, at: Date): boolean {
  return at.getTime() - filedAt.getTime() <= retryMilliseconds;
}

/** Whether the form of a filing, sent once more, opens what it filed: not once its code was made anew, for it proves no more than that. */
export function opensByForm(matter: Pick<Matter, 'filedAt' | 'codeStub'>, at: Date): boolean {
  return isRetry(matter, at) && !isRenewed(matter.codeStub);
}
