/**
 * 检查对象 (premises): what is visited is a page of the operator register, or a place that stands in no register (无照的摊点). Both are
 * told by name and place as they were on that day; the page makes sure that a shop with two names is counted once (家), while each visit
 * counts by itself (户次).
 */
import { z } from 'zod';
import type { Actor } from '../../base/actor.ts';
import { labelled, written } from '../../base/field.ts';
import { Refusal } from '../../base/refusal.ts';
import type { Words } from '../../base/words.ts';

/** 重点区域 (seed S16): rural markets, the fringe of the town, the surroundings of schools; and where else premises stand. */
export const areaKindWords = {
  schoolZone: { zh: '学校周边', en: 'Around a school' },
  ruralMarket: { zh: '农村市场', en: 'Rural market' },
  urbanFringe: { zh: '城乡结合部', en: 'Fringe of the town' },
  market: { zh: '商场、批发和农贸市场', en: 'Market or mall' },
  other: { zh: '其他地方', en: 'Elsewhere' },
} as const satisfies Record<string, Words>;
export type AreaKind = keyof typeof areaKindWords;
export const areaKinds = Object.keys(areaKindWords) as [AreaKind, ...AreaKind[]];

export const areaKindField = labelled(z.enum(areaKinds), {
  zh: '区域',
  en: 'Kind of area',
  input: 'choice',
  options: optionsOf(areaKindWords),
});

/** Whom a visit is to, as it was known on that day. */
export interface Premises {
  operatorId: string | null;
  operatorName: string;
  /** 无照: stands in no register and has no licence; it may be banned. */
  unregistered: boolean;
  regionId: string;
  address: string;
  areaKind: AreaKind;
}

export const premisesShape = {
  operatorId: labelled(z.uuid().nullable().default(null), {
    zh: '经营者档案号（可不填）',
    en: 'Id in the operator register (optional)',
  }),
  operatorName: labelled(written().min(2).max(80), { zh: '店名', en: 'Name of the shop', input: 'text' }),
  unregistered: labelled(z.boolean().default(false), {
    zh: '没有执照，不在登记库里',
    en: 'Unlicensed, in no register',
    input: 'tick',
  }),
  regionId: labelled(written().min(1).max(40), { zh: '哪个村、社区', en: 'Village', input: 'region' }),
  address: labelled(written().max(120).default(''), { zh: '门牌（可不填）', en: 'Address (optional)', input: 'text' }),
  areaKind: areaKindField,
} as const;

/** 执法人员 (officer) with the number of the certificate that he shows: 《行政处罚法》第五十五条. */
export interface Officer {
  accountId: string;
  certificate: string;
}

const OfficerRow = z.object({
  accountId: labelled(z.uuid(), { zh: '姓名', en: 'Name', input: 'account' }),
  certificate: labelled(written().min(4).max(30), { zh: '执法证号', en: 'Certificate', input: 'text' }),
});
export const officersField = labelled(z.array(OfficerRow).min(1).max(12), {
  zh: '检查人员，两人以上',
  en: 'Inspectors, two or more',
  input: 'rows',
});

/** 执法人员不得少于两人 (《行政处罚法》第四十二条); one person twice is one. */
export function demandTwo(officers: readonly Officer[]): void {
  if (new Set(officers.map(({ accountId }) => accountId)).size < 2) throw new Refusal('inspection-needs-two');
  if (new Set(officers.map(({ accountId }) => accountId)).size < officers.length)
    throw new Refusal('inspection-officer-twice');
}

/** Where the telephone or the officer said that it was, in degrees. */
export interface Position {
  longitude: number;
  latitude: number;
}
export const positionField = z
  .object({ longitude: z.number().min(-180).max(180), latitude: z.number().min(-90).max(90) })
  .nullable()
  .default(null);

export const day = { input: 'day', wrongZh: '请选日期', wrongEn: 'choose a day' } as const;
export const photosField = labelled(z.array(z.uuid()).max(12).default([]), {
  zh: '照片',
  en: 'Photos',
  input: 'files',
  packed: true,
});
export const why = z.object({
  remark: labelled(written().min(2).max(200), { zh: '为什么', en: 'Why', input: 'text' }),
});
export type Why = z.infer<typeof why>;

/** Of an office its own records, and those on which one is named; the county reads all. */
export function maySeeOfOffice(
  actor: Actor,
  { countyId, officeId }: { countyId: number; officeId: string | null },
  namedIds: readonly string[] = [],
): boolean {
  if (actor.countyId !== countyId) return false;
  if (actor.role !== 'officer' && actor.role !== 'officeHead') return true;
  return officeId === actor.organisationId || namedIds.includes(actor.id);
}

/** 会同单位: whether a department takes part in it; anybody else is none. */
export function isPartnerIn(
  actor: Actor,
  { countyId, partnerIds }: { countyId: number; partnerIds: readonly string[] },
) {
  const { role, organisationId } = actor;
  if (role !== 'department' || actor.countyId !== countyId) return false;
  return organisationId !== null && partnerIds.includes(organisationId);
}

/** The office for which the actor writes; null for the county. */
export function officeOf(actor: Actor): string | null {
  return actor.role === 'officer' || actor.role === 'officeHead' ? actor.organisationId : null;
}

export function optionsOf(words: Readonly<Record<string, Words>>): { value: string; zh: string; en: string }[] {
  return Object.entries(words).map(([value, { zh, en }]) => ({ value, zh, en }));
}
