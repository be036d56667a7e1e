/**
 * 举报登记 (allegation): what a tip-off must say (令121 第二十八条): a definite clue and the facts it rests on. Nobody has to give
 * a name; who gives none may leave a code word (暗语) by which the result can be asked for.
 */
import { z } from 'zod';
import { dayOf } from '../base/calendar.ts';
import { conductCodes, conductOptions } from '../law/conduct.ts';
import type { Change } from '../base/event.ts';
import { labelled, written } from '../base/field.ts';
import { Filing, OperatorPart } from '../complaint/filing.ts';
import { lawsOf } from '../law/duty-laws.ts';
import { demandDay, eventOf, type Facts } from '../matter/matter.ts';
import { isHostedBy, ReporterPart, withoutContact, withoutHome, withoutReporter, type Reporter } from './reporter.ts';
import { ruleSets } from '../law/rulebook.ts';
import { routeComplaint, type ComplaintRoute, type RouteFacts, type Station } from '../county/station.ts';
import type { Tipoff } from './tipoff.ts';

export const Allegation = z
  .object({
    clientId: z.uuid().toLowerCase(),
    channel: Filing.shape.channel,
    platformNumber: Filing.shape.platformNumber,
    receivedAt: Filing.shape.receivedAt,
    anonymous: labelled(z.boolean().default(false), { zh: '匿名举报', en: 'Anonymous', input: 'tick' }),
    codeWord: labelled(written().min(4).max(40).nullable().default(null), {
      zh: '暗语',
      en: 'Code word',
      hintZh: '匿名时可以留一个只有您知道的词，凭它和编号查结果、领奖励',
      hintEn: 'A word only you know: with it and the number you can ask for the result',
      input: 'text',
    }),
    realName: labelled(z.boolean().default(true), { zh: '实名举报', en: 'In my real name', input: 'tick' }),
    reporter: ReporterPart.nullable().default(null),
    operator: OperatorPart,
    place: Filing.shape.place,
    categoryCode: Filing.shape.categoryCode,
    natureCode: Filing.shape.natureCode,
    conductCode: labelled(z.enum(conductCodes).nullable().default(null), {
      zh: '违法行为类别',
      en: 'Kind of conduct',
      input: 'choice',
      options: conductOptions,
    }),
    story: labelled(written().min(5).max(5000), {
      zh: '发现了什么违法的事',
      en: 'What you found',
      hintZh: '时间、地点、做法；不用写您自己的名字和电话',
      hintEn: 'When, where, how; without your own name and telephone',
      input: 'longText',
    }),
    evidence: labelled(written().max(2000).default(''), {
      zh: '有什么证据、线索',
      en: 'What shows it',
      input: 'longText',
    }),
    happenedOn: Filing.shape.happenedOn,
    amountFen: Filing.shape.amountFen,
    attachmentIds: Filing.shape.attachmentIds,
    /** The complaint in which a station saw the sign of it, so that the complainant need not tell it twice (seed S190). */
    fromComplaint: written().max(30).nullable().optional(),
    /** 谁报来的: of the roster of a station, for whom an office or his station writes it down; the points are his (seed S194). */
    personId: z.uuid().nullable().optional(),
  })
  .check((context) => {
    const { anonymous, reporter, codeWord, personId } = context.value;
    const wrong = (path: string, message: string) =>
      context.issues.push({ code: 'custom', input: context.value, path: [path], message });
    if (!anonymous && reporter === null)
      wrong(
        'reporter',
        '请填写您的姓名和电话，不想说就选“匿名举报”。|Give your name and telephone, or choose anonymous.',
      );
    if (anonymous && reporter !== null)
      wrong('reporter', '匿名举报不要写姓名和电话，请清空再提交。|An anonymous tip-off has no name; please clear it.');
    // Whose points it is, is who told it.
    if (anonymous && (personId ?? null) !== null)
      wrong(
        'personId',
        '匿名的不记是谁报来的，请清空再提交。|Of an anonymous tip-off nobody writes down who told it; please clear it.',
      );
    if (!anonymous && codeWord !== null)
      wrong('codeWord', '暗语只给匿名举报用，请清空。|The code word is for anonymous tip-offs; please clear it.');
  });
export type Allegation = z.infer<typeof Allegation>;
export type AllegationInput = z.input<typeof Allegation>;

/** What the action adds: the number, the id and hash that stand for the reporter, and where the routing rule sends it. */
export interface AllegationFacts extends Facts {
  number: string;
  codeStub: string;
  /** The id of the sealed identity; used only when there is one. */
  reporterId: string;
  /** The hash of the code word; used only when there is one. */
  codeWordHash: string | null;
  route: ComplaintRoute;
  /** The station that files, when one does. */
  filingStation: Station | null;
  linkedComplaintId: string | null;
  /** The villages in which the reporter lives, by name: no story tells them. */
  homes: readonly string[];
}

/** A registered tip-off, with what is sealed beside it in the same transaction: the identity, and the complaint it was split off. */
export interface FiledTipoff extends Change<Tipoff> {
  reporter: Reporter | null;
  linkedComplaintId: string | null;
}

/**
 * Where a tip-off goes: to the office where the operator is, and to a station to keep an eye on it, but never to one in the
 * operator's house. The reason names no village, for the reporter's home would tell who it was.
 */
export function routeTipoff(facts: RouteFacts, operatorPhone: string): ComplaintRoute {
  const operator = { name: facts.operatorName, address: facts.operatorAddress, phone: operatorPhone };
  const stations = facts.stations.filter((station) => !isHostedBy(station, operator));
  const route = routeComplaint({ ...facts, stations });
  return {
    ...route,
    stationReason: route.stationId === null ? '不经站点' : '请站点协助留意，不告诉站点谁举报的',
  };
}

export function fileTipoff(allegation: Allegation, facts: AllegationFacts): FiledTipoff {
  const { by, at } = facts;
  const { receivedAt } = allegation;
  const heard = by.role !== 'consumer' && receivedAt !== undefined && receivedAt < at ? receivedAt : at;
  demandDay(dayOf(heard), facts, ruleSets.GS51.from);
  if (allegation.happenedOn !== null) demandDay(allegation.happenedOn, facts, null);
  const identity = allegation.anonymous ? null : allegation.reporter;
  const { story, evidence } = wordsOf(allegation, identity === null ? [] : facts.homes);
  const isScrubbed = story !== allegation.story || evidence !== allegation.evidence;
  const next: Tipoff = {
    ...emptyTipoff,
    countyId: by.countyId,
    id: allegation.clientId,
    number: facts.number,
    channel: allegation.channel,
    platformNumber: allegation.platformNumber,
    codeStub: facts.codeStub,
    filedAt: at,
    receivedAt: heard,
    anonymous: allegation.anonymous,
    codeWordHash: allegation.anonymous ? facts.codeWordHash : null,
    realName: identity !== null && allegation.realName,
    reporterId: identity === null ? null : facts.reporterId,
    operatorName: allegation.operator.name,
    operatorPhone: allegation.operator.phone,
    operatorAddress: allegation.operator.address,
    operatorRegionId: allegation.place.regionId,
    categoryCode: allegation.categoryCode,
    natureCode: allegation.natureCode,
    conductCode: allegation.conductCode,
    story,
    evidence,
    happenedOn: allegation.happenedOn,
    amountFen: allegation.amountFen,
    laws: lawsOf(allegation.conductCode),
    officeId: facts.route.officeId,
    officeReason: facts.route.officeReason,
    ...stationOf(allegation, facts),
  };
  return {
    next,
    reporter:
      identity === null
        ? null
        : { ...identity, ownWords: isScrubbed ? `${allegation.story}\n${allegation.evidence}`.trim() : null },
    linkedComplaintId: facts.linkedComplaintId,
    event: eventOf(next, 'tipoff-filed', facts, {
      channel: allegation.channel,
      anonymous: next.anonymous,
      officeId: next.officeId,
      officeReason: next.officeReason,
      isSplit: facts.linkedComplaintId !== null,
    }),
  };
}

/** What was told without what names the reporter, and where he lives or is reached. */
export function wordsOf(
  { story, evidence, anonymous, reporter, operator }: Allegation,
  homes: readonly string[],
): { story: string; evidence: string } {
  const identity = anonymous ? null : reporter;
  const kept = [operator.name, operator.address];
  const of = (words: string) =>
    withoutHome(withoutContact(withoutReporter(words, identity), identity, kept), homes, kept);
  return { story: of(story), evidence: of(evidence) };
}

/** The station that wrote it down keeps it, unless it sits in the reported operator's house: then it never sees it again. */
function stationOf(
  { operator }: Allegation,
  { filingStation, route }: AllegationFacts,
): Pick<Tipoff, 'stationId' | 'stationReason'> {
  if (filingStation === null) return { stationId: route.stationId, stationReason: route.stationReason };
  return isHostedBy(filingStation, operator)
    ? { stationId: null, stationReason: '登记的站点在被举报人那里，不再经过它' }
    : { stationId: filingStation.id, stationReason: '由这个站登记' };
}

/** All fields of a tip-off, so that a new one is a copy with some of them written over; `fileTipoff` writes the first ones. */
const emptyTipoff: Tipoff = {
  countyId: 0,
  id: '',
  number: '',
  version: 1,
  state: 'registered',
  stage: 'toDispatch',
  outcome: null,
  channel: '',
  platformNumber: null,
  codeStub: '',
  filedAt: new Date(0),
  receivedAt: new Date(0),
  anonymous: false,
  codeWordHash: null,
  realName: false,
  reporterId: null,
  operatorName: '',
  operatorPhone: '',
  operatorAddress: '',
  operatorRegionId: null,
  categoryCode: null,
  natureCode: null,
  conductCode: null,
  story: '',
  evidence: '',
  happenedOn: null,
  amountFen: null,
  laws: [],
  officeId: null,
  officeReason: '',
  stationId: null,
  stationReason: '',
  handlerId: null,
  secondId: null,
  entrustedTo: null,
  dispatchedOn: null,
  reportBy: null,
  givenBackOn: null,
  givenBackReason: null,
  jurisdiction: null,
  dispute: null,
  verifyingOn: null,
  verifiers: [],
  proposal: null,
  extendedOn: null,
  extensionReason: null,
  extensionApproval: null,
  pauses: [],
  takenIn: [],
  lastTakenInOn: null,
  firstNumber: null,
  decidedOn: null,
  notOpenedGround: null,
  decisionReason: null,
  approverId: null,
  approval: null,
  competentBody: null,
  transferPaper: null,
  enforcementNumber: null,
  enforcementEndedOn: null,
  enforcementResult: null,
  penaltyFen: null,
  notices: [],
  reward: null,
  annulments: [],
  informedOn: null,
  closedOn: null,
  archivedOn: null,
  urgedOn: null,
  urgedTimes: 0,
  dueRule: null,
  dueOn: null,
  legalOn: null,
  escalatedTo: 0,
  erasedOn: null,
};
