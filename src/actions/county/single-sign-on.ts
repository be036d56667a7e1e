import { randomBytes } from 'node:crypto';
import { shownLogin } from '../../domain/base/trail.ts';
import type { Vouched } from '../../domain/county/single-sign-on.ts';
import { Refusal } from '../../domain/base/refusal.ts';
import { findAccountBySubject, lockAccount } from '../../store/county/account.ts';
import type { Db } from '../../store/base/db.ts';
import { saveSession } from '../../store/county/session.ts';
import { writeTrail } from '../../store/base/trail.ts';
import { transact } from '../../store/base/transact.ts';
import { hashOfNone, voidGivenPassword } from './password.ts';
import { sessionIdOf, type SignedIn } from './session.ts';

/**
 * Starts a session for whom the provider vouches; who has no account gets none by coming. What the provider asked besides counts for
 * who has no factor of his own alone: which number is whose one administrator writes down, and it may be his.
 */
export async function signInBySso(
  db: Db,
  countyId: number,
  { subject, hasFactor, device }: Vouched & { device: string },
  at: Date,
): Promise<SignedIn> {
  const known = await findAccountBySubject(db, countyId, subject);
  // Worked out before the row is locked: it takes long by intent.
  const none = known?.mustChange === true ? await hashOfNone() : null;
  const token = randomBytes(32).toString('base64url');
  const account = await transact(db, async (tx) => {
    const now = known === null ? null : await lockAccount(tx, countyId, known.id);
    if (now === null || !now.active || now.subject !== subject) {
      const entry = { countyId, at, kind: 'sign-in-failed' as const, accountId: known?.id ?? null };
      await writeTrail(tx, [{ ...entry, who: known === null ? shownLogin(subject) : '', detail: { by: 'sso' } }]);
      return null;
    }
    const session = { countyId, id: sessionIdOf(token), accountId: now.id, startedAt: at, usedAt: at };
    const way = { way: 'sso' as const, deviceId: null, factorAt: hasFactor && !now.hasFactor ? at : null };
    await saveSession(tx, { ...session, ...way, device: device.slice(0, 200) });
    // Who has a factor of his own is nobody yet before he has shown it.
    if (none !== null && !now.hasFactor) await voidGivenPassword(tx, now, none, at);
    const awaits = now.hasFactor ? { awaits: 'factor' } : {};
    await writeTrail(tx, [{ countyId, at, kind: 'signed-in', accountId: now.id, detail: { by: 'sso', ...awaits } }]);
    return now;
  });
  if (account === null) throw new Refusal('sso-unknown');
  return { token, account };
}
