/** Whether the virus scanner of the machine answers, as last seen: whoever looks how things stand waits for no other program. */
import type { ScannerLook } from '../../domain/base/status/around.ts';
import { clamdVersion, ScannerAway } from '../clamd.ts';

const againAfterMs = 20_000;
const unasked: ScannerLook = { answers: null, answeredAt: null, signaturesAt: null, fault: '' };

/** What it answers now; of one that does not, what is known from before stays. */
export async function askScanner(socket: string | null, before: ScannerLook = unasked): Promise<ScannerLook | null> {
  if (socket === null) return null;
  try {
    const { signaturesAt } = await clamdVersion(socket);
    return { answers: true, answeredAt: new Date(), signaturesAt, fault: '' };
  } catch (error) {
    if (!(error instanceof ScannerAway)) throw error;
    return { ...before, answers: false, fault: error.message };
  }
}

/** Asked again behind who looks; null where none is set. */
export function scannerWatch(socket: string | null): () => ScannerLook | null {
  let seen = socket === null ? null : unasked;
  let askedAt = -Infinity;
  return () => {
    const now = performance.now();
    if (now - askedAt > againAfterMs) {
      askedAt = now;
      void askScanner(socket, seen ?? unasked).then((look) => (seen = look));
    }
    return seen;
  };
}
