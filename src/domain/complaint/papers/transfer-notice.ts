/** 投诉移送告知书 (transfer): who complained hears in writing where it went, on what basis, and whom to ask from now on. */
import { isAboutFood, isFarmProduce } from '../../county/category.ts';
import { paragraph, runsOf, wordsOf, type Block, type Sheet } from '../../matter/paper-sheet.ts';
import type { PaperFacts } from '../../matter/paper-facts.ts';
import type { Complaint } from '../complaint.ts';
import { youZh } from '../joint/member.ts';
import { addressedZh } from '../steps/agent.ts';
import { lastTransfer } from '../steps/transfer.ts';
import { contact, dayText, letter, received, signOffOf } from './letter.ts';

export function transferNotice(complaint: Complaint, facts: PaperFacts): Sheet {
  const last = lastTransfer(complaint);
  const sentOn = last?.sentOn ?? null;
  return {
    ...letter,
    addressee: runsOf`${addressedZh(complaint, sentOn ?? facts.today)}：`,
    blocks: [
      paragraph(received(complaint)),
      paragraph(
        runsOf`经审查，该投诉应当由${last?.to ?? null}处理，本局已于${dayText(sentOn)}移送${last?.to ?? null}。移送的依据和理由：${last?.basis ?? null}`,
      ),
      ...owed(complaint),
      paragraph(runsOf`以后的处理情况，请向${last?.to ?? null}询问。`),
      paragraph(contact(facts)),
    ],
    signOff: signOffOf(facts, sentOn),
  };
}

/** The article by which the complainant of food is told in writing. */
function owed(complaint: Complaint): Block[] {
  if (!isAboutFood(complaint)) return [];
  const law = isFarmProduce(complaint.categoryCode)
    ? '《中华人民共和国农产品质量安全法》第五十六条'
    : '《中华人民共和国食品安全法》第一百一十五条';
  return [paragraph(wordsOf(`根据${law}的规定，现书面告知${youZh(complaint)}。`))];
}
