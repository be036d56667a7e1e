/** The sample county's backlog: what is out with stations, at each step of it, through the actions that people use. */
import { addDays } from '../domain/base/calendar.ts';
import { Filing } from '../domain/complaint/filing.ts';
import { isBlocked } from '../domain/command/nearest-station.ts';
import type { Redispatch } from '../domain/command/redispatch.ts';
import { SendRedispatch, unsendable } from '../domain/command/redispatch-sending.ts';
import { nearnessIn, redispatchFrame } from '../actions/command/redispatch.ts';
import { countBacklog } from '../actions/command/backlog.ts';
import { contextAt } from '../actions/base/context.ts';
import { moveEntry, openEntry } from '../actions/matter/docket.ts';
import { fileComplaint } from '../actions/complaint/filing.ts';
import { actorOfAccount } from '../domain/county/account.ts';
import { listBacklog, weighBacklog } from '../store/command/backlog.ts';
import { findComplaintsByIds } from '../store/complaint/complaint.ts';
import { consumerOf, find, live, morningOf, type Cast } from './life.ts';

/** Hours ago that each was sent, and what its station did how many hours ago. */
const samples: readonly { ago: number; steps: readonly [move: string, ago: number, input: object][] }[] = [
  { ago: 3, steps: [] },
  {
    ago: 4 * 24 + 1,
    steps: [
      ['accept', 3 * 24 + 20, { relation: 'acquainted' }],
      [
        'recordJoint',
        26,
        {
          place: '村委会',
          mediators: '站长、所里承办人',
          relation: 'acquainted',
          result: 'closer',
          words: '双方都到了，商家答应先退一半，投诉人说回去和家里商量，约好下周再谈一次。',
        },
      ],
    ],
  },
  { ago: 6 * 24, steps: [['decline', 5 * 24, { reason: 'busy', remark: '' }]] },
];
const chartDays = 30;

export async function redispatchSamples(cast: Cast, idOf: (name: string) => string): Promise<void> {
  const { ctx } = cast;
  const { county } = ctx.county;
  await fileOld(cast, idOf);
  // What is open now was open then too, so the chart of the sample begins with it and not with nothing.
  for (let ago = chartDays; ago > 0; ago -= 1)
    await countBacklog(contextAt(ctx, new Date(`${addDays(ctx.today, -ago)}T20:20:00+08:00`)));
  const near = await nearnessIn(ctx.db, ctx);
  const now = ctx.at.getTime();
  const before = (hours: number) => contextAt(ctx, new Date(now - hours * 3_600_000));
  const weighed = await weighBacklog(ctx.db, ctx.actor, { officeId: null }, county.limits.backlog, ctx.today);
  const ids = weighed.map(({ id }) => id);
  const rows = await listBacklog(ctx.db, ctx.actor.countyId, ids);
  const able = rows.filter((row) => unsendable(row, false) === null);
  for (const [nth, { ago, steps }] of samples.entries()) {
    const row = able[nth];
    const to = row === undefined ? undefined : near.propose(row).find(({ ties }) => !isBlocked(ties));
    if (row === undefined || to === undefined) continue;
    const station = cast.accounts.find(({ stationId }) => stationId === to.stationId);
    if (station === undefined) continue;
    const sender = find(cast, ({ id, role }) => id === row.handlerId || (row.handlerId === null && role === 'centre'));
    const input = SendRedispatch.parse({
      id: idOf(`redispatch ${nth}`),
      matterNumber: row.number,
      stationId: to.stationId,
    });
    let one: Redispatch = await openEntry({ ...before(ago), actor: actorOfAccount(sender) }, redispatchFrame, input);
    for (const [move, stepAgo, typed] of steps) {
      const at = { ...before(stepAgo), actor: actorOfAccount(station) };
      const filled = move === 'recordJoint' ? { ...typed, on: at.today } : typed;
      one = await moveEntry(at, redispatchFrame, one.number, move, filled, { version: one.version });
    }
  }
}

/** Complaints of the villages that their offices talked over in vain and did not get on with. */
const old = [
  {
    ago: 71,
    home: 'V0303',
    shop: 'V0301',
    name: '郭秀兰',
    operator: '柳河五金家电门市',
    category: 'G01',
    fen: 2380_00,
    story: '七月在柳河街买的冰柜，用了不到两个月不制冷，师傅来过三趟没修好，要换一台，店里说要等厂家。',
    claim: '换一台新的或者退款',
  },
  {
    ago: 63,
    home: 'V0402',
    shop: 'V0301',
    name: '赵满仓',
    operator: '丰收种业柳河店',
    category: 'G10.1',
    fen: 860_00,
    story: '买了四袋玉米种，说是晚熟的，种下去比别家早熟半个月，一亩少打二百多斤，店里说是天的事。',
    claim: '赔减产的损失',
  },
  {
    ago: 56,
    home: 'V0503',
    shop: 'V0501',
    name: '马建英',
    operator: '石桥电动车行',
    category: 'G09.3',
    fen: 3150_00,
    story: '电动三轮车骑了一个月电池就跑不动，说明书上写一年内换新，车行只肯给修，拖到现在。',
    claim: '换新电池',
  },
  {
    ago: 52,
    home: 'V0603',
    shop: 'V0601',
    name: '何大梅',
    operator: '南岗建材商店',
    category: 'G01',
    fen: 1420_00,
    story: '盖房买的防水涂料，刷完第一场雨就漏，店里来看过说是没刷够，让再买三桶。',
    claim: '退款并赔返工费',
  },
  {
    ago: 49,
    home: 'V0703',
    shop: 'V0701',
    name: '杜长青',
    operator: '大营农机配件店',
    category: 'G01',
    fen: 980_00,
    story: '换的旋耕机齿轮干了两天就打齿，耽误了整地，老板说配件不保修。',
    claim: '换件并赔误工',
  },
] as const;

async function fileOld(cast: Cast, idOf: (name: string) => string): Promise<void> {
  for (const [nth, one] of old.entries()) {
    const filedOn = addDays(cast.ctx.today, -one.ago);
    const ctx = contextAt(cast.ctx, morningOf(filedOn, cast.ctx.at, nth));
    const id = idOf(`old complaint ${nth}`);
    const [there] = await findComplaintsByIds(ctx.db, ctx.actor.countyId, [id]);
    if (there !== undefined) continue;
    const told = Filing.parse({
      clientId: id,
      channel: 'C02',
      consumer: { name: one.name, phone: `1380000${4200 + nth}`, address: '', regionId: one.home },
      operator: { name: one.operator, address: '' },
      place: { regionId: one.shop },
      categoryCode: one.category,
      natureCode: null,
      story: one.story,
      claim: one.claim,
      amountFen: one.fen,
      consents: { publish: false, entrust: true },
    });
    const filed = await fileComplaint({ ...ctx, actor: consumerOf(ctx) }, told);
    await live(cast, filed, filedOn, 'dispatch@1 accept@5 tell@6 consents@9 start@11 session@16 session@24');
  }
}
