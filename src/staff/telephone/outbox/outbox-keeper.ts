/**
 * What the telephone holds while it is open: the data key, what it carries along, and the acts that wait. Screens read a picture
 * of it and are told of every change.
 */
import { afterWrongPin, isFigures } from '../../../domain/device/pin.ts';
import { slipCode } from '../../../domain/complaint/slip.ts';
import { ProblemError } from '../../base/client.ts';
import { handOverAll } from './hand-over-unsent.ts';
import {
  addActs,
  deleteAct,
  deleteSealed,
  findMeta,
  findSealed,
  listActs,
  listSealedKeys,
  saveAct,
  saveMeta,
  saveSealed,
  wipe,
  type Act,
  type Beside,
  type FormerLock,
  type Full,
  type Meta,
} from './store.ts';
import {
  CannotStretch,
  halfLockOf,
  isPast,
  lockOf,
  newKeys,
  offlineOf,
  openOffline,
  openShared,
  proofOf,
  sharedOf,
  typedKeys,
  type PinKeys,
  type PinLock,
} from './pin-lock.ts';
import { drawnCode, keyOf, newBytes, open, openJson, formerPinKey, seal, sealJson, fromBase64 } from './vault.ts';
import { draftKey, leftOf, photoOfAct, sealedActs, type Body, type KeptWith, type OpenAct } from './kept-acts.ts';
import { readOf, wholeOf } from './carried-before.ts';
import { clearableOf, photoKey, type Clearable } from './room.ts';
import { measure, phoneClock, type Clock } from './clock.ts';
import { isDay, wire, type AnyCarried, type Bound, type Carried, type Day } from './wire.ts';

interface Secret {
  /** Signed a telephone from before in; empty since its key lies behind the server's share. */
  key: string;
  slips: number;
}

/** What came of a PIN that was typed, and what the server said of it. */
export interface Opening {
  said: 'open' | 'wrong' | 'wait' | 'forgotten' | 'needs network' | 'too old';
  words: { zh: string; en: string } | null;
}

/** What is known while the store is open, and forgotten when it is locked. */
interface Opened {
  store: CryptoKey;
  raw: Uint8Array<ArrayBuffer>;
  secret: Secret;
  /** Null in a browser that is too old to stretch a PIN. */
  pin: PinKeys | null;
  /** Signs the telephone in; null until the server has given its share. */
  key: string | null;
  share: Uint8Array<ArrayBuffer> | null;
}

export type Phase = 'starting' | 'new' | 'locked' | 'open' | 'gone';

export interface Picture {
  phase: Phase;
  meta: Meta | null;
  /** What a station carries, or an officer for his day; null for the other of the two, and while the store is locked. */
  carried: Carried | null;
  day: Day | null;
  acts: readonly OpenAct[];
  online: boolean;
  /** Whether the bureau answered the last time it was asked: a network in name alone is none. */
  reached: boolean;
  sending: boolean;
  /** Why the telephone was wiped, when it was. */
  gone: 'revoked' | 'closed' | null;
  /** How the clock of the telephone stands, as it was measured last. */
  clock: Clock;
  /** The telephone had no room for what was to be kept just now; null where it had. */
  full: Full | null;
}

export class Keeper {
  picture: Picture = {
    phase: 'starting',
    meta: null,
    carried: null,
    day: null,
    acts: [],
    online: navigator.onLine,
    reached: true,
    sending: false,
    gone: null,
    clock: phoneClock.known(),
    full: null,
  };
  readonly #heard = new Set<() => void>();
  #opened: Opened | null = null;
  /** The other windows of this telephone. */
  #windows: BroadcastChannel | null = null;

  subscribe = (heard: () => void): (() => void) => {
    this.#heard.add(heard);
    return () => this.#heard.delete(heard);
  };

  show(change: Partial<Picture>): void {
    this.picture = { ...this.picture, ...change };
    for (const heard of this.#heard) heard();
  }

  /** Measures the clock where there is a network; it is known without one from then on. */
  async measureClock(): Promise<boolean> {
    const clock = await measure();
    if (clock === null) return false;
    this.show({ clock });
    if (this.#opened !== null) await this.#keep('clock', clock).catch(() => undefined);
    return true;
  }

  /** Reads who the telephone is; asks nothing of the network. */
  async start(): Promise<void> {
    this.#windows ??= new BroadcastChannel('hongdun-station');
    this.#windows.onmessage = () => void this.#reload();
    const meta = (await findMeta()) ?? null;
    this.show({ meta, phase: meta === null ? 'new' : 'locked' });
    await this.expire();
  }

  /**
   * What is carried, and what opens it without a network, goes by itself when the time is past. What waits to be sent stays: it opens
   * with the server's share.
   */
  async expire(): Promise<void> {
    const { meta, phase } = this.picture;
    const offline = meta?.lock?.offline ?? null;
    if (meta === null || meta.lock === null || offline === null || phase !== 'locked') return;
    if (meta.lock.shared === null || Date.now() < offline.until) return;
    await deleteSealed('carried');
    await this.#saveMeta({ ...meta, lock: { ...meta.lock, offline: null }, next: null });
  }

  /** Another window was locked, or has another PIN: this one is locked too, and reads what that one wrote. */
  async #reload(): Promise<void> {
    this.#close();
    if (this.picture.phase !== 'locked') return;
    const meta = (await findMeta()) ?? null;
    this.show({ meta, phase: meta === null ? 'new' : 'locked' });
  }

  async #saveMeta(meta: Meta): Promise<void> {
    await saveMeta(meta);
    this.show({ meta });
  }

  /** Makes the store of a telephone that was bound just now. */
  async setUp(bound: Bound, pin: PinKeys, carried: AnyCarried): Promise<void> {
    const raw = newBytes(32);
    const opened = { ...behindOf(bound), raw, store: await keyOf(raw), secret: { key: '', slips: 0 }, pin };
    const { id: deviceId, mark, word } = bound;
    const meta: Meta = {
      deviceId,
      mark,
      word,
      stationName: isDay(carried) ? carried.office.name : carried.station.name,
      personName: carried.person.name,
      isField: isDay(carried),
      lock: await lockOf(pin, { store: raw, key: bound.key }, opened.share, Date.now()),
      next: null,
      byRecovery: await seal(await keyOf(fromBase64(bound.recovery)), raw),
      tries: { wrong: 0, notBefore: 0 },
      former: null,
    };
    this.#opened = opened;
    await this.#keep('secret', opened.secret);
    await this.#keep('carried', carried);
    await saveMeta(meta);
    this.show({ meta, ...placed(carried), acts: [], phase: 'open', gone: null });
  }

  /** Opens the store; says what was wrong otherwise. Where there is a network the server counts the tries, else the telephone alone. */
  async unlock(typed: string): Promise<Opening> {
    const { meta } = this.picture;
    if (meta === null || (meta.lock === null && meta.former === null)) return saying('forgotten');
    if (Date.now() < meta.tries.notBefore) return saying('wait');
    try {
      if (meta.former !== null) return await this.#unlockFormer(meta, meta.former, typed);
      return await this.#unlockBy(meta, meta.lock as PinLock, typed);
    } catch (error) {
      if (error instanceof CannotStretch) return saying('too old');
      throw error;
    }
  }

  async #unlockBy(meta: Meta, lock: PinLock, typed: string): Promise<Opening> {
    const pin = await typedKeys(typed, lock);
    const locks = [lock, meta.next].filter((one) => one !== null);
    const told = lock.shared === null ? null : await this.#askShare(meta, pin);
    if (told instanceof ProblemError) return this.#countWrong(told);
    if (told === 'gone') return saying('forgotten');
    for (const one of locks) {
      const behind = told === null ? null : await openShared(one, pin, told);
      const raw = behind?.store ?? (await openOffline(one, pin, Date.now()));
      if (raw === null) continue;
      // Which of two PINs is the one of today only the server says.
      const opening = told === null ? meta : { ...meta, lock: one, next: null };
      await this.#openWith(raw, opening, { pin, key: behind?.key ?? null, share: told });
      return saying('open');
    }
    if (told === null && locks.every((one) => isPast(one, Date.now()))) return saying('needs network');
    return this.#countWrong(null);
  }

  /** A telephone from before opens as it did, and has the new lock from then on; the old one is gone with the same writing. */
  async #unlockFormer(meta: Meta, former: FormerLock, typed: string): Promise<Opening> {
    const raw = await open(await formerPinKey(typed, former.salt), former.byPin).catch(() => null);
    if (raw === null) return this.#countWrong(null);
    // A browser too old for the new lock goes on with the one that it has.
    const pin = await newKeys(typed).catch((error: unknown) => {
      if (error instanceof CannotStretch) return null;
      throw error;
    });
    const opening = pin === null ? meta : { ...meta, lock: await halfLockOf(pin, raw, Date.now()), former: null };
    await this.#openWith(raw, opening, { pin, key: null, share: null });
    this.#windows?.postMessage('lock');
    return saying('open');
  }

  /** Notes a wrong PIN here; `told` is what the server said of it, where it was asked. */
  async #countWrong(told: ProblemError | null): Promise<Opening> {
    const { meta } = this.picture;
    if (meta === null) return saying('forgotten');
    const words = told === null ? null : { zh: told.zh, en: told.en };
    if (told?.code === 'pin-wait') return { said: 'wait', words };
    const { forget, ...tries } = afterWrongPin(meta.tries, Date.now());
    if (forget || told?.code === 'pin-forgotten') {
      await this.#saveMeta({ ...meta, tries, lock: null, next: null, former: null });
      return { said: 'forgotten', words };
    }
    await this.#saveMeta({ ...meta, tries });
    return tries.notBefore > Date.now() ? saying('wait') : { said: 'wrong', words };
  }

  /** The server's share; null where it cannot be reached, and what it refused of the PIN. */
  async #askShare(meta: Meta, pin: PinKeys): Promise<Uint8Array<ArrayBuffer> | ProblemError | 'gone' | null> {
    if (!navigator.onLine) return null;
    try {
      const { standing, share } = await wire.open(meta.deviceId, { word: meta.word, proof: await proofOf(pin) });
      if (share !== null) return fromBase64(share);
      if (standing !== 'active') await this.#go(meta, standing);
      return 'gone';
    } catch (error) {
      return error instanceof ProblemError && error.code.startsWith('pin-') ? error : null;
    }
  }

  /** Opens the store with the recovery key of a new sign-in, and gives it a new PIN; nothing in it is lost. */
  async recover(bound: Bound, pin: PinKeys): Promise<void> {
    const { meta } = this.picture;
    if (meta === null) throw new Error('There is no store to recover.');
    const raw = await open(await keyOf(fromBase64(bound.recovery)), meta.byRecovery);
    const { mark, word } = bound;
    const behind = behindOf(bound);
    const lock = await lockOf(pin, { store: raw, key: bound.key }, behind.share, Date.now());
    await this.#openWith(raw, { ...meta, mark, word, lock, next: null, former: null }, { pin, ...behind });
  }

  /** Whether the PIN of the open telephone was typed; wrong ones are counted, and too many lock it. */
  async provesPin(typed: string): Promise<boolean> {
    const known = this.#opened?.pin ?? null;
    if (known === null) throw new CannotStretch();
    if ((await proofOf(await typedKeys(typed, known))) === (await proofOf(known))) return true;
    if ((await this.#countWrong(null)).said !== 'wrong') this.lock();
    return false;
  }

  /**
   * False when the present PIN is another one: whoever holds an open telephone makes it his own by no PIN of his. Needs the network: the
   * server counts the tries at the new PIN from now on. A lost answer leaves both locks, and one of them opens.
   */
  async changePin(present: string, typed: string): Promise<boolean> {
    if (!(await this.provesPin(present))) return false;
    const known = this.#opened?.pin ?? null;
    if (known === null) throw new CannotStretch();
    if (!wire.isSignedIn()) await this.enter();
    const { meta } = this.picture;
    const opened = this.#opened;
    if (meta === null || opened === null || opened.key === null || opened.share === null) throw unreached();
    const pin = await typedKeys(typed, { ...known, isFigures: isFigures(typed) });
    const next = await lockOf(pin, { store: opened.raw, key: opened.key }, opened.share, Date.now());
    await this.#saveMeta({ ...meta, next });
    await wire.choosePin(meta.deviceId, await proofOf(pin));
    this.#opened = { ...opened, pin };
    await this.#saveMeta({ ...meta, lock: next, next: null, tries: { wrong: 0, notBefore: 0 } });
    this.#windows?.postMessage('lock');
    return true;
  }

  /** Locked means signed out, in every window: nothing is known here any more, and what waits lies sealed until the next opening. */
  lock(): void {
    this.#close();
    this.#windows?.postMessage('lock');
  }

  #close(): void {
    if (this.picture.phase !== 'open') return;
    void wire.leave();
    this.#opened = null;
    this.show({ phase: 'locked', carried: null, day: null, acts: [] });
  }

  async #openWith(
    raw: Uint8Array<ArrayBuffer>,
    opening: Meta,
    how: Pick<Opened, 'pin' | 'key' | 'share'>,
  ): Promise<void> {
    const store = await keyOf(raw);
    const sealed = await findSealed('secret');
    if (sealed === undefined) throw new Error('The store has no secret.');
    const secret = await openJson<Secret>(store, sealed);
    this.#opened = { ...how, store, raw, secret, key: how.key ?? (secret.key === '' ? null : secret.key) };
    const meta = { ...opening, tries: { wrong: 0, notBefore: 0 } };
    await saveMeta(meta);
    // Since it lies behind the server's share it lies nowhere else.
    if ((meta.lock?.shared ?? null) !== null && secret.key !== '') await this.#keepSecret({ ...secret, key: '' });
    const carried = await this.#find<AnyCarried>('carried');
    if (phoneClock.known().heardAt === 0) phoneClock.hold((await this.#find<Clock>('clock')) ?? undefined);
    this.show({
      clock: phoneClock.known(),
      meta,
      ...placed(carried),
      acts: await this.#readActs(),
      phase: 'open',
      gone: null,
    });
  }

  async #readActs(): Promise<OpenAct[]> {
    const acts = await listActs();
    return Promise.all(acts.map(async (act) => ({ act, body: await openJson<Body>(this.#key, act.sealed) })));
  }

  get #key(): CryptoKey {
    if (this.#opened === null) throw new Error('The store is locked.');
    return this.#opened.store;
  }

  async #keep(name: string, value: unknown): Promise<void> {
    await saveSealed(name, await sealJson(this.#key, value));
  }

  async #keepSecret(secret: Secret): Promise<void> {
    if (this.#opened !== null) this.#opened.secret = secret;
    await this.#keep('secret', secret);
  }

  async #find<T>(name: string): Promise<T | null> {
    const sealed = await findSealed(name);
    return sealed === undefined ? null : openJson<T>(this.#key, sealed);
  }

  /** What came just now; what has been read here since it was asked for stays read. */
  async keepCarried(carried: AnyCarried): Promise<void> {
    await this.#carry({ ...carried, messages: readOf(carried.messages, await this.unsentReads()) });
    await this.#prolong();
  }

  /** The bureau was heard of: what is carried may be opened without a network for its days from now on. */
  async #prolong(): Promise<void> {
    const { meta } = this.picture;
    const pin = this.#opened?.pin ?? null;
    if (meta === null || meta.lock === null || this.#opened === null || pin === null) return;
    if (meta.next !== null || (await isElsewhere(meta.lock))) return;
    const next = await offlineOf(pin, this.#opened.raw, Date.now());
    // Once an hour is often enough for days.
    if (next !== null && next.until - (meta.lock.offline?.until ?? 0) > 3_600_000)
      await this.#saveMeta({ ...meta, lock: { ...meta.lock, offline: next } });
  }

  /** Marks what was told as read, here at once and at the bureau with the next contact; nothing of it is sealed away unsaid. */
  async read(ids: readonly string[]): Promise<void> {
    const carried = this.picture.carried ?? this.picture.day;
    if (carried === null) return;
    const waiting = (await this.#find<string[]>('reads')) ?? [];
    await this.#keep('reads', [...new Set([...waiting, ...ids])]);
    await this.#carry({ ...carried, messages: readOf(carried.messages, ids) });
  }

  /** What was read here and the bureau does not know of yet. */
  unsentReads = async (): Promise<string[]> => (await this.#find<string[]>('reads')) ?? [];

  /** Forgets what has been said; what was read meanwhile stays. */
  async sentReads(ids: readonly string[]): Promise<void> {
    const waiting = await this.unsentReads();
    await this.#keep(
      'reads',
      waiting.filter((id) => !ids.includes(id)),
    );
  }

  async #carry(carried: AnyCarried): Promise<void> {
    await this.#keep('carried', carried);
    this.show(placed(carried));
  }

  /** The photos that are not here yet, of those that what is carried names; those of what is over go. */
  async photosToFetch(): Promise<{ id: string; number: string }[]> {
    const named = (this.picture.carried?.checks ?? []).flatMap(({ number, photo }) =>
      photo === null ? [] : [{ id: photo.id, number }],
    );
    const here = (await listSealedKeys()).filter(
      (key): key is string => typeof key === 'string' && key.startsWith(photoKey('')),
    );
    for (const key of here) if (!named.some(({ id }) => photoKey(id) === key)) await deleteSealed(key);
    return named.filter(({ id }) => !here.includes(photoKey(id)));
  }

  keepPhoto = async (id: string, bytes: Uint8Array<ArrayBuffer>): Promise<void> =>
    saveSealed(photoKey(id), await seal(this.#key, bytes)).then(() => undefined);

  async findPhoto(id: string): Promise<Uint8Array<ArrayBuffer> | null> {
    const sealed = await findSealed(photoKey(id));
    return sealed === undefined ? null : open(this.#key, sealed);
  }

  /** A photo that was taken and belongs to no act yet: it survives a reload as what is typed does. */
  keepShot = async (id: string, bytes: Uint8Array<ArrayBuffer>): Promise<void> =>
    saveSealed(shotKey(id), await seal(this.#key, bytes)).then(() => undefined);

  async findShot(id: string): Promise<Uint8Array<ArrayBuffer> | null> {
    // One of an act that was not taken lies with the act.
    const sealed = (await findSealed(shotKey(id))) ?? photoOfAct(this.picture.acts, id);
    return sealed === undefined ? null : open(this.#key, sealed);
  }

  clearShot = (id: string): Promise<unknown> => deleteSealed(shotKey(id));

  /** What is being typed, kept as it is typed: one writing after the other, and a page that opens meanwhile reads the last of them. */
  keepDraft = (name: string, value: unknown): Promise<void> =>
    this.#behind(name, () => this.#keep(draftKey(name), value));
  findDraft = async <T>(name: string): Promise<T | null> => {
    await this.#writing.get(name)?.catch(() => undefined);
    return this.#find<T>(draftKey(name));
  };
  clearDraft = (name: string): Promise<unknown> => this.#behind(name, () => deleteSealed(draftKey(name)));

  /** Of each draft, the writing that was asked for last. */
  readonly #writing = new Map<string, Promise<unknown>>();

  #behind<T>(name: string, write: () => Promise<T>): Promise<T> {
    const before = this.#writing.get(name) ?? Promise.resolve();
    const done = before.catch(() => undefined).then(write);
    this.#writing.set(name, done);
    const forget = () => {
      if (this.#writing.get(name) === done) this.#writing.delete(name);
    };
    void done.then(forget, forget);
    return done;
  }

  /**
   * Keeps a filing under the next slip number of this telephone. The number is counted in the same writing that keeps the filing: one that
   * finds no room takes none, and no two get the same, whichever window they were typed in.
   */
  addFiling = (
    chain: string,
    made: (slip: { code: string; queryCode: string }) => Body,
    kept: KeptWith = {},
  ): Promise<void> =>
    navigator.locks.request('hongdun-slip', async () => {
      const { meta, carried } = this.picture;
      const opened = this.#opened;
      if (opened === null || meta === null || carried === null) throw new Error('The store is locked.');
      const { slips } = (await this.#find<Secret>('secret')) ?? opened.secret;
      const secret = { ...opened.secret, slips: slips + 1 };
      const slip = { code: slipCode(carried.station.id, meta.mark, secret.slips), queryCode: drawnCode() };
      await this.#add(chain, [made(slip)], kept, [{ key: 'secret', sealed: await sealJson(opened.store, secret) }]);
      opened.secret = secret;
    });

  /**
   * Keeps what was done in one press behind all others, and takes away what was typed for it: all of it is on disk when this resolves, or
   * nothing. Killed in between, a telephone either has the act or still has what was typed, never both.
   */
  add = (chain: string, made: readonly Body[], kept: KeptWith = {}): Promise<void> => this.#add(chain, made, kept, []);

  async #add(
    chain: string,
    made: readonly Body[],
    kept: KeptWith,
    beside: NonNullable<Beside['sealed']>,
  ): Promise<void> {
    const { draft, instead = [] } = kept;
    const acts = await sealedActs(this.#key, chain, made, kept);
    const gone = instead.map(({ act: { n } }) => n);
    const write = async () =>
      addActs(
        acts.map(({ act }) => act),
        { instead: gone, sealed: [...(await leftOf(this.#key, draft)), ...beside] },
      );
    const numbers = await (draft === undefined ? write() : this.#behind(draft.name, write));
    const added = acts.map(({ act, body }, i) => ({ act: { ...act, n: numbers[i] ?? 0 }, body }));
    this.show({ acts: [...this.picture.acts.filter(({ act: { n } }) => !gone.includes(n)), ...added] });
  }

  /** Throws away what the bureau has and gives again: acts that arrived before today, and photos that were carried along. Nothing that waits is touched. */
  async makeRoom(today: string): Promise<void> {
    const { acts, photos } = await this.clearable(today);
    for (const one of acts) await this.remove(one);
    for (const key of photos) await deleteSealed(key);
  }

  async clearable(today: string): Promise<Clearable<OpenAct>> {
    return clearableOf(this.picture.acts, await listSealedKeys(), today);
  }

  /** Writes what has become of an act, or how the person changed it. */
  async change({ act }: OpenAct, state: Act['state'], body: Body): Promise<void> {
    const sealed = await sealJson(this.#key, body);
    // Photos that have arrived lie at the bureau, and not on a telephone that may be lost.
    const next: Act = { ...act, state, sealed, photos: state === 'sent' ? [] : act.photos };
    await saveAct(next);
    this.show({ acts: this.picture.acts.map((one) => (one.act.n === act.n ? { act: next, body } : one)) });
  }

  async remove({ act }: OpenAct): Promise<void> {
    await deleteAct(act.n);
    this.show({ acts: this.picture.acts.filter((one) => one.act.n !== act.n) });
  }

  /** Takes back what was not sent; false where it is being sent at this moment, or another window has sent it. */
  async withdraw(one: OpenAct): Promise<boolean> {
    const { n } = one.act;
    return navigator.locks.request('hongdun-outbox', { ifAvailable: true }, async (lock) => {
      const waits = lock !== null && (await listActs()).some((act) => act.n === n && act.state === 'waiting');
      if (waits) await this.remove(one);
      return waits;
    });
  }

  openPhotos({ act }: OpenAct): Promise<{ id: string; bytes: Uint8Array<ArrayBuffer> }[]> {
    return Promise.all(act.photos.map(async ({ id, sealed }) => ({ id, bytes: await open(this.#key, sealed) })));
  }

  /** Asks where the telephone stands; one that is cut off or left behind hands over what it has, and wipes itself. */
  async hear(): Promise<void> {
    const { meta } = this.picture;
    if (meta === null) return;
    const { standing } = await wire.contact(meta.deviceId, meta.word);
    if (standing !== 'active') await this.#go(meta, standing);
  }

  /** Signs in with the key of the telephone, for which a store that was opened without a network has to ask the server's share first. */
  async enter(): Promise<void> {
    const { meta } = this.picture;
    if (meta === null || this.#opened === null) return;
    const key = this.#opened.key ?? (await this.#askKey(meta, this.#opened));
    if (key === null) return;
    const { standing, token } = await wire.enter(meta.deviceId, { word: meta.word, key });
    wire.hold(token);
    if (standing !== 'active') return this.#go(meta, standing);
    // Locked meanwhile: it leaves at once.
    if (this.#opened === null) return wire.leave();
    if (meta.lock !== null && meta.lock.shared === null) await this.#share(meta, meta.lock, this.#opened);
  }

  /** The key by the server's share; null when the telephone was locked or wiped instead. */
  async #askKey(meta: Meta, opened: Opened): Promise<string | null> {
    if (opened.pin === null) throw unreached();
    const told = await this.#askShare(meta, opened.pin);
    if (told === null) throw unreached();
    // Somebody who copied the store tries PINs at the server; whoever opened this one waits, and works on.
    if (told instanceof ProblemError && told.code === 'pin-wait') throw told;
    if (told === 'gone') return null;
    if (!(told instanceof ProblemError))
      for (const lock of [meta.lock, meta.next]) {
        const behind = lock === null ? null : await openShared(lock, opened.pin, told);
        if (behind === null) continue;
        this.#opened = { ...opened, key: behind.key, share: told };
        await this.#saveMeta({ ...meta, lock, next: null });
        return behind.key;
      }
    // Another PIN was chosen, or too many were tried elsewhere: whoever knows the one of today types it.
    else if (told.code === 'pin-forgotten') await this.#saveMeta({ ...meta, lock: null, next: null });
    this.lock();
    return null;
  }

  /** A telephone from before tells the server of its PIN, and puts its own key behind the share; then it lies nowhere else. */
  async #share(meta: Meta, lock: PinLock, opened: Opened): Promise<void> {
    const { pin, raw, key } = opened;
    if (key === null || pin === null) return;
    const share = fromBase64((await wire.choosePin(meta.deviceId, await proofOf(pin))).share);
    const shared = await sharedOf(pin, { store: raw, key }, share);
    await this.#saveMeta({ ...meta, lock: { ...lock, shared } });
    this.#opened = { ...opened, key, share };
    await this.#keepSecret({ ...opened.secret, key: '' });
  }

  async #go(meta: Meta, standing: 'revoked' | 'closed'): Promise<void> {
    await this.part(meta);
    this.show({ gone: standing });
  }

  /** Hands over what has not been sent, without the PIN, and empties the telephone. */
  async part(meta: Meta): Promise<void> {
    await handOverAll(meta);
    await wire.wiped(meta.deviceId, meta.word);
    await wipe();
    wire.hold(null);
    this.#opened = null;
    this.show({ phase: 'gone', meta: null, carried: null, day: null, acts: [] });
  }
}

/** Whether another window has put another lock in its place. */
async function isElsewhere({ shared }: PinLock): Promise<boolean> {
  return (await findMeta())?.lock?.shared?.key.data !== shared?.key.data;
}

const shotKey = (id: string) => `shot ${id}`;

/** What is carried in its place: a station's, or an officer's day. */
function placed(carried: AnyCarried | null): Pick<Picture, 'carried' | 'day'> {
  if (carried === null) return { carried: null, day: null };
  return isDay(carried) ? { carried: null, day: carried } : { carried: wholeOf(carried), day: null };
}

function saying(said: Opening['said']): Opening {
  return { said, words: null };
}

function behindOf({ key, share }: Bound): { key: string; share: Uint8Array<ArrayBuffer> } {
  return { key, share: fromBase64(share) };
}

function unreached(): ProblemError {
  return new ProblemError({
    code: 'unreachable',
    status: 0,
    zh: '连不上服务器；有网时再来。',
    en: 'The server cannot be reached; try again with a network.',
  });
}
