import { promisify } from 'node:util';
import { gzip, gzipSync } from 'node:zlib';
import type { MiddlewareHandler } from 'hono';
import { parseAccept } from 'hono/utils/accept';
import type { Env } from './env.ts';

/** Below this an answer fits into one packet as it is. */
const leastBytes = 1024;
/** Of the levels of zlib the one behind which bytes hardly fall and time does rise. */
const level = 5;
/** Up to here it takes a millisecond, less than another thread needs to wake up; what is longer must not hold up others. */
const mostAtOnce = 256 * 1024;
/** A query code that is there; in words that somebody wrote the marks would be escaped. */
const queryCode = Buffer.from('"queryCode":"');

/**
 * JSON leaves the program compressed where the browser takes it. Other answers pass untouched: events must not wait in a buffer, files
 * are streamed as they are read, and what was built is compressed when it is built.
 *
 * The length of a compressed answer tells something of a secret in it to somebody who watches the line and can put words of his own
 * beside the secret again and again (BREACH); a stranger can, for what he files stands in the desk's lists. So no secret is in what is
 * compressed: the session travels in a cookie, the key of a device in an answer too short to be compressed, what holds a query code
 * leaves as it is, and so does the answer that opens what is masked, for it says `no-transform`.
 */
export function compressJson(): MiddlewareHandler<Env> {
  return async (c, next) => {
    await next();
    const { status, headers } = c.res;
    const isJson = /^application\/(?:[\w.-]+\+)?json\b/u.test(headers.get('content-type') ?? '');
    if (!isJson || headers.has('content-encoding') || /\bno-transform\b/u.test(headers.get('cache-control') ?? ''))
      return;
    // Not by c.header, which would make the answer anew with a stream for its body: slower to send by a tenth of a filing.
    headers.append('vary', 'accept-encoding');
    if (!takesGzip(c.req.header('accept-encoding')) || c.req.method === 'HEAD') return;
    const whole = Buffer.from(await c.res.arrayBuffer());
    const sent = new Headers(c.res.headers);
    const isPacked = whole.byteLength >= leastBytes && !whole.includes(queryCode);
    if (isPacked) sent.set('content-encoding', 'gzip');
    const tag = sent.get('etag');
    // The same content in other bytes: a strong tag would promise the bytes.
    if (isPacked && tag !== null && !tag.startsWith('W/')) sent.set('etag', `W/${tag}`);
    sent.delete('content-length');
    // Taken away first: what is put in the place of an answer takes over its headers otherwise.
    c.res = undefined;
    c.res = new Response(isPacked ? await zipped(whole) : whole, { status, headers: sent });
  };
}

function zipped(whole: Uint8Array): Uint8Array<ArrayBuffer> | Promise<Uint8Array<ArrayBuffer>> {
  return whole.byteLength <= mostAtOnce ? gzipSync(whole, { level }) : promisify(gzip)(whole, { level });
}

function takesGzip(header: string | undefined): boolean {
  if (header === undefined) return false;
  const taken = parseAccept(header);
  const named = taken.find(({ type }) => type.toLowerCase() === 'gzip') ?? taken.find(({ type }) => type === '*');
  return named !== undefined && named.q > 0;
}
