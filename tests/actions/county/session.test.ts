import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chooseLanguage, saveAccountForm } from '../../../src/actions/county/account.ts';
import { changePassword, findSignedIn, sessionIdOf, signIn, signOut } from '../../../src/actions/county/session.ts';
import { Refusal } from '../../../src/domain/base/refusal.ts';
import { findAccountByLogin } from '../../../src/store/county/account.ts';
import { findSession, findSessionSoon } from '../../../src/store/county/session.ts';
import { defaultLocalLimits } from '../../../src/domain/law/local-limits.ts';
import { cast } from '../../build/cast.ts';
import { countyId, noonOf } from '../../build/complaint.ts';
import { qinghe, type Qinghe } from '../../build/qinghe.ts';

const password = 'a long test password';
const day = '2026-05-13';
const at = noonOf(day);

let county: Qinghe;
beforeAll(async () => {
  county = await qinghe();
});
afterAll(() => county.close());

const enter = (loginName: string, typed = password) =>
  signIn(county.db, countyId, { loginName, password: typed, device: 'a test' }, at);

async function formOf(loginName: string) {
  const account = await findAccountByLogin(county.db, countyId, loginName);
  if (account === null) throw new Error(`nobody signs in as ${loginName}`);
  const { id, name, role, organisationId, stationId, phone, active } = account;
  return { id, loginName, name, role, organisationId, stationId, phone, active };
}

const code = (error: unknown) => (error instanceof Refusal ? error.code : String(error));

describe('an account that is closed while somebody tries its password', () => {
  it('stays closed', async () => {
    const form = await formOf(cast.officerOfChengguan);
    const tries = Array.from({ length: 4 }, () => enter(cast.officerOfChengguan, 'a wrong password').catch(code));
    const closing = saveAccountForm(county.ctx(cast.admin, day), { ...form, active: false });
    await Promise.all([...tries, closing]);
    const account = await findAccountByLogin(county.db, countyId, cast.officerOfChengguan);
    expect(account).toMatchObject({ active: false });
    await saveAccountForm(county.ctx(cast.admin, day), { ...form, active: true });
  });

  it('keeps the new password when the language is chosen at the same time', async () => {
    const ctx = county.ctx(cast.centre, day);
    await Promise.all([
      changePassword(ctx, { current: password, next: 'a quite other password' }, null),
      ...Array.from({ length: 5 }, () => chooseLanguage(ctx, 'en')),
    ]);
    await expect(enter(cast.centre, 'a quite other password')).resolves.toMatchObject({ account: { language: 'en' } });
  });
});

describe('sessions that are asked for at once', () => {
  it('are told each to who asked, and one that has ended meanwhile to nobody', async () => {
    const logins = [cast.deputyDirector, cast.officer, cast.admin];
    const tokens = await Promise.all(logins.map(async (login) => (await enter(login)).token));
    const ids = [...tokens, 'nobody has this one'].map(sessionIdOf);
    const ask = async () =>
      (await Promise.all(ids.map((id) => findSessionSoon(county.db, countyId, id)))).map(
        (found) => found?.account.loginName ?? null,
      );
    expect(await ask()).toEqual([...logins, null]);
    await signOut(county.db, countyId, tokens[1] as string, at);
    expect(await ask()).toEqual([logins[0], null, logins[2], null]);
    // Whoever asks behind one who was answered is not told what that one was.
    const first = findSessionSoon(county.db, countyId, ids[0] as Buffer);
    expect(await first).not.toBeNull();
    await signOut(county.db, countyId, tokens[0] as string, at);
    expect(await findSessionSoon(county.db, countyId, ids[0] as Buffer)).toBeNull();
  });
});

describe('a session that was ended', () => {
  it('does not come back by the note of its last use', async () => {
    const { token } = await enter(cast.deputyDirector);
    const later = new Date(at.getTime() + 10 * 60_000);
    await Promise.all([
      ...Array.from({ length: 8 }, () =>
        findSignedIn(county.db, { countyId, limits: defaultLocalLimits }, token, { at: later, usedAt: later }),
      ),
      signOut(county.db, countyId, token, at),
      ...Array.from({ length: 8 }, () =>
        findSignedIn(county.db, { countyId, limits: defaultLocalLimits }, token, { at: later, usedAt: later }),
      ),
    ]);
    expect(await findSession(county.db, countyId, sessionIdOf(token))).toBeNull();
  });
});

describe('the last administrator', () => {
  it('cannot be closed or given another role, and another one can', async () => {
    const ctx = county.ctx(cast.admin, day);
    const form = await formOf('admin');
    expect(await saveAccountForm(ctx, { ...form, active: false }).catch(code)).toBe('last-administrator');
    expect(await saveAccountForm(ctx, { ...form, role: 'centre' }).catch(code)).toBe('last-administrator');
    const second = { ...form, id: crypto.randomUUID(), loginName: 'second-admin', password: 'one more long word' };
    await saveAccountForm(ctx, second);
    await expect(saveAccountForm(ctx, { ...form, active: false })).resolves.toMatchObject({
      account: { active: false },
    });
  });
});

describe('a session', () => {
  it('is read with its account in one piece, and both whole', async () => {
    const { token, account } = await enter(cast.officer);
    const id = sessionIdOf(token);
    const session = await county.db.selectFrom('session').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
    const whole = await county.db
      .selectFrom('account')
      .selectAll()
      .where('id', '=', account.id)
      .executeTakeFirstOrThrow();
    expect(await findSession(county.db, countyId, id)).toEqual({ session, account: whole });
    expect(await findSession(county.db, countyId + 1, id)).toBeNull();
  });
});
