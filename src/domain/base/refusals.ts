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
  'too-many-sign-ins': {
    status: 429,
    zh: '从这个网络输错的次数太多了，请过五分钟再登录；不是自己输错的，请告诉管理员有人在试密码。',
    en: 'Too many wrong tries from this network; sign in again in five minutes. If they were not yours, tell the administrator.',
  },
  busy: {
    status: 503,
    zh: '忙，刚才没有办完：请过几秒钟看一眼办成了没有，没有再按一次。',
    en: 'Busy, and not finished: look in a few seconds whether it was done, and press once more if it was not.',
  },
  crowded: {
    status: 503,
    zh: '现在一下子交来的太多，这一件还没有收下：写好的都在，请过几秒钟再交一次。',
    en: 'Too many are filing at this moment, and this one was not taken: what you wrote is still there; send it again in some seconds.',
  },
  'disk-full': {
    status: 507,
    zh: '服务器的磁盘满了，刚才没有办完：写好的请留着，告诉管理员腾出地方，再看一眼办成了没有，没有再按一次；急事请打电话。',
    en: 'The disk of the server is full, and this was not finished: keep what you wrote, tell the administrator to make room, then look whether it was done, and press once more if it was not; call if it is urgent.',
  },
  'answer-lost': {
    status: 503,
    zh: '数据库刚才断了一下，这一步可能已经存上，也可能没有：请过几秒钟看一眼，没有存上再按一次。',
    en: 'The database was away for a moment, and this may have been saved or not: look in a few seconds, and press once more if it was not.',
  },
  'ledger-key-lost': {
    status: 503,
    zh: '台账的密钥 {keyId} 不在密钥文件里，台账写不下去，这一步没有存上；请管理员把另外保存的密钥文件换上，再启动程序。',
    en: 'The ledger’s key {keyId} is not in the key file, so the ledger cannot be written and nothing was saved; the administrator must put back the kept copy of the key file and start the program again.',
  },
  'seal-shut': {
    status: 409,
    zh: '这一件里密封的电话、证件号码打不开，所以没有存上：密钥文件里缺了密封它的那一把，或者密封的内容被人改过。请系统管理员把缺的那一行放回密钥文件、重启程序；那一把确实丢了的，写进设置 REPORTER_KEYS_LOST；一把也不缺的，请核对台账，从备份里找回这一件。',
    en: 'The sealed telephone or identity number of this record does not open, so nothing was saved: its key is not in the key file, or what is sealed was changed. The administrator puts the key back and starts the program again, or names a lost one in REPORTER_KEYS_LOST; where no key is missing, prove the ledger and look for the record in a backup.',
  },
} as const satisfies Record<string, RefusalRow>;
