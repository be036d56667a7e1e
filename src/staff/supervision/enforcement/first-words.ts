/** What must come first for what is not possible yet of a case: one sentence below its buttons. */
import { deemedServed } from '../../../domain/law/service.ts';
import {
  currentNotice,
  openFilingRequest,
  unservedNotice,
  type Enforcement,
  type EnforcementMove,
} from '../../../domain/supervision/enforcement/enforcement.ts';
import { filingRequestWords } from '../../../domain/supervision/enforcement/words/filing-request-words.ts';
import { unconfirmed } from '../../../domain/supervision/enforcement/steps/unconfirmed.ts';
import type { SeenEnforcementView } from './enforcement-wire.ts';

type Seen = Pick<SeenEnforcementView, 'enforcement' | 'moves' | 'next'>;

/** What must come first for what is not possible yet. */
export function firstOf(seen: Seen): { zh: string; en: string } | null {
  return (seen.next === null ? announcedFirst(seen.enforcement) : null) ?? firstIn(seen);
}

function firstIn({ enforcement, moves, next }: Seen): { zh: string; en: string } | null {
  const { state, handlerId, secondId, caseValueFen, endedOn } = enforcement;
  if (state === 'clue' && (handlerId === null || secondId === null))
    return {
      zh: '先由所长指定两名有执法证的办案人员，才能开始核查；当场处罚由两名执法人员自己办，不用先指定。',
      en: 'The head assigns two certified officers before it is verified; on the spot two officers decide by themselves.',
    };
  if (state === 'verifying') return requestFirst(enforcement, moves, next);
  if (state === 'investigating' && caseValueFen === null)
    return {
      zh: '先记案值和拟处的数，才能写调查终结报告。',
      en: 'Record the value and the proposal before the report.',
    };
  if (state === 'reviewing' && !moves.includes('passReview'))
    return {
      zh: '等审核人员的意见；办案人员不能审自己的案。',
      en: 'Waits for the reviewer, who does not investigate.',
    };
  if (state === 'reviewed') return noticeFirst(next, moves.includes('issueNotice'));
  if (state === 'notified') return heardFirst(enforcement, next, moves);
  const waits = unconfirmed(enforcement).length;
  if (waits > 0)
    return moves.includes('confirmSpot')
      ? {
          zh: '当场处罚的决定书写的执法人员有您：在场的按“我在场，确认”，不在场的按“我不在场”。',
          en: 'The decision on the spot bears your name: say whether you were there.',
        }
      : {
          zh: `还有 ${waits} 名执法人员没有确认当场处罚的时候在场，确认以前不能归档。`,
          en: `${waits} officers have not confirmed that they were there; it is not filed away before.`,
        };
  if (state === 'served' && endedOn === null)
    return {
      zh: '缴清、终结执行以后，十五个工作日内结案（第七十七条）。',
      en: 'Paid or ended, it closes within fifteen working days (art. 77).',
    };
  return null;
}

/** What comes first of a clue that is verified: the request of those who verified, and then whoever decides it. */
function requestFirst(
  enforcement: Pick<Enforcement, 'state' | 'filingRequests'>,
  moves: readonly EnforcementMove[],
  next: EnforcementMove | null,
): { zh: string; en: string } | null {
  const asked = openFilingRequest(enforcement);
  const decides = moves.some((one) => one === 'file' || one === 'notFile' || one === 'extendVerification');
  if (asked === null)
    return moves.includes('requestFiling')
      ? {
          zh: '核查清楚了就报请立案或者不予立案，期限不够就报请延长；谁核查、谁报请，谁不批。',
          en: 'Ask to file or not, or for more time; who verified does not decide.',
        }
      : {
          zh: '等核查的办案人员报请；纸上已经报请的，批的时候写明纸上报请的日期和文书。',
          en: 'Waits for the request of the officers; what was asked on paper is decided with its day and its paper.',
        };
  if (next === 'returnFiling')
    return {
      zh: '核查的期限过了，不能再批延长：退回或者撤回报请，再报请立案或者不予立案。',
      en: 'The time is over and cannot be extended any more: send the request back or take it back, then ask to file or not.',
    };
  if (next === 'include')
    return {
      zh: '检测、鉴定的结果还没有记：先记“不计入的时间结束”，再批报请的。',
      en: 'A result of testing is still open: record it before the request is decided.',
    };
  if (decides)
    return {
      zh: `报请的是${filingRequestWords[asked.kind].zh}；要另作决定，先退回报请、写明理由。`,
      en: 'To decide otherwise, send the request back with a reason first.',
    };
  if (moves.includes('endorseFiling'))
    return {
      zh: '本县由分管局长批：签意见报上去，或者退回报请。',
      en: 'The leader decides: endorse the request, or send it back.',
    };
  return asked.endorsed === null
    ? { zh: '报请了，等所长或者分管局长批；谁报请谁不批。', en: 'Asked: waits for the head or the leader.' }
    : { zh: '所长签了意见，等分管局长批。', en: 'Endorsed by the head: waits for the leader.' };
}

/** What comes first of a case that was reviewed: the notice, then its service. */
function noticeFirst(next: EnforcementMove | null, mayIssue: boolean): { zh: string; en: string } | null {
  if (next === 'notify')
    return {
      zh: '告知书有文号了：打印、送达，再记送达的日期和回证；五个工作日从送达算起。',
      en: 'The notice has its number: print and serve it, then record the day and the proof.',
    };
  if (next === 'issueNotice' && !mayIssue)
    return {
      zh: '等所长、分管局长制作告知书（程序规定第五十六条）。',
      en: 'Waits for the head or the deputy director, who makes the notice (art. 56).',
    };
  return null;
}

/** What is announced waits for nobody until its thirty days are over. */
function announcedFirst(
  enforcement: Pick<Enforcement, 'state' | 'notices' | 'announcedOn'>,
): { zh: string; en: string } | null {
  const announcedOn =
    enforcement.state === 'decided' ? enforcement.announcedOn : (unservedNotice(enforcement)?.announced?.on ?? null);
  if (announcedOn === null) return null;
  const until = deemedServed(announcedOn);
  return {
    zh: `正在公告，满三十日，${until} 视为送达，到那天再记送达；这以前当面送到了的，照送到的日期记。`,
    en: `Announced: deemed served on ${until}, and recorded then; what reaches the party before is recorded as it did.`,
  };
}

/** What comes first of a case that was told: the time of the party, which a written waiver ends before its day; then who decides. */
function heardFirst(
  enforcement: Pick<Enforcement, 'notices'>,
  next: EnforcementMove | null,
  moves: readonly EnforcementMove[],
): { zh: string; en: string } {
  if (next !== 'decide')
    return {
      zh: '当事人五个工作日内可以陈述申辩、申请听证；期满或者书面放弃以后才能作处罚决定，申辩不得加重。',
      en: 'The party has five working days; a penalty is decided after them or a written waiver, and never grows heavier.',
    };
  const isWaived = (currentNotice(enforcement)?.waivedOn ?? null) !== null;
  const [zh, en] = isWaived
    ? ['当事人已经书面放弃', 'The party waived in writing']
    : ['陈述申辩、听证的期限过了', 'The time of the party is over'];
  return moves.includes('decide')
    ? { zh: `${zh}，可以作出决定；不得重于告知的。`, en: `${en}: decide now, no more than was told.` }
    : { zh: `${zh}，等所长、分管局长作出决定。`, en: `${en}: waits for the head or the deputy director to decide.` };
}
