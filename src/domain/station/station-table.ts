/**
 * 站点一张表 (station table): which station runs, by one definition for the page, the wall, the home page, the coverage and the figures
 * C22, C24 and F13, and how many there are by kind, standardisation, level and programme of siting on a day, education facilities apart
 * (seed: 一会两站, 六进, 「维权服务站141个」, 抓试点树品牌强示范, 教育中心学校基地). `runsOn` of store/station/station-figure.ts asks the
 * same of the tables; a test holds the two together.
 */
import type { Day } from '../base/calendar.ts';
import { isNeighbourhood } from '../county/region.ts';
import { takesMatters, tierNames, type Charter, type CharterState, type Tier } from './charter.ts';
import { inForce, standardsFor, type Standard, type StandardItem } from './standard.ts';

/** When a station began, was suspended and taken up again: the lines of its ledger, in their order. */
export interface UseLine {
  verb: 'charter-activated' | 'charter-suspended' | 'charter-resumed';
  onDay: Day;
}

type Life = Pick<Charter, 'state' | 'facility' | 'activatedOn' | 'approvedOn' | 'appliedOn' | 'closedOn'>;

/** 在用: in operation at the end of the day, neither suspended nor closed, also while it puts something right; no education facility. */
export function isRunningStation(charter: Life, day: Day, uses: readonly UseLine[] = []): boolean {
  return !charter.facility && isOpenOn(charter, day, uses);
}

/** The same of a station and of a facility of education. */
export function isOpenOn(charter: Life, day: Day, uses: readonly UseLine[] = []): boolean {
  const begun = begunOn(charter);
  if (begun === null || begun > day || (charter.closedOn !== null && charter.closedOn <= day)) return false;
  // What the last line until then says; before the first line the opposite of what it changed; without lines what the file says.
  const last = uses.findLast(({ onDay }) => onDay <= day);
  if (last !== undefined) return last.verb !== 'charter-suspended';
  const next = uses.find(({ onDay }) => onDay > day);
  return next === undefined ? charter.state !== 'suspended' : next.verb !== 'charter-resumed';
}

/** Of one that was entered as it stood, without an application, the day on which it was entered. */
function begunOn({ state, activatedOn, approvedOn, appliedOn }: Life): Day | null {
  if (activatedOn !== null) return activatedOn;
  if (state === 'active' || state === 'rectifying' || state === 'suspended') return approvedOn ?? appliedOn;
  return state === 'closed' && approvedOn === null ? appliedOn : null;
}

export interface StationCount {
  n: number;
  /** Of them, those that are up to the standard. */
  standardised: number;
}

export interface StationRow {
  code: string;
  zh: string;
  all: StationCount;
  tiers: Record<Tier, StationCount>;
  /** By the code of the entry; one that stands in two programmes is the same stations in both. */
  entries: Record<string, StationCount>;
}

export interface StationProgramme {
  code: string;
  title: string;
  version: number;
  entries: { code: string; zh: string; target: number | null }[];
}

export interface StationTable {
  /** 截止日: the end of this day is counted. */
  day: Day;
  rows: StationRow[];
  whole: StationRow;
  programmes: StationProgramme[];
  /** 教育设施, apart: by the kinds of the county's own list. */
  facilities: { code: string; zh: string; n: number }[];
}

/** A station of the table: its file, with the lines that say when it was in use. */
export type CountedStation = Charter & {
  uses?: readonly UseLine[];
  /** Where it stands, by whose name a neighbourhood is told from a village. */
  regionName?: string;
};

/** Kinds by their level, their standard and each entry of each programme; kind, level and entries are those of the file. */
export function stationTable(
  charters: readonly CountedStation[],
  standards: readonly Standard[],
  day: Day,
): StationTable {
  const current = inForce(standards);
  const open = charters.filter((one) => isOpenOn(one, day, one.uses));
  const stations = open.filter(({ facility }) => !facility);
  const facilities = open.filter(({ facility }) => facility);
  const programmes = current
    .filter(({ subject }) => subject === 'programme')
    .map(({ code, title, version, items }) => ({
      code,
      title,
      version,
      entries: items.map((item) => ({ code: item.code, zh: item.zh, target: item.target })),
    }));
  const entries = [...new Set(programmes.flatMap((one) => one.entries.map(({ code }) => code)))];
  const kinds = current.filter(({ subject }) => subject === 'kinds').flatMap(({ items }) => items);
  const rowOf = (code: string, zh: string, mine: readonly CountedStation[]): StationRow => ({
    code,
    zh,
    all: countOf(mine, day),
    tiers: Object.fromEntries(
      tierNames.map((tier) => [
        tier,
        countOf(
          mine.filter((one) => tierOn(one, day) === tier),
          day,
        ),
      ]),
    ) as Record<Tier, StationCount>,
    entries: Object.fromEntries(
      entries.map((entry) => [
        entry,
        countOf(
          mine.filter((one) => isSitedAs(one, entry)),
          day,
        ),
      ]),
    ),
  });
  const ofKind = (some: readonly CountedStation[], code: string) => some.filter(({ kindCode }) => kindCode === code);
  return {
    day,
    rows: kindsOf(stations, kinds).map(({ code, zh }) => rowOf(code, zh, ofKind(stations, code))),
    whole: rowOf('', '合计', stations),
    programmes,
    facilities: kindsOf(facilities, kinds).map(({ code, zh }) => ({ code, zh, n: ofKind(facilities, code).length })),
  };
}

/** The kinds of the county of which there are some or that are of these, and what stands on its list no more. */
function kindsOf(some: readonly Charter[], kinds: readonly StandardItem[]): { code: string; zh: string }[] {
  const codes = new Set(some.map(({ kindCode }) => kindCode));
  const groups = new Set(kinds.filter(({ code }) => codes.has(code)).map(({ group }) => group));
  const listed = kinds.filter(({ code, group }) => codes.has(code) || groups.has(group));
  const gone = [...codes].filter((code) => kinds.every((kind) => kind.code !== code)).toSorted();
  return [...listed, ...gone.map((code) => ({ code, zh: '已不在类别清单里的' }))];
}

function countOf(mine: readonly Charter[], day: Day): StationCount {
  return { n: mine.length, standardised: mine.filter((one) => isStandardisedOn(one, day)).length };
}

export function isStandardisedOn({ standardisedOn }: Pick<Charter, 'standardisedOn'>, day: Day): boolean {
  return standardisedOn !== null && standardisedOn <= day;
}

/** The level that it had on the day; before its level was decided it was an ordinary one. */
export function tierOn({ tier, tierSince }: Pick<Charter, 'tier' | 'tierSince'>, day: Day): Tier {
  return tierSince !== null && tierSince > day ? 'ordinary' : tier;
}

/**
 * Whether it counts to an entry of a programme: by the house in which it stands, or because it was put there. A station of a neighbourhood is
 * one of 进社区 and none of 进农村, though the county has one kind for both.
 */
export function isSitedAs(
  { venueKind, sitings, regionName = '' }: Pick<CountedStation, 'venueKind' | 'sitings' | 'regionName'>,
  entry: string,
): boolean {
  const own = venueKind === 'village' && isNeighbourhood(regionName) ? 'community' : venueKind;
  return own === entry || sitings.includes(entry);
}

/** Whether the duties were read and signed in the version of today. */
export function isDutySigned(charter: Charter, standards: readonly Standard[]): boolean {
  const [duty] = standardsFor(standards, 'duty', charter);
  return (
    duty !== undefined &&
    charter.acknowledgements.some(({ code, version }) => code === duty.code && version === duty.version)
  );
}

export interface NetworkFigures {
  table: StationTable;
  /** What follows is of today: of the stations in use. */
  running: number;
  idle: number;
  /** Of them, the share with an act within the days that make a station idle; null without one. */
  activeShare: number | null;
  rectifying: number;
  educationPoints: number;
  /** 签收率: those whose duties were signed in the version of today. */
  dutySigned: number;
  kitRate: number | null;
  byState: Partial<Record<CharterState, number>>;
}

/** 网络统计: the table of the day, and how the stations in use stand today. */
export function networkFigures(
  charters: readonly (CountedStation & { idle: boolean })[],
  standards: readonly Standard[],
  day: Day,
): NetworkFigures {
  const running = charters.filter(takesMatters);
  const idle = running.filter((one) => one.idle).length;
  const kit = inForce(standards)
    .filter(({ subject }) => subject === 'kit')
    .flatMap(({ items }) => items);
  const given = running.reduce(
    (sum, one) => sum + kit.filter(({ code }) => one.kit.some((had) => had.code === code)).length,
    0,
  );
  const byState: Partial<Record<CharterState, number>> = {};
  for (const { state } of charters) byState[state] = (byState[state] ?? 0) + 1;
  return {
    table: stationTable(charters, standards, day),
    running: running.length,
    idle,
    activeShare: running.length === 0 ? null : (running.length - idle) / running.length,
    rectifying: running.filter(({ state }) => state === 'rectifying').length,
    educationPoints: running.filter(({ educationSince }) => educationSince !== null).length,
    dutySigned: running.filter((one) => isDutySigned(one, standards)).length,
    kitRate: running.length * kit.length === 0 ? null : given / (running.length * kit.length),
    byState,
  };
}

/** What the list of stations can be asked for; the same words stand in its address, so that each count opens what it counted. */
export const stationFilters = [
  'kind',
  'siting',
  'status',
  'town',
  'tier',
  'idle',
  'due',
  'board',
  'running',
  'standardised',
  'facility',
  'education',
  'duty',
] as const;
export type StationFilter = (typeof stationFilters)[number];

/** The way to what a number counted: those in use on the day, with more conditions. */
export function recordsOfStations(
  conditions: Partial<Record<StationFilter, string>>,
  { day, today }: { day: Day; today: Day },
): string {
  const search = new URLSearchParams(conditions as Record<string, string>);
  if (day !== today) search.set('on', day);
  return `/stations?${search.toString()}`;
}
