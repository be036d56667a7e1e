import type { RefusalRow } from '../base/refusal-row.ts';

/** What the rules of supervision refuse. */
export const supervisionRefusals = {
  'caution-subject': {
    status: 422,
    zh: '警示要挂在一户、一件案件或者一个地方上；请从那一页记，或者选村、社区。',
    en: 'A caution is on a shop, a case or a place; set it from its page, or choose a village.',
  },
  'caution-over': {
    status: 409,
    zh: '这条警示过了到期日，不再办；还要提醒的，请重新记一条。',
    en: 'The last day of this caution is over; where it still holds, set a new one.',
  },
  'caution-elsewhere': {
    status: 403,
    zh: '这个村、社区不归本所管；请那个所来记，或者从去那里的检查、案件页上记。',
    en: 'That village belongs to another office; it sets the caution, or set it from a visit or a case there.',
  },
  'caution-until': {
    status: 422,
    zh: '到期日要在 {from} 以后、{most} 以前（最长一年）；请改日期。',
    en: 'It ends after {from} and by {most}, a year at most; choose another day.',
  },
  'caution-names': {
    status: 422,
    zh: '警示里写出了人（{words}）；请只写事实和怎么做。',
    en: 'The caution names somebody ({words}); write only what happened and what to do.',
  },
  'caution-needs-another': {
    status: 403,
    zh: '自己记的警示要由别人确认、续期；请另一位所长、中心人员或者领导来按。',
    en: 'Who set a caution neither confirms nor renews it; another person does.',
  },
  // Inspections, campaigns and what belongs to them.
  'inspection-needs-two': {
    status: 422,
    zh: '检查至少两个人（《行政处罚法》第四十二条）；请再加一名带执法证的人。',
    en: 'An inspection takes two officers (Penalty Act art. 42); add another with a certificate.',
  },
  'inspection-officer-twice': {
    status: 422,
    zh: '同一个人写了两遍，只算一人；请去掉一行。',
    en: 'The same officer stands there twice and is one; take one row out.',
  },
  'nil-needs-another': {
    status: 403,
    zh: '“没有问题”要由一起去的另一名检查人员确认，不能是记录的人；请他来按。',
    en: 'That nothing was found is confirmed by another inspector who was there, not by who wrote it.',
  },
  'spot-form-unknown': {
    status: 409,
    zh: '决定书编号“{number}”不是发给这部手机的，或者已经用过；请回所里核对，再按普通程序办。',
    en: 'The number “{number}” was not given to this telephone or is used; ask the office, and use the ordinary procedure.',
  },
  'spot-form-used': {
    status: 409,
    zh: '编号“{number}”已经用在一件案件上，不能作废或者交回；决定有错的，在那件案件上改正。',
    en: 'The number “{number}” decided a case and cannot be taken back; correct the case instead.',
  },
  'spot-form-closed': {
    status: 409,
    zh: '编号“{number}”已经{outcome}，不用再收回；刷新看现在的去向。',
    en: 'The number “{number}” is closed already ({outcomeEn}); look at it anew.',
  },
  'spot-by-who-was-there': {
    status: 422,
    zh: '当场处罚由在场的执法人员作出，您不在人员里；请勾上您自己。',
    en: 'A penalty on the spot is decided by who is there; tick yourself.',
  },
  'sortie-back-already': {
    status: 409,
    zh: '出动{number}已经收队，不是当天说的人和车不再加进去；漏了的，请在电脑上打开这次出动，按“更正人车”写明原因。',
    en: 'Sortie {number} is back, and takes no people or vehicles that were told later; correct it at the desk, with the reason.',
  },
  'nil-by-who-was-there': {
    status: 403,
    zh: '“没有问题”由一起去的另一名检查人员确认，您不在这次的人员里；请他来按，或者按“不能确认，再去”。',
    en: 'That nothing was found is confirmed by another who was there, and you were not; let him do it, or send them again.',
  },
  'nil-confirmed-before-visit': {
    status: 422,
    zh: '您说没有问题的时候，这次检查还没有做，不算确认；请看了记录再按一次。',
    en: 'Your word is older than the visit and confirms nothing; read the record and confirm it again.',
  },
  'checklist-unanswered': {
    status: 422,
    zh: '检查表第 {n} 项没有答；请逐项答 合格、有问题 或者 不适用。',
    en: 'Item {n} of the checklist has no answer; answer each: fine, wrong or not applicable.',
  },
  'checklist-says-wrong': {
    status: 422,
    zh: '检查表第 {n} 项答了“有问题”，不能记“没有问题”；请改答，或者按“有问题”。',
    en: 'Item {n} says that something is wrong, so it cannot be nil; correct it, or record a finding.',
  },
  'signature-missing': {
    status: 422,
    zh: '要有当事人签名，或者写明拒签的原因；请补一样。',
    en: 'It needs a signature, or why it was refused; add one of them.',
  },
  'no-violation-found': {
    status: 422,
    zh: '这次检查没有记违法行为，没有可以立案的；请责令改正，或者把问题记成违法行为。',
    en: 'This visit recorded no violation, so that there is no case in it; order it to be rectified.',
  },
  'ban-of-licensed': {
    status: 422,
    zh: '取缔的是无照经营；这户在登记库里，有照的按违法行为另办。',
    en: 'Only unlicensed trade is banned; this shop stands in the register.',
  },
  'campaign-not-running': {
    status: 422,
    zh: '这个专项没有在进行；请先开始，或者另选一个。',
    en: 'This campaign is not running; start it first, or choose another.',
  },
  'campaign-unfinished': {
    status: 422,
    zh: '还有 {n} 户没办完（等确认、有问题没处理、责令改正没复查）；请办完再写小结。',
    en: '{n} premises are unfinished (to be confirmed, dealt with or checked again); finish them first.',
  },
  'campaign-of-others': {
    status: 422,
    zh: '参与别的单位的专项不抽户，也不计入本单位的检查；请记一次参与。',
    en: 'In another body’s campaign nothing is drawn or counted as own; record that you took part.',
  },
  'participant-only-joins': {
    status: 422,
    zh: '参与别的单位的检查只记“参加了”，由牵头的单位出结论；请按“记参与”。',
    en: 'In another body’s inspection you only record that you took part; the lead body decides.',
  },
  'draw-empty': {
    status: 422,
    zh: '这些区域里没有可抽的户，或者都已经在名单里；请换区域。',
    en: 'There is nothing to draw from in these areas, or all is listed already; choose others.',
  },
  'seizure-not-after-taken': {
    status: 422,
    zh: '日期不能早于 {start}（扣下的那天）；请改日期。',
    en: 'The day cannot be before {start}, on which the goods were taken.',
  },
  'seizure-needs-another': {
    status: 422,
    zh: '处置要两个人在场，第二个人不能是经手人自己；请另写一人。',
    en: 'Two people dispose of goods; name another than yourself.',
  },
  // Contract terms.
  'clause-unknown': {
    status: 422,
    zh: '没有第 {n} 处；请照标记上的号写。',
    en: 'There is no mark {n}; write a number that stands in the text.',
  },
  'clause-weight-same': {
    status: 422,
    zh: '这一类本来就是“{weight}”；要改就另选一档。',
    en: 'This kind weighs that already ({weight}); choose another.',
  },
  'expert-not-in-post': {
    status: 422,
    zh: '这个人不是在聘的专家或者宣讲员；请从列表里选，没有的先到“人员”里聘任。',
    en: 'This is no expert or lecturer in post; choose from the list, or appoint one first.',
  },
  'clause-reason-missing': {
    status: 422,
    zh: '定“不算”要写理由，下次遇到同一句就不再问；请写一句。',
    en: 'To say that it is not unfair needs a reason, which the library keeps; write a sentence.',
  },
  'clauses-open': {
    status: 422,
    zh: '还有没定的，或者在等专家的；请逐处定完。',
    en: 'Some marks are undecided, or wait for an expert; decide each.',
  },
  'clauses-none-suspected': {
    status: 422,
    zh: '没有一处定为涉嫌；没有的请按“没有涉嫌的，办结”，有的请先再审。',
    en: 'Nothing is suspected; close it, or review it again.',
  },
  'clauses-suspected': {
    status: 422,
    zh: '有定为涉嫌的，要出审查意见；请出意见或者再审。',
    en: 'Some clauses are suspected and need an opinion; give it, or review again.',
  },
  'clause-says-void': {
    status: 422,
    zh: '审查意见不判条款无效（《合同行政监督管理办法》第二十二条），只写“涉嫌”“建议”；请改。',
    en: 'An opinion judges no term void (Measures art. 22); write suspected and proposed.',
  },
  'survey-too-many-follow': {
    status: 422,
    zh: '跟进最多 60 件；请先把定了的办好，一件里可以写几家。',
    en: 'There are sixty follow-ups at most; one may be about several firms.',
  },
  'survey-over': {
    status: 409,
    zh: '这次调查已经结束了，没有再收答卷。',
    en: 'This survey is over; no more sheets are taken.',
  },
  'survey-no-answers': {
    status: 422,
    zh: '一份答卷都没有；请先录答卷。',
    en: 'There is no sheet yet; enter one first.',
  },
  'survey-no-findings': {
    status: 422,
    zh: '还没有结论；请先写结论，再公布。',
    en: 'There are no findings yet; write them first.',
  },
  'survey-says-too-much': {
    status: 422,
    zh: '有 {many} 句和数对不上，第 {n} 项：{why}；改了再公布。',
    en: 'Finding {n} says more than was counted ({many} such places in all); change it first.',
  },
  'survey-names': {
    status: 422,
    zh: '话里看得出是谁：{words}；别的办公室也看得到，公布时谁都看得到，请改掉。',
    en: 'The words tell who it is: {words}; change them.',
  },
  'survey-count': {
    status: 422,
    zh: '“{words}”是 {stated} 项，列出的是 {listed} 项；请补上或者改字，再公布。',
    en: '“{words}” says {stated}, and {listed} are listed; add what is missing or change the words.',
  },
  'survey-not-followed': {
    status: 422,
    zh: '还有结论没定跟进，或者跟进没办好；请先定跟进、记办好了。',
    en: 'A finding has no follow-up, or one is not done; plan it and record what was done first.',
  },
  'guidance-count': {
    status: 422,
    zh: '文中写“{words}”是 {stated} 条，列出的是 {listed} 条；请补上或者改字，再签发。',
    en: 'The words say {stated} (“{words}”), and {listed} are listed; add what is missing or change the words.',
  },
  'guidance-no-items': {
    status: 422,
    zh: '规范意见要逐条列出；请在“逐条意见”里先列，不列的请写提醒函或者约谈。',
    en: 'A guidance letter lists its items; list them first, or write a reminder or a talk.',
  },
  'guidance-unanswered': {
    status: 422,
    zh: '还有没答复的条；请逐条记答复，或者到此为止。',
    en: 'Some items are not answered; record each answer, or end it.',
  },
  'guidance-unchecked': {
    status: 422,
    zh: '还有没复查、没做到的条；请逐条复查。',
    en: 'Some items are not checked, or not done; check each.',
  },
  'guidance-not-received': {
    status: 422,
    zh: '还没记签收；提醒、约谈签收以后才能办结，列了意见的要先复查。',
    en: 'Its receipt is not recorded; a letter with items is checked first.',
  },
  'guidance-source': {
    status: 422,
    zh: '没有这个来源编号，或者您看不到它；请核对。',
    en: 'There is no such source, or you may not see it.',
  },
} as const satisfies Record<string, RefusalRow>;
