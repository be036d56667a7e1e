/**
 * 告知书 (notice of the penalty): after the review the head approves what is proposed, and the notice is made and gets its number (程序规定
 * 第五十六条、第五十七条); printed with it, it is served by a step of its own, from which the party's five working days run. One that was not
 * served is withdrawn and made anew; after one that was served the party is told anew, and is told why.
 */
import { demandAnnounced, demandNotDeemed } from '../../../law/service.ts';
import { serviceWay } from '../../../law/service-field.ts';
import { z } from 'zod';
import type { Change } from '../../../base/event.ts';
import { labelled, written } from '../../../base/field.ts';
import type { LocalLimits } from '../../../law/local-limits.ts';
import { demandDay, eventOf, servedHash, type Facts } from '../../../matter/matter.ts';
import { Refusal } from '../../../base/refusal.ts';
import {
  currentNotice,
  isHearingOpen,
  issuedDay,
  movedEnforcement,
  unservedNotice,
  type Enforcement,
} from '../enforcement.ts';
import { demandBasis, demandLawsChecked, penaltyBasisFields } from '../legal-basis.ts';
import type { PenaltyNotice } from '../records.ts';
import { saidBesides } from '../penalty-text.ts';
import { beyondTold, hasSpoken, type AskedPenalty } from '../told-penalty.ts';
import type { Announce } from './announcement.ts';
import { fen, on } from './case-fields.ts';
import { plannedFields, plannedOf } from './penalty-fields.ts';

const { warning: warningField, ...planned } = plannedFields;

export const IssueNotice = z.object({
  issuedOn: on('批准告知的日期', 'Approved on'),
  warning: warningField,
  fineFen: fen('拟处罚款', 'Fine proposed'),
  confiscatedFen: fen('拟没收违法所得', 'Confiscation proposed'),
  ...planned,
  facts: labelled(written().min(6).max(3000), { zh: '告知的事实', en: 'Facts told', input: 'longText' }),
  grounds: labelled(written().min(6).max(3000), {
    zh: '告知的理由',
    en: 'Reasons told',
    hintZh: '为什么违法、为什么这样处罚；条款写在下面',
    hintEn: 'Why it breaks the law and why this much; the provisions stand below',
    input: 'longText',
  }),
  ...penaltyBasisFields,
  why: labelled(written().max(500).default(''), {
    zh: '为什么重新告知',
    en: 'Why it is told anew',
    hintZh: '以前送达过告知书的才填',
    hintEn: 'Only where a notice has been served before',
    input: 'longText',
  }),
});
export const WithdrawNotice = z.object({
  withdrawnOn: on('撤回日期', 'Withdrawn on'),
  reason: labelled(written().min(2).max(500), { zh: '为什么撤回', en: 'Why', input: 'longText' }),
});
export const Notify = z.object({
  servedOn: on('告知书送达日期', 'Notice served on'),
  way: serviceWay,
  proof: labelled(written().min(2).max(100), { zh: '送达回证', en: 'Proof of service', input: 'text' }),
});

/**
 * 听证办法 第五条: a natural person from ten thousand yuan, others from a hundred thousand, of fine, or of gain and goods confiscated together;
 * or a licence. A sole trader is a natural person where the county does not say otherwise (民法典 第五十四条).
 */
const hearableFen = { person: 10_000_00, others: 100_000_00 } as const;

export function isHearable(
  { partyKind }: Pick<Enforcement, 'partyKind'>,
  { soleTraderHeardAsPerson }: Pick<LocalLimits, 'soleTraderHeardAsPerson'>,
  asked: { fineFen: number; confiscatedFen: number; goodsValueFen: number | null; revokes: 'yes' | 'no' },
): boolean {
  const asPerson = partyKind === 'person' || (partyKind === 'soleTrader' && soleTraderHeardAsPerson);
  const from = asPerson ? hearableFen.person : hearableFen.others;
  const taken = asked.confiscatedFen + (asked.goodsValueFen ?? 0);
  return asked.revokes === 'yes' || asked.fineFen >= from || taken >= from;
}

/** 制作告知书, approved by the head after the review; what is printed for the service has its number from now on. */
export function issueNotice(
  enforcement: Enforcement,
  input: z.infer<typeof IssueNotice>,
  facts: Facts,
): Change<Enforcement> {
  const state = movedEnforcement(enforcement, 'issueNotice');
  demandNoneOpen(enforcement);
  demandDay(input.issuedOn, facts, enforcement.reviews.at(-1)?.endedOn ?? null);
  const { issuedOn, fineFen, confiscatedFen, goods, goodsValueFen, others, revokes, grounds, why } = input;
  const asked: AskedPenalty = { fineFen, confiscatedFen, goods, others, warning: input.warning === 'yes' };
  if (fineFen + confiscatedFen === 0 && !asked.warning && goods === '' && others === '')
    throw new Refusal('penalty-empty');
  if (goods !== '' && goodsValueFen === null) throw new Refusal('goods-value-missing');
  demandMayTellAnew(enforcement, asked, why);
  const basis = demandBasis(input);
  demandLawsChecked([...basis.violated, ...basis.applied, ...basis.discretionBy], input.lawsChecked);
  const hearable = isHearable(enforcement, facts.limits, { fineFen, confiscatedFen, goodsValueFen, revokes });
  const notice: PenaltyNotice = {
    ...asked,
    goodsValueFen,
    number: facts.paperNumber,
    issuedOn,
    issuedById: facts.by.id,
    facts: input.facts,
    grounds,
    basis,
    why,
    servedOn: null,
    way: null,
    proof: '',
    hearable,
    waivedOn: null,
    defences: [],
    hearing: null,
    overtaken: false,
    contactId: enforcement.handlerId,
    contentHash: null,
  };
  return {
    next: {
      ...enforcement,
      state,
      fineProposedFen: fineFen,
      confiscatedProposedFen: confiscatedFen,
      proposal: plannedOf(input),
      legalBasis: basis,
      notices: [...enforcement.notices, notice],
    },
    event: eventOf(
      enforcement,
      'penalty-notice-issued',
      facts,
      { fineFen, confiscatedFen, ...saidBesides(asked), hearable, noticeNumber: facts.paperNumber, why },
      issuedOn,
    ),
  };
}

/** What a notice proposes, as a decision or another notice would. */
function askedOf({ fineFen, confiscatedFen, warning = false, goods = '', others }: PenaltyNotice): AskedPenalty {
  return { fineFen, confiscatedFen, warning, goods, others };
}

/** A notice after one that was served says why, waits for a hearing, and is no heavier once the party has spoken. */
function demandMayTellAnew(enforcement: Enforcement, asked: AskedPenalty, why: string): void {
  const before = currentNotice(enforcement);
  if (before === null) return;
  if (why === '') throw new Refusal('notice-again-why');
  if (isHearingOpen(enforcement)) throw new Refusal('hearing-open');
  const spoken = enforcement.notices.findLast((notice) => !notice.overtaken && hasSpoken(notice));
  if (spoken !== undefined && beyondTold(spoken, asked) !== null) throw new Refusal('penalty-heavier');
}

/** 撤回: the review or the discussion of the leaders changed what is proposed before the party was told. */
export function withdrawNotice(
  enforcement: Enforcement,
  { withdrawnOn, reason }: z.infer<typeof WithdrawNotice>,
  facts: Facts,
): Change<Enforcement> {
  const state = movedEnforcement(enforcement, 'withdrawNotice');
  const notice = demandUnserved(enforcement);
  demandDay(withdrawnOn, facts, issuedDay(notice));
  demandNotDeemed(notice.announced?.on ?? null, withdrawnOn);
  return {
    next: withNotice({ ...enforcement, state }, notice, { ...notice, withdrawnOn, withdrawnWhy: reason }),
    event: eventOf(
      enforcement,
      'penalty-notice-withdrawn',
      facts,
      { noticeNumber: notice.number, reason },
      withdrawnOn,
    ),
  };
}

/** 公告送达: nothing else reached the party; its days do not count into the ninety, and its time begins after them. */
export function announceNotice(
  enforcement: Enforcement,
  { announcedOn, where, reason }: z.infer<typeof Announce>,
  facts: Facts,
): Change<Enforcement> {
  const state = movedEnforcement(enforcement, 'announceNotice');
  const notice = demandUnserved(enforcement);
  if (notice.announced !== undefined) throw new Refusal('announced-already');
  demandDay(announcedOn, facts, issuedDay(notice));
  return {
    next: withNotice({ ...enforcement, state }, notice, {
      ...notice,
      announced: { on: announcedOn, where, why: reason },
    }),
    event: eventOf(
      enforcement,
      'penalty-notice-announced',
      facts,
      { noticeNumber: notice.number, where, reason },
      announcedOn,
    ),
  };
}

/** 送达告知书: day, way and proof; the text that was served is hashed. */
export function notify(enforcement: Enforcement, input: z.infer<typeof Notify>, facts: Facts): Change<Enforcement> {
  const state = movedEnforcement(enforcement, 'notify');
  const notice = demandUnserved(enforcement);
  demandDay(input.servedOn, facts, issuedDay(notice));
  demandAnnounced(notice.announced?.on ?? null, input);
  // What the party has said or asked for since the notice was made is not overtaken by it.
  demandMayTellAnew(enforcement, askedOf(notice), notice.why ?? '');
  const { fineFen, confiscatedFen, hearable, number: noticeNumber } = notice;
  return {
    next: withNotice({ ...enforcement, state }, notice, {
      ...notice,
      ...input,
      contentHash: facts.served?.contentHash ?? null,
    }),
    event: eventOf(
      enforcement,
      'penalty-notified',
      facts,
      { fineFen, confiscatedFen, ...saidBesides(notice), way: input.way, hearable, noticeNumber, ...servedHash(facts) },
      input.servedOn,
    ),
  };
}

/** Nothing is made or decided while a notice lies ready that nobody has been told of. */
export function demandNoneOpen(enforcement: Enforcement): void {
  const open = unservedNotice(enforcement);
  if (open !== null) throw new Refusal('notice-unserved', { number: open.number ?? '' });
}

function demandUnserved(enforcement: Enforcement): PenaltyNotice {
  const notice = unservedNotice(enforcement);
  if (notice === null) throw new Refusal('notice-not-made');
  return notice;
}

/** The case with one of its notices in place of what it was. */
export function withNotice(enforcement: Enforcement, before: PenaltyNotice, notice: PenaltyNotice): Enforcement {
  return { ...enforcement, notices: enforcement.notices.map((one) => (one === before ? notice : one)) };
}
