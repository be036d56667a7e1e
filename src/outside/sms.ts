/** 短信: text messages through the county's own gateway, whatever form of request that one wants; without one, a log. */
import type { Logger } from 'pino';
import { holdsCode, type GatewayAnswer, type Message, type SmsProbe } from '../domain/matter/message.ts';
import { maskPhone } from '../domain/base/masking.ts';
import { cloudName, cloudRequest, cloudSuccess, type CloudSettings, type GatewayRequest } from './gateway/cloud.ts';
import { isJsonShape, isShape, placeIn } from './gateway/shape.ts';
import { fillTemplate, signedBy, type SmsTemplate } from './gateway/template.ts';

export type Outgoing = Pick<Message, 'id' | 'to' | 'text'>;

/**
 * A way out of the house. A send that resolves with nothing has been taken over by the other side; with a sentence, the other side has
 * answered nothing by which that could be told. By what name the other side knows it, where it says one, is told to `onNamed`. Neither a sentence nor an error names a person.
 */
export interface MessageChannel {
  name: string;
  /** Why nothing that is sent by it leaves the house; left out by a real way out. */
  onlyLogs?: string;
  /** To whom that holds, where others are really sent to; left out, it holds for all. */
  onlyLogsTo?: (to: string) => boolean;
  /** The sample county has no telephones: its administrator reads the codes at the desk, and they are kept as long as they are good. */
  keepsCodes?: boolean;
  send(message: Outgoing, onNamed?: (gatewayId: string) => void): Promise<string | undefined>;
  /** Has what is needed to send to the receiver at hand while the database is away; left out where nothing is. */
  prepare?: (to: string) => Promise<void>;
  /** Sends one and shows what came back, word for word, to who sets the gateway up; left out where there is none. */
  probe?: SmsProbe;
}

/** One channel for each kind of message that lies in the outbox. */
export type Channels = Record<'sms' | 'email', MessageChannel> & {
  /** Left out where the settings name no system. */
  hook?: MessageChannel;
};

export interface SmsSettings {
  url: string;
  /**
   * The body of the request with {to} and {text}, and {id} for gateways that drop a message they have had before; a gateway of templates
   * gets {template} and {params} instead. Of a GET they stand in the address, and the body is not sent.
   */
  body: string;
  method?: 'GET' | 'POST';
  /** Stands at the head of the words in place of the county's own name: the signature that the gateway has approved. */
  sign?: string;
  /** The words that the gateway has approved; what fits none of them is not sent. */
  templates?: readonly SmsTemplate[];
  /** A cloud's native interface in place of the address, the body and the pattern. */
  cloud?: CloudSettings;
  /** Besides the type of the body, such as the key of the gateway. */
  headers?: Readonly<Record<string, string>>;
  /** What an answer that took the message looks like; left out, no answer is believed, though a plain failure is understood. */
  success?: Success;
  /** Left out, it is JSON for a body that begins with a bracket and a form otherwise. */
  contentType?: string;
}

/** A field of the JSON answer by its path and the values that mean success, or words that stand in the answer. */
export type Success = { path: readonly string[]; values: readonly string[] } | { words: string };

const waitMilliseconds = 10_000;
/** More of an answer than this is not read. */
const mostOfAnswer = 20_000;

/** The gateway of the settings, or the log when there are none. A template that cannot work is refused at once. */
export function smsChannel(settings: SmsSettings | null, log: Logger, isDemo = false): MessageChannel {
  if (settings === null) return { ...logChannel('短信', log, maskPhone), keepsCodes: isDemo };
  const make = makerOf(settings);
  const success = settings.cloud === undefined ? (settings.success ?? null) : cloudSuccess[settings.cloud.kind];
  const ask = async (message: Outgoing): Promise<GatewayAnswer> => {
    const request = make(message, new Date());
    if (request === null) return { status: null, answer: '', verdict: 'refused', why: fitsNone };
    const { url, ...rest } = request;
    const response = await fetch(url, {
      ...rest,
      redirect: 'error',
      signal: AbortSignal.timeout(waitMilliseconds),
    }).catch((error: unknown) => whyUnreached(error));
    if (typeof response === 'string') return { status: null, answer: '', verdict: 'refused', why: response };
    const answer = await response.text().then(
      (read) => read.slice(0, mostOfAnswer),
      () => '',
    );
    const { status } = response;
    if (!response.ok) return { status, answer, verdict: 'refused', why: `短信网关回答 ${status}` };
    return { status, answer, ...verdictOn(answer, success, message.text) };
  };
  return {
    name: '短信网关',
    probe: ask,
    async send(message, onNamed) {
      const { verdict, why, answer } = await ask(message);
      if (verdict === 'refused') throw new Error(why);
      const name = settings.cloud === undefined ? '' : wordsOf(valueAt(jsonIn(answer), cloudName[settings.cloud.kind]));
      if (name !== '') onNamed?.(name.slice(0, 100));
      return verdict === 'unsure' ? why : undefined;
    },
  };
}

const fitsNone = '没有一个短信模板合这条话，请在 SMS_TEMPLATES_FILE 里补上';

/** Makes the request of a message; null where the gateway takes templates and none of them fits. */
function makerOf(settings: SmsSettings): (message: Outgoing, at: Date) => GatewayRequest | null {
  const { cloud, templates } = settings;
  if (cloud === undefined) return plainMaker(settings);
  return ({ id, to, text }, at) => {
    const filled = fillTemplate(templates ?? [], text);
    return filled === null ? null : cloudRequest(cloud, { id, to, filled, at });
  };
}

function plainMaker(settings: SmsSettings): (message: Outgoing) => GatewayRequest | null {
  const { url, body, method = 'POST', sign, templates, headers } = settings;
  const contentType =
    settings.contentType ?? (/^\s*[[{]/u.test(body) ? 'application/json' : 'application/x-www-form-urlencoded');
  const isJson = contentType.includes('json');
  demandTemplate(method === 'GET' ? url : body, method === 'POST' && isJson);
  return ({ id, to, text }) => {
    const filled = templates === undefined ? { id: '', params: [] } : fillTemplate(templates, text);
    if (filled === null) return null;
    const params = JSON.stringify(Object.fromEntries(filled.params.map(({ name, value }) => [name, value])));
    const words: Readonly<Record<string, string>> = { to, text: signedBy(sign, text), id, template: filled.id, params };
    const fill = (shape: string, escape: (text: string) => string) =>
      shape.replace(placeIn, (_, name: string) => escape(words[name] ?? ''));
    if (method === 'GET') return { url: fill(url, encodeURIComponent), method, headers: { ...headers } };
    const sent = { ...headers, 'content-type': `${contentType}; charset=utf-8` };
    return { url, method, headers: sent, body: fill(body, isJson ? inJson : encodeURIComponent) };
  };
}

/** Names of the field by which gateways tell how it went, and the values that mean well. */
const codeNames = ['code', 'errcode', 'errorcode', 'ret', 'retcode', 'returncode', 'resultcode', 'respcode'];
const stateNames = [...codeNames, 'returnstatus', 'result', 'status', 'success'];
const good =
  /^(?:0+|200|2000|ok|success|succeed|successful|succeeded|true|sent|accepted|submitted|queued|成功|发送成功|提交成功)$/iu;
const reasonNames = ['msg', 'message', 'errmsg', 'desc', 'description', 'reason', 'remark'];

/** What an answer with a good status means. Only the pattern of the settings says that the message was taken. */
export function verdictOn(
  answer: string,
  success: Success | null,
  sent: string,
): Pick<GatewayAnswer, 'verdict' | 'why'> {
  const read = jsonIn(answer);
  if (success !== null && isMatched(success, answer, read)) return { verdict: 'taken', why: '' };
  const fault = (success === null ? null : faultBy(success, read, sent)) ?? faultIn(answer, read, sent);
  if (fault !== null) return { verdict: 'refused', why: `短信网关没有收下：${fault}` };
  const why =
    success === null
      ? '没有填 SMS_SUCCESS，网关的回答不算收下'
      : 'words' in success
        ? `网关的回答里没有“${success.words}”`
        : `网关的回答里没有 ${success.path.join('.')}`;
  return { verdict: 'unsure', why };
}

function isMatched(success: Success, answer: string, read: unknown): boolean {
  return 'words' in success
    ? answer.includes(success.words)
    : success.values.includes(wordsOf(valueAt(read, success.path)));
}

/** The field that means success has another value. */
function faultBy(success: Success, read: unknown, sent: string): string | null {
  if ('words' in success) return null;
  const value = wordsOf(valueAt(read, success.path));
  return value === '' ? null : told(success.path.join('.'), value, read, sent);
}

/** What most gateways mean by a failure; null for what says nothing of one. */
function faultIn(answer: string, read: unknown, sent: string): string | null {
  if (typeof read === 'number' || read === null)
    return /^\s{0,20}(?:-\d|err|fail)/iu.test(answer) ? told('', firstWords(answer), read, sent) : null;
  const fields = fieldsOf(read);
  const error = errorIn(fields.get('error')) ?? errorIn(fieldsOf(fields.get('response')?.[1]).get('error'));
  if (error !== null) return told('error', wordsOf(fieldsOf(error).get('code')?.[1] ?? error), error, sent);
  const found = stateNames.map((name) => fields.get(name)).find((one) => one !== undefined && !isNested(one[1]));
  return found === undefined || good.test(wordsOf(found[1])) ? null : told(found[0], wordsOf(found[1]), read, sent);
}

/** What stands where gateways put an error; null for one that says there is none. */
function errorIn(field: readonly [name: string, value: unknown] | undefined): unknown {
  const error = field?.[1];
  const isNone = error === undefined || error === null || error === false || error === '';
  return isNone || good.test(wordsOf(error)) ? null : error;
}

function isNested(value: unknown): boolean {
  return typeof value === 'object';
}

/** The code and what the gateway says of it, without figures that may be a telephone and without anything that was sent. */
function told(name: string, value: string, read: unknown, sent: string): string {
  const fields = fieldsOf(read);
  const reason = reasonNames.map((one) => fields.get(one)?.[1]).find((one) => typeof one === 'string') ?? '';
  const plain = reason.replace(/\d{4,}/gu, '…').slice(0, 60);
  const repeats = Array.from({ length: Math.max(0, plain.length - 3) }, (_, i) => plain.slice(i, i + 4)).some((part) =>
    sent.includes(part),
  );
  const code = `${name}${name === '' ? '' : '='}${value.replace(/\d{6,}/gu, '…').slice(0, 40)}`;
  return plain === '' || repeats ? code : `${code}（${plain}）`;
}

function jsonIn(answer: string): unknown {
  try {
    return JSON.parse(answer);
  } catch {
    return null;
  }
}

/** The fields of an object by their names in small letters without dashes, with the name as it was written. */
function fieldsOf(value: unknown): ReadonlyMap<string, readonly [name: string, value: unknown]> {
  if (typeof value !== 'object' || value === null) return new Map();
  return new Map(
    Object.entries(value).map(([name, one]) => [name.toLowerCase().replace(/[-_]/gu, ''), [name, one] as const]),
  );
}

function valueAt(read: unknown, path: readonly string[]): unknown {
  let at = read;
  for (const step of path) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, step)) return undefined;
    at = Reflect.get(at, step);
  }
  return at;
}

function wordsOf(value: unknown): string {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}

function firstWords(answer: string): string {
  return answer.trim().split('\n')[0] ?? '';
}

/** Notes in the log that a message would have gone out, with the address masked and never its words: a code in it signs somebody in. */
export function logChannel(name: string, log: Logger, mask: (to: string) => string): MessageChannel {
  return {
    name: `${name}（日志）`,
    onlyLogs: `${name}没有接通，只写日志`,
    async send({ id, to, text }) {
      log.info({ id, to: mask(to), kind: holdsCode(text) ? '验证码' : '通知' }, `${name}没有接通，只写日志`);
      return undefined;
    },
  };
}

function demandTemplate(shape: string, json: boolean): void {
  if (!isShape(shape)) throw new Error('SMS_BODY, or SMS_URL of a GET, must hold {to}, and {text} or {template}.');
  if (json && !isJsonShape(shape))
    throw new Error(
      'SMS_BODY must be valid JSON once {to} and {text} are filled in; put them between quotation marks.',
    );
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
