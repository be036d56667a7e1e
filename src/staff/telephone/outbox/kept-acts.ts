/** What an act on the telephone says, how it is sealed, and what becomes of what was typed for it. */
import type { AnyItem } from '../../../domain/device/field-outbox.ts';
import type { Typed } from '../../matter/matter-typed.ts';
import type { Act, Beside } from './store.ts';
import { seal, sealJson } from './vault.ts';
import type { SeenArrived } from './wire.ts';

/** What an act says, as it lies sealed. */
export interface Body {
  item: AnyItem;
  /** In the words of the list: who, and what was done. */
  title: string;
  /** What was typed into the form, so that a filing that was refused can be mended. */
  typed: Typed | null;
  /**
   * What was typed on the page that made it: it went out of its place there when the act was kept, and comes back when the act is not
   * taken and is to be mended. Null once it has arrived; missing in an act of a program from before.
   */
  draft?: { name: string; typed: object } | null;
  /** Why it was not taken, and waits for the person. */
  problem: { code: string; zh: string; en: string } | null;
  arrived: SeenArrived | null;
  /** What was taken off the clock of the telephone when it was done; missing where nothing was. */
  aheadMs?: number;
  /** When it was sent that arrived, by the clock of the telephone; missing in an act of a program from before. */
  askedAt?: number;
}

export interface OpenAct {
  act: Act;
  body: Body;
}

/** What is kept with acts. */
export interface KeptWith {
  photos?: readonly { id: string; bytes: Uint8Array<ArrayBuffer> }[];
  /** To which of the acts the photos belong; else to the last. */
  withPhotos?: string | undefined;
  /** What was typed for them, by its name, and what stands in its place from then on; else nothing does. */
  draft?: { name: string; typed: object | null; next?: object } | undefined;
  /** Acts that were not taken, in whose stead these are made. */
  instead?: readonly OpenAct[];
}

export const draftKey = (name: string) => `draft ${name}`;

/** The acts of one press as they are kept, in their order: each with what was typed for it, to be mended where it is not taken. */
export async function sealedActs(
  key: CryptoKey,
  chain: string,
  made: readonly Body[],
  { photos = [], withPhotos = made.at(-1)?.item.id, draft }: KeptWith,
): Promise<{ act: Omit<Act, 'n'>; body: Body }[]> {
  const typed = draft === undefined || draft.typed === null ? null : { name: draft.name, typed: draft.typed };
  const files: Act['photos'] = [];
  for (const { id, bytes } of photos) files.push({ id, sealed: await seal(key, bytes) });
  const acts: { act: Omit<Act, 'n'>; body: Body }[] = [];
  for (const one of made) {
    const body = { ...one, draft: typed };
    const { id } = body.item;
    const sealed = await sealJson(key, body);
    acts.push({ act: { id, chain, state: 'waiting', sealed, photos: id === withPhotos ? files : [] }, body });
  }
  return acts;
}

/** A photo that was kept with an act, as it lies sealed. */
export function photoOfAct(acts: readonly OpenAct[], id: string): Act['photos'][number]['sealed'] | undefined {
  return acts.flatMap(({ act }) => act.photos).find((one) => one.id === id)?.sealed;
}

/** What stands in the place of a draft once the act is kept that was made of it. */
export async function leftOf(key: CryptoKey, draft: KeptWith['draft']): Promise<NonNullable<Beside['sealed']>> {
  if (draft === undefined) return [];
  return [{ key: draftKey(draft.name), sealed: draft.next === undefined ? null : await sealJson(key, draft.next) }];
}
