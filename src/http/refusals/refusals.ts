import type { RefusalCode } from '../../domain/base/refusal.ts';
import { bondSentences } from './complaint-joint.ts';
import { assessmentSentences } from './assessment.ts';
import { deviceSentences } from './device.ts';
import { draftSentences } from './draft.ts';
import { exchangeSentences } from '../api/exchange/letter-view.ts';
import { importSentences } from '../api/exchange/import-view.ts';
import { charterSentences } from './station.ts';
import { instructionSentences } from './instruction.ts';
import { redispatchSentences } from './redispatch.ts';
import { offerSentences } from './firm.ts';
import { personSentences } from './people.ts';
import { proceedingSentences } from './complaint-steps.ts';
import { steeringSentences } from './steering.ts';
import { shiftSentences } from './duty.ts';
import { exampleSentences } from './publicity.ts';
import { fundSentences } from './station-fund.ts';
import { taskSentences } from './task.ts';
import { tipoffSentences } from './tipoff.ts';

interface Sentence {
  status: 400 | 401 | 403 | 404 | 409 | 413 | 415 | 422 | 429;
  zh: string;
  en: string;
}

/** Each refusal as a status and one sentence that names what is wrong and the way out; {fact} is filled from the refusal. */
export const sentences = {
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
  'not-signed-in': {
    status: 401,
    zh: '还没有登录，或登录已过期；请重新登录，填好的内容会留着。',
    en: 'Sign in, or sign in again; what you typed is kept.',
  },
  'move-not-allowed': {
    status: 409,
    zh: '这一件现在的状态不能办这一步；刷新看看现在能办什么。',
    en: 'This step is not possible in the present state; reload to see what is.',
  },
  'changed-meanwhile': {
    status: 409,
    zh: '这一件刚被别人改过；您填的还在，请看过新内容再提交。',
    en: 'Somebody else has just changed this record; what you typed is kept, look at the new state and submit again.',
  },
  'invalid-input': { status: 400, zh: '有几项要改，改好再提交。', en: 'Some fields need correction.' },
  'wrong-password': {
    status: 401,
    zh: '登录名或密码不对；连错五次要等十五分钟。',
    en: 'Name or password is wrong; after five wrong tries you must wait fifteen minutes.',
  },
  'locked-out': {
    status: 429,
    zh: '连错太多次，请等 {minutes} 分钟再试，或请管理员解锁。',
    en: 'Too many wrong tries; wait {minutes} minutes or ask the administrator to unlock the account.',
  },
  'weak-password': {
    status: 422,
    zh: '密码太容易猜：至少 10 个字符，不含登录名，不用常见密码、连号或重复的字。',
    en: 'The password is too easy to guess: at least 10 characters, no login name, common word, sequence or repetition.',
  },
  'name-taken': { status: 409, zh: '这个登录名已有人用，请换一个。', en: 'This login name is taken; choose another.' },
  'last-administrator': {
    status: 409,
    zh: '这是最后一个管理员，停用了就没人能管账号；请先设另一个管理员。',
    en: 'This is the last administrator; make another one first.',
  },
  'session-ended': { status: 401, zh: '登录已结束，请重新登录。', en: 'The session has ended; sign in again.' },
  'wrong-code': {
    status: 404,
    zh: '编号或查询码不对，请对着回执再看一遍；丢了回执请打电话。',
    en: 'Number or query code is wrong; check the slip, or call if you have lost it.',
  },
  'too-many-tries': {
    status: 429,
    zh: '试得太多了，请过几分钟再来，或者打电话。',
    en: 'Too many tries; come back in a few minutes, or call.',
  },
  'only-centre-dispatches': {
    status: 403,
    zh: '只有 12315 中心可以分送；无权处理请退回中心。',
    en: 'Only the centre dispatches; give the matter back to the centre if you have no power.',
  },
  'office-unknown': {
    status: 422,
    zh: '没有这个机构，或者它不办投诉；请从列表里选。',
    en: 'There is no such office; choose one from the list.',
  },
  'handler-unknown': {
    status: 422,
    zh: '承办人要是本所在用的账号；请从列表里选。',
    en: 'The handler must be an active account of the office; choose one from the list.',
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
  'category-unknown': {
    status: 422,
    zh: '没有这个类别；请从列表里选。',
    en: 'There is no such category; choose one from the list.',
  },
  'ground-needs-head': {
    status: 403,
    zh: '“非生活消费”要由所长决定；请用“{propose}”报给所长，或换一项情形。',
    en: 'The ground “not for daily life” needs the head of the office: propose it, or choose another ground.',
  },
  'centre-after-dispatch': {
    status: 403,
    zh: '已经分送的件由承办的所决定；请所里来办，或等它退回中心。',
    en: 'Once dispatched the office decides; ask the office, or wait until it is given back.',
  },
  'entrust-not-agreed': {
    status: 409,
    zh: '委托调解要双方都同意（第十九条）；请向没有同意的一方问清，再打勾。',
    en: 'Entrusted mediation needs both consents (art. 19); ask the party that has not agreed, then tick it.',
  },
  'already-entrusted': {
    status: 409,
    zh: '已经委托出去了，收回以后才能再委托。',
    en: 'It is entrusted already; take it back first.',
  },
  'not-entrusted': {
    status: 409,
    zh: '没有委托出去，不用收回；刷新看看现在由谁调解。',
    en: 'It is not entrusted, so there is nothing to take back.',
  },
  'consents-missing': {
    status: 409,
    zh: '双方都同意才能调解（第十八条）；请先记下双方的同意。',
    en: 'Mediation needs both consents (art. 18); record them first.',
  },
  'sixty-days-not-run': {
    status: 409,
    zh: '调解的期限还没有走完，{from} 起才能用这一项；之前请用其他情形。',
    en: 'The days of mediation have not run; this ground can be used from {from}.',
  },
  'ground-needs-session': {
    status: 409,
    zh: '“经组织调解无法达成协议”要先开过调解会；请先记下调解会，或换一项情形。',
    en: 'This ground needs a mediation that was held; record a session first, or choose another ground.',
  },
  'mediation-paused': {
    status: 409,
    zh: '正在鉴定检测，先记下结果再办这一步。',
    en: 'Testing is under way; record its result first.',
  },
  'not-paused': {
    status: 409,
    zh: '没有正在进行的鉴定检测；刷新看看现在能办什么。',
    en: 'No testing is under way; reload to see what is possible.',
  },
  'agreement-needs-session': {
    status: 409,
    zh: '达成协议前至少要开过一次调解会；请先记下调解会，再填协议。',
    en: 'An agreement needs a session on record.',
  },
  'compensation-exceeds-recovered': {
    status: 422,
    zh: '赔偿金是挽回损失的一部分，不能比它多；请核对两个数。',
    en: 'Compensation is a part of the loss recovered and cannot exceed it.',
  },
  'recovered-exceeds-disputed': {
    status: 422,
    zh: '除去赔偿金，挽回的不能比争议金额多；请核对。',
    en: 'Apart from compensation, no more can be recovered than was in dispute.',
  },
  'day-in-future': { status: 422, zh: '日期不能晚于今天；请改日期。', en: 'The day cannot be after today.' },
  'day-before-start': { status: 422, zh: '日期不能早于 {start}；请改日期。', en: 'The day cannot be before {start}.' },
  'notice-not-needed': {
    status: 409,
    zh: '这一项已经告知过，或者不需要告知；刷新看看还要告知谁。',
    en: 'This notice has been proven already or is not needed; reload to see who must still be told.',
  },
  'notices-unproven': {
    status: 409,
    zh: '还有 {open} 项告知没有凭据，记下凭据才能办结。',
    en: '{open} notices have no proof yet; prove them before closing.',
  },
  'already-urged-today': {
    status: 409,
    zh: '今天已经催过了，承办人看得到；明天还没有消息可以再催。',
    en: 'You have urged today already; the officer sees it. Try again tomorrow.',
  },
  'station-role-unlawful': {
    status: 422,
    zh: '这一步不能用这个身份谈；请换一个身份。',
    en: 'A talk in this capacity is not lawful at this stage; choose another.',
  },
  'station-beyond-power': {
    status: 422,
    zh: '这一件站里不能了结：{why}；请交上去，由市场监管所办。',
    en: 'The station may not settle this: {whyEn}; send it up to the office.',
  },
  'terms-differ': {
    status: 422,
    zh: '逐条加起来，挽回 {recovered} 元、其中赔偿 {compensation} 元，和填的数对不上；请改条款或改数。',
    en: 'The terms come to {recovered} yuan, of which {compensation} compensation; correct the terms or the figures.',
  },
  'term-needs-end': {
    status: 422,
    zh: '持续履行的条款要写明持续到哪天。',
    en: 'A continuing obligation needs its last day.',
  },
  'term-needs-value': {
    status: 422,
    zh: '退款、实物、赔偿、免欠费的条款要写金额或价值。',
    en: 'A refund, goods, compensation or a waived debt needs its value.',
  },
  ...proceedingSentences,
  ...deviceSentences,
  ...draftSentences,
  ...bondSentences,
  'attachment-too-large': {
    status: 413,
    zh: '文件太大，每个最多 10 兆；请拍小一点再传。',
    en: 'The file is too large: at most 10 MB each.',
  },
  'attachment-too-many': { status: 422, zh: '最多 6 个文件，请去掉几个。', en: 'At most 6 files.' },
  'attachment-type': {
    status: 415,
    zh: '只收照片（JPG、PNG、WebP）和 PDF；请换一个文件。',
    en: 'Only photos (JPG, PNG, WebP) and PDF.',
  },
  ...importSentences,
  ...exchangeSentences,
  'docket-not-yours': {
    status: 403,
    zh: '这一步由对方办：收的一方签收、回报，发的一方催、退回、办结、撤回。',
    en: 'This step is the other side’s: who receives acknowledges and reports; who sends does the rest.',
  },
  ...instructionSentences,
  ...fundSentences,
  ...exampleSentences,
  ...taskSentences,
  ...assessmentSentences,
  ...steeringSentences,
  ...shiftSentences,
  ...redispatchSentences,
  ...personSentences,
  ...charterSentences,
  ...offerSentences,
  'already-set-up': {
    status: 409,
    zh: '这个系统已经建好了，请直接登录。',
    en: 'The system has been set up already; please sign in.',
  },
  'calendar-year-invalid': {
    status: 422,
    zh: '日历里有不属于这一年的日子，或者同一天写了两次（{day}）；请改正。',
    en: 'The calendar has a day of another year or a day twice ({day}).',
  },
  'entry-unknown': {
    status: 422,
    zh: '知识库里没有这一条；请从推荐里选一条，都不合适就先记待查，请中心加一条再答。',
    en: 'There is no such knowledge entry; choose one that is suggested, or find out first and have one written.',
  },
  'entry-not-in-force': {
    status: 422,
    zh: '“{title}”的这个版本那天不能用：停用了、改过了，或者还没到起用的日子；请选现在用的那一条。',
    en: 'This version of “{title}” does not hold on that day; choose the one that does.',
  },
  'fallback-goes-round': {
    status: 422,
    zh: '“不通时改走”不能绕回自己，也要是登记过的渠道；请换一个。',
    en: 'The fallback must be a registered channel and must not lead back to itself; choose another.',
  },
  'call-already-returned': {
    status: 409,
    zh: '这个未接来电已经回过了；刷新看看。',
    en: 'This call has been returned already; reload.',
  },
  'period-invalid': {
    status: 422,
    zh: '期间不对：开始日不能晚于截止日；请改其中一个日期。',
    en: 'The period is not right: it must not end before it begins.',
  },
  ...tipoffSentences,
} as const satisfies Record<RefusalCode, Sentence>;
