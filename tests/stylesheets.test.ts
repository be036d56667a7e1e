import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const staff = fileURLToPath(new URL('../src/staff', import.meta.url));
const files = readdirSync(staff, { recursive: true, encoding: 'utf8' }).toSorted();

/**
 * The stylesheets of the desk, but for those of the base, which speak of every page. They all become part of one document: once
 * a page was open, its rules hold on every page after it.
 */
const sheets = files.filter((path) => path.endsWith('.css') && !/^(?:base|telephone)\//u.test(path));
const leaders = new Map(sheets.map((path) => [path, leadersOf(readFileSync(join(staff, path), 'utf8'))]));

/** The classes that each file of the desk gives to what it shows. */
const given = new Map(
  files
    .filter((path) => path.endsWith('.tsx') && !path.startsWith('telephone/'))
    .map((path) => [path, classesIn(readFileSync(join(staff, path), 'utf8'))]),
);

describe('What a page’s stylesheet says stays on that page:', () => {
  test('A class that leads rules does so in one stylesheet only.', () => {
    const twice = [...leaders].flatMap(([path, names]) =>
      [...names]
        .flatMap((name) =>
          sheets.filter((other) => other < path && leaders.get(other)?.has(name)).map((other) => [name, other]),
        )
        .map(([name, other]) => `.${name}: ${other}, ${path}`),
    );
    expect(twice).toEqual([]);
  });

  test('A class of one word that leads rules is given in the same wing only, or where its stylesheet is asked for; what the kinds share, matter leads.', () => {
    const reaching = [...leaders]
      .filter(([path]) => wingOf(path) !== 'matter')
      .flatMap(([path, names]) =>
        [...names]
          .filter((name) => !name.includes('-'))
          .flatMap((name) =>
            [...given]
              .filter(([file, classes]) => wingOf(file) !== wingOf(path) && classes.has(name) && !leansOn(file, path))
              .map(([file]) => `${path} .${name} → ${file}`),
          ),
      );
    expect(reaching).toEqual([]);
  });
});

test('operations C: what is offered to who comes the first time takes its own room, and covers no button of the page.', () => {
  const sheet = readFileSync(join(staff, 'desk/help/help.css'), 'utf8');
  const [, offer = 'position: fixed'] = /^\.tour-offer \{([^}]*)\}/mu.exec(sheet) ?? [];
  expect(offer).not.toMatch(/position:|z-index:/u);
});

test('The buttons of a docket’s steps bring the stylesheet that keeps them apart, on whatever page they stand.', () => {
  const sheet = readFileSync(join(staff, 'matter/docket/docket.css'), 'utf8');
  expect(sheet).toMatch(/^\.docket-moves \{[^}]*gap: /mu);
  expect(readFileSync(join(staff, 'matter/docket/docket-moves.tsx'), 'utf8')).toContain("import './docket.css';");
});

test('Every length and colour that a stylesheet of the desk or the telephone asks for by name is given somewhere.', () => {
  const read = (ending: RegExp) =>
    files.filter((path) => ending.test(path)).map((path) => [path, readFileSync(join(staff, path), 'utf8')] as const);
  const styles = read(/\.css$/u);
  const givenNames = new Set([
    ...styles.flatMap(([, text]) => [...text.matchAll(/(--[\w-]+)\s{0,4}:/gu)].map(([, name]) => name)),
    ...read(/\.tsx?$/u).flatMap(([, text]) => [...text.matchAll(/['"`](--[\w-]+)['"`]/gu)].map(([, name]) => name)),
  ]);
  const missing = styles.flatMap(([path, text]) =>
    [...new Set([...text.matchAll(/var\((--[\w-]+)\)/gu)].map(([, name]) => name))]
      .filter((name) => !givenNames.has(name))
      .map((name) => `${path}: ${name}`),
  );
  expect(missing).toEqual([]);
});

/** Whether a file, or a neighbour in its own folder, asks for the stylesheet of another wing. */
function leansOn(file: string, sheet: string): boolean {
  return files
    .filter((other) => other.endsWith('.tsx') && dirname(other) === dirname(file))
    .some((other) => readFileSync(join(staff, other), 'utf8').includes(`import '${relative(dirname(other), sheet)}'`));
}

function wingOf(path: string): string {
  return path.split('/')[0] ?? '';
}

/** The class that each selector begins with, where it is one alone: `.today small` is led by today, `.tag.copy` by none. */
function leadersOf(css: string): Set<string> {
  const selectors = [...css.replace(/\/\*[\s\S]*?\*\//gu, '').matchAll(/([^{};]+)\{/gu)]
    .map(([, selector = '']) => selector.trim())
    .filter((selector) => !/^(?:@|from|to|\d)/u.test(selector))
    .flatMap((selector) => selector.split(/,(?![^(]*\))/u));
  return new Set(selectors.flatMap((one) => /^\s*\.([\w-]+)(?![.\w-])/u.exec(one)?.[1] ?? []));
}

/** Every word of the strings that stand in a `className` or in what is called class or classes. */
function classesIn(code: string): Set<string> {
  const places = code.matchAll(/className=(?:"([^"]*)"|\{((?:[^{}]|\{[^{}]*\})*)\})|[cC]lass(?:es)?\w* = ([^;]*);/gu);
  return new Set(
    [...places].flatMap(([, plain, computed, named]) =>
      plain === undefined
        ? [...(computed ?? named ?? '').matchAll(/'([^']*)'|`([^`]*)`/gu)].flatMap(([, a, b]) => wordsOf(a ?? b ?? ''))
        : wordsOf(plain),
    ),
  );
}

function wordsOf(text: string): string[] {
  return text.match(/[A-Za-z][\w-]*/gu) ?? [];
}
