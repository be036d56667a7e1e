import { readFileSync } from 'node:fs';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Actor } from '../../../src/domain/base/actor.ts';
import type { Complaint } from '../../../src/domain/complaint/complaint.ts';
import { ComplaintQuery } from '../../../src/domain/complaint/complaint-list.ts';
import { foldFresh } from '../../../src/actions/complaint/search-folding.ts';
import { insertComplaints, listLikelyDuplicates, searchedWords } from '../../../src/store/complaint/complaint.ts';
import { countComplaints, listComplaints } from '../../../src/store/complaint/complaint-list.ts';
import { foldSearch, mostFresh, pairsOf, perBlock, slicesOf } from '../../../src/store/matter/search-slices.ts';
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
    await transact(county.db, (tx) => insertComplaints(tx, matters.slice(i, i + 500)));
  }
  // A block is entered; the others are in none yet.
  await foldFresh(county.db, new AbortController().signal);
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

describe('what a search is found by', () => {
  let owner: pg.Client;
  beforeAll(async () => {
    owner = new pg.Client(county.database.owner);
    await owner.connect();
  });
  afterAll(() => owner.end());

  const fold = () => foldFresh(county.db, new AbortController().signal);
  const fields = ['number', 'consumer_name', 'operator_name', 'operator_address', 'story', 'claim'];
  /** What LIKE finds in the database at this moment, and what the search does. */
  async function both(term: string): Promise<{ searched: string[]; there: string[] }> {
    const like = `%${term.replace(/[\\%_]/gu, (mark) => `\\${mark}`)}%`;
    const there = await owner.query<{ id: string }>(
      `select id from complaint where ${fields.map((one) => `${one} ilike $1`).join(' or ')} order by id`,
      [like],
    );
    return { searched: await found(term, 'due'), there: there.rows.map(({ id }) => id) };
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
  const blocks = async () =>
    (await owner.query<{ block: number; size: number }>('select block, size from complaint_block order by block')).rows;
  const freshly = async () =>
    Number((await owner.query<{ n: string }>('select count(*) as n from complaint_fresh')).rows[0]?.n);

  it('was entered in blocks, and the rest stands by itself', async () => {
    expect((await blocks()).length).toBe(1);
    expect(await freshly()).toBeLessThan(perBlock);
  });

  it('is whole at any moment: filed, corrected, erased, entered, in any order', async () => {
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
        transact(county.db, (tx) => {
          const from = oneOf(roll, matters);
          const number = `投2027-${String(100_000 + roll(800_000))}`;
          const id = `019dcafe-0000-7000-c000-${number.slice(-6).padStart(12, '0')}`;
          return insertComplaints(tx, [{ ...from, id, number, story: `${from.story}${oneOf(roll, odd)}` }]);
        }),
      fold,
      // Cut off in the midst of it: nothing of that stays.
      () =>
        transact(county.db, async (tx) => {
          await foldSearch(tx, searchedWords, centre.countyId);
          throw new Error('cut off');
        }).catch(() => undefined),
    ];
    for (let i = 0; i < 120; i += 1) {
      await oneOf(roll, acts)();
      if (i % 6 === 0) expect(await faulty([oneOf(roll, odd), pieceOf(2 + roll(4))])).toEqual([]);
    }
    await fold();
    expect(await faulty([...odd, ...anyTerms(), '投2027', '行'])).toEqual([]);
  });

  it('finds what is filed before it is entered, and within the same second after', async () => {
    const one = { ...(matters[0] as Complaint), id: '019dcafe-0000-7000-d000-000000000001', number: '投2028-0001' };
    await transact(county.db, (tx) => insertComplaints(tx, [{ ...one, story: '螺蛳滩头的孔明锁缺了一根榫' }]));
    expect(await faulty(['孔明锁', '螺蛳滩'])).toEqual([]);
    await fold();
    expect(await faulty(['孔明锁', '螺蛳滩'])).toEqual([]);
  });

  it('puts blocks together, and finds the same in them', async () => {
    const { rows } = await owner.query<{ column: string }>(
      `select attname as column from pg_attribute where attrelid = 'complaint'::regclass and attnum > 0
       and not attisdropped and attgenerated = '' and attname not in ('id', 'number')`,
    );
    const columns = rows.map(({ column }) => `"${column}"`).join(', ');
    await owner.query(`insert into complaint (id, number, ${columns})
      select gen_random_uuid(), '抄' || g || '-' || number, ${columns} from complaint, generate_series(1, 2) as g`);
    await fold();
    const merged = (await blocks()).filter(({ size }) => size > perBlock);
    expect(merged).toEqual([{ block: 0, size: 4 * perBlock }]);
    expect(await freshly()).toBeLessThan(perBlock);
    await owner.query('analyze complaint');
    expect(await faulty([...anyTerms(), ...anyTerms(), '抄2-投2026', '孔明锁'])).toEqual([]);
  });

  it('lets go of words that were erased', async () => {
    const id = '019dcafe-0000-7000-d000-000000000001';
    /** The blocks and places in which the matter has a mark for each of the pairs. */
    const marked = async () => {
      const widths = await owner.query<{ width: number }>('select distinct width from complaint_block');
      const slices = widths.rows.flatMap(({ width }) =>
        pairsOf('孔明锁缺了一根榫').flatMap((pair) => slicesOf(pair, width)),
      );
      const found = await owner.query<{ n: string }>(
        `select count(*) as n from (select bit_and(marks) as marks from complaint_slice where slice = any($1) group by block) as b
         where bit_count(b.marks) > 0`,
        [slices],
      );
      return Number(found.rows[0]?.n);
    };
    const places = async () =>
      (await owner.query('select 1 from complaint_place where $1 = any(ids)', [id])).rows.length;
    expect(await marked()).toBe(1);
    expect(await places()).toBe(1);
    await owner.query(`update complaint set story = '', claim = '', consumer_name = '' where story like '%孔明锁%'`);
    expect(await found('孔明锁', 'newest')).toEqual([]);
    await fold();
    expect(await marked()).toBe(0);
    expect(await places()).toBe(0);
    expect(await faulty(['孔明锁', ...anyTerms()])).toEqual([]);
  });

  it('gives the room back that the heap had when much was waiting, whatever stands behind it', async () => {
    const size = async () =>
      Number((await owner.query<{ size: string }>(`select pg_relation_size('complaint_fresh') as size`)).rows[0]?.size);
    const last = {
      ...aComplaint(),
      id: '019dcafe-0000-7000-f000-000000000001',
      number: '投2026-77777',
      story: '守夜人的灯笼',
    };
    await transact(county.db, (tx) => insertComplaints(tx, [last]));
    await owner.query('delete from complaint_fresh where id = $1', [last.id]);
    await owner.query(
      `insert into complaint_fresh
      select county_id, case when n < 30000 then gen_random_uuid() else $1 end, false from county, generate_series(1, 30000) as n
      order by n`,
      [last.id],
    );
    await owner.query('delete from complaint_fresh where id not in (select id from complaint)');
    await owner.query('vacuum complaint_fresh');
    const long = await size();
    expect(long).toBeGreaterThan(64 * 8192);
    await transact(county.db, (tx) => foldSearch(tx, searchedWords, centre.countyId));
    expect(await found('守夜人', 'newest')).toEqual([last.id]);
    await owner.query('vacuum complaint_fresh');
    expect(await size()).toBeLessThan(long / 2);
    expect(await found('守夜人', 'newest')).toEqual([last.id]);
  });

  it('writes of a block only the slices in which a corrected complaint has a mark, and few blocks at once', async () => {
    const written = async (from: string) =>
      Number(
        (
          await owner.query<{ n: string }>('select count(*) as n from complaint_slice where xmin::text::bigint >= $1', [
            from,
          ])
        ).rows[0]?.n,
      );
    const now = async () => (await owner.query<{ x: string }>('select txid_current()::text as x')).rows[0]?.x ?? '';
    const all = await written('0');
    const entered = `(select unnest(ids) as id from complaint_place)`;
    await fold();
    let from = await now();
    await owner.query(
      `update complaint set claim = '改过' where id = (select id from ${entered} as e where id is not null limit 1)`,
    );
    await fold();
    const ofOne = await written(from);
    expect(ofOne).toBeGreaterThan(0);
    expect(ofOne).toBeLessThan(all / 4);
    // Marks of many blocks, of which one transaction takes four.
    await owner.query(`create temp table held as select * from complaint_block;
      insert into complaint_block select county_id, 100 + g, ${perBlock}, 512 from held, generate_series(1, 6) as g where block = 0;
      insert into complaint_place select county_id, (100 + g) * 32, first_id, last_id, ids from (select *, row_number() over () as g
        from (select distinct on (ids) * from (select county_id, id as first_id, id as last_id, array[id] as ids from complaint
          where not exists (select from complaint_place as p where complaint.id = any(p.ids)) limit 6) as c) as c) as c;
      insert into complaint_fresh select county_id, first_id, true from complaint_place where row_number >= 3200`);
    const isMore = () => transact(county.db, (tx) => foldSearch(tx, searchedWords, centre.countyId));
    const left = async () =>
      Number((await owner.query<{ n: string }>('select count(*) as n from complaint_fresh where changed')).rows[0]?.n);
    expect(await isMore()).toBe(true);
    expect(await left()).toBe(2);
    await isMore();
    expect(await left()).toBe(0);
    await owner.query(
      'delete from complaint_block where block > 100; delete from complaint_place where row_number >= 3200; drop table held',
    );
    from = await now();
    expect(await faulty(anyTerms())).toEqual([]);
  });

  it('of one county that cannot be entered does not hold up the others', async () => {
    await owner.query(
      `insert into complaint_slice values (990001, 512, 0, '0');
       insert into complaint_fresh select 990001, gen_random_uuid(), false from generate_series(1, ${perBlock})`,
    );
    const [one] = matters;
    await owner.query(`update complaint set claim = '再改' where id = $1`, [one?.id]);
    await expect(fold()).rejects.toMatchObject({ code: '23505' });
    const { rows } = await owner.query('select 1 from complaint_fresh where changed');
    expect(rows).toEqual([]);
    await owner.query(
      'delete from complaint_fresh where county_id = 990001; delete from complaint_slice where county_id = 990001',
    );
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
    const named = async (name: string) => {
      query.mockClear();
      const found = await listLikelyDuplicates(county.db, centre.countyId, { phone: '', operatorName: name });
      expect(longest()).toBeLessThan(30_000);
      return found.map(({ id }) => id);
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
      // As right after an upgrade: all are still to be entered.
      await owner.query('truncate complaint_block, complaint_slice, complaint_place, complaint_fresh');
      await owner.query('insert into complaint_fresh select county_id, id, false from complaint order by filed_at');
      expect(await freshly()).toBeGreaterThan(mostFresh);
      expect(new Set(await named('农资店'))).toEqual(await newest('农资店'));
      await fold();
      expect(new Set(await named('农资店'))).toEqual(await newest('农资店'));
    } finally {
      query.mockRestore();
    }
  });

  it('finds likely duplicates by the name of the shop, entered or not', async () => {
    const named = (name: string) => listLikelyDuplicates(county.db, centre.countyId, { phone: '', operatorName: name });
    await owner.query(`update complaint set operator_name = '云雀台钟表行' where id = $1`, [matters[5]?.id]);
    expect((await named('云雀台钟表')).map(({ id }) => id)).toEqual([matters[5]?.id]);
    await fold();
    expect((await named('云雀台钟表')).map(({ id }) => id)).toEqual([matters[5]?.id]);
    expect(await named('')).toEqual([]);
  });
});
