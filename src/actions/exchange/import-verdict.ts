/** What an import makes of its lines: what there is of each number in the books, what the line makes of it, and the making. */
import type { Filing } from '../../domain/complaint/filing.ts';
import {
  changeImported,
  markOf,
  type Decision,
  type ImportMark,
  type Known,
} from '../../domain/exchange/import/import.ts';
import type { Mapping } from '../../domain/exchange/import/mapping.ts';
import type { Matter, ToldKind } from '../../domain/matter/matter.ts';
import { Refusal } from '../../domain/base/refusal.ts';
import type { Row, ToldRow } from '../../domain/exchange/import/row.ts';
import { decideLine, nothing, type DecidedOf, type Made, type There } from '../../domain/exchange/import/verdict.ts';
import { saveComplaint } from '../../store/complaint/complaint.ts';
import type { Tx } from '../../store/base/db.ts';
import { findKnown, saveMarks } from '../../store/exchange/import.ts';
import { record } from '../../store/base/ledger.ts';
import { announceOnCommit, factsOf, type Context } from '../base/context.ts';
import { knownInquiries, makeInquiries } from './import-inquiries.ts';
import { checkFiling, registerFilings, type CheckedFiling } from '../complaint/filing.ts';
import { digestOf, idOfWords, type TakenLine } from './import-taking.ts';
import { knownTipoffs, makeTipoffs } from './import-tipoffs.ts';
import { complaintFrame } from '../complaint/complaint.ts';
import { keepMovedClocks } from '../command/clock-keeping.ts';

export type Line = TakenLine<Row>;

/** A line with what there is of it in the three books, and what it makes of that. */
export interface Decided extends Line, There {
  decision: Decision;
}

/** What the lines make of what there is, which is locked where it is to be changed. */
export async function decideLines(
  tx: Tx,
  ctx: Context,
  lines: readonly Line[],
  mapping: Mapping,
  locked: boolean,
): Promise<Decided[]> {
  const known = await knownOf(tx, ctx, lines, locked);
  return lines.map((line) => {
    const { platformNumber } = line.row;
    const there = platformNumber === null ? nothing : known(platformNumber);
    return { ...line, ...there, decision: decideLine(line, there, mapping, digestOf) };
  });
}

/** A line as it was decided in the end: the rules may have refused it yet, and what is new has its number now. */
export type MadeLine = Decided & { number: string | null };

/** Makes what was decided, kind by kind, each by the same rule as every other filing, and keeps the marks. */
export async function makeLines(
  tx: Tx,
  ctx: Context,
  decided: readonly Decided[],
  mapping: Mapping,
): Promise<MadeLine[]> {
  const of = <K extends ToldKind>(kind: K) =>
    decided.flatMap(({ line, row, decision, ...there }) =>
      row.kind === kind ? [{ line, told: row.told as ToldOf<K>, known: there[kind], decision }] : [],
    );
  const made = [
    await makeComplaints(tx, ctx, of('complaint'), mapping),
    await makeTipoffs(tx, ctx, of('tipoff'), mapping, digestOf),
    await makeInquiries(tx, ctx, of('inquiry'), mapping, digestOf),
  ];
  await saveMarks(
    tx,
    made.flatMap(({ marks }) => marks),
  );
  return decided.map((one) => {
    const decision = made.some(({ refused }) => refused.has(one.line)) ? againstRules : one.decision;
    const id = one.row.kind === 'wrong' ? '' : one.row.told.clientId;
    const number = made.map(({ numbers }) => numbers.get(id)).find((found) => found !== undefined);
    return { ...one, decision, number: number ?? decision.number };
  });
}

type ToldOf<K extends ToldKind> = Extract<ToldRow, { kind: K }>['told'];

/** New complaints in one statement, and changed ones each with its ledger line. */
async function makeComplaints(
  tx: Tx,
  ctx: Context,
  decided: readonly DecidedOf<Filing, Known>[],
  mapping: Mapping,
): Promise<Made> {
  const facts = factsOf(ctx);
  const { prepared, refused } = checkFilings(ctx, decided);
  // No receipt goes out: the platform has told them, and an old list is no news.
  const filed = await registerFilings(tx, prepared, { hasReceipts: false });
  const numbers = new Map(filed.map(({ id, number }) => [id, number]));
  const marks: ImportMark[] = [];
  for (const { told, known, decision } of decided) {
    if (decision.verdict === 'refused') continue;
    const matterId = told.clientId;
    // A matter that somebody registered by hand is none of the import's.
    if (known !== null && known.complaint.id !== matterId) continue;
    if (known === null && !numbers.has(matterId)) continue;
    if (known !== null && decision.verdict === 'changed') {
      const change = changeImported(known, told, mapping, digestOf, facts);
      if (change === null) continue;
      const saved = await saveComplaint(tx, known.complaint, change.next);
      await record(tx, change.event);
      await keepMovedClocks(tx, ctx, complaintFrame, [{ saved, before: known.complaint }]);
      announceOnCommit(tx, ctx, saved, known.complaint);
    }
    const fields = markOf(known?.mark ?? null, told, mapping, digestOf);
    marks.push({ countyId: ctx.actor.countyId, matterId, fields });
  }
  return { numbers, marks, refused };
}

/** The new ones as they are registered, and the lines that the rules of filing refuse. */
function checkFilings(
  ctx: Context,
  decided: readonly DecidedOf<Filing, Known>[],
): { prepared: CheckedFiling[]; refused: Set<number> } {
  const prepared: CheckedFiling[] = [];
  const refused = new Set<number>();
  for (const { line, told, decision } of decided) {
    if (decision.verdict !== 'new') continue;
    try {
      prepared.push(checkFiling(ctx, told));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      refused.add(line);
    }
  }
  return { prepared, refused };
}

const againstRules: Decision = {
  verdict: 'refused',
  number: null,
  fields: [],
  reason: {
    zh: '这一行不合登记的规则；请核对日期和类别，或者在工作台里单独登记。',
    en: 'The rules of filing refuse this row: check its day and category, or register it by itself.',
  },
};

/** What there is already, by platform number; a matter of the import's own id counts, though an officer corrected its number. */
async function knownOf(
  tx: Tx,
  ctx: Context,
  lines: readonly Line[],
  locked: boolean,
): Promise<(platformNumber: string) => There> {
  const { countyId } = ctx.actor;
  const numbers = lines.flatMap(({ row, blanked }) =>
    row.platformNumber === null || (row.kind === 'wrong' && !blanked) ? [] : [row.platformNumber],
  );
  const idOf = (kind: ToldKind) => (number: string) => importedId(countyId, number, kind);
  const asked = (kind: ToldKind) => ({ numbers, ids: numbers.map(idOf(kind)) });
  const complaints = await findKnown(tx, countyId, asked('complaint'), locked);
  const tipoffs = await knownTipoffs(tx, ctx, asked('tipoff'), locked);
  const inquiries = await knownInquiries(tx, ctx, asked('inquiry'), locked);
  const finders = {
    complaint: finderOf(complaints, ({ complaint }) => complaint, idOf('complaint')),
    tipoff: finderOf(tipoffs, ({ tipoff }) => tipoff, idOf('tipoff')),
    inquiry: finderOf(inquiries, ({ inquiry }) => inquiry, idOf('inquiry')),
  };
  return (number) => ({
    complaint: finders.complaint(number),
    tipoff: finders.tipoff(number),
    inquiry: finders.inquiry(number),
  });
}

/** Finds what is known by the number that the matter has now, and otherwise by the id that the number makes. */
function finderOf<T>(
  known: readonly T[],
  matterOf: (one: T) => Matter,
  idOf: (number: string) => string,
): (number: string) => T | null {
  const byNumber = new Map(known.map((one) => [matterOf(one).platformNumber, one]));
  const byId = new Map(known.map((one) => [matterOf(one).id, one]));
  return (number) => byNumber.get(number) ?? byId.get(idOf(number)) ?? null;
}

/** The id of the matter that a platform number makes: the same number makes the same one, whoever imports it and when. */
export function importedId(countyId: number, platformNumber: string, kind: ToldKind): string {
  return idOfWords(kind === 'complaint' ? `${countyId}:${platformNumber}` : `${countyId}:${kind}:${platformNumber}`);
}
