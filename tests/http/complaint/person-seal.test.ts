import { readFile } from 'node:fs/promises';
import { uuidv7 } from 'uuidv7';
import { moveOwnComplaint } from '../../../src/actions/complaint/complaint.ts';
import { dayOf } from '../../../src/domain/base/calendar.ts';
import type { PersonMove } from '../../../src/domain/complaint/procedure.ts';
import { proveLedger } from '../../../src/store/base/ledger-proof.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cast } from '../../build/cast.ts';
import { dumpOf } from '../../build/house/dump.ts';
import type { House } from '../../build/house/browser.ts';
import { inputOf } from '../../build/complaint.ts';
import { upload } from '../../build/import-tables.ts';
import { find } from '../../build/living-matters.ts';
import { anAllegation } from '../../build/tipoff.ts';
import { asking, consumerContext, filing, testApp, type TestApp } from '../../build/house/http-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const idNumber = '33042419780304152X';
const agentIdNumber = '330424199003078515';
const numbers: string[] = [idNumber];

/** A telephone that nobody else has; it is looked for in the end. */
function phone(): string {
  const one = `1376047${String(numbers.length).padStart(4, '0')}`;
  numbers.push(one);
  return one;
}

const person = () => ({ name: '李有田', phone: phone(), address: '郭庄村三组 12 号', regionId: 'V0303' });

async function post(who: string | null, path: string, body: object, status = 201) {
  const answer = await app.as(who)('POST', path, body);
  expect([answer.status, path], JSON.stringify(answer.body)).toEqual([status, path]);
  return answer.body;
}

async function move(who: string, number: string, name: string, input: object) {
  const { version } = (await app.as(who)('GET', `/api/complaints/${number}`)).body.complaint;
  return post(who, `/api/complaints/${number}/${name}`, { version, clientId: uuidv7(), input }, 200);
}

/** The columns of all tables in which one of these numbers stands. */
async function openIn(sought: readonly string[]): Promise<string[]> {
  const open = (await dumpOf(app.database.pool)).flatMap(({ table, values }) =>
    Object.entries(values)
      .filter(([, value]) => sought.some((one) => JSON.stringify(value ?? '').includes(one)))
      .map(([column]) => `${table}.${column}`),
  );
  return [...new Set(open)];
}

describe('security F7: a copy of the database', () => {
  it('holds no whole telephone and no identity number of a person, whichever way it came in', async () => {
    const filed = await post(null, '/api/complaints', filing({ consumer: { ...person(), idNumber } }));
    const atDesk = await post(cast.centre, '/api/complaints', filing({ consumer: person() }));
    await post('st-v0302', '/api/complaints', filing({ consumer: person() }));
    await post(null, '/api/inquiries', { clientId: uuidv7(), channel: 'C02', question: '定金能退吗', phone: phone() });
    await post(cast.centre, '/api/inquiries', {
      clientId: uuidv7(),
      channel: 'C01',
      question: '押金能退吗',
      phone: phone(),
    });
    const forOther = { name: '李芳', phone: phone(), relation: `女儿，微信 ${phone()}` };
    const acted = await post(null, '/api/complaints', filing({ consumer: person(), agent: forOther }));
    const call = { clientId: uuidv7(), phone: phone(), calledAt: '2026-01-05T09:10:00+08:00' };
    await post(cast.centre, '/api/channels/C01/calls', call, 200);
    for (const { number } of [filed, atDesk]) await move(cast.centre, number, 'dispatch', { officeId: 'SO-LH' });

    const { timeline } = (await app.as(cast.officer)('GET', `/api/complaints/${filed.number}`)).body;
    const day = timeline[0].onDay as string;
    const member = { name: '赵桂英', amountFen: 35_000, mediate: 'yes', way: 'phone', agreedOn: day };
    await move(cast.officer, filed.number, 'addMember', { ...member, source: 'hand', phone: phone() });
    await move(cast.officer, filed.number, 'addMember', { ...member, source: 'matter', number: atDesk.number });
    const helped = await post(null, '/api/complaints', filing({ consumer: person() }));
    await move(cast.centre, helped.number, 'dispatch', { officeId: 'SO-LH' });
    await move(cast.officer, helped.number, 'accept', { decidedOn: day });
    const notice = { kind: 'acceptance', to: 'consumer', way: 'phone', toldOn: day, proof: '本人接听' };
    await move(cast.officer, helped.number, 'recordNotice', notice);
    const help = { id: uuidv7(), matterNumber: helped.number, stationId: 'ST-V0303', means: 'call' };
    const { entry } = await post(cast.officer, '/api/redispatches', help, 200);
    expect(entry.sent.consumerPhone.slice(-4)).toBe(numbers.at(-1)?.slice(-4));

    const mandate = {
      name: '李芳',
      relation: '女儿',
      idNumber: agentIdNumber,
      scope: 'general',
      paperOn: day,
      paper: '卷内第 3 页',
    };
    await move(cast.centre, acted.number, 'recordAgent', mandate);
    const shownAgent = (await app.as(cast.centre)('GET', `/api/complaints/${acted.number}`)).body.complaint.agents[0];
    expect(shownAgent.phone).toBe(`${forOther.phone.slice(0, 3)}****${forOther.phone.slice(-4)}`);
    expect(shownAgent.idNumber).toBe(`**************${agentIdNumber.slice(-4)}`);
    const revealed = await post(
      cast.centre,
      `/api/complaints/${acted.number}/reveal`,
      { reason: '打电话核对委托' },
      200,
    );
    expect(revealed.complaint.agents[0]).toMatchObject({ phone: forOther.phone, idNumber: agentIdNumber });
    // Who acts for somebody is found by his own telephone, as one of whom is written.
    const byAgent = await app.as(cast.centre)('GET', `/api/complaints?q=${forOther.phone}`);
    expect(byAgent.body.items.map((one: { complaint: { number: string } }) => one.complaint.number)).toEqual([
      acted.number,
    ]);

    const search = await app.as(cast.centre)('GET', `/api/complaints?q=${numbers[1] as string}`);
    expect(search.body.items).toHaveLength(1);

    const byNumber = `/api/export/complaints/requests?q=${numbers[1] as string}`;
    await post(cast.centre, byNumber, { id: uuidv7(), purpose: '报市局农资专项核查' }, 422);

    const rows = await dumpOf(app.database.pool);
    expect(rows.length).toBeGreaterThan(100);
    const seen = (await app.as(cast.officer)('GET', `/api/complaints/${filed.number}`)).body.complaint;
    expect(seen.joint.members.map((one: { phone: string }) => one.phone.slice(-4))).toEqual(
      [numbers[1], numbers[10], numbers[2]].map((one) => one?.slice(-4)),
    );
    expect(await openIn([...numbers, agentIdNumber])).toEqual([]);
  });

  it('holds no number that somebody wrote into his words, and who reads a matter opened for a reason reads them', async () => {
    const shop = '0377-6520303';
    const words = (what: string) => `${what}，我的电话${phone()}，身份证${idNumber}，店里${shop}。`;
    const own = numbers.length;
    const story = words('前进村农资店的种子不出苗，他说〔隐号〕没人接');
    const claim = words('退一赔三');
    const injury = { person: `赵桂英${phone()}`, injury: words('手划破了') };
    const address = words('郭庄村三组 12 号');
    const filed = await post(
      null,
      '/api/complaints',
      filing({ consumer: { ...person(), name: `李有田${phone()}`, address }, story, claim, injury }),
    );
    await move(cast.centre, filed.number, 'dispatch', { officeId: 'SO-LH' });

    const seen = (await app.as(cast.officer)('GET', `/api/complaints/${filed.number}`)).body.complaint;
    for (const read of [seen.story, seen.claim, seen.injury.injury, seen.consumerName])
      expect(read).not.toMatch(/\d{7}/u);
    expect(seen.story).toContain('，身份证330****152X，店里037****0303。');
    const opened = await post(
      cast.officer,
      `/api/complaints/${filed.number}/reveal`,
      { reason: '打电话核对情况' },
      200,
    );
    expect(opened.complaint).toMatchObject({ story, claim, consumerAddress: address });
    expect(opened.complaint.injury).toMatchObject(injury);

    // What is added is told by a line of the ledger alone.
    const added = words('又打了一回');
    await move(cast.centre, filed.number, 'supplement', { words: added, attachmentIds: [] });
    const noted = words('回了电话');
    await move(cast.officer, filed.number, 'note', { words: noted });
    const { timeline } = (await app.as(cast.officer)('GET', `/api/complaints/${filed.number}`)).body;
    for (const { detail } of timeline.slice(-2))
      expect(detail.words).toContain('，身份证330****152X，店里037****0303。');
    for (const who of [cast.officer, cast.centre, cast.deputyDirector]) {
      const read = await app.as(who)('GET', `/api/complaints/${filed.number}`);
      expect(JSON.stringify(read.body), who).not.toMatch(/1376047\d{4}|33042419780304152X|6520303/u);
      const list = await app.as(who)('GET', `/api/complaints?q=${filed.number}`);
      expect(JSON.stringify(list.body), who).not.toMatch(/1376047\d{4}|33042419780304152X|6520303/u);
    }
    const whole = await post(
      cast.officer,
      `/api/complaints/${filed.number}/reveal`,
      { reason: '见投2026-12345和账号70012345678，打13760470997' },
      200,
    );
    const read = whole.timeline.map(({ detail }: { detail: { words?: string } }) => detail.words);
    expect(read).toEqual(expect.arrayContaining([added, noted]));
    const { rows: trail } = await app.database.pool.query(
      `select detail->>'reason' as reason from trail where verb = 'revealed' order by id desc limit 1`,
    );
    expect(trail[0].reason).toBe('见投2026-12345和账号70012345678，打137****0997');
    expect(JSON.stringify(timeline)).not.toContain('heldBack');
    expect((await proveLedger(app.deps.db)).broken).toEqual([]);

    const bought = words('网上买的，订单JD7001234567，许可证SC10634112300123，打+86 13760470999');
    const atDesk = filing({ consumer: person(), story: bought, claim: '退款，１３７６０４７０９９８ 是他的' });
    await post(null, '/api/complaints', atDesk);
    for (const q of ['JD7001234567', 'SC10634112300123', '+86 137 6047 0999', '13760470999', '１３７６０４７０９９８'])
      expect(
        (await app.as(cast.centre)('GET', `/api/complaints?q=${encodeURIComponent(q)}`)).body.items,
        q,
      ).toHaveLength(1);
    for (const q of ['03776520303', shop])
      expect((await app.as(cast.centre)('GET', `/api/complaints?q=${q}`)).body.items, q).toHaveLength(2);
    const byIdentity = await app.as(cast.centre)('GET', `/api/complaints?q=${idNumber.toLowerCase()}`);
    expect(byIdentity.body.items).toHaveLength(2);

    for (const q of [numbers[own] as string, numbers[own + 1] as string, numbers[own + 2] as string])
      expect((await app.as(cast.centre)('GET', `/api/complaints?q=${q}`)).body.items, q).toHaveLength(1);
    for (const q of ['037765', idNumber.slice(0, 9)])
      expect((await app.as(cast.centre)('GET', `/api/complaints?q=${encodeURIComponent(q)}`)).body.items, q).toEqual(
        [],
      );
    expect(await openIn([...numbers, shop, '03776520303'])).toEqual([]);
  });

  it('holds no number that staff wrote down of a matter, nor one in the name of a file', async () => {
    const house = { app } as House;
    const words = (what: string) => `${what}，电话${phone()}，身份证${idNumber}`;
    const step = async (who: string, number: string, name: PersonMove, change: object) => {
      const before = await find(house, number);
      await move(who, number, name, { ...inputOf(name, before, dayOf(app.deps.now())), ...change });
    };
    const photo = await readFile('tests/fixtures/photo.jpg');
    const sent = await upload(app, cast.officer, photo, `身份证${idNumber}.jpg`, '/api/attachments');
    expect(sent.body.attachments[0].fileName).toBe('身份证330****152X.jpg');

    // A shop of its own, so that nothing else is of the same dispute.
    const shop = { operator: { name: '王店粮油', address: '柳河街', phone: '' } };
    const { number } = await post(null, '/api/complaints', filing({ consumer: person(), ...shop }));
    await move(cast.centre, number, 'dispatch', { officeId: 'SO-LH' });
    await step(cast.officer, number, 'accept', {});
    const injury = { injury: '手划破', relation: words('女儿'), hospital: words('县医院急诊') };
    await step(cast.officer, number, 'recordInjury', injury);
    const item = words('二手车');
    await step(cast.officer, number, 'recordPurchase', { item, place: words('他家里'), proof: words('收据') });
    await step(cast.officer, number, 'recordClaims', {
      claims: [{ kind: 'refund', amountFen: 3000, about: null, words: words('退到这个卡') }],
    });
    await step(cast.officer, number, 'investigate', { answer: words('老板说打给他') });
    await step(cast.officer, number, 'recordFact', { text: words('查明'), proof: words('通话记录') });
    const gist = words('买的车开不动');
    const ask = words('请打给老板');
    const id = uuidv7();
    await post(cast.officer, '/api/redispatches', { id, matterNumber: number, stationId: 'ST-V0303', gist, ask }, 200);
    for (const name of ['recordNotice', 'recordConsent', 'recordConsent', 'startMediation'] as const)
      await step(cast.officer, number, name, {});
    const minutes = words('双方都到了');
    await step(cast.officer, number, 'holdSession', { minutes });
    const text = words('退一半，打到老婆的');
    await step(cast.officer, number, 'settle', { text });
    const complaint = await find(house, number);
    expect(complaint).toMatchObject({ purchase: { item }, sessions: [{ minutes }], agreement: { text } });

    const declined = (await post(null, '/api/complaints', filing({ consumer: person(), ...shop }))).number;
    const reason = words('店不在本县，老板的');
    await step(cast.centre, declined, 'decline', { reason });
    const merging = (await post(null, '/api/complaints', filing({ consumer: person(), ...shop }))).number;
    const into = (await post(null, '/api/complaints', filing({ consumer: person(), ...shop }))).number;
    const picks = [{ field: 'claim', number: merging }];
    await move(cast.centre, into, 'merge', { others: [{ number: merging }], picks, reason: words('同一人') });
    const withdrawn = (await post(null, '/api/complaints', filing({ consumer: person(), ...shop }))).number;
    const own = await consumerContext(app);
    const { id: ownId } = await find(house, withdrawn);
    await moveOwnComplaint(own, ownId, 'urge', { words: words('催'), byConsumer: true });
    await moveOwnComplaint(own, ownId, 'withdraw', { reason: words('和解了') });

    const reporter = { ...person(), idNumber };
    const of = async (story: string) =>
      (await post(null, '/api/tipoffs', anAllegation({ clientId: uuidv7(), reporter, story }))).number as string;
    const [first, later] = [await of('取快递要交两块钱'), await of('取快递又要交钱')];
    const tipoffMove = async (name: string, at: string, input: object) => {
      const { version } = (await app.as(cast.centre)('GET', `/api/tipoffs/${at}`)).body.tipoff;
      return post(cast.centre, `/api/tipoffs/${at}/${name}`, { version, clientId: uuidv7(), input }, 200);
    };
    const newFacts = words('还收了别人的');
    await tipoffMove('merge', later, { firstNumber: first, newFacts });

    const asked = (await post(null, '/api/inquiries', asking({ phone: phone() }))).number;
    const inquiryMove = async (name: string, input: object) => {
      const { version } = (await app.as(cast.centre)('GET', `/api/inquiries/${asked}`)).body.inquiry;
      return post(cast.centre, `/api/inquiries/${asked}/${name}`, { version, clientId: uuidv7(), input }, 200);
    };
    await inquiryMove('markPending', { reason: words('要问厂里') });
    const answer = words('可以退，找厂里');
    const knowledge = { knowledgeId: 'seven-day-return', knowledgeVersion: 1, close: false };
    expect((await inquiryMove('answer', { answer, ...knowledge })).inquiry.answer).toBe(answer);

    expect((await proveLedger(app.deps.db)).broken).toEqual([]);
    expect(await openIn(numbers)).toEqual([]);
  });

  it('holds no number that a reporter or an asker wrote into his words, and who needs to know reads them for a reason', async () => {
    const shop = '0377-6520404';
    const words = (what: string) => `${what}，打我的电话${phone()}，身份证${idNumber}，卖药的${shop}。`;
    const [story, evidence] = [words('集上有人卖假药'), words('我录了像')];
    const allegation = {
      channel: 'C02',
      operator: { name: '集上卖药的', phone: '', address: '城关集' },
      place: { regionId: 'V0303' },
      categoryCode: null,
      natureCode: null,
      conductCode: null,
      story,
      evidence,
    };
    const anonymous = { ...allegation, clientId: uuidv7(), anonymous: true, codeWord: null, reporter: null };
    const { number } = await post(null, '/api/tipoffs', anonymous);
    const signed = { ...allegation, clientId: uuidv7(), anonymous: false, reporter: { ...person(), idNumber } };
    await post(null, '/api/tipoffs', signed);
    const seen = (await app.as(cast.centre)('GET', `/api/tipoffs/${number}`)).body;
    for (const read of [seen.tipoff.story, seen.tipoff.evidence]) expect(read).not.toMatch(/\d{7}/u);
    expect(seen).toMatchObject({ mayReveal: false, mayReadWords: true });
    const reason = '打电话核对卖药的号码';
    const opened = await post(cast.centre, `/api/tipoffs/${number}/words`, { reason }, 200);
    expect(opened).toMatchObject({ tipoff: { story, evidence }, reporter: null });
    expect(opened.timeline.at(-1)).toMatchObject({ verb: 'revealed', detail: { reason } });
    // An officer who does not verify it does not need to know.
    await post(cast.officer, `/api/tipoffs/${number}/words`, { reason }, 404);

    const question = words('退定金归谁管');
    const asking = { clientId: uuidv7(), channel: 'C02', question, name: `王小二${phone()}`, phone: phone() };
    const asked = await post(null, '/api/inquiries', asking);
    const { inquiry } = (await app.as(cast.centre)('GET', `/api/inquiries/${asked.number}`)).body;
    expect(inquiry.question).not.toMatch(/\d{7}/u);
    const whole = await post(cast.centre, `/api/inquiries/${asked.number}/reveal`, { reason }, 200);
    expect(whole.inquiry).toMatchObject({ question, askerName: asking.name });

    expect(await openIn([...numbers, shop, '03776520404'])).toEqual([]);
  });
});
