import type { RefusalRow } from '../base/refusal-row.ts';

/** What the keeping of drafts and the end of keeping refuse. */
export const deskRefusals = {
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
} as const satisfies Record<string, RefusalRow>;
