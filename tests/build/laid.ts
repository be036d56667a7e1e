import type { Db } from '../../src/store/base/db.ts';
import type { Beside } from '../../src/domain/base/event.ts';

/** The verbs of the lines that tell of an upload as laid to what their chain is about. */
export async function linesLaying(db: Db, attachmentId: string): Promise<string[]> {
  const lines = await db.selectFrom('ledger').select(['verb', 'detail']).orderBy('at').orderBy('seq').execute();
  const isTold = (detail: object) => (detail as Beside).withFiles?.some(({ id }) => id === attachmentId) === true;
  return lines.filter(({ detail }) => isTold(detail)).map(({ verb }) => verb);
}
