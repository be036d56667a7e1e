/** A slot of the roster as the address names it: the day, the part of the day, and the post that is to be filled. */
import { shiftPosts, type Rota, type ShiftPost } from '../../../domain/command/rota.ts';

export interface Slot {
  day: string;
  part: string;
  post: ShiftPost;
}

export function slotName({ day, part, post }: Slot): string {
  return `${day}.${part}.${post}`;
}

/** Null for what the roster does not have: an address can be old, or mistyped. */
export function slotNamed(name: string, { parts }: Pick<Rota, 'parts'>): Slot | null {
  const [day = '', part, post, ...more] = name.split('.');
  const known = { part: parts.find(({ code }) => code === part)?.code, post: shiftPosts.find((one) => one === post) };
  if (!/^\d{4}-\d{2}-\d{2}$/u.test(day) || more.length > 0) return null;
  return known.part === undefined || known.post === undefined ? null : { day, part: known.part, post: known.post };
}
