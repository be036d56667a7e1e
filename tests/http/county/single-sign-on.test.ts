/** 统一身份认证: whom a provider vouches for, and what nobody gets by it. */
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { oidcAt } from '../../../src/outside/oidc.ts';
import { defaultLimits } from '../../../src/http/app.ts';
import { findBrokenLine } from '../../../src/store/base/ledger-proof.ts';
import { cast } from '../../build/cast.ts';
import { password, testApp, type Answer, type Caller, type TestApp } from '../../build/house/http-app.ts';
import { clientId, clientSecret, identityProvider, type Provider } from '../../build/house/identity-provider.ts';
import { codeOf } from '../../build/telephone-code.ts';

let app: TestApp;
let provider: Provider;
const back = 'http://127.0.0.1:12315/api/session/sso/back';
const subject = 'qh-0231';
beforeAll(async () => {
  app = await testApp();
  provider = await identityProvider(back);
  connect();
  await give(cast.officer, subject);
});
beforeEach(() => {
  app.deps.limits = defaultLimits();
  provider.fault = 'none';
  provider.person = { sub: 'u-1', employee_number: subject };
});
afterAll(async () => {
  await provider.close();
  await app.close();
});

/** Each test knows the provider anew, as after a start. */
function connect(): void {
  const settings = { issuer: provider.issuer, clientId, clientSecret, claim: 'employee_number', factorWords: ['mfa'] };
  app.deps.sso = oidcAt(settings);
}

async function give(loginName: string, number: string): Promise<Answer> {
  const admin = app.as(cast.admin);
  const account = (await admin('GET', '/api/accounts')).body.accounts.find(
    (one: { loginName: string }) => one.loginName === loginName,
  );
  return admin('PUT', '/api/accounts', { ...account, subject: number });
}

const cookieOf = (answer: Answer, name: string) =>
  new RegExp(`${name}=[^;]+`, 'u').exec(answer.headers.get('set-cookie') ?? '')?.[0] ?? '';
const start = () => app.as(null)('GET', '/api/session/sso');
/** Follows the browser to the provider; gives where it is sent back to. */
const atProvider = async (answer: Answer) =>
  (await fetch(answer.headers.get('location') ?? '', { redirect: 'manual' })).headers.get('location') ?? '';
const comeBack = (address: string, cookie: string) => {
  const { pathname, search } = new URL(address);
  return app.as(null)('GET', `${pathname}${search}`, undefined, { cookie });
};
async function walk(): Promise<Answer> {
  const begun = await start();
  return comeBack(await atProvider(begun), cookieOf(begun, 'hongdun_sso'));
}
const callerOf = (answer: Answer): Caller => {
  const cookie = cookieOf(answer, 'hongdun_session');
  return (method, path, body) => app.as(null)(method, path, body, { cookie });
};

describe('issue 10: signing in by the provider of the city', () => {
  it('lets in whose number the administrator has entered, with PKCE, state and nonce, and leads to the desk alone', async () => {
    const begun = await start();
    const asked = new URL(begun.headers.get('location') ?? '').searchParams;
    expect(asked.get('redirect_uri')).toBe(back);
    expect(asked.get('code_challenge_method')).toBe('S256');
    for (const name of ['state', 'nonce', 'code_challenge']) expect(asked.get(name)?.length).toBeGreaterThan(30);
    expect(begun.headers.get('set-cookie')).toMatch(/HttpOnly/u);
    const answer = await comeBack(await atProvider(begun), cookieOf(begun, 'hongdun_sso'));
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/desk/']);
    expect((await callerOf(answer)('GET', '/api/session')).body).toMatchObject({ loginName: cast.officer, due: null });
    expect((await app.as(null)('GET', '/api/session/door')).body.sso).toBe(true);
    const { rows } = await app.database.pool.query(
      `select detail from trail where kind = 'signed-in' order by id desc limit 1`,
    );
    expect(rows[0].detail).toEqual({ by: 'sso' });
  });

  it('makes no account for who has none, and names none', async () => {
    const { rows: before } = await app.database.pool.query('select count(*) from account');
    provider.person = { sub: 'u-2', employee_number: 'qh-9999' };
    const answer = await walk();
    expect(answer.headers.get('location')).toBe('/desk/?sso=sso-unknown');
    expect(cookieOf(answer, 'hongdun_session')).toBe('');
    provider.person = { sub: subject };
    expect((await walk()).headers.get('location')).toBe('/desk/?sso=sso-nameless');
    provider.person = { sub: 'u-3', employee_number: '' };
    expect((await walk()).headers.get('location')).toBe('/desk/?sso=sso-nameless');
    const { rows } = await app.database.pool.query('select count(*) from account');
    expect(rows).toEqual(before);
  });

  it.each(['other-key', 'other-nonce', 'other-audience', 'old'] as const)(
    'refuses an answer with %s, whoever it names',
    async (fault) => {
      connect();
      provider.fault = fault;
      const answer = await walk();
      expect(answer.headers.get('location')).toBe('/desk/?sso=sso-failed');
      expect(cookieOf(answer, 'hongdun_session')).toBe('');
    },
  );

  it('takes no answer that another browser has fetched, none without its own beginning, and each once', async () => {
    const [mine, theirs] = [await start(), await start()];
    const address = await atProvider(theirs);
    expect((await comeBack(address, cookieOf(mine, 'hongdun_sso'))).headers.get('location')).toBe(
      '/desk/?sso=sso-failed',
    );
    expect((await comeBack(address, '')).headers.get('location')).toBe('/desk/?sso=sso-stale');
    expect((await comeBack(address, cookieOf(theirs, 'hongdun_sso'))).headers.get('location')).toBe('/desk/');
    expect((await comeBack(address, cookieOf(theirs, 'hongdun_sso'))).headers.get('location')).toBe(
      '/desk/?sso=sso-failed',
    );
  });

  it('leads nowhere but to the desk, whatever the address asks', async () => {
    for (const extra of ['?to=https://evil.example', '?redirect_uri=https://evil.example&return=//evil.example']) {
      const begun = await app.as(null)('GET', `/api/session/sso${extra}`, undefined, { host: 'evil.example' });
      expect(new URL(begun.headers.get('location') ?? '').searchParams.get('redirect_uri')).toBe(back);
      const came = await atProvider(begun);
      const answer = await comeBack(`${came}&to=https://evil.example`, cookieOf(begun, 'hongdun_sso'));
      expect(answer.headers.get('location')).toMatch(/^\/desk\//u);
    }
  });

  it('says in a sentence that the provider refused, is away, or does not answer within its time', async () => {
    provider.fault = 'denies';
    expect((await walk()).headers.get('location')).toBe('/desk/?sso=sso-denied');
    const settings = { clientId, clientSecret, claim: 'sub', factorWords: [] };
    app.deps.sso = oidcAt({ ...settings, issuer: 'http://127.0.0.1:9' });
    expect((await start()).headers.get('location')).toBe('/desk/?sso=sso-unreachable');
    connect();
    provider.fault = 'hangs';
    // Here a second takes a hundredth of itself.
    const timeout = AbortSignal.timeout.bind(AbortSignal);
    const waits = vi.spyOn(AbortSignal, 'timeout').mockImplementation((ms) => timeout(ms / 100));
    try {
      expect((await start()).headers.get('location')).toBe('/desk/?sso=sso-unreachable');
      expect(waits.mock.calls).toEqual([[10_000]]);
    } finally {
      waits.mockRestore();
    }
    provider.fault = 'none';
    // What failed is tried again.
    expect((await walk()).headers.get('location')).toBe('/desk/');
  });

  it('is not there where nothing is set', async () => {
    app.deps.sso = null;
    expect((await app.as(null)('GET', '/api/session/door')).body.sso).toBe(false);
    expect((await start()).headers.get('location')).toBe('/desk/?sso=not-found');
    connect();
  });

  it('takes the provider’s second factor of who has none of his own, and asks for his own where he has', async () => {
    const { limits } = (await app.as(cast.admin)('GET', '/api/directory')).body.county;
    const setRoles = (factorRoles: string[]) =>
      app.as(cast.admin)('PUT', '/api/county', { limits: { ...limits, factorRoles } });
    const due = async () => (await callerOf(await walk())('GET', '/api/session')).body.due;
    const amr = (...said: string[]) => (provider.person = { ...provider.person, amr: said });
    await setRoles(['officer']);
    expect(await due()).toBe('enrol');
    amr('pwd', 'mfa');
    expect(await due()).toBeNull();
    amr('pwd', 'otp');
    expect(await due()).toBe('enrol');
    await setRoles([]);
    const owner = callerOf(await walk());
    const begun = await owner('POST', '/api/session/factor/begin', { password });
    expect(
      (await owner('POST', '/api/session/factor/prove', { code: codeOf(begun.body.key, Date.now()) })).status,
    ).toBe(200);
    for (const said of ['otp', 'mfa']) {
      amr('pwd', said);
      expect(await due()).toBe('factor');
    }
  });

  it('shuts out no office that walks behind one address at half past eight, but who fails again and again, and no password', async () => {
    for (let i = 0; i < 32; i += 1) expect((await walk()).headers.get('location')).toBe('/desk/');
    provider.person = { sub: 'u-2', employee_number: 'qh-9999' };
    for (let i = 0; i < 30; i += 1) expect((await walk()).headers.get('location')).toBe('/desk/?sso=sso-unknown');
    expect((await walk()).headers.get('location')).toBe('/desk/?sso=too-many-tries');
    expect((await app.as(null)('POST', '/api/session', { loginName: cast.centre, password })).status).toBe(200);
  });
});

describe('security F5: the number that the provider knows somebody by', () => {
  it('is one person’s alone, and whose account gets another one is signed out and held like after a password', async () => {
    expect((await give(cast.otherOfficer, subject)).body.code).toBe('subject-taken');
    const open = callerOf(await walk());
    provider.person = { ...provider.person, amr: ['mfa'] };
    expect((await give(cast.officer, 'qh-0777')).status).toBe(200);
    expect((await open('GET', '/api/complaints')).status).toBe(401);
    expect((await walk()).headers.get('location')).toBe('/desk/?sso=sso-unknown');
    const { rows } = await app.database.pool.query(
      `select why from seal_hold join account on account.id = seal_hold.account_id where login_name = $1`,
      [cast.officer],
    );
    expect(rows.map(({ why }) => why)).toContain('subject');
  });

  it('passes nobody’s second factor: one administrator alone writes his own number there and shows his own factor', async () => {
    // The officer has a factor of his own.
    expect((await give(cast.officer, 'qh-admin')).status).toBe(200);
    provider.person = { sub: 'u-9', employee_number: 'qh-admin', amr: ['mfa'] };
    const thief = callerOf(await walk());
    expect((await thief('GET', '/api/session')).body).toMatchObject({ loginName: cast.officer, due: 'factor' });
    expect((await thief('GET', '/api/complaints')).body.code).toBe('factor-due');
  });

  it('makes an account that was made for it its owner’s at his first coming, to be confirmed, and the password that was given out void', async () => {
    const form = { id: uuidv7(), loginName: 'mingcha', name: '明察', role: 'auditor', organisationId: 'AMR' };
    const given = 'nine geese over water';
    const made = { ...form, stationId: null, phone: '', active: true, subject: 'qh-0555', password: given };
    expect((await app.as(cast.admin)('PUT', '/api/accounts', made)).status).toBe(200);
    const security = app.as(cast.security);
    const hold = async () =>
      (await security('GET', '/api/seal-holds')).body.holds.find((one: { name: string }) => one.name === form.name);
    expect(await hold()).toMatchObject({ isReady: false, mayConfirm: true });
    provider.person = { sub: 'u-5', employee_number: 'qh-0555' };
    const owner = callerOf(await walk());
    expect(await hold()).toMatchObject({ isReady: true });
    const enter = () => app.as(null)('POST', '/api/session', { loginName: form.loginName, password: given });
    expect((await enter()).body.code).toBe('wrong-password');
    expect((await owner('GET', '/api/trail')).body.code).toBe('seals-held');
    expect((await security('POST', `/api/seal-holds/${(await hold()).id}/confirm`)).status).toBe(200);
    expect((await owner('GET', '/api/trail')).status).toBe(200);
    // A line of his chain says so, and no second one when he comes again.
    await walk();
    const lines = await app.database.db
      .selectFrom('ledger')
      .select('detail')
      .where('matterId', '=', form.id)
      .where('verb', '=', 'password-changed')
      .execute();
    expect(lines).toEqual([{ detail: { voided: true } }]);
    expect(await findBrokenLine(app.database.db)).toMatchObject({ broken: null });
  });

  it('is nobody’s proof before who has a second factor of his own has shown it', async () => {
    const admin = app.as(cast.admin);
    const account = (await admin('GET', '/api/accounts')).body.accounts.find(
      (one: { loginName: string }) => one.loginName === cast.otherOfficer,
    );
    await give(cast.otherOfficer, 'qh-0666');
    provider.person = { sub: 'u-6', employee_number: 'qh-0666' };
    const owner = callerOf(await walk());
    const { key } = (await owner('POST', '/api/session/factor/begin', { password })).body;
    await owner('POST', '/api/session/factor/prove', { code: codeOf(key, Date.now()) });
    await admin('POST', '/api/accounts/passwords', { batchId: uuidv7(), ids: [account.id] });
    const mustChange = async () =>
      (await app.database.db.selectFrom('account').select('mustChange').where('id', '=', account.id).execute())[0];
    const half = callerOf(await walk());
    expect(await mustChange()).toEqual({ mustChange: true });
    expect((await half('POST', '/api/session/factor', { code: codeOf(key, Date.now() + 30_000) })).status).toBe(200);
    expect(await mustChange()).toEqual({ mustChange: false });
  });
});
