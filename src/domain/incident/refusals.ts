import type { RefusalRow } from '../base/refusal-row.ts';

/** What the rules of group incidents and area checks refuse. */
export const incidentRefusals = {
  'incident-matter-unknown': {
    status: 422,
    zh: '有的编号对不上；请照着编号重写。',
    en: 'Some numbers name no matter; write them as they stand.',
  },
  'incident-member-unknown': {
    status: 422,
    zh: '这一件不在这起事件里；请从列表里重选。',
    en: 'This matter does not belong here; choose one from the list.',
  },
  'incident-no-members': {
    status: 422,
    zh: '里面一件也没有了；先加入至少一件，或者排除这起疑似。',
    en: 'Nothing is left in it; add a matter, or drop the suspicion.',
  },
  'incident-alone': {
    status: 422,
    zh: '里面只有一件、一户，不算群体：先留着关注，有别的户再按“加入一件”写上编号，然后确认；只是一户的事，按“排除”。',
    en: 'One matter of one household is no group: keep it watched and add the matters of others first, or drop it.',
  },
  'incident-responsible-unknown': {
    status: 422,
    zh: '负责人要是县中心或者所里的人；请从列表里重选。',
    en: 'The person must work at the centre or an office; choose one from the list.',
  },
  'incident-merge-unknown': {
    status: 422,
    zh: '并入哪一起：没有这个编号的事件，或者它已经终结、排除；请写在办的一起，不能是它自己。',
    en: 'No open incident has this number, or it is this one; name another.',
  },
  'incident-names-somebody': {
    status: 422,
    zh: '里面有看得出是谁的话；这些话别人都看得到，请去掉再发。',
    en: 'It tells who somebody is, and many read it; leave that out.',
  },
  'incident-form-names': {
    status: 422,
    zh: '标题会印在登记表上：{why}先按“改说明”改“叫什么”，再开登记表。',
    en: 'Its title would stand on the short form and names somebody or a shop; describe it anew first.',
  },
  'incident-day-order': {
    status: 422,
    zh: '日子前后不对：鉴定的最后一天要在播种以后；请改其中一个。',
    en: 'The last day for the appraisal must come after sowing.',
  },
  'incident-level-low': {
    status: 422,
    zh: '这一级响应不开应急指挥；先按“改等级、负责人”提级，或者在本县设置里改。',
    en: 'This level opens no command; raise the level first, or change it in the settings.',
  },
  'incident-commanded': {
    status: 422,
    zh: '已经在指挥了：{number}；请打开它接着办。',
    en: 'It is commanded already by {number}; go on there.',
  },
  'incident-not-filed': {
    status: 422,
    zh: '县局还没予以备案，不能问站点；先按“确认”，再由县局按“予以备案”。',
    en: 'It is not filed with the bureau yet; confirm and file it first.',
  },
  'check-nobody-asked': {
    status: 422,
    zh: '选的范围里没有站点；请换乡镇，或者问全县。',
    en: 'No station is in the chosen area; choose other towns, or all.',
  },
  'check-due-past': {
    status: 422,
    zh: '截止时间要在现在以后；延期的要比原来的晚。',
    en: 'The time must lie ahead, and after the earlier one when it is extended.',
  },
  'check-not-asked': {
    status: 422,
    zh: '这次排查没有问这个站点；请回列表看看是哪一次。',
    en: 'This station was not asked by this check.',
  },
  'check-answer-counts': {
    status: 422,
    zh: '答“有”要写大概几户；答“无”和“无法核实”不写户数。',
    en: 'With yes, say about how many households; with the others say none.',
  },
  'check-answer-why': {
    status: 422,
    zh: '答“无法核实”要写明卡在哪里。',
    en: 'Say what keeps you from finding out.',
  },
} as const satisfies Record<string, RefusalRow>;
