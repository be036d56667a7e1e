/** 证书 (certificate) of the public address, as a browser is shown it: whoever renews it on the proxy tells the program nothing. */
import { connect } from 'node:tls';

const againAfterMs = 3_600_000;
const withinMs = 5000;

/** Asked for at most once an hour, behind whoever looks: nobody waits for another machine. */
export function certificateWatch(publicUrl: string | null, ask = certificateEnd): () => Date | null {
  let seen: Date | null = null;
  let askedAt = -Infinity;
  return () => {
    const now = performance.now();
    if (publicUrl?.startsWith('https:') === true && now - askedAt > againAfterMs) {
      askedAt = now;
      void ask(publicUrl).then((end) => (seen = end ?? seen));
    }
    return seen;
  };
}

/** Null where nobody answers there; one that is not trusted is dated all the same. */
export function certificateEnd(url: string): Promise<Date | null> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve) => {
    const socket = connect({
      host: hostname,
      port: port === '' ? 443 : Number(port),
      servername: /^[\d.]+$|:/u.test(hostname) ? '' : hostname,
      rejectUnauthorized: false,
      timeout: withinMs,
    });
    const done = (end: Date | null) => {
      socket.destroy();
      resolve(end);
    };
    socket.once('secureConnect', () => {
      const end = new Date(socket.getPeerCertificate().valid_to);
      done(Number.isNaN(end.getTime()) ? null : end);
    });
    socket.once('timeout', () => done(null));
    socket.once('error', () => done(null));
  });
}
