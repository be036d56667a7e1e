/** Which libraries a build has taken in: what of them goes out to counties is listed with its licence (scripts/release). */
import type { Plugin } from 'vite';

/** What the bundler itself adds, under names that are no files. */
const ofBundler: readonly (readonly [RegExp, string])[] = [
  [/^\0(?:vite|\/?@vite)\//u, 'node_modules/vite'],
  [/^\0rolldown\//u, 'node_modules/rolldown'],
];

/** Writes the folders of the libraries beside the manifest, named as package-lock.json names them. */
export function packagesIn(): Plugin {
  return {
    name: 'packages-in',
    generateBundle(_options, bundle) {
      const modules = Object.values(bundle)
        .filter((one) => one.type === 'chunk')
        .flatMap(({ modules }) => Object.entries(modules))
        .filter(([, { renderedLength }]) => renderedLength > 0);
      const folders = new Set(modules.flatMap(([id]) => folderOf(id) ?? []));
      const source = `${JSON.stringify([...folders].toSorted(), null, 1)}\n`;
      this.emitFile({ type: 'asset', fileName: '.vite/packages.json', source });
    },
  };
}

/** The folder of the library a module belongs to, from the first node_modules on; null for what is our own. */
export function folderOf(id: string): string | null {
  const added = ofBundler.find(([pattern]) => pattern.test(id));
  if (added !== undefined) return added[1];
  return /(?<=\/)node_modules\/(?:[^?]*\/node_modules\/)?(?:@[^/]+\/)?[^/?]+/u.exec(id)?.[0] ?? null;
}
