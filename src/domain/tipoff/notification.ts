/**
 * 举报告知 (notification): each notice of a tip-off that a law asks for, with its proof. None ever goes to the reported
 * operator (《办法》第三十七条), and what a law wants in writing is not told by telephone.
 */
import { z } from 'zod';
import { dayOf, type Day } from '../base/calendar.ts';
import { dutiesOf } from './duty-to-tell.ts';
import type { Change } from '../base/event.ts';
import { demanding, labelled, written, type FieldOption } from '../base/field.ts';
import { tipoffNoticeKinds, tipoffRecipients, type TipoffNoticeKind, type TipoffRecipient } from '../law/duty-laws.ts';
import type { FailureEnd, ServiceFailure } from '../law/service.ts';
import { demandDay, eventOf, servedHash, type Facts } from '../matter/matter.ts';
import {
  failureFields,
  earlierField,
  endField,
  failureOf,
  failureProof,
  leftByField,
  takenBackField,
  withoutFailure,
} from '../matter/decided/unserved.ts';
import { doneOn, hasFailed, isOwed as isUnproven } from '../matter/decided/owed.ts';
import { Refusal } from '../base/refusal.ts';
import { demandHolder } from './steps/holder.ts';
import {
  mayMoveTipoff,
  movedTipoff,
  reopenedStates,
  tipoffNoticeWays,
  type Tipoff,
  type TipoffNotice,
} from './tipoff.ts';
import { tipoffNoticeKindWords, tipoffNoticeWayWords, tipoffRecipientWords } from './words/notice-words.ts';

/** 第三十七条: who told is confidential: nothing is ever announced to him, and his heirs, who are strangers to it, are told nothing. */
const tipoffFailureEnds = ['left', 'successor', 'none'] as const satisfies readonly FailureEnd[];

function options<K extends string>(words: Record<K, { zh: string; en: string }>): FieldOption[] {
  return (Object.keys(words) as K[]).map((value) => ({ value, ...words[value] }));
}

export const TipoffNoticeProof = z.object({
  kind: labelled(z.enum(tipoffNoticeKinds), {
    zh: '告知什么',
    en: 'What is told',
    input: 'choice',
    options: options(tipoffNoticeKindWords),
  }),
  to: labelled(z.enum(tipoffRecipients), {
    zh: '告知谁',
    en: 'Who is told',
    input: 'choice',
    options: options(tipoffRecipientWords),
  }),
  way: labelled(z.enum(tipoffNoticeWays), {
    zh: '告知方式',
    en: 'How',
    input: 'choice',
    options: options(tipoffNoticeWayWords),
  }),
  toldOn: labelled(z.iso.date(), { zh: '告知日期', en: 'Day', input: 'day', wrongZh: '请写成 2026-04-29 这样的日期' }),
  proof: labelled(written().min(2).max(200), {
    zh: '凭据',
    en: 'Proof',
    hintZh: '挂号信号码、通话时间、短信回执号；不要写举报人的姓名',
    hintEn: 'Registered-mail number, time of the call, receipt of the message; never the reporter’s name',
    input: 'text',
  }),
});

/**
 * 阶段告知: the laws whose days run from the receipt (广告法 第五十三条; 企业信息公示暂行条例 第十三条) may be over before anything can be decided; what is
 * told then of how the tip-off is handled stops their days. These are the notices of it that are not given yet.
 */
export function openInterims(tipoff: Tipoff): TipoffNotice[] {
  if (tipoff.outcome !== null) return [];
  const isListed = (to: TipoffRecipient) =>
    tipoff.notices.some((one) => one.kind === 'interim' && one.to === to && isUnproven(one));
  return owedNotices(tipoff, null)
    .map((notice): TipoffNotice => ({ ...notice, kind: 'interim' }))
    .filter(({ to, inWriting }) => tipoffToldOn(tipoff, 'interim', to, inWriting) === null && !isListed(to));
}

/** What is to be told now, or can be before the decision. */
export function tellableNotices(tipoff: Tipoff): TipoffNotice[] {
  return [...openInterims(tipoff), ...unprovenNotices(tipoff)];
}

/** What is told before a decision, and stays to be told after it. */
const untilDecided: ReadonlySet<TipoffNoticeKind> = new Set(['interim', 'anew']);

/** What tells of no decision on the tip-off. */
const besideDecision: ReadonlySet<TipoffNoticeKind> = new Set([...untilDecided, 'caseResult']);

/** Whether the day of 已告知 rests on notices of that kind: on those of the decision, or where it made none on the others. */
function saysInformed({ notices }: Pick<Tipoff, 'notices'>, kind: TipoffNoticeKind): boolean {
  return !besideDecision.has(kind) || notices.every((one) => besideDecision.has(one.kind));
}

/** What a decision makes necessary, beside what was told before it. */
export function noticesOnDecision(tipoff: Tipoff, paperNumber: string | null): TipoffNotice[] {
  return [...tipoff.notices.filter(({ kind }) => untilDecided.has(kind)), ...owedNotices(tipoff, paperNumber)];
}

/** The notices that the duties of the tip-off make necessary: one for each thing and recipient, whatever number of laws asks. */
export function owedNotices(tipoff: Tipoff, paperNumber: string | null): TipoffNotice[] {
  const owed = new Map<string, TipoffNotice>();
  for (const { kind, to, law, inWriting } of dutiesOf(tipoff)) {
    const known = owed.get(`${kind} ${to}`);
    owed.set(`${kind} ${to}`, {
      kind,
      to,
      laws: [...(known?.laws ?? []), ...(law === null ? [] : [law])],
      inWriting: inWriting || (known?.inWriting ?? false),
      paperNumber,
      way: null,
      toldOn: null,
      proof: null,
      byId: null,
    });
  }
  return [...owed.values()];
}

export function unprovenNotices(tipoff: Tipoff): TipoffNotice[] {
  return tipoff.notices.filter(isUnproven);
}

/**
 * The day on which the recipient was told of it, or on which that was found impossible; null while it is owed. A law that wants it in writing
 * is not met by a call, which meets another one.
 */
export function tipoffToldOn(
  tipoff: Tipoff,
  kind: TipoffNoticeKind,
  to: TipoffRecipient,
  inWriting: boolean,
): Day | null {
  const told = tipoff.notices.find(
    (notice) =>
      notice.kind === kind && notice.to === to && !isUnproven(notice) && !(inWriting && notice.way === 'phone'),
  );
  return told === undefined ? null : doneOn(told);
}

/**
 * What is owed once the laws in question were corrected after the decision: what was told stays; what no law asks for any more is owed no
 * more; what is wanted in writing now, and was told by telephone, is owed once more.
 */
export function noticesOnCorrection(tipoff: Tipoff): TipoffNotice[] {
  if (tipoff.outcome === null) return [...tipoff.notices];
  const owed = owedNotices(tipoff, null);
  const isOf = (a: TipoffNotice, b: TipoffNotice) => a.kind === b.kind && a.to === b.to;
  const kept = tipoff.notices
    .filter((notice) => !isUnproven(notice) || notice.kind === 'anew' || owed.some((one) => isOf(one, notice)))
    .map((notice) => {
      const now = owed.find((one) => isOf(one, notice));
      return isUnproven(notice) && now !== undefined ? { ...notice, laws: now.laws, inWriting: now.inWriting } : notice;
    });
  const isMet = (one: TipoffNotice) =>
    kept.some((notice) => isOf(notice, one) && !(one.inWriting && notice.way === 'phone'));
  return [...kept, ...owed.filter((one) => !isMet(one))];
}

const others = tipoffRecipients.filter((one) => one !== 'reporter');

export const FailedNotice = demanding(
  z.object({
    kind: TipoffNoticeProof.shape.kind,
    to: TipoffNoticeProof.shape.to,
    ...failureFields,
    end: endField(tipoffFailureEnds, {
      hintZh: '举报人的信息要保密，不公告；留置的拍照、录像，不请见证人（第三十七条）',
      hintEn: 'Who told is confidential: nothing is announced, and no witness is called (art. 37)',
    }),
    // A witness would learn who told.
    leftBy: leftByField({ witness: { field: 'to', is: others } }),
    earlierOn: earlierField({
      hintZh: '送过两次才算送不到；举报人死亡的可以不写',
      hintEn: 'Only after two attempts, unless he is dead',
    }),
    proof: failureProof({
      hintZh: '退信批条、拒收的录像、死亡证明的编号；不要写举报人的姓名',
      hintEn: 'Slip of the post, recording of the refusal; never the reporter’s name',
    }),
  }),
);

/** 送达不成: the attempt stands in the file with its proof, so that a matter can lawfully end though nobody was there to be told. */
export function recordUnserved(tipoff: Tipoff, input: z.infer<typeof FailedNotice>, facts: Facts): Change<Tipoff> {
  const state = movedTipoff(tipoff, 'recordUnserved');
  if (tipoff.outcome === null) demandHolder(tipoff, 'recordUnserved', facts);
  const { kind, to, end, leftBy } = input;
  const isAsked = (notice: TipoffNotice) => notice.kind === kind && notice.to === to;
  const listed = tipoff.notices.find((notice) => isAsked(notice) && isUnproven(notice));
  const open = listed ?? openInterims(tipoff).find(isAsked);
  if (open === undefined) throw new Refusal('notice-not-needed');
  if (to === 'reporter' && end === 'successor') throw new Refusal('tipoff-failure-end-unfit');
  if (to === 'reporter' && end === 'left' && leftBy === 'witness') throw new Refusal('reporter-left-by-witness');
  const failure: ServiceFailure = {
    ...failureOf(input, facts, toldSince(tipoff, kind), 'tipoff-failure-end-unfit'),
    ...(end === 'left' && leftBy !== '' ? { leftBy } : {}),
  };
  // Somebody may have written a name into the proof: it stays with the notice, for the ledger is never made to forget.
  const { byId: _byId, proof: _proof, ...told } = failure;
  const owed = listed === undefined ? [...tipoff.notices, open] : tipoff.notices;
  // What was left behind was served in the text as it prints today.
  const isLeft = end === 'left';
  const failed = owed.map((notice) =>
    notice === open ? { ...notice, failure, ...(isLeft ? facts.served : {}) } : notice,
  );
  return {
    next: informedOnceTold({ ...tipoff, state, notices: failed }, facts),
    event: eventOf(
      tipoff,
      'service-failed',
      facts,
      { kind, to, ...told, ...(isLeft ? servedHash(facts) : {}) },
      failure.on,
    ),
  };
}

export const NoticeCorrection = z.object({
  kind: TipoffNoticeProof.shape.kind,
  to: TipoffNoticeProof.shape.to,
  why: takenBackField({
    hintZh: '更正以后接着告知，已经办结的重新打开；不要写举报人的姓名',
    hintEn: 'The telling goes on, and what was closed is open again; never the reporter’s name',
  }),
});

/**
 * 更正送不到: a failure that was written down by mistake: what a law wants told is owed again, and its clock runs. Nobody was informed on the day on
 * which it seemed so; what was closed upon it is open until somebody is, and is archived once more then.
 */
export function takeBackUnserved(
  tipoff: Tipoff,
  { kind, to, why }: z.infer<typeof NoticeCorrection>,
  facts: Facts,
): Change<Tipoff> {
  const moved = movedTipoff(tipoff, 'takeBackUnserved');
  const state = tipoff.outcome !== null && tipoff.closedOn !== null ? reopenedStates[tipoff.outcome] : moved;
  if (tipoff.outcome === null) demandHolder(tipoff, 'takeBackUnserved', facts);
  const failed = tipoff.notices.findLast((one) => one.kind === kind && one.to === to && hasFailed(one));
  if (failed?.failure === undefined) throw new Refusal('failure-none');
  const { how, on, end } = failed.failure;
  const notices = tipoff.notices.map((one) => (one === failed ? withoutFailure(one, why, facts) : one));
  return {
    next: {
      ...tipoff,
      state,
      notices,
      informedOn: saysInformed(tipoff, kind) ? null : tipoff.informedOn,
      closedOn: null,
      archivedOn: null,
    },
    event: eventOf(tipoff, 'service-failure-corrected', facts, {
      kind,
      to,
      how,
      on,
      end,
      ...(tipoff.closedOn === null ? {} : { closedOn: tipoff.closedOn }),
    }),
  };
}

/**
 * H4/H5 → H10: once the last that a law asks for is told, the state moves on by itself; where that was found to be wrong it is on the day on which it
 * is told.
 */
function informedOnceTold(tipoff: Tipoff, { today }: Facts): Tipoff {
  if (unprovenNotices(tipoff).length > 0) return tipoff;
  if (mayMoveTipoff(tipoff, 'inform')) return { ...tipoff, state: movedTipoff(tipoff, 'inform'), informedOn: today };
  return tipoff.state === 'informed' && tipoff.informedOn === null ? { ...tipoff, informedOn: today } : tipoff;
}

/** Proves one notice; when it was the last of a decided tip-off, the state moves on by itself (H4/H5 → H10). */
export function recordTipoffNotice(
  tipoff: Tipoff,
  input: z.infer<typeof TipoffNoticeProof>,
  facts: Facts,
): Change<Tipoff> {
  const state = movedTipoff(tipoff, 'recordNotice');
  // Before the decision the centre alone has it, or the office.
  if (tipoff.outcome === null) demandHolder(tipoff, 'recordNotice', facts);
  const isAsked = (notice: TipoffNotice) => notice.kind === input.kind && notice.to === input.to;
  const listed = tipoff.notices.find((notice) => isAsked(notice) && isUnproven(notice));
  // A case that ended before its duty was known made no notice: what is owed is proven all the same.
  const unlisted = tipoff.notices.some(isAsked)
    ? undefined
    : owedNotices(tipoff, null).find((one) => one.kind === 'caseResult' && isAsked(one));
  const open = listed ?? openInterims(tipoff).find(isAsked) ?? unlisted;
  if (open === undefined) throw new Refusal('notice-not-needed');
  if (open.inWriting && input.way === 'phone') throw new Refusal('notice-needs-writing');
  if (input.way === 'codeWord' && (tipoff.codeWordHash === null || input.to !== 'reporter'))
    throw new Refusal('no-code-word');
  demandDay(input.toldOn, facts, toldSince(tipoff, input.kind));
  const owed = listed === undefined ? [...tipoff.notices, open] : tipoff.notices;
  const notices = owed.map((notice) =>
    notice === open
      ? { ...notice, way: input.way, toldOn: input.toldOn, proof: input.proof, byId: facts.by.id, ...facts.served }
      : notice,
  );
  const proven: Tipoff = { ...tipoff, state, notices };
  const allTold = tipoff.outcome !== null && unprovenNotices(proven).length === 0;
  return {
    next: informedOnceTold(proven, facts),
    event: eventOf(
      tipoff,
      'reporter-told',
      facts,
      { kind: input.kind, to: input.to, way: input.way, toldOn: input.toldOn, allTold, ...facts.served },
      input.toldOn,
    ),
  };
}

/** The day of what is told of, before which nobody can have told it. */
function toldSince(tipoff: Tipoff, kind: TipoffNoticeKind): Day | null {
  if (kind === 'anew') return tipoff.annulments.at(-1)?.on ?? null;
  if (kind === 'interim') return dayOf(tipoff.receivedAt);
  return kind === 'caseResult' ? tipoff.enforcementEndedOn : tipoff.decidedOn;
}
