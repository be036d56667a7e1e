/** 终止的依据, in words: what a ground of ending rests on, as letters and the desk say it. */
import { dayZh } from '../../base/calendar.ts';
import type { Words } from '../../base/words.ts';
import { groundLists, groundRules, groundZh, sixtyDaysZh, type TerminationGround } from '../../law/ground.ts';
import type { Complaint } from '../complaint.ts';
import type { DeclineEvidence, EndingEvidence } from '../facts/facts.ts';
import { policeFactWords } from '../words/police-words.ts';

/**
 * What a ground of ending rests on, as letters and the desk say it, or null while the answer that it is made of is not given. Facts
 * alone: where the proof lies may name people and numbers, and the letter goes to both sides.
 */
export function endingWords(
  complaint: Pick<Complaint, 'receivedAt' | 'filedAt'>,
  ground: TerminationGround,
  evidence: EndingEvidence,
): Words | null {
  const { on, side } = evidence;
  const [onZh, onEn] = on === undefined ? ['', ''] : [dayZh(on), ` (${on})`];
  const words = wordsOf[ground]({
    complaint,
    evidence,
    who: side === undefined ? null : sideWords[side],
    onZh,
    onEn,
  });
  return words === null ? null : { zh: `${words.zh}。`, en: `${words.en}.` };
}

export const sideWords = {
  consumer: { zh: '投诉人', en: 'The complainant' },
  operator: { zh: '被投诉人', en: 'The operator' },
  both: { zh: '双方', en: 'Both' },
} as const;

/** Without its full stop. */
const wordsOf = {
  TM1: ({ evidence: { how }, onZh, onEn }) =>
    how === undefined ? null : { zh: `${onZh}，${howWords[how].zh}`, en: `${howWords[how].en}${onEn}` },
  TM2: ({ evidence: { conduct }, who, onZh, onEn }) => {
    if (who === null || conduct === undefined) return null;
    return conduct === 'stayedAway'
      ? {
          zh: `${who.zh}没有正当理由，不参加${onZh}的调解`,
          en: `${who.en} stayed away from the session${onEn}`,
        }
      : { zh: `${who.zh}于${onZh}明确拒绝调解`, en: `${who.en} plainly refused mediation${onEn}` };
  },
  TM3: ({ who, onZh, onEn }) =>
    who === null
      ? null
      : {
          zh: `${who.zh}于${onZh}明确表示无法达成调解协议`,
          en: `${who.en} said plainly that no agreement is possible${onEn}`,
        },
  TM4: ({ evidence: { disagreed, testItem = '' }, onZh, onEn }) => {
    if (disagreed === undefined) return null;
    const zh = disagreed === 'cost' ? '费用由谁承担' : '由哪个机构做';
    return {
      zh: `${testItem}的鉴定、检测${zh}，双方至${onZh}协商不成`,
      en: `The parties could not agree on the testing of ${testItem}: ${disagreedWords[disagreed].en.toLowerCase()}${onEn}`,
    };
  },
  TM5: ({ evidence: { cap }, onZh, onEn }) =>
    cap === true
      ? {
          zh: `自受理之日起六十日的调解期限（${sixtyDaysZh}）已于${onZh}届满`,
          en: `The sixty days of mediation (Implementing Regulation, art. 46) have run out${onEn}`,
        }
      : { zh: `调解的期限已于${onZh}届满`, en: `The days of mediation have run out${onEn}` },
  TM6: wordsOfFound,
  TM7: ({ evidence: { lostAs }, who, onZh, onEn }) =>
    who === null || lostAs === undefined
      ? null
      : {
          zh: `${who.zh}于${onZh}${lossWords[lostAs].zh}`,
          en: `${who.en}: ${lossWords[lostAs].en.toLowerCase()}${onEn}`,
        },
  TM8: ({ evidence: { law = '' } }) => (law === '' ? null : { zh: `依据${law}`, en: `Under ${law}` }),
  TM9: ({ evidence: { forum = '' }, onZh, onEn }) =>
    forum === ''
      ? null
      : {
          zh: `消费者于${onZh}就同一纠纷向${forum}申请仲裁或者起诉`,
          en: `The consumer went to ${forum}${onEn}`,
        },
} as const satisfies Record<TerminationGround, (told: EndingTold) => Words | null>;

/** 令121 第四十二条, which 第二十三条第一款第（六）项 names beside 第十六条; no rule before knew it. */
export const faked = 'faked';

export const fakedWords = { zh: '第四十二条 夹带、掉包、造假、捏造事实', en: 'Goods or facts faked (art. 42)' };

export const howWords = {
  withdrawn: { zh: '投诉人撤回投诉', en: 'The complaint was withdrawn' },
  reconciled: { zh: '双方自行和解', en: 'The parties settled by themselves' },
} as const;

export const conductWords = {
  stayedAway: { zh: '没有正当理由不参加', en: 'Stayed away without good reason' },
  refused: { zh: '明确拒绝调解', en: 'Plainly refused' },
} as const;

export const disagreedWords = {
  cost: { zh: '费用谁承担', en: 'Who pays' },
  institution: { zh: '由哪个机构做', en: 'Which institution' },
} as const;

export const lossWords = {
  died: { zh: '死亡', en: 'Has died' },
  dissolved: { zh: '主体资格灭失', en: 'Has ceased to exist' },
} as const;

/** What a sentence on an ending is made of. */
interface EndingTold {
  complaint: Pick<Complaint, 'receivedAt' | 'filedAt'>;
  evidence: EndingEvidence;
  who: Words | null;
  /** The day of it, as each language puts it in; empty without one. */
  onZh: string;
  onEn: string;
}

function wordsOfFound({ complaint, evidence: { rules, found, foundEvidence, fakedAs } }: EndingTold): Words | null {
  if (found === undefined) return null;
  if (found === faked)
    return {
      zh: `受理后发现${fakedAs === undefined ? '' : policeFactWords[fakedAs].zh}的情形`,
      en: fakedWords.en,
    };
  const row = groundLists[rules ?? groundRules(complaint)].decline[found];
  if (row === undefined) return null;
  const more = foundFactsZh(foundEvidence ?? {});
  return {
    zh: `受理后发现：${groundZh(row)}${more.length === 0 ? '' : `（${more.join('，')}）`}`,
    en: `Found after acceptance: ${row.en}`,
  };
}

function foundFactsZh({ department, body, bodyOn, knownOn, expiredOn, article }: DeclineEvidence): string[] {
  return [
    department === undefined ? '' : `应由${department}处理`,
    body === undefined ? '' : `${bodyOn === undefined ? '' : dayZh(bodyOn)}${body}`,
    knownOn === undefined ? '' : `${dayZh(knownOn)}知道权益受到侵害`,
    expiredOn === undefined ? '' : `到${dayZh(expiredOn)}为止`,
    article ?? '',
  ].filter((one) => one !== '');
}
