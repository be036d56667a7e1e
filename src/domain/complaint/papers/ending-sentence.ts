/**
 * 终止依据的句子 (ending sentence): what a ground of ending rests on, as letters and the desk say it. Facts alone: where the
 * proof lies may name people and numbers, and the letter goes to both sides.
 */
import { dayZh } from '../../base/calendar.ts';
import type { Complaint } from '../complaint.ts';
import type { EndingEvidence } from '../facts/facts.ts';
import { disagreedWords, faked, fakedWords, howWords, lossWords, sideWords } from '../mediation/ending-grounds.ts';
import { policeFactWords } from '../steps/found-clue.ts';
import { groundLists, groundRules, groundZh, type TerminationGround } from '../../law/ground.ts';
import type { Words } from '../../base/words.ts';

/** The sentence, or null while the answer that it is made of is not given. */
export function endingWords(
  complaint: Pick<Complaint, 'receivedAt' | 'filedAt'>,
  ground: TerminationGround,
  evidence: EndingEvidence,
): Words | null {
  const { on, how, side, conduct, disagreed, testItem, found, foundEvidence, fakedAs, lostAs, law, forum } = evidence;
  const [onZh, onEn] = on === undefined ? ['', ''] : [dayZh(on), ` (${on})`];
  const who = side === undefined ? null : sideWords[side];
  const said = (zh: string, en: string): Words => ({ zh: `${zh}。`, en: `${en}.` });
  switch (ground) {
    case 'TM1':
      return how === undefined ? null : said(`${onZh}，${howWords[how].zh}`, `${howWords[how].en}${onEn}`);
    case 'TM2':
      if (who === null || conduct === undefined) return null;
      return conduct === 'stayedAway'
        ? said(`${who.zh}没有正当理由，不参加${onZh}的调解`, `${who.en} stayed away from the session${onEn}`)
        : said(`${who.zh}于${onZh}明确拒绝调解`, `${who.en} plainly refused mediation${onEn}`);
    case 'TM3':
      if (who === null) return null;
      return said(
        `${who.zh}于${onZh}明确表示无法达成调解协议`,
        `${who.en} said plainly that no agreement is possible${onEn}`,
      );
    case 'TM4': {
      if (disagreed === undefined) return null;
      const zh = disagreed === 'cost' ? '费用由谁承担' : '由哪个机构做';
      return said(
        `${testItem ?? ''}的鉴定、检测${zh}，双方至${onZh}协商不成`,
        `The parties could not agree on the testing of ${testItem ?? ''}: ${disagreedWords[disagreed].en.toLowerCase()}${onEn}`,
      );
    }
    case 'TM5':
      return said(`调解的期限已于${onZh}届满`, `The days of mediation have run out${onEn}`);
    case 'TM6': {
      if (found === undefined) return null;
      if (found === faked)
        return said(`受理后发现${fakedAs === undefined ? '' : policeFactWords[fakedAs].zh}的情形`, fakedWords.en);
      const row = groundLists[groundRules(complaint)].decline[found];
      if (row === undefined) return null;
      const { department, body, bodyOn, knownOn, expiredOn, article } = foundEvidence ?? {};
      const more = [
        department === undefined ? '' : `应由${department}处理`,
        body === undefined ? '' : `${bodyOn === undefined ? '' : dayZh(bodyOn)}${body}`,
        knownOn === undefined ? '' : `${dayZh(knownOn)}知道权益受到侵害`,
        expiredOn === undefined ? '' : `到${dayZh(expiredOn)}为止`,
        article ?? '',
      ].filter((one) => one !== '');
      return said(
        `受理后发现：${groundZh(row)}${more.length === 0 ? '' : `（${more.join('，')}）`}`,
        `Found after acceptance: ${row.en}`,
      );
    }
    case 'TM7':
      if (who === null || lostAs === undefined) return null;
      return said(
        `${who.zh}于${onZh}${lossWords[lostAs].zh}`,
        `${who.en}: ${lossWords[lostAs].en.toLowerCase()}${onEn}`,
      );
    case 'TM8':
      return law === undefined || law === '' ? null : said(`依据${law}`, `Under ${law}`);
    case 'TM9':
      if (forum === undefined || forum === '') return null;
      return said(`消费者于${onZh}就同一纠纷向${forum}申请仲裁或者起诉`, `The consumer went to ${forum}${onEn}`);
  }
}
