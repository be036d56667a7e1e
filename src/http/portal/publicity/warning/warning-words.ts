/** What the page, the list, the feeds and the poster say of a warning, in the same words. */
import { dayZh, dayOf, type Day } from '../../../../domain/base/calendar.ts';
import { isInForce, type Warning } from '../../../../domain/publicity/warning/warning.ts';
import type { CountyFacts } from '../../../../store/county/county.ts';
import { dayIn, type Manner } from '../../base/language.ts';

/** 柳河镇、白杨乡, or the whole county. */
export function areaOf({ townIds }: Pick<Warning, 'townIds'>, county: CountyFacts): string {
  if (townIds.length === 0) return '全县';
  return townIds.map((id) => county.regions.find((one) => one.id === id)?.name ?? id).join('、');
}

export function goodsOf({ categoryCodes }: Pick<Warning, 'categoryCodes'>, county: CountyFacts): string {
  return categoryCodes.map((code) => county.categories.find((one) => one.code === code)?.zh ?? code).join('、');
}

export function adviceOf({ advice }: Pick<Warning, 'advice'>): string[] {
  return advice
    .split('\n')
    .map((one) => one.replace(/^\s{0,4}(?:\d{1,2}|[一二三四五六])[、.．)）]\s{0,4}/u, '').trim())
    .filter((one) => one !== '')
    .slice(0, 6);
}

/** What of it holds on the day. */
export function standing(warning: Warning, today: Day): 'inForce' | 'over' | 'withdrawn' {
  if (warning.state === 'withdrawn') return 'withdrawn';
  return isInForce(warning, today) ? 'inForce' : 'over';
}

type Told = Pick<Warning, 'publishedAt' | 'untilOn' | 'state' | 'endedAt'>;

export function publishedWords({ publishedAt, untilOn, state, endedAt }: Told): string {
  const on = publishedAt === null ? '' : `${dayZh(dayOf(publishedAt))}发布`;
  if (state === 'withdrawn') return `${on}，${dayZh(dayOf(endedAt ?? new Date(0)))}撤回`;
  return `${on}，${untilOn === null ? '管到撤回为止' : `管到${dayZh(untilOn)}`}`;
}

/** The same for a page, as it speaks; the poster and the feeds speak Chinese. */
export function publishedIn(m: Manner, told: Told): string {
  if (m.language === 'zh') return publishedWords(told);
  const { publishedAt, untilOn, state, endedAt } = told;
  const on = publishedAt === null ? '' : `Published ${dayIn(m, dayOf(publishedAt))}, `;
  if (state === 'withdrawn') return `${on}withdrawn ${dayIn(m, dayOf(endedAt ?? new Date(0)))}`;
  return `${on}${untilOn === null ? 'holds until it is withdrawn' : `holds until ${dayIn(m, untilOn)}`}`;
}

export function goodsIn(m: Manner, { categoryCodes }: Pick<Warning, 'categoryCodes'>, county: CountyFacts): string {
  const words = categoryCodes.map((code) => {
    const found = county.categories.find((one) => one.code === code);
    return found === undefined ? code : m.say(found.zh, found.en);
  });
  return words.join(m.say('、', ', '));
}
