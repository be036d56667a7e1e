/** 话务平台 (switchboard): what the answering machine, the gateway of texts and the telephone exchange of the county hand in. */
import type { Context, MiddlewareHandler } from 'hono';
import { heardKinds, type HeardKind } from '../../../domain/base/status/around.ts';
import { loggedOf } from '../../../store/base/db.ts';
import { noteHeard } from '../../../store/base/shared/around.ts';
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
  if (c.res.ok) void hear(c);
};

/** Which line of it was heard: an operator sees by it that the telephones are connected. The answer has gone by then, and a call waits for none of it. */
async function hear(c: Context<Env>): Promise<void> {
  const kind = kinds.find((one) => c.req.path.endsWith(`/switchboard/${one}`));
  if (kind === undefined) return;
  const { db, at } = c.get('ctx');
  const { log } = c.get('deps');
  try {
    const { line = '' } = (await c.req.json()) as { line?: string };
    await noteHeard(db, { kind, line }, at);
  } catch (error) {
    log.warn(loggedOf(error as Error), '没有记下听到了话务平台');
  }
}

const kinds = Object.keys(heardKinds) as HeardKind[];
