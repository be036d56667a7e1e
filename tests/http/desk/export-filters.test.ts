import { afterAll, beforeAll, expect, it } from 'vitest';
import { exportLists } from '../../../src/domain/matter/words/export-lists.ts';
import { takenFilters } from '../../../src/domain/matter/list/export-filters.ts';
import { testApp, type TestApp } from '../../build/house/http-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

type Described = Record<string, { get?: { parameters?: { in: string; name: string }[] } }>;

it('Every filter by which something is taken out has its own words on the sheet that says by which.', async () => {
  const { paths } = (await app.as(null)('GET', '/api/openapi.json')).body as { paths: Described };
  const lists = [...Object.keys(exportLists).filter((list) => list !== 'papers'), 'trail'];
  const exports = Object.keys(paths).filter((path) => /\/export\/\w+$/u.test(path));
  const queryOf = (path: string) => {
    const parameters = paths[path]?.get?.parameters ?? [];
    return parameters.filter((one) => one.in === 'query').map(({ name }) => name);
  };
  const asked = [...lists.map((list) => `/api/${list}`), ...exports].map((path) => [path, queryOf(path)] as const);
  expect(asked.filter(([path, names]) => !path.startsWith('/api/export/') && names.length === 0)).toEqual([]);
  // What chooses the file and not its lines.
  const others = ['format', 'columns'];
  const wordless = asked.map(([path, names]) => [
    path,
    names.filter((one) => !(one in takenFilters) && !others.includes(one)),
  ]);
  expect(wordless.filter(([, names]) => names?.length !== 0)).toEqual([]);
});
