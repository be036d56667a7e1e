/**
 * 分工协办 (sharing): one handles the matter, others handle a part of it with him (seed S175 「分工协作办理」). A co-handler sees the
 * matter, notes, asks and holds sessions, and may hand his part back with the reason; he decides nothing and passes nothing
 * on. Only the centre asks another office, as only it dispatches (《办法》第四十一条).
 */
import { z } from 'zod';
import { moved, type Complaint } from '../complaint.ts';
import type { Change } from '../../base/event.ts';
import { labelled, written } from '../../base/field.ts';
import { eventOf, type Facts } from '../../matter/matter.ts';
import type { CoHandler } from './member.ts';
import { Refusal } from '../../base/refusal.ts';
import { proceedingWords } from '../words/move-words.ts';

export const AddCoHandler = z.object({
  coHandlerId: labelled(z.uuid(), { zh: '协办人', en: 'Co-handler', input: 'coHandler' }),
  part: labelled(written().min(2).max(200), {
    zh: '分给他的事',
    en: 'His part',
    hintZh: '例如：到石桥镇那家店取证',
    hintEn: 'For example: gather evidence at the shop in the other town',
    input: 'text',
  }),
});

export const HandBackShare = z.object({
  reason: labelled(written().min(4).max(300), {
    zh: '为什么交还',
    en: 'Why it is handed back',
    hintZh: '只能交还给承办人，不能转给别的所、别的人',
    hintEn: 'It goes back to the handler and to nobody else',
    input: 'longText',
  }),
});

export const EndShare = z.object({
  coHandlerId: labelled(z.uuid(), { zh: '协办人', en: 'Co-handler', input: 'coHandler' }),
  reason: labelled(written().min(4).max(300), { zh: '为什么不再协办', en: 'Why', input: 'text' }),
});

type Shared = Pick<Complaint, 'coHandlers'>;

export function activeCoHandlers({ coHandlers }: Shared): CoHandler[] {
  return coHandlers.filter((one) => one.handedBackOn === null);
}

export function isCoHandler(complaint: Shared, accountId: string): boolean {
  return activeCoHandlers(complaint).some((one) => one.accountId === accountId);
}

export function addCoHandler(
  complaint: Complaint,
  input: z.infer<typeof AddCoHandler>,
  facts: Facts,
): Change<Complaint> {
  const state = moved(complaint, 'addCoHandler');
  if (input.coHandlerId === complaint.handlerId) throw new Refusal('co-handler-handles');
  if (isCoHandler(complaint, input.coHandlerId)) throw new Refusal('co-handler-already');
  const added: CoHandler = {
    accountId: input.coHandlerId,
    part: input.part,
    on: facts.today,
    byId: facts.by.id,
    handedBackOn: null,
    reason: '',
  };
  return {
    next: { ...complaint, state, coHandlers: [...complaint.coHandlers, added] },
    event: eventOf(complaint, 'co-handler-added', facts, { coHandlerId: input.coHandlerId, part: input.part }),
  };
}

/** The part goes back to the handler, who has the whole matter all the time. */
export function handBackShare(
  complaint: Complaint,
  input: z.infer<typeof HandBackShare>,
  facts: Facts,
): Change<Complaint> {
  const state = moved(complaint, 'handBackShare');
  const { id } = facts.by;
  if (!isCoHandler(complaint, id)) throw new Refusal('not-co-handler');
  return {
    next: { ...ended(complaint, facts, input.reason, id), state },
    event: eventOf(complaint, 'share-handed-back', facts, { coHandlerId: id, reason: input.reason }),
  };
}

export function endShare(complaint: Complaint, input: z.infer<typeof EndShare>, facts: Facts): Change<Complaint> {
  const state = moved(complaint, 'endShare');
  if (!isCoHandler(complaint, input.coHandlerId)) throw new Refusal('not-co-handler');
  return {
    next: { ...ended(complaint, facts, input.reason, input.coHandlerId), state },
    event: eventOf(complaint, 'share-ended', facts, { coHandlerId: input.coHandlerId, reason: input.reason }),
  };
}

/** The shares as they are when they end: one person's, or everybody's when the matter leaves the office. */
export function ended<T extends Shared>(complaint: T, facts: Facts, reason: string, accountId?: string): T {
  if (activeCoHandlers(complaint).length === 0) return complaint;
  return {
    ...complaint,
    coHandlers: complaint.coHandlers.map((one) =>
      one.handedBackOn === null && (accountId === undefined || one.accountId === accountId)
        ? { ...one, handedBackOn: facts.today, reason }
        : one,
    ),
  };
}

export const sharingMoves = {
  addCoHandler: {
    ...proceedingWords.addCoHandler,
    input: AddCoHandler,
    refers: { helper: 'coHandlerId' },
    apply: addCoHandler,
  },
  handBackShare: {
    ...proceedingWords.handBackShare,
    input: HandBackShare,
    byGuest: true,
    apply: handBackShare,
  },
  endShare: {
    ...proceedingWords.endShare,
    input: EndShare,
    apply: endShare,
  },
} as const;
