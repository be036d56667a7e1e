/** 名单 (report lists): what a report can name out of the records, each with the word by which it is counted. */
import type { Words } from '../base/words.ts';

export const reportLists = {
  guidanceItems: { zh: '规范意见的各条', en: 'Items of guidance letters' },
  categories: { zh: '投诉最多的类别', en: 'Categories complained of most' },
  natures: { zh: '投诉最多的问题', en: 'Problems complained of most' },
  tipoffNatures: { zh: '举报最多的问题', en: 'Problems most told of in tip-offs' },
  channels: { zh: '渠道', en: 'Channels' },
  serviceClasses: { zh: '服务各行业', en: 'Service industries' },
  warnings: { zh: '发布的警示', en: 'Warnings published' },
  praises: { zh: '上级的肯定', en: 'Praise of the superior' },
} as const satisfies Record<string, Words>;
export type ReportList = keyof typeof reportLists;

export function isReportList(name: string): name is ReportList {
  return name in reportLists;
}
