/** The shelf in an S3-compatible store, as <folder of the bucket>/ab/cd/<hash>: nothing of a person stands in a name. */
import { text } from 'node:stream/consumers';
import { folderMarkName, type Marked } from '../machine/folder-mark.ts';
import { storeAt, type Bucket, type Patience } from './s3.ts';
import { isHash, placeOf, type Shelf } from './shelf.ts';

/** Somebody waits before a form: a store that is away for longer is told to him, and he sends the file again later. */
const short: Patience = { silenceMs: 8000, wholeMs: 120_000, pausesMs: [500] };

export function storeShelf(bucket: Bucket, patience: Patience = short): Shelf {
  const store = storeAt(bucket, patience);
  return {
    lay: (sha256, file) => store.put(placeOf(sha256), { file, sha256 }),
    open: (sha256) => store.open(placeOf(sha256)),
    async find(sha256) {
      const place = placeOf(sha256);
      for await (const { path, storedAt } of store.list(place)) if (path === place) return storedAt;
      return null;
    },
    remove: (sha256, storedBefore) => store.erase(placeOf(sha256), storedBefore),
    async *list() {
      for await (const { path, storedAt } of store.list()) {
        const sha256 = path.slice(path.lastIndexOf('/') + 1);
        if (isHash(sha256) && path === placeOf(sha256)) yield { sha256, storedAt };
      }
    },
  };
}

/** The store knows no writing that only the first one does: programs agree by the database, and the last mark is read by all. */
export function markedStore(bucket: Bucket, patience: Patience = short): Marked {
  const store = storeAt(bucket, patience);
  const markAnew = (mark: string) => store.put(folderMarkName, { words: `${mark}\n` });
  const find = async () => {
    const file = await store.open(folderMarkName);
    return file === null ? null : (await text(file)).trim() || null;
  };
  return { find, markAnew, mark: async (mark) => (await markAnew(mark), (await find()) ?? mark) };
}
