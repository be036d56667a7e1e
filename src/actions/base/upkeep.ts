/** What is seen of machine and database, gathered for the page, for /readyz and for /metrics alike. */
import { answersOf, availabilityOf, type AnswersLook } from '../../domain/base/status/answers.ts';
import { statusFindings } from '../../domain/base/status/status-findings.ts';
import { findingsOf, type Finding, type Machine, type UpkeepLook } from '../../domain/base/upkeep.ts';
import { defaultBackupHours } from '../../domain/law/local-limits.ts';
import { findCountyFacts } from '../../store/county/county.ts';
import { listBegunImports, type BegunImport } from '../../store/base/shared/begun-imports.ts';
import { findUpkeep } from '../../store/base/upkeep.ts';
import { findAnswers, findHeard, keepAnswers } from '../../store/base/shared/answers.ts';
import { measureClock } from '../../store/base/shared/around.ts';
import { outageOf, type Db, type Probe } from '../../store/base/db.ts';
import { countOpenPersons } from './seal-persons.ts';

interface Deps {
  db: Db;
  probe: Pick<Probe, 'ask' | 'write'>;
  machine: Machine;
  now: () => Date;
}

export interface Upkeep {
  look: UpkeepLook;
  findings: Finding[];
  /** Whether the database has said what it counts: it may be away, or too busy to. */
  isCounted: boolean;
  /** Rows of an earlier version with numbers that are not sealed yet; null while nobody can tell. */
  openPersons: number | null;
}

/** Who asks every second gets the answer of this second: a write to the disk is not free. */
const goodForMs = 2000;
/** That the database did not answer was asked without a write, and is mostly over before anybody asks again. */
const awayForMs = 100;
/** What is only counted besides keeps nobody waiting who asks whether the program works. */
const countedWithinMs = 300;
/** Who has not gone on with it in a week does not want it any more. */
const cutToldMs = 7 * 86_400_000;
const longestImportMs = 3_600_000;
const counting = new WeakMap<Db, Promise<number>>();
const lately = new WeakMap<Machine, { until: number; upkeep: Promise<Upkeep> }>();

export function lookAtUpkeep(deps: Deps): Promise<Upkeep> {
  const known = lately.get(deps.machine);
  const at = performance.now();
  if (known !== undefined && at < known.until) return known.upkeep;
  const one = { until: at + goodForMs, upkeep: lookNow(deps) };
  lately.set(deps.machine, one);
  const endSoon = () => (one.until = performance.now() + awayForMs);
  void one.upkeep.then(({ look }) => look.database.answers || endSoon(), endSoon);
  return one.upkeep;
}

async function lookNow(deps: Deps): Promise<Upkeep> {
  const { db, probe, machine } = deps;
  const now = deps.now();
  const [seen, answers] = await Promise.all([machine.look(), isDone(probe.ask())]);
  const toldSince = new Date(now.getTime() - cutToldMs);
  const takesRows = answers && (await isDone(probe.write()));
  const [told, openPersons] = answers
    ? await Promise.all([
        soon(Promise.all([findUpkeep(db, now), findCountyFacts(db), listBegunImports(db, toldSince)])),
        soon(countOnce(db)),
      ])
    : [null, null];
  // By itself, so that it waits for no connection that counts.
  const clock = answers ? await soon(measureClock(db)) : null;
  const counted = told?.[0] ?? {
    oldestWaitingAt: null,
    waitingMessages: 0,
    failedMessages: 0,
    unconfirmedMessages: 0,
    failingWays: [],
    ledgerCheck: null,
    head: null,
    oldestJob: null,
    failedJobs: 0,
    instances: [],
    longestReader: null,
    unfolded: { n: 0, failingSince: null },
  };
  const { startedAt, version } = machine;
  const certificateEndsAt = machine.certificateEndsAt();
  const isCounted = told !== null;
  const cutImports = cutOf(told?.[2] ?? [], machine, now);
  const database = { answers, takesRows, isCounted, ...counted, cutImports, clock };
  const look = { ...seen, startedAt, version, certificateEndsAt, database };
  const hours = told?.[1]?.county.limits.backupHours ?? defaultBackupHours;
  const findings = [...findingsOf(look, now, hours), ...statusFindings(look, now)];
  return { look, findings, isCounted, openPersons };
}

/** Of a program that is no more; of one of another machine that is known only when nothing takes so long any more. */
function cutOf(begun: readonly BegunImport[], { isGone }: Machine, now: Date): Date[] {
  const isCut = ({ process, at }: BegunImport) => isGone(process) || now.getTime() - at.getTime() > longestImportMs;
  return begun.filter(isCut).map(({ at }) => at);
}

/** One count at a time: a database that is slow is not asked again every two seconds until the pool is all in use. */
function countOnce(db: Db): Promise<number> {
  const known = counting.get(db);
  if (known !== undefined) return known;
  const n = countOpenPersons({ db }).finally(() => counting.delete(db));
  counting.set(db, n);
  return n;
}

/** Null where the database is away, or where the pool is all in use: the readiness must not wait for it. */
async function soon<T>(counting: Promise<T>): Promise<T | null> {
  const late = new Promise<null>((tell) => setTimeout(() => tell(null), countedWithinMs).unref());
  try {
    return await Promise.race([counting, late]);
  } catch (error) {
    if (outageOf(error) === null) throw error;
    return null;
  }
}

function isDone(work: Promise<void>): Promise<boolean> {
  return work.then(
    () => true,
    () => false,
  );
}

/** How fast was answered, and when a filing could be taken; not with each look, which `/readyz` asks for every second. */
export async function lookAtAnswers(db: Db, now: Date): Promise<AnswersLook> {
  return answersOf(await findAnswers(db, now), now);
}

/** Null before anything was counted, and while the database does not tell. */
export async function availableShare(db: Db, now: Date): Promise<number | null> {
  const heard = await findHeard(db, now).catch((error: unknown) => {
    if (outageOf(error) === null) throw error;
    return null;
  });
  const availability = heard === null ? null : availabilityOf(heard.runs, heard.since, now);
  return availability === null || availability.slots === 0 ? null : availability.heard / availability.slots;
}

/** Writes what this program has answered since, and that it was there; where nothing stops a filing. */
export async function noteAnswers(
  db: Db,
  { machine, findings, at }: Pick<Upkeep, 'findings'> & { machine: Machine; at: Date },
): Promise<void> {
  const { program, samples, written } = machine.answers;
  const counted = samples(at);
  await keepAnswers(
    db,
    { program, samples: counted },
    { at, isTaking: findings.every(({ level }) => level !== 'stop') },
  );
  written(counted, at);
}
