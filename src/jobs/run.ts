import type pg from 'pg';
import type { Logger } from 'pino';
import { uuidv7 } from 'uuidv7';
import { contextAt, type Announcement, type Context } from '../actions/base/context.ts';
import { joinLedger, mostMilliseconds } from '../actions/base/join-ledger.ts';
import { stateRows } from '../actions/base/state-rows.ts';
import { readMatters } from '../actions/matter/reading.ts';
import { watchAwaited } from '../actions/command/awaited.ts';
import { proveSentNotices } from '../actions/complaint/sent-notice.ts';
import { countBacklog } from '../actions/command/backlog.ts';
import { lapseOffers } from '../actions/firm/offer.ts';
import { pageWaiting } from '../actions/command/callout.ts';
import { hearFiled } from '../actions/command/heard-danger.ts';
import { nudgeWaiting } from '../actions/command/instruction.ts';
import { returnLate } from '../actions/command/redispatch.ts';
import { tellGaps } from '../actions/command/roster.ts';
import { watchShifts } from '../actions/command/shift.ts';
import { eraseMatters } from '../actions/desk/erasure.ts';
import { mapCategories } from '../actions/desk/category-mapping.ts';
import { bulkKinds } from '../actions/desk/bulk-kinds.ts';
import { runBulks } from '../actions/matter/bulk/bulk.ts';
import { countPastDays } from '../actions/desk/register-days.ts';
import { books, readersWith } from '../actions/desk/readers.ts';
import { followers } from '../actions/desk/followers.ts';
import { remarkedDockets } from '../domain/desk/dockets.ts';
import { tellPrivacyDue } from '../actions/desk/privacy.ts';
import { answerIncidents } from '../actions/incident/answering.ts';
import { openLastMonth, tellMonthsDue } from '../actions/report/month-closing.ts';
import { draftScheduled } from '../actions/report/template.ts';
import { openCaseWaits } from '../actions/supervision/enforcement/awaited.ts';
import { tellReviewsDue } from '../actions/supervision/clause/due.ts';
import { forgetParts } from '../actions/supervision/survey/citizen-answers.ts';
import { tellSurveysDue } from '../actions/supervision/survey/due.ts';
import { tellGuidancesDue } from '../actions/supervision/guidance/due.ts';
import { carryOldFlags } from '../actions/supervision/inspection/old-flags.ts';
import { tellInspectionsDue } from '../actions/supervision/inspection/due.ts';
import { tellSamplingsDue } from '../actions/supervision/sampling/due.ts';
import { tellAppraisalsDue } from '../actions/incident/incident.ts';
import { refreshPublications } from '../actions/publicity/publication/round.ts';
import { sendWarnings } from '../actions/publicity/warning/call.ts';
import { raiseTrends } from '../actions/publicity/warning/trend.ts';
import { tellObligations } from '../actions/station/due-dates.ts';
import { warnOfLateMilestones } from '../actions/steering/plan.ts';
import { makeRecurringTasks } from '../actions/steering/recurrence.ts';
import { nudgeDueTasks } from '../actions/steering/task.ts';
import { holdings } from '../actions/desk/holdings.ts';
import type { Actor } from '../domain/base/actor.ts';
import { dayOf } from '../domain/base/calendar.ts';
import type { Line, LineBelow } from '../domain/exchange/letter-exchange.ts';
import type { JobName } from '../domain/base/job.ts';
import type { Machine } from '../domain/base/upkeep.ts';
import type { Keyring } from '../domain/base/keyring.ts';
import type { Files, Scanner } from '../outside/files.ts';
import { readAlarm, readFacts } from '../outside/seeds.ts';
import type { Tables } from '../outside/spreadsheet.ts';
import type { Channels } from '../outside/sms.ts';
import { findCountyFacts, forgetCountyFacts, type CountyFacts } from '../store/county/county.ts';
import type { Db, Probe } from '../store/base/db.ts';
import { recomputeDeadlines } from './recompute-deadlines.ts';
import { runImports } from './run-imports.ts';
import { sealHead, type HeadPlaces } from './seal-head.ts';
import { sealOpen } from './seal-open.ts';
import { sendLetters } from './send-letters.ts';
import { sendHooks, sendMessages } from './send-messages.ts';
import { scanUploads } from './scan-uploads.ts';
import { sweepSessions, sweepUploads } from './sweep-sessions.ts';
import { tellHolds } from '../actions/matter/tell-holds.ts';
import { watchDeadlines } from './watch-deadlines.ts';

/** What the clock's work needs of the rest of the program. */
export interface JobDeps {
  db: Db;
  /** The database as its owner, who may make the queue's own tables. */
  connection: string | pg.PoolConfig;
  log: Logger;
  channels: Channels;
  /** Whether the gateway of text messages says what became of each; left out, what it took is all that is known. */
  tellsArrival?: boolean;
  files: Files;
  keyring: Keyring;
  tables: Tables;
  /** Where the heads of the ledger are sent; nowhere unless told. */
  headPlaces?: HeadPlaces;
  /** The virus scanner; none where the machine has connected none. */
  scanner?: Scanner | null;
  /** What it runs on; left out where nobody keeps it. */
  probe?: Pick<Probe, 'ask' | 'write'>;
  machine?: Machine;
  /** Where citizens reach the pages, for links in messages. */
  publicUrl?: string;
  /** The line to the network above; none while the county has connected none. */
  line?: Line | null;
  /** The lines to the counties below, each with its own key. */
  below?: readonly LineBelow[];
  now?: () => Date;
  announce?: (announcement: Announcement) => void;
}

interface Run {
  ctx: Context;
  deps: JobDeps;
  now: () => Date;
  /** Aborted when the program stops: the work ends at its next resting place and goes on after the next start. */
  signal: AbortSignal;
}

/** How many redispatches are brought back in one transaction. */
const mostReturned = 200;

/** Which job does what. Each may run twice or be cut off anywhere: it looks at what is there before it acts. */
const handlers = {
  // What was taken proves what was told by it.
  'send-messages': async ({ ctx, deps, now, signal }) => {
    await sendMessages(ctx, deps.channels, now, signal);
    await proveSentNotices(contextAt(ctx, now()), signal, deps.tellsArrival);
  },
  'send-hooks': ({ ctx, deps, now, signal }) => sendHooks(ctx, deps.channels, now, signal),
  'send-letters': ({ ctx, deps, now, signal }) =>
    sendLetters(ctx, { line: deps.line ?? null, below: deps.below ?? [] }, now, signal),
  'watch-deadlines': ({ ctx, signal }) => watchDeadlines(ctx, signal),
  // Reminds of every instruction that nobody acknowledged or that is late.
  'watch-instructions': ({ ctx }) => nudgeWaiting(ctx),
  // Reminds of every task whose day is near or past, and of every milestone of a plan that is late.
  'watch-tasks': async ({ ctx }) => {
    await nudgeDueTasks(ctx);
    await warnOfLateMilestones(ctx);
  },
  // Says in the morning which days of stations and people are near or past, and what waits for whom.
  // What is complained of more than before is put on the list of trends.
  'watch-obligations': async ({ ctx }) => {
    await tellObligations(ctx);
    await tellPrivacyDue(ctx);
    await tellAppraisalsDue(ctx);
    await lapseOffers(ctx);
    await openCaseWaits(ctx);
    await watchAwaited(ctx);
    await tellSamplingsDue(ctx);
    await tellInspectionsDue(ctx);
    await carryOldFlags(ctx);
    await tellReviewsDue(ctx);
    await tellGuidancesDue(ctx);
    await tellSurveysDue(ctx);
    await tellMonthsDue(ctx);
    await forgetParts(ctx);
    await raiseTrends(ctx);
  },
  // Sets the tasks of every turn that has come, and drafts the reports of the period that is over.
  'make-recurring-tasks': async ({ ctx }) => {
    await makeRecurringTasks(ctx);
    await draftScheduled(ctx);
    await openLastMonth(ctx);
  },
  // Reminds of who has not come or went without a note, and in the morning of days that nobody keeps.
  'watch-shifts': async ({ ctx }) => {
    await watchShifts(ctx);
    await tellGaps(ctx);
  },
  // Rings for what was filed and nobody has heard yet, should its follower not have come to it; then the next for what nobody has answered.
  'watch-callouts': async ({ ctx, signal }) => {
    await hearFiled(ctx, await readAlarm(), signal);
    await pageWaiting(ctx);
  },
  // Brings back what stations left unanswered, then writes down what the backlog is; the last count of a day is the day's.
  'watch-backlog': async ({ ctx, signal }) => {
    while (!signal.aborted && (await returnLate(ctx, mostReturned)) === mostReturned);
    await countBacklog(ctx);
  },
  'recompute-deadlines': ({ ctx, signal }) => recomputeDeadlines(ctx, signal),
  'answer-incidents': ({ ctx, signal }) => answerIncidents(ctx, signal),
  'send-warnings': ({ ctx, deps, signal }) => sendWarnings(ctx, deps.publicUrl ?? '', signal),
  'refresh-publications': ({ ctx, signal }) => refreshPublications(ctx, signal),
  'tell-holds': ({ ctx }) => tellHolds(ctx),
  'sweep-sessions': ({ ctx, deps, signal }) => sweepSessions(ctx, deps, signal),
  'sweep-uploads': ({ ctx, deps }) => sweepUploads(ctx, deps),
  'scan-uploads': ({ ctx, deps, signal }) => scanUploads(ctx, deps, signal),
  'run-imports': ({ ctx, deps, signal }) => runImports(ctx, deps, signal),
  'read-matters': ({ ctx, now, signal }) => {
    const until = now().getTime() + mostMilliseconds;
    const readers = readersWith({ facts: readFacts });
    return readMatters(ctx, { readers, books, signal, isOver: () => now().getTime() >= until });
  },
  // Brings the chains from before the ledger had its key of today under it, and has it say what the rows from before it did are.
  'join-ledger': async ({ ctx, now, signal }) => {
    const until = now().getTime() + mostMilliseconds;
    if (await joinLedger(ctx, now, signal, until)) await stateRows(ctx, now, signal, until);
  },
  // Seals what former versions left in the open.
  'seal-persons': ({ ctx, now, signal }) => sealOpen(ctx, now, signal),
  'seal-head': ({ ctx, deps: { headPlaces, channels, line = null, log }, now, signal }) =>
    sealHead(ctx, { places: headPlaces ?? { file: null, mail: null }, email: channels.email, line, log }, now, signal),
  'erase-matters': ({ ctx, deps, signal }) => eraseMatters(ctx, deps.files, signal),
  'map-categories': ({ ctx, signal }) => mapCategories(ctx, books, signal),
  'count-register': ({ ctx, signal }) => countPastDays(ctx, signal),
  'run-bulks': ({ ctx, signal }) => runBulks(ctx, bulkKinds, signal),
} as const satisfies Record<JobName, (run: Run) => Promise<unknown>>;

/** Runs one job as the system. Before the county is set up there is nothing to do. */
export async function runJob(
  deps: JobDeps,
  name: JobName,
  signal: AbortSignal = new AbortController().signal,
): Promise<void> {
  const now = deps.now ?? (() => new Date());
  // The job may have been sent because these facts changed, perhaps by another process.
  forgetCountyFacts(deps.db);
  const county = await findCountyFacts(deps.db);
  if (county === null) return;
  await handlers[name]({ ctx: contextIn(deps, county, now()), deps, now, signal });
}

/** What a follower needs of the rest of the program. */
export type HearingDeps = Pick<JobDeps, 'db' | 'log' | 'keyring' | 'now' | 'announce'>;

/** Hears what was filed a moment ago; the facts of the county may be some seconds old. */
export async function hearNow(deps: HearingDeps, signal: AbortSignal): Promise<void> {
  const county = await findCountyFacts(deps.db);
  if (county === null) return;
  await hearFiled(contextIn(deps, county, deps.now?.() ?? new Date()), await readAlarm(), signal);
}

/** The system, at an instant. */
export function contextIn(
  { db, keyring, announce = () => undefined }: HearingDeps,
  county: CountyFacts,
  at: Date,
): Context {
  return {
    db,
    actor: systemOf(county.county.countyId),
    at,
    today: dayOf(at),
    county,
    newId: () => uuidv7(),
    keyring,
    announce,
    followers,
    remarkedDockets,
    holdings,
  };
}

function systemOf(countyId: number): Actor {
  return { countyId, id: 'system', name: '系统', role: 'system', organisationId: null, stationId: null };
}
