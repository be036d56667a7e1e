import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase, type TestDatabase } from '../database.ts';
import { aComplaint } from '../build.ts';

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

const snake = (name: string) => name.replace(/[A-Z]/gu, (letter) => `_${letter.toLowerCase()}`);
const read = (path: string) => readFileSync(new URL(`../../src/${path}`, import.meta.url), 'utf8');

/** The fields of a type written with braces, and of the type it joins, read from the source, for types leave no trace. */
function fieldsIn(body: string): string[] {
  return [...body.replace(/\/\*\*[^]*?\*\//gu, '').matchAll(/(?:^|[{;])\s*(\w+)\??:/gmu)].map(
    (match) => match[1] as string,
  );
}

const files: Record<string, string> = {
  County: 'domain/organisation.ts',
  Organisation: 'domain/organisation.ts',
  Region: 'domain/region.ts',
  Station: 'domain/station.ts',
  Charter: 'domain/charter.ts',
  DocketEntry: 'domain/docket.ts',
  Standard: 'domain/standard.ts',
  Outline: 'domain/outline.ts',
  Category: 'domain/category.ts',
  Account: 'domain/account.ts',
  View: 'domain/view.ts',
  Draft: 'domain/draft.ts',
  Complaint: 'domain/complaint.ts',
  Course: 'domain/course.ts',
  Bonds: 'domain/member.ts',
  Attachment: 'domain/attachment.ts',
  IssuedPaper: 'domain/form.ts',
  Instruction: 'domain/instruction.ts',
  Reach: 'domain/reach.ts',
  Watch: 'domain/watch.ts',
  Redispatch: 'domain/redispatch.ts',
  BacklogCount: 'domain/backlog.ts',
  Firm: 'domain/firm.ts',
  Task: 'domain/task.ts',
  Fund: 'domain/fund.ts',
  Example: 'domain/example.ts',
  Posting: 'domain/posting.ts',
  Scheme: 'domain/scheme.ts',
  Award: 'domain/award.ts',
  Assessment: 'domain/assessment.ts',
  Score: 'domain/score.ts',
  Objection: 'domain/objection.ts',
  Honour: 'domain/award.ts',
  Steered: 'domain/steering.ts',
  Directive: 'domain/directive.ts',
  Plan: 'domain/plan.ts',
  Meeting: 'domain/meeting.ts',
  Workgroup: 'domain/workgroup.ts',
  Remark: 'domain/remark.ts',
  Recurrence: 'domain/recurrence.ts',
  RecurrenceTurn: 'domain/recurrence.ts',
  Shift: 'domain/shift.ts',
  Rota: 'domain/rota.ts',
  Callout: 'domain/callout.ts',
  Offer: 'domain/offer.ts',
  Person: 'domain/person.ts',
  Appointment: 'domain/appointment.ts',
  Staffing: 'domain/staffing.ts',
  Succession: 'domain/succession.ts',
  Pact: 'domain/pact.ts',
  Training: 'domain/training.ts',
  Attendance: 'domain/training.ts',
  Engagement: 'domain/engagement.ts',
  Allowance: 'domain/allowance.ts',
  Matter: 'domain/matter.ts',
  Inquiry: 'domain/inquiry.ts',
  KnowledgeEntry: 'domain/knowledge.ts',
  Channel: 'domain/channel.ts',
  MissedCall: 'domain/channel.ts',
  Tipoff: 'domain/tipoff.ts',
  Enforcement: 'domain/enforcement.ts',
  ImportRun: 'domain/import.ts',
  StoredLetter: 'domain/exchange.ts',
  ImportRow: 'domain/import.ts',
  ImportMark: 'domain/import.ts',
  SavedMapping: 'domain/mapping.ts',
  SentReply: 'domain/reply.ts',
  Device: 'domain/device.ts',
  SignInCode: 'domain/device.ts',
  Slip: 'domain/slip.ts',
  Leftover: 'domain/leftover.ts',
};

function fieldsOfType(type: string): string[] {
  return type.split('&').flatMap((part) => {
    const name = part.trim();
    const without = /^Omit<(\w+), '(\w+)'>$/u.exec(name);
    if (without !== null) return fieldsOfType(without[1] as string).filter((field) => field !== without[2]);
    if (name.startsWith('{')) return fieldsIn(name);
    const source = read(files[name] ?? 'store/schema.ts');
    const alias = new RegExp(`export type ${name} = ([^;]*(?:\\{[^}]*\\})?[^;]*);`, 'u').exec(source)?.[1];
    if (alias !== undefined) return fieldsOfType(alias);
    const [, parent, body] =
      new RegExp(`export interface ${name} (?:extends (\\w+) )?\\{([^]*?)\\n\\}`, 'u').exec(source) ?? [];
    if (body === undefined) throw new Error(`no type ${name}`);
    // A type may narrow a field of the one that it extends: it is one column all the same.
    return [...new Set([...(parent === undefined ? [] : fieldsOfType(parent)), ...fieldsIn(body)])];
  });
}

const schema = /export interface Schema \{([^]*?)\n\}/u.exec(read('store/schema.ts'))?.[1] ?? '';
const tables = schema
  .split('\n')
  .map((line) => /^\s+(\w+): (.+);$/u.exec(line))
  .flatMap((match) => (match === null ? [] : [[match[1] as string, match[2] as string] as const]));

describe('the types of the tables', () => {
  it('name every table of the database, and no other', () => {
    const named = tables.map(([table]) => snake(table)).toSorted();
    // `migration` belongs to the migrator alone.
    expect([...columns.keys()].filter((table) => table !== 'migration').toSorted()).toEqual(named);
  });

  it.each(tables)('of %s name its columns', (table, type) => {
    expect(fieldsOfType(type).map(snake).toSorted()).toEqual(columns.get(snake(table))?.toSorted());
  });

  it('of a complaint are those that the rules fill', () => {
    expect(Object.keys(aComplaint()).map(snake).toSorted()).toEqual(columns.get('complaint')?.toSorted());
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
      // Neither belongs to a county: what was migrated, and what the server keeps for itself.
      if (table === 'migration') continue;
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
    expect(typed.filter(({ column, type }) => type !== wanted(column))).toEqual([]);
  });
});
