/** 随身资料: what the telephone of a station carries along, so that it works without a network. Only what the station may see, masked as there. */
import { addDays, type Day } from '../../../domain/base/calendar.ts';
import { type Complaint, emptyComplaint } from '../../../domain/complaint/complaint.ts';
import type { LegalRole, Term } from '../../../domain/complaint/facts/facts.ts';
import type { Signature } from '../../../domain/base/signature.ts';
import { callableOf, mayDial } from '../../../domain/complaint/facts/callable.ts';
import { agentOn } from '../../../domain/complaint/facts/agent-now.ts';
import { hearBy, withDue } from '../../../domain/complaint/deadline.ts';
import { beyondPower } from '../../../domain/complaint/steps/station-talk.ts';
import type { StationKind } from '../../../domain/base/station-kind.ts';
import type { StationPower } from '../../../domain/law/local-limits.ts';
import type { Words } from '../../../domain/base/words.ts';
import { ComplaintQuery } from '../../../domain/complaint/complaint-list.ts';
import { outboxMoves, type OutboxMove } from '../../../domain/device/outbox.ts';
import { channelOf, demandStation } from '../../../domain/device/device.ts';
import { opensOutside } from '../../base/public-address.ts';
import { asked, type AskedQuestion, type Asking } from '../../../domain/county/asked/asked-question.ts';
import { byPlace, noticeState } from '../../../domain/county/notice/county-notice.ts';
import { kmApart, townOf } from '../../../domain/county/region.ts';
import type { Placing } from '../../../domain/county/place/place.ts';
import { officeOfRegion, venueAddress, type Station } from '../../../domain/county/station.ts';
import { timelineEn, timelineZh } from '../../../domain/desk/timeline.ts';
import { factsOf, type Context } from '../../../actions/base/context.ts';
import { revealsLeft } from '../../../actions/matter/reveal-limit.ts';
import type { Callout } from '../../../domain/command/callout.ts';
import type { FirstAid } from '../../../domain/matter/matter.ts';
import { rungEnd, type RungEnd } from '../../../domain/command/callout-steps.ts';
import type { Reachable } from '../../../domain/device/on-call.ts';
import { hidingOf } from '../../../domain/complaint/privacy.ts';
import { listLastCallouts } from '../../../store/command/callout.ts';
import { listInstructions } from '../../../store/command/instruction.ts';
import { listShopsIn } from '../../../store/operator/operator-list.ts';
import { listRoster } from '../../../store/tipoff/credit-points.ts';
import { countComplaints, listComplaints } from '../../../store/complaint/complaint-list.ts';
import { listAttachmentSizes } from '../../../store/matter/attachment.ts';
import { findSlipOf } from '../../../store/complaint/slip.ts';
import { availableDocketMoves } from '../../../domain/matter/docket.ts';
import type { Instruction } from '../../../domain/command/instruction.ts';
import { areaCheckDocket } from '../../../domain/incident/area-check.ts';
import type { AnswerKind, Tally } from '../../../domain/incident/area-answer.ts';
import { listAnswersOf, listAreaChecks, tallyChecks } from '../../../store/incident/area-check.ts';
import { instructionDocket } from '../../../domain/command/instruction-steps.ts';
import { countStationYear, type StationYear } from '../../../store/device/carried.ts';
import { withWhole, type CarriedCall } from '../complaint/carried-call.ts';
import { carriedHelps, type CarriedHelp } from '../command/carried-help.ts';
import { carriedOnCall, officeOpenOf } from './carried-on-call.ts';
import type { BoardSheet, BoardState } from '../../../domain/publicity/board.ts';
import { boardsOf, boardStatesOf } from '../publicity/board-view.ts';
import { carriedTasks, type CarriedTask } from '../steering/carried-task.ts';
import { carriedDrives, type CarriedDrive } from '../publicity/education/carried-drive.ts';
import { carriedReports, type CarriedReport } from '../supervision/enforcement/station-report-view.ts';
import { carriedSurveys, type CarriedSurvey } from '../supervision/survey/carried-survey.ts';
import { carriedInquiries, type CarriedInquiry } from '../inquiry/carried-inquiry.ts';
import { carriedGuides, type CarriedGuide } from '../inquiry/carried-guide.ts';
import { carriedEvents, type CarriedEvent } from '../publicity/education/carried-event.ts';
import { warningsOf, type CarriedWarning } from '../publicity/warning/carried-warning.ts';
import { carriedDuty, type CarriedDuty } from '../station/carried-duty.ts';
import {
  carriedMessages,
  carriedNeighbours,
  type CarriedNeighbour,
  type CarriedStationMessage,
} from '../station/carried-message.ts';
import { echoesOf, type Echo } from '../complaint/station-echo-view.ts';
import { complaintViewOf, type SeenComplaint } from '../complaint/complaint-view.ts';
import { namesOf } from '../county/account-names.ts';
import { ownMessagesOf, type OwnMessage, type OwnMessages } from '../matter/own-messages.ts';
import { stationWithdrawal, type StationWithdrawal } from '../../../domain/complaint/steps/withdrawal.ts';
import { outcomeWords, stateWords } from '../../../domain/complaint/state-words.ts';
import { neighbourTold } from '../../../domain/complaint/words/neighbour-told.ts';
import { isGoodEnd, neighbourWords } from '../../../domain/complaint/words/neighbour-words.ts';

export interface CarriedMatter {
  id: string;
  number: string;
  slipCode: string | null;
  version: number;
  state: Words;
  /** How it stands in the words of a neighbour, and whether it ended well. Missing in what an earlier program carried along. */
  near?: Words;
  isGood?: boolean;
  isOpen: boolean;
  consumerName: string;
  consumerPhone: string;
  /** Somebody acts for the complainant: of what is told it is asked who said it. */
  hasAgent: boolean;
  /** How a withdrawal can be written down here; what was carried before this version does not say. */
  withdrawal?: StationWithdrawal;
  /** Whom the station can ring up while it is open: shown masked, dialled by a press that is an act of its own. */
  calls: CarriedCall[];
  operatorName: string;
  story: string;
  claim: string;
  filedAt: string;
  stationReceivedAt: string | null;
  receivedAt: string | null;
  due: { zh: string; en: string; remaining: string; mark: string; on: string | null } | null;
  officeName: string | null;
  moves: OutboxMove[];
  /** Why the station may not settle it, whatever the sum; null where it may. */
  beyond: Words | null;
  roles: readonly LegalRole[];
  /** What was settled at the station, as both signed it; null where it was not. Missing in what an earlier program carried along. */
  deal?: CarriedDeal | null;
  /** The whole course as sentences, the newest first. */
  told: { at: string; zh: string; en: string; by: string }[];
  recoveredFen: number | null;
  /** Since when it is urgent, and when somebody called back. */
  urgentAt: string | null;
  respondedAt: string | null;
  /** What became of the last call-out of it: who took it, or said that it was none; null while it rings, and where it never rang. */
  rung: { state: RungEnd['state']; at: string; byName: string | null; remark: string } | null;
  /** Since when its last call-out rings for somebody; null when somebody took it or ended it, while a press is held, and where it never rang. */
  ringing: string | null;
  /** What those who told of the danger do first, while that call-out is open. */
  aid: FirstAid | null;
}

/** 和解协议 as it is shown at the station: when, in what capacity, the terms or the words, and both signatures. */
export interface CarriedDeal {
  on: Day;
  legalRole: LegalRole;
  words: string;
  recoveredFen: number | null;
  terms: readonly Term[];
  signatures: readonly Signature[];
}

export interface CarriedQuestion {
  number: string;
  version: number;
  text: string;
  fromName: string;
  dueAt: string;
  urgent: boolean;
  mustArrive: boolean;
  moves: string[];
}

/** 县局问咱村: a check that asks this station, and what it has answered. */
export interface CarriedCheck {
  number: string;
  question: string;
  look: string;
  why: string;
  dueAt: string;
  /** What is looked for; null for none, and for one that is too large to be carried. */
  photo: { id: string; bytes: number } | null;
  own: { answer: AnswerKind; households: number; mu: number; words: string } | null;
  /** How the others have answered, as it stood when this was carried along. */
  tally: Tally;
}

export interface Provision {
  at: string;
  today: Day;
  person: { id: string; name: string; phone: string };
  /** `portalUrl` is where whoever holds a slip reaches the portal; empty where no address of the county opens outside. */
  county: { name: string; bureauName: string; hotline: string; portalUrl: string };
  station: { id: string; name: string; serves: 'area' | 'venue'; isWindow: boolean; regionId: string; channel: string };
  /** What a station of its kind may settle by itself, as the county has it now. */
  settles: { kind: StationKind; power: StationPower };
  office: { name: string; phone: string };
  /** Whom it calls itself while there is no network. Missing in what an earlier program carried along. */
  reachable?: Reachable & { hotlineHours: string };
  /** What the county tells everybody, now or soon. Missing in what an earlier program carried along. */
  notices?: { zh: string; en: string; fromAt: string; untilAt: string }[];
  /** Of each office the places from which a complaint is proposed for it. */
  offices: { name: string; regionIds: string[] }[];
  /** Own village first, then by distance. */
  villages: { id: string; name: string; town: string; near: boolean; x: number | null; y: number | null }[];
  operators: { name: string; address: string; regionId: string | null }[];
  products: { code: string; zh: string; en: string; sign: string }[];
  /** What is asked besides of such goods. Missing in what an earlier program carried along. */
  further?: Asking[];
  /** By when the complainant hears, for whoever files on that day. */
  hearBy: Record<Day, Day | null>;
  matters: CarriedMatter[];
  /** So many more that are open stay behind: those due last. */
  openLeft: number;
  /** So many more masked numbers may be called today. */
  callsLeft: number;
  questions: CarriedQuestion[];
  checks: CarriedCheck[];
  helps: CarriedHelp[];
  /** What it was given to do. */
  tasks: CarriedTask[];
  /** What was asked of it and waits for an answer. */
  inquiries: CarriedInquiry[];
  /** The duties of its people, and who has signed them. */
  duty: CarriedDuty | null;
  echoes: Echo[];
  /** 报给所里的: what the station has reported, and how far it is. */
  reports: CarriedReport[];
  /** Who stands on its roster: whoever of them saw something is named in what it reports. */
  roster: { id: string; name: string }[];
  /** What it is asked to hang, to read out and to hand out. */
  drives: CarriedDrive[];
  /** Events of today and the days around at which it may count. */
  events: CarriedEvent[];
  /** Warnings for its area, and those withdrawn lately. */
  warnings: CarriedWarning[];
  guides: CarriedGuide[];
  /** What it is asked to ask. */
  surveys: CarriedSurvey[];
  /** The stations nearby, and what they write to each other. */
  neighbours: CarriedNeighbour[];
  stationMessages: CarriedStationMessage[];
  /** The three sheets of the wall as they are today, and since when each hangs. */
  boards: { sheets: BoardSheet[]; hanging: BoardState[]; days: number };
  /** What became theirs and what presses them, the newest first. */
  messages: CarriedMessages;
  year: StationYear;
}

/** `isOver`: it asked for something that is asked no more. */
export interface CarriedMessages extends OwnMessages {
  items: (OwnMessage & { isOver: boolean })[];
}

/** What people of a village buy and complain of, by the code of the category list, with a drawing of the desk. */
const products = [
  { code: 'G10.3', zh: '化肥', en: 'Fertiliser', sign: 'sack' },
  { code: 'G10.1', zh: '种子', en: 'Seed', sign: 'sprout' },
  { code: 'G10.2', zh: '农药', en: 'Pesticide', sign: 'spray' },
  { code: 'G03.1', zh: '吃的', en: 'Food', sign: 'bowl' },
  { code: 'G01', zh: '家电', en: 'Appliance', sign: 'plug' },
  { code: 'G09.3', zh: '电动车', en: 'E-bike', sign: 'bike' },
  { code: 'G02', zh: '衣服鞋', en: 'Clothes', sign: 'shirt' },
  { code: 'V06.1', zh: '话费', en: 'Telephone bill', sign: 'phone' },
  { code: 'G08.1', zh: '药', en: 'Medicine', sign: 'pill' },
] as const;

const mostOpen = 40;
/** Of those that came last so many come along too, whenever they are due: what was filed a moment ago is looked for at once. */
const mostNewest = 10;
const mostClosed = 12;
/** Of what is over, that of which something is still to be done. */
const mostPromised = 20;
const mostCounted = 1000;
const mostMessages = 40;
const mostChecks = 20;

export async function provisionOf(ctx: Context, publicUrl: string): Promise<Provision> {
  const { county, actor } = ctx;
  const station = demandStation(actor, county.stations);
  const [open, orders, helps, checks, messages, names, year, made] = await Promise.all([
    openOf(ctx),
    listInstructions(ctx.db, actor, { state: 'open' }),
    carriedHelps(ctx),
    carriedChecks(ctx, station.id),
    ownMessagesOf(ctx.db, actor, mostMessages),
    namesOf(ctx),
    countStationYear(ctx.db, actor.countyId, station.id, ctx.today.slice(0, 4)),
    publicised(ctx, station, publicUrl),
  ]);
  const [past, stationMessages, tasks, inquiries, duty, own, reachable] = await Promise.all([
    listedOf(ctx, { stationId: station.id, limit: 200 }),
    carriedMessages(ctx),
    carriedTasks(ctx, station.id),
    carriedInquiries(ctx, station.id),
    carriedDuty(ctx, station.id),
    ownOf(ctx, station.id),
    reachableOf(ctx),
  ]);
  return {
    at: ctx.at.toISOString(),
    today: ctx.today,
    person: { id: actor.id, name: actor.name, phone: '' },
    county: { ...countyOf(ctx), portalUrl: opensOutside(publicUrl) ? publicUrl : '' },
    station: {
      id: station.id,
      name: station.name,
      serves: station.serves,
      isWindow: station.publishedWindow,
      regionId: station.regionId,
      channel: channelOf(station),
    },
    ...officeAndPower(ctx, station),
    reachable,
    notices: carriedNotices(ctx),
    villages: villagesOf(ctx, station),
    operators: operatorsOf(station, past.items, await shopsNear(ctx, station)),
    products: products.flatMap((one) =>
      county.categories.some((category) => category.code === one.code) ? [{ ...one }] : [],
    ),
    further: asked(county.questions, 'station').map(askingOf),
    hearBy: hearByDays(ctx, station.publishedWindow),
    ...open,
    ...own,
    questions: orders.map((order) => carriedQuestion(ctx, order, names)),
    checks,
    helps,
    tasks,
    inquiries,
    duty,
    ...made,
    neighbours: carriedNeighbours(ctx, station),
    stationMessages,
    messages: quietOver(messages, checks),
    year,
  };
}

async function reachableOf(ctx: Context): Promise<NonNullable<Provision['reachable']>> {
  return {
    onCall: await carriedOnCall(ctx),
    officeOpen: officeOpenOf(ctx),
    hotlineHours: ctx.county.county.hotlineHours,
  };
}

/** What the county tells everybody and will: without a network the telephone begins and ends it by its own clock. */
function carriedNotices({ county, at }: Context): NonNullable<Provision['notices']> {
  return county.notices
    .filter((one) => noticeState(one, at) !== 'over')
    .toSorted(byPlace)
    .map(({ zh, en, fromAt, untilAt }) => {
      return { zh, en, fromAt: fromAt.toISOString(), untilAt: untilAt.toISOString() };
    });
}

function askingOf({ id, node, sayings, zh, en, unit, kind, choices, most, fact, required }: AskedQuestion): Asking {
  return { id, node, sayings, zh, en, unit, kind, choices, most, fact, required };
}

function listedOf({ db, actor, today }: Context, query: object) {
  return listComplaints(db, actor, ComplaintQuery.parse(query), today);
}

/** The matters of the station that come along: what is due first, what came last, what was promised and is asked after, and what is over; and how many that are open do not. */
async function openOf(ctx: Context): Promise<Pick<Provision, 'matters' | 'openLeft'>> {
  const [due, newest, n, promised, closed] = await Promise.all([
    listedOf(ctx, { stage: openStages, sort: 'due', limit: mostOpen }),
    listedOf(ctx, { stage: openStages, sort: 'newest', limit: mostNewest }),
    countComplaints(ctx.db, ctx.actor, ComplaintQuery.parse({ stage: openStages }), ctx.today, mostCounted),
    listedOf(ctx, { stage: closedStages, check: 'coming', limit: mostPromised }),
    listedOf(ctx, { stage: closedStages, limit: mostClosed }),
  ]);
  const dueFirst = new Set(due.items.map(({ id }) => id));
  const open = [...due.items, ...newest.items.filter(({ id }) => !dueFirst.has(id))];
  const asked = new Set(promised.items.map(({ id }) => id));
  const over = [...promised.items, ...closed.items.filter(({ id }) => !asked.has(id))];
  const matters = await carriedMatters(ctx, [...open, ...over]);
  return { matters, openLeft: Math.max(0, n - open.length) };
}

/** How many masked numbers may be called yet, what became of what the station sent up, and of what its people told the office themselves. */
async function ownOf(
  ctx: Context,
  stationId: string,
): Promise<Pick<Provision, 'callsLeft' | 'echoes' | 'reports' | 'roster'>> {
  const { db, actor } = ctx;
  const [callsLeft, echoes, told, people] = await Promise.all([
    revealsLeft(ctx),
    echoesOf(ctx),
    carriedReports(ctx),
    // Whole: points of whoever is not carried would be nobody's.
    listRoster(db, { countyId: actor.countyId, stationId }),
  ]);
  return { callsLeft, echoes, reports: told, roster: people.map(({ id, name }) => ({ id, name })) };
}

/** What the station is to tell the public: drives, events, warnings, guides, and the sheets of its boards. */
async function publicised(
  ctx: Context,
  station: Station,
  publicUrl: string,
): Promise<Pick<Provision, 'drives' | 'events' | 'warnings' | 'guides' | 'surveys' | 'boards'>> {
  const [drives, events, warnings, guides, surveys, [made], hanging] = await Promise.all([
    carriedDrives(ctx, station),
    carriedEvents(ctx, station, publicUrl),
    warningsOf(ctx, station),
    carriedGuides(ctx),
    carriedSurveys(ctx, station, publicUrl),
    boardsOf(ctx, [station]),
    boardStatesOf(ctx, [station]),
  ]);
  const days = ctx.county.county.limits.boardDays;
  return {
    drives,
    events,
    warnings,
    guides,
    surveys,
    boards: { sheets: made?.sheets ?? [], hanging: hanging.get(station.id) ?? [], days },
  };
}

async function carriedChecks(ctx: Context, stationId: string): Promise<CarriedCheck[]> {
  const { countyId } = ctx.actor;
  const checks = await listAreaChecks(ctx.db, ctx.actor, { state: 'open' }, mostChecks);
  const ids = checks.map(({ id }) => id);
  const [tallies, own, photos] = await Promise.all([
    tallyChecks(ctx.db, countyId, ids),
    listAnswersOf(ctx.db, countyId, stationId, ids),
    listAttachmentSizes(
      ctx.db,
      countyId,
      checks.flatMap(({ photoId }) => photoId ?? []),
    ),
  ]);
  const most = ctx.county.county.limits.checkPhotoKilobytes * 1024;
  const photoOf = (photo: { id: string; bytes: number } | undefined) =>
    photo !== undefined && photo.bytes <= most ? photo : null;
  return checks.map(({ id, number, question, look, why, dueAt, photoId }) => ({
    number,
    question,
    look,
    why,
    dueAt: dueAt.toISOString(),
    photo: photoOf(photos.get(photoId ?? '')),
    own: own.get(id) ?? null,
    tally: tallies.get(id) as Tally,
  }));
}

/** A telephone that comes back after the end is not rung by what was asked meanwhile: such a message is there to read, and counts no more. */
function quietOver({ unread, items }: OwnMessages, checks: readonly CarriedCheck[]): CarriedMessages {
  const isOver = ({ matterNumber }: OwnMessage) =>
    matterNumber !== null &&
    matterNumber.startsWith(areaCheckDocket.letter ?? '') &&
    !checks.some(({ number }) => number === matterNumber);
  const over = items.filter((one) => one.readAt === null && isOver(one)).length;
  return { unread: Math.max(0, unread - over), items: items.map((one) => ({ ...one, isOver: isOver(one) })) };
}

const closedStages = ['done', 'toFollowUp'];

const openStages = [
  'atStation',
  'toApprove',
  'toDispatch',
  'toAccept',
  'toTell',
  'toMediate',
  'mediating',
  'toClose',
  'toReview',
];

function carriedQuestion(
  { actor, county }: Context,
  order: Instruction,
  names: ReadonlyMap<string, string>,
): CarriedQuestion {
  return {
    number: order.number,
    version: order.version,
    text: order.text,
    fromName:
      order.fromOfficeId === null
        ? county.county.bureauName
        : (county.organisations.find((one) => one.id === order.fromOfficeId)?.name ?? names.get(order.byId) ?? ''),
    dueAt: order.dueAt.toISOString(),
    urgent: order.urgent,
    mustArrive: order.mustArrive,
    moves: availableDocketMoves(instructionDocket, order, actor) as string[],
  };
}

async function carriedMatters(ctx: Context, complaints: readonly Complaint[]): Promise<CarriedMatter[]> {
  const ids = complaints.map(({ id }) => id);
  const rung = await listLastCallouts(ctx.db, ctx.actor.countyId, ids);
  const names = rung.size === 0 ? new Map<string, string>() : await namesOf(ctx);
  return Promise.all(
    complaints.map(async (complaint) => ({
      ...(await carried(ctx, complaint)),
      rung: carriedRung(ctx, complaint, rung.get(complaint.id) ?? null, names),
      ...carriedRinging(ctx, rung.get(complaint.id)),
    })),
  );
}

function carriedRung(
  { actor }: Context,
  complaint: Complaint,
  callout: Callout | null,
  names: ReadonlyMap<string, string>,
): CarriedMatter['rung'] {
  const end = callout === null ? null : rungEnd(callout);
  if (end === null) return null;
  const { state, at, byId, remark } = end;
  const byName = byId === null ? null : (names.get(byId) ?? null);
  return { state, at: at.toISOString(), byName, remark: hidingOf(complaint, actor.role)(remark) };
}

function carriedRinging({ firstAid }: Context, callout: Callout | undefined): Pick<CarriedMatter, 'ringing' | 'aid'> {
  if (callout === undefined || callout.pagings.length === 0) return { ringing: null, aid: null };
  const { state, openedAt, told } = callout;
  const isComing = state === 'paging' || state === 'accepted';
  return {
    ringing: state === 'paging' ? openedAt.toISOString() : null,
    aid: isComing && told.length > 0 ? (firstAid?.of(told) ?? null) : null,
  };
}

async function carried(ctx: Context, complaint: Complaint): Promise<Omit<CarriedMatter, 'rung' | 'ringing' | 'aid'>> {
  const [view, slip] = await Promise.all([
    complaintViewOf(ctx, complaint),
    findSlipOf(ctx.db, complaint.countyId, complaint.id),
  ]);
  const seen = view.complaint;
  const words = seen.outcome === null ? stateWords[seen.state] : outcomeWords[seen.outcome];
  return {
    id: seen.id,
    number: seen.number,
    slipCode: slip?.code ?? null,
    version: seen.version,
    state: { zh: words.zh, en: words.en },
    near: nearOf(ctx, complaint, view.officeName),
    isGood: isGoodEnd(seen.outcome),
    isOpen: seen.state !== 'closed',
    consumerName: seen.consumerName,
    consumerPhone: seen.consumerPhone,
    hasAgent: agentOn(seen, ctx.today) !== null,
    withdrawal: stationWithdrawal(complaint, {
      station: ctx.county.stations.find(({ id }) => id === ctx.actor.stationId) ?? null,
      today: ctx.today,
    }),
    calls: mayDial(ctx.actor, complaint) ? carriedCalls(seen, complaint, ctx.today) : [],
    operatorName: seen.operatorName,
    story: seen.story,
    claim: seen.claim,
    filedAt: seen.filedAt.toISOString(),
    stationReceivedAt: seen.stationReceivedAt?.toISOString() ?? null,
    receivedAt: seen.receivedAt?.toISOString() ?? null,
    due: view.due === null ? null : { ...view.due, on: seen.dueOn },
    officeName: view.officeName,
    moves: outboxMoves.filter((move) => move === 'note' || (view.moves as string[]).includes(move)),
    beyond: beyondHere(ctx, complaint),
    roles: view.lawfulRoles,
    deal: dealOf(complaint),
    told: view.timeline.toReversed().map((line) => ({
      at: line.at,
      zh: neighbourTold(line, timelineZh(line)),
      en: timelineEn(line),
      by: line.byName,
    })),
    recoveredFen: seen.recoveredFen,
    urgentAt: seen.urgentAt?.toISOString() ?? null,
    respondedAt: seen.respondedAt?.toISOString() ?? null,
  };
}

/** Until somebody has taken it up the day on which one hears, after that the day of the law. */
function nearOf(ctx: Context, complaint: Complaint, officeName: string | null): Words {
  const { state, outcome, legalOn, dueOn, recoveredFen } = complaint;
  const isNew = state === 'atStation' || state === 'registered' || state === 'dispatched';
  const by = isNew ? hearBy(complaint, factsOf(ctx)) : (legalOn ?? dueOn);
  return neighbourWords({ state, outcome, officeName, by, today: ctx.today, recoveredFen });
}

function countyOf({ county: { county } }: Context): Omit<Provision['county'], 'portalUrl'> {
  return { name: county.name, bureauName: county.bureauName, hotline: county.hotline };
}

/** Both signed at the station that carries it. */
function dealOf({ outcome, talks, recoveredFen, terms }: Complaint): CarriedDeal | null {
  const held = talks.findLast(({ result }) => result === 'agreed');
  if (outcome !== 'settledAtStation' || held === undefined) return null;
  const { on, legalRole, words, signatures = [] } = held;
  return { on, legalRole, words, recoveredFen, terms, signatures };
}

/** Why the station of who carries it may not settle it at all. */
function beyondHere({ county, actor }: Context, complaint: Complaint): Words | null {
  const { kind } = demandStation(actor, county.stations);
  const power = county.county.limits.stationPowers[kind];
  return beyondPower(complaint, { recoveredFen: 0, violationSeen: false }, kind, power);
}

/** The whole numbers lie in the sealed store of the telephone alone. */
function carriedCalls(seen: SeenComplaint, complaint: Complaint, today: Day): CarriedCall[] {
  return withWhole(callableOf(seen, today), callableOf(complaint, today));
}

/** What the station may settle by itself, and to whom goes what it does not. */
function officeAndPower(ctx: Context, station: Station): Pick<Provision, 'settles' | 'office' | 'offices'> {
  const { county } = ctx;
  const office = county.organisations.find((one) => one.id === station.officeId);
  return {
    settles: { kind: station.kind, power: county.county.limits.stationPowers[station.kind] },
    office: { name: office?.name ?? county.county.bureauName, phone: office?.phone ?? county.county.hotline },
    offices: officesOf(ctx),
  };
}

/** By the same rule as a filing is routed. */
function officesOf({ county }: Context): Provision['offices'] {
  const offices = county.organisations.filter(({ kind, active }) => kind === 'office' && active);
  const at = Map.groupBy(county.regions, (region) => officeOfRegion(region, offices)?.name ?? null);
  return [...at].flatMap(([name, regions]) =>
    name === null ? [] : [{ name, regionIds: regions.map(({ id }) => id) }],
  );
}

function villagesOf({ county }: Context, station: Placing & { regionId: string }) {
  const own = county.regions.find((one) => one.id === station.regionId);
  return county.regions
    .filter((one) => one.kind === 'village')
    .toSorted(
      (a, b) =>
        Number(b.id === station.regionId) - Number(a.id === station.regionId) ||
        (kmApart(a, station) ?? Infinity) - (kmApart(b, station) ?? Infinity) ||
        Number(b.parentId === own?.parentId) - Number(a.parentId === own?.parentId),
    )
    .map((one, i) => ({
      id: one.id,
      name: one.name,
      town: townOf(one, county.regions)?.name ?? '',
      near: i < 3 && one.parentId === own?.parentId,
      x: one.x,
      y: one.y,
    }));
}

/** The venue by its names, and whom people complained of here before; each once, the newest first. */
function operatorsOf(
  station: { serves: string; venueNames: readonly string[]; address: string; regionId: string },
  past: readonly Complaint[],
  near: Provision['operators'],
): Provision['operators'] {
  const found = new Map<string, Provision['operators'][number]>();
  for (const { operatorName: name, operatorAddress: address, operatorRegionId: regionId } of past)
    if (name.length <= 30 && !found.has(name)) found.set(name, { name, address, regionId });
  const [venue] = station.serves === 'venue' ? station.venueNames : [];
  if (venue !== undefined && !found.has(venue))
    found.set(venue, { name: venue, address: venueAddress(station), regionId: station.regionId });
  const own = [...found.values()].slice(0, 30);
  return [...own, ...near.filter(({ name }) => !found.has(name))];
}

/** The shops of the register in the town of the station, so that they are found without a network too. */
async function shopsNear(
  { db, actor, county }: Context,
  { regionId }: { regionId: string },
): Promise<Provision['operators']> {
  const here = county.regions.find(({ id }) => id === regionId);
  const town = here === undefined ? null : townOf(here, county.regions);
  const regions = county.regions.filter(
    ({ id, parentId }) => id === regionId || id === town?.id || parentId === town?.id,
  );
  const shops = await listShopsIn(
    db,
    actor.countyId,
    regions.map(({ id }) => id),
    mostNear,
  );
  return shops.map(({ name, address, regionId: at }) => ({ name, address, regionId: at }));
}

/** A telephone carries no more than a town has shops that people complain of. */
const mostNear = 100;

/** For the weeks to come: a telephone without a network still says by when one hears. */
function hearByDays(ctx: Context, isWindow: boolean): Record<Day, Day | null> {
  const facts = factsOf(ctx);
  return Object.fromEntries(
    Array.from({ length: 30 }, (_, n) => {
      const today = addDays(ctx.today, n);
      const at = new Date(`${today}T04:00:00Z`);
      const told: Complaint = {
        ...emptyComplaint,
        ...blank,
        countyId: ctx.actor.countyId,
        state: isWindow ? 'registered' : 'atStation',
        filedAt: at,
        stationReceivedAt: at,
        receivedAt: isWindow ? at : null,
      } as Complaint;
      const then = { ...facts, at, today };
      return [today, hearBy(withDue(told, then), then)];
    }),
  );
}

const blank = { id: '', number: '', channel: 'C09', codeStub: '', consumerName: '', operatorName: '', story: '' };
