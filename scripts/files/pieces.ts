/** What the bundler makes when it is left alone, as pieces and visits of `plan.ts`. */
import { readFileSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { minifySync, type Plugin, type Rolldown } from 'vite';
import type { Piece, Visit } from './plan.ts';

export interface Built {
  chunks: readonly Rolldown.OutputChunk[];
  /** The modules that are pages, each with the module that fetches it: a table of routes, or a page with parts of its own. */
  pages: ReadonlyMap<string, string>;
}

/** The shares of visits. */
const weights = { program: 10, often: 25, page: 4 };

/**
 * What a request costs, in bytes of the wire: at the first visit of all, while somebody waits for a page, and once the page rests. By then
 * the line has nothing else to do and bytes are cheap, but each file is read, run and kept by an old machine under the officer's hands.
 * A station's telephone loads its program on the slowest line of all, where each request waits for the one before.
 */
const fileBytes = { first: 8_000, telephone: 90_000, waiting: 2_500, resting: 20_000 };

/** What more than this share of all pages need comes with the desk itself: a list to choose from is needed by two of nine. */
const commonShare = 0.22;

/** What a page may add to that: 60 kB (M15 of docs/performance.md), less what this reckoning is wrong by. */
const pageBytes = 53_000;

/** How little a byte costs once the page rests, beside one that somebody waits for. */
const restingShare = 0.05;

/** What an officer opens all day. */
const often = [
  'work-page.tsx',
  'leader-home.tsx',
  'complaint-list.tsx',
  'complaint-page.tsx',
  'tipoff-page.tsx',
  'inquiry-page.tsx',
  'enforcement-page.tsx',
];

/** What most people see first. */
const firstPage = 'work-page.tsx';

/** What is fetched when somebody asks for it, and by no page that rests: the help of a page, the tour, what an English desk says of Chinese. */
const asked = /\/staff\/(?:desk\/help\/|base\/chinese-words)/u;

/** How much of what pieces weigh pressed alone is left when they are pressed as one file. */
const joined = { code: 0.9, styles: 0.8 };

/** Words weigh more than code of the same length: only what is pressed says how much. */
const press = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } };

/** Each piece is made small as the bundler will: names and comments, of which some modules are full, do not go over the wire. */
const small = { module: true, compress: { unused: false, target: 'es2022' }, mangle: { toplevel: true } } as const;

/** Reads the chunks where they are still whole: a piece that is nothing but styles is a chunk until Vite takes it out. */
export function reader(routes: readonly string[], read: (built: Built) => void): Plugin {
  return {
    name: 'read-pieces',
    generateBundle: {
      order: 'pre',
      handler(_options, bundle) {
        const chunks = Object.values(bundle).filter((one) => one.type === 'chunk');
        const fetched = (from: string) => this.getModuleInfo(from)?.dynamicallyImportedIds ?? [];
        read({ chunks, pages: new Map(routes.flatMap((from) => fetched(from).map((id) => [id, from]))) });
      },
    },
  };
}

/** Says beside Vite's own list which file each module came to lie in: a page that shares its file is named in no other place. */
export function placesOfModules(): Plugin {
  return {
    name: 'places-of-modules',
    generateBundle(_options, bundle) {
      const source = resolve('src');
      const places = Object.values(bundle)
        .filter((one) => one.type === 'chunk')
        .flatMap(({ fileName, moduleIds }) => moduleIds.map((id) => [relative(source, id), fileName]));
      const own = places.filter(([id]) => id?.startsWith('..') === false);
      this.emitFile({ type: 'asset', fileName: '.vite/places.json', source: JSON.stringify(Object.fromEntries(own)) });
    },
  };
}

/**
 * What is ours in a chunk and what is a library in it are two pieces, the second below the first. They stay apart, for libraries change
 * rarely and a browser keeps them over a new version; so does what every page of a program loads from what only some need, and what a
 * station's telephone keeps from what it never asks for.
 */
export function piecesOf({ chunks, pages }: Built): { pieces: Piece[]; visits: Visit[] } {
  const { kept, visits } = loadsOf(chunks, pages);
  const places = new Map<string, number[]>();
  const pieces: Piece[] = [];
  // What checks what is typed comes with a form, and never with a page that only shows words.
  const rules = new Set<number>();
  for (const chunk of fromBelow(chunks)) {
    const here: number[] = [];
    for (const isLibrary of [true, false]) {
      const modules = Object.entries(chunk.modules).filter(([id]) => id.includes('/node_modules/') === isLibrary);
      if (modules.length === 0) continue;
      const below = [...chunk.imports.flatMap((name) => places.get(name) ?? []), ...here];
      if (modules.some(([id]) => id.includes('/node_modules/zod/')) || below.some((one) => rules.has(one)))
        rules.add(pieces.length);
      here.push(pieces.length);
      pieces.push({
        modules: modules.map(([id]) => id),
        bytes: weightOf(modules),
        sort: [isLibrary, rules.has(pieces.length), ...kept.map((files) => files.has(chunk.fileName))].join(),
        // No library leans on what is ours.
        leansOn: new Set(below.filter((one) => !isLibrary || pieces[one]?.sort.startsWith('true'))),
      });
    }
    places.set(chunk.fileName, here);
  }
  const needed = ({ files }: Load) => new Set([...files].flatMap((name) => places.get(name) ?? []));
  const bytesOf = (load: Load) => [...needed(load)].reduce((sum, one) => sum + (pieces[one]?.bytes ?? 0), 0);
  return {
    pieces,
    visits: visits.map((load) => ({
      pieces: needed(load),
      weight: load.weight,
      fileBytes: load.fileBytes,
      ...(load.over === undefined ? {} : { mostBytes: bytesOf(load.over) + pageBytes }),
    })),
  };
}

/** What the modules weigh on the wire, about; their styles, which are taken out into a file of their own, with them. */
function weightOf(modules: readonly [string, { code: string | null }][]): number {
  const code = modules.map((one) => one[1].code ?? '').join('\n');
  const styles = modules.filter(([id]) => id.endsWith('.css')).map(([id]) => readFileSync(id, 'utf8'));
  const made = minifySync('piece.js', code, small);
  // What cannot be made small alone is weighed as it was written: too heavy rather than for nothing.
  const pressed = brotliCompressSync(made.errors.length === 0 ? made.code : code, press).length * joined.code;
  return styles.length === 0 ? pressed : pressed + brotliCompressSync(styles.join('\n'), press).length * joined.styles;
}

/** Each after all that it leans on. */
function fromBelow(chunks: Built['chunks']): Rolldown.OutputChunk[] {
  const byName = new Map(chunks.map((chunk) => [chunk.fileName, chunk]));
  const all = new Set<Rolldown.OutputChunk>();
  const take = (chunk: Rolldown.OutputChunk | undefined) => {
    if (chunk === undefined || all.has(chunk)) return;
    for (const name of chunk.imports) take(byName.get(name));
    all.add(chunk);
  };
  for (const chunk of chunks) take(chunk);
  return [...all];
}

interface Load {
  files: Set<string>;
  weight: number;
  fileBytes: number;
  /** What was there before, to which it may add no more than a page may. */
  over?: Load;
}

/** The two programs, each page as it opens, each once it rests and has fetched its parts, and each part by itself. */
function loadsOf(chunks: Built['chunks'], pages: Built['pages']) {
  const byName = new Map(chunks.map((chunk) => [chunk.fileName, chunk]));
  const isPage = (name: string) => pages.has(byName.get(name)?.facadeModuleId ?? '');
  const isAsked = (name: string) => asked.test(byName.get(name)?.facadeModuleId ?? '');
  const load = (names: readonly string[], files = new Set<string>()) => {
    const take = (name: string) => {
      const chunk = byName.get(name);
      if (chunk === undefined || files.has(name)) return;
      files.add(name);
      for (const next of chunk.imports) take(next);
    };
    for (const name of names) take(name);
    return files;
  };
  // What a part fetches that was fetched early waits until the part is opened.
  const fetchedBy = (files: Iterable<string>) =>
    [...files]
      .flatMap((name) => byName.get(name)?.dynamicImports ?? [])
      .filter((name) => !isPage(name) && !isAsked(name));
  const atRest = (names: readonly string[]) => {
    const files = load(names);
    return load(fetchedBy(files), files);
  };
  const atLast = (names: readonly string[]) => {
    const files = load(names);
    for (let before = 0; before < files.size;) {
      before = files.size;
      load(fetchedBy(files), files);
    }
    return files;
  };
  const [desk = '', station = ''] = ['desk', 'station'].map(
    (entry) => chunks.find(({ isEntry, name }) => isEntry && name === entry)?.fileName,
  );
  const opened = chunks.filter(({ fileName }) => isPage(fileName)).map(({ fileName }) => load([fileName]));
  const isCommon = (name: string) => opened.filter((files) => files.has(name)).length > opened.length * commonShare;
  // What the desk fetches for itself once it rests everybody loads.
  const soon = load(fetchedBy([desk]));
  const isShared = (name: string) => soon.has(name) && opened.some((files) => files.has(name));
  const common = chunks.map(({ fileName }) => fileName).filter((name) => isCommon(name) || isShared(name));
  // What many pages need comes with the desk: whoever opens a second page has it.
  const programs = [load([desk, ...common]), load([station])];
  const { first, telephone, waiting, resting } = fileBytes;
  const visits = programs.map((files, at): Load => {
    return { files, weight: weights.program, fileBytes: at === 0 ? first : telephone };
  });
  const [frame] = visits;
  const rests = (names: readonly string[], weight: number): Load => ({
    files: atRest(names),
    weight: weight * restingShare,
    fileBytes: resting,
  });
  for (const { fileName, facadeModuleId } of chunks) {
    if (!isPage(fileName)) continue;
    const from = chunks.find((one) => one.facadeModuleId === pages.get(facadeModuleId ?? ''))?.fileName ?? desk;
    const weight = often.some((page) => facadeModuleId?.endsWith(`/${page}`)) ? weights.often : weights.page;
    const opened = [desk, ...common, from, fileName];
    visits.push(
      {
        files: load(opened),
        weight,
        fileBytes: facadeModuleId?.endsWith(`/${firstPage}`) === true ? first : waiting,
        ...(frame === undefined ? {} : { over: frame }),
      },
      rests(opened, weight),
    );
  }
  visits.push(rests([station], weights.page));
  // A form that is opened, a panel: whoever fetches one does not wait for what others need.
  const ofStation = atLast([station]);
  for (const name of new Set(fetchedBy(byName.keys())))
    if (!ofStation.has(name))
      visits.push({ files: load([desk, ...common, name]), weight: weights.page, fileBytes: waiting });
  // A station's telephone keeps all that its program fetches sooner or later, and nothing of the desk; what every page of the desk fetches
  // as it rests draws in nothing that only some do.
  const ofTelephone = load([station]);
  const ofDesk = [...load([desk, ...common, ...soon])].filter((name) => !ofTelephone.has(name));
  // The file that begins the telephone's program starts it wherever it is read: what the desk ever asks for does not lie in it.
  const pageNames = chunks.map(({ fileName }) => fileName).filter(isPage);
  const everOfDesk = atLast([desk, ...pageNames.filter((name) => !ofStation.has(name))]);
  const ofTelephoneAlone = [...ofTelephone].filter((name) => !everOfDesk.has(name));
  const kept = [ofTelephone, ofStation, load([desk, ...common]), new Set(ofDesk), new Set(ofTelephoneAlone)];
  return { kept, visits };
}
