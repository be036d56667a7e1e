/** Where the files of a form go, as far as there is room: nobody may fill the disk of the county, signed in or not. */
import type { Readable } from 'node:stream';
import type { Context as HonoContext } from 'hono';
import { stranger } from '../../actions/matter/attachment.ts';
import { Refusal } from '../../domain/base/refusal.ts';
import {
  maxAttachmentBytes,
  maxStrangerBytes,
  maxUnclaimedBytes,
  maxWaitingBytes,
} from '../../domain/matter/attachment.ts';
import type { PlainRefusalCode } from '../../domain/refusals.ts';
import type { Budget, StoredFile } from '../../outside/files.ts';
import { sumOrphans } from '../../store/matter/attachment.ts';
import { addressOf } from './address.ts';
import type { Env } from './env.ts';
import type { TryCounter } from './security.ts';

interface Room {
  storeUpload: (stream: Readable, fileName: string) => Promise<StoredFile>;
}

/** Whose files are counted, and how much there is room for. */
interface Sender {
  key: string;
  /** Counts the bytes of the key. */
  arriving: TryCounter;
  tooMany: PlainRefusalCode;
  /** By whom the files are that nothing has named yet, of how many bytes they may be, and what is said beyond. */
  by: string;
  mostWaiting: number;
  full: PlainRefusalCode;
  mostAtOnce: number;
}

/** Takes the files of who is signed in as long as he keeps within what an account may send, and those of a stranger as below. */
export function uploadRoom(c: HonoContext<Env>): Room {
  const { actor } = c.get('ctx');
  if (actor.role === 'consumer') return strangersRoom(c);
  return roomOf(c, {
    key: actor.id,
    arriving: c.get('deps').limits.accountUpload,
    tooMany: 'uploads-account-many',
    by: actor.id,
    mostWaiting: maxUnclaimedBytes,
    full: 'uploads-unclaimed',
    mostAtOnce: Number.POSITIVE_INFINITY,
  });
}

/** Takes the files of a stranger as long as he, his network and all strangers together keep within their limits. */
export function strangersRoom(c: HonoContext<Env>): Room {
  return roomOf(c, {
    key: addressOf(c),
    arriving: c.get('deps').limits.upload,
    tooMany: 'uploads-too-many',
    by: stranger,
    mostWaiting: maxWaitingBytes,
    full: 'uploads-full',
    mostAtOnce: maxStrangerBytes,
  });
}

function roomOf(c: HonoContext<Env>, sender: Sender): Room {
  const { files, db, now } = c.get('deps');
  const { key, arriving, tooMany, by, mostWaiting, full, mostAtOnce } = sender;
  const count = (bytes: number) => arriving.count(key, now().getTime(), bytes);
  const budget: Budget = {
    left: mostAtOnce,
    // Counted as it comes, refused files too: of many that come at once none slips past those beside it.
    arrive(bytes) {
      if (count(bytes) > arriving.limit + maxAttachmentBytes) throw new Refusal(tooMany);
    },
  };
  // Asked once a form, and of none that brings no file.
  let waiting: Promise<number> | null = null;
  return {
    async storeUpload(stream, fileName) {
      if (count(0) >= arriving.limit) throw new Refusal(tooMany);
      waiting ??= sumOrphans(db, c.get('ctx').actor.countyId, by);
      if ((await waiting) >= mostWaiting) throw new Refusal(full);
      return files.storeUpload(stream, fileName, budget);
    },
  };
}
