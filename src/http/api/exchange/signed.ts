import type { MiddlewareHandler } from 'hono';
import {
  isTimely,
  markHeader,
  signatureHeader,
  signedAtHeader,
  type LineBelow,
} from '../../../domain/exchange/letter-exchange.ts';
import { Refusal } from '../../../domain/base/refusal.ts';
import type { Deps, Env } from '../../base/env.ts';

/** Whose letter it is, its signature says: over the words as they came, before they are read as anything. */
export const signed: MiddlewareHandler<Env> = async (c, next) => {
  const { line = null, below = [] } = c.get('deps');
  if (line === null && below.length === 0) throw new Refusal('exchange-off');
  const from = sender(c.get('deps'), c.req.header(markHeader));
  const at = c.req.header(signedAtHeader) ?? '';
  const signature = c.req.header(signatureHeader) ?? '';
  const signedAt = new Date(at);
  const isFresh = !Number.isNaN(signedAt.getTime()) && isTimely(signedAt, c.get('ctx').at);
  if (from === null || !isFresh || !from.line.isSigned({ at, signature, text: await c.req.text() }))
    throw new Refusal('exchange-not-signed');
  c.set('peerCountyId', from.countyId);
  await next();
};

/** The line whose key the letter names; a letter that names none is of the one line, as programs of before send it. */
function sender(
  { line = null, below = [] }: Pick<Deps, 'line' | 'below'>,
  mark: string | undefined,
): (Pick<LineBelow, 'line'> & { countyId: number | null }) | null {
  const found = mark === undefined ? undefined : below.find((one) => one.line.mark === mark);
  if (found !== undefined) return found;
  return line === null ? null : { line, countyId: null };
}
