/**
 * 行政区划: the county, its towns (乡镇、街道) and villages (村、社区), each with its place on the map in kilometres and the office (所) that has charge of it.
 * People find theirs by characters, by pinyin or by initials; pinyin is worked out when the rows are loaded.
 */
import { isWithin, soundFrom, syllablesOf, type Sound } from './sound.ts';
import { isLocated, type Place, type Placing } from './place/place.ts';

export interface Region {
  id: string;
  name: string;
  kind: 'county' | 'town' | 'village';
  parentId: string | null;
  /** Kilometres east and north of the county seat; both null while nobody has said where it lies (未定位). */
  x: number | null;
  y: number | null;
  /** Full pinyin and initials of the name, small letters without tones, such as 「guo zhuang cun」 and gzc. */
  pinyin: string;
  initials: string;
  /** Null for the county itself. */
  officeId: string | null;
  /** How many people live there, where the county knows. */
  population?: number | null | undefined;
}

/** The straight way in kilometres. */
export function kmBetween(a: Place, b: Place): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}

/** The same; null while one of them is not located: no way is as good as a guessed one. */
export function kmApart(a: Placing, b: Placing): number | null {
  return isLocated(a) && isLocated(b) ? kmBetween(a, b) : null;
}

/**
 * Finds the nearest of them without looking at all: in squares around the place, until nothing outside them can be nearer. What is not
 * located is near to nothing.
 */
export function nearestIn<T extends Placing>(
  all: readonly T[],
  idOf: (place: T) => string,
): (at: Placing) => Near<T & Place> | null {
  const places = all.filter(isLocated);
  if (places.length === 0) return () => null;
  const squares = new Map<number, (T & Place)[]>();
  const [west, east] = rangeOf(places.map(({ x }) => x));
  const [south, north] = rangeOf(places.map(({ y }) => y));
  // About two to a square.
  const side = Math.max(0.1, Math.sqrt(((east - west) * (north - south) * 2) / places.length));
  const [columns, rows] = [Math.floor((east - west) / side) + 1, Math.floor((north - south) / side) + 1];
  const squareOf = (x: number, y: number) => [Math.floor((x - west) / side), Math.floor((y - south) / side)] as const;
  for (const place of places) {
    const [column, row] = squareOf(place.x, place.y);
    const key = row * columns + column;
    const mine = squares.get(key);
    if (mine === undefined) squares.set(key, [place]);
    else mine.push(place);
  }
  const nearerIn = (square: readonly (T & Place)[], at: Place, before: Near<T & Place> | null) => {
    let best = before;
    for (const place of square) {
      const km = kmBetween(at, place);
      if (best !== null && (km > best.km || (km === best.km && idOf(place) > idOf(best.place)))) continue;
      best = { place, km };
    }
    return best;
  };
  return (at) => {
    if (!isLocated(at)) return null;
    const [column, row] = squareOf(at.x, at.y);
    let best: Near<T & Place> | null = null;
    const furthest = Math.max(Math.abs(column), Math.abs(columns - column), Math.abs(row), Math.abs(rows - row)) + 1;
    for (let ring = 0; ring <= furthest && (best === null || (ring - 1) * side <= best.km); ring += 1)
      for (let y = Math.max(0, row - ring); y <= Math.min(rows - 1, row + ring); y += 1) {
        // Of the rows between the first and the last of a ring the two ends alone belong to it.
        const step = y === row - ring || y === row + ring ? 1 : Math.max(1, 2 * ring);
        for (let x = column - ring; x <= column + ring; x += step) {
          if (x >= 0 && x < columns) best = nearerIn(squares.get(y * columns + x) ?? [], at, best);
        }
      }
    return best;
  };
}

/** A place, and how far away it is. */
interface Near<T> {
  place: T;
  km: number;
}

/** The regions that the typed text may mean, best first; 「郭庄」, 「柳河镇郭庄」, 「guozhuang」 and 「gzc」 all find 郭庄村. */
export function matchRegions<R extends Region>(regions: readonly R[], typed: string, limit: number): R[] {
  const wanted = bare(typed);
  if (wanted === '') return [];
  const byId = new Map(regions.map((region) => [region.id, region]));
  return regions
    .map((region) => ({ region, rank: rankOf(region, byId, wanted) }))
    .filter(({ rank }) => rank < noMatch)
    .toSorted((a, b) => a.rank - b.rank || a.region.name.length - b.region.name.length)
    .slice(0, limit)
    .map(({ region }) => region);
}

/** The town of the region: itself if it is one, or the one its village belongs to. */
export function townOf<R extends Region>(region: R, regions: readonly R[]): R | null {
  if (region.kind === 'town') return region;
  const parent = regions.find(({ id }) => id === region.parentId);
  return parent?.kind === 'town' ? parent : null;
}

/** 「柳河镇郭庄村」; a town and the county are their own names. */
export function regionPath<R extends Region>(region: R, regions: readonly R[]): string {
  return region.kind === 'village' ? `${townOf(region, regions)?.name ?? ''}${region.name}` : region.name;
}

/** The same of an id; null where nothing was chosen, or it is known no more. */
export function pathOf<R extends Region>(regionId: string | null, regions: readonly R[]): string | null {
  const region = regions.find(({ id }) => id === regionId);
  return region === undefined ? null : regionPath(region, regions);
}

/** 「郭庄」 of 郭庄村, 「府前」 of 府前社区. */
export function regionShortName(name: string): string {
  return name.length > 2 ? name.replace(/(社区|街道|村|镇|乡|县)$/, '') : name;
}

const noMatch = 100;

/** 0 is the very name; higher is farther from it. */
function rankOf(region: Region, byId: ReadonlyMap<string, Region>, wanted: string): number {
  const { name } = region;
  const sound = soundOf(region);
  const wholes = wholesOf(sound);
  const initials = bare(region.initials);
  if (name === wanted || regionShortName(name) === wanted) return 0;
  if (initials === wanted || wholes.includes(wanted)) return 1;
  if (name.startsWith(wanted)) return 2;
  if (initials.startsWith(wanted)) return 3;
  if (wholes.some((whole) => whole.startsWith(wanted))) return 4;
  if (name.includes(wanted)) return 5;
  const parent = region.parentId === null ? undefined : byId.get(region.parentId);
  return (parent?.kind === 'town' ? rankAfter(parent, region, wanted) : null) ?? rankInside(sound, initials, wanted);
}

/** Of what begins with the town's name. */
function rankAfter(town: Region, region: Region, wanted: string): number | null {
  const follows = (parents: readonly string[], own: string) => startsAfterParent(parents, own, wanted);
  if (follows([town.name, regionShortName(town.name)], region.name)) return 6;
  if (follows(spellings(town, bare(town.initials)), bare(region.initials))) return 7;
  const parents = wholesOf(soundOf(town)).flatMap((whole) => spellings(town, whole));
  return wholesOf(soundOf(region)).some((whole) => follows(parents, whole)) ? 8 : null;
}

/** Letters inside a name count from the beginning of a character on. */
function rankInside(sound: Sound, initials: string, wanted: string): number {
  if (initials.includes(wanted)) return 9;
  return isWithin(sound, wanted) ? 10 : noMatch;
}

const soundOf = ({ pinyin, initials }: Region): Sound => soundFrom([syllablesOf(pinyin, bare(initials))]);

/** The whole pinyin; two of a name with a ü in it, one with v for it and one with u. */
function wholesOf(sound: Sound): readonly string[] {
  const first = sound.map((ways) => ways[0] ?? '').join('');
  const last = sound.map((ways) => ways.at(-1) ?? '').join('');
  return first === last ? [first] : [first, last];
}

/** Whether the text is the town's name, written long or short, and the beginning of the village's after it. */
function startsAfterParent(parents: readonly string[], own: string, wanted: string): boolean {
  return parents.some(
    (parent) => parent !== '' && wanted.startsWith(parent) && own.startsWith(wanted.slice(parent.length)),
  );
}

// The last sound of a town's name is its kind (镇 zhen, 乡 xiang, 街道 jiedao), which people leave out.
function spellings(town: Region, spelt: string): readonly string[] {
  const short =
    spelt.length === town.name.length
      ? spelt.slice(0, regionShortName(town.name).length)
      : spelt.replace(/(zhen|xiang|jiedao)$/, '');
  return [spelt, short];
}

function bare(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s'’·,，、-]/g, '')
    .replaceAll('ü', 'v');
}

function rangeOf(numbers: readonly number[]): [number, number] {
  let [least, most] = [Infinity, -Infinity];
  for (const n of numbers) {
    least = Math.min(least, n);
    most = Math.max(most, n);
  }
  return [least, most];
}

/** 社区: a neighbourhood of a town. The list of places has it among the villages; its name tells it apart. */
export function isNeighbourhood(name: string): boolean {
  return /(?:社区|居委会|居民委员会)$/u.test(name);
}
