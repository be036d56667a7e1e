/** How much a browser loads before a page of the desk stands (M15 of docs/performance.md), of what was built and pressed. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';

interface Part {
  file: string;
  css?: string[];
  imports?: string[];
  isDynamicEntry?: boolean;
}

const built = 'dist/staff';
const homePage = 'desk/work/work-page.tsx';
let parts: Record<string, Part>;

beforeAll(() => {
  parts = JSON.parse(readFileSync(join(built, '.vite/manifest.json'), 'utf8')) as Record<string, Part>;
});

/** The files that come with the parts, those that they lean on among them. */
function filesOf(...names: string[]): Set<string> {
  const files = new Set<string>();
  const seen = new Set<string>();
  const take = (name: string) => {
    const part = parts[name];
    if (part === undefined) throw new Error(`${name} was not built.`);
    if (seen.has(name)) return;
    seen.add(name);
    for (const file of [part.file, ...(part.css ?? [])]) files.add(file);
    for (const other of part.imports ?? []) take(other);
  };
  for (const name of names) take(name);
  return files;
}

/** In kB as they go over the wire; the small ones are not pressed. */
function weightOf(files: Iterable<string>): number {
  const bytes = [...files]
    .map((file) => join(built, file))
    .map((path) => (existsSync(`${path}.br`) ? `${path}.br` : path));
  return bytes.reduce((sum, path) => sum + statSync(path).size, 0) / 1000;
}

describe('the first load', () => {
  it('of the desk with its first screen stays below 350 kB in few files', () => {
    const files = filesOf('index.html', homePage);
    expect(weightOf(files)).toBeLessThan(330);
    expect(files.size).toBeLessThan(50);
  });

  it('of the desk carries no rules, only words', () => {
    const code = [...filesOf('index.html', homePage)].map((file) => readFileSync(join(built, file), 'utf8')).join('');
    // Sentences of a rule of each of them: what a court decides, a form of a case, and what the fields say of a wrong date.
    for (const words of ['写成 2026-04-29 这样的日期', '法制审核', '不予受理的理由']) expect(code).not.toContain(words);
    expect(code).not.toContain('ZodError');
  });

  it('of a station and of an officer in the field stays below 250 kB', () => {
    expect(weightOf(filesOf('station.html'))).toBeLessThan(250);
  });

  it('of any page adds less than it did', () => {
    const desk = filesOf('index.html');
    // What an officer opens on his telephone adds to what his telephone loaded, not to the desk.
    const telephone = filesOf('station.html');
    const first = (name: string) => (name.startsWith('telephone/') ? telephone : desk);
    const adds = Object.keys(parts)
      .filter((name) => parts[name]?.isDynamicEntry === true && /-page\.tsx$|-list\.tsx$/u.test(name))
      .map((name) => ({
        name,
        more: Math.round(
          weightOf(filesOf(name)) - weightOf(new Set([...filesOf(name)].filter((one) => first(name).has(one)))),
        ),
      }))
      .toSorted((a, b) => b.more - a.more);
    // The bar is 60. The words of a matter's page are near it; reports, the intake and what looks at all ledgers at once are not.
    const most = {
      'complaint/complaint-list.tsx': 44,
      'tipoff/tipoff-list.tsx': 44,
      'desk/pages/inquiry-page.tsx': 82,
      'desk/pages/tipoff-page.tsx': 98,
      'desk/pages/enforcement-page.tsx': 101,
      'desk/pages/complaint-page.tsx': 123,
    };
    for (const [page, kB] of Object.entries(most))
      expect(adds.find(({ name }) => name === page)?.more, page).toBeLessThanOrEqual(kB);
    expect(adds.filter(({ more }) => more > 110).length).toBeLessThanOrEqual(30);
    expect(adds[0]?.more).toBeLessThan(213);
  });

  it('of the page of a matter carries no rule of its moves', () => {
    for (const kind of ['complaint', 'tipoff', 'enforcement', 'inquiry']) {
      const code = [...filesOf(`desk/pages/${kind}-page.tsx`)]
        .map((file) => readFileSync(join(built, file), 'utf8'))
        .join('');
      expect(code, kind).not.toContain('ZodError');
    }
  });
});
