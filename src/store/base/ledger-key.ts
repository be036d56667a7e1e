/**
 * 台账的密钥: what the lines of the ledger are hashed under. It is derived from the key file, which lies outside the database, so
 * that who can write the tables can make no line, no tail and no digest of a row that holds.
 */
import { createHmac, createSecretKey } from 'node:crypto';
import { suiteOf, type Keyring, type Suite } from '../../domain/base/keyring.ts';
import { derivedKey, hashNames } from './derived-key.ts';

/** What a digest is made for; each has a key of its own, so that none can stand for another. */
const uses = ['line', 'tail', 'row', 'head', 'tombstone'] as const;
export type LedgerUse = (typeof uses)[number];

export interface LedgerKey {
  id: string;
  /** HMAC-SHA-256, or HMAC-SM3 of a key for the national ciphers; both are 32 bytes. */
  mac: (use: LedgerUse, words: Buffer | string) => Buffer;
}

export interface LedgerKeys {
  /** New lines are written under it. */
  current: LedgerKey;
  /** Null when the key file has no key of this name. */
  of: (id: string) => LedgerKey | null;
  all: readonly LedgerKey[];
  /** Keys that are lost for ever: the ledger goes on without what only they prove. */
  lost: ReadonlySet<string>;
}

/** The keys that a database's ledger goes by; a transaction has those of its database. */
const held = new WeakMap<object, LedgerKeys>();

export function useLedgerKeys(db: object, ring: Keyring, lost: ReadonlySet<string> = new Set()): void {
  held.set(db, ledgerKeysFrom(ring, lost));
}

/** Gives a transaction the keys of its database. */
export function passLedgerKeys(db: object, tx: object): void {
  const keys = held.get(db);
  if (keys !== undefined) held.set(tx, keys);
}

export function ledgerKeysOf(db: object): LedgerKeys {
  const keys = held.get(db);
  if (keys === undefined) throw new Error('The ledger of this database has been given no keys.');
  return keys;
}

export function ledgerKeysFrom(ring: Keyring, lost: ReadonlySet<string> = new Set()): LedgerKeys {
  const all = [...ring.keys].map(([id, key]) => ledgerKeyFrom(id, key, suiteOf(ring, id)));
  const current = all.find(({ id }) => id === ring.current);
  if (current === undefined) throw new Error('The ring has no key of its current name.');
  return { current, all, lost, of: (id) => all.find((one) => one.id === id) ?? null };
}

function ledgerKeyFrom(id: string, key: Uint8Array, suite: Suite): LedgerKey {
  const own = derivedKey(key, 'ledger', suite);
  const keys = Object.fromEntries(uses.map((use) => [use, createSecretKey(derivedKey(own, `ledger ${use}`, suite))]));
  return {
    id,
    mac: (use, words) =>
      createHmac(hashNames[suite], keys[use] as (typeof keys)[string])
        .update(words)
        .digest(),
  };
}
