import { demand, mayDo, maySee, scopes, type Actor } from '../../domain/base/actor.ts';
import { mayReadSheet, maySeeAssessment, type Assessment } from '../../domain/assessment/assessment.ts';
import { areaAnswerDocket, type AreaAnswer } from '../../domain/incident/area-answer.ts';
import { maySeeAreaCheck, type AreaCheck } from '../../domain/incident/area-check.ts';
import type { Attachment } from '../../domain/matter/attachment.ts';
import type { DocketEntry } from '../../domain/matter/docket.ts';
import { maySeeCharter, type Charter } from '../../domain/station/charter.ts';
import type { Matter } from '../../domain/matter/matter.ts';
import { parseMatterNumber } from '../../domain/matter/numbering.ts';
import { covertCheckDocket } from '../../domain/supervision/inspection/covert-check.ts';
import { stationReportDocket } from '../../domain/supervision/enforcement/station-report.ts';
import { inspectionDocket } from '../../domain/supervision/inspection/inspection-steps.ts';
import { contractReviewDocket } from '../../domain/supervision/clause/contract-review-steps.ts';
import { surveyDocket } from '../../domain/supervision/survey/survey-steps.ts';
import { guidanceDocket } from '../../domain/supervision/guidance/guidance-steps.ts';
import { stationVisitDocket } from '../../domain/supervision/inspection/station-visit.ts';
import { courseDocket } from '../../domain/publicity/education/course.ts';
import { maySeeDriveReport, type DriveReport } from '../../domain/publicity/education/drive-report.ts';
import { maySeeBatch, type SamplingBatch } from '../../domain/supervision/sampling/batch.ts';
import { maySeeOutreach, type Outreach } from '../../domain/publicity/education/outreach.ts';
import { maySeePosting, type Posting } from '../../domain/publicity/board-posting.ts';
import { Refusal } from '../../domain/base/refusal.ts';
import { maySeeTask, type Task } from '../../domain/steering/task.ts';
import { listScoreLines } from '../../store/assessment/score.ts';
import { findAttachment } from '../../store/matter/attachment.ts';
import { complaintBook } from '../../store/complaint/complaint.ts';
import { findMatter, lockMatter, type Book } from '../../store/matter/matter.ts';
import { tipoffBook } from '../../store/tipoff/tipoff.ts';
import { findEntry } from '../../store/matter/docket.ts';
import type { Db, Tx } from '../../store/base/db.ts';
import { transact } from '../../store/base/transact.ts';
import type { Context } from '../base/context.ts';
import { enforcementBook } from '../../store/supervision/enforcement/enforcement.ts';
import { seesExhibitFile } from '../supervision/enforcement/exhibit.ts';
import { isAsked } from '../incident/area-check.ts';
import { attach, type NewAttachment } from '../matter/attachment.ts';

/** Adds a stored file to a matter that the actor sees. */
export function addAttachment(ctx: Context, added: NewAttachment & { number: string }): Promise<Attachment> {
  demand(ctx.actor, 'attachment.add');
  return transact(ctx.db, async (tx) => {
    const matter = await lockMatter<Matter>(tx, bookOf(added.number), ctx.actor.countyId, {
      number: added.number,
    });
    if (!maySee(ctx.actor, matter) || !readsKind(ctx.actor, added.number)) throw new Refusal('not-found');
    return attach(tx, ctx, added, matter);
  });
}

/** A case keeps the station of the complaint that it came from, which learns nothing of it. */
function readsKind(actor: Actor, number: string): boolean {
  return parseMatterNumber(number)?.kind !== 'enforcement' || mayDo(actor, 'enforcement.read');
}

/** The book of the number, so that a file goes where its number says; a case is no citizen's. */
function bookOf(number: string): Book<Matter> {
  const kind = parseMatterNumber(number)?.kind;
  const book = kind === 'tipoff' ? tipoffBook : kind === 'enforcement' ? enforcementBook : complaintBook;
  return book as Book<Matter>;
}

/** Adds a stored file to the matter that number and query code have proven to be the consumer's, while it is open. */
export function addOwnAttachment(ctx: Context, added: NewAttachment & { matterId: string }): Promise<Attachment> {
  demand(ctx.actor, 'attachment.add');
  return transact(ctx.db, async (tx) => {
    const { countyId } = ctx.actor;
    const found = await findOwner(tx, countyId, added.matterId);
    if (found === null) throw new Refusal('not-found');
    const matter = await lockMatter(tx, found.book, countyId, { id: added.matterId });
    if (matter.state === 'closed' || matter.state === 'archived')
      throw new Refusal('move-not-allowed', { state: matter.state, move: 'supplement' });
    return attach(tx, ctx, added, matter);
  });
}

type OwnerSeen = (ctx: Context, ownerId: string, fileId: string) => Promise<boolean>;

/** A record whose files are seen by who sees the record itself. */
function holding<T extends DocketEntry>({
  name,
  maySee: maySeeEntry,
}: {
  name: string;
  maySee: (actor: Actor, entry: T) => boolean;
}): OwnerSeen {
  return async ({ db, actor }, id) => {
    const entry = await findEntry<T>(db, name, actor.countyId, { id });
    return entry !== null && maySeeEntry(actor, entry);
  };
}

/** Beside matters: each asks whether the actor sees the record to which a file lies. */
const ownersSeen: readonly OwnerSeen[] = [
  holding<Charter>({ name: 'charter', maySee: maySeeCharter }),
  isOfSeenSheet,
  holding<Posting>({ name: 'posting', maySee: maySeePosting }),
  holding<Outreach>({ name: 'outreach', maySee: maySeeOutreach }),
  holding<DriveReport>({ name: 'drive_report', maySee: maySeeDriveReport }),
  holding(courseDocket),
  isOfSeenCheck,
  holding<SamplingBatch>({ name: 'sampling_batch', maySee: maySeeBatch }),
  holding(inspectionDocket),
  holding(stationReportDocket),
  holding(covertCheckDocket),
  holding(stationVisitDocket),
  holding(contractReviewDocket),
  holding(surveyDocket),
  holding(guidanceDocket),
];

/** A file of a matter that the actor sees; what a tip-off rests on is not for the station that keeps an eye on the place. */
export async function getAttachment(ctx: Context, id: string): Promise<Attachment> {
  demand(ctx.actor, 'attachment.read');
  const { countyId } = ctx.actor;
  const attachment = await findAttachment(ctx.db, countyId, id);
  if (attachment === null || attachment.matterId === null) throw new Refusal('not-found');
  const { matterId: ownerId } = attachment;
  if (await isOfSeenTask(ctx, ownerId)) return attachment;
  // What else a department reads it reads by agreement, and no file is agreed on.
  if (ctx.actor.role === 'department') throw new Refusal('not-found');
  if (await seesExhibitFile(ctx, ownerId)) return attachment;
  for (const isOfSeen of ownersSeen) if (await isOfSeen(ctx, ownerId, id)) return attachment;
  const owner = await findOwner(ctx.db, countyId, ownerId);
  if (owner === null || !maySee(ctx.actor, owner.matter)) throw new Refusal('not-found');
  if (!readsKind(ctx.actor, owner.matter.number)) throw new Refusal('not-found');
  if (owner.book.kind === 'tipoff' && ctx.actor.role === 'station') throw new Refusal('not-found');
  return attachment;
}

/** What was handed in with the answer to a task is seen by who sees the task. */
async function isOfSeenTask(ctx: Context, id: string): Promise<boolean> {
  const task = await findEntry<Task>(ctx.db, 'task', ctx.actor.countyId, { id });
  return task !== null && maySeeTask(ctx.actor, task);
}

/** The photo of what is looked for is seen by whoever was asked, that of an answer by who reads the answer: of an office those of its stations. */
async function isOfSeenCheck(ctx: Context, id: string): Promise<boolean> {
  const { actor, county } = ctx;
  const check = await findEntry<AreaCheck>(ctx.db, 'area_check', actor.countyId, { id });
  if (check !== null) return maySeeAreaCheck(actor, check) && isAsked(ctx, check.id);
  const answer = await findEntry<AreaAnswer>(ctx.db, 'area_answer', actor.countyId, { id });
  if (answer === null || !areaAnswerDocket.maySee(actor, answer)) return false;
  const station = county.stations.find((one) => one.id === answer.stationId);
  return scopes[actor.role] !== 'office' || station?.officeId === actor.organisationId;
}

/** A photo behind a mark is seen by who reads the sheet with the mark. */
async function isOfSeenSheet(ctx: Context, roundId: string, id: string): Promise<boolean> {
  const { countyId } = ctx.actor;
  const round = await findEntry<Assessment>(ctx.db, 'assessment', countyId, { id: roundId });
  if (round === null || !maySeeAssessment(ctx.actor, round)) return false;
  const lines = await listScoreLines(ctx.db, countyId, roundId);
  return lines.some(
    (one) => one.marks.some((mark) => mark.attachmentIds.includes(id)) && mayReadSheet(ctx.actor, round, one),
  );
}

/** The matter that the files belong to, of whatever kind. */
async function findOwner(
  db: Db | Tx,
  countyId: number,
  id: string,
): Promise<{ book: Book<Matter>; matter: Matter } | null> {
  for (const book of [complaintBook, tipoffBook, enforcementBook] as Book<Matter>[]) {
    const matter = await findMatter(db, book, countyId, { id });
    if (matter !== null) return { book, matter };
  }
  return null;
}
