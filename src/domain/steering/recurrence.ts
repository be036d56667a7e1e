/**
 * 周期任务 (recurrence): what comes back by the clock of the year: checks before a festival, visits of the quarter, reports of the
 * month, a fixed day such as 15 March. The clock makes the tasks of each turn once, one for each organisation in the lead;
 * a program that stood still makes on its next morning what is still to be done, and nothing that is past.
 */
import { z } from 'zod';
import type { Actor } from '../base/actor.ts';
import { docketRules, plainTelling, type Docket } from '../matter/docket.ts';
import type { Change, Nothing } from '../base/event.ts';
import { demanding, labelled, written } from '../base/field.ts';
import { eventOf, type Facts } from '../matter/matter.ts';
import { Refusal } from '../base/refusal.ts';
import { text, type Tellings } from '../base/sentence.ts';
import { brought, maySeeSteered, Why, type Steered } from './origin.ts';
import {
  festivalEn,
  festivalNames,
  isMonthDay,
  rhythmWords,
  type FestivalName,
  type Rhythm,
} from './recurrence-turn.ts';
import type { RecurrenceVerb } from '../base/ledger-verbs.ts';

export const recurrenceStates = ['active', 'paused', 'ended'] as const;
export type RecurrenceState = (typeof recurrenceStates)[number];

export const recurrenceMoves = {
  active: { pause: 'paused', end: 'ended' },
  paused: { resume: 'active', end: 'ended' },
  ended: {},
} as const satisfies Record<RecurrenceState, Partial<Record<string, RecurrenceState>>>;
export type RecurrenceMove = 'pause' | 'resume' | 'end';

export const recurrenceStateWords = {
  active: { zh: '在用', en: 'Active' },
  paused: { zh: '暂停', en: 'Paused' },
  ended: { zh: '已停', en: 'Ended' },
} as const satisfies Record<RecurrenceState, { zh: string; en: string }>;

export interface Recurrence extends Steered {
  id: string;
  /** 「周2026-0001」 */
  number: string;
  version: number;
  state: RecurrenceState;
  title: string;
  text: string;
  rhythm: Rhythm;
  festivals: readonly FestivalName[];
  /** For what comes on a day of the year: month and day, 「03-15」. */
  monthDay: string | null;
  /** How many days before its day the task is set. */
  aheadDays: number;
  leadIds: readonly string[];
  needsProof: boolean;
  needsPhoto: boolean;
  byId: string;
}

/** What a row of the list carries of a recurring task. */
export const recurrenceRow = ['title', 'rhythm', 'festivals', 'monthDay', 'openTasks', 'doneTasks'] as const;

/** That a turn was made for an organisation, and by which task. */
export interface RecurrenceTurn {
  countyId: number;
  recurrenceId: string;
  /** Such as 「2027年春节」. */
  period: string;
  leadId: string;
  taskId: string;
}

export const SetRecurrence = demanding(
  z.object({
    id: z.uuid(),
    title: labelled(written().min(4).max(60), { zh: '任务', en: 'Task', input: 'text' }),
    text: labelled(written().max(2000).default(''), { zh: '要求', en: 'What is asked', input: 'longText' }),
    rhythm: labelled(z.enum(Object.keys(rhythmWords) as [Rhythm, ...Rhythm[]]), {
      zh: '多久一次',
      en: 'How often',
      input: 'choice',
      options: Object.entries(rhythmWords).map(([value, words]) => ({ value, ...words })),
    }),
    festivals: labelled(z.array(z.enum(festivalNames)).max(7).optional(), {
      zh: '哪些节日',
      en: 'Which festivals',
      input: 'choices',
      options: festivalNames.map((value) => ({ value, zh: value, en: festivalEn[value] })),
      when: { field: 'rhythm', is: ['festival'] },
    }),
    monthDay: labelled(
      written()
        .regex(/^(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/u)
        .nullable()
        .optional(),
      {
        zh: '哪一天',
        en: 'Which day',
        input: 'text',
        wrongZh: '写月和日，如 03-15',
        wrongEn: 'month and day, such as 03-15',
        hintZh: '月和日，如 03-15',
        hintEn: 'month and day, such as 03-15',
        when: { field: 'rhythm', is: ['yearly'] },
      },
    ),
    aheadDays: labelled(z.number().int().min(1).max(90).default(15), {
      zh: '提前几天下达',
      en: 'Set how many days before',
      input: 'number',
      wrongZh: '写 1 到 90 的整数',
      wrongEn: 'a whole number from 1 to 90',
      hintZh: '节前和每年的按这个提前；每季、每月的在头一天下达。',
      hintEn: 'for festivals and days of the year; quarters and months begin on their first day',
    }),
    leadIds: labelled(z.array(z.string().max(40)).min(1).max(40), {
      zh: '哪些单位办',
      en: 'Who does it',
      input: 'bodies',
    }),
    ...brought,
  }),
);
export type SetRecurrence = z.infer<typeof SetRecurrence>;

export interface RecurrenceFacts extends Facts {
  organisationIds: readonly string[];
}

export function setRecurrence(
  input: SetRecurrence,
  facts: RecurrenceFacts & { number: string | null },
): Change<Recurrence> {
  if (input.leadIds.some((id) => !facts.organisationIds.includes(id)))
    throw new Refusal('office-unknown', {}, [
      { path: 'leadIds', zh: '有的单位不在机构表里；请重选。', en: 'One of them is not in the list.' },
    ]);
  if (input.rhythm === 'yearly' && !isMonthDay(input.monthDay ?? ''))
    throw new Refusal('invalid-input', {}, [
      { path: 'monthDay', zh: '没有这一天；请写月和日，如 03-15。', en: 'There is no such day; such as 03-15.' },
    ]);
  const leadIds = [...new Set(input.leadIds)];
  const next: Recurrence = {
    countyId: facts.by.countyId,
    ...input,
    festivals: input.rhythm === 'festival' ? (input.festivals ?? []) : [],
    monthDay: input.rhythm === 'yearly' ? (input.monthDay ?? null) : null,
    leadIds,
    number: facts.number ?? '',
    version: 1,
    state: 'active',
    byId: facts.by.id,
    openTasks: 0,
    doneTasks: 0,
    involvedIds: leadIds.toSorted(),
  };
  return { next, event: eventOf(next, 'recurrence-set', facts, { number: next.number, n: leadIds.length }) };
}

const verbs = {
  pause: 'recurrence-paused',
  resume: 'recurrence-resumed',
  end: 'recurrence-ended',
} as const satisfies Record<RecurrenceMove, RecurrenceVerb>;

export const recurrenceProcedure = docketRules<Recurrence, typeof verbs, RecurrenceFacts>(recurrenceMoves, verbs, {
  pause: {
    zh: '暂停',
    en: 'Pause',
    permission: 'recurrence.pause',
    input: Why('为什么暂停', 'Why'),
    apply: (_one, { remark }: { remark: string }) => ({ detail: { remark } }),
  },
  resume: {
    zh: '恢复',
    en: 'Resume',
    permission: 'recurrence.resume',
    input: z.object({}),
    chief: true,
    apply: () => ({ detail: {} }),
  },
  end: {
    zh: '停掉',
    en: 'End',
    permission: 'recurrence.end',
    input: Why('为什么停', 'Why'),
    apply: (_one, { remark }: { remark: string }) => ({ detail: { remark } }),
  },
});

export function maySeeRecurrence(actor: Actor, recurrence: Recurrence): boolean {
  return maySeeSteered(actor, 'recurrence.read', recurrence);
}

/** 周期任务簿 */
export const recurrenceDocket: Docket<Recurrence, SetRecurrence, RecurrenceFacts> = {
  name: 'recurrence',
  path: 'recurrences',
  zh: '周期任务',
  en: 'Recurring tasks',
  letter: '周',
  read: 'recurrence.read',
  states: recurrenceStateWords,
  moves: recurrenceMoves,
  over: ['ended'],
  opening: { zh: '设周期任务', en: 'Set a recurring task', permission: 'recurrence.set', input: SetRecurrence },
  open: setRecurrence,
  procedure: recurrenceProcedure,
  maySee: maySeeRecurrence,
};

/** What the ledger keeps of a recurring task. */
export interface RecurrenceDetails {
  'recurrence-set': { number: string; n: number };
  'recurrence-made': { number: string; period: string; n: number };
  'recurrence-paused': { remark: string };
  'recurrence-resumed': Nothing;
  'recurrence-ended': { remark: string };
}

declare module '../base/event.ts' {
  interface Details extends RecurrenceDetails {}
}

export const recurrenceTellings: Tellings<RecurrenceDetails> = {
  'recurrence-set': (d) => [`设了周期任务，${text(d.n)} 个单位办。`, `Set for ${text(d.n)} organisations.`],
  'recurrence-made': (d) => [
    `${text(d.period)}下达 ${text(d.n)} 项任务。`,
    `Tasks were set for ${text(d.period)}: ${text(d.n)}.`,
  ],
  'recurrence-paused': plainTelling({ zh: '暂停', en: 'Paused' }, 'remark'),
  'recurrence-resumed': () => ['恢复。', 'Resumed.'],
  'recurrence-ended': plainTelling({ zh: '停掉', en: 'Ended' }, 'remark'),
};
