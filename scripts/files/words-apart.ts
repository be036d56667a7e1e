/**
 * What the desk shows of a noun and what checks what is typed stand in one file of the domain, as they belong together: the words of its
 * states beside the schema of its form. A page needs the words at once and the schema when a form is opened; and no bundler parts what
 * stands in one file. So the build reads each file of the domain as two: what leans on zod, and what does not. The second is a file of its
 * own, from which the first takes what it needs, so that nothing is there twice; who imports from the file is sent to the half that has it.
 */
import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { parseAst, transformWithOxc, type Plugin } from 'vite';

/** What checks: whatever leans on it comes with a form. */
const checker = 'zod';

/** Marks the half of a file that leans on no checker. */
const mark = '?words';

interface Node {
  type: string;
  start: number;
  end: number;
  [key: string]: unknown;
}

/** A declaration at the top of a file. */
interface Statement {
  code: string;
  isExported: boolean;
  names: readonly string[];
  /** The names that stand in it, of this file or imported. */
  uses: ReadonlySet<string>;
}

interface Taken {
  from: string;
  /** As the other file calls it; `*` for all of it. */
  imported: string;
  name: string;
}

/** A file as two. */
interface Halves {
  words: readonly Statement[];
  rules: readonly Statement[];
}

interface Source {
  code: string;
  statements: readonly Statement[];
  taken: ReadonlyMap<string, Taken>;
  /** Whether it consists of nothing but imports and declarations that never change, so that it may be parted. */
  isPlain: boolean;
}

/** The names of a file that lean on a checker. */
type Checking = ReadonlySet<string>;

export function wordsApart(domain: string): Plugin {
  const sources = new Map<string, Promise<Source>>();
  const known = new Map<string, Promise<Checking>>();
  const sourceOf = (file: string) => remembered(sources, file, () => read(file));
  const isOurs = (file: string) => file.startsWith(`${domain}/`) && file.endsWith('.ts');

  const checkingOf = (file: string): Promise<Checking> =>
    remembered(known, file, async () => {
      const { statements, taken, isPlain } = await sourceOf(file);
      const checks = new Set<string>();
      for (const [name, { from, imported }] of taken) {
        const others = isOurs(from) ? await checkingOf(from) : null;
        if (from === checker || (others !== null && (imported === '*' ? others.size > 0 : others.has(imported))))
          checks.add(name);
      }
      if (!isPlain) return checks.size === 0 ? checks : new Set(statements.flatMap(({ names }) => names));
      for (let before = -1; before !== checks.size;) {
        before = checks.size;
        for (const { names, uses } of statements)
          if ([...uses].some((name) => checks.has(name))) for (const name of names) checks.add(name);
      }
      return checks;
    });

  const halvesOf = async (file: string): Promise<Halves | null> => {
    const { statements, isPlain } = await sourceOf(file);
    const checks = await checkingOf(file);
    const words = statements.filter(({ names }) => !names.some((name) => checks.has(name)));
    const rules = statements.filter((one) => !words.includes(one));
    return isPlain && words.length > 0 && rules.length > 0 ? { words, rules } : null;
  };
  /** The half in which a name stands. */
  const homeOf = async (file: string, name: string): Promise<string> => {
    if (!isOurs(file)) return file;
    const halves = await halvesOf(file);
    return halves?.words.some(({ names }) => names.includes(name)) === true ? `${file}${mark}` : file;
  };
  /** Some statements of a file with the imports that they need; all of them can be taken by the other half. */
  const partOf = async ({ taken }: Source, statements: readonly Statement[]): Promise<string> => {
    const needed = [...taken.values()].filter(({ name }) => statements.some(({ uses }) => uses.has(name)));
    const imports = needed.map(async (one) => importOf({ ...one, from: await homeOf(one.from, one.imported) }));
    const hidden = statements.flatMap(({ names, isExported }) => (isExported ? [] : names));
    return [
      ...(await Promise.all(imports)),
      ...statements.map(({ code }) => code),
      `export { ${hidden.join(', ')} };`,
    ].join('\n');
  };

  return {
    name: 'words-apart',
    apply: 'build',
    enforce: 'pre',
    resolveId: (id) => (id.endsWith(mark) ? id : null),
    async load(id) {
      const file = id.endsWith(mark) ? id.slice(0, -mark.length) : id;
      if (!isOurs(file)) return null;
      const source = await sourceOf(file);
      const halves = await halvesOf(file);
      // Nothing of the domain does anything but by what is taken from it.
      const moduleSideEffects = false;
      if (halves === null)
        return { code: source.isPlain ? await partOf(source, source.statements) : source.code, moduleSideEffects };
      const { words, rules } = halves;
      if (id !== file) return { code: await partOf(source, words), moduleSideEffects };
      const from = JSON.stringify(`${file}${mark}`);
      const all = words.flatMap(({ names }) => names);
      const used = all.filter((name) => rules.some(({ uses }) => uses.has(name)));
      const handedOn = words.flatMap(({ names, isExported }) => (isExported ? names : []));
      const code = [
        `import { ${used.join(', ')} } from ${from};`,
        // For who takes all of it, as the desk does that fetches a form.
        `export { ${handedOn.join(', ')} } from ${from};`,
        await partOf(source, rules),
      ].join('\n');
      return { code, moduleSideEffects };
    },
    async transform(code, id) {
      if (isOurs(id) || !/\.tsx?$/u.test(id)) return null;
      let sent = code;
      for (const [said, names = '', path = ''] of code.matchAll(imports)) {
        const file = resolve(dirname(id), path);
        if (!isOurs(file)) continue;
        const all = names
          .split(',')
          .map((one) => one.trim())
          .filter((one) => one !== '');
        const homes = await Promise.all(all.map((one) => homeOf(file, one.split(' as ')[0] ?? one)));
        const lines = [...new Set(homes)].map((home) => {
          const here = all.filter((one, place) => homes[place] === home && !one.startsWith('type '));
          return here.length === 0 ? '' : `import { ${here.join(', ')} } from ${JSON.stringify(home)};`;
        });
        sent = sent.replace(said, lines.join(' '));
      }
      return { code: sent, map: null };
    },
  };
}

/** As the formatter writes them; of types nothing is left. */
const imports = /^import \{([^}]*)\} from '(\.[^'?]+\.ts)';$/gmu;

function importOf({ from, imported, name }: Taken): string {
  const what = imported === '*' ? `* as ${name}` : `{ ${imported} as ${name} }`;
  return `import ${what} from ${JSON.stringify(from)};`;
}

async function read(file: string): Promise<Source> {
  const { code } = await transformWithOxc(readFileSync(file, 'utf8'), file, { sourcemap: false });
  const statements: Statement[] = [];
  const taken = new Map<string, Taken>();
  let isPlain = true;
  for (const node of parseAst(code).body as unknown as Node[]) {
    if (node.type === 'ImportDeclaration') for (const [name, one] of takenBy(node, file)) taken.set(name, one);
    else {
      const declared = declaredBy(node);
      if (declared === null) isPlain = false;
      else statements.push({ ...declared, code: code.slice(node.start, node.end), uses: usesOf(node) });
    }
  }
  return { code, statements, taken, isPlain };
}

function takenBy(node: Node, file: string): [string, Taken][] {
  const said = String((node['source'] as Node)['value']);
  const from = said.startsWith('.') ? resolve(dirname(file), said) : said;
  return (node['specifiers'] as Node[]).map((specifier) => {
    const name = String((specifier['local'] as Node)['name']);
    if (specifier.type === 'ImportNamespaceSpecifier') return [name, { from, imported: '*', name }];
    const isNamed = specifier.type === 'ImportSpecifier';
    return [name, { from, imported: isNamed ? String((specifier['imported'] as Node)['name']) : 'default', name }];
  });
}

/** What a statement declares once for all; null for any other statement. */
function declaredBy(node: Node): Pick<Statement, 'isExported' | 'names'> | null {
  const isExported = node.type === 'ExportNamedDeclaration';
  const declaration = isExported ? (node['declaration'] as Node | null) : node;
  if (declaration === null) return null;
  if (declaration.type === 'FunctionDeclaration' || declaration.type === 'ClassDeclaration')
    return { isExported, names: [String((declaration['id'] as Node)['name'])] };
  if (declaration.type !== 'VariableDeclaration' || declaration['kind'] !== 'const') return null;
  const names = (declaration['declarations'] as Node[]).flatMap(({ id }) => namesIn(id as Node));
  return { isExported, names };
}

/** The names that a pattern gives, and those that stand in its defaults: one too many does no harm. */
function namesIn(pattern: Node): string[] {
  return [...usesOf(pattern)];
}

/** Every name in it but those of fields. */
function usesOf(node: Node): Set<string> {
  const names = new Set<string>();
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) for (const each of value) walk(each);
    if (typeof value !== 'object' || value === null || !('type' in value)) return;
    const here = value as Node;
    if (here.type === 'Identifier') names.add(String(here['name']));
    for (const [key, child] of Object.entries(here))
      if (!((key === 'key' || key === 'property') && here['computed'] === false)) walk(child);
  };
  walk(node);
  return names;
}

function remembered<T>(all: Map<string, Promise<T>>, key: string, make: () => Promise<T>): Promise<T> {
  const one = all.get(key) ?? make();
  all.set(key, one);
  return one;
}
