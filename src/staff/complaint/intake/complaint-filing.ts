/** From what is typed at the desk to a filing; every wrong field is named, and nothing is changed of what was typed. */
import { isDay, type Calendar, type Day } from '../../../domain/base/calendar.ts';
import { askedPath, calledFor, readAnswers, type Asking } from '../../../domain/county/asked/asked-question.ts';
import type { Complaint } from '../../../domain/complaint/complaint.ts';
import type { Facts } from '../../../domain/matter/matter.ts';
import { hearBy, withDue } from '../../../domain/complaint/deadline.ts';
import { problemsOf } from '../../../domain/base/field.ts';
import { file, Filing, shopNotNamed, toldInOne } from '../../../domain/complaint/filing.ts';
import { parseSum } from '../../../domain/base/money.ts';
import type { FieldProblem } from '../../../domain/base/refusal.ts';
import { routeComplaint } from '../../../domain/county/station.ts';
import type { Directory, Me } from '../../base/client.ts';
import type { Typed } from '../../matter/matter-typed.ts';
import { keptFiles, type KeptFile } from '../../matter/box-texts.ts';

/** The keys of the typed values are the paths of the filing, so that a problem finds its field. */
export const filingPaths = [
  'channel',
  'receivedAt',
  'platformNumber',
  'story',
  'consumer.name',
  'consumer.phone',
  'consumer.regionId',
  'consumer.address',
  'agent.name',
  'agent.phone',
  'agent.relation',
  'operator.name',
  'operator.phone',
  'place.regionId',
  'operator.address',
  'claim',
  'categoryCode',
  'natureCode',
  'amountFen',
  'happenedOn',
  'injury.injury',
] as const;

const mostOfClaim = 1000;

export type ReadFiling = { filing: Filing; problems: [] } | { filing: null; problems: FieldProblem[] };

/** The words of the citizen's form as an officer says them. */
const deskWords: readonly (readonly [string, string])[] = [
  ['您的姓名', '投诉人姓名'],
  ['您的电话', '投诉人电话'],
  ['您的住址', '投诉人住址'],
  ['您住的村或社区', '投诉人住的村或社区'],
  ['您想要什么结果', '请求'],
  ['，我们要用它告诉您结果', '，结果要告诉投诉人'],
];

/** How a filing starts: the usual channel of the role, and for a station the village it stands in. */
export function startFiling(me: Me, directory: Directory): Typed {
  const station = directory.stations.find((one) => one.id === me.stationId);
  if (station !== undefined) {
    return {
      channel: station.serves === 'venue' ? 'C10' : 'C09',
      'consumer.regionId': station.serves === 'venue' ? '' : station.regionId,
      'place.regionId': station.serves === 'venue' ? station.regionId : '',
    };
  }
  return { channel: me.role === 'centre' ? 'C01' : 'C08' };
}

/** What is asked besides at the place where it is filed, and the day on which it is. */
export interface Further {
  questions: readonly Asking[];
  today: Day;
}

const nothingFurther: Further = { questions: [], today: '' };

/**
 * A day after today, which the county would refuse: said at once, for a station's telephone without a network gives the slip away before
 * the county has seen it.
 */
function stillToCome(at: (path: string) => string, today: Day): FieldProblem[] {
  const days = [
    { path: 'happenedOn', zh: '哪天的事', en: 'When it happened' },
    { path: 'receivedAt', zh: '收到时间', en: 'The time of receipt' },
  ];
  return days.flatMap(({ path, zh, en }) => {
    const day = at(path).slice(0, 10);
    if (today === '' || !isDay(day) || day <= today) return [];
    return [
      {
        path,
        zh: `${zh}写的是 ${day}，还没到：今天是 ${today}，请改日期。`,
        en: `${en} is ${day}, still to come: today is ${today}.`,
      },
    ];
  });
}

/** What of it is called for by what was typed. */
export function furtherIn({ questions }: Pick<Further, 'questions'>, typed: Typed): Asking[] {
  const orNull = (path: string) => (typed[path] ?? '').trim() || null;
  const told = { categoryCode: orNull('categoryCode'), natureCode: orNull('natureCode'), text: typed['story'] ?? '' };
  return calledFor(questions, told);
}

export function readFiling(written: Typed, clientId: string, further = nothingFurther): ReadFiling {
  const typed = withTold(written);
  const at = (path: string) => (typed[path] ?? '').trim();
  const orNull = (path: string) => (at(path) === '' ? null : at(path));
  const { answers, problems: open } = readAnswers(
    furtherIn(further, typed),
    (question) => at(askedPath(question)),
    further.today,
  );
  const amount = at('amountFen');
  const received = at('receivedAt');
  const parsed = Filing.safeParse({
    clientId,
    channel: at('channel'),
    platformNumber: orNull('platformNumber'),
    // Typed without its offset; the county's clock is China's.
    ...(received === '' ? {} : { receivedAt: `${received}:00+08:00` }),
    consumer: {
      name: at('consumer.name'),
      phone: at('consumer.phone'),
      address: at('consumer.address'),
      regionId: orNull('consumer.regionId'),
    },
    agent: agentTyped(at),
    operator: { name: at('operator.name'), phone: at('operator.phone'), address: at('operator.address') },
    place: { regionId: orNull('place.regionId') },
    categoryCode: orNull('categoryCode'),
    natureCode: orNull('natureCode'),
    // An empty box is not too short a text but none.
    story: at('story') || undefined,
    claim: at('claim') || undefined,
    happenedOn: orNull('happenedOn'),
    amountFen: amount === '' ? null : (parseSum(amount)?.fen ?? Number.NaN),
    // 「30多元」 says itself that it is rough.
    amountAbout: parseSum(amount)?.about ?? null,
    injury: at('hurt') === 'yes' ? { injury: at('injury.injury') } : null,
    consents: { publish: at('consents.publish') === 'yes', entrust: at('consents.entrust') === 'yes' },
    asked: answers,
    attachmentIds: filesOf(typed).map((one) => one.id),
  });
  const early = stillToCome(at, further.today);
  if (parsed.success && open.length === 0 && early.length === 0) return { filing: parsed.data, problems: [] };
  const problems = [...(parsed.success ? [] : problemsOf(parsed.error, Filing, { inBox: true })), ...early];
  const said = [...problems.map((problem) => ({ ...problem, zh: inDeskWords(problem.zh) })), ...open];
  return { filing: null, problems: said.toSorted((a, b) => placeOf(a.path) - placeOf(b.path)) };
}

/** What is asked besides stands behind the class of which it is asked. */
function placeOf(path: string): number {
  const order: readonly string[] = filingPaths;
  return order.indexOf(path.startsWith('asked.') ? 'happenedOn' : path);
}

/** Who files for another, while the box is ticked. */
function agentTyped(at: (path: string) => string) {
  if (at('forOther') !== 'yes') return null;
  return { name: at('agent.name'), phone: at('agent.phone'), relation: at('agent.relation') };
}

/** One passage is enough when it holds name and telephone: the rest of the form stays empty, and the story is the claim too. */
function withTold(typed: Typed): Typed {
  const at = (path: string) => (typed[path] ?? '').trim();
  const rest = ['consumer.name', 'consumer.phone', 'operator.name', 'claim'];
  if (rest.some((path) => at(path) !== '')) return typed;
  const told = toldInOne(at('story'));
  if (told === null) return typed;
  return {
    ...typed,
    'consumer.name': told.name,
    'consumer.phone': told.phone,
    'operator.name': shopNotNamed,
    claim: at('story').slice(0, mostOfClaim),
  };
}

/** Joining asks for no more than what is told: without a claim of its own the story stands for it, and the shop is that of the open complaint. */
export function joiningTyped(typed: Typed, open: { operatorName: string }): Typed {
  const at = (path: string) => (typed[path] ?? '').trim();
  return {
    ...typed,
    ...(at('claim') === '' ? { claim: at('story').slice(0, mostOfClaim) } : {}),
    ...(at('operator.name') === '' ? { 'operator.name': open.operatorName } : {}),
  };
}

export function inDeskWords(zh: string): string {
  return deskWords.reduce((words, [theirs, ours]) => words.replace(theirs, ours), zh);
}

/** Files that were uploaded already travel with the draft. */
export function filesOf(typed: Typed): KeptFile[] {
  return keptFiles(typed['files'] ?? '');
}

export interface Destination {
  officeName: string | null;
  officeReason: string;
  stationName: string | null;
  stationPhone: string;
  stationReason: string;
  /** Whether it is written where the complainant lives and where the shop is: what is not known yet is no reason. */
  homeKnown: boolean;
  placeKnown: boolean;
  hearBy: Day | null;
  atStation: boolean;
}

/** Where the filing would go and by when the complainant hears, by the same rules as on the server. */
export function destinationOf(typed: Typed, directory: Directory, facts: Facts & { calendar: Calendar }): Destination {
  const region = (path: string) => directory.regions.find((one) => one.id === typed[path]) ?? null;
  const route = routeComplaint({
    operatorName: (typed['operator.name'] ?? '').trim(),
    operatorAddress: (typed['operator.address'] ?? '').trim(),
    operatorRegion: region('place.regionId'),
    homeRegion: region('consumer.regionId'),
    stations: directory.stations.filter((one) => one.active),
    regions: directory.regions,
    offices: directory.organisations,
  });
  const own = directory.stations.find((one) => one.id === facts.by.stationId && one.active);
  // What is not written to its end is no instant yet.
  const received = new Date(`${typed['receivedAt'] ?? ''}:00+08:00`);
  const filing: Filing = {
    clientId: '',
    channel: 'C01',
    platformNumber: null,
    ...(Number.isNaN(received.getTime()) ? {} : { receivedAt: received }),
    consumer: { name: '', phone: '', address: '', regionId: null, idNumber: null },
    agent: null,
    operator: { name: '', phone: '', address: '' },
    place: { regionId: null },
    categoryCode: null,
    natureCode: null,
    story: '',
    claim: '',
    happenedOn: null,
    amountFen: null,
    amountAbout: null,
    injury: null,
    consents: { publish: false, entrust: false },
    asked: [],
    attachmentIds: [],
  };
  const filingStation = own ?? null;
  const filed: Complaint = file(filing, { ...facts, number: '', codeStub: '', route, filingStation }).next;
  const station = own ?? directory.stations.find((one) => one.id === route.stationId);
  return {
    officeName: directory.organisations.find((one) => one.id === route.officeId)?.name ?? null,
    officeReason: route.officeReason,
    stationName: station?.name ?? null,
    stationPhone: station?.phone ?? '',
    stationReason: filed.stationReason,
    homeKnown: region('consumer.regionId') !== null,
    placeKnown: region('place.regionId') !== null,
    hearBy: hearBy(withDue(filed, facts), facts),
    atStation: filed.state === 'atStation',
  };
}
