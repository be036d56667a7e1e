/** How much a browser loads before a page of the desk stands, and in how many files (M15 of docs/performance.md), of what was built and pressed. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { planFiles, type Piece } from '../../scripts/files/plan.ts';

interface Part {
  file: string;
  css?: string[];
  imports?: string[];
  dynamicImports?: string[];
}

const built = 'dist/staff';
const desk = 'index.html';
const homePage = 'staff/desk/work/work-page.tsx';
/** What the frame fetches once a page rests: the palette, the sheet of keys, the ways in, the answer to a call. */
const soon = [
  'staff/desk/frame/palette.tsx',
  'staff/desk/frame/key-sheet.tsx',
  'staff/county/session/sign-in-again.tsx',
  'staff/command/callout/callout-answer.tsx',
];

let parts: Record<string, Part>;
/** Which file each module lies in: several pages share one. */
let places: Record<string, string>;

beforeAll(() => {
  const read = (name: string): unknown => JSON.parse(readFileSync(join(built, '.vite', name), 'utf8'));
  parts = read('manifest.json') as Record<string, Part>;
  places = read('places.json') as Record<string, string>;
});

/** The files that come with the modules, those that they lean on among them. */
function filesOf(...modules: string[]): Set<string> {
  const byFile = new Map(Object.values(parts).map((part) => [part.file, part]));
  const files = new Set<string>();
  const take = (part: Part | undefined) => {
    if (part === undefined) throw new Error(`One of ${modules.join()} was not built.`);
    if (files.has(part.file)) return;
    for (const file of [part.file, ...(part.css ?? [])]) files.add(file);
    for (const other of part.imports ?? []) take(parts[other]);
  };
  for (const module of modules) take(parts[module] ?? byFile.get(places[module] ?? ''));
  return files;
}

/** In kB as they go over the wire; the small ones are not pressed. */
function weightOf(files: Iterable<string>): number {
  const bytes = [...files]
    .map((file) => join(built, file))
    .map((path) => (existsSync(`${path}.br`) ? `${path}.br` : path));
  return bytes.reduce((sum, path) => sum + statSync(path).size, 0) / 1000;
}

function scriptsIn(files: Iterable<string>): number {
  return [...files].filter((file) => file.endsWith('.js')).length;
}

function codeOf(files: Iterable<string>): string {
  return [...files].map((file) => readFileSync(join(built, file), 'utf8')).join('');
}

/** Every page that a reader comes to by an address. */
function pages(): string[] {
  return Object.keys(places).filter((module) => /^staff\/.*(?:-page|-list)\.tsx$/u.test(module));
}

describe('the first load', () => {
  it('of the desk with its first screen stays below 350 kB in few files', () => {
    const files = filesOf(desk, homePage);
    expect(weightOf(files)).toBeLessThan(348);
    expect(scriptsIn(files)).toBeLessThanOrEqual(14);
    expect(files.size).toBeLessThanOrEqual(20);
  });

  it('of the desk carries no rules, only words', () => {
    const code = codeOf(filesOf(desk, homePage));
    // Sentences of a rule of each of them: what a court decides, a form of a case, and what the fields say of a wrong date.
    for (const words of ['写成 2026-04-29 这样的日期', '法制审核', '不予受理的理由']) expect(code).not.toContain(words);
    expect(code).not.toContain('ZodError');
  });

  it('of a station and of an officer in the field stays below 250 kB in at most 16 files', () => {
    const files = filesOf('station.html');
    expect(weightOf(files)).toBeLessThan(205);
    expect(files.size).toBeLessThanOrEqual(16);
  });

  it('of a station’s telephone keeps nothing that only the desk has', () => {
    const kept = new Set<string>();
    const take = (name: string) => {
      if (kept.has(name)) return;
      kept.add(name);
      for (const next of [...(parts[name]?.imports ?? []), ...(parts[name]?.dynamicImports ?? [])]) take(next);
    };
    take('station.html');
    expect(kept).not.toContain(desk);
    expect(kept.size).toBeLessThanOrEqual(40);
  });

  it('brings nothing of the help and the tour, nor does a page that rests: they come when somebody asks', () => {
    const rests = filesOf(desk, homePage, ...soon, 'staff/complaint/complaint-list.tsx');
    for (const module of ['tour.tsx', 'tour-offer.tsx', 'help-panel.tsx', 'page-help.ts', 'tours.ts'])
      expect(rests, module).not.toContain(places[`staff/desk/help/${module}`]);
    expect(weightOf(filesOf('staff/desk/help/help-panel.tsx', 'staff/desk/help/tour.tsx'))).toBeGreaterThan(0);
  });

  it('of the desk never reads the file that starts the telephone’s program, sooner or later', () => {
    const read = new Set<string>();
    const take = (name: string) => {
      if (read.has(name)) return;
      read.add(name);
      const { imports = [], dynamicImports = [] } = parts[name] ?? {};
      for (const next of [...imports, ...dynamicImports]) take(next);
    };
    take(desk);
    expect(parts['station.html']?.file).toBe(places['staff/telephone/main.tsx']);
    expect(read.size).toBeGreaterThan(200);
    expect(read.has('station.html')).toBe(false);
  });

  it('of any page adds at most 60 kB', () => {
    // What an officer opens on his telephone adds to what his telephone loaded, not to the desk.
    const frameOf = (name: string) => filesOf(name.startsWith('staff/telephone/') ? 'station.html' : desk);
    const adds = pages()
      .map((name) => ({ name, files: [...filesOf(name)].filter((file) => !frameOf(name).has(file)) }))
      .map(({ name, files }) => ({ name, more: Math.round(weightOf(files)), scripts: scriptsIn(files) }));
    expect(adds.filter(({ more }) => more > 60).map(({ name, more }) => [name, more])).toEqual([]);
    expect(Math.max(...adds.map(({ scripts }) => scripts))).toBeLessThanOrEqual(31);
  });

  it('of a page brings nothing that checks what is typed, but where it is checked while it is typed', () => {
    const frame = filesOf(desk);
    // What is written on a telephone without a line is checked there.
    const ofDesk = pages().filter((name) => !name.startsWith('staff/telephone/'));
    const checking = ofDesk.filter((name) =>
      codeOf([...filesOf(name)].filter((file) => !frame.has(file) && file.endsWith('.js'))).includes('ZodError'),
    );
    expect(checking.toSorted()).toEqual([
      'staff/incident/area-check-page.tsx',
      'staff/people/training-page.tsx',
      'staff/publicity/warning/recall-page.tsx',
    ]);
  });

  it('of the page of a matter carries no rule of its moves', () => {
    for (const kind of ['complaint', 'tipoff', 'enforcement', 'inquiry'])
      expect(codeOf(filesOf(`staff/desk/pages/${kind}-page.tsx`)).includes('ZodError'), kind).toBe(false);
  });
});

describe('what is loaded once a page rests', () => {
  const late = {
    work: [homePage],
    leader: [
      homePage,
      'staff/desk/home/leader-home.tsx',
      'staff/desk/home/decision-words.ts',
      'staff/steering/remark/remark-form.tsx',
    ],
    list: [
      'staff/complaint/complaint-list.tsx',
      'staff/matter/list/filter-form.tsx',
      'staff/matter/list/column-panel.tsx',
      'staff/matter/list/saved-view-forms.tsx',
      'staff/matter/export/export-purpose.tsx',
    ],
    matter: [
      'staff/desk/pages/complaint-page.tsx',
      'staff/complaint/complaint-form.tsx',
      'domain/desk/timeline.ts',
      'staff/tipoff/split-form.tsx',
      'staff/command/awaited/awaited-card.tsx',
      'staff/command/redispatch/redispatch-send.tsx',
      'staff/incident/fact-drawer.tsx',
      'staff/firm/offer/offer-card.tsx',
    ],
  };

  // 115, 298, 81 and 309 scripts before, of 576, 1,072, 516 and 1,147 kB.
  it.each([
    // What a list to choose from needs comes with the desk now, also where none stands.
    ['work', 22, 368],
    ['leader', 60, 560],
    ['list', 33, 437],
    ['matter', 87, 765],
  ] as const)('is %s in at most %i scripts and %i kB', (page, scripts, kB) => {
    const files = filesOf(desk, ...soon, ...late[page]);
    expect(scriptsIn(files)).toBeLessThanOrEqual(scripts);
    expect(weightOf(files)).toBeLessThanOrEqual(kB);
  });
});

describe('the files', () => {
  it('lean on each other in no circle: of such, one would run before what it leans on', () => {
    const done = new Set<string>();
    const walk = (name: string, above: readonly string[]): void => {
      expect(above, name).not.toContain(name);
      if (done.has(name)) return;
      for (const below of parts[name]?.imports ?? []) walk(below, [...above, name]);
      done.add(name);
    };
    for (const name of Object.keys(parts)) walk(name, []);
  });

  const piece = (name: string, bytes: number, ...leansOn: number[]): Piece => {
    return { modules: [name], bytes, sort: 'own', leansOn: new Set(leansOn) };
  };
  const visit = (...pieces: number[]) => ({ pieces: new Set(pieces), weight: 1, fileBytes: 100 });

  it('are joined where a request saved is worth more than the bytes that somebody loads for nothing', () => {
    const pieces = [piece('words', 10), piece('list', 20, 0), piece('form', 500, 0)];
    expect(planFiles(pieces, [visit(0, 1), visit(0, 1, 2)])).toEqual([['words', 'list'], ['form']]);
  });

  it('are not joined where that leads a page over its bar, though a request is saved', () => {
    const pieces = [piece('words', 60), piece('rules', 60)];
    const both = visit(0, 1);
    const page = (mostBytes: number) => ({ ...visit(0), weight: 1, fileBytes: 0, mostBytes });
    expect(planFiles(pieces, [both, page(120)])).toEqual([['words', 'rules']]);
    expect(planFiles(pieces, [both, page(100)])).toEqual([['words'], ['rules']]);
  });

  it('count all that a join draws in towards that bar, not each piece by itself', () => {
    // The form leans on four small ones: each of them alone would stay below the bar of the page.
    const small = ['a', 'b', 'c', 'd'].map((name) => piece(name, 5));
    const pieces = [...small, piece('list', 5), piece('form', 5, 0, 1, 2, 3)];
    const all = { ...visit(0, 1, 2, 3, 4, 5), fileBytes: 200 };
    const page = { ...visit(4), fileBytes: 0, mostBytes: 12 };
    expect(planFiles(pieces, [all, page]).find((one) => one.includes('list'))).toEqual(['list']);
  });

  it('are not joined over what lies between them', () => {
    // The page and the ground are dear to load apart, but between them lies what is too heavy for those who need only the ground.
    const pieces = [piece('ground', 1), piece('between', 9_000, 0), piece('page', 1, 1, 0)];
    const files = planFiles(pieces, [visit(0, 1, 2), visit(0, 1, 2), visit(0)]);
    expect(files).toContainEqual(['ground']);
    expect(files.findIndex((all) => all.includes('ground'))).toBeLessThan(
      files.findIndex((all) => all.includes('between')),
    );
  });
});
