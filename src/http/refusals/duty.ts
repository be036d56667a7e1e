/** The sentences of what the rules of the roster and of call-outs refuse. */
export const shiftSentences = {
  'shift-part-unknown': {
    status: 422,
    zh: '没有这个班次；请从列表里选，或者先改值班规则。',
    en: 'There is no such part of the day; choose one of the list or change the rota.',
  },
  'shift-past': {
    status: 422,
    zh: '这一班已经开始或者过了，不能再改；没人到岗的请用“换人顶班”。',
    en: 'This shift has begun or is past; send a substitute if nobody came.',
  },
  'shift-not-now': {
    status: 409,
    zh: '还没到签到的时间：接班前一小时起可以签到，下班后不能补签。',
    en: 'One checks in from an hour before the beginning until the end of the shift.',
  },
  'shift-not-free': {
    status: 422,
    zh: '这个人前后 11 小时内已有一班；请换个人，或者先调开那一班。',
    en: 'This person has a shift next to it; choose somebody else.',
  },
  'shift-not-for-him': {
    status: 422,
    zh: '值班规则里这个岗位不由他值；请换个人，或者先改值班规则。',
    en: 'The rota does not let this person keep the post.',
  },
  'shift-swap-unfit': {
    status: 422,
    zh: '这两班换不成：只能和同事还没开始的同一岗位换；请刷新后重选。',
    en: 'These two cannot be swapped: choose a shift of the same post that has not begun.',
  },
  'rota-unfit': {
    status: 422,
    zh: '这样的值班规则排不出班；请看标出来的几项。',
    en: 'No roster can be made by this rota; see the marked fields.',
  },
  'callout-no-station': {
    status: 422,
    zh: '附近没有在用的站点；请选“全县的站点”，或者打电话。',
    en: 'No active station is near; choose all stations of the county, or call.',
  },
  'example-names-person': {
    status: 422,
    zh: '典型案例里还有当事人的姓名、店名或者号码；请改掉再交。',
    en: 'The typical case still names a party or has a number in it; take it out.',
  },
} as const;
