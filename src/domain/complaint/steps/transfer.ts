/**
 * 移送 (transfer): the receiving centre hands to another bureau or department what is not the county's, with the basis, and
 * keeps the receipt and what came of it (seed S51). An office never hands on sideways: it gives back to the centre
 * (令121 第四十一条). Every hop is counted.
 */
import { type Hop, type Transfer, type TransferKind, transferKinds } from './records.ts';
import { z } from 'zod';
import { dayOf, type Day } from '../../base/calendar.ts';
import { moved, type Complaint } from '../complaint.ts';
import type { Change } from '../../base/event.ts';
import { labelled, written } from '../../base/field.ts';
import { demandDay, eventOf, type Facts } from '../../matter/matter.ts';
import { isOwed } from '../../matter/decided/owed.ts';
import { demandNoProposal } from './proposal.ts';
import { Refusal } from '../../base/refusal.ts';
import { openNotices } from './notice.ts';
import { proceedingWords } from '../words/move-words.ts';

export const transferKindWords = {
  bureau: { zh: '别的市场监管局', en: 'Another bureau' },
  department: { zh: '别的部门', en: 'Another department' },
} as const satisfies Record<TransferKind, { zh: string; en: string }>;

export function hopped(complaint: Complaint, kind: Hop['kind'], on: Day): readonly Hop[] {
  return [...complaint.hops, { kind, on }];
}

/** As short as the basis may be. */
const leastReason = 4;

const day = z.iso.date().nullable().default(null);

export const SendAway = z.object({
  kind: labelled(z.enum(transferKinds), {
    zh: '移送给',
    en: 'Handed to',
    input: 'choice',
    options: transferKinds.map((value) => ({ value, ...transferKindWords[value] })),
  }),
  to: labelled(written().min(2).max(60), { zh: '单位全称', en: 'Its full name', input: 'text' }),
  basis: labelled(written().min(leastReason).max(300), {
    zh: '移送的依据和理由',
    en: 'Basis and reason',
    hintZh: '写明条款和为什么不归本局',
    hintEn: 'The article, and why this bureau has no power',
    input: 'longText',
  }),
  whyNotOurs: labelled(written().max(300).default(''), {
    zh: '店在本县，为什么不由本局处理',
    en: 'Why not this bureau, where the shop is in this county',
    hintZh: '判断管辖归本局、或者登记的店在本县的，要写明',
    hintEn: 'To be given where the finding says this bureau, or the shop was registered in this county',
    input: 'longText',
    when: { field: 'kind', is: ['bureau'] },
    optional: true,
  }),
  sentOn: labelled(z.iso.date(), { zh: '送出日期', en: 'Day sent', input: 'day' }),
});

export const RecordTransfer = z.object({
  receivedOn: labelled(day, { zh: '签收日期', en: 'Received on', input: 'day' }),
  receivedBy: labelled(written().max(60).default(''), { zh: '谁签收', en: 'Who signed', input: 'text' }),
  resultOn: labelled(day, { zh: '回复日期', en: 'Answered on', input: 'day' }),
  result: labelled(written().max(500).default(''), { zh: '回复的处理结果', en: 'What came of it', input: 'longText' }),
});

export const TakeTransferBack = z.object({
  returnedOn: labelled(z.iso.date(), { zh: '退回日期', en: 'Came back on', input: 'day' }),
  reason: labelled(written().min(4).max(300), { zh: '对方为什么不收', en: 'Why it was not taken', input: 'longText' }),
});

/** The transfer that the matter is away by, or went away by. */
export function lastTransfer({ transfers }: Pick<Complaint, 'transfers'>): Transfer | null {
  return transfers.at(-1) ?? null;
}

/**
 * Whether the complaint is this bureau's by what is known of its shop (第十三条): by the finding or, where nobody has answered it, by the place
 * that was registered. What two bureaus have settled, or their superior, goes before both.
 */
export function isOurs({
  jurisdiction,
  dispute,
  operatorRegionId,
}: Pick<Complaint, 'jurisdiction' | 'dispute' | 'operatorRegionId'>): boolean {
  if (dispute !== null && dispute.result !== null) return dispute.result === 'here';
  if (jurisdiction !== null) return jurisdiction.power === 'here';
  return operatorRegionId !== null;
}

export function sendAway(complaint: Complaint, input: z.infer<typeof SendAway>, facts: Facts): Change<Complaint> {
  const state = moved(complaint, 'transfer');
  demandNoProposal(complaint);
  // The centre hands on what it has: of what is accepted that is what an office gave back.
  if (complaint.state === 'accepted' && complaint.officeId !== null)
    throw new Refusal('move-not-allowed', { state: complaint.state, move: 'transfer' });
  demandDay(input.sentOn, facts, complaint.receivedAt === null ? null : dayOf(complaint.receivedAt));
  const { whyNotOurs, ...typed } = input;
  if (typed.kind === 'bureau' && isOurs(complaint) && whyNotOurs.length < leastReason)
    throw new Refusal('transfer-why-not-ours');
  const why = typed.kind === 'bureau' && whyNotOurs !== '' ? { whyNotOurs } : {};
  const sent: Transfer = {
    ...typed,
    ...why,
    receivedOn: null,
    receivedBy: '',
    resultOn: null,
    result: '',
    returnedOn: null,
    byId: facts.by.id,
  };
  return {
    next: {
      ...complaint,
      state,
      outcome: 'transferred',
      officeId: null,
      endedOn: input.sentOn,
      transfers: [...complaint.transfers, sent],
      hops: hopped(complaint, 'transfer', input.sentOn),
      notices: [...proven(complaint), ...openNotices('transfer', facts.paperNumber, complaint)],
    },
    event: eventOf(
      complaint,
      'transferred',
      facts,
      { kind: typed.kind, to: typed.to, basis: typed.basis, ...why, sentOn: typed.sentOn },
      input.sentOn,
    ),
  };
}

/** What was told already stays proven, and so does what could not be. */
function proven({ notices }: Complaint): Complaint['notices'] {
  return notices.filter((notice) => !isOwed(notice) || notice.kind === 'anew');
}

/** The receipt first, then what came of it; what is known already stays. */
export function recordTransfer(
  complaint: Complaint,
  input: z.infer<typeof RecordTransfer>,
  facts: Facts,
): Change<Complaint> {
  const state = moved(complaint, 'recordTransfer');
  const last = lastTransfer(complaint);
  if (last === null || last.resultOn !== null || complaint.outcome !== 'transferred')
    throw new Refusal('nothing-transferred');
  if (input.receivedOn === null && input.resultOn === null) throw new Refusal('transfer-nothing-recorded');
  const receivedOn = input.receivedOn ?? last.receivedOn;
  if (receivedOn !== null) demandDay(receivedOn, facts, last.sentOn);
  if (input.resultOn !== null) demandDay(input.resultOn, facts, receivedOn ?? last.sentOn);
  const known: Transfer = {
    ...last,
    receivedOn,
    receivedBy: input.receivedBy || last.receivedBy,
    resultOn: input.resultOn,
    result: input.result || last.result,
  };
  return {
    next: { ...complaint, state, transfers: [...complaint.transfers.slice(0, -1), known] },
    event: eventOf(
      complaint,
      'transfer-answered',
      facts,
      { receivedOn: input.receivedOn, resultOn: input.resultOn, result: input.result },
      input.resultOn ?? input.receivedOn ?? facts.today,
    ),
  };
}

/** What the other side does not take is the centre's again; the clock of acceptance never stood still. */
export function takeTransferBack(
  complaint: Complaint,
  input: z.infer<typeof TakeTransferBack>,
  facts: Facts,
): Change<Complaint> {
  const state = moved(complaint, 'takeTransferBack');
  const last = lastTransfer(complaint);
  if (last === null || last.resultOn !== null || complaint.outcome !== 'transferred')
    throw new Refusal('nothing-transferred');
  demandDay(input.returnedOn, facts, last.sentOn);
  return {
    next: {
      ...complaint,
      // What had been accepted is so still, and waits at the centre for an office.
      state: complaint.acceptedOn === null ? state : 'accepted',
      outcome: null,
      endedOn: null,
      toldOn: null,
      dispatchedOn: null,
      givenBackOn: input.returnedOn,
      givenBackReason: input.reason,
      notices: proven(complaint).filter(
        ({ kind }) => kind === 'anew' || (complaint.acceptedOn !== null && kind !== 'transfer'),
      ),
      transfers: [...complaint.transfers.slice(0, -1), { ...last, returnedOn: input.returnedOn }],
      hops: hopped(complaint, 'transferBack', input.returnedOn),
    },
    event: eventOf(complaint, 'transfer-returned', facts, { to: last.to, reason: input.reason }, input.returnedOn),
  };
}

export const transferMoves = {
  transfer: {
    ...proceedingWords.transfer,
    input: SendAway,
    apply: sendAway,
  },
  recordTransfer: {
    ...proceedingWords.recordTransfer,
    input: RecordTransfer,
    apply: recordTransfer,
  },
  takeTransferBack: {
    ...proceedingWords.takeTransferBack,
    input: TakeTransferBack,
    apply: takeTransferBack,
  },
} as const;
