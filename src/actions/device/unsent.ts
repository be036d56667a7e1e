import { createDecipheriv } from 'node:crypto';
import { z } from 'zod';
import { lineSaying, type Details } from '../../domain/base/event.ts';
import { demand, maySee } from '../../domain/base/actor.ts';
import { dayOf } from '../../domain/base/calendar.ts';
import type { Complaint } from '../../domain/complaint/complaint.ts';
import type { DeviceVerb } from '../../domain/base/ledger-verbs.ts';
import {
  fieldLeftWords,
  leftoverWords,
  mayTakeOver,
  type HandOver,
  type Leftover,
  type Sealed,
} from '../../domain/device/unsent.ts';
import { actedOf, minuteZh } from '../../domain/matter/acted-at.ts';
import { eventOf } from '../../domain/matter/matter.ts';
import {
  FieldItem,
  filesWith,
  isFieldItem,
  type AnyItem,
  type FieldLedger,
  type FieldOpening,
} from '../../domain/device/field-outbox.ts';
import { OutboxItem } from '../../domain/device/outbox.ts';
import { procedure } from '../../domain/complaint/procedure.ts';
import { Refusal } from '../../domain/base/refusal.ts';
import type { Device } from '../../domain/device/device.ts';
import { getAccount, lockAccount } from '../../store/county/account.ts';
import {
  adoptAttachments,
  freeOfLeftover,
  layToLeftover,
  listAttachments,
  saveAttachment,
} from '../../store/matter/attachment.ts';
import { findComplaint, lockComplaint, saveComplaint } from '../../store/complaint/complaint.ts';
import type { Tx } from '../../store/base/db.ts';
import { findEntry, lockEntry } from '../../store/matter/docket.ts';
import { hasRequest, record } from '../../store/base/ledger.ts';
import { findRecovery } from '../../store/device/device-recovery.ts';
import { endLeftover, lockLeftover, saveLeftover } from '../../store/device/unsent.ts';
import { findTipoff } from '../../store/tipoff/tipoff.ts';
import { transact } from '../../store/base/transact.ts';
import type { StoredFile } from '../../outside/files.ts';
import { findOwnUploads, findSortieOf, forgetEarlyPhotos } from '../../store/supervision/inspection/field.ts';
import { arriveFromField } from './field.ts';
import { announceOnCommit, factsOf, type Context } from '../base/context.ts';
import { writeOpening } from '../matter/docket.ts';
import type { AreaAnswer } from '../../domain/incident/area-answer.ts';
import type { AreaCheck } from '../../domain/incident/area-check.ts';
import type { StationMessage } from '../../domain/station/station-message.ts';
import { findCharterOf } from '../../store/station/charter.ts';
import { findInquiry } from '../../store/inquiry/inquiry.ts';
import { saveStationReads } from '../../store/station/station-message.ts';
import type { Outreach } from '../../domain/publicity/education/outreach.ts';
import { isCorrectedBy } from '../../store/incident/area-check.ts';
import { isCounted } from '../../store/publicity/education/attendance.ts';
import { writeAnswer } from '../incident/area-check.ts';
import { writeAttendance } from '../publicity/education/attendance.ts';
import { channelOf } from '../../domain/device/device.ts';
import type { Inquiry } from '../../domain/inquiry/inquiry.ts';
import type { Task } from '../../domain/steering/task.ts';
import type { Survey } from '../../domain/supervision/survey/survey.ts';
import { writeAsked } from '../inquiry/station-asked.ts';
import { writeSheet } from '../supervision/survey/survey.ts';
import { writeSeen } from '../publicity/warning/seen.ts';
import { driveReportFrame } from '../publicity/education/drive.ts';
import { postingFrameOf } from '../publicity/board-posting.ts';
import { callRequest, endRequest } from '../complaint/dial.ts';
import { reportLeft } from './left-clue.ts';
import { checkFiling, registerFilings } from '../complaint/filing.ts';

export interface OpenedAct {
  item: AnyItem;
  photos: Buffer[];
}

/** The act as the telephone keeps it, beside words of its own that are not needed here. */
const Kept = z.object({ item: z.union([OutboxItem, FieldItem]) });

/** Opens what a telephone handed over, with the recovery key that was kept for it. */
export async function openHandOver(ctx: Context, device: Device, handed: HandOver): Promise<OpenedAct> {
  const recovery = await findRecovery(ctx.db, ctx.keyring, device);
  if (recovery === null) throw new Refusal('leftover-unreadable');
  try {
    const key = openSealed(recovery, handed.wrapped);
    const { item } = Kept.parse(JSON.parse(openSealed(key, handed.act).toString('utf8')));
    if (item.id !== handed.id) throw new Error('An act is handed over under its own id.');
    return { item, photos: handed.photos.map((photo) => openSealed(key, photo)) };
  } catch {
    throw new Refusal('leftover-unreadable');
  }
}

/** AES-GCM as browsers write it: the tag stands behind the text. */
function openSealed(key: Buffer, { iv, data }: Sealed): Buffer {
  const bytes = Buffer.from(data, 'base64');
  const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(iv, 'base64'));
  decipher.setAuthTag(bytes.subarray(-16));
  return Buffer.concat([decipher.update(bytes.subarray(0, -16)), decipher.final()]);
}

/** Keeps an act of a telephone that is not in use any more for whoever takes it over; handed over again it is kept once. */
export async function keepLeftover(
  ctx: Context,
  device: Device,
  { id, n }: Pick<HandOver, 'id' | 'n'>,
  item: AnyItem,
  photos: readonly StoredFile[],
): Promise<void> {
  const acted = actedOf(new Date(item.actedAt), ctx.at, device.id);
  const { countyId, accountId, stationId, officeId } = device;
  await transact(ctx.db, async (tx) => {
    if ((await lockLeftover(tx, ctx.keyring, countyId, id)) !== null) return;
    // Sent already, but the answer was lost on the way: there is nothing to take over.
    if (await (isFieldItem(item) ? isDoneInField(tx, countyId, item) : isDone(tx, device, item))) return;
    await saveLeftover(tx, ctx.keyring, {
      countyId,
      id,
      deviceId: device.id,
      accountId,
      stationId,
      officeId,
      n,
      item,
      actedAt: acted.at,
      arrivedAt: ctx.at,
      endedAt: null,
      endedById: null,
      matterNumber: null,
      reason: '',
    });
    await keepPhotos(tx, ctx, device, { id, item }, photos);
    await note(tx, ctx, { id, countyId, accountId, deviceId: device.id }, 'leftover-kept', {
      leftoverId: id,
      deviceId: device.id,
      kind: item.kind,
    });
  });
}

/** They lie with what was left, until it is taken over or for as long as it is kept; what is of a visit keeps its ids, by which the act names it. */
async function keepPhotos(
  tx: Tx,
  ctx: Context,
  { accountId: by }: Device,
  { id, item }: Pick<Leftover, 'id' | 'item'>,
  photos: readonly StoredFile[],
): Promise<void> {
  const { countyId } = ctx.actor;
  const ids = isFieldItem(item) ? filesWith(item) : [];
  for (const [i, { sha256, type, bytes }] of photos.entries()) {
    const scan = ctx.scansFiles === true ? ('waiting' as const) : null;
    const own = { id: ids[i] ?? ctx.newId(), matterId: id };
    const row = { ...own, countyId, sha256, type, bytes, fileName: `照片${i + 1}.jpg`, by, addedAt: ctx.at };
    await saveAttachment(tx, { ...row, scan, scanFound: null });
  }
  // Those that had arrived by themselves lie there too.
  await layToLeftover(tx, { countyId, id, accountId: by }, ids);
}

/** Whether the act had arrived before the telephone fell out of use: its id stands on a matter, or in the lines of one. */
async function isDone(tx: Tx, device: Device, item: OutboxItem): Promise<boolean> {
  const { countyId } = device;
  for (const id of [item.id, item.kind === 'filing' ? item.filing.clientId : item.id])
    if ((await findComplaint(tx, countyId, { id })) !== null || (await findTipoff(tx, countyId, { id })) !== null)
      return true;
  const isThere = arrivedBefore[item.kind] as Arrived<OutboxItem['kind']> | undefined;
  return isThere === undefined ? false : isThere(tx, item, device);
}

type Arrived<K extends OutboxItem['kind']> = (
  tx: Tx,
  item: Extract<OutboxItem, { kind: K }>,
  device: Pick<Device, 'countyId' | 'stationId'>,
) => Promise<boolean>;

/** Where the id of an act stands that is no matter by itself; of the others it is not asked. */
const arrivedBefore: { readonly [K in OutboxItem['kind']]?: Arrived<K> } = {
  clue: async (tx, { id }, { countyId }) => (await findEntry(tx, 'station_report', countyId, { id })) !== null,
  posting: async (tx, { id }, { countyId }) => (await findEntry(tx, 'posting', countyId, { id })) !== null,
  drive: async (tx, { id }, { countyId }) => (await findEntry(tx, 'drive_report', countyId, { id })) !== null,
  inquiry: async (tx, { id }, { countyId }) => (await findInquiry(tx, countyId, { id })) !== null,
  sheet: (tx, item, { countyId }) => isEntered(tx, countyId, item),
  area: (tx, item, { countyId }) => isAnswered(tx, countyId, item),
  attendance: (tx, item, { countyId }) => isTold(tx, countyId, item),
  stationMessage: (tx, item, { countyId }) => isWritten(tx, countyId, item),
  task: (tx, item, { countyId }) => isOnTask(tx, countyId, item),
  inquiryAnswer: (tx, item, { countyId }) => isAnsweredTo(tx, countyId, item),
  duty: (tx, { id }, device) => isSigned(tx, device, id),
  move: (tx, item, { countyId }) => isOnComplaint(tx, countyId, item, item.id),
  called: (tx, item, { countyId }) => isOnComplaint(tx, countyId, item, callRequest(item)),
  callEnded: (tx, item, { countyId }) => isOnComplaint(tx, countyId, item, endRequest({ ...item, id: item.press })),
};

async function isOnTask(tx: Tx, countyId: number, { id, number }: Extract<OutboxItem, { kind: 'task' }>) {
  const task = await findEntry<Task>(tx, 'task', countyId, { number });
  return task !== null && (await hasRequest(tx, task, id));
}

async function isSigned(tx: Tx, { countyId, stationId }: Pick<Device, 'countyId' | 'stationId'>, id: string) {
  const charter = stationId === null ? null : await findCharterOf(tx, countyId, stationId);
  return charter !== null && (await hasRequest(tx, charter, id));
}

async function isAnsweredTo(tx: Tx, countyId: number, { id, number }: Extract<OutboxItem, { kind: 'inquiryAnswer' }>) {
  const inquiry = await findInquiry(tx, countyId, { number });
  return inquiry !== null && (await hasRequest(tx, inquiry, id));
}

/** Whether the step, or the call, stands in the lines of its complaint. */
async function isOnComplaint(
  tx: Tx,
  countyId: number,
  { number, filingId }: Pick<Extract<OutboxItem, { kind: 'move' | CallKind }>, 'number' | 'filingId'>,
  request: string,
): Promise<boolean> {
  const on = await findComplaint(tx, countyId, number === null ? { id: filingId ?? '' } : { number });
  return on !== null && (await hasRequest(tx, on, request));
}

type SheetItem = Extract<OutboxItem, { kind: 'sheet' }>;

/** Whether the sheet stands in the lines of its survey. */
async function isEntered(tx: Tx, countyId: number, { id, surveyNumber: number }: SheetItem): Promise<boolean> {
  const survey = await findEntry<Survey>(tx, 'survey', countyId, { number });
  return survey !== null && (await hasRequest(tx, survey, id));
}

type AttendanceItem = Extract<OutboxItem, { kind: 'attendance' }>;

async function isTold(tx: Tx, countyId: number, { id, outreachNumber: number }: AttendanceItem): Promise<boolean> {
  const outreach = await findEntry<Outreach>(tx, 'outreach', countyId, { number });
  return outreach !== null && (await isCounted(tx, outreach, id));
}

async function isDoneInField(tx: Tx, countyId: number, item: FieldItem): Promise<boolean> {
  const table = tables[item.kind === 'photos' ? 'inspection' : item.ledger];
  if (item.kind !== 'photos' && item.ledger === 'sortie') {
    const sortie = await findSortieOf(tx, countyId, item.kind === 'opening' ? item.id : item.entryId);
    return sortie !== null && (item.kind === 'opening' || (await hasRequest(tx, sortie, item.id)));
  }
  if (item.kind === 'opening') return (await findEntry(tx, table, countyId, { id: item.id })) !== null;
  const entry = await findEntry(tx, table, countyId, { id: item.entryId });
  return entry !== null && (await hasRequest(tx, entry, item.id));
}

const tables = {
  sortie: 'sortie',
  inspection: 'inspection',
  seizure: 'seizure',
  exhibit: 'exhibit',
  sampling: 'sampling_batch',
} as const satisfies Record<FieldLedger | FieldOpening['ledger'], string>;

/**
 * Takes over what was left: a complaint is filed as the station's, with the time at which it was told; a step is noted on its
 * matter, a clue becomes the report that it is. All of it, photos too, in one transaction.
 */
export async function takeLeftover(ctx: Context, id: string): Promise<string> {
  demand(ctx.actor, 'leftover.take');
  return transact(ctx.db, async (tx) => {
    const left = await demandOpen(tx, ctx, id);
    if (isFieldItem(left.item)) return takeFromField(tx, ctx, left, left.item);
    const { id: matterId, number } = await writeLeft(tx, ctx, left);
    if (matterId !== null) await adoptFiles(tx, ctx, left, matterId);
    const end = { endedAt: ctx.at, endedById: ctx.actor.id, matterNumber: number, reason: '' };
    await endLeftover(tx, ctx.keyring, left, end);
    await note(tx, ctx, left, 'leftover-taken', { ...leftoverOf(left), number });
    return number;
  });
}

/**
 * What of a visit was left is done by the rules of its ledger, under its own id and at its own instant, by whoever takes it over; taken over
 * twice it is done once. What the person himself said of another's record nobody says for him: it is noted.
 */
async function takeFromField(tx: Tx, ctx: Context, left: Leftover, item: FieldItem): Promise<string> {
  const isOwnWord = item.kind === 'step' && (item.move === 'confirmNil' || item.move === 'doubtNil');
  const { name } = await getAccount(tx, left.countyId, left.accountId);
  const meant: FieldItem = isOwnWord
    ? { ...item, move: 'note', version: null, input: { words: fieldLeftWords(item, minuteZh(left.actedAt), name) } }
    : item;
  await freeOfLeftover(tx, left, filesWith(item));
  const acted = { ...actedOf(left.actedAt, left.arrivedAt, left.deviceId), doneById: left.accountId };
  const { entry } = await arriveFromField({ ...ctx, db: tx }, meant, acted);
  // What the act does not name goes with what it became.
  await layToLeftover(tx, left, filesWith(item));
  await adoptFiles(tx, ctx, left, entry.id);
  const number = entry.number ?? '';
  const end = { endedAt: ctx.at, endedById: ctx.actor.id, matterNumber: number, reason: '' };
  await endLeftover(tx, ctx.keyring, left, end);
  await note(tx, ctx, left, 'leftover-taken', { ...leftoverOf(left), number });
  return number;
}

/** What a station's telephone had not sent. */
type StationLeftover = Leftover & { stationId: string; item: OutboxItem };

function writeLeft(tx: Tx, ctx: Context, left: Leftover): Promise<{ id: string | null; number: string }> {
  const { stationId, item } = left;
  if (stationId === null || isFieldItem(item)) throw new Refusal('leftover-unreadable');
  const own = { ...left, stationId, item };
  return left.item.kind === 'filing' ? fileLeft(tx, ctx, own) : noteLeft(tx, ctx, own);
}

/**
 * Puts the photos that were left to the matter, each by a line of its own: it may be there already, or be filed at this moment, and is
 * locked in either case. A record of the boards has its photo already, under the id of the act, and an event those of its count.
 */
async function adoptFiles(tx: Tx, ctx: Context, left: Leftover, matterId: string): Promise<void> {
  if (matterId === left.id && (left.item.kind === 'posting' || left.item.kind === 'drive' || left.item.kind === 'clue'))
    return;
  for (const { id: attachmentId, sha256, type, bytes } of await adoptAttachments(tx, left, matterId))
    await record(
      tx,
      eventOf({ ...left, id: matterId }, 'attached', factsOf(ctx), { attachmentId, sha256, type, bytes }),
    );
}

/** Puts it away, with a reason that stays. */
export async function dropLeftover(ctx: Context, id: string, reason: string): Promise<void> {
  demand(ctx.actor, 'leftover.drop');
  await transact(ctx.db, async (tx) => {
    const left = await demandOpen(tx, ctx, id);
    const end = { endedAt: ctx.at, endedById: ctx.actor.id, matterNumber: null, reason };
    await endLeftover(tx, ctx.keyring, left, end);
    if (isFieldItem(left.item)) await keepWithDropped(tx, left, left.item);
    await note(tx, ctx, left, 'leftover-dropped', { ...leftoverOf(left), reason });
  });
}

/** Photos of a visit wait for its record no longer: they stay with what was put away. */
async function keepWithDropped(tx: Tx, left: Leftover, item: FieldItem): Promise<void> {
  const { countyId, accountId: by } = left;
  const own = await findOwnUploads(tx, countyId, { by, ids: filesWith(item) });
  await forgetEarlyPhotos(tx, countyId, own);
  await layToLeftover(tx, left, own);
}

async function demandOpen(tx: Tx, ctx: Context, id: string): Promise<Leftover> {
  const left = await lockLeftover(tx, ctx.keyring, ctx.actor.countyId, id);
  if (left === null || !mayTakeOver(ctx.actor, left, ctx.county.stations)) throw new Refusal('not-found');
  if (left.endedAt !== null) throw new Refusal('leftover-ended');
  return left;
}

type AreaItem = Extract<OutboxItem, { kind: 'area' }>;

async function fileLeft(tx: Tx, ctx: Context, left: StationLeftover): Promise<Complaint> {
  if (left.item.kind !== 'filing') throw new Error('Only a filing is filed.');
  const { filing, slip, actedAt } = left.item;
  if ((await findComplaint(tx, left.countyId, { id: filing.clientId })) !== null)
    return lockComplaint(tx, left.countyId, { id: filing.clientId });
  const station = ctx.county.stations.find((one) => one.id === left.stationId) ?? null;
  const acted = actedOf(new Date(actedAt), left.arrivedAt, left.deviceId);
  // Its photos lie with the leftover and are taken along behind it.
  const told = { ...filing, receivedAt: acted.at, attachmentIds: [] };
  const at = { station, slip: { ...slip, deviceId: left.deviceId } };
  const [filed] = await registerFilings(tx, [checkFiling({ ...ctx, acted }, told, at)]);
  if (filed === undefined) throw new Refusal('leftover-ended');
  return filed;
}

/** A step of somebody who has gone is no step of whoever takes it over: what he wrote is kept in the matter's ledger, in full. */
async function noteLeft(tx: Tx, ctx: Context, left: StationLeftover): Promise<Taken> {
  const { item, countyId } = left;
  if (item.kind === 'filing') throw new Error('A filing is filed.');
  if (item.kind !== 'move' && !isOfCall(item)) return (takers[item.kind] as Taker<KeptKind>)(tx, ctx, left, item);
  if (isOfCall(item) && item.help !== null) return { id: null, number: item.help };
  const { name } = await getAccount(tx, countyId, left.accountId);
  const by = item.number === null ? { id: item.filingId ?? '' } : { number: item.number };
  const found = await findComplaint(tx, countyId, by);
  if (found === null) throw new Refusal('leftover-filing-first');
  if (!maySee(ctx.actor, found)) throw new Refusal('leftover-not-here');
  const before = await lockComplaint(tx, countyId, { id: found.id });
  const words = leftoverWords(item, minuteZh(left.actedAt), name);
  const { next, event } = procedure.note.apply(before, { words }, factsOf(ctx));
  const saved = await saveComplaint(tx, before, next);
  await record(tx, event);
  announceOnCommit(tx, ctx, saved, before);
  return saved;
}

interface Taken {
  id: string | null;
  number: string;
}
/** What is no step of a complaint. */
type KeptKind = Exclude<OutboxItem['kind'], 'filing' | 'move' | CallKind>;
/** A call, and how it ended. */
type CallKind = 'called' | 'callEnded';
function isOfCall(item: OutboxItem): item is Extract<OutboxItem, { kind: CallKind }> {
  return item.kind === 'called' || item.kind === 'callEnded';
}
type Taker<K extends KeptKind> = (
  tx: Tx,
  ctx: Context,
  left: StationLeftover,
  item: Extract<OutboxItem, { kind: K }>,
) => Promise<Taken>;

/** What was answered to the bureau, or written to others, is theirs to write who are there now, and nobody signs for another: it stays with the leftover. */
const stays =
  (placeOf: (item: { number: string }) => string = ({ number }) => number) =>
  async (_tx: Tx, _ctx: Context, _left: StationLeftover, item: object): Promise<Taken> => ({
    id: null,
    number: placeOf(item as { number: string }),
  });

/** What becomes of what was left; what happened has happened, whoever did it. */
const takers: { readonly [K in KeptKind]: Taker<K> } = {
  // What somebody answered he has answered, whoever asked him.
  sheet: (tx, ctx, { stationId }, item) => writeSheet(tx, ctx, item, stationId),
  clue: reportLeft,
  posting: putUpLeft,
  area: answerLeft,
  drive: tellLeft,
  warning: seenLeft,
  inquiry: askedLeft,
  attendance: countLeft,
  stationMessageRead: (tx, _ctx, left, item) => readLeft(tx, left, item),
  answer: stays(),
  help: stays(),
  task: stays(),
  inquiryAnswer: stays(),
  duty: stays(() => '职责清单'),
  stationMessage: stays(() => '站点消息'),
};

/** That a board was renewed stays true after whoever did it has gone. */
async function putUpLeft(
  tx: Tx,
  ctx: Context,
  { countyId, stationId, actedAt }: StationLeftover,
  { id, boards: kinds, exampleIds }: Extract<OutboxItem, { kind: 'posting' }>,
): Promise<{ id: string; number: string }> {
  if ((await findEntry(tx, 'posting', countyId, { id })) !== null) return { id, number: '公示栏' };
  // Its photo lies with the leftover, whose id is the act's and the record's: it is named here and lies there already.
  const [photo] = await listAttachments(tx, countyId, id);
  const input = { id, stationId, kinds, putUpOn: dayOf(actedAt), attachmentId: photo?.id ?? null };
  await writeOpening(tx, ctx, postingFrameOf(exampleIds), input);
  return { id, number: '公示栏' };
}

/** Whether the station's answer stands under the id of the act, or was corrected by it. */
async function isAnswered(tx: Tx, countyId: number, { id, number }: AreaItem): Promise<boolean> {
  const check = await findEntry<AreaCheck>(tx, 'area_check', countyId, { number });
  if (check === null) return false;
  const found = await findEntry<AreaAnswer>(tx, 'area_answer', countyId, { id });
  return found !== null || (await isCorrectedBy(tx, countyId, check.id, id));
}

/** What the station found stays found after whoever asked around has gone. */
async function answerLeft(
  tx: Tx,
  ctx: Context,
  { stationId, actedAt, arrivedAt, deviceId }: StationLeftover,
  { id, number, answer, households, mu, ways, words }: AreaItem,
): Promise<{ id: string; number: string }> {
  const acted = actedOf(actedAt, arrivedAt, deviceId);
  const input = {
    id,
    checkNumber: number,
    stationId,
    entered: null,
    answer,
    households,
    mu,
    ways,
    words,
    photoIds: [],
  };
  const given = await writeAnswer(tx, { ...ctx, acted }, input, { stationId, entered: 'telephone' });
  return { id: given.id, number };
}

/** Who came, came; the photos lie with the leftover, and are moved to the event first, so that the count names them as its own. */
async function countLeft(
  tx: Tx,
  ctx: Context,
  left: StationLeftover,
  item: Extract<OutboxItem, { kind: 'attendance' }>,
): Promise<{ id: string | null; number: string }> {
  const { deviceId, stationId, accountId: byId, actedAt: countedAt, arrivedAt } = left;
  const { outreachNumber: number } = item;
  const outreach = await lockEntry<Outreach>(tx, 'outreach', left.countyId, { number });
  // It came by itself meanwhile, with its photos.
  if (await isCounted(tx, outreach, item.id)) return { id: null, number };
  const photos = await adoptAttachments(tx, left, outreach.id);
  const told = { ...item, attachmentIds: photos.map(({ id }) => id) };
  const by = { id: item.id, deviceId, stationId, byId, countedAt };
  await writeAttendance(tx, { ...ctx, acted: actedOf(countedAt, arrivedAt, deviceId) }, told, by);
  return { id: outreach.id, number };
}

/** Whether the message, or the answer to one, arrived under the id of the act. */
async function isWritten(
  tx: Tx,
  countyId: number,
  { id, answerTo }: Extract<OutboxItem, { kind: 'stationMessage' }>,
): Promise<boolean> {
  const message = await findEntry<StationMessage>(tx, 'station_message', countyId, { id: answerTo ?? id });
  return message !== null && (answerTo === null || (await hasRequest(tx, message, id)));
}

/** What the station has read it has read, by whoever it was. */
async function readLeft(
  tx: Tx,
  { countyId, stationId, accountId: byId, actedAt: readAt }: StationLeftover,
  { ids }: Extract<OutboxItem, { kind: 'stationMessageRead' }>,
): Promise<{ id: null; number: string }> {
  await saveStationReads(tx, { countyId, stationId, byId, readAt }, ids);
  return { id: null, number: '站点消息' };
}

/** What the station has seen it has seen, by whoever it was. */
async function seenLeft(
  tx: Tx,
  ctx: Context,
  { stationId, accountId: byId, actedAt: seenAt }: StationLeftover,
  { seen }: Extract<OutboxItem, { kind: 'warning' }>,
): Promise<{ id: null; number: string }> {
  await writeSeen(tx, ctx, seen, { stationId, byId, seenAt, way: 'telephone' });
  return { id: null, number: '消费警示' };
}

/** What somebody asked he has asked, and what he was told he was told; whoever takes it over goes on with it. */
function askedLeft(
  tx: Tx,
  ctx: Context,
  { stationId, actedAt, arrivedAt, deviceId }: StationLeftover,
  { kind: _kind, deviceId: _device, actedAt: _actedAt, ...asked }: Extract<OutboxItem, { kind: 'inquiry' }>,
): Promise<Inquiry> {
  const station = ctx.county.stations.find(({ id }) => id === stationId);
  const acted = actedOf(actedAt, arrivedAt, deviceId);
  const told = { ...asked, channel: channelOf(station ?? { serves: 'area' }) };
  return writeAsked(tx, { ...ctx, acted }, told, acted.at);
}

/** What was hung, read out and handed out stays so after whoever did it has gone; its photos lie with the leftover under its own id. */
async function tellLeft(
  tx: Tx,
  ctx: Context,
  { countyId, stationId, actedAt }: StationLeftover,
  { id, driveNumber, hung, ways, handed, cannot }: Extract<OutboxItem, { kind: 'drive' }>,
): Promise<{ id: string; number: string }> {
  if ((await findEntry(tx, 'drive_report', countyId, { id })) !== null) return { id, number: driveNumber };
  const photos = await listAttachments(tx, countyId, id);
  const told = { driveNumber, hung, ways, handed, cannot, attachmentIds: photos.map((photo) => photo.id) };
  await writeOpening(tx, ctx, driveReportFrame, { id, stationId, ...told, actedOn: dayOf(actedAt) });
  return { id, number: driveNumber };
}

/** What each line says of what was left, and on which telephone. */
function leftoverOf({ id: leftoverId, deviceId }: Pick<Leftover, 'id' | 'deviceId'>): {
  leftoverId: string;
  deviceId: string;
} {
  return { leftoverId, deviceId };
}

async function note<V extends DeviceVerb>(
  tx: Tx,
  ctx: Context,
  left: Pick<Leftover, 'id' | 'countyId' | 'accountId' | 'deviceId'>,
  verb: V,
  detail: Details[V],
): Promise<void> {
  await lockAccount(tx, left.countyId, left.accountId);
  await record(
    tx,
    lineSaying({
      countyId: left.countyId,
      matterId: left.accountId,
      verb,
      at: ctx.at,
      onDay: ctx.today,
      by: ctx.actor.id,
      byOrganisationId: ctx.actor.stationId ?? ctx.actor.organisationId,
      detail,
    }),
  );
}
