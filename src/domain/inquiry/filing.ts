/**
 * 登记咨询 (asking): what is asked, by how many people and by which way. At a counter one tap on the topic is enough: it is
 * registered, answered out of the knowledge base and closed in one step (「接受消费者咨询2587人次」).
 */
import { z } from 'zod';
import { demand, type Actor } from '../base/actor.ts';
import { dayOf, type Day } from '../base/calendar.ts';
import { inquiryFields } from './procedure.ts';
import type { Change, LedgerEvent } from '../base/event.ts';
import { labelled, written } from '../base/field.ts';
import { demandReceived, heardAt, phoneSchema } from '../complaint/filing.ts';
import type { Inquiry } from './inquiry.ts';
import { demandCitable, type KnowledgeEntry } from './knowledge.ts';
import { demandDay, eventOf, type Facts } from '../matter/matter.ts';
import { ruleSets } from '../law/rulebook.ts';

export const Asking = z
  .object({
    clientId: z.uuid().toLowerCase(),
    channel: labelled(z.string().regex(/^C\d{2}$/u), { zh: '来源', en: 'Channel', input: 'choice' }),
    platformNumber: inquiryFields.platform.default(null),
    /** When it was asked, if that was before now; never in the future. */
    receivedAt: labelled(
      z.preprocess(
        (typed) => (typed instanceof Date ? typed.toISOString() : (typed ?? undefined)),
        z.iso
          .datetime({ offset: true })
          .transform((typed) => new Date(typed))
          .optional(),
      ),
      { zh: '收到时间', en: 'Received', input: 'instant' },
    ),
    name: labelled(written().max(50).default(''), { zh: '您的姓名', en: 'Your name', input: 'text' }),
    phone: phoneSchema('电话', 'Telephone').default(''),
    categoryCode: inquiryFields.category.default(null),
    natureCode: inquiryFields.nature.default(null),
    question: labelled(written().max(2000).default(''), { zh: '想问什么', en: 'What is asked', input: 'longText' }),
    people: inquiryFields.people.default(1),
    /** The topic that was tapped: then it is answered already, with the words of the entry or with those given here. */
    knowledgeId: labelled(z.string().min(1).max(60).nullable().default(null), { zh: '题目', en: 'Topic' }),
    answer: labelled(written().max(3000).default(''), { zh: '答复', en: 'Answer', input: 'longText' }),
  })
  .check(({ value, issues }) => {
    if (value.knowledgeId !== null || value.question.length >= 2) return;
    issues.push({
      code: 'custom',
      input: value.question,
      path: ['question'],
      message: '请填写想问什么，或者点一个题目。|Please write what is asked, or tap a topic.',
    });
  });
export type Asking = z.infer<typeof Asking>;
export type AskingInput = z.input<typeof Asking>;

/** What the action adds: the number, where it was asked, and the version of the entry that holds on the day it was asked. */
export interface AskingFacts extends Facts {
  number: string;
  codeStub: string;
  entry: KnowledgeEntry | null;
}

/** Registers an inquiry; one whose topic was tapped is answered and closed already. */
export function fileInquiry(asking: Asking, facts: AskingFacts): Change<Inquiry> {
  const heard = heardAt(asking, facts);
  demandReceived(asking, facts);
  const heardOn = dayOf(heard);
  demandDay(heardOn, facts, ruleSets.GS51.from);
  const { by } = facts;
  const entry = asking.knowledgeId === null ? null : demandTopic(asking.knowledgeId, heardOn, facts);
  const course = entry === null ? unanswered : answeredBy(entry, asking, heardOn, facts);
  const next: Inquiry = {
    countyId: by.countyId,
    id: asking.clientId,
    number: facts.number,
    version: 1,
    state: course.state,
    stage: course.stage,
    outcome: course.outcome,
    channel: asking.channel,
    platformNumber: asking.platformNumber,
    codeStub: facts.codeStub,
    filedAt: facts.at,
    receivedAt: heard,
    officeId: officeAsked(by),
    stationId: stationAsked(facts),
    handlerId: course.handlerId,
    entrustedTo: null,
    dueRule: null,
    dueOn: null,
    legalOn: null,
    escalatedTo: 0,
    erasedOn: null,
    askerName: asking.name,
    askerPhone: asking.phone,
    categoryCode: asking.categoryCode ?? codeOf(entry, (code) => !isNature(code)),
    natureCode: asking.natureCode ?? codeOf(entry, isNature),
    question: asking.question || (entry?.title ?? ''),
    people: asking.people,
    pendingOn: null,
    pendingReason: null,
    annulments: [],
    answer: course.answer,
    knowledgeId: course.knowledgeId,
    knowledgeVersion: course.knowledgeVersion,
    answeredOn: course.answeredOn,
    toldRoute: null,
    complaintId: null,
    tipoffId: null,
    closedOn: course.closedOn,
  };
  return { next, event: askedEvent(next, facts, heardOn) };
}

/** Whether what is sent under the id of an inquiry asks what that one asked. */
export function asksTheSame(asking: Asking, known: Inquiry): boolean {
  if (asking.phone !== known.askerPhone || asking.name !== known.askerName) return false;
  // A topic that was tapped stands in the inquiry under its title, if nothing was asked besides.
  return asking.question === '' ? asking.knowledgeId === known.knowledgeId : asking.question === known.question;
}

/** What of an inquiry says how far it is. */
type Course = Pick<
  Inquiry,
  | 'state'
  | 'stage'
  | 'outcome'
  | 'handlerId'
  | 'answer'
  | 'knowledgeId'
  | 'knowledgeVersion'
  | 'answeredOn'
  | 'closedOn'
>;

const unanswered: Course = {
  state: 'open',
  stage: 'toAnswer',
  outcome: null,
  handlerId: null,
  answer: null,
  knowledgeId: null,
  knowledgeVersion: null,
  answeredOn: null,
  closedOn: null,
};

function answeredBy(entry: KnowledgeEntry, asking: Asking, heardOn: Day, { by, today }: AskingFacts): Course {
  return {
    state: 'closed',
    stage: 'done',
    outcome: 'answered',
    handlerId: by.id,
    answer: asking.answer || entry.answer,
    knowledgeId: entry.id,
    knowledgeVersion: entry.version,
    answeredOn: heardOn,
    closedOn: today,
  };
}

/** An office answers what it is asked; what the centre, a station or the web takes in is the centre's to place. */
function officeAsked({ role, organisationId }: Actor): string | null {
  return role === 'officer' || role === 'officeHead' ? organisationId : null;
}

/** A station that stopped is asked nothing more: the centre places what its person still takes in. */
function stationAsked({ by, station }: AskingFacts): string | null {
  return by.role === 'station' && station?.active !== false ? by.stationId : null;
}

function isNature(code: string): boolean {
  return code.startsWith('N');
}

/** What the topic is about says what the question is about. */
function codeOf(entry: KnowledgeEntry | null, fits: (code: string) => boolean): string | null {
  return entry?.categoryCodes.find(fits) ?? null;
}

function askedEvent(next: Inquiry, facts: AskingFacts, heardOn: Day): LedgerEvent {
  const { channel, people, knowledgeId, knowledgeVersion, stationId, officeId } = next;
  const answered = next.outcome === 'answered';
  const details = { channel, people, answered, knowledgeId, knowledgeVersion, stationId, officeId };
  return eventOf(next, 'asked', facts, details, heardOn);
}

/** A topic is tapped by who may answer, and is the very entry that the action read. */
function demandTopic(knowledgeId: string, heardOn: Day, { by, entry }: AskingFacts): KnowledgeEntry {
  demand(by, 'inquiry.answer');
  return demandCitable(entry?.id === knowledgeId ? entry : null, heardOn);
}
