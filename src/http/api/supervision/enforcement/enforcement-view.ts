/** What the desk reads of a case: words instead of codes, its clocks, what can be done now, and what it is linked with. */
import { mayDo, maySee } from '../../../../domain/base/actor.ts';
import type { Account } from '../../../../domain/county/account.ts';
import { formatYuan } from '../../../../domain/base/money.ts';
import type { Words } from '../../../../domain/base/words.ts';
import { provisionsZh } from '../../../../domain/law/words/provision-words.ts';
import { isCertified, type Certificate } from '../../../../domain/supervision/enforcement/certificate.ts';
import { maskedCase, withoutParty } from '../../../../domain/supervision/enforcement/masked-case.ts';
import { enforcementClocks } from '../../../../domain/supervision/enforcement/deadline.ts';
import {
  enforcementOutcomeWords,
  enforcementSourceWords,
  enforcementStageWords,
  investigatorsOf,
  type Enforcement,
  type EnforcementMove,
  headsStages,
} from '../../../../domain/supervision/enforcement/enforcement.ts';
import { EnforcementQuery } from '../../../../domain/supervision/enforcement/enforcement-list.ts';
import type { LastStep } from '../../../../domain/matter/list/last-step.ts';
import type { EnforcementColumn } from '../../../../domain/supervision/enforcement/words/enforcement-columns.ts';
import { mayApproveMeasure, reviewersOf } from '../../../../domain/supervision/enforcement/reviewer.ts';
import {
  awaitedOf,
  headsStep,
  isHeads,
  nextStep,
  ownStep,
} from '../../../../domain/supervision/enforcement/next-step.ts';
import { availableEnforcementMoves } from '../../../../domain/supervision/enforcement/procedure.ts';
import { takesExhibits } from '../../../../domain/supervision/enforcement/exhibit.ts';
import type { CaseEnding, Transcript } from '../../../../domain/supervision/enforcement/records.ts';
import { isAsked } from '../../../../domain/supervision/enforcement/steps/presence.ts';
import { endingOf } from '../../../../domain/supervision/enforcement/steps/closing.ts';
import { lateOwedFen } from '../../../../domain/supervision/enforcement/steps/execution.ts';
import type { MatterKind } from '../../../../domain/matter/matter.ts';
import { tipoffStateWords } from '../../../../domain/tipoff/state-words.ts';
import { stateWords } from '../../../../domain/complaint/state-words.ts';
import { caseFactsOf } from '../../../../actions/supervision/enforcement/case-file.ts';
import { enforcementPapers, type EnforcementPaper } from '../../../../domain/supervision/enforcement/papers/papers.ts';
import { factsOf, type Context } from '../../../../actions/base/context.ts';
import { listAccounts } from '../../../../store/county/account.ts';
import { findComplaint } from '../../../../store/complaint/complaint.ts';
import { listMatters } from '../../../../store/matter/lists.ts';
import { findTipoff } from '../../../../store/tipoff/tipoff.ts';
import { listLegalReviewers } from '../../../../store/supervision/enforcement/legal-reviewer.ts';
import { listCertificates } from '../../../../store/supervision/enforcement/certificate.ts';
import { listAskedFor, listAskedOnSpot, listHandledBy } from '../../../../store/supervision/enforcement/enforcement.ts';
import { enforcementListing } from '../../../../store/supervision/enforcement/enforcement-list.ts';
import { rowWords } from '../../../../domain/matter/lists.ts';
import {
  dueView,
  namedOf,
  papersOf,
  placeOf,
  viewOf,
  type DueView,
  type MatterView,
  type Named,
} from '../../matter/matter-view.ts';
import { inFull } from '../../matter/timeline-lines.ts';

export type SeenEnforcement = Omit<Enforcement, 'codeStub' | 'tipoffId' | 'complaintId' | 'sourceId' | 'transcripts'>;

export interface EnforcementItem extends Named {
  enforcement: SeenEnforcement;
  due: DueView | null;
  /** The lawful step that it waits for, whoever may make it. */
  next: EnforcementMove | null;
  /** What the reader himself may do towards it now. */
  own: EnforcementMove | null;
  secondName: string | null;
}

/** Another matter under the same trace. */
export interface Linked extends Words {
  kind: MatterKind;
  number: string;
}

/** One of the two officers, and whether his certificate holds today. */
export interface Investigator {
  id: string;
  name: string;
  certified: boolean;
}

export interface EnforcementView extends EnforcementItem, MatterView<EnforcementMove, EnforcementPaper> {
  place: string | null;
  investigators: Investigator[];
  /** Names behind the ids of reviews, approvals and hearings. */
  people: Record<string, string>;
  /** 笔录, with who was asked hidden until somebody gives a reason. */
  transcripts: readonly Transcript[];
  linked: Linked[];
  /** The event of 第七十七条 that has come about. */
  ending: CaseEnding | null;
  /** Whether evidence is still collected for it. */
  takesExhibits: boolean;
  /** 加处罚款 that is owed today. */
  lateOwedFen: number;
  /** Who of those that may review does it for the legal body. */
  legalReviewers: string[];
  /** Who may be named as having approved a measure. */
  approvers: { id: string; name: string }[];
}

export function enforcementItemOf(
  ctx: Context,
  enforcement: Enforcement,
  names: ReadonlyMap<string, string>,
  unmasked = false,
): EnforcementItem {
  // A natural person is known by his family name until somebody gives a reason, in whatever words.
  const shown = unmasked ? enforcement : maskedCase(enforcement);
  const { codeStub: _stub, tipoffId: _tipoff, complaintId: _complaint, sourceId: _source, ...open } = shown;
  // Whole records are for the page of the case alone.
  const { transcripts: _transcripts, ...seen } = open;
  const { secondId, channel } = enforcement;
  const { zh, en } = enforcementSourceWords[channel];
  return {
    enforcement: seen,
    due: dueView(ctx, enforcement),
    next: enforcement.erasedOn === null ? nextStep(enforcement, factsOf(ctx)) : null,
    own: enforcement.erasedOn === null ? ownStep(enforcement, ctx.actor, factsOf(ctx)) : null,
    ...namedOf(ctx, enforcement, names),
    channelZh: zh,
    channelEn: en,
    secondName: secondId === null ? null : (names.get(secondId) ?? null),
  };
}

/** The papers that can be printed; what one of several is about names a natural person no more than the page does. */
async function seenPapersOf(
  ctx: Context,
  enforcement: Enforcement,
  known: { names: ReadonlyMap<string, string>; fileCount: number },
  unmasked: boolean,
) {
  if (!mayDo(ctx.actor, 'enforcement.print')) return [];
  const besides = await caseFactsOf(ctx.db, enforcement, ctx);
  const papers = await papersOf(ctx, enforcementPapers, enforcement, known, besides);
  if (unmasked) return papers;
  const hide = withoutParty(enforcement);
  return papers.map((one) => (one.of === undefined ? one : { ...one, zh: hide(one.zh), en: hide(one.en) }));
}

export async function enforcementViewOf(
  ctx: Context,
  enforcement: Enforcement,
  unmasked = false,
): Promise<EnforcementView> {
  const facts = factsOf(ctx);
  const [{ names, ...rest }, certificates, linked, accounts, legal] = await Promise.all([
    viewOf<EnforcementMove, EnforcementPaper>(ctx, enforcement, {
      citizen: '当事人',
      hide: unmasked ? inFull : withoutParty(enforcement),
      clocks: enforcementClocks(enforcement, facts),
      moves: availableEnforcementMoves(enforcement, ctx.actor, facts.limits),
      papers: [],
    }),
    listCertificates(ctx.db, enforcement.countyId),
    linkedOf(ctx, enforcement),
    listAccounts(ctx.db, enforcement.countyId),
    listLegalReviewers(ctx.db, enforcement.countyId),
  ]);
  return {
    ...enforcementItemOf(ctx, enforcement, names, unmasked),
    ...rest,
    handlers: [...rest.handlers, ...reviewersOf(accounts, enforcement).map((one) => offeredAs(ctx, one))],
    attachments: unmasked ? rest.attachments : hiddenFiles(enforcement, rest.attachments),
    papers: await seenPapersOf(ctx, enforcement, { names, fileCount: rest.attachments.length }, unmasked),
    place: placeOf(ctx, enforcement.operatorRegionId),
    investigators: investigatorsOf(enforcement).map((id) => investigatorOf(ctx, id, names, certificates)),
    people: peopleOf(enforcement, names),
    transcripts: (unmasked ? enforcement : maskedCase(enforcement)).transcripts,
    linked,
    ending: endingOf(enforcement),
    takesExhibits: takesExhibits(enforcement),
    lateOwedFen: lateOwedFen(enforcement, facts),
    legalReviewers: legal.map(({ accountId }) => accountId),
    approvers: accounts.filter((one) => mayApproveMeasure(one, enforcement)).map((one) => offeredAs(ctx, one)),
  };
}

/** Who may review or preside, told apart by the office. */
function offeredAs({ county }: Context, { id, name, organisationId }: Account): EnforcementView['handlers'][number] {
  const office = county.organisations.find((one) => one.id === organisationId);
  return { id, name: office === undefined ? name : `${name}（${office.name}）`, of: 'account' };
}

/** An upload is called by whose it is. */
function hiddenFiles(enforcement: Enforcement, files: EnforcementView['attachments']): EnforcementView['attachments'] {
  if (enforcement.partyKind !== 'person') return files;
  const hide = withoutParty(enforcement);
  return files.map((file) => ({ ...file, fileName: hide(file.fileName) }));
}

function investigatorOf(
  { today }: Context,
  id: string,
  names: ReadonlyMap<string, string>,
  certificates: readonly Certificate[],
): Investigator {
  return { id, name: names.get(id) ?? '', certified: isCertified(id, today, certificates) };
}

function peopleOf(
  { reviews, decision, measures, notices, transcripts, filingRequests }: Enforcement,
  names: ReadonlyMap<string, string>,
): Record<string, string> {
  const ids = [
    ...reviews.map(({ reviewerId }) => reviewerId),
    ...measures.map(({ approvedBy }) => approvedBy),
    ...notices.map(({ hearing }) => hearing?.hostId ?? null),
    decision?.approverId ?? null,
    ...(decision?.presence ?? []).map(({ id }) => id),
    ...transcripts.flatMap(({ officers, hostId }) => [...officers.map(({ id }) => id), hostId]),
    ...filingRequests.flatMap(({ byId, handlerId, secondId, endorsed, endedById }) => [
      byId,
      handlerId,
      secondId,
      endorsed?.byId ?? null,
      endedById,
    ]),
  ];
  return Object.fromEntries(ids.flatMap((id) => (id === null ? [] : [[id, names.get(id) ?? '']])));
}

/** The complaint or the tip-off that it came from, for who may read that one. */
async function linkedOf(ctx: Context, { countyId, complaintId, tipoffId }: Enforcement): Promise<Linked[]> {
  const { actor, db } = ctx;
  const linked: Linked[] = [];
  const complaint = complaintId === null ? null : await findComplaint(db, countyId, { id: complaintId });
  if (complaint !== null && mayDo(actor, 'complaint.read') && maySee(actor, complaint))
    linked.push({ kind: 'complaint', number: complaint.number, ...wordsIn(stateWords[complaint.state]) });
  const tipoff = tipoffId === null ? null : await findTipoff(db, countyId, { id: tipoffId });
  if (tipoff !== null && mayDo(actor, 'tipoff.read') && maySee(actor, tipoff))
    linked.push({ kind: 'tipoff', number: tipoff.number, ...wordsIn(tipoffStateWords[tipoff.state]) });
  return linked;
}

function wordsIn({ zh, en }: Words): Words {
  return { zh, en };
}

/**
 * What a page of the list carries of a row: what every row shows, what is shown to whom has chosen its column, and what other pages ask
 * of it by name: the goods that it holds, and the day that tells when it was.
 */
export interface ShownEnforcementLine extends Pick<EnforcementItem, 'due' | 'handlerName' | 'secondName'> {
  enforcement: Pick<
    SeenEnforcement,
    'id' | 'number' | 'state' | 'stage' | 'channel' | 'operatorName' | 'cause' | 'filedOn' | 'dueOn' | 'legalOn'
  > &
    Partial<Pick<SeenEnforcement, (typeof chosenFields)[number][1]>> & { day?: string };
  officeName?: string | null;
  last?: LastStep | null;
}

export function shownEnforcementOf(
  { enforcement, due, handlerName, secondName, officeName }: EnforcementItem,
  columns: readonly string[],
): ShownEnforcementLine {
  const { id, number, state, stage, channel, filedOn, dueOn, legalOn } = enforcement;
  const [operatorName, cause] = [rowWords(enforcement.operatorName), rowWords(enforcement.cause)];
  const chosen = chosenFields.filter(([column]) => columns.includes(column)).map(([, field]) => field);
  const day = enforcement.decision?.decidedOn ?? filedOn ?? enforcement.foundOn;
  return {
    enforcement: {
      id,
      number,
      state,
      stage,
      channel,
      operatorName,
      cause,
      filedOn,
      dueOn,
      legalOn,
      ...Object.fromEntries(chosen.map((field) => [field, enforcement[field]])),
      ...(columns.includes('day') ? { day } : {}),
    },
    due,
    handlerName,
    secondName,
    ...(columns.includes('office') ? { officeName } : {}),
  };
}

const chosenFields = [
  ['outcome', 'outcome'],
  ['violated', 'legalBasis'],
  ['applied', 'legalBasis'],
  ['fileNumber', 'fileNumber'],
  ['closed', 'closedOn'],
  ['caseValue', 'caseValueFen'],
  ['fine', 'fineDecidedFen'],
  ['confiscated', 'confiscatedDecidedFen'],
  ['measures', 'measures'],
] as const satisfies readonly (readonly [EnforcementColumn | 'measures', keyof SeenEnforcement])[];

/** The cases that wait for the reader's own word: where he was named as present, and where only who heads may decide; by their day. */
export async function casesForWord(ctx: Context): Promise<Looked> {
  const [forMe, { items, isCut }] = await Promise.all([listForMe(ctx), listForHead(ctx)]);
  const all = [...new Map([...forMe, ...items].map((one) => [one.id, one])).values()].toSorted((a, b) =>
    (a.dueOn ?? '9').localeCompare(b.dueOn ?? '9'),
  );
  return { items: all, isCut };
}

/** More than any office has open at a time; what falls due first is looked at first. */
const mostOfOffice = 100;

/** The cases in which the reader is named in a decision on the spot and has not said whether he was there. */
async function listForMe(ctx: Context): Promise<Enforcement[]> {
  if (!mayDo(ctx.actor, 'enforcement.confirmSpot')) return [];
  const asked = await listAskedOnSpot(ctx.db, ctx.actor.countyId, ctx.actor.id);
  return asked.filter((one) => isAsked(one, ctx.actor.id) && maySee(ctx.actor, one));
}

/** What was looked at, and whether there is more of it. */
export interface Looked {
  items: Enforcement[];
  isCut: boolean;
}

/** The cases that wait for the word of the head of the office, or of a leader, whoever handles them; none for anybody else. */
async function listForHead(ctx: Context): Promise<Looked> {
  const { role } = ctx.actor;
  if (role !== 'officeHead' && role !== 'leader') return { items: [], isCut: false };
  const facts = factsOf(ctx);
  const { items, isCut } = role === 'officeHead' ? await listOfHead(ctx) : await listOfLeader(ctx);
  const waits = items.filter((one) => {
    const step = one.erasedOn === null ? ownStep(one, ctx.actor, facts) : null;
    return step !== null && isHeads(step);
  });
  return { items: waits, isCut };
}

async function listOfHead(ctx: Context): Promise<Looked> {
  const query = EnforcementQuery.parse({ stage: headsStages, sort: 'due', limit: mostOfOffice });
  const { items, next } = await listMatters(ctx.db, ctx.actor, enforcementListing(query), ctx.today);
  return { items, isCut: next !== null };
}

/** Of the whole county only what no head decides: requests that are a leader's, what heads investigate themselves, and the close where the county keeps it to him. */
async function listOfLeader(ctx: Context): Promise<Looked> {
  const { limits } = factsOf(ctx);
  const closing = EnforcementQuery.parse({ stage: ['toClose'], sort: 'due', limit: mostOfOffice });
  const accounts = await listAccounts(ctx.db, ctx.actor.countyId);
  const heads = accounts.filter(({ active, role }) => active && role === 'officeHead').map(({ id }) => id);
  const [asked, own, toClose] = await Promise.all([
    listAskedFor(ctx.db, ctx.actor.countyId, mostOfOffice),
    listHandledBy(ctx.db, ctx.actor.countyId, heads, mostOfOffice),
    limits.headApprovesCases
      ? { items: [], next: null }
      : listMatters(ctx.db, ctx.actor, enforcementListing(closing), ctx.today),
  ]);
  const all = [...asked, ...own, ...toClose.items];
  const items = [...new Map(all.map((one) => [one.id, one])).values()].filter((one) => {
    const step = headsStep(one, factsOf(ctx));
    return step !== null && awaitedOf(step, one, accounts, limits).some(({ id }) => id === ctx.actor.id);
  });
  return { items, isCut: [asked, own].some(({ length }) => length === mostOfOffice) || toClose.next !== null };
}

const yuan = (fen: number | null) => (fen === null ? '' : formatYuan(fen));

const cells: Readonly<Record<EnforcementColumn, (item: EnforcementItem) => string | number>> = {
  number: ({ enforcement }) => enforcement.number,
  operatorName: ({ enforcement }) => enforcement.operatorName,
  cause: ({ enforcement }) => enforcement.cause,
  source: ({ enforcement }) => enforcementSourceWords[enforcement.channel].zh,
  stage: ({ enforcement }) => enforcementStageWords[enforcement.stage].zh,
  outcome: ({ enforcement }) => (enforcement.outcome === null ? '' : enforcementOutcomeWords[enforcement.outcome].zh),
  office: ({ officeName }) => officeName ?? '',
  handler: ({ handlerName, secondName }) => [handlerName, secondName].filter((one) => one !== null).join('、'),
  violated: ({ enforcement }) => provisionsZh(enforcement.legalBasis?.violated ?? []) ?? '',
  applied: ({ enforcement }) => provisionsZh(enforcement.legalBasis?.applied ?? []) ?? '',
  fileNumber: ({ enforcement }) => enforcement.fileNumber ?? '',
  filed: ({ enforcement }) => enforcement.filedOn ?? '',
  closed: ({ enforcement }) => enforcement.closedOn ?? '',
  caseValue: ({ enforcement }) => yuan(enforcement.caseValueFen),
  fine: ({ enforcement }) => yuan(enforcement.fineDecidedFen),
  confiscated: ({ enforcement }) => yuan(enforcement.confiscatedDecidedFen),
  due: ({ enforcement }) => enforcement.dueOn ?? '',
  lastStep: () => '',
  legal: ({ enforcement }) => enforcement.legalOn ?? '',
};

/** The words of a cell of the export. */
export function enforcementCell(item: EnforcementItem, column: string): string | number {
  return cells[column as EnforcementColumn](item);
}
