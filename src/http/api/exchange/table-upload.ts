import type { Context as HonoContext } from 'hono';
import { mostImportMegabytes } from '../../../domain/exchange/import/table-limits.ts';
import { Refusal } from '../../../domain/base/refusal.ts';
import type { Env } from '../../base/env.ts';
import { readUpload } from '../../base/upload.ts';

/** The one table of an upload, streamed to disk; refuses what is none, what is empty, and with `tooMany` one of more rows than `most`. */
export async function readTableUpload(c: HonoContext<Env>, most: number, tooMany: (rows: number) => Refusal) {
  const { tables } = c.get('deps');
  const upload = await readUpload(c, {
    mostBytes: mostImportMegabytes * 1024 * 1024,
    storeUpload: (stream) => tables.storeTable(stream, c.req.raw.signal),
  });
  const [problem] = upload.problems;
  if (problem !== undefined) throw problem.refusal;
  const [table] = upload.files;
  if (table === undefined) throw new Refusal('sheet-empty');
  if (table.rows > most) throw tooMany(table.rows);
  // What is not needed any more is swept with the other tables.
  return { headers: table.headers, rows: tables.readTable(table.sha256) };
}
