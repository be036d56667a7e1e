/** What is counted beside the acts: kills in the middle of a fold and of a signature, and whether every cell is right afterwards. */
import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { uuidv7 } from 'uuidv7';
import { createDb } from '../../src/store/base/db.ts';
import { listCountyIds, listFigureFaults } from '../../src/store/figures/cells.ts';
import type { House } from './house.ts';

/** So long the follower is given to fold what was noted. */
const foldMs = 15_000;

/** How many cells are not what the matters say, and how many notes the follower left lying. */
export async function countMiscounted(house: House): Promise<number> {
  const { db } = createDb(house.owner, 1);
  try {
    const until = Date.now() + foldMs;
    let left = Infinity;
    while (left > 0 && Date.now() < until) {
      left = await house.look(async (client) => {
        const { rows } = await client.query<{ n: number }>('select count(*)::integer as n from figure_change');
        return rows[0]?.n ?? 0;
      });
      if (left > 0) await sleep(100);
    }
    let faults = 0;
    for (const countyId of [...(await listCountyIds(db)), null])
      faults += (await listFigureFaults(db, countyId, 100)).length;
    return faults + left;
  } finally {
    await db.destroy();
  }
}

/**
 * Holds rows or a table until a statement that begins with these words waits for them in the middle of its transaction, and gives the
 * process of it; null when none came.
 */
export async function heldInMidst(
  house: House,
  hold: string,
  waiting: string,
  then: (pid: number) => void,
): Promise<boolean> {
  return house.look((holder) =>
    // Within one transaction it would always be told of the same moment.
    house.look(async (watcher) => {
      await holder.query('begin');
      await holder.query(hold);
      const until = Date.now() + 6000;
      let pid: number | null = null;
      while (pid === null && Date.now() < until) {
        await sleep(10);
        pid = await waiterOf(watcher, waiting);
      }
      if (pid !== null) then(pid);
      // The server may be gone by now, and these connections with it.
      await holder.query('rollback').catch(() => undefined);
      return pid !== null;
    }),
  );
}

async function waiterOf(client: pg.Client, waiting: string): Promise<number | null> {
  const { rows } = await client.query<{ pid: number }>(
    `select pid from pg_stat_activity where wait_event_type = 'Lock' and query ilike '%' || $1 || '%' and pid <> pg_backend_pid()`,
    [waiting],
  );
  return rows[0]?.pid ?? null;
}

export interface Signers {
  centre: string;
  reviewer: string;
  signer: string;
}

/** A report that waits for its signature, and the press that signs it; sent again it is the same press. */
export async function reportToSign(
  url: string,
  { centre, reviewer, signer }: Signers,
): Promise<{ id: string; sign(): Promise<number> }> {
  const call = async (cookie: string, method: string, path: string, body?: object) => {
    const answer = await fetch(`${url}${path}`, {
      method,
      headers: { 'content-type': 'application/json', cookie },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(30_000),
    });
    return { status: answer.status, body: (await answer.json().catch(() => ({}))) as Record<string, unknown> };
  };
  const id = uuidv7();
  const year = new Date().getFullYear();
  const form = { id, kind: 'situation', from: `${year}-01-01`, to: `${year}-01-31` };
  const drafted = await call(centre, 'POST', '/api/work-reports', form);
  const entry = drafted.body['entry'] as { number: string } | undefined;
  if (entry === undefined) throw new Error(`No report was drafted: ${drafted.status} ${JSON.stringify(drafted.body)}`);
  const at = `/api/work-reports/${encodeURIComponent(entry.number)}`;
  const version = async () => ((await call(centre, 'GET', at)).body['entry'] as { version: number }).version;
  const press = async (cookie: string, move: string, input: object) => {
    const { status, body } = await call(cookie, 'POST', `${at}/${move}`, {
      version: await version(),
      clientId: uuidv7(),
      input,
    });
    if (status !== 200) throw new Error(`${move}: ${status} ${JSON.stringify(body)}`);
  };
  const { body } = await call(centre, 'GET', `${at}/reading`);
  const blanks = body['blanks'] as string[];
  if (blanks.length > 0) await press(centre, 'acknowledge', { names: blanks });
  await press(centre, 'send', {});
  await press(reviewer, 'review', {});
  const sent = { version: await version(), clientId: uuidv7(), input: {} };
  return { id, sign: async () => (await call(signer, 'POST', `${at}/sign`, sent)).status };
}

/** Whether the report is signed whole and once: its state, its one edition and its one line of the ledger. */
export async function isSignedOnce(house: House, id: string): Promise<boolean> {
  return house.look(async (client) => {
    const { rows } = await client.query<{ signed: boolean; editions: number; lines: number }>(
      `select r.signed_on is not null as signed,
        (select count(*)::integer from work_report_signing as s where s.report_id = r.id) as editions,
        (select count(*)::integer from ledger as l where l.matter_id = r.id and l.verb like '%sign%') as lines
       from work_report as r where r.id = $1`,
      [id],
    );
    const [row] = rows;
    return row !== undefined && row.signed && row.editions === 1 && row.lines === 1;
  });
}
