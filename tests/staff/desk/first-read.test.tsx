import { QueryClient, QueryClientProvider, type QueryKey } from '@tanstack/react-query';
import { App } from 'antd';
import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { MemoryRouter } from 'react-router';
import { expect, test } from 'vitest';
import AssessmentListPage from '../../../src/staff/assessment/assessment-list.tsx';
import type { Me } from '../../../src/staff/base/client.ts';
import { MeProvider } from '../../../src/staff/base/me.tsx';
import { Twins } from '../../../src/staff/people/person-twins.tsx';
import CharterListPage from '../../../src/staff/station/charter/charter-list.tsx';

const me: Me = {
  id: 'a',
  name: '陈静',
  loginName: 'chenjing',
  role: 'centre',
  organisationName: null,
  stationName: null,
  organisationId: null,
  stationId: null,
  language: 'zh',
  countyName: '青禾县',
  hotline: '12315',
  today: '2026-08-10',
  due: null,
  idleMinutes: 120,
  sealsHeld: false,
  permissions: ['assessment.read', 'charter.read', 'person.read'],
};

/** The page while the query stands as it does; it is not asked again. */
function drawn(page: ReactNode, key: QueryKey, error: Error | null): string {
  const queries = new QueryClient({ defaultOptions: { queries: { retryOnMount: false } } });
  if (error !== null) queries.getQueryCache().build(queries, { queryKey: key }).setState({ status: 'error', error });
  return renderToStaticMarkup(
    <QueryClientProvider client={queries}>
      <App>
        <MeProvider me={me}>
          <MemoryRouter>{page}</MemoryRouter>
        </MeProvider>
      </App>
    </QueryClientProvider>,
  );
}

/** The place that the rows to come are kept free in. */
const waits = /<div style="min-height:\d+px"><\/div>/u;

test.each([
  ['the assessments', <AssessmentListPage key="assessments" />, ['assessments', 'list', { state: 'all', limit: '50' }]],
  ['the stations', <CharterListPage key="stations" />, ['charters', 'list']],
  ['what may be one person', <Twins key="twins" />, ['people', 'twins']],
] as const)('When the first read of %s fails, the page says so and waits for no rows.', (_name, page, key) => {
  expect(drawn(page, key, null)).toMatch(waits);
  const failed = drawn(page, key, new Error('The server is away.'));
  expect(failed).toContain('role="alert"');
  expect(failed).toContain('再试一次');
  expect(failed).not.toMatch(waits);
});
