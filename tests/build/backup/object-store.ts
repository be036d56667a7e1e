/**
 * A small S3-compatible store, as a county's cloud has one: it keeps what is put, and takes nothing whose signature or checksum is not
 * right. The signature is counted by itself here, from the words of AWS Signature Version 4, and by no library that the program has.
 */
import { createHash, createHmac, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface ObjectStore {
  url: string;
  /** By key; what lies in the bucket. */
  objects: Map<string, Buffer>;
  /** By key, when it was put last. */
  putAt: Map<string, Date>;
  /** Of a store that keeps versions: what was put or deleted, by key, the newest first; a marker has no bytes. */
  versions: Map<string, { id: string; bytes: Buffer | null }[]> | null;
  /** How many requests are answered with 503 before any other. */
  busyFor: number;
  /** While it says nothing at all. */
  isSilent: boolean;
  close(): Promise<void>;
}

const secret = 'a-secret-of-the-store';
export const storeAccess = { accessKey: 'hongdun', secret, region: 'cn-test-1' };
/** A page of the list holds no more, so that more than one is asked for. */
const pageSize = 2;

export async function openObjectStore(): Promise<ObjectStore> {
  const [objects, putAt] = [new Map<string, Buffer>(), new Map<string, Date>()];
  const server = createServer((request, response) => {
    void answer(request).then(
      ([status, body]) => response.writeHead(status).end(body),
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  });
  const answer = async (request: IncomingMessage): Promise<[number, string | Buffer]> => {
    const parts: Buffer[] = [];
    for await (const part of request as AsyncIterable<Buffer>) parts.push(part);
    const body = Buffer.concat(parts);
    if (store.isSilent) return new Promise<never>(() => undefined);
    if (store.busyFor > 0) {
      store.busyFor -= 1;
      return [503, '<Error><Code>SlowDown</Code></Error>'];
    }
    if (!isSigned(request, body)) return [403, '<Error><Code>SignatureDoesNotMatch</Code></Error>'];
    const url = new URL(request.url ?? '/', 'http://store');
    const key = decodeURIComponent(url.pathname).replace(/^\/bucket\/?/u, '');
    if (request.method === 'PUT') put(key, body);
    if (request.method === 'DELETE') remove(key, url.searchParams.get('versionId'));
    if (request.method !== 'GET') return [200, ''];
    if (key !== '')
      return objects.has(key) ? [200, objects.get(key) ?? ''] : [404, '<Error><Code>NoSuchKey</Code></Error>'];
    if (!url.searchParams.has('versions')) return [200, listOf(store, url.searchParams)];
    return store.versions === null
      ? [501, '<Error><Code>NotImplemented</Code></Error>']
      : [200, versionsOf(store, url.searchParams)];
  };
  const put = (key: string, bytes: Buffer) => {
    objects.set(key, bytes);
    putAt.set(key, new Date());
    store.versions?.set(key, [{ id: randomUUID(), bytes }, ...(store.versions.get(key) ?? [])]);
  };
  const remove = (key: string, version: string | null) => {
    const kept = store.versions?.get(key) ?? [];
    if (store.versions === null || kept.length === 0) return void objects.delete(key);
    const left =
      version === null ? [{ id: randomUUID(), bytes: null }, ...kept] : kept.filter(({ id }) => id !== version);
    store.versions.set(key, left);
    const newest = left[0]?.bytes ?? null;
    if (newest === null) objects.delete(key);
    else objects.set(key, newest);
  };
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const store: ObjectStore = {
    url: `http://127.0.0.1:${port}/bucket/county`,
    objects,
    putAt,
    versions: null,
    busyFor: 0,
    isSilent: false,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
  return store;
}

function versionsOf({ versions, putAt }: ObjectStore, asked: URLSearchParams): string {
  const rows = [...(versions ?? [])]
    .filter(([key]) => key.startsWith(asked.get('prefix') ?? ''))
    .flatMap(([key, kept]) =>
      kept.map(({ id, bytes }) => {
        const name = bytes === null ? 'DeleteMarker' : 'Version';
        return `<${name}><Key>${key}</Key><VersionId>${id}</VersionId><LastModified>${putAt.get(key)?.toISOString()}</LastModified></${name}>`;
      }),
    );
  return `<?xml version="1.0"?><ListVersionsResult>${rows.join('')}</ListVersionsResult>`;
}

function listOf({ objects, putAt }: ObjectStore, asked: URLSearchParams): string {
  const from = asked.get('continuation-token') ?? '';
  const keys = [...objects.keys()].filter((key) => key.startsWith(asked.get('prefix') ?? '') && key > from).toSorted();
  const page = keys.slice(0, pageSize);
  const rows = page.map(
    (key) =>
      `<Contents><Key>${key}</Key><LastModified>${(putAt.get(key) ?? new Date(0)).toISOString()}</LastModified><Size>${objects.get(key)?.length}</Size></Contents>`,
  );
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
