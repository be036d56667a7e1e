import { randomUUID } from 'node:crypto';
import { OpenAPIHono } from '@hono/zod-openapi';
import { contextStorage } from 'hono/context-storage';
import type { Deps, Env } from './base/env.ts';
import { health } from './base/health.ts';
import { RememberingRouter } from './base/remembering-router.ts';
import { headers, sameOrigin } from './base/security.ts';
import { withContext } from './base/session.ts';
import { siteFiles } from './base/site.ts';
import { withTrail } from './base/trail.ts';
import { answerPaper } from './print/base/refused-page.tsx';
import { answerPage, isPagePath, portal } from './portal/portal.tsx';

export { defaultLimits } from './base/env.ts';
export type { Deps, Env, Limits, Settings } from './base/env.ts';

type App = OpenAPIHono<Env>;
type Fetch = App['fetch'];

/** What only who works for the county asks for: `createApp` of `app.ts` answers it. */
const ofDesk = /^\/(?:api|papers|certificates|sampling-sheets|awards|desk|station)(?:\/|$)/u;

/** What every request passes through before anything answers it. */
export function beginApp(deps: Deps): App {
  const app = new OpenAPIHono<Env>({ router: new RememberingRouter() });
  app.onError((error, c) => (isPagePath(c.req.path) ? answerPage(error, c) : answerPaper(error, c)));
  app.use(async (c, next) => {
    c.set('deps', deps);
    c.set('requestId', randomUUID());
    await next();
    // Who asks for the head alone reads no body: a file would stay open, for ever.
    if (c.req.method === 'HEAD') await c.res.body?.cancel();
  });
  // What every printed page says by the settings it reads there, and none of their callers has to hand on.
  app.use(contextStorage());
  app.route('/', health);
  app.use(headers());
  app.use(sameOrigin());
  app.route('/', siteFiles(deps.settings));
  return app;
}

/**
 * The pages of citizens alone, which stand while the routes of the desk, ten times as much, are still being read: whoever asks for
 * one of those in that second waits for `whole`.
 */
export function createFront(deps: Deps, whole: () => Promise<Fetch>): Fetch {
  const app = beginApp(deps);
  app.use(withContext(deps));
  app.use(withTrail());
  app.route('/', portal);
  return (request, ...rest) =>
    ofDesk.test(new URL(request.url).pathname)
      ? whole().then((answer) => answer(request, ...rest))
      : app.fetch(request, ...rest);
}
