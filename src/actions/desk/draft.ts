import { lineSaying } from '../../domain/base/event.ts';
import { type Account, actorOfAccount } from '../../domain/county/account.ts';
import { demand, mayDo } from '../../domain/base/actor.ts';
import type { Docket, DocketEntry } from '../../domain/matter/docket.ts';
import { allowanceDocket } from '../../domain/people/allowance.ts';
import { appointmentDocket } from '../../domain/people/appointment-steps.ts';
import { awaitedDocket } from '../../domain/command/awaited-steps.ts';
import { redispatchDocket } from '../../domain/command/redispatch-steps.ts';
import { shiftDocket } from '../../domain/command/shift-steps.ts';
import { taskDocket } from '../../domain/steering/task-steps.ts';
import { directiveDocket } from '../../domain/steering/directive.ts';
import { campaignDocket } from '../../domain/supervision/inspection/campaign-steps.ts';
import { cautionDocket } from '../../domain/supervision/inspection/caution.ts';
import { stationReportDocket } from '../../domain/supervision/enforcement/station-report.ts';
import { exhibitDocket } from '../../domain/supervision/enforcement/exhibit-steps.ts';
import { covertCheckDocket } from '../../domain/supervision/inspection/covert-check.ts';
import { inspectionDocket } from '../../domain/supervision/inspection/inspection-steps.ts';
import { seizureDocket } from '../../domain/supervision/inspection/seizure.ts';
import { sortieDocket } from '../../domain/supervision/inspection/sortie.ts';
import { stationVisitDocket } from '../../domain/supervision/inspection/station-visit.ts';
import { exampleDocket } from '../../domain/publicity/example-steps.ts';
import { publicationDocket } from '../../domain/publicity/publication/publication-steps.ts';
import { publicationRuleDocket } from '../../domain/publicity/publication/rule.ts';
import { conventionDocket } from '../../domain/supervision/guidance/convention.ts';
import { countyReportDocket } from '../../domain/report/county-report.ts';
import { monthClosingDocket } from '../../domain/report/month/month-closing-steps.ts';
import { workReportDocket } from '../../domain/report/work-report-steps.ts';
import { contractReviewDocket } from '../../domain/supervision/clause/contract-review-steps.ts';
import { surveyDocket } from '../../domain/supervision/survey/survey-steps.ts';
import { guidanceDocket } from '../../domain/supervision/guidance/guidance-steps.ts';
import { batchDocket } from '../../domain/supervision/sampling/batch-steps.ts';
import { institutionDocket } from '../../domain/supervision/sampling/institution.ts';
import { samplingPlanDocket } from '../../domain/supervision/sampling/sampling-plan.ts';
import { standardContractDocket } from '../../domain/supervision/clause/standard-contract.ts';
import { recallDocket } from '../../domain/publicity/warning/recall.ts';
import { stationMessageDocket } from '../../domain/station/station-message.ts';
import { trendDocket } from '../../domain/publicity/warning/trend.ts';
import { warningDocket } from '../../domain/publicity/warning/warning-steps.ts';
import { engagementDocket } from '../../domain/people/engagement.ts';
import { planDocket } from '../../domain/steering/plan-steps.ts';
import { instructionDocket } from '../../domain/command/instruction-steps.ts';
import { erasureDocket } from '../../domain/desk/erasure.ts';
import { holdDocket } from '../../domain/desk/hold.ts';
import { privacyDocket } from '../../domain/desk/privacy.ts';
import { impactDocket } from '../../domain/desk/impact.ts';
import { breachDocket } from '../../domain/desk/breach.ts';
import { fundDocket } from '../../domain/station/fund.ts';
import { assessmentDocket } from '../../domain/assessment/assessment-steps.ts';
import { areaAnswerDocket } from '../../domain/incident/area-answer.ts';
import { areaCheckDocket } from '../../domain/incident/area-check.ts';
import { incidentDocket } from '../../domain/incident/incident-steps.ts';
import { meetingDocket } from '../../domain/steering/meeting.ts';
import { charterDocket } from '../../domain/station/charter-procedure.ts';
import { objectionDocket } from '../../domain/assessment/objection.ts';
import { personDocket } from '../../domain/people/person-steps.ts';
import { courseDocket } from '../../domain/publicity/education/course.ts';
import { materialDocket } from '../../domain/publicity/education/material.ts';
import { driveDocket } from '../../domain/publicity/education/drive.ts';
import { driveReportDocket } from '../../domain/publicity/education/drive-report.ts';
import { posterDocket } from '../../domain/publicity/education/poster.ts';
import { outreachDocket } from '../../domain/publicity/education/outreach-steps.ts';
import { postingDocket } from '../../domain/publicity/board-posting.ts';
import { recurrenceDocket } from '../../domain/steering/recurrence.ts';
import { remarkDocket } from '../../domain/steering/remark.ts';
import { calloutDocket } from '../../domain/command/callout-steps.ts';
import { trainingDocket } from '../../domain/people/training.ts';
import { workgroupDocket } from '../../domain/steering/workgroup.ts';
import {
  draftsEndBefore,
  draftSubject,
  filesNamed,
  maySaveOver,
  mostDrafts,
  type Draft,
  type KeepDraft,
} from '../../domain/matter/draft.ts';
import { moves } from '../../domain/complaint/complaint.ts';
import { inquiryMoves } from '../../domain/inquiry/inquiry.ts';
import type { MatterKind } from '../../domain/matter/matter.ts';
import { parseMatterNumber } from '../../domain/matter/numbering.ts';
import { enforcementMoves } from '../../domain/supervision/enforcement/enforcement.ts';
import { tipoffMoves } from '../../domain/tipoff/tipoff.ts';
import { Refusal } from '../../domain/base/refusal.ts';
import type { Db, Tx } from '../../store/base/db.ts';
import type { Sealing } from '../base/sealing.ts';
import {
  countDrafts,
  deleteDraft,
  deleteOldDrafts,
  insertDraft,
  isSubmitted,
  listDrafts,
  listStates,
  lockDraft,
  lockDraftById,
  moveDraft,
  resealDrafts,
  updateDraft,
} from '../../store/matter/draft.ts';
import { findEntry } from '../../store/matter/docket.ts';
import { record } from '../../store/base/ledger.ts';
import { transact } from '../../store/base/transact.ts';
import type { Context, Holding } from '../base/context.ts';
import { findAbout } from '../steering/remark.ts';

const dockets = [
  campaignDocket,
  sortieDocket,
  inspectionDocket,
  seizureDocket,
  covertCheckDocket,
  exhibitDocket,
  stationReportDocket,
  cautionDocket,
  stationVisitDocket,
  allowanceDocket,
  appointmentDocket,
  awaitedDocket,
  redispatchDocket,
  shiftDocket,
  taskDocket,
  directiveDocket,
  exampleDocket,
  warningDocket,
  recallDocket,
  contractReviewDocket,
  workReportDocket,
  monthClosingDocket,
  countyReportDocket,
  conventionDocket,
  surveyDocket,
  guidanceDocket,
  institutionDocket,
  samplingPlanDocket,
  batchDocket,
  standardContractDocket,
  publicationDocket,
  publicationRuleDocket,
  trendDocket,
  stationMessageDocket,
  engagementDocket,
  planDocket,
  instructionDocket,
  fundDocket,
  assessmentDocket,
  meetingDocket,
  charterDocket,
  objectionDocket,
  personDocket,
  postingDocket,
  courseDocket,
  outreachDocket,
  materialDocket,
  posterDocket,
  driveDocket,
  driveReportDocket,
  recurrenceDocket,
  remarkDocket,
  calloutDocket,
  trainingDocket,
  workgroupDocket,
  erasureDocket,
  holdDocket,
  privacyDocket,
  impactDocket,
  breachDocket,
  incidentDocket,
  areaCheckDocket,
  areaAnswerDocket,
] as unknown as readonly Docket<DocketEntry>[];

/** What the window has to know to save again. */
export interface KeptDraft {
  id: string;
  version: number;
  savedAt: Date;
}

/**
 * Keeps what is typed as it is typed. No line of the ledger: nothing was done yet. What another window saved meanwhile is never
 * overwritten unasked, and what was submitted or removed elsewhere does not come back by itself.
 */
export function keepDraft(ctx: Context, asked: KeepDraft): Promise<KeptDraft> {
  demand(ctx.actor, 'draft.keep');
  const { countyId, id: accountId } = ctx.actor;
  const { id, form, title, path, writer, typed } = asked;
  return transact(ctx.db, async (tx) => {
    // A save that comes after the press brings nothing back, and what the press left behind stands in nobody's way.
    if (await isSubmitted(tx, { countyId, id })) throw new Refusal('draft-gone');
    const kept = await lockKept(tx, { countyId, accountId, form });
    demandKnown(kept, asked);
    const version = (kept?.version ?? 0) + 1;
    const own = { fromId: kept?.fromId ?? null, handedAt: null };
    const next: Draft = {
      countyId,
      id,
      accountId,
      form,
      title,
      path,
      version,
      writer,
      savedAt: ctx.at,
      fileIds: filesNamed(typed),
      ...own,
    };
    if (kept !== null && kept.id === id) await updateDraft(tx, ctx.keyring, next, typed);
    else {
      if (kept === null) await demandRoom(tx, ctx);
      else await deleteDraft(tx, kept);
      if (!(await insertDraft(tx, ctx.keyring, next, typed))) throw new Refusal('draft-elsewhere');
    }
    return { id, version, savedAt: ctx.at };
  });
}

/** What is kept of the form by now; what was submitted under it meanwhile is cleared away. */
async function lockKept(tx: Tx, of: Pick<Draft, 'countyId' | 'accountId' | 'form'>): Promise<Draft | null> {
  const found = await lockDraft(tx, of);
  if (found === null || !(await isSubmitted(tx, found))) return found;
  await deleteDraft(tx, found);
  return null;
}

/** The window knows what it saves over, or its person has seen what is there. */
function demandKnown(kept: Draft | null, asked: KeepDraft): void {
  if (kept === null && asked.version > 0 && !asked.over) throw new Refusal('draft-gone');
  if (kept !== null && !maySaveOver(kept, asked)) throw new Refusal('draft-elsewhere');
}

async function demandRoom(tx: Tx, { actor }: Context): Promise<void> {
  const n = (await listDrafts(tx, actor.countyId, actor.id)).length;
  if (n >= mostDrafts) throw new Refusal('draft-too-many', { most: mostDrafts });
}

/** Removes a draft that was submitted or is not wanted; one that is gone already is as good as removed. */
export async function dropDraft(ctx: Context, id: string): Promise<void> {
  demand(ctx.actor, 'draft.keep');
  const { countyId, id: accountId } = ctx.actor;
  await transact(ctx.db, (tx) => deleteDraft(tx, { countyId, accountId, id }));
}

/** Makes a draft that was handed over one's own; beside an own one of the same form it waits. */
export async function takeUpDraft(ctx: Context, id: string): Promise<void> {
  demand(ctx.actor, 'draft.keep');
  const { countyId, id: accountId } = ctx.actor;
  const take = async (tx: Tx) => {
    const handed = await lockDraftById(tx, { countyId, accountId, id });
    if (handed === null) throw new Refusal('not-found');
    if (handed.handedAt === null) return;
    const own = await lockDraft(tx, handed);
    if (own !== null) throw new Refusal('draft-own-first', { title: own.title });
    await moveDraft(tx, { ...handed, handedAt: null, savedAt: ctx.at });
  };
  await transact(ctx.db, take).catch((error: unknown) => {
    if (!isTwice(error)) throw error;
    // An own one of the form was written in the same moment: it is there now, and the second try names it.
    return transact(ctx.db, take);
  });
}

/** Whether the table refused a second row of what there may be one of. */
function isTwice(error: unknown): boolean {
  return (error as { code?: string } | null)?.code === '23505';
}

/** What somebody has typed and not submitted. */
export const draftsHeld: Holding = {
  name: 'drafts',
  atClosing: false,
  count: (db, { actor }, accountId) => countDrafts(db, actor.countyId, accountId),
  async handOver(tx, ctx, { accountId, keeper }) {
    const n = keeper === null ? 0 : await handDrafts(tx, ctx, accountId, keeper);
    return n === 0 ? null : `${n} 份没写完的草稿`;
  },
};

/**
 * Lays the drafts of who leaves with who takes over, sealed as they are, in the transaction of the leaving; one line of his account
 * says how many went to whom. What is neither new nor of a record that is found and that the heir may see is removed, and counted
 * in the same line.
 */
async function handDrafts(tx: Tx, ctx: Context, fromId: string, heir: Account): Promise<number> {
  const toId = heir.id;
  const { countyId } = ctx.actor;
  const drafts = await listDrafts(tx, countyId, fromId);
  let n = 0;
  for (const draft of drafts) {
    if (!(await isSeenBy(tx, ctx, heir, draft))) {
      await deleteDraft(tx, draft);
      continue;
    }
    n += 1;
    // The days of the county begin anew: the heir did not know of it before.
    await moveDraft(tx, { ...draft, accountId: toId, fromId, handedAt: ctx.at, savedAt: ctx.at });
  }
  if (drafts.length === 0) return 0;
  await record(
    tx,
    lineSaying({
      countyId,
      matterId: fromId,
      verb: 'drafts-handed',
      at: ctx.at,
      onDay: ctx.today,
      by: ctx.actor.id,
      byOrganisationId: ctx.actor.organisationId,
      detail: { n, secondId: toId, removed: drafts.length - n },
    }),
  );
  return n;
}

/** Which of the drafts are of a step that what they belong to is past, by the states alone; who may make it is asked where it is made. */
export async function pastDrafts(db: Db, countyId: number, drafts: readonly Draft[]): Promise<ReadonlySet<string>> {
  const steps = drafts.flatMap((draft) => {
    const subject = draftSubject(draft.form);
    if (subject === null || subject.kind === 'new' || subject.move === null) return [];
    const found = subject.kind === 'record' ? ofRecord(subject.number) : ofEntry(subject);
    return found === null || !knows(found.moves, subject.move) ? [] : [{ id: draft.id, move: subject.move, ...found }];
  });
  const states = await listStates(db, countyId, steps);
  const isPast = ({ table, key, move, moves }: (typeof steps)[number]) => {
    const state = states.get(`${table} ${key}`);
    return state === undefined || !(move in (moves[state] ?? {}));
  };
  return new Set(steps.filter(isPast).map(({ id }) => id));
}

type StateMoves = Readonly<Record<string, Readonly<Partial<Record<string, string>>>>>;

/** Whether the table knows the step at all: what is done beside the states is never past. */
function knows(moves: StateMoves, move: string): boolean {
  return Object.values(moves).some((own) => move in own);
}

const movesOf: Readonly<Record<MatterKind, StateMoves>> = {
  complaint: moves,
  tipoff: tipoffMoves,
  inquiry: inquiryMoves,
  enforcement: enforcementMoves,
};

function ofRecord(number: string) {
  const kind = parseMatterNumber(number)?.kind ?? null;
  return kind === null ? null : { table: kind, by: 'number' as const, key: number, moves: movesOf[kind] };
}

function ofEntry({ docket: name, id }: { docket: string; id: string }) {
  const docket = dockets.find((one) => one.name === name);
  return docket === undefined ? null : { table: name, by: 'id' as const, key: id, moves: docket.moves as StateMoves };
}

async function isSeenBy(tx: Tx, ctx: Context, heir: Account, { countyId, form }: Draft): Promise<boolean> {
  const actor = actorOfAccount(heir);
  const subject = draftSubject(form);
  if (subject === null) return false;
  if (subject.kind === 'new') return subject.what !== 'tipoff' || mayDo(actor, 'tipoff.file');
  if (subject.kind === 'record') return (await findAbout(tx, ctx, subject.number))?.isSeenBy(actor) === true;
  const docket = dockets.find(({ name }) => name === subject.docket);
  if (docket === undefined || !mayDo(actor, docket.read)) return false;
  const entry = await findEntry<DocketEntry>(tx, docket.name, countyId, { id: subject.id });
  return entry !== null && docket.maySee(actor, entry);
}

/** Removes what nobody has touched for the days of the county. */
export function sweepDrafts(db: Db, { countyId, days }: { countyId: number; days: number }, at: Date): Promise<number> {
  return transact(db, (tx) => deleteOldDrafts(tx, countyId, draftsEndBefore(at, days)));
}

/** What is being typed lies under the same ring as the reporters. Nobody's act, so no line of it. */
export const draftsUnderOlderKey: Sealing = { table: 'draft', of: 'older', batch: resealDrafts, why: null };
