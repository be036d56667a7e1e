/** 举报经过: the lines of a tip-off's ledger that concern the one who told it, in plain words; who handles it stays inside. */
import { enforcementResultWords } from '../../../domain/tipoff/steps/case-ending-words.ts';
import { formatYuan } from '../../../domain/base/money.ts';
import { tipoffNoticeKindWords, tipoffNoticeWayWords } from '../../../domain/tipoff/words/notice-words.ts';
import { words } from '../../../domain/base/sentence.ts';
import type { StepTellings } from '../base/language.ts';

const yuan = (fen = 0) => formatYuan(fen).replace(/\.00$/u, '');

/** Verbs without an entry are inner steps: who was assigned, what was proposed, who opened the identity. */
export const tipoffSteps: StepTellings = {
  'tipoff-filed': (m) => ({
    title: m.say('收到了', 'Received'),
    words: m.say('从这天起算核查的日子。', 'The time for verifying runs from here.'),
  }),
  'verification-started': (m) => ({ title: m.say('开始核查', 'Verification began'), words: '' }),
  'verification-extended': (m) => ({
    title: m.say('核查延长了', 'Verification extended'),
    words: m.say('负责人批准，只能延一次。', 'With the head’s approval, and only once.'),
  }),
  'verification-paused': (m) => ({
    title: m.say('送去检测、鉴定', 'Sent for testing'),
    words: m.say('等结果的日子不算在期限里。', 'This time is not counted.'),
  }),
  'verification-resumed': (m) => ({ title: m.say('检测、鉴定有结果了', 'The test result is in'), words: '' }),
  'enforcement-opened': (m) => ({ title: m.say('立案查处', 'A case was opened'), words: '' }),
  'enforcement-not-opened': (m) => ({ title: m.say('决定不立案', 'No case was opened'), words: '' }),
  'enforcement-ended': (m, told) => {
    const result = words(enforcementResultWords, told.result);
    return { title: m.say('案子办完了', 'The case has ended'), words: m.say(`${result.zh}。`, `${result.en}.`) };
  },
  'no-power-found': (m) => ({ title: m.say('不归我们管', 'Not ours to handle'), words: '' }),
  'handed-over': (m) => ({ title: m.say('移送给管这事的部门', 'Handed over'), words: '' }),
  repeated: (m) => ({ title: m.say('和先前举报的是同一件事', 'The same as your earlier one'), words: '' }),
  merged: (m) => ({ title: m.say('并到先前那件一起查', 'Joined to your earlier one'), words: '' }),
  'took-in': (m) => ({
    title: m.say('您后来说的新情况并进来了', 'Your later tip-off was joined here'),
    words: m.say('核查的日子从这天重新算。', 'The time for verifying runs anew from here.'),
  }),
  'decision-annulled': (m) => ({
    title: m.say('原来的决定撤销了', 'The decision was revoked'),
    words: m.say('重新处理，核查的日子重新算。', 'It is handled once more; the time for verifying runs anew.'),
  }),
  'reporter-told': (m, told) => {
    if (told.to !== 'reporter') return null;
    const [kind, way] = [words(tipoffNoticeKindWords, told.kind), words(tipoffNoticeWayWords, told.way)];
    return {
      title: m.say('告诉了您', 'You were told'),
      words: m.say(`${kind.zh}，${way.zh}。`, `${kind.en}, ${way.en.toLowerCase()}.`),
    };
  },
  'reward-granted': (m, { amountFen }) => ({
    title: m.say('决定给您奖励', 'A reward was granted'),
    words: m.say(`${yuan(amountFen)} 元。`, `${yuan(amountFen)} yuan.`),
  }),
  'reward-paid': (m) => ({ title: m.say('奖励领走了', 'The reward was paid'), words: '' }),
  'tipoff-closed': (m) => ({ title: m.say('办结', 'Closed'), words: '' }),
};
