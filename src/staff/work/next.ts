/** What comes next for a matter, for the one button of its row: only what the matter page would allow too. */
import type { Actor } from '../../domain/actor.ts';
import type { Complaint } from '../../domain/complaint.ts';
import { isPaused } from '../../domain/appraisal.ts';
import { noticeKindWords, recipientWords, unproven } from '../../domain/notice.ts';
import { procedure, type PersonMove } from '../../domain/procedure.ts';
import { availableMoves } from '../../domain/button.ts';
import type { Me, SeenItem } from '../client.ts';

/** The main move first; which of them is possible is the procedure's to say. */
const order: readonly PersonMove[] = [
  'dispatch',
  'accept',
  'recordNotice',
  'startMediation',
  'recordConsent',
  'endTest',
  'settle',
  'holdSession',
  'close',
  'followUp',
  'perform',
  'talk',
];

export interface NextMove {
  move: PersonMove;
  zh: string;
  en: string;
}

export function nextMoveOf({ complaint }: SeenItem, me: Me): NextMove | null {
  const possible = availableMoves(factsOf(complaint), actorOf(me));
  const move = order.find((one) => possible.includes(one));
  return move === undefined ? null : { move, zh: procedure[move].zh, en: procedure[move].en };
}

/** What the matter waits for, in words. */
export function waitingFor({ complaint }: SeenItem): { zh: string; en: string } {
  const facts = factsOf(complaint);
  switch (complaint.stage) {
    case 'atStation':
      return complaint.talks.length === 0
        ? { zh: '找双方谈一次', en: 'Talk with both' }
        : { zh: '谈成，或交上去', en: 'Settle or send up' };
    case 'toDispatch':
      return complaint.givenBackReason === null
        ? { zh: '分送承办所', en: 'Dispatch to an office' }
        : { zh: `被退回：${complaint.givenBackReason}`, en: `Given back: ${complaint.givenBackReason}` };
    case 'toAccept':
      return { zh: '受理或不予受理', en: 'Accept or decline' };
    case 'toTell': {
      const open = unproven(facts);
      const [first] = open;
      if (first === undefined) return { zh: '告知双方', en: 'Tell the parties' };
      const short = noticeKindWords[first.kind].zh.replace(/^投诉/u, '');
      const whom = open.length > 1 ? { zh: '双方', en: 'both parties' } : recipientWords[first.to];
      return { zh: `${short}告知${whom.zh}`, en: `${noticeKindWords[first.kind].en}: tell ${whom.en.toLowerCase()}` };
    }
    case 'toMediate':
      return complaint.consumerConsentedOn !== null && complaint.operatorConsentedOn !== null
        ? { zh: '双方已同意，开始调解', en: 'Both agree: start' }
        : { zh: '征求双方同意调解', en: 'Ask both for consent' };
    case 'mediating':
      if (isPaused(facts)) return { zh: '等鉴定检测结果', en: 'Waiting for the test' };
      return complaint.sessions.length === 0
        ? { zh: '开调解会', en: 'Hold a session' }
        : {
            zh: `已开 ${complaint.sessions.length} 次会，看能否达成`,
            en: `${complaint.sessions.length} sessions held; settle?`,
          };
    case 'toClose':
      return { zh: '办结归档', en: 'Close' };
    case 'toFollowUp':
      return { zh: '回访投诉人', en: 'Call the complainant' };
    case 'done':
      return complaint.agreement !== null && complaint.agreement.performedOn === null
        ? { zh: '看协议履行了没有', en: 'Was it performed?' }
        : { zh: '已办完', en: 'Done' };
  }
}

// The rules read no instant of the matter, only its days, which JSON leaves as they are.
function factsOf(complaint: SeenItem['complaint']): Complaint {
  return complaint as unknown as Complaint;
}

function actorOf(me: Me): Actor {
  return {
    countyId: 0,
    id: me.id,
    name: me.name,
    role: me.role,
    organisationId: me.organisationId,
    stationId: me.stationId,
  };
}
