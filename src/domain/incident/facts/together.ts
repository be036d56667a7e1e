/**
 * 像同一事件 (together): which earlier matters are one trouble with what is being told, before it is filed: by the links of the suspicions, from
 * one other on. That two are about one shop is told beside it, and is nothing of this.
 */
import { addDays, type Day } from '../../base/calendar.ts';
import type { GroupLimits } from '../../law/local-limits.ts';
import type { Places } from '../../operator/shop-name.ts';
import type { EarlierMatter, ToldMatter, Together } from '../../triage/earlier-matters.ts';
import { comparableOf, type Comparable } from './comparable.ts';
import type { FactLexicon } from './fact-lexicon.ts';
import { basisOf, isTelling, linksOf, modelsDiffer } from './fact-link.ts';
import { factsOf, sheetOf } from './facts-of.ts';

/** Of no more earlier ones the facts are read, and from no more of them others are looked for: whoever tells waits for it. */
const [mostRead, mostFollowed] = [60, 6];

export function togetherBy(lexicon: FactLexicon, places: Places, limits: GroupLimits): Together {
  return (told, near) => {
    if (!told.category.startsWith('G')) return { ids: [], words: [] };
    const since = addDays(told.receivedOn, 1 - limits.days);
    const same = near
      .filter(({ category, receivedOn }) => topOf(category) === topOf(told.category) && receivedOn >= since)
      .toSorted((a, b) => (a.receivedOn < b.receivedOn ? 1 : -1))
      .slice(0, mostRead);
    const one = readyOf({ ...told, id: '' }, lexicon, places);
    const others = same.map((matter) => keptOf(matter, lexicon, places));
    const linkedTo = (middle: Comparable) =>
      others.flatMap((other) => {
        const links = linksOf(middle, other, lexicon, limits).filter(({ kind }) => basisOf[kind] !== 'shop');
        return other === middle || links.length === 0 ? [] : [{ other, links }];
      });
    const direct = linkedTo(one);
    // Who tells of the same goods in other words is known by one who tells in both.
    const next = direct
      .filter(({ other, links }) => isTelling(other) && links.some(({ kind }) => basisOf[kind] === 'goods'))
      .slice(0, mostFollowed)
      .flatMap(({ other }) => linkedTo(other))
      .filter(({ other, links }) => links.some(({ kind }) => basisOf[kind] === 'goods') && !modelsDiffer(one, other));
    const found = [...direct, ...next].map(({ other, links }) => ({
      id: other.sheet.id,
      words: links.map(({ value }) => value),
    }));
    const ids = new Set(found.map(({ id }) => id));
    return {
      ids: near.filter(({ id }) => ids.has(id)).map(({ id }) => id),
      words: [...new Set(found.flatMap(({ words }) => words))].filter((word) => told.text.includes(word)),
    };
  };
}

/** 「G10」 of 「G10.2」. */
const topOf = (category: string) => category.split('.')[0];

interface Reading {
  matter: EarlierMatter;
  lexicon: FactLexicon;
  one: Comparable;
}

/** Read once for as long as the county's places stand, which is minutes: nothing of what was erased is kept longer. */
const kept = new WeakMap<Places, Map<string, Reading>>();
const mostKept = 500;

function keptOf(matter: EarlierMatter, lexicon: FactLexicon, places: Places): Comparable {
  const readings = kept.get(places) ?? new Map<string, Reading>();
  kept.set(places, readings);
  const before = readings.get(matter.id);
  if (before !== undefined && before.lexicon === lexicon && read.every((key) => before.matter[key] === matter[key]))
    return before.one;
  const one = readyOf(matter, lexicon, places);
  // The first that came goes first.
  for (const id of readings.keys()) {
    if (readings.size < mostKept) break;
    readings.delete(id);
  }
  readings.set(matter.id, { matter, lexicon, one });
  return one;
}

/** All that is read of it. */
const read = ['text', 'operatorName', 'operatorRegionId', 'homeRegionId', 'receivedOn'] as const;

function readyOf(
  matter: EarlierMatter | (ToldMatter & { id: string }),
  lexicon: FactLexicon,
  places: Places,
): Comparable {
  const { id, text, operatorName, operatorRegionId: venue, homeRegionId: home, receivedOn } = matter;
  const facts = factsOf(text, { operatorName }, lexicon);
  return comparableOf(sheetOf({ id, day: dayNumber(receivedOn), text, facts, venue, home }), lexicon, places);
}

function dayNumber(day: Day): number {
  return Math.floor(Date.parse(`${day}T00:00:00Z`) / 86_400_000);
}
