/**
 * 送达回证 (receipt): which paper was given to whom, when, how, and what proves it; with the hash of the text as served and the
 * version of its wording, by which a later print can be shown to say the same. What is not proven yet is left for the pen.
 */
import { type Named, dayText, unwrittenDay } from './letter.ts';
import { hand } from './routing-slip.ts';
import { field, label, runsOf, value, type Block, type Cell, type Sheet } from '../../matter/paper-sheet.ts';
import type { PaperFacts } from '../../matter/paper-facts.ts';
import { deemedServed, leftByWords, type ServiceFailure } from '../../law/service.ts';
import { failureEndWords, failureWords } from '../../law/words/service-words.ts';
import type { Owed } from '../../matter/decided/owed.ts';

/** One service as the receipt tells of it, whatever the kind of matter. */
export interface Delivery {
  /** The paper with its number. */
  paper: string;
  to: string;
  way: string | null;
  toldOn: string | null;
  proof: string | null;
  byId: string | null;
  contentHash: string | null;
  wording: string | null;
}

/** A notice as far as the receipt reads it. */
interface Served extends Owed {
  way: string | null;
  proof: string | null;
  byId: string | null;
}

/** How, when and by whom it was told, or how that failed. */
export function servedOf(
  { way, toldOn, proof, byId, failure }: Served,
  ways: Readonly<Record<string, { zh: string }>>,
): Pick<Delivery, 'way' | 'toldOn' | 'proof' | 'byId'> {
  if (toldOn === null && failure !== undefined)
    return { way: failedZh(failure), toldOn: failure.on, proof: proofOf(failure), byId: failure.byId };
  return { way: way === null ? null : (ways[way]?.zh ?? null), toldOn, proof, byId };
}

/** An announcement is proven by the ways that were tried before it, too. */
function proofOf({ proof, otherWays }: ServiceFailure): string {
  return otherWays === undefined || otherWays === '' ? proof : `${proof}；还试过：${otherWays}`;
}

export function failedZh({ how, end, earlierOn, leftBy, announcedOn }: ServiceFailure): string {
  const parts = [
    failureWords[how].zh,
    failureEndWords[end].zh,
    leftBy === undefined ? '' : leftByWords[leftBy].zh,
    announcedOn === undefined ? '' : `${dayText(announcedOn)}公告，${dayText(deemedServed(announcedOn))}视为送达`,
    earlierOn === undefined ? '' : `${dayText(earlierOn)}送过一次`,
  ];
  return parts.filter((part) => part !== '').join('；');
}

export function deliveryReceipt(matter: Named, deliveries: readonly Delivery[], facts: PaperFacts): Sheet {
  return {
    addressee: null,
    head: { left: runsOf`送达单位：${facts.county.bureauName}`, right: runsOf`编号：${matter.number}` },
    blocks: deliveries.map((delivery) => deliveryTable(delivery, facts)),
    signOff: null,
    notes: ['注：受送达人不在的，写明代收人与受送达人的关系；拒收的，由见证人签名并写明拒收的事由和日期。'],
  };
}

function deliveryTable(delivery: Delivery, facts: PaperFacts): Block {
  const { paper, to, way, toldOn, proof, byId, contentHash, wording } = delivery;
  const server = byId === null ? null : (facts.nameOf?.(byId) ?? null);
  const hash: Cell[][] =
    contentHash === null
      ? []
      : [[label('内容摘要'), value(`SHA256:${contentHash}${wording === null ? '' : `，措辞版本 ${wording}`}`, 3)]];
  return {
    type: 'table',
    name: paper,
    columns: 4,
    rows: [
      field('文书及文号', paper, 3),
      [...field('受送达人', to), ...field('送达方式', way)],
      [...field('送达时间', toldOn === null ? unwrittenDay : dayText(toldOn)), ...field('送达地点', null)],
      field('凭据', proof, 3),
      ...hash,
      [label('收件人'), hand('签名：', 1), label('送达人'), value(server === null ? '签名：' : `签名：${server}`)],
      [label('见证人'), hand('签名：', 1), label('备注'), value(null)],
    ],
  };
}
