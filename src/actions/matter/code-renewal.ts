/** What another query code is made from, and to whom it is told. */
import { renewedCodeMinutes, type RenewedCode } from '../../domain/matter/words/renewed-code.ts';
import type { Facts, Matter } from '../../domain/matter/matter.ts';
import { isRenewed } from '../../domain/matter/query-code.ts';
import { findLastOf } from '../../store/base/ledger.ts';
import { codeOf, renewedStub as newRenewedStub } from '../../store/matter/query-code.ts';
import type { Context } from '../base/context.ts';
import type { Frame } from './matter.ts';

/** What the move needs: the stub of a code that nobody knows yet. */
export function newCode(): Promise<{ facts: Partial<Facts> }> {
  return Promise.resolve({ facts: { codeStub: newRenewedStub() } });
}

/**
 * The code that this press of the actor has made, for a while: asked again under the same id the answer is the same. Null for whoever else
 * sends the id, when the time is over, and when another code was made since.
 */
export async function findRenewedCode<T extends Matter>(
  ctx: Context,
  { book: { kind }, renewedStub = ({ codeStub }) => codeStub }: Frame<T>,
  matter: T,
  pressId: string,
): Promise<RenewedCode | null> {
  const { countyId, id } = matter;
  const line = await findLastOf(ctx.db, { countyId, id }, 'code-renewed');
  if (line === null || line.by !== ctx.actor.id || line.detail['requestId'] !== pressId) return null;
  const seconds = renewedCodeMinutes * 60 - Math.floor((ctx.at.getTime() - line.at.getTime()) / 1000);
  if (seconds <= 0) return null;
  const stub = renewedStub(matter, line.detail);
  if (stub === null || !isRenewed(stub)) return null;
  const queryCode = codeOf(ctx.keyring, { countyId, kind }, stub);
  return queryCode === null ? null : { queryCode, seconds };
}

/** The text message: that the code is another one, never which; and what to do if it was somebody else. */
export function renewedZh(zh: string, number: string, hotline: string): string {
  return `您的${zh}${number}换了查询码，原来的不能再用；新的由给您换的人告诉您。不是您要换的，请马上打 ${hotline}。`;
}
