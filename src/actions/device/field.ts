/** What an officer did on a visit without a network, as it arrives: the entry that it opens or the step that it makes, by the rules of the desk. */
import { z } from 'zod';
import { demand } from '../../domain/base/actor.ts';
import { dayOf } from '../../domain/base/calendar.ts';
import { problemsOf } from '../../domain/base/field.ts';
import { Refusal } from '../../domain/base/refusal.ts';
import {
  isFieldMove,
  type FieldItem,
  type FieldOpening,
  type FieldPhotos,
  type FieldStep,
} from '../../domain/device/field-outbox.ts';
import { minuteZh, type Acted } from '../../domain/matter/acted-at.ts';
import type { DocketEntry } from '../../domain/matter/docket.ts';
import type { Facts } from '../../domain/matter/matter.ts';
import {
  PlanInspection,
  inspectionMoves,
  inspectionStateWords,
  noteMoveOf,
  type Inspection,
} from '../../domain/supervision/inspection/inspection.ts';
import { againMoves, visitMoves } from '../../domain/supervision/inspection/visit-moves.ts';
import { SpotPenalty } from '../../domain/supervision/inspection/spot.ts';
import { TakeGoods } from '../../domain/supervision/inspection/seizure.ts';
import { ComeBack, SendSortie, withJoined, type Sortie } from '../../domain/supervision/inspection/sortie.ts';
import { CollectExhibit } from '../../domain/supervision/enforcement/exhibit.ts';
import { PlanBatch } from '../../domain/supervision/sampling/batch.ts';
import { hasRequest } from '../../store/base/ledger.ts';
import { transact } from '../../store/base/transact.ts';
import { getAccount } from '../../store/county/account.ts';
import { findEntry, lockEntry } from '../../store/matter/docket.ts';
import {
  areUploaded,
  findOwnUploads,
  findSortieOf,
  forgetEarlyPhotos,
  saveEarlyConfirmation,
  saveEarlyPhotos,
} from '../../store/supervision/inspection/field.ts';
import type { Context } from '../base/context.ts';
import { getSeenEntry, moveEntry, openEntry, type DocketFrame } from '../matter/docket.ts';
import { AddNote, BanFails, demandKnownBan } from '../../domain/supervision/inspection/inspection-steps.ts';
import { exhibitFrame } from '../supervision/enforcement/exhibit.ts';
import { noteOn } from '../supervision/inspection/early.ts';
import { inspectionFrame, seizureFrame, sortieFrame } from '../supervision/inspection/inspection.ts';
import { penaliseOnTheSpot } from '../supervision/inspection/spot.ts';
import { comeBackToo, setOut } from '../supervision/inspection/sortie.ts';
import { batchFrame } from '../supervision/sampling/batch.ts';

/** What became of an act: the entry, and what is to be said of it where it became another than was meant. */
export interface FieldDone {
  entry: Pick<DocketEntry, 'id' | 'number' | 'version' | 'state'>;
  /** It was not made by itself: it joined what another telephone had made, or waits for what it belongs to. */
  said: { zh: string; en: string } | null;
}

/** The context of the act: its day is the day on which it was done. */
export function actedContext(ctx: Context, acted: Acted): Context {
  return { ...ctx, acted, today: dayOf(acted.at) };
}

export function arriveFromField(ctx: Context, item: FieldItem, acted: Acted): Promise<FieldDone> {
  const then = actedContext(ctx, acted);
  switch (item.kind) {
    case 'opening':
      return arriveOpening(then, item, acted);
    case 'step':
      return arriveStep(then, item, acted);
    case 'photos':
      return arrivePhotos(then, item, acted);
  }
}

const plain = (entry: FieldDone['entry']): FieldDone => ({ entry, said: null });

async function arriveOpening(ctx: Context, item: FieldOpening, acted: Acted): Promise<FieldDone> {
  const { id, input } = item;
  const given = timed({ ...input, id }, acted);
  switch (item.ledger) {
    case 'sortie': {
      const { sortie, isJoined } = await setOut(ctx, parsed(SendSortie, given));
      return isJoined ? { entry: sortie, said: await joinedWords(ctx, sortie) } : plain(sortie);
    }
    case 'inspection':
      return plain(await openEntry(ctx, inspectionFrame, parsed(PlanInspection, given)));
    case 'sampling':
      return plain(await openEntry(ctx, batchFrame, parsed(PlanBatch, given)));
    case 'exhibit':
      return plain(await openEntry(ctx, exhibitFrame, parsed(CollectExhibit, given)));
    case 'seizure': {
      const at = item.inspectionId === null ? null : await getSeenEntry(ctx, inspectionFrame, item.inspectionId);
      const named = at === null ? given : { ...given, inspectionNumber: at.number };
      return plain(await openEntry(ctx, seizureFrame, parsed(TakeGoods, named)));
    }
  }
}

async function joinedWords(ctx: Context, { number, byId }: Sortie): Promise<FieldDone['said']> {
  const { name } = await getAccount(ctx.db, ctx.actor.countyId, byId);
  return {
    zh: `${name}已经登记这一队出动（${number}），人和车只算一次，您的检查照样算在里面。`,
    en: `${name} has this team's sortie already (${number}); people and vehicles count once, and your visits belong to it.`,
  };
}

function arriveStep(ctx: Context, item: FieldStep, acted: Acted): Promise<FieldDone> {
  if (!isFieldMove(item.ledger, item.move)) throw new Refusal('not-found');
  switch (item.ledger) {
    case 'sortie':
      return sortieStep(ctx, item, acted);
    case 'sampling':
      return stepOf(ctx, batchFrame, item, acted);
    case 'inspection':
      return inspectionStep(ctx, item, acted);
  }
}

/** Told by the telephone of the first or of one that joined: back are all of them. */
async function sortieStep(ctx: Context, item: FieldStep, acted: Acted): Promise<FieldDone> {
  const sortie = await findSortieOf(ctx.db, ctx.actor.countyId, item.entryId);
  if (sortie === null) throw new Refusal('not-found');
  const given = parsed(ComeBack, timed(item.input, acted));
  try {
    const step = { ...item, entryId: sortie.id, input: withJoined(sortie, given) };
    return await stepOf(ctx, sortieFrame, step, acted);
  } catch (error) {
    // Only where it was told meanwhile: what is wrong with this one is said of this one.
    const isTold =
      error instanceof Refusal && (error.code === 'move-not-allowed' || error.code === 'changed-meanwhile');
    const now = isTold ? await findSortieOf(ctx.db, ctx.actor.countyId, item.entryId) : null;
    if (now?.state !== 'done') throw error;
    return {
      entry: await comeBackToo(ctx, now.id, { ...given, id: item.id }),
      said: {
        zh: '队友已经收队，人和车只算一次。',
        en: 'A colleague told it already; people and vehicles count once.',
      },
    };
  }
}

async function inspectionStep(ctx: Context, item: FieldStep, acted: Acted): Promise<FieldDone> {
  if (item.move === 'confirmNil') {
    const early = await confirmLater(ctx, item, acted);
    if (early !== null) return early;
  }
  if (item.move === 'note') return noteFrom(ctx, item);
  if (item.move === 'decideOnTheSpot') return penaliseOnTheSpot(ctx, item, parsed(SpotPenalty, item.input));
  if (againMoves.includes(item.move)) return lookAgain(ctx, item, acted);
  if (!visitMoves.includes(item.move)) return stepOf(ctx, inspectionFrame, item, acted);
  const input = await visitInput(ctx, item);
  try {
    return await stepOf(ctx, inspectionFrame, { ...item, input }, acted);
  } catch (error) {
    throw (await recordedBefore(ctx, item.entryId, error)) ?? error;
  }
}

/** The sortie by its number, and of the photos those that have arrived: the others join the visit when they come. */
async function visitInput(ctx: Context, { entryId, sortieId, input }: FieldStep): Promise<Record<string, unknown>> {
  const { countyId } = ctx.actor;
  const by = ctx.acted?.doneById ?? ctx.actor.id;
  const sortie = sortieId === null ? null : await findSortieOf(ctx.db, countyId, sortieId);
  const ids = z
    .array(z.uuid())
    .max(12)
    .safeParse(input['photoIds'] ?? []);
  const here = ids.success ? await findOwnUploads(ctx.db, countyId, { by, ids: ids.data }) : [];
  const laid = ids.success ? await laidBefore(ctx, entryId, ids.data) : [];
  return {
    ...input,
    ...(sortie === null ? {} : { sortieNumber: sortie.number }),
    ...(ids.success ? { photoIds: [...new Set([...laid, ...here])] } : {}),
  };
}

/** Sent again, its photos belong to the visit already. */
async function laidBefore(ctx: Context, entryId: string, ids: readonly string[]): Promise<string[]> {
  const entry = await findEntry<Inspection>(ctx.db, 'inspection', ctx.actor.countyId, { id: entryId });
  return ids.filter((id) => entry?.photoIds.includes(id) === true);
}

/** The second look and the ban are about the order of which the officer knew, whatever was noted since; each happens once. */
async function lookAgain(ctx: Context, item: FieldStep, acted: Acted, isLast = false): Promise<FieldDone> {
  const entry = await getSeenEntry(ctx, inspectionFrame, item.entryId);
  // Sent twice at once, it may have been done since the entry was read.
  if (await hasRequest(ctx.db, entry, item.id)) return plain(await getSeenEntry(ctx, inspectionFrame, item.entryId));
  const isOther = item.orders !== undefined && item.orders !== entry.orders.length;
  if (isOther || !isStillToDo(entry, item.move))
    throw new Refusal('looked-at-already', {
      state: inspectionStateWords[entry.state].zh,
      stateEn: inspectionStateWords[entry.state].en,
    });
  if (item.move === 'executeBan') demandKnownBan(entry, item.ban, null);
  if (item.move === 'banFails') demandKnownBan(entry, item.ban, parsed(BanFails, timed(item.input, acted)));
  try {
    return await stepOf(ctx, inspectionFrame, { ...item, version: entry.version }, acted);
  } catch (error) {
    // A photo of a colleague came in between: it is looked at once more what stands there.
    if (isLast || !(error instanceof Refusal) || error.code !== 'changed-meanwhile') throw error;
    return lookAgain(ctx, item, acted, true);
  }
}

function isStillToDo({ state }: Inspection, move: string): boolean {
  return Object.hasOwn(inspectionMoves[state], move);
}

/** Two telephones at one visit: what the first recorded stands; the second confirms it or notes what it saw. */
async function recordedBefore(ctx: Context, entryId: string, error: unknown): Promise<Refusal | null> {
  const isMeant = error instanceof Refusal && (error.code === 'changed-meanwhile' || error.code === 'move-not-allowed');
  if (!isMeant) return null;
  const { recordedById, visitedAt, state } = await getSeenEntry(ctx, inspectionFrame, entryId);
  if (recordedById === null || visitedAt === null || state === 'planned') return null;
  const { name } = await getAccount(ctx.db, ctx.actor.countyId, recordedById);
  return new Refusal('visit-recorded-already', {
    name,
    when: minuteZh(visitedAt),
    state: inspectionStateWords[state].zh,
    stateEn: inspectionStateWords[state].en,
  });
}

/** A second person's word that comes before the record waits for it; null when the record is there. */
function confirmLater(ctx: Context, { id, entryId, deviceId }: FieldStep, acted: Acted): Promise<FieldDone | null> {
  demand(ctx.actor, 'inspection.confirm');
  const { countyId, id: byId } = ctx.actor;
  return transact(ctx.db, async (tx) => {
    const entry = await lockEntry<Inspection>(tx, 'inspection', countyId, { id: entryId });
    if (!inspectionFrame.docket.maySee(ctx.actor, entry)) throw new Refusal('not-found');
    if (entry.state !== 'planned') return null;
    const { at: actedAt, arrivedAt } = acted;
    await saveEarlyConfirmation(tx, {
      countyId,
      inspectionId: entryId,
      byId,
      requestId: id,
      deviceId,
      actedAt,
      arrivedAt,
    });
    return {
      entry,
      said: {
        zh: '记录还没到，您的确认先收着，到了就算。',
        en: 'The record has not come yet; your confirmation waits for it.',
      },
    };
  });
}

/** What the second of two saw: noted on the visit that stands, and on one that is over by now. */
function noteFrom(ctx: Context, { id, entryId, input }: FieldStep): Promise<FieldDone> {
  demand(ctx.actor, 'inspection.record');
  const given = parsed(AddNote, input);
  return transact(ctx.db, async (tx) => {
    const entry = await lockEntry<Inspection>(tx, 'inspection', ctx.actor.countyId, { id: entryId });
    if (!inspectionFrame.docket.maySee(ctx.actor, entry)) throw new Refusal('not-found');
    return plain((await hasRequest(tx, entry, id)) ? entry : await noteOn(tx, ctx, inspectionFrame, entry, given, id));
  });
}

/** Photos that come before their record are kept; those that come behind it are added to it. */
function arrivePhotos(ctx: Context, item: FieldPhotos, acted: Acted): Promise<FieldDone> {
  demand(ctx.actor, 'inspection.record');
  const { countyId } = ctx.actor;
  const byId = acted.doneById ?? ctx.actor.id;
  const { entryId, photoIds, deviceId } = item;
  return transact(ctx.db, async (tx) => {
    const entry = await lockEntry<Inspection>(tx, 'inspection', countyId, { id: entryId });
    if (!inspectionFrame.docket.maySee(ctx.actor, entry)) throw new Refusal('not-found');
    if (!(await areUploaded(tx, countyId, photoIds)))
      throw new Refusal('invalid-input', {}, [
        { path: 'photoIds', zh: '照片没有传全；请再发一次。', en: 'Not all photos have arrived; send it again.' },
      ]);
    const own = await findOwnUploads(tx, countyId, { by: byId, ids: photoIds });
    if (own.length === 0 || (await hasRequest(tx, entry, item.id))) return plain(entry);
    if (noteMoveOf(entry.state) !== null) {
      await forgetEarlyPhotos(tx, countyId, own);
      return plain(await noteOn(tx, ctx, inspectionFrame, entry, { words: '', photoIds: own }, item.id));
    }
    const { at: actedAt, arrivedAt } = acted;
    const kept = { countyId, entryId, byId, deviceId, actedAt, arrivedAt };
    await saveEarlyPhotos(
      tx,
      own.map((id) => ({ ...kept, id })),
    );
    return {
      entry,
      said: { zh: '照片收下了，等这一户的记录。', en: 'The photos are kept until the visit is recorded.' },
    };
  });
}

/** One step by the rules of its ledger; where no version was seen, upon whatever stands. */
async function stepOf<T extends DocketEntry, O extends { id: string }, F extends Facts>(
  ctx: Context,
  frame: DocketFrame<T, O, F>,
  { id: clientId, entryId, move, version, input }: FieldStep,
  acted: Acted,
): Promise<FieldDone> {
  const rule = frame.docket.procedure[move];
  if (rule === undefined) throw new Refusal('not-found');
  const given = parsed(rule.input, timed(input, acted));
  const seen = version ?? (await getSeenEntry(ctx, frame, entryId)).version;
  return plain(await moveEntry(ctx, frame, entryId, move, given, { version: seen, clientId }));
}

function parsed<S extends z.ZodType>(schema: S, typed: Record<string, unknown>): z.infer<S> {
  const read = schema.safeParse(typed);
  if (!read.success) throw new Refusal('invalid-input', {}, problemsOf(read.error, schema as never));
  return read.data;
}

const instants = ['visitedAt', 'collectedAt', 'at'];
const days = ['onDay', 'sampledOn', 'seizedOn', 'executedOn'];

/** Where the telephone's clock was wrong, the instants and days that it wrote are wrong too. */
function timed(input: Record<string, unknown>, { fault, at }: Acted): Record<string, unknown> {
  if (fault === null) return input;
  const entries = Object.entries(input).map(([name, value]) => {
    if (instants.includes(name)) return [name, at.toISOString()];
    return [name, days.includes(name) ? dayOf(at) : value];
  });
  return Object.fromEntries(entries) as Record<string, unknown>;
}
