import type { RefusalRow } from '../base/refusal-row.ts';

/** What the rules of supervision refuse. */
export const supervisionRefusals = {
  'clause-unknown': {
    status: 422,
    zh: '没有第 {n} 处；请照标记上的号写。',
    en: 'There is no mark {n}; write a number that stands in the text.',
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
  'guidance-count': {
    status: 422,
    zh: '文中写“{words}”是 {stated} 条，列出的是 {listed} 条；请补上或者改字，再签发。',
    en: 'The words say {stated} (“{words}”), and {listed} are listed; add what is missing or change the words.',
  },
  'guidance-no-items': {
    status: 422,
    zh: '规范意见要逐条列出；请先列意见，再签发。',
    en: 'A guidance letter lists its items; list them first.',
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
