/** How distances, results and refusals are said on the screens of the field. */
import type { Words } from '../../../domain/base/words.ts';
import type { Task } from './again.ts';
import type { Result } from './shops.ts';

export const resultWords = {
  nil: { zh: '没有问题', en: 'Nothing found' },
  found: { zh: '有问题', en: 'Something found' },
  closed: { zh: '关门', en: 'Door closed' },
  confirmed: { zh: '我也看过，没有问题', en: 'Confirmed by me' },
  rectified: { zh: '复查，改好了', en: 'Rectified' },
  unrectified: { zh: '复查，没有改', en: 'Not rectified' },
  banned: { zh: '已取缔', en: 'Banned' },
  resisted: { zh: '取缔没执行成', en: 'Ban not executed' },
} as const satisfies Record<Result, Words>;

export const taskWords = {
  recheck: { zh: '复查', en: 'Check again' },
  ban: { zh: '执行取缔', en: 'Execute the ban' },
} as const satisfies Record<Task, Words>;

/** Whether it is shown as something that is not in order. */
export function isWrong(result: Result): boolean {
  return result === 'found' || result === 'unrectified' || result === 'resisted';
}

/** Town, village and address, each once: an address mostly begins with both. */
export function placeWords({
  townName,
  placeName,
  address,
}: Record<'townName' | 'placeName' | 'address', string>): string {
  const before = [townName, placeName].filter((name) => name !== '' && !address.includes(name));
  return [...before, address].filter((part) => part !== '').join(' ');
}

/** As the crow flies, and no nearer than the village: a shop has no coordinates of its own. */
export function distanceWords(kilometres: number | null): Words {
  if (kilometres === null) return { zh: '不知道多远', en: 'distance unknown' };
  if (kilometres === 0) return { zh: '和前一户同村', en: 'same village as the one before' };
  if (kilometres < 1)
    return { zh: `约 ${Math.round(kilometres * 1000)} 米`, en: `about ${Math.round(kilometres * 1000)} m` };
  return { zh: `约 ${kilometres} 公里`, en: `about ${kilometres} km` };
}
