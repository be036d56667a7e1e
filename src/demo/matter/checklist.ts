/** 办件清单 of the sample county, and what its people have ticked so far. */
import { checkableOf, saveChecklist, tickOnMatter } from '../../actions/matter/checklist/checklist.ts';
import { actorOfAccount } from '../../domain/county/account.ts';
import type { Complaint } from '../../domain/complaint/complaint.ts';
import { lineStates } from '../../domain/desk/checklist/leaving-moves.ts';
import { checklistsOf, type ChecklistForm } from '../../domain/matter/checklist/checklist.ts';
import { listChecklists } from '../../store/matter/checklist/checklist.ts';
import { find, type Cast } from '../life.ts';

const lists: readonly ChecklistForm[] = [
  {
    code: 'mediation',
    version: 0,
    subject: 'complaint',
    title: '调解前后看一遍',
    categoryCodes: [],
    warns: true,
    retired: false,
    items: [
      { code: 'licence', zh: '店的营业执照名称和门头、票据对过', state: 'dispatched' },
      { code: 'proof', zh: '小票、合同、聊天记录收了或者拍了照', state: 'accepted' },
      { code: 'free', zh: '双方都听过：调解自愿，可以不谈', state: 'accepted' },
      { code: 'sides', zh: '两边各自的要求都记下来了', state: 'mediating' },
      { code: 'terms', zh: '协议写清哪天、多少钱、怎么给', state: 'mediating' },
      { code: 'kept', zh: '问过店家照协议办了没有', state: 'told.settled' },
    ],
  },
  {
    code: 'on-site',
    version: 0,
    subject: 'tipoff',
    title: '到现场核查',
    categoryCodes: [],
    warns: true,
    retired: false,
    items: [
      { code: 'two', zh: '两个人去，出示了执法证', state: 'verifying' },
      { code: 'photo', zh: '门头、货架、标签拍了照', state: 'verifying' },
      { code: 'silent', zh: '没有说起是谁举报的', state: 'verifying' },
    ],
  },
];

/** Saves the sample lists; on each complaint in somebody’s hands he has ticked the first line of its state. */
export async function checklistSamples(
  cast: Cast,
  idOf: (name: string) => string,
  filed: readonly Complaint[],
): Promise<void> {
  const { ctx } = cast;
  const admin = actorOfAccount(find(cast, (account) => account.role === 'admin'));
  for (const list of lists) {
    const states = lineStates(list.subject).map(({ state }) => state);
    // A load that was cut off and goes on finds its own.
    await saveChecklist({ ...ctx, actor: admin }, list, states);
  }
  const saved = await listChecklists(ctx.db, ctx.actor.countyId);
  for (const complaint of filed) {
    const [on] = checklistsOf(checkableOf('complaint', complaint), saved, []);
    const first = on?.lines.find(({ isNow }) => isNow);
    const handler = cast.accounts.find(({ id }) => id === complaint.handlerId);
    if (on === undefined || first === undefined || handler?.active !== true) continue;
    const form = { list: on.code, line: first.line, ticked: true, clientId: idOf(`tick ${complaint.number}`) };
    await tickOnMatter({ ...ctx, actor: actorOfAccount(handler) }, 'complaint', complaint.number, form);
  }
}
