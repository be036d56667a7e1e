/** Which licences what goes out may have, and how a package's own words about its licence are read. */

/** By their SPDX names, each with why it is taken. The first seven are the rule of the house (CONTRIBUTING.md). */
export const takenLicences = {
  MIT: 'rule of the house',
  'Apache-2.0': 'rule of the house',
  'BSD-2-Clause': 'rule of the house',
  'BSD-3-Clause': 'rule of the house',
  ISC: 'rule of the house',
  'MPL-2.0': 'rule of the house: its files are not changed, and they are named with their text',
  PostgreSQL: 'rule of the house',
  '0BSD': 'MIT without the duty to name anybody',
  'MIT-0': 'MIT without the duty to name anybody',
  'BlueOak-1.0.0': 'permissive like MIT, and asks for its text or its address alone',
  Unlicense: 'given into the public domain, with a permissive licence where that cannot be',
  'LicenseRef-public-domain': 'given into the public domain by its authors',
  Zlib: 'permissive: forbids only to claim the work as one’s own',
  'Unicode-DFS-2016': 'permissive: the tables of characters that PostgreSQL and Node sort by',
  'MIT-Modern-Variant': 'MIT in other words',
  OpenSSL: 'permissive, with an acknowledgement that the list of licences gives: the library in PostgreSQL’s programs',
} as const satisfies Record<string, string>;

/** What packages say of themselves in other words, or do not say: looked up in their files. */
const otherWords: Readonly<Record<string, string>> = {
  'MIT/X11': 'MIT',
  // Its author's other packages, and what uses it, are under MIT/X11; it is a tool of the tests alone.
  'buffers@0.1.1': 'MIT',
};

/** One licence of an expression `A OR B` that is taken, every one of `A AND B`; null when there is none. */
export function takenOf(name: string, version: string, said: string | undefined): string | null {
  const expression = otherWords[`${name}@${version}`] ?? otherWords[said ?? ''] ?? said ?? '';
  const bare = expression.replace(/^\((.*)\)$/u, '$1');
  const isTaken = (one: string) => Object.hasOwn(takenLicences, one);
  const all = bare.split(' AND ');
  if (all.every(isTaken)) return all.join(' AND ');
  return bare.split(' OR ').find(isTaken) ?? null;
}
