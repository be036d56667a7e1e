/**
 * 举报告知 (notification): each notice of a tip-off that a law asks for, with its proof. None ever goes to the reported
 * operator (《办法》第三十七条), and what a law wants in writing is not told by telephone.
 */
import { z } from 'zod';
import { dayOf, type Day } from '../base/calendar.ts';
import { dutiesOf } from './duty-to-tell.ts';
import type { Change } from '../base/event.ts';
import { labelled, written, type FieldOption } from '../base/field.ts';
import { tipoffNoticeKinds, tipoffRecipients, type TipoffNoticeKind, type TipoffRecipient } from '../law/duty-laws.ts';
import { demandDay, eventOf, type Facts } from '../matter/matter.ts';
import { noticeWayWords } from '../complaint/steps/notice.ts';
import { Refusal } from '../base/refusal.ts';
import { demandHolder } from './steps/holder.ts';
import {
  mayMoveTipoff,
  movedTipoff,
  tipoffNoticeWays,
  type Tipoff,
  type TipoffNotice,
  type TipoffNoticeWay,
} from './tipoff.ts';

export const tipoffNoticeKindWords = {
  interim: { zh: '受理和处理情况', en: 'How it is being handled' },
  noPower: { zh: '没有管辖权', en: 'No power over it' },
  transfer: { zh: '移交其他部门', en: 'Handed over to another department' },
  decision: { zh: '是否立案', en: 'Whether a case is opened' },
  result: { zh: '举报处理结果', en: 'Result of the tip-off' },
  caseResult: { zh: '案件处理结果', en: 'Result of the case' },
} as const satisfies Record<TipoffNoticeKind, { zh: string; en: string }>;

export const tipoffRecipientWords = {
  reporter: { zh: '举报人', en: 'Reporter' },
  association: { zh: '消费者协会', en: 'Consumers’ association' },
} as const satisfies Record<TipoffRecipient, { zh: string; en: string }>;

export const tipoffNoticeWayWords = {
  ...noticeWayWords,
  codeWord: { zh: '凭暗语查询', en: 'Asked with the code word' },
} as const satisfies Record<TipoffNoticeWay, { zh: string; en: string }>;

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
  if (tipoff.outcome !== null || (tipoff.state !== 'dispatched' && tipoff.state !== 'verifying')) return [];
  return owedNotices(tipoff, null)
    .map((notice): TipoffNotice => ({ ...notice, kind: 'interim' }))
    .filter(({ to }) => tipoffToldOn(tipoff, 'interim', to) === null);
}

/** What is to be told now, or can be before the decision. */
export function tellableNotices(tipoff: Tipoff): TipoffNotice[] {
  return [...openInterims(tipoff), ...unprovenNotices(tipoff)];
}

/** What a decision makes necessary, beside what was told before it. */
export function noticesOnDecision(tipoff: Tipoff, paperNumber: string | null): TipoffNotice[] {
  return [...tipoff.notices.filter(({ kind }) => kind === 'interim'), ...owedNotices(tipoff, paperNumber)];
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
  return tipoff.notices.filter((notice) => notice.toldOn === null);
}

/** The day on which the recipient was told of it, or null. */
export function tipoffToldOn(tipoff: Tipoff, kind: TipoffNoticeKind, to: TipoffRecipient): Day | null {
  return tipoff.notices.find((notice) => notice.kind === kind && notice.to === to)?.toldOn ?? null;
}

/** Proves one notice; when it was the last of a decided tip-off, the state moves on by itself (H4/H5 → H10). */
export function recordTipoffNotice(
  tipoff: Tipoff,
  input: z.infer<typeof TipoffNoticeProof>,
  facts: Facts,
): Change<Tipoff> {
  const state = movedTipoff(tipoff, 'recordNotice');
  // Before the decision the office alone has it.
  if (tipoff.outcome === null) demandHolder(tipoff, 'recordNotice', facts);
  const isAsked = (notice: TipoffNotice) => notice.kind === input.kind && notice.to === input.to;
  const listed = tipoff.notices.find(isAsked);
  // A case that ended before its duty was known made no notice: what is owed is proven all the same.
  const open =
    listed ??
    openInterims(tipoff).find(isAsked) ??
    owedNotices(tipoff, null).find((one) => one.kind === 'caseResult' && isAsked(one));
  if (open === undefined || open.toldOn !== null) throw new Refusal('notice-not-needed');
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
    next:
      allTold && mayMoveTipoff(proven, 'inform')
        ? { ...proven, state: movedTipoff(proven, 'inform'), informedOn: facts.today }
        : proven,
    event: eventOf(tipoff, 'reporter-told', facts, {
      kind: input.kind,
      to: input.to,
      way: input.way,
      toldOn: input.toldOn,
      allTold,
      ...facts.served,
    }),
  };
}

/** The day of what is told of, before which nobody can have told it. */
function toldSince(tipoff: Tipoff, kind: TipoffNoticeKind): Day | null {
  if (kind === 'interim') return dayOf(tipoff.receivedAt);
  return kind === 'caseResult' ? tipoff.enforcementEndedOn : tipoff.decidedOn;
}
