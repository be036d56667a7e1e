import type { RefusalRow } from '../base/refusal-row.ts';

/** What the rules of telephones and of what was left unsent on them refuse. */
export const deviceRefusals = {
  'code-stale': {
    status: 401,
    zh: '验证码过期了或者试得太多；请再要一个。',
    en: 'The code is too old or was tried too often; ask for another.',
  },
  'wrong-sign-in-code': {
    status: 401,
    zh: '验证码不对；请看短信里的 6 位数字再填。',
    en: 'The code is wrong; look at the six figures in the message.',
  },
  'phone-shared': {
    status: 409,
    zh: '这个手机号有几个账号在用；请用登录名和密码登录。',
    en: 'Several accounts share this telephone; sign in with name and password.',
  },
  'device-unknown': {
    status: 401,
    zh: '这部手机还没有绑定到您的账号；请重新登录。',
    en: 'This telephone is not bound to your account; sign in again.',
  },
  'pin-wrong': { status: 401, zh: '密码不对，再试一次。', en: 'The PIN is wrong; try again.' },
  'pin-wait': {
    status: 429,
    zh: '密码错得太多，过 {minutes} 分钟再试。',
    en: 'Too many wrong PINs; try again in {minutes} minutes.',
  },
  'pin-forgotten': {
    status: 403,
    zh: '密码错得太多，已作废；请用手机号或登录名重新登录，手机里没发的都还在。',
    en: 'Too many wrong PINs: it is void. Sign in again by telephone or name; what waits on the telephone is still there.',
  },
  'program-old': {
    status: 409,
    zh: '手机上的站点程序旧了；有网时点“换上”，写的和没发的都留着。',
    en: 'The stations’ program on the telephone is old; take the new one while there is a network, nothing typed or waiting is lost.',
  },
  'device-revoked': {
    status: 403,
    zh: '这部手机已停用；要再用，请所里另绑一部。',
    en: 'This telephone was cut off; ask the office to bind another.',
  },
  'device-of-another': {
    status: 409,
    zh: '这部手机绑的是别人的账号；请他输密码打开，在“我”里交出去并清空，再登录。',
    en: "This telephone is bound to another's account: let him open it and hand it over under “me”, then sign in.",
  },
  'looked-at-already': {
    status: 409,
    zh: '这一户现在是“{state}”，您那一次没有记上；看一下是谁记的，您看到的可以记成一笔。',
    en: 'It stands as “{stateEn}” by now and yours was not recorded; see what stands there, and note what you saw.',
  },
  'ban-is-another': {
    status: 409,
    zh: '您看到的取缔决定（{known}）已经撤回，现在的是 {now}，您那一步没有记上；看一下现在的决定再办，您看到的可以记成一笔。',
    en: 'The ban that you knew ({known}) was withdrawn; it is {now} now, and yours was not recorded. Note what you saw.',
  },
  'ban-attempt-told': {
    status: 409,
    zh: '{on}没执行成，队友已经记了，一次只算一次；您看到的可以记成一笔。',
    en: 'A colleague told already that it failed on {onEn}; it counts once. Note what you saw.',
  },
  'visit-recorded-already': {
    status: 409,
    zh: '这一户 {name} 已经记了（{when}，{state}），只算一户次；您的可以改作确认，或者记成一笔。',
    en: '{name} has recorded this visit already ({when}, {stateEn}); it counts once. Yours may confirm it, or become a note.',
  },
  'leftover-unreadable': {
    status: 422,
    zh: '手机交来的内容打不开；请带着手机到所里。',
    en: 'What the telephone handed over cannot be opened; bring it to the office.',
  },
  'leftover-ended': {
    status: 409,
    zh: '这一步已经有人接了；刷新看看。',
    en: 'Somebody has taken this over already; reload.',
  },
  'leftover-filing-first': {
    status: 409,
    zh: '这一步是接着一件还没接的投诉办的；请先接那件投诉。',
    en: 'This step follows a complaint that was left over too; take that over first.',
  },
  'leftover-not-here': {
    status: 409,
    zh: '这件还没到您这里；请站点的下一位或县中心来接。',
    en: 'The matter has not reached you; the next person of the station or the centre takes it over.',
  },
} as const satisfies Record<string, RefusalRow>;
