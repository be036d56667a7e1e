/** Drafts (草稿): what is typed is kept on this machine per account, matter and move, until it is submitted. */
import type { Typed } from './typed.ts';

export interface Draft {
  typed: Typed;
  /** Stays with the draft, so that a press whose answer was lost is not made twice after the form is opened again. */
  clientId: string;
  savedAt: number;
}

/** The part of the browser's storage that drafts need. */
export type Shelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

export function draftKey(accountId: string, number: string, move: string): string {
  return `hongdun.draft.${accountId}.${number}.${move}`;
}

export function findDraft(shelf: Shelf, key: string): Draft | null {
  try {
    const kept = JSON.parse(shelf.getItem(key) ?? 'null') as Partial<Draft> | null;
    if (kept === null || typeof kept.clientId !== 'string' || typeof kept.savedAt !== 'number') return null;
    if (typeof kept.typed !== 'object' || kept.typed === null) return null;
    const texts = Object.entries(kept.typed).filter(([, value]) => typeof value === 'string');
    return { typed: Object.fromEntries(texts), clientId: kept.clientId, savedAt: kept.savedAt };
  } catch {
    return null;
  }
}

/** False when the browser keeps nothing (full, or forbidden): then the form must say so. */
export function keepDraft(shelf: Shelf, key: string, draft: Draft): boolean {
  try {
    shelf.setItem(key, JSON.stringify(draft));
    return true;
  } catch {
    return false;
  }
}

export function clearDraft(shelf: Shelf, key: string): void {
  try {
    shelf.removeItem(key);
  } catch {
    // A browser that keeps nothing has nothing to forget.
  }
}
