/**
 * 公示办法 (publication rule): the county's own rule of publication. Nothing is public before one person has written down which rule it is and
 * an administrator, another one, has confirmed it; whoever sees a reason stops it alone.
 */
import { z } from 'zod';
import type { Day } from '../../base/calendar.ts';
import { labelled, written } from '../../base/field.ts';
import type { PublicationRuleVerb } from '../../base/ledger-verbs.ts';
import { Refusal } from '../../base/refusal.ts';
import { text, type Tellings } from '../../base/sentence.ts';
import { rulesBy, plainTelling, type Docket } from '../../matter/docket.ts';
import { byAnother } from '../../matter/docket/whose-step.ts';
import { eventOf, type Facts } from '../../matter/matter.ts';

export const publicationRuleStateWords = {
  proposed: { zh: '等管理员确认', en: 'To be confirmed' },
  inForce: { zh: '施行中', en: 'In force' },
  ended: { zh: '已停用', en: 'Ended' },
  dropped: { zh: '没有采用', en: 'Not used' },
} as const;
export type PublicationRuleState = keyof typeof publicationRuleStateWords;

export const publicationRuleMoves = {
  proposed: { confirm: 'inForce', drop: 'dropped' },
  inForce: { end: 'ended' },
  ended: {},
  dropped: {},
} as const satisfies Record<PublicationRuleState, Partial<Record<string, PublicationRuleState>>>;
export type PublicationRuleMove = 'confirm' | 'drop' | 'end';

export interface PublicationRule {
  countyId: number;
  id: string;
  number: null;
  version: number;
  state: PublicationRuleState;
  /** 文号或者名称. */
  title: string;
  /** 要点, as citizens read it. */
  text: string;
  sinceOn: Day;
  /** Working days in which an objection is answered. */
  objectionDays: number;
  /** A number below this is told as 少于 N. */
  smallest: number;
  /** So many months a complaint stays public. */
  shownMonths: number;
  /** So many hours old, the figures say how old they are. */
  staleHours: number;
  writtenById: string;
  writtenAt: Date;
  confirmedById: string | null;
  confirmedAt: Date | null;
  endedById: string | null;
  endedAt: Date | null;
  remark: string;
}

/** What a row of the list carries of a rule. */
export const publicationRuleRow = ['title', 'sinceOn'] as const;

const whole = (zh: string, en: string, min: number, max: number, usual: number) =>
  labelled(z.number().int().min(min).max(max).default(usual), {
    zh,
    en,
    input: 'number',
    wrongZh: `写 ${min} 到 ${max} 的整数`,
    wrongEn: `a whole number from ${min} to ${max}`,
  });

export const WriteRule = z.object({
  /** Made by the client: the same press twice writes one. */
  id: z.uuid(),
  title: labelled(written().min(4).max(120), {
    zh: '哪一个办法：名称和文号',
    en: 'Which rule: its name and number',
    input: 'text',
    hintZh: '例如：青禾市监发〔2026〕12号《消费投诉信息公示办法》',
    hintEn: 'as it is printed on its head',
  }),
  text: labelled(written().min(10).max(2000), {
    zh: '要点（群众看得到）',
    en: 'What it says (everybody reads it)',
    input: 'longText',
  }),
  sinceOn: labelled(z.iso.date(), {
    zh: '从哪天起施行',
    en: 'In force since',
    input: 'day',
    wrongZh: '请选日期',
    wrongEn: 'choose a day',
  }),
  objectionDays: whole('异议几个工作日内答', 'Objections are answered within (working days)', 1, 30, 7),
  smallest: whole('少于几件不写数', 'A number below this is not told', 3, 50, 5),
  shownMonths: whole('公示多少个月', 'Shown for (months)', 1, 60, 12),
  staleHours: whole('多少小时没核新要写明', 'Told to be old after (hours)', 1, 240, 36),
});
export type WriteRule = z.infer<typeof WriteRule>;

const Why = z.object({ remark: labelled(written().min(2).max(300), { zh: '为什么', en: 'Why', input: 'text' }) });

const verbs = {
  confirm: 'publication-rule-confirmed',
  drop: 'publication-rule-dropped',
  end: 'publication-rule-ended',
} as const satisfies Record<PublicationRuleMove, PublicationRuleVerb>;

/** What one person must not do alone: who wrote it down does not confirm it. */
const isAnother = ({ writtenById }: PublicationRule, { id }: { id: string }) => writtenById !== id;

export const publicationRuleProcedure = rulesBy<PublicationRule, typeof verbs>(byAnother, publicationRuleMoves, verbs, {
  confirm: {
    zh: '确认施行',
    en: 'Confirm',
    permission: 'publicationRule.confirm',
    input: z.object({}),
    chief: true,
    stands: isAnother,
    apply: ({ title, sinceOn }, _input, { by, at, today }) => {
      if (sinceOn > today) throw new Refusal('publication-rule-ahead', { day: sinceOn });
      return { next: { confirmedById: by.id, confirmedAt: at }, detail: { title } };
    },
  },
  drop: {
    zh: '不采用',
    en: 'Do not use',
    permission: 'publicationRule.write',
    input: Why,
    apply: (_rule, { remark }: z.infer<typeof Why>, { by, at }) => ({
      next: { remark, endedById: by.id, endedAt: at },
      detail: { remark },
    }),
  },
  end: {
    zh: '停用，公示全部收起',
    en: 'End it: nothing is public any more',
    permission: 'publicationRule.end',
    input: Why,
    apply: (_rule, { remark }: z.infer<typeof Why>, { by, at }) => ({
      next: { remark, endedById: by.id, endedAt: at },
      detail: { remark },
    }),
  },
});

function writeRule(input: WriteRule, facts: Facts) {
  const { by, at } = facts;
  const next: PublicationRule = {
    ...input,
    countyId: by.countyId,
    number: null,
    version: 1,
    state: 'proposed',
    writtenById: by.id,
    writtenAt: at,
    confirmedById: null,
    confirmedAt: null,
    endedById: null,
    endedAt: null,
    remark: '',
  };
  return { next, event: eventOf(next, 'publication-rule-written', facts, { title: input.title }) };
}

/** 公示办法。 */
export const publicationRuleDocket: Docket<PublicationRule, WriteRule> = {
  name: 'publication_rule',
  path: 'publication-rules',
  zh: '公示办法',
  en: 'Rules of publication',
  letter: null,
  read: 'publicationRule.read',
  states: publicationRuleStateWords,
  moves: publicationRuleMoves,
  over: ['ended', 'dropped'],
  opening: { zh: '写下公示办法', en: 'Write down a rule', permission: 'publicationRule.write', input: WriteRule },
  open: writeRule,
  procedure: publicationRuleProcedure,
  maySee: (actor, { countyId }) => actor.countyId === countyId,
};

/** The first day of what is shown: the same day so many months ago, or the last of its month. */
export function shownSince(today: Day, { shownMonths }: Pick<PublicationRule, 'shownMonths'>): Day {
  const [year = 0, month = 1, day = 1] = today.split('-').map(Number);
  const last = new Date(Date.UTC(year, month - shownMonths, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 - shownMonths, Math.min(day, last))).toISOString().slice(0, 10);
}

/** Whether the figures are so old that they say so. */
export function isStale(asOf: Date | null, now: Date, { staleHours }: Pick<PublicationRule, 'staleHours'>): boolean {
  return asOf === null || now.getTime() - asOf.getTime() > staleHours * 3_600_000;
}

/** What the ledger keeps of a rule. */
export interface PublicationRuleDetails {
  'publication-rule-written': { title: string };
  'publication-rule-confirmed': { title: string };
  'publication-rule-dropped': { remark: string };
  'publication-rule-ended': { remark: string };
}

declare module '../../base/event.ts' {
  interface Details extends PublicationRuleDetails {}
}

export const publicationRuleTellings: Tellings<PublicationRuleDetails> = {
  'publication-rule-written': (d) => [
    `写下公示办法：${text(d.title)}。`,
    `The rule was written down: ${text(d.title)}.`,
  ],
  'publication-rule-confirmed': (d) => [
    `管理员确认施行：${text(d.title)}；从现在起公示。`,
    `Confirmed: ${text(d.title)}; complaints are published from now on.`,
  ],
  'publication-rule-dropped': plainTelling({ zh: '没有采用', en: 'Not used' }, 'remark'),
  'publication-rule-ended': plainTelling({ zh: '停用，公示全部收起', en: 'Ended, nothing is public' }, 'remark'),
};
