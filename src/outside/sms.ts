/** 短信: text messages through the county's own gateway, whatever form of request that one wants; without one, a log. */
import type { Logger } from 'pino';
import type { Message } from '../domain/matter/message.ts';
import { maskPhone } from '../domain/base/masking.ts';

export type Outgoing = Pick<Message, 'id' | 'to' | 'text'>;

/** A way out of the house. A send that resolves has been taken over by the other side; its errors name no person. */
export interface MessageChannel {
  name: string;
  /** Why nothing that is sent by it leaves the house; left out by a real way out. */
  onlyLogs?: string;
  send(message: Outgoing): Promise<void>;
}

/** One channel for each kind of message that lies in the outbox. */
export type Channels = Record<Exclude<Message['channel'], 'app'>, MessageChannel>;

export interface SmsSettings {
  url: string;
  /** The body of the request with {to} and {text}, and {id} for gateways that drop a message they have had before. */
  body: string;
  /** Left out, it is JSON for a body that begins with a bracket and a form otherwise. */
  contentType?: string;
}

const waitMilliseconds = 10_000;

/** The gateway of the settings, or the log when there are none. A template that cannot work is refused at once. */
export function smsChannel(settings: SmsSettings | null, log: Logger): MessageChannel {
  if (settings === null) return logChannel('短信', log, maskPhone);
  const { url, body } = settings;
  const contentType =
    settings.contentType ?? (/^\s*[[{]/u.test(body) ? 'application/json' : 'application/x-www-form-urlencoded');
  const escape = contentType.includes('json') ? inJson : encodeURIComponent;
  demandTemplate(body, contentType.includes('json'));
  return {
    name: '短信网关',
    async send({ id, to, text }) {
      const words: Record<string, string> = { to, text, id };
      const filled = body.replace(/\{(to|text|id)\}/gu, (_, name: string) => escape(words[name] as string));
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': `${contentType}; charset=utf-8` },
        body: filled,
        redirect: 'error',
        signal: AbortSignal.timeout(waitMilliseconds),
      }).catch((error: unknown) => {
        throw new Error(whyUnreached(error));
      });
      await response.body?.cancel();
      if (!response.ok) throw new Error(`短信网关回答 ${response.status}`);
    },
  };
}

/** Writes messages to the log instead of sending them, with the address masked. */
export function logChannel(name: string, log: Logger, mask: (to: string) => string): MessageChannel {
  return {
    name: `${name}（日志）`,
    onlyLogs: `${name}没有接通，只写日志`,
    async send({ id, to, text }) {
      log.info({ id, to: mask(to), text }, `${name}没有接通，只写日志`);
    },
  };
}

function demandTemplate(body: string, json: boolean): void {
  if (!body.includes('{to}') || !body.includes('{text}')) throw new Error('SMS_BODY must hold {to} and {text}.');
  if (!json) return;
  try {
    JSON.parse(body.replace(/\{(?:to|text|id)\}/gu, '0'));
  } catch {
    throw new Error(
      'SMS_BODY must be valid JSON once {to} and {text} are filled in; put them between quotation marks.',
    );
  }
}

function inJson(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

/** The cause in words, without the address of the gateway, whose query may hold a key. */
function whyUnreached(error: unknown): string {
  const { name, cause } = error as { name?: string; cause?: { code?: string } };
  if (name === 'TimeoutError') return `短信网关 ${waitMilliseconds / 1000} 秒没有回答`;
  return `短信网关连不上（${cause?.code ?? '没有说明'}）`;
}
