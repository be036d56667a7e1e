/**
 * M10: a year's report as the desk reads it, with its numbers, lists and checks, divided by what its complaints alone cost when they are
 * counted from the ledger; and every number of the report against that count.
 */
import { uuidv7 } from 'uuidv7';
import { dayOf } from '../../src/domain/base/calendar.ts';
import { scopesOf, type ChipValue } from '../../src/domain/report/chip-value.ts';
import { broughtTemplates } from '../../src/domain/report/template/templates.ts';
import { createDb } from '../../src/store/base/db.ts';
import { recountComplaintFigures } from '../../src/store/complaint/complaint-figure.ts';
import type { Bench, Figure } from './county.ts';
import { median } from './load.ts';
import { openDesk } from './queue.ts';

const [warm, readings, counts, atMost] = [3, 15, 3, 0.05];

export async function measureReport(bench: Bench): Promise<Figure[]> {
  const county = await bench.county(bench.sizes[1]);
  const desk = await openDesk(county, 'centre');
  const { db } = createDb(county.owner, 1);
  try {
    const last = Number(dayOf(new Date()).slice(0, 4)) - 1;
    const period = { from: `${last}-01-01`, to: `${last}-12-31` };
    const { body } = broughtTemplates.bulletin;
    const id = uuidv7();
    await desk.post('/api/work-reports', { id, kind: 'bulletin', ...period, dueOn: null });
    const took: number[] = [];
    let values: readonly ChipValue[] = [];
    for (let i = 0; i < warm + readings; i += 1) {
      const began = performance.now();
      ({ values } = (await desk.get(`/api/work-reports/${id}/reading`)) as { values: readonly ChipValue[] });
      if (i >= warm) took.push(performance.now() - began);
    }
    const scopes = scopesOf(body, { ...period, officeId: null }).filter(({ campaign }) => campaign === null);
    const anew: number[] = [];
    const counted = new Map<string, Record<string, number>>();
    for (let i = 0; i < counts; i += 1) {
      const began = performance.now();
      for (const scope of scopes)
        counted.set(JSON.stringify(scope), await recountComplaintFigures(db, county.facts.county.countyId, scope));
      anew.push(performance.now() - began);
    }
    const { compared, different } = compare(body.chips, values, counted);
    const value = median(took) / median(anew);
    return [
      {
        metric: 'M10',
        name: `a report of a year of ${county.size} ÷ counting its complaints from the ledger`,
        value,
        target: `≤ ${atMost}, same numbers`,
        reached: value <= atMost && compared > 0 && different.length === 0,
        how: `${median(took).toFixed(0)} ms with text, lists and checks ÷ ${median(anew).toFixed(0)} ms for ${scopes.length} periods; ${compared} numbers compared, different: ${different.join(' ') || 'none'}`,
      },
    ];
  } finally {
    await db.destroy();
    await desk.measured.stop();
  }
}

/** The chips that print a number of complaints, or a share of two, beside the count of the same days. */
function compare(
  chips: (typeof broughtTemplates)['bulletin']['body']['chips'],
  values: readonly ChipValue[],
  counted: ReadonlyMap<string, Record<string, number>>,
): { compared: number; different: string[] } {
  const found = chips.flatMap((chip) => {
    if (chip.kind !== 'figure') return [];
    const seen = values.find(({ name }) => name === chip.name);
    const own = seen?.scope === undefined || seen.scope === null ? undefined : counted.get(JSON.stringify(seen.scope));
    const n = own?.[chip.figure];
    return seen === undefined || seen.value === null || n === undefined
      ? []
      : [{ chip: chip.name, ours: seen.value, n }];
  });
  return {
    compared: found.length,
    different: found.filter(({ ours, n }) => ours !== Number(n)).map(({ chip }) => chip),
  };
}
