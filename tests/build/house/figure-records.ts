/** The records behind each figure as the wire lists them, asked over HTTP of a program that runs. */
import { figures, type FigureName } from '../../../src/domain/figures.ts';
import { mostRecordsShown } from '../../../src/domain/figures/figure-record.ts';
import { recordsFigure } from '../../../src/domain/figures/figure-text.ts';
import type { FigureWords } from '../../../src/domain/figures/figure.ts';

/** A GET of the API by somebody who is signed in. */
export type Ask = (path: string) => Promise<{ status: number; body: Record<string, unknown> }>;

/** Signs in and asks as that person. */
export async function signedIn(url: string, loginName: string, password: string): Promise<Ask> {
  const answer = await fetch(`${url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ loginName, password }),
  });
  const cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? '';
  if (answer.status !== 200) throw new Error(`${loginName}: ${answer.status} ${await answer.text()}`);
  return async (path) => {
    const got = await fetch(`${url}/api${path}`, { headers: { cookie } });
    return { status: got.status, body: (await got.json()) as Record<string, unknown> };
  };
}

const pages = { complaint: '/complaints', tipoff: '/tipoffs', inquiry: '/inquiries', enforcement: '/enforcements' };

/** Figures that add up what their records say, or take the middle of it: their records are not as many as the number. */
export const added: ReadonlySet<FigureName> = new Set([
  ...(['people', 'askedPeople', 'audience', 'audienceEstimated', 'materialsHandedOut', 'lecturerAudience'] as const),
  ...(['stationsAsked', 'stationsAnswered', 'inspectedShops', 'schoolZoneShops', 'violationsFound'] as const),
  ...(['personTimes', 'vehicleTimes', 'fakeBottles', 'fakeBags', 'surveySample', 'surveyFindings'] as const),
  ...(['guidanceItems', 'serviceIndustries', 'leastSupervisors'] as const),
]);

/** Whether each of its records is one of the number. */
export function countsRecords(name: FigureName): boolean {
  return figures[name].unit === 'count' && !added.has(name);
}

type Row = { entry?: Record<string, unknown>; n?: number };
const said = (field: string) => (rows: readonly Row[]) =>
  rows.reduce((sum, { entry }) => sum + Number(entry?.[field] ?? 0), 0);
const listedIn = (field: string, isMeant: (one: Record<string, unknown>) => boolean) => (rows: readonly Row[]) =>
  rows.flatMap(({ entry }) => ((entry?.[field] ?? []) as Record<string, unknown>[]).filter(isMeant)).length;
const shops = (rows: readonly Row[]) =>
  new Set(rows.map(({ entry }) => entry?.['operatorId'] ?? `${entry?.['operatorName']}@${entry?.['regionId']}`)).size;
const told = (rows: readonly Row[]) => rows.reduce((sum, { n }) => sum + Number(n), 0);

/** What a number is made of that adds up what its records say: the sum over the rows that it opens. */
export const sums: Readonly<Partial<Record<FigureName, (rows: readonly Row[]) => number>>> = {
  audience: told,
  audienceEstimated: told,
  materialsHandedOut: told,
  lecturerAudience: told,
  stationsAsked: told,
  stationsAnswered: told,
  inspectedShops: shops,
  schoolZoneShops: shops,
  violationsFound: listedIn('findings', ({ isViolation }) => isViolation === true),
  personTimes: said('heads'),
  vehicleTimes: said('cars'),
  fakeBottles: said('qty'),
  fakeBags: said('qty'),
};

/** How many records the list of a figure holds in all its pages; null where the figure opens a page that is no list. */
export async function countRecords(ask: Ask, name: FigureName, query: string): Promise<number | null> {
  return (await listRecords(ask, name, query))?.length ?? null;
}

export async function listRecords(ask: Ask, name: FigureName, query: string): Promise<Row[] | null> {
  const words: FigureWords = figures[name];
  const figure = recordsFigure(name, words);
  if (words.records === '/people/rules') return null;
  const list = (words.records ?? pages[words.kind ?? 'complaint']).replace(/\?.*$/u, '');
  const all = words.records?.includes('state=all') === true || list === '/warnings' ? '&state=all' : '';
  // The other lists have pages.
  const most = list === '/figures/records' ? `&limit=${mostRecordsShown}` : '';
  const rows: Row[] = [];
  let after = '';
  for (;;) {
    const path = `${list}?figure=${figure}${all}${most}&${query}${after}`;
    const { status, body } = await ask(path);
    if (status !== 200) throw new Error(`${path}: ${status} ${JSON.stringify(body)}`);
    rows.push(...(itemsOf(body) as Row[]));
    if (typeof body['next'] !== 'string') return rows;
    after = `&after=${encodeURIComponent(body['next'])}`;
  }
}

/** The same with each entry whole, for what is added up stands in it; a row of a list carries what the list shows. */
export async function listWhole(ask: Ask, name: FigureName, query: string): Promise<Row[] | null> {
  const rows = await listRecords(ask, name, query);
  const { records }: FigureWords = figures[name];
  const place = records?.replace(/\?.*$/u, '');
  if (rows === null || place === undefined) return rows;
  return Promise.all(
    rows.map(async (row): Promise<Row> => {
      const { entry } = row;
      if (entry === undefined) return row;
      const { status, body } = await ask(`${place}/${encodeURIComponent(String(entry['number'] ?? entry['id']))}`);
      // What has no page of its own is shown whole in its row.
      return status === 200 ? { ...row, entry: body['entry'] as Record<string, unknown> } : row;
    }),
  );
}

function itemsOf(body: Record<string, unknown>): unknown[] {
  const items = body['items'] ?? body['records'] ?? Object.values(body).find(Array.isArray);
  if (!Array.isArray(items)) throw new Error(`no list in ${Object.keys(body).join(', ')}`);
  return items;
}
