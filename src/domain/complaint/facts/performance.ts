/**
 * 店家照办没有 (performance told): after a settlement the complainant says that the shop has not kept what was agreed, or that it has. The first is a
 * task of the office: it asks the shop, and answers him by a day of the county's own. An agreement is kept by the two sides themselves (令121
 * 第二十四条): the office presses and puts on record, and enforces nothing.
 */
import { z } from 'zod';
import { addWorkingDays, type Day } from '../../base/calendar.ts';
import type { Change } from '../../base/event.ts';
import { demanding, labelled, written } from '../../base/field.ts';
import { Refusal } from '../../base/refusal.ts';
import { demandDay, eventOf, type Facts } from '../../matter/matter.ts';
import { formatYuan } from '../../base/money.ts';
import { moved, type Complaint } from '../complaint.ts';
import { agreedLines, nextCheckOf, type AgreedLine } from './agreed-terms.ts';
import { termKindWords, type Term } from './facts.ts';
import { performanceFoundWords, performanceToldWords } from '../words/performance-words.ts';
import { proceedingWords } from '../words/move-words.ts';
import type { PerformanceTold } from '../steps/records.ts';

export const TellPerformance = z.object({
  result: labelled(z.enum(['broken', 'kept']), {
    zh: '投诉人说店家照办没有',
    en: 'What the complainant says',
    input: 'choice',
    options: (['broken', 'kept'] as const).map((value) => ({ value, ...performanceToldWords[value] })),
  }),
  /** The places of the terms that are meant; none are all that are open. */
  terms: z.array(z.number().int().min(0).max(10)).max(11).default([]),
  words: labelled(written().max(500).default(''), {
    zh: '投诉人怎么说',
    en: 'In his words',
    hintZh: '日子还没到就说没照办的，要写为什么',
    hintEn: 'Needed where the day has not come yet',
    input: 'longText',
  }),
});

export const AnswerPerformance = demanding(
  z.object({
    found: labelled(z.enum(['kept', 'promised', 'refused']), {
      zh: '问过店家，怎么样',
      en: 'What the shop says',
      input: 'choice',
      options: (['kept', 'promised', 'refused'] as const).map((value) => ({ value, ...performanceFoundWords[value] })),
    }),
    promisedOn: labelled(z.iso.date().nullable().default(null), {
      zh: '店家答应哪天办',
      en: 'Promised for',
      input: 'day',
      wrongZh: '请选日期',
      startsEmpty: true,
      when: { field: 'found', is: ['promised'] },
    }),
    on: labelled(z.iso.date(), { zh: '哪天问的店家', en: 'Asked on', input: 'day' }),
    answer: labelled(written().min(4).max(500), {
      zh: '告诉投诉人的话',
      en: 'What the complainant is told',
      hintZh: '投诉人在查进度里看得到，写他听得懂的话',
      hintEn: 'He reads it on his page',
      input: 'longText',
    }),
  }),
);

/** What the complainant said of the agreement and the office has not answered; null where nothing is open. */
export function openPerformance({ performances }: Pick<Complaint, 'performances'>): PerformanceTold | null {
  return performances.find(({ result, answeredOn }) => result === 'broken' && answeredOn === null) ?? null;
}

/** What of the agreement is still to be done. */
export function linesToKeep(complaint: Pick<Complaint, 'terms' | 'agreement' | 'outcome'>): AgreedLine[] {
  const { outcome } = complaint;
  if (outcome !== 'settled' && outcome !== 'settledAtStation') return [];
  return agreedLines(complaint).filter(({ doneOn }) => doneOn === null);
}

/** 「退差价 100 元；补四袋」: the terms that are meant, for who presses the shop. */
export function performanceAbout(complaint: Complaint, { terms }: Pick<PerformanceTold, 'terms'>): string {
  return agreedLines(complaint)
    .filter(({ nth }) => terms.includes(nth))
    .map(({ kind, text, valueFen }) => {
      const what = text === '' ? termKindWords[kind].zh : text;
      return valueFen === null || valueFen === 0 ? what : `${what}（${formatYuan(valueFen)}元）`;
    })
    .join('；')
    .slice(0, 500);
}

/** Whether the day of a term has come; one that names none may be asked for at any time. */
export function isDue({ dueOn }: Pick<AgreedLine, 'dueOn'>, today: Day): boolean {
  return dueOn === null || dueOn <= today;
}

export function tellPerformance(
  complaint: Complaint,
  { result, terms, words }: z.infer<typeof TellPerformance>,
  facts: Facts,
): Change<Complaint> {
  const state = moved(complaint, 'tellPerformance');
  const open = linesToKeep(complaint);
  const meant = open.filter(({ nth }) => terms.length === 0 || terms.includes(nth));
  if (meant.length === 0) throw new Refusal('performance-nothing');
  // What one of several has got says nothing of the others, whom the office asks.
  if (facts.by.role === 'consumer' && complaint.joint !== null && result === 'kept') throw new Refusal('not-permitted');
  if (result === 'broken') demandBroken(complaint, meant, words, facts);
  const { today, calendar, limits } = facts;
  const told: PerformanceTold = {
    n: complaint.performances.length + 1,
    on: today,
    result,
    terms: meant.map(({ nth }) => nth),
    words,
    byId: facts.by.id,
    dueOn: result === 'kept' ? null : addWorkingDays(calendar, today, limits.awaited.performanceWorkingDays),
    answeredOn: result === 'kept' ? today : null,
    found: null,
    promisedOn: null,
    answer: '',
    answererId: null,
  };
  const before = result === 'kept' ? complaint.performances.map((one) => endedBy(one, today)) : complaint.performances;
  const kept = result === 'kept' ? keptFrom(complaint, told.terms, today) : {};
  return {
    next: { ...complaint, state, ...kept, performances: [...before, told] },
    event: eventOf(complaint, 'performance-told', facts, { result, terms: told.terms, words }),
  };
}

/** One at a time is asked after, and before its day nobody is pressed without a reason. */
function demandBroken(complaint: Complaint, meant: readonly AgreedLine[], words: string, { today }: Facts): void {
  const told = openPerformance(complaint);
  if (told !== null) throw new Refusal('performance-told', { dueOn: told.dueOn ?? told.on });
  if (words !== '' || meant.some((line) => isDue(line, today))) return;
  throw new Refusal('invalid-input', {}, [
    {
      path: 'words',
      zh: '还没到说好的日子：请写为什么现在就说，例如店家讲不给了。',
      en: 'The day has not come yet: please say why, for example that the shop refuses.',
    },
  ]);
}

/** He has got it: what he had told before is answered by it. */
function endedBy(told: PerformanceTold, today: Day): PerformanceTold {
  return told.result === 'broken' && told.answeredOn === null ? { ...told, answeredOn: today, found: 'kept' } : told;
}

export function answerPerformance(
  complaint: Complaint,
  { found, promisedOn, on, answer }: z.infer<typeof AnswerPerformance>,
  facts: Facts,
): Change<Complaint> {
  const state = moved(complaint, 'answerPerformance');
  const told = openPerformance(complaint);
  if (told === null) throw new Refusal('performance-none');
  demandDay(on, facts, told.on);
  const promised = found === 'promised' ? promisedOn : null;
  if (promised !== null && promised < facts.today)
    throw new Refusal('invalid-input', {}, [
      {
        path: 'promisedOn',
        zh: '答应的日子已经过了，请选今天或以后。',
        en: 'That day has passed; choose a later one.',
      },
    ]);
  const answered = {
    ...told,
    answeredOn: facts.today,
    found,
    promisedOn: promised,
    answer,
    answererId: facts.by.id,
  };
  return {
    next: {
      ...complaint,
      state,
      ...(found === 'kept' ? keptFrom(complaint, told.terms, on) : {}),
      performances: complaint.performances.map((one) => (one.n === told.n ? answered : one)),
    },
    event: eventOf(complaint, 'performance-answered', facts, { found, promisedOn: promised, answer, on }, on),
  };
}

/** The terms that were kept on the day, and the agreement with the last of them. */
function keptFrom(
  complaint: Complaint,
  places: readonly number[],
  on: Day,
): Pick<Complaint, 'terms' | 'agreement' | 'nextCheckOn'> {
  const terms = complaint.terms.map((term, i): Term =>
    places.includes(i + 1) && term.performedOn === null ? { ...term, performedOn: on } : term,
  );
  const { agreement, endedOn } = complaint;
  const isAll = agreedLines({ terms, agreement }).every(({ nth, doneOn }) => doneOn !== null || places.includes(nth));
  return {
    terms,
    agreement: agreement === null || !isAll ? agreement : { ...agreement, performedOn: agreement.performedOn ?? on },
    nextCheckOn: nextCheckOf(terms, endedOn ?? on),
  };
}

export const performanceMoves = {
  tellPerformance: { ...proceedingWords.tellPerformance, input: TellPerformance, apply: tellPerformance },
  answerPerformance: { ...proceedingWords.answerPerformance, input: AnswerPerformance, apply: answerPerformance },
} as const;
