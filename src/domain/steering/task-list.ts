/** 任务的列表: its filters and columns. */
import type { DocketListing, Plain } from '../matter/docket/docket-list.ts';
import type { RowEntry } from '../matter/docket/docket-row.ts';
import { taskKindWords, taskStateWords, type Task } from './task.ts';

/** What a row of the list carries of a task; of a column that was chosen, its field too. */
export const taskRow = ['title', 'kind', 'leadId', 'nudgedTimes', 'nudgedAt', 'dueOn'] as const;
export const taskSpare = ['matterNumber', 'text', 'result', 'remark'] as const;

interface TaskListed {
  entry: RowEntry<Plain<Task>, Exclude<(typeof taskRow)[number], 'nudgedAt'>, (typeof taskSpare)[number]>;
  more: {
    leadName: string;
    stationName: string | null;
    personName: string | null;
    partnerNames: readonly string[];
    byName: string;
  };
}

export const taskListing: DocketListing<TaskListed> = {
  list: 'tasks',
  day: { zh: '下任务', en: 'Set' },
  hasDue: true,
  filters: {
    kind: { zh: '种类', en: 'Kind', options: taskKindWords },
    leadId: { zh: '牵头的所', en: 'Office in the lead', from: 'offices' },
    stationId: { zh: '站点', en: 'Station', from: 'stations' },
    matter: { zh: '督办哪一件', en: 'About which matter' },
    by: { zh: '下任务的', en: 'Set by', linked: { zh: '一个人', en: 'one person' } },
    parent: { zh: '来自', en: 'From', linked: { zh: '一个来源', en: 'one source' } },
  },
  figures: {},
  columns: {
    number: { zh: '编号', en: 'Number', width: 110, wide: true, text: ({ entry }) => entry.number },
    title: { zh: '任务', en: 'Task', width: 240, inName: true, text: ({ entry }) => entry.title },
    kind: { zh: '种类', en: 'Kind', width: 90, text: ({ entry }) => taskKindWords[entry.kind] },
    lead: { zh: '牵头', en: 'Lead', width: 130, text: ({ more }) => more.stationName ?? more.leadName },
    person: { zh: '责任人', en: 'Person', width: 80, text: ({ more }) => more.personName },
    partners: { zh: '配合', en: 'Partners', width: 140, spare: true, text: ({ more }) => more.partnerNames.join('、') },
    matter: {
      zh: '督办',
      en: 'About',
      width: 120,
      spare: true,
      reads: ['matterNumber'],
      text: ({ entry }) => entry.matterNumber ?? null,
    },
    text: {
      zh: '要求',
      en: 'Asked',
      width: 220,
      spare: true,
      reads: ['text'],
      text: ({ entry }) => entry.text ?? null,
    },
    result: {
      zh: '回报',
      en: 'Report',
      width: 220,
      spare: true,
      reads: ['result'],
      text: ({ entry }) => entry.result ?? null,
    },
    remark: {
      zh: '批语',
      en: 'Comment',
      width: 160,
      spare: true,
      reads: ['remark'],
      text: ({ entry }) => entry.remark ?? null,
    },
    by: { zh: '下任务的', en: 'Set by', width: 80, spare: true, text: ({ more }) => more.byName },
    nudged: {
      zh: '催办次数',
      en: 'Nudged',
      width: 76,
      right: true,
      text: ({ entry }) => (entry.nudgedTimes === 0 ? null : entry.nudgedTimes),
    },
    state: { zh: '状态', en: 'State', width: 84, text: ({ entry }) => taskStateWords[entry.state] },
    due: { zh: '到期', en: 'Due', width: 110, sorts: 'due', text: ({ entry }) => entry.dueOn },
  },
};
