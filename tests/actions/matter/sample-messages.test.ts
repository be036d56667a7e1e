import { addDays } from '../../../src/domain/base/calendar.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { passSampleMessages } from '../../../src/actions/matter/message.ts';
import { fileComplaint } from '../../../src/actions/complaint/filing.ts';
import { findUpkeep } from '../../../src/store/base/upkeep.ts';
import { messageState } from '../../../src/domain/matter/message.ts';
import { aFiling, countyId } from '../../build/complaint.ts';
import { qinghe, type Qinghe } from '../../build/qinghe.ts';

let county: Qinghe;
beforeAll(async () => {
  county = await qinghe();
});
afterAll(() => county.close());
const today = '2026-08-20';

test('the messages of a sample county’s past are no backlog of months: they ended each at its own moment, and what is filed afterwards waits as ever', async () => {
  const { db } = county;
  await fileComplaint(county.ctx('consumer', addDays(today, -120)), aFiling());
  const ctx = county.ctx('consumer', today);
  expect((await findUpkeep(db, ctx.at)).oldestWaitingAt).not.toBeNull();
  await passSampleMessages(ctx);
  expect((await findUpkeep(db, ctx.at)).oldestWaitingAt).toBeNull();
  const old = await db.selectFrom('message').selectAll().where('countyId', '=', countyId).execute();
  const gone = old.filter(({ channel }) => channel !== 'app');
  expect(gone.length).toBeGreaterThan(0);
  for (const one of gone) {
    expect(messageState(one)).toBe('logged');
    expect(one.sentAt?.getTime()).toBeLessThan(ctx.at.getTime() - 100 * 86_400_000);
  }
  await fileComplaint(ctx, aFiling());
  await passSampleMessages({ ...ctx, at: new Date(ctx.at.getTime() - 60_000) });
  expect((await findUpkeep(db, new Date(ctx.at.getTime() + 3_600_000))).oldestWaitingAt).not.toBeNull();
});
