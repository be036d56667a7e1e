import { demand, maySee } from '../../domain/base/actor.ts';
import type { Account } from '../../domain/county/account.ts';
import { addDays, dayOf, dayShortZh } from '../../domain/base/calendar.ts';
import { taskDocket } from '../../domain/steering/task-steps.ts';
import { silentPartners, type ReportTask } from '../../domain/steering/task-contribution.ts';
import type { LedgerEvent } from '../../domain/base/event.ts';
import { Refusal } from '../../domain/base/refusal.ts';
import type { CutTask } from '../../domain/steering/origin.ts';
import {
  isTaskNudgeDue,
  type AssignTask,
  type Task,
  type TaskFacts,
  type TaskKind,
} from '../../domain/steering/task.ts';
import { listAccounts } from '../../store/county/account.ts';
import { findComplaint, lockComplaint } from '../../store/complaint/complaint.ts';
import type { Tx } from '../../store/base/db.ts';
import { record } from '../../store/base/ledger.ts';
import { countPictures } from '../../store/matter/attachment.ts';
import { recountTasks } from '../../store/steering/origin.ts';
import { lockDueTasks } from '../../store/steering/task.ts';
import { transact } from '../../store/base/transact.ts';
import type { Context } from '../base/context.ts';
import { writeMove, writeOpening, type DocketFrame } from '../matter/docket.ts';
import { tellPeople } from '../matter/tell-people.ts';

/** Tasks, with the texts to those who are to do them and the lines in the matters that they supervise. */
export const taskFrame: DocketFrame<Task, AssignTask, TaskFacts> = {
  docket: taskDocket,
  place: ({ leadId, stationId }) => ({ officeId: leadId, stationId }),
  know: async (tx, ctx, { entry, move, input }) => {
    const { organisations, stations } = ctx.county;
    if (entry !== null) {
      const ids = move !== null && told.has(move) ? (input as ReportTask).attachmentIds : [];
      const photos = entry.needsPhoto ? await countPictures(tx, ctx.actor.countyId, ids) : 0;
      return { organisations, stations, people: [], matter: null, photos };
    }
    const people = (await listAccounts(tx, ctx.actor.countyId)).filter(({ active }) => active);
    const matter = await supervised(tx, ctx, (input as AssignTask).matterNumber);
    return { organisations: organisations.filter(({ active }) => active), stations, people, matter, photos: 0 };
  },
  brings: ({ move, input }) => (move !== null && told.has(move) ? (input as ReportTask).attachmentIds : []),
  beside: async (tx, ctx, { entry, move, change }) => {
    await countInParent(tx, ctx, entry);
    if (move === null || told.has(move)) await noteInMatter(tx, entry, change.event);
    await tellOf(tx, ctx, entry, move);
  },
};

/** The steps by which those who do it say what came of it. */
const told: ReadonlySet<string> = new Set(['reportBack', 'contribute']);

/** Who hears of which step: those who do it, those who take part, and who set it. */
async function tellOf(tx: Tx, ctx: Context, task: Task, move: string | null): Promise<void> {
  const { number, title, dueOn, remark, partnerIds } = task;
  const by = dayShortZh(dueOn);
  switch (move) {
    case null:
      await tell(tx, ctx, task, `给您的任务${number}：${title}，${by}前办结。`);
      return tellPartners(tx, ctx, task, partnerIds, `请配合任务${number}：${title}，${by}前办结。`);
    case 'sendBack':
      return tell(tx, ctx, task, `任务${number}退回再办：${remark}`);
    case 'nudge':
      await tell(tx, ctx, task, nudgeZh(task, ctx.today));
      return tellPartners(tx, ctx, task, silentPartners(task), nudgeZh(task, ctx.today));
    case 'extend':
      await tell(tx, ctx, task, `任务${number}（${title}）延期到${by}。`);
      return tellPartners(tx, ctx, task, partnerIds, `任务${number}（${title}）延期到${by}。`);
    case 'withdraw':
      await tell(tx, ctx, task, `任务${number}（${title}）撤销了，不用再办。`);
      return tellPartners(tx, ctx, task, partnerIds, `任务${number}（${title}）撤销了，不用再办。`);
    case 'reportBack':
      return tellPeople(tx, ctx, task, ({ id }) => id === task.byId, `任务${number}（${title}）回报了，请看办得怎样。`);
    case 'contribute':
      return tellPeople(
        tx,
        ctx,
        task,
        (account) => account.id === task.byId || answers(task, account),
        `任务${number}（${title}）有配合单位回报了。`,
      );
  }
}

function nudgeZh({ number, title, dueOn }: Task, today: string): string {
  return dueOn < today
    ? `任务${number}（${title}）已过${dayShortZh(dueOn)}的期限，请马上办并回报。`
    : `任务${number}（${title}）${dayShortZh(dueOn)}到期，请按时办结。`;
}

/** Reminds of tasks whose day is near or past; a watch that runs twice reminds once. */
export function nudgeDueTasks(ctx: Context): Promise<number> {
  demand(ctx.actor, 'task.nudge');
  return transact(ctx.db, async (tx) => {
    let nudged = 0;
    for (const task of await lockDueTasks(tx, ctx.actor.countyId, addDays(ctx.today, 3))) {
      if (!isTaskNudgeDue(task, ctx.today, task.nudgedAt === null ? null : dayOf(task.nudgedAt))) continue;
      await writeMove(tx, ctx, taskFrame, task, 'nudge', {});
      nudged += 1;
    }
    return nudged;
  });
}

async function supervised(tx: Tx, ctx: Context, typed: string | null): Promise<TaskFacts['matter']> {
  if (typed === null || typed === '') return null;
  const found = await findComplaint(tx, ctx.actor.countyId, { number: typed });
  if (found !== null && maySee(ctx.actor, found)) return found;
  throw new Refusal('not-found', {}, [
    {
      path: 'matterNumber',
      zh: '没有这个编号的件；请核对，或者不填。',
      en: 'No such matter; check it or leave it out.',
    },
  ]);
}

/** That a matter is supervised, and what came of it, stands in the matter's own ledger too. */
async function noteInMatter(tx: Tx, { countyId, matterId }: Task, event: LedgerEvent): Promise<void> {
  if (matterId === null) return;
  await lockComplaint(tx, countyId, { id: matterId });
  await record(tx, { ...event, matterId });
}

/** The person who answers for it, or else the station, or else who speaks for the lead. */
function answers({ personId, stationId, leadId }: Task, account: Account): boolean {
  if (personId !== null) return account.id === personId;
  if (stationId !== null) return account.stationId === stationId;
  return account.organisationId === leadId && speaks.has(account.role);
}

/** Those who hear what is the whole organisation's: its head, the association's mediators, the people of a department. */
const speaks: ReadonlySet<Account['role']> = new Set(['officeHead', 'mediator', 'department']);

function tell(tx: Tx, ctx: Context, task: Task, words: string): Promise<void> {
  return tellPeople(tx, ctx, task, (account) => answers(task, account), words);
}

/** Whoever speaks for one of the partners and does not answer for the task himself. */
function tellPartners(tx: Tx, ctx: Context, task: Task, ids: readonly string[], words: string): Promise<void> {
  const isTold = (account: Account) =>
    ids.includes(account.organisationId ?? '') && speaks.has(account.role) && !answers(task, account);
  return tellPeople(tx, ctx, task, isTold, words);
}

/** From what tasks are cut, and under which field of the form their rows stand. */
export interface Cutting {
  kind: TaskKind;
  parentId: string;
  field?: string;
  /** Who ordered it, where the clock sets it. */
  byId?: string;
}

/** Sets the tasks that something is split into; what is wrong with one is said at its row. */
export async function cutTasks(
  tx: Tx,
  ctx: Context,
  { field = 'tasks', ...from }: Cutting,
  rows: readonly CutTask[],
): Promise<Task[]> {
  const tasks: Task[] = [];
  for (const [n, { partnerIds = [], id, ...row }] of rows.entries()) {
    const input: AssignTask = {
      text: '',
      needsProof: false,
      needsPhoto: false,
      stationId: null,
      ...row,
      ...from,
      id: id ?? ctx.newId(),
      partnerIds: [...partnerIds],
      matterNumber: null,
    };
    tasks.push(
      await writeOpening(tx, ctx, taskFrame, input).catch((error: unknown) => {
        throw error instanceof Refusal ? atRow(error, `${field}.${n}`) : error;
      }),
    );
  }
  return tasks;
}

function atRow(refusal: Refusal, row: string): Refusal {
  return refusal.with({ fields: refusal.fields.map((one) => ({ ...one, path: `${row}.${one.path}` })) });
}

/** What the task belongs to knows how far its tasks are; when the last of them is closed, who runs it hears of it. */
async function countInParent(tx: Tx, ctx: Context, task: Task): Promise<void> {
  if (task.parentId === null) return;
  const parent = await recountTasks(tx, task.countyId, task.parentId);
  if (parent === null || parent.openTasks > 0 || task.state !== 'closed') return;
  const words = `${parent.number}（${parent.title}）的 ${parent.doneTasks} 项任务都办结了，可以办下一步。`;
  // It may be worked off again, by another task that is set and closed later.
  const cause = `worked-off ${task.id} ${task.version}`;
  await tellPeople(tx, ctx, { ...parent, countyId: task.countyId, version: 0 }, ({ id }) => id === parent.byId, words, {
    cause,
  });
}
