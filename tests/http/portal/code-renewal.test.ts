/** 换查询码: the new code opens, the one of before does not, and it is told to who has made it and for a while. */
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { defaultLimits } from '../../../src/http/app.ts';
import { cast } from '../../build/cast.ts';
import { photographed } from '../../build/charter.ts';
import { citizen, slipOf, valueOf, type Citizen, type Fields } from '../../build/house/citizen.ts';
import { dumpOf } from '../../build/house/dump.ts';
import { asking, filing, testApp, type TestApp } from '../../build/house/http-app.ts';
import { sentTo } from '../../build/sent.ts';
import { anAllegation } from '../../build/tipoff.ts';

let app: TestApp;
/** What the clock says; it goes on while one goes to a page. */
let clock = 0;
function setNow(time: string): void {
  clock = Date.parse(`2026-05-18T${time}+08:00`);
  app.setNow(new Date(clock).toISOString());
}
beforeAll(async () => {
  app = await testApp();
});
beforeEach(async () => {
  setNow('10:00:00');
  app.deps.limits = defaultLimits();
  await app.database.db.deleteFrom('tryCount').execute();
});
afterAll(() => app.close());

type Kind = 'complaints' | 'tipoffs' | 'inquiries';
interface Filed {
  kind: Kind;
  number: string;
  queryCode: string;
  body: Record<string, unknown>;
}

const rows = { complaints: 'complaint', tipoffs: 'tipoff', inquiries: 'inquiry' } as const;
const phone = '13700000601';

async function file(kind: Kind, change: Record<string, unknown> = {}, by: string | null = null): Promise<Filed> {
  const clientId = uuidv7();
  const consumer = { name: '何桂花', phone, regionId: 'V0303' };
  const bodies = {
    complaints: filing({ clientId, consumer, ...change }),
    tipoffs: JSON.parse(JSON.stringify(anAllegation({ clientId, channel: 'C02', ...change }))) as object,
    inquiries: asking({ clientId, name: '何桂花', phone, ...change }),
  };
  const body = bodies[kind] as Record<string, unknown>;
  const answer = await app.as(by)('POST', `/api/${kind}`, body);
  expect([kind, answer.status, answer.body.zh]).toEqual([kind, 201, undefined]);
  return { kind, number: answer.body.number, queryCode: answer.body.queryCode, body };
}

async function versionOf({ kind, number }: Filed): Promise<number> {
  const { rows: found } = await app.database.pool.query<{ version: number }>(
    `select version from ${rows[kind]} where number = $1`,
    [number],
  );
  return found[0]?.version ?? 0;
}

interface Press {
  id?: string;
  provenBy?: string;
  version?: number;
  member?: string;
}

async function renew(
  by: string,
  filed: Filed,
  { id = uuidv7(), provenBy = 'calledBack', version, member }: Press = {},
) {
  const body = {
    version: version ?? (await versionOf(filed)),
    clientId: id,
    input: { provenBy, reason: '回执丢了', ...(member === undefined ? {} : { member }) },
  };
  return app.as(by)('POST', `/api/${filed.kind}/${filed.number}/renewCode`, body);
}

async function dispatch(filed: Filed, officeId: string): Promise<void> {
  const body = { version: await versionOf(filed), clientId: uuidv7(), input: { officeId, note: '' } };
  expect((await app.as(cast.centre)('POST', `/api/${filed.kind}/${filed.number}/dispatch`, body)).status).toBe(200);
}

async function makeMove(filed: Filed, move: string, input: object) {
  const body = { version: await versionOf(filed), clientId: uuidv7(), input };
  const answer = await app.as(cast.officer)('POST', `/api/${filed.kind}/${filed.number}/${move}`, body);
  expect([move, answer.status, answer.body.zh]).toEqual([move, 200, undefined]);
  return answer.body;
}

/** Who is written down by hand beside the first one, and gets a code of his own. */
const second = {
  source: 'hand',
  name: '赵桂英',
  phone: '13800000302',
  mediate: 'later',
  way: 'phone',
  agreedOn: '2026-05-18',
};

const leaving = { on: '2026-05-18', reason: '不想一起投诉了' };

async function joint(change: Record<string, unknown> = {}): Promise<{ filed: Filed; code: string }> {
  const filed = await file('complaints', change);
  await dispatch(filed, 'SO-LH');
  const { memberCodes } = await makeMove(filed, 'addMember', second);
  return { filed, code: memberCodes[0].queryCode };
}

async function open(number: string, code: string, browser: Citizen = citizen(app.deps)) {
  app.deps.limits = defaultLimits();
  clock += 1000;
  app.setNow(new Date(clock).toISOString());
  return browser.send('/progress', { number, code });
}

async function messagesOf({ kind, number }: Filed): Promise<string[]> {
  const { rows: found } = await app.database.pool.query<{ text: string }>(
    `select m.text from message as m join ${rows[kind]} as c on c.id = m.matter_id
     where c.number = $1 and m.channel = 'sms' and m.account_id is null order by m.made_at, m.id`,
    [number],
  );
  return found.map(({ text }) => text);
}

async function linesOf({ kind, number }: Filed): Promise<{ by: string; detail: Record<string, unknown> }[]> {
  const { rows: found } = await app.database.pool.query<{ by: string; detail: Record<string, unknown> }>(
    `select l.by, l.detail from ledger as l join ${rows[kind]} as c on c.id = l.matter_id
     where c.number = $1 and l.verb = 'code-renewed' order by l.seq`,
    [number],
  );
  return found;
}

describe('security F7: a query code that is lost or was seen', () => {
  it.each([
    ['complaints', cast.centre],
    ['inquiries', cast.centre],
    ['tipoffs', cast.centre],
  ] as const)(
    'of %s is renewed: the old one opens nothing, the new one does, and no row holds it',
    async (kind, by) => {
      const filed = await file(kind, kind === 'tipoffs' ? { anonymous: false } : {});
      const thief = citizen(app.deps);
      expect((await open(filed.number, filed.queryCode, thief)).text).toContain(filed.number);
      setNow('10:01:00');
      const { status, body, headers } = await renew(by, filed);
      expect([status, body.zh]).toEqual([200, undefined]);
      const { queryCode, seconds } = body.renewed;
      expect(queryCode).toMatch(/^\d{8}$/u);
      expect([queryCode === filed.queryCode, seconds]).toEqual([false, 900]);
      expect(headers.get('cache-control')).toBe('no-store, no-transform');

      expect((await open(filed.number, filed.queryCode)).status).toBe(404);
      expect((await open(filed.number, queryCode)).text).toContain(filed.number);
      // Who was in by the old code is out.
      expect((await thief.get('/progress/mine')).location).toBe('/progress?sent=closed');

      const dumped = await dumpOf(app.database.pool);
      const shown = `${queryCode.slice(0, 4)} ${queryCode.slice(4)}`;
      for (const code of [queryCode, shown])
        expect(dumped.filter(({ text }) => text.includes(code)).map(({ table }) => table)).toEqual([]);
      expect(await linesOf(filed)).toMatchObject([{ detail: { provenBy: 'calledBack', reason: '回执丢了' } }]);
    },
  );

  it('is told in its own page, and in a message that names no code; of a tip-off no message tells', async () => {
    for (const kind of ['complaints', 'inquiries', 'tipoffs'] as const) {
      const filed = await file(kind, kind === 'tipoffs' ? { anonymous: false } : {});
      const before = (await messagesOf(filed)).length;
      const { queryCode } = (await renew(cast.centre, filed)).body.renewed;
      const told = (await messagesOf(filed)).slice(before);
      if (kind === 'tipoffs') expect(told).toEqual([]);
      else {
        expect(told).toHaveLength(1);
        expect(told[0]).toContain(`${filed.number}）换了查询码，原来的不能再用`);
        expect(told[0]).not.toMatch(/\d{8}/u);
        expect((await open(filed.number, queryCode)).text).toContain('换了查询码');
      }
    }
  });

  it('that was renewed is told to nobody who sends the filing once more, nor by the page that showed the slip', async () => {
    for (const kind of ['complaints', 'inquiries', 'tipoffs'] as const) {
      const filed = await file(kind, kind === 'tipoffs' ? { anonymous: false } : {});
      const { queryCode } = (await renew(cast.centre, filed)).body.renewed;
      const again = await app.as(null)('POST', `/api/${kind}`, filed.body);
      expect([kind, again.body.number, again.body.queryCode]).toEqual([kind, filed.number, null]);
      const desk = await app.as(cast.centre)('GET', `/api/${kind}/${filed.number}`);
      expect(JSON.stringify([again.body, desk.body])).not.toContain(queryCode);
      expect(desk.body).not.toHaveProperty('renewed');
    }
  });
});

/** Fills in the form of the kind in a browser, sends it, and gives back what the browser would send again. */
async function fileOnThePage(
  kind: 'complaints' | 'tipoffs',
  change: Fields,
): Promise<{ by: Citizen; form: Fields; filed: Filed }> {
  const by = citizen(app.deps);
  const form = {
    token: valueOf((await by.get(`/${rows[kind]}`)).html, 'token') ?? '',
    name: '何桂花',
    phone: '13700000601',
    village: 'V0303',
    shop: '老周农资店',
    shopVillage: 'V0301',
    shopAddress: '柳河街上',
    story: '前天买了10袋复合肥，每袋只有46公斤出头。',
    ...change,
  };
  const { number, code } = slipOf((await by.send(`/${rows[kind]}`, form)).html);
  return { by, form, filed: { kind, number, queryCode: code, body: {} } };
}

/** What the browser shows of its matter: its own page, and the receipt. */
async function stillShows(by: Citizen): Promise<string[]> {
  const shown = [await by.get('/progress/mine'), await by.get('/receipt')];
  return shown.map(({ location }) => location ?? 'shown');
}

describe('security F7: the form of a filing, sent once more', () => {
  it.each([
    ['complaints', { ask: 'makeUp' }],
    ['tipoffs', { who: 'named' }],
  ] as const)('of %s opens nothing once the code was renewed, nor a day later', async (kind, change) => {
    const page = rows[kind];
    const { by, form, filed } = await fileOnThePage(kind, change);
    expect(await stillShows(by)).toEqual(['shown', 'shown']);
    expect((await by.post(`/${page}`, form)).location).toBe('/receipt');
    await renew(cast.centre, filed);
    expect(await stillShows(by)).toEqual(['/progress?sent=closed', '/progress?sent=closed']);
    const again = await by.post(`/${page}`, form);
    expect(again.location).toBe(`/progress?sent=before&number=${encodeURIComponent(filed.number)}`);
    expect((await by.get(again.location ?? '')).text).toContain('这张表早就收到了');
    expect(await stillShows(by)).toEqual(['/progress?sent=closed', '/progress?sent=closed']);

    const other = await fileOnThePage(kind, change);
    app.setNow('2026-05-19T10:00:01+08:00');
    expect((await other.by.post(`/${page}`, other.form)).location).toMatch(/^\/progress\?sent=before/u);
    expect(await stillShows(other.by)).toEqual(['/progress?sent=closed', '/progress?sent=closed']);
  });
});

describe('security F7: who complained first and leaves the others', () => {
  it.each(['withdraws', 'alone'])(
    'and %s sees nothing of who stands first now, by no page that is open and by no form sent again',
    async (how) => {
      const { by, form, filed } = await fileOnThePage('complaints', { ask: 'makeUp' });
      await dispatch(filed, 'SO-LH');
      await makeMove(filed, 'addMember', second);
      expect((await by.get('/progress/mine')).text).toContain('137****0601');
      await makeMove(filed, 'memberLeaves', { member: '1', how, on: '2026-05-18', reason: '不想一起投诉了' });
      expect(await stillShows(by)).toEqual(['/progress?sent=closed', '/progress?sent=closed']);
      expect((await by.post('/progress/offer', { answer: 'accept' })).location).toBe('/progress?sent=closed');
      expect((await by.post('/complaint', form)).location).toMatch(/^\/progress\?sent=before/u);
      expect(await stillShows(by)).toEqual(['/progress?sent=closed', '/progress?sent=closed']);
    },
  );
});

describe('security F7: the code of one of several who complain jointly', () => {
  it('is made anew for him alone, who is named, and told to his telephone; who has a number of his own has it there', async () => {
    const { filed, code } = await joint();
    const third = await file('complaints', { consumer: { name: '孙福来', phone: '13800000303', regionId: 'V0303' } });
    await dispatch(third, 'SO-LH');
    await makeMove(filed, 'addMember', { ...second, source: 'matter', number: third.number });
    expect((await renew(cast.officer, filed)).body.code).toBe('code-whose');
    const own = await renew(cast.officer, filed, { member: '3' });
    expect([own.body.code, own.body.zh]).toEqual(['code-own-number', expect.stringContaining(third.number)]);

    const { body } = await renew(cast.officer, filed, { member: '2' });
    const { queryCode } = body.renewed;
    expect(body.memberCodes).toEqual([{ n: 2, queryCode: null }]);
    expect((await open(filed.number, code)).status).toBe(404);
    const page = (await open(filed.number, queryCode)).text;
    expect([page.includes('赵**'), page.includes('换了查询码')]).toEqual([true, true]);
    const first = (await open(filed.number, filed.queryCode)).text;
    expect([first.includes('何**'), first.includes('换了查询码')]).toEqual([true, false]);
    expect((await open(third.number, third.queryCode)).text).not.toContain('换了查询码');
    const heard = async (to: string) =>
      (await sentTo(app.database.db, to, `${filed.number}）换了查询码`)).map((message) => message.channel);
    expect([await heard(second.phone), await heard(phone)]).toEqual([['sms'], []]);
    expect(await linesOf(filed)).toMatchObject([{ detail: { n: 2 } }]);
  });

  it('who stands first after the first has left opens nothing either, by no number that he ever has', async () => {
    const { filed, code } = await joint();
    await makeMove(filed, 'memberLeaves', { ...leaving, member: '1', how: 'withdraws' });
    const { body } = await renew(cast.officer, filed);
    const { queryCode } = body.renewed;
    expect(body.memberCodes).toEqual([{ n: 2, queryCode: null }]);
    expect((await open(filed.number, code)).status).toBe(404);
    expect((await open(filed.number, queryCode)).text).toContain('赵**');

    await makeMove(filed, 'addMember', { ...second, name: '孙福来', phone: '13800000303' });
    const left = await makeMove(filed, 'memberLeaves', { ...leaving, member: '2', how: 'alone' });
    const alone: Filed = { ...filed, number: left.complaint.joint.members[1].from.number };
    for (const number of [alone.number, filed.number]) {
      expect((await open(number, code)).status).toBe(404);
      expect((await open(number, queryCode)).text).toContain('赵**');
    }
    const last = (await renew(cast.officer, alone)).body.renewed.queryCode;
    for (const number of [alone.number, filed.number]) expect((await open(number, queryCode)).status).toBe(404);
    expect((await open(alone.number, last)).text).toContain('赵**');
  });

  it('is made anew for who complains no longer too, who sees by it his own end and nothing else', async () => {
    const { filed, code } = await joint();
    await makeMove(filed, 'memberLeaves', { ...leaving, member: '2', how: 'withdraws' });
    const { body } = await renew(cast.officer, filed, { member: '2' });
    expect((await open(filed.number, code)).status).toBe(404);
    const page = (await open(filed.number, body.renewed.queryCode)).text;
    expect([page.includes('赵**'), page.includes('何**')]).toEqual([true, false]);
    expect((await open(filed.number, filed.queryCode)).text).toContain('何**');
  });

  it('shows who stands first now no name of a file and no words that the first has sent', async () => {
    const photo = await photographed(app, cast.officer);
    await app.database.pool.query(
      `update attachment set by = 'consumer', added_at = '2026-05-18T09:00:00+08:00', file_name = '何桂花的身份证.jpg' where id = $1`,
      [photo],
    );
    const { filed, code } = await joint({ attachmentIds: [photo] });
    expect((await open(filed.number, filed.queryCode)).text).toContain('何桂花的身份证');
    await makeMove(filed, 'memberLeaves', { ...leaving, member: '1', how: 'withdraws' });
    const page = (await open(filed.number, code)).text;
    expect([page.includes('赵**'), page.includes('何桂花的身份证')]).toEqual([true, false]);
  });

  it('shows no member what to do first by what another one of them has added, and says nobody’s home to who is rung', async () => {
    const { filed, code } = await joint();
    const first = citizen(app.deps);
    const page = await open(filed.number, filed.queryCode, first);
    const add = { token: valueOf(page.html, 'token') ?? '', words: '他刚才晕倒了，叫不醒' };
    // Who adds it reads it at once; those on duty are rung for it.
    expect((await first.send('/progress/supplement', add)).text).toContain('打 120 急救');
    const rung = await app.database.pool.query(
      'select o.state, o.home_region_id from callout as o join complaint as c on c.id = o.matter_id where c.number = $1',
      [filed.number],
    );
    // Each has his own home: none is said.
    expect(rung.rows).toEqual([{ state: 'paging', home_region_id: null }]);
    const pages = await app.database.pool.query<{ text: string }>(
      "select m.text from message as m join complaint as c on c.id = m.matter_id where c.number = $1 and m.text like '%像是紧急%'",
      [filed.number],
    );
    expect(pages.rows.length).toBeGreaterThan(0);
    for (const { text } of pages.rows) expect(text).toMatch(/^(?!.*投诉人).*店在柳河镇/u);
    const hers = await open(filed.number, code);
    expect([hers.text.includes('赵**'), hers.html.includes('data-test="grave"')]).toEqual([true, false]);
  });

  it('is never told by the press that renewed the code of another', async () => {
    const { filed, code } = await joint();
    await renew(cast.officer, filed, { member: '2' });
    const id = uuidv7();
    const version = await versionOf(filed);
    const one = (await renew(cast.officer, filed, { id, version, member: '1' })).body.renewed;
    await makeMove(filed, 'memberLeaves', { ...leaving, member: '1', how: 'withdraws' });
    const again = (await renew(cast.officer, filed, { id, version, member: '1' })).body;
    expect(again.renewed.queryCode).toBe(one.queryCode);
    const page = (await open(filed.number, one.queryCode)).text;
    expect([page.includes('何**'), page.includes('赵**')]).toEqual([true, false]);
    expect((await open(filed.number, code)).status).toBe(404);
  });

  it('that was never made anew is told to no press, whoever stands first by then', async () => {
    const filed = await file('complaints');
    await dispatch(filed, 'SO-LH');
    const id = uuidv7();
    const version = await versionOf(filed);
    const one = (await renew(cast.officer, filed, { id, version, provenBy: 'calledBack' })).body.renewed.queryCode;
    const { memberCodes } = await makeMove(filed, 'addMember', second);
    await makeMove(filed, 'memberLeaves', { ...leaving, member: '1', how: 'withdraws' });
    const again = (await renew(cast.officer, filed, { id, version, provenBy: 'calledBack' })).body.renewed;
    expect([again.queryCode, again.queryCode === memberCodes[0].queryCode]).toEqual([one, false]);
  });
});

describe('the press that renews a code', () => {
  it('made twice makes one code, and shows the same one for a quarter of an hour to who made it', async () => {
    const filed = await file('complaints');
    const id = uuidv7();
    const version = await versionOf(filed);
    const both = await Promise.all([
      renew(cast.centre, filed, { id, version }),
      renew(cast.centre, filed, { id, version }),
    ]);
    const [first, second] = both.map(({ status, body }) => [status, body.renewed?.queryCode]);
    expect(first).toEqual([200, expect.stringMatching(/^\d{8}$/u)]);
    expect(second).toEqual(first);
    expect(await linesOf(filed)).toHaveLength(1);
    expect((await messagesOf(filed)).filter((text) => text.includes('换了查询码'))).toHaveLength(1);

    setNow('10:14:59');
    const late = (await renew(cast.centre, filed, { id, version })).body.renewed;
    expect(late).toEqual({ queryCode: first?.[1], seconds: 1 });
    // A colleague who sends the same id gets the matter, and no code.
    const colleague = await renew(cast.otherCentre, filed, { id, version });
    expect([colleague.status, colleague.body.renewed]).toEqual([200, null]);
    setNow('10:15:00');
    expect((await renew(cast.centre, filed, { id, version })).body.renewed).toBeNull();
    expect((await open(filed.number, String(first?.[1]))).text).toContain(filed.number);
  });

  it('of a colleague a minute later makes another, and the first is told no more', async () => {
    const filed = await file('complaints');
    const id = uuidv7();
    const one = (await renew(cast.centre, filed, { id })).body.renewed.queryCode;
    setNow('10:01:00');
    const other = (await renew(cast.otherCentre, filed)).body.renewed.queryCode;
    expect(other).not.toBe(one);
    expect((await renew(cast.centre, filed, { id })).body.renewed).toBeNull();
    expect((await open(filed.number, one)).status).toBe(404);
    expect((await open(filed.number, other)).text).toContain(filed.number);
    expect(new Set((await linesOf(filed)).map(({ by }) => by)).size).toBe(2);
  });

  it('over a version that somebody changed meanwhile is refused, and one without an id is none', async () => {
    const filed = await file('complaints');
    await renew(cast.centre, filed);
    expect((await renew(cast.centre, filed, { version: 1 })).body.code).toBe('changed-meanwhile');
    const path = `/api/complaints/${filed.number}/renewCode`;
    const input = { provenBy: 'calledBack', reason: '回执丢了' };
    const bare = await app.as(cast.centre)('POST', path, { version: 2, input });
    expect([bare.status, bare.body.code]).toEqual([400, 'invalid-input']);
    expect(await linesOf(filed)).toHaveLength(1);
  });
});

describe('who may renew a code', () => {
  it('is the centre and the office that has the matter; another office does not find it', async () => {
    const filed = await file('complaints');
    await dispatch(filed, 'SO-LH');
    for (const [by, status] of [
      [cast.officer, 200],
      [cast.officeHead, 200],
      [cast.centre, 200],
      [cast.officerOfShiqiao, 404],
      [cast.headOfShiqiao, 404],
      [cast.deputyDirector, 403],
      [cast.mediator, 403],
      ['st-v0303', 403],
      ['admin', 403],
    ] as const) {
      expect([by, (await renew(by, filed)).status]).toEqual([by, status]);
    }
  });

  it('is nobody for an anonymous tip-off, whatever the proof', async () => {
    const filed = await file('tipoffs', { anonymous: true, reporter: null });
    for (const provenBy of ['calledBack', 'slip', 'identity'])
      expect((await renew(cast.centre, filed, { provenBy })).body.code).toBe('code-anonymous');
    expect((await open(filed.number, filed.queryCode)).text).toContain(filed.number);
  });

  it('is, of a tip-off that an office has, who may open its seal, and nobody on the slip, which who found it has too', async () => {
    const filed = await file('tipoffs', { anonymous: false });
    expect((await renew(cast.centre, filed)).status).toBe(200);
    await dispatch(filed, 'SO-LH');
    expect((await renew(cast.centre, filed)).body.code).toBe('code-reporter-sealed');
    expect((await renew(cast.officer, filed, { provenBy: 'identity' })).body.code).toBe('code-reporter-sealed');
    expect((await renew(cast.officeHead, filed)).status).toBe(200);
    for (const by of [cast.officer, cast.officeHead])
      expect((await renew(by, filed, { provenBy: 'slip' })).body.code).toBe('code-slip-proves-nothing');
  });

  it('is nobody once what was personal in it is erased, and nobody is called back who left no telephone', async () => {
    const bare = await file('inquiries', { name: '', phone: '' }, cast.centre);
    expect((await renew(cast.centre, bare)).body.code).toBe('code-no-telephone');
    expect((await renew(cast.centre, bare, { provenBy: 'identity' })).body.code).toBe('code-no-name');
    expect((await renew(cast.centre, bare, { provenBy: 'slip' })).status).toBe(200);
    await app.database.pool.query(`update inquiry set erased_on = '2026-05-18' where number = $1`, [bare.number]);
    expect((await renew(cast.centre, bare, { provenBy: 'slip' })).body.code).toBe('matter-erased');
  });
});

it('The page says what to do when the code is lost, and when somebody else has seen it.', async () => {
  const { text } = await citizen(app.deps).get('/progress/lost');
  expect(text).toContain('查询码给别人看过、要换一个？打');
  expect(text).toContain('换了以后，原来的查询码就不能用了');
  expect(text).toContain('匿名的没法核实是本人，换不了');
});
