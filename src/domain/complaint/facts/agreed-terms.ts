/**
 * 协议条款 (term): what was agreed, one by one: money, goods with their value, a promise to perform, a continuing obligation
 * with its end and its looks. The loss recovered of a matter is the sum of its terms, kind by kind.
 */
import { z } from 'zod';
import type { Role } from '../../base/actor.ts';
import { addDays, type Day } from '../../base/calendar.ts';
import type { Complaint } from '../complaint.ts';
import { termKinds, termKindWords, type Term, type TermCheck, type TermKind } from './facts.ts';
import type { Change } from '../../base/event.ts';
import { labelled, written } from '../../base/field.ts';
import { demandDay, eventOf, type Facts } from '../../matter/matter.ts';
import { formatYuan } from '../../base/money.ts';
import { Refusal } from '../../base/refusal.ts';

/** Kinds whose value the consumer has back; what is only promised is not counted. */
export const recoveredKinds: readonly TermKind[] = ['refund', 'inKind', 'compensation', 'extraDamages', 'waiver'];
/** Kinds that are compensation, beyond what was paid. */
const compensationKinds: readonly TermKind[] = ['compensation', 'extraDamages'];

export const TermRow = z.object({
  kind: labelled(z.enum(termKinds), {
    zh: '种类',
    en: 'Kind',
    input: 'choice',
    options: termKinds.map((value) => ({ value, ...termKindWords[value] })),
  }),
  text: labelled(written().max(500).default(''), { zh: '内容', en: 'Content', input: 'text' }),
  valueFen: labelled(z.number().int().min(0).max(100_000_000_00).nullable().default(null), {
    zh: '金额或价值',
    en: 'Amount or value',
    input: 'money',
    wrongZh: '请写数字，例如 50；只是承诺的不用写',
  }),
  dueOn: labelled(z.iso.date().nullable().default(null), { zh: '哪天前', en: 'Due', input: 'day' }),
  until: labelled(z.iso.date().nullable().default(null), {
    zh: '持续到',
    en: 'Until',
    input: 'day',
    when: { field: 'kind', is: ['continuing'] },
  }),
  checkEveryDays: labelled(z.number().int().min(1).max(366).nullable().default(null), {
    zh: '几天看一次',
    en: 'Look every … days',
    input: 'number',
    wrongZh: '写 1 到 366',
    when: { field: 'kind', is: ['continuing'] },
    optional: true,
  }),
  proof: labelled(written().max(300).default(''), { zh: '凭据', en: 'Proof', input: 'text' }),
});
export type TermRow = z.infer<typeof TermRow>;

export const CheckTerm = z.object({
  term: labelled(z.enum(['1', '2', '3', '4', '5', '6', '7', '8', '9', '10']), {
    zh: '哪一条',
    en: 'Which term',
    input: 'choice',
    options: [],
  }),
  on: labelled(z.iso.date(), { zh: '哪天查的', en: 'Day', input: 'day' }),
  result: labelled(z.enum(['kept', 'broken', 'done']), {
    zh: '结果',
    en: 'Result',
    input: 'choice',
    options: [
      { value: 'kept', zh: '在照做', en: 'Being kept' },
      { value: 'broken', zh: '没有照做', en: 'Not kept' },
      { value: 'done', zh: '全部做完了', en: 'Done in full' },
    ],
  }),
  words: labelled(written().min(2).max(1000), { zh: '查到什么', en: 'What was seen', input: 'longText' }),
});

export function recoveredOf(terms: readonly Pick<Term, 'kind' | 'valueFen'>[]): number {
  return sumOf(terms, recoveredKinds);
}

export function compensationOf(terms: readonly Pick<Term, 'kind' | 'valueFen'>[]): number {
  return sumOf(terms, compensationKinds);
}

/** The value of each kind that counts as recovered, for the record and the figures; kinds without any are left out. */
export function recoveredByKind(terms: readonly Term[]): { kind: TermKind; valueFen: number }[] {
  return recoveredKinds
    .map((kind) => ({ kind, valueFen: sumOf(terms, [kind]) }))
    .filter(({ valueFen }) => valueFen > 0);
}

/**
 * The terms of a settlement whose figures are given beside them: they must come to the same. Where nobody wrote terms, the
 * figures make them: the compensation, and the rest as money given back.
 */
export function termsOf(
  rows: readonly TermRow[],
  figures: { recoveredFen: number; compensationFen: number },
  signedOn: Day,
): Term[] {
  if (figures.compensationFen > figures.recoveredFen) throw new Refusal('compensation-exceeds-recovered');
  if (rows.length === 0) return plainTerms(figures);
  for (const row of rows) {
    for (const day of [row.dueOn, row.until])
      if (day !== null && day < signedOn) throw new Refusal('day-before-start', { day, start: signedOn });
    if (row.kind === 'continuing' && row.until === null) throw new Refusal('term-needs-end');
    if (recoveredKinds.includes(row.kind) && row.valueFen === null) throw new Refusal('term-needs-value');
  }
  const [recovered, compensation] = [recoveredOf(rows), compensationOf(rows)];
  if (recovered !== figures.recoveredFen || compensation !== figures.compensationFen)
    throw new Refusal('terms-differ', { recovered: formatYuan(recovered), compensation: formatYuan(compensation) });
  return rows.map((row) => ({ ...row, performedOn: null, checks: [] }));
}

export function plainTerms({
  recoveredFen,
  compensationFen,
}: {
  recoveredFen: number;
  compensationFen: number;
}): Term[] {
  const parts: [TermKind, number][] = [
    ['refund', recoveredFen - compensationFen],
    ['compensation', compensationFen],
  ];
  return parts.filter(([, valueFen]) => valueFen > 0).map(([kind, valueFen]) => plainTerm(kind, valueFen, ''));
}

export function plainTerm(kind: TermKind, valueFen: number, proof: string): Term {
  return {
    kind,
    text: '',
    valueFen,
    dueOn: null,
    until: null,
    checkEveryDays: null,
    proof,
    performedOn: null,
    checks: [],
  };
}

/** One line of what was agreed, as both sides read it: by when it is to be done, and whether it was. */
export interface AgreedLine {
  /** The place of the term, from 1; 0 for an agreement that names no terms. */
  nth: number;
  kind: TermKind;
  text: string;
  valueFen: number | null;
  /** Its own day, or that of the whole agreement. */
  dueOn: Day | null;
  doneOn: Day | null;
  /** A look that found it not kept, the last one that was made. */
  brokenOn: Day | null;
}

/** What was agreed, one by one; an agreement without terms is one line, and what was settled without anything to be done is none. */
export function agreedLines({ terms, agreement }: Pick<Complaint, 'terms' | 'agreement'>): AgreedLine[] {
  const byAll = agreement?.performBy ?? null;
  const doneOn = agreement?.performedOn ?? null;
  if (terms.length === 0)
    return agreement === null
      ? []
      : [{ nth: 0, kind: 'promise', text: agreement.text, valueFen: null, dueOn: byAll, doneOn, brokenOn: null }];
  return terms.map((term, i) => {
    const last = term.checks.at(-1);
    return {
      nth: i + 1,
      kind: term.kind,
      text: term.text,
      valueFen: term.valueFen,
      dueOn: term.dueOn ?? term.until ?? byAll,
      doneOn: term.performedOn ?? doneOn,
      brokenOn: last?.kept === false ? last.on : null,
    };
  });
}

/** Whether the terms say what was agreed; where nobody wrote any they only say how much. */
export function isInTerms(terms: readonly Pick<Term, 'text'>[]): boolean {
  return terms.some(({ text }) => text !== '');
}

/** Whether there is still something to look at. */
export function isRunning(term: Term): boolean {
  return term.performedOn === null && (term.dueOn !== null || term.until !== null);
}

/** The next day on which one of the terms is to be looked at; null when none has a day or all are done. */
export function nextCheckOf(terms: readonly Term[], signedOn: Day): Day | null {
  return terms.filter(isRunning).reduce<Day | null>((soonest, term) => {
    const day = nextCheckOfTerm(term, signedOn);
    return day !== null && (soonest === null || day < soonest) ? day : soonest;
  }, null);
}

function nextCheckOfTerm(term: Term, signedOn: Day): Day | null {
  const last = term.checks.at(-1)?.on ?? null;
  const end = term.until ?? term.dueOn;
  if (term.checkEveryDays === null) return end;
  const next = addDays(last ?? signedOn, term.checkEveryDays);
  return end !== null && next > end ? end : next;
}

/** A station asks after what was settled at it, and after nothing that the bureau mediated. */
export function mayCheckTerm(complaint: Complaint, role?: Role): boolean {
  if (role === 'station' && complaint.outcome !== 'settledAtStation') return false;
  return complaint.outcome !== null && complaint.terms.some(isRunning);
}

/** A look at one term; broken ones stay open and are looked at again, done ones are not. */
export function checkTerm(complaint: Complaint, input: z.infer<typeof CheckTerm>, facts: Facts): Change<Complaint> {
  const place = Number(input.term) - 1;
  const term = complaint.terms[place];
  if (!mayCheckTerm(complaint, facts.by.role) || term === undefined || !isRunning(term))
    throw new Refusal('move-not-allowed', { state: complaint.state, move: 'checkTerm' });
  demandDay(input.on, facts, complaint.endedOn);
  const check: TermCheck = { on: input.on, kept: input.result !== 'broken', words: input.words, byId: facts.by.id };
  const checked: Term = {
    ...term,
    performedOn: input.result === 'done' ? input.on : null,
    checks: [...term.checks, check],
  };
  const terms = complaint.terms.map((one, i) => (i === place ? checked : one));
  return {
    next: { ...complaint, terms, nextCheckOn: nextCheckOf(terms, complaint.endedOn ?? input.on) },
    event: eventOf(
      complaint,
      'term-checked',
      facts,
      { nth: place + 1, kind: term.kind, result: input.result, words: input.words },
      input.on,
    ),
  };
}

function sumOf(terms: readonly Pick<Term, 'kind' | 'valueFen'>[], kinds: readonly TermKind[]): number {
  return terms.filter(({ kind }) => kinds.includes(kind)).reduce((all, { valueFen }) => all + (valueFen ?? 0), 0);
}
