/** The line to the 12315 network above or below: letters out, signed, and whether one that came in is truly from there. */
import { createHmac } from 'node:crypto';
import {
  markHeader,
  PutOff,
  Receipt,
  signatureHeader,
  signedAtHeader,
  type AnyLetter,
  type Line,
} from '../domain/exchange/letter-exchange.ts';
import { isSignedWith, signatureOf } from './signature.ts';

export interface ExchangeSettings {
  /** Where the other side's program answers, without its /api. */
  url: string;
  /** The secret that both sides hold; it never goes over the line. */
  key: string;
}

const waitMilliseconds = 15_000;

/** Where each kind of letter is handed in. */
const paths = {
  ticket: 'letters',
  reply: 'letters',
  report: 'reports',
  month: 'months',
  answer: 'answers',
  number: 'numbers',
} as const satisfies Record<AnyLetter['kind'], string>;

export function lineTo({ url, key }: ExchangeSettings): Line {
  const address = `${url.replace(/\/+$/u, '')}/api/exchange`;
  const post = (what: (typeof paths)[keyof typeof paths] | 'heads', body: object, at: Date) => {
    const text = JSON.stringify(body);
    return fetch(`${address}/${what}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        [signedAtHeader]: at.toISOString(),
        [signatureHeader]: signatureOf(key, at.toISOString(), text),
        [markHeader]: markOf(key),
      },
      body: text,
      redirect: 'error',
      signal: AbortSignal.timeout(waitMilliseconds),
    }).catch((error: unknown) => {
      throw new Error(whyUnreached(error));
    });
  };
  return {
    peer: new URL(address).host,
    mark: markOf(key),
    async send(letter, at) {
      const response = await post(paths[letter.kind], letter, at);
      const answer = Receipt.safeParse(await response.json().catch(() => null));
      if (!response.ok) throw notTaken(response.status, letter.kind);
      if (!answer.success || answer.data.id !== letter.id)
        throw new PutOff('kind', '对方的回执看不懂，请核对两边的版本');
      return answer.data;
    },
    async sendHead(head, at) {
      const response = await post('heads', head, at);
      await response.body?.cancel();
      if (response.status === 404 || response.status === 405) return false;
      if (!response.ok) throw new Error(wrongAnswer(response.status));
      return true;
    },
    isSigned: (signed) => isSignedWith(key, signed),
  };
}

/** A name of the key that is not the key: a keyed hash of one word under it. */
function markOf(key: string): string {
  return createHmac('sha256', key).update('x-exchange-key').digest('hex').slice(0, 16);
}

/** Whether an answer tells of the line, or of this letter or its kind alone, to which the other end has something to say. */
function notTaken(status: number, kind: AnyLetter['kind']): Error {
  const isNewer = paths[kind] !== 'letters';
  if (isNewer && (status === 404 || status === 405))
    return new PutOff('kind', '对方的程序还不收这一种信，或者没有开通交换；请对方管理员升级、设置');
  if (status === 413) return new PutOff('letter', '对方嫌这一封太长，没有收；请对方管理员看它的上限');
  if (status === 400 || status === 422) return new PutOff('letter', `对方看不懂这一封（${status}）；请核对两边的版本`);
  return new Error(wrongAnswer(status));
}

function wrongAnswer(status: number): string {
  if (status === 401 || status === 403) return '对方不认本县的密钥或时间，请核对 EXCHANGE_KEY 和两边机器的时钟';
  if (status === 404) return '对方没有开通交换，请对方管理员设置';
  return `对方回答 ${status}`;
}

/** What a machine calls it, in words that say where to look. */
const reasons: Readonly<Record<string, string>> = {
  ECONNREFUSED: '对方的程序没有开',
  ECONNRESET: '线路中途断了',
  ENOTFOUND: '找不到这个网址，请核对 EXCHANGE_URL',
  EAI_AGAIN: '本机的域名解析不通',
  EHOSTUNREACH: '到对方的网络不通',
  ENETUNREACH: '本机没有联网',
  CERT_HAS_EXPIRED: '对方的证书过期了',
  DEPTH_ZERO_SELF_SIGNED_CERT: '对方的证书不被本机信任',
};

function whyUnreached(error: unknown): string {
  const { name, cause } = error as { name?: string; cause?: { code?: string } };
  if (name === 'TimeoutError') return `对方 ${waitMilliseconds / 1000} 秒没有回答`;
  return `连不上对方：${reasons[cause?.code ?? ''] ?? '网络不通，请管理员检查线路'}`;
}
