import type { RefusalRow } from '../../base/refusal-row.ts';

/** What the rules of a case refuse. */
export const enforcementRefusals = {
  'investigators-missing': {
    status: 409,
    zh: '办案人员不少于两人；请先指定主办人和协办人。',
    en: 'At least two officers investigate; assign both first.',
  },
  'investigators-same': {
    status: 422,
    zh: '主办人和协办人不能是同一个人；请换一个协办人。',
    en: 'The two officers must be two people; choose another second one.',
  },
  'certificate-missing': {
    status: 409,
    zh: '办案人员里有 {n} 人 {on} 没有有效的执法证；请换人，或者先在“监管 › 执法证”登记。',
    en: '{n} of the officers had no certificate that holds on {on}; choose others, or register theirs first.',
  },
  'reviewer-same': {
    status: 422,
    zh: '本来就由他审核；请选另一个人。',
    en: 'He reviews it already; choose another one.',
  },
  'reviewer-investigates': {
    status: 422,
    zh: '办案人员不能审核自己办的案，也不能主持听证；请换一个人。',
    en: 'Who investigates neither reviews the case nor presides over its hearing; choose another.',
  },
  'spot-others': {
    status: 403,
    zh: '这件已经有承办人，当场处罚由承办人作；不是他在场的，请所长先指定办案人员。',
    en: 'An officer has this case, and he decides on the spot; if others were there, the head assigns them first.',
  },
  'reviewer-other': {
    status: 403,
    zh: '这一轮审核指定了别人；请由审核人员本人提出意见。',
    en: 'Another was named for this review; the opinion is that person’s to give.',
  },
  'review-ground-missing': {
    status: 422,
    zh: '法制审核要选是第五十条的哪一种；请选一种。',
    en: 'A legal review names its ground of article 50; choose one.',
  },
  'no-open-review': {
    status: 409,
    zh: '没有在审的审核；请先送审。',
    en: 'No review is open; send the case for review first.',
  },
  'review-missing': {
    status: 409,
    zh: '还没有审核同意；请先送审核，审核同意后再作决定。',
    en: 'No review has passed; send it for review before deciding.',
  },
  'legal-review-missing': {
    status: 409,
    zh: '属于第五十条的案件要经过法制审核；请再送法制审核，同意后再作决定。',
    en: 'A case of article 50 needs the legal review; send it there before deciding.',
  },
  'discussion-missing': {
    status: 409,
    zh: '这件要由负责人集体讨论决定（第六十条）；请先记集体讨论。',
    en: 'The leaders decide this one together (art. 60); record their discussion first.',
  },
  'not-left-out': {
    status: 422,
    zh: '核查期限只扣检测、检验、检疫、鉴定和权利人辨认的时间；请选这几种。',
    en: 'Only tests and the recognition by the owner are left out of the verification; choose one of them.',
  },
  'penalty-barred': {
    status: 409,
    zh: '处罚时效到 {until} 已满（行政处罚法第三十六条）；不再立案，请决定不予立案。',
    en: 'The time for a penalty ended on {until}; decide not to file.',
  },
  'no-measure': {
    status: 404,
    zh: '没有第 {n} 项措施；请看措施的序号。',
    en: 'There is no measure {n}; look at the list.',
  },
  'measure-approved': { status: 409, zh: '这项措施已经批准过；不用再批。', en: 'This measure is approved already.' },
  'measure-ended': {
    status: 409,
    zh: '这项措施已经处理，或者期满自动解除；请看措施清单。',
    en: 'This measure is over, or was released by law; look at the list.',
  },
  'measure-not-extendable': {
    status: 409,
    zh: '先行登记保存不能延长；七个工作日内请决定怎么处理。',
    en: 'What is registered and kept cannot be kept longer; decide within its seven working days.',
  },
  'goods-still-held': {
    status: 409,
    zh: '还有 {n} 项查扣、保存的财物没有处理；请先处理再结案。',
    en: '{n} measures still hold goods; end them before closing.',
  },
  'transcript-order': {
    status: 422,
    zh: '笔录的结束时间要在开始时间以后；请核对两个时间。',
    en: 'A record ends after it has begun; check both times.',
  },
  'transcript-overlap': {
    status: 422,
    zh: '这段时间和第 {n} 份询问笔录重叠，询问的是同一名执法人员；询问要个别进行，请核对时间和人。',
    en: 'The time overlaps record {n} with the same officer; each person is asked alone, so check the times and the officers.',
  },
  'transcript-not-yours': {
    status: 409,
    zh: '检查、询问的两个人里没有您：谁问的谁记；请由其中一人来记，或者改正人。',
    en: 'You are none of the two who asked: one of them records it, or correct who they were.',
  },
  'transcript-others': {
    status: 409,
    zh: '这份笔录不是您问的、记的；请由笔录上的两个人、记的人或者所长作废。',
    en: 'This record is not yours: those who asked, who wrote it down or the head may void it.',
  },
  'transcript-voided': {
    status: 409,
    zh: '这份笔录已经作废；要用的请另记一份。',
    en: 'This record is void; record another one.',
  },
  'transcripts-unsigned': {
    status: 409,
    zh: '第 {n} 份笔录还没有签名；请先补笔录签名（拒签的写明原因），或者作废，再归档。',
    en: 'Record {n} is not signed: add the signatures or the refusal, or void it, before it is archived.',
  },
  'no-transcript': {
    status: 404,
    zh: '没有第 {n} 份笔录；请看笔录的序号。',
    en: 'There is no record {n}; look at the list.',
  },
  'transcript-signed': {
    status: 409,
    zh: '这份笔录的签名已经记过；有补充的请另记一份。',
    en: 'The signatures of this record are known already; record another one for what is added.',
  },
  'no-help-letter': {
    status: 404,
    zh: '没有这个机关待答复的协查函；请写明是哪个机关。',
    en: 'No letter to this authority waits for an answer; say which one.',
  },
  'value-missing': {
    status: 409,
    zh: '还没有记案值和拟处的数；请先记案值和它的依据。',
    en: 'The value of the case is not recorded; record it with its basis first.',
  },
  'term-not-extended-yet': {
    status: 422,
    zh: '第一次延长是三十日，不用选日期；请把日期空着。',
    en: 'The first extension is thirty days; leave the day empty.',
  },
  'term-needs-day': {
    status: 422,
    zh: '请选一个在 {due} 以后的日期。',
    en: 'Choose a day after {due}.',
  },
  'hidden-typed': {
    status: 422,
    zh: '填的字里还有隐去的地方：“（隐去）”，或者“周**”这样案里不止一个人的；请先写明理由查看全名，再照实写上。',
    en: 'Words still hide something: 「（隐去）」, or a name that two people of the case may have; look with a reason, then write it as it is.',
  },
  'law-unlisted': {
    status: 422,
    zh: '常用名录里没有{laws}：写错的请改正；确实有的（地方性法规等），请核对名称后打勾再提交。',
    en: 'Not in the list of laws: {laws}. Correct a slip, or check the title and tick.',
  },
  'goods-value-missing': {
    status: 422,
    zh: '拟没收物品的，请填拟没收物品的价值（听证办法第五条）。',
    en: 'Where goods are to be confiscated, give their value (art. 5 of the hearing rules).',
  },
  'penalty-heavier': {
    status: 409,
    zh: '比告知的重：当事人没有申辩过的，请重新制作告知书送达；申辩过的不得加重，有新的事实请补充调查、重新审核和告知。',
    en: 'Heavier than the party was told: tell it anew; once it has spoken nothing grows heavier, unless new facts are investigated and reviewed.',
  },
  'evidence-missing': {
    status: 409,
    zh: '这件案件没有登记证据：证据不足的不得处罚（行政处罚法第四十条、第四十六条）；请先在“证据”里登记，或者写明没有登记的证据在哪里。',
    en: 'No exhibit is registered: without evidence there is no penalty; register it, or say where it is.',
  },
  'penalty-untold': {
    status: 409,
    zh: '警告、没收的物品和其他处罚超出了告知书；请照告知书写，或者重新制作告知书送达（行政处罚法第四十四条）。',
    en: 'A warning, goods or another penalty go beyond the notice; write what it told, or tell the party anew (art. 44).',
  },
  'notice-unserved': {
    status: 409,
    zh: '告知书 {number} 还没有送达；请先送达，内容有变的请先撤回。',
    en: 'Notice {number} has not been served; serve it first, or withdraw it where its contents have changed.',
  },
  'notice-not-made': {
    status: 409,
    zh: '没有等送达的告知书；请先制作告知书。',
    en: 'No notice waits to be served; make one first.',
  },
  'notice-again-why': {
    status: 422,
    zh: '当事人已经收到过告知书；请写为什么重新告知（处罚、事实或者条款变了什么）。',
    en: 'The party has had a notice already; say why it is told anew.',
  },
  'basis-missing': {
    status: 422,
    zh: '法律依据还没有填全：违反的规定、处罚依据，和从轻、减轻、从重、不予处罚的依据；请补上。',
    en: 'The provisions are not complete: what was broken, what applies, and what allows the discretion; add them.',
  },
  'penalty-empty': {
    status: 422,
    zh: '给予处罚要写明罚款、没收、警告或者其他处罚；请填一项。',
    en: 'A penalty is a fine, a confiscation, a warning or another; fill in one.',
  },
  'no-penalty-notice': {
    status: 409,
    zh: '拟给予处罚的要先制作告知书、送达当事人；请先告知。',
    en: 'A penalty is told to the party first; serve the notice.',
  },
  'party-has-time': {
    status: 409,
    zh: '当事人可以陈述申辩、申请听证到 {until}；期满以后，或者当事人书面放弃后再作决定。',
    en: 'The party has until {until}; decide after it, or once it was waived in writing.',
  },
  'hearing-not-due': {
    status: 409,
    zh: '拟处的数没有到听证的标准；请记陈述申辩。',
    en: 'What is proposed gives no right to a hearing; record the defence.',
  },
  'hearing-too-late': {
    status: 409,
    zh: '要求听证的期限到 {until} 已满；请记陈述申辩。',
    en: 'A hearing could be asked for until {until}; record the defence.',
  },
  'hearing-open': {
    status: 409,
    zh: '当事人要求的听证还没有结束；请先记听证结束。',
    en: 'The hearing is still open; record its end first.',
  },
  'no-hearing': {
    status: 409,
    zh: '没有在等的听证；请先记当事人要求听证。',
    en: 'No hearing waits; record that one was asked for.',
  },
  'spot-fine-too-high': {
    status: 422,
    zh: '这类当事人当场处罚最多 {yuan} 元；超过的请按普通程序办。',
    en: 'On the spot this party is fined {yuan} yuan at most; use the ordinary procedure.',
  },
  'announced-already': {
    status: 409,
    zh: '已经公告过；请等满三十日再记送达。',
    en: 'It was announced already; record the service after thirty days.',
  },
  'announcement-missing': {
    status: 409,
    zh: '还没有公告；请先记公告送达的公告。',
    en: 'Nothing was announced; record the announcement first.',
  },
  'announcement-runs': {
    status: 409,
    zh: '公告要满三十日，到 {until} 才视为送达。',
    en: 'The announcement runs for thirty days: deemed served on {until}.',
  },
  'announcement-over': {
    status: 409,
    zh: '公告满三十日，{until} 已经视为送达：送达方式选“公告送达”，送达日期写 {until}。',
    en: 'The announcement was over on {until}: record service by announcement on that day.',
  },
  'not-published': {
    status: 409,
    zh: '不予处罚和只给警告的不公示。',
    en: 'No penalty and a warning alone are not published.',
  },
  'published-already': { status: 409, zh: '已经公示过。', en: 'It is published already.' },
  'not-shown': { status: 409, zh: '没有在公示的；不用撤下。', en: 'Nothing is shown; nothing to withdraw.' },
  'shown-until': {
    status: 409,
    zh: '决定没有被撤销的，最早 {until} 才能提前停止公示。',
    en: 'Unless the decision is revoked it is shown until {until} at least.',
  },
  'decision-revoked': {
    status: 409,
    zh: '这个决定已经记过被撤销。',
    en: 'The decision is recorded as revoked already.',
  },
  'paid-too-much': {
    status: 422,
    zh: '这一项最多还欠 {yuan} 元；请核对数和款项。',
    en: 'Of this {yuan} yuan at most are owed; check the sum and the kind.',
  },
  'nothing-owed': { status: 409, zh: '没有欠缴的罚没款。', en: 'Nothing is owed.' },
  'not-overdue': {
    status: 409,
    zh: '缴款期限到 {due}；过了期限还没缴才能催告。',
    en: 'Payment is due by {due}; urge after it.',
  },
  'urging-missing': {
    status: 409,
    zh: '申请强制执行前要先催告；请先送达催告书。',
    en: 'Urge the party before asking the court.',
  },
  'court-asked-already': { status: 409, zh: '已经申请过强制执行。', en: 'The court was asked already.' },
  'court-time': {
    status: 409,
    zh: '复议、诉讼期满后的三个月内申请：{from} 以后，{until} 以前。',
    en: 'The court is asked within three months of the end of the remedies: after {from}, until {until}.',
  },
  'no-court': { status: 409, zh: '没有在等法院结果的申请；请先申请强制执行。', en: 'No request waits for the court.' },
  'crime-reported': { status: 409, zh: '已经报告过，正在等决定或者已经批准。', en: 'It was reported already.' },
  'no-crime-report': {
    status: 409,
    zh: '没有在等决定的涉嫌犯罪报告；请先报告。',
    en: 'No report of a crime waits for a decision.',
  },
  'crime-not-approved': {
    status: 409,
    zh: '负责人还没有批准移送公安；请先报告、批准。',
    en: 'The handover to the police is not approved yet.',
  },
  'filing-request-others': {
    status: 403,
    zh: '报请由核查的办案人员写；请他们来按。',
    en: 'The officers who verified ask for it.',
  },
  'filing-request-open': {
    status: 409,
    zh: '已经报请了，正在等批；要改，先撤回报请。',
    en: 'A request waits already; to change it, take it back first.',
  },
  'no-filing-request': {
    status: 409,
    zh: '没有在等批的报请；请办案人员先报请。',
    en: 'No request waits; the officers ask first.',
  },
  'filing-endorsed': { status: 409, zh: '已经签过意见了，正在等分管局长批。', en: 'It was endorsed already.' },
  'filing-own': {
    status: 403,
    zh: '谁核查、谁报请、报请由谁来办，谁都不批（中途换下来的也一样）；请没有参加的所长或者分管局长批。',
    en: 'Who verified, asked or is to investigate does not decide, though replaced since; a head or a leader who took no part does.',
  },
  'filing-not-requested': {
    status: 422,
    zh: '没有人报请：请办案人员先按“报请审批”；纸上已经报请的，写明纸上报请的日期和文书。',
    en: 'Nobody asked for it: the officers ask first; what was asked for on paper needs its day and its paper.',
  },
  'closing-own': {
    status: 403,
    zh: '办案人员不批自己办的案件结案；请没有参加办案的所长或者分管局长批。',
    en: 'An investigator does not close his own case; a head or a leader who took no part does.',
  },
  'measure-own': {
    status: 403,
    zh: '采取措施的人、办案人员不批准、不延长自己的措施；请没有参加的所长或者分管局长批。',
    en: 'Whoever took the measure or investigates does not approve or extend it; a head or a leader who took no part does.',
  },
  'filing-request-other': {
    status: 409,
    zh: '报请的是{asked}；要另作决定，请先退回报请、写明理由。',
    en: 'Something else was asked for ({asked}); send the request back with a reason before deciding otherwise.',
  },
  'approval-needs-leader': {
    status: 403,
    zh: '本县没有授权所长审批；请签意见，报分管局长批。',
    en: 'The county has not delegated this to heads of offices: endorse it, and the leader decides.',
  },
  'spot-not-asked': {
    status: 409,
    zh: '没有在等您确认的在场；已经确认、核实了，或者决定书上没有您。',
    en: 'Nobody waits for your word: it was given or verified, or the decision does not name you.',
  },
  'spot-settles-own': {
    status: 403,
    zh: '您是当场处罚的执法人员，不能自己核实；请另一位所长或者分管局长核实。',
    en: 'You are one of the officers of this decision; another head or a leader verifies it.',
  },
  'spot-not-settled-yet': {
    status: 409,
    zh: '先等他自己说在不在场；他说不在场，或者 {n} 天没有回答，再核实。',
    en: 'His own word comes first; look into it when he says that he was not there, or has not answered for {n} days.',
  },
  'spot-unconfirmed': {
    status: 409,
    zh: '还有 {n} 名执法人员没有确认当场处罚的时候在场；请他在案件里按“我在场，确认”，说不在场的由所长、分管局长核实或者撤销决定，再归档。',
    en: '{n} officers have not confirmed that they were there; they confirm it first, or the head or the leader verifies it or revokes the decision.',
  },
  'measure-approver-missing': {
    status: 422,
    zh: '写了负责人已批：请选谁批的、哪天几点批的；没有批的选“情况紧急”，24 小时内报。',
    en: 'Approved before: say by whom and when; if it was not, choose the urgent way.',
  },
  'measure-approver-own': {
    status: 422,
    zh: '办案人员不能批自己采取的措施；请选批准的所长或者分管局长。',
    en: 'An investigator does not approve his own measure; choose the head or the leader who did.',
  },
  'legal-reviewer-self': {
    status: 422,
    zh: '不能把自己定为法制审核人员；请系统管理员或者指挥中心的另一位来定。',
    en: 'Nobody names himself to review for the legal body; ask the administrator or a colleague of the centre.',
  },
  'measure-approver-unknown': {
    status: 422,
    zh: '选的人不能批强制措施，或者看不到这件案件；请选本所所长或者分管局长。',
    en: 'This person cannot approve measures of this case; choose the head of the office or a leader.',
  },
  'measure-approved-after': {
    status: 422,
    zh: '批准的时间在采取措施以后；先采取、后报批的，请选“情况紧急”。',
    en: 'It was approved after it was taken: choose the urgent way.',
  },
  'measure-not-named': {
    status: 403,
    zh: '这项措施没有写是您事先批准的。',
    en: 'This measure does not say that you had approved it.',
  },
  'reviewer-not-legal': {
    status: 422,
    zh: '法制审核要送给本县登记的法制审核人员；请另选，或者请管理员、中心在“监管 › 执法证”里登记。',
    en: 'A legal review goes to whom the county has named for it; choose another, or have him named under supervision, certificates.',
  },
  'case-not-over': {
    status: 409,
    zh: '第七十七条的结案情形还没有发生（执行完毕、终结执行、终止调查、不予处罚、移送）；发生以后十五个工作日内结案。',
    en: 'Nothing of article 77 has come about yet; close within fifteen working days of it.',
  },
  'not-summary': {
    status: 409,
    zh: '普通程序的案件先结案再归档。',
    en: 'An ordinary case is closed before it is archived.',
  },
  'station-report-station': {
    status: 403,
    zh: '上报由启用中的站点来做；您的账号不在站点上，或者站点停用了。',
    en: 'An active station sends things up; your account is at none, or the station is closed.',
  },
  'station-report-complaint': {
    status: 422,
    zh: '这个编号的投诉不是本站登记、本站经手的；请改对编号，或者空着，单独报。',
    en: 'No complaint of this station has that number; correct it, or leave it empty and send the report alone.',
  },
  'station-report-person': {
    status: 422,
    zh: '这个人不在本站的名册上；请从列表里选，或者空着。',
    en: 'This person is not on the roster of the station; choose one from the list, or leave it empty.',
  },
  'exhibit-case-over': {
    status: 409,
    zh: '案件已经结束，不能再收集或者交接证据；有新的事实请先补充调查。',
    en: 'The case is over: no evidence is collected or handed on; investigate further first.',
  },
  'exhibit-receiver': {
    status: 422,
    zh: '交给同事还是外单位，只填一样。',
    en: 'A colleague or another body: fill in one of them.',
  },
  'exhibit-same-holder': {
    status: 422,
    zh: '证据已经在这个人手里；请选接收的人，或者记盘点。',
    en: 'This person has it already; choose who receives it, or record a look instead.',
  },
  'exhibit-not-holder': {
    status: 403,
    zh: '交接由交出的人、接收的人或者所长记；请他们来按。',
    en: 'A hand-over is recorded by who gives, who receives, or the head.',
  },
  'exhibit-out-of-order': {
    status: 422,
    zh: '时间在上一次流转（{last}）以前；流转按先后记，请核对时间。',
    en: 'That is before the last line of the chain ({last}); the chain is written in order.',
  },
  'exhibit-names': {
    status: 422,
    zh: '这件案件是投诉、举报来的，证据里写出了人（{words}）；当事人会看到证据，请不写谁提供的。',
    en: 'Somebody told of this case, and the exhibit names a person ({words}); the party reads it, so leave the name out.',
  },
  'exhibit-needs-another': {
    status: 422,
    zh: '处理证据、和外面的单位交接要两个人在场；请填在场的另一人。',
    en: 'Two people are there when evidence is disposed of or goes out and in; name the other one.',
  },
  'publication-owed': {
    status: 409,
    zh: '这件处罚还没有公示（作出决定之日起二十个工作日内）：请先“公示处罚”再归档；要归档以后再公示的，请打勾。',
    en: 'The penalty is not published yet (twenty working days): publish it first, or tick that it follows.',
  },
  'exhibits-still-kept': {
    status: 409,
    zh: '还有 {n} 件证据在保管：请所长或者中心先在“证据”里处理（随卷归档、退还、移送、交罚没仓库、拍卖、销毁），再归档。',
    en: '{n} exhibits are in custody still: the head or the centre disposes of them before the volume is archived.',
  },
  'exhibit-second-unknown': {
    status: 422,
    zh: '接收的人、在场的另一人要是在用的、能看这件案件的办案账号；请另选一个人。',
    en: 'Who receives it or is there needs an active account that may handle evidence of this case; choose another one.',
  },
  'exhibit-before-decision': {
    status: 409,
    zh: '案件还没有作出决定，证据不能销毁、归卷，也不能退还（解除了强制措施的除外）；请等作出决定以后再处理。',
    en: 'The case is not decided: evidence is neither destroyed, archived nor given back, unless its measure was lifted.',
  },
  'exhibit-not-confiscated': {
    status: 409,
    zh: '作出行政处罚决定、没收了的，才能交罚没财物仓库、拍卖或者变卖；请等作出决定，或者改选别的处理。',
    en: 'Only what a penalty confiscated goes to the store or is sold; wait for the decision, or choose otherwise.',
  },
  'exhibit-goes-with-case': {
    status: 409,
    zh: '案件还没有移送，证据不能随案移送；请先移送案件，或者改选别的处理。',
    en: 'The case has not been handed over, so nothing goes along with it; hand the case over first.',
  },
  'enforcement-ends-in-case': {
    status: 409,
    zh: '这件举报的案件在“案件”里办；案件结案，这里就有结果。',
    en: 'The case of this tip-off is handled among the cases; its result comes from there.',
  },
  'person-keeps-exhibits': {
    status: 409,
    zh: '他还保管着 {n} 件证据，证据要当面交接：请先在案件的“证据”里交接给别人，由他确认；已经归档的案件由所长、中心记“处理”。然后再办离任。',
    en: '{n} exhibits are in his custody: they are handed over face to face. Hand them over in their cases first, each to be confirmed; in an archived case the head or the centre disposes of them.',
  },
} as const satisfies Readonly<Record<string, RefusalRow>>;
