/**
 * An S3-compatible store (对象存储), for attachments and for copies of backups: PUT, GET, DELETE and lists, each signed by AWS Signature
 * Version 4. No wait is without an end.
 */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import aws4 from 'aws4';
import { SaxesParser } from 'saxes';

export interface Bucket {
  /** https://host/bucket, with a folder behind it or without. */
  url: string;
  region: string;
  accessKey: string;
  secret: string;
}

interface Verdict {
  status: number | null;
  code: string | null;
  isFinal: boolean;
}

/** The store has refused; what it has said. One that is only busy, or away, is asked again. */
export class StoreFailed extends Error {
  /** What it has answered, by its number and in its word; null where nothing came. */
  readonly status: number | null;
  readonly code: string | null;
  readonly isFinal: boolean;
  constructor(message: string, { status = null, code = null, isFinal = false }: Partial<Verdict> = {}) {
    super(message);
    this.status = status;
    this.code = code;
    this.isFinal = isFinal;
  }
}

/** The sentence for whoever set it up; the secret stands in none of it. */
export function fileStoreAwayZh({ message }: StoreFailed): string {
  return `设置 FILES_STORE 写的对象存储现在用不了（${message}）：看网址、密钥和网络。`;
}

/** One PUT takes no more; larger ones would need to be sent in parts. */
const mostBytes = 5 * 1024 ** 3;
const answerBytes = 8 * 1024 * 1024;
const hashOfNothing = createHash('sha256').digest('hex');

/**
 * How long nothing may come or go; how long the store may think once it has the question, and tell an answer that is no file; and after
 * which pauses it is asked again. A file that flows has as long as it needs.
 */
export interface Patience {
  silenceMs: number;
  wholeMs: number;
  pausesMs: readonly number[];
}

/** Of who copies dumps of gigabytes at night, and tries all of it again himself. */
const long: Patience = { silenceMs: 60_000, wholeMs: 12 * 3_600_000, pausesMs: [] };

/** What lies there, by its path below the folder. */
export interface Stored {
  path: string;
  storedAt: Date;
}

export interface Store {
  /** All that lies there, or whose path begins so. */
  list(beginning?: string): AsyncGenerator<Stored>;
  put(path: string, source: PutSource): Promise<void>;
  /** What lies there, as it comes; null where nothing does. */
  open(path: string): Promise<Readable | null>;
  remove(path: string): Promise<void>;
  /**
   * Takes it away for good, together with all that a store which keeps versions has kept of it, unless it was stored again since the
   * instant. Whether there was anything.
   */
  erase(path: string, storedBefore?: Date): Promise<boolean>;
}

/** A file of this disk, whose hash may be known, or some words. */
export type PutSource = { file: string; sha256?: string } | { words: string };

export function storeAt(bucket: Bucket, patience: Patience = long): Store {
  const url = new URL(bucket.url);
  const [name = '', ...folders] = url.pathname.split('/').filter((one) => one !== '');
  const prefix = folders.map((one) => `${one}/`).join('');
  const pathOf = (path: string) => `/${name}/${prefix}${path}`;
  const ask = (asked: Asked) => again(patience, () => askOnce(bucket, url, asked, patience));
  const words = (asked: Asked) =>
    again(patience, async () => readAnswer(await askOnce(bucket, url, asked, patience), patience));
  const listed = async function* (query: string, beginning: string): AsyncGenerator<Listed> {
    for (let next: string | null = ''; next !== null;) {
      const from: string = next;
      const asked = `${query}&prefix=${encodeURIComponent(prefix + beginning)}${from}`;
      const page = readList(await words({ method: 'GET', path: `/${name}?${asked}` }));
      for (const one of page.listed) yield { ...one, path: one.path.slice(prefix.length) };
      next = page.next;
    }
  };
  const versions = (path: string) => listed('versions=', path);
  const store: Store = {
    async *list(beginning = '') {
      for await (const { path, storedAt } of listed('list-type=2', beginning)) yield { path, storedAt };
    },
    async put(path, source) {
      await words({ method: 'PUT', path: pathOf(path), body: await bodyOf(path, source) });
    },
    async open(path) {
      try {
        return heard(await ask({ method: 'GET', path: pathOf(path) }), patience.silenceMs);
      } catch (error) {
        if (error instanceof StoreFailed && error.code === 'NoSuchKey') return null;
        throw error;
      }
    },
    async remove(path) {
      await words({ method: 'DELETE', path: pathOf(path) });
    },
    async erase(path, storedBefore) {
      const found = (await allOf(versions(path)).catch(nullWhenUnknown)) ?? (await allOf(listed('list-type=2', path)));
      const those = found.filter((one) => one.path === path);
      if (storedBefore !== undefined && those.some(({ storedAt }) => storedAt >= storedBefore)) return false;
      for (const { version } of those)
        await words({ method: 'DELETE', path: `${pathOf(path)}${versionQuery(version)}` }).catch(nullWhenGone);
      return those.length > 0;
    },
  };
  return store;
}

function versionQuery(version: string | null): string {
  return version === null ? '' : `?versionId=${encodeURIComponent(version)}`;
}

/** Another program may have been first. */
function nullWhenGone(error: unknown): null {
  if (error instanceof StoreFailed && error.status === 404) return null;
  throw error;
}

/** A store that keeps no versions does not know the question. */
function nullWhenUnknown(error: unknown): null {
  if (error instanceof StoreFailed && [400, 405, 501].includes(error.status ?? 0)) return null;
  throw error;
}

async function allOf<T>(many: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const one of many) all.push(one);
  return all;
}

/** What is only busy or away is asked again after each of the pauses. */
async function again<T>({ pausesMs }: Patience, once: () => Promise<T>): Promise<T> {
  for (const pause of pausesMs) {
    try {
      return await once();
    } catch (error) {
      if (!(error instanceof StoreFailed) || error.isFinal) throw error;
      await sleep(pause);
    }
  }
  return once();
}

interface Body {
  /** Anew for each try. */
  from: () => Readable;
  size: number;
  sha256: string;
}

async function bodyOf(path: string, source: PutSource): Promise<Body> {
  if ('words' in source) {
    const bytes = Buffer.from(source.words);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    return { from: () => Readable.from([bytes]), size: bytes.length, sha256 };
  }
  const { size } = await stat(source.file);
  if (size > mostBytes)
    throw new StoreFailed(`${path} 超过 5 GB，对象存储一次收不下，请改用 rsync (over 5 GB)`, { isFinal: true });
  return { from: () => createReadStream(source.file), size, sha256: source.sha256 ?? (await hashOf(source.file)) };
}

async function hashOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) hash.update(chunk);
  return hash.digest('hex');
}

interface Asked {
  method: string;
  path: string;
  body?: Body;
}

/** The answer of a store that has done it; anything else is thrown. */
function askOnce(bucket: Bucket, url: URL, { method, path, body }: Asked, wait: Patience): Promise<IncomingMessage> {
  const headers: Record<string, string> = { 'X-Amz-Content-Sha256': body?.sha256 ?? hashOfNothing };
  if (body !== undefined) headers['Content-Length'] = String(body.size);
  const { accessKey: accessKeyId, secret: secretAccessKey, region } = bucket;
  const signed = aws4.sign(
    { service: 's3', host: url.host, method, path, region, headers },
    { accessKeyId, secretAccessKey },
  );
  return new Promise((resolve, reject) => {
    let whole: NodeJS.Timeout | undefined;
    const request = (url.protocol === 'https:' ? httpsRequest : httpRequest)(
      {
        hostname: url.hostname.replaceAll(/[[\]]/gu, ''),
        port: url.port === '' ? undefined : url.port,
        method,
        path,
        headers: signed.headers as Record<string, string>,
        timeout: wait.silenceMs,
      },
      (answer) => {
        clearTimeout(whole);
        void demandDone(answer, wait).then(resolve, (error: unknown) => reject(asFailed(error)));
      },
    );
    // Counted from when all of the question is out; until then silence alone is.
    request.once('finish', () => (whole = setTimeout(() => request.destroy(noAnswer()), wait.wholeMs)));
    request.once('close', () => clearTimeout(whole));
    request.on('timeout', () => request.destroy(noAnswer()));
    request.on('error', (error) => reject(asFailed(error)));
    if (body === undefined) return void request.end();
    const source = body.from();
    source.on('error', (error) => request.destroy(error));
    request.once('close', () => source.destroy());
    source.pipe(request);
  });
}

/** A line that was cut in the middle of an answer is tried again, as one that never came about. */
function asFailed(error: unknown): StoreFailed {
  if (error instanceof StoreFailed) return error;
  const { message, code = message } = error as NodeJS.ErrnoException;
  return new StoreFailed(`连不上对象存储（${code}）`);
}

const noAnswer = () => new StoreFailed('对象存储没有回答');

async function demandDone(answer: IncomingMessage, wait: Patience): Promise<IncomingMessage> {
  const status = answer.statusCode ?? 0;
  if (status >= 200 && status < 300) return answer;
  const code = /<Code>(\w{1,80})<\/Code>/u.exec(await readAnswer(answer, wait))?.[1] ?? null;
  const isFinal = status >= 400 && status < 500 && status !== 429;
  throw new StoreFailed(`对象存储回答 ${status} ${code ?? ''}`.trim(), { status, code, isFinal });
}

async function readAnswer(answer: IncomingMessage, { wholeMs }: Patience): Promise<string> {
  let text = '';
  const whole = setTimeout(() => answer.destroy(noAnswer()), wholeMs);
  try {
    for await (const chunk of answer.setEncoding('utf8') as AsyncIterable<string>) {
      text += chunk;
      if (text.length > answerBytes)
        throw new StoreFailed('对象存储的回答太长 (too long an answer)', { isFinal: true });
    }
  } catch (error) {
    throw asFailed(error);
  } finally {
    clearTimeout(whole);
  }
  return text;
}

/** What comes, as long as something does: the reader may take his time, the store may not. */
function heard(answer: IncomingMessage, silenceMs: number): Readable {
  // From here on the time between two pieces is counted, and only while somebody waits for the next one.
  answer.socket.setTimeout(0);
  // Told to who reads; where nobody does yet it must end nothing else.
  answer.on('error', () => undefined);
  async function* pieces(): AsyncGenerator<Buffer> {
    const coming = (answer as AsyncIterable<Buffer>)[Symbol.asyncIterator]();
    try {
      for (;;) {
        const silence = setTimeout(() => answer.destroy(noAnswer()), silenceMs);
        const next = await coming.next().finally(() => clearTimeout(silence));
        if (next.done === true) return;
        yield next.value;
      }
    } catch (error) {
      throw asFailed(error);
    }
  }
  // Also of what nobody has begun to read.
  return Readable.from(pieces(), { objectMode: false }).once('close', () => answer.destroy());
}

interface Listed extends Stored {
  /** Null in a list without versions. */
  version: string | null;
}

/** The entries of a page, and where the next one begins, as the question for it says it. */
function readList(text: string): { listed: Listed[]; next: string | null } {
  const listed: Listed[] = [];
  const within: string[] = [];
  const next: string[] = [];
  let one = { path: '', storedAt: new Date(0), version: null as string | null };
  const parser = new SaxesParser();
  parser.on('error', () => {
    throw new StoreFailed('对象存储回答的不是清单，网址可能不对，或者中间有要登录的网页 (no list in the answer)', {
      isFinal: true,
    });
  });
  parser.on('opentag', ({ name }) => {
    within.push(name);
    if (entries.includes(name)) one = { path: '', storedAt: new Date(0), version: null };
  });
  parser.on('text', (words) => {
    const [above = '', name = ''] = within.slice(-2);
    if (entries.includes(above)) {
      if (name === 'Key') one.path = words;
      if (name === 'LastModified') one.storedAt = new Date(words);
      if (name === 'VersionId') one.version = words;
    }
    const asked = within.length === 2 ? nextOf[name] : undefined;
    if (asked !== undefined) next.push(`&${asked}=${encodeURIComponent(words)}`);
  });
  parser.on('closetag', ({ name }) => {
    within.pop();
    if (entries.includes(name)) listed.push(one);
  });
  parser.write(text).close();
  return { listed, next: next.length === 0 ? null : next.join('') };
}

/** A marker stands for what was deleted where versions are kept. */
const entries: readonly string[] = ['Contents', 'Version', 'DeleteMarker'];
const nextOf: Readonly<Record<string, string>> = {
  NextContinuationToken: 'continuation-token',
  NextKeyMarker: 'key-marker',
  NextVersionIdMarker: 'version-id-marker',
};
