/** What the lines of a platform's list make: complaints, tip-offs and inquiries, each by the same rule as every other filing. */
import type { Cells } from '../../domain/exchange/import/cell.ts';
import type { ImportRow, ImportRun } from '../../domain/exchange/import/import.ts';
import { Mapping } from '../../domain/exchange/import/mapping.ts';
import type { ToldKind } from '../../domain/matter/matter.ts';
import { readRow, type Row } from '../../domain/exchange/import/row.ts';
import { blankedRow } from '../../domain/exchange/import/verdict.ts';
import type { Announcement, Context } from '../base/context.ts';
import type { Taking } from './import-taking.ts';
import { decideLines, importedId, makeLines, type Decided } from './import-verdict.ts';

/** New matters are told to the screens no more often than this: each telling has every list read again. */
const tellEveryMs = 4_000;

export function takingOfMatters(ctx: Context, run: ImportRun): Taking<Row> {
  const mapping = Mapping.parse(run.mapping);
  return {
    lookedAtOnce: 200,
    writtenAtOnce: 40,
    read: (cells, blanked) => readLine(ctx, mapping, run.headers, { values: cells, blanked }),
    keyOf: ({ kind, platformNumber }, blanked) => (kind === 'wrong' && !blanked ? null : platformNumber),
    twice: refusedTwice,
    async take(tx, lines, isWriting) {
      const decided = await decideLines(tx, ctx, lines, mapping, isWriting);
      if (!isWriting) return decided.map((one) => rowOf(run, one));
      const made = await makeLines(tx, quiet(ctx), decided, mapping);
      return made.map((one) => ({ ...rowOf(run, one), done: true, number: one.number }));
    },
    told: () => Promise.resolve('新来的在中心等分送。'),
  };
}

function readLine(
  ctx: Context,
  mapping: Mapping,
  headers: readonly string[],
  { values, blanked }: { values: readonly string[]; blanked: boolean },
): Row {
  const cells: Cells = Object.fromEntries(headers.map((header, i) => [header, values[i] ?? '']));
  const idOf = (platformNumber: string, kind: ToldKind) => importedId(ctx.actor.countyId, platformNumber, kind);
  const row = readRow(cells, { mapping, categories: ctx.county.categories, at: ctx.at, idOf });
  return blanked ? { kind: 'wrong', platformNumber: row.platformNumber, wrong: blankedRow } : row;
}

function refusedTwice(row: Row, first: number): Row {
  if (row.kind === 'wrong') return row;
  return {
    kind: 'wrong',
    platformNumber: row.platformNumber,
    wrong: {
      zh: `编号和第 ${first} 行一样，一件只导入一行；请留下对的那一行。`,
      en: `The number stands in line ${first} already: keep the line that is right.`,
    },
  };
}

/** What is written down of the line. */
function rowOf({ countyId, id: runId }: ImportRun, { line, row, decision }: Decided): ImportRow {
  const { verdict, number, fields, reason } = decision;
  return {
    countyId,
    runId,
    line,
    platformNumber: row.platformNumber,
    verdict,
    done: false,
    number,
    operatorId: null,
    fields,
    reasonZh: reason?.zh ?? null,
    reasonEn: reason?.en ?? null,
  };
}

const told = new WeakMap<Context['db'], number>();

/** The same context, telling the screens of new matters now and then only. */
function quiet(ctx: Context): Context {
  const announce = (announcement: Announcement) => {
    const now = performance.now();
    if (now - (told.get(ctx.db) ?? -Infinity) < tellEveryMs) return;
    told.set(ctx.db, now);
    ctx.announce(announcement);
  };
  return { ...ctx, announce };
}
