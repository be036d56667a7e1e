/**
 * 站点和解协议 (deal): what the two sides agreed at a liaison station. A station is no party to it and no authority: the parties
 * settle by themselves (《办法》第六条; 消法 第三十九条第（一）项), or before the association or a people's mediator.
 */
import { dayZh } from '../../base/calendar.ts';
import type { Complaint } from '../complaint.ts';
import type { LegalRole } from '../facts/facts.ts';
import type { Talk } from '../facts/facts.ts';
import { termLines } from './agreement.ts';
import { unwrittenDay } from './letter.ts';
import { formatYuan } from '../../base/money.ts';
import { gistOf } from './routing-slip.ts';
import {
  field,
  label,
  linesIn,
  paragraph,
  runsOf,
  value,
  wordsOf,
  type Sheet,
  type Signature,
} from '../../matter/paper-sheet.ts';
import type { Signer } from '../../base/signature.ts';
import type { PaperFacts } from '../../matter/paper-facts.ts';

const capacities = {
  negotiation: '在联络站的协助下自行协商和解',
  association: '在消费者协会分会的主持下达成和解',
  entrusted: '在受委托的联络站的主持下达成和解',
  peoplesMediation: '在人民调解员的主持下达成和解',
  invitedHelper: '在应邀协助的联络站的参与下达成和解',
} as const satisfies Record<LegalRole, string>;

export function stationDeal(complaint: Complaint, facts: PaperFacts): Sheet {
  const held = complaint.talks.findLast(({ result }) => result === 'agreed') ?? null;
  const capacity = capacities[held?.legalRole ?? 'negotiation'];
  const { recoveredFen } = complaint;
  return {
    addressee: null,
    head: { left: runsOf`联络站：${facts.stationName ?? null}`, right: runsOf`编号：${complaint.number}` },
    blocks: [
      {
        type: 'table',
        name: '双方当事人',
        columns: 4,
        rows: [
          [...field('消费者', complaint.consumerName), ...field('联系电话', complaint.consumerPhone)],
          [...field('经营者', complaint.operatorName), ...field('联系电话', complaint.operatorPhone)],
          [label('经营场所'), value(complaint.operatorAddress, 3)],
        ],
      },
      { type: 'heading', text: '争议事项' },
      paragraph(runsOf`${gistOf(complaint.story)}`),
      { type: 'heading', text: '和解内容' },
      paragraph(runsOf`双方于${held === null ? unwrittenDay : dayZh(held.on)}${capacity}，自愿达成如下协议：`),
      ...linesIn(held?.words ?? '').map((runs) => paragraph(runs)),
      ...termLines(complaint),
      ...(recoveredFen === null || recoveredFen === 0
        ? []
        : [paragraph(runsOf`经营者向消费者给付（含实物折价）共计${formatYuan(recoveredFen)}元。`)]),
      paragraph(
        wordsOf(
          '本协议由双方签名后成立，双方应当自觉履行。一方不履行的，对方可以向市场监督管理部门投诉，或者依法申请仲裁、提起诉讼；本协议不影响市场监督管理部门依法查处违法行为。',
        ),
      ),
      paragraph(runsOf`本协议一式三份，双方各执一份，联络站存档一份。${facts.county.bureauName}可以随时查阅。`),
      {
        type: 'signatures',
        rows: [
          signedBy('消费者（签名）：', 'consumer', held),
          signedBy('经营者（签名或者盖章）：', 'operator', held),
          { who: '联络站经办人（签名）：', name: [], dateLine: unwrittenDay },
        ],
      },
    ],
    signOff: null,
    notes: [],
  };
}

/** What was signed on the screen stands on the paper as strokes; what was not is left for the pen. */
function signedBy(words: string, who: Signer, held: Talk | null): Signature {
  const signed = held?.signatures?.find((one) => one.who === who);
  if (held === null || signed === undefined) return { who: words, name: [], dateLine: unwrittenDay };
  const { name, strokes } = signed;
  const typed = strokes === null ? `${name}（本人听念后同意，代打姓名）` : name;
  return { who: words, name: runsOf`${typed}`, dateLine: dayZh(held.on), ...(strokes === null ? {} : { strokes }) };
}
