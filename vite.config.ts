import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** `npm run dev` serves the desk by itself and everything else from the server that runs beside it. */
const server = `http://127.0.0.1:${process.env['PORT'] ?? 12315}`;

/** Libraries that change rarely lie in files of their own, so that a new version of the desk is a small download. */
const libraries = [
  { name: 'charts', test: /node_modules[\\/](echarts|zrender)[\\/]/u },
  { name: 'react', test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/u },
  { name: 'router', test: /node_modules[\\/](react-router|@tanstack)[\\/]/u },
  {
    name: 'antd',
    test: /node_modules[\\/](antd|@ant-design|@rc-component|rc-[\w-]+|dayjs)[\\/]/u,
    // What only some pages need (the calendar, the drawer) is loaded with them, not with the first screen.
    entriesAware: true,
    entriesAwareMergeThreshold: 8_000,
  },
];

/** Builds the desk: src/staff → dist/staff, served under /desk/. */
export default defineConfig({
  root: 'src/staff',
  base: '/desk/',
  plugins: [react()],
  build: {
    outDir: '../../dist/staff',
    emptyOutDir: true,
    manifest: true,
    target: 'es2022',
    chunkSizeWarningLimit: 1500,
    rolldownOptions: {
      // The desk, and the stations' own program for telephones, which shares no more than React with it.
      input: { desk: 'src/staff/index.html', station: 'src/staff/station.html' },
      output: { codeSplitting: { groups: libraries } },
    },
  },
  server: { proxy: { '/api': server, '/papers': server, '/assets': server } },
});
