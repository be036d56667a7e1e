/**
 * 站点和解协议 (deal): what the two sides agreed at a liaison station. A station is no party to it and no authority: the parties
 * settle by themselves (《办法》第六条; 消法 第三十九条第（一）项), or before the association or a people's mediator.
 */
import { dayZh } from '../../base/calendar.ts';
import type { Complaint } from '../complaint.ts';
import type { Talk } from '../facts/facts.ts';
import { termLines } from './agreement.ts';
import { unwrittenDay } from './letter.ts';
import { isInTerms } from '../facts/agreed-terms.ts';
import { dealCopiesZh, dealEffectZh, dealIntroZh, dealSumZh, typedNameZh } from './term-words.ts';
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

export function stationDeal(complaint: Complaint, facts: PaperFacts): Sheet {
  const held = complaint.talks.findLast(({ result }) => result === 'agreed') ?? null;
  const sum = dealSumZh(complaint.recoveredFen);
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
      paragraph(wordsOf(dealIntroZh(held?.on ?? null, held?.legalRole ?? 'negotiation', unwrittenDay))),
      // What was agreed in terms is said by them; the talk that led there stays in the matter.
      ...(isInTerms(complaint.terms) ? [] : linesIn(held?.words ?? '').map((runs) => paragraph(runs))),
      ...termLines(complaint),
      ...(sum === null ? [] : [paragraph(wordsOf(sum))]),
      paragraph(wordsOf(dealEffectZh)),
      paragraph(wordsOf(dealCopiesZh(facts.county.bureauName))),
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
  const typed = strokes === null ? typedNameZh(name) : name;
  return { who: words, name: runsOf`${typed}`, dateLine: dayZh(held.on), ...(strokes === null ? {} : { strokes }) };
}
