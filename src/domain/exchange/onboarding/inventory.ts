/**
 * 开县清点 (inventory): of each sheet of the workbook by what a row is known, what is there already, what a new row begins with, and
 * what it may name. What is kept is compared as the cells say it.
 */
import { festivalsOf } from '../../base/festival.ts';
import { shapeFault, type Listed } from '../../county/organisation-tree.ts';
import { inKm, type Seat } from '../../station/map-outline.ts';
import { problemsOf } from '../../base/field.ts';
import { RegisterPerson } from '../../people/person.ts';
import { loginFaults } from './login-rules.ts';
import type { KnownPerson, World } from './known.ts';
import type { RowFault, SheetName, Value, Values } from './workbook.ts';

/** `waitsFor` is the key of a row of the same sheet that may still be settled. */
interface Problem {
  faults: readonly RowFault[];
  waitsFor?: string;
}

interface Settled {
  before: Values | null;
  next: Values;
  person?: KnownPerson | null;
}
type Found = Settled | Problem;

export interface RowRule {
  keyOf: (values: Values) => string;
  /** What is known from the whole sheet before its rows are settled; those that are refused are among them. */
  before?: (rows: readonly { line: number; values: Values }[], world: World) => void;
  plan: (values: Values, world: World) => Found;
  settle: (next: Values, world: World) => void;
}

const text = (value: unknown) => (typeof value === 'string' ? value : '');
const idOf = (values: Values) => text(values['id']);

export const ruleOf: Record<SheetName, RowRule> = {
  organisations: {
    keyOf: idOf,
    plan: (values, { organisations, uses }) => {
      const parent = text(values['parentId']);
      if (parent !== '' && parent !== idOf(values) && !organisations.has(parent))
        return { faults: [missing('parentId', '上级代码', parent, '机构')], waitsFor: parent };
      const start = { parentId: null, phone: '', address: '', active: true };
      const found = merged(organisations.get(idOf(values)), values, start);
      const all = [...organisations.values()] as unknown as Listed[];
      const fault = shapeFault(found.next as unknown as Listed, all, uses.get(idOf(values)));
      return fault === null ? found : { faults: [{ of: ['id', 'name', 'kind', 'parentId', 'active'], zh: fault.zh }] };
    },
    settle: (next, { organisations }) => void organisations.set(idOf(next), next),
  },
  regions: {
    keyOf: idOf,
    before: (rows, world) => {
      const county = rows.find(({ values }) => values['kind'] === 'county');
      const { longitude, latitude } = county?.values ?? {};
      if (typeof longitude === 'number' && typeof latitude === 'number') world.seat = { longitude, latitude };
    },
    plan: planRegion,
    settle: (next, { regions }) => void regions.set(idOf(next), next),
  },
  stations: {
    keyOf: idOf,
    plan: (values, { organisations, regions, stations }) => {
      const [office, region] = [text(values['officeId']), text(values['regionId'])];
      const isOffice = organisations.get(office)?.['kind'] === 'office';
      const isPlace = (regions.get(region)?.['kind'] ?? 'county') !== 'county';
      const faults = [
        isOffice ? null : missing('officeId', '归哪个所', office, '市场监管所'),
        isPlace ? null : missing('regionId', '所在村', region, '村或社区'),
        wrongPlace(values, kmColumns),
      ].filter((one) => one !== null);
      if (faults.length > 0) return { faults };
      const { active, ...rest } = values;
      const before = stations.get(idOf(values));
      const isVenue = values['serves'] === 'venue' || (values['serves'] === undefined && values['kind'] !== 'village');
      const start = {
        // Without a place of its own it is where its village is, as soon as that is located.
        x: null,
        y: null,
        serves: isVenue ? 'venue' : 'area',
        venueNames: [],
        publishedWindow: false,
        phone: '',
        address: '',
        contactName: '',
        active: active ?? true,
      };
      // Whether a station that is there takes matters is decided by the steps of its file.
      return merged(before, rest, start);
    },
    settle: (next, { stations }) => void stations.set(idOf(next), next),
  },
  people: {
    keyOf: (values) => {
      const place = ['stationId', 'regionId', 'loginName']
        .map((key) => text(values[key]))
        .filter((part) => part !== '');
      return `${text(values['name'])} ${text(values['phone']) || place.join(' ')}`.trim();
    },
    before: (rows, world) => {
      world.doubled = doubledLogins(rows);
    },
    plan: planPerson,
    settle: (next, { accounts }) => {
      const login = text(next['loginName']);
      if (login !== '') accounts.set(login, next);
    },
  },
  holidays: {
    keyOf: (values) => text(values['day']),
    plan: (values, { holidays }) => {
      const day = text(values['day']);
      const festival = festivalsOf(Number(day.slice(0, 4))).find(({ days }) => days.includes(day.slice(5)));
      if (festival !== undefined && values['kind'] === 'work')
        return { faults: [{ of: ['day', 'kind'], zh: `${day} 是法定节日${festival.name}，不能写上班；请核对日期。` }] };
      return merged(holidays.get(day), values, { statutory: festival !== undefined });
    },
    settle: (next, { holidays }) => void holidays.set(text(next['day']), next),
  },
};

function planRegion(values: Values, world: World): Found {
  const { regions, seat } = world;
  const before = regions.get(idOf(values));
  const kind = values['kind'];
  if (before !== undefined && before['kind'] !== kind)
    return { faults: [{ of: ['id', 'kind'], zh: '这个代码已有，级别不一样；请核对代码或者级别。' }] };
  if (kind === 'county') return planCounty(values, before, world);
  const officeId = text(values['officeId']) || text(before?.['officeId']);
  const parent = text(values['parentId']);
  const town = kind === 'village' ? townProblem(parent || text(before?.['parentId']), world) : null;
  const place = placeOf(values, before, seat);
  const wrong = allOf(officeFault(officeId, world), town, place);
  if (wrong !== null || 'faults' in place) return wrong ?? { faults: [] };
  const words = without(values, 'longitude', 'latitude', 'x', 'y');
  const above = kind === 'town' ? countyCode(world) : parent || undefined;
  return merged(
    before,
    { ...words, ...place, officeId, ...(above === undefined ? {} : { parentId: above }) },
    { population: null },
  );
}

/** All that is wrong with a region at once; while its town may still come, nothing is said of it. */
function allOf(office: RowFault | null, town: Problem | null, place: object | Problem): Problem | null {
  const faults = [
    ...(office === null ? [] : [office]),
    ...(town?.faults ?? []),
    ...('faults' in place ? place.faults : []),
  ];
  return faults.length === 0 ? null : { ...town, faults };
}

function planCounty(values: Values, before: Values | undefined, { regions }: World): Found {
  const other = [...regions.values()].find((one) => one['kind'] === 'county' && idOf(one) !== idOf(values));
  if (other !== undefined)
    return { faults: [{ of: ['id', 'kind'], zh: `已经有一个县（${idOf(other)}）；请核对代码。` }] };
  const own = without(values, 'longitude', 'latitude', 'parentId', 'officeId');
  return merged(before, own, { parentId: null, officeId: null, x: 0, y: 0, population: null });
}

function countyCode({ regions }: World): string | null {
  const county = [...regions.values()].find((one) => one['kind'] === 'county');
  return county === undefined ? null : idOf(county);
}

function officeFault(officeId: string, { organisations }: World): RowFault | null {
  if (officeId === '') return { of: ['kind', 'officeId'], zh: '“归哪个所”没有填；请写市场监管所的机构代码。' };
  return organisations.get(officeId)?.['kind'] === 'office'
    ? null
    : missing('officeId', '归哪个所', officeId, '市场监管所');
}

function townProblem(town: string, { regions }: World): Problem | null {
  if (town === '') return { faults: [{ of: ['kind', 'parentId'], zh: '“上级代码”没有填；请写所在乡镇的代码。' }] };
  return regions.get(town)?.['kind'] === 'town'
    ? null
    : { faults: [missing('parentId', '上级代码', town, '乡镇')], waitsFor: town };
}

/** Where a region is, by kilometres or by degrees; what the row does not say stays as it is, and of a new one it is not known. */
function placeOf(
  values: Values,
  before: Values | undefined,
  seat: Seat | null,
): { x?: number | null; y?: number | null } | Problem {
  const { kind, longitude, latitude, x: east, y: north } = values;
  const faults = [wrongPlace(values, degreeColumns, 'town'), wrongPlace(values, kmColumns, kind)].filter(
    (one) => one !== null,
  );
  if (faults.length > 0) return { faults };
  if (typeof longitude === 'number' && typeof latitude === 'number') {
    if (seat === null) return { faults: [{ of: ['longitude'], zh: noSeat }] };
    const [x, y] = inKm([longitude, latitude], seat);
    return { x, y };
  }
  if (typeof east === 'number' && typeof north === 'number') return { x: east, y: north };
  // 未定位: it is taken, and said wherever a place is asked for.
  return before === undefined ? { x: null, y: null } : {};
}

const noSeat = '写了经度、纬度，但是没有“县”那一行的县城经纬度；请补上那一行，或者改写公里。';
const kmColumns = { x: '往东公里', y: '往北公里' } as const;
const degreeColumns = { longitude: '经度', latitude: '纬度' } as const;

/** Why two numbers are no place: one alone, or the very zero, where only a town may be. */
function wrongPlace(values: Values, columns: Readonly<Record<string, string>>, kind?: unknown): RowFault | null {
  const of = Object.keys(columns);
  const [[one, a] = [null, ''], [other, b] = [null, '']] = Object.entries(columns).map(
    ([key, zh]) => [values[key], zh] as const,
  );
  if (one === 0 && other === 0 && kind !== 'town')
    return {
      of: [...of, 'kind'],
      zh: `“${a}”和“${b}”都写了 0，那是县城的原点；不知道在哪里就都空着，真在县城就写 0.1。`,
    };
  if ((typeof one === 'number') === (typeof other === 'number')) return null;
  const [here, gone] = typeof one === 'number' ? [a, b] : [b, a];
  return { of, zh: `只写了“${here}”，没有写“${gone}”；请两个都写，不知道就都空着。` };
}

/** Of one person who stands twice the second row is refused by itself; here are those of two people, or of one with two telephones. */
function doubledLogins(rows: readonly { line: number; values: Values }[]): World['doubled'] {
  const found = new Map<string, Map<string, number>>();
  for (const { line, values } of rows) {
    const login = text(values['loginName']);
    if (login === '') continue;
    const owners = found.get(login) ?? new Map<string, number>();
    const key = ruleOf.people.keyOf(values);
    found.set(login, owners.has(key) ? owners : owners.set(key, line));
  }
  return new Map([...found].filter(([, { size }]) => size > 1).map(([login, owners]) => [login, [...owners.values()]]));
}

function planPerson(values: Values, world: World): Found {
  const same = meantBy(values, world);
  const [person = null] = same;
  const login = text(values['loginName']);
  const account = login === '' ? undefined : world.accounts.get(login);
  const faults = [
    ...placeFaults(values, world),
    ...registerFaults(values, same),
    ...loginFaults(values, { account, owner: ownerOf(login, world.people), person, ...world }),
  ];
  if (faults.length > 0) return { faults };
  const { password, ...rest } = values;
  const before = person === null ? null : { ...account, ...person.values };
  const start = { phone: '', gender: '', posts: [], regionId: null, stationId: null, ...account };
  const next: Record<string, Value> = { ...(before ?? start), ...rest };
  // Posts have days of their own; those of somebody who is there change in his file.
  if (before !== null) next['posts'] = before['posts'] ?? [];
  if (account === undefined && login !== '') next['password'] = password ?? '';
  const wrong = formFaults(next);
  return wrong.length === 0 ? { before, next, person } : { faults: wrong };
}

/** Who of the register is meant. By his login he is the same with another telephone, or with his name put right. */
function meantBy(values: Values, { people }: World): readonly KnownPerson[] {
  const same = samePeople(people, values);
  const owner = ownerOf(text(values['loginName']), people);
  if (same.length > 0 || owner === undefined) return same;
  const hasName = owner.values['name'] === values['name'];
  const hasPhone = digits(values['phone']) !== '' && digits(owner.values['phone']) === digits(values['phone']);
  return hasName || hasPhone ? [owner] : same;
}

function ownerOf(login: string, people: readonly KnownPerson[]): KnownPerson | undefined {
  return login === '' ? undefined : people.find(({ values }) => text(values['loginName']) === login);
}

/** What the register itself will ask of the row, so that the trial says it. */
function formFaults({ name, phone = '', gender, posts, regionId, stationId }: Values): RowFault[] {
  const form = { id: anyId, name, phone, gender, posts, regionId, stationId };
  const read = RegisterPerson.safeParse(form);
  if (read.success) return [];
  const told = problemsOf(read.error, RegisterPerson).map(({ path, zh }) => ({ of: [path.split('.')[0] ?? path], zh }));
  return told.length === 0 ? [{ of: [], zh: '这一行登记不了；请核对。' }] : told;
}

const anyId = '00000000-0000-7000-8000-000000000000';

/** What the row names must be there. */
function placeFaults(values: Values, { organisations, regions, stations }: World): RowFault[] {
  const [region, station, office] = [
    text(values['regionId']),
    text(values['stationId']),
    text(values['organisationId']),
  ];
  const isFirm = (organisations.get(office)?.['kind'] ?? 'firm') === 'firm';
  return [
    region === '' || regions.has(region) ? null : missing('regionId', '所在村', region, '村或社区'),
    station === '' || stations.has(station) ? null : missing('stationId', '站点代码', station, '站点'),
    office !== '' && isFirm ? missing('organisationId', '机构代码', office, '机构') : null,
  ].filter((one) => one !== null);
}

/** By what somebody of the register is found. */
const meaning = ['name', 'phone', 'regionId', 'stationId', 'loginName'] as const;

function registerFaults(values: Values, same: readonly KnownPerson[]): RowFault[] {
  if (same.length > 1)
    return [{ of: meaning, zh: '登记过几个同名的人，分不清是哪一个；请写电话，或者写站点、所在村。' }];
  const [person] = same;
  if (person !== undefined && person.state !== 'active')
    return [{ of: meaning, zh: '这个人已经离任；要回来，请到“人员”里办重新在册。' }];
  const phone = text(values['phone']);
  // What the register has already was taken by it in another way, and stays.
  if (phone !== '' && phone !== text(person?.values['phone']) && !personPhone.test(phone))
    return [{ of: ['phone'], zh: '“电话”要写 11 位手机号，或带区号的座机。' }];
  return [];
}

/** As the register of people takes it. */
const personPhone = /^(?:1\d{10}|0\d{2,3}[- ]?\d{3,4}[- ]?\d{4})$/u;

/** Who of the register is meant; one whose telephone was not known is found by his place. */
function samePeople(people: readonly KnownPerson[], values: Values): readonly KnownPerson[] {
  const same = closest(
    people.filter((one) => isSame(one, values)),
    values,
  );
  if (same.length > 0 || text(values['phone']) === '') return same;
  const { phone: _, ...rest } = values;
  if (rest['stationId'] === undefined && rest['regionId'] === undefined) return same;
  return people.filter((one) => text(one.values['phone']) === '' && isSame(one, rest));
}

/** Of several of one name those that are as the row says in everything, an empty cell too: so each finds itself again. */
function closest(people: readonly KnownPerson[], values: Values): readonly KnownPerson[] {
  const keys = ['phone', 'stationId', 'regionId', 'loginName'];
  const isAs = ({ state, values: known }: KnownPerson) =>
    state === 'active' && keys.every((key) => text(known[key]) === text(values[key]));
  const found = people.length > 1 ? people.filter(isAs) : [];
  return found.length > 0 ? found : people;
}

/** By name and telephone; without a telephone by name and site or village. */
function isSame({ values: known }: KnownPerson, values: Values): boolean {
  if (known['name'] !== values['name']) return false;
  const phone = digits(values['phone']);
  if (phone !== '') return digits(known['phone']) === phone;
  const [station, region] = [values['stationId'], values['regionId']];
  if (station !== undefined) return known['stationId'] === station;
  return region === undefined || known['regionId'] === region;
}

function digits(value: unknown): string {
  return text(value).replace(/\D/gu, '');
}

/** What is there with the filled cells over it; a new row begins with the start. */
function merged(before: Values | undefined, values: Values, start: Values): Settled {
  return before === undefined
    ? { before: null, next: { ...start, ...values } }
    : { before, next: { ...before, ...values } };
}

function without(values: Values, ...keys: string[]): Values {
  return Object.fromEntries(Object.entries(values).filter(([key]) => !keys.includes(key)));
}

function missing(key: string, column: string, code: string, what: string): RowFault {
  return { of: [key], zh: `“${column}”写的是“${code}”，没有这个${what}，或者它那一行有错；请核对代码。` };
}
