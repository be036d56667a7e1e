/** 指挥 (command): the sentences of who keeps watch, and of what he was rung for. */
import { shiftTellings } from './shift-steps.ts';
import { plainTelling } from '../matter/docket.ts';
import { pagingStepWords } from './callout-paging.ts';
import { text, words, type Telling } from '../base/sentence.ts';
import type { CalloutVerb, ShiftVerb } from '../base/ledger-verbs.ts';

const namesZh = (value: unknown) => (Array.isArray(value) ? value.map(String).join('、') : '');

const calloutTellings: Record<CalloutVerb, Telling> = {
  'callout-opened': (d) => [
    `接报：${text(d['title'])}；马上呼叫${namesZh(d['accountNames'])}。`,
    `Came in: ${text(d['title'])}; paged ${namesZh(d['accountNames'])}.`,
  ],
  'callout-paged': (d) => {
    const step = words(pagingStepWords, d['step']);
    return [
      `还没有人接，第 ${text(d['nth'])} 次呼叫（${step.zh}）：${namesZh(d['accountNames'])}。`,
      `Nobody has answered; page ${text(d['nth'])}: ${namesZh(d['accountNames'])}.`,
    ];
  },
  'callout-accepted': (d) => [
    `接警，用了 ${text(d['minutes'])} 分钟${text(d['words']) === '' ? '' : `：${text(d['words'])}`}。`,
    `Answered after ${text(d['minutes'])} minutes${text(d['words']) === '' ? '' : `: ${text(d['words'])}`}.`,
  ],
  'callout-office-sent': (d) => [
    `派${text(d['officeName'])}：${text(d['words'])}`,
    `Sent ${text(d['officeName'])}: ${text(d['words'])}`,
  ],
  'callout-departments-told': (d) => [
    `通报${namesZh(d['departmentNames'])}：${text(d['words'])}`,
    `Told ${namesZh(d['departmentNames'])}: ${text(d['words'])}`,
  ],
  'callout-stations-alerted': (d) => [
    `提醒 ${text(d['stations'])} 个站点：${text(d['words'])}`,
    `Alerted ${text(d['stations'])} stations: ${text(d['words'])}`,
  ],
  'callout-noted': plainTelling({ zh: '记录', en: 'Noted' }, 'words'),
  'callout-arrived': plainTelling({ zh: '到场', en: 'On the spot' }, 'words'),
  'callout-reported': plainTelling({ zh: '处置结果', en: 'Reported' }, 'result'),
  'callout-closed': (d) => [
    `办结，转为典型案例草稿《${text(d['title'])}》。`,
    `Closed into the draft of a typical case: ${text(d['title'])}.`,
  ],
  'callout-dismissed': plainTelling({ zh: '误报，撤销', en: 'A false alarm' }),
};

export const commandTellings: Record<ShiftVerb | CalloutVerb, Telling> = {
  ...shiftTellings,
  ...calloutTellings,
};
