/** 云短信 (cloud): the native interfaces of Alibaba Cloud (短信服务 SendSms) and Tencent Cloud (SendSms), signed as each has published it. */
import { createHash, createHmac, randomUUID } from 'node:crypto';
import type { Filled } from './template.ts';

export interface CloudKeys {
  keyId: string;
  keySecret: string;
}

export interface CloudSettings extends CloudKeys {
  kind: 'aliyun' | 'tencent';
  url: string;
  /** The signature that the cloud has approved, without its brackets. */
  sign: string;
  /** The number of the application; of Tencent alone. */
  appId: string;
}

export interface GatewayRequest {
  url: string;
  method: 'GET' | 'POST';
  headers: Readonly<Record<string, string>>;
  body?: string;
}

interface Sending {
  id: string;
  to: string;
  filled: Filled;
  at: Date;
}

export const cloudUrls = {
  aliyun: 'https://dysmsapi.aliyuncs.com/',
  tencent: 'https://sms.tencentcloudapi.com/',
} as const satisfies Record<CloudSettings['kind'], string>;

/** Where the answer says that the message was taken. */
export const cloudSuccess = {
  aliyun: { path: ['Code'], values: ['OK'] },
  tencent: { path: ['Response', 'SendStatusSet', '0', 'Code'], values: ['Ok'] },
} as const satisfies Record<CloudSettings['kind'], { path: readonly string[]; values: readonly string[] }>;

/** Where the answer says by what name the cloud knows the message. */
export const cloudName = {
  aliyun: ['BizId'],
  tencent: ['Response', 'SendStatusSet', '0', 'SerialNo'],
} as const satisfies Record<CloudSettings['kind'], readonly string[]>;

export function cloudRequest(settings: CloudSettings, sending: Sending): GatewayRequest {
  return settings.kind === 'aliyun' ? aliyunRequest(settings, sending) : tencentRequest(settings, sending);
}

/** SendSms of 2017-05-25: what is sent stands in the query, and the body is empty. */
function aliyunRequest(settings: CloudSettings, { id, to, filled, at }: Sending): GatewayRequest {
  const { host } = new URL(settings.url);
  const query = queryOf({
    OutId: id,
    PhoneNumbers: to,
    SignName: settings.sign,
    TemplateCode: filled.id,
    TemplateParam: JSON.stringify(Object.fromEntries(filled.params.map(({ name, value }) => [name, value]))),
  });
  const headers = signedAcs3({ host, action: 'SendSms', version: '2017-05-25', query }, settings, {
    at,
    nonce: randomUUID(),
  });
  return { url: `${settings.url}?${query}`, method: 'POST', headers };
}

/** The headers of a request that is signed by ACS3-HMAC-SHA256, of a POST without a body to the root of the host. */
export function signedAcs3(
  { host, action, version, query }: { host: string; action: string; version: string; query: string },
  { keyId, keySecret }: CloudKeys,
  { at, nonce }: { at: Date; nonce: string },
): Record<string, string> {
  const signed: Record<string, string> = {
    host,
    'x-acs-action': action,
    'x-acs-content-sha256': sha256(''),
    'x-acs-date': `${at.toISOString().slice(0, 19)}Z`,
    'x-acs-signature-nonce': nonce,
    'x-acs-version': version,
  };
  const names = Object.keys(signed).toSorted();
  const lines = names.map((name) => `${name}:${signed[name]}\n`).join('');
  const canonical = ['POST', '/', query, lines, names.join(';'), sha256('')].join('\n');
  const signature = hmac(keySecret, `ACS3-HMAC-SHA256\n${sha256(canonical)}`).toString('hex');
  const authorization = `ACS3-HMAC-SHA256 Credential=${keyId},SignedHeaders=${names.join(';')},Signature=${signature}`;
  const { host: _, ...sent } = signed;
  return { ...sent, authorization };
}

/** SendSms of 2021-01-11. */
function tencentRequest(settings: CloudSettings, { id, to, filled, at }: Sending): GatewayRequest {
  const { host } = new URL(settings.url);
  const body = JSON.stringify({
    PhoneNumberSet: [`+86${to}`],
    SmsSdkAppId: settings.appId,
    SignName: settings.sign,
    TemplateId: filled.id,
    TemplateParamSet: byNumber(filled).map(({ value }) => value),
    SessionContext: id,
  });
  const headers = {
    ...signedTc3({ host, service: 'sms', body }, settings, at),
    'x-tc-action': 'SendSms',
    'x-tc-version': '2021-01-11',
    'x-tc-region': 'ap-guangzhou',
  };
  return { url: settings.url, method: 'POST', headers, body };
}

/** Its places have numbers, `{1}` is what stands first in the set, and the words of a template may say `{2}` before it. */
function byNumber({ params }: Filled): Filled['params'] {
  return params.toSorted((a, b) => Number(a.name) - Number(b.name));
}

const jsonType = 'application/json; charset=utf-8';

/** The headers of a request that is signed by TC3-HMAC-SHA256, of a POST of JSON to the root of the host. */
export function signedTc3(
  { host, service, body }: { host: string; service: string; body: string },
  { keyId, keySecret }: CloudKeys,
  at: Date,
): Record<string, string> {
  const timestamp = String(Math.floor(at.getTime() / 1000));
  const day = at.toISOString().slice(0, 10);
  const names = 'content-type;host';
  const canonical = ['POST', '/', '', `content-type:${jsonType}\nhost:${host}\n`, names, sha256(body)].join('\n');
  const scope = `${day}/${service}/tc3_request`;
  const key = hmac(hmac(hmac(`TC3${keySecret}`, day), service), 'tc3_request');
  const signature = hmac(key, ['TC3-HMAC-SHA256', timestamp, scope, sha256(canonical)].join('\n')).toString('hex');
  return {
    'content-type': jsonType,
    'x-tc-timestamp': timestamp,
    authorization: `TC3-HMAC-SHA256 Credential=${keyId}/${scope}, SignedHeaders=${names}, Signature=${signature}`,
  };
}

/** In the order of the names, by RFC 3986, as both clouds sign it. */
export function queryOf(fields: Readonly<Record<string, string>>): string {
  return Object.keys(fields)
    .toSorted()
    .map((name) => `${encoded(name)}=${encoded(fields[name] ?? '')}`)
    .join('&');
}

function encoded(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/gu, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`);
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function hmac(key: string | Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}
