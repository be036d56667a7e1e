/**
 * What earlier versions of the desk kept in the browser, in clear: one's own goes to the server and leaves the machine; what somebody
 * else began waits for him to sign in, and goes when it is a month old.
 */
import { ProblemError } from '../../base/client.ts';
import type { DraftWire } from './draft-keeper.ts';

const prefix = 'hongdun.draft.';
const mostAgeMs = 30 * 86_400_000;

/** The part of the browser's storage that this needs. */
export type Shelf = Pick<Storage, 'length' | 'key' | 'getItem' | 'removeItem'>;

export async function bringEarlier(
  shelf: Shelf,
  accountId: string,
  { keep }: Pick<DraftWire, 'keep'>,
  { writer, now }: { writer: string; now: number },
): Promise<void> {
  const keys = Array.from({ length: shelf.length }, (_, n) => shelf.key(n) ?? '').filter((key) =>
    key.startsWith(prefix),
  );
  for (const key of keys) {
    const old = read(shelf.getItem(key));
    const own = `${prefix}${accountId}.`;
    if (old === null || now - old.savedAt > mostAgeMs) shelf.removeItem(key);
    else if (key.startsWith(own)) {
      const form = key.slice(own.length);
      const draft = { id: old.clientId, form, title: titleOf(form), path: '/', version: 0, writer, over: false };
      try {
        await keep({ ...draft, typed: old.typed }, false);
        shelf.removeItem(key);
      } catch (error) {
        // One that was begun at the server meanwhile is the newer one; what could not be sent waits for the next start.
        if (error instanceof ProblemError && error.code === 'draft-elsewhere') shelf.removeItem(key);
      }
    }
  }
}

function titleOf(form: string): string {
  const number = /^\p{Script=Han}\d{4}-\d{4,}/u.exec(form)?.[0];
  if (number !== undefined) return `草稿 ${number}`;
  return form === 'new.file' ? '登记投诉' : form === 'new.tipoff' ? '登记举报' : '草稿';
}

interface Earlier {
  typed: Record<string, string>;
  clientId: string;
  savedAt: number;
}

function read(text: string | null): Earlier | null {
  try {
    const kept = JSON.parse(text ?? 'null') as Partial<Earlier> | null;
    if (kept === null || typeof kept.clientId !== 'string' || typeof kept.savedAt !== 'number') return null;
    if (typeof kept.typed !== 'object' || kept.typed === null) return null;
    const texts = Object.entries(kept.typed).filter(([, value]) => typeof value === 'string');
    return { typed: Object.fromEntries(texts), clientId: kept.clientId, savedAt: kept.savedAt };
  } catch {
    return null;
  }
}
