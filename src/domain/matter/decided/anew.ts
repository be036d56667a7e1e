/**
 * 重新处理 (anew): a decision that 复议 or a court has revoked, or that the bureau itself finds wrong, is decided anew by who leads the
 * bureau: what is asked of him, who may, and how the ledger tells of it. What had been decided is kept by each kind of matter.
 */
import { z } from 'zod';
import type { Day } from '../../base/calendar.ts';
import { labelled, written } from '../../base/field.ts';
import { Refusal } from '../../base/refusal.ts';
import { day, iso, tail, text, words, type Telling } from '../../base/sentence.ts';
import type { Words } from '../../base/words.ts';
import { demandDay, type Facts } from '../matter.ts';
import { annulmentCauseWords, annulmentCauses, isLawEarlier, type AnnulmentCause } from './annulment-words.ts';

/** What is kept of any revocation, beside what had been decided. */
export interface Revocation {
  cause: AnnulmentCause;
  body: string;
  paper: string;
  /** From this day the clocks run anew. */
  receivedOn: Day;
  /** By when the review or the court has told the bureau to decide; revocations of before did not ask. */
  orderedBy?: Day;
  /** By when the law has it decided anew, as it was counted then; one of before this was kept has none, nor what only the county has set. */
  legalBy?: Day;
  reason: string;
  on: Day;
  byId: string;
  number: string | null;
}

const byOthers = { field: 'cause', is: ['review', 'court'] } as const;

export const annulmentFields = {
  cause: labelled(z.enum(annulmentCauses), {
    zh: '因为什么',
    en: 'Why it is revoked',
    input: 'choice',
    options: annulmentCauses.map((value) => ({ value, ...annulmentCauseWords[value] })),
  }),
  body: labelled(written().max(100).default(''), {
    zh: '哪个机关、法院作出的',
    en: 'Which authority or court',
    input: 'text',
    when: byOthers,
  }),
  paper: labelled(written().max(100).default(''), {
    zh: '决定书、判决书文号',
    en: 'Number of its decision',
    input: 'text',
    when: byOthers,
  }),
  receivedOn: labelled(z.iso.date(), {
    zh: '收到（自行纠正的，发现）的日期',
    en: 'Received, or found out, on',
    hintZh: '重新办理的期限从这天起算',
    hintEn: 'The clocks run anew from this day',
    input: 'day',
    startsEmpty: true,
  }),
  orderedBy: labelled(z.iso.date().nullable().default(null), {
    zh: '责令在哪天以前重新作出',
    en: 'To be decided anew by',
    hintZh: '决定书、判决书写了期限的填；比法定期限早的，以它为准',
    hintEn: 'Where it sets a time; it binds where it ends before the legal one',
    input: 'day',
    when: byOthers,
    optional: true,
  }),
  reason: labelled(written().min(6).max(1000), {
    zh: '原决定错在哪里、为什么重新处理',
    en: 'What was wrong with it',
    input: 'longText',
  }),
} as const;

const AnnulmentInput = z.object(annulmentFields);
export type AnnulmentInput = z.infer<typeof AnnulmentInput>;

/** What of the decision says who may revoke it. */
interface Decided {
  /** Who decided. */
  deciderId: string | null;
  /** The day of the decision, before which nothing of it can have been revoked. */
  decidedOn: Day | null;
  /** Whether the person worked for it: he revokes it for no cause. */
  workedOnIt: (id: string) => boolean;
}

/**
 * What 复议 or a court has said any leader carries out who did not work on it; where the bureau corrects itself another one does than who
 * decided, if there is one.
 */
export function revoked(input: AnnulmentInput, decided: Decided, facts: Facts): Revocation {
  const { by, today, leaders, paperNumber } = facts;
  const { deciderId, decidedOn, workedOnIt } = decided;
  if (workedOnIt(by.id)) throw new Refusal('anew-own');
  const others = (leaders ?? []).filter((id) => id !== by.id && !workedOnIt(id));
  if (input.cause === 'self' && deciderId === by.id && others.length > 0) throw new Refusal('anew-others');
  demandDay(input.receivedOn, facts, decidedOn);
  const { orderedBy, body, paper } = typedOf(input);
  const { cause, receivedOn, reason } = input;
  if (orderedBy !== null && orderedBy < input.receivedOn)
    throw new Refusal('day-before-start', { day: orderedBy, start: input.receivedOn, field: 'orderedBy' });
  const ordered = orderedBy === null ? {} : { orderedBy };
  return { cause, body, paper, receivedOn, ...ordered, reason, on: today, byId: by.id, number: paperNumber };
}

/** While the form is being filled in, what nobody has typed is not there yet. */
function typedOf({ orderedBy = null, body = '', paper = '' }: Partial<AnnulmentInput>) {
  return { orderedBy, body, paper };
}

/** The revocation with the day of the law, which is counted as if nobody had ordered another; a form that is being filled in has no day to count from yet. */
export function withLegalDay<R extends Revocation>(revocation: R, legalOn: (unordered: R) => Day | null): R {
  if (!z.iso.date().safeParse(revocation.receivedOn).success) return revocation;
  const { orderedBy: _orderedBy, ...unordered } = revocation;
  const legalBy = legalOn(unordered as R);
  return legalBy === null ? revocation : { ...revocation, legalBy };
}

/** 「…的行政复议决定（…）已经撤销」 or 「经本局复查，本局决定：撤销」: it is the review or the court that has revoked, or the bureau its own. */
export function revokedBy({
  cause,
  body,
  paper,
}: Partial<Pick<Revocation, 'cause'>> & Pick<Revocation, 'body' | 'paper'>): string {
  // Nobody has said yet by whose word.
  if (cause === undefined || (cause as string) === '') return '〔因为什么〕';
  if (cause === 'self') return '经本局复查，本局决定：';
  // 「（2026）青行初3号」 stands in brackets already.
  const number = paper === '' || paper.startsWith('（') ? paper : `（${paper}）`;
  // The letter is read while it is being written: what is still to come has its place.
  if (cause === 'court') return `${body === '' ? '〔哪个法院〕' : body}的判决${number}已经`;
  return `${body === '' ? '〔哪个复议机关〕' : body}的行政复议决定${number}已经`;
}

/** What the ledger keeps of it. */
export interface AnewDetails {
  'decision-annulled': {
    cause: string;
    body: string;
    paper: string;
    receivedOn: string;
    reason: string;
    outcome: string | null;
    number: string | null;
    orderedBy?: string;
    /** The day of the law, where it comes before the one that was ordered. */
    legalBy?: string;
    /** The number of the letter of the revocation before, where that was not told yet: this one stands in its place. */
    overtakes?: string;
  };
}

declare module '../../base/event.ts' {
  interface Details extends AnewDetails {}
}

export function annulledDetail(revocation: Revocation, outcome: string | null): AnewDetails['decision-annulled'] {
  const { cause, body, paper, receivedOn, reason, number, orderedBy, legalBy } = revocation;
  const ordered = orderedBy === undefined ? {} : { orderedBy };
  const earlier = legalBy !== undefined && isLawEarlier(revocation) ? { legalBy } : {};
  return { cause, body, paper, receivedOn, reason, outcome, number, ...ordered, ...earlier };
}

/**
 * How the line is told, by what the kinds of matters call their outcomes; what who asked was told is an answer, and no decision has the name
 * of its state.
 */
export function annulledTelling(
  outcomes: Readonly<Record<string, Words>>,
  answers: Readonly<Record<string, Words>> = {},
): Telling<AnewDetails['decision-annulled']> {
  return (d, onDay) => {
    const [cause, outcome] = [words(annulmentCauseWords, d.cause), words(outcomes, d.outcome)];
    const isAnswer = text(d.outcome) in answers;
    const [what, whatEn] = isAnswer
      ? ['原来的答复', 'The answer']
      : [`原来的决定（${outcome.zh}）`, `The decision (${outcome.en.toLowerCase()})`];
    const again = isAnswer ? '重新答复' : '重新处理';
    const by = [text(d.body), text(d.paper)].filter((one) => one !== '').join(' ');
    const earlier = text(d.legalBy) === '' ? '' : `（法定期限${day(d.legalBy, onDay)}在先，以它为准）`;
    const ordered = text(d.orderedBy) === '' ? '' : `，责令${day(d.orderedBy, onDay)}前重新作出${earlier}`;
    const overtaken =
      d.overtakes === undefined ? '' : `，还没有告知的${text(d.overtakes) || '前一份决定书'}由这一份代替`;
    return [
      `${cause.zh || '自行纠正'}${by === '' ? '' : `（${by}）`}，撤销${what}，${day(d.receivedOn, onDay)}起${again}${ordered}${overtaken}${tail('理由', text(d.reason))}。`,
      `${whatEn} was revoked: ${cause.en.toLowerCase()}${by === '' ? '' : ` (${by})`}; decided anew from ${iso(d.receivedOn, onDay)}.`,
    ];
  };
}
