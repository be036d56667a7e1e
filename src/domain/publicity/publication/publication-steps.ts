/** 公示的各步 (steps): how each step is made, by whom, what the gate asks before anybody reads it, and what its line tells. */
import { z } from 'zod';
import { addWorkingDays } from '../../base/calendar.ts';
import { leakKindWords } from '../../base/disclosure/leak-mark.ts';
import type { Change, Nothing } from '../../base/event.ts';
import { labelled, written } from '../../base/field.ts';
import type { PublicationVerb } from '../../base/ledger-verbs.ts';
import { Refusal } from '../../base/refusal.ts';
import { text, words, type Tellings } from '../../base/sentence.ts';
import type { Complaint } from '../../complaint/complaint.ts';
import { rulesBy, othersStep, plainTelling, type Docket } from '../../matter/docket.ts';
import { demandDay, eventOf } from '../../matter/matter.ts';
import { codeOf } from '../../operator/shop-reach.ts';
import { barOf, demandNobody, draftWords, factsFrom, isForPublication, marksIn, tellsWho } from './draft.ts';
import {
  DraftPublication,
  maySeePublication,
  objectionWayWords,
  publicationMoves,
  publicationStateWords,
  publicationWordFields,
  withholdReasons,
  withholdReasonWords,
  wordsOf,
  type ObjectionEnd,
  type ObjectionWay,
  type Publication,
  type PublicationFacts,
  type PublicationMove,
} from './publication.ts';

const whose = {
  zh: '承办这件投诉的人不公示、不改、不撤自己办的，异议由没有审过的另一位办',
  en: 'who handled the complaint does not publish, change or withdraw it, and who reviewed it hears no objection to it',
};

const Why = z.object({
  remark: labelled(written().min(4).max(300), {
    zh: '为什么',
    en: 'Why',
    input: 'text',
    hintZh: '留在台账里，不公开',
    hintEn: 'kept in the ledger, not public',
  }),
});
const Rewrite = z.object(publicationWordFields);
const Withhold = z.object({
  reason: labelled(z.enum(withholdReasons), {
    zh: '不公示的理由',
    en: 'Why it is not published',
    input: 'choice',
    options: withholdReasons.map((value) => ({ value, ...withholdReasonWords[value] })),
  }),
  remark: labelled(written().min(4).max(300), {
    zh: '写清楚是怎么回事',
    en: 'What it is in this case',
    input: 'text',
    hintZh: '留在台账里，不公开',
    hintEn: 'kept in the ledger, not public',
  }),
});
const Correct = z.object({
  ...publicationWordFields,
  reason: labelled(written().min(2).max(200), {
    zh: '改了什么、为什么',
    en: 'What is put right, and why',
    input: 'text',
    hintZh: '印在网页上，不写人，例如：每袋少 5 公斤改成少约 4 公斤，过磅单查对',
    hintEn: 'stands on the page, and names nobody',
  }),
});
const deskWays = ['writing', 'visit'] as const satisfies readonly ObjectionWay[];
const Raise = z.object({
  words: labelled(written().min(4).max(1000), {
    zh: '店家说哪里写错了',
    en: 'What the operator says is wrong',
    input: 'longText',
  }),
  by: labelled(written().min(2).max(60), {
    zh: '谁替店家说的（不公开）',
    en: 'Who speaks for the operator (not public)',
    input: 'text',
  }),
  way: labelled(z.enum([...deskWays, 'code']).default('writing'), {
    zh: '怎么提的',
    en: 'How it came',
    input: 'choice',
    options: deskWays.map((value) => ({ value, ...objectionWayWords[value] })),
  }),
  on: labelled(z.iso.date(), {
    zh: '哪天提的',
    en: 'On',
    input: 'day',
    wrongZh: '请选日期',
    wrongEn: 'choose a day',
  }),
});
export type ObjectForm = z.infer<typeof Raise>;
const Answer = z.object({
  answer: labelled(written().min(6).max(600), {
    zh: '怎么答复店家',
    en: 'The answer to the operator',
    input: 'longText',
    hintZh: '查了什么、凭什么；店家凭查询码看得到，也留在台账里；不写投诉人',
    hintEn: 'what was looked at; the operator reads it by its code; kept in the ledger; names no complainant',
  }),
});

const verbs = {
  publish: 'publication-published',
  withhold: 'publication-withheld',
  rewrite: 'publication-rewritten',
  leave: 'publication-left',
  object: 'publication-objected',
  correct: 'publication-corrected',
  withdraw: 'publication-withdrawn',
  keep: 'publication-kept',
  amend: 'publication-amended',
  uphold: 'publication-upheld',
  reconsider: 'publication-reconsidered',
} as const satisfies Record<PublicationMove, PublicationVerb>;

/** Who handled the complaint does not decide whether it is published. */
const isNotHandler = ({ handlerId }: Publication, { id }: { id: string }) => handlerId !== id;
/** Who published it does not answer what the operator says of it. */
const isNotReviewer = ({ reviewedById, handlerId }: Publication, { id }: { id: string }) =>
  reviewedById !== id && handlerId !== id;

function demandOn({ isOn }: PublicationFacts): void {
  if (!isOn) throw new Refusal('publication-off');
}

/** The complaint as it is now: what was agreed when it came here may be no longer. */
function demandComplaint({ complaint }: PublicationFacts): Complaint {
  if (complaint === null) throw new Refusal('publication-gone');
  const bar = barOf(complaint);
  if (bar !== null) throw new Refusal(bar);
  return complaint;
}

/** Numbers of persons are not even kept in a draft. */
function demandNoNumbers(fields: Readonly<Record<string, string>>, facts: PublicationFacts): void {
  const marks = marksIn(fields, { ...facts, passed: [] }).filter(({ kind }) =>
    ['phone', 'identity', 'card', 'account'].includes(kind),
  );
  if (marks.length === 0) return;
  throw new Refusal(
    'publication-names',
    { words: [...new Set(marks.map((mark) => mark.words))].slice(0, 6).join('、') },
    marks.map(({ field, words: marked, kind }) => ({
      path: field,
      zh: `“${marked}”是${leakKindWords[kind].zh}；请删掉。`,
      en: `“${marked}” is ${leakKindWords[kind].en}; leave it out.`,
    })),
  );
}

/** What the operator reads: it may speak of the shop's own people, but not of who complained. */
function demandNoComplainant(fields: Readonly<Record<string, string>>, facts: PublicationFacts): void {
  demandNoNumbers(fields, facts);
  const told = facts.complaint === null ? [] : tellsWho(fields, facts.complaint);
  if (told.length === 0) return;
  throw new Refusal(
    'publication-names',
    { words: '投诉人' },
    told.map((path) => ({
      path,
      zh: '这里看得出投诉人的姓名、电话、证件号或者住址；请改掉。',
      en: 'It tells the complainant’s name, telephone, identity number or address; change it.',
    })),
  );
}

/** The objection goes to those that were answered; nothing where there is none. */
function ended(
  { objection, objections }: Publication,
  end: ObjectionEnd,
  answer: string,
  { by, today }: PublicationFacts,
): Pick<Publication, 'objection' | 'objections'> {
  if (objection === null) return { objection, objections };
  return {
    objection: null,
    objections: [...objections, { ...objection, end, answer, answeredOn: today, byId: by.id }],
  };
}

/** How the register names the operator; without a credit code there it is nobody for sure. */
function shopOf(facts: PublicationFacts): Pick<Publication, 'operatorId' | 'operatorName' | 'operatorCode' | 'townId'> {
  const { shop, townId } = facts;
  const code = shop === null ? null : codeOf(shop.code);
  if (shop === null || code === null) throw new Refusal('publication-no-operator');
  return { operatorId: shop.id, operatorName: shop.name, operatorCode: code, townId };
}

/** One publication a complaint is told by; the draft is made from what is on file. */
export function draftPublication(input: DraftPublication, facts: PublicationFacts): Change<Publication> {
  const { by, at, complaint, shop, townId } = facts;
  demandOn(facts);
  if (complaint === null) throw new Refusal('publication-source');
  const bar = barOf(complaint);
  if (bar !== null || !isForPublication(complaint)) throw new Refusal(bar ?? 'publication-not-allowed');
  const next: Publication = {
    ...factsFrom(complaint),
    ...draftWords(complaint, facts),
    countyId: by.countyId,
    id: input.id,
    number: null,
    version: 1,
    state: 'waiting',
    operatorId: shop?.id ?? null,
    operatorName: shop?.name ?? '',
    operatorCode: codeOf(shop?.code) ?? '',
    townId,
    writerIds: [],
    openedAt: at,
    reviewedById: null,
    publishedOn: null,
    ground: null,
    objection: null,
    objections: [],
    codeStub: '',
    corrections: [],
    remark: '',
    endedAt: null,
  };
  return { next, event: eventOf(next, 'publication-drafted', facts, { complaint: complaint.number }) };
}

function putRight(
  entry: Publication,
  { reason, ...fields }: z.infer<typeof Correct>,
  facts: PublicationFacts,
): Partial<Publication> {
  // What is put right is public at once, so nobody is there to let a piece through.
  demandNobody({ ...fields, reason }, facts, 'public');
  return { ...fields, corrections: [...entry.corrections, { on: facts.today, reason }] };
}

export const publicationProcedure = rulesBy<Publication, typeof verbs, PublicationFacts>(
  whose,
  publicationMoves,
  verbs,
  {
    publish: {
      zh: '同意公示',
      en: 'Publish',
      permission: 'publication.decide',
      input: z.object({}),
      chief: true,
      stands: isNotHandler,
      apply: (entry, _input, facts) => {
        demandOn(facts);
        const complaint = demandComplaint(facts);
        if (complaint.handlerId === facts.by.id) throw othersStep({ zh: '同意公示', en: 'Publish' }, whose);
        const shop = shopOf(facts);
        if (!isForPublication(complaint)) throw new Refusal('publication-not-allowed');
        demandNobody({ ...wordsOf(entry) }, facts);
        // A shop that is called by the name of who complains would tell it.
        if (namesHim(shop.operatorName, complaint)) throw new Refusal('publication-own-name');
        return {
          next: {
            ...shop,
            ...factsFrom(complaint),
            number: facts.freshNumber,
            codeStub: facts.freshStub,
            publishedOn: facts.today,
            reviewedById: facts.by.id,
            remark: '',
          },
          detail: { number: facts.freshNumber },
        };
      },
    },
    withhold: {
      zh: '不公示',
      en: 'Do not publish',
      permission: 'publication.decide',
      input: Withhold,
      stands: isNotHandler,
      apply: (_entry, { reason, remark }: z.infer<typeof Withhold>, { by }) => ({
        next: { ground: reason, remark, reviewedById: by.id },
        detail: { reason, remark },
      }),
    },
    rewrite: {
      zh: '改公示稿',
      en: 'Rewrite',
      permission: 'publication.decide',
      input: Rewrite,
      apply: ({ writerIds }, input: z.infer<typeof Rewrite>, facts) => {
        demandNoNumbers({ ...input }, facts);
        const { id } = facts.by;
        return { next: { ...input, writerIds: writerIds.includes(id) ? writerIds : [...writerIds, id] }, detail: {} };
      },
    },
    leave: {
      zh: '不再公示（投诉变了）',
      en: 'Leaves with its complaint',
      permission: 'publication.leave',
      input: Why,
      apply: (entry, { remark }: z.infer<typeof Why>, facts) => ({
        next: { remark, endedAt: facts.at, ...ended(entry, 'gone', '', facts) },
        detail: { remark },
      }),
    },
    object: {
      zh: '记下店家的异议',
      en: 'Record an objection',
      permission: 'publication.object',
      input: Raise,
      apply: (entry, input: ObjectForm, facts) => {
        demandDay(input.on, facts, entry.publishedOn);
        const answerBy = addWorkingDays(facts.calendar, input.on, facts.objectionDays);
        // What the operator wrote may hold numbers; the row keeps what the gate leaves of them.
        demandNoNumbers({ words: input.words }, facts);
        return {
          next: { objection: { ...input, answerBy } },
          detail: { way: input.way, words: input.words, answerBy },
        };
      },
    },
    correct: {
      zh: '改正',
      en: 'Put right',
      permission: 'publication.decide',
      input: Correct,
      stands: isNotHandler,
      apply: (entry, input: z.infer<typeof Correct>, facts) => ({
        next: putRight(entry, input, facts),
        detail: { reason: input.reason },
      }),
    },
    withdraw: {
      zh: '撤下',
      en: 'Take down',
      permission: 'publication.decide',
      input: Why,
      stands: isNotHandler,
      apply: (entry, { remark }: z.infer<typeof Why>, facts) => ({
        next: { remark, endedAt: facts.at, ...ended(entry, 'gone', '', facts) },
        detail: { remark },
      }),
    },
    keep: {
      zh: '异议不成立，照旧公示',
      en: 'The objection does not hold',
      permission: 'publication.answer',
      input: Answer,
      chief: true,
      stands: isNotReviewer,
      apply: (entry, { answer }: z.infer<typeof Answer>, facts) => {
        demandNoComplainant({ answer }, facts);
        return { next: { ...ended(entry, 'kept', answer, facts), remark: answer }, detail: { answer } };
      },
    },
    amend: {
      zh: '异议成立，改正',
      en: 'It holds: put right',
      permission: 'publication.answer',
      input: Correct,
      stands: isNotReviewer,
      apply: (entry, input: z.infer<typeof Correct>, facts) => ({
        next: { ...putRight(entry, input, facts), ...ended(entry, 'amended', input.reason, facts), remark: '' },
        detail: { reason: input.reason },
      }),
    },
    uphold: {
      zh: '异议成立，撤下',
      en: 'It holds: take down',
      permission: 'publication.answer',
      input: Answer,
      stands: isNotReviewer,
      apply: (entry, { answer }: z.infer<typeof Answer>, facts) => {
        demandNoComplainant({ answer }, facts);
        return {
          next: { remark: answer, endedAt: facts.at, ...ended(entry, 'upheld', answer, facts) },
          detail: { answer },
        };
      },
    },
    reconsider: {
      zh: '重新审',
      en: 'Decide anew',
      permission: 'publication.decide',
      input: Why,
      stands: isNotHandler,
      apply: (_entry, { remark }: z.infer<typeof Why>, facts) => {
        demandOn(facts);
        demandComplaint(facts);
        return { next: { remark, ground: null, reviewedById: null }, detail: { remark } };
      },
    },
  },
);

/** Whether the name of the shop is, or has in it, the name of who complains. */
function namesHim(operatorName: string, complaint: Complaint): boolean {
  return tellsWho({ operatorName }, complaint).length > 0;
}

/** 投诉公示簿。 */
export const publicationDocket: Docket<Publication, DraftPublication, PublicationFacts> = {
  name: 'publication',
  path: 'publications',
  zh: '投诉公示',
  en: 'Published complaints',
  most: 500,
  letter: '示',
  numberedLater: true,
  read: 'publication.read',
  states: publicationStateWords,
  moves: publicationMoves,
  over: ['withdrawn', 'left'],
  opening: { zh: '拟公示稿', en: 'Draft a publication', permission: 'publication.draft', input: DraftPublication },
  open: draftPublication,
  procedure: publicationProcedure,
  maySee: maySeePublication,
};

/**
 * What the ledger keeps of a publication: none of the words that it is told with, but reasons, objections and answers as they were typed;
 * its lines are erased with those of the complaint.
 */
export interface PublicationDetails {
  'publication-drafted': { complaint: string };
  'publication-published': { number: string | null };
  'publication-withheld': { reason: string; remark: string };
  'publication-rewritten': Nothing;
  'publication-left': { remark: string };
  'publication-objected': { way: string; words: string; answerBy: string };
  'publication-corrected': { reason: string };
  'publication-withdrawn': { remark: string };
  'publication-kept': { answer: string };
  'publication-amended': { reason: string };
  'publication-upheld': { answer: string };
  'publication-reconsidered': { remark: string };
  'publication-passed': { kind: string; reason: string };
}

declare module '../../base/event.ts' {
  interface Details extends PublicationDetails {}
}

export const publicationTellings: Tellings<PublicationDetails> = {
  'publication-drafted': (d) => [
    `${text(d.complaint)} 办结，等着审公示。`,
    `Publication of ${text(d.complaint)} is to be decided.`,
  ],
  'publication-published': (d) => [`同意公示，编号 ${text(d.number)}。`, `Published as ${text(d.number)}.`],
  'publication-withheld': (d) => {
    const reason = words(withholdReasonWords, d.reason);
    return [`不公示：${reason.zh}。${text(d.remark)}`, `Not published: ${reason.en}. ${text(d.remark)}`];
  },
  'publication-rewritten': plainTelling({ zh: '改了公示稿', en: 'The words were rewritten' }),
  'publication-left': plainTelling({ zh: '不再公示', en: 'No longer published' }, 'remark'),
  'publication-objected': (d) => {
    const way = words(objectionWayWords, d.way);
    return [
      `店家提出异议（${way.zh}），最晚 ${text(d.answerBy)} 答复；这期间写明有异议。店家说：${text(d.words)}`,
      `The operator objected (${way.en.toLowerCase()}); to be answered by ${text(d.answerBy)}. It says: ${text(d.words)}`,
    ];
  },
  'publication-corrected': plainTelling({ zh: '改正', en: 'Put right' }, 'reason'),
  'publication-withdrawn': plainTelling({ zh: '撤下', en: 'Taken down' }, 'remark'),
  'publication-kept': plainTelling({ zh: '异议不成立，照旧公示', en: 'The objection does not hold' }, 'answer'),
  'publication-amended': plainTelling({ zh: '异议成立，改正', en: 'The objection holds, put right' }, 'reason'),
  'publication-upheld': plainTelling({ zh: '异议成立，撤下', en: 'The objection holds, taken down' }, 'answer'),
  'publication-reconsidered': plainTelling({ zh: '重新审', en: 'To be decided anew' }, 'remark'),
  'publication-passed': plainTelling({ zh: '公开关口放行一处', en: 'The gate let one piece through' }, 'reason'),
};
