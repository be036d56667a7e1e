/**
 * What the telephone holds while it is open: the data key, what it carries along, and the acts that wait. Screens read a picture
 * of it and are told of every change.
 */
import { afterWrongPin } from '../../../domain/device/device.ts';
import type { OutboxItem } from '../../../domain/device/outbox.ts';
import { slipCode } from '../../../domain/complaint/slip.ts';
import type { Typed } from '../../matter/matter-typed.ts';
import { handOverAll } from './hand-over-unsent.ts';
import {
  addAct,
  deleteAct,
  deleteSealed,
  findMeta,
  findSealed,
  listActs,
  saveAct,
  saveMeta,
  saveSealed,
  wipe,
  type Act,
  type Meta,
} from './store.ts';
import { keyOf, newBytes, open, openJson, pinKey, seal, sealJson, toBase64, fromBase64 } from './vault.ts';
import { later, readOf } from './carried-before.ts';
import { wire, type Bound, type Carried, type SeenArrived } from './wire.ts';

/** What an act says, as it lies sealed. */
export interface Body {
  item: OutboxItem;
  /** In the words of the list: who, and what was done. */
  title: string;
  /** What was typed into the form, so that a filing that was refused can be mended. */
  typed: Typed | null;
  /** Why it was not taken, and waits for the person. */
  problem: { code: string; zh: string; en: string } | null;
  arrived: SeenArrived | null;
}

export interface OpenAct {
  act: Act;
  body: Body;
}

interface Secret {
  /** Opens a session over the network. */
  key: string;
  slips: number;
}

export type Phase = 'starting' | 'new' | 'locked' | 'open' | 'gone';

export interface Picture {
  phase: Phase;
  meta: Meta | null;
  carried: Carried | null;
  acts: readonly OpenAct[];
  online: boolean;
  sending: boolean;
  /** Why the telephone was wiped, when it was. */
  gone: 'revoked' | 'closed' | null;
}

export class Keeper {
  picture: Picture = {
    phase: 'starting',
    meta: null,
    carried: null,
    acts: [],
    online: navigator.onLine,
    sending: false,
    gone: null,
  };
  readonly #heard = new Set<() => void>();
  #dataKey: CryptoKey | null = null;
  #rawKey: Uint8Array<ArrayBuffer> | null = null;
  #secret: Secret | null = null;
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

  /** Reads who the telephone is; asks nothing of the network. */
  async start(): Promise<void> {
    this.#windows ??= new BroadcastChannel('hongdun-station');
    this.#windows.onmessage = () => this.#close();
    const meta = (await findMeta()) ?? null;
    this.show({ meta, phase: meta === null ? 'new' : 'locked' });
  }

  /** Makes the store of a telephone that was bound just now. */
  async setUp(bound: Bound, pin: string, carried: Carried): Promise<void> {
    const raw = newBytes(32);
    this.#rawKey = raw;
    this.#dataKey = await keyOf(raw);
    this.#secret = { key: bound.key, slips: 0 };
    const { id: deviceId, mark, word } = bound;
    const salt = toBase64(newBytes(16));
    const meta: Meta = {
      deviceId,
      mark,
      word,
      stationName: carried.station.name,
      personName: carried.person.name,
      salt,
      byPin: await seal(await pinKey(pin, salt), raw),
      byRecovery: await seal(await keyOf(fromBase64(bound.recovery)), raw),
      tries: { wrong: 0, notBefore: 0 },
    };
    await this.#keep('secret', this.#secret);
    await this.#keep('carried', carried);
    await saveMeta(meta);
    this.show({ meta, carried, acts: [], phase: 'open', gone: null });
  }

  /** Opens the store; says what was wrong otherwise: a PIN too many, or one that is not the right one. */
  async unlock(pin: string): Promise<'open' | 'wrong' | 'wait' | 'forgotten'> {
    const { meta } = this.picture;
    if (meta === null || meta.byPin === null) return 'forgotten';
    if (Date.now() < meta.tries.notBefore) return 'wait';
    try {
      const raw = await open(await pinKey(pin, meta.salt), meta.byPin);
      await this.#openWith(raw, { ...meta, tries: { wrong: 0, notBefore: 0 } });
      return 'open';
    } catch {
      const { forget, ...tries } = afterWrongPin(meta.tries, Date.now());
      const next = { ...meta, tries, byPin: forget ? null : meta.byPin };
      await saveMeta(next);
      this.show({ meta: next });
      return forget ? 'forgotten' : tries.notBefore > Date.now() ? 'wait' : 'wrong';
    }
  }

  /** Opens the store with the recovery key of a new sign-in, and gives it a new PIN; nothing in it is lost. */
  async recover(bound: Bound, pin: string): Promise<void> {
    const { meta } = this.picture;
    if (meta === null) throw new Error('There is no store to recover.');
    const raw = await open(await keyOf(fromBase64(bound.recovery)), meta.byRecovery);
    const { mark, word } = bound;
    const byPin = await seal(await pinKey(pin, meta.salt), raw);
    await this.#openWith(raw, { ...meta, mark, word, byPin, tries: { wrong: 0, notBefore: 0 } }, bound.key);
  }

  async changePin(pin: string): Promise<void> {
    const { meta } = this.picture;
    if (meta === null || this.#rawKey === null) return;
    const next = { ...meta, byPin: await seal(await pinKey(pin, meta.salt), this.#rawKey) };
    await saveMeta(next);
    this.show({ meta: next });
  }

  /** Locked means signed out, in every window: nothing is known here any more, and what waits lies sealed until the next opening. */
  lock(): void {
    this.#close();
    this.#windows?.postMessage('lock');
  }

  #close(): void {
    if (this.picture.phase !== 'open') return;
    void wire.leave();
    this.#dataKey = this.#rawKey = null;
    this.#secret = null;
    this.show({ phase: 'locked', carried: null, acts: [] });
  }

  async #openWith(raw: Uint8Array<ArrayBuffer>, meta: Meta, key?: string): Promise<void> {
    this.#rawKey = raw;
    this.#dataKey = await keyOf(raw);
    const secret = await this.#find<Secret>('secret');
    if (secret === null) throw new Error('The store has no secret.');
    this.#secret = key === undefined ? secret : { ...secret, key };
    if (key !== undefined) await this.#keep('secret', this.#secret);
    await saveMeta(meta);
    const carried = await this.#find<Carried>('carried');
    const whole = carried === null ? null : { ...later, ...carried };
    this.show({ meta, carried: whole, acts: await this.#readActs(), phase: 'open', gone: null });
  }

  async #readActs(): Promise<OpenAct[]> {
    const acts = await listActs();
    return Promise.all(acts.map(async (act) => ({ act, body: await openJson<Body>(this.#key, act.sealed) })));
  }

  get #key(): CryptoKey {
    if (this.#dataKey === null) throw new Error('The store is locked.');
    return this.#dataKey;
  }

  async #keep(name: string, value: unknown): Promise<void> {
    await saveSealed(name, await sealJson(this.#key, value));
  }

  async #find<T>(name: string): Promise<T | null> {
    const sealed = await findSealed(name);
    return sealed === undefined ? null : openJson<T>(this.#key, sealed);
  }

  /** What came just now; what has been read here since it was asked for stays read. */
  async keepCarried(carried: Carried): Promise<void> {
    await this.#carry({ ...carried, messages: readOf(carried.messages, await this.unsentReads()) });
  }

  /** Marks what was told as read, here at once and at the bureau with the next contact; nothing of it is sealed away unsaid. */
  async read(ids: readonly string[]): Promise<void> {
    const { carried } = this.picture;
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

  async #carry(carried: Carried): Promise<void> {
    await this.#keep('carried', carried);
    this.show({ carried });
  }

  /** What is being typed, kept as it is typed. */
  keepDraft = (name: string, value: unknown): Promise<void> => this.#keep(`draft ${name}`, value);
  findDraft = <T>(name: string): Promise<T | null> => this.#find<T>(`draft ${name}`);
  clearDraft = (name: string): Promise<unknown> => deleteSealed(`draft ${name}`);

  /** The next slip number of this telephone; counted on disk before it is shown, so that none is given twice. */
  async takeSlip(): Promise<{ code: string; queryCode: string }> {
    const { meta, carried } = this.picture;
    if (this.#secret === null || meta === null || carried === null) throw new Error('The store is locked.');
    this.#secret = { ...this.#secret, slips: this.#secret.slips + 1 };
    await this.#keep('secret', this.#secret);
    const random = crypto.getRandomValues(new Uint32Array(1))[0] as number;
    const queryCode = String(random % 1_000_000).padStart(6, '0');
    return { code: slipCode(carried.station.id, meta.mark, this.#secret.slips), queryCode };
  }

  /** Keeps an act behind all others; it is on disk when this resolves. */
  async add(
    chain: string,
    body: Body,
    photos: readonly { id: string; bytes: Uint8Array<ArrayBuffer> }[],
  ): Promise<void> {
    const kept = [];
    for (const { id, bytes } of photos) kept.push({ id, sealed: await seal(this.#key, bytes) });
    const sealed = await sealJson(this.#key, body);
    const act = { id: body.item.id, chain, state: 'waiting' as const, sealed, photos: kept };
    const n = await addAct(act);
    this.show({ acts: [...this.picture.acts, { act: { ...act, n }, body }] });
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

  /** Signs in with the key of the telephone. */
  async enter(): Promise<void> {
    const { meta } = this.picture;
    if (meta === null || this.#secret === null) return;
    const { standing, token } = await wire.enter(meta.deviceId, { word: meta.word, key: this.#secret.key });
    wire.hold(token);
    if (standing !== 'active') await this.#go(meta, standing);
    // Locked meanwhile: it leaves at once.
    else if (this.picture.phase !== 'open') await wire.leave();
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
    this.#dataKey = this.#rawKey = null;
    this.#secret = null;
    this.show({ phase: 'gone', meta: null, carried: null, acts: [] });
  }
}
