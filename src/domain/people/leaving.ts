/** 离任交接 (leaving): why somebody of the network goes, and what is asked when he does. */
import { z } from 'zod';
import type { LedgerEvent } from '../base/event.ts';
import { labelled, written } from '../base/field.ts';
import { eventOf, type Facts } from '../matter/matter.ts';
import { closerOf, remarkDocket, type Remark } from '../steering/remark.ts';

export const leavingReasons = {
  resigned: { zh: '本人辞去', en: 'Resigned' },
  moved: { zh: '工作调动', en: 'Moved to other work' },
  retired: { zh: '退休', en: 'Retired' },
  unfit: { zh: '考核不合格', en: 'Did not pass the assessment' },
  misconduct: { zh: '违反纪律', en: 'Misconduct' },
  deceased: { zh: '去世', en: 'Died' },
} as const;
export type LeavingReason = keyof typeof leavingReasons;

export const LeavePerson = z.object({
  on: labelled(z.iso.date(), { zh: '离任日期', en: 'Left on', input: 'day', wrongZh: '写成 2026-04-29 这样的日期' }),
  reason: labelled(z.enum(Object.keys(leavingReasons) as [LeavingReason, ...LeavingReason[]]), {
    zh: '原因',
    en: 'Reason',
    input: 'choice',
    options: Object.entries(leavingReasons).map(([value, one]) => ({ value, ...one })),
  }),
  /** Who goes on with his open matters; demanded where he has any. */
  heirId: labelled(z.uuid().nullable().default(null), { zh: '在办的件交给谁', en: 'Who takes over', input: 'account' }),
  /** What cannot be handed over by the program: keys, seals, plaques, the register on paper. */
  things: labelled(written().max(300).default(''), {
    zh: '交回的钥匙、印章、证件、账册',
    en: 'Keys, seals, papers handed back',
    hintZh: '写明交了什么、交给谁',
    hintEn: 'What, and to whom',
    input: 'text',
  }),
  remark: labelled(written().max(300).default(''), { zh: '说明', en: 'Remark', input: 'text' }),
});
export type LeavePerson = z.infer<typeof LeavePerson>;

/** Who goes on with an open remark of who leaves: null where nobody may who sees what it is about. */
export interface RemarkHeirs {
  /** In place of who was to answer. */
  addressee: { id: string; organisationId: string | null } | null;
  /** In place of who wrote it, to close it. */
  closer: { id: string } | null;
}

/**
 * An open remark in other hands. Who gets it now has not read it; with nobody to get it, it is back with its writer, who closes it
 * or writes anew. Who wrote it stays written: another one closes it. Null where the remark had nothing to do with him.
 */
export function handRemark(
  remark: Remark,
  fromId: string,
  { addressee, closer }: RemarkHeirs,
  facts: Facts,
): { next: Remark; events: LedgerEvent[] } | null {
  const events: LedgerEvent[] = [];
  let next = remark;
  const note = (verb: 'remark-handed' | 'remark-unheard', detail: Record<string, unknown>) =>
    events.push(eventOf(remark, verb, facts, { number: remark.number, ...detail }));
  if (closerOf(remark) === fromId && !remarkDocket.over.includes(remark.state) && closer !== null) {
    next = { ...next, successorId: closer.id };
    note('remark-handed', { secondId: closer.id, as: 'closer' });
  }
  if (remark.toId === fromId && (remark.state === 'written' || remark.state === 'read')) {
    // Nobody answers himself: a remark of the heir to who left is his own again.
    if (addressee === null || addressee.id === closerOf(next)) {
      next = { ...next, state: 'answered', answer: '收批人离任，没有接手的人。', answeredAt: facts.at };
      note('remark-unheard', {});
    } else {
      const { id: toId, organisationId: toOrganisationId } = addressee;
      next = { ...next, toId, toOrganisationId, state: 'written', readAt: null };
      note('remark-handed', { secondId: toId, as: 'addressee' });
    }
  }
  return events.length === 0 ? null : { next, events };
}
