import { z } from 'zod';
import type { Day } from '../base/calendar.ts';
import type { Change } from '../base/event.ts';
import type { WorkReportVerb } from '../base/ledger-verbs.ts';
import { Refusal } from '../base/refusal.ts';
import { rulesBy, type Docket, type DocketSteps } from '../matter/docket.ts';
import { eventOf } from '../matter/matter.ts';
import { figures } from '../figures.ts';
import { demandSides } from './explore.ts';
import {
  chipsUsed,
  ReportBody,
  runsOf,
  textsOf,
  tokenOf,
  type BoundTable,
  type ReportBlock,
  type ReportChip,
} from './body.ts';
import { isFigure } from './chip-value.ts';
import { longestReport } from './check/pasted.ts';
import { NumberReport, type Issue } from './layout/issue.ts';
import { yearOfNumber } from './layout/issued-number.ts';
import { isReportList } from './report-lists.ts';
import { isSameDifference, movedSince, movedZh, numbersOf, SignReport, toldMoved } from './reviewed-numbers.ts';
import {
  AcknowledgeBlanks,
  AdoptPractice,
  adoptionOf,
  AnswerFinding,
  AskReport,
  CommentReport,
  awaitsOther,
  DraftReport,
  isOwn,
  issueOf,
  mayAdopt,
  maySeeWorkReport,
  mayReview,
  maySign,
  openBlanks,
  openFindings,
  PraiseReport,
  ReceiveReport,
  ReplyReport,
  ResolveComment,
  SubmitReport,
  submitWaysOf,
  VoidNumber,
  Why,
  workReportStateWords,
  WriteReport,
  type ReportReading,
  type WorkReport,
  type WorkReportFacts,
  type WorkReportState,
} from './work-report.ts';
import './work-report-sentences.ts';
import { scopes, type Actor } from '../base/actor.ts';

/** Which move leads where. */
export const workReportMoves = {
  drafted: {
    write: 'drafted',
    answer: 'drafted',
    acknowledge: 'drafted',
    comment: 'drafted',
    resolve: 'drafted',
    ask: 'drafted',
    send: 'checked',
    drop: 'dropped',
  },
  // What the ledger has become since may be found only now: who reviews or signs answers it himself, in a line.
  checked: { answer: 'checked', comment: 'checked', resolve: 'checked', review: 'reviewed', sendBack: 'drafted' },
  reviewed: { answer: 'reviewed', comment: 'reviewed', resolve: 'reviewed', sign: 'signed', sendBack: 'drafted' },
  signed: { number: 'signed', voidNumber: 'signed', adopt: 'signed', submit: 'submitted', file: 'filed' },
  submitted: {
    number: 'submitted',
    voidNumber: 'submitted',
    adopt: 'submitted',
    receive: 'received',
    returnIt: 'returned',
    reply: 'submitted',
  },
  received: {
    number: 'received',
    voidNumber: 'received',
    adopt: 'received',
    // Who had noted by telephone that it was received hears otherwise.
    returnIt: 'returned',
    praise: 'received',
    reply: 'received',
    file: 'filed',
  },
  returned: { revise: 'drafted', file: 'filed' },
  filed: {},
  dropped: {},
} as const satisfies Record<WorkReportState, Partial<Record<string, WorkReportState>>>;
export type WorkReportMove =
  | 'write'
  | 'answer'
  | 'acknowledge'
  | 'comment'
  | 'resolve'
  | 'ask'
  | 'send'
  | 'drop'
  | 'review'
  | 'sendBack'
  | 'sign'
  | 'number'
  | 'voidNumber'
  | 'adopt'
  | 'submit'
  | 'file'
  | 'receive'
  | 'returnIt'
  | 'reply'
  | 'praise'
  | 'revise';

export function draftReport(
  input: DraftReport,
  facts: WorkReportFacts & { number: string | null },
): Change<WorkReport> {
  const { drafter, at, template, title } = facts;
  if (template === null) throw new Refusal('report-template-unknown');
  const isOffice = scopes[drafter.role] === 'office';
  if (template.author === (isOffice ? 'county' : 'office')) throw new Refusal('report-author');
  const next: WorkReport = {
    countyId: drafter.countyId,
    id: input.id,
    number: facts.number ?? '',
    version: 1,
    state: 'drafted',
    kind: input.kind,
    templateVersion: template.version,
    title,
    periodFrom: input.from,
    periodTo: input.to,
    officeId: isOffice ? drafter.organisationId : null,
    body: { ...template.body, title },
    issueNumber: '',
    copyTo: '',
    attached: '',
    draft: 1,
    edition: 1,
    answers: [],
    acknowledged: [],
    comments: [],
    asks: [],
    praises: [],
    adoptions: [],
    drafterId: drafter.id,
    editorIds: [drafter.id],
    editedById: drafter.id,
    editedAt: at,
    ...unsigned,
    dueOn: input.dueOn,
    remark: '',
    openedAt: at,
    closedAt: null,
  };
  const detail = { number: next.number, title, kind: next.kind, from: input.from, to: input.to };
  return { next, event: eventOf(next, 'work-report-drafted', facts, detail) };
}

const unsigned = {
  reviewedById: null,
  reviewedAt: null,
  reviewed: [],
  signedById: null,
  signedOn: null,
  sha256: null,
  submittedTo: '',
  submittedOn: null,
  submittedHow: null,
  receivedOn: null,
  receiptWords: '',
  returnReason: '',
} as const;

const verbs = {
  write: 'work-report-written',
  answer: 'work-report-answered',
  acknowledge: 'work-report-blanks-left',
  comment: 'work-report-commented',
  resolve: 'work-report-comment-done',
  ask: 'work-report-asked',
  send: 'work-report-sent',
  drop: 'work-report-dropped',
  review: 'work-report-reviewed',
  sendBack: 'work-report-sent-back',
  sign: 'work-report-signed',
  number: 'work-report-numbered',
  voidNumber: 'work-report-number-voided',
  adopt: 'work-report-adopted',
  submit: 'work-report-submitted',
  file: 'work-report-filed',
  receive: 'work-report-received',
  returnIt: 'work-report-returned',
  reply: 'work-report-replied',
  praise: 'work-report-praised',
  revise: 'work-report-revised',
} as const satisfies Record<WorkReportMove, WorkReportVerb>;

/** Who writes it, while it is a draft; then who has it before him. A footnote is written in the text, and so in a draft alone. */
function mayAnswer(report: WorkReport, actor: Actor): boolean {
  if (report.state === 'checked') return mayReview(report, actor);
  return report.state === 'reviewed' ? maySign(report, actor) : isOwn(report, actor);
}

const own = (report: WorkReport, actor: Parameters<typeof isOwn>[1]) => isOwn(report, actor);
/** A report of an office is the county's to take; what the superior of the county does is recorded by the county. */
const byCounty = (_report: WorkReport, { role }: { role: WorkReportFacts['by']['role'] }) => scopes[role] === 'county';

const steps: DocketSteps<WorkReport, typeof verbs, WorkReportFacts> = {
  send: {
    zh: '送审',
    en: 'Send for review',
    permission: 'workReport.write',
    input: z.object({}),
    chief: true,
    stands: own,
    apply: (report, _input, facts) => {
      demandClean(report, readingOf(facts));
      return { next: { returnReason: '' }, detail: { draft: report.draft } };
    },
  },
  write: {
    zh: '改稿',
    en: 'Write',
    permission: 'workReport.write',
    input: WriteReport,
    stands: own,
    apply: (report, input: WriteReport, facts) => {
      const body = writtenBody(report.body, input, facts.filesSeen);
      const { by, at } = facts;
      const editorIds = report.editorIds.includes(by.id) ? report.editorIds : [...report.editorIds, by.id];
      return {
        next: {
          body,
          title: body.title,
          ...(input.issue === null ? {} : issueTyped(report, input.issue, facts)),
          editorIds,
          editedById: by.id,
          editedAt: at,
        },
        detail: { what: whatOf(input) },
      };
    },
  },
  answer: {
    zh: '答复一处',
    en: 'Answer a finding',
    permission: 'workReport.write',
    input: AnswerFinding,
    stands: mayAnswer,
    standsNot: ({ state }) => (state === 'drafted' ? null : 'report-answer-sent'),
    apply: (report, { rule, printed, sentence, how, words }: AnswerFinding, facts) => {
      if (how === 'footnote' && report.state !== 'drafted') throw new Refusal('report-footnote-sent');
      const found = readingOf(facts).findings.find(
        (one) => one.rule === rule && one.printed === printed && one.sentence === sentence,
      );
      if (found === undefined) throw new Refusal('report-finding-unknown');
      const { by, at } = facts;
      const others = report.answers.filter(
        (one) => one.rule !== rule || one.printed !== printed || one.sentence !== sentence,
      );
      const answers = [...others, { rule, printed, sentence, how, words, byId: by.id, at }];
      const body = how === 'footnote' ? withFootnote(report.body, found, words, readingOf(facts)) : report.body;
      // Who wrote a footnote wrote in the text, and does not review it.
      const editorIds = body === report.body ? report.editorIds : [...new Set([...report.editorIds, by.id])];
      // The ledger is kept for good, and no telephone in it.
      const told = rule === 'person' ? `${printed.slice(0, 1)}**` : printed;
      return { next: { answers, body, editorIds }, detail: { rule, printed: told, how, words } };
    },
  },
  acknowledge: {
    zh: '留空',
    en: 'Leave blank',
    permission: 'workReport.write',
    input: AcknowledgeBlanks,
    stands: own,
    apply: (_report, { names }: AcknowledgeBlanks, facts) => {
      const acknowledged = readingOf(facts).blanks.filter((name) => names.includes(name));
      return { next: { acknowledged }, detail: { n: acknowledged.length } };
    },
  },
  comment: {
    zh: '批注',
    en: 'Comment',
    permission: 'workReport.comment',
    input: CommentReport,
    apply: (report, { blockId, sentence, words }: CommentReport, { by, at }) => {
      if (!report.body.blocks.some(({ id }) => id === blockId)) throw new Refusal('report-block-unknown');
      const n = Math.max(0, ...report.comments.map((one) => one.n)) + 1;
      const comment = { n, blockId, sentence, words, byId: by.id, at, doneById: null };
      return { next: { comments: [...report.comments, comment] }, detail: { n, words } };
    },
  },
  resolve: {
    zh: '批注办好了',
    en: 'Comment done',
    permission: 'workReport.comment',
    input: ResolveComment,
    apply: (report, { n }: z.infer<typeof ResolveComment>, { by }) => {
      if (!report.comments.some((one) => one.n === n)) throw new Refusal('report-comment-unknown');
      const comments = report.comments.map((one) => (one.n === n ? { ...one, doneById: by.id } : one));
      return { next: { comments }, detail: { n } };
    },
  },
  ask: {
    zh: '加一项请求',
    en: 'Add a request',
    permission: 'workReport.write',
    input: AskReport,
    stands: own,
    apply: (report, { words }: z.infer<typeof AskReport>) => {
      const n = Math.max(0, ...report.asks.map((one) => one.n)) + 1;
      const asks = [...report.asks, { n, words, reply: '', repliedOn: null, granted: null }];
      return { next: { asks }, detail: { n, words } };
    },
  },
  drop: {
    zh: '作废',
    en: 'Drop',
    permission: 'workReport.write',
    input: Why,
    stands: own,
    // What it was to go out under was never given, and is free.
    apply: (_report, { remark }: Why, { at }) => ({
      next: { remark, closedAt: at, issueNumber: '' },
      detail: { remark },
    }),
  },
  review: {
    zh: '审核通过',
    en: 'Pass the review',
    permission: 'workReport.review',
    input: z.object({}),
    chief: true,
    stands: mayReview,
    standsNot: ownDraft,
    apply: (report, _input, facts) => {
      const reading = readingOf(facts);
      demandClean(report, reading);
      const reviewed = numbersOf(report.body, reading);
      return { next: { reviewedById: facts.by.id, reviewedAt: facts.at, reviewed }, detail: { draft: report.draft } };
    },
  },
  sendBack: {
    zh: '退回修改',
    en: 'Send back',
    permission: 'workReport.review',
    input: Why,
    stands: (report, actor) => mayReview(report, actor) || maySign(report, actor),
    standsNot: ownDraft,
    apply: (report, { remark }: Why) => ({
      next: { draft: report.draft + 1, reviewedById: null, reviewedAt: null, reviewed: [], remark },
      detail: { remark },
    }),
  },
  sign: {
    zh: '签发',
    en: 'Sign',
    permission: 'workReport.sign',
    input: SignReport,
    chief: true,
    stands: maySign,
    standsNot: ownDraft,
    apply: (report, { moved: confirmed }: SignReport, facts) => {
      if (awaitsOther(report, facts.by, facts.limits)) throw new Refusal('report-two-people');
      const reading = readingOf(facts);
      demandClean(report, reading);
      const moved = movedSince(report, reading);
      if (!isSameDifference(confirmed, moved)) throw new Refusal('report-numbers-moved', { told: movedZh(moved) });
      if (facts.isNumberTaken) throw new Refusal('report-number-taken', { number: report.issueNumber });
      demandYear(report.issueNumber, facts.today);
      if (facts.frozen === null) throw new Error('A signature needs what it is put under.');
      const { sha256 } = facts.frozen;
      return {
        next: { signedById: facts.by.id, signedOn: facts.today, sha256 },
        detail: { edition: report.edition, sha256, ...(moved.length === 0 ? {} : { moved: toldMoved(moved) }) },
      };
    },
  },
  number: {
    zh: '编文号',
    en: 'Give its number',
    permission: 'workReport.submit',
    input: NumberReport,
    stands: (report, actor) => isOwn(report, actor) && report.officeId === null,
    ready: ({ issueNumber }) => issueNumber === '',
    refuses: 'report-numbered',
    apply: (report, { number }: NumberReport, facts) => ({
      next: issueTyped(report, { ...issueOf(report), number }, facts),
      detail: { paper: number },
    }),
  },
  voidNumber: {
    zh: '文号作废',
    en: 'Void its number',
    permission: 'workReport.submit',
    input: VoidNumber,
    stands: (report, actor) => isOwn(report, actor) && report.officeId === null,
    ready: ({ issueNumber }) => issueNumber !== '',
    refuses: 'report-not-numbered',
    apply: ({ issueNumber }, { remark }: VoidNumber) => ({
      next: { issueNumber: '' },
      detail: { paper: issueNumber, remark },
    }),
  },
  adopt: {
    zh: '采用这个做法',
    en: 'Take up this practice',
    permission: 'workReport.write',
    input: AdoptPractice,
    stands: mayAdopt,
    standsNot: () => 'report-adopted',
    apply: (report, { words }: AdoptPractice, { by, today }) => ({
      next: { adoptions: [...report.adoptions, adoptionOf(by, words, today)] },
      detail: { words },
    }),
  },
  submit: {
    zh: '上报',
    en: 'Send up',
    permission: 'workReport.submit',
    input: SubmitReport,
    chief: true,
    stands: own,
    apply: (report, { how, to }: SubmitReport, { today, superior, hasLine }) => {
      if (!submitWaysOf(report).includes(how)) throw new Refusal('report-way');
      if (how === 'line' && !hasLine) throw new Refusal('report-line-off');
      const submittedTo = to === '' ? superior : to;
      if (submittedTo === '') throw new Refusal('report-superior');
      return { next: { submittedTo, submittedOn: today, submittedHow: how }, detail: { to: submittedTo, how } };
    },
  },
  receive: {
    zh: '收到',
    en: 'Received',
    permission: 'workReport.receive',
    input: ReceiveReport,
    chief: true,
    stands: byCounty,
    standsNot: () => 'report-county-receives',
    apply: (report, { on, words }: z.infer<typeof ReceiveReport>, facts) => {
      demandPast('on', on, facts);
      if (report.submittedOn !== null && on < report.submittedOn)
        throw new Refusal('invalid-input', {}, [
          { path: 'on', zh: '收到不会早于上报；请核对日期。', en: 'It was not received before it was sent.' },
        ]);
      return { next: { receivedOn: on, receiptWords: words }, detail: { on, words } };
    },
  },
  returnIt: {
    zh: '退回',
    en: 'Return',
    permission: 'workReport.receive',
    input: Why,
    stands: byCounty,
    standsNot: () => 'report-county-receives',
    apply: (_report, { remark }: Why) => ({
      next: { returnReason: remark, receivedOn: null, receiptWords: '' },
      detail: { remark },
    }),
  },
  reply: {
    zh: '记对请求的答复',
    en: 'Record an answer',
    permission: 'workReport.submit',
    input: ReplyReport,
    stands: own,
    ready: ({ asks }) => asks.length > 0,
    refuses: 'report-nothing-asked',
    apply: (report, { n, granted, reply, repliedOn }: ReplyReport, facts) => {
      demandPast('repliedOn', repliedOn, facts);
      if (!report.asks.some((one) => one.n === n)) throw new Refusal('report-nothing-asked');
      const asks = report.asks.map((one) => (one.n === n ? { ...one, granted, reply, repliedOn } : one));
      return { next: { asks }, detail: { n, granted, reply, on: repliedOn } };
    },
  },
  praise: {
    zh: '记上级的肯定',
    en: 'Record praise',
    permission: 'workReport.submit',
    input: PraiseReport,
    stands: own,
    apply: (report, { from, item, words, on }: PraiseReport, facts) => {
      demandPast('on', on, facts);
      const n = Math.max(0, ...report.praises.map((one) => one.n)) + 1;
      return {
        next: { praises: [...report.praises, { n, from, item, words, on }] },
        detail: { from, item, words, on },
      };
    },
  },
  revise: {
    zh: '改后再报',
    en: 'Write the next edition',
    permission: 'workReport.write',
    input: z.object({}),
    chief: true,
    stands: own,
    apply: (report, _input, { by }) => {
      const { returnReason: _reason, ...others } = unsigned;
      return {
        next: {
          ...others,
          edition: report.edition + 1,
          draft: report.draft + 1,
          // The next edition goes out under a number of its own; that of this one stays in the register.
          issueNumber: '',
          // What others wrote before stands in it still.
          editorIds: [...new Set([...report.editorIds, report.drafterId, by.id])],
        },
        detail: { edition: report.edition + 1 },
      };
    },
  },
  file: {
    zh: '存档',
    en: 'File away',
    permission: 'workReport.submit',
    input: z.object({}),
    stands: own,
    apply: (_report, _input, { at }) => ({ next: { closedAt: at }, detail: {} }),
  },
};

export const workReportProcedure = rulesBy('report-not-yours', workReportMoves, verbs, steps);

function readingOf({ reading }: WorkReportFacts): ReportReading {
  if (reading === null) throw new Error('The step looks at the report as it reads now.');
  return reading;
}

function demandPast(path: string, on: string, { today }: Pick<WorkReportFacts, 'today'>): void {
  if (on > today)
    throw new Refusal('invalid-input', {}, [
      { path, zh: '这一天还没到；请选已经过了的那天。', en: 'The day is still to come.' },
    ]);
}

/** What must be so before it goes on: no name is missing, each finding has its answer, and each blank is meant. */
function demandClean(report: WorkReport, reading: ReportReading): void {
  const [place] = reading.placeholders;
  if (place !== undefined) throw new Refusal('report-placeholder', { words: place.words, sentence: place.sentence });
  const open = openFindings(report, reading.findings);
  if (open.length > 0) throw new Refusal('report-findings-open', { n: open.length });
  const left = openBlanks(report, reading.blanks);
  if (left.length > 0) throw new Refusal('report-blanks-open', { n: left.length, names: left.slice(0, 5).join('、') });
}

function whatOf({ put, remove, move, head, issue }: WriteReport): 'paragraph' | 'chip' | 'head' {
  if (put !== null || remove !== null || move !== null) return 'paragraph';
  return head !== null || issue !== null ? 'head' : 'chip';
}

/** The red head is the bureau's alone, and each of its numbers stands on one report. */
function issueTyped(
  { officeId, signedOn }: WorkReport,
  { number, copyTo, attachments }: Issue,
  { isNumberTaken, today }: WorkReportFacts,
): Pick<WorkReport, 'issueNumber' | 'copyTo' | 'attached'> {
  if (number !== '' && officeId !== null) throw new Refusal('report-red-head');
  if (number !== '' && isNumberTaken) throw new Refusal('report-number-taken', { number });
  demandYear(number, signedOn ?? today);
  return { issueNumber: number, copyTo, attached: attachments };
}

/** A number is of the year in which its document was signed (GB/T 9704—2012 7.2.5): each year has a series of its own, which the register reads. */
function demandYear(number: string, signedOn: Day): void {
  const year = signedOn.slice(0, 4);
  if (number !== '' && String(yearOfNumber(number)) !== year) throw new Refusal('report-number-year', { number, year });
}

/** The body with one change; every token names a chip that is there, and every chip counts something that is known. */
export function writtenBody(body: ReportBody, change: WriteReport, filesSeen: ReadonlySet<string>): ReportBody {
  const next = {
    ...body,
    ...change.head,
    chips: change.chip === null ? body.chips : withChip(body.chips, change.chip, filesSeen),
    blocks: withBlock(body.blocks, change),
  };
  const known = new Set(next.chips.map(({ name }) => name));
  const stranger = chipsUsed(next).find((name) => !known.has(name));
  if (stranger !== undefined) throw new Refusal('report-chip-unknown', { name: stranger });
  // A bracket without its other half would be printed as it stands.
  if (textsOf(next).some((text) => runsOf(text).some((run) => run.kind === 'text' && /[〔〕]/u.test(run.text))))
    throw new Refusal('report-bracket');
  const parsed = ReportBody.safeParse(next);
  const letters = textsOf(next).reduce((sum, text) => sum + text.length, 0);
  if (!parsed.success || letters > longestReport) throw new Refusal('report-too-long');
  return parsed.data;
}

function withChip(chips: readonly ReportChip[], chip: ReportChip, filesSeen: ReadonlySet<string>): ReportChip[] {
  const isUnknown =
    (chip.kind === 'figure' && (!isFigure(chip.figure) || (chip.of !== null && !isFigure(chip.of)))) ||
    (chip.kind === 'list' && !isReportList(chip.list));
  if (isUnknown) throw new Refusal('report-figure-unknown');
  if (chip.kind === 'file' && chip.number !== '' && !filesSeen.has(chip.number))
    throw new Refusal('report-file-unknown', { number: chip.number });
  const at = chips.findIndex(({ name }) => name === chip.name);
  return at < 0 ? [...chips, chip] : chips.with(at, chip);
}

function withBlock(blocks: readonly ReportBlock[], { put, after, remove, move }: WriteReport): ReportBlock[] {
  const demandBlock = (id: string) => {
    if (!blocks.some((block) => block.id === id)) throw new Refusal('report-block-unknown');
  };
  if (remove !== null) {
    demandBlock(remove);
    return blocks.filter(({ id }) => id !== remove);
  }
  if (move !== null) {
    demandBlock(move.id);
    const moved = blocks.find(({ id }) => id === move.id);
    const others = blocks.filter(({ id }) => id !== move.id);
    return moved === undefined ? [...blocks] : inserted(others, moved, move.after);
  }
  if (put === null) return [...blocks];
  if (put.kind === 'table' && put.bound !== undefined) demandBound(put.bound);
  const at = blocks.findIndex(({ id }) => id === put.id);
  return at < 0 ? inserted(blocks, put, after) : blocks.with(at, put);
}

/** A table out of 探查 asks for what can be counted. */
function demandBound({ figure, rows, columns, period }: BoundTable): void {
  demandSides(figures[figure], rows, columns);
  if (typeof period === 'object' && period.from > period.to) throw new Refusal('period-invalid');
}

function inserted(blocks: readonly ReportBlock[], block: ReportBlock, after: string | null): ReportBlock[] {
  const at = after === null ? -1 : blocks.findIndex(({ id }) => id === after);
  if (after !== null && at < 0) throw new Refusal('report-block-unknown');
  return blocks.toSpliced(at + 1, 0, block);
}

/** The footnote stands behind the number or the words that it is about; where they are not found, at the end of the paragraph. */
export function withFootnote(
  body: ReportBody,
  { blockId, printed }: { blockId: string | null; printed: string },
  words: string,
  { values }: Pick<ReportReading, 'values'>,
): ReportBody {
  const note = tokenOf(`注：${words.replace(/[〔〕]/gu, '')}`);
  const block = body.blocks.find(({ id }) => id === blockId);
  if (block?.kind !== 'paragraph') throw new Refusal('report-footnote-place');
  // A finding of a chip names it before what it prints.
  const chip =
    values.find(({ name, text }) => `${name} ${text}` === printed) ??
    values.find(({ text }) => text === printed || (text !== '' && printed.includes(text)));
  const marks = [...(chip === undefined ? [] : [tokenOf(chip.name)]), printed];
  const spot = marks.flatMap((mark) =>
    block.pieces.flatMap(({ text }, i) => (text.includes(mark) ? [{ i, at: text.indexOf(mark) + mark.length }] : [])),
  )[0];
  const last = block.pieces.length - 1;
  const { i, at } = spot ?? { i: last, at: block.pieces[last]?.text.length ?? 0 };
  const pieces = block.pieces.map((piece, n) =>
    n === i ? { ...piece, text: `${piece.text.slice(0, at)}${note}${piece.text.slice(at)}` } : piece,
  );
  return { ...body, blocks: body.blocks.map((one) => (one.id === blockId ? { ...block, pieces } : one)) };
}

/** Who drafted a report or wrote in it is told so, and not that the step is the other side’s. */
function ownDraft({ drafterId, editorIds }: WorkReport, { id }: Actor): 'report-own-draft' | null {
  return drafterId === id || editorIds.includes(id) ? 'report-own-draft' : null;
}

/** 工作汇报簿 */
export const workReportDocket: Docket<WorkReport, DraftReport, WorkReportFacts> = {
  name: 'work_report',
  path: 'work-reports',
  zh: '工作汇报',
  en: 'Work reports',
  letter: '汇',
  read: 'workReport.read',
  states: workReportStateWords,
  moves: workReportMoves,
  over: ['filed', 'dropped'],
  opening: { zh: '起草一篇', en: 'Draft a report', permission: 'workReport.write', input: DraftReport },
  open: draftReport,
  procedure: workReportProcedure,
  maySee: maySeeWorkReport,
};
