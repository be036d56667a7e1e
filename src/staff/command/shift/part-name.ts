const usualEn: Readonly<Record<string, string | undefined>> = { 白班: 'day shift', 夜班: 'night shift' };

/** A part of the day by its name as the county gave it; in English those that every county begins with, which most keep. */
export function partSaid(name: string, language: 'zh' | 'en'): string {
  return language === 'zh' ? name : (usualEn[name] ?? name);
}
