import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { blankCodes } from '../../../src/store/matter/message.ts';
import { transact } from '../../../src/store/base/transact.ts';
import { countyId } from '../../build/complaint.ts';
import { qinghe, type Qinghe } from '../../build/qinghe.ts';

let county: Qinghe;
beforeAll(async () => {
  county = await qinghe();
});
afterAll(() => county.close());

const textsWith = async (id: string) => {
  const found = await sql<{ text: string }>`select text from message where id = ${id}`.execute(county.db);
  return found.rows[0]?.text;
};

it('Codes are taken out of old messages without reading those that hold none.', async () => {
  const [old, fresh] = ['00000000-0000-7000-8000-0000000000c1', '00000000-0000-7000-8000-0000000000c2'];
  const add = (id: unknown, text: string, at: string) =>
    sql`insert into message (county_id, id, channel, "to", text, made_at, not_before, failed_times)
      values (${countyId}, ${id}, 'sms', '', ${text}, ${at}, ${at}, 0)`.execute(county.db);
  await sql`insert into message (county_id, id, channel, "to", text, made_at, not_before, failed_times)
    select ${countyId}, gen_random_uuid(), 'sms', '', '您的投诉已登记，编号投2026-' || n, '2026-01-01', '2026-01-01', 0
    from generate_series(1, 5000) as n`.execute(county.db);
  await add(old, '验证码 204816，10 分钟内有效', '2026-05-18T01:00:00Z');
  await add(fresh, '验证码 135790，10 分钟内有效', '2026-05-18T02:00:00Z');
  await sql`analyze message`.execute(county.db).catch(() => undefined);
  const before = new Date('2026-05-18T01:50:00Z');
  const plan = await sql<{ 'QUERY PLAN': string }>`explain select 1 from message
    where county_id = ${countyId} and channel = 'sms' and made_at < ${before} and text like '%验证码%' and text ~ '验证码 [0-9]{6}'`.execute(
    county.db,
  );
  expect(plan.rows.map((row) => row['QUERY PLAN']).join('\n')).toContain('message_code');
  await transact(county.db, (tx) => blankCodes(tx, countyId, before));
  expect(await textsWith(old)).toBe('验证码 ······，10 分钟内有效');
  expect(await textsWith(fresh)).toContain('135790');
});
