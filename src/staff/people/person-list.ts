/** A list of people as it is pasted from a sheet: one line a person, in whatever order name, telephone and village stand. */
import { matchRegions, type Region } from '../../domain/county/region.ts';

export interface RosterRow {
  id: string;
  name: string;
  phone: string;
  regionId: string | null;
}

/** The rows that can be registered, what is wrong with the others, and the heading when the first line is one. */
export function readRoster(
  typed: string,
  regions: readonly Region[],
  seed: string,
): { rows: RosterRow[]; problems: string[]; heading: string } {
  const rows: RosterRow[] = [];
  const problems: string[] = [];
  let heading = '';
  for (const [i, line] of typed.split('\n').entries()) {
    const cells = line.split(/[\s,，\t;；]+/u).filter((cell) => cell !== '');
    if (cells.length === 0) continue;
    if (i === 0 && cells.length === 1 && /(?:局|委|委员会|协会)$/u.test(cells[0] ?? '')) {
      heading = cells[0] ?? '';
      continue;
    }
    if (/^(?:姓名|序号)$/u.test(cells[0] ?? '')) continue;
    const phone = cells.find((cell) => /^(?:1\d{10}|0\d{2,3}-?\d{7,8})$/u.test(cell)) ?? '';
    const place = cells.map((cell) => matchRegions(regions, cell, 1)[0]).find((region) => region?.kind === 'village');
    const name = cells.find((cell) => /^[\p{Script=Han}·]{2,6}$/u.test(cell) && !/[村镇乡局社区]$/u.test(cell));
    if (name === undefined) {
      problems.push(`第 ${i + 1} 行没有看到姓名：${line.trim().slice(0, 20)}`);
      continue;
    }
    rows.push({ id: idOf(seed, i), name, phone, regionId: place?.id ?? null });
  }
  return { rows, problems, heading };
}

/** The same id for the same line of one paste. */
function idOf(seed: string, line: number): string {
  return `${seed.slice(0, -6)}${line.toString(16).padStart(6, '0')}`;
}
