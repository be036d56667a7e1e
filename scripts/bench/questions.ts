/** What is asked: each GET of the API document, its path filled with what there is, what people ask of lists, and tables by conditions. */
import { openedComplaintFigures } from '../../src/domain/complaint/complaint-list.ts';
import { waitingRooms } from '../../src/domain/desk/work/room-row.ts';
import type { StoredAccount } from '../../src/store/county/account.ts';
import type { Desk } from './queue.ts';

export interface Question {
  /** The same in both counties, whatever stands in the path. */
  name: string;
  path: string;
}

interface Parameter {
  name: string;
  in: 'path' | 'query';
  required?: boolean;
  schema?: { enum?: string[]; type?: string; items?: { enum?: string[] } };
}
interface Documented {
  paths: Record<string, { get?: { parameters?: Parameter[] } }>;
}

/** An answer that never ends, and files of bytes that no county of a bench has. */
const unanswerable = new Set(['/api/events', '/api/attachments/{id}']);

const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
const year = Number(today.slice(0, 4));
const dayBefore = (days: number) => new Date(Date.parse(today) - days * 86_400_000).toISOString().slice(0, 10);
const [yearAgo, monthAgo] = [dayBefore(365), dayBefore(30)];
const lastYear = `from=${yearAgo}&to=${today}`;
const lastMonth = `from=${monthAgo}&to=${today}`;

/** Filters, searches and periods as people ask for them; */
const asked = (() => {
  const list: Record<string, string> = {
    newest: 'sort=newest',
    oldest: 'sort=oldest',
    'all by due day': 'sort=due',
    'by office': 'officeId={office}&sort=newest',
    'by office and stage': 'officeId={office}&stage=mediating',
    'by office, due': 'officeId={office}&sort=due',
    'by stage, due': 'stage=mediating&sort=due',
    undispatched: 'stage=undispatched',
    'by station': 'stationId={station}',
    'officer, open': 'handlerId={officer}&stage=undispatched&stage=reviewing&stage=accepted&stage=mediating&sort=due',
    'officer, all': 'handlerId={officer}',
    'officer or nobody, open':
      'officeId={office}&handlerId=mine:{officer}&stage=reviewing&stage=accepted&stage=mediating&sort=due',
    'state closed': 'state=closed',
    'outcome declined': 'outcome=declined',
    channel: 'channel=C03',
    category: 'category=V01',
    'rare category': 'category=V13',
    urged: 'urged=yes',
    urgent: 'urgent=yes',
    'urgent, waiting': 'urgent=waiting',
    'check due': 'check=due',
    'due today': 'due=today',
    overdue: 'due=overdue',
    'overdue, due': 'due=overdue&sort=due',
    'due soon': 'due=soon',
    'received this month': `receivedFrom=${monthAgo}&receivedTo=${today}`,
    'received an old month, oldest': `receivedFrom=${dayBefore(300)}&receivedTo=${dayBefore(270)}&sort=oldest`,
    'received an old month, newest': `receivedFrom=${dayBefore(300)}&receivedTo=${dayBefore(270)}`,
    town: 'town={town}',
    'town and category': 'town={town}&category=V01',
    'town and rare category': 'town={town}&category=V13',
    'town and open': 'town={town}&stage=mediating&sort=due',
    'no town': 'town=none',
    'one character': `q=${encodeURIComponent('退')}`,
    'two characters': `q=${encodeURIComponent('手机')}`,
    'a phrase': `q=${encodeURIComponent('不给退')}`,
    'two words': `q=${encodeURIComponent('手机 退款')}`,
    'a name': `q=${encodeURIComponent('王秀英')}`,
    'one rare character': `q=${encodeURIComponent('龘')}`,
    nothing: `q=${encodeURIComponent('龘靐齉')}`,
    'words and a category': `q=${encodeURIComponent('退款')}&category=V01`,
    'digits of a telephone': 'q=5678',
    'seven digits of a telephone': 'q=1380013',
    'number of a matter': `q=${encodeURIComponent(`诉${year}-000123`)}`,
    'urged, a year of due days': 'urged=yes&sort=due',
  };
  for (const figure of openedComplaintFigures) {
    list[`behind ${figure}, a year`] = `figure=${figure}&${lastYear}`;
    list[`behind ${figure}, a month`] = `figure=${figure}&${lastMonth}`;
  }
  return Object.fromEntries(Object.entries(list).map(([name, query]) => [name, `/api/complaints?limit=50&${query}`]));
})();

const others: Record<string, string> = {
  'of an office': `/api/figures?${lastYear}&officeId={office}`,
  'of a category': `/api/figures?${lastYear}&category=V01`,
  'of a month': `/api/figures?${lastMonth}`,
  'of an office, opinions': `/api/opinions?${lastYear}&officeId={office}`,
  'of a month, opinions': `/api/opinions?${lastMonth}`,
  'of a month, responses': `/api/responses?${lastMonth}`,
  'of all of an office': '/api/backlog?officeId={office}',
  'mine alone, backlog': '/api/backlog?mine=yes',
  'mine alone, work': '/api/work?mine=yes',
  gaps: '/api/coverage?layer=protection&state=gap',
  ...Object.fromEntries(
    waitingRooms.flatMap((room) => [
      [`to do in ${room}`, `/api/waiting/${room}`],
      [`to decide in ${room}`, `/api/waiting/${room}?forWord=yes`],
    ]),
  ),
};

/** The palette, by what people type into it. */
export const sought: Record<string, string> = Object.fromEntries(
  Object.entries({
    'two characters': '手机',
    'a name': '王秀英',
    'initials of a shop': 'xhcs',
    'full pinyin': 'xinhua',
    'last digits of a telephone': '5678',
    'a telephone': '13800135678',
    'number of a matter': `投${year}-0123`,
    'end of a number': '0123',
    nothing: '龘靐齉',
  }).map(([name, words]) => [name, `/api/palette?q=${encodeURIComponent(words)}`]),
);

/** 探查 by 「+ 条件」: a figure by each side that a condition leaves, of the last twelve whole months, and of the last month. */
const explored = (() => {
  const thisMonth = `${today.slice(0, 7)}-01`;
  const monthsBefore = (n: number) => new Date(Date.UTC(year, Number(today.slice(5, 7)) - 1 - n, 1)).toISOString();
  const lastDay = new Date(Date.parse(thisMonth) - 86_400_000).toISOString().slice(0, 10);
  const periods = { year: monthsBefore(12).slice(0, 10), month: monthsBefore(1).slice(0, 10) };
  const conditions = { town: '{town}', village: '{village}', nature: 'N01', channel: 'C03' };
  const list: Record<string, string> = {};
  for (const [period, from] of Object.entries(periods))
    for (const figure of ['accepted', 'closed'])
      for (const rows of ['category', 'village', 'office', 'month'])
        for (const [side, key] of Object.entries(conditions))
          if (side !== rows && (period === 'year' || rows === 'category'))
            list[`${figure} by ${rows}, one ${side}, a ${period}`] =
              `/api/figures/table?figure=${figure}&rows=${rows}&from=${from}&to=${lastDay}&${side}=${key}`;
  return list;
})();

/** The lists of fifty, whose rows carry what is shown of them. */
export const listQuestions: ReadonlySet<string> = new Set(Object.keys(asked).map((name) => `list ${name}`));

export async function questionsOf(desk: Desk, accounts: readonly StoredAccount[]): Promise<Question[]> {
  const { paths } = (await desk.get('/api/openapi.json')) as Documented;
  const there = await thereIs(desk, accounts);
  const questions: Question[] = [];
  for (const [path, { get }] of Object.entries(paths)) {
    if (get === undefined || unanswerable.has(path)) continue;
    const filled = await fillPath(desk, path, get.parameters ?? [], there);
    if (filled === null) continue;
    questions.push({ name: path, path: filled });
    // Complaints are asked for theirs above, of a month too.
    if (path !== '/api/complaints') questions.push(...behindFigures(path, filled, get.parameters ?? []));
  }
  const named = (name: string, template: string): Question => ({
    name,
    path: template.replace(/\{(\w+)\}/gu, (_, key: string) => encodeURIComponent(there.get(key) ?? '')),
  });
  for (const [name, template] of Object.entries(asked)) questions.push(named(`list ${name}`, template));
  for (const [name, template] of [others, sought, explored].flatMap((one) => Object.entries(one)))
    questions.push(named(`${template.split('?')[0]} ${name}`, template));
  return questions;
}

/** A list that opens the records of figures is asked for those of each, of a year. */
function behindFigures(path: string, filled: string, parameters: readonly Parameter[]): Question[] {
  if (path.startsWith('/api/export/')) return [];
  const figure = parameters.find((one) => one.in === 'query' && one.name === 'figure');
  const [bare = '', search] = filled.split('?');
  return (figure?.schema?.enum ?? []).map((name) => {
    const query = new URLSearchParams(search);
    for (const [key, value] of [
      ['figure', name],
      ['from', yearAgo],
      ['to', today],
    ] as const)
      query.set(key, value);
    return { name: `${path} behind ${name}`, path: `${bare}?${query.toString()}` };
  });
}

/** What stands in paths and filters: an officer, who is the reader where one reads, his office, a town, a village and a station. */
async function thereIs(desk: Desk, accounts: readonly StoredAccount[]): Promise<Map<string, string>> {
  const officer = accounts.find(({ role }) => role === 'officer');
  const { regions, stations } = (await desk.get('/api/directory')) as {
    regions: { id: string; kind: string }[];
    stations: { id: string }[];
  };
  return new Map([
    ['office', officer?.organisationId ?? ''],
    ['officer', officer?.id ?? ''],
    ['town', regions.find(({ kind }) => kind === 'town')?.id ?? ''],
    ['village', regions.find(({ kind }) => kind === 'village')?.id ?? ''],
    ['station', stations[0]?.id ?? ''],
    ['stationId', stations[0]?.id ?? ''],
    ['year', String(year)],
  ]);
}

async function fillPath(
  desk: Desk,
  path: string,
  parameters: readonly Parameter[],
  there: ReadonlyMap<string, string>,
): Promise<string | null> {
  let filled = path;
  for (const { name, schema } of parameters.filter((one) => one.in === 'path')) {
    const value =
      schema?.enum?.[0] ??
      there.get(name) ??
      (await firstOf(desk, filled.slice(0, filled.indexOf(`/{${name}}`)), name));
    if (value === null) return null;
    filled = filled.replace(`{${name}}`, encodeURIComponent(value));
  }
  const asked = parameters.filter((one) => one.in === 'query');
  const query = asked
    .filter(({ required }) => required === true)
    .map(({ name, schema }) => `${name}=${encodeURIComponent(requiredOf(name, schema))}`);
  // As a page of the desk asks for a list.
  if (asked.some(({ name }) => name === 'limit') && !path.includes('{')) query.push('limit=50');
  return query.length === 0 ? filled : `${filled}?${query.join('&')}`;
}

function requiredOf(name: string, schema: Parameter['schema']): string {
  if (name === 'from') return yearAgo;
  if (name === 'to') return today;
  if (name === 'year') return String(year);
  const choice = schema?.enum?.[0] ?? schema?.items?.enum?.[0];
  if (choice !== undefined) return choice;
  return schema?.type === 'integer' || schema?.type === 'number' ? '5' : '柳河';
}

/** The first thing of the list that the rest of the path continues. */
async function firstOf(desk: Desk, list: string, name: string): Promise<string | null> {
  const found = list.startsWith('/api/') ? list : '';
  const asking = /\/matters$|\/of$/u.test(found) ? '/api/complaints' : found;
  const answer = (await desk.get(asking).catch(() => null)) as unknown;
  const keys = name === 'key' ? ['key', 'number', 'id'] : name === 'other' ? ['number'] : [name, 'id'];
  // A row of matters holds the matter itself.
  const held = arraysIn(answer)
    .flat()
    .flatMap((one) => [one, ...Object.values(one).filter(isRecord)]);
  for (const one of held)
    for (const key of keys) {
      const value = one[key];
      if (typeof value === 'string' || typeof value === 'number') return String(value);
    }
  return null;
}

function arraysIn(answer: unknown): Record<string, unknown>[][] {
  if (Array.isArray(answer)) return [answer.filter(isRecord)];
  return isRecord(answer) ? Object.values(answer).flatMap((one) => (Array.isArray(one) ? arraysIn(one) : [])) : [];
}

function isRecord(one: unknown): one is Record<string, unknown> {
  return typeof one === 'object' && one !== null && !Array.isArray(one);
}
