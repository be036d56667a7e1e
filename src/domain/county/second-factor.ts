/**
 * 第二道验证 (second factor): after the password, six digits that the owner's own telephone makes anew every half minute (RFC 6238), or
 * one of ten recovery codes that he keeps on paper. Which roles must have it is the county's to say (等保 2.0 身份鉴别: two kinds).
 */
import type { Actor } from '../base/actor.ts';
import { Refusal } from '../base/refusal.ts';
import type { Account } from './account.ts';
import { mayConfirm } from './seal-hold.ts';
import { drawLetters } from './slip-letters.ts';

/** One secret of an account: begun, and in force once a code has proven that a telephone has it. */
export interface SecondFactor {
  countyId: number;
  id: string;
  accountId: string;
  begunAt: Date;
  provenAt: Date | null;
  /** Whose session has begun it: no other proves it, nor is shown it. Null once it is in force. */
  sessionId: Buffer | null;
  /** When its owner and those who oversee were told that it is in force. */
  toldAt: Date | null;
  /** The half minute of the code that was taken last: neither it nor an earlier one is taken again. */
  lastStep: number;
  sealed: Buffer;
  keyId: string;
}

export const stepSeconds = 30;
/** How many half minutes a telephone's clock may be off. */
export const stepsOff = 1;
/** For how long a secret that nobody has proven can be taken up again. */
export const begunMinutes = 30;
export const recoveryCount = 10;

/** Wrong codes a day under one account, from all places together, after which only a browser that its owner has used may try. */
export const mostWrongCodes = 100;

/** A request to take the second factor from somebody who has lost his telephone; nothing happens before a second person confirms it. */
export interface FactorReset {
  countyId: number;
  id: string;
  accountId: string;
  /** Null where a command on the server has done it. */
  askedBy: string | null;
  askedAt: Date;
  /** When its owner and who may confirm it were told. */
  askedToldAt: Date | null;
  confirmedBy: string | null;
  confirmedAt: Date | null;
  confirmedToldAt: Date | null;
}

/** What nobody has confirmed in a week is asked for again. */
export const resetDays = 7;

export type TypedCode = { kind: 'steps' | 'recovery'; code: string };

/** What was typed: six digits or a recovery code, however they were grouped; null when it can be neither. */
export function typedCode(typed: string): TypedCode | null {
  const code = typed
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{Dash}]/gu, '');
  if (/^\d{6}$/u.test(code)) return { kind: 'steps', code };
  return /^[a-z2-9]{10}$/u.test(code) ? { kind: 'recovery', code } : null;
}

/** Ten different codes for paper, in two groups of five, drawn by `pick(n)`, a number below n. */
export function drawRecoveryCodes(pick: (n: number) => number): string[] {
  const codes = new Set<string>();
  while (codes.size < recoveryCount) codes.add(`${drawLetters(5, pick)}-${drawLetters(5, pick)}`);
  return [...codes];
}

/** Refuses what one person must not do to himself, and what nobody has to do. */
export function demandAskable(actor: Actor, account: Pick<Account, 'id' | 'hasFactor' | 'active'>): void {
  if (actor.id === account.id) throw new Refusal('factor-reset-own');
  if (!account.hasFactor || !account.active) throw new Refusal('factor-not-set');
}

/** Refuses to confirm for whom `mayConfirm` does not allow it, and what was asked too long ago. */
export function demandResettable(
  actor: Actor,
  { askedBy, askedAt }: Pick<FactorReset, 'askedBy' | 'askedAt'>,
  { account, accounts }: { account: Pick<Account, 'id' | 'role' | 'organisationId'>; accounts: readonly Account[] },
  at: Date,
): void {
  if (!mayConfirm(actor, { heldBy: askedBy ?? '' }, account, accounts)) throw new Refusal('factor-reset-not-yours');
  if (askedAt.getTime() < resetsSince(at).getTime()) throw new Refusal('not-found');
}

export function resetsSince(at: Date): Date {
  return new Date(at.getTime() - resetDays * 86_400_000);
}
