import { OpenAPIHono } from '@hono/zod-openapi';
import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context as HonoContext } from 'hono';
import type { Logger } from 'pino';
import { uuidv7 } from 'uuidv7';
import type { Announcement, Context } from '../actions/context.ts';
import type { StoredAccount } from '../store/account.ts';
import type { Db } from '../store/db.ts';
import type { Files } from '../outside/files.ts';
import { accountApi } from './api/account.ts';
import { attachmentApi } from './api/attachment.ts';
import { complaintApi } from './api/complaint.ts';
import { countyApi } from './api/county.ts';
import { eventApi } from './api/event.ts';
import { figureApi } from './api/figure.ts';
import { sessionApi } from './api/session.ts';
import { viewApi } from './api/view.ts';
import { answerProblem } from './errors.ts';
import { health } from './health.ts';
import { paperPages } from './papers.tsx';
import { portal } from './portal/portal.tsx';
import { headers, sameOrigin, TryCounter } from './security.ts';
import { withContext } from './session.ts';
import { deskFiles, siteFiles } from './site.ts';

export interface Settings {
  /** Where people reach the portal, for the QR code on slips. */
  publicUrl: string;
  /** True behind a proxy that sets X-Forwarded-For. */
  trustProxy: boolean;
  /** True when browsers come by https. */
  secureCookies: boolean;
  /** The built desk and the pages' files. */
  deskFolder: string;
  assetFolder: string;
}

export interface Deps {
  db: Db;
  files: Files;
  log: Logger;
  settings: Settings;
  /** Signs the portal's cookies. */
  secret: string;
  now: () => Date;
  announce: (announcement: Announcement) => void;
  listen: (listener: (announcement: Announcement) => void) => () => void;
  limits: Limits;
}

/** Tries allowed per address: enough for a village behind one address, too few for guessing. */
export interface Limits {
  signIn: TryCounter;
  filing: TryCounter;
  queryCode: TryCounter;
}

export function defaultLimits(): Limits {
  return {
    signIn: new TryCounter(30, 300_000),
    filing: new TryCounter(60, 600_000),
    queryCode: new TryCounter(30, 600_000),
  };
}

export interface Env {
  Variables: { deps: Deps; ctx: Context; account: StoredAccount | null; requestId: string };
}

/** The whole of what the wire carries, as a table of contents. */
export function createApp(deps: Deps) {
  const app = new OpenAPIHono<Env>();
  app.onError(answerProblem);
  app.use(async (c, next) => {
    c.set('deps', deps);
    c.set('requestId', uuidv7());
    await next();
  });
  app.route('/', health);
  app.use(headers());
  app.use(sameOrigin());
  app.route('/', siteFiles(deps.settings));
  app.use(withContext(deps));
  const api = app
    .route('/api', sessionApi)
    .route('/api', complaintApi)
    .route('/api', countyApi)
    .route('/api', figureApi)
    .route('/api', viewApi)
    .route('/api', accountApi)
    .route('/api', attachmentApi)
    .route('/api', eventApi);
  app.doc31('/api/openapi.json', {
    openapi: '3.1.0',
    info: {
      title: '红盾 Hongdun',
      version: '1',
      description: '县级 12315 消费维权网络的接口。每个错误都是 RFC 9457 问题文档，带一句中文和一句英文。',
    },
  });
  app.route('/papers', paperPages);
  app.route('/desk', deskFiles(deps.settings));
  app.route('/', portal);
  return api;
}

/** The contract of the desk's client: a renamed route fails to compile there. */
export type Api = ReturnType<typeof createApp>;

/** The address a request comes from, for counting tries. */
export function addressOf(c: HonoContext<Env>): string {
  const forwarded = c.get('deps').settings.trustProxy
    ? c.req.header('x-forwarded-for')?.split(',')[0]?.trim()
    : undefined;
  if (forwarded !== undefined && forwarded !== '') return forwarded;
  try {
    return getConnInfo(c).remote.address ?? 'unknown';
  } catch {
    // A request made inside the process (a test) has no socket.
    return 'inside';
  }
}
