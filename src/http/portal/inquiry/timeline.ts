/** 咨询经过: the lines of an inquiry's ledger, for the one who asked. */
import type { StepTellings } from '../base/language.ts';

export const inquirySteps: StepTellings = {
  asked: (m) => ({ title: m.say('收到了', 'Received'), words: '' }),
  'marked-pending': (m) => ({ title: m.say('要查一查再答', 'To be found out first'), words: '' }),
  answered: (m) => ({ title: m.say('答复了您', 'Answered'), words: '' }),
  'turned-into-complaint': (m) => ({ title: m.say('转成了投诉', 'Turned into a complaint'), words: '' }),
  'turned-into-tipoff': (m) => ({ title: m.say('转成了举报', 'Turned into a tip-off'), words: '' }),
  'route-told': (m) => ({ title: m.say('告诉了您该走哪条路', 'Told the way that is open'), words: '' }),
};
