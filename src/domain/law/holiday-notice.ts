/**
 * 放假通知 (proclamation): the notice by which the State Council's office says each autumn which days of the next year are off and
 * which weekends are worked. People paste it as it was published; what it says twice (weekdays, how many days) is checked.
 */
import { addDays, isDay, weekdayOf, type CalendarDay, type Day } from '../base/calendar.ts';
import { festivalsOf, missingFestivals } from '../base/festival.ts';
import type { Words } from '../base/words.ts';

/** What was read: the days of the year, what does not fit (then nothing should be entered), and what the reader must know besides. */
export interface ReadProclamation {
  days: CalendarDay[];
  problems: Words[];
  notes: Words[];
}

interface Mention {
  day: Day;
  /** Together with the one before it a range: 「1日至3日」. */
  endsRange: boolean;
}

const weekdays = '日一二三四五六';
const dateWords = /(至|到|[-—–~～])?\s{0,8}(?:(\d{4})年)?(?:(\d{1,2})月)?(\d{1,2})日(?:[（(]([^）)]{0,40})[）)])?/gu;

/** Reads the notice for one year. A sentence that only encourages (「鼓励……」) orders nothing and is passed over. */
export function readProclamation(text: string, year: number): ReadProclamation {
  const read: ReadProclamation = { days: [], problems: [], notes: [] };
  const meant = /(\d{4})\s*年\s*(?:元旦|部分节假日)/u.exec(text)?.[1];
  if (meant !== undefined && Number(meant) !== year) {
    read.problems.push({
      zh: `这是 ${meant} 年的通知，先选 ${meant} 年`,
      en: `This is the notice for ${meant}: choose ${meant} first`,
    });
    return read;
  }
  const days = daysDeclared(text, year, read);
  demandFestivals(days, year, read.problems);
  if (days.size === 0 && read.problems.length === 0) {
    read.problems.push({
      zh: '没有读到放假或上班的日子；请从“一、元旦：”起整段粘贴',
      en: 'No days were found: paste the notice from its first item on',
    });
  }
  read.days = [...days.values()].toSorted((a, b) => (a.day < b.day ? -1 : 1));
  return read;
}

/** The days of the year that the sentences declare, under the name of the item that they stand in. */
function daysDeclared(text: string, year: number, { problems, notes }: ReadProclamation): Map<Day, CalendarDay> {
  const days = new Map<Day, CalendarDay>();
  const statutoryNames = new Map(
    festivalsOf(year).flatMap(({ name, days: own }) => own.map((day) => [`${year}-${day}`, short(name)])),
  );
  let name = '';
  for (const sentence of text.replace(/\s+/gu, ' ').split(/[。；;]/u)) {
    name = itemIn(sentence) ?? name;
    if (/鼓励|建议/u.test(sentence)) continue;
    for (const { words, kind } of clausesOf(sentence)) {
      const mentioned = daysOf(words, year, problems);
      demandCount(sentence, kind, mentioned.length, problems);
      for (const day of mentioned) {
        if (!day.startsWith(`${year}-`)) {
          notes.push({
            zh: `${day} 不在 ${year} 年，要录进那一年的日历`,
            en: `${day} is not in ${year}: enter it in its own year`,
          });
          continue;
        }
        const festival = kind === 'off' ? statutoryNames.get(day) : undefined;
        days.set(day, { day, kind, name: festival ?? name, statutory: festival !== undefined });
      }
    }
  }
  return days;
}

/** 「一、元旦：」 */
function itemIn(sentence: string): string | null {
  const heading = /[一二三四五六七八九十]、\s{0,8}([^：:、]{1,40})[^：:]{0,80}[：:]/u.exec(sentence);
  return heading === null ? null : short(heading[1] ?? '');
}

/** Each festival of the year is off, once any day was read. */
function demandFestivals(days: ReadonlyMap<Day, CalendarDay>, year: number, problems: Words[]): void {
  if (days.size === 0) return;
  for (const name of missingFestivals(year, [...days.values()]))
    problems.push({ zh: `没有读到${name}哪天放假`, en: `No days off were found for ${name}` });
}

/** The parts of a sentence that end in what happens on their days: 「……放假调休，共3天，……上班」. */
function clausesOf(sentence: string): { words: string; kind: CalendarDay['kind'] }[] {
  let from = 0;
  return [...sentence.matchAll(/放假|补休|上班/gu)].map(({ index, 0: what }) => {
    const words = sentence.slice(from, index).replace(/^[^：:]*[：:]/u, '');
    from = index + what.length;
    return { words, kind: what === '上班' ? 'work' : 'off' };
  });
}

/** The days of one part, ranges filled; what cannot be a day, or is another weekday, is named. */
function daysOf(words: string, year: number, problems: Words[]): Day[] {
  const mentions: Mention[] = [];
  let at = { year, month: 0 };
  for (const [whole, joint, itsYear, itsMonth, date, aside = ''] of words.matchAll(dateWords)) {
    at = { year: Number(itsYear ?? at.year), month: Number(itsMonth ?? at.month) };
    const day = `${at.year}-${two(at.month)}-${two(Number(date))}`;
    const said = whole.replace(/^(至|到|[-—–~～])\s*/u, '');
    if (!isDay(day)) {
      problems.push({ zh: `“${said}”不是一天`, en: `“${said}” is not a day` });
      continue;
    }
    const weekday = /(?:周|星期)([日天一二三四五六])/u.exec(aside)?.[1]?.replace('天', '日');
    const real = weekdays[weekdayOf(day)] ?? '';
    if (weekday !== undefined && weekday !== real) {
      problems.push({ zh: `“${said}”：${day} 是周${real}`, en: `“${said}”: ${day} is another weekday` });
    }
    mentions.push({ day, endsRange: joint !== undefined });
  }
  return mentions.flatMap(({ day, endsRange }, i) => {
    const from = mentions[i - 1]?.day;
    if (!endsRange || from === undefined || from >= day) return [day];
    const filled: Day[] = [];
    for (let next = addDays(from, 1); next <= day; next = addDays(next, 1)) filled.push(next);
    return filled;
  });
}

/** 「共3天」 must be as many as were read. */
function demandCount(sentence: string, kind: CalendarDay['kind'], count: number, problems: Words[]): void {
  const said = Number(/(?:共|放假)\s*(\d+)\s*天/u.exec(sentence)?.[1] ?? count);
  if (kind === 'work' || said === count) return;
  const start = sentence.trim().slice(0, 16);
  problems.push({
    zh: `“${start}……”说共 ${said} 天，读出 ${count} 天`,
    en: `“${start}…” says ${said} days, ${count} were read`,
  });
}

/** The names that the calendar has always had: 清明, 端午 and 中秋 without 节. */
function short(name: string): string {
  return name.trim().replace(/^(清明|端午|中秋)节$/u, '$1');
}

function two(n: number): string {
  return String(n).padStart(2, '0');
}
