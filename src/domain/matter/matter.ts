/**
 * 办件 (matter): what a complaint, a tip-off, an inquiry and a case have in common. Each is a ledger of its own with its own table of
 * moves; the facts a rule may ask about, the line it writes and the frame of a move are the same for all four.
 */
import type { z } from 'zod';
import type { Actor } from '../base/actor.ts';
import type { Calendar, Day } from '../base/calendar.ts';
import { lineSaying, type Change, type Details, type LedgerEvent } from '../base/event.ts';
import type { LedgerVerb } from '../base/ledger-verbs.ts';
import { Refusal, type FieldProblem } from '../base/refusal.ts';
import { actedDetail, type Acted } from './acted-at.ts';
import type { ClockRuleId } from '../law/rulebook.ts';
import type { Station } from '../county/station.ts';
import type { LocalLimits } from '../law/local-limits.ts';
import type { Words } from '../base/words.ts';
import type { MoveWords } from './words/move-words.ts';

export const matterKinds = ['complaint', 'tipoff', 'inquiry', 'enforcement'] as const;
export type MatterKind = (typeof matterKinds)[number];

/** What somebody told the bureau: it has a query code, comes in by imports and is erased after its years; a case is the bureau's own file. */
export const toldKinds = ['complaint', 'tipoff', 'inquiry'] as const satisfies readonly MatterKind[];
export type ToldKind = (typeof toldKinds)[number];

export function isTold(kind: MatterKind): kind is ToldKind {
  return kind !== 'enforcement';
}

export const matterWords = {
  complaint: { zh: '投诉', en: 'Complaint' },
  tipoff: { zh: '举报', en: 'Tip-off' },
  inquiry: { zh: '咨询', en: 'Inquiry' },
  enforcement: { zh: '案件', en: 'Case' },
} as const satisfies Record<MatterKind, { zh: string; en: string }>;

/** The columns that lists, queues, clocks and permissions read of a matter of any kind. */
export interface Matter {
  countyId: number;
  id: string;
  number: string;
  version: number;
  state: string;
  /** The queue of the desk in which a person finds it. */
  stage: string;
  outcome: string | null;
  channel: string;
  platformNumber: string | null;
  codeStub: string;
  /** When the program took it in; never the start of a clock by itself. */
  filedAt: Date;
  /** When the competent bureau received it: starts the clocks of law. */
  receivedAt: Date | null;
  officeId: string | null;
  stationId: string | null;
  handlerId: string | null;
  /** The association's id when it was entrusted; a tip-off, an inquiry and a case never are. */
  entrustedTo: string | null;
  /** The most urgent open clock, kept as columns so that lists sort by it and the watch finds it. */
  dueRule: ClockRuleId | null;
  dueOn: Day | null;
  legalOn: Day | null;
  /** 0 nobody, 1 handler, 2 head of the office, 3 centre, 4 deputy director: how far the watch has already gone. */
  escalatedTo: number;
  /** The day on which its personal content was erased, since its time was over; nothing is done to it any more. */
  erasedOn: Day | null;
}

/** 报警、火警、急救. */
export const emergencyNumbers = {
  '110': { zh: '报警', en: 'police' },
  '119': { zh: '火警', en: 'fire' },
  '120': { zh: '急救', en: 'ambulance' },
} as const satisfies Record<string, Words>;
export type EmergencyNumber = keyof typeof emergencyNumbers;

/** 先保人 (first aid): what whoever tells of danger does himself before anything else. */
export interface FirstAid {
  /** The rows of the table that it is made of, the first one first; it can be made anew of them. */
  keys: readonly string[];
  /** The one to call first stands first. */
  numbers: readonly EmergencyNumber[];
  /** Before the first number, where it is not called on the spot: of a leak of gas outside alone. */
  dial: Words | null;
  steps: readonly Words[];
}

/** The table of first aid: by what was heard as danger, or by the rows that an earlier answer named. */
export interface FirstAids {
  of: (heard: readonly { danger: string; words: string }[]) => FirstAid | null;
  by: (keys: readonly string[]) => FirstAid | null;
}

/** The same in a message: whom to call, then what to do until the help is there. */
export function firstAidZh({ numbers, dial, steps }: FirstAid): string {
  const first = dial === null ? '有生命危险请先打' : dial.zh;
  return `${first}${numbers.join('、')}。${steps.map(({ zh }) => zh).join('')}`;
}

/** What a text sounds like that tells of danger to life: whoever is on duty is rung for it, and a person decides. */
export interface Alarmed {
  /** Which danger, as a code: by it another one is told from the same that is told again. */
  danger: string;
  hurt: boolean;
  /** What it sounds like, without a word of the text. */
  whyZh: string;
  /** Somebody means to do something to himself or to others: the police first. */
  threatens: boolean;
}

/** The same with the words that sound so. */
export interface Heard extends Alarmed {
  words: string;
}

/** What a rule may ask about besides the matter itself; made by the action, never fetched by the rule. */
export interface Facts {
  by: Actor;
  at: Date;
  today: Day;
  calendar: Calendar;
  limits: LocalLimits;
  /** The station for which the actor acts, if any: its kind decides what it may settle. */
  station?: Station | null;
  /** When it was done, for an act that waited at a station for the network. */
  acted?: Acted | null;
  /** The number that the move's letter got, when the move makes one. */
  paperNumber: string | null;
  /** The text that a notice was served in, when the move proves the service of one. */
  served?: Served | null;
  /** The other matters that the move speaks of, locked as this one is. */
  others?: readonly Matter[];
  /** The pages of the register of shops on which the matter and those others stand for sure, by the id of each. */
  shops?: ReadonlyMap<string, { operatorId: string }>;
  /** What a matter that the move makes is called. */
  made?: { id: string; number: string };
  /** The stub of a new query code, for who gets one by the move. */
  codeStub?: string;
  /** Who handles the matter, by name, where the rule compares him with whom a form names. */
  handlerName?: string;
  /** Takes out of words what names a reporter and where he is reached, for the move that makes somebody one. */
  withoutReporter?: (words: string) => string;
  /** Whether the seal holds a name and a telephone, where the rule asks for no more than that. */
  onFile?: { name: boolean; phone: boolean };
  /** The certificates by which officers enforce, with their days. */
  certificates?: readonly { accountId: string; number?: string; fromOn: Day; untilOn: Day }[];
  /** Who leads the bureau now, by their accounts. */
  leaders?: readonly string[];
  /** Who made the decision that is revoked, where the matter does not keep it. */
  deciderId?: string | null;
  /** Who reviews cases for the legal body, by their accounts. */
  legalReviewers?: readonly string[];
  /** The files of the matter, for the move that lists them. */
  attachments?: readonly { fileName: string; addedAt: Date }[];
  /** Where a fine is paid and to whom the party may turn, for the move that serves a decision. */
  addresses?: { bank: string; court: string; reviewBody: string };
  /** How many exhibits of a case were registered, for the move that decides on it. */
  exhibitsListed?: number;
  /** How many exhibits of a case are in somebody's custody still, for the move that archives it. */
  exhibitsKept?: number;
}

/** What was served: the hash of its text and the version of its wording. */
export interface Served {
  contentHash: string;
  wording: string;
}

/** What the line of a service keeps of what was served. */
export function servedHash({ served }: Pick<Facts, 'served'>): { contentHash?: string } {
  return served === undefined || served === null ? {} : { contentHash: served.contentHash };
}

/** What a move can refer to beside its matter: a place, a person or a word of the county's lists, which must fit it. */
export type Reference = 'office' | 'association' | 'officer' | 'helper' | 'category' | 'nature';

/** One row of a procedure: the words of the move, who may, what must be filled in, the key on the desk and the rule. */
export interface MoveRule<T, Paper extends string = string> extends MoveWords<Paper> {
  input: z.ZodObject;
  /** In which fields of the input it refers to what, so that no rule is asked about somebody who is not there. */
  refers?: Readonly<Partial<Record<Reference, string | readonly string[]>>>;
  /** The field with the ids of the files that come with it. */
  brings?: string;
  /** What of the matter the rule gets listed, beside the matter itself. */
  lists?: 'attachments';
  /** Whether who only helps with the matter, from another office, may make it too. */
  byGuest?: true;
  /** Moves that the same press makes before it, where the matter has not come so far; each has its own line. */
  ahead?: (matter: T) => readonly JoinedMove[];
  /** Moves that the same press makes after it, by what was typed; each has its own line. */
  after?: (input: never) => readonly JoinedMove[];
  /** The move makes another query code, which its answer tells to who has made it and nothing tells afterwards. */
  tellsCode?: true;
  apply: (matter: T, input: never, facts: Facts) => Change<T>;
}

/** 连办的一步 (joined move): made by the press of another one, in its transaction, with a line of its own. */
export interface JoinedMove {
  move: string;
  input: Readonly<Record<string, unknown>>;
  /** In which field of the form each of its own was typed, where they are called otherwise. */
  typedIn?: Readonly<Record<string, string>>;
}

/** The matter as the press leaves it: after the move, those before it and those after it. Refuses where one of them is refused. */
export function applyJoined<T>(
  procedure: Readonly<Record<string, MoveRule<T>>>,
  { move, input }: JoinedMove,
  matter: T,
  facts: Facts,
): T {
  const rule = procedure[move];
  if (rule === undefined) throw new Refusal('not-found');
  const begun = (rule.ahead?.(matter) ?? []).reduce((now, one) => applyJoined(procedure, one, now, facts), matter);
  const { next } = (rule.apply as (matter: T, input: unknown, facts: Facts) => Change<T>)(begun, input, facts);
  return movesAfter(rule, input).reduce((now, one) => applyJoined(procedure, one, now, facts), next);
}

/** What the same press does after the move, by what was typed. */
export function movesAfter<T>({ after }: MoveRule<T>, input: unknown): readonly JoinedMove[] {
  return (after as ((input: unknown) => readonly JoinedMove[]) | undefined)?.(input) ?? [];
}

/** Which move leads where, for each state; a move that the row lacks is refused. */
export type Moves<S extends string> = Readonly<Record<S, Readonly<Partial<Record<string, S>>>>>;

/** The state the move leads to; refuses a move that the table does not have for this state. */
export function nextState<S extends string>(moves: Moves<S>, state: S, move: string): S {
  const next = moves[state][move];
  if (next === undefined) throw new Refusal('move-not-allowed', { state, move });
  return next;
}

/** The ledger line of an act on this matter. */
export function eventOf<V extends LedgerVerb>(
  matter: Pick<Matter, 'countyId' | 'id'>,
  verb: V,
  facts: Facts,
  detail: Details[V],
  onDay: Day = facts.today,
): LedgerEvent {
  return lineSaying({
    countyId: matter.countyId,
    matterId: matter.id,
    verb,
    at: facts.at,
    onDay,
    by: facts.by.id,
    byOrganisationId: facts.by.stationId ?? facts.by.organisationId,
    detail: facts.acted === undefined || facts.acted === null ? detail : { ...detail, ...actedDetail(facts.acted) },
  });
}

/** Refuses a day after today that stands in a field of a form, which the refusal names, so that the form marks it. */
export function demandPastDay(day: Day, facts: Pick<Facts, 'today'>, field: FieldProblem): void {
  if (day <= facts.today) return;
  const told = { ...field, zh: `${field.zh}不能晚于今天；请改日期。`, en: `${field.en} cannot be after today.` };
  throw new Refusal('day-in-future', { day }, [told]);
}

/** Refuses a day that lies after today or before the day it cannot precede. */
export function demandDay(day: Day, facts: Facts, notBefore: Day | null): void {
  if (day > facts.today) throw new Refusal('day-in-future', { day });
  if (notBefore !== null && day < notBefore) throw new Refusal('day-before-start', { day, start: notBefore });
}
