import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { uuidv7 } from 'uuidv7';
import { runJob } from '../../../src/jobs/run.ts';
import { maySeeInstruction } from '../../../src/domain/command/instruction.ts';
import { actorOfAccount } from '../../../src/domain/county/account.ts';
import { listAccounts } from '../../../src/store/county/account.ts';
import { listInstructions } from '../../../src/store/command/instruction.ts';
import { listLedger } from '../../../src/store/base/ledger.ts';
import { cast } from '../../build/cast.ts';
import { filing, testApp, type TestApp } from '../../build/house/http-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
  app.setNow('2026-11-25T09:00:00+08:00');
});
afterAll(() => app.close());

const order = (change: object = {}) => ({
  id: uuidv7(),
  toOfficeId: 'SO-LH',
  text: '今天到老周农资店，先把剩下的复合肥封存。',
  dueAt: '2026-11-25T17:00:00+08:00',
  ...change,
});

async function step(who: string, number: string, move: string, input: object = {}) {
  const { version } = (await app.as(who)('GET', `/api/instructions/${number}`)).body.instruction ?? { version: 1 };
  return app.as(who)('POST', `/api/instructions/${number}/${move}`, { version, input });
}

describe('instructions on the wire', () => {
  it('S147 从中心到所到站再回来：下令、签收、到场、回报、办结，台账留痕，用时在看板上', async () => {
    const filed = (await app.as(null)('POST', '/api/complaints', filing())).body.number as string;
    const { version } = (await app.as(cast.centre)('GET', `/api/complaints/${filed}`)).body.complaint;
    await app.as(cast.centre)('POST', `/api/complaints/${filed}/dispatch`, { version, input: { officeId: 'SO-LH' } });
    const form = order({ matterNumber: filed, mustArrive: true });
    const sent = (await app.as(cast.centre)('POST', '/api/instructions', form)).body;
    expect(sent).toMatchObject({ instruction: { state: 'sent', matterNumber: filed }, moves: ['nudge', 'withdraw'] });
    const { number, id } = sent.instruction;
    expect((await app.as(cast.centre)('POST', '/api/instructions', form)).body.instruction.number).toBe(number);

    app.setNow('2026-11-25T09:06:00+08:00');
    expect((await step(cast.officeHead, number, 'acknowledge')).body).toMatchObject({
      instruction: { state: 'acknowledged' },
      moves: ['arrive'],
    });
    const passed = (
      await app.as(cast.officeHead)('POST', '/api/instructions', order({ toStationId: 'ST-V0303', parentId: id }))
    ).body;
    expect(passed.instruction).toMatchObject({ fromOfficeId: 'SO-LH', toStationId: 'ST-V0303', parentId: id });
    expect((await step('st-v0303', passed.instruction.number, 'acknowledge')).status).toBe(200);

    app.setNow('2026-11-25T10:00:00+08:00');
    await step(cast.officer, number, 'arrive');
    const told = (await step(cast.officer, number, 'reportBack', { result: '封存十二袋，店主签了字。' })).body;
    expect(told.instruction).toMatchObject({ state: 'reported', result: '封存十二袋，店主签了字。' });
    expect((await step(cast.centre, number, 'close')).body.instruction.state).toBe('closed');

    const board = (await app.as(cast.centre)('GET', '/api/instructions')).body;
    expect(board.items.map((one: { toName: string }) => one.toName)).toHaveLength(1);
    expect(board.minutes.find((one: { stationId: string | null }) => one.stationId === null)).toMatchObject({
      officeId: 'SO-LH',
      sent: 1,
      acknowledged: 6,
      arrived: 60,
      reported: 60,
      late: 0,
    });
    const lines = await listLedger(app.deps.db, sent.instruction.countyId, id);
    expect(lines.map((line) => line.verb)).toEqual([
      'instructed',
      'instruction-acknowledged',
      'instruction-arrived',
      'instruction-reported',
      'instruction-closed',
    ]);
    const about = (await app.as(cast.centre)('GET', `/api/instructions?state=all&matter=${filed}`)).body.items;
    expect(about.map((one: { instruction: { number: string } }) => one.instruction.number)).toEqual([number]);
    const verbs = (await app.as(cast.centre)('GET', `/api/complaints/${filed}`)).body.timeline.map(
      (line: { verb: string }) => line.verb,
    );
    expect(verbs.slice(-2)).toEqual(['instructed', 'instruction-reported']);
  });

  it('S147 没人签收就催：短信给收令的人，第三次也给下令的人；催两遍也只记一次', async () => {
    // The sample county has landlines alone, to which no text message goes.
    for (const [loginName, phone] of [
      [cast.headOfShiqiao, '13800000510'],
      [cast.centre, '13800000011'],
    ] as const)
      await app.database.pool.query('update account set phone = $2 where login_name = $1', [loginName, phone]);
    app.setNow('2026-11-25T11:00:00+08:00');
    const { instruction } = (
      await app.as(cast.centre)('POST', '/api/instructions', order({ toOfficeId: 'SO-SQ', urgent: true }))
    ).body;
    const nudge = async (at: string) => {
      app.setNow(at);
      await runJob({ ...app.deps, connection: '', channels: {} as never }, 'watch-instructions');
      return (await app.as(cast.centre)('GET', `/api/instructions/${instruction.number}`)).body.instruction.nudgedTimes;
    };
    expect(await nudge('2026-11-25T11:10:00+08:00')).toBe(0);
    expect(await nudge('2026-11-25T11:15:00+08:00')).toBe(1);
    expect(await nudge('2026-11-25T11:16:00+08:00')).toBe(1);
    expect(await nudge('2026-11-25T11:31:00+08:00')).toBe(2);
    expect(await nudge('2026-11-25T11:46:00+08:00')).toBe(3);
    expect(await nudge('2026-11-25T13:00:00+08:00')).toBe(3);
    const sent = await app.deps.db.selectFrom('message').selectAll().orderBy('madeAt').execute();
    const texts = sent.filter(({ text }) => text.includes(instruction.number));
    const to = (phone: string) =>
      texts.filter((one) => one.to === phone).map(({ text }) => text.replace(/^【.*】/u, ''));
    expect(to('13800000510')).toEqual([
      `收到紧急指令（${instruction.number}），请打开签收。`,
      ...Array(3).fill(`紧急指令（${instruction.number}）还没有签收，请马上签收。`),
    ]);
    expect(to('13800000011')).toEqual([`紧急指令（${instruction.number}）还没有签收，请马上签收。`]);
  });

  it('hides an instruction from who stands elsewhere, and the list agrees with the rule for every account', async () => {
    const { instruction } = (await app.as(cast.centre)('POST', '/api/instructions', order({ toStationId: 'ST-V0303' })))
      .body;
    expect((await app.as('st-v0303')('GET', `/api/instructions/${instruction.number}`)).status).toBe(200);
    const { db } = app.deps;
    const all = await db.selectFrom('instruction').selectAll().execute();
    for (const account of await listAccounts(db, instruction.countyId)) {
      const actor = actorOfAccount(account);
      const listed = await listInstructions(db, actor, { state: 'all' });
      expect(listed.map((one) => one.id).toSorted(), account.loginName).toEqual(
        all
          .filter((one) => maySeeInstruction(actor, one))
          .map((one) => one.id)
          .toSorted(),
      );
    }
  });

  it('turns all of them page by page, each once, with rows of seven tenths of a kilobyte beside their words', async () => {
    const numbers: string[] = [];
    let after: string | null = '';
    for (let page = 0; after !== null && page < 20; page += 1) {
      const turned: string = `/api/instructions?state=all&limit=2${after === '' ? '' : `&after=${after}`}`;
      const {
        items,
        next,
        minutes,
      }: { items: { instruction: { number: string } }[]; next: string | null; minutes: object[] } = (
        await app.as(cast.centre)('GET', turned)
      ).body;
      for (const { instruction, ...item } of items) {
        const row = { ...item, instruction: { ...instruction, text: '', result: '', remark: '' } };
        expect(Buffer.byteLength(JSON.stringify(row))).toBeLessThanOrEqual(700);
      }
      // The minutes of the receivers stand with the first page.
      expect(minutes.length > 0).toBe(page === 0);
      numbers.push(...items.map((one) => one.instruction.number));
      after = next;
    }
    const all = await app.deps.db.selectFrom('instruction').selectAll().orderBy('sentAt', 'desc').execute();
    expect(all.length).toBeGreaterThan(3);
    expect(numbers.toSorted()).toEqual(all.map(({ number }) => number).toSorted());
  });

  it('names the field and the way out', async () => {
    const short = (await app.as(cast.centre)('POST', '/api/instructions', order({ text: '去' }))).body;
    expect(short.fields).toEqual([expect.objectContaining({ path: 'text', zh: '请填写指令内容，至少 4 个字。' })]);
    const unknown = (await app.as(cast.centre)('POST', '/api/instructions', order({ matterNumber: '投2026-9999' })))
      .body;
    expect(unknown.fields[0].zh).toBe('没有这个编号的件；请核对，或者不填。');
    const late = await app.as(cast.centre)('POST', '/api/instructions', order({ dueAt: '2026-11-24T17:00:00+08:00' }));
    expect(late.body).toMatchObject({ code: 'instruction-due-past', zh: expect.stringContaining('请选以后的时间') });
  });

  it('makes a press once, and refuses one on an old version', async () => {
    const { instruction } = (await app.as(cast.centre)('POST', '/api/instructions', order())).body;
    const press = { version: 1, clientId: uuidv7(), input: {} };
    const path = `/api/instructions/${instruction.number}/nudge`;
    expect((await app.as(cast.centre)('POST', path, press)).body.instruction.nudgedTimes).toBe(1);
    expect((await app.as(cast.centre)('POST', path, press)).body.instruction.nudgedTimes).toBe(1);
    expect((await app.as(cast.centre)('POST', path, { ...press, clientId: uuidv7() })).body.code).toBe(
      'changed-meanwhile',
    );
  });
});
