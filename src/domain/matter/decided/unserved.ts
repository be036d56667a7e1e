/**
 * 送不到 (unserved): a service that failed, with its proof and what is done then, of a matter of any kind: what its form asks, what may
 * follow which failure, and how the ledger tells of it. What must be told stands with each kind.
 */
import { z } from 'zod';
import type { Day } from '../../base/calendar.ts';
import { labelled, written, type Condition, type FieldOption } from '../../base/field.ts';
import { Refusal } from '../../base/refusal.ts';
import { day, iso, tail, text, words, type Telling } from '../../base/sentence.ts';
import type { Words } from '../../base/words.ts';
import {
  failures,
  fittingEnds,
  leftBys,
  leftByWords,
  type Failure,
  type FailureEnd,
  type FailureTakenBack,
  type LeftBy,
  type ServiceFailure,
} from '../../law/service.ts';
import { failureEndWords, failureWords } from '../../law/words/service-words.ts';
import { demandDay, type Facts } from '../matter.ts';
import type { Owed } from './owed.ts';

/** Why it failed; `onlyWhen` where the law knows a failure of some recipients alone. */
export function failureField(onlyWhen: Readonly<Partial<Record<Failure, Condition>>> = {}) {
  return labelled(z.enum(failures), {
    zh: '为什么送不到',
    en: 'Why it failed',
    input: 'choice',
    options: failures.map((value): FieldOption => {
      const when = onlyWhen[value];
      return { value, ...failureWords[value], ...(when === undefined ? {} : { when }) };
    }),
  });
}

/** What a form asks of a failure besides whom it concerned. */
export const failureFields = {
  how: failureField(),
  on: labelled(z.iso.date(), { zh: '哪天送的', en: 'Day of the attempt', input: 'day', startsEmpty: true }),
} as const;

/** What is done then, out of the ends that the kind of matter knows: asked once it is said why it failed, and of those that fit it. */
export function endField<E extends FailureEnd>(ends: readonly [E, ...E[]], hints: { hintZh: string; hintEn: string }) {
  return labelled(z.union([z.literal(''), z.enum(ends)]).default(''), {
    zh: '然后怎么办',
    en: 'What is done then',
    ...hints,
    input: 'choice',
    options: ends.map((value): FieldOption => ({
      value,
      ...failureEndWords[value],
      when: { field: 'how', is: failuresWith(value) },
    })),
    when: { field: 'how', is: failures },
  });
}

function failuresWith(end: FailureEnd): readonly Failure[] {
  return failures.filter((how) => (fittingEnds[how] as readonly FailureEnd[]).includes(end));
}

/** The attempt before: asked only where nobody could be reached. */
export function earlierField(hints: { hintZh: string; hintEn: string }) {
  return labelled(z.union([z.literal(''), z.iso.date()]).default(''), {
    zh: '前一次哪天送的',
    en: 'Day of the attempt before',
    ...hints,
    input: 'day',
    when: { field: 'end', is: ['none'] },
    optional: true,
  });
}

/** What proves that it was left behind; `onlyWhen` where a kind of proof is not for every recipient. */
export function leftByField(onlyWhen: Readonly<Partial<Record<LeftBy, Condition>>> = {}) {
  return labelled(z.union([z.literal(''), z.enum(leftBys)]).default(''), {
    zh: '留置怎么证明',
    en: 'What proves that it was left',
    input: 'choice',
    options: leftBys.map((value): FieldOption => {
      const when = onlyWhen[value];
      return { value, ...leftByWords[value], ...(when === undefined ? {} : { when }) };
    }),
    when: { field: 'end', is: ['left'] },
  });
}

export function failureProof(hints: { hintZh: string; hintEn: string }) {
  return labelled(written().min(2).max(200), { zh: '凭据', en: 'Proof', ...hints, input: 'text' });
}

/** What was written down of a failure. */
export type Failed = Pick<ServiceFailure, 'how' | 'on' | 'proof'> & {
  /** Empty until it was said why it failed. */
  end: FailureEnd | '';
  /** Empty where there was no attempt before. */
  earlierOn: string;
};

/** The failure as it is kept: on a day on which it could be tried, and with an end that fits it; `unfit` says what the form knows instead. */
export function failureOf(
  input: Failed,
  facts: Facts,
  since: Day | null,
  unfit: 'failure-end-unfit' | 'tipoff-failure-end-unfit' | 'asker-failure-end-unfit' = 'failure-end-unfit',
): ServiceFailure {
  const { how, on, proof } = input;
  const end = fittingEnds[how].find((one) => one === input.end);
  if (end === undefined) throw new Refusal(unfit);
  demandDay(on, facts, since);
  return { how, on, end, proof, byId: facts.by.id, ...earlierAttempt(input, facts, since) };
}

/** 无法送达 is said after two attempts, whoever says it; who is dead, or a firm that is no more, is not tried twice. */
function earlierAttempt(
  { how, on, end, earlierOn }: Failed,
  facts: Facts,
  since: Day | null,
): Pick<ServiceFailure, 'earlierOn'> {
  if (end !== 'none') return {};
  if (earlierOn !== '') {
    demandDay(earlierOn, facts, since);
    if (earlierOn >= on) throw new Refusal('failure-once');
    return { earlierOn };
  }
  if (how !== 'dead' && how !== 'deregistered') throw new Refusal('failure-once');
  return {};
}

/** Why a record of a failed service is taken back; what it said stays in the ledger and with the notice. */
export function takenBackField(hints: { hintZh: string; hintEn: string }) {
  return labelled(written().min(4).max(500), {
    zh: '原来记错在哪里，怎么查明的',
    en: 'What was wrong, and how it was found out',
    ...hints,
    input: 'longText',
  });
}

export const takenBackWhy = takenBackField({
  hintZh: '原来那一行留在经过里；更正以后接着告知，已经办结的重新打开，告知了再办结',
  hintEn: 'The line of before stays on record; the telling goes on, and what was closed is open until it is told',
});

/** A notice that may have failed, and what was taken back of it before. */
export interface Failing extends Owed {
  takenBack?: readonly FailureTakenBack[];
  contentHash?: string;
  wording?: string;
}

/** The notice as if it had not failed, owed again, with what was wrong beside it. */
export function withoutFailure<N extends Failing>(notice: N, why: string, { today, by }: Facts): N {
  const { failure, contentHash, wording: _wording, takenBack = [], ...owed } = notice;
  if (failure === undefined) return notice;
  const hash = contentHash === undefined ? {} : { contentHash };
  return { ...owed, takenBack: [...takenBack, { failure, why, on: today, byId: by.id, ...hash }] } as unknown as N;
}

/** What the ledger keeps of it: nobody's name. */
export interface UnservedDetails {
  'service-failed': {
    kind: string;
    to: string;
    how: string;
    on: string;
    end: string;
    /** In lines of earlier versions on tip-offs; it stands with the notice, and no line tells it. */
    proof?: string;
    earlierOn?: string;
    /** Of those who complain jointly, whom. */
    n?: number;
    leftBy?: string;
    announcedOn?: string;
    /** SHA-256 of the text that counts as served by it. */
    contentHash?: string;
  };
  'service-failure-corrected': {
    kind: string;
    to: string;
    how: string;
    on: string;
    end: string;
    /** Of a complaint; of who may be a reporter it stays with the notice, for a name may stand in it, and the ledger is never made to forget. */
    why?: string;
    n?: number;
    /** The day on which it had been closed, where it is open again by this. */
    closedOn?: string;
  };
}

declare module '../../base/event.ts' {
  interface Details extends UnservedDetails {}
}

type Table = Readonly<Record<string, Words>>;

/** What both lines say alike. */
type FailureTold = Pick<UnservedDetails['service-failed'], 'kind' | 'to' | 'how' | 'end' | 'n'>;

function failureTold(d: Partial<FailureTold>, kindsOf: (to: string) => Table, recipients: Table) {
  const whom = `${words(recipients, d.to).zh || '举报人'}${d.n === undefined ? '' : `第 ${text(d.n)} 位`}`;
  return {
    kind: words(kindsOf(text(d.to)), d.kind),
    how: words(failureWords, d.how),
    end: words(failureEndWords, d.end),
    whom,
  };
}

/** How the line is told, by what the kinds of matters call their notices and whom they tell. */
export function unservedTelling(
  kindsOf: (to: string) => Table,
  recipients: Table,
): Telling<UnservedDetails['service-failed']> {
  return (d, onDay) => {
    const { kind, how, end, whom } = failureTold(d, kindsOf, recipients);
    const announced = text(d.announcedOn) === '' ? '' : `，${day(d.announcedOn, onDay)}公告`;
    return [
      `${day(d.on, onDay)}送不到${whom}（${kind.zh || '告知'}）：${how.zh || '没有送到'}；${end.zh || '附卷'}${announced}。`,
      `It could not be served on ${iso(d.on, onDay)} (${kind.en}): ${how.en.toLowerCase()}; ${end.en.toLowerCase()}.`,
    ];
  };
}

/** The same of the line by which such a record was taken back. */
export function takenBackTelling(
  kindsOf: (to: string) => Table,
  recipients: Table,
): Telling<UnservedDetails['service-failure-corrected']> {
  return (d, onDay) => {
    const { kind, how, end, whom } = failureTold(d, kindsOf, recipients);
    const isOpen = text(d.closedOn) !== '';
    const then = isOpen ? `${day(d.closedOn, onDay)}的办结不算，重新打开，告知了再办结` : '接着告知';
    const thenEn = isOpen
      ? `it is open again, and closed once that is told (before on ${iso(d.closedOn, onDay)})`
      : 'the telling goes on';
    return [
      `更正：${day(d.on, onDay)}送不到${whom}（${kind.zh || '告知'}）的记录错了，原来写的是“${how.zh || '没有送到'}；${end.zh || '附卷'}”，${then}${tail('理由', text(d.why))}。`,
      `Corrected: the record that it could not be served on ${iso(d.on, onDay)} (${kind.en}; ${how.en.toLowerCase()}, ${end.en.toLowerCase()}) was wrong; ${thenEn}.`,
    ];
  };
}
