/** An S3-compatible store (对象存储) to which backups are copied: PUT, DELETE and a list, each signed by AWS Signature Version 4. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import aws4 from 'aws4';
import { SaxesParser } from 'saxes';

export interface Bucket {
  /** https://host/bucket, with a folder behind it or without. */
  url: string;
  region: string;
  accessKey: string;
  secret: string;
}

/** The store has refused; what it has said. One that is only busy is asked again. */
export class StoreFailed extends Error {
  readonly isFinal: boolean;
  constructor(message: string, isFinal: boolean) {
    super(message);
    this.isFinal = isFinal;
  }
}

/** One PUT takes no more; larger ones would need to be sent in parts. */
const mostBytes = 5 * 1024 ** 3;
const silenceMs = 60_000;
const answerBytes = 8 * 1024 * 1024;
const nothing = createHash('sha256').digest('hex');

export interface Store {
  /** What lies there, by its path below the folder, with its size. */
  list(): Promise<Map<string, number>>;
  put(path: string, file: string): Promise<void>;
  remove(path: string): Promise<void>;
}

export function storeAt(bucket: Bucket): Store {
  const url = new URL(bucket.url);
  const [name = '', ...folders] = url.pathname.split('/').filter((one) => one !== '');
  const prefix = folders.map((one) => `${one}/`).join('');
  const pathOf = (path: string) => `/${name}/${prefix}${path}`;
  return {
    async list() {
      const found = new Map<string, number>();
      for (let token: string | null = ''; token !== null;) {
        const more: string = token === '' ? '' : `&continuation-token=${encodeURIComponent(token)}`;
        const query = `?list-type=2&prefix=${encodeURIComponent(prefix)}${more}`;
        const answer = readList(await ask(bucket, url, { method: 'GET', path: `/${name}${query}` }));
        for (const [key, bytes] of answer.sizes) found.set(key.slice(prefix.length), bytes);
        token = answer.next;
      }
      return found;
    },
    async put(path, file) {
      const { size } = await stat(file);
      if (size > mostBytes)
        throw new StoreFailed(`${path} 超过 5 GB，对象存储一次收不下，请改用 rsync (over 5 GB)`, true);
      await ask(bucket, url, { method: 'PUT', path: pathOf(path), file, size, sha256: await hashOf(file) });
    },
    async remove(path) {
      await ask(bucket, url, { method: 'DELETE', path: pathOf(path) });
    },
  };
}

async function hashOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) hash.update(chunk);
  return hash.digest('hex');
}

interface Asked {
  method: string;
  path: string;
  file?: string;
  size?: number;
  sha256?: string;
}

function ask(bucket: Bucket, url: URL, { method, path, file, size, sha256 = nothing }: Asked): Promise<string> {
  const headers: Record<string, string> = { 'X-Amz-Content-Sha256': sha256 };
  if (size !== undefined) headers['Content-Length'] = String(size);
  const { accessKey: accessKeyId, secret: secretAccessKey, region } = bucket;
  const signed = aws4.sign(
    { service: 's3', host: url.host, method, path, region, headers },
    { accessKeyId, secretAccessKey },
  );
  return new Promise((resolve, reject) => {
    const request = (url.protocol === 'https:' ? httpsRequest : httpRequest)(
      {
        hostname: url.hostname.replaceAll(/[[\]]/gu, ''),
        port: url.port === '' ? undefined : url.port,
        method,
        path,
        headers: signed.headers as Record<string, string>,
        timeout: silenceMs,
      },
      (answer) => void readAnswer(answer).then(resolve, (error: unknown) => reject(asFailed(error))),
    );
    request.on('timeout', () => request.destroy(new StoreFailed('对象存储没有回答 (no answer)', false)));
    request.on('error', (error) => reject(asFailed(error)));
    if (file === undefined) request.end();
    else
      createReadStream(file)
        .on('error', (error) => request.destroy(error))
        .pipe(request);
  });
}

/** A line that was cut in the middle of an answer is tried again, as one that never came about. */
function asFailed(error: unknown): StoreFailed {
  return error instanceof StoreFailed ? error : new StoreFailed((error as Error).message, false);
}

async function readAnswer(answer: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of answer.setEncoding('utf8') as AsyncIterable<string>) {
    text += chunk;
    if (text.length > answerBytes) throw new StoreFailed('对象存储的回答太长 (too long an answer)', true);
  }
  const status = answer.statusCode ?? 0;
  if (status >= 200 && status < 300) return text;
  const code = /<Code>(\w{1,80})<\/Code>/u.exec(text)?.[1] ?? '';
  throw new StoreFailed(`对象存储回答 ${status} ${code}`.trim(), status >= 400 && status < 500 && status !== 429);
}

/** The keys and sizes of a page, and where the next one begins. */
function readList(text: string): { sizes: Map<string, number>; next: string | null } {
  const sizes = new Map<string, number>();
  const within: string[] = [];
  let [key, next]: [string, string | null] = ['', null];
  const parser = new SaxesParser();
  parser.on('error', () => {
    throw new StoreFailed('对象存储回答的不是清单，网址可能不对，或者中间有要登录的网页 (no list in the answer)', true);
  });
  parser.on('opentag', ({ name }) => void within.push(name));
  parser.on('text', (words) => {
    const place = within.slice(-2).join('/');
    if (place === 'Contents/Key') key = words;
    if (place === 'Contents/Size') sizes.set(key, Number(words));
    if (place === 'ListBucketResult/NextContinuationToken') next = words;
  });
  parser.on('closetag', () => void within.pop());
  parser.write(text).close();
  return { sizes, next };
}
