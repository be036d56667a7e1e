/** 投诉经过: the lines of a complaint's ledger that concern who complained, in plain words. */
import { dayOf } from '../../../domain/base/calendar.ts';
import type { NoticeKind, NoticeWay } from '../../../domain/complaint/complaint.ts';
import { noticeKindWords, noticeWayWords } from '../../../domain/complaint/words/notice-words.ts';
import { performanceFoundWords } from '../../../domain/complaint/words/performance-words.ts';
import { reviewResultWords } from '../../../domain/complaint/words/review-words.ts';
import { talkResultWords } from '../../../domain/complaint/steps/station-talk.ts';
import { words } from '../../../domain/base/sentence.ts';
import type { Manner, StepTellings } from '../base/language.ts';
import { meetingWhen } from './meeting.tsx';

/** What a letter says, as one tells it to a neighbour; its official name follows. */
const toldWords = {
  acceptance: { zh: '受理了', en: 'it was accepted' },
  decline: { zh: '没有受理', en: 'it was not accepted' },
  termination: { zh: '调解结束了', en: 'mediation has ended' },
  agreement: { zh: '谈成的协议', en: 'the agreement' },
  transfer: { zh: '转给别的单位了', en: 'it was passed on' },
  mediation: { zh: '哪天去谈', en: 'the day of the talk' },
  calledOff: { zh: '那天不谈了', en: 'the talk is off' },
  anew: { zh: '要重新办', en: 'it is handled once more' },
} as const satisfies Record<NoticeKind, { zh: string; en: string }>;

/** How it came to him. */
const toldByWords = {
  inPerson: { zh: '当面给的', en: 'in person' },
  sms: { zh: '发短信说的', en: 'by text message' },
  phone: { zh: '打电话说的', en: 'by telephone' },
  mail: { zh: '寄给您的', en: 'by mail' },
  email: { zh: '发邮件说的', en: 'by e-mail' },
  platform: { zh: '在全国12315平台上', en: 'on the national platform' },
} as const satisfies Record<NoticeWay, { zh: string; en: string }>;

/** 「12月7日（星期一）下午 4:30」, as the card of the talk has it. */
function whenOf(m: Manner, heldAt: string): string {
  return heldAt === '' ? '' : meetingWhen(m, { heldAt }, dayOf(m.at));
}

/** Verbs without an entry are inner steps: a note, a reveal, a print. */
export const complaintSteps: StepTellings = {
  filed: (m) => ({ title: m.say('收到了', 'Received'), words: '' }),
  'sent-up': (m) => ({
    title: m.say('站点交到了县里', 'The station sent it up'),
    words: m.say('从这天起算 7 个工作日。', 'The seven working days run from here.'),
  }),
  accepted: (m) => ({ title: m.say('决定受理', 'Accepted'), words: '' }),
  declined: (m) => ({ title: m.say('决定不受理', 'Not accepted'), words: '' }),
  consented: (m, { party }) => ({
    title:
      party === 'consumer'
        ? m.say('您同意调解', 'You agreed to mediation')
        : m.say('店家同意调解', 'The shop agreed to mediation'),
    words: '',
  }),
  wished: (m, { kind, party, given }) =>
    party === 'consumer' && kind === 'publish'
      ? {
          title: given
            ? m.say('您同意公示', 'You agreed to publication')
            : m.say('您不同意公示了', 'You took back your consent to publication'),
          words: '',
        }
      : null,
  'mediation-started': (m) => ({ title: m.say('开始调解', 'Mediation began'), words: '' }),
  'session-called': (m, { heldAt = '', place = '' }) => ({
    title: m.say('约好了调解的时间', 'A session was called'),
    words: m.say(`${whenOf(m, heldAt)}，${place}。`, `${whenOf(m, heldAt)}, ${place}.`),
  }),
  'session-called-off': (m, { heldAt = '' }) => ({
    title: m.say('约好的调解取消了', 'The session is off'),
    words: m.say(
      `${whenOf(m, heldAt)} 的不用来了，再约时间会告诉您。`,
      `You need not come on ${whenOf(m, heldAt)}; you will be told of another time.`,
    ),
  }),
  'session-held': (m, { nth }) => ({
    title: m.say(`第 ${nth} 次调解会`, `Session ${nth}`),
    words: '',
  }),
  entrusted: (m) => ({ title: m.say('请消费者协会帮着调解', "The consumers' association mediates"), words: '' }),
  'taken-back': (m) => ({ title: m.say('消费者协会把件交回所里', 'The office mediates again'), words: '' }),
  'test-started': (m) => ({
    title: m.say('送去鉴定检测', 'Sent for testing'),
    words: m.say('等结果的日子不算在期限里。', 'This time is not counted.'),
  }),
  'test-ended': (m) => ({ title: m.say('鉴定检测有结果了', 'The test result is in'), words: '' }),
  settled: (m) => ({ title: m.say('谈成了', 'Agreed'), words: '' }),
  terminated: (m) => ({ title: m.say('调解结束，没谈成', 'Mediation ended without agreement'), words: '' }),
  'notice-proven': (m, told) => {
    if (told.to !== 'consumer') return null;
    const what = words(toldWords, told.kind);
    const [paper, way] = [words(noticeKindWords, told.kind), words(noticeWayWords, told.way)];
    const how = words(toldByWords, told.way);
    return {
      title: m.say(`告诉了您：${what.zh || paper.zh}`, `You were told: ${what.en || paper.en}`),
      words:
        told.through === undefined
          ? m.say(`${how.zh || way.zh}，${paper.zh}。`, `${paper.en}, ${way.en.toLowerCase()}.`)
          : m.say(`${paper.zh}，代表人替您收了。`, `${paper.en}, received for you by your representative.`),
    };
  },
  'service-failed': (m, told) =>
    told.to === 'consumer'
      ? {
          title: m.say('送给您的没送到', 'It did not reach you'),
          words: m.say('请打电话问，或者到所里取。', 'Please call, or come to the office for it.'),
        }
      : null,
  'decision-annulled': (m) => ({
    title: m.say('原来的决定撤销了', 'The decision was revoked'),
    words: m.say('重新办，日子重新算。', 'It is handled once more; the time runs anew.'),
  }),
  talked: (m, told) => {
    const result = words(talkResultWords, told.result);
    return {
      title: m.say('站上找店家谈', 'The station talked to the shop'),
      words: m.say(`${result.zh}。`, `${result.en}.`),
    };
  },
  'incident-answered': (m, told) => ({
    title: m.say('和别家的是一起事，统一答复', 'One answer to all who complain of this'),
    words: told.words ?? '',
  }),
  'settled-at-station': (m) => ({ title: m.say('在站上谈成了', 'Settled at the station'), words: '' }),
  withdrawn: (m) => ({ title: m.say('您撤回了', 'You withdrew it'), words: '' }),
  joined: (m) => ({
    title: m.say('又说了一遍，并到这件', 'Told again and joined here'),
    words: m.say('办的人看得到。', 'Its officer can read it.'),
  }),
  'merged-into': (m, told) => ({
    title: told.as === 'member' ? m.say('和别人一起投诉', 'Joined with others') : m.say('两件一起办', 'Two in one'),
    words: m.say(`编号 ${told.into}。`, `Number ${told.into}.`),
  }),
  'took-over': (m) => ({ title: m.say('您的另一件并了过来', 'Your other one was merged into it'), words: '' }),
  parted: (m, { from }) => ({
    title: m.say('您自己单独投诉', 'You went on alone'),
    words: m.say(`原来和别人一起，编号 ${from}。`, `Before with others, number ${from}.`),
  }),
  restored: (m) => ({ title: m.say('又分开来办', 'Handled by itself again'), words: '' }),
  'member-added': (m) => ({ title: m.say('多了一位一起投诉的人', 'One more complains with you'), words: '' }),
  'member-left': (m) => ({ title: m.say('一位一起投诉的人退出了', 'One of you has left'), words: '' }),
  'representatives-elected': (m) => ({ title: m.say('推选了代表人', 'Representatives were elected'), words: '' }),
  performed: (m) => ({ title: m.say('店家照协议办了', 'The shop has performed'), words: '' }),
  appealed: (m) => ({ title: m.say('您请县局再看一遍', 'You appealed to the bureau'), words: '' }),
  'appeal-answered': (m, { result }) => {
    const what = words(reviewResultWords, result);
    return {
      title: m.say('县局复核了，答了您', 'The bureau answered your appeal'),
      words: m.say(`${what.zh}。`, `${what.en}.`),
    };
  },
  'consumer-asked': (m, { question = '' }) => ({
    title: m.say('办的人问您一句话', 'The officer asked you something'),
    words: question,
  }),
  'question-answered': (m, { words: said = '', files = 0 }) => ({
    title: m.say('您答了', 'You answered'),
    words: files === 0 ? said : m.say(`${said}（附 ${files} 个文件）`, `${said} (${files} files)`),
  }),
  'performance-told': (m, { result, words: said = '' }) => ({
    title:
      result === 'kept'
        ? m.say('您说店家照办了', 'You told that it was kept')
        : m.say('您说店家没照办', 'You told that it was not kept'),
    words: said,
  }),
  'performance-answered': (m, { found, answer = '' }) => {
    const what = words(performanceFoundWords, found);
    return {
      title: m.say('所里问过店家，回了您', 'The office asked the shop and answered you'),
      words: m.say(`${what.zh}。${answer}`, `${what.en}. ${answer}`),
    };
  },
  'followed-up': (m) => ({ title: m.say('满不满意，记下了', 'How it went was noted'), words: '' }),
  offered: (m) => ({
    title: m.say('转给商家直接谈', 'Passed to the firm'),
    words: m.say('期限照走，谈不成也不耽误。', 'The time limits run on.'),
  }),
  'firm-replied': (m) => ({ title: m.say('商家有了答复', 'The firm answered'), words: '' }),
  'offer-overtaken': (m) => ({ title: m.say('和商家的直接协商结束了', 'The talk with the firm is over'), words: '' }),
  'offer-lapsed': (m) => ({
    title: m.say('和商家没有谈成', 'No agreement with the firm'),
    words: m.say('市场监管部门接着调解。', 'The office mediates.'),
  }),
  'offer-answered': (m, { answer }) => ({
    title: m.say('您答复了商家', 'You answered the firm'),
    words: answer === 'agree' ? m.say('同意，和解。', 'Agreed.') : '',
  }),
};
