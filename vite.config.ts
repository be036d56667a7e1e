import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Builds the desk: src/staff → dist/staff, served under /desk/. */
export default defineConfig({
  root: 'src/staff',
  base: '/desk/',
  plugins: [react()],
  build: {
    outDir: '../../dist/staff',
    emptyOutDir: true,
    target: 'es2022',
    chunkSizeWarningLimit: 1500,
  },
  server: { proxy: { '/api': 'http://127.0.0.1:12315', '/papers': 'http://127.0.0.1:12315' } },
});
