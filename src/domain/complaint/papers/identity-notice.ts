/** 限期提供身份证明材料通知书 (identity notice), form 4: new in April 2026, since only 令121 第十条第三款 gives the power to ask. */
import type { Complaint } from '../complaint.ts';
import { identityMaterialWords } from '../steps/identity.ts';
import { contact, dayText, letter, received, signOffOf } from './letter.ts';
import { itemNumber, paragraph, runsOf, type Sheet } from '../../matter/paper-sheet.ts';
import type { PaperFacts } from '../../matter/paper-facts.ts';

/** What is asked, by when, and what follows when it is not given (条例 第四十六条第一款; 《办法》第十条、第十六条). */
export function identityNotice(complaint: Complaint, facts: PaperFacts): Sheet {
  const { identity } = complaint;
  const materials = (identity?.materials ?? []).map((one) => identityMaterialWords[one].zh);
  const list = materials.map((zh, i) => `${itemNumber(i + 1)}${zh}`).join('；');
  return {
    ...letter,
    addressee: runsOf`${complaint.consumerName}：`,
    blocks: [
      paragraph(received(complaint)),
      paragraph(
        runsOf`根据《中华人民共和国消费者权益保护法实施条例》第四十六条第一款、《市场监督管理投诉举报处理办法》第十条第三款的规定，请你于${dayText(identity?.dueOn ?? null)}前提供下列材料：${list}。`,
      ),
      paragraph(runsOf`要求提供的理由：${identity?.why ?? null}`),
      paragraph(
        runsOf`逾期不提供、提供虚假材料、冒用他人名义或者拒不配合核验真实身份的，本局将依照《市场监督管理投诉举报处理办法》第十条、第十六条第（五）项、第（六）项的规定不予受理。`,
      ),
      paragraph(contact(facts)),
      paragraph(runsOf`通信地址：${facts.officeAddress ?? null}。`),
    ],
    signOff: signOffOf(facts, identity?.servedOn ?? facts.today),
  };
}
