/**
 * 调解中发现的线索 (finding): verified within fifteen working days of its discovery, and fifteen more when who leads the bureau allows it
 * (令121 第二十七条), or a head by delegation, never who verifies it; an agreement frees nobody from his liability. Faked facts go to the
 * police (第四十二条).
 */
import { z } from 'zod';
import type { Actor } from '../../base/actor.ts';
import { moved, type Complaint } from '../complaint.ts';
import type { Clue } from './records.ts';
import { clueDueOn } from '../deadline.ts';
import type { Change } from '../../base/event.ts';
import { demanding, labelled, written } from '../../base/field.ts';
import { demandLevel, isOfLevel, type ApprovalRule } from '../../law/approval.ts';
import { demandDay, eventOf, type Facts } from '../../matter/matter.ts';
import { Refusal } from '../../base/refusal.ts';
import { policeFactWords } from '../words/police-words.ts';
import { proceedingWords } from '../words/move-words.ts';

const policeFacts = ['planted', 'altered', 'invented'] as const;

const yesNo = [
  { value: 'yes', zh: '是', en: 'Yes' },
  { value: 'no', zh: '不是', en: 'No' },
] as const;
const question = (zh: string, en: string, hintZh: string, hintEn: string) =>
  labelled(z.enum(['yes', 'no']), { zh, en, hintZh, hintEn, input: 'choice', options: yesNo });

/** Three questions tell a clue from what is a matter between the two alone; they are those of 程序规定 第十九条, asked before it is verified. */
export const clueQuestions = {
  breaksLaw: question(
    '涉嫌违反法律，不只是民事纠纷',
    'It may break a law, and is not a dispute alone',
    '例如假货、缺斤少两、虚假宣传、格式条款、无照经营',
    'Such as fakes, short weight, false claims, unfair terms, no licence',
  ),
  hasEvidence: question(
    '有初步证据',
    'There is some evidence',
    '实物、票据、照片、录音、站点的记录；没有的在核查里找',
    'Goods, slips, photos, recordings, notes; what is missing is looked for',
  ),
  isOurs: question(
    '归本局管',
    'It is ours to handle',
    '不归本局管的也登记，核查以后移送',
    'What is not ours is written down too, and handed over',
  ),
};

export const FindClue = z.object({
  ...clueQuestions,
  foundOn: labelled(z.iso.date(), { zh: '发现日期', en: 'Found on', input: 'day' }),
  words: labelled(written().min(6).max(1000), {
    zh: '什么线索',
    en: 'What was found',
    hintZh: '涉嫌违反哪部法、事实和来源',
    hintEn: 'Which law may be broken, the facts, where they come from',
    input: 'longText',
  }),
});

export const ExtendClue = z.object({
  reason: labelled(written().min(4).max(300), { zh: '延长的理由', en: 'Why more time is needed', input: 'longText' }),
});

export const EndClue = demanding(
  z.object({
    result: labelled(z.enum(['tipoff', 'filed', 'noCase']), {
      zh: '核查结果',
      en: 'Result',
      input: 'choice',
      options: [
        // 立案、不予立案: decided in the case that was opened with the clue, and written here by the program.
        { value: 'tipoff', zh: '转为举报线索处理', en: 'Handed to a tip-off' },
      ],
    }),
    tipoffNumber: labelled(written().max(30).default(''), {
      zh: '举报编号',
      en: 'Number of the tip-off',
      input: 'text',
      when: { field: 'result', is: ['tipoff'] },
    }),
    enforcementNumber: labelled(written().max(30).default(''), {
      zh: '案件编号',
      en: 'Number of the case',
      hintZh: '在案件里立案的，这里自动记上',
      hintEn: 'Written by itself when the case is filed',
      input: 'text',
      when: { field: 'result', is: ['filed'] },
    }),
    reason: labelled(written().max(2000).default(''), {
      zh: '为什么不立案',
      en: 'Why no case is opened',
      input: 'longText',
      when: { field: 'result', is: ['noCase'] },
    }),
    endedOn: labelled(z.iso.date(), { zh: '决定日期', en: 'Day of decision', input: 'day' }),
  }),
);

export const HandToPolice = z.object({
  fact: labelled(z.enum(policeFacts), {
    zh: '涉嫌哪一种',
    en: 'What is suspected',
    input: 'choice',
    options: policeFacts.map((value) => ({ value, ...policeFactWords[value] })),
  }),
  words: labelled(written().min(6).max(1000), { zh: '事实', en: 'Facts', input: 'longText' }),
  materials: labelled(written().min(2).max(500), { zh: '移送的材料清单', en: 'Papers handed over', input: 'longText' }),
  to: labelled(written().min(2).max(60), { zh: '移送给哪个公安机关', en: 'To which police', input: 'text' }),
  sentOn: labelled(z.iso.date(), { zh: '移送日期', en: 'Day', input: 'day' }),
  receipt: labelled(written().min(2).max(100), { zh: '签收凭据', en: 'Receipt', input: 'text' }),
});

/** The clue that is being verified, or null. */
export function openClue({ clues }: Pick<Complaint, 'clues'>): Clue | null {
  return clues.find((clue) => clue.endedOn === null) ?? null;
}

export function findClue(complaint: Complaint, input: z.infer<typeof FindClue>, facts: Facts): Change<Complaint> {
  const state = moved(complaint, 'findClue');
  // What went away or was turned away was never mediated.
  if (complaint.acceptedOn === null)
    throw new Refusal('move-not-allowed', { state: complaint.state, move: 'findClue' });
  if (openClue(complaint) !== null) throw new Refusal('clue-open');
  if (input.breaksLaw === 'no') throw new Refusal('clue-breaks-no-law');
  demandDay(input.foundOn, facts, complaint.acceptedOn);
  const clue: Clue = {
    ...input,
    extendedOn: null,
    extendedBy: null,
    extensionReason: '',
    endedOn: null,
    result: null,
    tipoffNumber: '',
    reason: '',
    byId: facts.by.id,
  };
  return {
    next: { ...complaint, state, clues: [...complaint.clues, clue] },
    event: eventOf(complaint, 'clue-found', facts, { foundOn: input.foundOn, words: input.words }, input.foundOn),
  };
}

type Handled = Pick<Complaint, 'handlerId' | 'coHandlers' | 'clues'>;

/** Whoever handles the complaint or helps with it, found a clue in it, or handled it while one was verified. */
export function isConcernedWithClue({ handlerId, coHandlers, clues }: Handled, id: string): boolean {
  return (
    id === handlerId ||
    coHandlers.some(({ accountId }) => accountId === id) ||
    clues.some(({ byId, verifiers = [] }) => byId === id || verifiers.includes(id))
  );
}

/** Whether he may allow more time or hand the facts to the police: of the level that the county's rule names, and no part in it. */
export function mayDecideOnClue(complaint: Handled, actor: Actor, rules: ApprovalRule): boolean {
  return !isConcernedWithClue(complaint, actor.id) && isOfLevel(actor, rules);
}

function demandClueDecider(complaint: Complaint, facts: Facts): void {
  if (isConcernedWithClue(complaint, facts.by.id)) throw new Refusal('clue-own');
  demandLevel(facts);
}

/** Who handled the complaint while a clue was verified is kept when another takes his place. */
export function keepingClueVerifier({ clues, handlerId }: Pick<Complaint, 'clues' | 'handlerId'>): readonly Clue[] {
  if (handlerId === null) return clues;
  return clues.map((clue) =>
    clue.endedOn === null ? { ...clue, verifiers: [...new Set([...(clue.verifiers ?? []), handlerId])] } : clue,
  );
}

/** Once, by who leads the bureau or by delegation, and before the fifteen working days are over. */
export function extendClue(complaint: Complaint, input: z.infer<typeof ExtendClue>, facts: Facts): Change<Complaint> {
  const state = moved(complaint, 'extendClue');
  const open = openClue(complaint);
  if (open === null) throw new Refusal('no-clue');
  demandClueDecider(complaint, facts);
  if (open.extendedOn !== null) throw new Refusal('clue-extended-already');
  const until = clueDueOn(complaint, facts);
  if (until !== null && facts.today > until) throw new Refusal('clue-extension-late', { until });
  const allowed = { extendedOn: facts.today, extendedBy: facts.by.id, extensionReason: input.reason };
  return {
    next: withClue(complaint, state, open, allowed),
    event: eventOf(complaint, 'clue-extended', facts, { reason: input.reason }),
  };
}

export function endClue(complaint: Complaint, input: z.infer<typeof EndClue>, facts: Facts): Change<Complaint> {
  const state = moved(complaint, 'endClue');
  const open = openClue(complaint);
  if (open === null) throw new Refusal('no-clue');
  // Who verified it does not decide on it: who leads the bureau does, or by delegation, and in the case (程序规定 第十九条、第二十条).
  if (input.result !== 'tipoff' && facts.by.role !== 'system') throw new Refusal('clue-decided-in-case');
  demandDay(input.endedOn, facts, open.foundOn);
  return {
    next: withClue(complaint, state, open, input),
    event: eventOf(complaint, 'clue-ended', facts, { ...input }, input.endedOn),
  };
}

/** The pack of 第四十二条 is sent once, by who leads the bureau or by delegation. */
export function handToPolice(
  complaint: Complaint,
  input: z.infer<typeof HandToPolice>,
  facts: Facts,
): Change<Complaint> {
  const state = moved(complaint, 'handToPolice');
  demandClueDecider(complaint, facts);
  if (complaint.police !== null) throw new Refusal('police-already');
  demandDay(input.sentOn, facts, null);
  return {
    next: { ...complaint, state, police: { ...input, byId: facts.by.id } },
    event: eventOf(complaint, 'handed-to-police', facts, { fact: input.fact, to: input.to }, input.sentOn),
  };
}

function withClue(complaint: Complaint, state: Complaint['state'], open: Clue, change: Partial<Clue>): Complaint {
  return { ...complaint, state, clues: complaint.clues.map((clue) => (clue === open ? { ...clue, ...change } : clue)) };
}

export const findingMoves = {
  findClue: {
    ...proceedingWords.findClue,
    input: FindClue,
    apply: findClue,
  },
  extendClue: {
    ...proceedingWords.extendClue,
    input: ExtendClue,
    apply: extendClue,
  },
  endClue: {
    ...proceedingWords.endClue,
    input: EndClue,
    apply: endClue,
  },
  handToPolice: {
    ...proceedingWords.handToPolice,
    input: HandToPolice,
    apply: handToPolice,
  },
} as const;
