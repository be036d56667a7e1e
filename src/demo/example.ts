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

/** What is told, for the first settled complaints of the sample county, whatever they were about. */
interface Story {
  title: string;
  text: string;
  lesson: string;
  basis: string;
  steps: readonly (readonly [who: string, move: ExampleMove, ago: number, input: object])[];
}

const stories: readonly Story[] = [
  {
    title: '袋装化肥分量不足，过磅补足退差价',
    text: '一名农户从某农资店买了十袋复合肥，回村过磅，每袋比袋上写的少近四公斤。站里工作人员和店家一起当面复磅，店家承认进货时没有抽检，当场补足分量，退了差价，并把剩下的同批货下架自查。',
    lesson: '买化肥、种子当面过磅，小票和包装袋留到收成以后；分量不对，凭袋子和磅单就能要求补足。',
    basis: '《消费者权益保护法》第十六条\n《消费者权益保护法》第五十二条',
    steps: [
      ['fangmin', 'submit', 20, {}],
      ['hanzhiyuan', 'approve', 19, {}],
      ['hanzhiyuan', 'publish', 19, { reach: 'all', onPortal: true }],
    ],
  },
  {
    title: '预付卡关门前退费，余额一分不少',
    text: '几名消费者在城区一家门店办了预付卡，店里贴出停业通知后联系不上。受理以后，工作人员按登记的地址找到经营者，当面核对卡里的余额，双方签了退款协议，十天内分两次退清。',
    lesson: '办卡先看营业执照和合同，少充、勤用；店要关门，马上带着卡和合同来登记，别等人走了再说。',
    basis: '《消费者权益保护法》第五十三条',
    steps: [
      ['fangmin', 'submit', 12, {}],
      ['hanzhiyuan', 'approve', 11, {}],
      ['hanzhiyuan', 'publish', 11, { reach: 'all', onPortal: true }],
    ],
  },
  {
    title: '家电送修三次修不好，换了新的',
    text: '一名消费者买的家电在三包期内修了三次还是同样的毛病。调解时店家出示了维修记录，双方对次数没有争议，店家按三包规定换了同型号的新机，旧机收回。',
    lesson: '每次送修都要维修单，写清毛病和日期；同一个毛病修两次还不行，就可以要求换。',
    basis: '《消费者权益保护法》第二十四条',
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
  for (const [nth, { steps, ...story }] of stories.entries()) {
    const source = settled[nth];
    if (source === undefined) continue;
    const first = steps[0]?.[2] ?? 0;
    const input = DraftExample.parse({ ...story, id: idOf(`example ${nth}`), sourceNumber: source.number });
    let one = await openEntry(as('fangmin', first), exampleFrame, input);
    for (const [who, move, ago, typed] of steps) {
      const filled = exampleProcedure[move].input.parse(typed);
      one = await moveEntry(as(who, ago), exampleFrame, one.number, move, filled, { version: one.version });
    }
  }
  const unfit = settled[stories.length];
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
