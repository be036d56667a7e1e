/** 短信: who asked, who is told, and who is told no more. */
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { adviceOf } from '../../../../src/http/portal/publicity/warning/warning-words.ts';

import { cast } from '../../../build/cast.ts';
import { problemsIn } from '../../../build/house/citizen.ts';
import { appOf, testApp, type TestApp } from '../../../build/house/http-app.ts';
import { runJob } from '../../../../src/jobs/run.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
  app.setNow('2026-08-17T09:00:00+08:00');
});
afterAll(() => app.close());

const post = (path: string, fields: readonly (readonly [string, string])[]) => {
  const body = new URLSearchParams(fields.map(([name, value]): [string, string] => [name, value]));
  return appOf(app.deps).request(path, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: body.toString(),
  });
};
const words = () =>
  app.deps.db.selectFrom('message').selectAll().where('channel', '=', 'sms').orderBy('madeAt').execute();
const linkIn = (text: string) => /\/warnings\/mine\/[0-9a-f]{24}/u.exec(text)?.[0] ?? '';
const sent = () => runJob({ ...app.deps, publicUrl: 'http://127.0.0.1' } as never, 'send-warnings');

async function published(more: object = {}): Promise<string> {
  const id = uuidv7();
  const form = {
    id,
    kind: 'warning',
    title: '种了不结穗的玉米，先别砍秆',
    text: '有农户反映春上买的玉米种出穗少，正在等鉴定。',
    advice: '地里留着\n种子袋留着',
    townIds: ['T03'],
    sourceKind: 'complaints',
    ...more,
  };
  await app.as(cast.officer)('POST', '/api/warnings', form);
  for (const [version, [who, move, input]] of (
    [
      [cast.officer, 'check', { checkedHow: '问了三个站' }],
      [cast.officeHead, 'review', {}],
      [cast.deputyDirector, 'approve', {}],
      [cast.centre, 'publish', { bySms: true }],
    ] as const
  ).entries()) {
    const done = await app.as(who)('POST', `/api/warnings/${id}/${move}`, { version: version + 1, input });
    expect(done.status, JSON.stringify(done.body)).toBe(200);
  }
  return id;
}

describe('订警示', () => {
  it('号码密封着，点开短信里的链接才算订上；按地方发，每条都能退订，退了号码就删', async () => {
    expect((await post('/warnings/mine', [['phone', '138']])).status).toBe(422);
    for (const [phone, town] of [
      ['13812345678', 'T03'],
      ['13812345679', 'T01'],
      ['13812345670', 'T03'],
    ] as const)
      expect(
        (
          await post('/warnings/mine', [
            ['phone', phone],
            ['towns', town],
          ])
        ).status,
      ).toBe(200);
    const rows = await app.database.pool.query<{ row: string }>('select s::text as row from warning_subscriber as s');
    expect(rows.rows.map(({ row }) => row).join('\n')).not.toMatch(/1381234567\d/u);
    const asked = await words();
    const linkOf = (phone: string) => linkIn(asked.find(({ to }) => to === phone)?.text ?? '');
    for (const phone of ['13812345678', '13812345679']) {
      expect((await appOf(app.deps).request(linkOf(phone))).status).toBe(200);
      expect((await post(linkOf(phone), [['stays', 'yes']])).status).toBe(200);
    }
    const id = await published();
    const before = (await words()).length;
    await sent();
    const told = (await words()).slice(before);
    const heard = (phone: string) => told.filter(({ to }) => to === phone).map(({ text }) => text);
    expect(heard('13812345678')).toEqual([expect.stringMatching(/先别砍秆.*退订/u)]);
    // Another town, and one who never pressed.
    expect([...heard('13812345679'), ...heard('13812345670')]).toEqual([]);
    // Nothing is told twice, however often the clock comes round.
    await sent();
    expect((await words()).length).toBe(before + told.length);

    expect((await post(linkOf('13812345678'), [['stays', 'no']])).status).toBe(200);
    expect((await appOf(app.deps).request(linkOf('13812345678'))).status).toBe(404);
    // What was sent for it is forgotten with it, and what was sent to the others is not.
    const kept = (await words()).map(({ to, text }) => `${to} ${text}`).join('\n');
    expect(kept).not.toMatch(/13812345678/u);
    expect(kept).toContain('13812345679');
    const sealed = await app.database.pool.query<{ n: number }>(
      "select count(*)::int as n from message where text = '（内容已隐去）' and message_seal is null and sent_at is not null",
    );
    expect(sealed.rows[0]?.n).toBe(2);
    const withdrawn = await app.as(cast.centre)('POST', `/api/warnings/${id}/withdraw`, {
      version: 5,
      input: { remark: '查清了' },
    });
    expect(withdrawn.status, JSON.stringify(withdrawn.body)).toBe(200);
    const then = (await words()).length;
    await sent();
    const last = (await words()).slice(then);
    expect(last.some(({ to }) => to === '13812345678')).toBe(false);
  });

  it('两次按、两个页面，一个号码只订一份；数据库也不收第二份', async () => {
    const phone = '13812340001';
    const ask = () => post('/warnings/mine', [['phone', phone]]);
    const answers = await Promise.all([ask(), ask(), ask()]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    const rows = await app.database.pool.query(
      'select s.* from warning_subscriber as s order by asked_at desc, id desc limit 2',
    );
    const [one, other] = rows.rows;
    expect(one.phone_mark).not.toEqual(other?.phone_mark ?? null);
    const columns = Object.keys(one);
    const copy = { ...one, id: uuidv7(), token_hash: 'another', town_ids: '[]' };
    await expect(
      app.database.pool.query(
        `insert into warning_subscriber (${columns.join(', ')}) values (${columns.map((_, i) => `$${i + 1}`).join(', ')})`,
        columns.map((name) => copy[name]),
      ),
    ).rejects.toThrow(/warning_subscriber_mark/u);
  });

  it('fresh 21, 28: 写错的号码带着选好的乡镇回来；订没订过，页面说的一样，号码隐去中间', async () => {
    const wrong = await post('/warnings/mine', [
      ['phone', '138'],
      ['towns', 'T03'],
    ]);
    const page = await wrong.text();
    expect(wrong.status).toBe(422);
    expect(problemsIn(page)).toEqual({ phone: '请填写手机号，是 11 位数字' });
    expect(page).toContain('value="138"');
    expect(/value="T03"[^>]*checked|checked[^>]*value="T03"/u.test(page)).toBe(true);
    const ask = async () => (await post('/warnings/mine', [['phone', '13812340009']])).text();
    const first = await ask();
    expect(first).toContain('138****0009');
    expect(first).not.toContain('13812340009');
    expect(first).toContain('3 天里没有按“订上”的号码，自动删掉');
    expect(first).not.toContain('短信发出去了');
    // Asked for before, and confirmed: whoever types a number learns nothing of it.
    expect(await ask()).toBe(first);
    const link = linkIn((await words()).find(({ to }) => to === '13812340009')?.text ?? '');
    await post(link, [['stays', 'yes']]);
    expect(await ask()).toBe(first);
  });

  it('没人确认的，三天以后号码和短信都删', async () => {
    await post('/warnings/mine', [['phone', '13812340002']]);
    const told = async () => (await words()).filter(({ to }) => to === '13812340002').length;
    expect(await told()).toBe(1);
    const count = async () =>
      (await app.database.pool.query("select 1 from warning_subscriber where state = 'asked'")).rows.length;
    expect(await count()).toBeGreaterThan(0);
    app.setNow('2026-08-21T03:20:00+08:00');
    await runJob({ ...app.deps, publicUrl: 'http://127.0.0.1' } as never, 'sweep-sessions');
    expect([await told(), await count()]).toEqual([0, 0]);
    app.setNow('2026-08-17T09:00:00+08:00');
  });

  it('夜里不响：早上才发；发布以后马上撤回的，只说撤回', async () => {
    app.setNow('2026-08-18T23:30:00+08:00');
    const id = await published({ title: '夜里发的一条警示，早上再响', townIds: [] });
    await app.as(cast.centre)('POST', `/api/warnings/${id}/withdraw`, { version: 5, input: { remark: '查清了' } });
    const before = (await words()).length;
    await sent();
    const told = (await words()).slice(before);
    expect(told.length).toBeGreaterThan(0);
    expect(told.every(({ text }) => text.includes('已撤回'))).toBe(true);
    const waiting = await app.database.pool.query<{ n: number }>(
      "select count(*)::int as n from message where channel = 'sms' and text like '%夜里发的一条%' and not_before < '2026-08-18T23:00:00Z'",
    );
    expect(waiting.rows[0]?.n).toBe(0);
  });

  it('advice keeps its first word where that is a number of its own', () => {
    expect(adviceOf({ advice: '1、先看合同\n一次别交超过三个月\n2. 留小票' })).toEqual([
      '先看合同',
      '一次别交超过三个月',
      '留小票',
    ]);
  });
});
