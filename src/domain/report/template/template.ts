/**
 * 汇报的样式 (report template): sections, chips and sentences of a kind of report, as data. The program brings one of each kind; a county
 * keeps its own versions of them beside it.
 */
import { z } from 'zod';
import { mayRole, scopes, type StaffRole } from '../../base/actor.ts';
import { labelled, written } from '../../base/field.ts';
import type { Words } from '../../base/words.ts';
import type { ReportBody, ReportChip } from '../body.ts';

export const reportKindWords = {
  situation: { zh: '工作情况', en: 'Situation of the work' },
  keyField: { zh: '重点领域消费维权情况汇报', en: 'Report on key fields' },
  officeYearly: { zh: '基层所年度工作汇报', en: 'Yearly report of an office' },
  service: { zh: '服务领域消费维权情况汇报', en: 'Report on services' },
  bulletin: { zh: '投诉举报统计月报', en: 'Monthly statistical bulletin' },
  environment: { zh: '消费环境简报', en: 'Brief on the consumption environment' },
  government: { zh: '向政府的报告', en: 'Report to the government' },
  practice: { zh: '经验材料', en: 'Note of practice' },
} as const satisfies Record<string, Words>;
export type ReportKind = keyof typeof reportKindWords;
export const reportKinds = Object.keys(reportKindWords) as readonly ReportKind[];

export const reportPaces = {
  month: { zh: '每月', en: 'Monthly' },
  quarter: { zh: '每季度', en: 'Quarterly' },
  year: { zh: '每年', en: 'Yearly' },
} as const satisfies Record<string, Words>;
export type ReportPace = keyof typeof reportPaces;

/** Who writes a kind, whatever the county has made of its template. */
export const reportAuthors = {
  situation: 'either',
  keyField: 'county',
  officeYearly: 'office',
  service: 'county',
  bulletin: 'county',
  environment: 'either',
  government: 'county',
  practice: 'either',
} as const satisfies Record<ReportKind, ReportTemplate['author']>;

/** The kinds that are written by whom the role works for. */
export function kindsWrittenBy(role: StaffRole): ReportKind[] {
  const isOffice = scopes[role] === 'office';
  return reportKinds.filter((kind) => reportAuthors[kind] !== (isOffice ? 'county' : 'office'));
}

/** Whether somebody of the role writes reports of the kind: the county's are not an office's, and most roles write none. */
export function mayDraftKind(role: StaffRole, kind: ReportKind): boolean {
  return mayRole(role, 'workReport.write') && kindsWrittenBy(role).includes(kind);
}

export interface ReportTemplate {
  kind: ReportKind;
  /** Nought is what the program brings. */
  version: number;
  /** Who writes it: the county, an office, or either. */
  author: 'county' | 'office' | 'either';
  /** What period it is usually of. */
  pace: ReportPace;
  body: ReportBody;
}

/** 存成样式: out of which report, and why. */
export const SaveTemplate = z.object({
  id: z.uuid(),
  number: z.string().max(40),
  reason: labelled(written().min(2).max(300), { zh: '改了什么', en: 'What is new', input: 'text' }),
});
export type SaveTemplate = z.infer<typeof SaveTemplate>;

/** A chip as a template keeps it: what one report's author typed, and which file and which office it told of, are not everybody's. */
export function bareChip(chip: ReportChip): ReportChip {
  if (chip.kind === 'figure') return { ...chip, officeId: null };
  if (chip.kind === 'typed') return { ...chip, value: '', source: '' };
  return chip.kind === 'file' ? { ...chip, number: '' } : chip;
}
