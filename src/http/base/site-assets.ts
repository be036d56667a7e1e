/** The files of the portal and the papers as this program serves them, and the version that its pages name them by. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * One file a page: what every page has, and beside it the finder of places, or what forms have. To a form the finder comes with what helps
 * while one writes, when one begins to.
 */
const joined: Readonly<Record<string, readonly string[]>> = {
  'site.js': ['site.js', 'find.js'],
  'form.js': ['site.js', 'form.js'],
  'fill.js': ['find.js', 'fill.js'],
};

export interface SiteAssets {
  /** The same for the same files: what a browser has under it is what it would get. */
  version: string;
  files: ReadonlyMap<string, Buffer>;
}

const known = new Map<string, SiteAssets>();

/**
 * The files of a folder, read once: a dozen small ones. What an upgrade lays there while the program still runs belongs to the next one,
 * and never leaves under this one's version.
 */
export function assetsIn(folder: string): SiteAssets {
  const before = known.get(folder);
  if (before !== undefined) return before;
  const names = readdirSync(folder).toSorted();
  const laid = new Map(names.map((name) => [name, readFileSync(join(folder, name))]));
  const files = new Map(laid);
  for (const [name, parts] of Object.entries(joined))
    files.set(name, Buffer.from(parts.map((part) => laid.get(part)?.toString() ?? '').join('\n')));
  const hash = createHash('sha256');
  for (const [name, bytes] of files) hash.update(`${name} ${bytes.length}\n`).update(bytes);
  const read = { version: hash.digest('hex').slice(0, 8), files };
  known.set(folder, read);
  return read;
}

/** Where a page finds a file of its own version, which a browser keeps for good. */
export function assetAddress(folder: string, name: string): string {
  return `/assets/${assetsIn(folder).version}/${name}`;
}
