/** The palette finds everything from one box, and for nobody more than his lists show. */
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { books, readersWith } from '../../../src/actions/desk/readers.ts';
import { readMatters } from '../../../src/actions/matter/reading.ts';
import { readFacts } from '../../../src/outside/seeds.ts';
import { cast } from '../../build/cast.ts';
import { consumerContext, filing, testApp, type TestApp } from '../../build/house/http-app.ts';
import { aRemark } from '../../build/steering.ts';
import { anAllegation } from '../../build/tipoff.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
  app.setNow('2026-11-25T09:00:00+08:00');
  for (const [name, regionId, stationId] of [
    ['赵永福', 'V0303', 'ST-V0303'],
    ['赵银花', 'V0803', 'ST-V0803'],
    ['曾凡女', 'V0803', 'ST-V0803'],
    ['啊'.repeat(20), 'V0803', 'ST-V0803'],
  ] as const) {
    const form = { id: uuidv7(), name, phone: '13955000402', regionId, stationId };
    const made = await app.as(cast.centre)('POST', '/api/people', form);
    if (made.status !== 200) throw new Error(made.body.zh);
  }
});
afterAll(() => app.close());

interface Group {
  kind: string;
  letter: string | null;
  ones: { key: string; name: string; place: string; state: { zh: string } | null }[];
  n: number;
  isMore: boolean;
}

const ask = async (who: string | null, q: string, more = '') =>
  app.as(who)('GET', `/api/palette?q=${encodeURIComponent(q)}${more}`);

/** What is found, kind by kind; an entry of a ledger under its character. */
async function find(who: string, q: string, more = ''): Promise<Partial<Record<string, Group['ones']>>> {
  const { status, body } = await ask(who, q, more);
  expect({ status, missed: body.missed }, JSON.stringify(body)).toEqual({ status: 200, missed: [] });
  return Object.fromEntries((body.groups as Group[]).map(({ kind, letter, ones }) => [letter ?? kind, ones]));
}
const names = (list: Group['ones'] | undefined) => (list ?? []).map(({ name }) => name);
const keys = (list: Group['ones'] | undefined) => (list ?? []).map(({ key }) => key);

describe('what is called so', () => {
  it('finds a station by a piece of its name, with its village, five at most, counted up to twenty', async () => {
    const { items } = (await app.as(cast.centre)('GET', '/api/charters?state=all')).body;
    const station = items.find(({ entry }: { entry: { stationId: string } }) => entry.stationId === 'ST-V0303').entry;
    const [first] = (await find(cast.centre, station.name.slice(0, 4)))['station'] ?? [];
    expect(first).toMatchObject({ key: station.number, name: station.name, state: null });
    expect(first?.place).not.toBe('');
    const { groups } = (await ask(cast.centre, '站')).body as { groups: Group[] };
    const stations = groups.find(({ kind }) => kind === 'station');
    expect(stations).toMatchObject({ n: 20, isMore: true });
    expect(stations?.ones).toHaveLength(5);
    // What is no name finds nothing: neither a wildcard nor a quote means anything.
    expect(await find(cast.centre, '%')).toEqual({});
    expect(await find(cast.centre, "'")).toEqual({});
  });

  it('shows an office and a station their own alone, and a firm to whom the list of firms is open', async () => {
    const all = await find(cast.centre, '赵');
    expect(names(all['person']).toSorted()).toEqual(['赵永福', '赵银花']);
    expect(JSON.stringify(all)).not.toContain('13955000402');
    expect(names((await find('st-v0303', '赵'))['person'])).toEqual(['赵永福']);
    expect(keys((await find('st-v0303', '站'))['station'])).toEqual(['站ST-V0303']);
    const office = (await find(cast.officeHead, '赵'))['person'];
    const listed = (await app.as(cast.officeHead)('GET', '/api/people?q=赵')).body.items;
    expect(names(office).toSorted()).toEqual(
      listed.map(({ entry }: { entry: { name: string } }) => entry.name).toSorted(),
    );
    expect(names(office).length).toBeLessThan(2);
    const firms = (await app.as(cast.centre)('GET', '/api/firms?from=2026-01-01&to=2026-12-31')).body.firms;
    expect(firms.length).toBeGreaterThan(0);
    const { name } = firms[0];
    const found = await find(cast.centre, name.slice(0, 2));
    expect(names(found['firm'])).toContain(name);
    // A firm is no office, though it is a body of the directory too.
    expect(names(found['office'])).not.toContain(name);
    expect((await find('st-v0303', name.slice(0, 2)))['firm']).toBeUndefined();
  });

  it('finds them by pinyin and by initials, once each, and for nobody more than his lists show', async () => {
    const people = async (who: string, q: string) => names((await find(who, q))['person']);
    for (const q of ['zyf', 'zhaoyongfu', 'Zhao Yongfu', 'yongfu'])
      expect(await people(cast.centre, q), q).toEqual(['赵永福']);
    for (const q of ['zengfannv', 'cengfannu', 'zfn']) expect(await people(cast.centre, q), q).toEqual(['曾凡女']);
    // Letters begin where a character does, and a single one is in half of all names.
    expect(await people(cast.centre, 'aoyong')).toEqual([]);
    expect(await people(cast.centre, 'z')).toEqual([]);
    expect(await people('st-v0803', 'zyf')).toEqual([]);
    expect(await people('st-v0303', 'zyf')).toEqual(['赵永福']);
    const firms = async (who: string, q: string) => names((await find(who, q))['firm']);
    expect(await firms(cast.centre, 'ccjd')).toEqual(['长城家电']);
    expect(await firms(cast.centre, 'changcheng')).toEqual(['长城家电']);
    expect(await firms('st-v0303', 'ccjd')).toEqual([]);
    expect(keys((await find('st-v0303', 'xiaofei'))['station'])).toEqual(['站ST-V0303']);
    expect(keys((await find(cast.centre, 'xiaofei'))['station'])).toHaveLength(5);
  });

  it('finds who works here and where, by name and initials, and opens his matters to who sees them', async () => {
    const [zhou] = (await find(cast.centre, '周毅'))['account'] ?? [];
    expect(zhou).toMatchObject({ name: '周毅', state: { zh: '承办人' }, handles: true });
    expect(zhou?.place).toContain('城关');
    expect(JSON.stringify(zhou)).not.toContain('zhouyi');
    expect(names((await find(cast.centre, 'zhouyi'))['account'])).toEqual(['周毅']);
    // An officer of another office is known by name; his matters are not the reader's.
    expect((await find(cast.officeHead, '周毅'))['account']).toMatchObject([{ handles: false }]);
    expect((await find(cast.admin, '周毅'))['account']).toMatchObject([{ handles: false }]);
    for (const who of ['st-v0303', cast.mediator, cast.agriculture])
      expect((await find(who, '周毅'))['account'], who).toBeUndefined();
    expect(names((await find(cast.agriculture, '柳河市场'))['office'])).toEqual(['柳河市场监管所']);
    expect(names((await find(cast.centre, 'lhscjgs'))['office'])).toEqual(['柳河市场监管所']);
  });
});

describe('what has the words', () => {
  let ours: string;
  let theirs: string;
  let secret: string;

  const send = async (number: string, kind: string, officeId: string) => {
    const { version } = (await app.as(cast.centre)('GET', `/api/${kind}/${number}`)).body[kind.slice(0, -1)];
    const sent = await app.as(cast.centre)('POST', `/api/${kind}/${number}/dispatch`, { version, input: { officeId } });
    expect(sent.status, JSON.stringify(sent.body)).toBe(200);
  };
  const made = async (who: string, path: string, form: object) => {
    const { status, body } = await app.as(who)('POST', `/api/${path}`, { id: uuidv7(), ...form });
    expect(status, JSON.stringify(body)).toBe(200);
    return (body.entry ?? body.instruction).number as string;
  };
  let kept: Record<string, string>;

  beforeAll(async () => {
    const told = { story: '买的电热毯插上就冒烟。', operator: { name: '丽人坊百货', address: '柳河街', phone: '' } };
    ours = (await app.as(null)('POST', '/api/complaints', filing(told))).body.number;
    const consumer = { name: '钱进', phone: '13800000999', address: '城关', regionId: 'V0101' };
    const other = {
      ...told,
      consumer,
      story: '电热毯漏电，店家不认。',
      operator: { ...told.operator, name: '福满家电' },
    };
    theirs = (await app.as(null)('POST', '/api/complaints', filing(other))).body.number;
    const tip = anAllegation({
      story: '丽人坊百货的电热毯没有标志。',
      operator: { name: '丽人坊百货', address: '', phone: '' },
    });
    secret = (await app.as(null)('POST', '/api/tipoffs', tip)).body.number;
    await send(ours, 'complaints', 'SO-LH');
    await send(theirs, 'complaints', 'SO-CG');
    await send(secret, 'tipoffs', 'SO-CG');
    const toId = (await app.database.pool.query('select id from account where login_name = $1', [cast.officeHead]))
      .rows[0].id;
    const dueAt = '2026-11-25T17:00:00+08:00';
    kept = {
      任: await made(cast.deputyDirector, 'tasks', {
        kind: 'supervision',
        title: '冬季电热毯专项督办',
        leadId: 'SO-LH',
        dueOn: '2026-11-30',
      }),
      令: await made(cast.centre, 'instructions', { toOfficeId: 'SO-LH', text: '把电热毯先下架。', dueAt }),
      批: await made(cast.deputyDirector, 'remarks', {
        ...aRemark({ aboutNumber: ours, toId, text: '电热毯的事三天内报我。' }),
      }),
      急: await made('st-v0303', 'callouts', { title: '电热毯烧了床', place: '柳河集', regionId: 'V0303', hurt: true }),
      群: await made(cast.centre, 'incidents', { title: '电热毯漏电', reason: '同一个牌子', numbers: [ours, theirs] }),
    };
    const ctx = await consumerContext(app);
    await readMatters(ctx, {
      readers: readersWith({ facts: readFacts }),
      books,
      signal: new AbortController().signal,
      isOver: () => false,
    });
  });

  it('finds matters, tasks, instructions, remarks, call-outs and group incidents by one word', async () => {
    const all = await find(cast.deputyDirector, '电热毯');
    expect(keys(all['complaint']).toSorted()).toEqual([ours, theirs].toSorted());
    expect(keys(all['tipoff'])).toEqual([secret]);
    for (const [letter, number] of Object.entries(kept)) expect(keys(all[letter]), letter).toEqual([number]);
    expect(all['任']).toMatchObject([{ name: '冬季电热毯专项督办', state: { zh: '待办' } }]);
  });

  it('shows an office its own matters and entries alone, a station its own, a department nothing', async () => {
    const office = await find(cast.officer, '电热毯');
    expect(keys(office['complaint'])).toEqual([ours]);
    expect(office['tipoff']).toBeUndefined();
    expect(Object.keys(office)).toEqual(expect.arrayContaining(['任', '令', '群']));
    const other = await find(cast.officerOfChengguan, '电热毯');
    expect(keys(other['complaint'])).toEqual([theirs]);
    expect(keys(other['tipoff'])).toEqual([secret]);
    for (const letter of ['任', '令', '批', '急']) expect(other[letter], letter).toBeUndefined();
    const station = await find('st-v0303', '电热毯');
    expect(keys(station['急'])).toEqual([kept['急']]);
    expect(keys(station['complaint'])).toEqual([ours]);
    for (const kind of ['tipoff', '任', '令', '批', '群']) expect(station[kind], kind).toBeUndefined();
    // What is told to everybody who asks is no matter of anybody.
    expect(Object.keys(await find('st-v0803', '电热毯'))).toEqual(['knowledge']);
    expect(Object.keys(await find(cast.admin, '电热毯'))).toEqual(['knowledge']);
    expect(await find(cast.agriculture, '电热毯')).toEqual({});
  });

  it('finds by the beginning of a number, and by the whole one without its zeros', async () => {
    for (const [letter, number] of Object.entries(kept)) {
      expect(keys((await find(cast.deputyDirector, number.slice(0, 5)))[letter]), letter).toEqual([number]);
      expect(keys((await find(cast.deputyDirector, number.replace(/-0+/u, '-')))[letter]), letter).toEqual([number]);
    }
    expect((await find(cast.officerOfChengguan, '任2026'))['任']).toBeUndefined();
    expect(await find(cast.deputyDirector, '任2025')).toEqual({});
    expect(keys((await find(cast.deputyDirector, ours))['complaint'])).toEqual([ours]);
    // `#` looks at what has a number alone: 电热毯 is no name of anybody.
    expect(Object.keys(await find(cast.deputyDirector, '周毅', '&among=numbers'))).toEqual([]);
    expect(Object.keys(await find(cast.deputyDirector, '周毅', '&among=people'))).toEqual(['account']);
  });

  it('finds the matters of a shop by the initials of the shop, and none that the reader may not see', async () => {
    const centre = await find(cast.centre, 'lrf');
    expect(new Set(names(centre['operator']))).toEqual(new Set(['丽人坊百货']));
    expect(centre['complaint']).toMatchObject([{ key: ours, whom: '丽人坊百货', shop: '丽人坊百货' }]);
    expect(keys(centre['tipoff'])).toEqual([secret]);
    const office = await find(cast.officer, 'lirenfang');
    expect(keys(office['complaint'])).toEqual([ours]);
    expect(office['tipoff']).toBeUndefined();
    expect(await find('st-v0803', 'lrf')).toEqual({});
  });

  it('finds a person by the tail of his telephone, which no line shows', async () => {
    const found = await find(cast.officerOfChengguan, '0999');
    expect(keys(found['complaint'])).toEqual([theirs]);
    expect(JSON.stringify(found)).not.toContain('13800000999');
    expect((await find(cast.officer, '0999'))['complaint']).toBeUndefined();
  });

  it('puts the number that was typed before whose telephone ends on it', async () => {
    const tail = ours.slice(-4);
    const consumer = { name: '孙后来', phone: `1380000${tail}`, address: '城关', regionId: 'V0101' };
    const later = (await app.as(null)('POST', '/api/complaints', filing({ consumer, story: '鞋底开胶。' }))).body
      .number;
    expect(keys((await find(cast.centre, tail))['complaint'])).toEqual([ours, later]);
    expect(keys((await find(cast.officerOfChengguan, tail))['complaint'])).not.toContain(ours);
  });

  it('finds a paper by its number for who sees its matter', async () => {
    const { rows } = await app.database.pool.query('select county_id, id from complaint where number = $1', [ours]);
    await app.database.pool.query(
      `insert into issued_paper (county_id, matter_id, kind, number, wording, issued_at, by)
       values ($1, $2, 'acceptance', '青市监诉受〔2026〕77号', '2021', now(), null)`,
      [rows[0].county_id, rows[0].id],
    );
    for (const q of ['青市监诉受〔2026〕77号', '青市监诉受[2026]第77号'])
      expect((await find(cast.officer, q))['paper'], q).toMatchObject([
        { place: ours, name: '青市监诉受〔2026〕77号' },
      ]);
    expect((await find(cast.officerOfChengguan, '青市监诉受〔2026〕77号'))['paper']).toBeUndefined();
  });

  it('finds an answer of the knowledge base, and the reader’s own sheets that are not finished', async () => {
    const { entries } = (await app.as(cast.centre)('GET', '/api/knowledge')).body;
    const { id, title } = entries[0];
    expect(keys((await find(cast.officer, title))['knowledge'])).toContain(id);
    expect((await find(cast.agriculture, title))['knowledge']).toBeUndefined();
    const draft = {
      id: uuidv7(),
      form: `complaint.${ours}.accept`,
      title: '受理',
      path: `/complaints/${ours}`,
      version: 0,
      writer: uuidv7(),
      typed: { reason: '还在写' },
    };
    expect((await app.as(cast.officer)('PUT', '/api/drafts', draft)).status).toBe(200);
    expect((await find(cast.officer, '受理'))['draft']).toMatchObject([{ key: draft.id, name: '受理' }]);
    expect((await find(cast.otherOfficer, '受理'))['draft']).toBeUndefined();
    // What stands in a sheet already finds it, with who called; and for nobody else.
    const sheet = {
      ...draft,
      id: uuidv7(),
      form: 'new.file',
      title: '登记投诉',
      path: '/complaints/new',
      typed: { 'consumer.name': '韩梅', story: '电热毯烧了个洞' },
    };
    expect((await app.as(cast.centre)('PUT', '/api/drafts', sheet)).status).toBe(200);
    expect((await find(cast.centre, '烧了个洞'))['draft']).toMatchObject([{ key: sheet.id, place: '韩梅' }]);
    expect(await find(cast.otherCentre, '烧了个洞')).toEqual({});
  });
});

it('tells what it could not look through in time, and holds no connection for it any longer', async () => {
  const locker = await app.database.pool.connect();
  await locker.query('begin');
  try {
    await locker.query('lock table person in access exclusive mode');
    const { status, body } = await ask(cast.centre, '赵');
    expect(status).toBe(200);
    expect(body.missed).toEqual(expect.arrayContaining(['account', 'person', 'station', 'operator']));
    expect(body.missed).not.toContain('complaint');
    // Before the lock itself is given up, which takes eight seconds.
    const waiting = `select count(*)::integer as n from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`;
    const until = Date.now() + 2000;
    let n = 1;
    while (n > 0 && Date.now() < until) n = (await locker.query(waiting)).rows[0].n;
    expect(n).toBe(0);
  } finally {
    await locker.query('rollback');
    locker.release();
  }
  expect(names((await find(cast.centre, '赵'))['person']).toSorted()).toEqual(['赵永福', '赵银花']);
});

it('refuses who has no directory, an empty word and one that is no word', async () => {
  for (const who of ['q-changcheng', cast.city, cast.auditor]) expect((await ask(who, '赵')).status, who).toBe(403);
  expect((await ask(null, '赵')).status).toBe(401);
  expect((await ask(cast.centre, ' ')).status).toBe(400);
  expect((await ask(cast.centre, '长'.repeat(101))).status).toBe(400);
});
