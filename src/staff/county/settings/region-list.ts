import type { Say } from '../../base/language.tsx';

/** A pasted list of villages, one a line: 代号 名称 乡镇 所 东公里 北公里, parted by tabs, commas or spaces; the kilometres may be left out. */
export interface TypedRegion {
  id: string;
  name: string;
  kind: 'town' | 'village';
  parentId: string | null;
  officeId: string;
  /** Left out where the line ends before them: what stands stays, and a new one is not located. */
  x?: number;
  y?: number;
}

interface Known {
  towns: readonly { id: string; name: string }[];
  offices: readonly { id: string; name: string }[];
  /** The towns and villages that stand already. */
  places: readonly { id: string; name: string; parentId: string | null; kind: string }[];
}

export interface ReadList {
  regions: TypedRegion[];
  /** A sentence for each line that cannot be taken, with its number. */
  wrong: string[];
  /** A sentence for each line whose name stands already in the same town under another code; it may still be meant. */
  repeated: string[];
}

/** Reads the list; a town's own line leaves its third column empty with a dash. Nothing is taken while a line is wrong. */
export function readRegionList(typed: string, { towns, offices, places }: Known, t: Say): ReadList {
  const regions: TypedRegion[] = [];
  const wrong: string[] = [];
  const repeated: string[] = [];
  const lines = typed.split(/\r?\n/u).map((line) => line.trim());
  for (const [i, line] of lines.entries()) {
    if (line === '') continue;
    const say = (zh: string, en: string) => t(`第 ${i + 1} 行：${zh}`, `Line ${i + 1}: ${en}`);
    // A town of a line above is known too.
    const region = regionOf(columnsOf(line), { towns: [...towns, ...regions], offices }, say);
    if (typeof region === 'string') {
      wrong.push(region);
      continue;
    }
    const same = sameName(region, [...places, ...regions]);
    if (same !== undefined)
      repeated.push(
        say(
          `“${region.name}”已经有了，代号是 ${same.id}；是同一个就用那个代号，不然会重复。`,
          `“${region.name}” stands already under ${same.id}; use that code if it is the same place.`,
        ),
      );
    regions.push(region);
  }
  return { regions, wrong, repeated };
}

type Columns = Record<'id' | 'name' | 'town' | 'office' | 'x' | 'y', string>;

function columnsOf(line: string): Columns {
  const [id = '', name = '', town = '', office = '', x = '', y = ''] = line.split(/[\t,，、\s]+/u);
  return { id, name, town, office, x, y };
}

/** The region of a line, or the sentence that says why it cannot be taken. */
function regionOf(
  { id, name, town, office, x, y }: Columns,
  { towns, offices }: Pick<Known, 'towns' | 'offices'>,
  say: Say,
): TypedRegion | string {
  const isMeant = (one: { id: string; name: string }, by: string) => one.id === by || one.name === by;
  const officeId = offices.find((one) => isMeant(one, office))?.id;
  const isTown = town === '-' || town === '—';
  const parentId = isTown ? null : (towns.find((one) => isMeant(one, town))?.id ?? null);
  if (!/^[A-Za-z0-9-]{2,40}$/u.test(id))
    return say(`代号“${id}”要用字母、数字或短横。`, `the code “${id}” may have letters, figures and dashes.`);
  if (name.length < 2) return say('没有名称。', 'there is no name.');
  if (officeId === undefined)
    return say(
      `没有“${office}”这个所，请先在“机构”里建好。`,
      `there is no office “${office}”; enter it under Organisations first.`,
    );
  if (!isTown && parentId === null)
    return say(
      `没有“${town}”这个乡镇；乡镇自己的一行，第三列写一个短横。`,
      `there is no town “${town}”; a town’s own line has a dash in the third column.`,
    );
  const place = placeOf(x, y, say);
  if (typeof place === 'string') return place;
  return { id, name, kind: isTown ? 'town' : 'village', parentId, officeId, ...place };
}

/** Where it lies; of what a line does not say nobody knows it. */
function placeOf(x: string, y: string, say: Say): Partial<Pick<TypedRegion, 'x' | 'y'>> | string {
  if (Number.isNaN(Number(x)) || Number.isNaN(Number(y))) return say('公里数要写数字。', 'kilometres are numbers.');
  if ((x === '') !== (y === ''))
    return say('往东、往北两个公里数要一起写；不知道就都不写。', 'write both kilometres, or neither.');
  return x === '' ? {} : { x: Number(x), y: Number(y) };
}

/** The town, or the village of the same town, that has the name already under another code. */
function sameName({ id, name, kind, parentId }: TypedRegion, known: Known['places']): { id: string } | undefined {
  return known.find(
    (one) => one.id !== id && one.name === name && one.kind === kind && (kind === 'town' || one.parentId === parentId),
  );
}
