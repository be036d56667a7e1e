/** How distances, results and refusals are said on the screens of the field. */
import type { Words } from '../../../domain/base/words.ts';
import type { Result } from './shops.ts';

export const resultWords = {
  nil: { zh: '没有问题', en: 'Nothing found' },
  found: { zh: '有问题', en: 'Something found' },
  closed: { zh: '关门', en: 'Door closed' },
  confirmed: { zh: '我也看过，没有问题', en: 'Confirmed by me' },
} as const satisfies Record<Result, Words>;

/** As the crow flies, and no nearer than the village: a shop has no coordinates of its own. */
export function distanceWords(kilometres: number | null): Words {
  if (kilometres === null) return { zh: '不知道多远', en: 'distance unknown' };
  if (kilometres === 0) return { zh: '就在这个村', en: 'in this village' };
  if (kilometres < 1)
    return { zh: `约 ${Math.round(kilometres * 1000)} 米`, en: `about ${Math.round(kilometres * 1000)} m` };
  return { zh: `约 ${kilometres} 公里`, en: `about ${kilometres} km` };
}
