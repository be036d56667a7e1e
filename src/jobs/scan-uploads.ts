import type { Logger } from 'pino';
import { noteScan } from '../actions/matter/attachment.ts';
import type { Context } from '../actions/base/context.ts';
import { nullWhenRefused, Refusal } from '../domain/base/refusal.ts';
import { ScannerAway } from '../outside/clamd.ts';
import type { Files, Scanner } from '../outside/files.ts';
import { listUnscanned } from '../store/matter/attachment.ts';

const atOnce = 200;

/** Where the files lie nothing answers: none of the others would come either. */
function isAway(error: unknown): boolean {
  return error instanceof Refusal && error.code === 'files-away';
}

/** Has each file scanned that waits for it; while the scanner is away they wait on, and nobody can open them. */
export async function scanUploads(
  ctx: Context,
  { files, scanner = null, log }: { files: Files; scanner?: Scanner | null; log: Logger },
  signal: AbortSignal,
): Promise<void> {
  if (scanner === null) return;
  for (const sha256 of await listUnscanned(ctx.db, atOnce)) {
    if (signal.aborted) return;
    // A file that was swept meanwhile needs no scan.
    const file = await files.openFile(sha256).catch((error: unknown) => {
      if (isAway(error)) return 'away';
      return nullWhenRefused(error);
    });
    if (file === 'away') return;
    if (file === null) continue;
    try {
      const found = await scanner.scan(file);
      await noteScan(ctx, sha256, found);
      if (found !== null) log.warn({ sha256, virus: found }, '上传的文件里查出病毒，已经隔离');
    } catch (error) {
      if (!(error instanceof ScannerAway)) throw error;
      log.warn({ error: error.message }, '查毒程序没有应答，上传的文件先不让打开，一分钟后再试');
      return;
    } finally {
      file.destroy();
    }
  }
}
