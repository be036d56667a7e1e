import type { RefusalRow } from '../base/refusal-row.ts';

/** What the keeping of drafts, the end of keeping and requests about one’s own data refuse. */
export const deskRefusals = {
  'register-days': {
    status: 422,
    zh: '登记簿一次看一年以内：从 {from} 到 {to} 不行；请改短一点，开始日不晚于截止日。要找一件，写它的编号，哪年的都找得到。',
    en: 'The register shows a year at most, from the first day to the last: not {from} to {to}. A number is found whatever its year.',
  },
  'draft-elsewhere': {
    status: 409,
    zh: '这张表在别的窗口或别的电脑上也在写；看看那边写的，再决定用哪一份，这里的还在。',
    en: 'This form is being written in another window or on another machine; look at that one and choose, what is typed here is kept.',
  },
  'draft-gone': {
    status: 409,
    zh: '这份草稿在别处已经提交或者删掉了；要接着写，就按这里的另存一份。',
    en: 'This draft was submitted or removed elsewhere; keep what is typed here as a new one to go on.',
  },
  'draft-own-first': {
    status: 409,
    zh: '您自己也有一份没写完的“{title}”；先写完或者删掉，再接这一份。',
    en: 'You have an unfinished “{title}” of your own; finish or remove it first, then take this one up.',
  },
  'draft-too-many': {
    status: 422,
    zh: '没写完的草稿太多了（{most} 份）；到“我的工作”里删掉不要的，这里的接着写就会存上。',
    en: 'There are too many drafts ({most}); remove those not needed on “My work”, then this one is kept.',
  },
  'nothing-due': {
    status: 422,
    zh: '{year} 年办结的{kind}没有留存满 {years} 年还能提请的：都没到期、暂缓着，或者已经提请了。',
    en: 'Nothing of {year} ({kind}) can be proposed: nothing has been kept for {years} years, or all of it is held or proposed already.',
  },
  'hold-of-nothing': {
    status: 422,
    zh: '没有这个编号的件；请核对，例如 投2019-0412。',
    en: 'No matter has this number; check it.',
  },
  'privacy-tipoff-by-code': {
    status: 422,
    zh: '举报人的请求不在这里登记，免得露了身份：请他凭编号和查询码（匿名的用暗语）自己在网上提。',
    en: 'A reporter asks on the portal by number and code, so that nobody learns who told it.',
  },
  'privacy-of-nothing': {
    status: 422,
    zh: '没有这个编号的件，或者不归您这里办；请核对编号，别处办的请本人上网提，或者到12315中心。',
    en: 'No matter of yours has this number; check it, or send the person to the portal or the centre.',
  },
  'privacy-no-member': {
    status: 422,
    zh: '这一件里没有第 {member} 位共同投诉人；请核对，一个人投诉的不用写。',
    en: 'The complaint has no member {member}; check it.',
  },
  'privacy-waits': {
    status: 409,
    zh: '同样的请求已经收到，还在等答复（{number}）；答复以后还可以再提。',
    en: 'The same request waits for its answer already ({number}).',
  },
  'privacy-not-named': {
    status: 422,
    zh: '{number} 还没有清除，也没有两个人同意清除：先到“留存”里提请、由另一人确认，再答复；没到期的、暂缓着的，按“不同意”答复。',
    en: '{number} is neither erased nor confirmed for it: have it proposed and confirmed under Retention first, or refuse what is not due or is held.',
  },
  'privacy-say-what': {
    status: 422,
    zh: '请在“答复”里写明改了什么、怎么回事，本人要看。',
    en: 'Say in the answer what was changed or how it is; the person reads it.',
  },
  'privacy-other-ground': {
    status: 422,
    zh: '要求{kind}的，不能用这一条理由；请换一条。',
    en: 'This ground does not fit the request; choose another.',
  },
  'breach-not-told': {
    status: 422,
    zh: '还没写明什么时候告诉了部门、告没告诉本人（没告诉的写为什么），不能了结。',
    en: 'It does not say yet when the department was told, and how the people were or why not; then it can be closed.',
  },
  'privacy-ground-untrue': {
    status: 422,
    zh: '这一件现在不是“{ground}”；请核对件的情况，换一条理由。',
    en: 'The ground does not hold of this matter now; check it and choose another.',
  },
} as const satisfies Record<string, RefusalRow>;
