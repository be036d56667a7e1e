import type { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream as NodeStream } from 'node:stream/web';
import type { BusboyInstance } from '@fastify/busboy';
import type { Context } from 'hono';
import { maxAttachmentBytes, maxAttachments, plainFileName } from '../../domain/matter/attachment.ts';
import { Refusal } from '../../domain/base/refusal.ts';
import type { StoredFile } from '../../outside/files.ts';

export type UploadedFile<S extends object = StoredFile> = S & { field: string; fileName: string };

/** A file or field that could not be taken as it was. */
export interface UploadProblem {
  field: string;
  fileName: string;
  refusal: Refusal;
}

export interface Upload<S extends object = StoredFile> {
  /** What was typed; a name that came several times has all its values in order. */
  fields: Record<string, string | string[]>;
  files: UploadedFile<S>[];
  /** Beside the fields, never instead of them: a photo that is too large must not cost anybody a filled form. */
  problems: UploadProblem[];
}

/** The longest story is far below this; what is longer arrives cut, with a problem that names the field. */
const maxFieldBytes = 64 * 1024;
const maxFields = 200;
/** Files that are too large are read to their end so that the fields behind them arrive, but no further than this in all. */
const maxRequestBytes = 20 * maxAttachmentBytes;

/** Where the files of a form go, and how large each may be. */
interface Store<S extends object> {
  storeUpload(stream: Readable, fileName: string): Promise<S>;
  mostBytes?: number;
}

/** Reads a form, with or without files, off the request as it arrives; each file goes straight into the store. */
export async function readUpload<S extends object = StoredFile>(c: Context, store: Store<S>): Promise<Upload<S>> {
  const { mostBytes = maxAttachmentBytes } = store;
  const request = requestOf(c);
  const parser = await parserFor(c.req.header('content-type'), mostBytes);
  const fields = new Map<string, string | string[]>();
  const arriving: Readable[] = [];
  const storing: Promise<void>[] = [];
  const files: UploadedFile<S>[] = [];
  const problems: (UploadProblem & { part: number })[] = [];
  let parts = 0;

  // Told by the pipeline; a second telling after that would end the program.
  parser.on('error', () => undefined);
  parser.on('field', (field, value, _, valueTruncated) => {
    const before = fields.get(field);
    fields.set(field, before === undefined ? value : [before, value].flat());
    const part = (parts += 1);
    if (valueTruncated) problems.push({ part, field, fileName: '', refusal: new Refusal('invalid-input') });
  });
  parser.on('file', (field, stream, sentName) => {
    const part = (parts += 1);
    const fileName = nameOf(sentName);
    // A form that breaks off ends the file inside it too, which may have no reader any more.
    stream.on('error', () => undefined);
    arriving.push(stream);
    // A picker in which nothing was chosen still sends an empty part.
    if (fileName === '') return void stream.resume();
    if (storing.length >= maxAttachments) {
      problems.push({ part, field, fileName, refusal: new Refusal('attachment-too-many') });
      return void stream.resume();
    }
    const place = storing.length;
    storing.push(
      store
        .storeUpload(stream, fileName)
        .then((stored) => void (files[place] = { field, fileName, ...stored }))
        .catch((error: unknown) => {
          // Whatever is left of the file is read and thrown away, so that the parts behind it arrive.
          stream.resume();
          if (!(error instanceof Refusal)) throw error;
          problems.push({ part, field, fileName, refusal: error });
        }),
    );
    // Heard at once, so that a failure while other parts still arrive is no unhandled one; it is told again below.
    storing.at(-1)?.catch(() => undefined);
  });

  await pipeline(request, limitTo(maxRequestBytes), parser).catch(async (error: unknown) => {
    // The parser leaves a file open that breaks off with the form; who stores it would wait for the rest.
    for (const stream of arriving) stream.destroy(new Refusal('invalid-input'));
    await Promise.allSettled(storing);
    throw error instanceof Refusal ? error : new Refusal('invalid-input');
  });
  await Promise.all(storing);
  return {
    fields: Object.fromEntries(fields),
    files: files.filter((file) => file !== undefined),
    problems: problems
      .toSorted((a, b) => a.part - b.part)
      .map(({ field, fileName, refusal }) => ({ field, fileName, refusal })),
  };
}

/** The bare Node request when a server holds one, so that nothing is copied; else the request's own stream. */
function requestOf(c: Context): Readable {
  const incoming = (c.env as { incoming?: IncomingMessage } | undefined)?.incoming;
  if (incoming !== undefined) return incoming;
  const { body } = c.req.raw;
  return body === null ? Readable.from([]) : Readable.fromWeb(body as NodeStream);
}

async function parserFor(contentType: string | undefined, mostBytes: number): Promise<BusboyInstance> {
  const { Busboy } = await import('@fastify/busboy');
  try {
    return new Busboy({
      headers: { 'content-type': contentType ?? '' },
      // Browsers send everything in the page's own encoding.
      defCharset: 'utf8',
      // The last part of what some old browsers send as a whole path is taken below.
      preservePath: true,
      // A picker in which nothing was chosen sends a name that is empty.
      isPartAFile: (_, __, fileName) => fileName !== undefined,
      limits: {
        fieldNameSize: 100,
        fieldSize: maxFieldBytes,
        fields: maxFields,
        fileSize: mostBytes + 1,
        files: 50,
        parts: maxFields + 50,
      },
    });
  } catch {
    throw new Refusal('invalid-input');
  }
}

async function* pass(source: AsyncIterable<Buffer>, most: number): AsyncGenerator<Buffer> {
  let bytes = 0;
  for await (const chunk of source) {
    bytes += chunk.length;
    if (bytes > most) throw new Refusal('attachment-too-large', { megabytes: maxAttachmentBytes / 1024 / 1024 });
    yield Buffer.from(chunk);
  }
}

function limitTo(most: number): (source: AsyncIterable<Buffer>) => AsyncGenerator<Buffer> {
  return (source) => pass(source, most);
}

/** The last part of what some old browsers send as a whole path, at a length that lists can show. */
function nameOf(sent: string | undefined): string {
  if (sent === undefined || sent === '') return '';
  // A name of which nothing can be read is a file all the same.
  return plainFileName(sent.split(/[/\\]/u).at(-1) ?? '').slice(-120) || '文件';
}
