import type { RefusalRow } from '../base/refusal-row.ts';

/** What the rules of the roster, call-outs, instructions and redispatches refuse. */
export const commandRefusals = {
  'instruction-not-below': {
    status: 422,
    zh: '指令只能往下发：县里发给所和站点，所里发给自己的站点；请从列表里选。',
    en: 'Instructions go down only: the county to offices and stations, an office to its own stations.',
  },
  'instruction-due-past': {
    status: 422,
    zh: '办好的时间已经过了；请选以后的时间。',
    en: 'The time by which it is to be done has passed; choose a later one.',
  },
  'instruction-matter-elsewhere': {
    status: 422,
    zh: '收令的地方看不到这一件；先分送给它，或者不写是哪一件。',
    en: 'The receiver cannot see this matter; dispatch it first, or leave the matter out.',
  },
  'instruction-arrive-first': {
    status: 409,
    zh: '这条指令要到现场；请先点“到场”，再回报。',
    en: 'This instruction sends somebody there; press “Arrived” first.',
  },
  'awaited-no-matter': {
    status: 422,
    zh: '没有这个编号的投诉或者举报，或者不归您办；请核对“哪一件”。案件请协查用案件页的“请求协查”。',
    en: 'There is no such complaint or tip-off of yours; check its number. A case asks for help on its own page.',
  },
  'waited-already': {
    status: 409,
    zh: '这一件已经在等{to}（{open}），还没有回：是同一份的，不用再记；确实又发了一份的，在“又发了一份”里选“是”。',
    en: 'This matter waits for {to} already ({open}): the same letter is not written down twice; where another was sent, say so.',
  },
  'awaited-by-matter': {
    status: 409,
    zh: '这一条是办件自己等的：请到那一件的页面上记结果，这里随着结掉。',
    en: 'The matter itself waits for this: record the result on its page, and it ends here too.',
  },
  'awaited-by-text': {
    status: 409,
    zh: '这一条不发催办函：问投诉人的，到日子没答短信自动再问一次，急的打电话问，再记到那一件里；钟停着的，停完了在案件里记下来，钟才接着走。',
    en: 'No letter goes for this: a complainant is asked once more by text message past the day, call him if it is urgent; a clock at rest goes on by the step of its case.',
  },
  'awaited-promised': {
    status: 409,
    zh: '这一天已经告诉投诉人了，不改；到时候还没有，照常催。',
    en: 'The complainant was told of that day: it stays.',
  },
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
  'urgent-heard': {
    status: 409,
    zh: '这件已经在呼叫，值班的人一按就听到了，撤不回来；请接警的人在“紧急处置”里按“误报”写明原因。',
    en: 'Those on duty were being paged and heard of the press at once; whoever answers ends it as a false alarm.',
  },
  'callout-call-closed': {
    status: 409,
    zh: '从这里打电话，要是呼叫过您或者您接了的，处置还没了结；了结了请到那一件里打。',
    en: 'Only who was paged for it, or took it, calls from here while it is open; afterwards call from the matter.',
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
  'redispatch-out': {
    status: 409,
    zh: '这一件已经转给站点了，还没有回来；要换站点，先收回。',
    en: 'It is out with a station already; take it back before it goes to another.',
  },
  'redispatch-not-accepted': {
    status: 409,
    zh: '受理以后、结束以前的投诉才能请站点协助；没有决定受理的，先决定受理不受理。',
    en: 'Only a complaint that was accepted and is not over can be sent; decide on acceptance first.',
  },
  'redispatch-conflict': {
    status: 422,
    zh: '这个站点和当事人有关系，不能请它调解；请另选一个。',
    en: 'This station is tied to a party and cannot help; choose another.',
  },
  'redispatch-related': {
    status: 422,
    zh: '和一方是亲属或者有利害关系的人不能参加调解；请换一个人谈，或者点“不接”“退回所里”。',
    en: 'Kin of a party, or who has an interest, takes no part: let somebody else talk, or decline.',
  },
  'redispatch-not-entrusted': {
    status: 409,
    zh: '委托调解要双方都同意，先做“委托调解”委托给消协，而且这个站点要是消协的；不然请选“应邀协助调解”。',
    en: 'Entrusting needs both consents, the complaint entrusted to the association, and a station of it; choose invited helper otherwise.',
  },
  'redispatch-due-past': {
    status: 422,
    zh: '请站点办好的日子要在今天以后；请改一个日子。',
    en: 'The day must lie after today; choose another.',
  },
  'help-not-accepted': {
    status: 409,
    zh: '还没有答复接不接；请先点“接了”，说清和双方的关系，再打电话。',
    en: 'Accept first, and say how you stand to both; then call.',
  },
  'help-over': {
    status: 409,
    zh: '这件不在本站协助了，不再打电话；有事请找承办的所。',
    en: 'The station helps with it no more and calls nobody; turn to the office.',
  },
  'help-no-number': {
    status: 409,
    zh: '所里没有转来{whom}的电话；请上门，或者请所里收回以后按“打电话”再转。',
    en: 'The office sent no telephone of {whomEn}; go there, or ask it to send the complaint again for a call.',
  },
  'redispatch-undo-late': {
    status: 409,
    zh: '撤销的时间过了；要拿回来，请点“收回”并写明理由。',
    en: 'It is too late to undo; take it back and say why.',
  },
} as const satisfies Record<string, RefusalRow>;
