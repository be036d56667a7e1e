/** 台账核对: proves the whole ledger, line by line, chain by chain, and that the rows are as their newest lines say. */
import { sql, type RawBuilder } from 'kysely';
import { toldBy, type Details, type Told } from '../../domain/base/event.ts';
import type { Db, Tx } from './db.ts';
import { findStatedSince, hashOf, isStateLost, origin, rowOf, tailOf } from './ledger.ts';
import { ledgerKeysOf, type LedgerKey, type LedgerKeys } from './ledger-key.ts';
import { isTombstoneOf, type ProvenLine } from './ledger-tombstone.ts';
import { isAsStated, statedTables, type StatedTable } from './stated/row-state.ts';
import type { LedgerRow } from './schema.ts';
import { changedSettings, readSettings, type SettingTable } from './stated/settings-state.ts';
import { findSettingsState, listUnstatedAccounts } from './stated/unstated-rows.ts';

export interface BrokenLine {
  countyId: number;
  matterId: string;
  seq: number;
  why: keyof typeof brokenWords;
  /** Which of the county's settings, where it is those. */
  tables?: readonly SettingTable[];
}

export const brokenWords = {
  gap: {
    zh: '编号不连续：前面少了行，或者这一件在那时已被绕过程序改过',
    en: 'a line is missing before it, or the matter had been changed past the program by then',
  },
  hash: { zh: '内容与校验值不符，被改过', en: 'its words do not fit its hash: it was changed' },
  erased: {
    zh: '到这一行为止清除了内容的行数，和清除那一步记下的不符：有的不是按规定清除的',
    en: 'more or fewer lines were erased before it than the erasure says: some were not erased by the rule',
  },
  end: { zh: '从这一行起缺失，被删掉了', en: 'it and what followed are missing' },
  tail: {
    zh: '这一件的行数没有证明，或者证明是假的',
    en: 'nothing proves how many lines the chain has, or a false proof does',
  },
  row: {
    zh: '件里的内容与这一行记下的不符，有人绕过程序改了这一件',
    en: 'the matter is not as this line left it: it was changed past the program',
  },
  settings: {
    zh: '有人绕过程序改了、加了或者删了',
    en: 'rows were changed, added or removed past the program',
  },
  unstated: {
    zh: '这个账号台账没有记下，是绕过程序加进来的',
    en: 'no line tells of this account: it was put in past the program',
  },
  gone: {
    zh: '台账记着这个账号，现在没有了，是绕过程序删掉的',
    en: 'the ledger tells of this account and it is not there: it was removed past the program',
  },
  unkeyed: {
    zh: '台账早已全部用密钥校验，这一件却没有：这些行是后来冒充的',
    en: 'the whole ledger has been under a key for long, and this chain is not: it was put in later',
  },
  key: {
    zh: '这一行用的密钥不在密钥文件里，核对不了；请换上另外保存的密钥文件再核对',
    en: 'its key is not in the key file, so it cannot be proven; put back the kept copy of the key file',
  },
} as const satisfies Record<string, { zh: string; en: string }>;

export interface Proof {
  lines: number;
  /** At most one for each chain, the first in the order of the ledger first. */
  broken: readonly BrokenLine[];
  /** Since when everything is written under a key; null while chains from before it are still being joined. */
  provenSince: Date | null;
  /** Lines from before there was a key, which hold by their order alone. */
  unkeyedLines: number;
  /** Chains that are under no key yet. */
  unkeyedChains: number;
  /** Lines whose words were erased when their time was over, each proven by its tombstone. */
  erasedLines: number;
}

/** Nobody reads more, and who has changed everything need not fill the memory too. */
export const mostBroken = 1000;
const pageSize = 5000;

export async function proveLedger(db: Db, onProgress?: (lines: number) => void): Promise<Proof> {
  const keys = ledgerKeysOf(db);
  const since = await findKeyedSince(db);
  const found = new Map<string, BrokenLine>();
  const tell = (broken: BrokenLine) => {
    const key = `${broken.countyId} ${broken.matterId}`;
    if (!found.has(key) && found.size < mostBroken) found.set(key, broken);
  };
  const walked = await walkChains(db, new ChainProver(keys, since, tell), onProgress);
  for (const broken of await findShortChains(db)) tell(broken);
  for (const broken of await findEmptyChains(db)) tell(broken);
  for (const table of statedTables) for await (const broken of changedRows(db, keys, table)) tell(broken);
  for (const broken of await findForeignAccounts(db)) tell(broken);
  for (const broken of await findChangedSettings(db, keys)) tell(broken);
  return {
    ...walked,
    broken: [...found.values()],
    provenSince: [...since.values()].toSorted((a, b) => b.getTime() - a.getTime())[0] ?? null,
  };
}

/** The first line that is broken, if any. */
export async function findBrokenLine(db: Db): Promise<{ lines: number; broken: BrokenLine | null }> {
  const { lines, broken } = await proveLedger(db);
  return { lines, broken: broken[0] ?? null };
}

/** The number by which people know what the chain is about, of an account its login name; null for the county. */
export async function findNumber(db: Db, { countyId, id }: { countyId: number; id: string }): Promise<string | null> {
  for (const table of statedTables) {
    const found = await sql<{ number: string | null }>`
      select coalesce(to_jsonb(c) ->> 'number', '账号 ' || (to_jsonb(c) ->> 'login_name')) as number from ${sql.table(table)} as c
      where c.county_id = ${countyId} and c.id = ${id}`.execute(db);
    if (found.rows[0] !== undefined) return found.rows[0].number;
  }
  return null;
}

interface WalkedLine extends LedgerRow {
  tailSeq: number | null;
  keyId: string | null;
  mac: Buffer | null;
}

async function walkChains(
  db: Db,
  prover: ChainProver,
  onProgress?: (lines: number) => void,
): Promise<Pick<Proof, 'lines' | 'unkeyedLines' | 'unkeyedChains' | 'erasedLines'>> {
  let after: Pick<LedgerRow, 'countyId' | 'matterId' | 'seq'> = { countyId: 0, matterId: nowhere, seq: 0 };
  let lines = 0;
  for (;;) {
    const page = await sql<WalkedLine>`
      select l.*, t.seq as tail_seq, t.key_id, t.mac from (
        select * from ledger where (county_id, matter_id, seq) > (${after.countyId}, ${after.matterId}, ${after.seq})
        order by county_id, matter_id, seq limit ${pageSize}) as l
      left join ledger_tail as t on t.county_id = l.county_id and t.matter_id = l.matter_id
      order by l.county_id, l.matter_id, l.seq`.execute(db);
    for (const row of page.rows) {
      prover.take(row);
      after = row;
      lines += 1;
    }
    onProgress?.(lines);
    if (page.rows.length === pageSize) continue;
    prover.close();
    const { unkeyedLines, unkeyedChains, erasedLines } = prover;
    return { lines, unkeyedLines, unkeyedChains, erasedLines };
  }
}

const nowhere = '00000000-0000-0000-0000-000000000000';

/** The lines of one chain, each proven; null where the chain does not hold, so that nothing of it may be erased. */
export async function readProvenChain(
  tx: Tx,
  { countyId, matterId }: Pick<LedgerRow, 'countyId' | 'matterId'>,
): Promise<ProvenLine[] | null> {
  let isBroken = false;
  const prover = new ChainProver(ledgerKeysOf(tx), new Map(), () => (isBroken = true));
  const { rows } = await sql<WalkedLine>`select l.*, t.seq as tail_seq, t.key_id, t.mac from ledger as l
    left join ledger_tail as t on t.county_id = l.county_id and t.matter_id = l.matter_id
    where l.county_id = ${countyId} and l.matter_id = ${matterId} order by l.seq`.execute(tx);
  const proven = rows.map((line, i): ProvenLine => {
    prover.take(line);
    return { line, before: rows[i - 1]?.hash ?? origin, under: prover.under };
  });
  prover.close();
  return isBroken ? null : proven;
}

/** Follows one chain after the other; each is given up at its first fault. */
class ChainProver {
  unkeyedLines = 0;
  unkeyedChains = 0;
  erasedLines = 0;
  readonly #keys: LedgerKeys;
  readonly #since: ReadonlyMap<number, Date>;
  readonly #tell: (broken: BrokenLine) => void;
  #last: WalkedLine | null = null;
  /** How many lines of this chain were erased so far, and how many of them an erasure has told of. */
  #erased = 0;
  #erasedTold = 0;
  /** The key of the newest line; null under the rule from before there was one. */
  #key: LedgerKey | null = null;
  /** Under a key that is lost for ever: nothing is proven before the line that turns to another. */
  #isLost = false;
  #isBroken = false;
  /** The first line of this chain, which fits no key of the file; null once it is said why. */
  #unread: WalkedLine | null = null;

  constructor(keys: LedgerKeys, since: ReadonlyMap<number, Date>, tell: (broken: BrokenLine) => void) {
    this.#keys = keys;
    this.#since = since;
    this.#tell = tell;
  }

  /** The name of the key that the newest line is under, or a word for one that is lost; null under the rule from before there was one. */
  get under(): string | null {
    return this.#isLost ? 'lost' : (this.#key?.id ?? null);
  }

  take(line: WalkedLine): void {
    if (this.#last?.matterId !== line.matterId || this.#last.countyId !== line.countyId) {
      this.close();
      this.#begin(line);
    } else if (!this.#isBroken) this.#follow(line, this.#last);
    else if (this.#unread !== null) this.#seekTurn(line, this.#last);
    if (this.#key === null || this.#isLost) this.unkeyedLines += 1;
    if (line.tombstone !== null) {
      this.erasedLines += 1;
      this.#erased += 1;
    }
    if (line.verb === 'erased') this.#countErased(line);
    this.#last = line;
  }

  /** The line of an erasure says how many lines it has erased, and stands behind them. */
  #countErased(line: WalkedLine): void {
    this.#erasedTold += toldBy('erased', line.detail).lines ?? 0;
    if (!this.#isBroken && this.#erasedTold !== this.#erased) this.#break(line, 'erased');
  }

  /** What can be said of a chain when its last line is known. */
  close(): void {
    const last = this.#last;
    this.#last = null;
    if (last !== null) this.#tellUnread(last.keyId);
    if (last === null || this.#isBroken) return;
    if (this.#key === null) this.unkeyedChains += 1;
    const broken = this.#isLost
      ? this.#endUnproven(last)
      : this.#key === null
        ? this.#endUnkeyed(last)
        : this.#end(last);
    if (broken !== null) this.#break(last, broken);
    else if (this.#erased !== this.#erasedTold) this.#break(last, 'erased');
    else if ((last.tailSeq ?? 0) > last.seq) this.#break({ ...last, seq: last.seq + 1 }, 'end');
  }

  #endUnproven({ keyId, tailSeq, seq }: WalkedLine): BrokenLine['why'] | null {
    return keyId !== null && this.#keys.lost.has(keyId) && tailSeq === seq ? null : 'hash';
  }

  /** A tail of a chain without a key: the lines that were under one are cut off, or all of it is a forgery. */
  #endUnkeyed({ countyId, keyId, tailSeq, seq }: WalkedLine): BrokenLine['why'] | null {
    if (keyId === null || tailSeq === null) return this.#since.has(countyId) ? 'unkeyed' : null;
    return tailSeq > seq ? null : 'tail';
  }

  #end({ countyId, matterId, seq, hash, tailSeq, keyId, mac }: WalkedLine): BrokenLine['why'] | null {
    if (tailSeq === null || keyId === null || mac === null) return 'tail';
    const key = this.#keys.of(keyId);
    if (key === null) return 'key';
    if (tailSeq > seq) return null;
    return this.#key === key && tailOf(key, { countyId, matterId, seq, hash }).mac.equals(mac) ? null : 'tail';
  }

  /** The first line tells by itself under which key it was written. */
  #begin(line: WalkedLine): void {
    this.#isBroken = false;
    this.#isLost = false;
    this.#key = null;
    this.#erased = 0;
    this.#erasedTold = 0;
    if (line.seq !== 1) return this.#break(line, 'gap');
    const written = this.#keys.all.find((key) => this.#fits(key, line, origin));
    this.#key = written ?? null;
    if (written !== undefined || this.#fits(null, line, origin)) return;
    this.#isLost = this.#keys.lost.size > 0;
    if (this.#isLost) return;
    this.#isBroken = true;
    this.#unread = line;
  }

  /** Under a key that is not in the file when the first turn in the chain, or its tail, names such a one: nothing says it was changed. */
  #tellUnread(from: string | null): void {
    const unread = this.#unread;
    this.#unread = null;
    if (unread !== null) this.#break(unread, from !== null && this.#keys.of(from) === null ? 'key' : 'hash');
  }

  /** A turn counts when it is under a key that is in the file: who can only write the database makes none. */
  #seekTurn(line: WalkedLine, before: WalkedLine): void {
    if (line.verb !== 're-keyed') return;
    const { from, to } = toldBy('re-keyed', line.detail);
    const key = this.#keys.of(to ?? '');
    if (key !== null) this.#tellUnread(this.#fits(key, line, before.hash) ? (from ?? null) : null);
  }

  #follow(line: WalkedLine, before: WalkedLine): void {
    if (line.seq !== before.seq + 1) return this.#break(line, 'gap');
    if (this.#isLost || !this.#fits(this.#key, line, before.hash)) return this.#turn(line, before);
    // Nobody turns to the key that is in force already but who found the tail gone: what it proved may be gone with it.
    if (this.#key !== null && line.verb === 're-keyed') this.#break(line, 'tail');
  }

  /** Another key begins with a line that names both and binds what was before it. */
  #turn(line: WalkedLine, before: WalkedLine): void {
    const told = line.verb === 're-keyed' ? toldBy('re-keyed', line.detail) : {};
    const key = this.#keys.of(told.to ?? '');
    if (key === null) {
      this.#isLost ||= this.#keys.lost.has(told.to ?? '');
      if (!this.#isLost) this.#break(line, told.to === undefined ? 'hash' : 'key');
      return;
    }
    if (!this.#fits(key, line, before.hash) || !this.#binds(told, before)) return this.#break(line, 'hash');
    const since = this.#since.get(line.countyId);
    if (told.from === null && since !== undefined && line.at > since) return this.#break(line, 'unkeyed');
    this.#key = key;
    this.#isLost = false;
  }

  /** Whether the line names what stands before it, and the key that was turned from. */
  #binds({ from, lines, head }: Told<Details['re-keyed']>, { seq, hash }: WalkedLine): boolean {
    const isFrom = this.#isLost ? this.#keys.lost.has(from ?? '') : from === (this.#key?.id ?? null);
    return isFrom && lines === seq && head === hash.toString('hex');
  }

  #fits(key: LedgerKey | null, line: WalkedLine, before: Buffer): boolean {
    if (line.tombstone !== null) return isTombstoneOf(this.#keys.all, rowOf(line), { before, under: key?.id ?? null });
    return hashOf(key, rowOf(line), before).equals(line.hash);
  }

  #break({ countyId, matterId, seq }: WalkedLine, why: BrokenLine['why']): void {
    this.#isBroken = true;
    this.#tell({ countyId, matterId, seq, why });
  }
}

/** When the last of each county's older chains was joined to a key; its own first line where it has had a key ever since. */
async function findKeyedSince(db: Db): Promise<Map<number, Date>> {
  const found = await sql<{ countyId: number; at: Date }>`
    select c.county_id, coalesce(
      (select min(l.at) from ledger as l where l.county_id = c.county_id and l.matter_id = c.ledger_id and l.verb = 'ledger-keyed'),
      (select l.at from ledger as l join ledger_tail as t on t.county_id = l.county_id and t.matter_id = l.matter_id
       where l.county_id = c.county_id and l.matter_id = c.ledger_id and l.seq = 1
         and not exists (select 1 from ledger as r where r.county_id = l.county_id and r.matter_id = l.matter_id
           and r.verb = 're-keyed' and r.detail ->> 'from' is null))) as at
    from county as c`.execute(db);
  return new Map(found.rows.filter(({ at }) => at !== null).map(({ countyId, at }) => [countyId, at]));
}

/** Acts that write a line and leave the matter as it is. */
const besideTheMatter = [
  'attached',
  'revealed',
  'clocks-opened',
  'escalated',
  're-keyed',
  'row-stated',
  'code-hashed',
] as const;

/** Every save of a matter writes one line and counts its version on, so fewer lines than the version says are missing. */
async function findShortChains(db: Db): Promise<BrokenLine[]> {
  const found: BrokenLine[] = [];
  for (const table of ['complaint', 'tipoff', 'inquiry', 'enforcement'] as const) {
    const short = await sql<{ countyId: number; matterId: string; last: number }>`
      select c.county_id, c.id as matter_id, coalesce(max(l.seq), 0)::integer as last
      from ${sql.table(table)} as c left join ledger as l on l.county_id = c.county_id and l.matter_id = c.id
      group by c.county_id, c.id
      having count(l.seq) filter (where l.verb not in (${sql.join([...besideTheMatter])})) < c.version
      limit ${mostBroken}`.execute(db);
    found.push(...short.rows.map((one) => brokenAt(one, one.last + 1, 'end')));
  }
  return found;
}

/** Chains of which nothing but the proof of their length is left. */
async function findEmptyChains(db: Db): Promise<BrokenLine[]> {
  const empty = await sql<{ countyId: number; matterId: string }>`
    select t.county_id, t.matter_id from ledger_tail as t
    where not exists (select 1 from ledger as l where l.county_id = t.county_id and l.matter_id = t.matter_id)
    limit ${mostBroken}`.execute(db);
  return empty.rows.map((one) => brokenAt(one, 1, 'end'));
}

/** Accounts that no line states, once all that were there have been, and stated ones that are not there. */
async function findForeignAccounts(db: Db): Promise<BrokenLine[]> {
  const found: BrokenLine[] = [];
  for (const { countyId } of await db.selectFrom('county').select('countyId').execute()) {
    if ((await findStatedSince(db, countyId)) === null) continue;
    for (const { id } of await listUnstatedAccounts(db, countyId))
      found.push(brokenAt({ countyId, matterId: id }, 1, 'unstated'));
    const gone = await sql<{ countyId: number; matterId: string; seq: number }>`
      select l.county_id, l.matter_id, max(l.seq) as seq from ledger as l
      where l.county_id = ${countyId} and l.row_state is not null
        and (l.verb = 'account-saved' or (l.verb = 'row-stated' and l.matter_id not in (select ledger_id from county)))
        and not exists (select 1 from account as a where a.county_id = l.county_id and a.id = l.matter_id)
      group by l.county_id, l.matter_id limit ${mostBroken}`.execute(db);
    found.push(...gone.rows.map((one) => brokenAt(one, one.seq, 'gone')));
  }
  return found;
}

/** Settings that are not as the newest line of the county's chain that tells of them left them. */
async function findChangedSettings(db: Db, { all }: LedgerKeys): Promise<BrokenLine[]> {
  const found: BrokenLine[] = [];
  for (const { countyId } of await db.selectFrom('county').select('countyId').execute()) {
    const line = await findSettingsState(db, countyId);
    if (line === null) continue;
    const tables = changedSettings(all, await readSettings(db, countyId), line.rowState);
    if (tables.length > 0 && !(await isStateLost(db, countyId, line.matterId)))
      found.push({ ...brokenAt({ countyId, matterId: line.matterId }, line.seq, 'settings'), tables });
  }
  return found;
}

function brokenAt(
  { countyId, matterId }: Pick<BrokenLine, 'countyId' | 'matterId'>,
  seq: number,
  why: BrokenLine['why'],
) {
  return { countyId, matterId, seq, why };
}

interface StatedRow {
  countyId: number;
  id: string;
  /** The newest line that says what the row was. */
  statedSeq: number | null;
  statedAs: Buffer | null;
  formerCode: string | null;
}

/** The code of a matter that no start has hashed yet: it stood in the row when the line was written. A member's stands in it still. */
function formerCodeOf(table: StatedTable): RawBuilder<unknown> {
  if (table !== 'complaint' && table !== 'tipoff' && table !== 'inquiry') return sql`null`;
  return sql`(select code from former_code as f where f.county_id = c.county_id and f.kind = ${table} and f.matter_id = c.id)`;
}

/** Rows that are not as the newest line that tells of them left them. */
async function* changedRows(db: Db, { all }: LedgerKeys, table: StatedTable): AsyncGenerator<BrokenLine> {
  let after: RawBuilder<unknown> = sql`true`;
  for (;;) {
    const page = await sql<StatedRow>`
      select c.*, l.seq as stated_seq, l.row_state as stated_as, ${formerCodeOf(table)} as former_code
      from ${sql.table(table)} as c left join lateral (select seq, row_state from ledger where county_id = c.county_id and matter_id = c.id
        and row_state is not null order by seq desc limit 1) as l on true
      where ${after} order by c.county_id, c.id limit 1000`.execute(db);
    for (const { statedSeq, statedAs, formerCode, ...kept } of page.rows) {
      if (statedSeq === null || statedAs === null) continue;
      // It was stated with the code that stood in it then, or once the code had been taken out.
      const rows = formerCode === null ? [kept] : [{ ...kept, queryCode: formerCode }, kept];
      const broken = brokenAt({ countyId: kept.countyId, matterId: kept.id }, statedSeq, 'row');
      if (rows.some((row) => isAsStated(all, table, row, statedAs))) continue;
      if (!(await isStateLost(db, kept.countyId, kept.id))) yield broken;
    }
    const last = page.rows.at(-1);
    if (last === undefined || page.rows.length < 1000) return;
    after = sql`(c.county_id, c.id) > (${last.countyId}, ${last.id})`;
  }
}
