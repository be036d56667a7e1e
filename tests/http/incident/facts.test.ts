import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Matter } from '../../../src/domain/matter/matter.ts';
import { readOpenTexts, type OpenText } from '../../../src/outside/seeds.ts';
import { runJob, type JobDeps } from '../../../src/jobs/run.ts';
import { mostTries, saveKeys } from '../../../src/store/incident/fact.ts';
import { transact } from '../../../src/store/base/transact.ts';
import { removeBeside } from '../../../src/store/desk/erasure.ts';
import { readyQuestions } from '../../../src/domain/incident/facts/ready-questions.ts';
import { cast } from '../../build/cast.ts';
import { citizen, problemsIn, slipOf, valueOf } from '../../build/house/citizen.ts';
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
    const neighbour = { name: '', phone: '', address: '' };
    const joint = { members: [neighbour, neighbour, neighbour], elections: [] };
    await query('update complaint set joint = $2 where number = $1', [numbers[1], joint]);
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
      question: '',
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

describe('what the county asks besides', () => {
  const [batch, , mu] = readyQuestions.map(({ id }) => id) as [string, string, string];
  const save = (id: string, change: object = {}) => {
    const found = readyQuestions.find((one) => one.id === id);
    return app.as(cast.admin)('PUT', `/api/asked-questions/${id}`, { ...found, id: undefined, ...change });
  };
  const vague = [
    '今年苞谷种出了毛病，结的棒子秃尖缺粒，没人管。',
    '苞谷种不好，俺家地里棒子缺粒，少收一大半。',
    '春上流动车卖的玉米种，结的棒子秃尖，打电话不接。',
  ];
  const of = (id: string) =>
    query<{ kind: string; value: string; source: string }>(
      'select kind, value, source from matter_fact where matter_id = $1 and question <> $2 and not removed order by kind, value',
      [id, ''],
    );
  const idOf = async (number: string) =>
    (await query<{ id: string }>('select id from complaint where number = $1', [number]))[0]?.id ?? '';

  it('is kept by the administrator, with a line each, once for two presses', async () => {
    for (const { id } of readyQuestions)
      for (let press = 0; press < 2; press += 1) expect((await save(id)).status).toBe(200);
    expect((await save(mu, { node: 'G77' })).status).toBe(422);
    const bad = await save(mu, { node: null, sayings: [] });
    expect([bad.status, bad.body.fields?.[0]?.path]).toEqual([400, 'node']);
    const lines = await query("select 1 from ledger where verb = 'question-saved'");
    expect(lines).toHaveLength(readyQuestions.length);
    const { body } = await app.as(cast.officerOfShiqiao)('GET', '/api/directory');
    expect(body.questions.map(({ id }: { id: string }) => id)).toEqual(readyQuestions.map(({ id }) => id));
  });

  it('joins those who tell of one batch to a suspicion, though their words tell nothing of it', async () => {
    app.setNow('2027-06-01T09:00:00+08:00');
    const at = ['V0602', 'V0303', 'V0301'];
    const numbers: string[] = [];
    for (const [i, regionId] of at.entries())
      numbers.push(
        await file(`OH${9 + i}`, {
          story: vague[i],
          categoryCode: null,
          consumer: { name: ['丁有福', '马占山', '刘二柱'][i], phone: `1390000888${i}`, regionId },
          operator: { name: '流动售种车' },
          asked: [
            { question: batch, answer: ' 20270108 ' },
            { question: mu, answer: '十二亩' },
          ],
        }),
      );
    const [raised] = (await cards()).filter(({ members }) => members.some((one) => one.startsWith(numbers[0] ?? '')));
    expect(raised?.members.filter((one) => one.endsWith(':in'))).toEqual(
      numbers.map((number) => `${number}:in`).toSorted(),
    );
    expect(raised?.reason_zh).toContain('20270108');
    // What each has answered stands beside him on the card, and in his file as it is printed.
    const { members } = (await app.as(cast.centre)('GET', `/api/incidents/${raised?.number}`)).body.more;
    const own = members.find(({ number }: { number: string }) => number === numbers[0]);
    expect(own.answers).toMatchObject([
      { zh: '袋子上印的批号', told: '20270108' },
      { zh: '种了多少亩', told: '12 亩', fact: 'mu' },
    ]);
    const other = (await app.as(cast.officerOfShiqiao)('GET', `/api/incidents/${raised?.number}`)).body.more.members;
    expect(other.find(({ number }: { number: string }) => number === numbers[1])?.answers ?? []).toEqual([]);
    const printed = await app.as(cast.centre)('GET', `/papers/${encodeURIComponent(numbers[0] ?? '')}/volume`);
    expect([printed.status, /种了多少亩[^<]*(?:<[^>]*>\s*)+12 亩/u.test(printed.body)]).toEqual([200, true]);
    expect(await of(await idOf(numbers[0] ?? ''))).toEqual([
      { kind: 'answer', value: '12', source: 'asked' },
      { kind: 'answer', value: '20270108', source: 'asked' },
      { kind: 'batch', value: '20270108', source: 'asked' },
      { kind: 'mu', value: '12', source: 'asked' },
    ]);
  });

  it('told in words as well it is one fact, and struck out it is gone from both', async () => {
    const story = '苞谷种批号20270311，出苗稀稀拉拉的，没人管。';
    const form = filing({ clientId: randomUUID(), story, asked: [{ question: batch, answer: '20270311' }] });
    const { body } = await app.as(cast.centre)('POST', '/api/complaints', form);
    await read();
    const rows = () =>
      query<{ removed: boolean }>(
        "select removed from matter_fact where matter_id = $1 and kind = 'batch' and value = '20270311'",
        [form['clientId']],
      );
    expect(await rows()).toEqual([{ removed: false }, { removed: false }]);
    const path = `/api/complaints/${encodeURIComponent(body.complaint?.number ?? body.number)}/facts`;
    type Seen = { kind: string; value: string; source: string; question: string; words: string; removed: boolean };
    const shown = async () =>
      ((await app.as(cast.centre)('GET', path)).body.facts as Seen[]).filter(({ kind }) => kind === 'batch');
    const [fact, ...more] = await shown();
    expect([fact?.source, fact?.question, more]).toEqual(['asked', batch, []]);
    const out = { kind: 'batch', value: '20270311', words: fact?.words, question: batch, removed: true };
    expect((await app.as(cast.centre)('PUT', path, out)).status).toBe(200);
    expect(await rows()).toEqual([{ removed: true }, { removed: true }]);
    expect((await shown()).map(({ removed }) => removed)).toEqual([true]);
  });

  it('refuses no filing of a telephone that asked by the list of before, and keeps no telephone in the open', async () => {
    expect((await save(mu, { required: true })).status).toBe(200);
    const asked = [
      { question: mu, answer: '很多' },
      { question: batch, answer: '138 1234 5678 王秀英' },
    ];
    const form = filing({ clientId: randomUUID(), asked });
    const { status, body } = await app.as(cast.centre)('POST', '/api/complaints', form);
    expect(status).toBe(201);
    await read();
    expect(await of(String(form['clientId']))).toEqual([
      { kind: 'answer', value: '138****5678 王秀英', source: 'asked' },
      { kind: 'answer', value: '很多', source: 'asked' },
    ]);
    const number = encodeURIComponent(body.complaint?.number ?? body.number);
    const seen = (await app.as(cast.centre)('GET', `/api/complaints/${number}/facts`)).body.answers;
    expect(seen).toContainEqual(expect.objectContaining({ question: mu, told: '很多' }));
    // What lies there from before is hidden on the card as in his own words, and a save of what was shown changes nothing.
    await query("update matter_fact set value = '找13812345678' where matter_id = $1 and question = $2", [
      form['clientId'],
      batch,
    ]);
    const hidden = (await app.as(cast.centre)('GET', `/api/complaints/${number}/facts`)).body.answers;
    expect(hidden).toContainEqual(expect.objectContaining({ question: batch, answer: '找138****5678' }));
    const same = { question: batch, answer: '找138****5678' };
    expect((await app.as(cast.centre)('PUT', `/api/complaints/${number}/answers`, same)).status).toBe(200);
    expect((await of(String(form['clientId']))).map(({ value }) => value)).toContain('找13812345678');
    expect((await save(mu)).status).toBe(200);
  });

  it('stands on the card with its unit, is put right with a line, and a later reading keeps it', async () => {
    const [{ number, id } = { number: '', id: '' }] = await query<{ number: string; id: string }>(
      'select number, id from complaint where story = $1',
      [vague[0]],
    );
    const path = `/api/complaints/${encodeURIComponent(number)}`;
    const before = (await app.as(cast.centre)('GET', `${path}/facts`)).body;
    expect(before.answers).toEqual([
      expect.objectContaining({ question: batch, answer: '20270108', source: 'asked' }),
      expect.objectContaining({ zh: '什么品种', answer: null }),
      expect.objectContaining({ question: mu, told: '12 亩' }),
    ]);
    expect(before.facts).toContainEqual(
      expect.objectContaining({ kind: 'batch', value: '20270108', source: 'asked', question: batch }),
    );
    const right = { question: batch, answer: '20270109' };
    for (let press = 0; press < 2; press += 1)
      expect((await app.as(cast.centre)('PUT', `${path}/answers`, right)).status).toBe(200);
    expect((await app.as(cast.mediator)('PUT', `${path}/answers`, right)).status).toBe(403);
    const wrong = await app.as(cast.centre)('PUT', `${path}/answers`, { question: mu, answer: '很多' });
    expect([wrong.status, wrong.body.fields?.[0]?.path]).toEqual([400, 'answer']);
    await app.as(cast.centre)('PUT', `${path}/answers`, { question: mu, answer: '' });
    expect(
      await query(
        "select 1 from ledger where matter_id = $1 and verb = 'fact-corrected' and detail->>'kind' = 'answer'",
        [id],
      ),
    ).toHaveLength(2);
    await query('update matter_reading set version = 0');
    await read();
    expect(await of(id)).toEqual([
      { kind: 'answer', value: '20270109', source: 'person' },
      { kind: 'batch', value: '20270109', source: 'asked' },
    ]);
    // What an answer tells of the matter can be struck out as any fact.
    const out = { kind: 'batch', value: '20270109', question: batch, removed: true };
    const { body } = await app.as(cast.centre)('PUT', `${path}/facts`, out);
    expect(body.facts).toContainEqual(expect.objectContaining({ kind: 'batch', value: '20270109', removed: true }));
    await read();
    expect((await of(id)).map(({ kind }) => kind)).toEqual(['answer']);
  });

  it('comes along with the telephone of a station, and what is asked no more does not', async () => {
    await save(batch, { ended: true });
    const { body } = await app.as('st-v0303')('GET', '/api/outbox/provisions');
    expect(body.further.map(({ zh }: { zh: string }) => zh)).not.toContain('袋子上印的批号');
    expect(body.further.map(({ zh }: { zh: string }) => zh)).toContain('什么品种');
    await save(batch);
  });

  it('is asked of a citizen between the form and the receipt, without a script, and nothing is lost on the way', async () => {
    const visitor = citizen(app.deps);
    const form = {
      token: valueOf((await visitor.get('/complaint')).html, 'token') ?? '',
      name: '李有田',
      phone: '13800008123',
      village: 'V0303',
      shop: '集上的种子摊',
      shopVillage: 'V0301',
      story: '集上买的玉米种，出芽不到一半。',
      ask: 'refund',
      category: 'G10',
    };
    const page = await visitor.post('/complaint', form);
    expect([page.status, page.html.includes('再问您 3 句')]).toEqual([200, true]);
    expect(valueOf(page.html, 'story')).toBe(form.story);
    const wrong = await visitor.post('/complaint', { ...form, asking: '0', asked: 'yes', [`asked.${mu}`]: '几亩' });
    expect([wrong.status, Object.keys(problemsIn(wrong.html))]).toEqual([422, [`asked.${mu}`]]);
    expect(valueOf(wrong.html, `asked.${mu}`)).toBe('几亩');
    // In large type one stands on a page, and what is answered goes along.
    const large = { ...form, [`asked.${batch}`]: '20270108' };
    const first = await visitor.post('/complaint?size=large', { ...form, asking: '0' });
    expect([...first.html.matchAll(/name="asked\.[^"]+" type|<input type="text"/gu)]).toHaveLength(1);
    const second = await visitor.post('/complaint', { ...large, asking: '0', asked: 'next' });
    expect(second.html).toContain('第 2 句，一共 3 句');
    expect(valueOf(second.html, `asked.${batch}`)).toBe('20270108');
    const sent = { ...large, [`asked.${mu}`]: '３亩', asking: '2', asked: 'yes' };
    const slip = slipOf((await visitor.send('/complaint', sent)).html);
    expect(
      (await of(await idOf(slip.number))).filter(({ kind }) => kind === 'answer').map(({ value }) => value),
    ).toEqual(['20270108', '3']);
    // A form that sends itself, with nobody before it, is not held up.
    const alone = citizen(app.deps);
    const token = valueOf((await alone.get('/complaint')).html, 'token') ?? '';
    const own = await alone.send('/complaint', { ...form, token, phone: '13800008124', asked: 'no' });
    expect(slipOf(own.html).number).toMatch(/^投/u);
  });
});
