/**
 * 值班规则 (rota): how a county keeps its nights, weekends and holidays (「12315节假日和周末值班管理」, S29). All of it is data: which
 * parts a day has and on which days, how many people of which roles, in which order they take turns, and how long a page waits.
 */
import { z } from 'zod';
import { staffRoles, type StaffRole } from '../base/actor.ts';
import { labelled, written } from '../base/field.ts';

export const shiftPosts = ['leader', 'clerk'] as const;
export type ShiftPost = (typeof shiftPosts)[number];

export const shiftPostWords = {
  leader: { zh: '带班领导', en: 'Duty leader' },
  clerk: { zh: '值班员', en: 'Duty clerk' },
} as const satisfies Record<ShiftPost, { zh: string; en: string }>;

/** On which days a part is kept. */
export const partDayWords = {
  rest: { zh: '休息日', en: 'Rest days' },
  work: { zh: '工作日', en: 'Working days' },
  all: { zh: '每天', en: 'Every day' },
} as const;
export type PartDays = keyof typeof partDayWords;

export interface RotaPart {
  code: string;
  zh: string;
  days: PartDays;
  /** 「17:30」, in Asia/Shanghai; a part that ends at or before its start ends on the next day. */
  from: string;
  to: string;
}

export interface RotaPost {
  /** Who may: the roles whose accounts take turns. */
  roles: readonly StaffRole[];
  least: number;
  /** The accounts in their order; empty for everybody of the roles in the order of their names. */
  people: readonly string[];
}

export interface Rota {
  parts: readonly RotaPart[];
  posts: Readonly<Record<ShiftPost, RotaPost>>;
  /** How many clerks on a statutory holiday, where that is more. */
  festivalLeast: number;
  /** A shift that nobody checked in to is reminded of after so many minutes. */
  lateMinutes: number;
  /** A page that nobody answered goes to the next after so many minutes. */
  pageMinutes: number;
  /** How many minutes from the page until somebody is on the spot, as the county asks of itself. */
  arriveMinutes: number;
  /** Whether eleven hours lie between two shifts of one person. */
  restAfter: boolean;
  /** Mailboxes that get every page too. */
  mails: readonly string[];
}

/** What counts unless the county says otherwise; two people and a leader as the seed's ledger of 2014 has them on rest days. */
export const defaultRota: Rota = {
  parts: [
    { code: 'day', zh: '白班', days: 'rest', from: '08:30', to: '17:30' },
    { code: 'night', zh: '夜班', days: 'all', from: '17:30', to: '08:30' },
  ],
  posts: {
    leader: { roles: ['leader', 'officeHead'], least: 1, people: [] },
    clerk: { roles: ['centre', 'officer'], least: 1, people: [] },
  },
  festivalLeast: 2,
  lateMinutes: 30,
  pageMinutes: 10,
  arriveMinutes: 60,
  restAfter: true,
  mails: [],
};

const hour = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/u);
const count = (least: number, most: number, zh: string, en: string) =>
  labelled(z.number().int().min(least).max(most), {
    zh,
    en,
    input: 'number',
    wrongZh: `写 ${least} 到 ${most} 的整数`,
    wrongEn: `a whole number from ${least} to ${most}`,
  });
const Part = z.object({
  code: z.string().regex(/^[a-z][a-z0-9]{1,15}$/u),
  zh: labelled(written().min(1).max(10), { zh: '班次名称', en: 'Name of the part' }),
  days: z.enum(['rest', 'work', 'all']),
  from: labelled(hour, { zh: '几点起', en: 'From', wrongZh: '写成 08:30 这样', wrongEn: 'such as 08:30' }),
  to: labelled(hour, { zh: '几点止', en: 'To', wrongZh: '写成 17:30 这样', wrongEn: 'such as 17:30' }),
});
const Post = z.object({
  roles: labelled(z.array(z.enum(staffRoles)).min(1).max(staffRoles.length), { zh: '哪些角色可以值', en: 'Who may' }),
  least: count(0, 10, '每班几人', 'People a shift'),
  people: z.array(z.uuid()).max(200),
});

export const RotaForm = z.object({
  parts: labelled(z.array(Part).min(1).max(6), { zh: '班次', en: 'Parts of the day' }),
  posts: z.object({ leader: Post, clerk: Post }),
  festivalLeast: count(0, 10, '法定节假日值班员几人', 'Clerks on statutory holidays'),
  lateMinutes: count(5, 240, '迟到几分钟提醒', 'Reminded after minutes'),
  pageMinutes: count(1, 60, '没人接几分钟叫下一位', 'Minutes until the next is paged'),
  arriveMinutes: count(5, 600, '几分钟到场', 'Minutes until somebody is there'),
  restAfter: z.boolean(),
  mails: labelled(z.array(z.email()).max(10), {
    zh: '值班邮箱',
    en: 'Mailboxes',
    wrongZh: '写成 12315@example.cn 这样，每行一个',
    wrongEn: 'such as 12315@example.cn, one a line',
  }),
});
export type RotaForm = z.infer<typeof RotaForm>;

/** The part of that code; one that the county has taken out since still has its code for a name. */
export function partZh({ parts }: Pick<Rota, 'parts'>, code: string): string {
  return parts.find((one) => one.code === code)?.zh ?? code;
}
