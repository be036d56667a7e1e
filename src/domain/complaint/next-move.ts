/** What comes next for a complaint, for the one button of its row: only what its page would allow too. */
import type { Actor, StaffRole } from '../base/actor.ts';
import { calendarOf, type Day } from '../base/calendar.ts';
import type { Words } from '../base/words.ts';
import { defaultLocalLimits } from '../law/local-limits.ts';
import { availableMoves } from './available-moves.ts';
import type { Complaint, Stage } from './complaint.ts';
import { openAppeal } from './stage.ts';
import { announcedWords } from '../matter/decided/owed.ts';
import { waitsForCall } from './facts/urgent-call.ts';
import { isPaused } from './mediation/pause.ts';
import type { PersonMove } from './procedure.ts';
import { closeWaitsUntil, unproven } from './facts/notice-state.ts';
import { noticeKindWords, recipientWords } from './words/notice-words.ts';
import { isConsumerDead } from './facts/consumer-dead.ts';
import { toldWithdrawal } from './facts/withdrawal-said.ts';
import { stationOrder } from './words/move-order.ts';

/** The main move first; which of them is possible is the procedure's to say. Somebody in danger is called before anything is decided. */
const order: readonly PersonMove[] = [
  'callBack',
  'dispatch',
  'accept',
  'recordNotices',
  'recordNotice',
  'recordConsent',
  'endTest',
  'settle',
  'holdSession',
  'callSession',
  'close',
  'followUp',
  'perform',
  'checkTerm',
];

/** Where nothing is owed, only what is announced can be told: that is no next step. */
const proves: readonly PersonMove[] = ['recordNotices', 'recordNotice'];

// None of the moves of a queue's row asks for the calendar or the county's limits.
const plain = { calendar: calendarOf([]), limits: defaultLocalLimits };

export function nextMoveOf(complaint: Complaint, actor: Actor, today: Day): PersonMove | null {
  const possible = availableMoves(complaint, actor, { ...plain, today });
  const ending: readonly PersonMove[] = toldWithdrawal(complaint) === null ? [] : endingOf(complaint);
  // Who has died is not called: that there is no call is written down instead.
  const uncalled: readonly PersonMove[] = isConsumerDead(complaint) ? ['waiveFollowUp'] : [];
  const moves = [...order.slice(0, 1), ...ending, ...uncalled, ...stationOrder(complaint.talks), ...order];
  const owes = unproven(complaint).length > 0;
  const next = moves.find((one) => possible.includes(one) && (owes || !proves.includes(one)));
  return next ?? (isToUrge(complaint, possible, today) ? 'urge' : null);
}

/** Who has no step of his own urges the office in which it is over its day; what is in time he only reads. */
function isToUrge({ officeId, dueOn }: Complaint, possible: readonly PersonMove[], today: Day): boolean {
  return possible.includes('urge') && officeId !== null && dueOn !== null && dueOn < today;
}

/** What a withdrawal that was told asks for: before the acceptance the bureau hears it itself, afterwards it ends the mediation. */
function endingOf({ state }: Complaint): readonly PersonMove[] {
  const isBefore = state === 'registered' || state === 'dispatched';
  return isBefore ? ['recordWithdrawal'] : ['recordNotices', 'recordNotice', 'terminate', 'proposeTerminate'];
}

/** What the matter waits for, in words. */
export function waitingFor(complaint: Complaint, role: StaffRole, today: Day): Words {
  if (role !== 'station' && waitsForCall(complaint)) return { zh: '回电', en: 'Call back' };
  if (role === 'station' && complaint.stage !== 'atStation') return progressOf(complaint);
  const until = complaint.stage === 'toClose' ? closeWaitsUntil(complaint, today) : null;
  if (until !== null) return announcedWords(until);
  return (toldWithdrawal(complaint) === null ? null : forWithdrawal(complaint)) ?? waiting[complaint.stage](complaint);
}

function forWithdrawal({ state, stage }: Complaint): Words | null {
  if (stage === 'toTell' || stage === 'toApprove') return null;
  if (state === 'accepted' || state === 'mediating')
    return { zh: '投诉人要撤回，终止调解', en: 'Withdrawn: end the mediation' };
  if (state !== 'registered' && state !== 'dispatched') return null;
  return { zh: '站里记了要撤回，向投诉人核实', en: 'A station was told of a withdrawal: ask the complainant' };
}

const forApproval: Words = { zh: '等批示', en: 'Waits for approval' };

const waiting: Readonly<Record<Stage, (complaint: Complaint) => Words>> = {
  atStation: nextTalk,
  toDispatch: ({ proposal, givenBackReason, pauses }) => {
    if (proposal?.returned === null) return forApproval;
    if (givenBackReason === null) return { zh: '分送承办所', en: 'Dispatch to an office' };
    // Whoever gets it next takes the test over.
    const test = isPaused({ pauses }) ? { zh: '；送检还没有出结果', en: '; a test goes on' } : { zh: '', en: '' };
    return { zh: `被退回：${givenBackReason}${test.zh}`, en: `Given back: ${givenBackReason}${test.en}` };
  },
  toAccept: () => ({ zh: '受理或不予受理', en: 'Accept or decline' }),
  toTell: nextNotice,
  toMediate: ({ consumerConsentedOn, operatorConsentedOn }) =>
    consumerConsentedOn !== null && operatorConsentedOn !== null
      ? { zh: '双方已同意，约调解会', en: 'Both agree: call a session' }
      : { zh: '征求双方同意调解', en: 'Ask both for consent' },
  mediating: nextSession,
  toClose: () => ({ zh: '办结归档', en: 'Close' }),
  toApprove: ({ proposal }) =>
    proposal?.returned === null ? forApproval : { zh: '决定回避', en: 'Decide on the recusal' },
  toReview: (complaint) =>
    openAppeal(complaint) === null
      ? { zh: '复核并答复', en: 'Review and answer' }
      : { zh: '请县局复核，等分管局长答复', en: 'Appealed: the bureau answers' },
  toFollowUp: (complaint) =>
    isConsumerDead(complaint)
      ? { zh: '投诉人死亡，记“不回访”', en: 'The complainant has died: waive the call' }
      : { zh: '回访投诉人', en: 'Call the complainant' },
  done: ({ nextCheckOn, agreement }) => {
    if (nextCheckOn !== null) return { zh: '查协议在不在照做', en: 'Is the agreement kept?' };
    return agreement !== null && agreement.performedOn === null
      ? { zh: '看协议履行了没有', en: 'Was it performed?' }
      : { zh: '已办完', en: 'Done' };
  },
};

function nextTalk({ talks }: Complaint): Words {
  switch (talks.at(-1)?.result) {
    case undefined:
      return { zh: '找双方谈一次', en: 'Talk with both' };
    case 'agreed':
      return { zh: '谈成了，记下结果', en: 'Agreed: write it down' };
    case 'notAgreed':
      return { zh: '没谈成，交上去', en: 'Not agreed: send it up' };
    default:
      return { zh: '再找双方谈', en: 'Talk again' };
  }
}

/** Which notice has no proof yet, and who waits for it. */
function nextNotice(complaint: Complaint): Words {
  const open = unproven(complaint);
  const [first] = open;
  if (first === undefined) return { zh: '告知双方', en: 'Tell the parties' };
  const short = noticeKindWords[first.kind].zh.replace(/^投诉/u, '');
  const members = open.filter(({ member }) => member !== undefined).length;
  if (members > 0)
    return {
      zh: `${short}逐人告知，还差 ${members} 位${members < open.length ? '和被投诉人' : ''}`,
      en: `${noticeKindWords[first.kind].en}: ${members} members still to tell`,
    };
  const whom = open.length > 1 ? { zh: '双方', en: 'both parties' } : recipientWords[first.to];
  return { zh: `${short}告知${whom.zh}`, en: `${noticeKindWords[first.kind].en}: tell ${whom.en.toLowerCase()}` };
}

function nextSession(complaint: Complaint): Words {
  const { summons, sessions } = complaint;
  if (isPaused(complaint)) return { zh: '等鉴定检测结果', en: 'Waiting for the test' };
  if (summons !== null) {
    const at = summons.heldAt.slice(5, 16).replace('T', ' ');
    return { zh: `${at} 开调解会`, en: `Session on ${at}` };
  }
  return sessions.length === 0
    ? { zh: '约双方开调解会', en: 'Call a session' }
    : {
        zh: `已开 ${sessions.length} 次会，看能否达成`,
        en: `${sessions.length} ${sessions.length === 1 ? 'session' : 'sessions'} held; settle?`,
      };
}

/** How far it is where the station has no hand in it any more. */
function progressOf({ stage }: Complaint): Words {
  switch (stage) {
    case 'toDispatch':
      return { zh: '交上去了，等中心分到所', en: 'Sent up; the centre passes it on' };
    case 'toAccept':
      return { zh: '所里在看受理不受理', en: 'The office is looking at it' };
    case 'toMediate':
      return { zh: '所里受理了，在问双方', en: 'Accepted; both are being asked' };
    case 'mediating':
      return { zh: '所里在调解', en: 'The office is mediating' };
    case 'done':
      return { zh: '已办完', en: 'Done' };
    default:
      return { zh: '所里在办', en: 'The office has it' };
  }
}
