/**
 * A small S3-compatible store, as a county's cloud has one: it keeps what is put, and takes nothing whose signature or checksum is not
 * right. The signature is counted by itself here, from the words of AWS Signature Version 4, and by no library that the program has.
 */
import { createHash, createHmac } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface ObjectStore {
  url: string;
  /** By key; what lies in the bucket. */
  objects: Map<string, Buffer>;
  /** How many requests are answered with 503 before any other. */
  busyFor: number;
  close(): Promise<void>;
}

const secret = 'a-secret-of-the-store';
export const storeAccess = { accessKey: 'hongdun', secret, region: 'cn-test-1' };
/** A page of the list holds no more, so that more than one is asked for. */
const pageSize = 2;

export async function openObjectStore(): Promise<ObjectStore> {
  const objects = new Map<string, Buffer>();
  const server = createServer((request, response) => {
    void answer(request).then(
      ([status, body]) => response.writeHead(status).end(body),
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  });
  const answer = async (request: IncomingMessage): Promise<[number, string]> => {
    const parts: Buffer[] = [];
    for await (const part of request as AsyncIterable<Buffer>) parts.push(part);
    const body = Buffer.concat(parts);
    if (store.busyFor > 0) {
      store.busyFor -= 1;
      return [503, '<Error><Code>SlowDown</Code></Error>'];
    }
    if (!isSigned(request, body)) return [403, '<Error><Code>SignatureDoesNotMatch</Code></Error>'];
    const url = new URL(request.url ?? '/', 'http://store');
    const key = decodeURIComponent(url.pathname).replace(/^\/bucket\/?/u, '');
    if (request.method === 'PUT') objects.set(key, body);
    if (request.method === 'DELETE') objects.delete(key);
    return request.method === 'GET' ? [200, listOf(objects, url.searchParams)] : [200, ''];
  };
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const store: ObjectStore = {
    url: `http://127.0.0.1:${port}/bucket/county`,
    objects,
    busyFor: 0,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
  return store;
}

function listOf(objects: ReadonlyMap<string, Buffer>, asked: URLSearchParams): string {
  const from = asked.get('continuation-token') ?? '';
  const keys = [...objects.keys()].filter((key) => key.startsWith(asked.get('prefix') ?? '') && key > from).toSorted();
  const page = keys.slice(0, pageSize);
  const rows = page.map((key) => `<Contents><Key>${key}</Key><Size>${objects.get(key)?.length}</Size></Contents>`);
  const next = keys.length > page.length ? `<NextContinuationToken>${page.at(-1)}</NextContinuationToken>` : '';
  return `<?xml version="1.0"?><ListBucketResult>${rows.join('')}${next}</ListBucketResult>`;
}

function isSigned(request: IncomingMessage, body: Buffer): boolean {
  const { headers } = request;
  const sum = String(headers['x-amz-content-sha256']);
  if (createHash('sha256').update(body).digest('hex') !== sum) return false;
  const [, scope = '', names = '', signature] =
    /Credential=hongdun\/(\S+?),? SignedHeaders=([\w;-]+),? Signature=([0-9a-f]{64})/u.exec(
      headers.authorization ?? '',
    ) ?? [];
  const [path = '', query = ''] = (request.url ?? '').split('?');
  const asked = query.split('&').toSorted().join('&');
  const signed = names.split(';').map((name) => `${name}:${String(headers[name]).trim()}\n`);
  const canonical = [request.method, path, asked, signed.join(''), names, sum].join('\n');
  const hash = createHash('sha256').update(canonical).digest('hex');
  const words = ['AWS4-HMAC-SHA256', headers['x-amz-date'], scope, hash].join('\n');
  const key = scope
    .split('/')
    .reduce<Buffer | string>((made, part) => createHmac('sha256', made).update(part).digest(), `AWS4${secret}`);
  return createHmac('sha256', key).update(words).digest('hex') === signature;
}
