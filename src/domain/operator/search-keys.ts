/**
 * 查找键 (search keys): by what likely shops are found among a hundred thousand, so that the rule compares a few. What agrees in a
 * telephone or a code, sounds alike, shares two syllables that follow one another, or is of one surname and trade has a key in common.
 */
import type { Known } from './same-operator.ts';
import { roughly, syllableOf } from './syllables.ts';

const mostKeys = 40;
const mostKeysOfAll = 120;

const spoken = (text: string): string[] => [...text].map((one) => roughly(syllableOf(one)));

/** The keys under which a shop is kept. */
export function keysOf(known: Known): string[] {
  return [...new Set([...reachKeys(known), ...nameKeys(known, [...known.name.trades, ''])])].slice(0, mostKeys);
}

/** The keys of a shop under all the names that it bears or bore: what is told by a former name finds it too. */
export function keysOfAll(names: readonly Known[]): string[] {
  return [...new Set(names.flatMap(keysOf))].slice(0, mostKeysOfAll);
}

/** The keys that a telling asks for: of its own trade, and of shops that tell none. */
export function soughtKeys(known: Known): string[] {
  const trades = known.name.trades.length === 0 ? [''] : [...known.name.trades, 'untold'];
  return [...new Set([...reachKeys(known), ...nameKeys(known, trades)])].slice(0, mostKeys);
}

function reachKeys({ code, phones }: Known): string[] {
  return [...(code === null ? [] : [`c:${code}`]), ...phones.map((phone) => `p:${phone.slice(-7)}`)];
}

function nameKeys({ name }: Known, trades: readonly string[]): string[] {
  if (name.keeper !== null) {
    const { surname } = name.keeper;
    const sound = roughly(syllableOf(surname));
    return [
      ...trades.map((trade) => `k:${sound}:${trade}`),
      ...(name.trades.length === 0 ? [`k:${sound}:untold`] : []),
      `n:${spoken(name.own).join('')}`,
    ];
  }
  if (name.own === '') return name.trades.map((trade) => `t:${trade}:${name.where.village ?? name.where.town ?? ''}`);
  const syllables = spoken(name.own);
  const pairs = syllables.slice(1).map((one, i) => `b:${syllables[i]}-${one}`);
  // 周大明 may be the old Zhou.
  const keeper = [...name.own].length <= 3 ? trades.map((trade) => `k:${syllables[0] ?? ''}:${trade}`) : [];
  return [`n:${syllables.join('')}`, ...pairs, ...keeper];
}
