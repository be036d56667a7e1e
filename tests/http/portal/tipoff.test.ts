import { firstAidOf } from '../../../src/domain/triage/urgency.ts';
import { readLexicon } from '../../../src/outside/seeds.ts';
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Context } from '../../../src/actions/base/context.ts';
import { inTurn } from '../../../src/actions/county/hash-queue.ts';
import { fileInquiry } from '../../../src/actions/inquiry/inquiry.ts';
import { Asking } from '../../../src/domain/inquiry/filing.ts';
import { dayOf } from '../../../src/domain/base/calendar.ts';
import { inquiryStates } from '../../../src/domain/inquiry/inquiry.ts';
import { tipoffStates } from '../../../src/domain/tipoff/tipoff.ts';
import { defaultLimits } from '../../../src/http/app.ts';
import { inquiryStanding } from '../../../src/http/portal/inquiry/own-inquiry.tsx';
import { tipoffStanding } from '../../../src/http/portal/tipoff/own-tipoff.tsx';
import type { Manner } from '../../../src/http/portal/base/language.ts';
import { TryCounter } from '../../../src/http/base/security.ts';
import { findComplaint } from '../../../src/store/complaint/complaint.ts';
import { findCountyFacts, type CountyFacts } from '../../../src/store/county/county.ts';
import { findTipoff } from '../../../src/store/tipoff/tipoff.ts';
import { anActor, anId, countyId } from '../../build/complaint.ts';
import {
  citizen,
  problemsIn,
  slipOf,
  valueOf,
  valuesOf,
  type Citizen,
  type Fields,
  type Shown,
} from '../../build/house/citizen.ts';
import { testApp, type TestApp } from '../../build/house/http-app.ts';
import { anInquiry } from '../../build/inquiry.ts';
import { aTipoff, anAllegation } from '../../build/tipoff.ts';
import { queryCodeOf } from '../../../src/actions/matter/query-code.ts';

let app: TestApp;
let county: CountyFacts;
beforeAll(async () => {
  app = await testApp();
  county = (await findCountyFacts(app.deps.db)) as CountyFacts;
});
beforeEach(() => {
  app.deps.limits = defaultLimits();
  app.setNow('2026-04-20T09:10:00+08:00');
});
afterAll(() => app.close());

const name = '何桂花';
const phone = '13800000602';

/** What a villager types who gives the name. */
function named(change: Fields = {}): Fields {
  return {
    who: 'named',
    name,
    phone,
    shop: '南岗乡便民快递驿站',
    shopVillage: 'V0601',
    story: '取快递每件要交两块钱代取费，不给就让自己跑到乡里，没贴收费牌。',
    evidence: '下午四点以后都能看到',
    ...change,
  };
}
/** The same without a name. */
const nameless = (change: Fields = {}): Fields => named({ who: 'anonymous', name: '', phone: '', ...change });

async function openForm(visitor: Citizen): Promise<{ token: string }> {
  return { token: valueOf((await visitor.get('/tipoff')).html, 'token') ?? '' };
}

async function tipOff(visitor: Citizen, fields: Fields): Promise<Shown> {
  return visitor.send('/tipoff', { ...(await openForm(visitor)), ...fields });
}

/** The centre at work, as the wire makes it for a request. */
function officeContext(): Context {
  const { db, keyring, announce, followers, remarkedDockets, holdings } = app.deps;
  const at = app.deps.now();
  const common = {
    db,
    keyring,
    announce,
    followers,
    remarkedDockets,
    holdings,
    county,
    at,
    today: dayOf(at),
    newId: anId,
  };
  return { ...common, actor: anActor('centre') };
}

async function countTipoffs(): Promise<number> {
  return Number((await app.database.pool.query('select count(*) as n from tipoff')).rows[0].n);
}

describe('令121第二十八条 A tip-off without a script', () => {
  test('leads to a slip with number, code, place and day, on which neither the reporter nor the shop is named', async () => {
    const visitor = citizen(app.deps);
    const answer = await visitor.post('/tipoff', { ...(await openForm(visitor)), ...named({ reward: 'yes' }) });
    expect([answer.status, answer.location]).toEqual([303, '/receipt']);
    const slip = await visitor.get('/receipt');
    expect(slipOf(slip.html)).toEqual({
      number: expect.stringMatching(/^举2026-\d{4}$/u),
      code: expect.stringMatching(/^\d{4} \d{4}$/u),
    });
    expect(slip.text).toContain('12315中心收到了 建议交给');
    expect(slip.text).toContain('最晚 5月13日（星期三） 查完，决定立不立案');
    expect(slip.text).toContain('没有法律规定要告诉举报人（《办法》第三十六条）');
    for (const secret of [name, phone, '便民快递驿站', '代取费']) expect(slip.html).not.toContain(secret);
    expect(slip.headers.get('cache-control')).toBe('no-store');
    const saved = await findTipoff(app.deps.db, countyId, { number: slipOf(slip.html).number });
    expect(saved).toMatchObject({ anonymous: false, realName: true, channel: 'C14', evidence: '下午四点以后都能看到' });
  });

  test('a law that has the reporter told is named, with its days', async () => {
    const visitor = citizen(app.deps);
    const slip = await tipOff(visitor, named({ conduct: 'R04' }));
    expect(slip.text).toContain('处理结果 7 个工作日内告诉您（《广告法》第五十三条）');
    expect(slip.text).not.toContain('没有法律规定');
  });

  test('a form that comes back names every field, leads to it, and keeps everything typed', async () => {
    const visitor = citizen(app.deps);
    const before = await countTipoffs();
    const wrong = named({
      name: '',
      phone: '138 0000 03',
      shop: '',
      shopVillage: '',
      month: '4',
      day: '31',
      conduct: 'R05',
    });
    const page = await visitor.post('/tipoff', { ...(await openForm(visitor)), ...wrong });
    expect(page.status).toBe(422);
    expect(page.html).toContain('<title>有 5 处要改 - 我要举报');
    const problems = problemsIn(page.html);
    expect(Object.keys(problems)).toEqual(['name', 'phone', 'shop', 'shopVillage', 'day']);
    expect(problems['name']).toBe('请写您的姓名，不想写就挑“匿名”');
    for (const field of Object.keys(problems))
      expect(page.html).toMatch(
        new RegExp(`id="${field}"[^>]*aria-invalid="true"|aria-invalid="true"[^>]*id="${field}"`, 'u'),
      );
    for (const field of ['phone', 'story', 'evidence', 'month', 'day', 'conduct'])
      expect([field, valueOf(page.html, field)]).toEqual([field, wrong[field]]);
    expect(page.html).toMatch(/value="named"[^>]*checked/u);
    expect(await countTipoffs()).toBe(before);
  });

  test('asks whether with the name or without, and whose code word is too short', async () => {
    const visitor = citizen(app.deps);
    const open = await openForm(visitor);
    const page = await visitor.post('/tipoff', { ...open, ...named({ who: '' }) });
    expect(problemsIn(page.html)['who']).toBe('请挑一个：留名字，还是匿名');
    const short = await visitor.post('/tipoff', { ...open, ...nameless({ word: '槐树' }) });
    expect(problemsIn(short.html)).toEqual({ word: '暗语至少 4 个字，太短容易被人猜中' });
  });

  test('is filed once however often it is sent', async () => {
    const visitor = citizen(app.deps);
    const fields = { ...(await openForm(visitor)), ...named() };
    const before = await countTipoffs();
    const first = slipOf((await visitor.send('/tipoff', fields)).html);
    const again = await visitor.send('/tipoff', fields);
    expect(slipOf(again.html)).toEqual(first);
    expect(again.text).toContain('这件已经收到了');
    expect(await countTipoffs()).toBe(before + 1);
  });

  test('photos of a form that came back are kept and belong to the tip-off in the end', async () => {
    const visitor = citizen(app.deps);
    const photo = new File([new Uint8Array(await readFile('tests/fixtures/photo.jpg'))], '收费.jpg', {
      type: 'image/jpeg',
    });
    const start = await openForm(visitor);
    const page = await visitor.post('/tipoff', { ...start, ...named({ shop: '' }), photos: photo });
    const kept = valuesOf(page.html, 'kept');
    expect(kept).toHaveLength(1);
    const slip = await visitor.send('/tipoff', { ...start, ...named(), kept });
    expect(slip.text).toContain('附了 1 个文件');
  });

  test('too many from one address are asked to wait, as complaints are', async () => {
    app.deps.limits = { ...defaultLimits(), filing: new TryCounter(1, 60_000) };
    const visitor = citizen(app.deps);
    await tipOff(visitor, named());
    expect((await visitor.post('/tipoff', named())).status).toBe(429);
  });
});

describe('令121第九条 A complaint that is a tip-off too', () => {
  test('says so in one tick, which stands in what is asked for and is no claim by itself', async () => {
    const visitor = citizen(app.deps);
    const open = { token: valueOf((await visitor.get('/complaint')).html, 'token') ?? '' };
    const told = {
      ...open,
      name: '李有田',
      phone: '13800000317',
      village: 'V0303',
      shop: '老周农资店',
      shopVillage: 'V0301',
      story: '买了十袋复合肥，每袋少四公斤，袋子上的厂名查不到。',
      also: 'yes',
    };
    const alone = await visitor.post('/complaint', told);
    expect(Object.keys(problemsIn(alone.html))).toEqual(['claim']);
    expect(alone.html).toMatch(/name="also"[^>]*checked/u);
    const slip = await visitor.send('/complaint', { ...told, ask: 'refund' });
    const saved = await findComplaint(app.deps.db, countyId, { number: slipOf(slip.html).number });
    expect(saved?.claim).toBe('退货退款。请另外查处店家的违法行为');
  });
});

describe('令121第三十七条 Nothing tells a stranger who told it', () => {
  test('who names himself in an anonymous one is asked before it is sent; ticked it goes as it is', async () => {
    const visitor = citizen(app.deps);
    const story = '他家卖掺水的酒。我叫赵大壮，电话13800007777，就住他隔壁。';
    const asked = await tipOff(visitor, nameless({ story }));
    expect(asked.status).toBe(422);
    expect(problemsIn(asked.html)['story']).toContain('“我叫赵大壮”“13800007777”');
    expect(asked.html).toContain('name="meant"');
    expect(slipOf((await tipOff(visitor, nameless({ story, meant: 'yes' }))).html).number).toMatch(/^举/u);
    expect(slipOf((await tipOff(citizen(app.deps), named({ story }))).html).number).toMatch(/^举/u);
  });

  test('a receipt is closed for whoever has the telephone next', async () => {
    const visitor = citizen(app.deps);
    await tipOff(visitor, nameless());
    expect((await visitor.get('/receipt')).html).toContain('看完了，关上');
    await visitor.post('/progress/leave', {});
    expect((await visitor.get('/receipt')).location).toBe('/progress?sent=closed');
  });

  test('a name in the boxes of an anonymous tip-off is not taken, and no text message goes out', async () => {
    const visitor = citizen(app.deps);
    const { number } = slipOf((await tipOff(visitor, nameless({ name, phone, word: '村口老槐树第三棵' }))).html);
    const saved = await findTipoff(app.deps.db, countyId, { number });
    expect(saved).toMatchObject({ anonymous: true, reporterId: null });
    const rows = await app.database.pool.query("select * from message where message::text like '%' || $1 || '%'", [
      phone,
    ]);
    expect(rows.rows).toEqual([]);
  });

  test('the page of progress names neither the reporter nor, before it is unfolded, the shop', async () => {
    const visitor = citizen(app.deps);
    await tipOff(visitor, named());
    const { html, text } = await visitor.get('/progress/mine');
    for (const secret of [name, phone, '138****']) expect(html).not.toContain(secret);
    expect(text.split('您交的内容')[0]).not.toContain('便民快递驿站');
    expect(text).toContain('谁举报的、查得怎么样，都不告诉店家');
  });
});

describe('J11 The one door of progress', () => {
  const asked = (fields: Fields) => citizen(app.deps).send('/progress', fields);

  test('finds a complaint and a tip-off by number and code, with the letter and without', async () => {
    const slip = slipOf((await tipOff(citizen(app.deps), named())).html);
    for (const number of [slip.number, slip.number.replace('举', '')]) {
      const visitor = citizen(app.deps);
      expect((await visitor.send('/progress', { number, code: slip.code })).text).toContain('您举报的这件事');
    }
  });

  test('opens to the code word of an anonymous tip-off, and to no other word', async () => {
    const { number } = slipOf((await tipOff(citizen(app.deps), nameless({ word: '村口老槐树第三棵' }))).html);
    expect((await asked({ number, word: ' 村口老槐树第三棵' })).text).toContain('您举报的这件事');
    const wrong = await asked({ number, word: '村口老槐树第四棵' });
    expect([wrong.status, wrong.text.includes('您举报的这件事')]).toEqual([404, false]);
    const none = await asked({ number, word: '' });
    expect(problemsIn(none.html)).toEqual({ code: '请填写查询码' });
  });

  test('says the same whether the number is wrong or what proves it, the code and the word each in its own words', async () => {
    const { number } = slipOf((await tipOff(citizen(app.deps), nameless({ word: '四个字的话' }))).html);
    const told = async (proof: object) => {
      const answers = await Promise.all([number, '举2026-9999'].map((one) => asked({ number: one, ...proof })));
      const [said, ...others] = new Set(answers.map(({ html }) => problemsIn(html)['number']));
      expect(others).toEqual([]);
      return said;
    };
    expect(await told({ code: '123456' })).toContain('查询码');
    expect(await told({ word: '别的四个字' })).toContain('暗语');
  });
});

describe('security F24: the hash of a code word', () => {
  test('waits in the line of the passwords, and who comes when it is full is told so and loses nothing he wrote', async () => {
    const { number } = slipOf((await tipOff(citizen(app.deps), nameless({ word: '村口老槐树第三棵' }))).html);
    const visitor = citizen(app.deps);
    const form = { ...(await openForm(visitor)), ...nameless({ word: '村口老槐树第四棵' }) };
    let goOn = (): void => undefined;
    const held = new Promise<void>((done) => (goOn = done));
    // Four that run and a hundred that wait.
    const flood = Array.from({ length: 104 }, () => inTurn(() => held));
    const allegation = anAllegation({ anonymous: true, reporter: null, codeWord: '村口老槐树第五棵' });
    try {
      const filed = await app.as(null)('POST', '/api/tipoffs', allegation);
      expect([filed.status, filed.body.code]).toEqual([503, 'busy']);
      expect(filed.body.zh).toContain('忙');
      const sent = await visitor.post('/tipoff', form);
      expect([sent.status, valueOf(sent.html, 'story')]).toEqual([503, nameless()['story']]);
      const asked = await citizen(app.deps).post('/progress', { number, word: '村口老槐树第三棵' });
      expect([asked.status, asked.text.includes('现在忙，请过几秒钟再来')]).toEqual([503, true]);
    } finally {
      goOn();
      await Promise.all(flood);
    }
    expect((await app.as(null)('POST', '/api/tipoffs', allegation)).status).toBe(201);
    expect((await visitor.post('/tipoff', form)).location).toBe('/receipt');
  });
});

describe('咨询 An inquiry is found by the same door', () => {
  test('with its number and code, and shows the answer', async () => {
    const ctx = officeContext();
    const asking = Asking.parse({ clientId: anId(), channel: 'C01', question: '手机拆封激活了还能七天退吗' });
    const inquiry = await fileInquiry(ctx, asking);
    const visitor = citizen(app.deps);
    const open = await visitor.send('/progress', {
      number: inquiry.number,
      code: queryCodeOf(ctx, 'inquiry', inquiry) ?? '',
    });
    expect(open.text).toContain('收到了，等着答复');
    expect(open.text).toContain('手机拆封激活了还能七天退吗');
    expect(open.html).not.toMatch(/action="\/progress\/(?:urge|supplement|rate)"/u);
    for (const path of ['urge', 'supplement', 'rate', 'withdraw'])
      expect((await visitor.post(`/progress/${path}`, { grade: '2' })).status).toBe(303);
    const wrong = await citizen(app.deps).post('/progress', { number: inquiry.number, code: '000000' });
    expect(wrong.status).toBe(404);
  });

  test('tells who asks of danger to life whom to call first, in its receipt and on its page; nobody else', async () => {
    const firstAid = firstAidOf(await readLexicon());
    const ctx = { ...officeContext(), alarmOf: await app.deps.alarm(), firstAid };
    const ask = async (question: string) => {
      const asker = { name: '周桂英', phone: '13800001122' };
      const inquiry = await fileInquiry(ctx, Asking.parse({ clientId: anId(), channel: 'C01', question, ...asker }));
      const code = queryCodeOf(ctx, 'inquiry', inquiry) ?? '';
      const { text } = await citizen(app.deps).send('/progress', { number: inquiry.number, code });
      const { rows } = await app.database.pool.query('select text from message where matter_id = $1', [inquiry.id]);
      return { text, receipt: rows.map(({ text: sms }) => String(sms)).join('') };
    };
    const grave = await ask('厨房燃气管子一直嘶嘶漏气，屋里两个人头晕站不起来，该找谁？');
    expect(grave.text).toMatch(/先到外面，再打\s*打 119 火警/u);
    expect(grave.receipt).toContain('先到外面，再打119、120。马上带老人孩子离开屋子');
    const calm = await ask('手机拆封激活了还能七天退吗');
    expect(calm.receipt).toContain('您的咨询已登记');
    expect(calm.text + calm.receipt).not.toMatch(/有生命危险|值班的人也马上来看/u);
  });

  test.each(inquiryStates)('%s is one sentence in both languages', (state) => {
    const inquiry = anInquiry({ state });
    for (const language of ['zh', 'en'] as const) {
      const say = (zh: string, en: string) => (language === 'zh' ? zh : en);
      const ctx = { ...officeContext(), today: '2026-04-22' };
      const { now, next } = inquiryStanding({ language, say } as Manner, ctx as Context, inquiry);
      expect([now !== '', next !== '']).toEqual([true, true]);
    }
  });
});

describe('举报 Its progress in one plain sentence for every state', () => {
  test('a note and a photo are added, and one urges once a day', async () => {
    const visitor = citizen(app.deps);
    const { number } = slipOf((await tipOff(visitor, named())).html);
    const page = await visitor.get('/progress/mine');
    const added = await visitor.send('/progress/supplement', {
      token: valueOf(page.html, 'token') ?? '',
      words: '今天又收了三块',
    });
    expect(added.text).toContain('加进去了，办的人看得到');
    expect(added.text).toContain('今天又收了三块');
    expect((await visitor.send('/progress/urge', {})).text).toContain('催过了，办的人马上看到');
    expect((await visitor.send('/progress/urge', {})).text).toContain('今天已经催过了');
    expect((await findTipoff(app.deps.db, countyId, { number }))?.urgedTimes).toBe(1);
    // A tip-off cannot be taken back: the violation is looked into all the same.
    expect(page.text).not.toContain('撤回');
    expect((await visitor.post('/progress/withdraw', { sure: 'yes' })).location).toBe('/progress?sent=closed');
  });

  test.each(tipoffStates)('%s is one sentence in both languages, with what comes next, and names nobody', (state) => {
    const ctx = {
      ...app.deps,
      actor: anActor('consumer'),
      county,
      at: new Date('2026-05-08T02:00:00Z'),
      today: '2026-05-08',
    } as never;
    const tipoff = aTipoff({ state });
    for (const language of ['zh', 'en'] as const) {
      const say = (zh: string, en: string) => (language === 'zh' ? zh : en);
      const { now, words, next, clock } = tipoffStanding({ language, say } as Manner, ctx, tipoff);
      expect([state, language, now !== '', next !== '', `${now}${words}${next}`.includes('undefined')]).toEqual([
        state,
        language,
        true,
        true,
        false,
      ]);
      expect(`${now}${words}${next}`).not.toMatch(/何桂花|13800000602|驿站/u);
      if (language === 'zh') expect(`${now}${words}`).not.toMatch(/[a-z]{3}/iu);
      const waits = ['registered', 'dispatched', 'verifying', 'noPower'].includes(state);
      expect([state, clock !== null]).toEqual([state, waits]);
    }
  });
});
