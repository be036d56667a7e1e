/**
 * Looks twice a minute how machine and program stand and tells whom the administrator chose. It runs beside the queue, since a queue that
 * stands still is one of the things to be told; and while the database takes nothing it tells past the outbox, once.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { uuidv7 } from 'uuidv7';
import type { Context } from '../actions/base/context.ts';
import { lookAtUpkeep, noteAnswers, type Upkeep } from '../actions/base/upkeep.ts';
import { listAlerted, tellAlerts, tellOutageOver, type Alerted } from '../actions/matter/alert/alert.ts';
import { endGone } from '../actions/matter/upkeep/upkeep-work.ts';
import { listAskers, type Asker } from '../actions/matter/hook/hook.ts';
import { senderOf } from '../actions/matter/message.ts';
import type { Finding, Machine } from '../domain/base/upkeep.ts';
import { steadyMs } from '../domain/matter/alert/alert.ts';
import { alertWords } from '../domain/matter/alert/alert-words.ts';
import type { HookLetter } from '../domain/matter/hook/hook.ts';
import { loggedOf, type Probe } from '../store/base/db.ts';
import { findCountyFacts } from '../store/county/county.ts';
import { follow, type Following } from './follow.ts';
import { contextIn, type JobDeps } from './run.ts';
import { sendThese } from './send-messages.ts';

const everyMs = 30_000;
/** A gateway that does not answer keeps nobody from looking: what is not sent by then the queue sends. */
const sentWithinMs = 5000;

export function watchUpkeep(deps: JobDeps): Following {
  const { probe, machine, log } = deps;
  if (probe === undefined || machine === undefined) return { stop: () => Promise.resolve() };
  const watch = new UpkeepWatch({ ...deps, probe, machine });
  const following = follow(log, '系统状态没有看成，过半分钟再看', (signal) => watch.look(signal), everyMs);
  return {
    async stop() {
      await following.stop();
      await watch.sent();
    },
  };
}

type WatchDeps = JobDeps & { probe: Pick<Probe, 'ask' | 'write'>; machine: Machine };

/** Whom an outage is told to, as known from the last time that the database answered. */
interface Known {
  countyId: number;
  sender: string;
  alerted: readonly Alerted[];
  systems: readonly Asker[];
}

/** Sent past the outbox, under one id however often it is tried. */
interface Letter {
  channel: 'sms' | 'email' | 'hook';
  id: string;
  to: string;
  text: string;
}

export class UpkeepWatch {
  readonly #deps: WatchDeps;
  readonly #now: () => Date;
  #known: Known | null = null;
  /** Since when nothing can be written; null while it can. */
  #awaySince: Date | null = null;
  /** What has not gone out of an outage yet; null while nothing was to be told of one. */
  #unsent: Letter[] | null = null;
  /** Since when it was out, of one that this program told and could leave no mark of. */
  #unmarkedSince: Date | null = null;
  /** A program that was ended while the database was away may have left its mark. */
  #mayBeMarked = true;
  readonly #sentWithinMs: number;
  /** What a look has begun to send, and has not waited for. */
  readonly #sending = new Set<Promise<void>>();

  constructor(deps: WatchDeps, within: number = sentWithinMs) {
    this.#deps = deps;
    this.#sentWithinMs = within;
    this.#now = deps.now ?? (() => new Date());
  }

  async look(signal: AbortSignal): Promise<void> {
    const { db, probe, machine } = this.#deps;
    // Of its own: what was seen two seconds ago is for who asks every second.
    const upkeep = await lookAtUpkeep({ db, probe, machine: { ...machine }, now: this.#now });
    const away = upkeep.findings.find(({ code }) => code === 'database' || code === 'rows');
    if (away === undefined) {
      await noteAnswers(db, { machine, findings: upkeep.findings, at: this.#now() });
      return this.#tell(upkeep, signal);
    }
    await this.#tellAway(away);
  }

  async #tell(upkeep: Upkeep, signal: AbortSignal): Promise<void> {
    const { db, machine } = this.#deps;
    const county = await findCountyFacts(db);
    if (county === null) return;
    const ctx = contextIn(this.#deps, county, this.#now());
    const back = await this.#tellBack(ctx);
    const { host, isGone } = machine;
    if (this.#known === null) await endGone(db, county.county.countyId, { isGone, at: ctx.at });
    const { database } = upkeep.look;
    // Who works beside this one is counted in the database too.
    const hosts = upkeep.isCounted ? [host, ...database.instances.map((one) => one.host)] : null;
    const told = await tellAlerts(ctx, upkeep, { host, hosts });
    const { countyId } = county.county;
    const systems = await listAskers(db, countyId, 'alert');
    this.#known = { countyId, sender: senderOf(ctx), alerted: await listAlerted(db, countyId), systems };
    // Where they are, and what signs it, is not to be read while the database is away.
    for (const { to } of systems) await this.#deps.channels.hook?.prepare?.(to);
    await this.#sendSome(ctx, [...back, ...told], signal);
  }

  /** The queue that sends what is written may be what is told of: these go out from here, and what waits before them stays the queue's. */
  async #sendSome(ctx: Context, ids: readonly string[], signal: AbortSignal): Promise<void> {
    if (ids.length === 0) return;
    const ended = AbortSignal.any([signal, AbortSignal.timeout(this.#sentWithinMs)]);
    const { channels, log } = this.#deps;
    const sending = sendThese(ctx, channels, ids, this.#now, ended)
      .catch((error: unknown) => log.error(loggedOf(error as Error), '告警没有马上发出去，发件箱会再发'))
      .finally(() => this.#sending.delete(sending));
    this.#sending.add(sending);
    await Promise.race([sending, sleep(this.#sentWithinMs, undefined, { ref: false })]);
  }

  /** When all that was begun has been answered or given up. */
  async sent(): Promise<void> {
    await Promise.all(this.#sending);
  }

  /** The database is there again: who told that it was away has it told by the outbox. */
  async #tellBack(ctx: Context): Promise<string[]> {
    this.#awaySince = null;
    this.#unsent = null;
    if (!this.#mayBeMarked) return [];
    const { host, outage: mark } = this.#deps.machine;
    const since = (await mark.end(host)) ?? this.#unmarkedSince;
    let told: string[] = [];
    try {
      if (since !== null) told = await tellOutageOver(ctx, outage, since);
    } catch (error) {
      // It went away again: whoever finds the mark next says that it is good.
      if (since !== null) await mark.begin({ host, since });
      throw error;
    }
    this.#unmarkedSince = null;
    this.#mayBeMarked = false;
    return told;
  }

  async #tellAway(found: Finding): Promise<void> {
    const at = this.#now();
    this.#awaySince ??= at;
    this.#mayBeMarked = true;
    const known = this.#known;
    if (known === null || at.getTime() - this.#awaySince.getTime() < steadyMs.stop) return;
    this.#unsent ??= await this.#begin(known, found, this.#awaySince);
    // The network may be what broke: what has not gone is tried at each look until it went, or the outbox is there again.
    const left = await Promise.all(this.#unsent.map(async (one) => ((await this.#isGone(one)) ? [] : [one])));
    this.#unsent = left.flat();
  }

  /** What this program tells of the outage: nothing where another has told it. */
  async #begin({ sender, alerted, systems, countyId }: Known, found: Finding, since: Date): Promise<Letter[]> {
    const { host, outage: mark } = this.#deps.machine;
    const fate = await mark.begin({ host, since });
    if (fate === 'there') return [];
    if (fate === 'unwritten') this.#unmarkedSince = since;
    const text = `${sender}系统告警（办不了件）：${alertWords[found.code].name.zh}：${found.zh}。请到机器上看 hongdun status。`;
    return [
      ...alerted.flatMap(({ channel, to }) => (channel === 'app' ? [] : [{ channel, id: uuidv7(), to, text }])),
      ...systems.map(({ to }) => ({ channel: 'hook' as const, ...letterTo(to, found, countyId, this.#now()) })),
    ];
  }

  /** Each by itself: one that fails keeps none from the others. */
  async #isGone({ channel, ...message }: Letter): Promise<boolean> {
    try {
      await this.#deps.channels[channel]?.send(message);
      return true;
    } catch (error) {
      this.#deps.log.error({ channel, ...loggedOf(error as Error) }, '数据库停了，告警没有发出去，半分钟以后再发');
      return false;
    }
  }
}

/** What is kept of it afterwards, whichever of the two it was. */
const outage: Finding = {
  code: 'database',
  level: 'stop',
  zh: '数据库没有回答，或者存不进东西',
  en: 'The database did not answer, or took nothing',
};

function letterTo(to: string, { code, level, zh }: Finding, countyId: number, at: Date) {
  const id = uuidv7();
  const letter: HookLetter = {
    id,
    event: 'alert',
    at: at.toISOString(),
    countyId,
    kind: 'machine',
    number: code,
    state: 'begun',
    officeId: null,
    level,
    zh,
  };
  return { id, to, text: JSON.stringify(letter) };
}
