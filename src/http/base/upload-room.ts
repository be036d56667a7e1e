/** Where the files of a form go, as far as there is room: who has not signed in may not fill the disk of the county. */
import type { Readable } from 'node:stream';
import type { Context as HonoContext } from 'hono';
import { stranger } from '../../actions/matter/attachment.ts';
import { Refusal } from '../../domain/base/refusal.ts';
import { maxAttachmentBytes, maxStrangerBytes, maxWaitingBytes } from '../../domain/matter/attachment.ts';
import type { Budget, StoredFile } from '../../outside/files.ts';
import { sumOrphans } from '../../store/matter/attachment.ts';
import { addressOf } from './address.ts';
import type { Env } from './env.ts';

/** Takes the files of a stranger as long as he, his network and all strangers together keep within their limits. */
export function strangersRoom(c: HonoContext<Env>): {
  storeUpload: (stream: Readable, fileName: string) => Promise<StoredFile>;
} {
  const { files, limits, db, now } = c.get('deps');
  const network = addressOf(c);
  const count = (bytes: number) => limits.upload.count(network, now().getTime(), bytes);
  const budget: Budget = {
    left: maxStrangerBytes,
    // Counted as it comes, refused files too: of many that come at once none slips past those beside it.
    arrive(bytes) {
      if (count(bytes) > limits.upload.limit + maxAttachmentBytes) throw new Refusal('uploads-too-many');
    },
  };
  // Asked once a form, and of none that brings no file.
  let waiting: Promise<number> | null = null;
  return {
    async storeUpload(stream, fileName) {
      if (count(0) >= limits.upload.limit) throw new Refusal('uploads-too-many');
      waiting ??= sumOrphans(db, c.get('ctx').actor.countyId, stranger);
      if ((await waiting) >= maxWaitingBytes) throw new Refusal('uploads-full');
      return files.storeUpload(stream, fileName, budget);
    },
  };
}
