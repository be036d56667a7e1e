import type { RefusalRow } from '../base/refusal-row.ts';

/** What the rules of a tip-off refuse. */
export const tipoffRefusals = {
  'tipoff-teller': {
    status: 422,
    zh: '这个人不在站点的名册上，或者不是本站的；请从列表里选，或者空着。',
    en: 'This person is on the roster of no station, or not of this one; choose one from the list, or leave it empty.',
  },
  'officers-missing': {
    status: 409,
    zh: '核查要有两名办案人员；请先指定承办人和协办人。',
    en: 'Verification needs two officers; assign both first.',
  },
  'officers-same': {
    status: 422,
    zh: '承办人和协办人不能是同一个人；请换一个协办人。',
    en: 'The two officers must be two people; choose another second one.',
  },
  'already-extended': {
    status: 409,
    zh: '核查期限只能延长一次，已经延长过了；请在期限内决定。',
    en: 'The verification can be extended once, and has been; decide within the time.',
  },
  'extension-too-late': {
    status: 409,
    zh: '核查期限到 {due} 已满，期满以后不能再延长；请马上决定是否立案。',
    en: 'The verification ended on {due} and cannot be extended any more; decide now.',
  },
  'verification-paused': {
    status: 409,
    zh: '还有检测、检验、检疫、鉴定或者辨认没有结果；先记下结果再决定。',
    en: 'A test still runs; record its result before deciding.',
  },
  'proposal-others': {
    status: 403,
    zh: '报请由核查的两名办案人员写、撤回；请他们来按。',
    en: 'The two officers who verify ask for a decision and take that back.',
  },
  'proposal-waits': {
    status: 409,
    zh: '已经报请了，正在等批；要改，先撤回报请。',
    en: 'A request waits already; to change it, take it back first.',
  },
  'no-tipoff-proposal': {
    status: 409,
    zh: '没有在等批的报请；请办案人员先报请。',
    en: 'No request waits; the officers ask first.',
  },
  'proposal-endorsed': {
    status: 409,
    zh: '已经签过意见了，正在等分管局长批。',
    en: 'It was endorsed already; the leader decides.',
  },
  'power-of-others': {
    status: 409,
    zh: '管辖判断、管辖争议的结果都说不归本局管：请移送，或者办“没有管辖权”；情况变了的，先重新判断管辖。',
    en: 'By what was found or settled another one has the power: hand it over or disclaim it; if that has changed, find the jurisdiction anew.',
  },
  'proposal-with-leader': {
    status: 409,
    zh: '报请已经签了意见、报分管局长，正在等批；要退回、移出或者并案，请所长办，或者先撤回报请。',
    en: 'The request lies with the leader, endorsed: the head of the office ends it otherwise, or take it back first.',
  },
  'proposal-other': {
    status: 409,
    zh: '报请的是“{asked}”；要另作决定，请先退回报请、写明理由。',
    en: 'Something else was asked for ({asked}); send the request back with a reason before deciding otherwise.',
  },
  'decision-own': {
    status: 403,
    zh: '谁核查、谁报请，谁都不决定（中途换下来的也一样）；请没有参加核查的分管局长或者所长决定。',
    en: 'Who verified or asked does not decide, though replaced since; a leader or a head who took no part does.',
  },
  'delegation-unwritten': {
    status: 403,
    zh: '所长批举报、线索，要有书面授权：本县规则里没有写授权所长审批的文号、日期，或者日期在决定以后。请签意见、报分管局长批，或者请管理员写上。',
    en: 'A head decides on tip-offs and clues by a written delegation alone, and none of that day is named in the county’s rules: endorse it, and the leader decides.',
  },
  'paper-already-out': {
    status: 409,
    zh: '这份委托书已经记过，还没有结果；请换一份委托书编号。',
    en: 'This commission is recorded already and has no result yet; give another number.',
  },
  'opening-conditions-missing': {
    status: 422,
    zh: '立案的四个条件要都具备（程序规定第十九条）；缺一个就请决定不予立案或者移送。',
    en: 'A case needs all four conditions (art. 19); if one is missing, open none or hand it over.',
  },
  'competent-body-missing': {
    status: 422,
    zh: '属于市场监管职责的，要告诉举报人哪个部门有权处理（第三十四条）；请填写有权处理的部门。',
    en: 'For a matter of market regulation the reporter is told who has the power (art. 34); name it.',
  },
  'not-the-first': {
    status: 422,
    zh: '这两件不是同一个举报人先后举报同一个经营者；请核对第一件的编号。',
    en: 'These are not two tip-offs of one reporter on one operator; check the number of the first.',
  },
  'first-already-decided': {
    status: 409,
    zh: '第一件已经作出决定，不能再并进去；有新的事实请单独核查。',
    en: 'The first one is decided already; verify the new facts by themselves.',
  },
  'notice-needs-writing': {
    status: 422,
    zh: '这一项法律要求书面告知，不能用电话；请换一种告知方式。',
    en: 'The law wants this told in writing; choose another way than the telephone.',
  },
  'anew-in-the-case': {
    status: 409,
    zh: '已经立案的，在案件里撤销、重新决定；举报跟着案件走。',
    en: 'Where a case was opened the decision is revoked in the case, which the tip-off follows.',
  },
  'no-code-word': {
    status: 422,
    zh: '举报人没有留暗语，不能用这种方式；请换一种告知方式。',
    en: 'The reporter left no code word; choose another way.',
  },
  'no-open-enforcement': { status: 409, zh: '这一件没有在办的案件。', en: 'There is no open case of this tip-off.' },
  'penalty-without-decision': {
    status: 422,
    zh: '只有作出行政处罚的案件才有罚没款；请把罚没款写成 0，或者改案件结果。',
    en: 'Only a penalty has a sum; write 0 or correct the result.',
  },
  'enforcement-still-open': {
    status: 409,
    zh: '立案的案件还没有结案，举报还不能办结；结案以后先记案件结果。',
    en: 'The case is still open; record its result before closing the tip-off.',
  },
  'already-rewarded': { status: 409, zh: '这一件已经决定过奖励。', en: 'The reward has been granted already.' },
  'reward-needs-penalty': {
    status: 409,
    zh: '案件作出行政处罚并结案以后才能决定奖励；请先记案件结果。',
    en: 'A reward needs a case that ended with a penalty; record its result first.',
  },
  'reward-excluded': {
    status: 422,
    zh: '这样的举报人不属于奖励范围（国市监稽规〔2021〕4号）；请不要决定奖励。',
    en: 'Such a reporter is not rewarded under the rules of 2021.',
  },
  'reward-needs-finance': {
    status: 422,
    zh: '奖励 50 万元以上要先和财政部门商定；请填写财政部门同意日期。',
    en: 'From 500,000 yuan on the finance department must agree; give the day.',
  },
  'no-open-reward': { status: 409, zh: '没有等着发放的奖励。', en: 'No reward is waiting to be paid.' },
  'reporter-anonymous': {
    status: 409,
    zh: '这是匿名举报，没有留下身份，也没有暗语可以找到举报人。',
    en: 'This tip-off is anonymous: no identity is on record.',
  },
  'reporter-of-another': {
    status: 409,
    zh: '这件举报指着的举报人身份是给另一件密封的，不打开；数据库里被人动过，请马上告诉系统管理员核对台账和备份。',
    en: 'The identity that this tip-off points at was sealed for another one and is not opened: somebody changed the database. Tell the administrator at once.',
  },
  'reporter-unsealable': {
    status: 409,
    zh: '密封举报人身份的密钥不在这台机器上，打不开；请系统管理员把另外保存的密钥文件放回来再试。',
    en: 'The key that sealed this reporter is not on this machine; ask the administrator to put the key file back.',
  },
} as const satisfies Record<string, RefusalRow>;
