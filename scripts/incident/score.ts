/**
 * Files labelled texts in order, each seeing only those before it, and compares the cards that are raised with the labels.
 *
 * A card is raised, or extended, when the text that was filed last stands in a group of enough different complainants (grade 疑似); what
 * is only worth a look (关注) is counted apart. A group of the labels counts when it has three different complainants or more.
 * found: the groups of which a card was raised that more than half of its members, as it was raised, belong to.
 * atMember: for each found group the number of its different complainants that had filed by then, this one included; the median of them.
 * falseCards: cards that no group has more than half of, and every further card of a group that has one already.
 * falseMembers: all members that the program joined to such a card by itself, at whatever time, and that are not of the card's group. Two who
 * were hurt at one shop are watched, as the rule demands; the labels know no group of two.
 */
import { regionShortName, type Region } from '../../src/domain/county/region.ts';
import { defaultGroupLimits } from '../../src/domain/law/local-limits.ts';
import { placesOf } from '../../src/domain/operator/county-places.ts';
import { comparableOf, type Comparable } from '../../src/domain/incident/facts/comparable.ts';
import type { FactLexicon } from '../../src/domain/incident/facts/fact-lexicon.ts';
import { countPeople, groupAround, type Group } from '../../src/domain/incident/facts/fact-groups.ts';
import { factsOf, sheetOf } from '../../src/domain/incident/facts/facts-of.ts';

type Place =
  | string
  | { village?: string; villageId?: string; town?: string; name?: string; outside?: string }
  | null
  | undefined;

export interface IncidentLine {
  id: string;
  received_at: string;
  home?: Place;
  venue?: Place;
  operator?: string | { name?: string | null } | null;
  household?: string | null;
  text: string;
  group?: string | null;
}

export interface IncidentScore {
  n: number;
  groups: number;
  found: number;
  atMember: number | null;
  falseCards: number;
  falseMembers: number;
}

export interface Card {
  grade: Group['grade'];
  at: string;
  members: string[];
  links: string[];
  group: string | null;
}

function wordsOf(place: Place): string | null {
  if (place === null || place === undefined) return null;
  const name = typeof place === 'string' ? place : (place.villageId ?? place.village ?? place.town ?? place.name ?? '');
  return name.trim() === '' ? null : name.trim();
}

/** The place by its id or its name, and the town that it lies in. */
function locate(place: Place, regions: readonly Region[]): { id: string | null; town: string | null } {
  const words = wordsOf(place);
  if (words === null) return { id: null, town: null };
  const found =
    regions.find(({ id, name }) => id === words || name === words) ??
    regions.find(
      ({ name, kind }) =>
        kind !== 'county' && (regionShortName(name) === words || (words.includes(name) && kind === 'village')),
    ) ??
    regions.find(({ name, kind }) => kind !== 'county' && words.includes(name));
  if (found === undefined) return { id: words, town: typeof place === 'object' ? (place?.town ?? null) : null };
  return found.kind === 'town' ? { id: null, town: found.id } : { id: found.id, town: found.parentId };
}

export function comparablesOf(
  lines: readonly IncidentLine[],
  lexicon: FactLexicon,
  regions: readonly Region[],
): Comparable[] {
  const places = placesOf(regions);
  return lines.map((line) => {
    const operator = typeof line.operator === 'object' ? (line.operator?.name ?? null) : (line.operator ?? null);
    const [home, venue] = [locate(line.home, regions), locate(line.venue, regions)];
    const sheet = sheetOf({
      id: line.id,
      day: Math.floor(Date.parse(`${line.received_at.slice(0, 10)}T00:00:00Z`) / 86_400_000),
      text: line.text,
      facts: factsOf(line.text, { operatorName: operator }, lexicon),
      home: home.id,
      venue: venue.id,
      towns: [home.town, venue.town].filter((town) => town !== null),
      venueTown: venue.town,
      persons: line.household === null || line.household === undefined ? [] : [`household:${line.household}`],
    });
    return comparableOf(sheet, lexicon, places);
  });
}

/** The labels never come in here. */
export function cardsOf(all: readonly Comparable[], lexicon: FactLexicon): Card[] {
  const cards: Card[] = [];
  for (const [i, one] of all.entries()) {
    const group = groupAround(one, all.slice(0, i), lexicon, defaultGroupLimits);
    if (group === null) continue;
    const ids = group.members.map(({ one: { sheet } }) => sheet.id);
    const links = [
      ...new Set(group.members.flatMap((member) => member.links.map(({ kind, value }) => `${kind}:${value}`))),
    ];
    const open = cards.find(({ members }) => members.some((id) => ids.includes(id)));
    if (open === undefined) cards.push({ grade: group.grade, at: one.sheet.id, members: ids, links, group: null });
    else {
      if (open.grade === 'watch' && group.grade === 'suspicion') {
        open.grade = 'suspicion';
        open.at = one.sheet.id;
      }
      open.members = [...new Set([...open.members, ...ids])];
      open.links = [...new Set([...open.links, ...links])];
    }
  }
  return cards;
}

export function scoreIncidents(lines: readonly IncidentLine[], lexicon: FactLexicon, regions: readonly Region[]) {
  const all = comparablesOf(lines, lexicon, regions);
  const cards = cardsOf(all, lexicon);
  const labelOf = new Map(lines.map(({ id, group }) => [id, group ?? null]));
  const placeOf = new Map(lines.map(({ id }, i) => [id, i]));
  const names = [...new Set(lines.flatMap(({ group }) => group ?? []))].filter(
    (name) => countPeople(all.filter(({ sheet }) => labelOf.get(sheet.id) === name)) >= 3,
  );
  const at = new Map<string, number>();
  let falseCards = 0;
  let falseMembers = 0;
  for (const card of cards) {
    const raisedAt = placeOf.get(card.at) ?? 0;
    const then = card.members.filter((id) => (placeOf.get(id) ?? 0) <= raisedAt);
    card.group = majorityOf(then.map((id) => labelOf.get(id) ?? null));
    if (card.grade === 'watch') continue;
    falseMembers += card.members.filter((id) => card.group === null || labelOf.get(id) !== card.group).length;
    if (card.group === null || at.has(card.group)) falseCards += 1;
    else
      at.set(
        card.group,
        countPeople(all.slice(0, raisedAt + 1).filter(({ sheet }) => labelOf.get(sheet.id) === card.group)),
      );
  }
  const score: IncidentScore = {
    n: lines.length,
    groups: names.length,
    found: names.filter((name) => at.has(name)).length,
    atMember: medianOf([...at.values()]),
    falseCards,
    falseMembers,
  };
  return { score, cards, missed: names.filter((name) => !at.has(name)), late: [...at].filter(([, n]) => n > 3), all };
}

function majorityOf(labels: readonly (string | null)[]): string | null {
  for (const label of new Set(labels))
    if (label !== null && labels.filter((one) => one === label).length * 2 > labels.length) return label;
  return null;
}

function medianOf(numbers: readonly number[]): number | null {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = sorted[Math.floor((sorted.length - 1) / 2)];
  return middle === undefined
    ? null
    : sorted.length % 2 === 1
      ? middle
      : (middle + (sorted[sorted.length / 2] ?? middle)) / 2;
}
