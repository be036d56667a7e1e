import { cited } from '../../domain/law/citation.ts';
import type { Complaint } from '../../domain/complaint/complaint.ts';
import { groundRules } from '../../domain/law/ground.ts';
import type { RuleSet } from '../../domain/law/rulebook.ts';
import { announcedWords } from '../../domain/matter/decided/owed.ts';
import { closeWaitsUntil } from '../../domain/complaint/facts/notice-state.ts';
import type { Day } from '../../domain/base/calendar.ts';
import { isPaused } from '../../domain/complaint/mediation/pause.ts';
import type { Words } from '../../domain/base/words.ts';

/** What must come first for the moves that are not possible yet: one sentence, with the article. */
export function firstOf(
  complaint: Complaint,
  rules: RuleSet = groundRules(complaint),
  today: Day | null = null,
): Words | null {
  const until = today === null || complaint.state !== 'told' ? null : closeWaitsUntil(complaint, today);
  const words = until === null ? firstWords(complaint) : announcedWords(until);
  return words === null ? null : cited(words, rules);
}

function firstWords(complaint: Complaint): Words | null {
  switch (complaint.state) {
    case 'atStation':
      return {
        zh: '站里谈不成，要先交上去，市场监管部门才能受理（第十五条）。',
        en: 'What the station cannot settle must be sent up before the bureau can accept it (art. 15).',
      };
    case 'registered':
      return {
        zh: '受理、调解要先由中心分送到所（第四十一条）。',
        en: 'Before acceptance the centre must dispatch it to an office (art. 41).',
      };
    case 'dispatched':
      return { zh: '调解、终止要先受理（第十五条）。', en: 'Mediation and its end come after acceptance (art. 15).' };
    case 'accepted':
      return beforeMediation(complaint);
    case 'mediating':
      return beforeAgreement(complaint);
    case 'declined':
    case 'settled':
    case 'terminated':
    case 'transferred':
      return {
        zh: '办结要先有每一份告知的凭据：谁、怎么、哪天。',
        en: 'Before closing, every notice needs its proof: who, how, when.',
      };
    case 'told':
    case 'closed':
      return null;
  }
}

function beforeMediation({ consumerConsentedOn, operatorConsentedOn }: Complaint): Words {
  return consumerConsentedOn !== null && operatorConsentedOn !== null
    ? { zh: '达成协议要先开一次调解会并记下来。', en: 'An agreement needs a session on record first.' }
    : {
        zh: '开始调解要先记下双方都同意（第十八条）。',
        en: 'Mediation needs both consents on record first (art. 18).',
      };
}

function beforeAgreement(complaint: Complaint): Words | null {
  if (isPaused(complaint))
    return {
      zh: '达成协议要先等鉴定检测出结果（第二十二条）。',
      en: 'An agreement must wait for the result of the test (art. 22).',
    };
  return complaint.sessions.length === 0
    ? { zh: '达成协议要先开一次调解会并记下来。', en: 'An agreement needs a session on record first.' }
    : null;
}
