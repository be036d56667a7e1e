/**
 * 疑似同一人 (twin): two records that may be one person, as when the lists of several departments come together (S82). Each
 * proposal says its reasons; a person decides, and what was decided is not proposed again.
 */
import type { Person } from './person.ts';

export const twinReasons = {
  phone: { zh: '电话相同', en: 'Same telephone' },
  name: { zh: '姓名相同', en: 'Same name' },
  village: { zh: '同一个村', en: 'Same village' },
  station: { zh: '同一个站点', en: 'Same station' },
  birthYear: { zh: '出生年相同', en: 'Same year of birth' },
  lists: { zh: '来自不同部门的名册', en: 'From different lists' },
} as const;
export type TwinReason = keyof typeof twinReasons;

export interface Twin {
  /** The record to keep: the one with more on it, or the older one. */
  keep: Person;
  other: Person;
  reasons: TwinReason[];
}

/**
 * Pairs of records that may be the same person. One telephone with two names is a family's, and one name in two villages is two
 * people: both are proposed only together with something else.
 */
export function proposeTwins(people: readonly Person[]): Twin[] {
  const active = people.filter((one) => one.state === 'active');
  const pairs = new Map<string, [Person, Person]>();
  for (const keyOf of [(one: Person) => digits(one.phone), (one: Person) => one.name.replace(/\s/gu, '')]) {
    for (const group of groupsBy(active, keyOf)) {
      for (const [i, a] of group.entries())
        for (const b of group.slice(i + 1)) pairs.set([a.id, b.id].toSorted().join(' '), [a, b]);
    }
  }
  return [...pairs.values()].flatMap(([a, b]) => {
    if (a.apartFrom.includes(b.id) || b.apartFrom.includes(a.id)) return [];
    const reasons = reasonsOf(a, b);
    if (!isEnough(reasons)) return [];
    const [keep, other] =
      weightOf(a) > weightOf(b) || (weightOf(a) === weightOf(b) && a.registeredAt <= b.registeredAt) ? [a, b] : [b, a];
    return [{ keep, other, reasons }];
  });
}

function reasonsOf(a: Person, b: Person): TwinReason[] {
  const reasons: TwinReason[] = [];
  if (digits(a.phone) !== '' && digits(a.phone) === digits(b.phone)) reasons.push('phone');
  if (a.name.replace(/\s/gu, '') === b.name.replace(/\s/gu, '')) reasons.push('name');
  if (a.regionId !== null && a.regionId === b.regionId) reasons.push('village');
  if (a.stationId !== null && a.stationId === b.stationId) reasons.push('station');
  if (a.birthYear !== null && a.birthYear === b.birthYear) reasons.push('birthYear');
  if (a.sourceId !== b.sourceId) reasons.push('lists');
  return reasons;
}

function isEnough(reasons: readonly TwinReason[]): boolean {
  const has = (reason: TwinReason) => reasons.includes(reason);
  if (!has('name')) return false;
  return has('phone') || has('village') || has('station') || has('birthYear');
}

function weightOf(person: Person): number {
  return (
    (person.accountId === null ? 0 : 10) +
    person.departmentIds.length * 2 +
    (person.stationId === null ? 0 : 1) +
    (person.phone === '' ? 0 : 1) +
    person.mergedFrom.length
  );
}

function digits(phone: string): string {
  return phone.replace(/\D/gu, '');
}

function groupsBy(people: readonly Person[], keyOf: (one: Person) => string): Person[][] {
  const groups = new Map<string, Person[]>();
  for (const one of people) {
    const key = keyOf(one);
    if (key === '') continue;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()].filter((group) => group.length > 1);
}
