import type { Logger } from 'pino';
import { trailKinds, type TrailKind } from '../domain/base/trail.ts';
import { noteForwarded } from '../actions/base/trail.ts';
import type { LogLine, LogLink } from '../outside/log/syslog.ts';
import { listAccounts } from '../store/county/account.ts';
import { findCountyFacts } from '../store/county/county.ts';
import { loggedOf, type Db } from '../store/base/db.ts';
import type { TrailRow } from '../store/base/schema.ts';
import { findForwarded, listTrailAfter, readTrailTide, type TrailTide } from '../store/base/trail.ts';

const everyMs = 1000;
const atOnce = 500;

export interface Forwarding {
  /** Sends what is due now; rejects when it cannot be sent, and sends it again the next time. */
  turn(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Sends the lines of the trail on, in their order and at least once: how far it came stands in the database, so that a stop, a kill
 * and a machine that does not answer only delay them.
 */
export function startForwarding(db: Db, link: LogLink, log: Logger, isTicking = true): Forwarding {
  let before: TrailTide | null = null;
  let isTroubled = false;
  let working: Promise<void> = Promise.resolve();

  const turn = async () => {
    const tide = await readTrailTide(db);
    // What was open when that line was the last is over: nothing with a lower number is still to come.
    const upTo = before !== null && tide.open >= before.next ? before.lastId : null;
    if (before === null || upTo !== null) before = tide;
    const county = upTo === null ? null : await findCountyFacts(db);
    if (upTo === null || county === null) return;
    const { countyId } = county.county;
    for (;;) {
      const after = (await findForwarded(db, countyId)) ?? 0;
      const rows = await listTrailAfter(db, countyId, { after, upTo }, atOnce);
      const last = rows.at(-1);
      if (last === undefined) return;
      const accounts = new Map((await listAccounts(db, countyId)).map((one) => [one.id, one]));
      await link.send(
        rows.map((row) => {
          const account = row.accountId === null ? undefined : accounts.get(row.accountId);
          return lineOf(row, account);
        }),
      );
      await noteForwarded(db, countyId, last.id);
    }
  };
  const guarded = async () => {
    try {
      await turn();
      if (isTroubled) log.info({}, '审计留痕又转发得出去了');
      isTroubled = false;
    } catch (error) {
      if (!isTroubled) log.error(loggedOf(error as Error), '审计留痕转发不出去，会再发');
      isTroubled = true;
    }
  };
  let isBusy = false;
  const timer = setInterval(() => {
    if (!isTicking || isBusy) return;
    isBusy = true;
    working = guarded().finally(() => {
      isBusy = false;
    });
  }, everyMs);
  timer.unref();
  return {
    turn,
    async stop() {
      clearInterval(timer);
      await working;
      link.close();
    },
  };
}

const warnings: ReadonlySet<string> = new Set<TrailKind>(['sign-in-failed', 'must-wait']);

function lineOf(row: TrailRow, account: { loginName: string; name: string; role: string } | undefined): LogLine {
  const { id, kind, at, who, verb, number, address, device, detail } = row;
  const zh = trailKinds[kind as TrailKind]?.zh ?? kind;
  const login = account?.loginName ?? who;
  const words = { id, zh, login, name: account?.name, role: account?.role, number, verb, address, device, detail };
  return { at, id: kind, isWarning: warnings.has(kind), words: JSON.stringify(words) };
}
