/**
 * 回避 (recusal): who mediates and is kin of a party, or has a stake in the dispute, gives way. From the application to the
 * decision mediation is halted (令121 第二十一条); the sixty days run on, for only testing is left out of them.
 */
import type { Recusal } from '../steps/records.ts';
import { z } from 'zod';
import type { Actor } from '../../base/actor.ts';
import { moved, recipients, type Complaint } from '../complaint.ts';
import type { Change } from '../../base/event.ts';
import { demanding, labelled, written, yesNo } from '../../base/field.ts';
import { demandDay, eventOf, type Facts } from '../../matter/matter.ts';
import { recipientWords } from '../words/notice-words.ts';
import { Refusal } from '../../base/refusal.ts';
import { keepingClueVerifier } from '../steps/found-clue.ts';
import { proceedingWords } from '../words/move-words.ts';

export const RequestRecusal = z.object({
  party: labelled(z.enum(recipients), {
    zh: '谁申请',
    en: 'Who asks',
    input: 'choice',
    options: recipients.map((value) => ({ value, ...recipientWords[value] })),
  }),
  mediator: labelled(written().min(2).max(30), { zh: '申请谁回避', en: 'Who is to give way', input: 'text' }),
  reason: labelled(written().min(4).max(500), {
    zh: '申请的理由',
    en: 'Reason given',
    hintZh: '近亲属、利害关系或者其他可能影响公正调解的',
    hintEn: 'Kinship, a stake, or something else that could touch fairness',
    input: 'longText',
  }),
  requestedOn: labelled(z.iso.date(), { zh: '申请日期', en: 'Day of the application', input: 'day' }),
});

/** Either the officer himself gives way and another takes the matter over, or another mediator does. */
const recusedAs = ['handler', 'mediator'] as const;

export const DecideRecusal = demanding(
  z.object({
    granted: labelled(z.enum(['yes', 'no']), { zh: '准许回避', en: 'Granted', input: 'choice', options: yesNo }),
    whose: labelled(z.enum(recusedAs).optional(), {
      zh: '准许谁回避',
      en: 'Who gives way',
      input: 'choice',
      options: [
        { value: 'handler', zh: '承办人', en: 'The officer who handles it' },
        {
          value: 'mediator',
          zh: '别的调解人员（消协的、请来的），承办人不变',
          en: 'Another mediator (of the association, or invited); the officer stays',
        },
      ],
      when: { field: 'granted', is: ['yes'] },
    }),
    handlerId: labelled(z.uuid().nullable().default(null), {
      zh: '改由谁承办',
      en: 'Who handles it instead',
      input: 'handler',
      when: { field: 'whose', is: ['handler'] },
    }),
    grounds: labelled(written().min(4).max(500), {
      zh: '决定的理由',
      en: 'Grounds of the decision',
      input: 'longText',
    }),
    decidedOn: labelled(z.iso.date(), { zh: '决定日期', en: 'Day of decision', input: 'day' }),
  }),
);

/** The application that is still to be decided, or null. */
export function openRecusal({ recusals }: Pick<Complaint, 'recusals'>): Recusal | null {
  return recusals.find((one) => one.decidedOn === null) ?? null;
}

/** No session and no agreement while an application is undecided. */
export function demandNotHalted(complaint: Complaint): void {
  if (openRecusal(complaint) !== null) throw new Refusal('mediation-halted');
}

/** Who sits at a session, one by one and without their offices: 「所长刘洋、李敏（柳河所）」 are 刘洋 and 李敏. */
export function namesIn(mediators: string): string[] {
  return mediators
    .replace(/[（(][^（(）)]*[）)]/gu, '')
    .split(/[、，,；;和\s]+/u)
    .map((one) => one.replace(new RegExp(`^.*${office}(?=.)|${office}$`, 'gu'), ''))
    .filter((one) => one !== '');
}
const office = '(?:所长|主任|局长|股长|科长|站长|队长|会长|书记|同志)';

/** Whom an application made give way mediates in this matter no more; who merely shares a part of his name may. */
export function demandNotRecused({ recusals }: Pick<Complaint, 'recusals'>, mediators: string): void {
  const named = namesIn(mediators);
  const gaveWay = recusals.filter(({ granted }) => granted === true).flatMap(({ mediator }) => namesIn(mediator));
  if (gaveWay.some((one) => named.includes(one))) throw new Refusal('recusal-needs-other');
}

/** Nobody decides an application that concerns himself, as the handler or as the mediator whom it names. */
export function mayDecideRecusal(complaint: Complaint, by: Pick<Actor, 'id' | 'name'>): boolean {
  return complaint.handlerId !== by.id && !namesIn(openRecusal(complaint)?.mediator ?? '').includes(by.name);
}

export function requestRecusal(
  complaint: Complaint,
  input: z.infer<typeof RequestRecusal>,
  facts: Facts,
): Change<Complaint> {
  const state = moved(complaint, 'requestRecusal');
  demandNotHalted(complaint);
  demandDay(input.requestedOn, facts, complaint.acceptedOn);
  const asked: Recusal = { ...input, decidedOn: null, granted: null, grounds: '', byId: null };
  return {
    next: { ...complaint, state, recusals: [...complaint.recusals, asked] },
    event: eventOf(
      complaint,
      'recusal-requested',
      facts,
      { party: input.party, requestedOn: input.requestedOn },
      input.requestedOn,
    ),
  };
}

export function decideRecusal(
  complaint: Complaint,
  input: z.infer<typeof DecideRecusal>,
  facts: Facts,
): Change<Complaint> {
  const state = moved(complaint, 'decideRecusal');
  const open = openRecusal(complaint);
  if (open === null) throw new Refusal('recusal-not-open');
  if (!mayDecideRecusal(complaint, facts.by)) throw new Refusal('own-recusal');
  demandDay(input.decidedOn, facts, open.requestedOn);
  const granted = input.granted === 'yes';
  const { handlerName = '' } = facts;
  // Granting it while he goes on handling the matter would leave it with one who may mediate no more.
  if (granted && input.whose === 'mediator' && namesIn(open.mediator).includes(handlerName))
    throw new Refusal('recusal-of-handler');
  const isHandler = granted && input.whose === 'handler';
  const handlerId = isHandler ? input.handlerId : complaint.handlerId;
  if (isHandler && (handlerId === null || handlerId === complaint.handlerId)) throw new Refusal('recusal-needs-other');
  const { decidedOn, grounds } = input;
  return {
    next: {
      ...complaint,
      state,
      handlerId,
      clues: isHandler ? keepingClueVerifier(complaint) : complaint.clues,
      recusals: complaint.recusals.map((one) =>
        one === open
          ? {
              ...one,
              decidedOn,
              granted,
              grounds,
              byId: facts.by.id,
              ...(granted && input.whose !== undefined ? { whose: input.whose } : {}),
            }
          : one,
      ),
    },
    event: eventOf(
      complaint,
      'recusal-decided',
      facts,
      { granted, decidedOn, ...(isHandler ? { handlerId } : {}) },
      decidedOn,
    ),
  };
}

export const recusalMoves = {
  requestRecusal: {
    ...proceedingWords.requestRecusal,
    input: RequestRecusal,
    apply: requestRecusal,
  },
  decideRecusal: {
    ...proceedingWords.decideRecusal,
    input: DecideRecusal,
    refers: { officer: 'handlerId' },
    apply: decideRecusal,
  },
} as const;
