/** The way to the county's own systems: a signed POST, to no address of this machine or of a cloud's own, and never on to where an answer points. */
import { lookup } from 'node:dns';
import { request as askPlainly, type RequestOptions } from 'node:http';
import { request as askSafely } from 'node:https';
import { BlockList, isIP, type LookupFunction } from 'node:net';
import { signatureOf } from '../signature.ts';
import type { MessageChannel } from '../sms.ts';

export interface HookSettings {
  name: string;
  url: string;
  /** What both sides hold; it never goes over. */
  secret: string;
  events: readonly string[];
  /** Whether the system may stand on this machine. */
  local: boolean;
}

const waitMilliseconds = 10_000;

/** This machine, what is reached without a router, and where clouds answer whoever asks for the machine's own keys. */
const shut = new BlockList();
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['224.0.0.0', 4],
] as const)
  shut.addSubnet(net, bits, 'ipv4');
shut.addAddress('100.100.100.200', 'ipv4');
for (const [net, bits] of [
  ['fe80::', 10],
  ['ff00::', 8],
] as const)
  shut.addSubnet(net, bits, 'ipv6');
for (const address of ['::', '::1', 'fd00:ec2::254']) shut.addAddress(address, 'ipv6');

/** Whether nobody is to be asked there. */
export function isShutAddress(address: string): boolean {
  const mapped = /^::ffff:(\d{1,3}(?:\.\d{1,3}){3})$/iu.exec(address)?.[1];
  if (mapped !== undefined) return isShutAddress(mapped);
  // The same in figures of sixteen, which a name may be made of.
  if (/^::ffff:/iu.test(address)) return true;
  return shut.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');
}

class Shut extends Error {
  override name = 'Shut';
}

/** Looks the name up once, refuses what is shut, and connects to what was found: no second answer comes in between. */
const guarded: LookupFunction = (host, options, done) => {
  lookup(host, { ...options, all: true }, (error, found) => {
    if (error !== null) return done(error, '', 4);
    const open = found.filter(({ address }) => !isShutAddress(address));
    const [first] = open;
    if (first === undefined) return done(new Shut(), '', 4);
    return options.all === true ? done(null, open) : done(null, first.address, first.family);
  });
};

/** Sends each letter to the system that its message names. */
export function hookChannel(hooks: readonly HookSettings[], now: () => Date = () => new Date()): MessageChannel {
  const byName = new Map(hooks.map((one) => [one.name, one]));
  return {
    name: '对外通知',
    async send({ id, to, text }) {
      const hook = byName.get(to);
      if (hook === undefined) throw new Error('设置 WEBHOOKS_FILE 里没有这个系统');
      const at = now().toISOString();
      const status = await post(hook, text, {
        'content-type': 'application/json',
        'x-hongdun-id': id,
        'x-hongdun-at': at,
        'x-hongdun-signature': signatureOf(hook.secret, at, text),
      });
      if (status < 200 || status >= 300) throw new Error(`对方回答 ${status}`);
      return undefined;
    },
  };
}

function post({ url, local }: HookSettings, body: string, headers: Record<string, string>): Promise<number> {
  const { protocol, hostname } = new URL(url);
  const host = hostname.replace(/^\[|\]$/gu, '');
  // A figure is not looked up.
  if (!local && isIP(host) !== 0 && isShutAddress(host)) return Promise.reject(new Error(shutWords));
  const options: RequestOptions = {
    method: 'POST',
    headers: { ...headers, 'content-length': Buffer.byteLength(body) },
    signal: AbortSignal.timeout(waitMilliseconds),
    ...(local ? {} : { lookup: guarded }),
  };
  const ask = protocol === 'https:' ? askSafely : askPlainly;
  return new Promise((resolve, reject) => {
    const sent = ask(url, options, (answer) => {
      // What it says beyond its status is of no use, and may be without an end.
      answer.destroy();
      resolve(answer.statusCode ?? 0);
    });
    sent.on('error', (error: NodeJS.ErrnoException) => reject(new Error(whyNot(error))));
    sent.end(body);
  });
}

const shutWords = '这个网址指向本机或者云主机的内部地址，没有发；真是本机的系统，在 WEBHOOKS_FILE 里写 "local": true';

/** The cause in words, without the address. */
function whyNot(error: NodeJS.ErrnoException): string {
  if (error instanceof Shut) return shutWords;
  if (error.name === 'TimeoutError' || error.name === 'AbortError') return `对方 ${waitMilliseconds / 1000} 秒没有回答`;
  return `连不上对方（${error.code ?? '没有说明'}）`;
}
