import { PgBoss, type DatabaseOptions } from 'pg-boss';
import { jobNames, type JobName } from '../domain/base/job.ts';
import { createDb, loggedOf } from '../store/base/db.ts';
import { grantQueue } from '../store/base/migrate.ts';
import { queueSchema, useJobSender } from '../store/base/queue.ts';
import { followDanger, followFigures, followSearch } from './follow.ts';
import { takeOverFormerQueue } from './former-queue.ts';
import { runJob, type JobDeps } from './run.ts';
import { watchUpkeep } from './watch-upkeep.ts';

/** The timetable, in the time of Asia/Shanghai: minute, hour, day, month, weekday. */
const timetable = {
  // What a change sends goes out at once; this finds what waited for the morning or for another try.
  'send-messages': '* * * * *',
  // Apart from what people are sent: a system of the county's that does not answer keeps nobody's code waiting.
  'send-hooks': '* * * * *',
  // Replies that have come due, and what waited for the line.
  'send-letters': '* * * * *',
  // Levels change with the day, so once an hour is often, and nobody is told at night.
  'watch-deadlines': '5 8-20 * * *',
  // An urgent instruction that waits a quarter of an hour for its acknowledgement is reminded of, by night too.
  'watch-instructions': '*/5 * * * *',
  // What is due soon or late is said in the morning, once a day.
  'watch-tasks': '35 8 * * *',
  // What stations and people owe by a day, once in the morning.
  'watch-obligations': '40 8 * * *',
  // Before anybody is at work, so that what came round stands on the list in the morning.
  'make-recurring-tasks': '15 6 * * *',
  // Who has not come, and who went without a note; the gaps of the next days are said once, in the morning.
  'watch-shifts': '*/5 * * * *',
  // A page that nobody answered goes on to the next, by night too; each sends its own turn as well, to the second.
  'watch-callouts': '* * * * *',
  // What a station left unanswered comes back on the morning after; the count of the evening is the day's.
  'watch-backlog': '20 * * * *',
  'recompute-deadlines': '10 0 * * *',
  // Sent by the act; this goes on with what a stop or a kill has cut off.
  'answer-incidents': '*/5 * * * *',
  'send-warnings': '*/5 * * * *',
  // What is public is held against its complaints and counted, hourly and whenever something of it changes.
  'refresh-publications': '25 * * * *',
  // What was done to somebody's account is told at once; this finds what was left.
  'tell-holds': '*/5 * * * *',
  'sweep-sessions': '20 3 * * *',
  // What strangers uploaded and did not hand in within an hour.
  'sweep-uploads': '*/10 * * * *',
  // Files that wait for the virus scanner; one that somebody opens is scanned at once.
  'scan-uploads': '* * * * *',
  // What a person starts goes on at once; this goes on with what a stop or a kill has cut off.
  'run-imports': '* * * * *',
  // Hands what was filed in the minute to those who read it, and what was filed before they were there.
  'read-matters': '* * * * *',
  // Begun at the start; this goes on with what a stop, a kill or the end of its ten minutes has cut off.
  'join-ledger': '10-59/15 * * * *',
  // Telephones of former versions, begun at the start likewise.
  'seal-persons': '5-59/15 * * * *',
  // What was written in the hour, in one number that is sent away.
  'seal-head': '2 * * * *',
  // Sent by the confirmation; this goes on with what a stop or a kill has cut off.
  'erase-matters': '5-59/15 * * * *',
  // Sent by the change and at the start; this moves what came later under an old class.
  'map-categories': '35 3 * * *',
  // The days of the register that are over; begun at the start, for those of before an upgrade.
  'count-register': '50 3 * * *',
  // Whoever presses goes through his batch himself; this goes on with what a stop or a kill has cut off.
  'run-bulks': '* * * * *',
} as const satisfies Record<JobName, string>;

const zone = 'Asia/Shanghai';
const schema = queueSchema;
/** How long work under way may take to come to a resting place when the program stops. */
const stopMilliseconds = 15_000;

export interface Clock {
  stop(): Promise<void>;
}

/** Starts the queue on the same database, with its tables, its timetable and a worker for each job. */
export async function startClock(deps: JobDeps): Promise<Clock> {
  const { connection, log } = deps;
  const boss = new PgBoss({
    ...(typeof connection === 'string' ? { connectionString: connection } : (connection as DatabaseOptions)),
    schema,
    application_name: 'hongdun-clock',
    max: 4,
    // One program looks after one county's queue; a note of itself twice a minute would be for nobody.
    registerInstance: false,
  });
  const stopping = new AbortController();
  boss.on('error', (error) => {
    // What its connections say while they are closed is no error.
    if (!stopping.signal.aborted) log.error(loggedOf(error), '后台任务队列出错');
  });
  try {
    await boss.start();
    for (const name of jobNames) {
      await boss.createQueue(name, { retryLimit: 5, retryBackoff: true, expireInSeconds: 15 * 60 });
      await boss.schedule(name, timetable[name], {}, { tz: zone });
    }
    await prepareQueue(deps, boss);
    // Many changes may have asked for the same work; one run does it for all of them.
    for (const name of jobNames)
      await boss.work(name, { batchSize: 500, pollingIntervalSeconds: 2 }, () => work(deps, name, stopping.signal));
  } catch (error) {
    await boss.stop({ graceful: false });
    throw error;
  }
  useJobSender(boss);
  // An import or a batch that a stop or a kill has cut off does not wait for the next minute.
  await boss.send('run-imports', {});
  await boss.send('run-bulks', {});
  await boss.send('join-ledger', {});
  await boss.send('seal-persons', {});
  await boss.send('map-categories', {});
  await boss.send('count-register', {});
  const following = [followDanger(deps), followFigures(deps.db, log), followSearch(deps.db, log), watchUpkeep(deps)];
  // A file of heads that the settings name since this start has the newest one at once.
  if ((deps.headPlaces?.file ?? null) !== null) await boss.send('seal-head', {});
  return {
    async stop() {
      useJobSender(null);
      stopping.abort();
      await Promise.all(following.map((one) => one.stop()));
      await boss.stop({ graceful: true, timeout: stopMilliseconds });
    },
  };
}

async function work(deps: JobDeps, name: JobName, signal: AbortSignal): Promise<void> {
  try {
    await runJob(deps, name, signal);
  } catch (error) {
    deps.log.error({ job: name, ...loggedOf(error as Error) }, '后台任务没有做完，会再做');
    throw error;
  }
}

/** What the owner does once the queue's tables stand: the program's role may only send, and what the former queue had left is sent. */
async function prepareQueue({ connection, log }: JobDeps, boss: PgBoss): Promise<void> {
  const { db, pool } = createDb(connection, 1);
  try {
    await grantQueue(pool, schema);
    const sent = await takeOverFormerQueue(pool, boss);
    if (sent > 0) log.info({ jobs: sent }, '旧的后台任务队列里没做完的，已转到新的队列');
  } finally {
    await db.destroy();
  }
}
