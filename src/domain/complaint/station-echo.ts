/**
 * 回音 (echo): what became of a complaint that a station sent up or helped with, in plain words: what the villager at the counter
 * asks, and the station answers. Names no person and no telephone.
 */
import type { Complaint, ComplaintState, Outcome } from './complaint.ts';
import { groundRow } from '../law/ground.ts';
import { formatYuan } from '../base/money.ts';
import type { Words } from '../base/words.ts';

/** One sentence, without a full stop at its end for the shorter ones' sake; null while nobody has decided anything. */
export function echoOf(complaint: Complaint): Words | null {
  const { state, outcome } = complaint;
  return outcome === null ? (underWay[state] ?? null) : endedBy[outcome](complaint);
}

const endedBy = {
  settled: ({ recoveredFen }) =>
    recoveredFen === null || recoveredFen === 0
      ? { zh: '双方谈成了，有协议', en: 'Settled, with an agreement' }
      : {
          zh: `双方谈成了，挽回 ${formatYuan(recoveredFen)} 元`,
          en: `Settled, ${formatYuan(recoveredFen)} yuan recovered`,
        },
  terminated: (complaint) => {
    const ground = complaint.terminateGround;
    const words = ground === null ? undefined : groundRow(complaint, ground);
    return {
      zh: `没谈成，终止调解${words === undefined ? '' : `（${words.zh}）`}；还可以申请仲裁或者到法院起诉`,
      en: `Mediation ended${words === undefined ? '' : ` (${words.en})`}; arbitration and the courts stay open`,
    };
  },
  // The reason is free text that may name people, and stands in the letter to the complainant.
  declined: () => ({
    zh: '决定不予受理，理由见给投诉人的决定书',
    en: 'Not accepted; the letter to the complainant says why',
  }),
  withdrawn: () => ({ zh: '投诉人撤回了', en: 'Withdrawn by the complainant' }),
  transferred: () => ({ zh: '转给有权处理的部门了', en: 'Handed to the authority in charge' }),
  merged: () => ({ zh: '并到同一事情的另一件里一起办', en: 'Merged into another complaint of the same matter' }),
  settledAtStation: () => ({ zh: '站里谈成了', en: 'Settled at the station' }),
} as const satisfies Record<Outcome, (complaint: Complaint) => Words>;

const underWay: Readonly<Partial<Record<ComplaintState, Words>>> = {
  dispatched: { zh: '已分到所里，正在看受理不受理', en: 'With the office, which decides on acceptance' },
  accepted: { zh: '所里受理了', en: 'Accepted' },
  mediating: { zh: '所里正在调解', en: 'In mediation' },
};

const echoing: readonly string[] = [
  'accept',
  'decline',
  'approveDecline',
  'settle',
  'terminate',
  'approveTerminate',
  'withdraw',
];

/** Whether the move is one that a station which sent the complaint up waits to hear of. */
export function isEchoed(
  { stationReceivedAt, state }: Pick<Complaint, 'stationReceivedAt' | 'state'>,
  move: string,
): boolean {
  // Told after the acceptance it is the officer’s to end, and nothing has come of it yet.
  const isHeard = echoing.includes(move) || (move === 'recordWithdrawal' && state === 'closed');
  return stationReceivedAt !== null && state !== 'atStation' && isHeard;
}
