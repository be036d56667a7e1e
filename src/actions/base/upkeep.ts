/** What is seen of machine and database, gathered for the page, for /readyz and for /metrics alike. */
import {
  defaultBackupHours,
  findingsOf,
  type Finding,
  type Machine,
  type UpkeepLook,
} from '../../domain/base/upkeep.ts';
import { findCountyFacts } from '../../store/county/county.ts';
import { findUpkeep } from '../../store/base/upkeep.ts';
import { outageOf, type Db, type Probe } from '../../store/base/db.ts';

interface Deps {
  db: Db;
  probe: Pick<Probe, 'ask' | 'write'>;
  machine: Machine;
  now: () => Date;
}

export interface Upkeep {
  look: UpkeepLook;
  findings: Finding[];
}

/** Who asks every second gets the answer of this second: a write to the disk is not free. */
const goodForMs = 2000;
/** What is only counted besides keeps nobody waiting who asks whether the program works. */
const countedWithinMs = 300;
const lately = new WeakMap<Machine, { at: number; upkeep: Promise<Upkeep> }>();

export function lookAtUpkeep(deps: Deps): Promise<Upkeep> {
  const known = lately.get(deps.machine);
  const at = performance.now();
  if (known !== undefined && at - known.at < goodForMs) return known.upkeep;
  const upkeep = lookNow(deps);
  lately.set(deps.machine, { at, upkeep });
  return upkeep;
}

async function lookNow(deps: Deps): Promise<Upkeep> {
  const { db, probe, machine } = deps;
  const now = deps.now();
  const [seen, answers] = await Promise.all([machine.look(), isDone(probe.ask())]);
  const takesRows = answers && (await isDone(probe.write()));
  const told = answers ? await countNow(db, now) : null;
  const counted = told?.[0] ?? { oldestWaitingAt: null, failedMessages: 0, unconfirmedMessages: 0, ledgerCheck: null };
  const { startedAt, version } = machine;
  const look = { ...seen, startedAt, version, database: { answers, takesRows, ...counted } };
  return { look, findings: findingsOf(look, now, told?.[1]?.county.limits.backupHours ?? defaultBackupHours) };
}

/** Null where the database is away, or where the pool is all in use: the readiness must not wait for it. */
async function countNow(db: Db, now: Date) {
  const late = new Promise<null>((tell) => setTimeout(() => tell(null), countedWithinMs).unref());
  try {
    return await Promise.race([Promise.all([findUpkeep(db, now), findCountyFacts(db)]), late]);
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
