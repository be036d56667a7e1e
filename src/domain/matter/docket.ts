/**
 * 簿册 (docket): the frame of the small ledgers beside the matters: an entry is opened, goes through its own table of moves
 * and comes to an end, each step one line of its own chain. A noun declares its states, its moves and for each step its words,
 * who may, what is filled in and what follows; routes, buttons, forms, refusals and the timeline are made from that.
 */
import type { z } from 'zod';
import { mayDo, mayOffices, scopes, type Actor } from '../base/actor.ts';
import type { Permission } from '../base/permissions.ts';
import type { Change, Details } from '../base/event.ts';
import type { LedgerVerb } from '../base/ledger-verbs.ts';
import { eventOf, nextState, type Facts, type Moves } from './matter.ts';
import { Refusal, type PlainRefusalCode } from '../base/refusal.ts';
import { text, type Telling } from '../base/sentence.ts';
import type { Words } from '../base/words.ts';
import { byTurn } from './docket/whose-step.ts';

/** What every entry of every docket has. */
export interface DocketEntry {
  countyId: number;
  id: string;
  version: number;
  state: string;
  /** What people call it by, such as 「督2026-0007」; null where they call it by name. */
  number: string | null;
}

/** What one step of a noun says of itself. */
export interface DocketStep<T extends DocketEntry, F extends Facts = Facts, D = object> extends Words {
  permission: Permission;
  input: z.ZodObject;
  /** Who, of those that may, stands where this step is made; everybody when it is left out. */
  stands?: (entry: T, actor: Actor) => boolean;
  /** Why he does not, where that is more than that it is the other side’s step; null where it is no more. */
  standsNot?: (entry: T, actor: Actor) => PlainRefusalCode | null;
  /** Whether the step could be made now (`at`, where the time decides), apart from who; what is not is offered to nobody, and refused with `refuses`. */
  ready?: (entry: T, at?: Date) => boolean;
  refuses?: PlainRefusalCode;
  /** What changes beside state and version, and what the line of the ledger tells; may throw a Refusal. */
  apply: (entry: T, input: never, facts: F) => { next?: Partial<T>; detail: D };
  /** The chief step of its state, drawn as such. */
  chief?: boolean;
}

/** A step with the frame around it: state, standing and line are the docket's to see to. */
export interface DocketRule<T extends DocketEntry, F extends Facts = Facts> extends Omit<DocketStep<T, F>, 'apply'> {
  apply: (entry: T, input: never, facts: F) => Change<T>;
}

export interface Docket<
  T extends DocketEntry,
  Opening extends { id: string } = { id: string },
  F extends Facts = Facts,
> {
  /** Its noun, which is also its table: `errand`. */
  name: string;
  /** The plural in addresses: `errands`. */
  path: string;
  zh: string;
  en: string;
  /** The character that begins its numbers, or null where its entries have none. */
  letter: string | null;
  /** Its number is taken by a later step of its own, such as its publication: what never comes so far leaves no gap. */
  numberedLater?: true;
  read: Permission;
  states: Readonly<Record<string, Words>>;
  moves: Moves<string>;
  /** States in which nothing is left to do. */
  over: readonly string[];
  opening: Words & { permission: Permission; input: z.ZodType<Opening> };
  open: (input: Opening, facts: F & { number: string | null }) => Change<T>;
  procedure: Readonly<Record<string, DocketRule<T, F>>>;
  maySee: (actor: Actor, entry: T) => boolean;
  /** Whether a partner department reads the lines of its ledger, which tell of the others' parts too; it does not where this is left out. */
  tells?: (actor: Actor, entry: T) => boolean;
  /** The most entries of one list, where it is a register to choose from or drawn whole; `mostListed` for others. */
  most?: number;
  /** The day by which something is to be done, kept beside each entry that its list is ordered by it. */
  dueOn?: (entry: T, facts: Facts) => string | null;
  /** What its reader reads of it, where that is less than all. */
  shown?: (actor: Actor, entry: T) => T;
}

/** No list of a docket gives more entries at once: who looks for one among so many narrows the list down. */
const mostListed = 2_000;

export function mostOfDocket({ most }: Pick<Docket<never>, 'most'>): number {
  return most ?? mostListed;
}

/** The steps of a noun by their moves; each tells what the verb of its move tells. */
export type DocketSteps<T extends DocketEntry, Verbs extends Readonly<Record<string, LedgerVerb>>, F extends Facts> = {
  [M in keyof Verbs]: DocketStep<T, F, Details[Verbs[M]]>;
};

/** Puts the frame around the steps of a noun; the line of a step has the verb of its move, and tells what that verb tells. */
export function docketRules<
  T extends DocketEntry,
  Verbs extends Readonly<Record<string, LedgerVerb>>,
  F extends Facts = Facts,
>(moves: Moves<T['state']>, verbs: Verbs, steps: DocketSteps<T, Verbs, F>): Record<keyof Verbs, DocketRule<T, F>> {
  return rulesBy(byTurn, moves, verbs, steps);
}

/** The same of a noun that says in words of its own who makes its steps, to who does not stand where one is made; or has a refusal for it. */
export function rulesBy<
  T extends DocketEntry,
  Verbs extends Readonly<Record<string, LedgerVerb>>,
  F extends Facts = Facts,
>(
  whose: PlainRefusalCode | Words,
  moves: Moves<T['state']>,
  verbs: Verbs,
  steps: DocketSteps<T, Verbs, F>,
): Record<keyof Verbs, DocketRule<T, F>> {
  const framed = <M extends keyof Verbs & string>(move: M): DocketRule<T, F> => ({
    ...steps[move],
    apply: (entry, input, facts) => {
      const step = steps[move];
      const on = erasedOnOf(entry);
      if (on !== null) throw new Refusal('matter-erased', { number: entry.number ?? '', on });
      const state = nextState<T['state']>(moves, entry.state, move);
      if (step.stands?.(entry, facts.by) === false) {
        const why = step.standsNot?.(entry, facts.by) ?? whose;
        throw typeof why === 'string' ? new Refusal(why) : othersStep(step, why);
      }
      if (step.ready?.(entry, facts.at) === false)
        throw new Refusal(step.refuses ?? 'move-not-allowed', { state, move });
      const { next = {}, detail } = step.apply(entry, input, facts);
      const told = entry.number === null ? detail : { number: entry.number, ...detail };
      return { next: { ...entry, state, ...next }, event: eventOf(entry, verbs[move], facts, told) };
    },
  });
  const rules = {} as Record<keyof Verbs, DocketRule<T, F>>;
  for (const move of Object.keys(steps) as (keyof Verbs & string)[]) rules[move] = framed(move);
  return rules;
}

/** Refuses a step that is somebody else's, by its name and in the words of its docket. */
export function othersStep(step: Words, who: Words): Refusal<'docket-not-yours'> {
  return new Refusal('docket-not-yours', { step: step.zh, stepEn: step.en, who: who.zh, whoEn: who.en });
}

/** The steps that the person may make now, in the order of the table. */
export function availableDocketMoves<T extends DocketEntry, F extends Facts>(
  { moves, procedure }: Pick<Docket<T, never, F>, 'moves' | 'procedure'>,
  entry: T,
  actor: Actor,
  at?: Date,
): string[] {
  if (erasedOnOf(entry) !== null) return [];
  return Object.keys(moves[entry.state] ?? {}).filter((move) => {
    const rule = procedure[move];
    if (rule === undefined || !mayDo(actor, rule.permission)) return false;
    return rule.stands?.(entry, actor) !== false && rule.ready?.(entry, at) !== false;
  });
}

/** Whether a step of an entry is for the office that has it in hand, and the reader is of the county or of another: he may, and waits. */
export function isOfficesTurn(
  { role, organisationId }: Pick<Actor, 'role' | 'organisationId'>,
  entry: object,
  permission: Permission,
): boolean {
  if (scopes[role] !== 'county' || !('officeId' in entry) || typeof entry.officeId !== 'string') return false;
  return entry.officeId !== organisationId && mayOffices(permission);
}

/** The day on which its words were erased, of one that has its time: nothing is done to it any more. */
function erasedOnOf(entry: DocketEntry & { erasedOn?: string | null }): string | null {
  return entry.erasedOn ?? null;
}

/** 「督2026-0007」 */
export function docketNumber(letter: string, year: number, n: number): string {
  return `${letter}${year}-${String(n).padStart(4, '0')}`;
}

/** Plain sentences for lines that say no more than which step it was, and the words that went with it. */
export function plainTelling<D>({ zh, en }: Words, said?: keyof D & string): Telling<D> {
  return (detail) => {
    const rest = said === undefined ? '' : text(detail[said]);
    return rest === '' ? [`${zh}。`, `${en}.`] : [`${zh}：${rest}`, `${en}: ${rest}`];
  };
}
