import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cast } from '../../../build/cast.ts';
import { filing, testApp, type TestApp } from '../../../build/house/http-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
  app.setNow('2026-11-25T09:00:00+08:00');
});
afterAll(() => app.close());

const items = ['向消费者提供详细的材料', '告知此项活动的消费方式', '交费时提醒活动的时限'].map((text) => ({
  text,
  recheckBy: '2026-12-25',
}));
const body = (change: object = {}) => ({
  id: uuidv7(),
  kind: 'opinion',
  operatorName: '青禾电信营业厅',
  title: '规范话费赠送活动',
  words: '促销时没有说清赠送的话费不抵月租。',
  items,
  ...change,
});
const draft = async (who: string, change: object = {}) => app.as(who)('POST', '/api/guidances', body(change));
const step = (who: string, key: string, move: string, version: number, input: object = {}) =>
  app.as(who)('POST', `/api/guidances/${encodeURIComponent(key)}/${move}`, { version, clientId: uuidv7(), input });

describe('规范意见', () => {
  it('S133 a letter that says four and lists three is refused with both counts, is mended, signed by another, and printed', async () => {
    const made = await draft(cast.officer, { words: '我局向电信部门提出如下四项规范意见：' });
    expect(made.status, JSON.stringify(made.body)).toBe(200);
    const { number } = made.body.entry;
    expect(made.body.more.miscounted).toEqual([{ words: '四项规范意见', n: 4 }]);
    const paper = (await app.as(cast.officer)('GET', `/papers/guidances/${number}`)).body;
    expect(paper).toContain('列出的是 3 条');
    expect((await step(cast.officer, number, 'sign', 1)).status).toBe(403);
    const refused = await step(cast.officeHead, number, 'sign', 1);
    expect([refused.status, refused.body.code]).toEqual([422, 'guidance-count']);
    expect(JSON.stringify(refused.body)).toContain('是 4 条，列出的是 3 条');
    const { id: _, ...mended } = body();
    expect((await step(cast.officer, number, 'amend', 1, mended)).status).toBe(200);
    const signed = await step(cast.officeHead, number, 'sign', 2);
    expect(signed.body.entry).toMatchObject({ state: 'issued', issuedOn: '2026-11-25' });
    const sheet = (await app.as(cast.officer)('GET', `/papers/guidances/${number}`)).body;
    expect(sheet).toContain('现提出如下三项规范意见');
    expect(sheet).toContain('三、交费时提醒活动的时限');
  });

  it('S133 is not written without an item, and whoever is to sign it sends it back with a reason', async () => {
    const empty = await draft(cast.officer, { items: [] });
    expect([empty.status, empty.body.code, empty.body.fields[0].path]).toEqual([422, 'guidance-no-items', 'items']);
    expect((await draft(cast.officer, { kind: 'reminder', items: [] })).status).toBe(200);
    const { number } = (await draft(cast.officer)).body.entry;
    const remark = '第二条请写明期限';
    expect((await step(cast.officer, number, 'return', 1, { remark })).status).toBe(403);
    expect((await step(cast.officeHead, number, 'return', 1, { remark: '' })).status).toBe(400);
    const back = await step(cast.officeHead, number, 'return', 1, { remark });
    expect(back.body.entry).toMatchObject({ state: 'drafted', remark });
    const told = await app.database.pool.query(
      "select 1 from message as m join account as a on a.id = m.account_id where a.login_name = $1 and m.channel = 'app' and m.text = $2",
      [cast.officer, `您起草的 ${number} 退回修改：${remark}`],
    );
    expect(told.rowCount).toBe(1);
    const { id: _, ...mended } = body();
    const emptied = await step(cast.officer, number, 'amend', 2, { ...mended, items: [] });
    expect([emptied.status, emptied.body.fields[0].path]).toEqual([422, 'items']);
    expect((await step(cast.officer, number, 'amend', 2, mended)).body.entry.remark).toBe('');
    expect((await step(cast.officeHead, number, 'sign', 3)).status).toBe(200);
  });

  it('S134 its answers come item by item with their proof, and the desk sees what is to be checked next', async () => {
    const { number } = (await draft(cast.officer)).body.entry;
    await step(cast.officeHead, number, 'sign', 1);
    const answered = await step(cast.officer, number, 'answer', 2, {
      answeredOn: '2026-11-25',
      answers: [1, 2, 3].map((n) => ({ n, answer: '已经照办', proof: '新告知单' })),
    });
    expect(answered.body.moves).toEqual(['acknowledge', 'answer', 'reply']);
    await step(cast.officer, number, 'reply', 3);
    const checked = await step(cast.officer, number, 'check', 4, {
      checkedOn: '2026-11-25',
      checks: [{ n: 1, result: 'done', seen: '柜台有材料' }],
    });
    expect(checked.body.more.nextCheckOn).toBe('2026-12-25');
    expect(checked.body.timeline.at(-1)).toMatchObject({ verb: 'guidance-checked', detail: { done: 1, n: 1 } });
  });

  it('comes from a complaint that the drafter may see, and from no other number', async () => {
    const filed = await app.as(cast.centre)('POST', '/api/complaints', filing({ channel: 'C01' }));
    const source = filed.body.matter?.number ?? filed.body.number;
    const made = await draft(cast.centre, { sourceNumber: source });
    expect(made.body.entry?.sourceNumber, JSON.stringify(filed.body).slice(0, 300)).toBe(source);
    expect((await draft(cast.centre, { sourceNumber: '投2026-9999' })).body.code).toBe('guidance-source');
    expect((await draft(cast.officerOfChengguan, { sourceNumber: source })).body.code).toBe('guidance-source');
  });

  it('S73 a reminder is received by somebody and closed; an office reads its own letters alone, a station none', async () => {
    const { number } = (await draft(cast.officer, { kind: 'reminder', items: [], title: '春节前提醒明码标价' })).body
      .entry;
    await step(cast.officeHead, number, 'sign', 1);
    const received = await step(cast.officer, number, 'acknowledge', 2, {
      acknowledgedOn: '2026-11-25',
      acknowledgedName: '店长李某',
    });
    expect(received.body.moves).toContain('close');
    expect((await step(cast.officer, number, 'close', 3)).body.entry.state).toBe('closed');
    expect((await app.as(cast.officerOfChengguan)('GET', `/api/guidances/${number}`)).status).toBe(404);
    expect((await app.as('st-v0303')('GET', '/api/guidances')).status).toBe(403);
    expect((await app.as(cast.mediator)('GET', '/api/guidances?state=all')).status).toBe(200);
  });

  it('the same press twice writes one letter', async () => {
    const form = body();
    const [a, b] = [
      await app.as(cast.officer)('POST', '/api/guidances', form),
      await app.as(cast.officer)('POST', '/api/guidances', form),
    ];
    expect(b.body.entry.number).toBe(a.body.entry.number);
  });
});

describe('行业公约', () => {
  const convention = {
    title: '青禾县快递服务行业自律公约',
    industry: '快递',
    tradeBody: '青禾县快递协会',
    contact: '协会秘书处 0318-5550100',
    pledge: '派件前先打电话，丢失的按价赔付，不收取件费。',
    agreedOn: '2026-11-01',
  };
  const move = (who: string, number: string, name: string, version: number, input: object) =>
    app.as(who)('POST', `/api/conventions/${encodeURIComponent(number)}/${name}`, {
      version,
      clientId: uuidv7(),
      input,
    });

  it('S118 keeps what a trade has promised by its association, who has signed and who has left, with a line for each', async () => {
    const form = { id: uuidv7(), ...convention };
    expect((await app.as(cast.officer)('POST', '/api/conventions', form)).status).toBe(403);
    const made = await app.as(cast.officeHead)('POST', '/api/conventions', form);
    expect(made.body.entry).toMatchObject({ state: 'inForce', tradeBody: '青禾县快递协会', signers: [] });
    expect((await app.as(cast.officeHead)('POST', '/api/conventions', form)).body.entry.number).toBe(
      made.body.entry.number,
    );
    const { number } = made.body.entry;
    const early = await move(cast.officeHead, number, 'sign', 1, { names: '顺达快递', on: '2026-10-31' });
    expect(early.body.fields[0].zh).toContain('签约不会早于公约订立');
    const late = await move(cast.officeHead, number, 'sign', 1, { names: '顺达快递', on: '2026-12-01' });
    expect(late.body.fields[0].zh).toContain('这一天还没到');
    const signed = await move(cast.officeHead, number, 'sign', 1, {
      names: '顺达快递\n 青禾驿站 \n顺达快递\n',
      on: '2026-11-03',
    });
    expect(signed.body.entry.signers).toEqual([
      { name: '顺达快递', on: '2026-11-03' },
      { name: '青禾驿站', on: '2026-11-03' },
    ]);
    const twice = await move(cast.officeHead, number, 'sign', 2, { names: '顺达快递', on: '2026-11-04' });
    expect(twice.body.fields[0].path).toBe('names');
    const stranger = await move(cast.officeHead, number, 'withdraw', 2, { name: '没签的店', remark: '不做了' });
    expect(stranger.body.fields[0].path).toBe('name');
    const left = await move(cast.officeHead, number, 'withdraw', 2, { name: '青禾驿站', remark: '转行了' });
    expect(left.body.entry.signers.map(({ name }: { name: string }) => name)).toEqual(['顺达快递']);
    const moved = await move(cast.officeHead, number, 'amend', 3, { ...convention, agreedOn: '2026-11-04' });
    expect(moved.body.fields[0].zh).toContain('有签约的比这一天早');
    const read = (await app.as(cast.officer)('GET', `/api/conventions/${encodeURIComponent(number)}`)).body;
    expect(read.timeline.at(-1)).toMatchObject({
      verb: 'convention-left',
      detail: { name: '青禾驿站', remark: '转行了' },
    });
    expect((await move(cast.officeHead, number, 'end', 3, { remark: '订了新的一份' })).body.entry.state).toBe('ended');
    expect((await app.as(cast.officer)('GET', '/api/conventions')).body.items).toEqual([]);
    expect((await app.as(cast.mediator)('GET', '/api/conventions')).status).toBe(403);
  });
});
