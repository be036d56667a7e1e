/** 到期提醒: an order to rectify, seized goods and a letter are told of before their day and after it, each time once, after it to the centre too. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runJob, type JobDeps } from '../../../../src/jobs/run.ts';
import { findAccountByLogin } from '../../../../src/store/county/account.ts';
import { cast } from '../../../build/cast.ts';
import { testApp, type TestApp } from '../../../build/house/http-app.ts';
import { aPlannedVisit, aSeizure, aVisit } from '../../../build/supervision/inspection.ts';

let app: TestApp;
const idOf = new Map<string, string>();
let officers: { accountId: string; certificate: string }[];
beforeAll(async () => {
  app = await testApp();
  app.setNow('2026-11-25T10:00:00+08:00');
  for (const who of [cast.officer, cast.otherOfficer, cast.officeHead, cast.centre, cast.officerOfChengguan])
    idOf.set(who, (await findAccountByLogin(app.deps.db, 990126, who))?.id ?? '');
  officers = [cast.officer, cast.otherOfficer].map((who, i) => ({
    accountId: idOf.get(who) ?? '',
    certificate: `中州0412-0${i}`,
  }));
});
afterAll(() => app.close());

async function post(path: string, form: object) {
  const answer = await app.as(cast.officer)('POST', `/api/${path}`, form);
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return answer.body.entry;
}

async function step(number: string, move: string, input: object) {
  const { entry } = (await app.as(cast.officer)('GET', `/api/inspections/${number}`)).body;
  return post(`inspections/${number}/${move}`, { version: entry.version, input });
}

/** The morning round of that day, and who has been told of the number until then, in which words. */
async function morning(day: string, number: string): Promise<{ who: string; text: string }[]> {
  app.setNow(`${day}T08:00:00+08:00`);
  await runJob(
    { ...app.deps, connection: app.database.owner, channels: {} } as unknown as JobDeps,
    'watch-obligations',
  );
  const { rows } = await app.database.pool.query<{ accountId: string; text: string }>(
    `select account_id as "accountId", text from message
      where channel = 'app' and matter_number = $1 and (text like '%复查%' or text like '%处理决定%') order by made_at`,
    [number],
  );
  const nameOf = new Map([...idOf].map(([name, id]) => [id, name]));
  return rows.map(({ accountId, text }) => ({ who: nameOf.get(accountId) ?? 'somebody else', text }));
}
const whoOf = (told: readonly { who: string }[]) => told.map(({ who }) => who).toSorted();

it('责令改正到期前提醒去的两人和所长，过期再提醒一次并告诉中心；说过的不再说', async () => {
  const { number } = await post('inspections', { id: randomUUID(), ...aPlannedVisit() });
  const visit = aVisit({ officers });
  await step(number, 'recordFinding', { ...visit, findings: [{ text: '没有标明厂名厂址', isViolation: true }] });
  await step(number, 'order', { text: '补全标签以后再卖', dueOn: '2026-12-05' });

  expect(await morning('2026-12-02', number)).toEqual([]);
  const inHand = [cast.officer, cast.otherOfficer, cast.officeHead].toSorted();
  const soon = await morning('2026-12-03', number);
  expect(whoOf(soon)).toEqual(inHand);
  expect(soon[0]?.text).toContain('最晚12月5日');
  expect(await morning('2026-12-04', number)).toHaveLength(3);

  const late = await morning('2026-12-07', number);
  expect(whoOf(late.slice(3)).filter((who) => who !== 'somebody else')).toEqual([...inHand, cast.centre].toSorted());
  expect(late.at(-1)?.text).toContain('已经过了；请今天办');
  expect(whoOf(late)).not.toContain(cast.officerOfChengguan);
  const told = late.length;
  expect(await morning('2026-12-08', number)).toHaveLength(told);
});

it('查扣的东西到了该作决定的日子，先告诉经手人和所长', async () => {
  app.setNow('2026-11-25T10:00:00+08:00');
  const { number: visit } = await post('inspections', {
    id: randomUUID(),
    ...aPlannedVisit({ operatorName: '前柳烟酒店' }),
  });
  await step(visit, 'recordFinding', {
    ...aVisit({ officers }),
    findings: [{ text: '货架上有假白酒', isViolation: true }],
  });
  const { number, decideBy } = await post('seizures', { id: randomUUID(), ...aSeizure({ inspectionNumber: visit }) });
  expect(decideBy).toBe('2026-12-04');
  const told = await morning('2026-12-03', number);
  expect(whoOf(told)).toEqual([cast.officer, cast.officeHead].toSorted());
  expect(told[0]?.text).toContain('先行登记保存');
});
