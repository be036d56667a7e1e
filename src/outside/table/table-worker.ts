/** The program that reads one table, and what it tells: what it read, or why not. It is started and ended by table-reader.ts. */
import { closeSync, openSync, readSync } from 'node:fs';
import { Refusal } from '../../domain/base/refusal.ts';
import { tableLimits } from '../../domain/exchange/import/table-limits.ts';
import { answerApart } from '../machine/apart.ts';
import { writeLines } from './table-lines.ts';
import type { TableAnswer, TableWork } from './table-reader.ts';
import { readSheets } from './xlsx.ts';
import { TooLarge } from './zip.ts';

const work = JSON.parse(process.argv[2] ?? '') as TableWork;

await answerApart(() =>
  (work.kind === 'workbook' ? readSheets(work.arrival) : writeLines(work.arrival, work.target, work.kind)).then(
    (read): TableAnswer => ({ read }),
    answerOf,
  ),
);

function answerOf(error: unknown): TableAnswer {
  if (error instanceof Refusal) return refused(error);
  if (error instanceof TooLarge)
    return refused(new Refusal('sheet-unpacks-too-far', { megabytes: tableLimits[work.kind].megabytes }));
  // A full disk is no fault of the table.
  if (typeof (error as NodeJS.ErrnoException).syscall === 'string')
    return { failed: { ...(error as NodeJS.ErrnoException), message: (error as Error).message } };
  // Whatever else a workbook is wrong in, it is one that nobody can read; who sent one is not told to save it as one.
  if (isPacked(work.arrival)) return refused(new Refusal('sheet-broken'));
  return refused(new Refusal(work.kind === 'workbook' ? 'workbook-type' : 'sheet-type'));
}

/** Whether it begins as every xlsx does. */
function isPacked(path: string): boolean {
  const file = openSync(path, 'r');
  try {
    const head = Buffer.alloc(4);
    readSync(file, head);
    return head.toString('latin1') === 'PK\x03\x04';
  } finally {
    closeSync(file);
  }
}

function refused({ code, facts }: Refusal): TableAnswer {
  return { refused: { code, facts } };
}
