/**
 * 答复 (answer): what may be done with an inquiry. An answer rests on an entry of the knowledge base and says in which version,
 * so that years later one can read what people were told and why.
 */
import { z } from 'zod';
import { mayDo, type Actor } from '../base/actor.ts';
import { dayOf } from '../base/calendar.ts';
import type { Change } from '../base/event.ts';
import { demanding, labelled, written } from '../base/field.ts';
import { Refusal } from '../base/refusal.ts';
import {
  inquiryMoveNames,
  mayMoveInquiry,
  movedInquiry,
  otherRouteNames,
  otherRoutes,
  type Inquiry,
  type InquiryAnnulment,
  type InquiryMove,
  type InquiryOutcome,
} from './inquiry.ts';
import { withoutReporter } from '../tipoff/reporter.ts';
import { annulledDetail, annulmentFields, revoked, type AnnulmentInput } from '../matter/decided/anew.ts';
import { renewCode, RenewCode } from '../matter/code-renewal.ts';
import { demandDay, eventOf, type Facts, type MoveRule } from '../matter/matter.ts';
import {
  AnewFailed,
  AnewFailureCorrection,
  anewNotice,
  AnewTold,
  demandTold,
  hasFailure,
  owesAnew,
  recordNotice,
  recordUnserved,
  takeBackUnserved,
} from './anew-notice.ts';
import { inquiryMoveWords } from './move-words.ts';
import { withClosedWords } from './turned.ts';

const closing = labelled(z.boolean().default(true), {
  zh: '已当面或在电话里说清，同时办结',
  en: 'Told on the spot: close it too',
  input: 'tick',
});

const people = labelled(z.number().int().min(1).max(999), {
  zh: '人数',
  en: 'People',
  hintZh: '几个人来问就写几，不按张数',
  hintEn: 'How many people asked, not how many sheets',
  wrongZh: '写 1 到 999 的整数',
  wrongEn: 'a whole number from 1 to 999',
  input: 'number',
});

const category = labelled(z.string().max(10).nullable(), {
  zh: '商品或服务',
  en: 'Goods or services',
  input: 'category',
});
const nature = labelled(z.string().max(10).nullable(), { zh: '问题性质', en: 'Kind of problem', input: 'choice' });
const platform = labelled(written().max(40).nullable(), {
  zh: '全国平台编号',
  en: 'National platform number',
  input: 'text',
});

/** The parts of an inquiry that its filing asks for too. */
export const inquiryFields = { people, category, nature, platform } as const;

export const AnswerInquiry = z.object({
  answer: labelled(written().min(2).max(3000), { zh: '答复', en: 'Answer', input: 'longText' }),
  knowledgeId: labelled(z.string().min(1).max(60), { zh: '依据的知识', en: 'Knowledge entry' }),
  knowledgeVersion: labelled(z.number().int().min(1), {
    zh: '知识的版本',
    en: 'Version of the entry',
    input: 'number',
  }),
  answeredOn: labelled(z.iso.date().optional(), {
    zh: '答复日期',
    en: 'Answered on',
    input: 'day',
    wrongZh: '请选一个日期，例如 2026-04-20',
  }),
  close: closing,
});

export const MarkPending = z.object({
  reason: labelled(written().min(2).max(500), { zh: '要查什么', en: 'What has to be found out', input: 'longText' }),
  officeId: labelled(z.string().min(1).nullable().default(null), {
    zh: '请哪个所帮着查',
    en: 'Office that is asked',
    input: 'office',
  }),
});

export const TurnIntoComplaint = z.object({
  complaintId: labelled(z.uuid(), { zh: '转成的投诉', en: 'The complaint' }),
  close: closing,
});

export const TurnIntoTipoff = z.object({
  tipoffId: labelled(z.uuid(), { zh: '转成的举报', en: 'The tip-off' }),
  close: closing,
});

export const TellRoute = z.object({
  route: labelled(z.enum(otherRouteNames), {
    zh: '该走的途径',
    en: 'Route',
    input: 'choice',
    options: otherRouteNames.map((value) => ({ value, zh: otherRoutes[value].zh, en: otherRoutes[value].en })),
  }),
  words: labelled(written().max(1000).default(''), {
    zh: '怎么告诉的',
    en: 'What was said',
    hintZh: '不写就用这条途径的说明',
    hintEn: 'Left empty, the words of the route are used',
    input: 'longText',
  }),
  close: closing,
});

export const CorrectInquiry = z.object({
  categoryCode: category,
  natureCode: nature,
  people,
  platformNumber: platform,
});

export const NoteInquiry = z.object({
  words: labelled(written().min(1).max(2000), { zh: '备注', en: 'Note', input: 'longText' }),
});

export const CloseInquiry = z.object({});
export const AnswerAnew = demanding(z.object(annulmentFields));

/** For each move its words, who may, what must be filled in, the key on the desk and the rule. */
export const inquiryProcedure = {
  answer: {
    ...inquiryMoveWords.answer,
    input: AnswerInquiry,
    apply: answer,
  },
  markPending: {
    ...inquiryMoveWords.markPending,
    input: MarkPending,
    refers: { office: 'officeId' },
    apply: markPending,
  },
  turnIntoComplaint: {
    ...inquiryMoveWords.turnIntoComplaint,
    input: TurnIntoComplaint,
    apply: turnIntoComplaint,
  },
  turnIntoTipoff: {
    ...inquiryMoveWords.turnIntoTipoff,
    input: TurnIntoTipoff,
    apply: turnIntoTipoff,
  },
  tellRoute: {
    ...inquiryMoveWords.tellRoute,
    input: TellRoute,
    apply: tellRoute,
  },
  close: {
    ...inquiryMoveWords.close,
    input: CloseInquiry,
    apply: close,
  },
  correct: {
    ...inquiryMoveWords.correct,
    input: CorrectInquiry,
    refers: { category: 'categoryCode', nature: 'natureCode' },
    apply: correct,
  },
  decideAnew: {
    ...inquiryMoveWords.decideAnew,
    input: AnswerAnew,
    apply: answerAnew,
  },
  recordNotice: {
    ...inquiryMoveWords.recordNotice,
    input: AnewTold,
    apply: recordNotice,
  },
  recordUnserved: {
    ...inquiryMoveWords.recordUnserved,
    input: AnewFailed,
    apply: recordUnserved,
  },
  takeBackUnserved: {
    ...inquiryMoveWords.takeBackUnserved,
    input: AnewFailureCorrection,
    apply: takeBackUnserved,
  },
  note: {
    ...inquiryMoveWords.note,
    input: NoteInquiry,
    apply: note,
  },
  renewCode: {
    ...inquiryMoveWords.renewCode,
    input: RenewCode,
    tellsCode: true,
    apply: renewAskerCode,
  },
} as const satisfies Record<InquiryMove, MoveRule<Inquiry>>;

/** The moves that state and role allow now: the buttons of the desk, and nothing else. */
export function availableInquiryMoves(inquiry: Inquiry, actor: Actor): InquiryMove[] {
  return inquiryMoveNames.filter(
    (move) =>
      mayMoveInquiry(inquiry, move) &&
      mayDo(actor, inquiryProcedure[move].permission) &&
      (conditions[move]?.(inquiry, actor) ?? true),
  );
}

/** What a move asks for besides the state and the role; the others ask for nothing more. */
const conditions: Readonly<Partial<Record<InquiryMove, (inquiry: Inquiry, actor: Actor) => boolean>>> = {
  decideAnew: (inquiry, { id }) => isRevocable(inquiry) && inquiry.handlerId !== id,
  recordNotice: owesAnew,
  recordUnserved: owesAnew,
  takeBackUnserved: hasFailure,
  close: (inquiry) => !owesAnew(inquiry),
};

/** What became a complaint or a tip-off is decided there. */
function isRevocable({ outcome }: Inquiry): boolean {
  return outcome === 'answered' || outcome === 'toldOtherRoute';
}

/** What the asker was told is kept, and he is told anew: by the days that run from the word of who revoked it. */
function answerAnew(inquiry: Inquiry, input: AnnulmentInput, facts: Facts): Change<Inquiry> {
  const state = movedInquiry(inquiry, 'decideAnew');
  if (!isRevocable(inquiry)) throw new Refusal('anew-what-became');
  const { handlerId, answeredOn, receivedAt, filedAt } = inquiry;
  const revocation = revoked(
    input,
    {
      deciderId: handlerId,
      decidedOn: answeredOn ?? dayOf(receivedAt ?? filedAt),
      workedOnIt: (id) => id === handlerId,
    },
    facts,
  );
  const annulment: InquiryAnnulment = {
    ...revocation,
    outcome: inquiry.outcome,
    answer: inquiry.answer,
    knowledgeId: inquiry.knowledgeId,
    knowledgeVersion: inquiry.knowledgeVersion,
    answeredOn,
    toldRoute: inquiry.toldRoute,
    handlerId,
    closedOn: inquiry.closedOn,
    notice: anewNotice(inquiry),
  };
  return {
    next: { ...inquiry, ...unanswered, state, annulments: [...inquiry.annulments, annulment] },
    event: eventOf(inquiry, 'decision-annulled', facts, {
      ...annulledDetail(annulment, inquiry.outcome),
      ...(owesAnew(inquiry) ? { overtakes: inquiry.annulments.at(-1)?.number ?? '' } : {}),
    }),
  };
}

const unanswered = {
  outcome: null,
  answer: null,
  knowledgeId: null,
  knowledgeVersion: null,
  answeredOn: null,
  toldRoute: null,
  handlerId: null,
  closedOn: null,
} as const satisfies Partial<Inquiry>;

/** That the entry exists and holds on the day is seen to by the action with `demandCitable`, as that an office exists is. */
function answer(inquiry: Inquiry, input: z.infer<typeof AnswerInquiry>, facts: Facts): Change<Inquiry> {
  const answeredOn = input.answeredOn ?? facts.today;
  demandDay(answeredOn, facts, inquiry.annulments.at(-1)?.on ?? dayOf(inquiry.receivedAt ?? inquiry.filedAt));
  const { knowledgeId, knowledgeVersion } = input;
  const told = tell(inquiry, 'answer', 'answered', input.close, facts, answeredOn);
  return {
    next: { ...told, answer: input.answer, knowledgeId, knowledgeVersion },
    event: eventOf(
      inquiry,
      'answered',
      facts,
      { knowledgeId, knowledgeVersion, people: inquiry.people, closed: input.close, answeredOn },
      answeredOn,
    ),
  };
}

function markPending(inquiry: Inquiry, input: z.infer<typeof MarkPending>, facts: Facts): Change<Inquiry> {
  const state = movedInquiry(inquiry, 'markPending');
  const officeId = input.officeId ?? inquiry.officeId;
  return {
    next: { ...inquiry, state, officeId, pendingOn: facts.today, pendingReason: input.reason },
    event: eventOf(inquiry, 'marked-pending', facts, { reason: input.reason, officeId }),
  };
}

function turnIntoComplaint(inquiry: Inquiry, input: z.infer<typeof TurnIntoComplaint>, facts: Facts): Change<Inquiry> {
  const { complaintId } = input;
  const told = tell(inquiry, 'turnIntoComplaint', 'turnedIntoComplaint', input.close, facts);
  return {
    next: { ...told, complaintId },
    event: eventOf(inquiry, 'turned-into-complaint', facts, { complaintId, closed: input.close }),
  };
}

function turnIntoTipoff(inquiry: Inquiry, input: z.infer<typeof TurnIntoTipoff>, facts: Facts): Change<Inquiry> {
  const { tipoffId } = input;
  // Who told it is sealed with the tip-off (《办法》第三十七条); the inquiry does not go on saying it in the open, by either of his names.
  const asker = { name: inquiry.askerName, phone: inquiry.askerPhone, idNumber: null };
  const question = withoutReporter(facts.withoutReporter?.(inquiry.question) ?? inquiry.question, asker);
  const unnamed: Inquiry = { ...withClosedWords(inquiry), question, askerName: '', askerPhone: '' };
  const told = tell(unnamed, 'turnIntoTipoff', 'turnedIntoTipoff', input.close, facts);
  return {
    next: { ...told, tipoffId },
    event: eventOf(inquiry, 'turned-into-tipoff', facts, { tipoffId, closed: input.close }),
  };
}

function tellRoute(inquiry: Inquiry, input: z.infer<typeof TellRoute>, facts: Facts): Change<Inquiry> {
  const told = tell(inquiry, 'tellRoute', 'toldOtherRoute', input.close, facts);
  return {
    next: { ...told, toldRoute: input.route, answer: input.words || otherRoutes[input.route].toZh },
    event: eventOf(inquiry, 'route-told', facts, { route: input.route, closed: input.close }),
  };
}

function close(inquiry: Inquiry, _input: unknown, facts: Facts): Change<Inquiry> {
  const state = movedInquiry(inquiry, 'close');
  demandTold(inquiry);
  return {
    next: { ...inquiry, state, closedOn: facts.today },
    event: eventOf(inquiry, 'closed', facts, { outcome: inquiry.outcome, officeId: inquiry.officeId }),
  };
}

function correct(inquiry: Inquiry, input: z.infer<typeof CorrectInquiry>, facts: Facts): Change<Inquiry> {
  const state = movedInquiry(inquiry, 'correct');
  return {
    next: { ...inquiry, state, ...input },
    event: eventOf(inquiry, 'inquiry-corrected', facts, { ...input, peopleBefore: inquiry.people }),
  };
}

function note(inquiry: Inquiry, input: z.infer<typeof NoteInquiry>, facts: Facts): Change<Inquiry> {
  return {
    next: { ...inquiry, state: movedInquiry(inquiry, 'note') },
    event: eventOf(inquiry, 'noted', facts, { words: input.words }),
  };
}

/** Many ask without leaving a name; who became a reporter stands in the inquiry no more. */
function renewAskerCode(inquiry: Inquiry, input: RenewCode, facts: Facts): Change<Inquiry> {
  const { askerName, askerPhone } = inquiry;
  return renewCode(inquiry, input, facts, { name: askerName !== '', phone: askerPhone !== '' });
}

/** The asker got word: the clock stops, who told is the handler, and told on the spot it is closed in the same step. */
function tell(
  inquiry: Inquiry,
  move: InquiryMove,
  outcome: InquiryOutcome,
  closes: boolean,
  facts: Facts,
  answeredOn = facts.today,
): Inquiry {
  const told: Inquiry = {
    ...inquiry,
    state: movedInquiry(inquiry, move),
    outcome,
    answeredOn,
    handlerId: facts.by.id,
  };
  if (closes) demandTold(inquiry);
  return closes ? { ...told, state: movedInquiry(told, 'close'), closedOn: facts.today } : told;
}
