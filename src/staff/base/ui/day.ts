import type { Language } from '../language.tsx';

/** 「6-25」, or 「2027-01-24」 when it is not the year of the other day. */
export function dayShort(day: string, today?: string): string {
  const [year = '', month = '', date = ''] = day.split('-');
  const short = `${Number(month)}-${date}`;
  return today !== undefined && today.slice(0, 4) !== year ? day : short;
}

/** 「6-25」 / “25 Jun”, with the year when it is not that of the other day. */
export function dayPlain(day: string, language: Language, today?: string): string {
  if (language === 'zh') return dayShort(day, today);
  const at = new Date(`${day}T00:00:00Z`);
  const words = at.toLocaleDateString('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' });
  return today !== undefined && today.slice(0, 4) !== day.slice(0, 4) ? `${words} ${day.slice(0, 4)}` : words;
}

/** 「6-25 周四」 / “25 Jun, Thu”. */
export function dayWithWeekday(day: string, language: Language, today?: string): string {
  const at = new Date(`${day}T00:00:00Z`);
  if (language === 'zh') return `${dayShort(day, today)} 周${'日一二三四五六'[at.getUTCDay()]}`;
  const words = at.toLocaleDateString('en-GB', { day: 'numeric', month: 'short', weekday: 'short', timeZone: 'UTC' });
  return today !== undefined && today.slice(0, 4) !== day.slice(0, 4) ? `${words} ${day.slice(0, 4)}` : words;
}

/** 「6月24日 星期三」 / “Wednesday 24 June”. */
export function dayLong(day: string, language: Language): string {
  const at = new Date(`${day}T00:00:00Z`);
  if (language === 'en')
    return at.toLocaleDateString('en-GB', { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' });
  return `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日 星期${'日一二三四五六'[at.getUTCDay()]}`;
}

/** 「09:12」 in China, where the county is. */
export function clockTime(at: Date | string | number): string {
  return new Date(at).toLocaleTimeString('zh-CN', {
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
    timeZone: 'Asia/Shanghai',
  });
}

/** The language that the page says it is in; what has no page is Chinese. */
function pageLanguage(): Language {
  return typeof document !== 'undefined' && document.documentElement.lang === 'en' ? 'en' : 'zh';
}

/** 「6-15 19:03」 / “15 Jun 19:03” in China, in the language of the page unless said. */
export function instantShort(at: Date | string | number, today?: string, language: Language = pageLanguage()): string {
  const day = new Date(at).toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' });
  return `${dayPlain(day, language, today)} ${clockTime(at)}`;
}
