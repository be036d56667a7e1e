/** The sentences of what the rules of directives, plans, meetings, groups and remarks refuse. */
export const steeringSentences = {
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
} as const;
