/** A morning of the sample county's command: what was sent, who acknowledged it, what came back. */
import { SendInstruction, type InstructionMove } from '../domain/command/instruction.ts';
import { contextAt } from '../actions/base/context.ts';
import { issueInstruction, moveInstruction } from '../actions/command/instruction.ts';
import { actorOfAccount } from '../domain/county/account.ts';
import { find, type Cast } from './life.ts';

interface Sample {
  from: string;
  to: { officeId: string; stationId?: string };
  text: string;
  /** Minutes ago that it was sent, and hours from then by which it is to be done. */
  ago: number;
  hours: number;
  urgent?: boolean;
  mustArrive?: boolean;
  /** Who makes which step, how many minutes after the sending. */
  steps: readonly [who: string, move: InstructionMove, after: number, input?: object][];
}

const samples: readonly Sample[] = [
  {
    from: 'fangmin',
    to: { officeId: 'SO-SQ' },
    text: '多个村反映同一批次玉米种子不出苗，今天先到镇上三家种子店查进货台账，把同批次的封存。',
    ago: 50,
    hours: 7,
    urgent: true,
    mustArrive: true,
    steps: [
      ['shidapeng', 'acknowledge', 4],
      ['sunliang', 'arrive', 41],
    ],
  },
  {
    from: 'liuguodong',
    to: { officeId: 'SO-LH', stationId: 'ST-V0303' },
    text: '请问问郭庄村还有谁在老周农资店买过这批复合肥，留下姓名和袋数。',
    ago: 95,
    hours: 30,
    steps: [],
  },
  {
    from: 'fangmin',
    to: { officeId: 'SO-DY' },
    text: '大营集上有人反映流动摊贩卖过期奶粉，下午派两人去看，有没有都回报。',
    ago: 27 * 60,
    hours: 5,
    mustArrive: true,
    steps: [
      ['wanghaifeng', 'acknowledge', 22],
      ['dongmei', 'arrive', 150],
      [
        'dongmei',
        'reportBack',
        235,
        { result: '到集上查了四个摊，没有发现过期奶粉；其中一户没有执照，已责令停止经营。' },
      ],
    ],
  },
  {
    from: 'hanzhiyuan',
    to: { officeId: 'SO-LQ' },
    text: '节前把辖区内还没有办结的投诉排一遍，超过四十天的逐件写明原因。',
    ago: 3 * 24 * 60,
    hours: 48,
    steps: [['longzhenhua', 'acknowledge', 190]],
  },
];

/** Sends the sample instructions and makes their steps, each at its time, through the actions that people use. */
export async function sendSamples(cast: Cast, idOf: (name: string) => string): Promise<void> {
  const now = cast.ctx.at.getTime();
  const as = (loginName: string, at: number) => ({
    ...contextAt(cast.ctx, new Date(at)),
    actor: actorOfAccount(find(cast, (account) => account.loginName === loginName)),
  });
  for (const [nth, sample] of samples.entries()) {
    const { from, to, text, ago, hours, urgent = false, mustArrive = false, steps } = sample;
    const sentAt = now - ago * 60_000;
    const input = SendInstruction.parse({
      id: idOf(`instruction ${nth}`),
      toOfficeId: to.officeId,
      toStationId: to.stationId ?? null,
      text,
      dueAt: new Date(sentAt + hours * 3_600_000).toISOString(),
      urgent,
      mustArrive,
    });
    let one = await issueInstruction(as(from, sentAt), input);
    for (const [who, move, after, typed = {}] of steps) {
      const at = as(who, sentAt + after * 60_000);
      one = await moveInstruction(at, one.number, move, typed, { version: one.version });
    }
  }
}
