/**
 * docs/seed.md has a row for each of the 199 requirements of the seed. Which of them are built is not written by hand:
 * a test whose name begins with the number (`S31 …`, or `S31 S32 …`) holds that requirement. This writes the columns of
 * its state and of its tests from the tests: npx tsx scripts/seed-table.ts
 * Where a user does it or sees it is written by hand, `role /address 「word of that page」`, and a journey goes there.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

export const seedTableFile = fileURLToPath(new URL('../docs/seed.md', import.meta.url));
const root = fileURLToPath(new URL('..', import.meta.url));

export interface SeedRow {
  number: string;
  phrase: string;
  status: string;
  /** Where a user does it or sees it. */
  places: SeedPlace[];
  /** `file › test name`, one for each test that holds the row. */
  tests: string[];
}

/** A page of the sample county on which somebody does or sees what a requirement asks. */
export interface SeedPlace {
  /** The role of who opens it, `群众` for a citizen. */
  who: string;
  /** An address of the desk; for a citizen one of the portal. */
  address: string;
  /** What is pressed there, by its name; `首行` is the first row. */
  presses: string[];
  /** Words of the page by which it is known. */
  words: string[];
}

export interface SeedTest {
  numbers: string[];
  file: string;
  name: string;
}

/** The rows of the table, in the order in which they stand. */
export function readSeedTable(text: string): SeedRow[] {
  return text.split('\n').flatMap((line) => rowOf(line) ?? []);
}

/** The tests that hold a requirement: those whose own name, or whose group's name, begins with its number. */
export function findSeedTests(folder = join(root, 'tests')): SeedTest[] {
  return listTestFiles(folder).flatMap((file) => {
    const path = relative(root, file);
    return seedTestsIn(readFileSync(file, 'utf8')).map((found) => ({ ...found, file: path }));
  });
}

/** The same, in the text of one file. A test that is skipped or still to be written holds nothing. */
export function seedTestsIn(text: string): Omit<SeedTest, 'file'>[] {
  return [...text.matchAll(namedTest)].flatMap(([, modifiers = '', , name = '']) => {
    if (/\.(?:skip|todo|fails)\b/u.test(modifiers)) return [];
    const plain = name.replace(/\\(.)/gu, '$1');
    const [leading = ''] = /^(?:S\d+[ 、,，]*)+/u.exec(plain) ?? [];
    return [{ numbers: leading.match(/S\d+/gu) ?? [], name: plain }];
  });
}

/** How many names of the file look as if they began with a number of the seed, however the test is written. */
export function countSeedNames(text: string): number {
  return [...text.matchAll(/\(\s*(['"`])S\d+[ 、,，]/gu)].length;
}

/** The table with its last two columns as the tests say. */
export function withTests(text: string, tests: readonly SeedTest[]): string {
  const lines = text.split('\n').map((line) => {
    const row = rowOf(line);
    if (row === null) return line;
    const holding = tests
      .filter((test) => test.numbers.includes(row.number))
      .map((test) => `${test.file} › ${test.name}`);
    const status = holding.length > 0 ? 'built' : 'open';
    const cells = [
      row.number,
      row.phrase,
      status,
      row.places.map(writePlace).join('<br>'),
      holding.map(escapeCell).join('<br>'),
    ];
    return `| ${cells.join(' | ')} |`;
  });
  return lines
    .join('\n')
    .replaceAll(/ {2}(?=\|)/gu, ' ')
    .replace(countLine, `${countRows(lines)}`);
}

// test('S1 …', it.each(table)("S1 …", describe(`S1 …`: the name may stand on the next line.
const namedTest =
  /(?<![\w.$])(?:test|it|describe)((?:\.\w+(?:\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\))?)*)\(\s*(['"`])(S\d+[ 、,，](?:\\.|(?!\2)[^\\])*)\2/gu;

const countLine = /已建 \d+ 项，未建 \d+ 项。/u;

function countRows(lines: readonly string[]): string {
  const rows = lines.flatMap((line) => rowOf(line) ?? []);
  const built = rows.filter((row) => row.status === 'built').length;
  return `已建 ${built} 项，未建 ${rows.length - built} 项。`;
}

function rowOf(line: string): SeedRow | null {
  if (!/^\| S\d+ \|/u.test(line)) return null;
  const [number = '', phrase = '', status = '', places = '', tests = ''] = line
    .slice(1)
    .split(/(?<!\\)\|/u)
    .map((cell) => cell.trim());
  return {
    number,
    phrase,
    status,
    places: places === '' ? [] : places.split('<br>').map(readPlace),
    tests: tests === '' ? [] : tests.split('<br>').map(readCell),
  };
}

/** `中心 /stations › 首行 「体检」「闲置」`. */
function readPlace(text: string): SeedPlace {
  const [, who = '', address = '', presses = '', words = ''] =
    /^(\S+) (\/\S*)((?: › \S+)*) ((?:「[^」]+」)+)$/u.exec(text) ?? [];
  if (who === '') throw new Error(`docs/seed.md: a place is written “role /address 「word」”, not “${text}”.`);
  return {
    who,
    address,
    presses: presses.split(' › ').slice(1),
    words: [...words.matchAll(/「([^」]+)」/gu)].map(([, word = '']) => word),
  };
}

function writePlace({ who, address, presses, words }: SeedPlace): string {
  return `${who} ${[address, ...presses].join(' › ')} ${words.map((word) => `「${word}」`).join('')}`;
}

function escapeCell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('<', '&lt;');
}

function readCell(text: string): string {
  return text.replaceAll('\\|', '|').replaceAll('&lt;', '<');
}

function listTestFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return listTestFiles(path);
      return /\.test\.tsx?$/u.test(entry.name) && path !== join(root, 'tests/seed.test.ts') ? [path] : [];
    });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const before = readFileSync(seedTableFile, 'utf8');
  const after = withTests(before, findSeedTests());
  writeFileSync(seedTableFile, after);
  console.log(/已建.*。/u.exec(after)?.[0] ?? '', after === before ? '表没有变化。' : '表已改写。');
}
