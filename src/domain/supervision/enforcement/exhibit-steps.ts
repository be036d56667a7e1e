/**
 * 证据的收集和流转 (exhibit steps): collected by two certified officers, handed on in the order of time, looked over, given up by two. What
 * changes hands or is given up counts when the second person has confirmed it by his own press.
 */
import { z } from 'zod';
import { mayDo, type Actor } from '../../base/actor.ts';
import { dayOf } from '../../base/calendar.ts';
import type { Change } from '../../base/event.ts';
import type { ExhibitVerb } from '../../base/ledger-verbs.ts';
import { Refusal } from '../../base/refusal.ts';
import { text, words, type Tellings } from '../../base/sentence.ts';
import { rulesBy, othersStep, type Docket } from '../../matter/docket.ts';
import { demandDay, eventOf, type Facts } from '../../matter/matter.ts';
import { demandCertified } from './certificate.ts';
import type { Enforcement } from './enforcement.ts';
import { demandNoTeller, type ExhibitNaming, type Told } from './exhibit-names.ts';
import {
  CheckExhibit,
  CollectExhibit,
  confiscatedEndings,
  exhibitMoves,
  exhibitStateWords,
  HandExhibit,
  holderOf,
  lastOf,
  ReleaseExhibit,
  TakeBackExhibit,
  takesExhibits,
  type Custody,
  type Exhibit,
  type ExhibitEnding,
  type ExhibitMove,
} from './exhibit.ts';
import { exhibitEndingWords, exhibitKindWords } from './words/exhibit-words.ts';

const whose = {
  zh: '交接的另一方当面确认，收回由发起的人或者所长办',
  en: 'the other side confirms it in person; who began it, or the head, takes it back',
};

/** What the rules ask about besides the exhibit. */
export interface ExhibitFacts extends Facts, ExhibitNaming {
  /** The case that it belongs to; null where there is none of that number that the actor sees. */
  enforcement: (Pick<Enforcement, 'id' | 'number' | 'state' | 'foundOn' | 'outcome' | 'measures'> & Told) | null;
  /** The next number in the case. */
  n: number;
  nameOf: (id: string) => string;
  /** Whether he may have evidence of the case or be there when it is handed on: an account in use that reads the case. */
  mayHold: (id: string) => boolean;
  /** The certificates of the county. */
  certified: NonNullable<Facts['certificates']>;
}

export interface ExhibitDetails {
  'exhibit-collected': { of: string; n: number; kind: string; files: number; firstId: string; secondId: string };
  'exhibit-hand-asked': { n: number; accountId: string | null; inside: boolean; secondId: string };
  'exhibit-handed': { n: number; accountId: string | null; inside: boolean; secondId?: string };
  'exhibit-checked': { n: number };
  'exhibit-release-asked': { n: number; ending: string; secondId: string };
  'exhibit-taken-back': { n: number; reason: string };
  'exhibit-released': { n: number; ending: string; secondId: string };
}

declare module '../../base/event.ts' {
  interface Details extends ExhibitDetails {}
}

export const exhibitTellings: Tellings<ExhibitDetails> = {
  'exhibit-collected': (d) => [
    `收集证据 ${text(d.n)}（${words(exhibitKindWords, d.kind).zh || '证据'}），文件 ${text(d.files)} 个。`,
    `Exhibit ${text(d.n)} collected (${words(exhibitKindWords, d.kind).en.toLowerCase()}), ${text(d.files)} files.`,
  ],
  'exhibit-hand-asked': (d) => [
    `证据 ${text(d.n)} 交接${d.inside === true ? '' : '，交到外单位'}，等对方确认。`,
    `Exhibit ${text(d.n)} is to be handed on${d.inside === true ? '' : ' to another body'}; to be confirmed.`,
  ],
  'exhibit-handed': (d) => [
    `证据 ${text(d.n)} 交接${d.inside === true ? '' : '，交到外单位'}。`,
    `Exhibit ${text(d.n)} handed on${d.inside === true ? '' : ', to another body'}.`,
  ],
  'exhibit-checked': (d) => [`证据 ${text(d.n)} 盘点。`, `Exhibit ${text(d.n)} looked over.`],
  'exhibit-release-asked': (d) => [
    `证据 ${text(d.n)} 要${words(exhibitEndingWords, d.ending).zh || '处理'}，等另一人确认。`,
    `Exhibit ${text(d.n)}, ${words(exhibitEndingWords, d.ending).en.toLowerCase() || 'to be disposed of'}: to be confirmed.`,
  ],
  'exhibit-taken-back': (d) => [
    `证据 ${text(d.n)} 的交接、处理没有确认，还在原处：${text(d.reason)}`,
    `Exhibit ${text(d.n)} stays where it was, for it was not confirmed: ${text(d.reason)}`,
  ],
  'exhibit-released': (d) => [
    `证据 ${text(d.n)} ${words(exhibitEndingWords, d.ending).zh || '处理'}。`,
    `Exhibit ${text(d.n)}: ${words(exhibitEndingWords, d.ending).en.toLowerCase() || 'disposed of'}.`,
  ],
};

function demandCase({ enforcement }: ExhibitFacts): NonNullable<ExhibitFacts['enforcement']> {
  if (enforcement === null)
    throw new Refusal('not-found', {}, [
      {
        path: 'enforcementNumber',
        zh: '没有这件案件，或者不归您看；请核对编号。',
        en: 'There is no such case that you see.',
      },
    ]);
  return enforcement;
}

/** The instant as typed: never in the future, and never before what stands in the chain already. */
function demandAfter(typed: string, { at, today }: Facts, since: Date | null): string {
  const instant = new Date(typed);
  if (instant > at) throw new Refusal('day-in-future', { day: today });
  if (since !== null && instant < since) throw new Refusal('exhibit-out-of-order', { last: dayOf(since) });
  return instant.toISOString();
}

/** 收集 (行政处罚法第四十二条、程序规定第二十三条): two officers, each with a certificate on the day. */
export function collectExhibit(
  input: CollectExhibit,
  facts: ExhibitFacts & { number: string | null },
): Change<Exhibit> {
  const enforcement = demandCase(facts);
  if (!takesExhibits(enforcement)) throw new Refusal('exhibit-case-over');
  const at = demandAfter(input.collectedAt, facts, null);
  const collectedOn = dayOf(new Date(at));
  demandDay(collectedOn, facts, enforcement.foundOn);
  demandCertified([input.firstId, input.secondId], collectedOn, { ...facts, certificates: facts.certified });
  const { n, by, nameOf } = facts;
  const { id, kind, name, source, collectedPlace, firstId, secondId, keptIn, fileIds, measureId } = input;
  demandOpenMeasure(measureId, enforcement);
  demandNoTeller({ name, source, collectedPlace, keptIn }, enforcement, facts);
  const taken: Custody = {
    kind: 'taken',
    at,
    fromId: null,
    fromName: source,
    toId: firstId,
    toName: nameOf(firstId),
    place: keptIn,
    why: '收集',
    byId: by.id,
  };
  const next: Exhibit = {
    countyId: by.countyId,
    id,
    number: null,
    version: 1,
    state: 'kept',
    enforcementId: enforcement.id,
    enforcementNumber: enforcement.number,
    n,
    kind,
    name,
    source,
    collectedAt: new Date(at),
    collectedOn,
    collectedPlace,
    collectorIds: [firstId, secondId],
    keptIn,
    fileIds: [...new Set(fileIds)],
    measureId,
    custody: [taken],
    ending: null,
    pending: null,
    byId: by.id,
  };
  const detail = { of: enforcement.number, n, kind, files: next.fileIds.length, firstId, secondId };
  return { next, event: eventOf(next, 'exhibit-collected', facts, detail, collectedOn) };
}

/** What was seized is one of the measures of the case, and nothing has become of it yet. */
function demandOpenMeasure(id: string | null, { measures }: Pick<Enforcement, 'measures'>): void {
  if (id === null) return;
  const measure = measures.find((one) => one.id === id);
  if (measure === undefined) throw new Refusal('no-measure', { n: id });
  if (measure.endedOn !== null) throw new Refusal('measure-ended');
}

/** Whoever has it hands it on, or whoever gets it writes so; the head and the centre may for both. */
function demandPartOf(one: Exhibit, toId: string | null, { id, role }: Actor): void {
  const holder = holderOf(one).toId;
  const isPart = holder === null || holder === id || toId === id || role === 'officeHead' || role === 'centre';
  if (!isPart) throw new Refusal('exhibit-not-holder');
}

/** Who has to confirm it: of giver and receiver the one who did not write it; where another body gives or gets it, whoever else was there. */
function secondOf(one: Exhibit, { toId, secondId }: z.infer<typeof HandExhibit>, by: Actor): string {
  const other = toId === by.id ? holderOf(one).toId : toId;
  const second = other ?? secondId;
  if (second === null || second === by.id) throw new Refusal('exhibit-needs-another');
  return second;
}

function demandHolders(ids: readonly (string | null)[], { mayHold }: ExhibitFacts): void {
  if (ids.some((id) => id !== null && !mayHold(id))) throw new Refusal('exhibit-second-unknown');
}

function hand(one: Exhibit, input: z.infer<typeof HandExhibit>, facts: ExhibitFacts) {
  const enforcement = demandCase(facts);
  if (enforcement.state === 'archived') throw new Refusal('exhibit-case-over');
  const { toId, toOutside, place, why } = input;
  demandNoTeller({ toOutside, place, why }, enforcement, facts);
  if ((toId === null) === (toOutside === '')) throw new Refusal('exhibit-receiver');
  const from = holderOf(one);
  const toName = toId === null ? toOutside : facts.nameOf(toId);
  if (toId === null ? from.toId === null && from.toName === toName : from.toId === toId)
    throw new Refusal('exhibit-same-holder');
  demandPartOf(one, toId, facts.by);
  const secondId = secondOf(one, input, facts.by);
  demandHolders([toId, secondId], facts);
  const at = demandAfter(input.at, facts, new Date(lastOf(one).at));
  const line: Custody = {
    kind: 'handed',
    at,
    fromId: from.toId,
    fromName: from.toName,
    toId,
    toName,
    place,
    why,
    byId: facts.by.id,
  };
  return {
    next: { pending: { line, ending: null, secondId } },
    detail: { n: one.n, accountId: toId, inside: toId !== null, secondId },
  };
}

function check(one: Exhibit, input: z.infer<typeof CheckExhibit>, facts: ExhibitFacts) {
  demandNoTeller({ why: input.why }, demandCase(facts), facts);
  const at = demandAfter(input.at, facts, new Date(lastOf(one).at));
  const { toId, toName } = holderOf(one);
  const line: Custody = {
    kind: 'checked',
    at,
    fromId: toId,
    fromName: toName,
    toId,
    toName,
    place: one.keptIn,
    why: input.why,
    byId: facts.by.id,
  };
  return { next: { custody: [...one.custody, line] }, detail: { n: one.n } };
}

/**
 * What may become of it when. Until the case is decided it is evidence; what a measure held is given back as soon as the measure is lifted
 * (行政强制法第二十八条), and what goes along with the case goes when the case does.
 */
function demandEnding(ending: ExhibitEnding, facts: ExhibitFacts): void {
  const enforcement = demandCase(facts);
  if (ending === 'handedWith') {
    if (enforcement.outcome !== 'transferred' && enforcement.outcome !== 'crime')
      throw new Refusal('exhibit-goes-with-case');
    return;
  }
  if (confiscatedEndings.includes(ending) && enforcement.outcome !== 'penalised')
    throw new Refusal('exhibit-not-confiscated');
  const isLifted = enforcement.measures.some(
    (one) => one.ending === 'released' || one.ending === 'returned' || one.ending === 'lapsed',
  );
  if (takesExhibits(enforcement) && !(ending === 'returned' && isLifted)) throw new Refusal('exhibit-before-decision');
}

function release(one: Exhibit, input: z.infer<typeof ReleaseExhibit>, facts: ExhibitFacts) {
  const { ending, to, secondId, why } = input;
  demandNoTeller({ to, why }, demandCase(facts), facts);
  if (secondId === facts.by.id) throw new Refusal('exhibit-needs-another');
  demandHolders([secondId], facts);
  demandEnding(ending, facts);
  const at = demandAfter(input.at, facts, new Date(lastOf(one).at));
  const from = holderOf(one);
  const line: Custody = {
    kind: 'released',
    at,
    fromId: from.toId,
    fromName: from.toName,
    toId: null,
    toName: to,
    place: to,
    why,
    byId: facts.by.id,
  };
  return { next: { pending: { line, ending, secondId } }, detail: { n: one.n, ending, secondId } };
}

/** The line as it stands in the chain once the second person has pressed. */
function confirmed({ custody, pending }: Exhibit, { by, nameOf }: ExhibitFacts) {
  if (pending === null) throw new Error('What waits for nobody is not confirmed.');
  const { line, ending, secondId } = pending;
  if (by.id !== secondId) throw othersStep({ zh: '确认', en: 'Confirm' }, whose);
  const line2: Custody = { ...line, secondId, secondName: nameOf(secondId) };
  return { line, ending, secondId, next: { custody: [...custody, line2], keptIn: line.place, pending: null } };
}

function confirmHand(one: Exhibit, _input: object, facts: ExhibitFacts) {
  const { line, secondId, next } = confirmed(one, facts);
  return { next, detail: { n: one.n, accountId: line.toId, inside: line.toId !== null, secondId } };
}

function confirmRelease(one: Exhibit, _input: object, facts: ExhibitFacts) {
  const { ending, secondId, next } = confirmed(one, facts);
  if (ending === null) throw new Error('What is given up has an end.');
  // The case may have been opened again meanwhile.
  demandEnding(ending, facts);
  return { next: { ...next, ending }, detail: { n: one.n, ending, secondId } };
}

function takeBack(one: Exhibit, { reason }: z.infer<typeof TakeBackExhibit>, facts: ExhibitFacts) {
  demandNoTeller({ reason }, demandCase(facts), facts);
  return { next: { pending: null }, detail: { n: one.n, reason } };
}

const isSecond = ({ pending }: Exhibit, { id }: Actor) => pending?.secondId === id;
const mayTakeBack = ({ pending }: Exhibit, { id, role }: Actor) =>
  pending?.secondId === id || pending?.line.byId === id || role === 'officeHead' || role === 'centre';

const verbs = {
  hand: 'exhibit-hand-asked',
  check: 'exhibit-checked',
  release: 'exhibit-release-asked',
  confirmHand: 'exhibit-handed',
  confirmRelease: 'exhibit-released',
  takeBack: 'exhibit-taken-back',
} as const satisfies Record<ExhibitMove, ExhibitVerb>;

/** 证据簿 of the cases. */
export const exhibitDocket: Docket<Exhibit, CollectExhibit, ExhibitFacts> = {
  name: 'exhibit',
  path: 'exhibits',
  zh: '证据',
  en: 'Exhibits',
  letter: null,
  read: 'exhibit.read',
  states: exhibitStateWords,
  moves: exhibitMoves,
  over: ['released'],
  opening: { zh: '加证据', en: 'Add an exhibit', permission: 'exhibit.collect', input: CollectExhibit },
  open: collectExhibit,
  procedure: rulesBy<Exhibit, typeof verbs, ExhibitFacts>(whose, exhibitMoves, verbs, {
    hand: { zh: '交接', en: 'Hand over', permission: 'exhibit.hand', input: HandExhibit, chief: true, apply: hand },
    check: { zh: '盘点', en: 'Look it over', permission: 'exhibit.hand', input: CheckExhibit, apply: check },
    release: { zh: '处理', en: 'Dispose of it', permission: 'exhibit.release', input: ReleaseExhibit, apply: release },
    confirmHand: {
      zh: '当面点清，确认交接',
      en: 'Confirm the hand-over',
      permission: 'exhibit.hand',
      input: z.object({}),
      chief: true,
      stands: isSecond,
      apply: confirmHand,
    },
    confirmRelease: {
      zh: '我在场，确认处理',
      en: 'I was there: confirm',
      permission: 'exhibit.hand',
      input: z.object({}),
      chief: true,
      stands: isSecond,
      apply: confirmRelease,
    },
    takeBack: {
      zh: '不能确认',
      en: 'Not confirmed',
      permission: 'exhibit.hand',
      input: TakeBackExhibit,
      stands: mayTakeBack,
      apply: takeBack,
    },
  }),
  // Of an office whose case it is: the frame asks the store.
  maySee: (actor) => mayDo(actor, 'exhibit.read'),
};
