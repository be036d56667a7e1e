import type { MiddlewareHandler } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import type { OtherCounts } from '../../actions/base/shared-counts.ts';
import { subscriberOf } from '../../domain/base/tries.ts';
import { Refusal } from '../../domain/base/refusal.ts';

/** Nothing but our own files: no inline script or style on portal and papers; the desk's component library needs style elements. */
export function headers(): MiddlewareHandler {
  const common = {
    defaultSrc: ["'none'"],
    scriptSrc: ["'self'"],
    imgSrc: ["'self'", 'data:', 'blob:'],
    fontSrc: ["'self'", 'data:'],
    connectSrc: ["'self'"],
    formAction: ["'self'"],
    baseUri: ["'none'"],
    frameAncestors: ["'self'"],
    frameSrc: ["'self'"],
    manifestSrc: ["'self'"],
  };
  const options = {
    referrerPolicy: 'same-origin',
    crossOriginEmbedderPolicy: false,
    xFrameOptions: 'SAMEORIGIN',
    strictTransportSecurity: false,
    // For Internet Explorer 8, Flash and a filter that no browser has any more: every answer would pay for them.
    xDownloadOptions: false,
    xPermittedCrossDomainPolicies: false,
    xXssProtection: false,
    // Nothing here says by what it runs.
    removePoweredBy: false,
  } as const;
  const strict = secureHeaders({ ...options, contentSecurityPolicy: { ...common, styleSrc: ["'self'"] } });
  const desk = secureHeaders({
    ...options,
    contentSecurityPolicy: { ...common, styleSrc: ["'self'", "'unsafe-inline'"] },
  });
  // One file of all may run the code of a library (WebAssembly): the worker that stretches the PIN of a station's telephone, which has
  // no page, no store and no session. A worker has the policy that it is sent with, not that of its page.
  const stretcher = secureHeaders({
    ...options,
    contentSecurityPolicy: { defaultSrc: ["'none'"], scriptSrc: ["'self'", "'wasm-unsafe-eval'"] },
  });
  return async (c, next) => {
    const { path } = c.req;
    const isStretcher = /^\/desk\/assets\/pin-worker-[\w-]+\.js$/u.test(path);
    await (isStretcher ? stretcher : path.startsWith('/desk') ? desk : strict)(c, next);
    // Matters and papers are of persons: no browser of a shared machine keeps them unless the route says so.
    if (/^\/(?:api|papers)\//u.test(c.req.path) && !c.res.headers.has('cache-control'))
      c.res.headers.set('cache-control', 'no-store');
  };
}

/**
 * A request that changes something must come from our own pages: browsers say so in Sec-Fetch-Site or Origin. A client
 * that sends neither (a script with its own session) cannot be tricked by a foreign page, and cookies are SameSite.
 */
export function sameOrigin(): MiddlewareHandler {
  return async (c, next) => {
    if (!['GET', 'HEAD', 'OPTIONS'].includes(c.req.method)) {
      const site = c.req.header('sec-fetch-site');
      const origin = c.req.header('origin');
      const foreign =
        site === undefined
          ? origin !== undefined && !sameHost(origin, c.req.header('host'))
          : site !== 'same-origin' && site !== 'none';
      if (foreign) throw new Refusal('not-permitted');
    }
    await next();
  };
}

function sameHost(origin: string, host: string | undefined): boolean {
  try {
    return new URL(origin).host === host;
  } catch {
    return false;
  }
}

/** As many keys as a busy county has in a window; what a flood of addresses brings beyond them pushes the oldest out. */
const mostKeys = 50_000;

/** As much as so many networks: enough for a campus, or for the telephones of a county that an operator gives one /48. */
const networksOfOne = 16;

/**
 * Counts tries per key in a window that slides by half: the first line, kept in the memory of this server, so that it costs a filing
 * nothing; what others on the same database counted meanwhile is added where there are any (`shareWith`). What guesses at one account or
 * one matter is counted in the database itself (the counts of tries). A key that ends in a network of
 * IPv6 is counted again by its subscriber, who has 65,536 of them and no more than `networksOfOne` times the limit.
 */
export class TryCounter {
  readonly limit: number;
  readonly #windowMs: number;
  readonly #mostKeys: number;
  #now: Map<string, number> = new Map();
  #before: Map<string, number> = new Map();
  #turnedAt = 0;
  #others: OtherCounts | null = null;
  #lastAt = 0;

  constructor(limit: number, windowMs: number, keys = mostKeys) {
    this.limit = limit;
    this.#windowMs = windowMs;
    this.#mostKeys = keys;
  }

  /** Counts from now on what others on the same database count too. */
  shareWith(counterOf: (windowMs: number) => OtherCounts): void {
    this.#others = counterOf(this.#windowMs);
  }

  /** How many keys it holds. */
  get size(): number {
    return this.#now.size + this.#before.size;
  }

  /** Notes one try and refuses when there were more than the limit. */
  demand(key: string, at: number): void {
    if (this.count(key, at, 1) > this.limit) throw new Refusal('too-many-tries');
  }

  /**
   * A try at a secret that is counted only when it fails: a whole house works behind one address, and who is right is not guessing.
   * What is under way counts, so that nobody guesses many at a time.
   */
  async failing<T>(key: string, at: number, act: () => Promise<T>): Promise<T> {
    if (this.count(key, at, 1) > this.limit) throw new Refusal('too-many-sign-ins');
    const done = await act();
    this.giveBack(key);
    return done;
  }

  /** Takes one try back. */
  giveBack(key: string): void {
    for (const one of new Set([key, subscriberOf(key)])) {
      const tries = this.#now.get(one) ?? 0;
      if (tries === 0) continue;
      this.#now.set(one, tries - 1);
      this.#others?.note(one, this.#lastAt, -1);
    }
  }

  /** Notes so much more, or nothing, and gives what there was within the window, as a part of the limit where the subscriber's is fuller. */
  count(key: string, at: number, more: number): number {
    const subscriber = subscriberOf(key);
    if (subscriber === key) return this.#add(key, at, more);
    const share = this.#add(subscriber, at, more) / networksOfOne;
    // Who has used up his own is not counted by network any more, or a flood of them would wash away the others.
    return share > this.limit ? share : Math.max(share, this.#add(key, at, more));
  }

  #add(key: string, at: number, more: number): number {
    if (at - this.#turnedAt > this.#windowMs) {
      this.#before = at - this.#turnedAt > 2 * this.#windowMs ? new Map() : this.#now;
      this.#now = new Map();
      this.#turnedAt = at;
    }
    const tries = (this.#now.get(key) ?? 0) + more;
    // Who tries again moves to the end, so that a flood of others does not wash away who tries most.
    this.#now.delete(key);
    const [oldest] = this.#now.size >= this.#mostKeys ? this.#now.keys() : [];
    if (oldest !== undefined) this.#now.delete(oldest);
    this.#now.set(key, tries);
    this.#lastAt = at;
    if (more !== 0) this.#others?.note(key, at, more);
    return tries + (this.#before.get(key) ?? 0) / 2 + (this.#others?.of(key, at) ?? 0);
  }
}

/** Counts by key within the day of the county; the next day begins with nothing. */
export class DayCounter {
  #day = '';
  #counts = new Map<string, number>();

  /** Counts so much more, and gives what there was of it before. */
  add(key: string, day: string, more: number): number {
    if (day !== this.#day) [this.#day, this.#counts] = [day, new Map()];
    const before = this.#counts.get(key) ?? 0;
    this.#counts.set(key, before + more);
    return before;
  }
}
