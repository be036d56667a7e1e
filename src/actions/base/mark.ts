/**
 * 记号 (mark) of a browser that opened a page by a code: made here and signed, so that nobody makes up a thousand; it says nothing of who has
 * it. What is kept of it is a hash, another one for each use, so that two of them are never put together.
 */
import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { derivedSecret } from '../../store/base/derived-key.ts';
import type { Context } from './context.ts';

/** What it is a mark for: an event, or a survey. */
export interface Marked {
  of: 'checkin' | 'survey';
  id: string;
}

type Keys = Pick<Context, 'keyring'>;

export function newMark(ctx: Keys, marked: Marked): string {
  const random = randomBytes(12).toString('base64url');
  return `${random}.${signed(ctx, marked, random)}`;
}

/** Whether the mark was made here, for just this. */
export function isMark(ctx: Keys, marked: Marked, mark: string): boolean {
  const [random = '', signature = ''] = mark.slice(0, 80).split('.');
  const [given, right] = [Buffer.from(signature), Buffer.from(signed(ctx, marked, random))];
  return random !== '' && given.length === right.length && timingSafeEqual(given, right);
}

function signed({ keyring }: Keys, { of, id }: Marked, random: string): string {
  const key = derivedSecret(keyring.marking, of);
  return createHmac('sha256', key).update(`${id} ${random}`).digest('base64url').slice(0, 22);
}

/** What is kept of a mark for one use of it. */
export function keptMark(use: string, mark: string): string {
  return createHash('sha256').update(`${use} ${mark}`).digest('base64url');
}

/** An id of its own for one use of a mark or of another id: what is sent twice is one. */
export function idOfUse(use: string, mark: string): string {
  const hash = createHash('sha256').update(`${use} ${mark}`).digest('hex');
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-8${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
}

/** The mark that a browser shows with the page that it keeps; empty where it keeps none. */
export function heldMark(ifNoneMatch: string | undefined): string {
  return /^(?:W\/)?"([\w.-]{1,80})"$/u.exec(ifNoneMatch ?? '')?.[1] ?? '';
}
