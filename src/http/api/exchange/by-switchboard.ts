/** 话务平台 (switchboard): what the answering machine, the gateway of texts and the telephone exchange of the county hand in. */
import type { MiddlewareHandler } from 'hono';
import { isTimely } from '../../../domain/exchange/letter-exchange.ts';
import { switchboardAtHeader, switchboardSignatureHeader } from '../../../domain/exchange/switchboard.ts';
import { Refusal } from '../../../domain/base/refusal.ts';
import type { Env } from '../../base/env.ts';

/** What the county's switchboard has signed, over the words as they came. */
export const bySwitchboard: MiddlewareHandler<Env> = async (c, next) => {
  const isSigned = c.get('deps').isOfSwitchboard ?? null;
  if (isSigned === null) throw new Refusal('switchboard-off');
  const at = c.req.header(switchboardAtHeader) ?? '';
  const signature = c.req.header(switchboardSignatureHeader) ?? '';
  const signedAt = new Date(at);
  const isFresh = !Number.isNaN(signedAt.getTime()) && isTimely(signedAt, c.get('ctx').at);
  if (!isFresh || !isSigned({ at, signature, text: await c.req.text() })) throw new Refusal('switchboard-not-signed');
  await next();
};
