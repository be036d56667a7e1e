/**
 * 配备标准 (staffing): what a county asks of the people of its network: how many at a station of each kind, whether one of them is
 * the women's director and who heads it (「每个村（社区）消费维权监督点聘请*名以上监督员,其中1名为村妇女主任」, S87 S88; 「在每个乡镇
 * 设立…监督站」 under the town's leader in charge, S85 S86), how many days of training a year, and the titles under which people are
 * appointed (「统一称为“食品安全消费维权监督员”」, S89).
 */
import { z } from 'zod';
import { isTownStation } from '../county/station.ts';
import { labelled, written } from '../base/field.ts';
import { stationKinds, type StationKind } from '../base/station-kind.ts';

export interface StaffingRule {
  /** How many people at least. */
  least: number;
  /** One of them is the women's director of the village. */
  womenDirector: boolean;
  /** A head has to be appointed. */
  head: boolean;
}

/** What a station is to the rules: the town's own, by the county's kind, or else by the house in which it stands. */
export const staffingTypes = { town: { zh: '乡镇监督站', en: 'Town station' }, ...stationKinds } as const;
export type StaffingType = 'town' | StationKind;

export interface TitleWords {
  code: string;
  zh: string;
}

export interface Staffing {
  /** 0 as long as the county has saved none of its own. */
  version: number;
  /** By type of station; what is not named follows `other`, a town station the usual. */
  rules: Readonly<Record<string, StaffingRule>>;
  /** Whether each town has one station of its own (S85), headed by its leader in charge (S86). */
  townHead: boolean;
  /** Hours of training a year asked of everybody, and how many hours count as one day. */
  trainingDays: number;
  hoursPerDay: number;
  titles: readonly TitleWords[];
  /** Months of a term unless another one is chosen. */
  termMonths: number;
}

const townUsual: StaffingRule = { least: 1, womenDirector: false, head: true };

/**
 * What counts unless the county says otherwise: two at a village point, one of them the women's director; at a town's station its
 * head alone; five days a year.
 */
export const defaultStaffing: Staffing = {
  version: 0,
  rules: {
    town: townUsual,
    village: { least: 2, womenDirector: true, head: false },
    other: { least: 1, womenDirector: false, head: false },
  },
  townHead: true,
  trainingDays: 5,
  hoursPerDay: 6,
  titles: [
    { code: 'food', zh: '食品安全消费维权监督员' },
    { code: 'rights', zh: '消费维权监督员' },
    { code: 'liaison', zh: '消费维权联络员' },
    { code: 'lecturer', zh: '3·15志愿者消费教育宣讲员' },
    { code: 'expert', zh: '消费维权专家' },
  ],
  termMonths: 24,
};

const Rule = z.object({
  least: labelled(z.number().int().min(0).max(50), {
    zh: '至少几人',
    en: 'At least how many',
    wrongZh: '写 0 到 50 的整数',
    wrongEn: 'a whole number from 0 to 50',
  }),
  womenDirector: z.boolean(),
  head: z.boolean(),
});

/** `version` is the one that was read, so that two editors do not overwrite each other. */
export const StaffingForm = z.object({
  version: z.number().int().min(0),
  rules: labelled(z.record(z.string().max(40), Rule), { zh: '各类站点的人数', en: 'People by kind of station' }),
  townHead: z.boolean(),
  trainingDays: labelled(z.number().int().min(0).max(60), {
    zh: '每年培训几天',
    en: 'Days of training a year',
    wrongZh: '写 0 到 60 的整数',
    wrongEn: 'a whole number from 0 to 60',
  }),
  hoursPerDay: labelled(z.number().int().min(1).max(12), {
    zh: '几个学时算一天',
    en: 'Hours of a day',
    wrongZh: '写 1 到 12 的整数',
    wrongEn: 'a whole number from 1 to 12',
  }),
  titles: labelled(
    z
      .array(
        z.object({
          code: z.string().regex(/^[a-z][a-z0-9-]{1,20}$/u),
          zh: labelled(written().min(2).max(30), { zh: '称号', en: 'Title' }),
        }),
      )
      .min(1)
      .max(30),
    { zh: '称号', en: 'Titles' },
  ),
  termMonths: labelled(z.number().int().min(1).max(120), {
    zh: '聘期几个月',
    en: 'Months of a term',
    wrongZh: '写 1 到 120 的整数',
    wrongEn: 'a whole number from 1 to 120',
  }),
});
export type StaffingForm = z.infer<typeof StaffingForm>;

export function typeOf(station: { kind: StationKind; kindCode?: string | undefined }): StaffingType {
  return isTownStation(station.kindCode) ? 'town' : station.kind;
}

export function ruleOf(staffing: Pick<Staffing, 'rules'>, type: StaffingType): StaffingRule {
  const set = staffing.rules[type];
  if (set !== undefined) return set;
  // Who set his rules before there was one for towns has said nothing of them: what is asked of a village is not asked there.
  if (type === 'town') return townUsual;
  return staffing.rules['other'] ?? { least: 1, womenDirector: false, head: false };
}

export function titleZh(staffing: Pick<Staffing, 'titles'>, code: string): string {
  return staffing.titles.find((one) => one.code === code)?.zh ?? '';
}
