/** The whole app on a database of its own, with the sample county loaded: what the tests of the wire talk to. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { uuidv7 } from 'uuidv7';
import { followers } from '../../../src/actions/desk/followers.ts';
import { remarkedDockets } from '../../../src/domain/desk/dockets.ts';
import { holdings } from '../../../src/actions/desk/holdings.ts';
import type { Context } from '../../../src/actions/base/context.ts';
import { openTrailBook } from '../../../src/actions/base/trail-book.ts';
import { beginSession, signIn } from '../../../src/actions/county/session.ts';
import { Refusal } from '../../../src/domain/base/refusal.ts';
import { createApp, defaultLimits, type Deps } from '../../../src/http/app.ts';
import { loudspeaker } from '../../../src/http/base/live/loudspeaker.ts';
import { board } from '../../../src/http/base/live/board.ts';
import { presenceBoard } from '../../../src/http/base/live/presence-board.ts';
import { contextOf, sessionCookie } from '../../../src/http/base/session.ts';
import { filesIn } from '../../../src/outside/files.ts';
import { textFilesIn } from '../../../src/outside/text-file/text-files.ts';
import { tablesIn } from '../../../src/outside/spreadsheet.ts';
import { readAlarm, readFirstAid } from '../../../src/outside/seeds.ts';
import { findAccountByLogin } from '../../../src/store/county/account.ts';
import { findCountyFacts } from '../../../src/store/county/county.ts';
import { machineOf } from '../../../src/outside/machine/machine.ts';
import { probeOn } from '../../../src/store/base/db.ts';
import { testDatabase, type TestDatabase } from './database.ts';
import { testKeyring } from './keyring.ts';
import { renumberCounty } from './renumber.ts';
import { password, sampleDatabase } from './sample.ts';

export interface TestApp {
  database: TestDatabase;
  deps: Deps;
  /** A request with the cookie of the account, or of nobody. */
  as(loginName: string | null): Caller;
  /** A new session of the account, as its cookie holds it. */
  tokenOf(loginName: string): Promise<string>;
  /** Sets the time that the app believes it is. */
  setNow(at: string): void;
  close(): Promise<void>;
}

export interface Answer {
  status: number;
  // oxlint-disable-next-line typescript/no-explicit-any -- tests read whatever shape the wire carries.
  body: any;
  headers: Headers;
}

export type Caller = (
  method: string,
  path: string,
  body?: unknown,
  headers?: Record<string, string>,
) => Promise<Answer>;

export { password } from './sample.ts';

/** Hashes of the password that were checked in this process: the accounts of the sample county have one, and to check it again takes long by intent. */
const rightHashes = new Set<string>();

/** What a telephone proves its PIN with. */
export const proof: string = Buffer.alloc(32, 1).toString('base64');

const apps = new WeakMap<Deps, ReturnType<typeof createApp>>();

/** The one app over these: to lay a thousand routes anew takes longer than most requests of a test. */
export function appOf(deps: Deps): ReturnType<typeof createApp> {
  const found = apps.get(deps) ?? createApp(deps);
  apps.set(deps, found);
  return found;
}

/** The county is set up now, or at the instant: whoever sets the time back counts nothing in a county that is set up later. */
export async function testApp(options: { county?: boolean; countyId?: number; since?: Date } = {}): Promise<TestApp> {
  const database = options.county === false ? await testDatabase() : await sampleDatabase(options.since ?? null);
  const { countyId = 990126 } = options;
  if (countyId !== 990126) await renumberCounty(database, 990126, countyId);
  const probe = probeOn(database.owner);
  const folder = await mkdtemp(join(tmpdir(), 'hongdun-http-'));
  let now: Date | null = null;
  const { announce, listen } = loudspeaker();
  const trail = openTrailBook(database.db, () => undefined);
  const deps: Deps = {
    calls: board(),
    drafts: board(),
    presence: presenceBoard(),
    db: database.db,
    probe,
    machine: machineOf(folder, '0.0.0', false, {
      reporter: join(folder, 'reporter.key'),
      backup: join(folder, 'backup.key'),
    }),
    files: filesIn(folder),
    tables: tablesIn(join(folder, 'tables'), 30),
    textFiles: textFilesIn(join(folder, 'texts')),
    log: pino({ level: 'silent' }),
    settings: {
      publicUrl: 'http://127.0.0.1:12315',
      trustProxy: 0,
      secureCookies: false,
      deskFolder: folder,
      assetFolder: join(process.cwd(), 'src/http/assets'),
    },
    secret: 'a secret for tests only',
    keyring: testKeyring,
    alarm: readAlarm,
    firstAid: readFirstAid,
    now: () => now ?? new Date(),
    announce,
    followers,
    remarkedDockets,
    holdings,
    listen,
    limits: defaultLimits(),
    trail,
  };
  const app = appOf(deps);
  const cookies = new Map<string, string>();
  const call = async (
    cookie: string | null,
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer> => {
    const response = await app.request(path, {
      method,
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(cookie === null ? {} : { cookie }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json') ?? false;
    return { status: response.status, body: isJson ? JSON.parse(text) : text, headers: response.headers };
  };
  // Not by the wire: everybody of a test comes from one address and signs in anew whenever the clock is set, which the
  // counter of tries would sooner or later take for guessing.
  const tokenOf = async (loginName: string): Promise<string> => {
    const { db } = database;
    const account = await findAccountByLogin(db, countyId, loginName);
    if (account?.active === true && rightHashes.has(account.passwordHash))
      return (await beginSession(db, account, '', deps.now())).token;
    const { token, account: found } = await signIn(db, countyId, { loginName, password, device: '' }, deps.now());
    rightHashes.add(found.passwordHash);
    return token;
  };
  const cookieOf = async (loginName: string): Promise<string> => {
    try {
      return `${sessionCookie}=${await tokenOf(loginName)}`;
    } catch (error) {
      // An account that was closed, or that has another password by now, is nobody.
      if (error instanceof Refusal && error.code === 'wrong-password') return '';
      throw error;
    }
  };
  return {
    database,
    deps,
    as: (loginName) => async (method, path, body, headers) => {
      if (loginName === null) return call(null, method, path, body, headers);
      const cookie = cookies.get(loginName) ?? (await cookieOf(loginName));
      cookies.set(loginName, cookie);
      const answer = await call(cookie, method, path, body, headers);
      // As a browser does: the next request signs in anew.
      if (answer.headers.get('set-cookie')?.startsWith(`${sessionCookie}=;`) === true) cookies.delete(loginName);
      return answer;
    },
    tokenOf,
    setNow: (at) => {
      now = new Date(at);
      cookies.clear();
    },
    close: async () => {
      await trail.close();
      await probe.close();
      await database.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A filing that names everything the law asks for. */
export function filing(change: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    clientId: uuidv7(),
    channel: 'C02',
    consumer: { name: '李有田', phone: '13800000317', address: '郭庄村三组', regionId: 'V0303' },
    operator: { name: '老周农资店', address: '柳河街', phone: '' },
    place: { regionId: 'V0301' },
    categoryCode: 'G10.3',
    natureCode: 'N08',
    story: '买了十袋复合肥，每袋少四公斤，过了村里的磅。',
    claim: '补足分量或者退差价',
    amountFen: 175_000,
    consents: { publish: true, entrust: true },
    ...change,
  };
}

/** A question from the telephone. */
export function asking(change: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    clientId: uuidv7(),
    channel: 'C01',
    name: '王先生',
    phone: '13800000118',
    question: '网上买的手机拆封用了两天觉得不好用，还能七天无理由退吗？',
    categoryCode: 'V13.1',
    ...change,
  };
}

/** Whoever files without an account, as the pages let him act. */
export async function consumerContext({ deps }: TestApp): Promise<Context> {
  const county = await findCountyFacts(deps.db);
  if (county === null) throw new Error('There is a county.');
  const { countyId } = county.county;
  const nobody = { name: '', role: 'consumer' as const, organisationId: null, stationId: null };
  return contextOf(deps, county, { countyId, id: 'consumer', ...nobody }, deps.now());
}
