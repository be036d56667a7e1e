/** 腾地方: what can be thrown away on a full telephone because the bureau has it and gives it again; nothing that waits is among it. */
import type { Words } from '../../../domain/base/words.ts';
import type { OpenAct } from './kept-acts.ts';

export const photoKey = (id: string) => `photo ${id}`;

export interface Clearable<A> {
  /** Acts that arrived before today. */
  acts: readonly A[];
  /** The keys of photos that were carried along. */
  photos: readonly string[];
}

type Told = { act: Pick<OpenAct['act'], 'state'>; body: { item: { actedAt: string } } };

export function clearableOf<A extends Told>(acts: readonly A[], keys: readonly unknown[], today: string): Clearable<A> {
  return {
    acts: acts.filter(({ act, body }) => act.state === 'sent' && body.item.actedAt.slice(0, 10) < today),
    photos: keys.filter((key): key is string => typeof key === 'string' && key.startsWith(photoKey(''))),
  };
}

/** What a press clears, by its parts; null where there is nothing, and nothing is offered. */
export function clearableWords({ acts, photos }: Clearable<unknown>): Words | null {
  const parts: Words[] = [
    ...(acts.length === 0 ? [] : [{ zh: `发走的 ${acts.length} 件`, en: `${acts.length} sent` }]),
    ...(photos.length === 0 ? [] : [{ zh: `带着的照片 ${photos.length} 张`, en: `${photos.length} photos carried` }]),
  ];
  if (parts.length === 0) return null;
  const [zh, en] = [parts.map((one) => one.zh).join('、'), parts.map((one) => one.en).join(', ')];
  return { zh: `清掉县里已经有的：${zh}`, en: `Clear what the bureau has: ${en}` };
}

/** How much room some photos need. */
export function needWords({ count, bytes }: { count: number; bytes: number }): Words {
  const mb = Math.max(0.1, bytes / 1_048_576).toFixed(1);
  return {
    zh: `这 ${count} 张照片要 ${mb} 兆，先不存；`,
    en: `The ${count === 1 ? 'photo needs' : `${count} photos need`} ${mb} MB and wait; `,
  };
}
