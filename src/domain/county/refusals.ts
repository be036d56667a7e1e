import type { RefusalRow } from '../base/refusal-row.ts';

/** What accounts, sessions, organisations, regions, categories and the county itself refuse. */
export const countyRefusals = {
  'not-signed-in': {
    status: 401,
    zh: '还没有登录，或登录已过期；请重新登录，填好的内容会留着。',
    en: 'Sign in, or sign in again; what you typed is kept.',
  },
  'wrong-password': {
    status: 401,
    zh: '登录名或密码不对；连错几次就要等一会儿才能再试。',
    en: 'Name or password is wrong; after some wrong tries you must wait a while.',
  },
  'wrong-own-password': {
    status: 401,
    zh: '您现在的密码不对，请再填一遍；连错几次就要等一会儿才能再试。',
    en: 'This is not your password; type it again. After some wrong tries you must wait a while.',
  },
  'must-wait': {
    status: 429,
    zh: '这里错的密码太多，请等 {minutes} 分钟再试；在以前登录过的电脑上，或者换一处网络，马上就能登录，也可以请管理员清零。',
    en: 'Too many wrong passwords here; wait {minutes} minutes. From a computer on which you have signed in before, or from another network, you may sign in at once; the administrator can clear the count too.',
  },
  'weak-password': {
    status: 422,
    zh: '密码太容易猜：至少 10 个字符，不用常见密码、姓名、单位、电话、日期、连号；可以用三四个不相干的词。',
    en: 'The password is too easy to guess: at least 10 characters, no common word, name, telephone, date or sequence.',
  },
  'password-used': {
    status: 422,
    zh: '这是现在的或者前几次用过的密码；请换一个没用过的。',
    en: 'This is the present password or one of the last; choose another.',
  },
  'telephone-elsewhere': {
    status: 403,
    zh: '手机的登录只开手机程序；别的请到工作台用登录名和密码登录。',
    en: 'What a telephone of a station has signed in opens the stations’ program alone; for all else sign in at the desk by name and password.',
  },
  'password-due': {
    status: 403,
    zh: '这个密码是别人设的，要先改成自己的才能用；请重新登录，按页面改密码。',
    en: 'Somebody else set this password; sign in again and change it first.',
  },
  'password-own': {
    status: 409,
    zh: '自己的密码请在“我的账号”里改，不能给自己发密码条。',
    en: 'Change your own password under My account; there is no slip for oneself.',
  },
  'seals-held': {
    status: 403,
    zh: '您的账号刚由别人动过（密码、角色、统一身份认证号，或者新开、又启用），核定以后才能看举报人身份和审计；请告诉安全管理员，县里还没有安全管理员的，告诉分管局长或所长。',
    en: 'Somebody else has changed your account (password, role, number of the provider, made or opened again); the security administrator (where there is none, a deputy director or head) confirms the account before it opens reporters or the audit trail.',
  },
  'confirm-not-yours': {
    status: 403,
    zh: '这个账号不能由您核定：{way}。动它的人、账号本人和他们同名、同电话的账号都不算第二个人。',
    en: 'You may not confirm this account: {wayEn}. Who changed it, its owner, and accounts of their name or telephone are no second person.',
  },
  'confirm-by-another': {
    status: 409,
    zh: '还有人能核定这个账号：{way}。他已经不在了的，先请系统管理员停用他的账号。',
    en: 'Somebody else can confirm this account: {wayEn}. Where he has left, the administrator closes his account first.',
  },
  'officers-apart': {
    status: 422,
    zh: '系统管理员、安全管理员、审计员要由三个人担任，一个人不能兼两个；请另外找一个人。',
    en: 'Administrator, security administrator and auditor are three people; nobody holds two of them. Choose another.',
  },
  'officer-leaves': {
    status: 409,
    zh: '他的登录账号是{role}，不能随离任一起停用；请先请系统管理员在“账号”里停用它，再办离任。',
    en: 'His account is that of one of the three officers; the administrator closes it under Accounts first, then he may leave.',
  },
  'confirm-too-early': {
    status: 409,
    zh: '本人还没有把密码改成自己的；请等他登录改好，问过他再核定。',
    en: 'Its owner has not changed the password yet; confirm it once he has.',
  },
  'factor-due': {
    status: 403,
    zh: '还差第二道验证，要输入手机上的六位验证码；请到 /desk/ 登录，按页面输入。',
    en: 'The second factor is due, a code of your telephone. Sign in at /desk/ and type it.',
  },
  'enrol-due': {
    status: 403,
    zh: '您的角色登录要两道验证，还没有设；请到 /desk/ 登录，按页面用手机设一次。',
    en: 'Your role signs in with two factors and has none yet; sign in at /desk/ and set it up with your telephone.',
  },
  'wrong-factor': {
    status: 401,
    zh: '验证码不对或者过了半分钟；请看手机上现在的六位数字（手机时间要设成自动），手机不在就用一个没用过的恢复码。',
    en: 'The code is wrong or too old; type the six digits that your telephone shows now (its clock must be right), or an unused recovery code.',
  },
  'factor-used': {
    status: 401,
    zh: '这个验证码刚用过，一个码只能用一次；请等手机上换出下一个（不到半分钟）再输入。',
    en: 'This code has just been used; wait for the next one, within half a minute.',
  },
  'factor-wait': {
    status: 429,
    zh: '这里错的验证码太多，请等 {minutes} 分钟再试；在以前登录过的电脑上，或者换一处网络，马上就能试。',
    en: 'Too many wrong codes here; wait {minutes} minutes, or try from a computer on which you have signed in before.',
  },
  'factor-guessed': {
    status: 429,
    zh: '今天有人用您的密码试了太多验证码，这里不再试；请在以前登录过的电脑上登录，马上改密码，并告诉管理员。',
    en: 'Somebody who knows your password has tried too many codes today; sign in from a computer that you have used before and change the password.',
  },
  'factor-not-begun': {
    status: 409,
    zh: '要证明的密钥已经设好了，或者过了半小时；没有设好的请重新扫一次二维码，没看到恢复码的请在“我的账号”里换一批。',
    en: 'The secret has been proven already, or is older than half an hour; scan the picture again, or renew the recovery codes under My account.',
  },
  'factor-not-set': {
    status: 409,
    zh: '这个账号没有设第二道验证，或者已经停用，没有什么要取消的。',
    en: 'The account has no second factor, or is closed.',
  },
  'factor-required': {
    status: 409,
    zh: '本县要求您的角色登录时有第二道验证，不能关掉；换手机请按“换手机”。',
    en: 'The county asks your role for a second factor, which cannot be turned off; to change the telephone set it up anew.',
  },
  'factor-reset-own': {
    status: 409,
    zh: '自己的第二道验证请在“我的账号”里换，手机不在就用恢复码登录；恢复码也没有，请另一位管理员来取消。',
    en: 'Change your own second factor under My account, with a recovery code if the telephone is lost, or ask another administrator.',
  },
  'factor-reset-not-yours': {
    status: 403,
    zh: '这个请求不能由您核定：有安全管理员的县由他核定，没有的由分管局长或所长；不能是本人，不能是提出的人（姓名或电话相同的就是同一个人），自己的账号也要核定过。',
    en: 'You may not confirm this: neither its owner nor who asked for it may (one name or one telephone is one person), nor somebody who waits himself.',
  },
  'subject-taken': {
    status: 409,
    zh: '这个统一身份认证号已经给了别人，一个号只给一个账号；请看看有没有写错。',
    en: 'This number of the provider belongs to another account.',
  },
  'sso-unknown': {
    status: 401,
    zh: '统一身份认证认出了您，但是本县没有账号写着您的统一身份认证号；请告诉管理员写上，或者用登录名和密码登录。',
    en: 'The provider knows you, but no account has your number; tell the administrator, or sign in with name and password.',
  },
  'sso-nameless': {
    status: 401,
    zh: '统一身份认证没有说您是谁（没有约定的那一项）；请告诉管理员核对接入设置，先用登录名和密码登录。',
    en: 'The provider did not say who you are; tell the administrator, and sign in with name and password.',
  },
  'sso-denied': {
    status: 401,
    zh: '统一身份认证那边没有同意登录；请再试一次，或者用登录名和密码登录。',
    en: 'The provider refused; try again, or sign in with name and password.',
  },
  'sso-unreachable': {
    status: 503,
    zh: '统一身份认证现在连不上；请过一会儿再试，或者用登录名和密码登录。',
    en: 'The provider cannot be reached; try again later, or sign in with name and password.',
  },
  'sso-failed': {
    status: 401,
    zh: '统一身份认证的回答对不上，没有登录；请从这一页重新开始，还不行就用登录名和密码登录，并告诉管理员。',
    en: 'The answer of the provider does not fit; begin again from this page, or sign in with name and password.',
  },
  'sso-stale': {
    status: 401,
    zh: '在统一身份认证那边停得太久，或者浏览器没有带回登录的记号；请从这一页重新开始。',
    en: 'You stayed too long at the provider, or the browser brought nothing back; begin again from this page.',
  },
  'codes-gone': {
    status: 409,
    zh: '恢复码只在设好的那一页上能打印；没有收好的，请在“我的账号”里换一批再打印。',
    en: 'Recovery codes are printed from the page that shows them; renew them under My account.',
  },
  'passwords-given-others': {
    status: 409,
    zh: '这一批密码条是给别的几个人发的，这次没有重设：请回到账号页，重新选人，再按一次“重设密码”。',
    en: 'This batch of slips was made for other people, and nothing was reset: choose the people again on the page of accounts and press once more.',
  },
  'slips-gone': {
    status: 404,
    zh: '密码条已经看不到了：只给发的人看一天，本人改过密码就没有了；还要的话请再重设一次。',
    en: 'The slips are gone: whoever made them can open them for a day, until the password is changed. Reset it again.',
  },
  'name-taken': { status: 409, zh: '这个登录名已有人用，请换一个。', en: 'This login name is taken; choose another.' },
  'last-administrator': {
    status: 409,
    zh: '这是最后一个管理员，停用了就没人能管账号；请先设另一个管理员。',
    en: 'This is the last administrator; make another one first.',
  },
  'session-ended': { status: 401, zh: '登录已结束，请重新登录。', en: 'The session has ended; sign in again.' },
  'office-unknown': {
    status: 422,
    zh: '没有这个机构，或者它不办投诉；请从列表里选。',
    en: 'There is no such office; choose one from the list.',
  },
  'station-unknown': {
    status: 422,
    zh: '没有这个站点；请从列表里选。',
    en: 'There is no such station; choose one from the list.',
  },
  'region-unknown': {
    status: 422,
    zh: '没有这个村或社区；请从列表里选，外县的请留空。',
    en: 'There is no such village; choose one from the list, leave it empty if outside the county.',
  },
  'region-in-use': {
    status: 409,
    zh: '不能删，还有 {stations} 个站点、{villages} 个村社区、{complaints} 件投诉在用它；名称或归属不对可以直接改。',
    en: 'It cannot be removed: {stations} stations, {villages} villages and {complaints} complaints use it; edit it instead.',
  },
  'notice-over': {
    status: 409,
    zh: '这条通知已经收了，不能再改；要再说，写一条新的。',
    en: 'This notice is over and not changed any more; write a new one.',
  },
  'notice-too-many': {
    status: 409,
    zh: '挂着的和要挂的通知最多 {most} 条；请先收起几条。',
    en: 'At most {most} notices stand or are to come; take some back first.',
  },
  'asked-too-many': {
    status: 409,
    zh: '追问的问题最多 {most} 个；请先停掉不用的。',
    en: 'At most {most} further questions; first end those that are not used.',
  },
  'category-unknown': {
    status: 422,
    zh: '没有这个类别；请从列表里选。',
    en: 'There is no such category; choose one from the list.',
  },
  'category-retired': {
    status: 422,
    zh: '类别“{zh}”已经停用；请从列表里另选一个。',
    en: '“{zh}” is no longer in use; choose another category.',
  },
  'category-code-unfit': {
    status: 409,
    zh: '新类别的代号 {code} 不对，或者刚被别人用了；请重新打开这一页再加。',
    en: 'The code {code} does not fit, or was taken meanwhile; open the page again and add it anew.',
  },
  'category-place-unfit': {
    status: 422,
    zh: '不能加在“{zh}”下面：商品加在商品下面，服务加在服务下面，问题性质没有下级。',
    en: 'It cannot stand below “{zh}”: goods stand below goods, services below services, kinds of problem have nothing below.',
  },
  'category-name-taken': {
    status: 422,
    zh: '同一处已经有“{zh}”了；请换个名称。',
    en: '“{zh}” stands there already; choose another name.',
  },
  'category-of-law': {
    status: 409,
    zh: '“{zh}”有规则指着它（农资、食品、店铺分类、分诊等），不能停用，可以改名。',
    en: 'Rules of the program name “{zh}” (farm inputs, food, trades, triage); it cannot be ended, but renamed.',
  },
  'category-has-below': {
    status: 409,
    zh: '“{zh}”下面还有在用的“{below}”；先停用或者并走下级。',
    en: '“{below}” below “{zh}” is still in use; end what is below first.',
  },
  'category-above-ended': {
    status: 409,
    zh: '上级“{zh}”还停用着；先恢复上级。',
    en: '“{zh}” above it has been ended; take that back first.',
  },
  'category-goal-unfit': {
    status: 422,
    zh: '“{zh}”并入哪一个不对：要选一个在用的类别：商品并入商品，服务并入服务，问题并入问题，不能是它自己。',
    en: 'Choose into which category “{zh}” goes: one in use, goods into goods, services into services, problems into problems, and not itself.',
  },
  'category-changes-law': {
    status: 422,
    zh: '“{zh}”和“{goal}”适用的法律不一样（农资、食品、农产品、餐饮各有自己的法），不能整类并过去；请一件一件更正。',
    en: 'Other laws apply to “{zh}” than to “{goal}” (farm inputs, food, farm produce, meals); correct the matters one by one.',
  },
  'category-meals-open': {
    status: 409,
    zh: '“{zh}”下面有 {n} 件没有办结的餐饮投诉，并过去会换了适用的法律；请先把它们一件一件更正，再来停用。',
    en: 'Open complaints about meals under “{zh}”: {n}. Another law would apply to them; correct them one by one first.',
  },
  'already-set-up': {
    status: 409,
    zh: '这个系统已经建好了，请直接登录。',
    en: 'The system has been set up already; please sign in.',
  },
  'calendar-year-partial': {
    status: 422,
    zh: '{year} 年没有写齐，缺{festivals}的放假；补齐再保存，或者先关掉“放假通知已公布并录入”。',
    en: '{year} is not whole: no days off for {festivals}. Complete it, or switch off that the notice is published.',
  },
  'calendar-year-invalid': {
    status: 422,
    zh: '日历里有不属于这一年的日子，或者同一天写了两次（{day}）；请改正。',
    en: 'The calendar has a day of another year or a day twice ({day}).',
  },
} as const satisfies Record<string, RefusalRow>;
