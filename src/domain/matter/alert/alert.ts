/**
 * 系统告警 (alert): a finding of the machine's state that people away from the desk are told of: once when it begins, once a day while it
 * lasts, once when it is good again. Pure: what is known of before and what is seen now give what is said and what is kept.
 */
import type { DatabaseLook, Finding, UpkeepLook } from '../../base/upkeep.ts';
import type { Words } from '../../base/words.ts';
import { alertWords } from './alert-words.ts';

/** One time that a finding was there, from its beginning to its end. */
export interface Alert {
  countyId: number;
  id: string;
  code: Finding['code'];
  /** Which machine it is about; empty for what is the same from all of them. */
  place: string;
  level: Finding['level'];
  begunAt: Date;
  /** When it was there last. */
  seenAt: Date;
  /** When people were told last; null while nobody was, since it may be over at once. */
  toldAt: Date | null;
  overAt: Date | null;
  /** What the finding said last. */
  zh: string;
  en: string;
}

/** What is to be said of one. */
export interface AlertNews {
  kind: 'begun' | 'lasting' | 'over';
  alert: Alert;
}

/** So long it must have been there before anybody is told: a failover, or a restart, rings nobody. */
export const steadyMs = { stop: 60_000, warn: 300_000 } as const satisfies Record<Finding['level'], number>;
/** So long it must be away before it is called good: what comes and goes is one trouble. */
export const overMs = { stop: 120_000, warn: 600_000 } as const satisfies Record<Finding['level'], number>;
/** What a command has noted, and does not come and go: the next that is noted ends it. */
const noted: ReadonlySet<Finding['code']> = new Set([
  'backup',
  'backup-failed',
  'backup-copy',
  'keys-not-kept',
  'rehearsal',
  'rehearsal-failed',
] satisfies Finding['code'][]);

export function overAfterMs({ code, level }: Pick<Alert, 'code' | 'level'>): number {
  return noted.has(code) ? 0 : overMs[level];
}

/** It is looked at twice a minute: what was not there of late is not there, though nobody was told so yet. */
const lookedMs = 120_000;

export function isThere({ overAt, seenAt }: Pick<Alert, 'overAt' | 'seenAt'>, now: Date): boolean {
  return overAt === null && now.getTime() - seenAt.getTime() < lookedMs;
}

/** While it lasts it is told again after so long. */
export const againMs = 86_400_000;

/** What is seen of the machine itself; of several programs each sees its own. */
const ofMachine: ReadonlySet<Finding['code']> = new Set([
  'disk',
  'disk-low',
  'files',
  'file-store',
  'backup',
  'backup-failed',
  'backup-copy',
  'keys-not-kept',
  'rehearsal',
  'rehearsal-failed',
  'clock',
  'scanner',
  'signatures',
] satisfies Finding['code'][]);

export function placeOf(code: Finding['code'], host: string): string {
  return ofMachine.has(code) ? host : '';
}

/** Which findings are not told beside another, although they may be there: they are not over by that. */
const hiddenBy: Readonly<Partial<Record<Finding['code'], Finding['code']>>> = {
  rows: 'database',
  'disk-low': 'disk',
  'backup-failed': 'backup',
  rehearsal: 'rehearsal-failed',
};

/** What is asked of the database, and seen by nobody while it is away. */
const counted: ReadonlySet<Finding['code']> = new Set([
  'queue',
  'messages',
  'unconfirmed',
  'gateway',
  'reader',
  'unfolded',
  'fold',
  'jobs',
  'failed-jobs',
  'import-cut',
  'clock',
  'unscanned',
  'switchboard',
  'instance-gone',
  'versions',
  'ledger',
] satisfies Finding['code'][]);

/**
 * 只响铃: what every county has from time to time, of one mistyped number or another, for days. It is for who is at the desk; that the gateway
 * fails is a finding of its own.
 */
const bellAlone: ReadonlySet<Finding['code']> = new Set(['messages', 'unconfirmed'] satisfies Finding['code'][]);

/** What of it is worth a text message and a mail. */
export function ringing(news: readonly AlertNews[]): AlertNews[] {
  return news.filter(({ alert: { code } }) => !bellAlone.has(code));
}

export interface Seen {
  look: Pick<UpkeepLook, 'freeBytes' | 'certificateEndsAt'> & { database: Pick<DatabaseLook, 'answers'> };
  findings: readonly Finding[];
  /** Whether the database has said what it counts: it may be too busy to. */
  isCounted: boolean;
}

/** Whether it could not be seen now whether it is there: what is not seen is not over. */
function isUnseen(code: Finding['code'], { look, findings, isCounted }: Seen): boolean {
  const hider = hiddenBy[code];
  if (hider !== undefined && findings.some((one) => one.code === hider)) return true;
  if (counted.has(code)) return !isCounted || !look.database.answers;
  if (code === 'disk' || code === 'disk-low') return look.freeBytes === null;
  return code === 'certificate' && look.certificateEndsAt === null;
}

export interface AlertFacts {
  countyId: number;
  at: Date;
  newId: () => string;
  /** At night only what is severe is said. */
  isNight: boolean;
  /** This machine, and those that work on the same database, as far as known; what is about one that is gone is nobody's any more. */
  host: string;
  hosts: readonly string[] | null;
}

/** What becomes of the open ones, what begins, and what is said. */
export function nextAlerts(
  open: readonly Alert[],
  seen: Seen,
  facts: AlertFacts,
): { kept: Alert[]; news: AlertNews[] } {
  const kept: Alert[] = [];
  const news: AlertNews[] = [];
  const there = new Map(seen.findings.map((one) => [one.code, one]));
  for (const before of open) {
    const isHere = before.place === '' || before.place === facts.host;
    if (!isHere) {
      if (facts.hosts !== null && !facts.hosts.includes(before.place)) kept.push({ ...before, overAt: facts.at });
      continue;
    }
    const finding = there.get(before.code) ?? null;
    there.delete(before.code);
    const { alert, kind } = stepOf(before, finding, isUnseen(before.code, seen), facts);
    kept.push(alert);
    if (kind !== null) news.push({ kind, alert });
  }
  for (const { code, level, zh, en } of there.values())
    kept.push({
      countyId: facts.countyId,
      id: facts.newId(),
      code,
      place: placeOf(code, facts.host),
      level,
      begunAt: facts.at,
      seenAt: facts.at,
      toldAt: null,
      overAt: null,
      zh,
      en,
    });
  return { kept, news: news.toSorted((a, b) => severity(a) - severity(b)) };
}

function severity({ kind, alert: { level } }: AlertNews): number {
  return (level === 'stop' ? 0 : 1) + (kind === 'over' ? 2 : 0);
}

function stepOf(
  before: Alert,
  finding: Finding | null,
  isHidden: boolean,
  { at, isNight }: AlertFacts,
): { alert: Alert; kind: AlertNews['kind'] | null } {
  const isSaid = before.level === 'stop' || !isNight;
  if (finding === null && !isHidden) {
    // Told by nobody, it is nobody's news; by night it waits to be told.
    const isOver = at.getTime() - before.seenAt.getTime() >= overAfterMs(before) && (isSaid || before.toldAt === null);
    if (!isOver) return { alert: before, kind: null };
    return { alert: { ...before, overAt: at }, kind: before.toldAt === null ? null : 'over' };
  }
  const { zh, en } = finding ?? before;
  const alert = { ...before, seenAt: at, zh, en };
  const steady = at.getTime() - before.begunAt.getTime() >= steadyMs[before.level];
  const isDue = before.toldAt === null ? steady : at.getTime() - before.toldAt.getTime() >= againMs;
  if (!isDue || !isSaid) return { alert, kind: null };
  return { alert: { ...alert, toldAt: at }, kind: before.toldAt === null ? 'begun' : 'lasting' };
}

/** What is said of it, in a line. */
export function newsWords({ kind, alert }: AlertNews, now: Date): Words {
  const { name, over } = alertWords[alert.code];
  const [place, placeEn] = alert.place === '' ? ['', ''] : [`（${alert.place}）`, ` (${alert.place})`];
  const lasted = lastedWords(now.getTime() - alert.begunAt.getTime());
  if (kind === 'over')
    return {
      zh: `已恢复：${over.zh}${place}，前后 ${lasted.zh}`,
      en: `Over: ${over.en}${placeEn}, after ${lasted.en}`,
    };
  const still =
    kind === 'lasting'
      ? { zh: `还没有好，已经 ${lasted.zh}。`, en: `Still so, for ${lasted.en}. ` }
      : { zh: '', en: '' };
  return { zh: `${name.zh}${place}：${still.zh}${alert.zh}`, en: `${name.en}${placeEn}: ${still.en}${alert.en}` };
}

/** A gateway's template takes so much of one, and so many of them; the page of the machine says the rest. */
const mostCharacters = 60;
const mostLines = 3;

function cut(line: string): string {
  const characters = [...line];
  return characters.length <= mostCharacters ? line : `${characters.slice(0, mostCharacters - 1).join('')}…`;
}

/** The same as a text message says it. */
export function alertText(news: readonly AlertNews[], now: Date): string {
  const left = news.length - mostLines;
  return messageOf(news, [
    ...news.slice(0, mostLines).map((one) => cut(newsWords(one, now).zh)),
    ...(left > 0 ? [`另有 ${left} 样`] : []),
  ]);
}

/** All of one look together, as one message says it. */
export function alertMessage(news: readonly AlertNews[], now: Date): string {
  return messageOf(
    news,
    news.map((one) => newsWords(one, now).zh),
  );
}

function messageOf(news: readonly AlertNews[], lines: readonly string[]): string {
  const numbered = lines.length === 1 ? lines : lines.map((line, i) => `${i + 1}. ${line}`);
  const said = numbered.join('；');
  // One that is over says so itself.
  if (news.every(({ kind }) => kind === 'over')) return `系统${lines.length === 1 ? '' : '恢复：'}${said}。`;
  const isSevere = news.some(({ kind, alert }) => kind !== 'over' && alert.level === 'stop');
  return `系统告警${isSevere ? '（办不了件）' : ''}：${said}。请看管理 → 系统状态。`;
}

export function lastedWords(ms: number): Words {
  const minutes = Math.max(1, Math.round(ms / 60_000));
  if (minutes < 60) return { zh: `${minutes} 分钟`, en: `${minutes} min` };
  const hours = Math.floor(minutes / 60);
  return hours < 48
    ? { zh: `${hours} 小时`, en: `${hours} h` }
    : { zh: `${Math.floor(hours / 24)} 天`, en: `${Math.floor(hours / 24)} days` };
}
