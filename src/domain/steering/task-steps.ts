/**
 * 办理任务 (completion): each step of a task: who does it signs for it and reports, with proof where it is asked; who takes part
 * answers for his part; who set it nudges, extends, sends back, closes or withdraws.
 */
import { z } from 'zod';
import { contributed, mayContribute, maySign, ReportTask, signed } from './task-contribution.ts';
import { dayOf, type Day } from '../base/calendar.ts';
import { rulesBy, plainTelling, type Docket } from '../matter/docket.ts';
import { bySides } from '../matter/docket/whose-step.ts';
import type { TaskVerb } from '../base/ledger-verbs.ts';
import { labelled, written } from '../base/field.ts';
import { Refusal } from '../base/refusal.ts';
import { text, type Tellings } from '../base/sentence.ts';
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

export const ExtendTask = z.object({
  dueOn: labelled(z.iso.date(), { zh: '延到哪一天', en: 'Until', input: 'day' }),
  remark: labelled(written().min(2).max(500), { zh: '为什么延期', en: 'Why', input: 'text' }),
});
const Why = (zh: string, en: string, least: number) =>
  z.object({ remark: labelled(written().min(least).max(500).default(''), { zh, en, input: 'longText' }) });

const verbs = {
  accept: 'task-accepted',
  contribute: 'task-contributed',
  reportBack: 'task-reported',
  nudge: 'task-nudged',
  extend: 'task-extended',
  withdraw: 'task-withdrawn',
  close: 'task-closed',
  sendBack: 'task-returned',
} as const satisfies Record<TaskMove, TaskVerb>;

export const taskProcedure = rulesBy<Task, typeof verbs, TaskFacts>(bySides, taskMoves, verbs, {
  accept: {
    zh: '签收',
    en: 'Sign for it',
    permission: 'task.accept',
    input: z.object({}),
    chief: true,
    stands: maySign,
    apply: (task, _input, facts) => ({
      next: { contributions: signed(task, facts, doneOn(task, facts)) },
      detail: { officeId: facts.by.organisationId, stationId: facts.by.stationId },
    }),
  },
  contribute: {
    zh: '回报配合情况',
    en: 'Answer for your part',
    permission: 'task.contribute',
    input: ReportTask,
    chief: true,
    stands: mayContribute,
    apply: (task, input: ReportTask, facts) => {
      demandProof(task, input, facts);
      const { result, proof, attachmentIds } = input;
      const detail = { officeId: facts.by.organisationId, result, proof, files: attachmentIds.length };
      return { next: { contributions: contributed(task, input, facts) }, detail };
    },
  },
  reportBack: {
    zh: '回报',
    en: 'Report',
    permission: 'task.reportBack',
    input: ReportTask,
    chief: true,
    stands: doesTask,
    apply: (task, input: ReportTask, facts) => {
      demandProof(task, input, facts);
      const { result, proof, attachmentIds } = input;
      const detail = { result, proof, files: attachmentIds.length };
      return { next: { result, proof, attachmentIds, reportedAt: doneAt(task, facts) }, detail };
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

/** When a step was made: on a telephone without a network before it arrived, and never before the task was set. */
function doneAt({ assignedAt }: Task, { acted, at }: TaskFacts): Date {
  const done = acted?.at ?? at;
  return done < assignedAt ? assignedAt : done;
}

function doneOn(task: Task, facts: TaskFacts): Day {
  return (facts.acted ?? null) === null ? facts.today : dayOf(doneAt(task, facts));
}

/** With the words and the pictures that were asked for. */
function demandProof({ needsProof, needsPhoto }: Task, { proof }: ReportTask, { photos }: TaskFacts): void {
  if (needsProof && proof === '')
    throw new Refusal('task-needs-proof', {}, [
      { path: 'proof', zh: '这项任务要有凭据，请写在这里。', en: 'Write the proof here.' },
    ]);
  if (needsPhoto && photos === 0)
    throw new Refusal('task-needs-photo', {}, [
      { path: 'attachmentIds', zh: '这项任务要附照片，请拍一张附上。', en: 'Add a photo here.' },
    ]);
}

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
  // A joint task is one piece of work: each department reads the whole course of it.
  tells: maySeeTask,
};

/** What the ledger keeps of a task. */
export interface TaskDetails {
  'task-assigned': { number: string; officeId: string; stationId: string | null; title: string; dueOn: string };
  'task-accepted': { officeId: string | null; stationId: string | null };
  'task-contributed': { officeId: string | null; result: string; proof: string; files: number };
  'task-reported': { result: string; proof: string; files: number };
  'task-nudged': { times: number };
  'task-extended': { remark: string; dueOn: string };
  'task-withdrawn': { remark: string };
  'task-closed': { remark: string };
  'task-returned': { remark: string };
  'task-passed-on': { toId: string | null; fromStationId?: string; why?: string };
}

declare module '../base/event.ts' {
  interface Details extends TaskDetails {}
}

export const taskTellings: Tellings<TaskDetails> = {
  'task-assigned': (d) => {
    const to = text(d.stationName) || text(d.officeName);
    return [
      `任务 ${text(d.number)} 交给${to || '牵头单位'}：${text(d.title)}，${text(d.dueOn)} 前办结。`,
      `Task ${text(d.number)} for ${to || 'the lead'}, due ${text(d.dueOn)}: ${text(d.title)}.`,
    ];
  },
  'task-accepted': (d) => {
    const who = text(d.stationName) || text(d.officeName);
    return [
      `${who || '单位'}签收了任务 ${text(d.number)}。`,
      `${who || 'One of them'} signed for task ${text(d.number)}.`,
    ];
  },
  'task-contributed': (d) => [
    `${text(d.officeName) || '配合单位'}回报任务 ${text(d.number)} 的配合情况：${text(d.result)}${filesZh(d.files)}`,
    `${text(d.officeName) || 'A partner'} answered for its part of task ${text(d.number)}: ${text(d.result)}`,
  ],
  'task-reported': (d) => [
    `任务 ${text(d.number)} 回报：${text(d.result)}${filesZh(d.files)}`,
    `Task ${text(d.number)} was reported on: ${text(d.result)}`,
  ],
  'task-nudged': (d) => [`第 ${text(d.times)} 次催办。`, `Nudged, ${text(d.times)} so far.`],
  'task-extended': (d) => [
    `延期到 ${text(d.dueOn)}：${text(d.remark)}`,
    `Extended to ${text(d.dueOn)}: ${text(d.remark)}`,
  ],
  'task-withdrawn': plainTelling({ zh: '撤销', en: 'Withdrawn' }, 'remark'),
  'task-closed': plainTelling({ zh: '办结', en: 'Closed' }, 'remark'),
  'task-returned': plainTelling({ zh: '退回再办', en: 'Sent back' }, 'remark'),
  'task-passed-on': (d) => [
    `${text(d.why) || '责任人离任'}，${text(d.toId) === '' ? '回到牵头单位' : '交给接手的人'}。`,
    `${text(d.why) === '' ? 'Who answered for it has left' : 'The station has stopped'}; it goes to ${text(d.toId) === '' ? 'the lead' : 'his heir'}.`,
  ],
};

function filesZh(files: unknown): string {
  return typeof files === 'number' && files > 0 ? `（附 ${files} 份文件）` : '';
}
