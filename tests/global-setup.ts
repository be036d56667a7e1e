import type { TestProject } from 'vitest/node';
import { startTestServer, type TestServer } from './build/house/database.ts';

/** Shared by the projects of one run, each of which loads this file for itself. */
const shared = globalThis as typeof globalThis & { hongdunTestServer?: { server: Promise<TestServer>; users: number } };

/** One server for the whole run, started by the first project that needs it and stopped by the last. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const held = (shared.hongdunTestServer ??= { server: startTestServer(), users: 0 });
  held.users += 1;
  const { config, folder } = await held.server;
  project.provide('server', config);
  project.provide('folder', folder);
  return async () => {
    held.users -= 1;
    if (held.users > 0) return;
    delete shared.hongdunTestServer;
    await (await held.server).stop();
  };
}
