/** The way to the county's own systems: a signed POST, to no address of this machine or of a cloud's own, and never on to where an answer points. */
import { lookup } from 'node:dns';
import { request as askPlainly, type IncomingMessage, type RequestOptions } from 'node:http';
import { request as askSafely } from 'node:https';
import { BlockList, isIP, type LookupFunction } from 'node:net';
import { networkInterfaces } from 'node:os';
import type { Logger } from 'pino';
import { hookStopped } from '../../domain/base/upkeep.ts';
import type { HookAnswer, HookPlace } from '../../domain/matter/hook/hook-system.ts';
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

/** One that was entered at the desk, as it is found by its id. */
export type FindHook = (id: string) => Promise<HookPlace | null>;

const waitMilliseconds = 10_000;
/** So many bytes of an answer are read for who looks at it, and so many characters shown. */
const [mostRead, mostShown] = [4000, 200];

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

/** The addresses of this machine in its networks, as they are now: what answers there is this machine too. */
function ownAddresses(): BlockList {
  const own = new BlockList();
  for (const one of Object.values(networkInterfaces()).flatMap((found) => found ?? []))
    own.addAddress(one.address, one.family === 'IPv6' ? 'ipv6' : 'ipv4');
  return own;
}

/** Whether nobody is to be asked there; `own` are the addresses of this machine. */
export function isShutAddress(address: string, own: BlockList = ownAddresses()): boolean {
  const mapped = /^::ffff:(\d{1,3}(?:\.\d{1,3}){3})$/iu.exec(address)?.[1];
  if (mapped !== undefined) return isShutAddress(mapped, own);
  // The same in figures of sixteen, which a name may be made of.
  if (/^::ffff:/iu.test(address)) return true;
  const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
  return shut.check(address, family) || own.check(address, family);
}

class Shut extends Error {
  override name = 'Shut';
}

/** Looks the name up once, refuses what is shut, and connects to what was found: no second answer comes in between. */
const guarded: LookupFunction = (host, options, done) => {
  lookup(host, { ...options, all: true }, (error, found) => {
    if (error !== null) return done(error, '', 4);
    const own = ownAddresses();
    const open = found.filter(({ address }) => !isShutAddress(address, own));
    const [first] = open;
    if (first === undefined) return done(new Shut(), '', 4);
    return options.all === true ? done(null, open) : done(null, first.address, first.family);
  });
};

/** Whether nobody is to be asked at the host, as far as its name tells; what it leads to is looked at when something is sent. */
export function isShutHost(host: string): boolean {
  if (/^(?:.+\.)?localhost\.?$/iu.test(host)) return true;
  return isIP(host) !== 0 && isShutAddress(host);
}

const targetOf = ({ url, secret, local }: HookSettings): HookPlace => ({ url, secret, nextSecret: null, local });

/** Sends each letter to the system that its message names: one of the settings by its name, one of the desk by its id. */
export function hookChannel(
  hooks: readonly HookSettings[],
  now: () => Date = () => new Date(),
  find: FindHook = () => Promise.resolve(null),
): MessageChannel {
  const byName = new Map(hooks.map((one) => [one.name, one]));
  /** As they were found last, for letters that tell of a database that is away. */
  const known = new Map<string, HookPlace | null>();
  const look = async (id: string) => {
    const found = await find(id);
    known.set(id, found);
    return found;
  };
  const placeOf = async (to: string): Promise<HookPlace | null> => {
    const named = byName.get(to);
    if (named !== undefined) return targetOf(named);
    if (!isId(to)) throw new Error('设置 WEBHOOKS_FILE 里没有这个系统');
    const place = await look(to).catch((error: unknown) => {
      if (!known.has(to)) throw error;
      return known.get(to) ?? null;
    });
    return place;
  };
  return {
    name: '对外通知',
    async send({ id, to, text }) {
      const target = await placeOf(to);
      if (target === null) throw new Error(hookStopped);
      const { status } = await post(target, { id, text }, now());
      if (status < 200 || status >= 300) throw new Error(`对方回答 ${status}`);
      return undefined;
    },
    async prepare(to) {
      if (!byName.has(to)) await look(to);
    },
  };
}

/**
 * Whatever a sample county writes to systems of its desk: its passwords are printed, and nobody's second person has looked at the address. And
 * what a machine for practice writes, whose systems are those of the county that it was restored from.
 */
const sampleOnlyLogs = '样例县和练习机不往外发，只写日志';

/** The channel of a sample county, and of a machine for practice: systems of the settings are told, for who keeps the machine named them; those of the desk are only logged. */
export function sampleHookChannel(
  channel: MessageChannel,
  hooks: readonly HookSettings[],
  log: Logger,
): MessageChannel {
  const isNamed = (to: string) => hooks.some(({ name }) => name === to);
  return {
    ...channel,
    onlyLogs: sampleOnlyLogs,
    onlyLogsTo: (to) => !isNamed(to),
    send: async (letter) => {
      if (isNamed(letter.to)) return channel.send(letter);
      log.info({ id: letter.id, to: letter.to }, `对外通知：${sampleOnlyLogs}`);
      return undefined;
    },
  };
}

/** Sends one letter and shows what came back. */
export async function probeHook(
  hooks: readonly HookSettings[],
  to: HookPlace | { inFile: string },
  letter: { id: string; text: string },
): Promise<HookAnswer> {
  const begun = performance.now();
  const ms = () => Math.round(performance.now() - begun);
  try {
    const named = 'inFile' in to ? hooks.find(({ name }) => name === to.inFile) : undefined;
    if ('inFile' in to && named === undefined) throw new Error('设置 WEBHOOKS_FILE 里没有这个系统');
    const target = named === undefined ? (to as HookPlace) : targetOf(named);
    const { status, words } = await post(target, letter, new Date(), mostRead);
    const isTaken = status >= 200 && status < 300;
    const shown = shownWords(words);
    return {
      verdict: isTaken ? 'taken' : 'refused',
      status,
      ms: ms(),
      words: shown,
      why: isTaken ? '' : `对方回答 ${status}`,
    };
  } catch (error) {
    return { verdict: 'refused', status: null, ms: ms(), words: '', why: (error as Error).message };
  }
}

const isId = (to: string) => /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/iu.test(to);

/** Words of another machine on one line, without what no page shows. */
function shownWords(words: string): string {
  const plain = words.replace(/[\p{C}\s]+/gu, ' ').trim();
  return plain.length > mostShown ? `${plain.slice(0, mostShown)}…` : plain;
}

interface Answered {
  status: number;
  words: string;
}

function post(
  { url, secret, nextSecret, local = false }: HookPlace,
  { id, text }: { id: string; text: string },
  now: Date,
  most = 0,
): Promise<Answered> {
  const { protocol, hostname } = new URL(url);
  const host = hostname.replace(/^\[|\]$/gu, '');
  // A figure is not looked up.
  if (!local && isIP(host) !== 0 && isShutAddress(host)) return Promise.reject(new Error(shutWords));
  const at = now.toISOString();
  const options: RequestOptions = {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(text),
      'x-hongdun-id': id,
      'x-hongdun-at': at,
      'x-hongdun-signature': signatureOf(secret, at, text),
      ...(nextSecret === null ? {} : { 'x-hongdun-signature-next': signatureOf(nextSecret, at, text) }),
    },
    signal: AbortSignal.timeout(waitMilliseconds),
    ...(local ? {} : { lookup: guarded }),
  };
  const ask = protocol === 'https:' ? askSafely : askPlainly;
  return new Promise((resolve, reject) => {
    const sent = ask(url, options, (answer) => {
      const { statusCode: status = 0 } = answer;
      if (most === 0) {
        // What it says beyond its status is of no use, and may be without an end.
        answer.destroy();
        return resolve({ status, words: '' });
      }
      readSome(answer, most).then(
        (words) => resolve({ status, words }),
        () => resolve({ status, words: '' }),
      );
    });
    sent.on('error', (error: NodeJS.ErrnoException) => reject(new Error(whyNot(error))));
    sent.end(text);
  });
}

/** The first of what it says: it may be without an end. */
async function readSome(answer: IncomingMessage, most: number): Promise<string> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of answer as AsyncIterable<Buffer>) {
    parts.push(part);
    bytes += part.length;
    if (bytes >= most) break;
  }
  return Buffer.concat(parts).subarray(0, most).toString('utf8');
}

const shutWords = '这个网址指向本机或者云主机的内部地址，没有发；真是本机的系统，在 WEBHOOKS_FILE 里写 "local": true';

/** The cause in words, without the address. */
function whyNot(error: NodeJS.ErrnoException): string {
  if (error instanceof Shut) return shutWords;
  if (error.name === 'TimeoutError' || error.name === 'AbortError') return `对方 ${waitMilliseconds / 1000} 秒没有回答`;
  return `连不上对方（${connectionWords[error.code ?? ''] ?? error.code ?? '没有说明'}）`;
}

/** What a connection that did not come about most often means. */
const connectionWords: Readonly<Record<string, string>> = {
  ENOTFOUND: '没有这个域名',
  EAI_AGAIN: '域名现在查不到',
  ECONNREFUSED: '那台机器没有在这个端口上收',
  ECONNRESET: '对方断开了',
  EHOSTUNREACH: '到那台机器的路不通',
  ENETUNREACH: '网络不通',
  ETIMEDOUT: '等太久没有接通',
  CERT_HAS_EXPIRED: '对方的证书过期了',
  DEPTH_ZERO_SELF_SIGNED_CERT: '对方的证书是自己签的，不认',
  SELF_SIGNED_CERT_IN_CHAIN: '对方的证书是自己签的，不认',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: '对方的证书缺了中间的一张',
  ERR_TLS_CERT_ALTNAME_INVALID: '对方的证书不是这个域名的',
};
