import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { uuidv7 } from 'uuidv7';
import { declineGrounds, disputeRoutes, terminationGrounds } from '../../../src/domain/law/ground.ts';
import { guessCaps } from '../../../src/domain/matter/code-guess.ts';
import { switchboardAtHeader, switchboardSignatureHeader } from '../../../src/domain/exchange/switchboard.ts';
import { defaultLimits } from '../../../src/http/app.ts';
import { runJob } from '../../../src/jobs/run.ts';
import { isSignedWith, signatureOf } from '../../../src/outside/signature.ts';
import { cast } from '../../build/cast.ts';
import { citizen, problemsIn, slipOf, valueOf, type Citizen } from '../../build/house/citizen.ts';
import { testApp, type TestApp } from '../../build/house/http-app.ts';
import { refusedMediation } from '../../build/side-procedure.ts';

let app: TestApp;
let phones = 0;
beforeAll(async () => {
  app = await testApp();
});
beforeEach(async () => {
  app.deps.limits = defaultLimits();
  await app.database.db.deleteFrom('tryCount').execute();
  app.setNow('2026-04-20T09:10:00+08:00');
});
afterAll(() => app.close());

interface Own {
  visitor: Citizen;
  number: string;
  code: string;
}

/** A complaint about a shop in 柳河镇, with the browser of the one who filed it. */
async function filed(): Promise<Own> {
  phones += 1;
  const visitor = citizen(app.deps);
  const token = valueOf((await visitor.get('/complaint')).html, 'token') ?? '';
  const slip = await visitor.send('/complaint', {
    token,
    name: '李有田',
    phone: `138 0000 ${String(1000 + phones)}`,
    village: 'V0303',
    shop: '老周农资店',
    shopVillage: 'V0301',
    story: '前天在柳河街上买了10袋复合肥，每袋只有46公斤出头。',
    ask: 'makeUp',
  });
  return { visitor, ...slipOf(slip.html) };
}

async function move(who: string, number: string, name: string, input: unknown): Promise<void> {
  const { body } = await app.as(who)('GET', `/api/complaints/${encodeURIComponent(number)}`);
  const answer = await app.as(who)('POST', `/api/complaints/${encodeURIComponent(number)}/${name}`, {
    version: body.complaint.version,
    clientId: uuidv7(),
    input,
  });
  expect([name, answer.status, answer.body.zh]).toEqual([name, 200, undefined]);
}

async function mine(own: Own): Promise<{ now: string; text: string; html: string }> {
  const { html, text } = await own.visitor.get('/progress/mine');
  return { now: /data-test="now">([^<]*)</u.exec(html)?.[1] ?? '', text, html };
}

const day = '2026-04-20';

describe('The way in', () => {
  test('number and code open the matter; the number may be written as people write it', async () => {
    const { number, code } = await filed();
    for (const written of [number, number.replace('投', ''), number.replace('投2026-', '２０２６ '), ` ${number} `]) {
      const visitor = citizen(app.deps);
      const page = await visitor.send('/progress', { number: written, code });
      expect([written, page.status, page.text.includes('12315中心收到了')]).toEqual([written, 200, true]);
    }
  });

  test('a wrong number and a wrong code are told in the very same words', async () => {
    const { number, code } = await filed();
    const wrongCode = code.replaceAll(' ', '') === '12345678' ? '87654321' : '12345678';
    const visitor = citizen(app.deps);
    const answers = [
      await visitor.post('/progress', { number, code: wrongCode }),
      await visitor.post('/progress', { number: '投2026-9999', code }),
      await visitor.post('/progress', { number: 'abc', code }),
    ];
    expect(answers.map((answer) => answer.status)).toEqual([404, 404, 404]);
    const words = '编号或查询码不对，请对着回执再看一遍；丢了回执请打电话';
    for (const answer of answers) {
      expect(problemsIn(answer.html)).toEqual({ number: words });
      expect(answer.text.split(words)).toHaveLength(2);
      expect(answer.text).not.toContain('没丢');
    }
    expect(answers.map(({ html }) => valueOf(html, 'number'))).toEqual([number, '投2026-9999', 'abc']);
    expect((await visitor.get('/progress/mine')).location).toBe('/progress?sent=closed');
  });

  test('of a slip that has not come from its station yet both may be right: what to wait for is said, in the same words for any slip', async () => {
    const visitor = citizen(app.deps);
    for (const number of ['站V0303-B001', 'v0303-b001']) {
      const answer = await visitor.post('/progress', { number, code: '8660 4054' });
      expect(answer.status).toBe(404);
      expect(problemsIn(answer.html)['number']).toMatch(/要等站上有网才传到县里，过一两天再查/u);
    }
  });

  test('a wrong code word is told in its own words, in its place that stays open, whatever the number is', async () => {
    const visitor = citizen(app.deps);
    for (const typed of ['投2026-0001', '举2026-9999', 'abc']) {
      const answer = await visitor.post('/progress', { number: typed, code: '', word: '村口石磨盘' });
      expect([answer.status, problemsIn(answer.html)]).toEqual([
        404,
        { number: '编号或暗语不对，请再想一想；单子还在的，填查询码也行' },
      ]);
      expect(answer.html).toMatch(/<details class="f" open/u);
      expect(answer.html).not.toContain('村口石磨盘');
    }
  });

  test('an empty number and an empty code are told at their fields', async () => {
    const visitor = citizen(app.deps);
    const both = await visitor.post('/progress', { number: ' ', code: '' });
    expect([both.status, problemsIn(both.html)]).toEqual([422, { number: '请填写编号', code: '请填写查询码' }]);
    const code = await visitor.post('/progress', { number: '投2026-0412', code: '' });
    expect([problemsIn(code.html), valueOf(code.html, 'number')]).toEqual([{ code: '请填写查询码' }, '投2026-0412']);
  });

  test('walk33 41: after half an hour it is said why number and code are asked again, and what was half written is kept', async () => {
    const own = await filed();
    expect((await mine(own)).now).not.toBe('');
    app.setNow('2026-04-20T09:41:00+08:00');
    const asked = await own.visitor.get((await own.visitor.get('/progress/mine')).location ?? '');
    expect(asked.html).toContain('那一页打开以后只开半小时');
    // He had been writing for all that time, and presses.
    const words = '店家昨天又来电话，说“下周一”<再>谈。';
    const closed = await own.visitor.post('/progress/supplement', { words, kept: '', token: 'x' });
    expect(closed.status).toBe(200);
    expect(closed.text).toContain('您写的还在，还没交');
    expect([valueOf(closed.html, 'held.words'), closed.headers.get('cache-control')]).toEqual([words, 'no-store']);
    // A wrong code keeps it too, and the right one brings it back into its form; nothing was added by itself.
    const again = { number: own.number, 'held.words': words };
    const wrong = await own.visitor.post('/progress', { ...again, code: '11111111' });
    expect([wrong.status, valueOf(wrong.html, 'held.words')]).toEqual([404, words]);
    const open = await own.visitor.post('/progress', { ...again, code: own.code });
    expect(open.status).toBe(200);
    expect(open.text).toContain('您刚才写的还在下面，还没交');
    expect(valueOf(open.html, 'words')).toBe(words);
    expect((await own.visitor.get('/progress/mine')).text).not.toContain('下周一');
    const token = valueOf(open.html, 'token') ?? '';
    const added = await own.visitor.post('/progress/supplement', { token, words });
    expect(added.location).toBe('/progress/mine?done=added');
    app.setNow('2026-04-20T09:10:00+08:00');
  });

  test('guessing codes is stopped, by number first and by address in the end', async () => {
    const { number } = await filed();
    const visitor = citizen(app.deps);
    const tries = [];
    for (let i = 0; i < 31; i += 1)
      tries.push((await visitor.post('/progress', { number, code: String(100_000 + i) })).status);
    const looked = guessCaps.short.number;
    expect(tries.map((status) => status === 404)).toEqual(tries.map((_, i) => i < looked));
    expect(tries.slice(looked).every((status) => status === 429)).toBe(true);
  });

  test('the scanned address fills in the number and nothing else; the ticket ends after half an hour or at a press', async () => {
    const own = await filed();
    const page = await own.visitor.get(`/progress?number=${encodeURIComponent(own.number)}`);
    expect([valueOf(page.html, 'number'), valueOf(page.html, 'code')]).toEqual([own.number, '']);
    expect((await mine(own)).now).not.toBe('');
    app.setNow('2026-04-20T09:41:00+08:00');
    expect((await own.visitor.get('/progress/mine')).location).toBe('/progress?sent=closed');
    app.setNow('2026-04-20T09:20:00+08:00');
    await own.visitor.post('/progress/leave', {});
    expect((await own.visitor.get('/progress/mine')).location).toBe('/progress?sent=closed');
    expect((await own.visitor.get('/receipt')).location).toBe('/progress?sent=closed');
  });

  test('security F24: leaving ends the ticket at the server, wherever a copy of it lies, and number and code open anew', async () => {
    app.setNow('2026-04-20T09:10:00+08:00');
    const own = await filed();
    await own.visitor.post('/progress', { number: own.number, code: own.code });
    const copied = new Map(own.visitor.cookies);
    const thief = citizen(app.deps);
    const show = async (path: string) => {
      for (const [name, value] of copied) thief.cookies.set(name, value);
      return (await thief.get(path)).status;
    };
    expect([await show('/progress/mine'), await show('/receipt')]).toEqual([200, 200]);
    app.setNow('2026-04-20T09:15:00+08:00');
    await own.visitor.post('/progress/leave', {});
    expect([await show('/progress/mine'), await show('/receipt')]).toEqual([303, 303]);
    // Whoever has neither ends nobody's ticket.
    app.setNow('2026-04-20T09:16:00+08:00');
    await own.visitor.post('/progress', { number: own.number, code: own.code });
    await citizen(app.deps).post('/progress/leave', {});
    expect((await mine(own)).now).not.toBe('');
  });

  test('a cookie that was written by hand opens nothing', async () => {
    const own = await filed();
    const ticket = own.visitor.cookies.get('progress') ?? '';
    const forger = citizen(app.deps);
    forger.cookies.set('progress', ticket.replace(/\.[^.]+$/u, `.${'A'.repeat(43)}%3D`));
    expect((await forger.get('/progress/mine')).location).toBe('/progress?sent=closed');
    forger.cookies.set('progress', ticket);
    expect((await forger.get('/progress/mine')).status).toBe(200);
  });
});

describe('What one may do', () => {
  test('urging works once a day, and the page says so', async () => {
    const own = await filed();
    expect((await own.visitor.send('/progress/urge', {})).text).toContain('催过了，办的人马上看到');
    expect((await own.visitor.send('/progress/urge', {})).text).toContain('今天已经催过了');
    app.setNow('2026-04-21T09:10:00+08:00');
    const next = citizen(app.deps);
    await next.post('/progress', { number: own.number, code: own.code });
    expect((await next.send('/progress/urge', {})).text).toContain('一共催过 2 次，最近是 4月21日（星期二）');
  });

  test('P-B21 the urge stands once on the page, and after it the bar says so in words', async () => {
    const own = await filed();
    const before = await mine(own);
    expect(before.html.split('催一催')).toHaveLength(2);
    const token = valueOf(/<form[^>]*progress\/urge.*?<\/form>/su.exec(before.html)?.[0] ?? '', 'token') ?? '';
    expect(token).not.toBe('');
    await own.visitor.post('/progress/urge', { token });
    const page = await mine(own);
    expect([page.html.includes('催一催'), page.text.includes('今天催过了，明天还可以催')]).toEqual([false, true]);
    // The same press once more on the next day, from a page that was kept open, is the press of before.
    app.setNow('2026-04-21T09:10:00+08:00');
    await own.visitor.post('/progress', { number: own.number, code: own.code });
    await own.visitor.post('/progress/urge', { token });
    expect((await mine(own)).text).toContain('一共催过 1 次');
  });

  test('P-B21 the title says what and whose shop, and a photo of his own is opened by him alone', async () => {
    const own = await filed();
    const page = await mine(own);
    expect(/<h1>(.*?)<\/h1>/su.exec(page.html)?.[1]?.replace(/<[^>]*>/gu, '')).toBe(
      '老周农资店，前天在柳河街上买了10袋复合肥，每袋只有46公斤出头',
    );
    const photo = new File([new Uint8Array(await readFile('tests/fixtures/photo.jpg'))], '磅秤.jpg');
    const token = valueOf(page.html, 'token') ?? '';
    await own.visitor.post('/progress/supplement', { token, words: '', photos: photo });
    const path = /href="(\/progress\/file\/[^"]+)"[^>]*>磅秤\.jpg/u.exec((await mine(own)).html)?.[1] ?? '';
    const opened = await own.visitor.get(path);
    expect([opened.status, opened.headers.get('content-type')]).toEqual([200, 'image/jpeg']);
    expect((await citizen(app.deps).get(path)).location).toBe('/progress?sent=closed');
    const other = await filed();
    expect((await other.visitor.get(path)).status).toBe(404);
  });

  test('what was handed in can be read again behind the ticket alone, with name and telephone masked', async () => {
    const own = await filed();
    const photo = new File([new Uint8Array(await readFile('tests/fixtures/photo.jpg'))], '磅秤.jpg');
    const token = valueOf((await mine(own)).html, 'token') ?? '';
    await own.visitor.post('/progress/supplement', { token, words: '又过了一遍磅', photos: photo });
    const { html } = await mine(own);
    const part = /<details.*?<\/details>/su.exec(html)?.[0] ?? '';
    for (const words of ['每袋只有46公斤出头', '补足分量', '老周农资店', '又过了一遍磅', '磅秤.jpg', '李**', '郭庄村'])
      expect(part).toContain(words);
    expect(html).not.toMatch(/李有田|1380000\d{4}/u);
    expect((await citizen(app.deps).get('/progress/mine')).location).toBe('/progress?sent=closed');
  });

  test('the other language on a page that came back sends the form again and takes nothing', async () => {
    const own = await filed();
    const token = valueOf((await mine(own)).html, 'token') ?? '';
    const back = await own.visitor.post('/progress/supplement', { token, words: '' });
    expect(back.html).toContain('formaction="/progress/supplement?lang=en"');
    const english = await own.visitor.post('/progress/supplement?lang=en', { token, words: '又过了一遍磅' });
    expect([english.status, valueOf(english.html, 'words')]).toEqual([200, '又过了一遍磅']);
    expect(english.text).not.toContain('Something was added');
    const sure = await own.visitor.post('/progress/withdraw?size=large', { sure: 'yes', reason: '店家退钱了' });
    expect([sure.status, valueOf(sure.html, 'reason')]).toEqual([200, '店家退钱了']);
    expect((await mine(own)).html).toContain('<html lang="en" data-size="large">');
  });

  test('a word and a photo are added once however often the button is pressed; an empty form is told what is missing', async () => {
    const own = await filed();
    const photo = new File([new Uint8Array(await readFile('tests/fixtures/photo.jpg'))], '磅秤.jpg');
    const token = valueOf((await mine(own)).html, 'token') ?? '';
    const empty = await own.visitor.post('/progress/supplement', { token, words: ' ' });
    expect([empty.status, problemsIn(empty.html)]).toEqual([422, { words: '写一句话，或者加一张照片' }]);
    for (let i = 0; i < 2; i += 1)
      await own.visitor.post('/progress/supplement', { token, words: '又过了一遍磅', photos: photo });
    const page = await mine(own);
    expect(page.text.match(/补充了材料/gu)).toHaveLength(1);
    expect(page.text).toContain('已经有 1 个文件');
    expect(page.text).toMatch(/加照片.*补一句话、加照片/u);
    const seen = (await app.as(cast.centre)('GET', `/api/complaints/${encodeURIComponent(own.number)}`)).body;
    expect(seen.attachments.map((file: { fileName: string }) => file.fileName)).toEqual(['磅秤.jpg']);
    // Five more, and that is all: nothing leads to a place for photos that is not there.
    for (let n = 0; n < 5; n += 1) {
      const next = { token: valueOf((await mine(own)).html, 'token') ?? '', words: '' };
      await own.visitor.post('/progress/supplement', { ...next, photos: new File([photo], `${n}.jpg`) });
    }
    const full = await mine(own);
    expect(full.html).not.toContain('type="file"');
    expect(full.text).toContain('已经有 6 个文件，满了，不能再加照片。');
    expect(full.text).not.toMatch(/补一句话、加照片|(?<!不能再)加照片/u);
  });

  test('a withdrawal is asked again, and before acceptance ends the matter', async () => {
    const own = await filed();
    expect((await own.visitor.get('/progress/withdraw')).text).toContain('真的要撤回吗');
    const unsure = await own.visitor.post('/progress/withdraw', { reason: '店家退钱了' });
    expect([unsure.status, problemsIn(unsure.html), valueOf(unsure.html, 'reason')]).toEqual([
      422,
      { sure: '要撤回，请先打勾' },
      '店家退钱了',
    ]);
    expect((await own.visitor.send('/progress/withdraw', { sure: 'yes', reason: '店家退钱了' })).text).toContain(
      '您撤回了',
    );
    expect((await mine(own)).html).not.toContain('/progress/urge');
  });

  test('after acceptance the wish goes to the officer, and the matter stays open', async () => {
    const own = await filed();
    await move(cast.centre, own.number, 'dispatch', { officeId: 'SO-LH' });
    await move(cast.officer, own.number, 'accept', { decidedOn: day });
    const page = await own.visitor.send('/progress/withdraw', { sure: 'yes', reason: '' });
    expect(page.text).toContain('您要撤回的话已经交给办的人');
    // Pressed three times on one page, it is said once (reliability F7).
    const token = valueOf((await own.visitor.get('/progress/withdraw')).html, 'token') ?? '';
    for (const press of [1, 2, 3])
      expect((await own.visitor.post('/progress/withdraw', { sure: 'yes', token })).status, `press ${press}`).toBe(303);
    const said = await app.database.pool.query(
      "select 1 from ledger l join complaint c on c.id = l.matter_id where c.number = $1 and l.verb = 'supplemented'",
      [own.number],
    );
    expect(said.rows).toHaveLength(2);
    expect((await mine(own)).now).toBe('受理了，正在约店家');
  });
});

/** Accepted, told of it, and both have agreed to talk. */
async function toMediation({ number }: Own): Promise<void> {
  await move(cast.centre, number, 'dispatch', { officeId: 'SO-LH' });
  await move(cast.officer, number, 'accept', { decidedOn: day });
  const told = { kind: 'acceptance', to: 'consumer', way: 'sms', toldOn: day, proof: '短信回执 8841' };
  await move(cast.officer, number, 'recordNotice', told);
  for (const party of ['consumer', 'operator'])
    await move(cast.officer, number, 'recordConsent', { party, consentedOn: day, way: 'phone' });
  await move(cast.officer, number, 'startMediation', {});
}

/** Agreed on two terms, of which each has its own day. */
async function settle({ number }: Own): Promise<void> {
  await move(cast.officer, number, 'holdSession', {
    heldAt: `${day}T09:00:00+08:00`,
    place: '郭庄村联络站',
    way: 'phone',
    mediators: '马建国',
    minutes: '双方说明情况。',
  });
  await move(cast.officer, number, 'settle', {
    text: '店家退差价，再补四袋。',
    form: 'letter',
    signedByBoth: true,
    signedOn: day,
    disputedFen: 14_000,
    recoveredFen: 14_000,
    compensationFen: 0,
    performBy: '2026-04-27',
    terms: [
      { kind: 'refund', text: '退差价', valueFen: 10_000, dueOn: '2026-04-24' },
      { kind: 'inKind', text: '补四袋', valueFen: 4_000, dueOn: null },
    ],
  });
}

describe('One plain sentence for every state', () => {
  test('from the centre to the agreement, with office, next step and latest day', async () => {
    const own = await filed();
    expect(await mine(own)).toMatchObject({
      now: '12315中心收到了',
      text: expect.stringMatching(
        /建议交给柳河市场监管所，因为店在柳河镇。 .*青禾县12315投诉举报中心.*告诉您受理不受理.*4月29日（星期三） 还有 7 个工作日/u,
      ),
    });
    await move(cast.centre, own.number, 'dispatch', { officeId: 'SO-LH' });
    expect(await mine(own)).toMatchObject({
      now: '交到所里了，正在看能不能受理',
      text: expect.stringContaining('柳河市场监管所'),
    });
    await move(cast.officer, own.number, 'accept', { decidedOn: day });
    await move(cast.officer, own.number, 'recordNotice', {
      kind: 'acceptance',
      to: 'consumer',
      way: 'sms',
      toldOn: day,
      proof: '短信回执 8841',
    });
    expect(await mine(own)).toMatchObject({
      now: '受理了，正在约店家',
      text: expect.stringMatching(/告诉了您：受理了 发短信说的，投诉受理决定书。/u),
    });
    for (const party of ['consumer', 'operator'])
      await move(cast.officer, own.number, 'recordConsent', { party, consentedOn: day, way: 'phone' });
    await move(cast.officer, own.number, 'startMediation', {});
    expect(await mine(own)).toMatchObject({
      now: '正在调解', // The sixtieth day is 端午, and the last working day before it is aimed at.
      text: expect.stringContaining('6月18日（星期四） 还有 59 天'),
    });
    await move(cast.officer, own.number, 'startTest', {
      institution: '安澜市质检所',
      chosenBy: 'agreed',
      payer: 'operator',
      startedOn: day,
      paper: '委托书 3 号',
    });
    const paused = await mine(own);
    expect(paused).toMatchObject({
      now: '等鉴定检测的结果',
      text: expect.stringMatching(/不算在 60 天里（《办法》第二十二条），所以现在暂停计时.*暂停计时/u),
    });
    expect(paused.html).not.toContain('安澜市质检所');
    await move(cast.officer, own.number, 'endTest', { endedOn: day, result: '净含量不足' });
    await move(cast.officer, own.number, 'holdSession', {
      heldAt: `${day}T09:00:00+08:00`,
      place: '郭庄村联络站',
      way: 'onSite',
      noticedOn: day,
      mediators: '马建国',
      minutes: '双方说明情况。',
    });
    await move(cast.officer, own.number, 'settle', {
      text: '店家补足四十公斤。',
      form: 'letter',
      signedByBoth: true,
      signedOn: day,
      disputedFen: 14_000,
      recoveredFen: 14_000,
      compensationFen: 0,
      performBy: '2026-04-27',
    });
    const settled = await mine(own);
    expect(settled).toMatchObject({
      now: '谈成了',
      text: expect.stringContaining('店家最晚 4月27日（星期一）照协议办'),
    });
    // Once: the headline says it, and whoever hears it by telephone is not told twice.
    expect(settled.text).not.toMatch(/谈成了。\s*(?:谈成了|店家)/u);
    // Of officers a citizen reads the surname alone, and of what they wrote for each other nothing.
    expect(settled.html).not.toMatch(/马建国|双方说明情况|8841/u);
  });

  test('P-A6 the day of the talk is a leaf with hour, place and what to bring; the last day stands by the result alone', async () => {
    const own = await filed();
    await toMediation(own);
    expect((await mine(own)).text).toMatch(/下一步 约您和店家谈 最晚哪天有结果 6月18日/u);
    await move(cast.officer, own.number, 'callSession', {
      heldAt: '2026-04-28T09:30:00+08:00',
      place: '郭庄村联络站',
      way: 'onSite',
      mediators: '马建国',
      objectionDays: 3,
    });
    const page = await mine(own);
    const leaf = /<time class="leaf".*?<\/time>/su.exec(page.html)?.[0] ?? '';
    expect(
      leaf
        .replace(/<[^>]*>/gu, ' ')
        .replace(/\s+/gu, ' ')
        .trim(),
    ).toBe('4月 28 星期二');
    expect(page.text).toMatch(/上午 9:30 郭庄村联络站/u);
    // Of officers a citizen reads surname and title alone, here as beside 谁在办.
    expect([page.text.includes('由马同志主持'), page.html.includes('马建国')]).toEqual([true, false]);
    for (const words of ['您要带的', '身份证', '剩下的东西和包装', '怎么走', '改日子'])
      expect(page.text).toContain(words);
    // The talk has its own day; of the last day it is said what is to have happened by then.
    expect(page.text).toMatch(/4月28日（星期二）上午 9:30 到时候去谈 最晚 6月18日（星期四） 有结果/u);
    expect(page.text).not.toMatch(/最晚 6月18日（星期四） 到时候去谈/u);
    // Another day is asked for once, and the officer reads it.
    const form = /<form[^>]*another-day.*?<\/form>/su.exec(page.html)?.[0] ?? '';
    const token = valueOf(form, 'token') ?? '';
    expect(problemsIn((await own.visitor.post('/progress/another-day', { token, anotherDay: ' ' })).html)).toEqual({
      anotherDay: '请写哪天、几点来得了',
    });
    for (let press = 0; press < 2; press += 1)
      await own.visitor.post('/progress/another-day', { token, anotherDay: '30号上午' });
    const { body } = await app.as(cast.officer)('GET', `/api/complaints/${encodeURIComponent(own.number)}`);
    const said = JSON.stringify(body.timeline).match(/约好的2026年4月28日9时30分来不了，想改日子：30号上午/gu);
    expect(said).toHaveLength(1);
  });

  test('A talk that is called off is off on his page at once, and his telephone says so only where he had been told of it.', async () => {
    const own = await filed();
    await toMediation(own);
    const said = async () =>
      (
        await app.database.pool.query<{ text: string }>(
          "select m.text from message m join complaint c on c.id = m.matter_id where c.number = $1 and m.text like '%取消%'",
          [own.number],
        )
      ).rows;
    const called = { place: '郭庄村联络站', way: 'onSite', mediators: '马建国', objectionDays: 3 };
    await move(cast.officer, own.number, 'callSession', { ...called, heldAt: '2026-04-28T09:30:00+08:00' });
    await move(cast.officer, own.number, 'callOff', { reason: '约错了日子' });
    const page = await mine(own);
    expect(page.html).not.toMatch(/<time class="leaf"/u);
    expect(page.text).toContain('约好的调解取消了');
    expect(page.text).toContain('4月28日（星期二）上午 9:30 的不用来了');
    expect(page.text).not.toContain('约错了日子');
    expect(await said()).toEqual([]);
    await move(cast.officer, own.number, 'callSession', { ...called, heldAt: '2026-04-29T09:30:00+08:00' });
    const proof = { kind: 'mediation', to: 'consumer', way: 'phone', toldOn: day, proof: '打了电话' };
    await move(cast.officer, own.number, 'recordNotice', proof);
    await move(cast.officer, own.number, 'callOff', { reason: '店家来不了' });
    expect(await said()).toEqual([{ text: expect.stringContaining('约好的调解会取消了，先不用来') }]);
  });

  test('P-A3 what was agreed stands term by term with its sum and day, and the letters that were served on him open as served', async () => {
    const own = await filed();
    await toMediation(own);
    await settle(own);
    // The agreement is signed, and was not given to him yet: of the letters there is the acceptance alone.
    expect((await mine(own)).html.match(/\/progress\/paper\//gu)).toHaveLength(1);
    await move(cast.officer, own.number, 'recordNotice', {
      kind: 'agreement',
      to: 'consumer',
      way: 'inPerson',
      toldOn: day,
      proof: '当面签收',
    });
    await move(cast.officer, own.number, 'recordNotice', {
      kind: 'agreement',
      to: 'operator',
      way: 'inPerson',
      toldOn: day,
      proof: '店主签收',
    });
    await move(cast.officer, own.number, 'close', {});
    const page = await mine(own);
    expect(page.text).toMatch(/一共要回 140 元/u);
    expect(page.text).toMatch(
      /说好的 2 条 退差价 100 元 4月24日（星期五）前，还没到日子 补四袋 40 元 4月27日（星期一）前/u,
    );
    for (const words of ['店家不照办怎么办', '去法院', '不能替法院扣店家的钱']) expect(page.text).toContain(words);
    // Whoever has said how it went is called no more, and is not told that he will be.
    expect(page.text).toContain('没有了；所里会打电话回访');
    await own.visitor.post('/progress/rate', { grade: '2' });
    expect((await mine(own)).text).toContain('没有了，都办完了');
    const paths = [...page.html.matchAll(/href="(\/progress\/paper\/[^"]+)"/gu)].map(([, path = '']) => path);
    expect(paths).toHaveLength(2);
    const letters = await Promise.all(paths.map((path) => own.visitor.get(path)));
    expect(letters.map(({ status }) => status)).toEqual([200, 200]);
    expect(letters[0]?.text).toContain('投诉调解书');
    expect(letters[1]?.text).toContain('投诉受理决定书');
    expect(letters[0]?.headers.get('cache-control')).toBe('no-store');
    // walk33 43: it is no draft to him, and where the sealed original is stands on it, printed too.
    for (const { html } of letters) {
      expect(html).not.toContain('>印章<');
      expect(html).toMatch(/<article class="sheet [^"]+ given">/u);
      expect(html).toMatch(/<p class="note">[^<]*盖章的原件由所里交给您/u);
    }
    // They open for his ticket alone: not for a stranger, not for another complainant.
    expect((await citizen(app.deps).get(paths[0] ?? '')).location).toBe('/progress?sent=closed');
    const other = await filed();
    expect((await other.visitor.get(paths[0] ?? '')).status).toBe(404);
    app.setNow('2026-04-26T09:10:00+08:00');
    await own.visitor.post('/progress', { number: own.number, code: own.code });
    const later = await mine(own);
    expect(later.text).toMatch(/退差价 100 元 4月24日（星期五）到日子，过了 2 天/u);
    expect(later.text).toContain('司法确认');
    // A court is asked to confirm it within thirty days, and not for ever.
    app.setNow('2026-06-26T09:10:00+08:00');
    await own.visitor.post('/progress', { number: own.number, code: own.code });
    const late = await mine(own);
    expect(late.text).toContain('去法院');
    expect(late.text).not.toContain('司法确认');
  });

  test('P-A4 what the shop has not kept is told by one press, is a task of the office with its own day, and is answered on the page', async () => {
    const own = await filed();
    await toMediation(own);
    await settle(own);
    for (const to of ['consumer', 'operator'])
      await move(cast.officer, own.number, 'recordNotice', {
        kind: 'agreement',
        to,
        way: 'inPerson',
        toldOn: day,
        proof: '签收',
      });
    await move(cast.officer, own.number, 'close', {});
    const tokenIn = (html: string) =>
      valueOf(/<form[^>]*progress\/performance.*?<\/form>/su.exec(html)?.[0] ?? '', 'token') ?? '';
    // Before the day of either it asks for a reason, and which of them is meant.
    const before = await mine(own);
    const unsaid = await own.visitor.post('/progress/performance', {
      token: tokenIn(before.html),
      result: 'broken',
      kept: '',
    });
    expect(problemsIn(unsaid.html)).toEqual({ terms: '请勾是哪几条' });
    const early = { token: tokenIn(before.html), result: 'broken', terms: '1', kept: '' };
    const why = await own.visitor.post('/progress/performance', early);
    expect(problemsIn(why.html)['kept']).toContain('还没到说好的日子');
    // From the day on it is one press, however often: the office has three working days.
    app.setNow('2026-04-24T09:10:00+08:00');
    await own.visitor.post('/progress', { number: own.number, code: own.code });
    const token = tokenIn((await mine(own)).html);
    for (let press = 0; press < 2; press += 1)
      await own.visitor.post('/progress/performance', { token, result: 'broken', terms: '1', kept: '' });
    const page = await mine(own);
    expect(page.text).toContain('4月24日（星期五）您说店家没照办，所里去问店家，最晚 4月29日（星期三）回您');
    expect(page.html).not.toContain('action="/progress/performance"');
    const office = app.as(cast.officer);
    const waiting = (await office('GET', `/api/awaiteds?state=open&matter=${encodeURIComponent(own.number)}`)).body;
    expect(waiting.items.map(({ entry }: { entry: object }) => entry)).toMatchObject([
      { kind: 'performance', toName: '老周农资店', dueOn: '2026-04-29' },
    ]);
    // It is the officer's work at once, and not only once it is late.
    const work = (await office('GET', '/api/awaiteds?state=open&mine=yes&overdue=yes')).body;
    expect(work.items.map(({ entry }: { entry: { matterNumber: string } }) => entry.matterNumber)).toContain(
      own.number,
    );
    const messages = (await office('GET', '/api/messages/own')).body;
    expect(JSON.stringify(messages)).toContain('投诉人说店家没照办协议，请问店家，最晚4月29日（星期三）回他');
    // The office answers; the row ends with its words, and he reads them.
    const answer = { found: 'promised', promisedOn: '2026-04-28', on: '2026-04-24', answer: '店家说钱 28 号转。' };
    await move(cast.officer, own.number, 'answerPerformance', answer);
    expect((await mine(own)).text).toMatch(/店家答应改天办，4月28日（星期二）办 ?。 ?店家说钱 28 号转。/u);
    const rows = (await office('GET', `/api/awaiteds?state=all&matter=${encodeURIComponent(own.number)}`)).body;
    expect(rows.items[0].entry.state).toBe('answered');
    // The money came: he says so himself, and the term is done.
    app.setNow('2026-04-28T09:10:00+08:00');
    await own.visitor.post('/progress', { number: own.number, code: own.code });
    const paid = { token: tokenIn((await mine(own)).html), result: 'kept', terms: '1', kept: '' };
    expect((await own.visitor.send('/progress/performance', paid)).text).toMatch(
      /退差价 100 元 4月28日（星期二）办了/u,
    );
    // A stranger without the ticket tells nothing.
    expect((await citizen(app.deps).post('/progress/performance', paid)).text).toContain('您写的还在，还没交');
  });

  test('an officer asks one thing; by link and code it is answered once, with a photo, and stands in the course', async () => {
    const own = await filed();
    await move(cast.centre, own.number, 'dispatch', { officeId: 'SO-LH' });
    await move(cast.officer, own.number, 'askConsumer', { question: '10 袋是不是一张票买的？票还在吗？' });
    const texts = await app.database.pool.query('select text from message where text like $1', [
      `%${own.number}%要问您%`,
    ]);
    expect(texts.rows.map(({ text }) => text)).toEqual([expect.stringContaining('请在4月23日（星期四）前答')]);
    const page = await mine(own);
    expect(page.text).toMatch(/办的人问您一句话 4月23日（星期四）前答/u);
    expect(page.text).toContain('10 袋是不是一张票买的？票还在吗？');
    const form = /<form[^>]*progress\/answer.*?<\/form>/su.exec(page.html)?.[0] ?? '';
    const token = valueOf(form, 'token') ?? '';
    expect(problemsIn((await own.visitor.post('/progress/answer', { token, words: ' ' })).html)).toEqual({
      words: '写一句话，或者加一张照片',
    });
    const photo = new File([new Uint8Array(await readFile('tests/fixtures/photo.jpg'))], '小票.jpg');
    for (let press = 0; press < 2; press += 1)
      await own.visitor.post('/progress/answer', { token, words: '一张票，票还在', photos: photo });
    const after = await mine(own);
    expect(after.text).toMatch(/您答了 一张票，票还在（附 1 个文件）/u);
    expect(after.html).not.toContain('/progress/answer');
    const seen = (await app.as(cast.officer)('GET', `/api/complaints/${encodeURIComponent(own.number)}`)).body;
    expect(seen.timeline.filter(({ verb }: { verb: string }) => verb === 'question-answered')).toMatchObject([
      { detail: { words: '一张票，票还在', files: 1 } },
    ]);
    expect(seen.attachments.map((file: { fileName: string }) => file.fileName)).toEqual(['小票.jpg']);
    const rows = (await app.as(cast.officer)('GET', `/api/awaiteds?state=all&matter=${encodeURIComponent(own.number)}`))
      .body;
    expect(
      rows.items.map(({ entry }: { entry: { state: string; kind: string } }) => [entry.kind, entry.state]),
    ).toEqual([['consumer', 'answered']]);
    // What is said after the question was answered elsewhere is added, and not lost.
    await own.visitor.post('/progress/answer', { token: '', words: '还有一张老票' });
    expect((await mine(own)).text).toContain('补充了材料');
  });

  test('who has not answered is asked once more after the day, in the words of the first, and no more once he has', async () => {
    const own = await filed();
    await move(cast.centre, own.number, 'dispatch', { officeId: 'SO-LH' });
    await move(cast.officer, own.number, 'askConsumer', { question: '票还在吗？' });
    const texts = async () => {
      const like = `%${own.number}%要问您%`;
      const found = await app.database.pool.query('select text from message where text like $1', [like]);
      return found.rows.map(({ text }: { text: string }) => text);
    };
    const morning = async (day: string) => {
      app.setNow(`${day}T08:00:00+08:00`);
      await runJob({ ...app.deps, connection: '', channels: {} as never }, 'watch-obligations');
    };
    const [first] = await texts();
    expect(await texts()).toEqual([expect.stringContaining('请在4月23日（星期四）前答')]);
    // On the last day itself he still has time.
    await morning('2026-04-23');
    expect(await texts()).toEqual([first]);
    await morning('2026-04-24');
    await morning('2026-04-24');
    expect(await texts()).toEqual([first, first]);
    await own.visitor.post('/progress', { number: own.number, code: own.code });
    const form = /<form[^>]*progress\/answer.*?<\/form>/su.exec((await mine(own)).html)?.[0] ?? '';
    await own.visitor.post('/progress/answer', { token: valueOf(form, 'token') ?? '', words: '票还在' });
    expect((await mine(own)).text).toContain('您答了');
    await morning('2026-05-15');
    expect(await texts()).toEqual([first, first]);
  });

  test('not accepted: the ground with its article, the reason, and the five other ways', async () => {
    const own = await filed();
    await move(cast.centre, own.number, 'dispatch', { officeId: 'SO-LH' });
    await move(cast.officer, own.number, 'decline', {
      decidedOn: day,
      ground: 'NA2',
      body: '县消费者协会',
      bodyOn: day,
      bodyNumber: '消协〔2026〕7号',
      reason: '这件事县消费者协会已经调解过。',
    });
    const page = await mine(own);
    expect(page.now).toBe('没有受理');
    expect(page.text).toContain(declineGrounds.NA2.article);
    expect(page.text).toContain('这件事县消费者协会已经调解过。');
    for (const way of Object.values(disputeRoutes)) expect(page.text).toContain(way.zh);
    expect(page.html).not.toContain('action="/progress/rate"');
    const told = { kind: 'decline', to: 'consumer', way: 'mail', toldOn: day, proof: 'XA124' };
    await move(cast.officer, own.number, 'recordNotice', told);
    await move(cast.officer, own.number, 'close', {});
    // Nobody is called about it, and yet he may say how he was handled: once.
    const { complaint, moves } = (await app.as(cast.officer)('GET', `/api/complaints/${own.number}`)).body;
    expect([complaint.stage, moves.includes('followUp')]).toEqual(['done', false]);
    await rated(own);
  });

  test('ended without agreement: the ground, and the other ways, until it is closed and nothing can be done any more', async () => {
    const own = await filed();
    await move(cast.centre, own.number, 'dispatch', { officeId: 'SO-LH' });
    await move(cast.officer, own.number, 'accept', { decidedOn: day });
    await move(cast.officer, own.number, 'recordNotice', {
      kind: 'acceptance',
      to: 'consumer',
      way: 'phone',
      toldOn: day,
      proof: '9:30 通话',
    });
    await move(cast.officer, own.number, 'terminate', {
      decidedOn: day,
      ...refusedMediation(day),
      reason: '店家两次说明不愿意调解。',
    });
    const page = await mine(own);
    expect(page.now).toBe('没谈成，调解结束了');
    expect(page.text).toContain(terminationGrounds.TM2.article);
    for (const to of ['consumer', 'operator'])
      await move(cast.officer, own.number, 'recordNotice', {
        kind: 'termination',
        to,
        way: 'mail',
        toldOn: day,
        proof: 'XA123',
      });
    await move(cast.officer, own.number, 'close', {});
    const closed = await mine(own);
    expect(closed.now).toBe('没谈成，调解结束了');
    expect(closed.html).not.toMatch(/action="\/progress\/(?:urge|supplement|withdraw)"/u);
    await rated(own);
  });

  test('not satisfied he asks the bureau once; a leader who did nothing of it answers by letter, and it opens on his page', async () => {
    const own = await filed();
    await move(cast.centre, own.number, 'dispatch', { officeId: 'SO-LH' });
    const declined = { ground: 'NA2', body: '县消费者协会', bodyOn: day, bodyNumber: '消协〔2026〕7号' };
    await move(cast.officer, own.number, 'decline', { decidedOn: day, ...declined, reason: '消协已经调解过。' });
    const told = { kind: 'decline', to: 'consumer', way: 'mail', toldOn: day, proof: 'XA124' };
    await move(cast.officer, own.number, 'recordNotice', told);
    await move(cast.officer, own.number, 'close', {});
    const page = await mine(own);
    expect(page.text).toContain('请县局再看一遍，不由办过这件的人看，15 个工作日内写清楚答您');
    const token = valueOf(/<form[^>]*progress\/appeal.*?<\/form>/su.exec(page.html)?.[0] ?? '', 'token') ?? '';
    expect(problemsIn((await own.visitor.post('/progress/appeal', { token, appeal: '' })).html)).toEqual({
      wrong: '请选一样哪里不对，或者写一句',
    });
    for (let press = 0; press < 2; press += 1)
      await own.visitor.post('/progress/appeal', { token, wrong: ['unheard', 'slow'], appeal: '消协没有调解过我这件' });
    const asked = await mine(own);
    expect(asked.text).toContain('由没办过这件的局领导看，最晚 5月13日（星期三）答您');
    expect(asked.html).not.toContain('action="/progress/appeal"');
    // What comes next is the bureau's answer, and nothing is offered that there is not.
    expect(asked.text).toContain('县局复核，写清楚答您');
    expect(asked.text).not.toContain('没有了；所里会打电话回访');
    expect(asked.html).not.toContain('href="#leave"');
    const leader = app.as(cast.deputyDirector);
    const work = (await leader('GET', '/api/work')).body;
    expect(JSON.stringify(work.lines)).toContain(own.number);
    expect(JSON.stringify((await leader('GET', '/api/messages/own')).body)).toContain(
      `${own.number}：投诉人不满意，请局里复核`,
    );
    const head = await app.as(cast.officeHead)('GET', `/api/complaints/${encodeURIComponent(own.number)}`);
    expect(head.body.moves).not.toContain('answerAppeal');
    expect(head.body.complaint.appeal.words).toBe('没好好听我说、拖得太久。消协没有调解过我这件');
    await move(cast.deputyDirector, own.number, 'answerAppeal', {
      result: 'mended',
      answer: '查明消协没有调解过，另行重新处理。',
    });
    const answered = await mine(own);
    expect(answered.text).toMatch(/办理有不足，已经改正 查明消协没有调解过，另行重新处理。/u);
    // At the head of the page already, and not some screens below alone.
    expect(answered.text).toMatch(/没有受理 县局复核过了，[^。]*答复：办理有不足，已经改正。/u);
    const path = /href="(\/progress\/paper\/[^"]+)" aria-label="看投诉复核答复书"/u.exec(answered.html)?.[1] ?? '';
    const letter = await own.visitor.get(path);
    expect(letter.text).toMatch(/投诉复核答复书.*青市监诉复〔2026〕第1号.*查明消协没有调解过/u);
  });

  /** What the call afterwards would ask, answered on the page: once, and with a reason where it went badly. */
  async function rated(own: Own): Promise<void> {
    const none = await own.visitor.post('/progress/rate', {});
    expect([none.status, problemsIn(none.html)]).toEqual([422, { grade: '请挑一个：非常满意、满意、一般、不满意' }]);
    const bare = await own.visitor.post('/progress/rate', { grade: '4' });
    expect(problemsIn(bare.html)).toEqual({ why: '请写为什么不满意，好让所长去看' });
    expect(bare.html).toMatch(/value="4"[^>]*checked/u);
    const done = await own.visitor.send('/progress/rate', { grade: '4', why: '没人来店里看过' });
    expect(done.text).toContain('记下了，谢谢您');
    expect(done.html).not.toContain('/progress/rate');
    const { body } = await app.as(cast.officeHead)('GET', `/api/complaints/${encodeURIComponent(own.number)}`);
    expect(body.complaint).toMatchObject({ satisfaction: 4, stage: 'toReview', review: { reason: '没人来店里看过' } });
    expect((await own.visitor.post('/progress/rate', { grade: '2' })).location).toBe('/progress/mine');
    const after = await app.as(cast.officeHead)('GET', `/api/complaints/${encodeURIComponent(own.number)}`);
    expect(after.body.complaint.satisfaction).toBe(4);
  }

  test('in English too', async () => {
    const own = await filed();
    const { text } = await own.visitor.get('/progress/mine?lang=en');
    expect(text).toMatch(
      /The 12315 centre has it .*You hear whether it is accepted .*Wednesday,? 29 April 7 working days left/u,
    );
  });
});

describe('By telephone keys and text messages', () => {
  const key = 'the key of the switchboard, 32 and more';
  beforeAll(() => {
    app.deps.isOfSwitchboard = (signed) => isSignedWith(key, signed);
  });

  function hand(
    path: 'keys' | 'messages',
    input: object,
    { signedWith = key, at = app.deps.now(), from = '13800000317' } = {},
  ) {
    const body = { id: uuidv7(), from, ...input };
    return app.as(null)('POST', `/api/switchboard/${path}`, body, {
      [switchboardAtHeader]: at.toISOString(),
      [switchboardSignatureHeader]: signatureOf(signedWith, at.toISOString(), JSON.stringify(body)),
    });
  }
  const keyed = (own: Own, pressed = '') =>
    hand('keys', { number: own.number.replace(/\D/gu, ''), code: own.code.replace(/\D/gu, ''), pressed });
  const text = async (words: string) => (await hand('messages', { text: words })).body.reply as string;

  test('number and code by keys give where it stands and by when, with what one may press', async () => {
    const own = await filed();
    const told = await keyed(own);
    expect(told.status).toBe(200);
    expect(told.body.say).toMatch(
      /^投2026-\d{4}：12315中心收到了。建议交给柳河市场监管所，因为店在柳河镇。下一步：告诉您受理不受理，最晚 4月29日（星期三）。$/u,
    );
    expect(told.body.keys).toEqual([{ key: '2', say: '要催一催，请按2。' }]);
    expect((await keyed(own, '2')).body.say).toBe('已经替您催了，办的人看得到。');
    expect((await keyed(own, '2')).body.say).toBe('今天已经催过了，办的人看得到。');
    for (const key of ['3', '31']) expect((await keyed(own, key)).body.say).toBe('这件现在不用评价，或者已经评过了。');
    expect(await text(`进度 ${own.number} ${own.code}`)).toBe(told.body.say);
    expect(await text(`催办 ${own.number} ${own.code}`)).toBe('今天已经催过了，办的人看得到。');
    expect(await text('你们几点上班')).toMatch(/^没看懂。查进度请发“进度 编号 查询码”/u);
  });

  test('an end is told with its reason and its article, never with words that point at a page; a key rates it once', async () => {
    const own = await filed();
    await move(cast.centre, own.number, 'dispatch', { officeId: 'SO-LH' });
    await move(cast.officer, own.number, 'accept', { decidedOn: day });
    const notice = { way: 'phone', toldOn: day, proof: '9:30 通话' };
    await move(cast.officer, own.number, 'recordNotice', { kind: 'acceptance', to: 'consumer', ...notice });
    const end = { decidedOn: day, ...refusedMediation(day), reason: '店家两次说明不愿意调解。' };
    await move(cast.officer, own.number, 'terminate', end);
    const { say } = (await keyed(own)).body;
    expect(say).toContain(`理由是${terminationGrounds.TM2.article}`);
    expect(say).not.toMatch(/下面|这一页|undefined|null/u);
    for (const to of ['consumer', 'operator'])
      await move(cast.officer, own.number, 'recordNotice', { kind: 'termination', to, ...notice });
    await move(cast.officer, own.number, 'close', {});
    const closed = await keyed(own);
    expect(closed.body.keys).toEqual([{ key: '3', say: '要说办得怎么样，请按3。' }]);
    expect((await keyed(own, '3')).body.say).toMatch(/^非常满意请按1/u);
    expect((await keyed(own, '34')).body.say).toBe('记下了。所长要重新看这件是怎么办的。');
    expect((await keyed(own, '31')).body.say).toBe('这件现在不用评价，或者已经评过了。');
    const { body } = await app.as(cast.officeHead)('GET', `/api/complaints/${encodeURIComponent(own.number)}`);
    expect(body.complaint).toMatchObject({ satisfaction: 4, stage: 'toReview' });
  });

  test('a wrong number and a wrong code are told in the same words, and guesses end by telephone as on the page', async () => {
    const own = await filed();
    const wrong = await hand('keys', { number: own.number, code: '00000000' });
    expect((await hand('keys', { number: '20269999', code: own.code })).body).toEqual(wrong.body);
    // Who hears it has the telephone in his hand: he is not told to call.
    expect(wrong.body).toEqual({ say: '编号或者查询码不对，请对着回执再看一遍。', keys: [] });
    expect(await text(`进度 ${own.number} 00000000`)).toMatch(/丢了回执请打电话。$/u);
    const answers: string[] = [];
    for (let n = 0; n < 40; n += 1) answers.push(await text(`进度 ${own.number} ${10_000_000 + n}`));
    expect(answers.at(-1)).toMatch(/先不认|试得太多/u);
    // Nor is who withholds his number by another who does.
    for (let n = 0; n < 40; n += 1) await hand('keys', { number: '20269998', code: `${20_000_000 + n}` }, { from: '' });
    const hidden = await filed();
    const theirs = { number: hidden.number, code: hidden.code };
    expect((await hand('keys', theirs, { from: '' })).body.say).toContain(hidden.number);
    // Another telephone is not held up by the one that guessed, where the guesses were not at its number.
    const other = await filed();
    const fresh = { number: other.number, code: other.code };
    expect((await hand('keys', fresh, { from: '13900000001' })).body.say).toContain(other.number);
  });

  test('what the county tells everybody is heard too, and no longer than it stands', async () => {
    const own = await filed();
    const asked = { number: own.number, code: own.code };
    const minutes = (n: number) => new Date(app.deps.now().getTime() + n * 60_000).toISOString();
    const notice = { zh: '国庆三天热线照常有人', fromAt: minutes(-60), untilAt: minutes(60) };
    const id = uuidv7();
    expect((await app.as(cast.admin)('PUT', `/api/notices/${id}`, notice)).status).toBe(200);
    expect((await hand('keys', asked)).body.say).toMatch(/通知：国庆三天热线照常有人。$/u);
    await app.as(cast.admin)('POST', `/api/notices/${id}/take-back`);
    expect((await hand('keys', asked)).body.say).not.toContain('国庆');
  });

  test('nothing is told to who has not signed, has signed long ago, or with another key; none is connected by default', async () => {
    const own = await filed();
    const asked = { number: own.number, code: own.code };
    const late = new Date(app.deps.now().getTime() - 11 * 60_000);
    for (const wrong of [{ signedWith: 'another key of the right length!!' }, { at: late }])
      expect((await hand('keys', asked, wrong)).body).toMatchObject({ code: 'switchboard-not-signed' });
    expect((await app.as(null)('POST', '/api/switchboard/keys', { id: uuidv7(), ...asked })).status).toBe(401);
    const before = app.deps.isOfSwitchboard;
    app.deps.isOfSwitchboard = null;
    expect((await hand('messages', { text: '进度' })).body).toMatchObject({ code: 'switchboard-off' });
    app.deps.isOfSwitchboard = before ?? null;
  });
});
