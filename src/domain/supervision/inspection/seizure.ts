/**
 * 查扣物品 (seizure): one kind of goods with its quantity in one unit, where it lies, who keeps it and what became of it. 瓶 and 袋 are
 * never added (seed S76). 先行登记保存 is decided on within seven days, which are working days (《行政处罚法》第五十六条、第八十五条);
 * 查封、扣押 lasts thirty days (《行政强制法》第二十五条).
 */
import { z } from 'zod';
import { mayDo, type Actor } from '../../base/actor.ts';
import { addDays, addWorkingDays, type Calendar, type Day } from '../../base/calendar.ts';
import type { Change } from '../../base/event.ts';
import { labelled, written } from '../../base/field.ts';
import type { SeizureVerb } from '../../base/ledger-verbs.ts';
import { Refusal } from '../../base/refusal.ts';
import type { Words } from '../../base/words.ts';
import { docketRules, type Docket } from '../../matter/docket.ts';
import { demandDay, eventOf, type Facts, type Moves } from '../../matter/matter.ts';
import type { Inspection } from './inspection.ts';
import { day, maySeeOfOffice, officeOf, optionsOf } from './premises.ts';

export const seizureStateWords = {
  held: { zh: '在保管', en: 'In custody' },
  disposed: { zh: '已处置', en: 'Disposed of' },
} as const satisfies Record<string, Words>;
export type SeizureState = keyof typeof seizureStateWords;
export const seizureMoves = {
  held: { hand: 'held', dispose: 'disposed' },
  disposed: {},
} as const satisfies Moves<SeizureState>;
export type SeizureMove = 'hand' | 'dispose';

export const unitWords = {
  bottle: { zh: '瓶', en: 'bottles' },
  bag: { zh: '袋', en: 'bags' },
  box: { zh: '盒', en: 'boxes' },
  carton: { zh: '箱', en: 'cartons' },
  piece: { zh: '件', en: 'pieces' },
  kilogram: { zh: '公斤', en: 'kg' },
  litre: { zh: '升', en: 'litres' },
} as const satisfies Record<string, Words>;
export type Unit = keyof typeof unitWords;
export const units = Object.keys(unitWords) as [Unit, ...Unit[]];

export const measureWords = {
  preserved: { zh: '先行登记保存', en: 'Registered and kept as evidence' },
  sealed: { zh: '查封', en: 'Sealed' },
  detained: { zh: '扣押', en: 'Detained' },
} as const satisfies Record<string, Words>;
export type Measure = keyof typeof measureWords;

export const disposalWords = {
  returned: { zh: '退还', en: 'Returned' },
  confiscated: { zh: '没收', en: 'Confiscated' },
  destroyed: { zh: '销毁', en: 'Destroyed' },
  handedOver: { zh: '移送', en: 'Handed over' },
} as const satisfies Record<string, Words>;
export type Disposal = keyof typeof disposalWords;

/** Where it lay and who kept it, from when. */
export interface Custody {
  place: string;
  keeper: string;
  from: Day;
}

export interface Seizure {
  countyId: number;
  id: string;
  /** 「扣2026-0007」 */
  number: string;
  version: number;
  state: SeizureState;
  inspectionId: string;
  inspectionNumber: string;
  campaignId: string | null;
  officeId: string | null;
  operatorName: string;
  item: string;
  /** 假冒伪劣: what F42 counts. */
  isFake: boolean;
  qty: number;
  unit: Unit;
  measure: Measure;
  seizedOn: Day;
  /** By which day it is decided what becomes of it. */
  decideBy: Day;
  custody: readonly Custody[];
  disposal: Disposal | null;
  disposedOn: Day | null;
  disposalWords: string;
  secondId: string | null;
  byId: string;
}

const custody = {
  place: labelled(written().min(2).max(60), { zh: '放在哪里', en: 'Where it lies', input: 'text' }),
  keeper: labelled(written().min(2).max(30), { zh: '保管人', en: 'Keeper', input: 'text' }),
} as const;
export const TakeGoods = z.object({
  id: z.uuid(),
  inspectionNumber: labelled(written().min(4).max(20), {
    zh: '哪次检查的编号',
    en: 'Number of the inspection',
    input: 'text',
  }),
  item: labelled(written().min(2).max(60), { zh: '什么东西', en: 'What', input: 'text' }),
  isFake: labelled(z.boolean().default(false), { zh: '涉嫌假冒伪劣', en: 'Suspected fake or shoddy', input: 'tick' }),
  qty: labelled(z.number().positive().max(10_000_000), {
    zh: '数量',
    en: 'Quantity',
    input: 'number',
    wrongZh: '写大于 0 的数',
    wrongEn: 'a number above 0',
  }),
  unit: labelled(z.enum(units), {
    zh: '单位',
    en: 'Unit',
    input: 'choice',
    options: optionsOf(unitWords),
    hintZh: '瓶和袋分开登，各登一条。',
    hintEn: 'One entry a unit.',
  }),
  measure: labelled(z.enum(['preserved', 'sealed', 'detained']), {
    zh: '什么措施',
    en: 'Measure',
    input: 'choice',
    options: optionsOf(measureWords),
  }),
  seizedOn: labelled(z.iso.date(), { ...day, zh: '哪天', en: 'Day' }),
  ...custody,
});
export type TakeGoods = z.infer<typeof TakeGoods>;
const Hand = z.object({ ...custody, from: labelled(z.iso.date(), { ...day, zh: '从哪天', en: 'From' }) });
const Dispose = z.object({
  disposal: labelled(z.enum(['returned', 'confiscated', 'destroyed', 'handedOver']), {
    zh: '怎么处置',
    en: 'How',
    input: 'choice',
    options: optionsOf(disposalWords),
  }),
  disposedOn: labelled(z.iso.date(), { ...day, zh: '哪天', en: 'Day' }),
  secondId: labelled(z.uuid(), { zh: '另一个在场的人', en: 'Who else was there', input: 'handler' }),
  disposalWords: labelled(written().min(2).max(200), { zh: '凭什么、怎么办的', en: 'By what, and how', input: 'text' }),
});

export interface SeizureFacts extends Facts {
  inspection: Inspection | null;
}

/** By when it is decided what becomes of the goods. */
export function decideBy(calendar: Calendar, seizedOn: Day, measure: Measure): Day {
  return measure === 'preserved' ? addWorkingDays(calendar, seizedOn, 7) : addDays(seizedOn, 30);
}

export function takeGoods(input: TakeGoods, facts: SeizureFacts & { number: string | null }): Change<Seizure> {
  const { inspection, by, calendar } = facts;
  const { place, keeper, ...given } = input;
  if (inspection === null)
    throw new Refusal('not-found', {}, [
      { path: 'inspectionNumber', zh: '没有这个编号的检查；请核对。', en: 'No inspection has this number.' },
    ]);
  demandDay(input.seizedOn, facts, inspection.visitedOn);
  const next: Seizure = {
    ...given,
    countyId: by.countyId,
    number: facts.number ?? '',
    version: 1,
    state: 'held',
    inspectionId: inspection.id,
    inspectionNumber: inspection.number,
    campaignId: inspection.campaignId,
    officeId: inspection.officeId ?? officeOf(by),
    operatorName: inspection.operatorName,
    decideBy: decideBy(calendar, input.seizedOn, input.measure),
    custody: [{ place, keeper, from: input.seizedOn }],
    disposal: null,
    disposedOn: null,
    disposalWords: '',
    secondId: null,
    byId: by.id,
  };
  const { number, item, qty, unit, measure, inspectionNumber } = next;
  return {
    next,
    event: eventOf(next, 'goods-taken', facts, { number, of: inspectionNumber, item, qty, unit, measure }),
  };
}

const verbs = { hand: 'goods-moved', dispose: 'goods-disposed' } as const satisfies Record<SeizureMove, SeizureVerb>;

/** 查扣簿 */
export const seizureDocket: Docket<Seizure, TakeGoods, SeizureFacts> = {
  name: 'seizure',
  path: 'seizures',
  zh: '查扣物品',
  en: 'Seized goods',
  letter: '扣',
  read: 'seizure.read',
  states: seizureStateWords,
  moves: seizureMoves,
  over: ['disposed'],
  opening: { zh: '登一样查扣', en: 'Enter seized goods', permission: 'seizure.take', input: TakeGoods },
  open: takeGoods,
  procedure: docketRules<Seizure, typeof verbs, SeizureFacts>(seizureMoves, verbs, {
    hand: {
      zh: '换地方、换人保管',
      en: 'Move it',
      permission: 'seizure.take',
      input: Hand,
      apply: (one, input: z.infer<typeof Hand>, facts) => {
        demandDay(input.from, facts, one.custody.at(-1)?.from ?? one.seizedOn);
        return { next: { custody: [...one.custody, input] }, detail: { from: input.from } };
      },
    },
    dispose: {
      zh: '处置',
      en: 'Dispose of it',
      permission: 'seizure.dispose',
      input: Dispose,
      chief: true,
      apply: (one, input: z.infer<typeof Dispose>, facts) => {
        if (input.secondId === facts.by.id) throw new Refusal('seizure-needs-another');
        if (input.disposedOn < one.seizedOn) throw new Refusal('seizure-not-after-taken', { start: one.seizedOn });
        demandDay(input.disposedOn, facts, null);
        return {
          next: input,
          detail: {
            disposal: input.disposal,
            on: input.disposedOn,
            secondId: input.secondId,
            words: input.disposalWords,
          },
        };
      },
    },
  }),
  maySee: (actor: Actor, one) => mayDo(actor, 'seizure.read') && maySeeOfOffice(actor, one),
};

/** Quantities by unit, each by itself: no unit is added to another. */
export function byUnit(goods: readonly Pick<Seizure, 'unit' | 'qty'>[]): { unit: Unit; qty: number }[] {
  const sums = new Map<Unit, number>();
  // Thousandths, so that 0.1 + 0.2 kilograms are 0.3.
  for (const { unit, qty } of goods) sums.set(unit, (sums.get(unit) ?? 0) + Math.round(qty * 1000));
  return units.flatMap((unit) => (sums.has(unit) ? [{ unit, qty: (sums.get(unit) ?? 0) / 1000 }] : []));
}
