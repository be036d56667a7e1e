/**
 * 传话 (relay): what one program tells the others on the same database, by LISTEN and NOTIFY over one connection outside of the pool. What
 * is told is gathered and carries nothing about a person: the database writes it into no table. Whoever was cut off has missed it, and says so.
 */
import pg from 'pg';
import { beat, takeLeave, type Self } from './instances.ts';

const channel = 'hongdun_relay';
/** Nobody is told oftener, however much happens: a notification costs every program a wait at its commit. */
export const relayMs = 250;
/** PostgreSQL takes less than 8,000 bytes in one. */
const mostBytes = 7500;
/** What piles up within one telling beyond this is not told word by word: the others read anew. */
const mostHeld = 5000;
const beatMs = 5000;
const [firstPauseMs, mostPauseMs] = [100, 2000];
const answersWithinMs = 5000;

export interface RelayHearer {
  /** What another program has told, one word after the other. */
  heard(word: unknown): void;
  /** Something was told that nobody heard here, and nobody knows what. */
  missed(): void;
}

export interface Relay {
  /** Tells the others with what else happens within the moment; nothing while there is none. */
  tell(word: object): void;
  hear(hearer: RelayHearer): void;
  /** Whether another program works on the database. */
  hasOthers(): boolean;
  close(): Promise<void>;
}

/** Resolves once the line stands, or its first try has failed: then it is tried again, as after every cut. */
export async function openRelay(connection: pg.PoolConfig, self: Self): Promise<Relay> {
  const line = new Line(connection, self);
  await line.begin();
  return {
    tell: (word) => line.tell(word),
    hear: (hearer) => line.hear(hearer),
    hasOthers: () => line.others > 0,
    close: () => line.close(),
  };
}

class Line {
  readonly #connection: pg.PoolConfig;
  readonly #self: Self;
  readonly #hearers = new Set<RelayHearer>();
  others = 0;
  #client: pg.Client | null = null;
  #held: string[] = [];
  #isGathering = false;
  /** Something was not told to the others: they are told that. */
  #isBehind = false;
  #isClosed = false;
  #wasOpen = false;
  #pauseMs = firstPauseMs;
  #opening: Promise<void> = Promise.resolve();
  #again: ReturnType<typeof setTimeout> | undefined;
  readonly #beating: ReturnType<typeof setInterval>;

  constructor(connection: pg.PoolConfig, self: Self) {
    this.#connection = connection;
    this.#self = self;
    this.#beating = setInterval(() => void this.#beat(), beatMs).unref();
  }

  begin(): Promise<void> {
    this.#opening = this.#open();
    return this.#opening;
  }

  hear(hearer: RelayHearer): void {
    this.#hearers.add(hearer);
  }

  tell(word: object): void {
    if (this.others === 0) return;
    if (this.#held.length < mostHeld) this.#held.push(JSON.stringify(word));
    else this.#isBehind = true;
    if (this.#isGathering) return;
    this.#isGathering = true;
    // The rest of what this turn of the loop tells goes with it.
    setImmediate(() => this.#send());
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    clearInterval(this.#beating);
    clearTimeout(this.#again);
    await this.#opening;
    const client = this.#client;
    this.#client = null;
    if (client === null) return;
    await takeLeave(client, this.#self).catch(() => undefined);
    await client.end().catch(() => undefined);
  }

  #send(): void {
    const words = this.#held;
    this.#held = [];
    this.#isGathering = words.length > 0 || this.#isBehind;
    if (!this.#isGathering) return;
    setTimeout(() => this.#send(), relayMs).unref();
    const client = this.#client;
    if (client === null) {
      // Told once the line stands again.
      this.#isBehind = true;
      this.#isGathering = false;
      return;
    }
    const payloads = payloadsOf(this.#self.id, this.#isBehind ? [...words, missedWord] : words);
    this.#isBehind = false;
    client.query('select pg_notify($1, payload) from unnest($2::text[]) as payload', [channel, payloads]).catch(() => {
      this.#isBehind = true;
      this.#lose(client);
    });
  }

  async #open(): Promise<void> {
    const client = new pg.Client({
      ...this.#connection,
      application_name: 'hongdun-relay',
      keepAlive: true,
      keepAliveInitialDelayMillis: 10_000,
      connectionTimeoutMillis: answersWithinMs,
      query_timeout: answersWithinMs,
    });
    client.on('error', () => this.#lose(client));
    client.on('end', () => this.#lose(client));
    client.on('notification', ({ payload = '' }) => this.#take(payload));
    try {
      await client.connect();
      await client.query(`listen ${channel}`);
      this.others = await beat(client, this.#self);
    } catch {
      await client.end().catch(() => undefined);
      this.#openLater();
      return;
    }
    this.#client = client;
    this.#pauseMs = firstPauseMs;
    const isAgain = this.#wasOpen;
    this.#wasOpen = true;
    // Who came before knows from now on that he is not alone; and what was not told meanwhile he reads anew.
    this.#isBehind ||= isAgain;
    this.#held.push(JSON.stringify({ k: 'joined' }));
    if (!this.#isGathering) this.#send();
    if (isAgain) this.#tellMissed();
  }

  async #beat(): Promise<void> {
    const client = this.#client;
    if (client === null) return;
    try {
      this.others = await beat(client, this.#self);
    } catch {
      this.#lose(client);
    }
  }

  /** The first word of a cut opens the line anew; whatever else is said of it is about a line that is no more. */
  #lose(client: pg.Client): void {
    if (this.#client !== client) return;
    this.#client = null;
    client.end().catch(() => undefined);
    this.#openLater();
  }

  #openLater(): void {
    if (this.#isClosed) return;
    this.#again = setTimeout(() => void this.begin(), this.#pauseMs).unref();
    this.#pauseMs = Math.min(2 * this.#pauseMs, mostPauseMs);
  }

  #take(payload: string): void {
    const { from, words } = readPayload(payload);
    if (from === null || from === this.#self.id) return;
    this.others = Math.max(1, this.others);
    for (const word of words) {
      if (isMissed(word)) this.#tellMissed();
      else for (const { heard } of this.#hearers) heard(word);
    }
  }

  #tellMissed(): void {
    for (const { missed } of this.#hearers) missed();
  }
}

const missedWord = JSON.stringify({ k: 'missed' });

function isMissed(word: unknown): boolean {
  return typeof word === 'object' && word !== null && 'k' in word && word.k === 'missed';
}

/** The words in as few notifications as they fit in, each with the name of who tells it. */
export function payloadsOf(from: string, words: readonly string[]): string[] {
  const payloads: string[] = [];
  let [some, bytes]: [string[], number] = [[], 0];
  for (const word of words) {
    const more = Buffer.byteLength(word) + 1;
    // Longer than any word is: it would fit in none.
    if (more > mostBytes) continue;
    if (bytes + more > mostBytes) {
      payloads.push(`${from} [${some.join(',')}]`);
      [some, bytes] = [[], 0];
    }
    some.push(word);
    bytes += more;
  }
  if (some.length > 0) payloads.push(`${from} [${some.join(',')}]`);
  return payloads;
}

function readPayload(payload: string): { from: string | null; words: unknown[] } {
  const at = payload.indexOf(' ');
  try {
    const words: unknown = JSON.parse(payload.slice(at + 1));
    return at > 0 && Array.isArray(words) ? { from: payload.slice(0, at), words } : { from: null, words: [] };
  } catch {
    return { from: null, words: [] };
  }
}
