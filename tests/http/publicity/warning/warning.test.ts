/** 消费警示: from the draft through the gate to everybody, and back again. */
import { uuidv7 } from 'uuidv7';
import { SaxesParser } from 'saxes';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asksToSee } from '../../../../src/domain/publicity/warning/warning-here.ts';
import { maySeeWarning, type Warning } from '../../../../src/domain/publicity/warning/warning.ts';
import { actorOfAccount } from '../../../../src/domain/county/account.ts';
import { listAccounts } from '../../../../src/store/county/account.ts';
import { forgetCountyFacts } from '../../../../src/store/county/county.ts';
import { countNotices } from '../../../../src/store/publicity/warning/notice-figure.ts';
import { listWarnings } from '../../../../src/store/publicity/warning/warning.ts';
import { cast } from '../../../build/cast.ts';
import { unmarkedChinese } from '../../../build/house/citizen.ts';
import { filing, proof, testApp, type Caller, type TestApp } from '../../../build/house/http-app.ts';
import { fixture } from '../../../build/phone-photo.ts';
import { upload } from '../../../build/import-tables.ts';

let app: TestApp;
let station: Caller;
let officer: Caller;
let centre: Caller;
let leader: Caller;
let head: Caller;
let citizen: Caller;
const stationId = 'ST-V0302';

beforeAll(async () => {
  app = await testApp();
  app.setNow('2026-08-17T09:00:00+08:00');
  [station, officer, centre, leader, head] = [
    'st-v0302',
    cast.officer,
    cast.centre,
    cast.deputyDirector,
    cast.officeHead,
  ].map((one) => app.as(one)) as [Caller, Caller, Caller, Caller, Caller];
  citizen = app.as(null);
});
afterAll(() => app.close());

const form = (more: object = {}) => ({
  id: uuidv7(),
  kind: 'warning',
  title: '种了“丰垦818”不结穗的，先别砍秆 & 别翻地',
  text: '有农户反映，春上买的玉米种出穗少、秃尖缺粒 <袋子红底黄字>，正在等田间鉴定。',
  advice: '地里留着，等专家看\n种子袋、小票留着\n来登记',
  unknown: '是种子的毛病还是天旱，要等鉴定。',
  actBy: '2026-08-31',
  actWhat: '申请田间鉴定',
  townIds: ['T03'],
  categoryCodes: ['G10'],
  sourceKind: 'complaints',
  ...more,
});
const step = async (who: Caller, key: string, move: string, input: object = {}) => {
  const { version } = (await centre('GET', `/api/warnings/${key}`)).body.entry;
  return who('POST', `/api/warnings/${key}/${move}`, { version, clientId: uuidv7(), input });
};
const checked = { checkedHow: '问了三个站，和两件投诉对得上' };

/** Drafted by the officer, checked, reviewed by the head, approved and published by the centre. */
async function publish(more: object = {}, publishing: object = {}): Promise<{ id: string; number: string }> {
  const made = await officer('POST', '/api/warnings', form(more));
  expect(made.status, JSON.stringify(made.body)).toBe(200);
  const { id } = made.body.entry;
  for (const [who, move, input] of [
    [officer, 'check', checked],
    [head, 'review', {}],
    [centre, 'approve', {}],
    [centre, 'publish', { untilOn: '2026-09-20', ...publishing }],
  ] as const) {
    const done = await step(who, id, move, input);
    expect(done.status, `${move} ${JSON.stringify(done.body)}`).toBe(200);
  }
  return { id, number: (await centre('GET', `/api/warnings/${id}`)).body.entry.number };
}

const wordsOf = (html: string) => html.replace(/<[^>]*>/gu, '');

/** The texts of each element, read by a parser that refuses what is not well formed. */
function parsed(xml: string): { name: string; text: string }[] {
  const parser = new SaxesParser({ xmlns: true });
  const found: { name: string; text: string }[] = [];
  const open: { name: string; text: string }[] = [];
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name }) => {
    const one = { name, text: '' };
    open.push(one);
    found.push(one);
  });
  parser.on('text', (text) => {
    const last = open.at(-1);
    if (last !== undefined) last.text += text;
  });
  parser.on('closetag', () => open.pop());
  parser.write(xml).close();
  return found;
}

describe('消费警示', () => {
  it('S44 S178 从投诉一步起草，写的人不能自己审查、批准；核实、审查、批准、发布各是一个人、各留一行', async () => {
    const made = await officer('POST', '/api/warnings', form());
    expect([made.status, made.body.entry.number, made.body.entry.state]).toEqual([200, null, 'draft']);
    const { id } = made.body.entry;
    expect((await step(officer, id, 'check', checked)).body.entry.state).toBe('checked');
    expect((await step(officer, id, 'review')).status).toBe(403);
    expect((await step(head, id, 'review')).body.entry.state).toBe('reviewed');
    expect((await step(head, id, 'approve')).status).toBe(403);
    expect((await step(leader, id, 'approve')).body.entry.state).toBe('approved');
    const out = await step(leader, id, 'publish', { untilOn: '2026-09-20' });
    expect(out.body.entry).toMatchObject({ state: 'published', number: '警2026-0001' });
    const own = (await centre('POST', '/api/warnings', form())).body.entry.id;
    await step(centre, own, 'check', checked);
    expect((await step(centre, own, 'review')).body.code).toBe('docket-not-yours');
    // What was never published leaves no gap behind it.
    await step(centre, own, 'drop', { remark: '重复了' });
    expect((await publish()).number).toBe('警2026-0002');
    const verbs = out.body.timeline.map((line: { verb: string }) => line.verb);
    expect(verbs).toEqual(
      expect.arrayContaining([
        'warning-drafted',
        'warning-checked',
        'warning-reviewed',
        'warning-approved',
        'warning-published',
      ]),
    );
  });

  it('S72 有姓名、电话、证件号发不出去，每一处说出是什么、改成什么；别人写明理由才放行，证件号不放行', async () => {
    const text = '村民马德旺（电话13812345678，身份证410225196503124538）反映春上买的玉米种不出苗。';
    const { id } = (await officer('POST', '/api/warnings', form({ text }))).body.entry;
    await step(officer, id, 'check', checked);
    const refused = await step(head, id, 'review');
    expect([refused.status, refused.body.code]).toEqual([422, 'publication-names']);
    const said = refused.body.fields
      .map((one: { path: string; message?: string; zh?: string }) => JSON.stringify(one))
      .join('\n');
    for (const word of ['马德旺', '13812345678', '410225196503124538']) expect(said).toContain(word);
    const seen = (await head('GET', `/api/warnings/${id}`)).body;
    expect(seen.more.marks.map((one: { words: string }) => one.words)).toEqual(
      expect.arrayContaining(['13812345678', '410225196503124538']),
    );
    const pass = (words: string, who: Caller, more: object = {}) =>
      who('POST', '/api/disclosure-passes', {
        id: uuidv7(),
        docket: 'warning',
        entryId: id,
        words,
        reason: '厂家的客服电话',
        ...more,
      });
    expect((await pass('13812345678', officer)).status).toBe(403);
    expect((await pass('410225196503124538', head)).body.code).toBe('pass-fixed');
    expect((await pass('不在里面', head)).body.code).toBe('pass-unmarked');
    for (let i = 0; i < 2; i += 1) expect((await pass('13812345678', head)).status).toBe(200);
    await step(head, id, 'sendBack', { remark: '删姓名和证件号' });
    const clean = '有村民（电话13812345678）反映春上买的玉米种不出苗。';
    await step(officer, id, 'rewrite', { ...form({ text: clean }), id: undefined });
    await step(officer, id, 'check', checked);
    expect((await step(head, id, 'review')).status).toBe(200);
  });

  it('换上的号码不再标：姓名还没定，“138****5678”不另算一处', async () => {
    const text = '找孙铁柱（138****5678）打问，或者来登记，他家的也这样。';
    const { id } = (await officer('POST', '/api/warnings', form({ text }))).body.entry;
    const marks = (await head('GET', `/api/warnings/${id}`)).body.more.marks as { words: string }[];
    expect(marks.map(({ words }) => words)).toEqual(['孙铁柱']);
  });

  it('没有立案或者抽检结果，写出投诉里的店名发不出去，也不能放行', async () => {
    await citizen('POST', '/api/complaints', filing({ operator: { name: '丰收农资商行', address: '柳河街' } }));
    const { id } = (
      await officer('POST', '/api/warnings', form({ text: '在丰收农资商行买的玉米种，有农户反映不出苗。' }))
    ).body.entry;
    await step(officer, id, 'check', checked);
    const refused = await step(head, id, 'review');
    expect([refused.body.code, JSON.stringify(refused.body.fields)]).toEqual([
      'publication-names',
      expect.stringContaining('丰收农资商行'),
    ]);
    const pass = { id: uuidv7(), docket: 'warning', entryId: id, words: '丰收农资商行', reason: '大家都知道' };
    expect((await head('POST', '/api/disclosure-passes', pass)).body.code).toBe('pass-fixed');
  });

  it('S44 一次发布到网页、首页、RSS、Atom、海报、消费警示栏；撤回也到每一处，二维码打开的页说已撤回', async () => {
    const { id, number } = await publish({ kind: 'urgent' });
    const at = encodeURIComponent(number);
    const page = async () => (await citizen('GET', `/warnings/${at}`)).body as string;
    const feeds = async () =>
      Promise.all(
        ['rss', 'atom'].map(async (one) => parsed((await citizen('GET', `/warnings.${one}`)).body as string)),
      );
    const sheet = async () =>
      (await station('GET', `/api/boards/${stationId}`)).body.sheets.find(
        (one: { kind: string }) => one.kind === 'warning',
      );
    const title = '种了“丰垦818”不结穗的，先别砍秆 & 别翻地';
    expect(wordsOf(await page())).toContain('申请田间鉴定，最晚');
    expect((await citizen('GET', '/')).body).toContain('先别砍秆');
    expect((await citizen('GET', '/warnings?town=T03')).body).toContain(number);
    expect((await citizen('GET', '/warnings?town=T01')).body).not.toContain(number);
    for (const feed of await feeds()) {
      expect(feed.map(({ text }) => text)).toContain(`【紧急警示】${title}`);
      expect(feed.some(({ text }) => text.includes('<袋子红底黄字>'))).toBe(true);
    }
    const other = parsed((await citizen('GET', '/warnings.rss?town=T01&category=G10')).body as string);
    expect(other.some(({ name }) => name === 'item')).toBe(false);
    const poster = (await station('GET', `/papers/warning-posters/${at}?size=A3`)).body as string;
    for (const words of ['class="large"', '2026年8月17日', '打印，以二维码打开的网页为准', 'data:image/svg'])
      expect(poster).toContain(words);
    expect((await sheet()).items[0].title).toBe(`紧急警示：${title}`);
    expect((await station('GET', '/api/warnings-here')).body.warnings[0]).toMatchObject({ id, isSeen: false });

    expect((await step(leader, id, 'withdraw', { remark: '鉴定是天旱' })).body.entry.state).toBe('withdrawn');
    expect(wordsOf(await page())).toContain('这一条已撤回：鉴定是天旱');
    expect((await citizen('GET', '/warnings')).body).toContain('已撤回');
    for (const feed of await feeds()) expect(feed.map(({ text }) => text)).toContain(`【已撤回】${title}`);
    const late = (await station('GET', `/papers/warning-posters/${at}`)).body as string;
    expect(late).toContain('不要再贴');
    // A bulletin names it as what it is: published, and taken back.
    const bulletin = { id: uuidv7(), kind: 'bulletin', from: '2026-08-01', to: '2026-08-31' };
    const drafted = (await centre('POST', '/api/work-reports', bulletin)).body.entry;
    const { values } = (await centre('GET', `/api/work-reports/${drafted.number}/reading`)).body;
    const named = values.find((one: { name: string }) => one.name === '发布的警示').text;
    expect(named).toContain(`${title}（已撤回）`);
    expect(late).not.toContain('warn-poster-urgent');
    expect((await sheet()).items.map((one: { title: string }) => one.title)).not.toContain(`紧急警示：${title}`);
    expect(
      (await station('GET', '/api/warnings-here')).body.warnings.map((one: { id: string }) => one.id),
    ).not.toContain(id);
  });

  it('S44 站点回执：谁看到了、谁贴上了、谁没动静；发布时不给每个站写一行，撤回时找得到贴过的', async () => {
    // The day after: what was withdrawn on a day may have been hung on its morning, and counts.
    app.setNow('2026-08-18T09:00:00+08:00');
    const { id, number } = await publish();
    const receipts = async () => (await centre('GET', `/api/warnings/${id}/receipts`)).body;
    const before = await receipts();
    expect(before.stations).toBeGreaterThan(0);
    expect([before.seen, before.hung]).toEqual([0, 0]);
    const stale = async () =>
      (await station('GET', `/api/boards/${stationId}`)).body.boards.find(
        (one: { kind: string }) => one.kind === 'warning',
      ).stale;
    for (let i = 0; i < 2; i += 1)
      expect((await station('POST', '/api/warnings-seen', { ids: [id] })).status).toBe(200);
    expect((await receipts()).seen).toBe(1);
    const posting = { id: uuidv7(), stationId, kinds: ['warning'], putUpOn: '2026-08-18' };
    expect((await station('POST', '/api/postings', posting)).status).toBe(200);
    const after = await receipts();
    expect([after.seen, after.hung]).toEqual([1, 1]);
    expect(after.rows.find((one: { stationId: string }) => one.stationId === stationId).hungOn).toBe('2026-08-18');
    expect(await stale()).toBe(null);
    await step(leader, id, 'withdraw', { remark: '查清了' });
    expect(await stale()).toBe('withdrawn');
    const told = (await station('GET', '/api/messages/own')).body.items.map((one: { text: string }) => one.text);
    expect(told).toContainEqual(expect.stringContaining(`${number}`));
  });

  it('改正要两个人：一个写，另一个同意；网页写明哪天改了什么', async () => {
    const { id, number } = await publish();
    const words = {
      title: '种了“丰垦818”不结穗的，先登记',
      text: '有农户反映春上买的玉米种不出苗，正在等鉴定。',
      advice: '先登记\n再等鉴定',
    };
    await step(centre, id, 'correct', { ...words, reason: '原来写错了怎么办' });
    expect((await step(centre, id, 'confirmCorrection')).body.code).toBe('docket-not-yours');
    const page = async () => (await citizen('GET', `/warnings/${encodeURIComponent(number)}`)).body as string;
    expect(await page()).not.toContain('先登记');
    expect((await step(leader, id, 'confirmCorrection')).body.entry.title).toBe(words.title);
    expect(await page()).toContain('原来写错了怎么办');
  });

  it('撤回的理由、改正的理由印在网页上：写了姓名、电话、店名不收，说出是哪几个字、怎么办；网页和 RSS 上没有', async () => {
    await citizen('POST', '/api/complaints', filing({ operator: { name: '青禾美居装饰有限公司', address: '柳河街' } }));
    const { id, number } = await publish();
    const remark = '孙铁柱（13812345678）和青禾美居装饰有限公司说写错了';
    const words = {
      title: '种了“丰垦818”不结穗的，先登记',
      text: '有农户反映春上买的玉米种不出苗。',
      advice: '先登记，再等鉴定',
    };
    for (const [move, input, path] of [
      ['withdraw', { remark }, 'remark'],
      ['correct', { ...words, reason: remark }, 'reason'],
    ] as const) {
      const refused = await step(centre, id, move, input);
      expect([refused.status, refused.body.code], move).toEqual([422, 'public-names']);
      const said = refused.body.fields as { path: string }[];
      expect(said.map((one) => one.path)).toEqual([path, path, path]);
      for (const one of ['孙铁柱', '13812345678', '青禾美居装饰有限公司']) expect(JSON.stringify(said)).toContain(one);
      // Nobody can let it through here, so nobody is told to ask for it.
      expect(JSON.stringify(refused.body)).not.toContain('放行');
    }
    for (const at of [`/warnings/${encodeURIComponent(number)}`, '/warnings', '/warnings.rss'])
      expect((await citizen('GET', at)).body, at).not.toContain('孙铁柱');
    expect((await step(centre, id, 'withdraw', { remark: '鉴定是天旱，没有问题。' })).status).toBe(200);
    const page = (await citizen('GET', `/warnings/${encodeURIComponent(number)}`)).body as string;
    expect(wordsOf(page)).toContain('这一条已撤回：鉴定是天旱，没有问题。贴出去的请揭下来。');
    expect(page).toMatch(/2026年8月1\d日撤回/u);
    expect(wordsOf(page)).toMatch(/2026年8月1\d日 撤回：鉴定是天旱，没有问题/u);
    expect(page).not.toContain('管到');
    expect((await citizen('GET', '/warnings')).body).not.toContain('。。');
  });

  it('“那天以前办什么”也过关口；最晚那天过了的、没写办什么的不收，等批准时过了的退回改', async () => {
    const draft = (more: object) => officer('POST', '/api/warnings', form(more));
    expect((await draft({ actBy: '2026-08-01' })).body.fields[0].path).toBe('actBy');
    expect((await draft({ actWhat: '' })).body.fields[0].path).toBe('actWhat');
    const named = (await draft({ actWhat: '打13812345678找马德旺' })).body.entry.id;
    await step(officer, named, 'check', checked);
    const refused = await step(head, named, 'review');
    expect([refused.body.code, refused.body.fields[0].path]).toEqual(['publication-names', 'actWhat']);
    expect((await head('GET', `/api/warnings/${named}`)).body.more.marks[0].field).toBe('actWhat');
    const { id } = (await draft({})).body.entry;
    await step(officer, id, 'check', checked);
    await step(head, id, 'review');
    app.setNow('2026-09-01T09:00:00+08:00');
    expect((await step(centre, id, 'approve')).body.code).toBe('warning-act-over');
    app.setNow('2026-08-18T09:08:00+08:00');
    expect((await step(centre, id, 'approve')).status).toBe(200);
  });

  it('审查的人不批准：本县还有别人能批的时候', async () => {
    const { id } = (await officer('POST', '/api/warnings', form())).body.entry;
    await step(officer, id, 'check', checked);
    expect((await step(leader, id, 'review')).status).toBe(200);
    expect((await step(leader, id, 'approve')).body.code).toBe('warning-own-review');
    expect((await step(centre, id, 'approve')).status).toBe(200);
  });

  it('站点手机断网也能看警示、点看到了：回执说谁、哪种方式；改过要再看，迟到的那一下不算看过改的', async () => {
    app.setNow('2026-08-18T09:10:00+08:00');
    const { id } = await publish();
    const { body: device } = await station('POST', '/api/devices', { id: uuidv7(), name: '村里的手机', proof });
    const carried = async (who: Caller = station) =>
      (await who('GET', '/api/outbox/provisions')).body.warnings.find((one: { id: string }) => one.id === id);
    const see = (revision: number, actedAt: string, who = station) =>
      who('POST', '/api/outbox', {
        kind: 'warning',
        id: uuidv7(),
        deviceId: device.id,
        actedAt,
        seen: [{ id, revision }],
      });
    const row = async () =>
      (await centre('GET', `/api/warnings/${id}/receipts`)).body.rows.find(
        (one: { stationId: string }) => one.stationId === stationId,
      );
    expect(await carried()).toMatchObject({ revision: 0, seen: null, isWithdrawn: false, hungOn: null });
    // Another town is not asked.
    expect(await carried(app.as('st-v0501'))).toBeUndefined();

    const words = {
      title: '种了“丰垦818”不结穗的，先登记',
      text: '有农户反映，正在等鉴定。',
      advice: '先登记\n再等鉴定',
    };
    await step(centre, id, 'correct', { ...words, reason: '原来写错了怎么办' });
    expect((await step(leader, id, 'confirmCorrection')).status).toBe(200);
    expect(await carried()).toMatchObject({
      revision: 1,
      title: words.title,
      corrections: [{ reason: '原来写错了怎么办' }],
    });
    // Pressed without a network before it was put right, and sent behind it.
    app.setNow('2026-08-18T09:15:00+08:00');
    expect((await see(0, '2026-08-18T09:11:00+08:00')).status).toBe(200);
    expect(await row()).toMatchObject({ seenWay: 'telephone', sawFormer: true, seenAt: '2026-08-18T01:11:00.000Z' });
    expect((await row()).seenByName).not.toBe('');
    expect((await station('GET', '/api/warnings-here')).body.warnings).toContainEqual(
      expect.objectContaining({ id, isSeen: false, change: 'corrected' }),
    );
    for (let i = 0; i < 2; i += 1) expect((await see(1, '2026-08-18T09:12:00+08:00')).status).toBe(200);
    expect((await see(0, '2026-08-18T09:11:00+08:00')).status).toBe(200);
    expect(await row()).toMatchObject({ sawFormer: false, seenAt: '2026-08-18T01:12:00.000Z' });
    expect(await carried()).toMatchObject({ seen: 1 });
    // What no station has ever had before it cannot be said to be seen, and nobody says so for another role.
    expect((await see(99, '2026-08-18T09:13:00+08:00')).status).toBe(200);
    expect(await carried()).toMatchObject({ seen: 1 });
    expect((await see(0, '2026-08-18T09:13:00+08:00', officer)).status).toBe(403);
  });

  it('断了一路网的站点手机回来只看到结果：撤回的不再叫它看，贴过的叫它揭', async () => {
    app.setNow('2026-08-18T09:20:00+08:00');
    const { id } = await publish({ kind: 'urgent' });
    const hung = await publish({ title: '第二条警示：先别用，等复检结果' });
    const sent = await upload(app, 'st-v0302', fixture('photo.jpg'), '墙上.jpg', '/api/attachments');
    const photo = sent.body.attachments[0].id as string;
    const { body: device } = await station('POST', '/api/devices', { id: uuidv7(), name: '村里的手机', proof });
    const posting = {
      kind: 'posting',
      id: uuidv7(),
      deviceId: device.id,
      actedAt: '2026-08-18T09:21:00+08:00',
      boards: ['warning'],
      attachmentIds: [photo],
      exampleIds: [hung.id],
    };
    for (const one of [id, hung.id]) await step(leader, one, 'withdraw', { remark: '鉴定是天旱' });
    // The photo of the poster comes after the withdrawal: it was hung all the same.
    expect((await station('POST', '/api/outbox', posting)).status).toBe(200);
    const { warnings, boards } = (await station('GET', '/api/outbox/provisions')).body;
    const of = (key: string) => warnings.find((one: { id: string }) => one.id === key);
    expect([of(id).isWithdrawn, of(id).withdrawn.reason, asksToSee(of(id))]).toEqual([true, '鉴定是天旱', false]);
    expect([of(hung.id).hungOn, asksToSee(of(hung.id))]).toEqual(['2026-08-18', true]);
    expect(boards.hanging.find((one: { kind: string }) => one.kind === 'warning').stale).toBe('withdrawn');
    const receipts = (await centre('GET', `/api/warnings/${hung.id}/receipts`)).body;
    const row = receipts.rows.find((one: { stationId: string }) => one.stationId === stationId);
    expect(row).toMatchObject({ hungOn: '2026-08-18', photoId: photo });
    expect((await centre('GET', `/api/attachments/${photo}`)).status).toBe(200);
    expect((await app.as('st-v0501')('GET', `/api/attachments/${photo}`)).status).toBe(404);
    app.setNow('2026-08-18T10:00:00+08:00');
  });

  it('过了管到的日子就不再管用：首页、栏上没有，列表里折起来，海报不能再印', async () => {
    const { number } = await publish({ title: '短期的一条警示，过几天就没了' }, { untilOn: '2026-08-19' });
    app.setNow('2026-08-20T09:00:00+08:00');
    expect((await citizen('GET', '/warnings')).body).not.toContain('短期的一条');
    expect((await citizen('GET', '/warnings?all=yes')).body).toContain('已过期');
    expect((await station('GET', `/papers/warning-posters/${encodeURIComponent(number)}`)).body).toContain('已过期');
    app.setNow('2026-08-18T10:00:00+08:00');
  });

  it('S55 F25 F34 数的是发布的：提示和警示都算一条，撤回的也算；点开就是那几条', async () => {
    const countyId = (await app.deps.db.selectFrom('county').select('countyId').executeTakeFirstOrThrow()).countyId;
    await publish({ kind: 'tip', title: '开学前报培训班，先看退费怎么写' });
    const period = { from: '2026-08-17', to: '2026-08-18', officeId: null };
    const figures = await countNotices(app.deps.db, countyId, period);
    const behind = async (figure: string) =>
      (await centre('GET', `/api/warnings?figure=${figure}&from=${period.from}&to=${period.to}`)).body.items as {
        entry: Warning;
      }[];
    for (const figure of ['notices', 'warnings'] as const)
      expect((await behind(figure)).length, figure).toBe(figures[figure]);
    expect(figures.notices - figures.warnings).toBe(1);
    expect((await behind('notices')).some(({ entry }) => entry.state === 'withdrawn')).toBe(true);
  });

  it('fresh 47: 英文页的标签、日期、类别是英文；记下的话是中文，写明是中文', async () => {
    app.setNow('2026-08-17T09:00:00+08:00');
    const { number } = await publish({ townIds: [], actWhat: '申请田间鉴定' });
    const gone = await publish({ title: '桶装水有异味的，先别喝' });
    await step(centre, gone.number, 'withdraw', { remark: '化验合格' });
    const read = async (path: string) => (await citizen('GET', `${path}?lang=en`)).body as string;
    const pages = [await read('/warnings'), await read(`/warnings/${number}`), await read(`/warnings/${gone.number}`)];
    for (const page of pages) expect(unmarkedChinese(page)).toEqual([]);
    const [list = '', one = '', over = ''] = pages;
    for (const words of ['Published 17 August 2026', 'Monday, 31 August 2026', 'The whole county', 'Withdrawn'])
      expect(list, words).toContain(words);
    expect(one).toContain('holds until 20 September 2026');
    expect(one).toContain('<span lang="zh-CN">申请田间鉴定</span>');
    expect(over).toContain('withdrawn 17 August 2026');
    expect(unmarkedChinese(await read('/'))).not.toContain('消费警示');
  });

  it('the scope of the list and of one warning are the same for every account', async () => {
    const countyId = (await app.deps.db.selectFrom('county').select('countyId').executeTakeFirstOrThrow()).countyId;
    forgetCountyFacts(app.deps.db);
    const all = await listWarnings(
      app.deps.db,
      { ...actorOfAccount((await listAccounts(app.deps.db, countyId))[0] as never), role: 'leader' },
      { state: 'all', today: '2026-08-17' },
    );
    for (const account of await listAccounts(app.deps.db, countyId)) {
      const actor = actorOfAccount(account);
      if (!['centre', 'leader', 'officer', 'officeHead', 'mediator', 'station'].includes(actor.role)) continue;
      const seen = await listWarnings(app.deps.db, actor, { state: 'all', today: '2026-08-17' });
      expect(seen.map(({ id }) => id).toSorted(), account.loginName).toEqual(
        all
          .filter((one) => maySeeWarning(actor, one))
          .map(({ id }) => id)
          .toSorted(),
      );
    }
  });
});

describe('召回名单', () => {
  const recall = (more: object = {}) => ({
    id: uuidv7(),
    kind: 'recall',
    product: '电热毯',
    brand: '暖冬牌',
    model: 'NY-150、NY-180',
    batch: '2509 到 2512 开头',
    danger: '控制器过热起火',
    advice: '马上拔下来，别再用\n打厂家退全款',
    source: '国家市场监督管理总局',
    announcedOn: '2026-01-12',
    ...more,
  });
  const letOut = async (id: string) => {
    const done = await centre('POST', '/api/recalls-release', { ids: [id] });
    expect(done.body).toEqual({ released: 1 });
  };

  it('登一次是一样，再登说已经有；群众不用脚本就查得到，登记时按话里的牌子、型号提示', async () => {
    const made = await officer('POST', '/api/recalls', recall());
    expect([made.body.entry.number, made.body.entry.state]).toEqual(['召2026-0001', 'waiting']);
    await letOut(made.body.entry.id);
    expect((await officer('POST', '/api/recalls', recall())).body.code).toBe('recall-known');
    for (const q of ['暖冬', '电热毯 ny150', 'ＮＹ－１８０']) {
      const page = (await citizen('GET', `/recalls?q=${encodeURIComponent(q)}`)).body as string;
      expect(page, q).toContain('控制器过热起火');
    }
    expect((await citizen('GET', `/recalls?q=${encodeURIComponent('冰箱')}`)).body).toContain('没查到，不等于没毛病');
    const offered = async (words: string) => (await station('POST', '/api/recalls-in', { words })).body.recalls.length;
    expect(await offered('在集上买的暖冬电热毯睡觉时冒烟了')).toBe(1);
    expect(await offered('买的电热毯漏电')).toBe(0);
    const portal = await citizen('POST', '/recalls/offer', '型号是NY-150的毯子烫手' as never);
    expect(portal.status).toBe(200);
  });

  it('fresh 47: 英文的召回页上，“毛病”和日期是英文，登的话写明是中文', async () => {
    const found = (await citizen('GET', `/recalls?lang=en&q=${encodeURIComponent('暖冬')}`)).body as string;
    const fresh = (await citizen('GET', '/recalls?lang=en')).body as string;
    expect([unmarkedChinese(found), unmarkedChinese(fresh)]).toEqual([[], []]);
    expect(found).toContain('Fault: <span lang="zh-CN">控制器过热起火</span>');
    expect(found).toContain('made known 12 January 2026');
  });

  it('一个人登的别人放行了才公开；自己登的、自己改过的自己不能放行', async () => {
    const { id } = (await centre('POST', '/api/recalls', recall({ brand: '冬阳牌', model: 'DY-1' }))).body.entry;
    const page = async () => (await citizen('GET', `/recalls?q=${encodeURIComponent('冬阳')}`)).body as string;
    const move = async (who: Caller, name: string, input: object = {}) => {
      const { version } = (await centre('GET', `/api/recalls/${id}`)).body.entry;
      return who('POST', `/api/recalls/${id}/${name}`, { version, clientId: uuidv7(), input });
    };
    expect(await page()).not.toContain('控制器过热起火');
    expect((await station('POST', '/api/recalls-in', { words: '冬阳牌电热毯冒烟' })).body.recalls).toEqual([]);
    expect((await move(centre, 'release')).body.code).toBe('docket-not-yours');
    expect((await centre('POST', '/api/recalls-release', { ids: [id] })).body).toEqual({ released: 0 });
    const { id: _id, ...amended } = recall({ brand: '冬阳牌', model: 'DY-1', danger: '线路老化起火' });
    expect((await move(leader, 'amend', amended)).status).toBe(200);
    expect((await move(leader, 'release')).body.code).toBe('docket-not-yours');
    expect((await move(centre, 'release')).body.entry.state).toBe('listed');
    expect(await page()).toContain('线路老化起火');
    // In the list already: what is to stand there instead waits for another, and the words of before stay.
    expect((await move(leader, 'amend', amended)).body.code).toBe('move-not-allowed');
    const better = { ...amended, danger: '插头发烫冒烟' };
    expect((await move(leader, 'correct', better)).status).toBe(200);
    expect(await page()).toContain('线路老化起火');
    expect(await page()).not.toContain('插头发烫冒烟');
    expect((await move(leader, 'confirmCorrection')).body.code).toBe('docket-not-yours');
    expect((await move(officer, 'confirmCorrection')).status).toBe(403);
    const confirmed = (await move(centre, 'confirmCorrection')).body;
    expect(confirmed.entry).toMatchObject({ state: 'listed', danger: '插头发烫冒烟', correction: null });
    expect(await page()).not.toContain('线路老化起火');
    expect(await page()).toContain('插头发烫冒烟');
    expect((await move(leader, 'correct', amended)).status).toBe(200);
    expect((await move(leader, 'dropCorrection')).body.entry.correction).toBeNull();
    expect(await page()).toContain('插头发烫冒烟');
  });

  it('名单人人看得到：姓名、电话不收，登、改、导入都一样；厂家的客服电话收', async () => {
    const danger = '孙铁柱（13812345678）家的起火了';
    const refused = await centre('POST', '/api/recalls', recall({ brand: '乐冬牌', danger }));
    expect([refused.status, refused.body.code]).toEqual([422, 'recall-names']);
    for (const one of ['孙铁柱', '13812345678', '换个说法']) expect(JSON.stringify(refused.body.fields)).toContain(one);
    const more = { brand: '乐冬牌', advice: '先停用\n打厂家 400-810-1234 退全款' };
    const { id, version } = (await centre('POST', '/api/recalls', recall(more))).body.entry;
    const { id: _id, ...amended } = recall({ ...more, source: '孙铁柱 13812345678' });
    const change = { version, clientId: uuidv7(), input: amended };
    expect((await centre('POST', `/api/recalls/${id}/amend`, change)).body.code).toBe('recall-names');
    const csv = `产品名称,品牌,型号,缺陷,公布日期\n取暖器,暖阳牌,N-1,${danger},2026/7/1\n`;
    const sent = await upload(app, cast.officer, csv, '名单.csv', '/api/recalls/import');
    expect(sent.body).toMatchObject({ listed: 0, named: 1 });
  });

  it('从表格导入：认列名，再导一次不重登，看不懂的行说出来', async () => {
    const csv =
      '产品名称,品牌,型号,缺陷,公布日期\n儿童推车,小鹿牌,S3,夹手,2026年11月20日\n充电器,安行牌,C-60,发烫,2026/7/1\n,,,,\n';
    const send = () => upload(app, cast.officer, csv, '名单.csv', '/api/recalls/import');
    app.setNow('2026-11-27T09:00:00+08:00');
    const first = await send();
    expect(first.status, JSON.stringify(first.body)).toBe(200);
    expect(first.body).toMatchObject({ listed: 2, known: 0 });
    expect((await send()).body).toMatchObject({ listed: 0, known: 2 });
    const read = async () => (await citizen('GET', `/recalls?q=${encodeURIComponent('小鹿')}`)).body as string;
    expect(await read()).not.toContain('夹手');
    // What is read out before it is let out has all its words; whoever wrote it is asked for none of it.
    const waiting = async (ask: typeof centre) => (await ask('GET', '/api/recalls-waiting')).body.recalls;
    const others = await waiting(centre);
    expect(others).toMatchObject([
      { product: expect.any(String), danger: expect.any(String), advice: expect.any(String) },
      {},
    ]);
    const ids = others.map(({ id }: { id: string }) => id);
    expect((await officer('POST', '/api/recalls-release', { ids })).status).toBe(403);
    expect((await centre('POST', '/api/recalls-release', { ids })).body).toEqual({ released: 2 });
    expect((await centre('POST', '/api/recalls-release', { ids })).body).toEqual({ released: 0 });
    expect(await waiting(centre)).toEqual([]);
    expect(await read()).toContain('夹手');
    const [one] = (await centre('GET', '/api/recalls?q=%E5%B0%8F%E9%B9%BF')).body.items;
    expect(one.entry.announcedOn).toBe('2026-11-20');
  });
});
