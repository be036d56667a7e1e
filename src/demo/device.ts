/** Telephones of the sample county's stations: one in use, and one that was lost and had not sent two complaints. */
import { randomBytes, randomInt } from 'node:crypto';
import type { Context } from '../actions/base/context.ts';
import { contextAt } from '../actions/base/context.ts';
import { bindDevice, revokeDevice } from '../actions/device/device.ts';
import { keepLeftover } from '../actions/device/unsent.ts';
import { actorOfAccount } from '../domain/county/account.ts';
import { Filing } from '../domain/complaint/filing.ts';
import { slipCode } from '../domain/complaint/slip.ts';
import { listDevices } from '../store/device/device.ts';
import { find, type Cast } from './life.ts';

const unsent = [
  {
    consumer: { name: '何长顺', phone: '13800000961', regionId: 'V0603' },
    shop: '南岗农机修理铺',
    story: '三轮车换的发动机用了八天又坏了，修理铺说不保修，来回拖了两趟。',
    claim: '免费修好',
    ago: 27,
  },
  {
    consumer: { name: '何秀花', phone: '13800000962', regionId: 'V0603' },
    shop: '集上卖鸡苗的',
    story: '赶集买了五十只鸡苗，说是蛋鸡，养到现在一半是公的，死了十几只。',
    claim: '退钱',
    ago: 26,
  },
] as const;

export async function bindSamples(cast: Cast, idOf: (name: string) => string): Promise<void> {
  const { ctx } = cast;
  const { countyId } = ctx.actor;
  if ((await listDevices(ctx.db, countyId)).length > 0) return;
  const as = (loginName: string, hoursAgo: number): Context => ({
    ...contextAt(ctx, new Date(ctx.at.getTime() - hoursAgo * 3_600_000)),
    actor: actorOfAccount(find(cast, (one) => one.loginName === loginName)),
  });
  // Of no PIN: nobody has these telephones.
  const proof = randomBytes(32).toString('base64');
  const nobody = { session: null, agent: '' };
  await bindDevice(as('st-v0303', 500), { id: idOf('device st-v0303'), name: 'Redmi 12C', proof }, nobody);
  // An officer's, with a day of visits on it.
  await bindDevice(as('majianguo', 400), { id: idOf('device majianguo'), name: '荣耀 X50', proof }, nobody);
  const lost = await bindDevice(as('st-v0603', 800), { id: idOf('device st-v0603'), name: 'vivo Y35', proof }, nobody);
  await revokeDevice(as('fangmin', 20), lost.id, '赶集时丢了，联络员打电话来报的');
  const device = (await listDevices(ctx.db, countyId)).find((one) => one.id === lost.id);
  if (device === undefined || device.stationId === null) throw new Error('The device was bound to a station.');
  const { stationId } = device;
  for (const [i, { consumer, shop, story, claim, ago }] of unsent.entries()) {
    const id = idOf(`leftover ${i}`);
    const actedAt = new Date(ctx.at.getTime() - ago * 3_600_000).toISOString();
    const told = { clientId: id, channel: 'C09', consumer, operator: { name: shop }, place: { regionId: 'V0601' } };
    const filing = Filing.parse({ ...told, story, claim });
    const slip = {
      code: slipCode(stationId, device.mark, i + 1),
      queryCode: String(randomInt(100_000_000)).padStart(8, '0'),
    };
    const item = { kind: 'filing' as const, id, deviceId: device.id, actedAt, filing, slip };
    await keepLeftover(as('st-v0603', 3), device, { id, n: i + 1 }, item, []);
  }
}
