/** Whether the object store of attachments answers, as last seen: whoever looks how things stand waits for no other machine. */
import { StoreFailed, type Bucket } from './s3.ts';
import { markedStore } from './store-shelf.ts';

const againAfterMs = 20_000;
const once = { silenceMs: 5000, wholeMs: 10_000, pausesMs: [] };

/** Why it cannot be used; null where it can. */
export async function storeFault(bucket: Bucket | null): Promise<string | null> {
  if (bucket === null) return null;
  try {
    await markedStore(bucket, once).find();
    return null;
  } catch (error) {
    if (error instanceof StoreFailed) return error.message;
    throw error;
  }
}

/** Asked again behind who looks. */
export function storeWatch(bucket: Bucket | null): () => string | null {
  let seen: string | null = null;
  let askedAt = -Infinity;
  return () => {
    const now = performance.now();
    if (bucket !== null && now - askedAt > againAfterMs) {
      askedAt = now;
      void storeFault(bucket).then((fault) => (seen = fault));
    }
    return seen;
  };
}
