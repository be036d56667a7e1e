/** 旧台账导入: what the lines of an old ledger make. The same line again makes nothing, and nothing that somebody has touched is changed. */
import type { Cells } from '../../domain/exchange/import/cell.ts';
import type { ImportRow, ImportRun, Verdict } from '../../domain/exchange/import/import.ts';
import { LedgerMapping, ledgerSubjectWords, type LedgerSubject } from '../../domain/exchange/import/ledger-column.ts';
import {
  batchOf,
  carriedEvent,
  caseOf,
  correctedEvent,
  inspectionOf,
  letterOf,
  isSaidBy,
  isSame,
  type CarriedEntry,
} from '../../domain/exchange/import/ledger-entry.ts';
import {
  ledgerTwice,
  readLedgerRow,
  type LedgerLine,
  type LedgerNames,
  type LedgerValues,
} from '../../domain/exchange/import/ledger-row.ts';
import { faultsSaid, type Sentence } from '../../domain/exchange/import/cell.ts';
import { docketNumber } from '../../domain/matter/docket.ts';
import type { Facts } from '../../domain/matter/matter.ts';
import type { Tx } from '../../store/base/db.ts';
import { recordEach } from '../../store/base/ledger.ts';
import { takeNumbers } from '../../store/base/numbering.ts';
import { saveEntries } from '../../store/matter/docket.ts';
import { findCarried, findCarriedCases, insertCarried } from '../../store/exchange/import-ledgers.ts';
import { carryEach } from '../supervision/enforcement/enforcement.ts';
import { factsOf, type Context } from '../base/context.ts';
import { idOfWords, type TakenLine, type Taking } from './import-taking.ts';

/** The docket into which a book goes: its table, the letter of its numbers and the day by which an entry is counted. */
interface Book {
  table: string;
  letter: string;
  make: (values: LedgerValues, place: { id: string; number: string; facts: Facts }) => CarriedEntry;
  dayOf: (values: LedgerValues) => string;
}

const books: Readonly<Record<Exclude<LedgerSubject, 'cases'>, Book>> = {
  samplings: { table: 'sampling_batch', letter: '抽', make: batchOf, dayOf: ({ sampledOn }) => String(sampledOn) },
  inspections: { table: 'inspection', letter: '检', make: inspectionOf, dayOf: ({ visitedOn }) => String(visitedOn) },
  letters: { table: 'guidance', letter: '函', make: letterOf, dayOf: ({ issuedOn }) => String(issuedOn) },
};

const wherePages: Readonly<Record<LedgerSubject, string>> = {
  cases: '都在“案件”里',
  samplings: '都在“监管 › 抽检”的全部里',
  inspections: '都在“监管 › 检查”的全部里',
  letters: '都在“监管 › 规范意见”的全部里',
};

export function takingOfLedger(ctx: Context, run: ImportRun, subject: LedgerSubject): Taking<LedgerLine> {
  const mapping = LedgerMapping.parse(run.mapping);
  const { organisations, regions } = ctx.county;
  const names: LedgerNames = {
    offices: organisations.filter(({ kind }) => kind === 'office' || kind === 'bureau'),
    regions,
    today: ctx.today,
  };
  const batch: Batch = { ctx, run, subject };
  return {
    lookedAtOnce: 500,
    writtenAtOnce: 200,
    read(values) {
      const cells: Cells = Object.fromEntries(run.headers.map((header, i) => [header, values[i] ?? '']));
      return readLedgerRow(subject, cells, mapping, names);
    },
    keyOf: ({ key }) => key,
    twice: ledgerTwice,
    take: (tx, lines, isWriting) =>
      subject === 'cases'
        ? takeCases(tx, batch, lines, isWriting)
        : takeEntries(tx, batch, books[subject], lines, isWriting),
    told: () => Promise.resolve(`${ledgerSubjectWords[subject].zh}，${wherePages[subject]}。`),
  };
}

interface Batch {
  ctx: Context;
  run: ImportRun;
  subject: LedgerSubject;
}

type Line = TakenLine<LedgerLine>;

interface Decided {
  line: Line;
  id: string;
  verdict: Verdict;
  number: string | null;
  reason: Sentence | null;
}

async function takeEntries(
  tx: Tx,
  { ctx, run, subject }: Batch,
  book: Book,
  lines: readonly Line[],
  isWriting: boolean,
): Promise<ImportRow[]> {
  const facts = factsOf(ctx);
  const idOf = ({ row }: Line) => ledgerId(ctx.actor.countyId, subject, row.key ?? '');
  const there = await findCarried<CarriedEntry>(tx, book.table, ctx.actor.countyId, lines.map(idOf), isWriting);
  const decided = lines.map((line): Decided & { next: CarriedEntry | null } => {
    const id = idOf(line);
    const { values, faults } = line.row;
    if (values === null) return { line, id, verdict: 'refused', number: null, reason: faultsSaid(faults), next: null };
    const known = there.get(id);
    const next = book.make(values, { id, number: known?.number ?? '', facts });
    if (known === undefined) return { line, id, verdict: 'new', number: null, reason: null, next };
    const { number } = known;
    if (isSaidBy(known, next)) return { line, id, verdict: 'same', number, reason: sameWords(number), next: null };
    // What was over when it came has no step of ours; who found a mistake in the book mends it there.
    return { line, id, verdict: 'changed', number, reason: null, next: { ...next, version: known.version } };
  });
  if (!isWriting) return decided.map((one) => rowOf(run, one, false));
  const fresh = decided.flatMap(({ verdict, next }) => (verdict === 'new' && next !== null ? [next] : []));
  const numbered = await withNumbers(tx, ctx, book, fresh, decided);
  await insertCarried(tx, book.table, numbered);
  const changes = decided.flatMap(({ verdict, next, id }) => {
    const before = there.get(id);
    return verdict === 'changed' && next !== null && before !== undefined
      ? [{ before, next: { ...next, number: before.number, byId: before.byId } as CarriedEntry }]
      : [];
  });
  if (changes.length > 0) await saveEntries(tx, book.table, changes);
  await recordEach(tx, [
    ...numbered.map((one) => carriedEvent(one, facts, dayIn(decided, book, one.id))),
    ...changes.map(({ next }) => correctedEvent(next, facts)),
  ]);
  const numbers = new Map(numbered.map(({ id, number }) => [id, number]));
  return decided.map((one) => rowOf(run, { ...one, number: numbers.get(one.id) ?? one.number }, true));
}

/** Each has a number of the year in which it happened. */
async function withNumbers(
  tx: Tx,
  ctx: Context,
  book: Book,
  fresh: readonly CarriedEntry[],
  decided: readonly Decided[],
): Promise<CarriedEntry[]> {
  const yearOf = ({ id }: CarriedEntry) => Number(dayIn(decided, book, id).slice(0, 4));
  const byYear = Map.groupBy(fresh, yearOf);
  const numbered: CarriedEntry[] = [];
  // A part of a book is about a year or two.
  for (const [year, entries] of [...byYear].toSorted(([a], [b]) => a - b)) {
    const first = await takeNumbers(tx, ctx.actor.countyId, book.table, year, entries.length);
    numbered.push(...entries.map((one, i) => ({ ...one, number: docketNumber(book.letter, year, first + i) })));
  }
  return numbered;
}

function dayIn(decided: readonly Decided[], book: Book, id: string): string {
  const values = decided.find((one) => one.id === id)?.line.row.values ?? {};
  return book.dayOf(values);
}

/** A case that somebody went on with, or registered by hand under the same number, is none of the import's. */
async function takeCases(
  tx: Tx,
  { ctx, run, subject }: Batch,
  lines: readonly Line[],
  isWriting: boolean,
): Promise<ImportRow[]> {
  const { countyId } = ctx.actor;
  const idOf = ({ row }: Line) => ledgerId(countyId, subject, row.key ?? '');
  const fileNumbers = lines.flatMap(({ row }) => (row.key === null ? [] : [row.key]));
  const there = await findCarriedCases(tx, countyId, { ids: lines.map(idOf), fileNumbers });
  const byId = new Map(there.map((one) => [one.id, one]));
  const byNumber = new Map(there.map((one) => [one.fileNumber, one]));
  const decided = lines.map((line): Decided & { told: CarriedCase | null } => {
    const id = idOf(line);
    const { values, faults, key } = line.row;
    if (values === null) return { line, id, verdict: 'refused', number: null, reason: faultsSaid(faults), told: null };
    const told = caseOf(values, id, run.fileName);
    const known = byId.get(id) ?? byNumber.get(key);
    if (known === undefined) return { line, id, verdict: 'new', number: null, reason: null, told };
    const { number } = known;
    const isSame = known.id === id && isCaseSaidBy(known, told);
    const reason = known.id !== id ? byHand(number) : isSame ? sameWords(number) : otherWords(number);
    return { line, id, verdict: isSame || known.id !== id ? 'same' : 'refused', number, reason, told };
  });
  const fresh = decided.flatMap(({ verdict, told }) => (verdict === 'new' && told !== null ? [told] : []));
  const written = isWriting ? await carryEach(tx, ctx, fresh) : [];
  const numbers = new Map(written.map(({ id, number }) => [id, number]));
  return decided.map((one) => rowOf(run, { ...one, number: numbers.get(one.id) ?? one.number }, isWriting));
}

type CarriedCase = ReturnType<typeof caseOf>;

/** Whether a case still says what the line says; a line whose case was gone on with says the beginning. */
function isCaseSaidBy(known: object, told: object): boolean {
  const {
    source: _source,
    closed: _closed,
    carriedFrom: _from,
    foundOn: _found,
    ...fields
  } = told as Record<string, unknown>;
  return Object.entries(fields).every(([name, value]) => isSame((known as Record<string, unknown>)[name], value));
}

function ledgerId(countyId: number, subject: LedgerSubject, key: string): string {
  return idOfWords(`${countyId}:ledger:${subject}:${key}`);
}

function sameWords(number: string): Sentence {
  return { zh: `已经转入为 ${number}，没有变化。`, en: `Carried over as ${number}; nothing changed.` };
}

function byHand(number: string): Sentence {
  return { zh: `已经由人登记为 ${number}，导入不改它。`, en: `Registered by hand as ${number}; left as it is.` };
}

function otherWords(number: string): Sentence {
  return {
    zh: `已经转入为 ${number}，这一行和它不一样；确实要改，请打开这一件更正。`,
    en: `Carried over as ${number}, and this line says otherwise; open it to correct it.`,
  };
}

function rowOf(
  { countyId, id: runId }: ImportRun,
  { line: { line, row }, verdict, number, reason }: Decided,
  done: boolean,
): ImportRow {
  return {
    countyId,
    runId,
    line,
    platformNumber: row.key,
    verdict,
    done,
    number,
    operatorId: null,
    fields: [],
    reasonZh: reason?.zh ?? null,
    reasonEn: reason?.en ?? null,
  };
}
