import { sql } from 'kysely';
import type { Complaint } from '../../domain/complaint/complaint.ts';
import { readsNames } from '../../domain/complaint/privacy.ts';
import { parseSlipCode } from '../../domain/complaint/slip.ts';
import { askPrepared, columnOf, insertMany, type Db, type Tx } from '../base/db.ts';
import {
  hasPhone,
  isInTheOpen,
  isMarkedAmong,
  phoneMarksOf,
  besideSeal,
  isShut,
  sealedChanges,
} from '../base/person-seal.ts';
import {
  findMatter,
  findMattersByIds,
  lockMatter,
  saveMatter,
  storedOf,
  type Book,
  type MatterKey,
} from '../matter/matter.ts';
import { holdingOf, newestHolding, sinceOf } from '../matter/search-pairs.ts';
import { newestAbout } from '../operator/matter-operator.ts';

/** All words by which a matter is found. */
export const searchedWords = sql`c.number || ' ' || c.consumer_name || ' ' || c.consumer_phone || ' ' || c.operator_name || ' ' || c.operator_address || ' ' || c.story || ' ' || c.claim`;

/** The book of complaints. */
export const complaintBook: Book<Complaint> = {
  kind: 'complaint',
  documents: [
    'declineGrounds',
    'pauses',
    'sessions',
    'agreement',
    'notices',
    'talks',
    'identity',
    'declineEvidence',
    'endingEvidence',
    'proposal',
    'summons',
    'recusals',
    'jurisdiction',
    'dispute',
    'transfers',
    'hops',
    'clues',
    'police',
    'review',
    'appeal',
    'followUpWaived',
    'asked',
    'performances',
    'publication',
    'archive',
    'consents',
    'referrals',
    'withdrawal',
    'agents',
    'annulments',
    'respondent',
    'claims',
    'purchase',
    'promises',
    'investigations',
    'factRecords',
    'injury',
    'terms',
    'cost',
    'joint',
    'merged',
    'takenOver',
    'coHandlers',
  ],
  searchedPairs: sql`complaint_pairs_of(c.county_id, c.id)`,
  enteredAfter: true,
  holds(has, actor) {
    const name = actor === null || readsNames(actor.role) ? has(sql`c.consumer_name`) : sql`false`;
    const others = [sql`c.operator_name`, sql`c.claim`, sql`c.number`, sql`c.operator_address`];
    return sql.join([has(sql`c.story`), ...others.map(has), name], sql` or `);
  },
  keepsPhone: true,
  // The number that the telephone of a station gave where there was no network stays findable.
  named(term, { countyId }) {
    const code = parseSlipCode(term);
    if (code === null) return null;
    return sql`c.id = (select s.matter_id from slip as s where s.county_id = ${countyId} and s.code = ${code})`;
  },
  canBeEntrusted: true,
};

/** Registers many new matters in one statement. A matter whose id is already there is left alone and not returned. */
export async function insertComplaints(tx: Tx, complaints: readonly Complaint[]): Promise<Set<string>> {
  const ending = sql`on conflict (county_id, id) do nothing returning id`;
  const inserted = await insertMany<{ id: string }>(tx, 'complaint', complaints, ending);
  return new Set(inserted.rows.map((row) => row.id));
}

/** Saves a matter that was read at the version before; refuses when somebody else saved it meanwhile. */
export function saveComplaint(tx: Tx, before: Complaint, next: Complaint): Promise<Complaint> {
  return saveMatter(tx, complaintBook, before, next);
}

export function findComplaint(db: Db | Tx, countyId: number, by: MatterKey): Promise<Complaint | null> {
  return findMatter(db, complaintBook, countyId, by);
}

/** The matter locked until the transaction ends, so that two people's acts on it follow each other. */
export function lockComplaint(tx: Tx, countyId: number, by: MatterKey): Promise<Complaint> {
  return lockMatter(tx, complaintBook, countyId, by);
}

export function findComplaintsByIds(db: Db | Tx, countyId: number, ids: readonly string[]): Promise<Complaint[]> {
  return findMattersByIds(db, complaintBook, countyId, ids);
}

/** Writes the members anew without an act of anybody: what is kept of their codes is another than it was. */
export async function replaceJoint(tx: Tx, before: Complaint, next: Complaint): Promise<void> {
  const sealed = isShut(before) ? { joint: besideSeal(next.joint) } : sealedChanges(tx, 'complaint', before, next);
  const stored = Object.entries(sealed);
  const changes = stored.map(([name, value]) => sql`${sql.ref(columnOf(name))} = ${storedOf(value)}`);
  const { countyId, id } = next;
  await sql`update complaint set ${sql.join(changes)} where county_id = ${countyId} and id = ${id}`.execute(tx);
}

/** Complaints by their numbers, locked in one order until the transaction ends. */
export async function lockComplaintsByNumber(
  tx: Tx,
  countyId: number,
  numbers: readonly string[],
): Promise<Map<string, Complaint>> {
  const found = await sql<Complaint>`
    select c.* from complaint as c where c.county_id = ${countyId} and c.number = any(${[...numbers]}::text[])
    order by c.id for update`.execute(tx);
  return new Map(found.rows.map((complaint) => [complaint.number, complaint]));
}

/** Complaints that a venue still talks over with its own customer, the oldest first. */
export async function listOwnVenue(db: Db, countyId: number, limit: number): Promise<Complaint[]> {
  const found = await sql<Complaint>`
    select c.* from complaint as c where c.county_id = ${countyId} and c.own_venue and c.state = 'atStation'
    order by c.filed_at limit ${limit}`.execute(db);
  return found.rows;
}

/** Accepted matters of the same telephone that are still open: of one dispute there is only one (《办法》第十六条第（二）项). */
export async function listTwins(db: Db | Tx, { countyId, id, consumerPhone }: Complaint): Promise<Complaint[]> {
  if (consumerPhone === '') return [];
  const found = await sql<Complaint>`
    select c.* from complaint as c where c.county_id = ${countyId} and ${hasPhone(db, 'complaint', countyId, consumerPhone)}
      and c.state <> 'closed' and c.accepted_on is not null and c.id <> ${id}
    order by c.filed_at desc limit 20`.execute(db as Db);
  return found.rows;
}

/** What the person helps with, whichever office has it; the most urgent first. */
export async function listShared(db: Db, countyId: number, accountId: string, limit: number): Promise<Complaint[]> {
  const share = JSON.stringify([{ accountId, handedBackOn: null }]);
  const found = await sql<Complaint>`
    select c.* from complaint as c where c.county_id = ${countyId} and c.co_handlers <> '[]'
      and c.co_handlers @> ${share}::jsonb and c.state in ('dispatched', 'accepted', 'mediating')
    order by c.due_on nulls last, c.id limit ${limit}`.execute(db);
  return found.rows;
}

/** The joint complaint that has a member of this telephone. */
export async function listJointOf(db: Db, countyId: number, phone: string): Promise<Complaint[]> {
  if (phone === '') return [];
  const isMember = isMarkedAmong(phoneMarksOf(db, countyId, phone));
  const found = await sql<Complaint>`
    select c.* from complaint as c where c.county_id = ${countyId} and c.joint is not null
      and (${isMember}
        or (${isInTheOpen('complaint', 'c')} and jsonb_path_query_array(c.joint, '$.members[*].phone') @> ${JSON.stringify([phone])}::jsonb))
    order by c.filed_at desc limit 20`.execute(db);
  return found.rows;
}

/** So many of each are looked at, and at first in so many months. */
const [mostLikely, lately, mostOlder] = [20, 24, 2000];

/** Open matters of the same telephone, and open ones whose text shares the operator's name: what a likely duplicate can be. */
export async function listLikelyDuplicates(
  db: Db,
  countyId: number,
  telling: { phone: string; operatorName: string; name?: string },
): Promise<Complaint[]> {
  const words = { words: telling.operatorName, searched: searchedWords };
  const isOpen = sql`c.state <> 'closed'`;
  // What is open is known before its words are: an index has it, and no closed one is looked up.
  const open = sql`select o.id from complaint as o where o.county_id = ${countyId} and o.stage <> 'done'`;
  const near = newestHolding(
    countyId,
    { ...words, columns: sql`c.*`, where: isOpen, months: lately, among: open },
    mostLikely,
  );
  const ofPhone = await sql<Complaint>`
    select c.* from complaint as c where c.county_id = ${countyId} and ${telling.phone} <> ''
      and ${hasPhone(db, 'complaint', countyId, telling.phone)} and c.state <> 'closed'
    order by c.filed_at desc limit ${mostLikely}`.execute(db);
  const { rows: named } = await sql<Complaint>`${near}`.execute(db);
  if (named.length < mostLikely && telling.operatorName !== '') {
    // Open since before is hardly anything: it is looked at by itself, and not sought in the words of all years.
    const older = await sql<Complaint>`select c.* from complaint as c where c.county_id = ${countyId} and ${isOpen}
      and c.id = any(array(${open} and o.filed_at < ${sinceOf(countyId, lately)} order by o.filed_at desc limit ${mostOlder}))
      and cardinality(search_pairs(${words.words})) > 0 and ${holdingOf(words)}
      order by c.filed_at desc limit ${mostLikely - named.length}`.execute(db);
    named.push(...older.rows);
  }
  const asked = {
    words: telling.name ?? '',
    searched: searchedWords,
    columns: sql`c.*`,
    where: isOpen,
    months: lately,
  };
  const { rows: ofName } =
    asked.words === ''
      ? { rows: [] }
      : await sql<Complaint>`${newestHolding(countyId, { ...asked, among: open }, mostLikely)}`.execute(db);
  return [...new Map([...ofPhone.rows, ...named, ...ofName].map((one) => [one.id, one])).values()];
}

/** Open matters about the shop on whose page the one with this id stands, whatever names they give it, the newest first. */
export async function listOpenOfShop(db: Db | Tx, countyId: number, operatorId: string): Promise<Complaint[]> {
  const found = await sql<Complaint>`
    select c.* from ${newestAbout(countyId, operatorId, 'complaint')} as m
    join complaint as c on c.county_id = ${countyId} and c.id = m.matter_id
    where c.state <> 'closed' order by m.place desc limit 20`.execute(db as Db);
  return found.rows;
}

/** Open matters of each of these telephones, the newest first. */
export async function listOpenOf(db: Db | Tx, countyId: number, phones: readonly string[]): Promise<Complaint[]> {
  if (phones.length === 0) return [];
  // Hardly any telephone has one, and every filing waits for the answer: so only that is asked first.
  const asked = phones.flatMap((phone) => phoneMarksOf(db, countyId, phone).map((mark) => ({ phone, mark })));
  const [numbers, marks] = [asked.map(({ phone }) => phone), asked.map(({ mark }) => mark)];
  const having = await askPrepared(
    db,
    'telephones with open',
    sql<{ phone: string }>`
    select phone from telephones_with_open(${countyId}, ${numbers}::text[], ${marks}::bytea[]) as t (phone)`,
  );
  const found = [...new Set(having.map(({ phone }) => phone))].map((phone) => {
    return sql`(select c.* from complaint as c where c.county_id = ${countyId} and ${hasPhone(db, 'complaint', countyId, phone)}
      and c.state <> 'closed' order by c.filed_at desc limit 20)`;
  });
  if (found.length === 0) return [];
  return (await sql<Complaint>`${sql.join(found, sql` union all `)}`.execute(db)).rows;
}

/** Finished matters of the same telephone: of the same dispute they are what 《办法》第十六条第（二）项 speaks of. */
export async function listHandled(db: Db, countyId: number, phone: string): Promise<Complaint[]> {
  if (phone === '') return [];
  const found = await sql<Complaint>`
    select c.* from complaint as c where c.county_id = ${countyId} and ${hasPhone(db, 'complaint', countyId, phone)} and c.state = 'closed'
      and c.outcome <> 'merged' order by c.filed_at desc limit 20`.execute(db);
  return found.rows;
}

/** 愿意一起办: whether its complainant said on the short form of an incident that he acts together with the others of it. */
export async function isWillingToJoin(db: Db, countyId: number, id: string): Promise<boolean> {
  const { rows } = await sql`select from incident_member
    where county_id = ${countyId} and matter_id = ${id} and willing and state = 'in' limit 1`.execute(db);
  return rows.length > 0;
}
