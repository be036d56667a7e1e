/**
 * 关注一家店: who follows a shop hears of each new matter about it that he may see, when he may. It gives no right: of a tip-off hears who
 * may read tip-offs, and an office of what has come to it.
 */
import { mayDo, type Actor, type Placed } from '../base/actor.ts';
import { mayWatch } from '../matter/follow.ts';
import { matterWords, type Matter, type MatterKind } from '../matter/matter.ts';

/** Whether the follower is told that the matter is there. */
export function hearsOfShop(actor: Actor, kind: MatterKind, matter: Placed): boolean {
  return mayDo(actor, 'operator.read') && mayWatch(actor, kind, matter);
}

/** What the message says: which shop, by the name of its page, and which matter; nothing of who told. */
export function shopToldZh(kind: MatterKind, { number }: Pick<Matter, 'number'>, shop: string): string {
  return `您关注的店“${shop}”有新的${matterWords[kind].zh}：${number}。`;
}
