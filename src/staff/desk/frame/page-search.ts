/** Pages by what somebody types: characters, English, whole pinyin or its initials. Pure. */
import { besideKind, has, linesOf, type Place, type Room } from './rooms.ts';

/** A page as the palette lists it: its own name, and the room that it stands in. */
export interface FoundPage {
  to: string;
  zh: string;
  en: string;
  room: { zh: string; en: string } | null;
}

interface Named {
  zh: string;
  py: string;
  en: string;
}

/** How well the words fit the name: the whole name before its beginning, before what stands within; null when they do not. */
export function fitOf(words: string, { zh, py, en }: Named): number | null {
  const sought = words.toLowerCase().replaceAll(/[\s']+/gu, '');
  if (sought === '') return null;
  const syllables = py.split(' ');
  const initials = syllables.map((one) => one.slice(0, 1)).join('');
  const names = [zh, initials, syllables.join(''), en.toLowerCase().replaceAll(/[\s']+/gu, '')];
  if (names.includes(sought)) return 0;
  if (names.some((name) => name.startsWith(sought))) return 1;
  // Within a name only whole syllables begin something: `ban` is in 值班表, `an` is not.
  const tails = syllables.map((_, i) => syllables.slice(i).join(''));
  if (zh.includes(sought) || initials.includes(sought) || tails.some((tail) => tail.startsWith(sought))) return 2;
  return sought.length > 2 && en.toLowerCase().includes(words.toLowerCase().trim()) ? 3 : null;
}

/** Every page that the account has, in the order of the rail. */
export function pagesOf(permissions: readonly string[], lastOf: (room: Room) => string): (FoundPage & Named)[] {
  const { own, kinds, rooms } = linesOf(permissions);
  const plain = ({ to, zh, py, en }: Place) => ({ to, zh, py, en, room: null });
  return [
    ...[...own, ...kinds, ...besideKind.filter((place) => has(place, permissions))].map((place) => plain(place)),
    ...rooms.map((room) => ({ to: lastOf(room), zh: room.zh, py: room.py, en: room.en, room: null })),
    ...rooms.flatMap((room) =>
      room.tabs.map(({ to, zh, py, en, of }) => ({
        to,
        zh,
        py,
        en,
        room: of === undefined ? room : { zh: `${room.zh} › ${of.zh}`, en: `${room.en} › ${of.en}` },
      })),
    ),
  ];
}

/** Those that fit, the best first, and otherwise in the order in which they came. */
export function seekPages<One extends Named>(words: string, pages: readonly One[], most: number): One[] {
  return pages
    .map((page, i) => ({ page, i, fit: fitOf(words, page) }))
    .flatMap((one) => (one.fit === null ? [] : [{ ...one, fit: one.fit }]))
    .toSorted((a, b) => a.fit - b.fit || a.i - b.i)
    .slice(0, most)
    .map(({ page }) => page);
}
