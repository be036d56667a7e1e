/**
 * 交办移送 (handover): only the receiving centre hands a tip-off to an office, which gives back what it has no power over
 * (令121 第四十一条); where the bureau has none it tells the reporter who has (第三十四条), or sends the matter there (程序规定 第十七条).
 */
import { z } from 'zod';
import { dayOf } from '../../base/calendar.ts';
import { conductCodes, conductOptions } from '../../law/conduct.ts';
import { demandReportDay, type Dispatch, type GiveBack } from '../../complaint/steps/dispatch.ts';
import type { Change } from '../../base/event.ts';
import { labelled, written } from '../../base/field.ts';
import { dutyLawNames, dutyLawOptions } from '../../law/duty-laws.ts';
import { formerOf } from '../../matter/words/correction.ts';
import { tipoffWithDue } from '../deadline.ts';
import { demandDay, eventOf, type Facts } from '../../matter/matter.ts';
import { decide } from './case-decision.ts';
import { Refusal } from '../../base/refusal.ts';
import { approvalOpinion, demandUnendorsed, keepingVerifiers } from './decision-request.ts';
import { demandUndisputed } from './jurisdiction.ts';
import { noticesOnCorrection, noticesOnDecision } from '../notification.ts';
import { demandHolder } from './holder.ts';
import { movedTipoff, type Tipoff } from '../tipoff.ts';
import { demandTested } from './verification.ts';

const decidedOn = labelled(z.iso.date(), { zh: '决定日期', en: 'Day of decision', input: 'day' });

export const Disclaim = z.object({
  decidedOn,
  isMarketMatter: labelled(z.boolean().default(true), {
    zh: '属于市场监管职责，由别的市场监管部门管',
    en: 'A matter of market regulation, of another bureau',
    input: 'tick',
  }),
  competentBody: labelled(written().max(100).default(''), {
    zh: '有权处理的部门',
    en: 'Who has the power',
    hintZh: '属于市场监管职责时必填，会告诉举报人',
    hintEn: 'Needed for a matter of market regulation; the reporter is told',
    input: 'text',
  }),
  reason: labelled(written().min(6).max(500), {
    zh: '为什么没有管辖权',
    en: 'Why there is no power',
    input: 'longText',
  }),
});

export const Transfer = z.object({
  decidedOn,
  competentBody: labelled(written().min(2).max(100), { zh: '移送到哪个部门', en: 'To whom', input: 'text' }),
  paper: labelled(written().min(2).max(100), { zh: '移送函（书）编号', en: 'Number of the letter', input: 'text' }),
  reason: labelled(written().min(6).max(500), { zh: '移送的理由', en: 'Why', input: 'longText' }),
  opinion: approvalOpinion,
});

export const CorrectTipoff = z.object({
  categoryCode: labelled(z.string().max(10).nullable(), {
    zh: '商品或服务',
    en: 'Goods or services',
    input: 'category',
  }),
  natureCode: labelled(z.string().max(10).nullable(), { zh: '问题性质', en: 'Kind of problem', input: 'choice' }),
  conductCode: labelled(z.enum(conductCodes).nullable(), {
    zh: '违法行为类别',
    en: 'Kind of conduct',
    input: 'choice',
    options: conductOptions,
  }),
  laws: labelled(
    // A form that chooses one sends it as a word.
    z.preprocess(
      (typed) => (typeof typed === 'string' ? typed.split(',').filter((one) => one !== '') : typed),
      z.array(z.enum(dutyLawNames)).max(dutyLawNames.length),
    ),
    {
      zh: '涉及的法律',
      en: 'Laws in question',
      hintZh: '决定告知谁、多少天',
      hintEn: 'They decide who is told by when',
      input: 'choice',
      options: dutyLawOptions,
    },
  ),
  platformNumber: labelled(written().max(40).nullable(), {
    zh: '全国平台编号',
    en: 'National platform number',
    input: 'text',
  }),
});

export function dispatchTipoff(tipoff: Tipoff, input: z.infer<typeof Dispatch>, facts: Facts): Change<Tipoff> {
  if (facts.by.role !== 'centre') throw new Refusal('only-centre-dispatches');
  const state = movedTipoff(tipoff, 'dispatch');
  demandUndisputed(tipoff);
  const proposed = input.officeId === tipoff.officeId;
  const reportBy = demandReportDay(input, facts);
  return {
    next: {
      ...tipoff,
      state,
      officeId: input.officeId,
      officeReason: proposed ? tipoff.officeReason : input.note || tipoff.officeReason,
      handlerId: null,
      secondId: null,
      dispatchedOn: facts.today,
      reportBy,
      givenBackOn: null,
      givenBackReason: null,
    },
    event: eventOf(tipoff, 'dispatched', facts, {
      officeId: input.officeId,
      proposed,
      note: input.note,
      ...(reportBy === null ? {} : { reportBy }),
    }),
  };
}

export function giveBackTipoff(tipoff: Tipoff, input: z.infer<typeof GiveBack>, facts: Facts): Change<Tipoff> {
  const state = movedTipoff(tipoff, 'giveBack');
  demandUnendorsed(tipoff, facts);
  demandTested(tipoff);
  return {
    next: {
      ...tipoff,
      state,
      officeId: null,
      handlerId: null,
      secondId: null,
      // R-01 runs on from the receipt; whoever verifies next begins for himself.
      verifyingOn: null,
      verifiers: keepingVerifiers(tipoff),
      proposal: null,
      dispatchedOn: null,
      givenBackOn: facts.today,
      givenBackReason: input.reason,
    },
    event: eventOf(tipoff, 'given-back', facts, { officeId: tipoff.officeId, reason: input.reason }),
  };
}

/** H1/H2/H3 → H6: who has the power is named when it is another market regulator (第三十四条); often only the verification shows it. */
export function disclaim(tipoff: Tipoff, input: z.infer<typeof Disclaim>, facts: Facts): Change<Tipoff> {
  const state = movedTipoff(tipoff, 'disclaim');
  demandHolder(tipoff, 'disclaim', facts);
  demandUnendorsed(tipoff, facts);
  demandTested(tipoff);
  demandUndisputed(tipoff);
  if (input.isMarketMatter && input.competentBody === '') throw new Refusal('competent-body-missing');
  demandDay(input.decidedOn, facts, dayOf(tipoff.receivedAt));
  const next: Tipoff = {
    ...tipoff,
    state,
    outcome: 'noPower',
    proposal: null,
    decidedOn: input.decidedOn,
    approverId: facts.by.id,
    decisionReason: input.reason,
    competentBody: input.competentBody === '' ? null : input.competentBody,
    // A proposed office that never got the tip-off has nothing to do with it.
    officeId: facts.by.role === 'centre' ? null : tipoff.officeId,
  };
  return {
    next: { ...next, notices: noticesOnDecision(next, facts.paperNumber) },
    event: eventOf(
      tipoff,
      'no-power-found',
      facts,
      { decidedOn: input.decidedOn, competentBody: input.competentBody, reason: input.reason },
      input.decidedOn,
    ),
  };
}

/** H3 → H7: to another department or the police, with the letter that goes with it. */
export function transfer(tipoff: Tipoff, input: z.infer<typeof Transfer>, facts: Facts): Change<Tipoff> {
  const state = movedTipoff(tipoff, 'transfer');
  const decided = decide(tipoff, 'transfer', input, facts);
  const next: Tipoff = { ...decided, state, competentBody: input.competentBody, transferPaper: input.paper };
  return {
    next: { ...next, notices: noticesOnDecision(next, facts.paperNumber) },
    event: eventOf(
      tipoff,
      'handed-over',
      facts,
      { decidedOn: input.decidedOn, competentBody: input.competentBody, paper: input.paper },
      input.decidedOn,
    ),
  };
}

export function correctTipoff(tipoff: Tipoff, input: z.infer<typeof CorrectTipoff>, facts: Facts): Change<Tipoff> {
  const state = movedTipoff(tipoff, 'correct');
  const next: Tipoff = { ...tipoff, state, ...input };
  // What the laws ask for is owed by what they are, though it was decided meanwhile.
  const corrected: Tipoff = { ...next, notices: noticesOnCorrection(next) };
  const [from, to] = [tipoffWithDue(tipoff, facts).dueOn, tipoffWithDue(corrected, facts).dueOn];
  const was = formerOf(tipoff, input);
  return {
    next: corrected,
    event: eventOf(tipoff, 'corrected', facts, { ...input, was, ...(from === to ? {} : { due: { from, to } }) }),
  };
}
