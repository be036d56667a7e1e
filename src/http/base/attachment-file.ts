import { Readable } from 'node:stream';
import type { Context as HonoContext } from 'hono';
import { demandClean, type Attachment } from '../../domain/matter/attachment.ts';
import type { Context } from '../../actions/base/context.ts';
import { noteScan } from '../../actions/matter/attachment.ts';
import type { Deps, Env } from './env.ts';

/** Sends a stored file to somebody who may open it; one in which a virus was found is refused. */
export async function sendAttachment(
  c: HonoContext<Env>,
  attachment: Attachment,
  { keep = 'private, max-age=600' }: { keep?: string } = {},
): Promise<Response> {
  demandClean(await scanned(c.get('ctx'), c.get('deps'), attachment));
  const stream = await c.get('deps').files.openFile(attachment.sha256);
  const name = encodeURIComponent(attachment.fileName);
  return c.body(Readable.toWeb(stream) as ReadableStream, 200, {
    'content-type': attachment.type,
    'content-length': String(attachment.bytes),
    // A PDF is saved, not shown: a viewer inside our pages would run what somebody sent.
    'content-disposition': `${attachment.type === 'application/pdf' ? 'attachment' : 'inline'}; filename*=UTF-8''${name}`,
    'cache-control': keep,
  });
}

/** Who opens a file that was not scanned yet does not wait for the clock; while the scanner is away it stays as it is. */
async function scanned(
  ctx: Context,
  { files, scanner = null, log }: Deps,
  attachment: Attachment,
): Promise<Pick<Attachment, 'scan' | 'scanFound'>> {
  if (scanner === null || (attachment.scan !== 'waiting' && attachment.scan !== null)) return attachment;
  const file = await files.openFile(attachment.sha256);
  try {
    const scanFound = await scanner.scan(file);
    await noteScan(ctx, attachment.sha256, scanFound);
    return { scan: scanFound === null ? 'clean' : 'found', scanFound };
  } catch (error) {
    log.warn({ error: (error as Error).message }, '查毒程序没有应答');
    return { scan: 'waiting', scanFound: null };
  } finally {
    // What a scanner that is away has not read stays open nowhere.
    file.destroy();
  }
}
