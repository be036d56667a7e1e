import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql, type Kysely, type Transaction } from 'kysely';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sealHead } from '../../../src/actions/base/seal-head.ts';
import { revealComplaint } from '../../../src/actions/complaint/complaint.ts';
import { fileComplaint } from '../../../src/actions/complaint/filing.ts';
import { grouped, headLine, readHeads, unreadHeads, type LedgerHead } from '../../../src/domain/base/ledger-head.ts';
import { sealHead as sealAndSend } from '../../../src/jobs/seal-head.ts';
import { createDb, type Db } from '../../../src/store/base/db.ts';
import { proveHeads } from '../../../src/store/base/ledger-head.ts';
import { useKeys } from '../../../src/store/base/keys.ts';
import { useLedgerKeys } from '../../../src/store/base/ledger-key.ts';
import { proveLedger } from '../../../src/store/base/ledger-proof.ts';
import type { Schema } from '../../../src/store/base/schema.ts';
import { cast } from '../../build/cast.ts';
import { aFiling } from '../../build/complaint.ts';
import { testKeyring } from '../../build/house/keyring.ts';
import { dice, live, qinghe, type Qinghe } from '../../build/qinghe.ts';

let county: Qinghe;
let owner: Db;
const today = '2026-04-20';
const never = new AbortController().signal;
const now = () => new Date('2026-04-20T09:00:00Z');
const folder = mkdtempSync(join(tmpdir(), 'hongdun-heads-'));

beforeAll(async () => {
  county = await qinghe();
  ({ db: owner } = createDb(county.database.owner, 2));
  useKeys(owner, testKeyring);
  await live(county, 6, today, dice(5));
});
afterAll(async () => {
  await owner.destroy();
  await county.close();
  rmSync(folder, { recursive: true });
});

const seal = () => sealHead(county.ctx('system', today), now, never);
const aComplaint = () => fileComplaint(county.ctx('consumer', today), aFiling());
const reveal = (number: string) => revealComplaint(county.ctx(cast.centre, today), number, '回电话');
async function sealedHead(): Promise<LedgerHead> {
  const { head } = await seal();
  if (head === null) throw new Error('There are lines to seal.');
  return head;
}
const lines = async () =>
  Number((await sql<{ n: number }>`select count(*) as n from ledger`.execute(county.db)).rows[0]?.n);

/** What the heads tell after the owner of the tables has done this; then it is taken back. */
async function after(statements: string, sent: readonly LedgerHead[] = []): Promise<string[]> {
  const undo = new Error('undo');
  let seen: string[] = [];
  await owner
    .transaction()
    .execute(async (tx: Transaction<Schema>) => {
      await sql`set local session_replication_role = replica`.execute(tx);
      await sql.raw(statements).execute(tx);
      useLedgerKeys(tx, testKeyring);
      seen = (await proveHeads(tx as Kysely<Schema>, sent)).map(({ why, head }) => `${head.n} ${why}`);
      throw undo;
    })
    .catch((error: unknown) => {
      if (error !== undo) throw error;
    });
  return seen;
}

describe('the head of a county', () => {
  it('counts every line once, goes on with what is new, and is made only where something is', async () => {
    const first = await sealedHead();
    expect([first.n, first.lines]).toEqual([1, await lines()]);
    expect((await seal()).isNew).toBe(false);
    const { number } = await aComplaint();
    await reveal(number);
    const second = await sealedHead();
    expect([second.n, second.lines, second.chains]).toEqual([2, await lines(), first.chains + 1]);
    expect(await proveHeads(county.db, [first, second])).toEqual([]);
  });

  it('holds up nobody and misses nothing while people act', async () => {
    const filed = await Promise.all(Array.from({ length: 6 }, aComplaint));
    const acting = filed.flatMap(({ number }) => [reveal(number), reveal(number)]);
    await Promise.all([...acting, seal(), ...Array.from({ length: 6 }, aComplaint)]);
    const { lines: counted } = await sealedHead();
    expect(counted).toBe(await lines());
    expect(await proveHeads(county.db, [])).toEqual([]);
  });
});

describe('a chain that a long transaction writes into', () => {
  it('is left for the next hour, and nobody waits for it', async () => {
    const [held, free] = await Promise.all([aComplaint(), aComplaint()]);
    const before = await owner.transaction().execute(async (tx) => {
      await sql`select 1 from ledger_tail where matter_id = ${held.id} for update`.execute(tx);
      const waited = new Promise<'waited'>((resolve) => setTimeout(() => resolve('waited'), 3000).unref());
      const made = await Promise.race([seal(), waited]);
      if (made === 'waited') return made;
      await reveal(free.number);
      return made.broken;
    });
    expect(before).toBe(0);
    expect((await sealedHead()).lines).toBe(await lines());
    expect(await proveHeads(county.db, [])).toEqual([]);
  });
});

describe('security F6: the head finds', () => {
  it('a whole matter that was taken away with its lines, its tail and its row', async () => {
    const { id } = await aComplaint();
    const { n } = await sealedHead();
    const gone = `delete from ledger where matter_id = '${id}'; delete from ledger_tail where matter_id = '${id}';
      delete from complaint where id = '${id}'`;
    expect(await after(gone)).toEqual([`${n} differs`]);
  });

  it('lines that were put back to an older, true end', async () => {
    const { id, number } = await aComplaint();
    const old = await sql<{ seq: number; mac: string }>`
      select seq, encode(mac, 'hex') as mac from ledger_tail where matter_id = ${id}`.execute(county.db);
    await reveal(number);
    const { n } = await sealedHead();
    const back = `delete from ledger where matter_id = '${id}' and seq = 2;
      update ledger_tail set seq = 1, mac = '\\x${old.rows[0]?.mac}' where matter_id = '${id}'`;
    expect(await after(back)).toEqual([`${n} differs`]);
    expect(await after(`${back}; update ledger_tail set folded = 1 where matter_id = '${id}'`)).toEqual([
      `${n} differs`,
    ]);
  });

  it('an older copy of the whole database, by what was sent away, however it goes on from there', async () => {
    const tables = ['ledger', 'ledger_tail', 'ledger_head', 'complaint', 'counter'];
    await owner.transaction().execute(async (tx) => {
      for (const table of tables) await sql.raw(`create table kept_${table} as select * from ${table}`).execute(tx);
    });
    await reveal((await aComplaint()).number);
    const sent = await sealedHead();
    await owner.transaction().execute(async (tx) => {
      await sql`set local session_replication_role = replica`.execute(tx);
      for (const table of tables) {
        const { rows } = await sql<{ names: string }>`select string_agg(quote_ident(column_name), ', ') as names
          from information_schema.columns where table_name = ${table} and table_schema = 'public' and is_generated = 'NEVER'`.execute(
          tx,
        );
        const names = rows[0]?.names ?? '';
        await sql
          .raw(
            `delete from ${table}; insert into ${table} (${names}) select ${names} from kept_${table}; drop table kept_${table}`,
          )
          .execute(tx);
      }
    });
    // By itself it is whole; what was sent away tells.
    expect((await proveLedger(county.db)).broken).toEqual([]);
    expect(await proveHeads(county.db, [])).toEqual([]);
    expect((await proveHeads(county.db, [sent])).map(({ why }) => why)).toEqual(['missing']);
    await aComplaint();
    await seal();
    expect((await proveHeads(county.db, [sent])).map(({ why }) => why)).toEqual(['other']);
    expect(await proveHeads(county.db, [])).toEqual([]);
  });

  it('heads that were changed or taken out', async () => {
    await aComplaint();
    const { n } = await sealedHead();
    expect(await after('update ledger_head set lines = lines - 1 where n = 1')).toContain('1 forged');
    expect(await after('delete from ledger_head where n = 2')).toContain('3 forged');
    expect(await after(`update ledger_head set at = at + interval '1 hour' where n = ${n}`)).toEqual([`${n} forged`]);
  });
});

describe('a head that is sent away', () => {
  it('lies in the file and in the mail as one line, which is read again from either', async () => {
    await aComplaint();
    const file = join(folder, 'heads.txt');
    const mails: { to: string; text: string }[] = [];
    const email = { name: 'test', send: async (mail: { to: string; text: string }) => void mails.push(mail) };
    const way = { places: { file, mail: 'archive@example.gov.cn' }, email, line: null, log: pino({ level: 'silent' }) };
    await sealAndSend(county.ctx('system', today), way, now, never);
    await sealAndSend(county.ctx('system', today), way, now, never);
    const kept = readHeads(readFileSync(file, 'utf8'));
    expect(kept).toHaveLength(1);
    expect(mails.map(({ to, text }) => [to, readHeads(text)])).toEqual([['archive@example.gov.cn', kept]]);
    expect(await proveHeads(county.db, kept)).toEqual([]);
    expect(readHeads(kept.map(headLine).join('\n').replaceAll(' ', '   '))).toEqual(kept);
    // As it is typed off a slip, by hand: in groups, over several lines, in large letters.
    const [head] = kept as [LedgerHead];
    const [start = '', keyId = ''] = headLine(head).split(` ${head.sum.toString('hex')} `);
    const typed = `照纸录的：\r\n${start}\r\n${grouped(head.sum).toUpperCase()}\r\n${keyId.split(' ')[0]}\n${grouped(head.mac)}\n完`;
    expect([readHeads(typed), unreadHeads(typed)]).toEqual([kept, []]);
    for (const wrong of [
      typed.replace(grouped(head.mac), grouped(head.mac).slice(0, -1)),
      typed.replace(start, 'hongdun-head 1'),
    ])
      expect([readHeads(wrong), unreadHeads(wrong)]).toEqual([[], [expect.stringMatching(/^hongdun-head \d/u)]]);
    expect(unreadHeads('没有总封记的一封信')).toEqual([]);
    // As a letter keeps it that was answered, or that lies as it came over the wire; and prose beside it takes nothing from it.
    const line = headLine(head);
    const folded = (line.match(/.{1,70}/gu) ?? []).join('=\r\n');
    const quoted = (line.match(/\S+/gu) ?? []).map((one) => `> > ${one}`).join('\n');
    for (const text of [folded, quoted]) expect([readHeads(text), unreadHeads(text)]).toEqual([kept, []]);
    const letter = `请从 hongdun-head 起照原样存。\n${line}`;
    expect([readHeads(letter), unreadHeads(letter)]).toEqual([kept, ['hongdun-head 起照原样存。']]);
  });

  it('lies in a file that was named or put aside since, though nothing was written meanwhile; the mail is not sent again', async () => {
    await aComplaint();
    const { n } = await sealedHead();
    const file = join(folder, 'later.txt');
    const mails: string[] = [];
    const email = { name: 'test', send: async ({ text }: { text: string }) => void mails.push(text) };
    const told: string[] = [];
    const log = pino({ level: 'warn' }, { write: (line: string) => void told.push(line) });
    const way = { places: { file, mail: 'archive@example.gov.cn' }, email, line: null, log };
    for (let run = 0; run < 2; run += 1) await sealAndSend(county.ctx('system', today), way, now, never);
    const kept = readHeads(readFileSync(file, 'utf8'));
    expect(kept.map((head) => head.n)).toEqual([n]);
    expect(await proveHeads(county.db, kept)).toEqual([]);
    expect(mails).toEqual([]);
    expect(told).toEqual([expect.stringContaining('总封记的文件原来不在')]);
    // As operate.md says after a restore.
    writeFileSync(file, '');
    await sealAndSend(county.ctx('system', today), way, now, never);
    expect(readHeads(readFileSync(file, 'utf8')).map((head) => head.n)).toEqual([n]);
    expect(told).toHaveLength(1);
  });

  it('is made and kept in the database though the disk of the file is not there', async () => {
    await aComplaint();
    const email = { name: 'test', send: async () => undefined };
    const way = {
      places: { file: '/nowhere/heads.txt', mail: null },
      email,
      line: null,
      log: pino({ level: 'silent' }),
    };
    await sealAndSend(county.ctx('system', today), way, now, never);
    expect((await seal()).isNew).toBe(false);
  });
});
