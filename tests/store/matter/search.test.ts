import { readFileSync } from 'node:fs';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Actor } from '../../../src/domain/base/actor.ts';
import type { Complaint } from '../../../src/domain/complaint/complaint.ts';
import { ComplaintQuery } from '../../../src/domain/complaint/complaint-list.ts';
import { enterFresh } from '../../../src/actions/complaint/search-entering.ts';
import { insertComplaints, listLikelyDuplicates } from '../../../src/store/complaint/complaint.ts';
import { countComplaints, listComplaints } from '../../../src/store/complaint/complaint-list.ts';
import { enterNoted } from '../../../src/store/matter/search-pairs.ts';
import { transact } from '../../../src/store/base/transact.ts';
import { cast } from '../../build/cast.ts';
import { aComplaint, noonOf } from '../../build/complaint.ts';
import { dice, oneOf, qinghe, type Qinghe } from '../../build/qinghe.ts';

const today = '2026-05-06';
const stories = readFileSync(new URL('../../../seeds/open-texts.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => (JSON.parse(line) as { text: string }).text);
const roll = dice(11);
let county: Qinghe;
let centre: Actor;
let matters: Complaint[];

/** Three thousand stories, each a piece of one open text joined to a piece of another. */
beforeAll(async () => {
  county = await qinghe();
  centre = county.actor('fangmin');
  const base = aComplaint();
  const piece = () => {
    const text = [...oneOf(roll, stories)];
    const from = roll(Math.max(1, text.length - 12));
    return text.slice(from, from + 12 + roll(30)).join('');
  };
  matters = Array.from({ length: 3000 }, (_, i) => ({
    ...base,
    id: `019dcafe-0000-7000-a000-${i.toString(16).padStart(12, '0')}`,
    number: `投2026-${String(i + 1).padStart(4, '0')}`,
    filedAt: new Date(noonOf('2026-03-01').getTime() + i * 1000),
    consumerPhone: `138${String(10_000_000 + roll(80_000_000))}`,
    operatorName: `${oneOf(roll, ['老周', '绿丰', '万家', '青禾'])}${oneOf(roll, ['农资店', '电器商行', '超市（ABC店）'])}`,
    story: `${piece()}${piece()}`,
    claim: piece().slice(0, 20),
  }));
  for (let i = 0; i < matters.length; i += 500) {
    // The last are still to be entered.
    if (i === 2500) await enterFresh(county.db, new AbortController().signal);
    await transact(county.db, (tx) => insertComplaints(tx, matters.slice(i, i + 500)));
  }
});
afterAll(() => county.close());

/** What a plain look through all texts finds, as typed or of plain width: the truth that the index must not miss. */
function truth(...terms: string[]): string[] {
  return matters
    .filter(({ number, consumerName, consumerPhone, operatorName, operatorAddress, story, claim }) => {
      const texts = [number, consumerName, operatorName, operatorAddress, story, claim].map((text) =>
        text.toLowerCase(),
      );
      // A telephone is found whole or by its last four figures, and by no others.
      const isPhone = (form: string) => form === consumerPhone || form === consumerPhone.slice(-4);
      const forms = (term: string) => [term, term.normalize('NFKC')].map((form) => form.toLowerCase());
      return terms.every((term) =>
        forms(term).some((form) => isPhone(form) || texts.some((text) => text.includes(form))),
      );
    })
    .map(({ id }) => id)
    .toSorted();
}

async function found(q: string, sort: 'newest' | 'due' | 'oldest'): Promise<string[]> {
  const ids: string[] = [];
  let after: string | undefined;
  do {
    const page = await listComplaints(county.db, centre, ComplaintQuery.parse({ q, sort, limit: 200, after }), today);
    ids.push(...page.items.map(({ id }) => id));
    after = page.next ?? undefined;
  } while (after !== undefined);
  return ids.toSorted();
}

/** A piece of that many characters of a story that is there, marks and all, but without spaces, which part terms. */
function pieceOf(length: number): string {
  for (;;) {
    const text = [...oneOf(roll, matters).story];
    const from = roll(Math.max(1, text.length - length));
    const term = text.slice(from, from + length).join('');
    if ([...term].length === length && !/\s/u.test(term)) return term;
  }
}

describe('searching in Chinese', () => {
  it.each([2, 4, 9])('finds with terms of %i characters what a look through all texts finds', async (length) => {
    for (let i = 0; i < 25; i += 1) {
      const term = pieceOf(length);
      const expected = truth(term);
      expect(expected.length).toBeGreaterThan(0);
      expect(await found(term, oneOf(roll, ['newest', 'due', 'oldest'])), term).toEqual(expected);
      expect(await countComplaints(county.db, centre, ComplaintQuery.parse({ q: term }), today, 10_000), term).toBe(
        expected.length,
      );
    }
  });

  it('finds what has all of several terms', async () => {
    for (let i = 0; i < 10; i += 1) {
      const terms = [pieceOf(2), pieceOf(2)] as const;
      expect(await found(terms.join(' '), 'newest'), terms.join(' ')).toEqual(truth(...terms));
      expect(await found(terms.join('　'), 'due'), terms.join(' ')).toEqual(truth(...terms));
    }
  });

  it('counts those of a few that a filter leaves, whose words many have', async () => {
    const few = matters.filter((_, i) => i % 50 === 7).map(({ id }) => id);
    const { channel } = aComplaint();
    await county.db.updateTable('complaint').set({ channel: 'C06' }).where('id', 'in', few).execute();
    await sql`analyze complaint`.execute(county.db).catch(() => undefined);
    for (const q of ['农资店', '的', '电器商行 老周']) {
      const query = ComplaintQuery.parse({ q, channel: 'C06' });
      const expected = truth(...q.split(' ')).filter((id) => few.includes(id));
      expect(await countComplaints(county.db, centre, query, today, 10_000), q).toBe(expected.length);
    }
    await county.db.updateTable('complaint').set({ channel }).where('id', 'in', few).execute();
  });

  it('finds by number, phone tail, name, operator and address', async () => {
    const one = oneOf(roll, matters);
    for (const term of [
      one.number,
      one.number.slice(1),
      one.consumerPhone,
      one.consumerPhone.slice(-4),
      '李有田',
      '老周农资',
      '柳河街',
      'abc',
    ]) {
      expect(await found(term, 'newest'), term).toEqual(truth(term));
    }
  });

  it('security F13: tells nobody a masked telephone figure by figure, not even who may open it with a reason', async () => {
    const phone = '13860547291';
    const id = '019dcafe-0000-7000-b000-0000000f1300';
    const hidden = { ...(matters[0] as Complaint), id, number: '投2026-9113', consumerPhone: phone };
    await transact(county.db, (tx) => insertComplaints(tx, [hidden]));
    matters.push(hidden);
    for (const login of [cast.centre, cast.officer, cast.deputyDirector]) {
      const actor = county.actor(login);
      const finds = async (q: string) => {
        const { items } = await listComplaints(county.db, actor, ComplaintQuery.parse({ q, limit: 200 }), today);
        return items.some((one) => one.id === id);
      };
      for (let from = 0; from < phone.length; from += 1)
        for (let to = from + 3; to <= phone.length; to += 1) {
          const piece = phone.slice(from, to);
          if (piece === phone || piece === '7291') continue;
          expect(await finds(piece), `${login} ${piece}`).toBe(false);
        }
    }
    for (const whole of [phone, '138 6054 7291', '138-6054-7291', '+86 13860547291', '7291'])
      expect(await found(whole, 'newest'), whole).toContain(id);
  });

  it('takes one character, marks and signs of the database as what they are', async () => {
    for (const term of ['肥', '%', '_', '\\', "'", '，', '（', '100%'])
      expect(await found(term, 'newest'), term).toEqual(truth(term));
  });

  it('finds a passage that was copied with its full-width marks, and figures typed full width', async () => {
    const copied = {
      ...(matters[0] as Complaint),
      id: '019dcafe-0000-7000-b000-000000000000',
      number: '投2026-9001',
      story: '他说受潮掉秤，我不信；每袋（５０公斤）少四公斤。',
    };
    await transact(county.db, (tx) => insertComplaints(tx, [copied]));
    matters.push(copied);
    for (const passage of ['受潮掉秤，我不信', '每袋（５０公斤）少', '信；每', '５０公斤']) {
      const expected = truth(passage);
      expect(expected, passage).toContain(copied.id);
      expect(await found(passage, 'newest'), passage).toEqual(expected);
    }
    const { consumerPhone } = oneOf(roll, matters);
    const wide = [...consumerPhone]
      .map((digit) => String.fromCodePoint((digit.codePointAt(0) as number) + 0xfee0))
      .join('');
    expect(await found(wide, 'newest')).toEqual(truth(consumerPhone));
  });

  it('finds nothing where nothing is', async () => {
    expect(await found('电话会议纪要草案', 'newest')).toEqual([]);
  });
});

/** What a search may meet in a text: figures of both widths, marks, capitals, signs beyond the first plane, what looks like a pattern. */
const anySigns = [...'收银条上写的是洗发水肥料退货款一二三１２３45６ABcdＥｆ，。；：（）()%_\\\'"-—·ς𠮷😀①㎏㈱'];

describe('what a search is found by', () => {
  let owner: pg.Client;
  beforeAll(async () => {
    owner = new pg.Client(county.database.owner);
    await owner.connect();
  });
  afterAll(() => owner.end());

  const enter = () => enterFresh(county.db, new AbortController().signal);
  const fields = ['number', 'consumer_name', 'operator_name', 'operator_address', 'story', 'claim'];
  /** What LIKE finds in the database at this moment, and what the search does. */
  async function both(term: string): Promise<{ searched: string[]; there: string[] }> {
    const like = `%${term.replace(/[\\%_]/gu, (mark) => `\\${mark}`)}%`;
    const there = await owner.query<{ id: string }>(
      `select id from complaint where county_id = $2 and (${fields.map((one) => `${one} ilike $1`).join(' or ')}) order by id`,
      [like, centre.countyId],
    );
    return {
      searched: await found(term, oneOf(roll, ['newest', 'due', 'oldest'])),
      there: there.rows.map(({ id }) => id),
    };
  }
  /** Terms of which the search finds or counts anything but what is there. */
  async function faulty(terms: readonly string[]): Promise<string[]> {
    const wrong: string[] = [];
    for (const term of terms) {
      const { searched, there } = await both(term);
      const counted = await countComplaints(county.db, centre, ComplaintQuery.parse({ q: term }), today, 100_000);
      if (JSON.stringify(searched) !== JSON.stringify(there) || counted !== there.length) wrong.push(term);
    }
    return wrong;
  }
  const anyTerms = () => [pieceOf(2), pieceOf(3), pieceOf(5), pieceOf(9)];
  const count = async (from: string, ...values: unknown[]) =>
    Number((await owner.query<{ n: string }>(`select count(*) as n from ${from}`, values)).rows[0]?.n);
  /** How many places the index names for the pairs of a term, whether anybody has them any more or not. */
  async function named(term: string): Promise<number> {
    await owner.query('set enable_seqscan = off; set enable_indexscan = off');
    const { rows } = await owner.query<{ 'QUERY PLAN': [{ Plan: IndexPlan }] }>(
      `explain (analyze, format json) select from complaint_pairs as e where complaint_pairs_of(e.county_id, e.id) @> search_pairs('${term}')`,
    );
    const scan = rows[0]?.['QUERY PLAN'][0].Plan.Plans?.[0];
    expect(scan?.['Index Name']).toBe('complaint_pairs_words');
    return scan?.['Actual Rows'] ?? -1;
  }

  it('is entered but for the last, which are noted', async () => {
    expect(await count('complaint_pairs')).toBe(2500);
    expect(await count('complaint_fresh')).toBeGreaterThanOrEqual(500);
  });

  it('was counted as the first many came, for a plan of an empty table looks for each among all', async () => {
    // PostgreSQL tells of it a moment later than it has done it.
    const counted = () => count(`pg_stat_user_tables where relname = 'complaint' and analyze_count > 0`);
    await expect.poll(counted, { timeout: 10_000 }).toBe(1);
  });

  it('has every piece of two or more characters of any text, entered or not', async () => {
    const texts = Array.from({ length: 12 }, (_, i) => ({
      ...(matters[i] as Complaint),
      id: `019dcafe-0000-7000-e000-${String(i).padStart(12, '0')}`,
      number: `投2029-${String(i + 1).padStart(4, '0')}`,
      story: Array.from({ length: 24 + roll(40) }, () => oneOf(roll, anySigns)).join(''),
    }));
    await transact(county.db, (tx) => insertComplaints(tx, texts));
    const pieces = texts.flatMap(({ id, story }) => {
      const signs = [...story];
      const starts = signs.flatMap((_, from) => signs.slice(from + 1).map((__, n) => [from, from + n + 2] as const));
      return starts.map(([from, to]) => ({ id, piece: signs.slice(from, to).join('') }));
    });
    expect(pieces.length).toBeGreaterThan(5000);
    for (const isEntered of [false, true]) {
      if (isEntered) await enter();
      // All of them by the pairs, and some of them by asking as a reader does.
      const { rows: missed } = await owner.query<{ piece: string }>(
        `select p.piece from unnest($1::uuid[], $2::text[]) as p (id, piece) join complaint as c on c.id = p.id
         where not complaint_pairs_of(c.county_id, c.id) @> search_pairs(p.piece)`,
        [pieces.map(({ id }) => id), pieces.map(({ piece }) => piece)],
      );
      expect(missed.map(({ piece }) => piece)).toEqual([]);
      for (let i = 0; i < 60; i += 1) {
        const { id, piece } = oneOf(roll, pieces);
        const { items } = await listComplaints(
          county.db,
          centre,
          ComplaintQuery.parse({ q: piece, sort: oneOf(roll, ['newest', 'due']), limit: 200 }),
          today,
        );
        expect(
          items.map((one) => one.id),
          piece,
        ).toContain(id);
      }
    }
  });

  it('is whole at any moment: filed, corrected, erased, entered, cut off, in any order', async () => {
    const ids = matters.map(({ id }) => id);
    const odd = ['驼绒鞍垫', '瓢虫纹盏', '翡冷翠丝带', '蕨根糍粑'];
    const acts: readonly (() => Promise<unknown>)[] = [
      () => owner.query(`update complaint set story = story || $2 where id = $1`, [oneOf(roll, ids), oneOf(roll, odd)]),
      () =>
        owner.query(`update complaint set operator_name = $2 where id = $1`, [
          oneOf(roll, ids),
          `${oneOf(roll, odd)}行`,
        ]),
      () => owner.query(`update complaint set claim = '', story = '' where id = $1`, [oneOf(roll, ids)]),
      () =>
        owner.query(`update complaint set filed_at = filed_at - interval '3 days' where id = $1`, [oneOf(roll, ids)]),
      () =>
        transact(county.db, (tx) => {
          const from = oneOf(roll, matters);
          const number = `投2027-${String(100_000 + roll(800_000))}`;
          const id = `019dcafe-0000-7000-c000-${number.slice(-6).padStart(12, '0')}`;
          return insertComplaints(tx, [{ ...from, id, number, story: `${from.story}${oneOf(roll, odd)}` }]);
        }),
      enter,
      // The server loses its process after all was entered and before it was said.
      () =>
        transact(county.db, async (tx) => {
          await enterNoted(tx, centre.countyId);
          await sql`select pg_terminate_backend(pg_backend_pid())`.execute(tx);
        }).catch(() => undefined),
    ];
    for (let i = 0; i < 120; i += 1) {
      await oneOf(roll, acts)();
      if (i % 6 === 0) expect(await faulty([oneOf(roll, odd), pieceOf(2 + roll(4))])).toEqual([]);
    }
    await enter();
    expect(await count('complaint_fresh')).toBe(0);
    expect(await count('complaint_pairs')).toBe(await count('complaint'));
    expect(await faulty([...odd, ...anyTerms(), '投2027', '行'])).toEqual([]);
  });

  it('finds what is filed before it is entered, while it is, and after', async () => {
    const one = { ...(matters[0] as Complaint), id: '019dcafe-0000-7000-d000-000000000001', number: '投2028-0001' };
    await transact(county.db, (tx) => insertComplaints(tx, [{ ...one, story: '螺蛳滩头的孔明锁缺了一根榫' }]));
    expect(await faulty(['孔明锁', '螺蛳滩'])).toEqual([]);
    const [entered, seen] = [Promise.withResolvers<boolean>(), Promise.withResolvers<void>()];
    const entering = transact(county.db, async (tx) => {
      entered.resolve(await enterNoted(tx, centre.countyId));
      await seen.promise;
    });
    expect(await entered.promise).toBe(false);
    expect(await faulty(['孔明锁', '螺蛳滩'])).toEqual([]);
    // A second follower leaves it to the first.
    expect(await transact(county.db, (tx) => enterNoted(tx, centre.countyId))).toBe(false);
    // Corrected meanwhile, it stays noted, for what is entered now is what it was.
    await owner.query(`update complaint set claim = '赔一把鲁班锁' where id = $1`, [one.id]);
    expect(await faulty(['孔明锁', '鲁班锁'])).toEqual([]);
    seen.resolve();
    await entering;
    expect(await count('complaint_fresh')).toBe(1);
    expect(await faulty(['孔明锁', '鲁班锁'])).toEqual([]);
    await enter();
    expect(await faulty(['孔明锁', '鲁班锁'])).toEqual([]);
  });

  it('enters what was noted in pieces, each of one transaction, and leaves nothing pending', async () => {
    const { rows } = await owner.query<{ column: string }>(
      `select attname as column from pg_attribute where attrelid = 'complaint'::regclass and attnum > 0
       and not attisdropped and attgenerated = '' and attname not in ('id', 'number')`,
    );
    const columns = rows.map(({ column }) => `"${column}"`).join(', ');
    await owner.query(`insert into complaint (id, number, ${columns})
      select gen_random_uuid(), '抄' || g || '-' || number, ${columns} from complaint, generate_series(1, 2) as g`);
    expect(await transact(county.db, (tx) => enterNoted(tx, centre.countyId))).toBe(true);
    expect(await faulty([pieceOf(4), '抄2-投2026'])).toEqual([]);
    await enter();
    expect(await count('complaint_fresh')).toBe(0);
    const { rows: pending } = await owner.query<{ n: string }>(
      `select gin_clean_pending_list('complaint_pairs_words'::regclass) as n`,
    );
    expect(Number(pending[0]?.n)).toBe(0);
    await owner.query('analyze complaint; analyze complaint_pairs');
    expect(await faulty([...anyTerms(), ...anyTerms(), '抄2-投2026', '孔明锁'])).toEqual([]);
  });

  it('is not touched by a move', async () => {
    const { rows } = await owner.query<{ at: string }>('select ctid::text as at from complaint_pairs order by at');
    await owner.query(`update complaint set state = state, version = version + 1, due_on = due_on + 1`);
    expect(await count('complaint_fresh')).toBe(0);
    await enter();
    expect((await owner.query('select ctid::text as at from complaint_pairs order by at')).rows).toEqual(rows);
    await expect(owner.query('update complaint_pairs set filed_at = now()')).rejects.toThrow(/never changed/u);
  });

  it('lets go of words that were erased: nobody has their pairs, and their places leave the index', async () => {
    const words = ['孔明锁', '螺蛳滩头'];
    for (const term of words) expect(await named(term), term).toBeGreaterThan(0);
    await owner.query(`update complaint set story = '', claim = '', consumer_name = '' where story like '%孔明锁%'`);
    for (const term of words) expect(await found(term, 'newest'), term).toEqual([]);
    await enter();
    for (const term of words) expect(await found(term, 'newest'), term).toEqual([]);
    // What autovacuum does of itself within minutes, of whatever was taken out.
    await owner.query('vacuum complaint_pairs');
    for (const term of words) expect(await named(term), term).toBe(0);
    expect(await faulty([...words, ...anyTerms()])).toEqual([]);
    const { rows } = await owner.query<{ settings: string[] }>(
      `select reloptions as settings from pg_class where relname = 'complaint_pairs'`,
    );
    expect(rows[0]?.settings).toEqual(
      expect.arrayContaining(['autovacuum_vacuum_threshold=0', 'autovacuum_vacuum_scale_factor=0']),
    );
  });

  it('of a complaint that is taken away leaves nothing', async () => {
    const id = matters[7]?.id;
    await owner.query(`update complaint set story = '雪青色的绢伞' where id = $1`, [id]);
    await enter();
    expect(await found('雪青色', 'newest')).toEqual([id]);
    await owner.query('delete from complaint where id = $1', [id]);
    expect(await found('雪青色', 'newest')).toEqual([]);
    await enter();
    expect(await count('complaint_pairs where id = $1', id)).toBe(0);
    expect(await faulty(['雪青色'])).toEqual([]);
  });

  it('keeps counties apart, and one that cannot be entered does not hold up the others', async () => {
    const other = 990_101;
    await owner.query(
      `insert into county select (jsonb_populate_record(k, jsonb_build_object('county_id', ${other}, 'name', '邻县',
        'ledger_id', 'ffffffff' || substr(gen_random_uuid()::text, 9)))).* from county as k where k.county_id = ${centre.countyId};
       set session_replication_role = replica;
       insert into complaint select (jsonb_populate_record(c, jsonb_build_object('county_id', ${other}, 'story', c.story || '邻县的话'))).*
         from complaint as c where c.number like '投2026-00%';
       insert into complaint_fresh select county_id, id from complaint where county_id = ${other};
       set session_replication_role = origin;
       create function refuse_other() returns trigger language plpgsql as 'begin if new.county_id = ${other} then raise ''refused''; end if; return new; end';
       create trigger refuse_other before insert on complaint_pairs for each row execute function refuse_other()`,
    );
    await owner.query(`update complaint set claim = '再改一改' where id = $1 and county_id = $2`, [
      matters[9]?.id,
      centre.countyId,
    ]);
    const beyond = { ...centre, countyId: other };
    const both = async (q: string) =>
      Promise.all(
        [centre, beyond].map((one) => countComplaints(county.db, one, ComplaintQuery.parse({ q }), today, 999)),
      );
    const there = await count(`complaint where county_id = ${other}`);
    expect(there).toBeGreaterThan(50);
    expect(await both('邻县的话')).toEqual([0, there]);
    await expect(enter()).rejects.toThrow('refused');
    expect(await count(`complaint_fresh where county_id = ${centre.countyId}`)).toBe(0);
    expect(await count(`complaint_fresh where county_id = ${other}`)).toBe(there);
    expect(await both('邻县的话')).toEqual([0, there]);
    await owner.query('drop trigger refuse_other on complaint_pairs; drop function refuse_other()');
    await enter();
    expect(await count('complaint_fresh')).toBe(0);
    expect(await both('邻县的话')).toEqual([0, there]);
    expect(await faulty([...anyTerms(), '投2026', '再改一改'])).toEqual([]);
    const { items } = await listComplaints(
      county.db,
      beyond,
      ComplaintQuery.parse({ q: '投2026 邻县', limit: 200 }),
      today,
    );
    expect(new Set(items.map(({ countyId }) => countyId))).toEqual(new Set([other]));
    const [shop] = (
      await owner.query<{ name: string }>(`select operator_name as name from complaint where county_id = ${other}`)
    ).rows;
    const likely = await listLikelyDuplicates(county.db, other, { phone: '', operatorName: shop?.name ?? '' });
    expect(new Set(likely.map(({ countyId }) => countyId))).toEqual(new Set([other]));
    await owner.query('set session_replication_role = replica');
    await owner.query(`insert into complaint_fresh select county_id, id from complaint where county_id = ${other}`);
    await owner.query(`delete from complaint where county_id = ${other}`);
    await owner.query('set session_replication_role = origin');
    await enter();
  });

  it('is asked for the newest of a common name without handing over the ids of all', async () => {
    const query = vi.spyOn(pg.Client.prototype, 'query');
    const longest = () =>
      Math.max(
        ...query.mock.calls.flatMap(([asked, values]) => {
          const given = (values ?? (asked as unknown as { values?: unknown[] }).values ?? []) as unknown[];
          return given.map((value) => (Array.isArray(value) ? value.length : String(value).length));
        }),
      );
    const likely = async (name: string) => {
      query.mockClear();
      const found = await listLikelyDuplicates(county.db, centre.countyId, { phone: '', operatorName: name });
      expect(longest()).toBeLessThan(1000);
      return new Set(found.map(({ id }) => id));
    };
    try {
      const newest = async (name: string) => {
        const { rows } = await owner.query<{ id: string }>(
          `select id from complaint as c where search_pairs(${fields.map((one) => `c.${one}`).join(` || ' ' || `)}) @> search_pairs($1)
           and state <> 'closed' order by filed_at desc limit 20`,
          [name],
        );
        return new Set(rows.map(({ id }) => id));
      };
      await owner.query(`update complaint set filed_at = filed_at + random() * interval '1 day'`);
      // All are still to be entered, as after an import.
      await owner.query('truncate complaint_pairs, complaint_fresh');
      await owner.query('insert into complaint_fresh select county_id, id from complaint');
      expect(await likely('农资店')).toEqual(await newest('农资店'));
      expect((await newest('农资店')).size).toBe(20);
      await enter();
      expect(await likely('农资店')).toEqual(await newest('农资店'));
    } finally {
      query.mockRestore();
    }
  });

  it('finds likely duplicates by the name of the shop, entered or not', async () => {
    const named = (name: string) => listLikelyDuplicates(county.db, centre.countyId, { phone: '', operatorName: name });
    await owner.query(`update complaint set operator_name = '云雀台钟表行' where id = $1`, [matters[5]?.id]);
    expect((await named('云雀台钟表')).map(({ id }) => id)).toEqual([matters[5]?.id]);
    await enter();
    expect((await named('云雀台钟表')).map(({ id }) => id)).toEqual([matters[5]?.id]);
    expect(await named('')).toEqual([]);
    expect(await named('云')).toEqual([]);
  });
});

interface IndexPlan {
  'Index Name'?: string;
  'Actual Rows'?: number;
  Plans?: IndexPlan[];
}
