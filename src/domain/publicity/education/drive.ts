/**
 * 宣传任务 (drive): what stations are to hang, to tell and to hand out, by a day. One row for all stations: who was asked, who has done
 * it and who is silent is read from the stations and their reports when somebody looks, so that a hundred thousand cost no more to ask.
 */
import { z } from 'zod';
import { mayDo, scopes, type Actor } from '../../base/actor.ts';
import type { Day } from '../../base/calendar.ts';
import type { Change } from '../../base/event.ts';
import { labelled, written } from '../../base/field.ts';
import type { DriveVerb } from '../../base/ledger-verbs.ts';
import { Refusal } from '../../base/refusal.ts';
import { text, type Tellings } from '../../base/sentence.ts';
import { rulesBy, plainTelling, type Docket } from '../../matter/docket.ts';
import { byOwners } from '../../matter/docket/whose-step.ts';
import { eventOf, type Facts, type Moves } from '../../matter/matter.ts';
import type { TextGate } from '../../base/disclosure/leak-mark.ts';
import { demandNameless } from '../../base/disclosure/nameless.ts';
import { publicNames } from '../unnamed.ts';

export const driveStateWords = {
  running: { zh: '在做', en: 'Under way' },
  ended: { zh: '已结束', en: 'Ended' },
  withdrawn: { zh: '已撤回', en: 'Withdrawn' },
} as const;
export type DriveState = keyof typeof driveStateWords;
export const driveMoves = {
  running: { extend: 'running', end: 'ended', withdraw: 'withdrawn' },
  ended: {},
  withdrawn: {},
} as const satisfies Moves<DriveState>;
export type DriveMove = 'extend' | 'end' | 'withdraw';

export interface Drive {
  countyId: number;
  id: string;
  /** 「宣2026-0007」 */
  number: string;
  version: number;
  state: DriveState;
  title: string;
  /** What to hang, and where; empty for nothing. */
  hang: string;
  /** What to read out; empty for nothing. */
  script: string;
  /** What to hand out from the stock of the station; null for nothing. */
  materialId: string | null;
  /** Which stations; empty for all of the sender's. */
  stationIds: readonly string[];
  /** The office that sent it, whose stations it reaches; null for the county. */
  officeId: string | null;
  dueOn: Day;
  sentOn: Day;
  byId: string;
  remark: string;
}

/** What a row of the list carries of a drive; what it asks for stands beside it. */
export const driveRow = ['title', 'dueOn'] as const;

export const SendDrive = z.object({
  id: z.uuid(),
  title: labelled(written().min(2).max(60), { zh: '什么事', en: 'What it is about', input: 'text' }),
  hang: labelled(written().max(200).default(''), {
    zh: '贴什么、贴在哪里（可不填）',
    en: 'What to hang, and where (optional)',
    input: 'text',
  }),
  script: labelled(written().max(600).default(''), {
    zh: '念什么，大喇叭的稿（可不填）',
    en: 'What to read out (optional)',
    input: 'longText',
  }),
  materialId: labelled(z.uuid().nullable().default(null), {
    zh: '发什么物料（可不选）',
    en: 'What to hand out (optional)',
    input: 'material',
  }),
  stationIds: labelled(z.array(z.string().max(40)).max(2000).default([]), {
    zh: '哪些站点（不选就是全部）',
    en: 'Which stations (none: all)',
    input: 'stations',
  }),
  dueOn: labelled(z.iso.date(), {
    zh: '哪天前',
    en: 'By',
    input: 'day',
    wrongZh: '写成 2026-04-29 这样的日期',
    wrongEn: 'such as 2026-04-29',
  }),
});
export type SendDrive = z.infer<typeof SendDrive>;
const Extend = z.object({ dueOn: SendDrive.shape.dueOn });
const remark = (zh: string, en: string) => labelled(written().min(2).max(200), { zh, en, input: 'text' });
const End = z.object({ remark: remark('做得怎么样', 'How it went') });
const Withdraw = z.object({ remark: remark('为什么撤回', 'Why') });

export interface DriveFacts extends Facts, TextGate {
  /** Active stations that the sender may ask. */
  stationIds: readonly string[];
  materialIds: readonly string[];
}

export function sendDrive(input: SendDrive, facts: DriveFacts & { number: string | null }): Change<Drive> {
  const { by, today } = facts;
  const wrong = (path: string, zh: string, en: string) => new Refusal('invalid-input', {}, [{ path, zh, en }]);
  if (input.hang === '' && input.script === '' && input.materialId === null)
    throw wrong('hang', '贴、念、发至少写一样。', 'Say at least one: what to hang, to read out or to hand out.');
  if (input.dueOn < today)
    throw wrong('dueOn', '日期已经过了，请选今天或以后。', 'The day has passed; choose a later one.');
  if (input.stationIds.some((id) => !facts.stationIds.includes(id)))
    throw wrong('stationIds', '有的站点不归您管或者不在用；请重选。', 'A station is not yours or not in use.');
  if (input.materialId !== null && !facts.materialIds.includes(input.materialId))
    throw wrong('materialId', '没有这种物料；请另选。', 'There is no such material.');
  const { title: headline, hang, script } = input;
  demandNameless({ strict: { title: headline, hang, script } }, facts, publicNames);
  const next: Drive = {
    countyId: by.countyId,
    ...input,
    number: facts.number ?? '',
    version: 1,
    state: 'running',
    officeId: scopes[by.role] === 'office' ? by.organisationId : null,
    sentOn: today,
    byId: by.id,
    remark: '',
  };
  const { number, title, dueOn, stationIds } = next;
  return { next, event: eventOf(next, 'drive-sent', facts, { number, title, dueOn, n: stationIds.length }) };
}

/** Whether the station is asked: named, or all of the county's or of the office's are. */
export function reachesStation(
  { stationIds, officeId }: Pick<Drive, 'stationIds' | 'officeId'>,
  station: { id: string; officeId: string },
): boolean {
  if (stationIds.length > 0) return stationIds.includes(station.id);
  return officeId === null || officeId === station.officeId;
}

export type DrivePart = 'hang' | 'tell' | 'hand';

export function partsOf({ hang, script, materialId }: Pick<Drive, 'hang' | 'script' | 'materialId'>): DrivePart[] {
  const parts = { hang: hang !== '', tell: script !== '', hand: materialId !== null };
  return (Object.keys(parts) as DrivePart[]).filter((part) => parts[part]);
}

/** What came of a drive at a station, all its reports together. */
export interface StationDone {
  stationId: string;
  hung: boolean;
  told: boolean;
  handed: number;
  /** That it cannot be done, and why; the last one. */
  cannot: string;
}
export type DriveStanding = 'done' | 'partly' | 'cannot' | 'silent';

/** A part that was reported stays done, whatever came later. */
export function standingOf(
  drive: Pick<Drive, 'hang' | 'script' | 'materialId'>,
  done: StationDone | undefined,
): DriveStanding {
  if (done === undefined) return 'silent';
  const is = { hang: done.hung, tell: done.told, hand: done.handed > 0 };
  const parts = partsOf(drive);
  if (parts.every((part) => is[part])) return 'done';
  if (done.cannot !== '') return 'cannot';
  return parts.some((part) => is[part]) ? 'partly' : 'silent';
}

export const driveStandingWords = {
  done: { zh: '做完了', en: 'Done' },
  partly: { zh: '做了一部分', en: 'Partly' },
  cannot: { zh: '做不了', en: 'Cannot' },
  silent: { zh: '没动静', en: 'Silent' },
} as const satisfies Record<DriveStanding, { zh: string; en: string }>;

/** How many stand where; the stations that are asked today, and those that reported and have closed since. */
export function tallyOf(
  drive: Drive,
  stations: readonly { id: string; officeId: string }[],
  reports: ReadonlyMap<string, StationDone>,
): Record<DriveStanding | 'asked', number> {
  const tally = { asked: 0, done: 0, partly: 0, cannot: 0, silent: 0 };
  for (const station of stations) {
    if (!reachesStation(drive, station)) continue;
    tally.asked += 1;
    tally[standingOf(drive, reports.get(station.id))] += 1;
  }
  return tally;
}

const verbs = {
  extend: 'drive-extended',
  end: 'drive-ended',
  withdraw: 'drive-withdrawn',
} as const satisfies Record<DriveMove, DriveVerb>;
const own = (drive: Drive, actor: Actor) => scopes[actor.role] !== 'office' || drive.officeId === actor.organisationId;

/** 宣传任务 */
export const driveDocket: Docket<Drive, SendDrive, DriveFacts> = {
  name: 'drive',
  path: 'drives',
  zh: '宣传任务',
  en: 'Drives',
  letter: '宣',
  read: 'drive.read',
  states: driveStateWords,
  moves: driveMoves,
  over: ['ended', 'withdrawn'],
  opening: { zh: '交代站点', en: 'Ask the stations', permission: 'drive.send', input: SendDrive },
  open: sendDrive,
  procedure: rulesBy<Drive, typeof verbs, DriveFacts>(byOwners, driveMoves, verbs, {
    extend: {
      zh: '延期',
      en: 'Extend',
      permission: 'drive.send',
      input: Extend,
      stands: own,
      apply: (_one, { dueOn }: z.infer<typeof Extend>, { today }) => {
        if (dueOn < today)
          throw new Refusal('invalid-input', {}, [
            { path: 'dueOn', zh: '请选今天或以后。', en: 'Choose a later day.' },
          ]);
        return { next: { dueOn }, detail: { dueOn } };
      },
    },
    end: {
      zh: '结束',
      en: 'End',
      permission: 'drive.send',
      input: End,
      stands: own,
      apply: (_one, { remark: words }: z.infer<typeof End>) => ({ next: { remark: words }, detail: { remark: words } }),
    },
    withdraw: {
      zh: '撤回',
      en: 'Withdraw',
      permission: 'drive.send',
      input: Withdraw,
      stands: own,
      apply: (_one, { remark: words }: z.infer<typeof Withdraw>) => ({
        next: { remark: words },
        detail: { remark: words },
      }),
    },
  }),
  maySee: maySeeDrive,
};

/** The county sees all; an office the county's and its own; a station what is asked of it, which the server picks. */
export function maySeeDrive(actor: Actor, drive: Pick<Drive, 'countyId' | 'officeId' | 'stationIds'>): boolean {
  if (actor.countyId !== drive.countyId || !mayDo(actor, 'drive.read')) return false;
  if (scopes[actor.role] === 'office') return drive.officeId === null || drive.officeId === actor.organisationId;
  return true;
}

/** What the ledger keeps of a drive. */
export interface DriveDetails {
  'drive-sent': { number: string; title: string; dueOn: string; n: number };
  'drive-extended': { dueOn: string };
  'drive-ended': { remark: string };
  'drive-withdrawn': { remark: string };
  'drive-told': {
    driveNumber: string;
    stationId: string;
    hung: boolean;
    ways: readonly string[];
    handed: number;
    short: number;
    cannot: string;
  };
}

declare module '../../base/event.ts' {
  interface Details extends DriveDetails {}
}

export const driveTellings: Tellings<DriveDetails> = {
  'drive-sent': (d) => [
    `交代${d.n === 0 ? '全部' : text(d.n) + ' 个'}站点：${text(d.title)}，${text(d.dueOn)} 前。`,
    `Asked of ${d.n === 0 ? 'all' : text(d.n)} stations by ${text(d.dueOn)}: ${text(d.title)}.`,
  ],
  'drive-extended': (d) => [`延到 ${text(d.dueOn)}。`, `Extended to ${text(d.dueOn)}.`],
  'drive-ended': plainTelling({ zh: '结束', en: 'Ended' }, 'remark'),
  'drive-withdrawn': plainTelling({ zh: '撤回', en: 'Withdrawn' }, 'remark'),
  'drive-told': (d) => {
    const cannot = text(d.cannot);
    if (cannot !== '') return [`做不了：${cannot}`, `Cannot be done: ${cannot}`];
    const told = Array.isArray(d.ways) && d.ways.length > 0;
    const handed = Number(d.handed) > 0;
    const zh = [d.hung === true ? '贴了' : '', told ? '念了' : '', handed ? `发了 ${text(d.handed)} 份` : ''];
    const en = [d.hung === true ? 'hung' : '', told ? 'read out' : '', handed ? `${text(d.handed)} handed out` : ''];
    const said = (parts: readonly string[], between: string) => parts.filter((one) => one !== '').join(between);
    return [`回报了宣传任务：${said(zh, '、') || '—'}。`, `Reported: ${said(en, ', ') || '—'}.`];
  },
};
