/** One part of a county's complaints, written by COPY; a process of its own when the county is large. */
import { once } from 'node:events';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { dayOf } from '../../src/domain/base/calendar.ts';
import type { Complaint } from '../../src/domain/complaint/complaint.ts';
import { complaintNumber } from '../../src/domain/matter/numbering.ts';
import { listAccounts } from '../../src/store/county/account.ts';
import { findCountyFacts } from '../../src/store/county/county.ts';
import { createDb, type Db } from '../../src/store/base/db.ts';
import { sealRows, usePersonKeys } from '../../src/store/base/person-seal.ts';
import { actorIdOf, lineOf, origin, tailOf } from '../../src/store/base/ledger.ts';
import { ledgerKeysFrom } from '../../src/store/base/ledger-key.ts';
import { rowState } from '../../src/store/base/stated/row-state.ts';
import { testKeyring } from '../../tests/build/house/keyring.ts';
import { lifeOf, wordBytes, type Ground } from './life.ts';
import { chanceFrom } from './random.ts';

/** The whole county, and which of its complaints are this part's, counted from the oldest. */
export interface Part {
  owner: pg.PoolConfig;
  n: number;
  seed: number;
  profile: 'rural' | 'urban';
  today: string;
  from: number;
  to: number;
}

export interface PartMade {
  textBytes: number;
  ledgerLines: number;
}

/** The first word of a process that fills a part. */
export const partWord = 'part';
const chunk = 1000;

/** When the i-th of n complaints came in: evenly over as many years as a county of 100,000 a year needs. */
export function filedAt({ n, today }: Pick<Part, 'n' | 'today'>, i: number): Date {
  const years = Math.min(20, Math.max(1, Math.ceil(n / 100_000)));
  const end = Date.parse(`${today}T09:00:00+08:00`);
  return new Date(Math.floor(end - (n - i) * ((years * 365 * 86_400_000) / n)));
}

export async function fillPart(part: Part): Promise<PartMade> {
  const ground = await groundOf(part);
  const connections = [new pg.Client(part.owner), new pg.Client(part.owner), new pg.Client(part.owner)] as const;
  const [complaintsTo, ledgerTo, tailsTo] = connections;
  const { current } = ledgerKeysFrom(testKeyring);
  for (const client of connections) {
    await client.connect();
    await client.query('set session_replication_role = replica; set synchronous_commit = off');
  }
  const chance = chanceFrom(part.seed + part.from);
  let [year, nth] = [0, 0];
  const made = { textBytes: 0, ledgerLines: 0 };
  let writing: Promise<unknown> = Promise.resolve();
  for (let done = part.from; done < part.to; done += chunk) {
    const complaints: string[] = [];
    const lines: string[] = [];
    const tails: string[] = [];
    for (let i = done; i < Math.min(done + chunk, part.to); i += 1) {
      const at = filedAt(part, i);
      const its = yearOf(at);
      nth = its === year ? nth + 1 : i - firstOfYear(part, i) + 1;
      year = its;
      const { complaint, events } = lifeOf(chance, ground, at, complaintNumber(year, nth));
      made.textBytes += wordBytes(complaint);
      made.ledgerLines += events.length;
      complaints.push(complaintLine(ground.db, complaint));
      let before: Buffer = origin;
      for (const [k, event] of events.entries()) {
        const state = rowState(current, 'complaint', {
          ...complaint,
          version: complaint.version - events.length + k + 1,
        });
        const line = lineOf(current, event, k + 1, before, state);
        before = line.hash;
        const { countyId, matterId, seq, verb, onDay, byOrganisationId } = line;
        lines.push(
          `${countyId}\t${matterId}\t${seq}\t${verb}\t${line.at.toISOString()}\t${onDay}\t${actorIdOf(line.by)}\t${byOrganisationId ?? '\\N'}\t${escape(JSON.stringify(line.detail))}\t${hex(line.hash)}\t${hex(state)}`,
        );
      }
      const tail = tailOf(current, { ...complaint, matterId: complaint.id, seq: events.length, hash: before });
      tails.push(`${tail.countyId}\t${tail.matterId}\t${tail.seq}\t${tail.keyId}\t${hex(tail.mac)}`);
    }
    // The next chunk is made while the database still takes this one.
    await writing;
    writing = Promise.all([
      copy(complaintsTo, `copy complaint (${columns.map(snake).join(', ')}) from stdin`, complaints),
      copy(
        ledgerTo,
        'copy ledger (county_id, matter_id, seq, verb, at, on_day, by, by_organisation_id, detail, hash, row_state) from stdin',
        lines,
      ),
      copy(tailsTo, 'copy ledger_tail (county_id, matter_id, seq, key_id, mac) from stdin', tails),
    ]);
  }
  await writing;
  for (const client of connections) await client.end();
  await ground.db.destroy();
  return made;
}

/** Facts hold functions, which no process can hand to another: each part reads them itself. */
async function groundOf({ owner, profile, today }: Part): Promise<Ground & { db: Db }> {
  const { db } = createDb(owner, 2);
  usePersonKeys(db, testKeyring);
  const facts = await findCountyFacts(db);
  if (facts === null) throw new Error('There is no county to fill.');
  const officers = new Map<string, string[]>();
  for (const { role, organisationId, id } of await listAccounts(db, facts.county.countyId)) {
    if (role === 'officer' && organisationId !== null)
      officers.set(organisationId, [...(officers.get(organisationId) ?? []), id]);
  }
  return { db, facts, officers, profile, today };
}

function yearOf(at: Date): number {
  return Number(dayOf(at).slice(0, 4));
}

/** The first complaint of the year in which the i-th came in. */
function firstOfYear(part: Part, i: number): number {
  const year = yearOf(filedAt(part, i));
  let [low, high] = [0, i];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (yearOf(filedAt(part, middle)) < year) low = middle + 1;
    else high = middle;
  }
  return low;
}

const columns = [
  'countyId',
  'id',
  'number',
  'version',
  'state',
  'stage',
  'outcome',
  'channel',
  'platformNumber',
  'codeStub',
  'filedAt',
  'stationReceivedAt',
  'receivedAt',
  'consumerName',
  'consumerPhone',
  'consumerAddress',
  'consumerRegionId',
  'consumerIdNumber',
  'operatorName',
  'operatorPhone',
  'operatorAddress',
  'operatorRegionId',
  'categoryCode',
  'natureCode',
  'story',
  'claim',
  'happenedOn',
  'amountFen',
  'consentPublish',
  'consentEntrust',
  'officeId',
  'officeReason',
  'stationId',
  'stationReason',
  'handlerId',
  'entrustedTo',
  'dispatchedOn',
  'givenBackOn',
  'givenBackReason',
  'decidedOn',
  'declineGrounds',
  'declineReason',
  'acceptedOn',
  'consumerConsentedOn',
  'operatorConsentedOn',
  'pauses',
  'sessions',
  'agreement',
  'endedOn',
  'terminateGround',
  'terminateReason',
  'disputedFen',
  'recoveredFen',
  'compensationFen',
  'notices',
  'talks',
  'toldOn',
  'closedOn',
  'followedUpOn',
  'satisfaction',
  'urgedOn',
  'urgedTimes',
  'dueRule',
  'dueOn',
  'legalOn',
  'escalatedTo',
  'complaintSeal',
  'keyId',
  'phoneMark',
  'phoneTail',
  'identityMark',
  'memberMarks',
  'wordsOpen',
] as const;

function snake(name: string): string {
  return name.replace(/[A-Z]/gu, (letter) => `_${letter.toLowerCase()}`);
}

function complaintLine(db: Db, complaint: Complaint): string {
  const [sealed] = sealRows(db, 'complaint', [complaint]);
  const row = sealed as Record<string, unknown>;
  return columns.map((name) => cell(row[name])).join('\t');
}

function cell(value: unknown): string {
  if (value === null || value === undefined) return '\\N';
  if (value instanceof Date) return value.toISOString();
  if (typeof value === 'object') return escape(JSON.stringify(value));
  return typeof value === 'string' ? escape(value) : String(value as number | boolean);
}

function hex(bytes: Buffer): string {
  return `\\\\x${bytes.toString('hex')}`;
}

function escape(text: string): string {
  return /[\\\t\n\r]/u.test(text)
    ? text.replace(/\\/gu, '\\\\').replace(/\t/gu, '\\t').replace(/\n/gu, '\\n').replace(/\r/gu, '\\r')
    : text;
}

async function copy(client: pg.Client, statement: string, rows: readonly string[]): Promise<void> {
  const stream = client.query(copyFrom(statement));
  stream.write(`${rows.join('\n')}\n`);
  stream.end();
  await once(stream, 'finish');
}

if (process.argv[2] === partWord && process.send !== undefined) {
  // Ends with the bench, also when that was killed.
  process.on('disconnect', () => process.exit());
  process.send(await fillPart(JSON.parse(process.argv[3] ?? '{}') as Part));
  process.disconnect();
}
