import type { Context as HonoContext } from 'hono';
import { Refusal } from '../../../domain/base/refusal.ts';
import type { Watermark } from '../../../domain/county/watermark.ts';
import type { Paper } from '../../../domain/matter/paper-form.ts';
import type { Env } from '../../base/env.ts';

/** Papers as one document to be kept, under this name. */
export async function sendDocx(
  c: HonoContext<Env>,
  papers: readonly Paper[],
  mark: Watermark,
  name: string,
): Promise<Response> {
  if (papers.length === 0) throw new Refusal('not-found');
  // Rarely asked for, and as large as the rest of a page of papers: read at its first use.
  const { docxOf } = await import('./docx.ts');
  const file = await docxOf(papers, mark, c.get('deps').settings.isPractice);
  return c.body(new Uint8Array(file), 200, {
    'content-type': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    'content-disposition': `attachment; filename="paper.docx"; filename*=UTF-8''${encodeURIComponent(`${name}.docx`)}`,
  });
}
