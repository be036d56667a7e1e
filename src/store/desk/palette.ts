/** What the palette finds in the ledgers beside the matters and among the papers: one question for all of them, each by its index. */
import { sql, type RawBuilder } from 'kysely';
import { mayDo, type Actor } from '../../domain/base/actor.ts';
import type { Words } from '../../domain/base/words.ts';
import { calloutDocket } from '../../domain/command/callout-steps.ts';
import { instructionDocket } from '../../domain/command/instruction-steps.ts';
import { beginningOfNumber } from '../../domain/desk/work/palette.ts';
import { incidentDocket } from '../../domain/incident/incident-steps.ts';
import type { Docket } from '../../domain/matter/docket.ts';
import { mayKindBeWatched } from '../../domain/matter/follow.ts';
import { termsOf } from '../../domain/matter/lists.ts';
import type { MatterKind } from '../../domain/matter/matter.ts';
import type { IssuedPaper } from '../../domain/matter/paper-form.ts';
import { exampleDocket } from '../../domain/publicity/example-steps.ts';
import { warningDocket } from '../../domain/publicity/warning/warning-steps.ts';
import { workReportDocket } from '../../domain/report/work-report-steps.ts';
import { directiveDocket } from '../../domain/steering/directive.ts';
import { meetingDocket } from '../../domain/steering/meeting.ts';
import { planDocket } from '../../domain/steering/plan-steps.ts';
import { remarkDocket } from '../../domain/steering/remark.ts';
import { taskDocket } from '../../domain/steering/task-steps.ts';
import { workgroupDocket } from '../../domain/steering/workgroup.ts';
import { contractReviewDocket } from '../../domain/supervision/clause/contract-review-steps.ts';
import { standardContractDocket } from '../../domain/supervision/clause/standard-contract.ts';
import { guidanceDocket } from '../../domain/supervision/guidance/guidance-steps.ts';
import { campaignDocket } from '../../domain/supervision/inspection/campaign-steps.ts';
import { inspectionDocket } from '../../domain/supervision/inspection/inspection-steps.ts';
import { batchDocket } from '../../domain/supervision/sampling/batch-steps.ts';
import { surveyDocket } from '../../domain/supervision/survey/survey-steps.ts';
import { withoutSign } from '../base/sealed/held-numbers.ts';
import type { Db } from '../base/db.ts';
import { soughtCallouts } from '../command/callout.ts';
import { soughtInstructions } from '../command/instruction.ts';
import { complaintBook } from '../complaint/complaint.ts';
import { soughtIncidents } from '../incident/incident.ts';
import { inquiryBook } from '../inquiry/inquiry.ts';
import { holds, tableOf, type DocketTable, type SoughtTable } from '../matter/docket-list.ts';
import { scopeOf, tableOf as matterTable, type Book } from '../matter/matter.ts';
import { soughtExamples } from '../publicity/example.ts';
import { soughtWarnings } from '../publicity/warning/warning.ts';
import { workReportTable } from '../report/work-report.ts';
import { soughtDirectives } from '../steering/directive.ts';
import { soughtMeetings } from '../steering/meeting.ts';
import { soughtPlans } from '../steering/plan.ts';
import { soughtRemarks } from '../steering/remark.ts';
import { taskTable } from '../steering/task.ts';
import { soughtWorkgroups } from '../steering/workgroup.ts';
import { contractReviewTable } from '../supervision/clause/contract-review.ts';
import { standardContractTable } from '../supervision/clause/standard-contract.ts';
import { enforcementBook } from '../supervision/enforcement/enforcement.ts';
import { guidanceTable } from '../supervision/guidance/guidance.ts';
import { campaignTable, inspectionTable } from '../supervision/inspection/inspection-lists.ts';
import { batchTable } from '../supervision/sampling/batch.ts';
import { surveyTable } from '../supervision/survey/survey.ts';
import { tipoffBook } from '../tipoff/tipoff.ts';

/** A ledger that is looked through, by its rules and its table. */
interface Ledger {
  docket: Pick<Docket<never>, 'letter' | 'read' | 'states'>;
  table: SoughtTable;
}

/** A list that is searched anyway is looked through by the same words. */
const titled = (table: Pick<DocketTable<never>, 'name' | 'words' | 'newest' | 'scope' | 'alias'>, title: string) => ({
  ...table,
  title: sql.ref(title),
});

/** In the order in which they are shown. */
const ledgers: readonly Ledger[] = [
  { docket: incidentDocket, table: soughtIncidents },
  { docket: calloutDocket, table: soughtCallouts },
  { docket: instructionDocket, table: soughtInstructions },
  { docket: taskDocket, table: titled(taskTable, 'title') },
  { docket: remarkDocket, table: soughtRemarks },
  { docket: directiveDocket, table: soughtDirectives },
  { docket: meetingDocket, table: soughtMeetings },
  { docket: planDocket, table: soughtPlans },
  { docket: workgroupDocket, table: soughtWorkgroups },
  { docket: inspectionDocket, table: titled(inspectionTable, 'operator_name') },
  { docket: campaignDocket, table: titled(campaignTable, 'name') },
  { docket: batchDocket, table: titled(batchTable, 'product') },
  { docket: guidanceDocket, table: titled(guidanceTable, 'title') },
  { docket: contractReviewDocket, table: titled(contractReviewTable, 'title') },
  { docket: standardContractDocket, table: titled(standardContractTable, 'title') },
  { docket: surveyDocket, table: titled(surveyTable, 'title') },
  { docket: warningDocket, table: soughtWarnings },
  { docket: exampleDocket, table: soughtExamples },
  { docket: workReportDocket, table: titled(workReportTable, 'title') },
];

/** An entry of a ledger that was found. */
export interface FoundEntry {
  letter: string;
  number: string;
  title: string;
  state: Words | null;
}

/** The longest piece of a title that a line shows. */
const titleUpTo = 80;

/**
 * The newest entries of each ledger that the actor reads, by their words or by the beginning of their number; of each no more than so many,
 * in the order of the ledgers. A single character stands in no index, and is looked for in none.
 */
export async function findEntries(db: Db, actor: Actor, typed: string, most: number): Promise<FoundEntry[]> {
  const read = ledgers.filter(({ docket }) => mayDo(actor, docket.read));
  const asked = askedOf(typed, read);
  if (asked.length === 0) return [];
  const parts = asked.map(({ docket: { letter }, table, which, isNumber }) => {
    // Numbers stand in their own order, which their index has.
    const by = isNumber ? sql`number desc` : sql`${table.newest} desc, number desc`;
    return sql`(select ${letter}::text as letter, number, left(${table.title}, ${titleUpTo}) as title, state
      from ${tableOf(table)} where county_id = ${actor.countyId} and number is not null and ${table.scope(actor)} and ${which}
      order by ${by} limit ${most})`;
  });
  const found = await sql<Omit<FoundEntry, 'state'> & { state: string }>`${sql.join(parts, sql` union all `)}`.execute(
    db,
  );
  return found.rows.map(({ letter, number, title, state }) => ({
    letter,
    number,
    title: withoutSign(title),
    state: asked.find(({ docket }) => docket.letter === letter)?.docket.states[state] ?? null,
  }));
}

interface Asked extends Ledger {
  which: RawBuilder<unknown>;
  isNumber: boolean;
}

/** Which ledgers are asked, and for what: the beginning of a number names one of them. */
function askedOf(typed: string, read: readonly Ledger[]): Asked[] {
  const number = beginningOfNumber(typed);
  if (number !== null) {
    const { letter, year, n } = number;
    const begins = sql`number like ${`${letter}${year}${n === null ? '' : `-${n}`}%`}`;
    const which =
      n === null || n === '' ? begins : sql`(${begins} or number = ${`${letter}${year}-${n.padStart(4, '0')}`})`;
    return read.filter(({ docket }) => docket.letter === letter).map((one) => ({ ...one, which, isNumber: true }));
  }
  const terms = termsOf(typed).filter((term) => [...term].length > 1);
  if (terms.length === 0) return [];
  const all = (table: SoughtTable) =>
    sql.join(
      terms.map((term) => holds(table, term)),
      sql` and `,
    );
  return read.map((one) => ({ ...one, which: all(one.table), isNumber: false }));
}

/** A paper by its number, with the matter for which it was made. */
export type FoundPaper = Pick<IssuedPaper, 'kind' | 'number'> & { matter: MatterKind; matterNumber: string };

const books = [complaintBook, tipoffBook, inquiryBook, enforcementBook] as const;
const readOf: Readonly<Record<MatterKind, 'complaint.read' | 'tipoff.read' | 'inquiry.read' | 'enforcement.read'>> = {
  complaint: 'complaint.read',
  tipoff: 'tipoff.read',
  inquiry: 'inquiry.read',
  enforcement: 'enforcement.read',
};

/**
 * Papers whose number is one of these, of matters that the actor may see. A station is told of none that were made for a tip-off: what the
 * paper is called says what was decided, and their numbers run on, so that they can be guessed.
 */
export async function findPapers(db: Db, actor: Actor, numbers: readonly string[]): Promise<FoundPaper[]> {
  const read = books.filter(
    ({ kind }) => mayDo(actor, readOf[kind]) && mayKindBeWatched(actor.role, kind),
  ) as unknown as readonly Book<never>[];
  if (numbers.length === 0 || read.length === 0) return [];
  const parts = read.map(
    (book) => sql`select i.kind, i.number, ${book.kind}::text as matter, c.number as matter_number
      from issued_paper as i join ${matterTable(book)} as c on c.county_id = i.county_id and c.id = i.matter_id
      where i.county_id = ${actor.countyId} and i.number = any(${[...numbers]}::text[]) and ${scopeOf(book, actor)}`,
  );
  return (await sql<FoundPaper>`${sql.join(parts, sql` union all `)}`.execute(db)).rows;
}
