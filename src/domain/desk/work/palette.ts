/** 快速查找 (palette): what one box finds over everything, kind by kind. */
import type { Words } from '../../base/words.ts';

/** The kinds in which it is shown, in this order: what is called so, before what has the words somewhere in it. */
export const foundKinds = [
  'account',
  'person',
  'station',
  'office',
  'operator',
  'firm',
  'complaint',
  'tipoff',
  'inquiry',
  'enforcement',
  'entry',
  'paper',
  'knowledge',
  'draft',
] as const;
export type FoundKind = (typeof foundKinds)[number];

/** What is looked through: everything, people alone (`@`), or what has a number alone (`#`). */
export const soughtAmong = ['all', 'people', 'numbers'] as const;
export type SoughtAmong = (typeof soughtAmong)[number];

/** So many of a kind are shown, and so many counted: beyond it a kind has “more than”. */
export const [mostShown, mostCounted] = [5, 20];

/** One that was found: by what it opens, what it is called, and where it is. */
export interface FoundOne {
  /** Its number, or its id where it has none. */
  key: string;
  name: string;
  /** Where it is, or beside what it stands; empty where that says nothing. */
  place: string;
  /** How far it is, or what somebody is. */
  state: Words | null;
  /** Of a draft: where it is typed on. */
  path?: string;
  /** Of an account: the matters in its hands are such as the reader sees, so that it opens them. */
  handles?: boolean;
}

/** All of one kind, of which the first are named. */
export interface Found<One extends FoundOne = FoundOne> {
  kind: FoundKind;
  /** The character that begins the numbers of its ledger, for `entry` alone. */
  letter: string | null;
  ones: One[];
  n: number;
  /** There are more than were counted. */
  isMore: boolean;
}

/** What was found of a kind, of which one more was asked for than is counted; nothing twice that is found in two ways. */
export function foundOf<One extends FoundOne>(
  kind: FoundKind,
  found: readonly One[],
  letter: string | null = null,
): Found<One> {
  const keys = found.map(({ key }) => key);
  const once = found.filter((_, i) => keys.indexOf(keys[i] ?? '') === i);
  const n = Math.min(once.length, mostCounted);
  return { kind, letter, ones: once.slice(0, mostShown), n, isMore: once.length > n };
}

/** The beginning of a number of a ledger, such as 「任2026」 or 「任2026-12」, in its parts; null for other words. */
export function beginningOfNumber(typed: string): { letter: string; year: string; n: string | null } | null {
  const plain = typed
    .normalize('NFKC')
    .replaceAll(/\s/gu, '')
    .replace(/[‐‑‒–—―−_]/u, '-');
  const [, letter, year, n] = /^(\p{Script=Han})(\d{1,4})(?:(?<=\d{4})-(\d{0,9}))?$/u.exec(plain) ?? [];
  return letter === undefined || year === undefined ? null : { letter, year, n: n ?? null };
}
