/** 「明早 9:00 前」: by when something is wanted, as it is said at a counter. */
import { addDays, dayOf, type Day } from '../../domain/base/calendar.ts';
import type { Words } from '../../domain/base/words.ts';
import { clockTime, dayLong } from '../base/ui/day.ts';

/** A morning ends at noon. */
const noon = '12:00';

export function dueWords(at: Date | string, today: Day): Words {
  const day = dayOf(new Date(at));
  const time = clockTime(at);
  const short = time.replace(/^0/u, '');
  if (day === today) return { zh: `今天 ${short} 前`, en: `By ${time} today` };
  if (day === addDays(today, 1))
    return { zh: `${time <= noon ? '明早' : '明天'} ${short} 前`, en: `By ${time} tomorrow` };
  return { zh: `${dayLong(day, 'zh')} 前`, en: `By ${dayLong(day, 'en')}` };
}
