import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { basename, dirname, extname, join, normalize, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { nouns } from '../src/domain/base/noun.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/** What actions, http and staff keep in `base`. */
const groundOfFloor = 'ground of a floor';

interface Import {
  target: string;
  typeOnly: boolean;
}

interface Source {
  /** Below src, such as store/base/ledger.ts. */
  path: string;
  floor: string;
  text: string;
  imports: Import[];
}

const sources = listFiles(join(root, 'src'))
  .filter((file) => /\.tsx?$/u.test(file))
  .map(readSource);

/** Who may lean on whom: the floors below it, and the packages it may know. */
const below: Record<string, { floors: readonly string[]; packages: readonly string[] | 'any' }> = {
  domain: { floors: ['domain'], packages: ['zod'] },
  store: {
    floors: ['domain', 'store'],
    packages: ['kysely', 'pg', 'node:async_hooks', 'node:crypto', 'node:fs/promises'],
  },
  actions: { floors: ['domain', 'store', 'actions', 'outside/files', 'outside/pinyin'], packages: 'any' },
  outside: { floors: ['domain', 'outside'], packages: 'any' },
  jobs: { floors: ['domain', 'store', 'actions', 'outside', 'jobs'], packages: 'any' },
  http: {
    floors: ['domain', 'store', 'actions', 'outside/files', 'outside/seeds', 'outside/workbook', 'http'],
    packages: 'any',
  },
  staff: { floors: ['domain', 'staff'], packages: 'any' },
  demo: { floors: ['domain', 'store', 'actions', 'outside', 'demo'], packages: 'any' },
  main: { floors: ['domain', 'store', 'actions', 'outside', 'jobs', 'http', 'demo', 'main'], packages: 'any' },
};

/**
 * The wings of the house, the ground first: the same folders, in this order, on every floor. A wing leans only on those
 * before it.
 */
const wings = [
  ['base', 'law', 'county', 'operator', 'matter', 'figures'],
  ['triage', 'complaint', 'tipoff', 'inquiry', 'firm'],
  ['steering', 'people', 'command', 'station', 'incident', 'publicity', 'assessment', 'supervision'],
  ['device', 'exchange', 'report', 'desk'],
].flat();

/** Files whose one job is to name everyone: tables of contents. Nothing is decided in them. */
const contents = new Set(
  [
    ['main.ts', 'process.ts', 'program.ts', 'commands.ts', 'config.ts', 'store/base/schema.ts'],
    [
      'domain/refusals.ts',
      'domain/figures.ts',
      'store/figures.ts',
      'domain/desk/timeline.ts',
      'http/app.ts',
      'http/front.ts',
      'http/base/env.ts',
    ],
    ['http/portal/portal.tsx', 'http/portal/home.tsx', 'http/portal/set-up.tsx', 'http/portal/privacy.tsx'],
    ['actions/publicity/warning/evidence.ts'],
    ['staff/app.tsx', 'staff/main.tsx', 'staff/base/client.ts'],
  ].flat(),
);

/** More files than this of one kind in one folder, and nobody finds his own. */
const mostFiles = 25;

describe('Wings', () => {
  test('Every file of a floor stands in a wing.', () => {
    const homeless = sources.filter(
      ({ path }) =>
        /^(?:domain|store|actions|http|staff)\//u.test(path) && wingOf(path) === null && !contents.has(path),
    );
    expect(homeless.map(({ path }) => path)).toEqual([]);
  });

  test('A wing leans only on wings before it.', () => {
    expect(findArrowsUp()).toEqual([]);
  });

  test('ARCHITECTURE.md lists them in this order.', () => {
    const rows = [...readFileSync(join(root, 'ARCHITECTURE.md'), 'utf8').matchAll(/^\| `([a-z]+)` \|/gmu)];
    const told = rows.map(([, wing = '']) => wing);
    const built = wings.filter((wing) => existsSync(join(root, 'src/domain', wing)));
    expect(told).toEqual(built);
  });

  test('No folder holds more than 25 files of one kind.', () => {
    const counts = new Map<string, number>();
    for (const file of ['src', 'tests'].flatMap((folder) => listFiles(join(root, folder)))) {
      const kind = `${relative(root, dirname(file))}/*${extname(file)}`;
      counts.set(kind, (counts.get(kind) ?? 0) + 1);
    }
    expect([...counts].filter(([, n]) => n > mostFiles)).toEqual([]);
  });
});

describe('Names', () => {
  test('No file is called index, utils, common, misc, helpers or types.', () => {
    const vague = /^(?:index|utils?|common|misc|helpers?|types?|constants)$/u;
    expect(sources.filter((source) => vague.test(stemOf(source.path))).map((source) => source.path)).toEqual([]);
  });

  test('No name says Service, Manager, Helper, Impl or DTO, none is an enum, and no interface begins with I.', () => {
    const vague =
      /\b(?:class|interface|type|function|const) (?:\w*(?:Service|Manager|Helper|Impl|DTO)\b|I[A-Z][a-z])|\benum \w+ \{/u;
    expect(
      sources
        .filter((source) => vague.test(source.text))
        .map((source) => `${source.path}: ${vague.exec(source.text)?.[0]}`),
    ).toEqual([]);
  });

  test('Nobody asks of which kind a matter is by the first character of its number: parseMatterNumber says it.', () => {
    const byLetter = /(?:startsWith\(|=== |like )['"][投举询咨]%?['"]/u;
    const asking = sources.filter(({ text }) => byLetter.test(codeOf(text)));
    expect(asking.map(({ path, text }) => `${path}: ${byLetter.exec(codeOf(text))?.[0]}`)).toEqual([]);
  });

  test('The bare word report is nobody’s identifier: 举报 is a tipoff, 工作汇报 a work report.', () => {
    const bare = /\b(?:const|let|function|type|interface|class) [Rr]eports?\b/u;
    expect(sources.filter((source) => bare.test(source.text)).map((source) => source.path)).toEqual([]);
  });
});

describe('Purity', () => {
  test('The rules know no clock, chance, process, wire or screen: all of it is passed in.', () => {
    const impure =
      /new Date\(\)|\bDate\.now\b|\bMath\.random\b|\bprocess\.|\bfetch\(|\bconsole\.|\bsetTimeout\b|\bcrypto\./u;
    const found = sources.filter((source) => source.floor === 'domain' && impure.test(codeOf(source.text)));
    expect(found.map((source) => `${source.path}: ${impure.exec(codeOf(source.text))?.[0]}`)).toEqual([]);
  });

  test('No action takes an error of the database for absence.', () => {
    const found = sources.filter(
      ({ path, text }) => /^(?:actions|store|jobs)\//u.test(path) && /\.catch\(\(\) => null\)/u.test(codeOf(text)),
    );
    expect(found.map(({ path }) => path)).toEqual([]);
  });

  test('Only config.ts reads the environment, and before it main.ts the folder in which compiled code is kept.', () => {
    const reading = new Set(['config.ts', 'main.ts']);
    const found = sources.filter(
      (source) => !reading.has(source.path) && /\bprocess\.env\b|import\.meta\.env\b/u.test(codeOf(source.text)),
    );
    expect(found.map((source) => source.path)).toEqual([]);
  });
});

describe('Floors', () => {
  test('Arrows run down only, and each floor knows only its packages.', () => {
    const wrong = sources.flatMap((source) =>
      source.imports.filter((one) => !mayImport(source, one)).map((one) => `${source.path} → ${one.target}`),
    );
    expect(wrong).toEqual([]);
  });

  test('No file leans on itself through others.', () => {
    expect(findCircle()).toEqual([]);
  });

  test('Only actions and main write: transact.ts is imported by nobody else.', () => {
    const writers = sources.filter((source) => source.imports.some((one) => one.target === 'store/base/transact.ts'));
    expect(
      writers.filter((source) => !['actions', 'main'].includes(source.floor)).map((source) => source.path),
    ).toEqual([]);
    expect(writers.length).toBeGreaterThan(0);
  });

  test('Who told of something is opened by an action, never on the wire: the seal is known to store and actions alone.', () => {
    const seals = [
      'store/tipoff/reporter.ts',
      'store/tipoff/tipoff-link.ts',
      'store/tipoff/tipoff-credit.ts',
      'store/base/seal.ts',
    ];
    const openers = sources.filter((source) => source.imports.some((one) => seals.includes(one.target)));
    expect(openers.filter(({ floor }) => !['store', 'actions'].includes(floor)).map(({ path }) => path)).toEqual([]);
    expect(openers.length).toBeGreaterThan(0);
  });

  test('What a station carries on its telephone has no timeline, which leans on the rules of every wing: the server says its sentences.', () => {
    expect(builtInto('staff/telephone/main.tsx')).toContain('staff/telephone/outbox/waiting.tsx');
    expect([...builtInto('staff/telephone/main.tsx')].filter((path) => path.startsWith('domain/desk/'))).toEqual([]);
  });

  test('Nobody imports main, and main alone reads the process.', () => {
    const importersOf = (file: string) =>
      sources.filter((source) => source.imports.some((one) => one.target === file)).map((source) => source.path);
    expect(importersOf('main.ts')).toEqual([]);
    expect(importersOf('process.ts')).toEqual(['main.ts']);
  });

  test('Nothing in src imports from tests or scripts.', () => {
    const found = sources.filter((source) => source.imports.some((one) => one.target.startsWith('../')));
    expect(found.map((source) => source.path)).toEqual([]);
  });
});

test('A journey waits for what it says stands on a page, and reads it at once only to say that it is not there.', () => {
  const atOnce =
    /expect\(await [^;]*?\.(?:count|innerText|allInnerTexts|textContent|allTextContents|inputValue|getAttribute|isVisible|isDisabled|isChecked)\([^()]*\)\)\s*\.(?!not\.|toBe\(0\))to\w+\(/u;
  const journeys = listFiles(join(root, 'tests/journeys')).filter((file) => file.endsWith('.test.ts'));
  expect(journeys.length).toBeGreaterThan(50);
  const found = journeys
    // The sheets of paper.test.ts are drawn without a server: what is on them stands at once.
    .filter((file) => !file.endsWith('complaint/paper.test.ts'))
    .flatMap((file) =>
      readFileSync(file, 'utf8')
        .split(';')
        .filter((sentence) => atOnce.test(`${sentence};`))
        .map((sentence) => `${relative(root, file)}: ${sentence.trim()}`),
    );
  expect(found).toEqual([]);
});

test.runIf(existsSync(join(root, 'docs/glossary.md')))('Every noun stands in the glossary.', () => {
  const glossary = readFileSync(join(root, 'docs/glossary.md'), 'utf8');
  expect(nouns.filter((noun) => !glossary.includes(`\`${noun}\``))).toEqual([]);
});

test('Nouns are written once, in small letters.', () => {
  expect(new Set(nouns).size).toBe(nouns.length);
  expect(nouns.filter((noun) => !/^[a-z]+(?:-[a-z]+)*$/u.test(noun))).toEqual([]);
});

test('M15: no program of the staff is built with the reading of the gate of publication, nor with its list of words.', () => {
  const told = ['leak-mark.ts', 'nameless.ts'].map((name) => `domain/base/disclosure/${name}`);
  const staff = sources.filter(({ floor }) => floor === 'staff').map(({ path }) => path);
  const reached = builtInto(...staff);
  for (const path of ['domain/publicity/warning/warning-steps.ts', ...told]) expect(reached).toContain(path);
  expect([...reached].filter((path) => path.startsWith('domain/base/disclosure/') && !told.includes(path))).toEqual([]);
  expect(builtInto('actions/matter/docket.ts')).toContain('domain/base/disclosure/ordinary-words.ts');
});

function findArrowsUp(): string[] {
  return sources.flatMap(({ path, imports }) =>
    imports
      .filter(({ target }) => /\.tsx?$/u.test(target) && wingOf(target) !== groundOfFloor)
      .filter(({ target }) => rankOf(target) > rankOf(path))
      .map(({ target }) => `${path} → ${target}`),
  );
}

/**
 * The wing of a file; null for what stands in none. What holds a whole floor together above the rules may lean on all the
 * ground, and everybody may lean on it.
 */
function wingOf(path: string): string | null {
  if (/^(?:actions|staff|http|http\/portal)\/base\//u.test(path)) return groundOfFloor;
  if (path.startsWith('staff/telephone/')) return 'device';
  if (path.startsWith('http/print/base/')) return 'matter';
  if (path.startsWith('http/print/') || path.startsWith('http/portal/own/')) return 'desk';
  const folder = /^(?:domain|store|actions|staff|http\/api|http\/portal)\/([^/]+)\//u.exec(path)?.[1];
  return folder !== undefined && wings.includes(folder) ? folder : null;
}

/** How far above the ground a file stands. NaN, which is above and below nothing, for what stands in no wing. */
function rankOf(path: string): number {
  const wing = contents.has(path) ? null : wingOf(path);
  if (wing === null) return Number.NaN;
  return wings.indexOf(wing === groundOfFloor ? 'matter' : wing);
}

function mayImport({ path, floor }: Source, { target, typeOnly }: Import): boolean {
  const rule = below[floor];
  if (rule === undefined) return false;
  if (!isInside(target)) return rule.packages === 'any' || rule.packages.includes(target);
  if (floor === 'staff' && floorOf(target) === 'http') return typeOnly;
  // Types vanish when the program is built, so that a floor may name what is handed to it from beside.
  if (['http', 'actions'].includes(floor) && floorOf(target) === 'outside' && typeOnly) return true;
  if (path.startsWith('store/') && target === 'store/base/transact.ts') return false;
  return rule.floors.some((allowed) => floorOf(target) === allowed || target === `${allowed}.ts`);
}

/** The files of which a program is built that begins with these. */
function builtInto(...entries: string[]): ReadonlySet<string> {
  const found = new Set(entries);
  // A set goes on to what is added to it meanwhile.
  for (const path of found)
    for (const { target, typeOnly } of sources.find((source) => source.path === path)?.imports ?? [])
      if (!typeOnly && isInside(target)) found.add(target);
  return found;
}

function findCircle(): string[] {
  const arrows = new Map(
    sources.map((source) => [
      source.path,
      source.imports.filter((one) => isInside(one.target) && !one.typeOnly).map((one) => one.target),
    ]),
  );
  const done = new Set<string>();
  const visit = (path: string, trail: string[]): string[] => {
    if (trail.includes(path)) return [...trail.slice(trail.indexOf(path)), path];
    if (done.has(path)) return [];
    for (const next of arrows.get(path) ?? []) {
      const circle = visit(next, [...trail, path]);
      if (circle.length > 0) return circle;
    }
    done.add(path);
    return [];
  };
  for (const path of arrows.keys()) {
    const circle = visit(path, []);
    if (circle.length > 0) return circle;
  }
  return [];
}

function readSource(file: string): Source {
  const path = relative(join(root, 'src'), file);
  const text = readFileSync(file, 'utf8');
  return { path, floor: floorOf(path), text, imports: importsOf(path, text) };
}

function importsOf(path: string, text: string): Import[] {
  const found = codeOf(text).matchAll(
    /^(?:import|export)\b([^;'"]*?)\bfrom ['"]([^'"]+)['"]|^import ['"]([^'"]+)['"]|\bimport\(['"]([^'"]+)['"]\)/gmu,
  );
  return [...found].map(([, words = '', from, bare, lazy]) => {
    // What stands behind a question mark says what of the file is taken.
    const target = (from ?? bare ?? lazy ?? '').replace(/\?\w+$/u, '');
    const names = words
      .replace(/[{}]/gu, '')
      .split(',')
      .map((name) => name.trim())
      .filter((name) => name !== '');
    const typeOnly =
      words.trim().startsWith('type ') ||
      (words.includes('{') && names.length > 0 && names.every((name) => name.startsWith('type ')));
    return { target: target.startsWith('.') ? normalize(join(dirname(path), target)) : target, typeOnly };
  });
}

/** Without comments, which may name what the code may not. */
function codeOf(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//gu, '').replace(/(^|\s)\/\/.*$/gmu, '$1');
}

function isInside(target: string): boolean {
  return /\.(?:tsx?|css|json)$/u.test(target);
}

function floorOf(path: string): string {
  // What is done from a terminal stands beside the process: it puts the floors together as that does.
  return path.includes('/') && !path.startsWith('commands/') ? (path.split('/')[0] ?? '') : 'main';
}

function stemOf(path: string): string {
  return basename(path).replace(/\.tsx?$/u, '');
}

function listFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? listFiles(join(folder, entry.name)) : [join(folder, entry.name)],
  );
}
