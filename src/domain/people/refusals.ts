import type { RefusalRow } from '../base/refusal-row.ts';

/** What the rules of people, appointments, training and allowances refuse. */
export const peopleRefusals = {
  'person-unknown': {
    status: 422,
    zh: '没有这个人，或者已经不在册；请从列表里选。',
    en: 'There is no such person on the register; choose one from the list.',
  },
  'person-two-accounts': {
    status: 409,
    zh: '两条记录各有一个登录账号；请先停用其中一个，再合并。',
    en: 'Both records sign in with an account of their own; close one of them first.',
  },
  'account-taken': {
    status: 409,
    zh: '他的登录账号现在是别人的；请先在那个人的“改资料”里去掉账号，再拆。',
    en: 'The account of this record is another person’s by now; take it off that person first.',
  },
  'account-elsewhere': {
    status: 422,
    zh: '这个账号不归本所管；请选本所和本所站点的账号，或者请县12315中心、管理员来填。',
    en: 'This account belongs to another office; choose one of your own, or ask the centre or the administrator.',
  },
  'person-needs-heir': {
    status: 409,
    zh: '他手上还有 {open} 件在办；请选“在办的件交给谁”，要和他同一个所。',
    en: '{open} of his matters are open; choose who of the same office takes them over.',
  },
  'post-held-already': {
    status: 409,
    zh: '他已经担任这个职务了；刷新看看。',
    en: 'He holds this office already; reload.',
  },
  'post-not-held': {
    status: 422,
    zh: '他现在不担任这个职务；请先在人员页点“任职（接任）”，或者选“不凭职务”。',
    en: 'He does not hold this office now; record it on his page first, or choose none.',
  },
  'appointed-already': {
    status: 409,
    zh: '他在这里已经有这个岗位；一人一岗，要加部门工作请点那一条的“调整部门工作”。',
    en: 'He has this post here already; add the department to its duties instead.',
  },
  'term-ends-early': {
    status: 422,
    zh: '聘期要比开始日、比原来的聘期晚；请改日期。',
    en: 'The term must end later than it begins and than the one before.',
  },
  'title-unknown': {
    status: 422,
    zh: '称号表里没有这个称号；请从列表里选，或请管理员加。',
    en: 'There is no such title; choose one from the dictionary.',
  },
  'lecturer-unqualified': {
    status: 409,
    zh: '宣讲员、专家要有工作经历和证书、职称；请先在人员页“改资料”补上，再核查。',
    en: 'A lecturer or expert needs experience and credentials on record; add them first.',
  },
  'not-in-the-pool': {
    status: 422,
    zh: '宣讲要委托在聘的宣讲员，意见要问在聘的专家或理事单位；请从列表里选。',
    en: 'A lecture needs a lecturer in post, an opinion an expert or council unit; choose from the list.',
  },
  'nobody-to-train': {
    status: 409,
    zh: '没有人要来：都不缺这一样，或者都到过了；换个条件再看。',
    en: 'Nobody is to come: nobody lacks it; ask for something else.',
  },
  'make-up-too-early': {
    status: 409,
    zh: '这一期还没办，没有谁缺课；办完登记出勤以后再排补课。',
    en: 'It has not been held; plan a make-up class once attendance is marked.',
  },
  'allowance-overlaps': {
    status: 409,
    zh: '这个人这段时间已经造过同样的补贴；请改期间，或先作废那一笔。',
    en: 'An allowance of this kind covers the period already; change it or cancel the other.',
  },
  'nothing-settled': {
    status: 409,
    zh: '这段时间台账里没有他办成的件，按件的补贴是零，不用造。',
    en: 'The ledger holds no matter settled by him in the period.',
  },
  'charter-elsewhere': {
    status: 422,
    zh: '这个村不归本所管；请选本辖区的村，或者请县12315中心办。',
    en: 'This village belongs to another office; choose one of your own, or ask the centre.',
  },
  'score-not-there': {
    status: 422,
    zh: '成绩只记到场的人；请先登记出勤，没到的排一期补课。',
    en: 'Only who was there has a score; mark the attendance first, and plan a make-up class for the others.',
  },
  'score-of-absent': {
    status: 409,
    zh: '有成绩的人不能登记成没到；成绩登错了，请先在“登记成绩”里清掉并写原因。',
    en: 'Who has a score was there; take the score back first, with a reason, if it was entered by mistake.',
  },
  'score-reason': {
    status: 422,
    zh: '改已经登记的成绩要写原因；请在他那一行写“为什么改”。',
    en: 'A score that stands is put right with a reason; write it at his line.',
  },
} as const satisfies Record<string, RefusalRow>;
