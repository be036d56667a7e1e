/** The sentences of what the rules of tasks refuse. */
export const taskSentences = {
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
} as const;
