/** Builders of inquiries and of the knowledge base, reached by the real moves. */
import { revocation } from './side-procedure.ts';
import { readFileSync } from 'node:fs';
import { inquiryProcedure } from '../../src/domain/inquiry/procedure.ts';
import { Asking, fileInquiry, type AskingFacts, type AskingInput } from '../../src/domain/inquiry/filing.ts';
import type { Day } from '../../src/domain/base/calendar.ts';
import type { Change } from '../../src/domain/base/event.ts';
import { withInquiryDue, type Inquiry, type InquiryMove, type InquiryState } from '../../src/domain/inquiry/inquiry.ts';
import { firstVersion, type KnowledgeEntry, type KnowledgeSeed } from '../../src/domain/inquiry/knowledge.ts';
import type { Facts } from '../../src/domain/matter/matter.ts';
import { anActor, anId, countyId, facts, noonOf } from './complaint.ts';

export const seeds = JSON.parse(
  readFileSync(new URL('../../seeds/knowledge.json', import.meta.url), 'utf8'),
) as readonly KnowledgeSeed[];

/** The knowledge base as it comes with the program. */
export const knowledge: readonly KnowledgeEntry[] = seeds.map((seed, i) =>
  firstVersion(seed, countyId, `知2026-${String(i + 1).padStart(4, '0')}`, noonOf(seed.fromOn)),
);

export function entryOf(id: string): KnowledgeEntry {
  const found = knowledge.find((entry) => entry.id === id);
  if (found === undefined) throw new Error(`no entry ${id}`);
  return found;
}

export const askedOn = '2026-04-20';

/** 王先生 asks by telephone whether a mobile that was bought on the web may go back. */
export function asked(
  change: Partial<AskingInput> = {},
  more: Partial<AskingFacts> & { today?: Day } = {},
): Change<Inquiry> {
  const asking = Asking.parse({
    clientId: anId(),
    channel: 'C01',
    name: '王先生',
    phone: '13800000118',
    question: '网上买的手机拆封用了两天觉得不好用，还能七天无理由退吗？',
    categoryCode: 'V13.1',
    ...change,
  });
  const today = more.today ?? askedOn;
  return fileInquiry(asking, {
    ...facts({ today, by: anActor('centre') }),
    number: '询2026-0001',
    codeStub: '123456',
    entry: asking.knowledgeId === null ? null : entryOf(asking.knowledgeId),
    ...more,
  });
}

export function inputOfInquiry(move: InquiryMove, inquiry: Inquiry): Record<string, unknown> {
  const revokedOn = inquiry.annulments.at(-1)?.on ?? askedOn;
  const inputs: Record<InquiryMove, Record<string, unknown>> = {
    answer: {
      answer: entryOf('seven-day-return').answer,
      knowledgeId: 'seven-day-return',
      knowledgeVersion: 1,
      close: false,
    },
    markPending: { reason: '要问一下手机激活以后算不算完好', officeId: 'SO-LH' },
    turnIntoComplaint: { complaintId: anId(), close: false },
    turnIntoTipoff: { tipoffId: anId(), close: false },
    tellRoute: { route: 'disclosure', words: '', close: false },
    close: {},
    correct: {
      categoryCode: inquiry.categoryCode,
      natureCode: 'N02',
      people: inquiry.people + 1,
      platformNumber: inquiry.platformNumber,
    },
    decideAnew: revocation(inquiry.answeredOn ?? askedOn),
    recordNotice: { way: 'mail', toldOn: revokedOn, proof: '挂号信 XA0091' },
    recordUnserved: {
      how: 'refused',
      on: revokedOn,
      end: 'left',
      leftBy: 'recording',
      earlierOn: '',
      proof: '录像 2026-9',
    },
    takeBackUnserved: { why: '退信是邮局投错了门牌，本人接了电话' },
    note: { words: '对方说明天再打来' },
    renewCode: { provenBy: inquiry.askerPhone === '' ? 'slip' : 'calledBack', reason: '回执淋湿了看不清' },
  };
  return inputs[move];
}

/** Makes the move as a person does: the input is read by the form first. */
export function changeInquiry(
  inquiry: Inquiry,
  move: InquiryMove,
  today: Day,
  input: Record<string, unknown> = inputOfInquiry(move, inquiry),
  change: Partial<Facts> = {},
): Change<Inquiry> {
  const rule = inquiryProcedure[move];
  const given = facts({ today, by: anActor(move === 'decideAnew' ? 'leader' : 'centre'), ...change });
  const apply = rule.apply as (inquiry: Inquiry, input: unknown, facts: Facts) => Change<Inquiry>;
  const { next, event } = apply(inquiry, rule.input.parse(input), given);
  return { next: withInquiryDue(next, given), event };
}

const ways: Record<InquiryState, readonly InquiryMove[]> = {
  open: [],
  pending: ['markPending'],
  answered: ['answer'],
  turnedIntoComplaint: ['turnIntoComplaint'],
  turnedIntoTipoff: ['turnIntoTipoff'],
  toldOtherRoute: ['tellRoute'],
  closed: ['answer', 'close'],
};

export function anInquiry({
  state = 'open',
  ...asking
}: Partial<AskingInput> & { state?: InquiryState } = {}): Inquiry {
  let inquiry = withInquiryDue(asked(asking).next, facts({ today: askedOn }));
  for (const move of ways[state]) inquiry = changeInquiry(inquiry, move, '2026-04-21').next;
  return inquiry;
}
