/** 重新处理投诉决定书 (anew): which decision was revoked and by whom, why, and what is done now; it goes to whoever was told of that decision. */
import { revokedBy } from '../../matter/decided/anew.ts';
import { paragraph, runsOf, type Sheet } from '../../matter/paper-sheet.ts';
import type { PaperFacts } from '../../matter/paper-facts.ts';
import type { Complaint } from '../complaint.ts';
import { outcomeWords } from '../state-words.ts';
import { addressedZh } from '../steps/agent.ts';
import { bothParties, causeBetween, contact, dayText, letter, received, signOffOf } from './letter.ts';

export function anewLetter(complaint: Complaint, facts: PaperFacts): Sheet {
  const last = complaint.annulments.at(-1);
  if (last === undefined) return { ...letter, addressee: null, blocks: [], signOff: null };
  const { outcome, acceptedOn, endedOn, decidedOn, receivedOn, orderedBy, reason, on } = last;
  const isMediated = acceptedOn !== null;
  const decision = outcome === null ? '' : outcomeWords[outcome].zh;
  const ordered = orderedBy === undefined ? '' : `，最迟在${dayText(orderedBy)}前重新作出决定`;
  const goesOn = isMediated ? '继续组织调解' : '重新审查是否受理';
  return {
    ...letter,
    addressee: isMediated ? bothParties(complaint, on) : runsOf`${addressedZh(complaint, on)}：`,
    blocks: [
      paragraph([
        ...(isMediated
          ? runsOf`关于${causeBetween(complaint)}（投诉登记编号：${complaint.number}），`
          : received(complaint)),
        ...runsOf`${revokedBy(last)}撤销本局${dayText(endedOn ?? decidedOn)}作出的“${decision}”的决定，本局对该投诉${goesOn}。`,
      ]),
      paragraph(runsOf`理由：${reason}`),
      paragraph(
        runsOf`重新办理的期限自${dayText(receivedOn)}起计算${ordered}。${isMediated ? '调解的时间、地点另行通知。' : '是否受理，将依法另行告知。'}`,
      ),
      paragraph(contact(facts)),
    ],
    signOff: signOffOf(facts, on),
  };
}
