import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { build, defineConfig, mergeConfig, type InlineConfig } from 'vite';
import { packagesIn } from './scripts/files/packages.ts';
import { piecesOf, placesOfModules, reader, type Built } from './scripts/files/pieces.ts';
import { planFiles } from './scripts/files/plan.ts';
import { shownDockets } from './scripts/files/shown-dockets.ts';
import { wordsApart } from './scripts/files/words-apart.ts';

/** `npm run dev` serves the desk by itself and everything else from the server that runs beside it. */
const server = `http://127.0.0.1:${process.env['PORT'] ?? 12315}`;

const root = resolve('src/staff');

/** What fetches pages: the table of all, and the pages that consist of pages. */
const routes = [
  'app.tsx',
  'county/session/signed-in-only.tsx',
  'desk/settings-page.tsx',
  'desk/work/work-page.tsx',
  'people/person-page.tsx',
  'steering/task/task-page.tsx',
];

const shared: InlineConfig = {
  root,
  base: '/desk/',
  plugins: [react(), shownDockets(), wordsApart(resolve('src/domain'))],
  build: {
    target: 'es2022',
    chunkSizeWarningLimit: 1500,
    // The desk, and the stations' own program for telephones, which shares no more than React with it.
    rolldownOptions: { input: { desk: resolve(root, 'index.html'), station: resolve(root, 'station.html') } },
  },
};

/** Builds the desk: src/staff → dist/staff, served under /desk/. */
export default defineConfig(async ({ command }) =>
  mergeConfig(shared, {
    build: {
      outDir: '../../dist/staff',
      emptyOutDir: true,
      manifest: true,
      rolldownOptions: { output: { codeSplitting: command === 'build' ? await splitting() : true } },
    },
    plugins: [placesOfModules(), packagesIn()],
    server: { proxy: { '/api': server, '/papers': server, '/assets': server } },
  }),
);

/** Builds once as the bundler would have it, and says from that which modules lie together. */
async function splitting() {
  let built: Built = { chunks: [], pages: new Map() };
  const look = reader(
    routes.map((path) => resolve(root, path)),
    (all) => (built = all),
  );
  const once: InlineConfig = {
    configFile: false,
    logLevel: 'error',
    plugins: [look],
    build: { write: false, minify: false },
  };
  await build(mergeConfig(shared, once));
  const { pieces, visits } = piecesOf(built);
  const files = planFiles(pieces, visits);
  const places = new Map(files.flatMap((modules, place) => modules.map((id) => [id, place] as const)));
  const groups = files.map((modules, place) => ({
    name: modules[0]?.includes('/node_modules/') === true ? 'library' : 'part',
    test: (id: string) => places.get(id) === place,
    // What others lean on is taken first, so that nothing of it is drawn into them.
    priority: files.length - place,
  }));
  return { includeDependenciesRecursively: false, groups };
}
