/**
 * What a browser has in place of leak.ts (vite.config.ts): the moves of a docket name the gate, and only the server walks them. The reading
 * and its words of every day would be half as much again as the whole program of a station's telephone.
 */
import type { LeakMark } from './leak-mark.ts';

export { maskLeaks } from './leak-mark.ts';

export function leaksOf(): LeakMark[] {
  throw new Error('Texts are read for what tells who somebody is on the server only.');
}
