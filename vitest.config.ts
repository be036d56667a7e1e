import { defineConfig } from 'vitest/config';
import { shownDockets } from './scripts/files/shown-dockets.ts';
import { workInMemory } from './tests/memory-folder.ts';
import LongFirst from './tests/order.ts';

workInMemory();

/** The server's JSX is hono's; the desk's (src/staff, tests/staff) is React's. */
const serverJsx = { oxc: { jsx: { runtime: 'automatic', importSource: 'hono/jsx' } } } as const;
/**
 * More files than cores: threads that sweep behind each of them take from the other what they give. And what a request throws away is
 * swept once where it was swept four times, from the first request on: a room that grows by need is swept until it has grown.
 */
const execArgv = ['--single-threaded-gc', '--min-semi-space-size=64', '--max-semi-space-size=64'];
const server = 'tests/global-setup.ts';
const built = 'tests/build-setup.ts';

export default defineConfig({
  test: {
    // Three files at a time on two cores: a test waits for a page or a program now and then, and with two a tenth of the cores was idle.
    maxWorkers: 3,
    sequence: { sequencer: LongFirst },
    projects: [
      {
        ...serverJsx,
        test: {
          name: 'unit',
          execArgv,
          testTimeout: 30_000,
          include: ['tests/domain/**/*.test.ts', 'tests/*.test.ts'],
          // Rules hold nothing between two calls, so that a file need not load all of them again for itself.
          isolate: false,
        },
      },
      {
        plugins: [shownDockets()],
        test: {
          name: 'staff',
          execArgv,
          include: ['tests/staff/**/*.test.{ts,tsx}'],
          isolate: false,
          // To stretch a PIN takes a second of a whole core by intent.
          testTimeout: 30_000,
        },
      },
      {
        ...serverJsx,
        test: {
          name: 'database',
          execArgv,
          include: ['tests/{store,actions,http,jobs}/**/*.test.{ts,tsx}'],
          globalSetup: [server],
          // A database of its own is enough: to load the whole server anew for each of ninety files took a third of their time.
          isolate: false,
          testTimeout: 30_000,
          hookTimeout: 120_000,
        },
      },
      {
        ...serverJsx,
        test: {
          // Whole programs and pages in one project: a worker that goes from the one to the other goes on with what it has loaded, and
          // with its browser, where between two projects it would be ended and another begun.
          name: 'built',
          execArgv,
          include: ['tests/{outside,journeys}/**/*.test.ts'],
          globalSetup: [server, built],
          // The journeys of one process share its browser; each file has a database, a server and contexts of its own.
          isolate: false,
          // On a busy machine a page takes its time, and whoever waits for what it shows need not say so each time.
          expect: { poll: { timeout: 30_000, interval: 50 } },
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
