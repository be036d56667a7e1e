import { defineConfig, type Plugin } from 'vite';

/** The validator's sentences in forty languages, which the program never asks for: it has its own. */
const oneLanguage: Plugin = {
  name: 'one-language',
  load: (id) => (id.endsWith('/zod/v4/locales/index.js') ? `export { default as en } from './en.js';` : null),
};

/**
 * Builds the server: src/main.ts → dist/main.js, which any Node can read, src/process.ts and the threads that read tables, PDFs and the words of documents beside it, and dist/server. A few files are read several times faster than eight
 * hundred; what is rarely needed lies in files of its own, which are read at its first use. Names and lines are kept, so
 * that what a log says of an error can be read; `node --enable-source-maps` says it in the lines of src.
 */
export default defineConfig({
  plugins: [oneLanguage],
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
      output: { entryFileNames: '[name].js', chunkFileNames: 'server/[name].js' },
    },
  },
  // Outside stay a binary library and what pg would use if it were there.
  ssr: { noExternal: true, external: ['@node-rs/argon2', 'pg-native'] },
});
