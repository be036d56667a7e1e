/**
 * 办理任务 (completion): each step of a task: who does it reports, with proof where it is asked; who set it nudges, extends,
 * sends back, closes or withdraws.
 */
import { z } from 'zod';
import { docketRules, plainTelling, type Docket } from './docket.ts';
import type { TaskVerb } from './event.ts';
import { labelled, written } from './field.ts';
import { Refusal } from './refusal.ts';
import { text, type Telling } from './sentence.ts';
import {
  AssignTask,
  assignTask,
  doesTask,
  maySeeTask,
  setsTask,
  taskMoves,
  taskStateWords,
  type Task,
  type TaskFacts,
  type TaskMove,
} from './task.ts';

export const ReportTask = z.object({
  result: labelled(written().min(4).max(2000), { zh: '办得怎样', en: 'What came of it', input: 'longText' }),
  proof: labelled(written().max(500).default(''), {
    zh: '凭据',
    en: 'Proof',
    input: 'text',
    hintZh: '时间、地点、人数；照片或文件在哪里',
    hintEn: 'when, where, how many; where photos or papers are',
  }),
});
export const ExtendTask = z.object({
  dueOn: labelled(z.iso.date(), { zh: '延到哪一天', en: 'Until', input: 'day' }),
  remark: labelled(written().min(2).max(500), { zh: '为什么延期', en: 'Why', input: 'text' }),
});
const Why = (zh: string, en: string, least: number) =>
  z.object({ remark: labelled(written().min(least).max(500).default(''), { zh, en, input: 'longText' }) });

const verbs = {
  reportBack: 'task-reported',
  nudge: 'task-nudged',
  extend: 'task-extended',
  withdraw: 'task-withdrawn',
  close: 'task-closed',
  sendBack: 'task-returned',
} as const satisfies Record<TaskMove, TaskVerb>;

export const taskProcedure = docketRules<Task, TaskMove>(taskMoves, (move) => verbs[move], {
  reportBack: {
    zh: '回报',
    en: 'Report',
    permission: 'task.reportBack',
    input: ReportTask,
    chief: true,
    stands: doesTask,
    apply: (task, { result, proof }: z.infer<typeof ReportTask>, { at }) => {
      if (task.needsProof && proof === '')
        throw new Refusal('task-needs-proof', {}, [
          { path: 'proof', zh: '这项任务要有凭据，请写在这里。', en: 'Write the proof here.' },
        ]);
      return { next: { result, proof, reportedAt: at }, detail: { result, proof } };
    },
  },
  nudge: {
    zh: '催办',
    en: 'Nudge',
    permission: 'task.nudge',
    input: z.object({}),
    stands: setsTask,
    apply: ({ nudgedTimes }, _input, { at }) => ({
      next: { nudgedAt: at, nudgedTimes: nudgedTimes + 1 },
      detail: { times: nudgedTimes + 1 },
    }),
  },
  extend: {
    zh: '延期',
    en: 'Extend',
    permission: 'task.extend',
    input: ExtendTask,
    stands: setsTask,
    apply: ({ dueOn, dueBefore }, input: z.infer<typeof ExtendTask>) => {
      if (input.dueOn <= dueOn)
        throw new Refusal('task-due-past', {}, [
          { path: 'dueOn', zh: `要晚于现在的 ${dueOn}。`, en: `Later than ${dueOn}.` },
        ]);
      const { remark } = input;
      return { next: { dueOn: input.dueOn, dueBefore: [...dueBefore, dueOn] }, detail: { remark, dueOn: input.dueOn } };
    },
  },
  withdraw: {
    zh: '撤销',
    en: 'Withdraw',
    permission: 'task.withdraw',
    input: Why('为什么撤销', 'Why', 2),
    stands: setsTask,
    apply: (_task, { remark }: { remark: string }, { at }) => ({ next: { closedAt: at, remark }, detail: { remark } }),
  },
  close: {
    zh: '办结',
    en: 'Close',
    permission: 'task.close',
    input: Why('批语（可不填）', 'Remark (optional)', 0),
    chief: true,
    stands: setsTask,
    apply: (_task, { remark }: { remark: string }, { at }) => ({ next: { closedAt: at, remark }, detail: { remark } }),
  },
  sendBack: {
    zh: '退回再办',
    en: 'Send back',
    permission: 'task.sendBack',
    input: Why('哪里还要办', 'What is still to be done', 2),
    stands: setsTask,
    apply: (_task, { remark }: { remark: string }) => ({ next: { reportedAt: null, remark }, detail: { remark } }),
  },
});

/** 任务簿，督办单也在里面。 */
export const taskDocket: Docket<Task, AssignTask, TaskFacts> = {
  name: 'task',
  path: 'tasks',
  zh: '任务督办',
  en: 'Tasks',
  letter: '任',
  read: 'task.read',
  states: taskStateWords,
  moves: taskMoves,
  over: ['closed', 'withdrawn'],
  opening: { zh: '下任务', en: 'Set a task', permission: 'task.assign', input: AssignTask },
  open: assignTask,
  procedure: taskProcedure,
  maySee: maySeeTask,
};

export const taskTellings: Record<TaskVerb, Telling> = {
  'task-assigned': (d) => {
    const to = text(d['stationName']) || text(d['officeName']);
    return [
      `任务 ${text(d['number'])} 交给${to || '牵头单位'}：${text(d['title'])}，${text(d['dueOn'])} 前办结。`,
      `Task ${text(d['number'])} for ${to || 'the lead'}, due ${text(d['dueOn'])}: ${text(d['title'])}.`,
    ];
  },
  'task-reported': (d) => [
    `任务 ${text(d['number'])} 回报：${text(d['result'])}`,
    `Task ${text(d['number'])} was reported on: ${text(d['result'])}`,
  ],
  'task-nudged': (d) => [`第 ${text(d['times'])} 次催办。`, `Nudged, ${text(d['times'])} so far.`],
  'task-extended': (d) => [
    `延期到 ${text(d['dueOn'])}：${text(d['remark'])}`,
    `Extended to ${text(d['dueOn'])}: ${text(d['remark'])}`,
  ],
  'task-withdrawn': plainTelling({ zh: '撤销', en: 'Withdrawn' }),
  'task-closed': plainTelling({ zh: '办结', en: 'Closed' }),
  'task-returned': plainTelling({ zh: '退回再办', en: 'Sent back' }),
  'task-passed-on': (d) => [
    `${text(d['why']) || '责任人离任'}，${text(d['toId']) === '' ? '回到牵头单位' : '交给接手的人'}。`,
    `${text(d['why']) === '' ? 'Who answered for it has left' : 'The station has stopped'}; it goes to ${text(d['toId']) === '' ? 'the lead' : 'his heir'}.`,
  ],
};
