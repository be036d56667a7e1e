import { words } from '../../base/sentence.ts';
import type { DeclineEvidence, Lack } from '../facts/facts.ts';
import { noticeWayWords } from './notice-words.ts';
import type { Words } from '../../base/words.ts';

/** What the fifth or sixth item rests on, as the desk says it; the words that somebody wrote stand behind it. */
export function materialWords({
  lack = [],
  asked,
  forged,
  impersonated,
}: DeclineEvidence): { zh: string; en: string; note: string }[] {
  const missing = lack.map((name) => lackWords[name]);
  const way = words(noticeWayWords, asked?.way);
  return [
    ...(missing.length === 0 || asked === undefined
      ? []
      : [
          {
            zh: `没有：${missing.map(({ zh }) => zh).join('；')}。${asked.on} ${way.zh}问过`,
            en: `Missing: ${missing.map(({ en }) => en).join('; ')}. Asked on ${asked.on} (${way.en.toLowerCase()})`,
            note: asked.words,
          },
        ]),
    ...(forged === undefined
      ? []
      : [
          {
            zh: `${forged.on} 查明材料虚假：${forged.paper}`,
            en: `Found false on ${forged.on}: ${forged.paper}`,
            note: forged.words,
          },
        ]),
    ...(impersonated === undefined
      ? []
      : [
          {
            zh: `${impersonated.on} 查明冒用他人名义：${impersonated.name}`,
            en: `Another’s name was used, found on ${impersonated.on}: ${impersonated.name}`,
            note: impersonated.words,
          },
        ]),
  ];
}

/** What 第十条第一款 and 第十一条 ask for (第九条第一款 and 第十条 of 令20, in the same order). */
export const lackWords = {
  consumer: { zh: '投诉人的姓名、电话号码、通讯地址', en: 'The complainant’s name, telephone and address' },
  operator: { zh: '被投诉人的名称（姓名）、地址', en: 'The operator’s name and address' },
  facts: { zh: '具体的投诉请求和消费者权益争议事实', en: 'What is asked for, and the facts of the dispute' },
  mandate: { zh: '授权委托书原件、代理人身份证明', en: 'The agent’s power of attorney and papers' },
} as const satisfies Record<Lack, Words>;
