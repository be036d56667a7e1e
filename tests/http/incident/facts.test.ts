import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Matter } from '../../../src/domain/matter/matter.ts';
import { readOpenTexts, type OpenText } from '../../../src/outside/seeds.ts';
import { runJob, type JobDeps } from '../../../src/jobs/run.ts';
import { mostTries, saveKeys } from '../../../src/store/incident/fact.ts';
import { transact } from '../../../src/store/base/transact.ts';
import { removeBeside } from '../../../src/store/desk/erasure.ts';
import { cast } from '../../build/cast.ts';
import { filing, testApp, type TestApp } from '../../build/house/http-app.ts';

let app: TestApp;
let texts: Map<string, OpenText>;
beforeAll(async () => {
  app = await testApp();
  texts = new Map((await readOpenTexts()).map((text) => [text.id, text]));
});
afterAll(() => app.close());

const countyId = 990126;
const query = async <T extends object>(words: string, values: readonly unknown[] = []): Promise<T[]> =>
  (await app.database.pool.query(words, [...values])).rows as T[];

/** The clock reads what was filed. */
const read = () =>
  runJob({ ...app.deps, connection: app.database.owner, channels: {} } as unknown as JobDeps, 'read-matters');

/** Files an open text on its day, by the centre, and lets the clock read it. */
async function file(id: string, more: object = {}): Promise<string> {
  const text = texts.get(id);
  if (text === undefined) throw new Error(`There is no ${id}.`);
  const { operator, complainant } = text.labels.parties;
  app.setNow(`${text.received_at}:00+08:00`);
  const form = filing({
    clientId: randomUUID(),
    story: text.text,
    claim: '退种子钱，赔减产',
    consumer: {
      name: complainant?.name?.slice(0, 3) ?? '刘二柱',
      phone: `1390000${String(1000 + Number(id.replace(/\D/gu, ''))).slice(-4)}`,
      regionId: complainant?.home?.villageId ?? null,
    },
    operator: { name: operator?.name ?? '流动售种车' },
    place: { regionId: operator?.place?.villageId ?? null },
    ...more,
  });
  const { status, body } = await app.as(cast.centre)('POST', '/api/complaints', form);
  if (status >= 300) throw new Error(JSON.stringify(body));
  await read();
  return body.complaint?.number ?? body.number;
}

/** The complaint that somebody told in these words. */
async function told(words: string): Promise<{ id: string; number: string }> {
  const [found] = await query<{ id: string; number: string }>('select id, number from complaint where story like $1', [
    `%${words}%`,
  ]);
  if (found === undefined) throw new Error(`Nobody has told of ${words}.`);
  return found;
}

interface CardRow {
  number: string;
  state: string;
  grade: string;
  title: string;
  reason_zh: string;
  members: string[];
}
const cards = () =>
  query<CardRow>(`select i.number, i.state, i.grade, i.title, i.reason_zh,
    array(select m.number || ':' || m.state from incident_member as m where m.incident_id = i.id order by m.number) as members
    from incident as i order by i.number`);

describe('the facts of what is filed', () => {
  it('S186 四个乡镇、四家店、四种说法：第三个人的投诉一读，就有一张疑似卡，第四个人自己进去，别的一件也没有', async () => {
    const numbers: string[] = [];
    for (const id of ['OH9', 'OH10']) numbers.push(await file(id));
    // A pump from one of the shops, and another who complains of maize of another name.
    await file('O01', {
      story: '在柳河兴农种子店买的喷雾器漏水，打不上压，换了个泵还是漏。',
      operator: { name: '柳河兴农种子店' },
    });
    expect(await cards()).toEqual([]);
    numbers.push(await file('OH11'));
    const [raised, ...none] = await cards();
    expect(none).toEqual([]);
    expect(raised).toMatchObject({
      state: 'suspected',
      grade: 'suspicion',
      members: numbers.map((one) => `${one}:in`),
    });
    expect(raised?.title).toContain('丰垦818');
    for (const said of ['丰垦', '818', '不结穗', '3 个人', '3 天', '3 个乡镇'])
      expect(raised?.reason_zh).toContain(said);
    // Each says why it belongs, in English too; only names and the words that were used stay in Chinese there.
    const shown = (await app.as(cast.centre)('GET', `/api/incidents/${raised?.number}`)).body.more.members;
    for (const { why, whyEn } of shown as { why: string; whyEn: string }[]) {
      expect(why).toMatch(/品种（型号）818/u);
      expect(whyEn).toMatch(/variety 818/u);
      expect(whyEn.replace(/“[^”]*”|brand \S+/gu, '')).not.toMatch(/\p{Script=Han}/u);
    }
    // Two neighbours of the second have joined his complaint meanwhile.
    await query(`update complaint set joint = '{"members":[{},{},{}],"elections":[]}' where number = $1`, [numbers[1]]);
    numbers.push(await file('OH12'));
    expect((await cards()).map(({ members }) => members)).toEqual([numbers.map((one) => `${one}:in`).toSorted()]);
    expect((await cards())[0]?.reason_zh).toContain('连同联名的约 10 户');
  });

  it('stand on the card of the complaint with their words, for whoever sees the complaint', async () => {
    const { number } = await told('光长秆不结穗');
    const { status, body } = await app.as(cast.centre)('GET', `/api/complaints/${encodeURIComponent(number)}/facts`);
    expect(status).toBe(200);
    const facts = body.facts as { kind: string; zh: string; words: string; source: string }[];
    expect(facts).toContainEqual({
      kind: 'model',
      value: '818',
      zh: '818',
      en: '818',
      words: '818',
      source: 'text',
      removed: false,
    });
    expect(facts.find(({ kind }) => kind === 'symptom')).toMatchObject({ zh: '不结穗、缺粒', source: 'text' });
    expect(facts.find(({ kind }) => kind === 'operator')).toMatchObject({ zh: '老胡种子门市', source: 'form' });
    expect(body.incident).toMatchObject({ title: expect.stringContaining('818') as string });
    const other = await app.as(cast.officerOfShiqiao)('GET', `/api/complaints/${encodeURIComponent(number)}/facts`);
    expect(other.status).toBe(404);
  });

  it('are put right by hand, once and with a line, and no reading takes it back; a mediator may not', async () => {
    const { number, id } = await told('喷雾器');
    const path = `/api/complaints/${encodeURIComponent(number)}/facts`;
    const brand = { kind: 'brand', value: '顺风', words: '机身上的字' };
    for (let press = 0; press < 2; press += 1) expect((await app.as(cast.centre)('PUT', path, brand)).status).toBe(200);
    const out = { kind: 'product', value: 'agmach', removed: true };
    const { body } = await app.as(cast.centre)('PUT', path, out);
    expect(body.facts).toContainEqual(expect.objectContaining({ ...brand, source: 'person', removed: false }));
    expect(body.facts).toContainEqual(expect.objectContaining({ kind: 'product', value: 'agmach', removed: true }));
    const lines = await query("select 1 from ledger where matter_id = $1 and verb = 'fact-corrected'", [id]);
    expect(lines).toHaveLength(2);
    await query('update matter_reading set version = 0');
    await read();
    const again = (await app.as(cast.centre)('GET', path)).body.facts;
    expect(again).toContainEqual(expect.objectContaining({ ...brand, source: 'person' }));
    expect(again).toContainEqual(expect.objectContaining({ kind: 'product', value: 'agmach', removed: true }));
    expect((await app.as(cast.mediator)('PUT', path, brand)).status).toBe(403);
    expect((await app.as(cast.centre)('PUT', path, { ...brand, kind: 'colour' })).status).toBe(400);
  });

  it('join a complaint to the card of others when a person adds what was not told', async () => {
    app.setNow('2026-08-18T09:00:00+08:00');
    const vague = await file('OH12', {
      story: '今年的苞谷种有问题，棒子秃尖缺粒，我要个说法。',
      consumer: { name: '丁有福', phone: '13900007777', regionId: 'V0602' },
    });
    const state = async () => (await cards()).flatMap(({ members }) => members).find((one) => one.startsWith(vague));
    // Goods and trouble agree and nothing else is told: offered, never joined by itself.
    expect(await state()).toBe(`${vague}:offered`);
    await query('delete from incident_member where number = $1', [vague]);
    await app.as(cast.centre)('PUT', `/api/complaints/${encodeURIComponent(vague)}/facts`, {
      kind: 'model',
      value: '818',
      words: '电话里说的',
    });
    await read();
    expect(await state()).toBe(`${vague}:in`);
  });

  it('are compared without waiting for whoever writes one of the complaints: an answer to all takes the incident first', async () => {
    const { number } = await told('光长秆不结穗');
    const [before] = await cards();
    await query('delete from incident_member where number = $1', [number]);
    await query('insert into matter_to_compare select county_id, matter_id from matter_sheet where number = $1', [
      number,
    ]);
    const writer = await app.database.pool.connect();
    try {
      await writer.query('begin');
      await writer.query('select 1 from complaint for update');
      await read();
      expect((await cards())[0]?.members).toEqual(before?.members);
      expect(await query('select 1 from matter_to_compare')).toEqual([]);
    } finally {
      await writer.query('rollback');
      writer.release();
    }
  });

  it('of shops with a seldom character are read: 「王𠮷」, 「李𠮷农资店」', async () => {
    for (const name of ['王𠮷', '李𠮷农资店']) {
      const number = await file('O01', {
        story: `在${name}买的丰𠮷牌喷雾器，漏水打不上压。`,
        operator: { name },
        consumer: { name: '丁有福', phone: name === '王𠮷' ? '13900007771' : '13900007772', regionId: null },
      });
      const keys = await query<{ key: string }>(
        `select key from matter_key join matter_sheet using (county_id, matter_id) where number = $1`,
        [number],
      );
      expect(keys.map(({ key }) => key)).toContain(`shop:${name.slice(0, 3)}`);
    }
  });

  it('of what an earlier version has read get their keys, and lose them when nothing is told any more', async () => {
    const { id } = await told('光长秆不结穗');
    const keys = () => query('select key from matter_key where matter_id = $1 order by key', [id]);
    const before = await keys();
    await query('delete from matter_key');
    await query('update matter_reading set version = 2');
    await read();
    expect(await keys()).toEqual(before);
    expect(before).not.toEqual([]);
    await transact(app.deps.db, (tx) => saveKeys(tx, countyId, [], [id]));
    expect(await keys()).toEqual([]);
    await query('update matter_reading set version = 0');
    await read();
  });

  it('of one that cannot be compared hold up no other, and it is given up after some tries', async () => {
    const { id } = await told('喷雾器');
    const [kept] = await query<{ on_day: string }>('select on_day::text from matter_sheet where matter_id = $1', [id]);
    await query("update matter_sheet set on_day = 'infinity' where matter_id = $1", [id]);
    await query('insert into matter_to_compare select county_id, matter_id from matter_sheet on conflict do nothing');
    const waiting = () => query<{ matter_id: string }>('select matter_id, tries from matter_to_compare');
    await expect(read()).rejects.toThrow(/date/u);
    for (let tries = 1; tries < mostTries; tries += 1) {
      expect(await waiting()).toEqual([{ matter_id: id, tries }]);
      // It waits some minutes for its next turn.
      await read();
      await query("update matter_to_compare set taken_at = now() - interval '1 hour'");
      await expect(read()).rejects.toThrow(tries + 1 === mostTries ? `Gave up comparing ${id}` : /date/u);
    }
    await query("update matter_to_compare set taken_at = now() - interval '1 hour'");
    await read();
    await query('update matter_sheet set on_day = $2::date where matter_id = $1', [id, kept?.on_day]);
    await query('delete from matter_to_compare');
  });

  it('are put right while the same complaint is being compared, and it is compared again', async () => {
    const { number } = await told('光长秆不结穗');
    await query('insert into matter_to_compare select county_id, matter_id from matter_sheet where number = $1', [
      number,
    ]);
    // Whoever compares comes to rest where suspicions follow each other.
    const other = await app.database.pool.connect();
    let running: Promise<void> | null = null;
    try {
      await other.query('begin');
      await other.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`suspicions ${countyId}`]);
      running = read();
      await expect
        .poll(() => query("select 1 from pg_locks where locktype = 'advisory' and not granted"), { timeout: 10_000 })
        .not.toEqual([]);
      const put = app.as(cast.centre)('PUT', `/api/complaints/${encodeURIComponent(number)}/facts`, {
        kind: 'price',
        value: '77',
        words: '电话里说的',
      });
      const late = new Promise<null>((done) => setTimeout(() => done(null), 5000));
      expect(await Promise.race([put, late])).toMatchObject({ status: 200 });
      expect(await query('select tries, taken_at from matter_to_compare')).toEqual([{ tries: 0, taken_at: null }]);
    } finally {
      await other.query('rollback');
      other.release();
      await running;
    }
    await read();
    expect(await query('select 1 from matter_to_compare')).toEqual([]);
  });

  it('of years raise nothing: only what was received within the 28 days does', async () => {
    await query('delete from incident_member');
    await query('delete from incident');
    await query('delete from matter_reading');
    await query('delete from matter_sheet');
    app.setNow('2027-03-01T09:00:00+08:00');
    await read();
    expect(await query('select 1 from matter_sheet')).not.toEqual([]);
    expect(await cards()).toEqual([]);
  });

  it('go with the complaint when it is erased', async () => {
    const one = await told('喷雾器');
    const matter = { countyId, ...one } as Matter;
    await transact(app.deps.db, (tx) => removeBeside(tx, app.deps.keyring, 'complaint', matter, []));
    for (const table of ['matter_sheet', 'matter_fact', 'matter_key', 'matter_to_compare'])
      expect(await query(`select 1 from ${table} where matter_id = $1`, [one.id])).toEqual([]);
  });
});
