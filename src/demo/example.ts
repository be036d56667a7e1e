/** 典型案例 and 公示栏 of the sample county: what was told of what was settled, and what hangs at which station since when. */
import { addDays } from '../domain/base/calendar.ts';
import type { BoardKind } from '../domain/publicity/board.ts';
import type { Complaint } from '../domain/complaint/complaint.ts';
import { exampleProcedure } from '../domain/publicity/example-steps.ts';
import { DraftExample, type ExampleMove } from '../domain/publicity/example.ts';
import { PutUp } from '../domain/publicity/board-posting.ts';
import { contextAt } from '../actions/base/context.ts';
import { moveEntry, openEntry } from '../actions/matter/docket.ts';
import { exampleFrame } from '../actions/publicity/example.ts';
import { judgeUnfit } from '../actions/publicity/example-candidate.ts';
import { postingFrame } from '../actions/publicity/board-posting.ts';
import { actorOfAccount } from '../domain/county/account.ts';
import { find, type Cast } from './life.ts';

/** What is told of a settled complaint of the sample county: of the first that is about it, for a case hangs on the matter that it tells of. */
interface Story {
  about: string;
  title: string;
  text: string;
  lesson: string;
  basis: string;
  steps: readonly (readonly [who: string, move: ExampleMove, ago: number, input: object])[];
}

const stories: readonly Story[] = [
  {
    about: '冰箱',
    title: '上门的不是官方售后，修不好退钱',
    text: '一名消费者在网上找冰箱的官方售后，上门的人收了钱，用了几天又不冷。所里找到上门的维修店，店里拿不出厂家的授权，也拿不出配件的单据，双方签了协议，维修费退回。',
    lesson: '修家电打说明书、机身上印的电话；先问收费，要维修单，写清换了什么件。',
    basis: '《消费者权益保护法》第二十条\n《消费者权益保护法》第五十二条',
    steps: [
      ['fangmin', 'submit', 20, {}],
      ['hanzhiyuan', 'approve', 19, {}],
      ['hanzhiyuan', 'publish', 19, { reach: 'all', onPortal: true }],
    ],
  },
  {
    about: '流量',
    title: '没开通的流量包，多扣的钱退了',
    text: '一名消费者查账单，发现每个月多扣一笔流量包的钱，自己没有开通过。调解时经营者拿不出开通的凭据，双方签了协议，多扣的退回，业务停掉。',
    lesson: '每个月看一眼账单；没点过同意的业务，让对方拿出开通的凭据。',
    basis: '《消费者权益保护法》第九条\n《消费者权益保护法》第五十二条',
    steps: [
      ['fangmin', 'submit', 12, {}],
      ['hanzhiyuan', 'approve', 11, {}],
      ['hanzhiyuan', 'publish', 11, { reach: 'all', onPortal: true }],
    ],
  },
  {
    about: '扫码',
    title: '扫码查过很多次的酒，退了钱',
    text: '一名消费者买了两瓶酒，扫码显示已经查过多次，厂家看过说不是自己的。调解时店家核对了进货单，说不清来路，退了酒款。',
    lesson: '买贵的酒要票，当场扫码；已经查过很多次的，先别开封，带着票和酒来登记。',
    basis: '《消费者权益保护法》第五十二条',
    steps: [['fangmin', 'submit', 2, {}]],
  },
];

/** Days ago on which the boards of a station were put up. */
const hung: readonly (readonly [login: string, ago: number, kinds: readonly BoardKind[]])[] = [
  ['st-v0303', 3, ['law', 'warning', 'result']],
  ['st-v0302', 9, ['warning', 'result']],
  ['st-v0302', 52, ['law']],
  ['st-v0301', 14, ['law', 'warning', 'result']],
  ['st-v0601', 6, ['law', 'warning', 'result']],
  ['st-v0603', 47, ['law', 'warning', 'result']],
];

export async function exampleSamples(
  cast: Cast,
  idOf: (name: string) => string,
  filed: readonly Complaint[],
): Promise<void> {
  const as = (loginName: string, ago: number) => ({
    ...contextAt(cast.ctx, new Date(cast.ctx.at.getTime() - ago * 24 * 3_600_000)),
    actor: actorOfAccount(find(cast, (account) => account.loginName === loginName)),
  });
  const settled = filed
    .filter(({ outcome }) => outcome === 'settled' || outcome === 'settledAtStation')
    .toSorted((a, b) => (a.number < b.number ? -1 : 1));
  for (const [nth, { steps, about, ...story }] of stories.entries()) {
    const source = settled.find((one) => one.story.includes(about));
    if (source === undefined) continue;
    const first = steps[0]?.[2] ?? 0;
    const input = DraftExample.parse({ ...story, id: idOf(`example ${nth}`), sourceNumber: source.number });
    let one = await openEntry(as('fangmin', first), exampleFrame, input);
    for (const [who, move, ago, typed] of steps) {
      const filled = exampleProcedure[move].input.parse(typed);
      one = await moveEntry(as(who, ago), exampleFrame, one.number, move, filled, { version: one.version });
    }
  }
  const unfit = settled.find(({ story }) => stories.every(({ about }) => !story.includes(about)));
  if (unfit !== undefined)
    await judgeUnfit(as('fangmin', 1), unfit.number, {
      id: idOf('example unfit'),
      reason: '和已经发布的案例是一回事，再写一篇没有新意',
    });
  for (const [nth, [login, ago, kinds]] of hung.entries()) {
    const ctx = as(login, ago);
    const putUpOn = addDays(cast.ctx.today, -ago);
    const input = PutUp.parse({ id: idOf(`posting ${nth}`), stationId: ctx.actor.stationId, kinds, putUpOn });
    await openEntry(ctx, postingFrame, input);
  }
}
