/** Work reports on the wire: who reads what, what is written at the same time, what a signature keeps, and the papers. */
import { figures } from '../../../src/domain/figures.ts';
import { dayOf } from '../../../src/domain/base/calendar.ts';
import { sql } from 'kysely';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { moveEntry } from '../../../src/actions/matter/docket.ts';
import { workReportFrame } from '../../../src/actions/report/work-report.ts';
import { conducts } from '../../../src/domain/law/conduct.ts';
import { cast } from '../../build/cast.ts';
import { filing, testApp, type TestApp } from '../../build/house/http-app.ts';
import { actorOfAccount } from '../../../src/domain/county/account.ts';
import { contextOf } from '../../../src/http/base/session.ts';
import { createDb } from '../../../src/store/base/db.ts';
import { mostCounted } from '../../../src/store/figures/matter-table.ts';
import { findAccountByLogin } from '../../../src/store/county/account.ts';
import { movedSince } from '../../../src/domain/report/reviewed-numbers.ts';
import { findCountyFacts } from '../../../src/store/county/county.ts';
import { anAllegation } from '../../build/tipoff.ts';

let app: TestApp;
const call = (who: string, method: string, path: string, body?: object) => app.as(who)(method, path, body);
const draft = async (who: string, kind: string, to = '2026-11-20') => {
  const form = { id: uuidv7(), kind, from: '2026-01-01', to };
  const { status, body } = await call(who, 'POST', '/api/work-reports', form);
  expect(status, JSON.stringify(body)).toBe(200);
  return { form, entry: body.entry };
};
const step = async (who: string, number: string, move: string, input: object = {}, version?: number) => {
  const read = await call(cast.centre, 'GET', `/api/work-reports/${number}`);
  const sent = { version: version ?? read.body.entry.version, clientId: uuidv7(), input };
  return call(who, 'POST', `/api/work-reports/${number}/${move}`, sent);
};

const contextFor = async (login: string) => {
  const [account, county] = await Promise.all([
    findAccountByLogin(app.deps.db, 990126, login),
    findCountyFacts(app.deps.db),
  ]);
  if (account === null || county === null) throw new Error('The sample county has them.');
  return contextOf(app.deps, county, actorOfAccount(account), app.deps.now());
};

beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

describe('work reports on the wire', () => {
  it('drafts once however often it is sent, and counts what it prints', async () => {
    const { form, entry } = await draft(cast.centre, 'situation');
    const again = await call(cast.centre, 'POST', '/api/work-reports', form);
    expect(again.body.entry.number).toBe(entry.number);
    const { body } = await call(cast.centre, 'GET', `/api/work-reports/${entry.number}/reading`);
    expect(body.written.title).toContain('消费维权工作情况');
    expect(body.values.find(({ name }: { name: string }) => name === '受理投诉').text).toMatch(/^(?:\d+|\*)件$/u);
    expect(body.signing).toBeNull();
  });

  it('names in a bulletin what is reported and complained of, without a code, and nothing in one unit', async () => {
    for (let i = 0; i < 2; i += 1)
      expect((await call(cast.centre, 'POST', '/api/tipoffs', anAllegation())).status).toBe(201);
    const now = dayOf(app.deps.now());
    const form = { id: uuidv7(), kind: 'bulletin', from: '2026-01-01', to: now };
    const { body } = await call(cast.centre, 'POST', '/api/work-reports', form);
    const read = await call(cast.centre, 'GET', `/api/work-reports/${body.entry.number}/reading`);
    const value = (name: string) => read.body.values.find((one: { name: string }) => one.name === name).text;
    expect(value('举报最多的问题')).toBe(`${conducts.R05.zh}2件（占100.00%）`);
    expect(value('挽回经济损失')).toBe('0万元');
    expect(JSON.stringify(read.body.written)).not.toMatch(/[A-Z]\d{2}\d*件/u);
  });

  it('keeps an office out of the reports of the county and of other offices', async () => {
    const county = await draft(cast.centre, 'situation');
    const office = await draft(cast.officeHead, 'officeYearly');
    for (const path of ['', '/reading', '/drafts', '/drafts/1', '/difference']) {
      const read = (who: string, number: string) => call(who, 'GET', `/api/work-reports/${number}${path}`);
      expect((await read(cast.officer, county.entry.number)).status, path).toBe(404);
      expect((await read(cast.headOfShiqiao, office.entry.number)).status, path).toBe(404);
    }
    expect((await call(cast.officer, 'GET', `/papers/work-reports/${county.entry.number}`)).status).toBe(404);
    const listed = await call(cast.headOfShiqiao, 'GET', '/api/work-reports?state=all');
    expect(listed.body.items).toEqual([]);
    expect((await call(cast.mediator, 'GET', '/api/work-reports')).status).toBe(403);
  });

  it('refuses to write over what somebody else has written, and keeps each hand’s draft', async () => {
    const { entry } = await draft(cast.centre, 'situation');
    const put = (text: string) => ({ put: { ...entry.body.blocks[2], pieces: [{ text, when: null }] } });
    expect((await step(cast.centre, entry.number, 'write', put('受理举报不多。'))).status).toBe(200);
    const late = await step(cast.otherCentre, entry.number, 'write', put('受理举报很多。'), entry.version);
    expect([late.status, late.body.code]).toEqual([409, 'changed-meanwhile']);
    expect((await step(cast.otherCentre, entry.number, 'write', put('受理举报很多。'))).status).toBe(200);
    const { body } = await call(cast.centre, 'GET', `/api/work-reports/${entry.number}/drafts`);
    expect(body.drafts.map(({ n }: { n: number }) => n)).toEqual([3, 2, 1]);
    const second = await call(cast.centre, 'GET', `/api/work-reports/${entry.number}/drafts/2`);
    expect(JSON.stringify(second.body.body)).toContain('受理举报不多。');
    // Whoever compares drafts reads what their numbers print, and not their names alone.
    const { values } = (await call(cast.centre, 'GET', `/api/work-reports/${entry.number}/reading`)).body;
    const printed = ({ name, text }: { name: string; text: string }) => ({ name, text });
    expect(second.body.values).toEqual(values.map(printed));
    expect(second.body.values.length).toBeGreaterThan(5);
    // Its blanks are asked for before it is handed on, and not at the signature alone.
    const { blanks } = (await call(cast.centre, 'GET', `/api/work-reports/${entry.number}/reading`)).body;
    if (blanks.length > 0) {
      expect((await step(cast.centre, entry.number, 'send')).body.code).toBe('report-blanks-open');
      expect((await step(cast.centre, entry.number, 'acknowledge', { names: blanks })).status).toBe(200);
    }
    // Both have written: neither of them reviews it.
    expect((await step(cast.centre, entry.number, 'send')).status).toBe(200);
    const own = (await step(cast.otherCentre, entry.number, 'review')).body;
    expect([own.code, own.zh]).toEqual(['report-own-draft', expect.stringContaining('起草的人不能审')]);
    const reviewed = await step(cast.dutyLeader, entry.number, 'review');
    expect(reviewed.status).toBe(200);
    expect((await step(cast.centre, entry.number, 'sign')).status).toBe(403);
    // Who reviewed it is not offered what is refused to him; another leader is.
    expect(reviewed.body.moves).toContain('sendBack');
    const offered = async (who: string) => (await call(who, 'GET', `/api/work-reports/${entry.number}`)).body.moves;
    expect([reviewed.body.moves, await offered(cast.dutyLeader)].flat()).not.toContain('sign');
    expect(await offered(cast.deputyDirector)).toContain('sign');
    expect((await step(cast.dutyLeader, entry.number, 'sign')).body.code).toBe('report-two-people');
  });

  it('finds before it is sent a number that the ledger counts otherwise, and a person, where a hand has typed them', async () => {
    expect((await call(cast.centre, 'POST', '/api/complaints', filing({}))).status).toBe(201);
    const now = dayOf(app.deps.now());
    const { entry } = await draft(cast.centre, 'situation', now);
    const { number } = entry;
    const findings = async () => {
      const { body } = await call(cast.centre, 'GET', `/api/work-reports/${number}/reading`);
      return (body.findings as { rule: string; printed: string; sentence: string; blockId: string }[]).filter(
        ({ rule }) => rule !== 'blank',
      );
    };
    expect(await findings()).toEqual([]);
    const text = '共收到投诉98765件，比去年增长35%。投诉人李有田（13812345678）送来锦旗。';
    const put = { ...entry.body.blocks[2], pieces: [{ text, when: null }] };
    expect((await step(cast.centre, number, 'write', { put })).status).toBe(200);
    const found = await findings();
    // Beside the number that the report counts itself it is another value of one thing, too.
    expect(found.map(({ rule, printed }) => [rule, printed])).toEqual([
      ['two-values', '98765件'],
      ['ledger', '98765件'],
      ['ledger', '比去年增长35%'],
      ['person', '李有田'],
      ['person', '13812345678'],
    ]);
    expect(new Set(found.map(({ blockId }) => blockId))).toEqual(new Set([put.id]));
    expect((await step(cast.centre, number, 'send')).body.code).toBe('report-findings-open');
    for (const { rule, printed, sentence } of found) {
      const answer = { rule, printed, sentence, how: 'reason', words: '他本人同意' };
      expect((await step(cast.centre, number, 'answer', answer)).status).toBe(200);
    }
    const { blanks } = (await call(cast.centre, 'GET', `/api/work-reports/${number}/reading`)).body;
    await step(cast.centre, number, 'acknowledge', { names: blanks });
    // The ledger is kept for good: it says that it was answered, and no telephone.
    const { body } = await call(cast.centre, 'GET', `/api/work-reports/${number}`);
    expect(JSON.stringify(body.timeline ?? body)).toContain('他本人同意');
    const { db: owner } = createDb(app.database.owner, 1);
    try {
      const kept = await sql<{ n: number }>`select count(*)::int as n from ledger
        where verb = 'work-report-answered' and (detail::text like '%13812345678%' or detail::text like '%李有田%')`.execute(
        owner,
      );
      expect(kept.rows[0]?.n).toBe(0);
    } finally {
      await owner.destroy();
    }
    expect((await step(cast.centre, number, 'send')).status).toBe(200);
  });

  it('finds what somebody typed of 本月 otherwise than the ledger counts it, and nothing of one occasion', async () => {
    const now = dayOf(app.deps.now());
    const form = { id: uuidv7(), kind: 'situation', from: `${now.slice(0, 8)}01`, to: now };
    const { entry } = (await call(cast.centre, 'POST', '/api/work-reports', form)).body;
    const told = async (text: string) => {
      const put = { ...entry.body.blocks[2], pieces: [{ text, when: null }] };
      expect((await step(cast.centre, entry.number, 'write', { put })).status).toBe(200);
      const { body } = await call(cast.centre, 'GET', `/api/work-reports/${entry.number}/reading`);
      const found = body.findings as { rule: string; printed: string; blockId: string }[];
      return found.flatMap(({ rule, printed, blockId }) => (rule === 'ledger' && blockId === put.id ? [printed] : []));
    };
    expect(await told('本月共受理投诉 99 件。')).toEqual(['99 件']);
    expect(await told('当月，全县受理99件投诉，办结98件。')).toEqual(['99件', '98件']);
    expect(await told('在集市设点宣传，现场受理投诉99件，发放宣传材料200份。')).toEqual([]);
  });

  it('is not signed with other numbers than were reviewed, until whoever signs has seen and named which', async () => {
    const { entry } = await draft(cast.centre, 'situation', dayOf(app.deps.now()));
    const { number } = entry;
    const made = (who: string, move: string, input: object = {}) => step(who, number, move, input);
    const chip = { kind: 'figure', name: '登记的', figure: 'received', unit: '件' };
    const put = { ...entry.body.blocks[2], pieces: [{ text: '全县登记投诉〔登记的〕。', when: null }] };
    expect((await made(cast.centre, 'write', { put, chip })).status).toBe(200);
    const reading = async () => (await call(cast.centre, 'GET', `/api/work-reports/${number}/reading`)).body;
    const { findings, blanks } = await reading();
    for (const { rule, printed, sentence } of findings.filter((one: { rule: string }) => one.rule !== 'blank'))
      await made(cast.centre, 'answer', { rule, printed, sentence, how: 'reason', words: '核对过，属实' });
    await made(cast.centre, 'acknowledge', { names: blanks });
    expect((await made(cast.centre, 'send')).status).toBe(200);
    expect((await made(cast.otherCentre, 'review')).status).toBe(200);
    const numberOf = async () =>
      (await reading()).values.find((one: { name: string }) => one.name === '登记的').text as string;
    const file = async () =>
      expect((await call(cast.centre, 'POST', '/api/complaints', filing({ categoryCode: 'V06' }))).status).toBe(201);
    const was = await numberOf();
    await file();
    const first = await numberOf();
    expect(first).not.toBe(was);
    const refused = await made(cast.deputyDirector, 'sign');
    expect([refused.status, refused.body.code]).toEqual([409, 'report-numbers-moved']);
    expect(refused.body.zh).toContain(`登记的：审核时${was}，现在${first}`);
    const seen = await call(cast.deputyDirector, 'GET', `/api/work-reports/${number}`);
    const difference = async () => ({ moved: movedSince(seen.body.entry, await reading()) });
    const shown = await difference();
    expect(shown.moved).toContainEqual({ name: '登记的', was, now: first });
    // One more comes in while the leader looks: what he confirmed is not what would be signed.
    await file();
    expect((await made(cast.deputyDirector, 'sign', shown)).body.code).toBe('report-numbers-moved');
    const last = await numberOf();
    const sent = { version: seen.body.entry.version, clientId: uuidv7(), input: await difference() };
    for (let i = 0; i < 2; i += 1) {
      const signed = await call(cast.deputyDirector, 'POST', `/api/work-reports/${number}/sign`, sent);
      expect([signed.status, signed.body.entry?.state], JSON.stringify(signed.body)).toEqual([200, 'signed']);
    }
    const { timeline } = (await call(cast.centre, 'GET', `/api/work-reports/${number}`)).body;
    const line = timeline.find((one: { verb: string }) => one.verb === 'work-report-signed');
    expect(line.detail.moved).toContainEqual({ name: '登记的', was, now: last });
  });

  it('checks before the transaction, so that nobody waits for it, and takes no check of an earlier version', async () => {
    const { entry } = await draft(cast.centre, 'situation');
    const ctx = await contextFor(cast.centre);
    const { ahead } = workReportFrame;
    if (ahead === undefined) throw new Error('The check of a report stands before the transaction.');
    const put = { ...entry.body.blocks[2], pieces: [{ text: '受理举报不多。', when: null }] };
    let meanwhile = 0;
    const frame = {
      ...workReportFrame,
      ahead: async (...asked: Parameters<typeof ahead>) => {
        const read = await ahead(...asked);
        // Under a lock of the entry this would wait for its own end.
        meanwhile = (await step(cast.otherCentre, entry.number, 'write', { put })).status;
        return read;
      },
    };
    const sent = moveEntry(ctx, frame, entry.number, 'send', {}, { version: entry.version });
    await expect(sent).rejects.toMatchObject({ code: 'changed-meanwhile' });
    expect(meanwhile).toBe(200);
    const { body } = await call(cast.centre, 'GET', `/api/work-reports/${entry.number}`);
    expect(body.entry).toMatchObject({ state: 'drafted', version: entry.version + 1 });
  });

  it('S136 shares a signed note of practice with every body of the county, and each takes it up once, in its words', async () => {
    const { entry } = await draft(cast.officeHead, 'practice');
    const { number } = entry;
    const said = new Map([
      ['请在这里写明问题。', '赶集日人手不够。'],
      ['请在这里写明做法。', '逢集把站点搬到集市口。'],
    ]);
    for (const block of entry.body.blocks) {
      const text = block.kind === 'paragraph' ? said.get(block.pieces[0]?.text) : undefined;
      if (text !== undefined)
        expect((await step(cast.officeHead, number, 'write', { put: { ...block, pieces: [{ text }] } })).status).toBe(
          200,
        );
    }
    const read = (who: string) => call(who, 'GET', `/api/work-reports/${number}`);
    const adopt = (who: string) => step(who, number, 'adopt', { words: '从下月起在两个集市照着做' });
    expect((await read(cast.headOfShiqiao)).status).toBe(404);
    expect((await adopt(cast.headOfShiqiao)).status).toBe(404);
    const { body } = await call(cast.officeHead, 'GET', `/api/work-reports/${number}/reading`);
    for (const { rule, printed, sentence } of body.findings)
      if (rule !== 'blank')
        await step(cast.officeHead, number, 'answer', {
          rule,
          printed,
          sentence,
          how: 'reason',
          words: '核对过，属实',
        });
    await step(cast.officeHead, number, 'acknowledge', { names: body.blanks });
    for (const [who, move] of [
      [cast.officeHead, 'send'],
      [cast.otherCentre, 'review'],
      [cast.deputyDirector, 'sign'],
    ] as const) {
      const made = await step(who, number, move);
      expect(made.status, `${move} ${JSON.stringify(made.body)}`).toBe(200);
    }
    expect((await read(cast.headOfShiqiao)).status).toBe(200);
    // What was struck out before it was signed is its author's and the county's.
    for (const more of ['drafts', 'drafts/1', 'difference']) {
      const of = async (who: string) => (await call(who, 'GET', `/api/work-reports/${number}/${more}`)).status;
      expect([more, await of(cast.headOfShiqiao), await of(cast.officeHead), await of(cast.centre)]).toEqual([
        more,
        404,
        200,
        200,
      ]);
    }
    const listed = await call(cast.headOfShiqiao, 'GET', '/api/work-reports?state=all&kind=practice');
    expect(listed.body.items.map((one: { entry: { number: string } }) => one.entry.number)).toEqual([number]);
    expect((await adopt(cast.headOfShiqiao)).status).toBe(200);
    expect((await adopt(cast.headOfShiqiao)).body.code).toBe('report-adopted');
    // Its author takes nothing up of his own; the county does once for all.
    expect((await adopt(cast.officeHead)).body.code).toBe('report-adopted');
    expect((await adopt(cast.centre)).status).toBe(200);
    const after = await read(cast.centre);
    expect(after.body.more.adopters.map(({ place }: { place: string | null }) => place)).toEqual([
      expect.stringContaining('石桥'),
      null,
    ]);
    // He who reads it changes nothing of it, and reads no other report of that office.
    const signed = await read(cast.headOfShiqiao);
    expect(signed.body.moves).toEqual([]);
    const other = await draft(cast.officeHead, 'officeYearly');
    expect((await call(cast.headOfShiqiao, 'GET', `/api/work-reports/${other.entry.number}`)).status).toBe(404);
  });

  it('S45 prints what is not signed as a draft, and the signed one with its day, on paper and as a document', async () => {
    const { entry } = await draft(cast.centre, 'environment');
    const page = async () => String((await call(cast.centre, 'GET', `/papers/work-reports/${entry.number}`)).body);
    expect(await page()).toContain('草稿');
    const reading = await call(cast.centre, 'GET', `/api/work-reports/${entry.number}/reading`);
    expect((await step(cast.centre, entry.number, 'acknowledge', { names: reading.body.blanks })).status).toBe(200);
    for (const move of ['send', 'review', 'sign'] as const) {
      const who = { send: cast.centre, review: cast.otherCentre, sign: cast.deputyDirector }[move];
      const made = await step(who, entry.number, move);
      expect(made.status, `${move} ${JSON.stringify(made.body)}`).toBe(200);
    }
    const signed = await page();
    expect(signed).not.toContain('class="draft-mark"');
    const after = await call(cast.centre, 'GET', `/api/work-reports/${entry.number}/reading`);
    expect(after.body.signing).toMatchObject({ edition: 1, isWhole: true });
    expect(signed).toContain(after.body.written.signedOn);
    const file = await call(cast.centre, 'GET', `/papers/work-reports/${entry.number}.docx`);
    expect(file.headers.get('content-type')).toContain('wordprocessingml');
    const difference = await call(cast.centre, 'GET', `/api/work-reports/${entry.number}/difference`);
    expect(difference.body).toMatchObject({ edition: 1, chips: [] });
  });
});

describe('探查 as a file', () => {
  const asked = 'figure=received&rows=category&from=2026-01-01&to=2026-12-31';
  const csv = async (more: string) => {
    const { status, body } = await call(cast.centre, 'GET', `/api/export/figure-table?${asked}&format=csv${more}`);
    expect(status).toBe(200);
    const lines = String(body)
      .trim()
      .split(/\r?\n/u)
      .map((line) => line.split(','));
    const from = lines.findIndex(([first]) => first?.includes('类别'));
    return lines.slice(from + 1).map(([name = '', total = '']) => [name.trim(), Number(total)] as const);
  };

  it('has the lines in the order of the page, and one line of all others, so that the sum stays', async () => {
    for (const categoryCode of ['G10.1', 'G01', 'G02', 'G02', 'G02', 'V06'])
      expect((await call(cast.centre, 'POST', '/api/complaints', filing({ categoryCode }))).status).toBe(201);
    const whole = new Map(await csv('&order=-total'));
    const first = await csv('&order=-total&top=1');
    expect([...whole.keys()][0]).toBe('商品');
    expect(first.slice(0, 2).map(([name]) => name)).toEqual(['商品', [...whole.keys()][1]]);
    expect(first[2]).toEqual(['其余 2 项', (whole.get('商品') ?? 0) - (first[1]?.[1] ?? 0)]);
    expect(first.at(-1)).toEqual(['合计', whole.get('合计')]);
    expect((await call(cast.centre, 'GET', `/api/export/figure-table?${asked}&top=0`)).status).toBe(400);
  });

  it('says in its own head what was counted, of where and when, for whoever opens it under another name', async () => {
    const headOf = async (more: string) => {
      const { body } = await call(cast.centre, 'GET', `/api/export/figure-table?${asked}&format=csv${more}`);
      return String(body).split(/\r?\n/u)[0] ?? '';
    };
    const { id, zh } = figures.received;
    expect(await headOf('')).toContain(`合计：${id} ${zh} 全县 2026-01-01至2026-12-31（件）,占比（%）`);
    expect(await headOf('&officeId=SO-LH&nature=N08')).toMatch(/柳河市场监管所 \S+ 2026-01-01至/u);
  });

  const bound = {
    figure: 'received',
    rows: 'category',
    columns: null,
    period: 'report',
    officeId: null,
    category: null,
    order: '-total',
    top: 1,
    turned: [],
    year: true,
  };
  const block = (change: object = {}) => ({
    id: 'bound',
    kind: 'table',
    caption: '收到投诉（件），按类别',
    head: [],
    rows: [],
    bound: { ...bound, ...change },
  });
  const tableOf = async (number: string) => {
    const { body } = await call(cast.centre, 'GET', `/api/work-reports/${number}/reading`);
    return body.written.blocks.find(({ id }: { id: string }) => id === 'bound') as {
      caption: string;
      head: string[];
      rows: string[][];
    };
  };

  it('goes into a report as a table that is counted anew whenever it is read', async () => {
    const { entry } = await draft(cast.centre, 'situation', '2026-12-31');
    expect((await step(cast.centre, entry.number, 'write', { put: block() })).status).toBe(200);
    const before = await tableOf(entry.number);
    expect(before.head).toEqual(['类别', '合计（件）']);
    expect(before.rows.map(([name]) => name)).toEqual([
      '商品',
      expect.stringMatching(/^　其中：/u),
      '　其中：其余 2 项',
      '服务',
      '　其中：电信服务',
      '合计',
    ]);
    expect((await call(cast.centre, 'POST', '/api/complaints', filing({ categoryCode: 'G02' }))).status).toBe(201);
    const after = await tableOf(entry.number);
    expect(Number(after.rows.at(-1)?.[1])).toBe(Number(before.rows.at(-1)?.[1]) + 1);
    // The check adds the rows up as people do, and accuses nothing.
    const { body } = await call(cast.centre, 'GET', `/api/work-reports/${entry.number}/reading`);
    expect(body.findings.filter(({ blockId }: { blockId: string }) => blockId === 'bound')).toEqual([]);
    expect(body.findings.filter(({ rule }: { rule: string }) => rule === 'sum')).toEqual([]);
    // A part is never printed as the whole, whatever its caption says.
    const put = block({ category: 'G02', officeId: 'SO-LH' });
    expect((await step(cast.centre, entry.number, 'write', { put })).status).toBe(200);
    expect((await tableOf(entry.number)).caption).toMatch(/^收到投诉（件），按类别（只数柳河.*、.*类）$/u);
  });

  it('is a blank where it has grown too large to be counted, and the report is read all the same', async () => {
    const { entry } = await draft(cast.centre, 'situation', '2026-12-31');
    const put = block({ rows: 'village', columns: 'nature', category: 'G', top: null });
    expect((await step(cast.centre, entry.number, 'write', { put })).status).toBe(200);
    const { db: owner } = createDb(app.database.owner, 1);
    try {
      await sql`insert into figure_cell (county_id, level, start_on, since_on, area, key, received)
        values (990126, 'C', '2026-01-01', '2026-01-01', '', 'G02', ${mostCounted + 1})`.execute(owner);
      expect((await tableOf(entry.number)).rows).toEqual([['合计', '*']]);
    } finally {
      await sql`delete from figure_cell where start_on = '2026-01-01' and received = ${mostCounted + 1}`.execute(owner);
      await owner.destroy();
    }
  });

  it('of an office counts that office, whatever the table names, and refuses what cannot be counted', async () => {
    const { entry } = await draft(cast.officeHead, 'officeYearly', '2026-12-31');
    const put = (change: object) => step(cast.officeHead, entry.number, 'write', { put: block(change) });
    const totalOf = async (who: string, number: string) => {
      const { body } = await call(who, 'GET', `/api/work-reports/${number}/reading`);
      return body.written.blocks.find(({ id }: { id: string }) => id === 'bound').rows.at(-1) as string[];
    };
    // The county has received some, and dispatched none of them to this office.
    const county = await draft(cast.centre, 'situation', '2026-12-31');
    expect((await step(cast.centre, county.entry.number, 'write', { put: block() })).status).toBe(200);
    expect(Number((await totalOf(cast.centre, county.entry.number))[1])).toBeGreaterThan(0);
    expect((await put({ officeId: null })).status).toBe(200);
    expect(await totalOf(cast.officeHead, entry.number)).toEqual(['合计', '0']);
    expect((await put({ columns: 'category' })).status).toBe(422);
    expect((await put({ period: { from: '2026-05-02', to: '2026-05-01' } })).status).toBe(422);
    expect((await put({ figure: 'nothing' })).status).toBe(400);
    expect((await step(cast.headOfShiqiao, entry.number, 'write', { put: block() })).status).not.toBe(200);
  });
});
