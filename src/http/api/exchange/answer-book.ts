import type { Context as HonoContext } from 'hono';
import type { Env } from '../../base/env.ts';
import { practiceName } from '../../base/practice.ts';

/** A small workbook as a file with a name in Chinese (RFC 6266). */
export function answerBook(c: HonoContext<Env>, name: string, content: Buffer) {
  return c.body(new Uint8Array(content), 200, {
    'content-disposition': `attachment; filename="workbook.xlsx"; filename*=UTF-8''${encodeURIComponent(practiceName(c, name))}`,
    'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    'cache-control': 'no-store',
  });
}
