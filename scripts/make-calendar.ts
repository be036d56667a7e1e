/**
 * Writes seeds/calendar.json: the State Council's notices of 2004 to 2026, from the chinese-days package (MIT).
 * Which of the days off are 法定节假日 and which are rest moved there by 调休 is told by the regulation, not by the package.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { addDays, type CalendarDay, type CalendarYear } from '../src/domain/base/calendar.ts';
import { festivalsOf } from '../src/domain/base/festival.ts';

/** Day → 「English name,中文名,days」. */
type Named = Record<string, string>;

const source = new URL('../node_modules/chinese-days/dist/chinese-days.json', import.meta.url);
const { holidays, workdays } = JSON.parse(readFileSync(source, 'utf8')) as { holidays: Named; workdays: Named };

// A notice of its own made 3 September 2015 a holiday for that year alone.
const singleHolidays = new Set(['2015-09-03']);

// What the package leaves out: the last day of that holiday, the make-up day before the New Year of 2006, and the Saturdays
// and Sundays that stand inside a holiday (the notice says 6月22日至24日, the package only the 22nd and the 24th).
holidays['2015-09-05'] = holidays['2015-09-04'] ?? '';
workdays['2005-12-31'] = ',元旦,1';
for (const [day, names] of Object.entries(holidays)) {
  const next = addDays(day, 1);
  if (!(next in holidays) && !(next in workdays) && holidays[addDays(day, 2)] === names) holidays[next] = names;
}

const years: CalendarYear[] = [];
for (let year = 2004; year <= 2026; year += 1) {
  const statutory = new Set(festivalsOf(year).flatMap(({ days }) => days.map((day) => `${year}-${day}`)));
  const days = [
    ...daysOf(year, holidays, 'off', (day) => statutory.has(day) || singleHolidays.has(day)),
    ...daysOf(year, workdays, 'work', () => false),
  ].toSorted((a, b) => (a.day < b.day ? -1 : 1));
  const missing = [...statutory].filter((day) => !(day in holidays));
  if (missing.length > 0) throw new Error(`statutory days that the notice does not name: ${missing.join(' ')}`);
  years.push({ year, published: true, days });
}

const text = years.map(({ year, published, days }) => {
  const rows = days.map((day) => `    ${JSON.stringify(day)}`).join(',\n');
  return `  {"year": ${year}, "published": ${published}, "days": [\n${rows}\n  ]}`;
});
writeFileSync(new URL('../seeds/calendar.json', import.meta.url), `[\n${text.join(',\n')}\n]\n`);

function daysOf(
  year: number,
  named: Named,
  kind: CalendarDay['kind'],
  isStatutory: (day: string) => boolean,
): CalendarDay[] {
  return Object.entries(named)
    .filter(([day]) => day.startsWith(`${year}-`))
    .map(([day, names]) => ({ day, kind, name: names.split(',')[1] ?? '', statutory: isStatutory(day) }));
}
