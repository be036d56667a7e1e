/**
 * 节日: the statutory holidays of 《全国年节及纪念日放假办法》 by the year, and the days on which they fall.
 * The notice of the State Council says each autumn which rest days stand around them; a year without a notice has these days alone.
 */

/** One statutory holiday: its name and the days of the year (MM-DD) that the regulation itself gives. */
export interface Festival {
  name: string;
  days: readonly string[];
}

/** The statutory holidays of the year by the regulation in force then; a year outside the table of moons has the fixed days only. */
export function festivalsOf(year: number): readonly Festival[] {
  const moons = moonDays[year];
  const fixed = [
    { name: '元旦', days: ['01-01'] },
    { name: '劳动节', days: labourDays(year) },
    { name: '国庆节', days: ['10-01', '10-02', '10-03'] },
  ];
  if (moons === undefined) return fixed;
  const [newYear, tombSweeping, dragonBoat, midAutumn] = moons;
  const spring = { name: '春节', days: springDays(year, newYear) };
  // Before 2008 the three festivals below were not holidays: the regulation gave 劳动节 three days instead.
  if (year < 2008) return [...fixed, spring];
  return [
    ...fixed,
    spring,
    { name: '清明节', days: [tombSweeping] },
    { name: '端午节', days: [dragonBoat] },
    { name: '中秋节', days: [midAutumn] },
  ];
}

/** The festivals of the year that these days do not leave off: while there is one, the year is not whole and no notice says so. */
export function missingFestivals(
  year: number,
  days: readonly { day: string; kind: 'off' | 'work' }[],
): readonly string[] {
  const off = new Set(days.filter(({ kind }) => kind === 'off').map(({ day }) => day));
  return festivalsOf(year)
    .filter((festival) => festival.days.some((day) => !off.has(`${String(year).padStart(4, '0')}-${day}`)))
    .map(({ name }) => name);
}

function labourDays(year: number): readonly string[] {
  if (year < 2008) return ['05-01', '05-02', '05-03'];
  return year < 2025 ? ['05-01'] : ['05-01', '05-02'];
}

// 1999: 初一 to 初三. 2008: 除夕 to 初二. 2014: 初一 to 初三. 2025: 除夕 to 初三.
function springDays(year: number, newYear: string): readonly string[] {
  if (year >= 2025) return daysFrom(newYear, -1, 4);
  return year >= 2008 && year < 2014 ? daysFrom(newYear, -1, 3) : daysFrom(newYear, 0, 3);
}

// 初一 falls between 21 January and 20 February, so four days around it touch those two months and no leap day.
function daysFrom(monthDay: string, first: number, count: number): readonly string[] {
  const january = (Number(monthDay.slice(0, 2)) - 1) * 31 + Number(monthDay.slice(3)) + first;
  return Array.from({ length: count }, (_, i) => {
    const n = january + i;
    return n > 31 ? `02-${two(n - 31)}` : `01-${two(n)}`;
  });
}

function two(n: number): string {
  return String(n).padStart(2, '0');
}

/**
 * 春节初一, 清明, 端午 and 中秋 by Beijing time.
 * Trap: the new moons before the Spring Festivals of 2027 and 2030 fall minutes from midnight, and the calendar built into JavaScript
 * engines is a day wrong in both years; the table is the right one (2027-02-06 and 2030-02-03).
 */
const moonDays: Readonly<Record<number, readonly [string, string, string, string]>> = {
  2004: ['01-22', '04-04', '06-22', '09-28'],
  2005: ['02-09', '04-05', '06-11', '09-18'],
  2006: ['01-29', '04-05', '05-31', '10-06'],
  2007: ['02-18', '04-05', '06-19', '09-25'],
  2008: ['02-07', '04-04', '06-08', '09-14'],
  2009: ['01-26', '04-04', '05-28', '10-03'],
  2010: ['02-14', '04-05', '06-16', '09-22'],
  2011: ['02-03', '04-05', '06-06', '09-12'],
  2012: ['01-23', '04-04', '06-23', '09-30'],
  2013: ['02-10', '04-04', '06-12', '09-19'],
  2014: ['01-31', '04-05', '06-02', '09-08'],
  2015: ['02-19', '04-05', '06-20', '09-27'],
  2016: ['02-08', '04-04', '06-09', '09-15'],
  2017: ['01-28', '04-04', '05-30', '10-04'],
  2018: ['02-16', '04-05', '06-18', '09-24'],
  2019: ['02-05', '04-05', '06-07', '09-13'],
  2020: ['01-25', '04-04', '06-25', '10-01'],
  2021: ['02-12', '04-04', '06-14', '09-21'],
  2022: ['02-01', '04-05', '06-03', '09-10'],
  2023: ['01-22', '04-05', '06-22', '09-29'],
  2024: ['02-10', '04-04', '06-10', '09-17'],
  2025: ['01-29', '04-04', '05-31', '10-06'],
  2026: ['02-17', '04-05', '06-19', '09-25'],
  2027: ['02-06', '04-05', '06-09', '09-15'],
  2028: ['01-26', '04-04', '05-28', '10-03'],
  2029: ['02-13', '04-04', '06-16', '09-22'],
  2030: ['02-03', '04-05', '06-05', '09-12'],
  2031: ['01-23', '04-05', '06-24', '10-01'],
  2032: ['02-11', '04-04', '06-12', '09-19'],
  2033: ['01-31', '04-04', '06-01', '09-08'],
  2034: ['02-19', '04-05', '06-20', '09-27'],
  2035: ['02-08', '04-05', '06-10', '09-16'],
  2036: ['01-28', '04-04', '05-30', '10-04'],
  2037: ['02-15', '04-04', '06-18', '09-24'],
  2038: ['02-04', '04-05', '06-07', '09-13'],
  2039: ['01-24', '04-05', '05-27', '10-02'],
  2040: ['02-12', '04-04', '06-14', '09-20'],
  2041: ['02-01', '04-04', '06-03', '09-10'],
  2042: ['01-22', '04-04', '06-22', '09-28'],
  2043: ['02-10', '04-05', '06-11', '09-17'],
  2044: ['01-30', '04-04', '05-31', '10-05'],
  2045: ['02-17', '04-04', '06-19', '09-25'],
  2046: ['02-06', '04-04', '06-08', '09-15'],
  2047: ['01-26', '04-05', '05-29', '10-04'],
  2048: ['02-14', '04-04', '06-15', '09-22'],
  2049: ['02-02', '04-04', '06-04', '09-11'],
  2050: ['01-23', '04-04', '06-23', '09-30'],
};
