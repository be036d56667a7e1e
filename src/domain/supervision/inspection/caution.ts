/**
 * 警示 (caution): what whoever goes to a party or a place should know before: a dog, that officers were resisted, that two go together. One
 * officer asks for it with a reason and a last day, another person confirms it; it ends on its day, a year later at most, or earlier with
 * a reason. It is on shops and places and never on a consumer, and is read by those who go there: no portal shows it, no file has it.
 */
import { z } from 'zod';
import { mayDo, type Actor } from '../../base/actor.ts';
import { addMonths, dayOf, type Day } from '../../base/calendar.ts';
import type { Change } from '../../base/event.ts';
import { labelled, written } from '../../base/field.ts';
import { demandNameless } from '../../base/disclosure/nameless.ts';
import type { KnownLeaks, TextGate } from '../../base/disclosure/leak-mark.ts';
import type { CautionVerb } from '../../base/ledger-verbs.ts';
import { Refusal } from '../../base/refusal.ts';
import { text, words, type Tellings } from '../../base/sentence.ts';
import type { Words } from '../../base/words.ts';
import { rulesBy, plainTelling, type Docket } from '../../matter/docket.ts';
import { byAnother } from '../../matter/docket/whose-step.ts';
import { eventOf, type Facts, type Moves } from '../../matter/matter.ts';
import { cautionKindWords } from './caution-words.ts';

export type CautionKind = keyof typeof cautionKindWords;
const kinds = Object.keys(cautionKindWords) as [CautionKind, ...CautionKind[]];

export const cautionStateWords = {
  asked: { zh: '等确认', en: 'To be confirmed' },
  on: { zh: '有效', en: 'In force' },
  refused: { zh: '不予确认', en: 'Not confirmed' },
  ended: { zh: '已解除', en: 'Ended' },
  /** Its last day is over: nobody makes it so and no row says it, the day does. */
  expired: { zh: '已到期', en: 'Over' },
} as const satisfies Record<string, Words>;
export type CautionState = keyof typeof cautionStateWords;

export const cautionMoves = {
  asked: { confirm: 'on', refuse: 'refused' },
  on: { renew: 'on', end: 'ended' },
  refused: {},
  ended: {},
  expired: {},
} as const satisfies Moves<CautionState>;
export type CautionMove = 'confirm' | 'refuse' | 'renew' | 'end';

/** A decision by which it goes on. */
export interface Renewal {
  untilOn: Day;
  reason: string;
  byId: string;
  on: Day;
}

export interface Caution {
  countyId: number;
  id: string;
  number: null;
  version: number;
  state: CautionState;
  kind: CautionKind;
  /** What happened, and what to do. */
  words: string;
  /** The page of the register, or null for a place or a party that has none. */
  operatorId: string | null;
  /** The case from which it was set, where its party is on no page. */
  enforcementId: string | null;
  /** The visit from which it was set, where its shop is on no page. */
  inspectionId: string | null;
  /** What the shop or the party is called; a natural person, and who trades without a licence, by the family name; empty for a place. */
  operatorName: string;
  regionId: string | null;
  place: string;
  /** Whose officers go there. */
  officeId: string | null;
  setOn: Day;
  /** The last day on which it is shown. */
  untilOn: Day;
  byId: string;
  confirmedById: string | null;
  confirmedOn: Day | null;
  renewals: readonly Renewal[];
  endReason: string;
  endedById: string | null;
}

/** What a row of the list carries of a caution. */
export const cautionRow = ['kind', 'words', 'operatorName', 'setOn', 'untilOn'] as const;

/** A year at most; then it is renewed, or it is over. */
const mostMonths = 12;

const untilOn = labelled(z.iso.date(), {
  zh: '到哪一天',
  en: 'Until',
  hintZh: '最长一年，到期自己不再显示',
  hintEn: 'A year at most; after that it is shown no more',
  input: 'day',
  startsEmpty: true,
});
const reason = labelled(written().min(4).max(200), { zh: '为什么', en: 'Why', input: 'longText' });

export const SetCaution = z.object({
  id: z.uuid(),
  /** Of the page from which it is set: one of the four says whom or what it is about. */
  operatorId: z.uuid().nullable().default(null),
  enforcementNumber: z.string().max(20).default(''),
  inspectionNumber: z.string().max(20).default(''),
  kind: labelled(z.enum(kinds), {
    zh: '提醒什么',
    en: 'What to know',
    input: 'choice',
    options: kinds.map((value) => ({ value, ...cautionKindWords[value] })),
  }),
  words: labelled(written().min(4).max(200), {
    zh: '怎么回事、去的人怎么做',
    en: 'What happened, and what to do',
    hintZh: '写事实；不写消费者，不写姓名、电话',
    hintEn: 'Facts; no consumer, no name, no telephone',
    input: 'longText',
  }),
  untilOn,
  regionId: labelled(z.string().max(40).nullable().default(null), {
    zh: '哪个乡镇、村、社区',
    en: 'Town or village',
    hintZh: '没有店的一个地方才选；选乡镇就是它下面的村都提醒',
    hintEn: 'Of a place without a shop; a town is all its villages',
    input: 'region',
  }),
  place: labelled(written().max(60).default(''), { zh: '具体地方', en: 'Which place', input: 'text' }),
});
export type SetCaution = z.infer<typeof SetCaution>;

/** The same from the page of all cautions, which knows neither the shop nor the place. */
export const SetAnyCaution = SetCaution.extend({
  operatorId: labelled(z.uuid().nullable().default(null), {
    zh: '哪家店',
    en: 'Which shop',
    hintZh: '店和下面的地方填一样；一件案件、一次检查的，到那一页按“记警示”',
    hintEn: 'The shop, or the place below; that of a case or a visit is set on its own page',
    input: 'text',
  }),
});

const Renew = z.object({ untilOn, reason });
const Because = z.object({ reason });

/** Whom or what it is about, as the page says from which it is set. */
export interface CautionSubject {
  operatorId: string | null;
  enforcementId: string | null;
  inspectionId: string | null;
  operatorName: string;
  regionId: string | null;
  officeId: string | null;
}

export interface CautionFacts extends Facts, TextGate {
  /** Null when the page is not there, or is not for the actor to see. */
  subject: CautionSubject | null;
  /** The party of a case that is a natural person, who is not named in the words. */
  known: KnownLeaks;
}

/** 「警示 2026-05-18 1a2b3c4d」: what it is called by where it is kept, held and erased: it has no number, and whom it is about is not named there. */
export function cautionName({ setOn, id }: Pick<Caution, 'setOn' | 'id'>): string {
  return `警示 ${setOn} ${id.slice(-8)}`;
}

/** The name as it is written of one, however it was typed; null for other words. */
export function parseCautionName(typed: string): string | null {
  const [, setOn, id] = /^警示\s{0,4}(\d{4}-\d{2}-\d{2})\s{0,4}([0-9a-f]{8})$/iu.exec(typed) ?? [];
  return setOn === undefined || id === undefined ? null : `警示 ${setOn} ${id.toLowerCase()}`;
}

/** What it is on the day: what waits or holds is over when its last day is. */
export function cautionStateOn(
  { state, untilOn: until }: Pick<Caution, 'state' | 'untilOn'>,
  today: Day,
): CautionState {
  return (state === 'asked' || state === 'on') && until < today ? 'expired' : state;
}

/** Whether it still says something on the day. */
export function isCautionOn(one: Pick<Caution, 'state' | 'untilOn'>, today: Day): boolean {
  return cautionStateOn(one, today) === 'on';
}

/** Nothing is done to what is over: it is neither confirmed late nor prolonged, but set anew with its facts. */
const untilItIsOver = {
  ready: (one: Caution, at?: Date) => at === undefined || cautionStateOn(one, dayOf(at)) !== 'expired',
  refuses: 'caution-over',
} as const;

/** 「有犬：院里有狗，没拴」, as a telephone carries it along; the words alone where the kind says nothing. They are as they were written. */
export function cautionTold({ kind, words: told }: Pick<Caution, 'kind' | 'words'>): Words {
  if (kind === 'other') return { zh: told, en: told };
  const { zh, en } = cautionKindWords[kind];
  return { zh: `${zh}：${told}`, en: `${en}: ${told}` };
}

function demandUntil(until: Day, today: Day, since: Day | null): void {
  const most = addMonths(today, mostMonths);
  if (until < today || until > most || (since !== null && until <= since))
    throw new Refusal('caution-until', { most, from: since ?? today });
}

/** Who goes there reads what happened and never who told of it: no person and no telephone stands in the words. */
function demandNoPerson(texts: Readonly<Record<string, string>>, facts: CautionFacts): void {
  demandNameless({ strict: texts }, facts, {
    say: (path, marks) =>
      marks.map((mark) => ({
        path,
        zh: `“${mark.words}”说出了是谁；请写事实，不写人，例如“店主”“邻居”；确实不是人名的，请换个说法。`,
        en: `“${mark.words}” tells who it is; write what happened, not who; if it is no name, say it in another way.`,
      })),
    refuse: (fields, told) =>
      new Refusal('caution-names', { words: [...new Set(told)].slice(0, 6).join('、') }, fields),
  });
}

/** A place is warned of by the office that goes there; the county warns of any. Who was there from elsewhere has a visit or a case to set it from. */
function demandOwnPlace(
  { operatorId, enforcementId, inspectionId, operatorName, officeId }: CautionSubject,
  by: Actor,
) {
  const isPlace = operatorId === null && enforcementId === null && inspectionId === null && operatorName === '';
  if (isPlace && !isOfReader(by, { countyId: by.countyId, officeId })) throw new Refusal('caution-elsewhere');
}

export function setCaution(input: SetCaution, facts: CautionFacts & { number: string | null }): Change<Caution> {
  const { subject, by, today } = facts;
  if (subject === null)
    throw new Refusal('caution-subject', {}, [
      {
        path: 'operatorId',
        zh: '选一家店；没有店的，在下面选乡镇、村、社区。',
        en: 'Choose a shop, or a town or village below.',
      },
    ]);
  demandOwnPlace(subject, by);
  const { id, kind, words: told, place } = input;
  const known = { ...facts.known, public: [subject.operatorName] };
  demandNoPerson({ words: told, place }, { ...facts, known });
  demandUntil(input.untilOn, today, null);
  const next: Caution = {
    ...asked(subject, by.countyId, today),
    id,
    kind,
    words: told,
    place,
    untilOn: input.untilOn,
    byId: by.id,
  };
  return { next, event: eventOf(next, 'caution-set', facts, { kind, until: input.untilOn }) };
}

/** A flag of the register from before there were cautions. */
export interface OldFlag {
  id: string;
  words: string;
  until: Day | null;
  byId: string;
}

/** What a flag said before a visit, as a caution that waits for another person: it lasts no longer than any. */
export function cautionOfFlag(
  { id, words: told, until, byId }: OldFlag,
  subject: CautionSubject,
  facts: Facts,
): Change<Caution> {
  const most = addMonths(facts.today, mostMonths);
  const next: Caution = {
    ...asked(subject, facts.by.countyId, facts.today),
    id,
    kind: 'other',
    words: told,
    untilOn: until === null || until > most ? most : until,
    byId,
  };
  return { next, event: eventOf(next, 'caution-set', facts, { kind: 'other', until: next.untilOn }) };
}

function asked(subject: CautionSubject, countyId: number, setOn: Day) {
  return {
    ...subject,
    countyId,
    number: null,
    version: 1,
    state: 'asked' as const,
    place: '',
    setOn,
    confirmedById: null,
    confirmedOn: null,
    renewals: [],
    endReason: '',
    endedById: null,
  };
}

/** 一个人不能自己定的: who set it neither confirms nor renews it. */
export const cautionNeedsAnother: Readonly<Record<CautionMove, boolean>> = {
  confirm: true,
  refuse: true,
  renew: true,
  end: false,
};

function demandAnother(move: CautionMove, { byId }: Caution, { by }: CautionFacts): void {
  if (cautionNeedsAnother[move] && by.id === byId) throw new Refusal('caution-needs-another');
}

export interface CautionDetails {
  'caution-set': { kind: string; until: string };
  'caution-confirmed': { kind: string };
  'caution-refused': { reason: string };
  'caution-renewed': { until: string; reason: string };
  'caution-ended': { reason: string };
}

declare module '../../base/event.ts' {
  interface Details extends CautionDetails {}
}

export const cautionTellings: Tellings<CautionDetails> = {
  'caution-set': (d) => [
    `记警示“${words(cautionKindWords, d.kind).zh || '其他'}”，到 ${text(d.until)}，等另一人确认。`,
    `Caution set (${words(cautionKindWords, d.kind).en.toLowerCase()}) until ${text(d.until)}, to be confirmed.`,
  ],
  'caution-confirmed': () => ['确认，去之前显示。', 'Confirmed: shown before a visit.'],
  'caution-refused': plainTelling({ zh: '不予确认', en: 'Not confirmed' }, 'reason'),
  'caution-renewed': (d) => [
    `续到 ${text(d.until)}：${text(d.reason)}`,
    `Renewed until ${text(d.until)}: ${text(d.reason)}`,
  ],
  'caution-ended': plainTelling({ zh: '解除', en: 'Ended' }, 'reason'),
};

const verbs = {
  confirm: 'caution-confirmed',
  refuse: 'caution-refused',
  renew: 'caution-renewed',
  end: 'caution-ended',
} as const satisfies Record<CautionMove, CautionVerb>;

/** Of an office its own; the county those of all. */
function isOfReader(actor: Actor, { countyId, officeId }: Pick<Caution, 'countyId' | 'officeId'>): boolean {
  if (!mayDo(actor, 'caution.read') || actor.countyId !== countyId) return false;
  return (actor.role !== 'officer' && actor.role !== 'officeHead') || actor.organisationId === officeId;
}

export type CautionPlace = Pick<Caution, 'countyId' | 'officeId' | 'confirmedById' | 'byId'>;

/**
 * What two have said is read in its office, and who visits from elsewhere is shown it with the visit. What one alone says of a shop is
 * read by himself and by who may confirm it, and by nobody else.
 */
export function maySeeCaution(actor: Actor, one: CautionPlace): boolean {
  if (one.confirmedById !== null) return isOfReader(actor, one);
  const isOwn = mayDo(actor, 'caution.read') && actor.countyId === one.countyId && actor.id === one.byId;
  return isOwn || (mayDo(actor, 'caution.confirm') && isOfReader(actor, one));
}

/** 警示簿 */
export const cautionDocket: Docket<Caution, SetCaution, CautionFacts> = {
  name: 'caution',
  path: 'cautions',
  zh: '警示',
  en: 'Cautions',
  letter: null,
  read: 'caution.read',
  states: cautionStateWords,
  moves: cautionMoves,
  over: ['refused', 'ended', 'expired'],
  opening: { zh: '记一条警示', en: 'Set a caution', permission: 'caution.set', input: SetAnyCaution },
  open: setCaution,
  procedure: rulesBy<Caution, typeof verbs, CautionFacts>(byAnother, cautionMoves, verbs, {
    confirm: {
      zh: '确认',
      en: 'Confirm',
      permission: 'caution.confirm',
      ...untilItIsOver,
      input: z.object({}),
      chief: true,
      stands: ({ byId }, { id }) => byId !== id,
      apply: (one, _input, facts) => {
        demandAnother('confirm', one, facts);
        // What came from an old flag was never read for names before.
        demandNoPerson({ words: one.words }, { ...facts, known: { ...facts.known, public: [one.operatorName] } });
        return { next: { confirmedById: facts.by.id, confirmedOn: facts.today }, detail: { kind: one.kind } };
      },
    },
    refuse: {
      zh: '不予确认',
      en: 'Do not confirm',
      permission: 'caution.confirm',
      ...untilItIsOver,
      input: Because,
      stands: ({ byId }, { id }) => byId !== id,
      apply: (one, input: z.infer<typeof Because>, facts) => {
        demandAnother('refuse', one, facts);
        demandNoPerson({ reason: input.reason }, facts);
        return { next: { endReason: input.reason, endedById: facts.by.id }, detail: { reason: input.reason } };
      },
    },
    renew: {
      zh: '续期',
      en: 'Renew',
      permission: 'caution.confirm',
      ...untilItIsOver,
      input: Renew,
      stands: ({ byId }, { id }) => byId !== id,
      apply: (one, input: z.infer<typeof Renew>, facts) => {
        demandAnother('renew', one, facts);
        demandUntil(input.untilOn, facts.today, one.untilOn);
        demandNoPerson({ reason: input.reason }, facts);
        const renewal = { ...input, byId: facts.by.id, on: facts.today };
        return {
          next: { untilOn: input.untilOn, renewals: [...one.renewals, renewal] },
          detail: { until: input.untilOn, reason: input.reason },
        };
      },
    },
    end: {
      zh: '解除',
      en: 'End it',
      permission: 'caution.set',
      ...untilItIsOver,
      input: Because,
      apply: (_one, input: z.infer<typeof Because>, facts) => {
        demandNoPerson({ reason: input.reason }, facts);
        return { next: { endReason: input.reason, endedById: facts.by.id }, detail: { reason: input.reason } };
      },
    },
  }),
  maySee: maySeeCaution,
};
