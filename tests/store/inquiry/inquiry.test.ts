import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { leaksOf } from '../../../src/domain/base/disclosure/leak.ts';
import type { Channel } from '../../../src/domain/inquiry/channel.ts';
import type { Inquiry } from '../../../src/domain/inquiry/inquiry.ts';
import { approveKnowledge, writeKnowledge, type KnowledgeForm } from '../../../src/domain/inquiry/knowledge.ts';
import { insertMany } from '../../../src/store/base/db.ts';
import { saveChannelRow } from '../../../src/store/inquiry/channel.ts';
import { approveEntry } from '../../../src/store/inquiry/knowledge.ts';
import { transact } from '../../../src/store/base/transact.ts';
import { cast } from '../../build/cast.ts';
import { anActor, anId, countyId, facts, noonOf } from '../../build/complaint.ts';
import { anInquiry, asked, changeInquiry, entryOf } from '../../build/inquiry.ts';
import { qinghe, type Qinghe } from '../../build/qinghe.ts';

let county: Qinghe;
let handler: string;
beforeAll(async () => {
  county = await qinghe();
  handler = county.actor(cast.centre).id;
});
afterAll(() => county.close());

function save<T extends object>(table: string, rows: readonly T[]): Promise<unknown> {
  return transact(county.db, (tx) => insertMany(tx, table, rows, sql``));
}

/** The same inquiry, answered by an account that there is. */
const kept = (inquiry: Inquiry, change: Partial<Inquiry> = {}): Inquiry => ({
  ...inquiry,
  number: `询2026-${inquiry.id.slice(-6)}`,
  handlerId: inquiry.handlerId === null ? null : handler,
  ...change,
});

async function readInquiry(id: string): Promise<Inquiry | undefined> {
  return county.db.selectFrom('inquiry').selectAll().where('id', '=', id).executeTakeFirst();
}

async function tally(): Promise<unknown[]> {
  const found =
    await sql`select office_id, handler_id, stage, due_on, n from inquiry_tally where n <> 0 order by 1, 2, 3, 4`.execute(
      county.db,
    );
  return found.rows;
}

async function recount(): Promise<unknown[]> {
  const found =
    await sql`select coalesce(office_id, '') as office_id, coalesce(handler_id::text, '') as handler_id, stage,
    coalesce(due_on, 'infinity') as due_on, count(*)::integer as n from inquiry group by 1, 2, 3, 4 order by 1, 2, 3, 4`.execute(
      county.db,
    );
  return found.rows;
}

describe('the table of inquiries', () => {
  it('holds exactly what the rules fill', async () => {
    const inquiry = kept(anInquiry());
    await save('inquiry', [inquiry]);
    expect(await readInquiry(inquiry.id)).toEqual(inquiry);
    const tapped = kept(asked({ knowledgeId: 'deposit', people: 4 }).next);
    await save('inquiry', [tapped]);
    expect(await readInquiry(tapped.id)).toEqual(tapped);
  });

  it('keeps a tally that equals a recount after inserts and moves of many rows', async () => {
    await save(
      'inquiry',
      Array.from({ length: 12 }, (_, i) => kept(anInquiry(i % 3 === 0 ? { categoryCode: 'G03.1' } : {}))),
    );
    expect(await tally()).toEqual(await recount());
    await transact(county.db, (tx) =>
      sql`update inquiry set stage = 'toFindOut', state = 'pending', pending_on = '2026-04-21', office_id = 'SO-LH' where category_code = 'G03.1'`.execute(
        tx,
      ),
    );
    expect(await tally()).toEqual(await recount());
    const open = (await tally()) as { officeId: string; stage: string; n: number }[];
    expect(open.find((row) => row.officeId === 'SO-LH' && row.stage === 'toFindOut')?.n).toBe(4);
  });

  it('is searched by the pairs of its words through its own index', async () => {
    const inquiry = kept(anInquiry({ question: '请问羊肚菌菌种不出菇找谁' }));
    await save('inquiry', [inquiry]);
    const pairs = sql`search_pairs(number || ' ' || asker_name || ' ' || asker_phone || ' ' || question || ' ' || coalesce(answer, ''))`;
    const found = await sql<{ id: string }>`
      select id from inquiry where county_id = ${countyId} and ${pairs} @> search_pairs('羊肚菌')`.execute(county.db);
    expect(found.rows.map((row) => row.id)).toEqual([inquiry.id]);
    const plan = await transact(county.db, async (tx) => {
      await sql`set local enable_seqscan = off; set local enable_indexscan = off`.execute(tx);
      return sql<
        Record<string, string>
      >`explain select id from inquiry where ${pairs} @> search_pairs('羊肚菌')`.execute(tx);
    });
    expect(plan.rows.map((row) => Object.values(row)[0]).join('\n')).toContain('inquiry_search');
  });

  it.each([
    [
      'an answer without an entry',
      { state: 'answered', outcome: 'answered', answer: '可以', answeredOn: '2026-04-21' },
    ],
    ['an answer of a version that there is not', { knowledgeId: 'deposit', knowledgeVersion: 9 }],
    ['an entry without its version', { knowledgeId: 'deposit' }],
    ['nobody', { people: 0 }],
    ['a complaint that there is not', { complaintId: anId() }],
    ['a route without which', { state: 'toldOtherRoute', outcome: 'toldOtherRoute', answeredOn: '2026-04-21' }],
    ['a close without its day', { state: 'closed' }],
    ['an association', { entrustedTo: 'CA' }],
    ['a strange state', { state: 'lost' }],
    ['a strange queue', { stage: 'lost' }],
  ])('does not hold %s', async (_, change) => {
    await expect(save('inquiry', [kept(anInquiry(), change as Partial<Inquiry>)])).rejects.toThrow(/constraint/u);
  });

  it('is never taken from', async () => {
    await expect(sql`delete from inquiry`.execute(county.db)).rejects.toThrow(/permission denied/u);
    await expect(sql`delete from knowledge_entry`.execute(county.db)).rejects.toThrow(/permission denied/u);
  });
});

describe('the versions of knowledge', () => {
  const form: KnowledgeForm = {
    title: '快递（新）',
    questions: ['快递坏了怎么办'],
    answer: '先找卖家换货或退款；是您自己寄的，找快递公司赔。',
    articles: ['《快递暂行条例》'],
    categoryCodes: [],
    keywords: [],
    kind: 'question',
    audiences: ['villager'],
    months: [],
    readAloud: '',
  };

  it('are written once: only the day on which one ends may be set', async () => {
    const old = { ...entryOf('courier'), writtenAt: noonOf('2026-01-05'), approvedAt: noonOf('2026-01-05') };
    const now = facts({ today: '2026-05-06', by: anActor('centre') });
    const written = writeKnowledge(old, old, 1, form, { ...now, leaksOf }).entry;
    const { entry, before } = approveKnowledge(written, old, { ...now, by: anActor('leader') });
    await transact(county.db, async (tx) => {
      await sql`update knowledge_entry set until_on = ${before?.untilOn} where id = 'courier' and version = 1`.execute(
        tx,
      );
      await insertMany(tx, 'knowledge_entry', [written], sql``);
      await approveEntry(tx, entry);
    });
    const versions = await county.db
      .selectFrom('knowledgeEntry')
      .selectAll()
      .where('id', '=', 'courier')
      .orderBy('version')
      .execute();
    expect(versions).toEqual([before, entry]);
    for (const change of [
      sql`title = '别的'`,
      sql`answer = '别的答复'`,
      sql`from_on = '2020-01-01'`,
      sql`version = 7`,
    ]) {
      const update = sql`update knowledge_entry set ${change} where id = 'courier' and version = 1`;
      await expect(update.execute(county.db)).rejects.toThrow('a version of knowledge is written once');
    }
  });

  it('have one latest', async () => {
    await expect(save('knowledge_entry', [{ ...entryOf('deposit'), version: 2 }])).rejects.toThrow(
      'knowledge_entry_latest',
    );
  });

  it('stay with the answers that cite them', async () => {
    const { next } = changeInquiry(anInquiry(), 'answer', '2026-04-21');
    await save('inquiry', [kept(next)]);
    const found = await sql<{ title: string }>`
      select k.title from inquiry as i join knowledge_entry as k
        on (k.county_id, k.id, k.version) = (i.county_id, i.knowledge_id, i.knowledge_version) where i.id = ${next.id}`.execute(
      county.db,
    );
    expect(found.rows).toEqual([{ title: '网购七日无理由退货' }]);
  });
});

describe('S28 the register of channels', () => {
  const row = {
    countyId,
    code: 'C01',
    hours: [],
    fallbackCode: null,
    quietHours: 8,
    lastInAt: null,
    downAt: null,
    downReason: null,
  };

  const put = (channel: Channel) => transact(county.db, (tx) => saveChannelRow(tx, channel));

  it('S28 holds hours, silence and fallback of each channel of the list, and its missed calls', async () => {
    // Every channel of the list stands in the register from the first day on.
    await put({ ...row, hours: [{ on: 'workingDays', from: '08:30', to: '17:30' }], fallbackCode: 'C14' });
    expect(
      await county.db
        .selectFrom('channel')
        .select(['code', 'hours', 'fallbackCode'])
        .where('code', 'in', ['C01', 'C14'])
        .orderBy('code')
        .execute(),
    ).toEqual([
      { code: 'C01', hours: [{ on: 'workingDays', from: '08:30', to: '17:30' }], fallbackCode: 'C14' },
      { code: 'C14', hours: [], fallbackCode: null },
    ]);
    const call = {
      countyId,
      id: anId(),
      channelCode: 'C01',
      phone: '13800000001',
      calledAt: new Date(),
      tries: 0,
      reachedAt: null,
      reachedById: null,
    };
    await save('missed_call', [call]);
    expect(await county.db.selectFrom('missedCall').selectAll().execute()).toEqual([call]);
  });

  it.each([
    ['a channel that the list lacks', { code: 'C99' }],
    ['a fallback that nobody registered', { code: 'C02', fallbackCode: 'C99' }],
    ['an outage without a reason', { code: 'C02', downAt: new Date() }],
  ])('S28 does not hold %s', async (_, change) => {
    const saved = { ...row, ...change };
    const done = saved.code === 'C99' ? save('channel', [saved]) : put(saved);
    await expect(done).rejects.toThrow(/constraint/u);
  });
});
