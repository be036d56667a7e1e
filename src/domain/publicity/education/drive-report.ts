/**
 * 回报 (report of a drive): what a station hung, read out and handed out, with photos; told by its telephone, with a network or without,
 * or by whoever took the call. Several may follow: each part stays done. A report stands as it is; nobody changes what was told.
 */
import { z } from 'zod';
import { mayDo, type Actor } from '../../base/actor.ts';
import type { Day } from '../../base/calendar.ts';
import type { Change } from '../../base/event.ts';
import { labelled, written } from '../../base/field.ts';
import { Refusal } from '../../base/refusal.ts';
import type { Docket } from '../../matter/docket.ts';
import { eventOf, type Facts } from '../../matter/matter.ts';
import { reachesStation, type Drive } from './drive.ts';
import { namesOf, optionsOf } from './subject.ts';

/** By which ways it was told. */
export const tellWays = {
  loudspeaker: { zh: '喇叭', en: 'Loudspeaker' },
  chat: { zh: '微信群', en: 'Chat group' },
  visit: { zh: '上门', en: 'From door to door' },
} as const;
export type TellWay = keyof typeof tellWays;

export interface DriveReport {
  countyId: number;
  id: string;
  number: null;
  version: number;
  state: 'told';
  driveId: string;
  stationId: string;
  officeId: string;
  hung: boolean;
  ways: readonly TellWay[];
  handed: number;
  /** How many of them the books of the station did not have: the books are behind, and the stock never falls below nothing. */
  short: number;
  cannot: string;
  attachmentIds: readonly string[];
  actedOn: Day;
  byId: string;
}

const told = {
  hung: labelled(z.boolean().default(false), { zh: '贴了', en: 'Hung', input: 'tick' }),
  ways: labelled(
    z
      .array(z.enum(namesOf(tellWays)))
      .max(3)
      .default([]),
    {
      zh: '怎么念的',
      en: 'How it was told',
      input: 'choices',
      options: optionsOf(tellWays),
    },
  ),
  handed: labelled(z.number().int().min(0).max(100_000).default(0), {
    zh: '发了几份',
    en: 'Handed out',
    input: 'number',
    wrongZh: '写 0 以上的整数',
    wrongEn: 'a whole number from 0',
  }),
  cannot: labelled(written().max(200).default(''), { zh: '做不了，为什么', en: 'Cannot, and why', input: 'text' }),
} as const;
/** What a telephone tells of a drive. */
export const DriveTold = z.object({
  driveNumber: z.string().max(20),
  ...told,
  attachmentIds: z.array(z.uuid()).max(6),
});
export const TellDrive = z.object({
  id: z.uuid(),
  driveNumber: labelled(written().min(1).max(20), { zh: '哪个任务', en: 'Which drive', input: 'text' }),
  stationId: labelled(written().min(1).max(40), { zh: '哪个站点', en: 'Station', input: 'station' }),
  ...told,
  attachmentIds: labelled(z.array(z.uuid()).max(6).default([]), { zh: '照片', en: 'Photos', input: 'files' }),
  actedOn: labelled(z.iso.date(), {
    zh: '哪天做的',
    en: 'Day',
    input: 'day',
    wrongZh: '请选日期',
    wrongEn: 'choose a day',
  }),
});
export type TellDrive = z.infer<typeof TellDrive>;

export interface DriveReportFacts extends Facts {
  drive: Drive | null;
  place: { id: string; officeId: string } | null;
  /** What lies at the station of what is to be handed out. */
  stock: number;
}

/** A report is taken though the drive was ended or withdrawn meanwhile: it was done, and a telephone without a network did not know. */
export function tellDrive(input: TellDrive, facts: DriveReportFacts): Change<DriveReport> {
  const { by, drive, place, stock, today } = facts;
  const wrong = (path: string, zh: string, en: string) => new Refusal('invalid-input', {}, [{ path, zh, en }]);
  if (place === null || !isOwn(by, place)) throw new Refusal('station-unknown');
  if (drive === null || !reachesStation(drive, place)) throw new Refusal('not-found');
  if (input.actedOn > today) throw wrong('actedOn', '这一天还没到；请选做的那天。', 'The day is still to come.');
  if (!input.hung && input.ways.length === 0 && input.handed === 0 && input.cannot === '')
    throw wrong('hung', '贴、念、发做了哪样请按一下；做不了写明为什么。', 'Say what was done, or why it cannot be.');
  if (input.handed > 0 && drive.materialId === null)
    throw wrong('handed', '这个任务没有要发的物料；请写 0。', 'Nothing is to be handed out here.');
  const { driveNumber: _, ...rest } = input;
  const next: DriveReport = {
    countyId: by.countyId,
    ...rest,
    number: null,
    version: 1,
    state: 'told',
    driveId: drive.id,
    officeId: place.officeId,
    short: Math.max(0, input.handed - stock),
    byId: by.id,
  };
  const { stationId, hung, ways, handed, short, cannot } = next;
  const detail = { driveNumber: drive.number, stationId, hung, ways, handed, short, cannot };
  return { next, event: eventOf(next, 'drive-told', facts, detail) };
}

function isOwn(actor: Actor, station: { id: string; officeId: string }): boolean {
  if (actor.role === 'station') return actor.stationId === station.id;
  if (actor.role === 'officer' || actor.role === 'officeHead') return actor.organisationId === station.officeId;
  return true;
}

export function maySeeDriveReport(
  actor: Actor,
  one: Pick<DriveReport, 'countyId' | 'stationId' | 'officeId'>,
): boolean {
  if (actor.countyId !== one.countyId || !(mayDo(actor, 'drive.read') || mayDo(actor, 'drive.tell'))) return false;
  return isOwn(actor, { id: one.stationId, officeId: one.officeId });
}

/** 宣传回报 */
export const driveReportDocket: Docket<DriveReport, TellDrive, DriveReportFacts> = {
  name: 'drive_report',
  path: 'drive-reports',
  zh: '宣传回报',
  en: 'Reports of drives',
  letter: null,
  read: 'drive.read',
  states: { told: { zh: '已回报', en: 'Told' } },
  moves: { told: {} },
  over: ['told'],
  opening: { zh: '代站点回报', en: 'Report for a station', permission: 'drive.tell', input: TellDrive },
  open: tellDrive,
  procedure: {},
  maySee: maySeeDriveReport,
};
