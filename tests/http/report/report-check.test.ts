import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { uuidv7 } from 'uuidv7';
import { longestReport } from '../../../src/domain/report/check/pasted.ts';
import type { ReportCheck } from '../../../src/http/api/report/report-check-routes.ts';
import { cast } from '../../build/cast.ts';
import { filing, testApp, type TestApp } from '../../build/house/http-app.ts';
import { upload } from '../../build/import-tables.ts';

describe('a pasted report on the wire', () => {
  let app: TestApp;
  /** The day on which the county began: before it no ledger was kept. */
  let day = '';
  beforeAll(async () => {
    app = await testApp();
    const { number } = (await app.as(null)('POST', '/api/complaints', filing())).body;
    const { version } = (await app.as(cast.centre)('GET', `/api/complaints/${number}`)).body.complaint;
    const sent = { version, clientId: uuidv7(), input: { officeId: 'SO-LH' } };
    await app.as(cast.centre)('POST', `/api/complaints/${number}/dispatch`, sent);
    const [y, m, d] = (await app.as(cast.centre)('GET', `/api/complaints/${number}`)).body.timeline[0].onDay
      .split('-')
      .map(Number);
    day = `${y}年${m}月${d}日至${m}月${d}日`;
  });
  afterAll(() => app.close());

  const check = async (text: string, who: string = cast.centre): Promise<ReportCheck> => {
    const { status, body } = await app.as(who)('POST', '/api/report-checks', { text });
    expect(status, JSON.stringify(body)).toBe(200);
    return body;
  };

  it('K8 says what is wrong in it, where, and how it was computed', async () => {
    const text = `2025年工作情况\n受理申诉201件，调处申诉198件，办结率达97.51%。`;
    const { findings } = await check(text);
    const [finding] = findings.filter(({ rule }) => rule === 'ratio');
    expect(finding).toMatchObject({ printed: '办结率达97.51%', right: '98.51%（198件÷201件）' });
    expect(text.slice(finding?.words?.start, finding?.words?.end)).toBe('办结率达97.51%');
    expect((await check('春节前后检查了市场。')).findings).toEqual([]);
  });

  it('compares what bears the name of a figure with the ledger of its period', async () => {
    const { claims } = await check(`${day}工作情况\n全县共收到投诉5件，受理举报0件。`);
    expect(claims.map(({ figure, counted, isSame }) => ({ figure, counted, isSame }))).toEqual([
      { figure: 'received', counted: 1, isSame: false },
      { figure: 'tipoffs', counted: 0, isSame: true },
    ]);
    expect(claims[0]).toMatchObject({ printed: '5件' });
    expect(claims[0]?.from).toBe(claims[0]?.to);
  });

  it('compares with nothing where no ledger was kept, and where no period is said', async () => {
    const { claims } = await check('2014年1月1日至11月10日工作情况\n受理投诉201件。');
    expect(claims).toEqual([expect.objectContaining({ figure: 'accepted', counted: null, isSame: false })]);
    expect((await check('受理投诉201件。')).claims).toEqual([]);
  });

  it('asks of an officer the ledger of his own office', async () => {
    const text = `${day}工作情况\n收到投诉1件。`;
    expect((await check(text, cast.officer)).claims).toEqual([expect.objectContaining({ counted: 1, isSame: true })]);
    const other = await check(text, cast.officerOfChengguan);
    expect(other.claims).toEqual([expect.objectContaining({ counted: 0, isSame: false })]);
    expect(other.officeId).not.toBeNull();
  });

  it('asks of an office that the text names its own ledger, and of one occasion none', async () => {
    const text = `${day}工作情况\n全县收到投诉1件，其中柳河所收到投诉7件。在集市设点宣传，现场收到投诉3件，发放宣传材料200份。`;
    const { claims } = await check(text);
    const read = claims.map(({ printed, counted, isSame, office }) => [printed, counted, isSame, office?.id ?? null]);
    expect(read).toEqual([
      ['1件', 1, true, null],
      ['7件', 1, false, 'SO-LH'],
    ]);
    // Another office is told nothing of it, and the county’s number is not its own.
    expect((await check(text, cast.officerOfChengguan)).claims).toEqual([]);
  });

  it('asks of four periods at once, those of which most is said, and tells how many numbers are of others', async () => {
    const years = [2015, 2016, 2017, 2018].map((year) => `${year}年受理投诉30件，办结28件。`);
    const text = `${day}工作情况\n${years.join('')}2019年受理投诉31件。2020年受理投诉32件，受理举报3件。`;
    const { claims, unasked } = await check(text);
    expect(claims).toHaveLength(8);
    expect(unasked).toBe(3);
    expect((await check(years.join(''))).unasked).toBe(0);
  });

  it('refuses who reads no figures, what is empty, and what is too long, in a sentence', async () => {
    expect((await app.as('st-v0303')('POST', '/api/report-checks', { text: '受理投诉3件。' })).status).toBe(403);
    expect((await app.as(null)('POST', '/api/report-checks', { text: '受理投诉3件。' })).status).toBe(401);
    for (const text of ['', ' \n', '字'.repeat(longestReport + 1)]) {
      const { status, body } = await app.as(cast.centre)('POST', '/api/report-checks', { text });
      expect(status).toBe(400);
      expect(body.fields[0].zh).toContain(String(longestReport));
    }
  });

  it('reads a file for whoever reads figures, rows as rows, and keeps nothing of it', async () => {
    const file = Buffer.from('单位\t受理\n城关所\t25');
    const read = await upload(app, cast.dutyLeader, file, '报告.txt', '/api/file-texts?tables=rows');
    expect([read.status, read.body.text]).toEqual([200, '单位\t受理\n城关所\t25']);
    expect((await upload(app, 'st-v0303', file, '报告.txt', '/api/file-texts?tables=rows')).status).toBe(403);
  });
});
