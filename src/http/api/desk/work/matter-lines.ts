/** 等办的件: a matter of each book as one line of the first screen, with the step that the reader may make of it. */
import type { StaffRole } from '../../../../domain/base/actor.ts';
import type { Words } from '../../../../domain/base/words.ts';
import type { Complaint } from '../../../../domain/complaint/complaint.ts';
import { waitsForCall } from '../../../../domain/complaint/facts/urgent-call.ts';
import { nextMoveOf, waitingFor } from '../../../../domain/complaint/next-move.ts';
import { procedure } from '../../../../domain/complaint/procedure.ts';
import type { WaitingKind, WaitingLine } from '../../../../domain/desk/work/waiting-line.ts';
import type { Inquiry, InquiryMove } from '../../../../domain/inquiry/inquiry.ts';
import { availableInquiryMoves, inquiryProcedure } from '../../../../domain/inquiry/procedure.ts';
import { inquiryStageWords } from '../../../../domain/inquiry/state-words.ts';
import { conducts } from '../../../../domain/law/conduct.ts';
import { rowWords } from '../../../../domain/matter/lists.ts';
import type { Matter } from '../../../../domain/matter/matter.ts';
import { enforcementStageWords, type Enforcement } from '../../../../domain/supervision/enforcement/enforcement.ts';
import { enforcementProcedure } from '../../../../domain/supervision/enforcement/procedure.ts';
import { pressingInterim } from '../../../../domain/tipoff/advice.ts';
import { availableTipoffMoves, tipoffProcedure, tipoffWaitsFor } from '../../../../domain/tipoff/procedure.ts';
import { seenTipoff } from '../../../../domain/tipoff/reporter.ts';
import type { Tipoff } from '../../../../domain/tipoff/tipoff.ts';
import { tipoffNext } from '../../../../domain/tipoff/words/move-order.ts';
import { factsOf, type Context } from '../../../../actions/base/context.ts';
import { seenOf } from '../../complaint/complaint-view.ts';
import { inquiryItemOf } from '../../inquiry/inquiry-view.ts';
import { dueView } from '../../matter/matter-view.ts';
import { enforcementItemOf } from '../../supervision/enforcement/enforcement-view.ts';
import { docketProcedures } from './docket-lines.ts';

/** What a line has of a matter of any book. */
function plainLine(ctx: Context, kind: WaitingKind, matter: Matter & Parameters<typeof dueView>[1]) {
  const { id, number, dueOn, legalOn } = matter;
  return { kind, id, number, dueOn, legalOn, clock: dueView(ctx, matter), urgedTimes: 0, isUrgent: false };
}

export function complaintLine(ctx: Context, whole: Complaint): WaitingLine {
  const { actor, today } = ctx;
  const complaint = { ...seenOf(ctx, whole, false), codeStub: '' };
  return {
    ...plainLine(ctx, 'complaint', whole),
    who: complaint.consumerName,
    whom: complaint.operatorName,
    what: waitingFor(complaint, actor.role as StaffRole, today),
    step: nextMoveOf(whole, actor, today),
    urgedTimes: complaint.urgedTimes,
    isUrgent: actor.role !== 'station' && waitsForCall(whole),
  };
}

/** 该查履行: a complaint that is done, of which a term of the agreement is due. */
export function termLine(ctx: Context, whole: Complaint): WaitingLine {
  return { ...complaintLine(ctx, whole), dueOn: whole.nextCheckOn, legalOn: null, clock: null };
}

/** Nobody who has tip-offs to handle is a station, from which their handling is kept. */
export function tipoffLine(ctx: Context, whole: Tipoff): WaitingLine {
  const tipoff = seenTipoff(whole, ctx.actor.role);
  const conduct = whole.conductCode === null ? null : conducts[whole.conductCode];
  return {
    ...plainLine(ctx, 'tipoff', whole),
    who: tipoff.operatorName,
    whom: conduct?.zh ?? '',
    what: tipoffWaitsFor(tipoff),
    step: tipoffNext(whole, availableTipoffMoves(whole, ctx.actor, ctx.county.county.limits), {
      isTellingDue: pressingInterim(whole, factsOf(ctx)) !== null,
    }),
    urgedTimes: tipoff.urgedTimes,
  };
}

const usual: readonly InquiryMove[] = ['answer', 'recordNotice', 'close'];

export function inquiryLine(ctx: Context, whole: Inquiry, names: ReadonlyMap<string, string>): WaitingLine {
  const { inquiry } = inquiryItemOf(ctx, whole, names);
  const possible = availableInquiryMoves(whole, ctx.actor);
  const pending = inquiry.pendingReason === null ? null : rowWords(inquiry.pendingReason);
  return {
    ...plainLine(ctx, 'inquiry', whole),
    who: rowWords(inquiry.question),
    whom: '',
    what: pending === null ? wordsOf(inquiryStageWords[inquiry.stage]) : { zh: pending, en: pending },
    step: usual.find((one) => possible.includes(one)) ?? null,
  };
}

export function caseLine(ctx: Context, whole: Enforcement, names: ReadonlyMap<string, string>): WaitingLine {
  const { enforcement, own } = enforcementItemOf(ctx, whole, names);
  return {
    ...plainLine(ctx, 'enforcement', whole),
    who: rowWords(enforcement.operatorName),
    whom: rowWords(enforcement.cause),
    what: wordsOf(enforcementStageWords[enforcement.stage]),
    step: own,
  };
}

function wordsOf({ zh, en }: Words): Words {
  return { zh, en };
}

/** What stands on the buttons: the words of each step that one of the lines names, once. */
export type StepWords = Partial<Record<WaitingKind, Partial<Record<string, Words>>>>;

const procedures: Partial<Record<WaitingKind, Readonly<Partial<Record<string, Words>>>>> = {
  complaint: procedure,
  tipoff: tipoffProcedure,
  inquiry: inquiryProcedure,
  enforcement: enforcementProcedure,
  ...docketProcedures,
};

/** A step of a kind in words; null where the kind knows none of that name. */
export function stepWordsOf(kind: WaitingKind, step: string): Words | null {
  const rule = procedures[kind]?.[step];
  return rule === undefined ? null : wordsOf(rule);
}

/** The desk knows no rules, whose tables have these words: they would weigh more than the page. */
export function stepsOf(lines: readonly WaitingLine[]): StepWords {
  const steps: StepWords = {};
  for (const { kind, step } of lines) {
    const words = step === null ? null : stepWordsOf(kind, step);
    if (step !== null && words !== null) (steps[kind] ??= {})[step] = words;
  }
  return steps;
}
