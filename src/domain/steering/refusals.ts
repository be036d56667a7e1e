import type { RefusalRow } from '../base/refusal-row.ts';

/** What the rules of tasks, directives, plans, meetings, workgroups and remarks refuse. */
export const steeringRefusals = {
  'task-not-below': {
    status: 422,
    zh: '所长只能给本所和本所的站点下任务；别的所请中心下。',
    en: 'The head of an office sets tasks for the office and its stations; ask the centre for others.',
  },
  'task-person-unknown': {
    status: 422,
    zh: '责任人不在牵头的所或站点里；请从列表里重选。',
    en: 'The person does not belong to the lead; choose one from the list.',
  },
  'task-due-past': {
    status: 422,
    zh: '办结日期不对：要在今天以后，延期的要晚于原来的日子。',
    en: 'The day is not right: it must come after today, and after the earlier day when it is extended.',
  },
  'task-needs-proof': {
    status: 422,
    zh: '这项任务要有凭据才能回报；请写明时间、地点、人数，照片存在哪里。',
    en: 'This task needs proof; say when, where, how many, and where the photos are.',
  },
  'task-needs-photo': {
    status: 422,
    zh: '这项任务要附照片才能回报；请拍一张附上，PDF 不算。',
    en: 'This task needs a photo; take one and add it, a PDF does not count.',
  },
  'steering-tasks-open': {
    status: 422,
    zh: '还有任务没办结，或者还没分解任务；任务都办结了再来办这一步。',
    en: 'Some of its tasks are open, or it has none yet; close them first.',
  },
  'plan-part-unknown': {
    status: 422,
    zh: '选的这一条不在里面，或者已经办过了；请从列表里重选。',
    en: 'What was chosen is not in it, or is done already; choose from the list.',
  },
  'plan-uncarried': {
    status: 422,
    zh: '不足和下一步打算还有没转成任务的；转了，或者写明为什么不转，再结案。',
    en: 'Shortcomings or next steps are left over; carry them into tasks or say why not.',
  },
  'meeting-members-missing': {
    status: 422,
    zh: '联席会议要写明成员单位；请至少选一个。',
    en: 'A joint meeting names its members; choose one at least.',
  },
  'workgroup-everywhere': {
    status: 422,
    zh: '每个所都已经有这个小组了，不用再延伸。',
    en: 'Every office has this group already.',
  },
  'remark-not-theirs': {
    status: 422,
    zh: '不能批给这个人：他看不到这一件，或者不归您批；请批给能看到的人，所长批给本所的人。',
    en: 'It cannot go to that person, who may not see the record or is not below you; choose somebody else.',
  },
} as const satisfies Record<string, RefusalRow>;
