/**
 * 问投诉人 (question): the officer asks who complained for one thing that is missing, and is answered by the link and the code, or by telephone. It stops
 * no clock: a letter that asks for papers of identity is another thing (第十五条第二款).
 */
import { z } from 'zod';
import { addWorkingDays } from '../../base/calendar.ts';
import type { Change } from '../../base/event.ts';
import { labelled, written } from '../../base/field.ts';
import { Refusal } from '../../base/refusal.ts';
import { eventOf, type Facts } from '../../matter/matter.ts';
import { moved, type Complaint, type ComplaintState } from '../complaint.ts';
import { proceedingWords } from '../words/move-words.ts';
import type { AskedConsumer } from '../steps/records.ts';

export const AskConsumer = z.object({
  question: labelled(written().min(4).max(300), {
    zh: '问投诉人什么',
    en: 'What is asked',
    hintZh: '发短信请他到查进度里回答；一次问一件，用他听得懂的话',
    hintEn: 'He is told by text message and answers on his page: one thing at a time, in plain words',
    input: 'longText',
  }),
});

export const AnswerQuestion = z.object({
  words: labelled(written().max(2000).default(''), {
    zh: '投诉人答了什么',
    en: 'The answer',
    input: 'longText',
  }),
  attachmentIds: z.array(z.uuid()).max(6).default([]),
});

/** While something is still to be found out. */
const asking: ReadonlySet<ComplaintState> = new Set(['registered', 'dispatched', 'accepted', 'mediating']);

/** The question that waits for its answer; null where none does, or the matter has gone on without it. */
export function openQuestion({ asked, state }: Pick<Complaint, 'asked' | 'state'>): AskedConsumer | null {
  return asking.has(state) ? (asked.find(({ answeredOn }) => answeredOn === null) ?? null) : null;
}

export function askConsumer(
  complaint: Complaint,
  { question }: z.infer<typeof AskConsumer>,
  facts: Facts,
): Change<Complaint> {
  const state = moved(complaint, 'askConsumer');
  const open = openQuestion(complaint);
  if (open !== null) throw new Refusal('question-open', { dueOn: open.dueOn });
  const { today, calendar, limits, by } = facts;
  const dueOn = addWorkingDays(calendar, today, limits.awaited.consumerWorkingDays);
  const asked: AskedConsumer = {
    n: complaint.asked.length + 1,
    on: today,
    dueOn,
    question,
    byId: by.id,
    answeredOn: null,
    answer: '',
    files: 0,
  };
  return {
    next: { ...complaint, state, asked: [...complaint.asked, asked] },
    event: eventOf(complaint, 'consumer-asked', facts, { question, dueOn }),
  };
}

export function answerQuestion(
  complaint: Complaint,
  { words, attachmentIds }: z.infer<typeof AnswerQuestion>,
  facts: Facts,
): Change<Complaint> {
  const state = moved(complaint, 'answerQuestion');
  const open = openQuestion(complaint);
  if (open === null) throw new Refusal('question-none');
  const files = attachmentIds.length;
  if (words === '' && files === 0)
    throw new Refusal('invalid-input', {}, [
      { path: 'words', zh: '请写一句话，或者加一张照片。', en: 'Please write a word or add a photo.' },
    ]);
  const answered = { ...open, answeredOn: facts.today, answer: words, files };
  return {
    next: { ...complaint, state, asked: complaint.asked.map((one) => (one.n === open.n ? answered : one)) },
    event: eventOf(complaint, 'question-answered', facts, { words, files }),
  };
}

export const questionMoves = {
  askConsumer: { ...proceedingWords.askConsumer, input: AskConsumer, apply: askConsumer },
  answerQuestion: {
    ...proceedingWords.answerQuestion,
    input: AnswerQuestion,
    brings: 'attachmentIds',
    apply: answerQuestion,
  },
} as const;
