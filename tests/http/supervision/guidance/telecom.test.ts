import { readFileSync } from 'node:fs';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cast } from '../../../build/cast.ts';
import { filing, testApp, type TestApp } from '../../../build/house/http-app.ts';

interface TelecomFile {
  receivedAt: string;
  serviceClass: string;
  transaction: { promise: { text: string } };
  facts: { by: string; text: string }[];
  claims: { text: string }[];
  opinionLetter: { statedItems: number; items: string[]; fourth: string; replyByOperator: string; checkedAt: string };
}

const file = JSON.parse(
  readFileSync(new URL('../../../fixtures/telecom-2011.json', import.meta.url), 'utf8'),
) as TelecomFile;
const told = (words: string) => words.replace(/^(?:seed|filled):/u, '');

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
  app.setNow(`${told(file.receivedAt)}T09:00:00+08:00`);
});
afterAll(() => app.close());

describe('the telecom file of 2011', () => {
  it('S133 S134 is loaded as it stands: its letter says four, lists three, is not signed, and prints with its gap marked', async () => {
    const filed = await app.as(cast.centre)(
      'POST',
      '/api/complaints',
      filing({
        channel: 'C01',
        categoryCode: told(file.serviceClass),
        natureCode: null,
        operator: { name: '中国电信营业厅' },
        story: `${file.transaction.promise.text.replace(/^seed:/u, '')}。${file.facts.find(({ by }) => by === 'complainant')?.text ?? ''}`,
        claim: file.claims[0]?.text ?? '',
      } as never),
    );
    expect(filed.status, JSON.stringify(filed.body)).toBe(201);
    const source = filed.body.number as string;
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
    expect(form.body).toContain('2011年8月22日');
  });
});
