import type { RefusalRow } from '../../base/refusal-row.ts';

/** Why a step is not taken back, and what there is instead. */
export const undoRefusals = {
  'undo-nothing': {
    status: 409,
    zh: '这一件近来没有可以撤回的步骤；要改的，请在件上用对应的步骤办。',
    en: 'There is no recent step to take back here; use the step that puts it right.',
  },
  'undo-not-yours': {
    status: 409,
    zh: '最后一步是别人办的，不能撤回；请和现在承办的人说，由他办下一步，或者用对应的步骤更正。',
    en: 'The last step was somebody else’s: talk to who has it, or use the step that puts it right.',
  },
  'undo-overtaken': {
    status: 409,
    zh: '这一步以后又有人办了事，不能撤回了；请和现在承办的人说，由他办下一步。',
    en: 'Somebody has acted on it since: talk to who has it now.',
  },
  'undo-late': {
    status: 409,
    zh: '过了 {minutes} 分钟，不能撤回了；分错、派错的请“退回中心”“分送”或者重新指定，记错的请加备注说明。',
    en: 'It is more than {minutes} minutes ago: give it back, dispatch or assign it anew, or add a note.',
  },
  'undo-accepted': {
    status: 409,
    zh: '受理是决定，调解期限已经起算，不能撤回；本所无权处理的用“退回中心”，受理以后查明不该受理的用“终止调解”。',
    en: 'Acceptance is a decision: give it back where the office has no power, or terminate on the ground found since.',
  },
  'undo-decided': {
    status: 409,
    zh: '决定已经作出，不能自己撤回；确有错误的，由分管局长“撤销原决定、重新处理”（调解的“重新调解”）。',
    en: 'The decision stands: where it is wrong the deputy director revokes it and has it decided anew.',
  },
  'undo-settled': {
    status: 409,
    zh: '双方达成的协议不能单方撤回；写错的请双方重新签，店家没照办的用“查履行”“记履行”记，或者告诉投诉人去法院。',
    en: 'What both agreed to is not taken back by one: have both sign anew, or record how it was performed.',
  },
  'undo-transferred': {
    status: 409,
    zh: '移送件已经送出，不能撤回；对方退回的用“移送退回来了”，移送错了由分管局长“撤销原决定、重新处理”。',
    en: 'It was handed over: record that it came back, or have the decision revoked.',
  },
  'undo-told': {
    status: 409,
    zh: '告知、送达是已经发生的事，不能撤回；记成“送不到”记错了的用“更正送不到”，漏了的再记一次告知。',
    en: 'A telling has happened: correct a failure that was none, or record the telling again.',
  },
  'undo-annulled': {
    status: 409,
    zh: '原决定已经撤销，按规定要重新作出决定；请照程序重新办。',
    en: 'The former decision is revoked and has to be made anew.',
  },
  'undo-given-back': {
    status: 409,
    zh: '已经交到 12315 中心，不能自己拿回来；要接着办的，请中心“分送”回来。',
    en: 'The centre has it now: ask the centre to dispatch it back.',
  },
  'undo-closed': {
    status: 409,
    zh: '办结和办结以后的记录不能撤回；还有人没告知到的用“更正送不到”打开，决定错了由分管局长“撤销原决定、重新处理”，别的加备注说明。',
    en: 'What is closed stays: open it by correcting a telling, have the decision revoked, or add a note.',
  },
  'undo-withdrawn': {
    status: 409,
    zh: '撤回投诉是投诉人的意思，不能由我们改；他又要投诉的，请重新登记，和这件关联。',
    en: 'It was the complainant’s word: if he complains again, register it anew.',
  },
  'undo-consented': {
    status: 409,
    zh: '同意、意愿是当事人说的话，不能撤回；他改了主意的，请按他说的日期、方式再记一次。',
    en: 'It is what the party said: when he says otherwise, record that with its day and way.',
  },
  'undo-mediated': {
    status: 409,
    zh: '调解的经过要如实保留，不能撤回；记错的请加备注说明。',
    en: 'The course of the mediation is kept: add a note of what is wrong.',
  },
  'undo-called': {
    status: 409,
    zh: '约会、取消都取了文号、要告知双方，不能这样撤回；约错了的按“取消调解会”，换时间的再按“约调解会”。',
    en: 'A call has its number and is told to both: call the session off, or call it for another time.',
  },
  'undo-entrusted': {
    status: 409,
    zh: '委托调解、收回委托都要对方知道，不能撤回；要收回的用“收回委托”，要再委托的用“委托调解”。',
    en: 'The association knows of it: take the entrustment back, or entrust it again.',
  },
  'undo-tested': {
    status: 409,
    zh: '送鉴定检测的时间关系期限，不能撤回；不再鉴定检测的，照实记“结束”，写明原因。',
    en: 'It bears on the days: record its end with the reason.',
  },
  'undo-proposed': {
    status: 409,
    zh: '报请、审批各有自己的步骤，不能撤回；还没批的用“退回或收回提请”“撤回报请”，退回的请再报。',
    en: 'Use the step that withdraws or returns the proposal, or propose it again.',
  },
  'undo-joined': {
    status: 409,
    zh: '共同投诉、合并要各方知道，不能撤回；合并错的用“分开”，加错人的用“退出共同投诉”。',
    en: 'Those who joined know of it: split what was merged, or record that the member leaves.',
  },
  'undo-shared': {
    status: 409,
    zh: '协办的人已经收到，不能撤回；不用协办的用“停止协办”，还要协办的再“请人协办”。',
    en: 'Who helps was told: end the share, or ask him again.',
  },
  'undo-urgent': {
    status: 409,
    zh: '加急已经呼叫值班的人，不能这样撤回；按错的在件上用“撤回加急”，已经有人去的照实回报。',
    en: 'Those on duty were rung: take the urgency back on the matter itself.',
  },
  'undo-corrected': {
    status: 409,
    zh: '更正和代理的记录要留着前后两个样子，不能撤回；改错了，请再更正一次。',
    en: 'A correction keeps both forms: correct it once more.',
  },
  'undo-code': {
    status: 409,
    zh: '新的查询码已经给出，原来的不能再用；给错了人，请核实本人以后再换一次。',
    en: 'The new code is out: make another one for the right person.',
  },
  'undo-handed-on': {
    status: 409,
    zh: '已经交给别的机关，不能撤回；请和收件的机关联系，对方退回或者答复了照实记。',
    en: 'Another authority has it: talk to it, and record what it answers.',
  },
  'undo-recusal': {
    status: 409,
    zh: '回避的申请和决定不能撤回；申请人撤回申请的，由负责人在“决定回避”里写明。',
    en: 'Who decides on the recusal says so there.',
  },
  'undo-clue': {
    status: 409,
    zh: '线索和核查期限已经起算，不能撤回；查明没有违法的，用“线索核查完”写明结果。',
    en: 'Its days run: end the look into it with its result.',
  },
  'undo-jurisdiction': {
    status: 409,
    zh: '核验、管辖的判断要留痕，不能撤回；判断变了的，请再判断一次，争议定了的记“管辖争议定了”。',
    en: 'It is kept: find the jurisdiction once more, or end the dispute.',
  },
  'undo-recorded': {
    status: 409,
    zh: '这是事实的记录，要如实保留，不能撤回；记错的，请再记一条正确的，并加备注说明哪一条错了。',
    en: 'A record of facts is kept: record the right one, and note which was wrong.',
  },
  'undo-rewarded': {
    status: 409,
    zh: '奖励的决定和发放不能撤回；算错的，请分管局长重新决定，已经领走的按规定追回。',
    en: 'The reward is decided: have it decided anew.',
  },
  'undo-verified': {
    status: 409,
    zh: '核查期限已经起算，不能撤回；不归本所的用“退回中心”，查完的照结果报请。',
    en: 'The days of the verification run: give it back, or go on to its result.',
  },
  'undo-answered': {
    status: 409,
    zh: '答复已经告诉咨询人，不能撤回；答错了由分管局长“撤销重答”，再告诉本人。',
    en: 'The asker was answered: have the answer revoked and given anew.',
  },
  'undo-pending': {
    status: 409,
    zh: '已经请所里帮着查，不能撤回；查到了请“答复”，不用查的加备注并告诉那个所。',
    en: 'The office was asked: answer it, or add a note and tell the office.',
  },
  'undo-turned': {
    status: 409,
    zh: '已经转成投诉或者举报，不能撤回；转错的，请在那一件上按程序办结。',
    en: 'It became another matter: end that one by its procedure.',
  },
  'undo-case-decided': {
    status: 409,
    zh: '案件的决定经过审批，不能撤回；确有错误的，由负责人按程序撤销、变更，记“记决定被撤销”。',
    en: 'It was approved: who leads revokes or changes it by the procedure.',
  },
  'undo-spot': {
    status: 409,
    zh: '现场是不是两个人，各自说过的话要留着，不能撤回；说错的，请所长“核实两人在场”。',
    en: 'What each said is kept: the head settles who was there.',
  },
  'undo-measure': {
    status: 409,
    zh: '强制措施已经采取或者审批，不能撤回；要解除的用“处理查扣的财物”。',
    en: 'The measure was taken: end it by what becomes of the things.',
  },
  'undo-transcript': {
    status: 409,
    zh: '笔录不能撤回，也不能改；有错的用“作废笔录”写明原因，再记一份。',
    en: 'A transcript is not changed: void it with the reason, and record another.',
  },
  'undo-reported': {
    status: 409,
    zh: '调查终结已经报出，不能撤回；还要查的用“补充调查”。',
    en: 'The investigation was reported: reopen it.',
  },
  'undo-reviewed': {
    status: 409,
    zh: '审核的各步不能撤回；要补的由审核人“退回补充”，换人的用“改派审核人员”。',
    en: 'Reviews are kept: the reviewer returns it, or another is named.',
  },
  'undo-case-told': {
    status: 409,
    zh: '文书已经制作或者送达，不能撤回；告知书有错的用“撤回告知书”写明原因，决定书有错的另行制作更正文书。',
    en: 'The paper was made or served: withdraw the notice with the reason, or correct it by another paper.',
  },
  'undo-heard': {
    status: 409,
    zh: '陈述、申辩和听证是当事人的权利，记录不能撤回；他又说了的，请再记一次。',
    en: 'It is the party’s right: record what he says again.',
  },
  'undo-published': {
    status: 409,
    zh: '已经公示，不能这样撤回；要撤下的用“撤下公示”，写明为什么。',
    en: 'It is public: take it down with the reason.',
  },
  'undo-case-closed': {
    status: 409,
    zh: '结案、归档经过审批，不能撤回；决定被撤销、变更的用“记决定被撤销”，别的加备注。',
    en: 'The closing was approved: record that the decision was revoked, or add a note.',
  },
} as const satisfies Record<string, RefusalRow>;

/** Why one row of a batch stays as it is. */
export const bulkRefusals = {
  'bulk-many': {
    status: 422,
    zh: '一次最多 {most} 件，选了 {n} 件；请少选一些，做完再来一次。',
    en: 'At most {most} at once, and {n} were chosen: choose fewer and come again.',
  },
  'bulk-act-unknown': {
    status: 422,
    zh: '{kind}不能批量办这件事；请换一样，或者一件一件办。',
    en: 'This is not done to many {kind} at once.',
  },
  'bulk-taken-id': {
    status: 409,
    zh: '这个批次号已经用过，内容不一样；请关上重新选一遍。',
    en: 'This batch stands already with another content: choose again.',
  },
  'bulk-running': {
    status: 409,
    zh: '这一批还没有办完，现在不能撤回；请等它办完再撤。',
    en: 'The batch is still under way: take it back when it has ended.',
  },
  'bulk-broken': {
    status: 409,
    zh: '办这一件时程序出了错，试了几次没有办成；请打开这一件单独办，还不行的请告诉系统管理员。',
    en: 'The program failed at it several times: do it on its own page, or tell the administrator.',
  },
  'bulk-office-missing': {
    status: 422,
    zh: '没有认出归哪个所，请给这一件选一个所。',
    en: 'No office was found for it: choose one.',
  },
  'bulk-same-handler': {
    status: 409,
    zh: '已经由这个人承办，不用再指定。',
    en: 'He has it already.',
  },
  'bulk-nobody-to-tell': {
    status: 409,
    zh: '这一件已经办完，没有人在办，不用催、不用告诉。',
    en: 'It is over: nobody has it in hand.',
  },
  'bulk-own-desk': {
    status: 409,
    zh: '还在中心自己手上，没有分送到所，没有谁可催；请先“分送”。',
    en: 'The centre has it itself and no office can be urged: dispatch it first.',
  },
  'bulk-followed': {
    status: 409,
    zh: '您已经关注了这一件。',
    en: 'You follow it already.',
  },
} as const satisfies Record<string, RefusalRow>;
