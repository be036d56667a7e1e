import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const pages = [
  'README.md',
  'SECURITY.md',
  'ARCHITECTURE.md',
  'CONTRIBUTING.md',
  ...['docs', 'docs/decisions'].flatMap((folder) =>
    readdirSync(join(root, folder))
      .filter((name) => name.endsWith('.md'))
      .map((name) => `${folder}/${name}`),
  ),
];

describe('What the documents say of the code', () => {
  test('Every file and folder they name exists.', () => {
    const named = /(?:`|tsx )((?:src|tests|scripts|migrations|seeds|deploy|docs)\/[\w./-]*)`/gu;
    const gone = pages.flatMap((page) =>
      [...read(page).matchAll(named)]
        .map(([, path = '']) => path)
        .filter((path) => !/(?:^|\/)x(?:\.ts)?\/?$/u.test(path) && !existsSync(join(root, path)))
        .map((path) => `${page}: ${path}`),
    );
    expect(gone).toEqual([]);
  });

  test('Every link between them leads somewhere.', () => {
    const broken = pages.flatMap((page) =>
      [...read(page).matchAll(/\]\((?!https?:)([^)#]+)(?:#[^)]*)?\)/gu)]
        .map(([, target = '']) => join(page, '..', target))
        .filter((path) => !existsSync(join(root, path)))
        .map((path) => `${page}: ${path}`),
    );
    expect(broken).toEqual([]);
  });

  test('Every npm script they tell people to run exists.', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const unknown = [...pages, 'deploy']
      .filter((page) => page.endsWith('.md'))
      .flatMap((page) => [...read(page).matchAll(/\bnpm run ([\w:-]+)/gu)].map(([, name = '']) => name))
      .filter((name) => scripts[name] === undefined);
    expect(unknown).toEqual([]);
  });

  test('Every ending that ten files share stands in the list of parts, and each that stands there is used.', () => {
    const list = read('CONTRIBUTING.md').match(/A part of a noun is called[^]*?Whoever needs another/u)?.[0] ?? '';
    const told = [...list.matchAll(/`-([a-z]+)`/gu)].map(([, part = '']) => part);
    const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' });
    const used = Map.groupBy(
      files.flatMap((file) => /-(?<part>[a-z]+)\.tsx?$/u.exec(file)?.groups?.['part'] ?? []),
      (part) => part,
    );
    // A code is a thing itself: the query code, the code word of a reporter.
    const common = [...used].filter(([part, those]) => those.length >= 10 && part !== 'code').map(([part]) => part);
    expect(common.filter((part) => !told.includes(part))).toEqual([]);
    expect(told.filter((part) => !used.has(part))).toEqual([]);
  });

  test('Every invariant names a test that exists.', () => {
    const held = [...read('docs/invariants.md').matchAll(/`(tests\/[\w./-]+\.test\.tsx?)` › ([^|]+?) *\|/gu)];
    expect(held.length).toBeGreaterThan(10);
    const gone = held.filter(([, file = '', name = '']) => !existsSync(join(root, file)) || !read(file).includes(name));
    expect(gone.map(([, file, name]) => `${file} › ${name}`)).toEqual([]);
  });
});
