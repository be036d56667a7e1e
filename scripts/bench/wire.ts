import { get } from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';

/** Reads one address as a telephone does, and counts the bytes that came over the wire, head and body. */
export function bytesOnTheWire(url: string): Promise<{ bytes: number; text: string }> {
  return new Promise((resolve, reject) => {
    get(url, { headers: { 'accept-encoding': 'gzip' }, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        if (response.statusCode !== 200) {
          reject(new Error(`${url} answers ${response.statusCode}.`));
          return;
        }
        const body = Buffer.concat(chunks);
        const encoding = response.headers['content-encoding'];
        const plain = encoding === 'gzip' ? gunzipSync(body) : encoding === 'br' ? brotliDecompressSync(body) : body;
        resolve({ bytes: response.socket.bytesRead, text: plain.toString() });
      });
    }).on('error', reject);
  });
}
