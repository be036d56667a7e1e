/** A citizen's browser without a script: it keeps cookies, follows the page, and sends the forms that it was shown. */
import type { Deps } from '../../../src/http/app.ts';
import { appOf } from './http-app.ts';

export interface Shown {
  status: number;
  html: string;
  /** The words of the page, without marks. */
  text: string;
  location: string | null;
  headers: Headers;
}

export type Fields = Record<string, string | readonly string[] | File | readonly File[]>;

export interface Citizen {
  get(path: string): Promise<Shown>;
  post(path: string, fields: Fields, headers?: Record<string, string>): Promise<Shown>;
  /** Posts and goes on to the page that the answer names. */
  send(path: string, fields: Fields): Promise<Shown>;
  cookies: Map<string, string>;
}

export function citizen(deps: Deps): Citizen {
  const app = appOf(deps);
  const cookies = new Map<string, string>();
  const call = async (path: string, init: RequestInit & { headers?: Record<string, string> } = {}): Promise<Shown> => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await app.request(path, {
      ...init,
      headers: { ...init.headers, ...(cookie === '' ? {} : { cookie }) },
    });
    for (const set of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/u.exec(set) ?? [];
      if (/max-age=0/iu.test(set)) cookies.delete(name);
      else cookies.set(name, value);
    }
    const html = await response.text();
    return {
      status: response.status,
      html,
      text: wordsOf(html),
      location: response.headers.get('location'),
      headers: response.headers,
    };
  };
  const self: Citizen = {
    cookies,
    get: (path) => call(path),
    post: (path, fields, headers = {}) => {
      const body = new FormData();
      for (const [name, value] of Object.entries(fields)) {
        for (const each of [value].flat() as (string | File)[]) body.append(name, each);
      }
      return call(path, { method: 'POST', body, headers });
    },
    send: async (path, fields) => {
      const answer = await self.post(path, fields);
      return answer.location === null ? answer : self.get(answer.location);
    },
  };
  return self;
}

/** What stands in a field of the page: of an input, the chosen option of a list, or the text of several lines. */
export function valueOf(html: string, name: string): string | null {
  const input = new RegExp(`<input[^>]*name="${name}"[^>]*>`, 'u').exec(html)?.[0];
  if (input !== undefined) return plain(/value="([^"]*)"/u.exec(input)?.[1] ?? '');
  const area = new RegExp(`<textarea[^>]*name="${name}"[^>]*>([^<]*)<`, 'u').exec(html)?.[1];
  if (area !== undefined) return plain(area);
  const list = new RegExp(`<select[^>]*name="${name}".*?</select>`, 'su').exec(html)?.[0];
  if (list === undefined) return null;
  const chosen = /<option[^>]*selected[^>]*>/u.exec(list)?.[0] ?? '';
  return /value="([^"]*)"/u.exec(chosen)?.[1] ?? '';
}

export function valuesOf(html: string, name: string): string[] {
  return [...html.matchAll(new RegExp(`<input[^>]*name="${name}"[^>]*>`, 'gu'))].map(
    ([input]) => /value="([^"]*)"/u.exec(input)?.[1] ?? '',
  );
}

/** What the slip says. */
export function slipOf(html: string): { number: string; code: string } {
  const read = (name: string) => /^([^<]*)/u.exec(html.split(`data-test="${name}">`)[1] ?? '')?.[1]?.trim() ?? '';
  return { number: read('number'), code: read('code') };
}

/** The lines of the summary of errors: the field each leads to, and its sentence. */
export function problemsIn(html: string): Record<string, string> {
  const summary = /<div class="sum".*?<\/ul>/su.exec(html)?.[0] ?? '';
  return Object.fromEntries(
    [...summary.matchAll(/<a href="#([^"]+)">([^<]*)</gu)].map(([, field = '', words = '']) => [field, plain(words)]),
  );
}

function wordsOf(html: string): string {
  return plain(html.replace(/<(script|style|head)\b.*?<\/\1>/gsu, '').replace(/<[^>]*>/gu, ' ')).replace(/\s+/gu, ' ');
}

function plain(text: string): string {
  return text
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

const empty = new Set(['area', 'br', 'col', 'hr', 'img', 'input', 'link', 'meta', 'source', 'wbr']);

/**
 * The Chinese words in the main part of a page that speaks English which stand in no element marked as Chinese, so that a reader’s
 * program would say them in English. The letter of a number (警2026-0001) belongs to the number.
 */
export function unmarkedChinese(html: string): string[] {
  const main = /<main\b.*<\/main>/su.exec(html)?.[0] ?? html;
  const open: string[] = [];
  const found: string[] = [];
  for (const [, end, name = '', rest = '', words = ''] of main.matchAll(/<(\/?)([a-z\d]+)([^>]*)>([^<]*)/gu)) {
    const before = open.at(-1) ?? 'en';
    if (end === '/') open.pop();
    else if (!empty.has(name) && !rest.endsWith('/')) open.push(/\blang="([^"]*)"/u.exec(rest)?.[1] ?? before);
    const plain = words.replace(/\p{Script=Han}{1,2}\d{4}-\d{4}/gu, '').trim();
    if ((open.at(-1) ?? 'en') === 'en' && /\p{Script=Han}/u.test(plain)) found.push(plain);
  }
  return found;
}
