import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { uuidv7 } from 'uuidv7';

import { caseFactsOf } from '../../../../src/actions/supervision/enforcement/case-file.ts';
import { enforcementPapers } from '../../../../src/domain/supervision/enforcement/papers/papers.ts';
import { paperFactsOf } from '../../../../src/actions/matter/paper-facts.ts';
import { paperFrom, textOfPaper } from '../../../../src/domain/matter/paper-form.ts';
import { proveLedger } from '../../../../src/store/base/ledger-proof.ts';
import { saveErased, type KeptRow } from '../../../../src/store/desk/kept.ts';
import { transact } from '../../../../src/store/base/transact.ts';
import { listLedger } from '../../../../src/store/base/ledger.ts';
import { findEnforcement } from '../../../../src/store/supervision/enforcement/enforcement.ts';
import { cast } from '../../../build/cast.ts';
import { appOf, consumerContext, password, testApp, type TestApp } from '../../../build/house/http-app.ts';
import { anExhibit } from '../../../build/supervision/exhibit.ts';
import { inputOfEnforcement, registered } from '../../../build/supervision/enforcement.ts';
import { certify, idOf, moveCase, ofLiuhe, penalise } from '../../../build/supervision/course.ts';

let app: TestApp;
const today = '2026-05-18';
beforeAll(async () => {
  app = await testApp();
  app.setNow(`${today}T10:00:00+08:00`);
  await certify(app, cast.officer, cast.officeHead);
});
afterAll(() => app.close());

async function register(change: object = {}): Promise<string> {
  const answer = await app.as(cast.officer)('POST', '/api/enforcements', {
    clientId: uuidv7(),
    source: 'inspection',
    foundOn: today,
    operatorName: '老周农资店',
    partyKind: 'soleTrader',
    cause: '涉嫌销售不合格复合肥',
    story: '检查发现货架上的复合肥总养分不够标明的数',
    ...change,
  });
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body.number as string;
}
const move = (by: string, number: string, name: Parameters<typeof moveCase>[3], input: object = {}) =>
  moveCase(app, by, number, name, today, input);
async function investigated(change: object = {}): Promise<string> {
  const number = await register(change);
  const two = { handlerId: await idOf(app, cast.officer), secondId: await idOf(app, cast.officeHead) };
  await move(cast.officeHead, number, 'assign', two);
  await move(cast.officer, number, 'startVerification');
  expect((await move(cast.deputyDirector, number, 'file')).status).toBe(200);
  return number;
}
const paper = (by: string, number: string, kind: string) =>
  app.as(by)('GET', `/papers/${encodeURIComponent(number)}/${kind}`);
async function press(by: string, path: string, body: Record<string, string> = {}) {
  const signedIn = await app.as(null)('POST', '/api/session', { loginName: by, password });
  const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? '';
  return appOf(app.deps).request(path, {
    method: 'POST',
    headers: { cookie, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(body).toString(),
  });
}
const stored = async (number: string) => {
  const { actor } = await consumerContext(app);
  const found = await findEnforcement(app.deps.db, actor.countyId, { number });
  if (found === null) throw new Error(number);
  return found;
};

describe('打印案件文书', () => {
  it('办案的所、中心、领导打印；别的所看不到，别的岗位不许', async () => {
    const number = await investigated();
    for (const login of [cast.officer, cast.officeHead, cast.centre, cast.deputyDirector]) {
      const { status, body } = await paper(login, number, 'filing');
      expect(status, login).toBe(200);
      expect(String(body)).toContain('立案审批表');
    }
    for (const kind of ['filing', 'inquiryRecord', 'volumeList', 'volume', 'filing.docx'])
      expect((await paper(cast.officerOfShiqiao, number, kind)).status, kind).toBe(404);
    for (const login of [cast.mediator, cast.admin, 'st-v0601'])
      expect((await paper(login, number, 'filing')).status, login).toBe(403);
    expect((await app.as(null)('GET', `/papers/${encodeURIComponent(number)}/filing`)).status).toBe(401);
    // What was not decided has no decision, and a paper of complaints none here.
    for (const kind of ['decision', 'notice', 'acceptance'])
      expect((await paper(cast.officer, number, kind)).status, kind).toBe(404);
    const docx = await paper(cast.officer, number, 'filing.docx');
    expect([docx.status, docx.headers.get('content-type')]).toEqual([200, expect.stringContaining('wordprocessingml')]);
    const { papers } = (await app.as(cast.officer)('GET', `/api/enforcements/${encodeURIComponent(number)}`)).body;
    expect(papers.find(({ kind }: { kind: string }) => kind === 'filing')).toMatchObject({
      zh: '立案审批表',
      practical: false,
      missing: [{ zh: '当事人统一社会信用代码' }, { zh: '当事人住所' }],
    });
  });

  it('笔录记在案件里：办案的所记，别人不许；再按一次还是一份；姓名号码在密钥下，文书照原样印', async () => {
    const number = await investigated();
    const path = `/api/enforcements/${encodeURIComponent(number)}`;
    const officers = { firstId: await idOf(app, cast.officer), secondId: await idOf(app, cast.officeHead) };
    const said = {
      ...inputOfEnforcement('recordTranscript', registered().next, today),
      ...officers,
      phone: '13912345678',
      words: '问：电话是多少？\n答：13912345678，货是从批发部进的。',
    };
    const { version } = await stored(number);
    const body = { version, clientId: uuidv7(), input: said };
    for (const login of [cast.centre, cast.deputyDirector, cast.mediator])
      expect((await app.as(login)('POST', `${path}/recordTranscript`, body)).status, login).toBe(403);
    expect((await app.as(cast.officerOfShiqiao)('POST', `${path}/recordTranscript`, body)).status).toBe(404);
    for (const _press of [1, 2])
      expect((await app.as(cast.officer)('POST', `${path}/recordTranscript`, body)).status).toBe(200);
    const { body: page } = await app.as(cast.officer)('GET', path);
    expect(page.transcripts).toMatchObject([{ personName: '周**', phone: '139****5678' }]);
    expect(JSON.stringify(page)).not.toContain('13912345678');
    expect(page.enforcement.transcripts).toBeUndefined();
    const { rows } = await sql<{ words: string }>`
      select transcripts::text as words from enforcement where number = ${number}`.execute(
      app.deps.db.withoutPlugins(),
    );
    for (const open of ['周大成', '13912345678']) expect(rows[0]?.words).not.toContain(open);
    expect((await stored(number)).transcripts).toMatchObject([{ personName: '周大成', phone: '13912345678' }]);
    expect(String((await paper(cast.officer, number, 'inquiryRecord-1')).body)).toContain('周**');
    const opened = await press(cast.officer, `/papers/${encodeURIComponent(number)}/inquiryRecord-1/opened`, {
      reason: '打印出来请当事人核对签名',
    });
    expect(await opened.text()).toContain('周大成');
    expect(String((await paper(cast.officer, number, 'inquiryRecord-blank')).body)).not.toContain('周');
    expect((await paper(cast.officer, number, 'inquiryRecord-2')).status).toBe(404);
    const { actor } = await consumerContext(app);
    const { id } = await stored(number);
    const lines = await listLedger(app.deps.db, actor.countyId, id);
    expect(lines.filter(({ verb }) => verb === 'transcript-recorded')).toHaveLength(1);
    // The other of the two hears of it once, and may say that he took no part.
    const { rows: heard } = await sql<{ accountId: string }>`
      select account_id from message where matter_id = ${id} and text like '%作废笔录%'`.execute(app.deps.db);
    expect(heard).toEqual([{ accountId: officers.secondId }]);
    const third = {
      firstId: officers.secondId,
      secondId: await idOf(app, cast.otherOfficer),
      startedAt: `${today}T09:00:00+08:00`,
      endedAt: `${today}T09:30:00+08:00`,
    };
    await certify(app, cast.otherOfficer);
    const others = await move(cast.officer, number, 'recordTranscript', third);
    expect(others.body.code).toBe('transcript-not-yours');
    expect((await move(cast.otherOfficer, number, 'voidTranscript')).body.code).toBe('transcript-others');
    for (const login of [cast.centre, cast.deputyDirector, cast.mediator])
      expect((await move(login, number, 'voidTranscript')).status, login).toBe(403);
    expect((await move(cast.officeHead, number, 'voidTranscript')).status).toBe(200);
    expect((await paper(cast.officer, number, 'inquiryRecord-1')).status).toBe(404);
  });

  it('文号一份一个，不跳号，再按一次还是那个', async () => {
    const [first, second] = [await investigated(), await investigated()];
    for (const number of [first, second])
      await move(cast.officer, number, 'takeMeasure', {
        kind: 'keep',
        urgent: 'no',
        approverId: await idOf(app, cast.deputyDirector),
      });
    const numberOf = async (number: string) => {
      const { papers } = (await app.as(cast.officer)('GET', `/api/enforcements/${encodeURIComponent(number)}`)).body;
      return papers.find(({ kind }: { kind: string }) => kind === 'keepNotice').number as string | null;
    };
    expect((await paper(cast.officer, first, 'keepNotice-9')).status).toBe(404);
    expect((await paper(cast.officer, first, 'filing-1')).status).toBe(404);
    expect(await numberOf(first)).toBeNull();
    const path = (number: string) => `/papers/${encodeURIComponent(number)}/keepNotice-1/number`;
    for (const number of [first, first, second]) expect((await press(cast.officer, path(number))).status).toBe(303);
    expect([await numberOf(first), await numberOf(second)]).toEqual(['青市监先保〔2026〕1号', '青市监先保〔2026〕2号']);
    expect((await press(cast.officerOfShiqiao, path(first))).status).toBe(404);
  });

  it('一件案件几份措施决定，各有各的文号和清单；以前合用的一个文号还是那几份的，取不到新的', async () => {
    const number = await investigated();
    for (const kind of ['seal', 'seize'])
      await move(cast.officer, number, 'takeMeasure', {
        kind,
        urgent: 'no',
        approverId: await idOf(app, cast.deputyDirector),
      });
    const listed = async () =>
      (await app.as(cast.officer)('GET', `/api/enforcements/${encodeURIComponent(number)}`)).body.papers
        .filter(({ kind }: { kind: string }) => kind === 'measureDecision')
        .map((one: { of: string; number: string | null }) => [one.of, one.number]);
    expect(await listed()).toEqual([
      ['1', null],
      ['2', null],
    ]);
    const path = `/papers/${encodeURIComponent(number)}`;
    for (const of of ['2', '1', '2'])
      expect((await press(cast.officer, `${path}/measureDecision-${of}/number`)).status).toBe(303);
    const [[, one], [, two]] = await listed();
    expect(one).toMatch(/^青市监强制〔2026〕\d+号$/u);
    expect(two).toMatch(/^青市监强制〔2026〕\d+号$/u);
    expect(one).not.toBe(two);
    expect(String((await paper(cast.officer, number, 'measureDecision-1')).body)).toContain(one);
    expect(String((await paper(cast.officer, number, 'goodsList-2')).body)).toContain(two);
    expect((await paper(cast.officer, number, 'measureDecision-1.docx')).status).toBe(200);

    const old = await investigated();
    for (const kind of ['seal', 'keep', 'seize'])
      await move(cast.officer, old, 'takeMeasure', {
        kind,
        urgent: 'no',
        approverId: await idOf(app, cast.deputyDirector),
      });
    const { countyId, id, version, measures } = await stored(old);
    const before = measures.map(({ decision: _decision, ...rest }) => rest);
    await app.deps.db
      .updateTable('enforcement')
      .set({ measures: sql`${JSON.stringify(before)}::jsonb`, version: version + 1 })
      .where('countyId', '=', countyId)
      .where('id', '=', id)
      .execute();
    const issued = { countyId, matterId: id, kind: 'measureDecision', occasion: '', wording: '2026.1' };
    const row = { ...issued, number: '青市监强制〔2026〕77号', issuedAt: new Date(), by: id };
    await app.deps.db.insertInto('issuedPaper').values(row).execute();
    const migration = readFileSync(
      new URL('../../../../migrations/0211-measure-decisions.sql', import.meta.url),
      'utf8',
    );
    for (const _run of [1, 2]) await sql.raw(migration).execute(app.deps.db);
    const { broken } = await proveLedger(app.deps.db);
    expect(broken.filter(({ matterId }) => matterId !== id)).toEqual([]);
    // What was taken stays as its lines state it, and the number that all of it had is that of the first.
    expect((await stored(old)).measures).toEqual(before);
    const printed = String((await paper(cast.officer, old, 'measureDecision-1')).body);
    expect(printed).toContain('青市监强制〔2026〕77号');
    expect(String((await paper(cast.officer, old, 'measureDecision-3')).body)).toContain('77号');
    const again = `/papers/${encodeURIComponent(old)}/measureDecision-3/number`;
    expect((await press(cast.officer, again)).status).toBe(303);
    const { rows } = await sql<{ n: number }>`
      select count(*)::integer as n from issued_paper where matter_id = ${id} and kind = 'measureDecision'`.execute(
      app.deps.db,
    );
    expect(rows).toEqual([{ n: 1 }]);
  });

  it('送达时记下全文的校验值，以后打印的还是同一个字不差的文书', async () => {
    const number = await investigated();
    await penalise(app, number, today, ofLiuhe);
    // The case passes to another officer, and the first one gets a new certificate.
    const { countyId, version } = await stored(number);
    const accountId = await idOf(app, cast.otherOfficer);
    await app.deps.db
      .updateTable('enforcement')
      .set({ handlerId: accountId, secondId: null, version: version + 1 })
      .where('countyId', '=', countyId)
      .where('number', '=', number)
      .execute();
    const held = `/api/enforcement-certificates/${await idOf(app, cast.officer)}`;
    const renewed = { number: '豫执法 2031', fromOn: '2031-01-01', untilOn: '2036-12-31' };
    expect((await app.as(cast.admin)('PUT', held, renewed)).status).toBe(200);
    // The county has its fines paid elsewhere from now on, which what was served does not say.
    const settings = { penaltyBank: '县建设银行专户 88', courtName: '安澜市中级人民法院', reviewBody: '' };
    expect((await app.as(cast.officer)('PUT', '/api/county', settings)).status).toBe(403);
    expect(String((await paper(cast.officer, number, 'decision')).body)).toContain('青禾县农村商业银行');
    expect((await app.as(cast.admin)('PUT', '/api/county', settings)).status).toBe(200);
    expect(String((await paper(cast.officer, number, 'decision')).body)).not.toContain('县建设银行');
    const enforcement = await stored(number);
    expect(enforcement.handlerId).toBe(accountId);
    const ctx = await consumerContext(app);
    const facts = {
      ...(await paperFactsOf(ctx, app.deps.db, enforcement)),
      ...(await caseFactsOf(app.deps.db, enforcement, ctx)),
    };
    const hashOf = (kind: 'notice' | 'decision') =>
      createHash('sha256')
        .update(textOfPaper(paperFrom(enforcementPapers, kind, enforcement, facts)), 'utf8')
        .digest('hex');
    expect(enforcement.service?.contentHash).toBe(hashOf('decision'));
    expect(enforcement.notices[0]?.contentHash).toMatch(/^[0-9a-f]{64}$/u);
    const receipt = String((await paper(cast.officer, number, 'serviceReceipt')).body);
    expect(receipt).toContain(`SHA256:${hashOf('decision')}`);
    expect(receipt).toContain(`SHA256:${enforcement.notices[0]?.contentHash ?? 'none'}`);
    await certify(app, cast.officer);
  });

  it('送达了的告知书、决定书照送达时的样子打印，案件后来改了也一样；撤销的、补充调查过的照样打得开，标明不再作数', async () => {
    const number = await investigated({ partyKind: 'person', operatorName: '周建国' });
    await penalise(app, number, today, ofLiuhe, 5_000_00);
    const { countyId, version } = await stored(number);
    await app.deps.db
      .updateTable('enforcement')
      .set({ operatorName: '周建军', cause: '涉嫌无照经营', version: version + 1 })
      .where('countyId', '=', countyId)
      .where('number', '=', number)
      .execute();
    const path = `/papers/${encodeURIComponent(number)}`;
    for (const kind of ['notice', 'notice-1', 'decision']) {
      const plain = String((await paper(cast.officer, number, kind)).body);
      expect(plain, kind).toContain('涉嫌销售不合格复合肥');
      expect(plain, kind).not.toMatch(/周建|无照经营|原文没有留存|不再作数|已撤销/u);
      const opened = await press(cast.officer, `${path}/${kind}/opened`, { reason: '复议机关调卷' });
      expect(await opened.text(), kind).toContain('周建国');
    }
    // What the ledger has the hashes of lies behind the volume.
    const volume = String((await paper(cast.officer, number, 'volume')).body);
    expect(volume).toContain('送达的文书 2 份按送达时的原文附在后面，内容摘要和台账上的一样。');
    expect(volume).not.toContain('周建');
    expect(volume).not.toContain('对不上');
    const revoked = await move(cast.deputyDirector, number, 'revoke', {
      how: 'unlawful',
      reason: '县政府复议决定确认违法',
    });
    expect(revoked.status, JSON.stringify(revoked.body)).toBe(200);
    const stamp = '已确认违法';
    for (const kind of ['decision', 'volume'])
      expect(String((await paper(cast.officer, number, kind)).body), kind).toContain(`${stamp}：2026年5月18日`);
    expect(String((await paper(cast.officer, number, 'notice')).body)).not.toContain(stamp);
    const listed = async (one: string, kind: string) =>
      (await app.as(cast.officer)('GET', `/api/enforcements/${encodeURIComponent(one)}`)).body.papers
        .filter((item: { kind: string }) => item.kind === kind)
        .map(({ zh }: { zh: string }) => zh);
    expect(await listed(number, 'decision')).toEqual([`行政处罚决定书（${stamp}）`]);

    const other = await investigated();
    await move(cast.officer, other, 'assess');
    await move(cast.officer, other, 'report');
    await move(cast.officer, other, 'submitReview', { reviewerId: await idOf(app, cast.centre) });
    await move(cast.centre, other, 'passReview');
    for (const [by, name] of [
      [cast.officeHead, 'issueNotice'],
      [cast.officer, 'notify'],
      [cast.officeHead, 'reopen'],
    ] as const)
      expect((await move(by, other, name)).status, name).toBe(200);
    const overtaken = await paper(cast.officer, other, 'notice');
    expect(overtaken.status).toBe(200);
    expect(String(overtaken.body)).toContain('案件已补充调查，不再作数');
    expect(await listed(other, 'notice')).toEqual([expect.stringMatching(/（案件已补充调查，不再作数）$/u)]);
  });

  it('取了文号的措施决定、清单、协查函照取文号时的样子打印；没有送出的写明理由重新制作，两份都在卷宗里', async () => {
    const number = await investigated({ partyKind: 'person', operatorName: '周建国', partyAddress: '前柳村 12 号' });
    const approverId = await idOf(app, cast.deputyDirector);
    await move(cast.officer, number, 'takeMeasure', { kind: 'seize', urgent: 'no', approverId });
    for (const to of ['邻县市场监督管理局', '县公安局'])
      expect((await move(cast.officer, number, 'askHelp', { to })).status).toBe(200);
    const path = `/papers/${encodeURIComponent(number)}`;
    const letters = ['measureDecision-1', 'helpLetter-1', 'helpLetter-2'];
    for (const kind of letters) expect((await press(cast.officer, `${path}/${kind}/number`)).status, kind).toBe(303);
    const correct = async (change: object) => {
      const { countyId, version } = await stored(number);
      await app.deps.db
        .updateTable('enforcement')
        .set({ ...change, version: version + 1 })
        .where('countyId', '=', countyId)
        .where('number', '=', number)
        .execute();
    };
    await correct({ operatorName: '周建军', cause: '涉嫌无照经营' });
    for (const kind of letters) {
      const plain = String((await paper(cast.officer, number, kind)).body);
      expect(plain, kind).toContain('涉嫌销售不合格复合肥');
      expect(plain, kind).not.toMatch(/周建|无照经营|原文没有留存/u);
      // What was received, or taken by force, went out: the page offers no other sheet for it, and none is made.
      expect(plain, kind).not.toContain('重新制作');
      const refused = await press(cast.officer, `${path}/${kind}/remade`, { reason: '案由写错了，还没寄' });
      expect([refused.status, await refused.text()], kind).toEqual([409, expect.stringContaining('另行制作更正文书')]);
      const opened = await press(cast.officer, `${path}/${kind}/opened`, { reason: '复议机关调卷' });
      expect(await opened.text(), kind).toContain('周建国');
    }
    expect(String((await paper(cast.officer, number, 'helpLetter-1')).body)).toContain('邻县市场监督管理局</span>：');
    expect(String((await paper(cast.officer, number, 'helpLetter-2')).body)).toContain('县公安局</span>：');
    const noted = '和台账上的一样';
    const volume = async () => String((await paper(cast.officer, number, 'volume')).body);
    expect(await volume()).toContain(`取了文号的文书和清单 4 份按取文号时的原文附在后面，内容摘要${noted}`);

    const { countyId, id } = await stored(number);
    const [first, last] = (await listLedger(app.deps.db, countyId, id)).filter(({ verb }) => verb.startsWith('paper-'));
    expect(first?.detail).toMatchObject({ contentHash: expect.any(String), laid: [expect.any(String)] });
    expect(last).toMatchObject({ verb: 'paper-issued' });

    // Before it went out it may be put right: the same number, and both sheets in the volume.
    for (const [by, name, input] of [
      [cast.officer, 'assess'],
      [cast.officer, 'report'],
      [cast.officer, 'submitReview', { reviewerId: await idOf(app, cast.centre) }],
      [cast.centre, 'passReview'],
      [cast.officeHead, 'issueNotice', { revokes: 'yes' }],
      [cast.officer, 'notify'],
      [cast.officer, 'askHearing'],
    ] as const)
      expect((await move(by, number, name, input)).status, name).toBe(200);
    const hearing = String((await paper(cast.officer, number, 'hearingNotice')).body);
    const numbering = hearing.match(/\/papers\/[^"]+\/hearingNotice[^"]*\/number/u)?.[0] ?? '';
    expect((await press(cast.officer, numbering)).status).toBe(303);
    const heard = numbering.replace(/\/number$/u, '');
    const page = async () => String((await app.as(cast.officer)('GET', heard)).body);
    // Another handler is another contact, and nothing that the case says.
    await correct({ handlerId: await idOf(app, cast.deputyDirector) });
    expect(await page()).not.toContain('重新制作');
    await correct({ handlerId: await idOf(app, cast.officer) });
    await correct({ cause: '涉嫌超范围经营' });
    expect(await page()).toContain('还没有送出的，写明理由重新制作');
    const remade = `${heard}/remade`;
    expect((await press(cast.officer, remade, { reason: '' })).status).toBe(400);
    expect((await press(cast.officerOfShiqiao, remade, { reason: '案由写错了，还没寄' })).status).toBe(404);
    expect((await press(cast.officer, remade, { reason: '案由写错了，还没寄' })).status).toBe(303);
    expect((await press(cast.officer, remade, { reason: '案由写错了，还没寄' })).status).toBe(409);
    const printed = await page();
    expect(printed).toContain('涉嫌超范围经营');
    expect(printed).not.toContain('重新制作');
    expect(await volume()).toContain(`取了文号的文书和清单 6 份按取文号时的原文附在后面，内容摘要${noted}`);
    expect((await volume()).match(/没有送出，已重新制作/gu)).toHaveLength(1);
    expect((await listLedger(app.deps.db, countyId, id)).at(-1)).toMatchObject({
      verb: 'paper-remade',
      detail: { kind: 'hearingNotice', reason: '案由写错了，还没寄' },
    });
    // What had its number before sheets were kept says so.
    await sql`delete from served_paper where matter_id = ${id} and kind = 'measureDecision'`.execute(app.deps.db);
    expect(String((await paper(cast.officer, number, 'measureDecision-1')).body)).toContain('取文号时的原文没有留存');
  });

  it('告知书由所长批准制作，印出来有文号，和送达回证的一字不差；承办人不能自己制作，再按一次还是那一份', async () => {
    const number = await investigated();
    await move(cast.officer, number, 'assess');
    await move(cast.officer, number, 'report');
    await move(cast.officer, number, 'submitReview', { reviewerId: await idOf(app, cast.centre) });
    await move(cast.centre, number, 'passReview');
    expect((await paper(cast.officer, number, 'notice')).status).toBe(404);
    for (const name of ['issueNotice', 'withdrawNotice'] as const)
      expect((await move(cast.officer, number, name)).status, name).toBe(403);
    const path = `/api/enforcements/${encodeURIComponent(number)}`;
    const { version } = (await app.as(cast.officeHead)('GET', path)).body.enforcement;
    const body = { version, clientId: uuidv7(), input: inputOfEnforcement('issueNotice', registered().next, today) };
    for (const _press of [1, 2])
      expect((await app.as(cast.officeHead)('POST', `${path}/issueNotice`, body)).status).toBe(200);
    const [made] = (await stored(number)).notices;
    expect((await stored(number)).notices).toHaveLength(1);
    expect(made?.number).toMatch(/^青市监罚告〔2026〕\d+号$/u);
    const printed = String((await paper(cast.officer, number, 'notice')).body);
    expect(printed).toContain(made?.number);
    // Withdrawn and made anew it has a number of its own, the next one.
    expect((await move(cast.officeHead, number, 'withdrawNotice')).status).toBe(200);
    expect((await paper(cast.officer, number, 'notice')).status).toBe(404);
    expect((await move(cast.officeHead, number, 'issueNotice')).status).toBe(200);
    const ctx = await consumerContext(app);
    const before = await stored(number);
    const facts = {
      ...(await paperFactsOf(ctx, app.deps.db, before)),
      ...(await caseFactsOf(app.deps.db, before, ctx)),
    };
    const hash = createHash('sha256')
      .update(textOfPaper(paperFrom(enforcementPapers, 'notice', before, facts)), 'utf8')
      .digest('hex');
    expect((await move(cast.officer, number, 'notify')).status).toBe(200);
    const [first, second] = (await stored(number)).notices;
    expect(second).toMatchObject({ servedOn: today, contentHash: hash });
    expect(second?.number).not.toBe(first?.number);
    const receipt = String((await paper(cast.officer, number, 'serviceReceipt')).body);
    expect(receipt).toContain(second?.number);
    expect(receipt).not.toContain(first?.number);
  });

  it('以前送达的告知书没有记制作日：照旧留着，印出来的制作日是送达日', async () => {
    const number = await investigated();
    await penalise(app, number, today, ofLiuhe);
    const now = await stored(number);
    const before = now.notices.map(({ issuedOn: _issuedOn, issuedById: _by, ...rest }) => rest);
    await app.deps.db
      .updateTable('enforcement')
      .set({ notices: sql`${JSON.stringify(before)}::jsonb`, version: now.version + 1 })
      .where('countyId', '=', now.countyId)
      .where('number', '=', number)
      .execute();
    const printed = String((await paper(cast.officer, number, 'notice')).body);
    expect(printed).toContain(String(before[0]?.number));
    expect(printed).toContain(
      `${Number(today.slice(0, 4))}年${Number(today.slice(5, 7))}月${Number(today.slice(8))}日`,
    );
    expect(String((await paper(cast.officer, number, 'volumeList')).body)).toContain('行政处罚告知书');
  });

  it('当事人是自然人的先隐去；写明理由才印全名，留痕', async () => {
    const number = await investigated({ partyKind: 'person', operatorName: '周建国', partyAddress: '前柳村 12 号' });
    const plain = String((await paper(cast.officer, number, 'inquiryRecord')).body);
    expect(plain).not.toContain('周建国');
    const exhibit = await app.as(cast.officer)('POST', '/api/exhibits', {
      id: uuidv7(),
      ...anExhibit({ enforcementNumber: number, name: '周建国的进货单 3 张', source: '周建国提供' }),
      collectedAt: `${today}T09:00:00+08:00`,
      firstId: await idOf(app, cast.officer),
      secondId: await idOf(app, cast.officeHead),
    });
    expect(exhibit.status, JSON.stringify(exhibit.body)).toBe(200);
    const listed = await app.as(cast.officer)('GET', `/api/exhibits?enforcement=${encodeURIComponent(number)}`);
    for (const one of [listed, await app.as(cast.officer)('GET', `/api/exhibits/${exhibit.body.entry.id}`)]) {
      expect(JSON.stringify(one.body)).not.toContain('周建国');
      expect(JSON.stringify(one.body)).toContain('周**的进货单 3 张');
    }
    for (const kind of ['evidenceList', 'volumeList', 'volume']) {
      const body = String((await paper(cast.officer, number, kind)).body);
      expect(body, kind).not.toContain('周建国');
      expect(body, kind).toContain('的进货单 3 张');
    }
    const hidden = String((await paper(cast.officer, number, 'filing')).body);
    expect(hidden).toContain('印上当事人全名');
    expect(hidden).not.toContain('周建国');
    expect(hidden).not.toContain('前柳村 12 号');
    const path = `/papers/${encodeURIComponent(number)}/filing/opened`;
    expect((await press(cast.officer, path, { reason: '' })).status).toBe(400);
    const opened = await press(cast.officer, path, { reason: '送领导签字审批' });
    expect(await opened.text()).toContain('周建国');
    const { countyId, id } = await stored(number);
    expect((await listLedger(app.deps.db, countyId, id)).at(-1)).toMatchObject({
      verb: 'revealed',
      detail: { reason: '打印立案审批表：送领导签字审批' },
    });
  });

  it('卷宗、卷宗封面和卷内目录由卷里有的生成', async () => {
    const number = await investigated();
    await penalise(app, number, today, ofLiuhe);
    await move(cast.officer, number, 'archive');
    const list = String((await paper(cast.officer, number, 'volumeList')).body);
    for (const words of ['正卷', '副卷', '行政处罚决定书', '结案审批表', '缴款书、票据']) expect(list).toContain(words);
    const cover = String((await paper(cast.officer, number, 'volumeCover')).body);
    for (const words of ['老周农资店涉嫌销售不合格复合肥案', '罚款20,000.00元', '2026年5月18日'])
      expect(cover).toContain(words);
    const whole = String((await paper(cast.officer, number, 'volume')).body);
    for (const words of ['案件卷宗', number, '老周农资店', '行政处罚告知书', '归档']) expect(whole).toContain(words);
    expect((await paper(cast.officerOfShiqiao, number, 'volume')).status).toBe(404);
  });

  it('按文书的文号找得到案件：决定书、告知书；看不到案件的人找不到', async () => {
    const number = await investigated();
    await penalise(app, number, today, ofLiuhe);
    const { decision, notices } = await stored(number);
    const numbers = [decision?.number, notices[0]?.number];
    const found = async (login: string, q: string | null | undefined) => {
      const page = await app.as(login)('GET', `/api/enforcements?q=${encodeURIComponent(q ?? 'none')}`);
      return page.body.items.map((one: { enforcement: { number: string } }) => one.enforcement.number);
    };
    for (const one of numbers) {
      expect(await found(cast.officer, one)).toEqual([number]);
      expect(await found(cast.officer, one?.replace('〔', '[').replace('〕', ']'))).toEqual([number]);
      expect(await found(cast.officerOfShiqiao, one)).toEqual([]);
    }
  });

  it('清除了人的话的案件，页面、文书、卷宗照样打得开', async () => {
    const number = await investigated({ partyKind: 'person', operatorName: '周大成' });
    const officers = { firstId: await idOf(app, cast.officer), secondId: await idOf(app, cast.officeHead) };
    expect((await move(cast.officer, number, 'recordTranscript', officers)).status).toBe(200);
    await penalise(app, number, today, ofLiuhe);
    const before = (await stored(number)) as unknown as KeptRow;
    await transact(app.deps.db, (tx) => saveErased(tx, 'enforcement', before, '2060-01-01'));
    const { status, body: page } = await app.as(cast.officer)('GET', `/api/enforcements/${encodeURIComponent(number)}`);
    expect([status, page.transcripts?.[0]?.capacity, page.transcripts?.[0]?.id]).toEqual([200, 'party', '1']);
    for (const kind of ['volumeList', 'volumeCover', 'inquiryRecord-1', 'volume', 'decision', 'finalReport']) {
      const printed = await paper(cast.officer, number, kind);
      expect(printed.status, kind).toBe(200);
      expect(String(printed.body), kind).not.toContain('周大成');
    }
  });
});
