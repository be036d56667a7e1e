/**
 * 暗访 (covert check): a visit in plain clothes, told apart from every inspection: nobody shows a certificate, so that it proves nothing
 * and counts as no inspection; it says where an inspection is to go. Until it is handed over only those who went and the county know of
 * it, so that no shop hears of it from its own office.
 */
import { z } from 'zod';
import { mayDo, type Actor } from '../../base/actor.ts';
import type { Day } from '../../base/calendar.ts';
import type { Change } from '../../base/event.ts';
import { labelled, written } from '../../base/field.ts';
import type { CovertCheckVerb } from '../../base/ledger-verbs.ts';
import type { Words } from '../../base/words.ts';
import { rulesBy, type Docket } from '../../matter/docket.ts';
import { demandDay, eventOf, type Facts, type Moves } from '../../matter/matter.ts';
import { areaKindField, day, photosField, why, type AreaKind, type Why } from './premises.ts';

const whose = { zh: '由去暗访的人自己记', en: 'who went there notes it' };

export const covertCheckStateWords = {
  planned: { zh: '安排了', en: 'Planned' },
  visited: { zh: '去过了', en: 'Visited' },
  handedOver: { zh: '交所里检查', en: 'Handed to the office' },
  closed: { zh: '没有问题，结束', en: 'Nothing wrong, closed' },
  cancelled: { zh: '取消', en: 'Cancelled' },
} as const satisfies Record<string, Words>;
export type CovertCheckState = keyof typeof covertCheckStateWords;
export const covertCheckMoves = {
  planned: { record: 'visited', cancel: 'cancelled' },
  visited: { handOver: 'handedOver', close: 'closed' },
  handedOver: {},
  closed: {},
  cancelled: {},
} as const satisfies Moves<CovertCheckState>;
export type CovertCheckMove = 'record' | 'cancel' | 'handOver' | 'close';

export interface CovertCheck {
  countyId: number;
  id: string;
  /** 「暗2026-0003」 */
  number: string;
  version: number;
  state: CovertCheckState;
  operatorName: string;
  regionId: string;
  areaKind: AreaKind;
  /** Who goes, by account; they read it. */
  visitorIds: readonly string[];
  /** What is looked at. */
  task: string;
  plannedOn: Day;
  visitedOn: Day | null;
  seen: string;
  /** What was bought, and for how much, in fen. */
  bought: string;
  paidFen: number;
  photoIds: readonly string[];
  /** To which office it was handed. */
  toOfficeId: string | null;
  remark: string;
  byId: string;
}

export const PlanCovertCheck = z.object({
  id: z.uuid(),
  operatorName: labelled(written().min(2).max(80), { zh: '去哪家', en: 'Which shop', input: 'text' }),
  regionId: labelled(written().min(1).max(40), { zh: '哪个村、社区', en: 'Village', input: 'region' }),
  areaKind: areaKindField,
  visitorIds: labelled(z.array(z.uuid()).min(2).max(12), {
    zh: '谁去，两人以上',
    en: 'Who goes, two or more',
    input: 'persons',
  }),
  task: labelled(written().min(4).max(300), { zh: '看什么', en: 'What is looked at', input: 'longText' }),
  plannedOn: labelled(z.iso.date(), { ...day, zh: '哪天去', en: 'Day' }),
});
export type PlanCovertCheck = z.infer<typeof PlanCovertCheck>;
const Record = z.object({
  visitedOn: labelled(z.iso.date(), { ...day, zh: '哪天去的', en: 'Day' }),
  seen: labelled(written().min(4).max(1_000), { zh: '看到什么', en: 'What was seen', input: 'longText' }),
  bought: labelled(written().max(200).default(''), {
    zh: '买了什么（可不填）',
    en: 'What was bought (optional)',
    input: 'text',
  }),
  paidFen: labelled(z.number().int().min(0).max(10_000_000).default(0), { zh: '花了多少', en: 'Paid', input: 'money' }),
  photoIds: photosField,
});
const HandOver = z.object({
  toOfficeId: labelled(written().min(1).max(40), { zh: '交给哪个所', en: 'Which office', input: 'office' }),
  remark: labelled(written().min(4).max(300), {
    zh: '请他们查什么',
    en: 'What they are to inspect',
    input: 'longText',
  }),
});

export function planCovertCheck(input: PlanCovertCheck, facts: Facts & { number: string | null }): Change<CovertCheck> {
  const next: CovertCheck = {
    ...input,
    visitorIds: [...new Set(input.visitorIds)],
    countyId: facts.by.countyId,
    number: facts.number ?? '',
    version: 1,
    state: 'planned',
    visitedOn: null,
    seen: '',
    bought: '',
    paidFen: 0,
    photoIds: [],
    toOfficeId: null,
    remark: '',
    byId: facts.by.id,
  };
  return { next, event: eventOf(next, 'covert-check-planned', facts, { number: next.number, on: next.plannedOn }) };
}

const verbs = {
  record: 'covert-check-made',
  cancel: 'covert-check-cancelled',
  handOver: 'covert-check-handed-over',
  close: 'covert-check-closed',
} as const satisfies Record<CovertCheckMove, CovertCheckVerb>;

const isVisitor = ({ visitorIds, byId }: CovertCheck, { id, role }: Actor) =>
  visitorIds.includes(id) || byId === id || role === 'centre' || role === 'leader';

/** 暗访簿 */
export const covertCheckDocket: Docket<CovertCheck, PlanCovertCheck> = {
  name: 'covert_check',
  path: 'covert-checks',
  zh: '暗访',
  en: 'Covert checks',
  letter: '暗',
  read: 'covertCheck.read',
  states: covertCheckStateWords,
  moves: covertCheckMoves,
  over: ['handedOver', 'closed', 'cancelled'],
  opening: { zh: '安排一次暗访', en: 'Plan a covert check', permission: 'covertCheck.plan', input: PlanCovertCheck },
  open: planCovertCheck,
  procedure: rulesBy<CovertCheck, typeof verbs>(whose, covertCheckMoves, verbs, {
    record: {
      zh: '记暗访',
      en: 'Record the visit',
      permission: 'covertCheck.record',
      input: Record,
      chief: true,
      stands: isVisitor,
      apply: (_one, input: z.infer<typeof Record>, facts) => {
        demandDay(input.visitedOn, facts, null);
        return { next: input, detail: { on: input.visitedOn } };
      },
    },
    cancel: {
      zh: '取消',
      en: 'Cancel',
      permission: 'covertCheck.plan',
      input: why,
      apply: (_one, { remark }: Why) => ({ next: { remark }, detail: { remark } }),
    },
    handOver: {
      zh: '交所里检查',
      en: 'Hand to the office',
      permission: 'covertCheck.handOver',
      input: HandOver,
      chief: true,
      apply: (_one, input: z.infer<typeof HandOver>) => ({ next: input, detail: { officeId: input.toOfficeId } }),
    },
    close: {
      zh: '没有问题，结束',
      en: 'Nothing wrong, close',
      permission: 'covertCheck.handOver',
      input: why,
      apply: (_one, { remark }: Why) => ({ next: { remark }, detail: { remark } }),
    },
  }),
  maySee: (actor, one) => {
    if (actor.countyId !== one.countyId || !mayDo(actor, 'covertCheck.read')) return false;
    if (isVisitor(one, actor)) return true;
    return one.state === 'handedOver' && one.toOfficeId === actor.organisationId;
  },
};
