/** `npm run check`: format, lint, types and boundaries, side by side; what has not changed since it was good is not looked at again. */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, extname, join, normalize } from 'node:path';
import { oneChecker, runChecks, type Check } from './checks.ts';

/** The hash of every file when the lint last found nothing, and of what the lint itself consists of. */
interface Linted {
  tools: string;
  files: Record<string, string>;
}

const cache = join('node_modules', '.cache', 'check');
const lintedAt = join(cache, 'linted.json');
mkdirSync(cache, { recursive: true });

const tools = hashOf('.oxlintrc.json', 'package-lock.json', 'tsconfig.json', 'src/staff/tsconfig.json');
const files = Object.fromEntries(listSources().map((path) => [path, hashOf(path)]));
const toLint = listToLint();
const typesOf = (name: string, project: string): Check => ({
  name: `types of the ${name}`,
  command: 'tsc',
  args: ['-p', project, ...oneChecker, '--incremental', '--tsBuildInfoFile', join(cache, `${name}.tsbuildinfo`)],
});
const lint: Check = { name: 'lint', command: 'oxlint', args: toLint ?? [] };

const failed = await runChecks(
  [
    { name: 'format', command: 'oxfmt', args: ['--check'] },
    ...(toLint?.length === 0 ? [] : [lint]),
    typesOf('server', 'tsconfig.json'),
    typesOf('desk', 'src/staff/tsconfig.json'),
    { name: 'boundaries', command: 'vitest', args: ['run', '--project', 'unit', 'tests/architecture.test.ts'] },
  ],
  console.log,
);
if (!failed.includes(lint.name)) writeFileSync(lintedAt, JSON.stringify({ tools, files } satisfies Linted));
process.exitCode = failed.length === 0 ? 0 : 1;

/**
 * The files that have changed since the lint was last good, and those that import one of them, whose types may have changed
 * with it; null for all. A type that has come a longer way than that is looked at again by `npm test`, which lints everything.
 */
function listToLint(): string[] | null {
  const before = readLinted();
  if (before === null || before.tools !== tools) return null;
  const changed = new Set(Object.keys(files).filter((path) => files[path] !== before.files[path]));
  if (changed.size === 0) return [];
  return Object.keys(files).filter(
    (path) => changed.has(path) || importsOf(path).some((target) => changed.has(target)),
  );
}

function readLinted(): Linted | null {
  try {
    return JSON.parse(readFileSync(lintedAt, 'utf8')) as Linted;
  } catch {
    return null;
  }
}

function importsOf(path: string): string[] {
  return [...readFileSync(path, 'utf8').matchAll(/(?:from |import\(|import )['"](\.[^'"]+)['"]/gu)].map(
    ([, target = '']) => normalize(join(dirname(path), target)),
  );
}

function listSources(): string[] {
  const inFolders = ['src', 'tests', 'scripts'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)),
  );
  return [...inFolders, ...readdirSync('.')]
    .filter((path) => ['.ts', '.tsx', '.js'].includes(extname(path)))
    .toSorted();
}

function hashOf(...paths: string[]): string {
  const hash = createHash('sha256');
  for (const path of paths) hash.update(readFileSync(path));
  return hash.digest('hex');
}
