/** Where the files of a form go, as far as there is room: who has not signed in may not fill the disk of the county. */
import type { Readable } from 'node:stream';
import type { Context as HonoContext } from 'hono';
import { stranger } from '../../actions/matter/attachment.ts';
import { Refusal } from '../../domain/base/refusal.ts';
import { maxStrangerBytes, maxWaitingBytes } from '../../domain/matter/attachment.ts';
import type { StoredFile } from '../../outside/files.ts';
import { sumOrphans } from '../../store/matter/attachment.ts';
import { addressOf } from './address.ts';
import type { Env } from './env.ts';

/** Takes the files of a stranger as long as he, his network and all strangers together keep within their limits. */
export function strangersRoom(c: HonoContext<Env>): {
  storeUpload: (stream: Readable, fileName: string) => Promise<StoredFile>;
} {
  const budget = { left: maxStrangerBytes };
  // Asked once a form, and of none that brings no file.
  let waiting: Promise<number> | null = null;
  return {
    async storeUpload(stream, fileName) {
      const { files, limits, db, now } = c.get('deps');
      const network = addressOf(c);
      const count = (bytes: number) => limits.upload.count(network, now().getTime(), bytes);
      if (count(0) >= limits.upload.limit) throw new Refusal('uploads-too-many');
      waiting ??= sumOrphans(db, c.get('ctx').actor.countyId, stranger);
      if ((await waiting) >= maxWaitingBytes) throw new Refusal('uploads-full');
      const stored = await files.storeUpload(stream, fileName, budget);
      count(stored.bytes);
      return stored;
    },
  };
}
