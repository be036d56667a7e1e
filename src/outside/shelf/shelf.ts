/** 附件架 (shelf): where the files of the county lie for good, each under the hash of its bytes, so that no name from outside is ever a path. */
import type { Readable } from 'node:stream';

export interface Shelf {
  /**
   * Lays the bytes of a file of this disk under their hash, for good once it has ended; the file may be gone then. Bytes that lie there
   * already count as stored now.
   */
  lay(sha256: string, path: string): Promise<void>;
  /** Null where nothing lies there. */
  open(sha256: string): Promise<Readable | null>;
  /** Since when it lies there; null where nothing does. */
  find(sha256: string): Promise<Date | null>;
  /** Takes it away for good, unless the same bytes were stored again since the instant given. Says whether it went. */
  remove(sha256: string, storedBefore?: Date): Promise<boolean>;
  /** Everything that lies there, and nothing that is only arriving. */
  list(): AsyncGenerator<{ sha256: string; storedAt: Date }>;
}

export function isHash(text: string): boolean {
  return /^[0-9a-f]{64}$/u.test(text);
}

/** Where a file lies below the beginning of every shelf: no folder holds too many. */
export function placeOf(sha256: string): string {
  return `${sha256.slice(0, 2)}/${sha256.slice(2, 4)}/${sha256}`;
}

/**
 * The same shelf, which takes nothing before it was once proven to be the county's, and neither lists nor removes without a proof of this
 * moment: who sweeps takes away what no row of his names, and another county may have been given the store since.
 */
export function provenShelf(shelf: Shelf, prove: () => Promise<void>): Shelf {
  let proven: Promise<void> | null = null;
  const demandOnce = () =>
    (proven ??= prove().catch((error: unknown) => {
      proven = null;
      throw error;
    }));
  return {
    ...shelf,
    lay: async (sha256, path) => (await demandOnce(), shelf.lay(sha256, path)),
    remove: async (sha256, storedBefore) => (await prove(), shelf.remove(sha256, storedBefore)),
    async *list() {
      await prove();
      yield* shelf.list();
    },
  };
}
