import { readFileSync } from 'node:fs';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PersonMove } from '../../../../src/domain/complaint/procedure.ts';
import { cast } from '../../../build/cast.ts';
import { inputOf } from '../../../build/complaint.ts';
import { filing, testApp, type TestApp } from '../../../build/house/http-app.ts';

interface TelecomFile {
  receivedAt: string;
  serviceClass: string;
  transaction: { date: string; item: string; promise: { text: string; valueYuan: number } };
  facts: { by: string; text: string; amountApproxYuan?: number }[];
  claims: { text: string }[];
  settlement: { kind: string; text: string; valueYuan: number | string }[];
  recoveredYuan: number;
  clueCheck: { question: string };
  opinionLetter: { statedItems: number; items: string[]; fourth: string; replyByOperator: string; checkedAt: string };
}

const file = JSON.parse(
  readFileSync(new URL('../../../fixtures/telecom-2011.json', import.meta.url), 'utf8'),
) as TelecomFile;
const told = (words: string) => words.replace(/^(?:seed|filled):/u, '');

const factBy = (who: string) => file.facts.find(({ by }) => by === who);

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
  app.setNow(`${told(file.receivedAt)}T09:00:00+08:00`);
});
afterAll(() => app.close());

/** The complaint with all that the report tells, by the moves that people make; what it does not tell stays empty. */
async function loaded(): Promise<string> {
  const { date, item, promise } = file.transaction;
  const filed = await app.as(cast.centre)(
    'POST',
    '/api/complaints',
    filing({
      channel: 'C08',
      categoryCode: told(file.serviceClass),
      natureCode: null,
      consumer: { name: '报告没有写', phone: '13800000999', address: '', regionId: null },
      operator: { name: '中国电信营业厅', address: '', phone: '' },
      story: `${told(promise.text)}。${factBy('complainant')?.text ?? ''}`,
      claim: file.claims[0]?.text ?? '',
      amountFen: (factBy('complainant')?.amountApproxYuan ?? 0) * 100,
      amountAbout: 'over',
    } as never),
  );
  expect(filed.status, JSON.stringify(filed.body)).toBe(201);
  const number = filed.body.number as string;
  const move = async (who: string, name: PersonMove, on: string, input: object = {}) => {
    app.setNow(`${on}T10:00:00+08:00`);
    const { complaint } = (await app.as(cast.centre)('GET', `/api/complaints/${number}`)).body;
    const made = await app.as(who)('POST', `/api/complaints/${number}/${name}`, {
      version: complaint.version,
      input: { ...inputOf(name, complaint, on), ...input },
    });
    expect(made.status, `${name} ${JSON.stringify(made.body)}`).toBe(200);
  };
  await move(cast.centre, 'dispatch', '2011-08-22');
  await move(cast.officer, 'recordPurchase', '2011-08-23', {
    boughtOn: told(date),
    place: '中国电信营业厅',
    item: told(item),
    promises: [{ text: told(promise.text), valueFen: promise.valueYuan * 100, condition: '', proof: '' }],
  });
  const [claim] = file.claims;
  await move(cast.officer, 'recordClaims', '2011-08-23', {
    claims: [{ kind: 'refund', amountFen: null, about: null, words: claim?.text ?? '' }],
  });
  await move(cast.officer, 'accept', '2011-08-24');
  await move(cast.officer, 'recordNotice', '2011-08-24');
  const replied = factBy('respondent')?.text ?? '';
  const question = '欠费是怎么来的，送的是什么';
  await move(cast.officer, 'investigate', '2011-08-25', { askedWhom: '电信部门', question, answer: replied });
  for (const [status, by] of [
    ['claimed', 'complainant'],
    ['replied', 'respondent'],
    ['found', 'found'],
  ] as const)
    await move(cast.officer, 'recordFact', '2011-08-25', { status, text: factBy(by)?.text ?? '', proof: '' });
  await move(cast.officer, 'recordConsent', '2011-08-25');
  await move(cast.officer, 'recordConsent', '2011-08-25');
  await move(cast.officer, 'startMediation', '2011-08-25');
  await move(cast.officer, 'holdSession', '2011-08-30');
  await move(cast.officer, 'findClue', '2011-08-30', { words: file.clueCheck.question });
  const [card, promised] = file.settlement;
  const term = { dueOn: null, until: null, checkEveryDays: null, proof: '' };
  await move(cast.officer, 'settle', '2011-08-30', {
    disputedFen: promise.valueYuan * 100,
    recoveredFen: file.recoveredYuan * 100,
    compensationFen: 0,
    text: '换发新卡，继续履行赠送话费约定',
    terms: [
      { ...term, kind: 'inKind', text: card?.text ?? '', valueFen: Number(card?.valueYuan) * 100 },
      // Until when is not told either; the law asks for a day.
      { ...term, kind: 'continuing', text: promised?.text ?? '', valueFen: null, until: '2012-08-30' },
    ],
  });
  await move(cast.officer, 'recordNotice', '2011-08-31');
  await move(cast.officer, 'recordNotice', '2011-08-31');
  await move(cast.officer, 'close', '2011-09-05');
  return number;
}

describe('the telecom file of 2011', () => {
  it('S133 S134 is loaded as it stands: its letter says four, lists three, is not signed, and prints with its gap marked', async () => {
    const source = await loaded();
    expect(source).toMatch(/^投2011-/u);
    const { statedItems, items, fourth, replyByOperator, checkedAt } = file.opinionLetter;
    expect([statedItems, items.length, fourth, replyByOperator, checkedAt]).toEqual([
      4,
      3,
      'missing',
      'missing',
      'missing',
    ]);
    const drafted = await app.as(cast.centre)('POST', '/api/guidances', {
      id: uuidv7(),
      kind: 'opinion',
      operatorName: '中国电信营业厅',
      title: '规范买手机送话费的活动',
      words: `${file.facts.find(({ by }) => by === 'found')?.text ?? ''}。向电信部门提出如下四项规范意见：`,
      items: items.map((text) => ({ text, recheckBy: '2011-10-25' })),
      sourceNumber: source,
    });
    expect(drafted.status, JSON.stringify(drafted.body)).toBe(200);
    const { number } = drafted.body.entry;
    const signed = await app.as(cast.deputyDirector)('POST', `/api/guidances/${number}/sign`, {
      version: 1,
      clientId: uuidv7(),
      input: {},
    });
    expect([signed.status, signed.body.code]).toEqual([422, 'guidance-count']);
    const sheet = (await app.as(cast.centre)('GET', `/papers/guidances/${number}`)).body as string;
    for (const words of [...items, '列出的是 3 条，缺的那几条原件没有，程序不补', '还没签发'])
      expect(sheet).toContain(words);
    expect(sheet).not.toContain('四、');
    // The gap stands on the sheet that is printed, not above it alone.
    expect(sheet).toMatch(/第四项：[\s\S]{0,200}（文中说有，原件没有列）/u);
    expect(sheet).not.toContain('第五项');
    // What the report does not tell stays open: nobody answered, nobody looked.
    const { entry } = (await app.as(cast.centre)('GET', `/api/guidances/${number}`)).body;
    expect(
      entry.items.map(({ answer, checkedOn }: { answer: string; checkedOn: string | null }) => [answer, checkedOn]),
    ).toEqual(items.map(() => ['', null]));
    const form = await app.as(cast.centre)('GET', `/papers/${source}/registration`);
    expect(form.status).toBe(200);
    for (const words of ['2011年8月22日', '30余元', '投诉请求', '联系电话']) expect(form.body).toContain(words);
    const volume = (await app.as(cast.centre)('GET', `/papers/${source}/volume`)).body as string;
    const printed = volume.replace(/<[^>]+>/gu, '');
    // Every sentence that the report has.
    for (const { text } of [...file.facts, ...file.claims, ...file.settlement.slice(0, 2)])
      expect(printed).toContain(text);
    for (const text of items) expect(printed).toContain(text);
    // Every day and every sum.
    for (const words of ['2010年12月10日', '2011-08-22', '值200.00元', '价值50.00元', '挽回损失50.00 元'])
      expect(printed).toContain(words);
    // Every gap as a gap.
    for (const words of [
      '价款（没有记）',
      '告诉过买的人的条件：（没有记）',
      '金额（没有记）',
      `发现：${file.clueCheck.question}；结果（没有记）`,
      '只列了 3 条，其余（没有记）',
      '经营者的答复（没有记）',
      '复查（没有记）',
      '回访（没有记）',
    ])
      expect(printed).toContain(words);
    // Who may not read the letter reads nothing of it in the file either.
    expect((await app.as(cast.officer)('GET', `/papers/${source}/volume`)).body).not.toContain(
      '规范买手机送话费的活动',
    );
  });
});
