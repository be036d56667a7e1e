/** What PostgreSQL of which version answers, asked first of all: one that is too old, lets nobody in or does not come is said in a sentence. */
import type pg from 'pg';
import { StartFault } from '../../../domain/base/start/start-fault.ts';
import { outageOf } from '../db.ts';

const oldestServer = 170_000;
/** What PostgreSQL says while it starts or recovers. */
const stillStarting = '57P03';

/** Whoever waits says so, and may be told to stop. */
interface Waiting {
  say: (line: string) => void;
  goOn: () => void;
}

export async function demandVersion(pool: pg.Pool, isForeign: boolean, life: Waiting): Promise<void> {
  const version = await askVersion(pool, { isForeign, life, ...patience });
  if (version < oldestServer) throw new StartFault('database-old', { version: Math.floor(version / 10_000) });
}

/** The embedded server is started again at once where it died; of one that is not there by then the files are gone. */
const patience = { pauseMs: 2000, awayMs: 60_000 };

/** A server that is still recovering from a crash is waited for; one of DATABASE_URL that is not there is a wrong setting. */
export async function askVersion(
  pool: Pick<pg.Pool, 'query'>,
  { isForeign, life, pauseMs, awayMs }: { isForeign: boolean; life: Waiting } & typeof patience,
): Promise<number> {
  for (const since = performance.now(); ;) {
    try {
      const { rows } = await pool.query<{ version: number }>(
        "select current_setting('server_version_num')::int as version",
      );
      return rows[0]?.version ?? 0;
    } catch (error) {
      const { code = (error as Error).message } = error as { code?: string };
      const isWaitedFor = !isForeign && outageOf(error) !== null && performance.now() - since < awayMs;
      if (code !== stillStarting && !isWaitedFor)
        throw new StartFault(awayCodeOf(code, isForeign), { why: code }, { cause: error });
      life.say('数据库正在恢复，请稍候……(The database is recovering…)');
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
      life.goOn();
    }
  }
}

/** Whoever refuses the user, the password or the name is told of it, for that may be a wrong setting. */
function awayCodeOf(
  code: string,
  isForeign: boolean,
): 'database-crowded' | 'embedded-away' | 'database-refused' | 'database-away' {
  if (code === '53300') return 'database-crowded';
  if (!isForeign) return 'embedded-away';
  return /^(?:28\w{3}|3D000)$/u.test(code) ? 'database-refused' : 'database-away';
}
