/** A county that publishes: its rule confirmed by two people, and closed complaints with or without the tick. */
import { uuidv7 } from 'uuidv7';
import { expect } from 'vitest';
import { refreshPublications } from '../../../src/actions/publicity/publication/round.ts';
import { insertMatches } from '../../../src/store/operator/matter-operator.ts';
import { findByCode, insertOperators } from '../../../src/store/operator/operator.ts';
import { transact } from '../../../src/store/base/transact.ts';
import { cast } from '../cast.ts';
import type { House } from './browser.ts';
import { consumerContext, type Answer, type TestApp } from './http-app.ts';
import { advance, fileMatter, find, untilMediating } from '../living-matters.ts';

export const aRule = {
  title: '青禾市监发〔2026〕12号《消费投诉信息公示办法》',
  text: '投诉人同意公示的投诉，办结后审了再公示；投诉不等于违法。',
  sinceOn: '2026-01-01',
};

/** Written down by the centre, confirmed by the administrator. */
export async function confirmRule(app: TestApp, change: object = {}): Promise<string> {
  const made = await app.as(cast.centre)('POST', '/api/publication-rules', { id: uuidv7(), ...aRule, ...change });
  expect(made.status, JSON.stringify(made.body)).toBe(200);
  const { id, version } = made.body.entry;
  const done = await app.as(cast.admin)('POST', `/api/publication-rules/${id}/confirm`, {
    version,
    clientId: uuidv7(),
    input: {},
  });
  expect(done.status, JSON.stringify(done.body)).toBe(200);
  return id as string;
}

/** Filed with the tick unless said, mediated by 马建国 of 柳河, settled and closed; gives its number. */
export async function closedComplaint(
  app: TestApp,
  change: Record<string, unknown> = {},
  meanwhile: (number: string) => Promise<void> = async () => {},
): Promise<string> {
  const house = { app } as House;
  const number = await fileMatter(house, { consents: { publish: true, entrust: false }, ...change });
  await advance(house, number, 'dispatch', 'assign', ...untilMediating.slice(1));
  await meanwhile(number);
  await advance(house, number, 'settle', 'recordNotice', 'recordNotice', 'close');
  expect((await find(house, number)).state).toBe('closed');
  return number;
}

/** The register says which shop the complaint is about, and its credit code. */
export async function registerShop(
  app: TestApp,
  number: string,
  code = '92410000MA0000001X',
  name = '老周农资店',
): Promise<void> {
  const { db } = app.database;
  const complaint = await find({ app } as House, number);
  const { countyId } = complaint;
  await transact(db, async (tx) => {
    const known = await findByCode(tx, countyId, code);
    const id = known?.id ?? uuidv7();
    if (known === null)
      await insertOperators(tx, [
        {
          countyId,
          id,
          version: 1,
          name,
          code,
          phone: '',
          address: '',
          regionId: complaint.operatorRegionId,
          state: 'open',
          source: 'register',
          firmId: null,
          mergedInto: null,
          rootId: id,
          searchKeys: [`c:${code}`],
          matters: 0,
          openedAt: new Date('2026-01-01'),
        },
      ]);
    await insertMatches(tx, [
      {
        countyId,
        matterId: complaint.id,
        operatorId: id,
        kind: 'complaint',
        number,
        name,
        state: 'sure',
        why: { zh: '代码一样', en: 'the same code' },
        byId: null,
        at: new Date('2026-01-01'),
      },
    ]);
  });
}

/** The entry of the complaint as the account reads it. */
export async function entryOf(app: TestApp, number: string, loginName: string = cast.officeHead) {
  const { body } = await app.as(loginName)('GET', '/api/publications?state=all&limit=500');
  return (body.items as { entry: { id: string; matterNumber: string; state: string; number: string | null } }[]).find(
    ({ entry }) => entry.matterNumber === number,
  )?.entry;
}

/** One step at the desk, of the version that stands. */
export async function step(
  app: TestApp,
  loginName: string,
  key: string,
  move: string,
  input: object = {},
): Promise<Answer> {
  const { version } = (await app.as(cast.centre)('GET', `/api/publications/${key}`)).body.entry;
  return app.as(loginName)('POST', `/api/publications/${key}/${move}`, { version, clientId: uuidv7(), input });
}

/** Closed, registered, decided on by the head of the office: public. Gives its number among the public ones. */
export async function publishedComplaint(
  app: TestApp,
  change: Record<string, unknown> = {},
  shop: [string, string] | [] = [],
): Promise<{ number: string; key: string; id: string }> {
  const number = await closedComplaint(app, change);
  await registerShop(app, number, ...shop);
  const entry = await entryOf(app, number);
  const done = await step(app, cast.officeHead, entry?.id ?? '', 'publish');
  expect(done.status, JSON.stringify(done.body)).toBe(200);
  return { number, key: done.body.entry.number, id: done.body.entry.id };
}

export async function refresh(app: TestApp): Promise<void> {
  const ctx = await consumerContext(app);
  const actor = { ...ctx.actor, id: 'system', name: '系统', role: 'system' as const };
  await refreshPublications({ ...ctx, actor }, new AbortController().signal);
}
