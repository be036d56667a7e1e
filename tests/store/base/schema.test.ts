import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase, type TestDatabase } from '../../build/house/database.ts';
import { sealedFields } from '../../../src/store/base/person-seal.ts';
import { keptIn, tableWords } from '../../../src/domain/exchange/whole/table-words.ts';
import { aComplaint } from '../../build/complaint.ts';

let database: TestDatabase;
const columns = new Map<string, string[]>();

beforeAll(async () => {
  database = await testDatabase();
  const found = await database.pool.query<{ table: string; column: string }>(
    `select c.table_name as table, c.column_name as column from information_schema.columns as c
     join information_schema.tables as t using (table_schema, table_name)
     where c.table_schema = 'public' and t.table_type = 'BASE TABLE' order by 1, c.ordinal_position`,
  );
  for (const { table, column } of found.rows) columns.set(table, [...(columns.get(table) ?? []), column]);
});
afterAll(() => database.close());

it('operations: every table has a word of its own where everything is exported, or is one of those that stay in', () => {
  const words = Object.values(tableWords);
  expect([...Object.keys(tableWords), ...keptIn].toSorted()).toEqual([...columns.keys()].toSorted());
  expect(words.filter((one, i) => words.indexOf(one) !== i || !/^[\p{Script=Han}（）、]+$/u.test(one))).toEqual([]);
});

const snake = (name: string) => name.replace(/[A-Z]/gu, (letter) => `_${letter.toLowerCase()}`);
const read = (path: string) => readFileSync(new URL(`../../../src/${path}`, import.meta.url), 'utf8');

/** The fields of a type written with braces, and of the type it joins, read from the source, for types leave no trace. */
function fieldsIn(body: string): string[] {
  return [...body.replace(/\/\*\*[^]*?\*\//gu, '').matchAll(/(?:^|[{;])\s*(\w+)\??:/gmu)].map(
    (match) => match[1] as string,
  );
}

const files: Record<string, string> = {
  County: 'domain/county/organisation.ts',
  Organisation: 'domain/county/organisation.ts',
  Region: 'domain/county/region.ts',
  Station: 'domain/county/station.ts',
  Charter: 'domain/station/charter.ts',
  DocketEntry: 'domain/matter/docket.ts',
  Standard: 'domain/station/standard.ts',
  Outline: 'domain/station/map-outline.ts',
  CategoryRow: 'domain/county/category.ts',
  Account: 'domain/county/account.ts',
  SealHold: 'domain/county/seal-hold.ts',
  ExportRequest: 'domain/matter/export-request.ts',
  SecondFactor: 'domain/county/second-factor.ts',
  FactorReset: 'domain/county/second-factor.ts',
  View: 'domain/matter/view.ts',
  ViewNotice: 'domain/matter/view.ts',
  AccountLook: 'domain/matter/view.ts',
  AccountTour: 'domain/county/account.ts',
  Draft: 'domain/matter/draft.ts',
  Revisit: 'domain/matter/revisit.ts',
  Alert: 'domain/matter/alert/alert.ts',
  AlertWay: 'domain/matter/alert/alert-ways.ts',
  HookSystem: 'domain/matter/hook/hook-system.ts',
  UpkeepWork: 'domain/matter/upkeep/upkeep-work.ts',
  Complaint: 'domain/complaint/complaint.ts',
  Course: 'domain/complaint/steps/records.ts',
  Bonds: 'domain/complaint/joint/member.ts',
  Attachment: 'domain/matter/attachment.ts',
  IssuedPaper: 'domain/matter/paper-form.ts',
  IssuedNumber: 'domain/report/layout/issued-number.ts',
  Awaited: 'domain/command/awaited.ts',
  Instruction: 'domain/command/instruction.ts',
  Reach: 'domain/county/reach-by.ts',
  Watch: 'domain/matter/follow.ts',
  Bulk: 'domain/matter/bulk/bulk.ts',
  BulkItem: 'domain/matter/bulk/bulk.ts',
  LastStep: 'domain/matter/bulk/undo.ts',
  Redispatch: 'domain/command/redispatch.ts',
  BacklogCount: 'domain/command/backlog.ts',
  Fact: 'domain/incident/facts/fact.ts',
  WarningSubscriber: 'domain/publicity/warning/subscriber.ts',
  WarningCall: 'domain/publicity/warning/subscriber.ts',
  Warning: 'domain/publicity/warning/warning.ts',
  OutreachCount: 'domain/publicity/education/attendance.ts',
  WarningSeen: 'domain/publicity/warning/warning-here.ts',
  WarningWords: 'domain/publicity/warning/warning.ts',
  DisclosurePass: 'domain/publicity/disclosure.ts',
  StandardContract: 'domain/supervision/clause/standard-contract.ts',
  Certificate: 'domain/supervision/enforcement/certificate.ts',
  LegalReviewer: 'domain/supervision/enforcement/reviewer.ts',
  SpotForm: 'domain/supervision/inspection/spot-form.ts',
  CountyReport: 'domain/report/county-report.ts',
  MonthClosing: 'domain/report/month/month-closing.ts',
  MonthValue: 'domain/report/month/month-value.ts',
  WorkReport: 'domain/report/work-report.ts',
  ReportSchedule: 'domain/report/template/schedule.ts',
  ContractReview: 'domain/supervision/clause/contract-review.ts',
  ClauseJudgement: 'domain/supervision/clause/clause-library.ts',
  ClauseWeightChange: 'domain/supervision/clause/clause-weight.ts',
  ClauseSeverity: 'domain/supervision/clause/clause-library.ts',
  Survey: 'domain/supervision/survey/survey.ts',
  SurveyAnswer: 'domain/supervision/survey/survey.ts',
  SurveyPart: 'domain/supervision/survey/survey.ts',
  Guidance: 'domain/supervision/guidance/guidance.ts',
  Convention: 'domain/supervision/guidance/convention.ts',
  Institution: 'domain/supervision/sampling/institution.ts',
  SamplingPlan: 'domain/supervision/sampling/sampling-plan.ts',
  SamplingBatch: 'domain/supervision/sampling/batch.ts',
  Recall: 'domain/publicity/warning/recall.ts',
  PublicationWords: 'domain/publicity/publication/publication.ts',
  Publication: 'domain/publicity/publication/publication.ts',
  PublicationRule: 'domain/publicity/publication/rule.ts',
  PublicCounts: 'domain/publicity/publication/count.ts',
  Trend: 'domain/publicity/warning/trend.ts',
  StationMessage: 'domain/station/station-message.ts',
  Incident: 'domain/incident/incident.ts',
  Common: 'domain/incident/incident.ts',
  IncidentMember: 'domain/incident/incident.ts',
  AreaCheck: 'domain/incident/area-check.ts',
  AreaAnswer: 'domain/incident/area-answer.ts',
  Operator: 'domain/operator/operator.ts',
  OperatorName: 'domain/operator/operator.ts',
  MatterOperator: 'domain/operator/operator.ts',
  OperatorTwin: 'domain/operator/operator.ts',
  OperatorFlag: 'domain/operator/operator.ts',
  OperatorMerge: 'domain/operator/operator.ts',
  OperatorWatch: 'domain/operator/operator.ts',
  Firm: 'domain/firm/firm.ts',
  Task: 'domain/steering/task.ts',
  Fund: 'domain/station/fund.ts',
  Erasure: 'domain/desk/erasure.ts',
  Hold: 'domain/desk/hold.ts',
  PrivacyRequest: 'domain/desk/privacy.ts',
  Impact: 'domain/desk/impact.ts',
  Breach: 'domain/desk/breach.ts',
  Example: 'domain/publicity/example.ts',
  ExampleUnfit: 'domain/publicity/example-candidate.ts',
  Posting: 'domain/publicity/board-posting.ts',
  Scheme: 'domain/assessment/scheme.ts',
  Award: 'domain/assessment/award.ts',
  Assessment: 'domain/assessment/assessment.ts',
  Score: 'domain/assessment/score.ts',
  Objection: 'domain/assessment/objection.ts',
  Honour: 'domain/assessment/award.ts',
  Steered: 'domain/steering/origin.ts',
  Directive: 'domain/steering/directive.ts',
  Plan: 'domain/steering/plan.ts',
  Meeting: 'domain/steering/meeting.ts',
  Workgroup: 'domain/steering/workgroup.ts',
  Remark: 'domain/steering/remark.ts',
  Recurrence: 'domain/steering/recurrence.ts',
  RecurrenceTurn: 'domain/steering/recurrence.ts',
  Shift: 'domain/command/shift.ts',
  Rota: 'domain/command/rota.ts',
  Callout: 'domain/command/callout.ts',
  Offer: 'domain/firm/offer.ts',
  Person: 'domain/people/person.ts',
  Appointment: 'domain/people/appointment.ts',
  Staffing: 'domain/people/staffing.ts',
  Succession: 'domain/people/department-succession.ts',
  Pact: 'domain/people/sharing-pact.ts',
  EducationCourse: 'domain/publicity/education/course.ts',
  Campaign: 'domain/supervision/inspection/campaign.ts',
  CovertCheck: 'domain/supervision/inspection/covert-check.ts',
  Exhibit: 'domain/supervision/enforcement/exhibit.ts',
  StationReport: 'domain/supervision/enforcement/station-report.ts',
  Caution: 'domain/supervision/inspection/caution.ts',
  ClauseCandidate: 'domain/supervision/clause/clause-candidate.ts',
  Inspection: 'domain/supervision/inspection/inspection.ts',
  Premises: 'domain/supervision/inspection/premises.ts',
  Seizure: 'domain/supervision/inspection/seizure.ts',
  Sortie: 'domain/supervision/inspection/sortie.ts',
  StationVisit: 'domain/supervision/inspection/station-visit.ts',
  Outreach: 'domain/publicity/education/outreach.ts',
  Drive: 'domain/publicity/education/drive.ts',
  DriveReport: 'domain/publicity/education/drive-report.ts',
  Poster: 'domain/publicity/education/poster.ts',
  Material: 'domain/publicity/education/material.ts',
  Training: 'domain/people/training.ts',
  Attendance: 'domain/people/training-sheet.ts',
  Engagement: 'domain/people/engagement.ts',
  Allowance: 'domain/people/allowance.ts',
  CountyNotice: 'domain/county/notice/county-notice.ts',
  AskedQuestion: 'domain/county/asked/asked-question.ts',
  Matter: 'domain/matter/matter.ts',
  Inquiry: 'domain/inquiry/inquiry.ts',
  KnowledgeEntry: 'domain/inquiry/knowledge.ts',
  Channel: 'domain/inquiry/channel.ts',
  MissedCall: 'domain/inquiry/channel.ts',
  Tipoff: 'domain/tipoff/tipoff.ts',
  Enforcement: 'domain/supervision/enforcement/enforcement.ts',
  ImportRun: 'domain/exchange/import/import.ts',
  StoredLetter: 'domain/exchange/letter-exchange.ts',
  ImportRow: 'domain/exchange/import/import.ts',
  ImportMark: 'domain/exchange/import/import.ts',
  SavedMapping: 'domain/exchange/import/mapping.ts',
  SentReply: 'domain/exchange/reply.ts',
  LedgerHead: 'domain/base/ledger-head.ts',
  Device: 'domain/device/device.ts',
  SignInCode: 'domain/device/device.ts',
  ProgressCode: 'domain/matter/progress-code.ts',
  Phrase: 'domain/matter/phrase/phrase.ts',
  MatterChecklist: 'domain/matter/checklist/checklist.ts',
  MatterCheck: 'domain/matter/checklist/checklist.ts',
  Slip: 'domain/complaint/slip.ts',
  Leftover: 'domain/device/unsent.ts',
};

function fieldsOfType(type: string): string[] {
  return type.split('&').flatMap((part) => {
    const name = part.trim();
    const without = /^Omit<(\w+), '(\w+)'>$/u.exec(name);
    if (without !== null) return fieldsOfType(without[1] as string).filter((field) => field !== without[2]);
    if (name.startsWith('{')) return fieldsIn(name);
    const source = read(files[name] ?? 'store/base/schema.ts');
    const alias = new RegExp(`export type ${name} = ([^;]*(?:\\{[^}]*\\})?[^;]*);`, 'u').exec(source)?.[1];
    if (alias !== undefined) return fieldsOfType(alias);
    const [, parent, body] =
      new RegExp(`export interface ${name} (?:extends (\\w+) )?\\{([^]*?)\\n\\}`, 'u').exec(source) ?? [];
    if (body === undefined) throw new Error(`no type ${name}`);
    // A type may narrow a field of the one that it extends: it is one column all the same.
    return [...new Set([...(parent === undefined ? [] : fieldsOfType(parent)), ...fieldsIn(body)])];
  });
}

const schema = /export interface Schema \{([^]*?)\n\}/u.exec(read('store/base/schema.ts'))?.[1] ?? '';
const tables = schema
  .split('\n')
  .map((line) => /^\s+(\w+): (.+);$/u.exec(line))
  .flatMap((match) => (match === null ? [] : [[match[1] as string, match[2] as string] as const]));

/** What was migrated, what the program notes of itself, and which programs work and count here: none belongs to a county, and all are read beside the tables. */
const ofTheMachine = ['migration', 'machine_note', 'instance', 'shared_count', 'answer_sample'];
/** Notes that are only added and folded away, so that no filing pays for a key. */
const keyless = ['figure_change', 'closed_note', 'complaint_fresh'];

describe('the types of the tables', () => {
  it('name every table of the database, and no other', () => {
    const named = tables.map(([table]) => snake(table)).toSorted();
    expect([...columns.keys()].filter((table) => !ofTheMachine.includes(table)).toSorted()).toEqual(named);
  });

  it.each(tables)('of %s name its columns', (table, type) => {
    expect(fieldsOfType(type).map(snake).toSorted()).toEqual(columns.get(snake(table))?.toSorted());
  });

  it('of a complaint are those that the rules fill', () => {
    // What is sealed is made of what the rules fill.
    const made = new Set(sealedFields('complaint').filter((field) => !(field in aComplaint())));
    expect([...Object.keys(aComplaint()), ...made].map(snake).toSorted()).toEqual(columns.get('complaint')?.toSorted());
  });
});

describe('the tables', () => {
  it('of the business are all keyed by the county first', async () => {
    const found = await database.pool.query<{ table: string; first: string }>(
      `select c.relname as table, a.attname as first from pg_index as i
       join pg_class as c on c.oid = i.indrelid join pg_namespace as n on n.oid = c.relnamespace
       join pg_attribute as a on a.attrelid = c.oid and a.attnum = i.indkey[0]
       where i.indisprimary and n.nspname = 'public'`,
    );
    const first = new Map(found.rows.map((row) => [row.table, row.first]));
    for (const table of columns.keys()) {
      if (ofTheMachine.includes(table) || keyless.includes(table)) continue;
      expect(first.get(table), table).toBe('county_id');
    }
  });

  it('hold money as whole fen and days as days', async () => {
    const found = await database.pool.query<{ column: string; type: string }>(
      `select column_name as column, data_type as type from information_schema.columns where table_schema = 'public'`,
    );
    const wanted = (column: string) =>
      column.endsWith('_fen')
        ? 'bigint'
        : /_on$|_by$/u.test(column)
          ? 'date'
          : column.endsWith('_at')
            ? 'timestamp with time zone'
            : null;
    const typed = found.rows.filter(({ column }) => wanted(column) !== null);
    expect(typed.length).toBeGreaterThan(20);
    // What ends in `_by` is a day or a person.
    const isPerson = (column: string, type: string) => column.endsWith('_by') && type === 'uuid';
    expect(typed.filter(({ column, type }) => type !== wanted(column) && !isPerson(column, type))).toEqual([]);
  });
});
