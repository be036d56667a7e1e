/** Sends what waits, one act after the other in the order in which they were done, each until it has arrived once. */
import { isFieldItem, type AnyItem, type FieldItem } from '../../../domain/device/field-outbox.ts';
import { isUrgent, nextToSend, retryWait, type OutboxItem } from '../../../domain/device/outbox.ts';
import { againMoves } from '../../../domain/supervision/inspection/visit-moves.ts';
import { isClockWrong, stillAhead } from '../../../domain/matter/acted-at.ts';
import { ProblemError } from '../../base/client.ts';
import { phoneClock } from './clock.ts';
import type { Keeper } from './outbox-keeper.ts';
import type { Body, OpenAct } from './kept-acts.ts';
import { wire, type Day, type SeenArrived } from './wire.ts';

/** How long what was sent stays on the list. */
const keepSentMs = 14 * 86_400_000;

/** The bureau takes no more marks at once; the rest goes with the next contact. */
const mostReadAtOnce = 200;

export class Sender {
  readonly #keeper: Keeper;
  /** In a row while there was a line: hours without one say nothing of the bureau. */
  #failures = 0;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #busy = false;
  /** Something was done while the last of it was being sent. */
  #again = false;

  constructor(keeper: Keeper) {
    this.#keeper = keeper;
  }

  /** Tries now; of several windows of one telephone only one sends. */
  async send(): Promise<void> {
    if (this.#keeper.picture.phase !== 'open' || !navigator.onLine) return;
    this.#again = this.#busy;
    if (this.#busy) return;
    this.#busy = true;
    this.#stopTimer();
    try {
      await navigator.locks.request('hongdun-outbox', async () => this.#sendAll(false));
    } finally {
      this.#busy = false;
      this.#keeper.show({ sending: false });
    }
    // What was stored after the last was sent, while its news was being fetched, does not wait for the clock.
    if (this.#again && this.#timer === null) await this.send();
  }

  async #sendAll(isAnew: boolean): Promise<void> {
    const keeper = this.#keeper;
    keeper.show({ sending: true });
    let hasLine = false;
    try {
      hasLine = await keeper.measureClock();
      if (!wire.isSignedIn()) await keeper.enter();
      if (keeper.picture.phase !== 'open') return;
      for (let next = this.#next(); next !== null; next = this.#next()) await this.#sendOne(next);
      await this.#sendReads();
      await keeper.keepCarried(await (keeper.picture.meta?.isField === true ? this.#day() : wire.provisions()));
      await this.#fetchPhotos();
      await this.#forget();
      this.#failures = 0;
      keeper.show({ reached: true });
    } catch (error) {
      // Locked meanwhile: what waits is sent after the next opening, under the same id.
      if (keeper.picture.phase !== 'open') return;
      if (!isAnew && isSignedOut(error) && wire.isSignedIn()) {
        wire.hold(null);
        await this.#sendAll(true);
        return;
      }
      this.#later(error, hasLine);
    }
  }

  /** With the numbers for decisions on the spot, filled up; where those do not come, the ones that lie here. */
  async #day(): Promise<Day> {
    const day = await wire.day();
    const { meta, day: before } = this.#keeper.picture;
    if (!day.mayPenalise || meta === null) return day;
    const { forms } = await wire.spotForms(meta.deviceId).catch(() => ({ forms: before?.spotForms ?? [] }));
    return { ...day, spotForms: forms };
  }

  async #sendReads(): Promise<void> {
    const ids = await this.#keeper.unsentReads();
    if (ids.length === 0) return;
    await wire.read(ids.slice(0, mostReadAtOnce));
    await this.#keeper.sentReads(ids.slice(0, mostReadAtOnce));
  }

  /** Each once, one after the other; what does not come, or finds no room, is asked for with the next contact and holds up nothing. */
  async #fetchPhotos(): Promise<void> {
    for (const { id, number } of await this.#keeper.photosToFetch()) {
      const bytes = await wire.checkPhoto(number).catch(() => null);
      if (bytes === null || this.#keeper.picture.phase !== 'open') return;
      await this.#keeper.keepPhoto(id, bytes).catch(() => undefined);
    }
    this.#keeper.show({});
  }

  #next = (): OpenAct | null => nextToSend(this.#keeper.picture.acts);

  async #sendOne(next: OpenAct): Promise<void> {
    const keeper = this.#keeper;
    const open = behindArrived(next, keeper.picture.acts);
    const { body } = open;
    try {
      const photos = await keeper.openPhotos(open);
      if (photos.length > 0) await wire.attach(photos);
      const askedAt = Date.now();
      const arrived = await (isFieldItem(body.item)
        ? wire.fieldAct(body.item)
        : wire.act(timed(body.item, body.aheadMs)));
      await keeper.change(open, 'sent', { ...body, problem: null, arrived, askedAt, draft: null });
      await this.#followOn(open, arrived);
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      if (error.code === 'device-revoked') {
        await keeper.hear();
        return;
      }
      // The network, a server that starts anew, too many at once: the same again, later.
      if (error.status === 0 || error.status >= 500 || error.status === 429 || error.status === 401) throw error;
      const { code, zh, en, fields } = error;
      const [first] = fields;
      const problem = { code, zh: first?.zh ?? zh, en: first?.en ?? en };
      await keeper.change(open, 'held', { ...body, problem });
    }
  }

  /** What was done here behind this act was done knowing of it: it follows the version that this one made. */
  async #followOn({ act, body }: OpenAct, arrived: SeenArrived): Promise<void> {
    if (isFieldItem(body.item)) {
      // What was typed for an act of a program from before still lies in its place.
      if (body.item.kind === 'step' && body.draft === undefined)
        await this.#keeper.clearDraft(`${draftOf(body.item.move)} ${body.item.entryId}`);
      return this.#followField(body.item, arrived);
    }
    const { number, version } = arrived;
    for (const later of this.#keeper.picture.acts) {
      if (later.act.chain !== act.chain || later.act.state !== 'waiting') continue;
      const item = isFieldItem(later.body.item) ? null : followed(later.body.item, body.item, number, version);
      if (item !== null) await this.#keeper.change(later, 'waiting', { ...later.body, item });
    }
  }

  /** The steps behind it on the same entry follow its version; what named a sortie that joined another's names that one. */
  async #followField(item: FieldItem, { entryId, version }: SeenArrived): Promise<void> {
    if (entryId === undefined) return;
    for (const later of this.#keeper.picture.acts) {
      if (later.act.state !== 'waiting') continue;
      const next = followedField(later.body.item, item, entryId, version);
      if (next !== null) await this.#keeper.change(later, 'waiting', { ...later.body, item: next });
    }
  }

  async #forget(): Promise<void> {
    for (const one of this.#keeper.picture.acts) {
      const { arrived } = one.body;
      if (arrived !== null && Date.now() - Date.parse(arrived.arrivedAt) > keepSentMs) await this.#keeper.remove(one);
    }
  }

  #later(error: unknown, hasLine: boolean): void {
    if (!(error instanceof ProblemError)) throw error;
    this.#failures = hasLine ? this.#failures + 1 : 0;
    const isUnreached = error.status === 0;
    if (isUnreached) this.#keeper.show({ reached: false });
    this.#timer = setTimeout(() => void this.send(), retryWait(this.#failures, hasLine) * 1000);
  }

  #stopTimer(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }
}

/** With how far the clock was ahead by which it was told, where that was not known then. */
export function timed(item: OutboxItem, takenOffMs = 0): OutboxItem {
  const clockAheadMs = stillAhead(Date.parse(item.actedAt), phoneClock.now(), phoneClock.known().aheadMs, takenOffMs);
  return isClockWrong(clockAheadMs) ? { ...item, clockAheadMs } : item;
}

/** What was done while the news of one that had arrived was still on its way was done knowing of that one: it stands behind it. */
export function behindArrived(open: OpenAct, acts: readonly OpenAct[]): OpenAct {
  let { item } = open.body;
  for (const { act, body } of acts) {
    if (act.chain !== open.act.chain || act.n >= open.act.n || act.state !== 'sent' || body.arrived === null) continue;
    if (isFieldItem(item) || isFieldItem(body.item)) continue;
    const next = followed(item, body.item, body.arrived.number, body.arrived.version);
    // What was done knowing more than that act made, of others' steps too, stays on what it knew.
    if (next !== null && seenBy(next) >= seenBy(item)) item = next;
  }
  return item === open.body.item ? open : { ...open, body: { ...open.body, item } };
}

/** The version on which it was done; null is before any. */
function seenBy(item: OutboxItem): number {
  return 'version' in item ? (item.version ?? 0) : 0;
}

/** The later act as it stands behind the one that arrived: with its number and version, where both were done from one state. */
function followed(later: OutboxItem, before: OutboxItem, number: string, version: number): OutboxItem | null {
  // A call that rang before its filing was taken knows of no matter.
  if (before.kind === 'move' && number === '') return null;
  if (later.kind === 'filing' || later.kind === 'posting' || before.kind === 'posting') return null;
  if (isAlone(later) || isAlone(before)) return null;
  // A later answer to a check corrects the one before, whatever stands.
  if (later.kind === 'area' || before.kind === 'area') return later;
  // A clue and a call leave the matter as it is.
  if (leaves(later) || leaves(before)) return { ...later, number } as OutboxItem;
  return isKnown(later, before, version) ? ({ ...later, number, version } as OutboxItem) : null;
}

/** Whether the later act was done knowing no more of the record than the one before it. */
function isKnown(later: { version: number }, before: OutboxItem, version: number): boolean {
  if (before.kind === 'filing') return true;
  if (!('version' in before)) return false;
  // What went ahead of all, over what others had done, says nothing of what was known behind it.
  return later.version <= before.version && (!isUrgent(before) || version === before.version + 1);
}

/** The later act of the field as it stands behind the one that arrived; null where nothing of it changes. */
function followedField(later: AnyItem, before: FieldItem, entryId: string, version: number): FieldItem | null {
  if (!isFieldItem(later) || later.kind !== 'step') return null;
  const isSame = later.entryId === entryId || later.entryId === before.id;
  const next = {
    ...later,
    sortieId: later.sortieId === before.id ? entryId : later.sortieId,
    entryId: isSame ? entryId : later.entryId,
    version: isSame && isFollowing(later, before) ? version : later.version,
  };
  const isOther = next.sortieId !== later.sortieId || next.entryId !== later.entryId || next.version !== later.version;
  return isOther ? next : null;
}

/** Whether the later step rests on no more than the one before it knew. */
function isFollowing(later: Extract<FieldItem, { kind: 'step' }>, before: FieldItem): boolean {
  if (later.version === null) return false;
  const seen = before.kind === 'step' ? before.version : 1;
  return seen === null || later.version <= seen;
}

/** What was typed for it. */
function draftOf(move: string): string {
  if (move === 'decideOnTheSpot') return 'spot';
  return againMoves.includes(move) ? 'again' : 'visit';
}

function leaves(item: OutboxItem): item is Extract<OutboxItem, { kind: 'clue' | 'called' | 'callEnded' }> {
  return item.kind === 'clue' || item.kind === 'called' || item.kind === 'callEnded';
}

/** Acts on a record that has no versions for the telephone. */
function isAlone(item: OutboxItem): item is Extract<OutboxItem, { kind: (typeof alone)[number] }> {
  return (alone as readonly string[]).includes(item.kind);
}

const alone = [
  'warning',
  'drive',
  'attendance',
  'stationMessage',
  'stationMessageRead',
  'sheet',
  'duty',
  'inquiry',
] as const;

/** The session has ended: it is opened anew with the telephone's key. */
function isSignedOut(error: unknown): boolean {
  return error instanceof ProblemError && error.status === 401;
}

/** Says what an act was, for lists. */
export function bodyOf(item: AnyItem, title: string, typed: Body['typed'] = null): Body {
  const aheadMs = phoneClock.takenOff();
  return { item, title, typed, problem: null, arrived: null, ...(aheadMs === 0 ? {} : { aheadMs }) };
}
