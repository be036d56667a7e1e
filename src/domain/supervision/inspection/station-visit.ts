/**
 * 督导 (station visit): 「加强对“两站”的监督和指导」「逐户上门督导」: somebody of the office goes to a station, at a place and with a photo, and
 * says what is to be mended by which day (seed S115, S153). That nothing is to be mended is said, as with inspections.
 */
import { z } from 'zod';
import { mayDo, type Actor } from '../../base/actor.ts';
import { dayOf, type Day } from '../../base/calendar.ts';
import type { Change } from '../../base/event.ts';
import { labelled, written } from '../../base/field.ts';
import type { StationVisitVerb } from '../../base/ledger-verbs.ts';
import { Refusal } from '../../base/refusal.ts';
import type { Words } from '../../base/words.ts';
import { docketRules, type Docket } from '../../matter/docket.ts';
import { demandDay, eventOf, type Facts, type Moves } from '../../matter/matter.ts';
import { day, maySeeOfOffice, photosField, positionField, why, type Position, type Why } from './premises.ts';

export const stationVisitStateWords = {
  planned: { zh: '待去', en: 'To be visited' },
  fine: { zh: '去过，没有要改的', en: 'Visited, nothing to mend' },
  mending: { zh: '有要改的', en: 'To be mended' },
  mended: { zh: '改好了', en: 'Mended' },
  cancelled: { zh: '不去了', en: 'Cancelled' },
} as const satisfies Record<string, Words>;
export type StationVisitState = keyof typeof stationVisitStateWords;
export const stationVisitMoves = {
  planned: { recordFine: 'fine', recordFaults: 'mending', cancel: 'cancelled' },
  mending: { recheck: 'mended', askAgain: 'mending' },
  fine: {},
  mended: {},
  cancelled: {},
} as const satisfies Moves<StationVisitState>;
export type StationVisitMove = 'recordFine' | 'recordFaults' | 'cancel' | 'recheck' | 'askAgain';

export interface StationVisit {
  countyId: number;
  id: string;
  /** 「督2026-0007」 */
  number: string;
  version: number;
  state: StationVisitState;
  stationId: string;
  officeId: string;
  visitorIds: readonly string[];
  plannedOn: Day | null;
  visitedOn: Day | null;
  visitedAt: Date | null;
  position: Position | null;
  photoIds: readonly string[];
  /** What was looked at and said: the guidance. */
  guidance: string;
  findings: string;
  rectifyBy: Day | null;
  mendedOn: Day | null;
  remark: string;
  byId: string;
}

export const PlanStationVisit = z.object({
  id: z.uuid(),
  stationId: labelled(written().min(1).max(40), { zh: '哪个站点', en: 'Station', input: 'station' }),
  plannedOn: labelled(z.iso.date().nullable().default(null), { ...day, zh: '哪天去（可不填）', en: 'Day (optional)' }),
});
export type PlanStationVisit = z.infer<typeof PlanStationVisit>;
const visited = {
  visitorIds: labelled(z.array(z.uuid()).min(1).max(12), { zh: '谁去的', en: 'Who went', input: 'persons' }),
  visitedAt: labelled(z.iso.datetime({ offset: true }), {
    zh: '什么时候到的',
    en: 'When',
    input: 'instant',
    wrongZh: '请选日期和时间',
    wrongEn: 'choose a day and a time',
  }),
  guidance: labelled(written().min(2).max(500), {
    zh: '看了什么、指导了什么',
    en: 'What was looked at and said',
    input: 'longText',
  }),
  photoIds: photosField,
  position: positionField,
} as const;
export const RecordFine = z.object(visited);
export const RecordFaults = z.object({
  ...visited,
  findings: labelled(written().min(4).max(500), { zh: '要改的', en: 'What is to be mended', input: 'longText' }),
  rectifyBy: labelled(z.iso.date(), { ...day, zh: '哪天前改好', en: 'By which day', startsEmpty: true }),
});
const Recheck = z.object({
  mendedOn: labelled(z.iso.date(), { ...day, zh: '哪天看到改好的', en: 'Seen mended on' }),
  remark: labelled(written().max(200).default(''), { zh: '备注（可不填）', en: 'Remark (optional)', input: 'text' }),
});
const AskAgain = z.object({
  rectifyBy: labelled(z.iso.date(), { ...day, zh: '改到哪天', en: 'By which day', startsEmpty: true }),
  remark: labelled(written().min(2).max(200), { zh: '还差什么', en: 'What is still missing', input: 'text' }),
});

export interface StationVisitFacts extends Facts {
  visitedStation: { id: string; officeId: string } | null;
}

export function planStationVisit(
  input: PlanStationVisit,
  facts: StationVisitFacts & { number: string | null },
): Change<StationVisit> {
  const { by, visitedStation } = facts;
  if (visitedStation === null) throw new Refusal('station-unknown');
  const isOther = (by.role === 'officer' || by.role === 'officeHead') && by.organisationId !== visitedStation.officeId;
  if (isOther) throw new Refusal('station-unknown');
  const next: StationVisit = {
    ...input,
    countyId: by.countyId,
    number: facts.number ?? '',
    version: 1,
    state: 'planned',
    officeId: visitedStation.officeId,
    visitorIds: [],
    visitedOn: null,
    visitedAt: null,
    position: null,
    photoIds: [],
    guidance: '',
    findings: '',
    rectifyBy: null,
    mendedOn: null,
    remark: '',
    byId: by.id,
  };
  const { number, stationId } = next;
  return { next, event: eventOf(next, 'station-visit-planned', facts, { number, stationId }) };
}

function went(input: z.infer<typeof RecordFine>, facts: Facts) {
  const visitedAt = new Date(input.visitedAt);
  if (visitedAt > facts.at)
    throw new Refusal('invalid-input', {}, [
      { path: 'visitedAt', zh: '到的时间不能晚于现在；请改时间。', en: 'The visit cannot be later than now.' },
    ]);
  return { ...input, visitorIds: [...new Set(input.visitorIds)], visitedAt, visitedOn: dayOf(visitedAt) };
}

function demandDue(rectifyBy: Day, { today }: Facts): void {
  if (rectifyBy <= today)
    throw new Refusal('invalid-input', {}, [
      { path: 'rectifyBy', zh: '改好的日期要在今天以后；请改日期。', en: 'The day must lie ahead.' },
    ]);
}

const verbs = {
  recordFine: 'station-visit-fine',
  recordFaults: 'station-visit-faulty',
  cancel: 'station-visit-cancelled',
  recheck: 'station-visit-mended',
  askAgain: 'station-visit-asked-again',
} as const satisfies Record<StationVisitMove, StationVisitVerb>;

/** 督导簿 */
export const stationVisitDocket: Docket<StationVisit, PlanStationVisit, StationVisitFacts> = {
  name: 'station_visit',
  path: 'station-visits',
  zh: '站点督导',
  en: 'Station visits',
  letter: '督',
  read: 'stationVisit.read',
  states: stationVisitStateWords,
  moves: stationVisitMoves,
  over: ['fine', 'mended', 'cancelled'],
  opening: { zh: '安排一次督导', en: 'Plan a visit', permission: 'stationVisit.plan', input: PlanStationVisit },
  open: planStationVisit,
  procedure: docketRules<StationVisit, typeof verbs, StationVisitFacts>(stationVisitMoves, verbs, {
    recordFine: {
      zh: '没有要改的',
      en: 'Nothing to mend',
      permission: 'stationVisit.record',
      input: RecordFine,
      apply: (_one, input: z.infer<typeof RecordFine>, facts) => {
        const next = went(input, facts);
        return { next, detail: { on: next.visitedOn } };
      },
    },
    recordFaults: {
      zh: '有要改的',
      en: 'Something to mend',
      permission: 'stationVisit.record',
      input: RecordFaults,
      chief: true,
      apply: (_one, input: z.infer<typeof RecordFaults>, facts) => {
        demandDue(input.rectifyBy, facts);
        const next = { ...went(input, facts), findings: input.findings, rectifyBy: input.rectifyBy };
        return { next, detail: { on: next.visitedOn, dueOn: input.rectifyBy } };
      },
    },
    cancel: {
      zh: '不去了',
      en: 'Cancel',
      permission: 'stationVisit.plan',
      input: why,
      apply: (_one, { remark }: Why) => ({ next: { remark }, detail: { remark } }),
    },
    recheck: {
      zh: '看到改好了',
      en: 'Seen mended',
      permission: 'stationVisit.record',
      input: Recheck,
      chief: true,
      apply: ({ visitedOn }, input: z.infer<typeof Recheck>, facts) => {
        demandDay(input.mendedOn, facts, visitedOn);
        return { next: input, detail: { on: input.mendedOn } };
      },
    },
    askAgain: {
      zh: '还没改好，再给几天',
      en: 'Not mended; another day',
      permission: 'stationVisit.record',
      input: AskAgain,
      apply: (_one, input: z.infer<typeof AskAgain>, facts) => {
        demandDue(input.rectifyBy, facts);
        return { next: input, detail: { dueOn: input.rectifyBy, remark: input.remark } };
      },
    },
  }),
  maySee: (actor: Actor, one) => {
    if (!mayDo(actor, 'stationVisit.read')) return false;
    if (actor.role === 'station') return actor.countyId === one.countyId && one.stationId === actor.stationId;
    return maySeeOfOffice(actor, one, one.visitorIds);
  },
};
