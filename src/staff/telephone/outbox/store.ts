/** The telephone's own store: one database of the browser, of which only `meta` can be read without the PIN. */
import type { PinTries } from '../../../domain/device/pin.ts';
import type { PinLock } from './pin-lock.ts';
import type { Sealed } from './vault.ts';

/** Who the telephone is, and the wrapped keys. The word only tells the server where the telephone stands; it opens nothing. */
export interface Meta {
  deviceId: string;
  mark: string;
  word: string;
  /** The station, or the office of an officer. */
  stationName: string;
  personName: string;
  /** An officer's, who goes on visits; absent on a station's, and on one from before. */
  isField?: boolean;
  /** Null once too many wrong PINs were tried, and on a telephone from before until it is next opened. */
  lock: PinLock | null;
  /** The lock of a new PIN, of which the server has not said yet that it heard. */
  next: PinLock | null;
  byRecovery: Sealed;
  tries: PinTries;
  /** How a telephone from before was locked. */
  former: FormerLock | null;
}

/** The key of the store, wrapped by the PIN alone. */
export interface FormerLock {
  salt: string;
  byPin: Sealed;
}

type FormerMeta = Omit<Meta, 'lock' | 'next' | 'former'> & { salt: string; byPin: Sealed | null };

export type ActState = 'waiting' | 'held' | 'sent';

/** One act in the order in which it was done; what it says is sealed. */
export interface Act {
  n: number;
  id: string;
  /** The matter to which it belongs: what stands behind a held act of the same matter waits. */
  chain: string;
  state: ActState;
  sealed: Sealed;
  photos: { id: string; sealed: Sealed }[];
}

const name = 'hongdun-station';

let opened: Promise<IDBDatabase> | null = null;

function base(): Promise<IDBDatabase> {
  opened ??= new Promise((resolve, reject) => {
    // A later version of the program raises the number and moves what lies here over; it never drops it.
    const asked = indexedDB.open(name, 1);
    asked.onupgradeneeded = () => {
      asked.result.createObjectStore('meta');
      asked.result.createObjectStore('sealed');
      asked.result.createObjectStore('act', { keyPath: 'n', autoIncrement: true });
    };
    asked.onsuccess = () => {
      // Another window that wipes the store must not wait for this one.
      asked.result.onversionchange = () => {
        asked.result.close();
        opened = null;
      };
      resolve(asked.result);
    };
    asked.onerror = () => reject(asked.error ?? new Error('The store of the telephone does not open.'));
  });
  return opened;
}

type Place = 'meta' | 'sealed' | 'act';

/** Whether something was not kept because the telephone has no room left. */
export function isFull(error: unknown): boolean {
  return error instanceof Error && error.name === 'QuotaExceededError';
}

/** What there is to do at once about a telephone without room. */
export interface Full {
  /** Keeps the same without its photos, which need next to no room; null where there are none. */
  lighter: (() => Promise<void>) | null;
  /** The photos that are left out then, where they are known. */
  needs?: { count: number; bytes: number };
}

/** One request in a transaction of its own; resolves when it is on disk. */
function run<T>(place: Place, mode: IDBTransactionMode, act: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  return within([place], mode, (at) => act(at(place)));
}

/** Several requests of one transaction: all of them are on disk when it resolves, or none is. */
async function within<T>(
  places: Place[],
  mode: IDBTransactionMode,
  act: (at: (place: Place) => IDBObjectStore) => IDBRequest<T>,
): Promise<T> {
  const db = await base();
  return new Promise((resolve, reject) => {
    const tx = db.transaction(places, mode, { durability: 'strict' });
    try {
      const asked = act((place) => tx.objectStore(place));
      tx.oncomplete = () => resolve(asked.result);
      tx.onabort = () => reject(tx.error ?? asked.error ?? new Error('The telephone did not keep it.'));
    } catch (error) {
      // What was asked before the one that failed is not kept either.
      tx.abort();
      reject(error as Error);
    }
  });
}

export async function findMeta(): Promise<Meta | undefined> {
  const found = await run<Meta | FormerMeta | undefined>('meta', 'readonly', (store) => store.get('meta'));
  if (found === undefined || 'lock' in found) return found;
  const { salt, byPin, ...rest } = found;
  return { ...rest, lock: null, next: null, former: byPin === null ? null : { salt, byPin } };
}

export const saveMeta = (meta: Meta) => run('meta', 'readwrite', (store) => store.put(meta, 'meta'));
export const findSealed = (key: string) => run<Sealed | undefined>('sealed', 'readonly', (store) => store.get(key));
export const saveSealed = (key: string, sealed: Sealed) =>
  run('sealed', 'readwrite', (store) => store.put(sealed, key));
export const deleteSealed = (key: string) => run('sealed', 'readwrite', (store) => store.delete(key));
export const listSealedKeys = () => run<IDBValidKey[]>('sealed', 'readonly', (store) => store.getAllKeys());
export const listActs = () => run<Act[]>('act', 'readonly', (store) => store.getAll());
export const saveAct = (act: Act) => run('act', 'readwrite', (store) => store.put(act));
export const deleteAct = (n: number) => run('act', 'readwrite', (store) => store.delete(n));

/** What is written with acts: acts in whose stead they are made, and what lies sealed under a name from then on; null for nothing. */
export interface Beside {
  instead?: readonly number[];
  sealed?: readonly { key: string; sealed: Sealed | null }[];
}

/** Adds acts behind all others, in one transaction with what is written beside them: all of it is on disk when this resolves, or nothing. */
export async function addActs(
  acts: readonly Omit<Act, 'n'>[],
  { instead = [], sealed: named = [] }: Beside = {},
): Promise<number[]> {
  const keys: IDBRequest<IDBValidKey>[] = [];
  await within(named.length === 0 ? ['act'] : ['act', 'sealed'], 'readwrite', (at) => {
    for (const { key, sealed } of named) {
      if (sealed === null) at('sealed').delete(key);
      else at('sealed').put(sealed, key);
    }
    const store = at('act');
    for (const n of instead) store.delete(n);
    for (const act of acts) keys.push(store.add(act));
    return store.count();
  });
  return keys.map(({ result }) => Number(result));
}

/** Removes everything: what was sent lies at the bureau, what was not was handed over before. */
export async function wipe(): Promise<void> {
  opened?.then((db) => db.close()).catch(() => undefined);
  opened = null;
  await new Promise<void>((resolve) => {
    const asked = indexedDB.deleteDatabase(name);
    asked.onsuccess = asked.onerror = asked.onblocked = () => resolve();
  });
}
