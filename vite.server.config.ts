import { defineConfig, type Plugin } from 'vite';
import { packagesIn } from './scripts/files/packages.ts';

/** The validator's sentences in forty languages, which the program never asks for: it has its own. */
const oneLanguage: Plugin = {
  name: 'one-language',
  load: (id) => (id.endsWith('/zod/v4/locales/index.js') ? `export { default as en } from './en.js';` : null),
};

/**
 * Libraries that are read at every start, by the file of the build in which they lie. A text with one character beyond Latin-1 takes two bytes
 * a character for as long as the program runs, and ours are Chinese: libraries lie beside them, with what few such characters they
 * have written as escapes.
 */
const libraries: Readonly<Record<string, RegExp>> = {
  schemas: /node_modules\/(?:zod|@asteasolutions)\//u,
  database: /node_modules\/(?:kysely|pg|pg-(?!boss)[\w-]+|pgpass|postgres-[\w-]+|split2)\//u,
  wire: /node_modules\/(?:hono|@hono|pino|pino-[\w-]+|@pinojs|thread-stream|sonic-boom|safe-stable-stringify|yazl)\//u,
  timetable: /node_modules\/(?:pg-boss|luxon|rrule-temporal|cron-parser|serialize-error|@opentelemetry)\//u,
};
const narrow: Plugin = {
  name: 'narrow',
  renderChunk: (code, { moduleIds }) =>
    moduleIds.every((id) => !id.includes('/src/'))
      ? { code: code.replaceAll(/[^\0-\xff]/gu, escaped), map: null }
      : null,
};

function escaped(sign: string): string {
  return [...Array(sign.length).keys()].map((i) => `\\u${sign.charCodeAt(i).toString(16).padStart(4, '0')}`).join('');
}

/**
 * Builds the server: src/main.ts → dist/main.js, which any Node can read, src/process.ts and the threads that read tables, PDFs and the words of documents beside it, and dist/server. A few files are read several times faster than eight
 * hundred; what is rarely needed lies in files of its own, which are read at its first use. Names and lines are kept, so
 * that what a log says of an error can be read; `node --enable-source-maps` says it in the lines of src.
 */
export default defineConfig({
  plugins: [oneLanguage, narrow, packagesIn()],
  build: {
    ssr: true,
    outDir: 'dist',
    emptyOutDir: false,
    copyPublicDir: false,
    target: 'node24',
    sourcemap: true,
    rolldownOptions: {
      input: {
        main: 'src/main.ts',
        process: 'src/process.ts',
        'table-worker': 'src/outside/table/table-worker.ts',
        'pdf-worker': 'src/outside/pdf-worker.ts',
        'text-worker': 'src/outside/text-file/text-worker.ts',
      },
      output: {
        entryFileNames: '[name].js',
        chunkFileNames: 'server/[name].js',
        comments: { legal: true, annotation: false, jsdoc: false },
        codeSplitting: { groups: Object.entries(libraries).map(([name, test]) => ({ name, test })) },
      },
    },
  },
  // Outside stay a binary library and what pg would use if it were there.
  ssr: { noExternal: true, external: ['@node-rs/argon2', 'pg-native'] },
});
