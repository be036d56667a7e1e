/** Where a request comes from, as far as tries are counted by it. */
import { isIP } from 'node:net';
import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context as HonoContext } from 'hono';
import type { Env } from './env.ts';

/**
 * The network a request comes from: an IPv4 address, or the first half of an IPv6 one, because who has one of these has all that
 * share its half. Behind trusted proxies it is what the outermost of them has seen: each appends whom it heard at the right, so
 * what stands further left was written by the sender himself and is not believed.
 */
export function addressOf(c: HonoContext<Env>): string {
  const { trustProxy } = c.get('deps').settings;
  const heard = (c.req.header('x-forwarded-for') ?? '').split(',').map((one) => one.trim());
  const claimed = trustProxy > 0 ? (heard.at(-trustProxy) ?? heard[0]) : undefined;
  const network = claimed === undefined ? null : networkOf(claimed);
  if (network !== null) return network;
  try {
    return networkOf(getConnInfo(c).remote.address ?? '') ?? 'unknown';
  } catch {
    // A request made inside the process (a test) has no socket.
    return 'inside';
  }
}

/** The network of an address, with or without a port; null for what is no address. */
export function networkOf(address: string): string | null {
  const [, bracketed, plain] = /^(?:\[([^\]]*)\](?::\d+)?|([\d.]+):\d+)$/u.exec(address) ?? [];
  const [host = ''] = (bracketed ?? plain ?? address).split('%');
  if (isIP(host) === 4) return host;
  if (isIP(host) !== 6) return null;
  const groups = groupsOf(host);
  // An IPv4 address as a socket of both kinds shows it.
  if (groups.slice(0, 6).join(':') === '0:0:0:0:0:ffff') return dotted(groups.slice(6));
  return `${groups.slice(0, 4).join(':')}::/64`;
}

/** The eight groups of an IPv6 address, in the short form that the URL parser gives every way of writing it. */
function groupsOf(host: string): string[] {
  const [before = '', after] = new URL(`http://[${host}]/`).hostname.slice(1, -1).split('::');
  const [left, right] = [before, after ?? ''].map((half) => half.split(':').filter((group) => group !== '')) as [
    string[],
    string[],
  ];
  return [...left, ...Array.from({ length: 8 - left.length - right.length }, () => '0'), ...right];
}

function dotted(groups: readonly string[]): string {
  return groups
    .map((group) => Number.parseInt(group, 16))
    .flatMap((n) => [n >> 8, n & 255])
    .join('.');
}
