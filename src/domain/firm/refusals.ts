import type { RefusalRow } from '../base/refusal-row.ts';

/** What the rules of direct settlement refuse. */
export const firmRefusals = {
  'firm-unknown': {
    status: 422,
    zh: '没有这家参与企业，或者它已经退出；请从列表里选。',
    en: 'No such firm takes part; choose one from the list.',
  },
  'offered-already': {
    status: 409,
    zh: '这一件已经转给企业在谈了；等它谈完，或者先记“不谈了”。',
    en: 'This complaint is with a firm already; wait, or record that the talk ended.',
  },
  'offer-over': {
    status: 409,
    zh: '协商的十个工作日已过，或者这件已经有了决定；现在由市场监管部门办，请等他们联系。',
    en: 'The ten working days are over or the complaint is decided; the authority goes on, please wait for its call.',
  },
} as const satisfies Record<string, RefusalRow>;
