/**
 * 共享约定 (pact): 「各部门共享网络信息」 (S90): which data of the network a partner department reads, by which document, until when.
 * A department without one sees who works for it and nothing else; every reading by agreement is a line of its ledger.
 */
import { z } from 'zod';
import type { Actor } from '../base/actor.ts';
import { labelled, written } from '../base/field.ts';

export const dataClasses = {
  contact: { zh: '联系方式', en: 'Telephones' },
  training: { zh: '培训学时', en: 'Hours of training' },
  composition: { zh: '站点配备', en: 'People by station' },
  work: { zh: '履职数量', en: 'Figures of work' },
  stations: { zh: '站点', en: 'Stations' },
  coverage: { zh: '站点覆盖', en: 'Coverage' },
  clues: { zh: '本行业的线索数', en: 'Counts of clues of its kind' },
} as const;
export type DataClass = keyof typeof dataClasses;

/** Of what so many were read: of people, of stations, of towns, of lines. */
export const readOf = {
  contact: { zh: '人', en: 'people' },
  training: { zh: '人', en: 'people' },
  composition: { zh: '人', en: 'people' },
  work: { zh: '人', en: 'people' },
  stations: { zh: '个站点', en: 'stations' },
  coverage: { zh: '个乡镇', en: 'towns' },
  clues: { zh: '行', en: 'lines' },
} as const satisfies Record<DataClass, { zh: string; en: string }>;

export interface Pact {
  countyId: number;
  id: string;
  version: number;
  departmentId: string;
  dataClass: DataClass;
  /** The document that agrees to it. */
  document: string;
  agreedOn: string;
  endsOn: string | null;
  /** 哪一类: of which goods or services it reads the clues; null for every other class of data. */
  categoryCode: string | null;
  byId: string;
}

/** An agreement as it shall be; `version` is the one that was read, 0 for a new one. */
export const PactForm = z.object({
  id: z.uuid(),
  version: z.number().int().min(0),
  departmentId: labelled(z.string().min(1).max(40), { zh: '部门', en: 'Department', input: 'organisation' }),
  dataClass: labelled(z.enum(Object.keys(dataClasses) as [DataClass, ...DataClass[]]), {
    zh: '共享哪类数据',
    en: 'Which data',
    input: 'choice',
    options: Object.entries(dataClasses).map(([value, words]) => ({ value, ...words })),
  }),
  categoryCode: labelled(z.string().max(10).nullable().default(null), {
    zh: '看哪一类的线索',
    en: 'Clues of which kind',
    input: 'category',
    when: { field: 'dataClass', is: ['clues'] },
  }),
  document: labelled(written().min(2).max(100), {
    zh: '依据的文件',
    en: 'The document',
    input: 'text',
    hintZh: '例如 多网整合联席会议纪要〔2026〕3号',
    hintEn: 'Such as the minutes of the joint meeting',
  }),
  agreedOn: labelled(z.iso.date(), { zh: '起始日', en: 'From', input: 'day', wrongZh: '写成 2026-04-29 这样的日期' }),
  endsOn: labelled(z.iso.date().nullable().default(null), {
    zh: '到哪天止',
    en: 'Until',
    input: 'day',
    wrongZh: '写成 2026-04-29 这样的日期',
  }),
});
export type PactForm = z.infer<typeof PactForm>;

/** Whether the department may read this class of data on the day, and by which agreement. */
export function pactFor(
  pacts: readonly Pact[],
  departmentId: string | null,
  dataClass: DataClass,
  on: string,
): Pact | null {
  return (
    pacts.find(
      (one) =>
        one.departmentId === departmentId &&
        one.dataClass === dataClass &&
        one.agreedOn <= on &&
        (one.endsOn === null || one.endsOn >= on),
    ) ?? null
  );
}

/** The departments of which the reader may know: for a department itself alone, for the others all. */
export function ownPart(
  departmentIds: readonly string[],
  { role, organisationId }: Pick<Actor, 'role' | 'organisationId'>,
): readonly string[] {
  return role === 'department' ? departmentIds.filter((id) => id === organisationId) : departmentIds;
}
