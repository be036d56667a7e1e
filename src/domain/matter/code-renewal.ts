/**
 * 换查询码 (code renewal): who has lost the slip, or let others see it, gets another code, and the one of before opens nothing from then
 * on. An officer makes it, so he writes down why and how he knew that it was the person: a code opens the page on which one withdraws.
 */
import { z } from 'zod';
import type { Change } from '../base/event.ts';
import { labelled, written } from '../base/field.ts';
import { Refusal } from '../base/refusal.ts';
import { eventOf, type Facts, type Matter } from './matter.ts';

/** How the officer knew that it was the person. */
export const provenWays = ['calledBack', 'slip', 'identity'] as const;
export type ProvenWay = (typeof provenWays)[number];

export const provenWayWords = {
  calledBack: { zh: '按登记的电话打回去核实', en: 'Called back on the telephone on file' },
  slip: { zh: '本人到场，带着原来的单子', en: 'In person, with the slip' },
  identity: { zh: '本人到场，核对了身份证件', en: 'In person, with an identity paper' },
} as const satisfies Record<ProvenWay, { zh: string; en: string }>;

export const RenewCode = z.object({
  provenBy: labelled(z.enum(provenWays), {
    zh: '怎么核实是本人',
    en: 'How the person was proven',
    hintZh: '捡到单子的人也拿得出单子：姓名、电话都没有登记的，才凭单子',
    hintEn: 'Who found the slip has it too: it proves only where neither name nor telephone is on file',
    input: 'choice',
    options: provenWays.map((value) => ({ value, ...provenWayWords[value] })),
  }),
  reason: labelled(written().min(2).max(200), {
    zh: '为什么换',
    en: 'Why',
    hintZh: '例如：回执丢了；查询码给别人看过',
    hintEn: 'For example: the slip is lost; somebody else has seen the code',
    input: 'text',
  }),
});
export type RenewCode = z.infer<typeof RenewCode>;

/** What is on file of the person, for the officer to compare with; it tells nothing of what it is. */
export interface OnFile {
  name: boolean;
  phone: boolean;
}

/** The matter with the stub of another code; refuses a way of proof for which nothing is on file. */
export function renewCode<T extends Matter>(matter: T, input: RenewCode, facts: Facts, onFile: OnFile): Change<T> {
  const { provenBy, reason } = input;
  if (provenBy === 'calledBack' && !onFile.phone) throw new Refusal('code-no-telephone');
  if (provenBy === 'identity' && !onFile.name) throw new Refusal('code-no-name');
  // Who found the slip has it as well, and the code that he got would keep the owner out.
  if (provenBy === 'slip' && (onFile.name || onFile.phone)) throw new Refusal('code-slip-proves-nothing');
  return {
    // The desk, which tries the rule while one types, has no stub; one that is empty opens nothing.
    next: { ...matter, codeStub: facts.codeStub ?? '' },
    event: eventOf(matter, 'code-renewed', facts, { provenBy, reason }),
  };
}
