/**
 * 读表: each table from outside is read in a process of its own, one at a time, within limits of time and memory; it ends with the request
 * that brought the table. The pages answer meanwhile, whatever somebody has sent.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { Refusal, type RefusalCode } from '../../domain/base/refusal.ts';
import {
  tableLimits,
  type ListKind,
  type TableKind,
  type TableLimits,
} from '../../domain/exchange/import/table-limits.ts';
import type { RawSheet } from '../../domain/exchange/onboarding/onboarding.ts';
import type { FactOf } from '../../domain/refusals.ts';
import { readApart, scriptBeside, type Unread } from '../machine/apart.ts';
import type { StoredTable } from './table-lines.ts';

/** What is to be read: a long table into lines at the target, or a small workbook whole. */
export type TableWork = { kind: ListKind; arrival: string; target: string } | { kind: 'workbook'; arrival: string };
type Read<Work extends TableWork> = Work extends { kind: ListKind } ? StoredTable : RawSheet[];

export type TableAnswer =
  | { read: StoredTable | RawSheet[] }
  | { refused: { code: RefusalCode; facts: Readonly<Record<string, string | number>> } }
  | { failed: { message: string; code?: string | undefined; syscall?: string | undefined } };

type Limit = Pick<TableLimits, 'seconds' | 'memoryMegabytes'>;
type Limits = Readonly<Record<TableKind, Limit>>;

/** So long somebody waits for the table before his own. */
const patienceSeconds = 30;

const script = scriptBeside(import.meta.url, 'table-worker');

/** Reads tables one after another. */
export class TableReader {
  #last: Promise<void> = Promise.resolve();
  readonly #limits: Limits;

  constructor(limits: Limits = tableLimits) {
    this.#limits = limits;
  }

  /** Refuses what cannot be read; once the signal says that nobody waits any more, the reading ends. */
  async read<Work extends TableWork>(work: Work, signal?: AbortSignal): Promise<Read<Work>> {
    const before = this.#last;
    let resolve = () => {};
    this.#last = new Promise((done) => (resolve = done));
    try {
      await patiently(before);
      return (await readTable(work, this.#limits[work.kind], signal)) as Read<Work>;
    } finally {
      // Who gave up has not had his turn, and the next one's comes when it would have ended.
      void before.then(resolve);
    }
  }
}

async function patiently(turn: Promise<void>): Promise<void> {
  const come = new AbortController();
  const late = sleep(patienceSeconds * 1000, null, { signal: come.signal, ref: false });
  try {
    await Promise.race([
      turn,
      late.then(() => Promise.reject(new Refusal('sheet-busy', { seconds: patienceSeconds }))),
    ]);
  } finally {
    come.abort();
  }
}

async function readTable(work: TableWork, limit: Limit, signal?: AbortSignal): Promise<StoredTable | RawSheet[]> {
  const { seconds, memoryMegabytes: all } = limit;
  const told = [JSON.stringify(work)];
  const read = await readApart<TableAnswer>({ script, told, seconds, megabytes: { heap: all, all }, signal });
  if ('unread' in read) throw refusalOf(read.unread, limit);
  return taken(read.answer);
}

function refusalOf(why: Unread, { seconds, memoryMegabytes: megabytes }: Limit): Refusal {
  if (why === 'swelled') return new Refusal('sheet-too-heavy', { megabytes });
  // Nobody is there to read the sentence of a request that has ended.
  return why === 'left' ? new Refusal('invalid-input') : new Refusal('sheet-too-slow', { seconds });
}

function taken(answer: TableAnswer): StoredTable | RawSheet[] {
  if ('read' in answer) return answer.read;
  if ('failed' in answer) throw Object.assign(new Error(answer.failed.message), answer.failed);
  const { code, facts } = answer.refused;
  // Whoever threw it gave each fact that its sentence is filled with.
  throw new Refusal<RefusalCode>(code, facts as Readonly<Record<FactOf<RefusalCode>, string | number>>);
}
