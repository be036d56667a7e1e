import type { Say } from '../../base/language.tsx';

/** A pasted list of villages, one a line: 代号 名称 乡镇 所 东公里 北公里, parted by tabs, commas or spaces. */
export interface TypedRegion {
  id: string;
  name: string;
  kind: 'town' | 'village';
  parentId: string | null;
  officeId: string;
  x: number;
  y: number;
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
    const [id = '', name = '', town = '', office = '', x = '0', y = '0'] = line.split(/[\t,，、\s]+/u);
    const officeId = offices.find((one) => one.id === office || one.name === office)?.id;
    const isTown = town === '-' || town === '—';
    const parentId = isTown
      ? null
      : ([...towns, ...regions].find((one) => one.id === town || one.name === town)?.id ?? null);
    const say = (zh: string, en: string) => t(`第 ${i + 1} 行：${zh}`, `Line ${i + 1}: ${en}`);
    if (!/^[A-Za-z0-9-]{2,40}$/u.test(id))
      wrong.push(say(`代号“${id}”要用字母、数字或短横。`, `the code “${id}” may have letters, figures and dashes.`));
    else if (name.length < 2) wrong.push(say('没有名称。', 'there is no name.'));
    else if (officeId === undefined)
      wrong.push(
        say(
          `没有“${office}”这个所，请先在“机构”里建好。`,
          `there is no office “${office}”; enter it under Organisations first.`,
        ),
      );
    else if (!isTown && parentId === null)
      wrong.push(
        say(
          `没有“${town}”这个乡镇；乡镇自己的一行，第三列写一个短横。`,
          `there is no town “${town}”; a town’s own line has a dash in the third column.`,
        ),
      );
    else if (Number.isNaN(Number(x)) || Number.isNaN(Number(y)))
      wrong.push(say('公里数要写数字。', 'kilometres are numbers.'));
    else {
      const kind = isTown ? 'town' : 'village';
      const same = [...places, ...regions].find(
        (one) => one.id !== id && one.name === name && one.kind === kind && (isTown || one.parentId === parentId),
      );
      if (same !== undefined)
        repeated.push(
          say(
            `“${name}”已经有了，代号是 ${same.id}；是同一个就用那个代号，不然会重复。`,
            `“${name}” stands already under ${same.id}; use that code if it is the same place.`,
          ),
        );
      regions.push({ id, name, kind, parentId, officeId, x: Number(x), y: Number(y) });
    }
  }
  return { regions, wrong, repeated };
}
