/** 投诉复核答复书 (answer to the appeal): what was asked to be looked at once more, what was found, and which ways are open still. */
import { paragraph, runsOf, wordsOf, type Sheet } from '../../matter/paper-sheet.ts';
import type { PaperFacts } from '../../matter/paper-facts.ts';
import type { Complaint } from '../complaint.ts';
import { addressedZh } from '../steps/agent.ts';
import { appealResultZh } from '../steps/appeal.ts';
import { causeBetween, contact, dayText, letter, signOffOf } from './letter.ts';

export function appealAnswer(complaint: Complaint, facts: PaperFacts): Sheet {
  const { appeal, number } = complaint;
  const on = appeal?.answeredOn ?? facts.today;
  return {
    ...letter,
    addressee: runsOf`${addressedZh(complaint, on)}：`,
    blocks: [
      paragraph(
        runsOf`关于${causeBetween(complaint)}（投诉登记编号：${number}），你于${dayText(appeal?.openedOn ?? null)}请本局复核办理情况：${appeal?.words ?? null}`,
      ),
      paragraph(runsOf`本局由没有承办、没有作出决定的负责人复核，结果是：${appealResultZh(complaint)}。`),
      paragraph(runsOf`${appeal?.answer ?? null}`),
      paragraph(
        wordsOf(
          '本次复核是本局对办理情况的检查，不影响你依照《中华人民共和国消费者权益保护法》第三十九条申请仲裁、提起诉讼，也不影响你依法申请行政复议、提起行政诉讼。',
        ),
      ),
      paragraph(contact(facts)),
    ],
    signOff: signOffOf(facts, on),
  };
}
