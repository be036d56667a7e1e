import type { RefusalRow } from './refusal-row.ts';

/** What every rule may refuse, whoever acts and on whatever. */
export const baseRefusals = {
  'not-found': {
    status: 404,
    zh: '没有这一件，或者它不归您看；请核对编号。',
    en: 'There is no such record, or it is not yours to see; please check the number.',
  },
  'not-permitted': {
    status: 403,
    zh: '您的角色不能办这一步；请找能办的人，或请管理员调整角色。',
    en: 'Your role may not do this; ask someone who may, or the administrator.',
  },
  'changed-meanwhile': {
    status: 409,
    zh: '这一件刚被别人改过；您填的还在，请看过新内容再提交。',
    en: 'Somebody else has just changed this record; what you typed is kept, look at the new state and submit again.',
  },
  'invalid-input': { status: 400, zh: '有几项要改，改好再提交。', en: 'Some fields need correction.' },
  'too-many-tries': {
    status: 429,
    zh: '试得太多了，请过几分钟再来，或者打电话。',
    en: 'Too many tries; come back in a few minutes, or call.',
  },
  busy: {
    status: 503,
    zh: '忙，请再按一次：刚才没有办成，什么也没有改动。',
    en: 'Busy; please press once more: it was not done, and nothing was changed.',
  },
  'answer-lost': {
    status: 503,
    zh: '数据库刚才断了一下，这一步可能已经存上，也可能没有；请过几秒钟再按一次，还没存上的这次会存上。',
    en: 'The database was away for a moment, and this may have been saved or not; press once more in a few seconds.',
  },
} as const satisfies Record<string, RefusalRow>;
