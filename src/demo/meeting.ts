/** Meetings, the leading group with its offices, and the recurring tasks of the sample county. */
import { CallMeeting, meetingProcedure } from '../domain/steering/meeting.ts';
import { SetRecurrence } from '../domain/steering/recurrence.ts';
import { FoundWorkgroup, workgroupProcedure } from '../domain/steering/workgroup.ts';
import { openEntry } from '../actions/matter/docket.ts';
import { meetingFrame } from '../actions/steering/meeting.ts';
import { recurrenceFrame } from '../actions/steering/recurrence.ts';
import { workgroupFrame } from '../actions/steering/workgroup.ts';
import { listBranches } from '../store/steering/workgroup.ts';
import { find } from './life.ts';
import { heads, offices, step, type Stage } from './steering.ts';

export async function meetingSamples({ as, on, idOf }: Stage, plan: { number: string }): Promise<void> {
  const joint = await openEntry(
    as('hanzhiyuan', 20),
    meetingFrame,
    CallMeeting.parse({
      id: idOf('meeting 0'),
      kind: 'joint',
      title: '消费维权部门联席会议',
      onDay: on(-16),
      place: '县局三楼会议室',
      chair: '韩志远',
      memberIds: ['EDU', 'AGRI', 'HOUS', 'SO-CG'],
      agenda: [
        { title: '校外培训预付费退费难', by: '高云' },
        { title: '流动农资摊贩怎么管', by: '刘国栋' },
      ],
    }),
  );
  await step(
    as('hanzhiyuan', 15),
    meetingFrame,
    joint,
    'hold',
    meetingProcedure.hold.input.parse({
      onDay: on(-16),
      minutes: '校外培训由教育局牵头核对机构名单，市场监管所一起进门；流动摊贩由农业农村局牵头，集日联合巡查。',
      tasks: [
        { item: 1, title: '核对校外培训机构名单和合同', leadId: 'EDU', partnerIds: ['SO-CG'], dueOn: on(6) },
        { item: 2, title: '集日联合巡查流动农资摊贩', leadId: 'AGRI', partnerIds: ['SO-CG'], dueOn: on(-1) },
      ],
    }),
  );
  await openEntry(
    as('fangmin', 1),
    meetingFrame,
    CallMeeting.parse({
      id: idOf('meeting 1'),
      kind: 'leaders',
      title: '第十一次局长办公会',
      onDay: on(4),
      place: '局长办公室',
      chair: '韩志远',
      planNumber: plan.number,
      agenda: [
        { title: '年度消费维权计划完成情况', by: '高云' },
        { title: '元旦春节值守安排', by: '方敏' },
      ],
    }),
  );
}

export async function workgroupSamples({ as, on, idOf, cast }: Stage): Promise<void> {
  const root = await openEntry(
    as('hanzhiyuan', 200),
    workgroupFrame,
    FoundWorkgroup.parse({
      id: idOf('workgroup 0'),
      name: '重点领域消费维权工作领导小组',
      purpose: '统一领导农资、电信、预付卡三个领域的消费维权。',
      documentNumber: '青市监〔2026〕12号',
      fromOn: on(-200),
      head: '韩志远',
      deputies: [{ name: '高云', post: '消保股股长' }],
      members: offices.map((id) => ({
        name: find(cast, ({ loginName }) => loginName === heads[id]).name,
        organisation: cast.ctx.county.organisations.find((one) => one.id === id)?.name ?? '',
        post: '所长',
      })),
      seatId: 'C12315',
      seatHead: '高云',
    }),
  );
  const cascaded = await step(as('hanzhiyuan', 199), workgroupFrame, root, 'cascade');
  for (const branch of await listBranches(cast.ctx.db, cascaded.countyId, [cascaded.id])) {
    const { officeId } = branch;
    // Two offices have not founded theirs, and one has left a layer out, so that the check shows something.
    if (officeId === null || officeId === 'SO-LQ' || officeId === 'SO-DY') continue;
    const people = cast.accounts.filter(
      ({ organisationId, role }) => organisationId === officeId && role !== 'station',
    );
    const duties = people.map(({ name, role }, n) => ({
      layer: role === 'officeHead' ? 'main' : n === 1 && officeId !== 'SO-SQ' ? 'deputy' : 'staff',
      name,
      duty: role === 'officeHead' ? '对本所消费维权工作负总责' : '投诉调解和站点联络',
    }));
    const input = workgroupProcedure.fillIn.input.parse({ fromOn: on(-190), duties });
    await step(as(heads[officeId] ?? '', 190), workgroupFrame, branch, 'fillIn', input);
  }
}

export async function recurrenceSamples({ as, idOf }: Stage): Promise<void> {
  const samples = [
    { title: '节前食品和价格检查', rhythm: 'festival', festivals: ['元旦', '春节', '中秋节', '国庆节'], aheadDays: 40 },
    { title: '站点走访', rhythm: 'quarterly', needsProof: true, text: '每个站点到一次，看台账、问群众、记不足。' },
    { title: '3·15 宣传准备', rhythm: 'yearly', monthDay: '03-15', aheadDays: 30 },
  ];
  for (const [n, one] of samples.entries())
    await openEntry(
      as('fangmin', 3),
      recurrenceFrame,
      SetRecurrence.parse({ ...one, id: idOf(`recurrence ${n}`), leadIds: [...offices] }),
    );
}
