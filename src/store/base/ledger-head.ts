/** 总封记 (head): the whole ledger of a county in one number, which each hour's lines are added to. */
import { hash } from 'node:crypto';
import { sql } from 'kysely';
import type { LedgerHead } from '../../domain/base/ledger-head.ts';
import type { Db, Tx } from './db.ts';
import { tailOf } from './ledger.ts';
import { ledgerKeysOf, type LedgerKey, type LedgerKeys } from './ledger-key.ts';

export async function findHead(db: Db | Tx, countyId: number): Promise<LedgerHead | null> {
  const found = await (db as Db)
    .selectFrom('ledgerHead')
    .selectAll()
    .where('countyId', '=', countyId)
    .orderBy('n', 'desc')
    .limit(1)
    .executeTakeFirst();
  return found ?? null;
}

export interface Folded {
  /** Null when no chain has gone on. */
  head: LedgerHead | null;
  /** The last chain that was looked at; null at the end. */
  after: string | null;
  /** Chains that do not fit what is proven of them: they are left out, and whoever proves the ledger hears of them. */
  broken: number;
}

interface Grown {
  matterId: string;
  seq: number;
  folded: number;
  keyId: string;
  mac: Buffer;
  hash: Buffer | null;
  foldedHash: Buffer | null;
}

/**
 * Adds what some chains have grown by to the head. Filings do not wait for it, nor it for them: it reads what is committed, and
 * what comes meanwhile is of the next hour.
 */
export async function foldChains(
  tx: Tx,
  countyId: number,
  at: Date,
  { after, limit }: { after: string | null; limit: number },
): Promise<Folded> {
  const keys = ledgerKeysOf(tx);
  const before = await findHead(tx, countyId);
  const behind = after === null ? sql`true` : sql`t.matter_id > ${after}`;
  // A chain that somebody writes into is of the next hour: nobody waits here, holding up those who write into the others.
  const { rows: free } = await sql<Omit<Grown, 'hash' | 'foldedHash'>>`
    select t.matter_id, t.seq, t.folded, t.key_id, t.mac from ledger_tail as t
    where t.county_id = ${countyId} and t.seq <> t.folded and ${behind} order by t.matter_id limit ${limit}
    for update skip locked`.execute(tx);
  const rows = await withHashes(tx, countyId, free);
  const grown = rows.filter((row) => isWhole(keys, countyId, row));
  const last = {
    after: rows.length < limit ? null : (rows.at(-1)?.matterId ?? null),
    broken: rows.length - grown.length,
  };
  if (grown.length === 0) return { head: null, ...last };
  let sum = before === null ? 0n : numberOf(before.sum);
  for (const { matterId, seq, hash: newest, folded, foldedHash } of grown) {
    if (foldedHash !== null) sum -= partOf({ countyId, matterId, seq: folded, hash: foldedHash });
    sum += partOf({ countyId, matterId, seq, hash: newest as Buffer });
  }
  const head = sealed(keys.current, before, {
    countyId,
    n: (before?.n ?? 0) + 1,
    at,
    lines: (before?.lines ?? 0) + grown.reduce((all, { seq, folded }) => all + seq - folded, 0),
    chains: (before?.chains ?? 0) + grown.filter(({ folded }) => folded === 0).length,
    sum: bytesOf(sum),
  });
  await tx.insertInto('ledgerHead').values(head).execute();
  const reached = grown.map(({ matterId, seq }) => ({ matter_id: matterId, folded: seq }));
  await sql`update ledger_tail as t set folded = r.folded
    from json_populate_recordset(null::ledger_tail, ${JSON.stringify(reached)}::json) as r
    where t.county_id = ${countyId} and t.matter_id = r.matter_id`.execute(tx);
  return { head, ...last };
}

/** The hashes of their newest lines and of those they were counted to, asked behind the locks: what a tail proves stands by then. */
async function withHashes(tx: Tx, countyId: number, tails: readonly Omit<Grown, 'hash' | 'foldedHash'>[]) {
  const { rows } = await sql<Pick<Grown, 'matterId' | 'hash' | 'foldedHash'>>`
    select t.matter_id, l.hash, f.hash as folded_hash
    from unnest(${tails.map((one) => one.matterId)}::uuid[], ${tails.map((one) => one.seq)}::integer[],
      ${tails.map((one) => one.folded)}::integer[]) as t (matter_id, seq, folded)
    left join ledger as l on l.county_id = ${countyId} and l.matter_id = t.matter_id and l.seq = t.seq
    left join ledger as f on f.county_id = ${countyId} and f.matter_id = t.matter_id and f.seq = t.folded`.execute(tx);
  const hashes = new Map(rows.map((row) => [row.matterId, row]));
  return tails.map((tail): Grown => ({ ...tail, ...(hashes.get(tail.matterId) ?? { hash: null, foldedHash: null }) }));
}

/** Whether the chain is as long as its tail proves, and still has the line up to which it was counted. */
function isWhole(keys: LedgerKeys, countyId: number, row: Grown): boolean {
  const { matterId, seq, folded, keyId, mac, hash: newest, foldedHash } = row;
  const key = keys.of(keyId);
  if (key === null || newest === null || seq < folded || (folded > 0 && foldedHash === null)) return false;
  return tailOf(key, { countyId, matterId, seq, hash: newest }).mac.equals(mac);
}

/** What is wrong with the heads: of the database itself, or with what was sent away. */
export interface BrokenHead {
  why: keyof typeof brokenHeadWords;
  head: Pick<LedgerHead, 'countyId' | 'n' | 'at' | 'lines'>;
}

export const brokenHeadWords = {
  forged: {
    zh: '这个总封记是假的，或者前面的被改过、抽掉了',
    en: 'this head is forged, or one before it was changed or removed',
  },
  differs: {
    zh: '这个总封记盖住的台账和现在的不一样：以前的行被改过、删掉了，或者整件没有了',
    en: 'what this head covers is not what is there: earlier lines were changed or removed, or whole chains were',
  },
  missing: {
    zh: '送出去的这个总封记，数据库里没有：数据库被换成了更早的一份，它以后的都没有了',
    en: 'this head was sent away and the database does not have it: an older database was put in its place',
  },
  other: {
    zh: '送出去的这个总封记，和数据库里同一号的不一样：那以前的台账被改写过',
    en: 'the database has another head of this number than was sent away: the ledger before it was written anew',
  },
} as const satisfies Record<string, { zh: string; en: string }>;

/** Proves the heads of all counties, that the ledger is what the newest says, and that each that was sent away is among them. */
export async function proveHeads(db: Db, sent: readonly LedgerHead[]): Promise<BrokenHead[]> {
  const heads = await db.selectFrom('ledgerHead').selectAll().orderBy('countyId').orderBy('n').execute();
  const broken = forgedHeads(ledgerKeysOf(db), heads);
  for (const head of heads.filter(({ countyId }, i) => heads[i + 1]?.countyId !== countyId))
    if (!(await isCovered(db, head))) broken.push({ why: 'differs', head });
  const known = new Map(heads.map((head) => [`${head.countyId} ${head.n}`, head]));
  for (const head of sent) {
    const there = known.get(`${head.countyId} ${head.n}`);
    if (there === undefined) broken.push({ why: 'missing', head });
    else if (!there.mac.equals(head.mac)) broken.push({ why: 'other', head });
  }
  return broken;
}

/** Heads that do not follow from the one before; nobody can tell of one under a key that is lost for ever. */
function forgedHeads(keys: LedgerKeys, heads: readonly LedgerHead[]): BrokenHead[] {
  return heads.flatMap((head, i): BrokenHead[] => {
    const before = heads[i - 1];
    const last = before?.countyId === head.countyId ? before : null;
    const key = keys.of(head.keyId);
    if (key === null && keys.lost.has(head.keyId)) return [];
    const follows = head.n === (last?.n ?? 0) + 1 && key !== null && macOf(key, last, head).equals(head.mac);
    return follows ? [] : [{ why: 'forged', head }];
  });
}

/** Whether the chains up to where they were counted are what the head says, counted anew while nothing is added to it. */
async function isCovered(db: Db, head: LedgerHead): Promise<boolean> {
  const { countyId } = head;
  for (let newest = head; ;) {
    const [sum, lines, chains] = await countAnew(db, countyId);
    const now = (await findHead(db, countyId)) ?? newest;
    if (now.n === newest.n) return sum === numberOf(now.sum) && lines === now.lines && chains === now.chains;
    newest = now;
  }
}

const pageSize = 5000;

async function countAnew(db: Db, countyId: number): Promise<[sum: bigint, lines: number, chains: number]> {
  let [sum, lines, chains, after] = [0n, 0, 0, '00000000-0000-0000-0000-000000000000'];
  for (;;) {
    const { rows } = await sql<{ matterId: string; folded: number; hash: Buffer | null }>`
      select t.matter_id, t.folded, l.hash from ledger_tail as t
      left join ledger as l on l.county_id = t.county_id and l.matter_id = t.matter_id and l.seq = t.folded
      where t.county_id = ${countyId} and t.folded > 0 and t.matter_id > ${after}
      order by t.matter_id limit ${pageSize}`.execute(db);
    for (const { matterId, folded, hash: counted } of rows) {
      after = matterId;
      if (counted === null) continue;
      sum += partOf({ countyId, matterId, seq: folded, hash: counted });
      lines += folded;
      chains += 1;
    }
    if (rows.length < pageSize) return [sum % modulus, lines, chains];
  }
}

const bytes = 32;
const modulus = 1n << BigInt(8 * bytes);

/** The hash of a line is under the key, and binds all lines before it: nobody without the key can choose what it adds. */
function partOf({
  countyId,
  matterId,
  seq,
  hash: line,
}: {
  countyId: number;
  matterId: string;
  seq: number;
  hash: Buffer;
}): bigint {
  return numberOf(hash('sha256', Buffer.concat([Buffer.from(`${countyId} ${matterId} ${seq} `), line]), 'buffer'));
}

function numberOf(value: Buffer): bigint {
  return BigInt(`0x${value.toString('hex')}`);
}

function bytesOf(sum: bigint): Buffer {
  return Buffer.from((((sum % modulus) + modulus) % modulus).toString(16).padStart(2 * bytes, '0'), 'hex');
}

function sealed(key: LedgerKey, before: LedgerHead | null, head: Omit<LedgerHead, 'keyId' | 'mac'>): LedgerHead {
  const named = { ...head, keyId: key.id };
  return { ...named, mac: macOf(key, before, named) };
}

function macOf(key: LedgerKey, before: LedgerHead | null, head: Omit<LedgerHead, 'mac'>): Buffer {
  const { countyId, n, at, lines, chains, sum, keyId } = head;
  const words = [
    countyId,
    n,
    at.toISOString(),
    lines,
    chains,
    sum.toString('hex'),
    keyId,
    before?.mac.toString('hex') ?? '',
  ];
  return key.mac('head', JSON.stringify(words));
}
