/** 法定程序的各步 (proceeding): the moves of the law beside the main course, and how the ledger tells of them. */
import type { Told } from '../../base/event.ts';
import { consentKinds } from './records.ts';
import { agentMoves } from './agent.ts';
import { agentScopeWords } from '../words/agent-words.ts';
import { appealMoves } from './appeal.ts';
import { anewMoves } from '../anew.ts';
import { approvalMoves } from './approval.ts';
import { archiveMoves } from './archive.ts';
import { findingMoves } from './found-clue.ts';
import { policeFactWords } from '../words/police-words.ts';
import { bonds } from '../joint/procedure.ts';
import { recipients } from '../complaint.ts';
import { correctionMoves, partyFieldWords } from './party-correction.ts';
import { consentMoves } from '../mediation/consent.ts';
import { consentKindWords, consentWayWords } from '../mediation/consent-words.ts';
import { FindNoPower, findNoPower } from './dispatch.ts';
import { disputeMoves } from './jurisdiction-dispute.ts';
import { groundsOf } from '../../law/ground.ts';
import { identityMoves } from './identity.ts';
import { identityResultWords } from '../words/identity-words.ts';
import { jurisdictionMoves } from './jurisdiction.ts';
import { timeZh } from '../papers/letter.ts';
import { recipientWords } from '../words/notice-words.ts';
import { performanceMoves } from '../facts/performance.ts';
import { performanceFoundWords } from '../words/performance-words.ts';
import { questionMoves } from '../facts/question.ts';
import { recusalMoves } from '../mediation/recusal.ts';
import { referralMoves } from './referral.ts';
import { referralKindWords } from '../words/referral-words.ts';
import { reviewMoves } from './review.ts';
import { reviewResultWords } from '../words/review-words.ts';
import type { Words } from '../../base/words.ts';
import { day, iso, one, tail, tailEn, text, words, type Sentences, type Tellings } from '../../base/sentence.ts';
import { sessionWayWords } from '../mediation/session-way.ts';
import { summonsMoves } from '../mediation/summons.ts';
import { transferMoves } from './transfer.ts';
import { unservedMoves } from './unserved.ts';
import { withdrawalMoves } from './withdrawal.ts';
import { proceedingWords } from '../words/move-words.ts';

/** The rows of the procedure, in the order in which a matter may meet them. */
export const proceedings = {
  ...correctionMoves,
  ...agentMoves,
  ...identityMoves,
  ...jurisdictionMoves,
  findNoPower: {
    ...proceedingWords.findNoPower,
    input: FindNoPower,
    apply: findNoPower,
  },
  ...disputeMoves,
  ...transferMoves,
  ...approvalMoves,
  ...summonsMoves,
  ...recusalMoves,
  ...findingMoves,
  ...consentMoves,
  ...referralMoves,
  ...reviewMoves,
  ...appealMoves,
  ...questionMoves,
  ...performanceMoves,
  ...archiveMoves,
  ...withdrawalMoves,
  ...unservedMoves,
  ...anewMoves,
  ...bonds,
} as const;

const party = (value: unknown) => words(recipientWords, one(recipients, value));
const groundZh = (d: { readonly ground?: string; readonly rules?: unknown }) => {
  const { decline, terminate } = groundsOf(d.rules);
  return words({ ...decline, ...terminate }, d.ground);
};
const decisionZh = (value: unknown) => (value === 'terminate' ? '终止调解' : '不予受理');
const decisionEn = (value: unknown) => (value === 'terminate' ? 'end the mediation' : 'decline');

/** What the ledger keeps of the law’s procedure beside the course. */
export interface ProceedingDetails {
  'parties-corrected': { changed: readonly string[]; basis: string };
  'agent-recorded': {
    scope: string;
    powers: readonly string[];
    from: string | null;
    until: string | null;
    paperOn: string | null;
    another: boolean;
  };
  'agent-ended': { on: string };
  'identity-asked': { servedOn: string; dueOn: string; materials: readonly string[]; way: string };
  'identity-checked': { result: string; answeredOn: string };
  'jurisdiction-found': { power: string; article: string; zh: string; en: string };
  'lacks-power': { on: string; reason: string };
  'dispute-opened': { bureau: string; on: string };
  'dispute-ended': { result: string; how: string; superior: string; endedOn: string };
  transferred: { kind: string; to: string; basis: string; whyNotOurs?: string; sentOn: string };
  'transfer-answered': { receivedOn: string | null; resultOn: string | null; result: string };
  'transfer-returned': { to: string; reason: string };
  proposed: { decision: string; ground: string };
  'proposal-returned': { decision: string; own: boolean; reason: string };
  'session-called': { heldAt: string; place: string; way: string; mediators: string; again?: boolean };
  /** `owed`: how many had been told of it, and are told that it is off. */
  'session-called-off': { heldAt: string; reason: string; owed: number };
  'recusal-requested': { party: string; requestedOn: string };
  'recusal-decided': { granted: boolean; decidedOn: string; handlerId?: string | null };
  'clue-found': { foundOn: string; words: string };
  'clue-extended': { reason: string };
  'clue-ended': {
    result: string;
    tipoffNumber: string;
    enforcementNumber?: string;
    reason: string;
    endedOn: string;
  };
  'handed-to-police': { fact: string; to: string };
  wished: { kind: string; party: string; given: boolean; way: string };
  referred: { kind: string; body: string };
  'referral-ended': { kind: string; body: string; result: string };
  'follow-up-waived': { reason: string };
  'review-answered': { result: string; answer: string };
  appealed: { words: string };
  'appeal-answered': { result: string; answer: string };
  'consumer-asked': { question: string; dueOn: string };
  'question-answered': { words: string; files: number };
  /** `terms`: the places of those that are meant. */
  'performance-told': { result: string; terms: readonly number[]; words: string };
  'performance-answered': { found: string; promisedOn: string | null; answer: string; on: string };
  'publication-decided': { published: boolean; reason: string };
  archived: { place: string; papers: number };
  /** Before the acceptance there is no mediation to end; missing in a line that was written before it was kept. */
  'withdrawal-told': { reason: string; way: string; heardBy: string; on: string; unaccepted?: true };
  'withdrawal-dropped': { way: string; heardBy: string; on: string };
}

declare module '../../base/event.ts' {
  interface Details extends ProceedingDetails {}
}

/** How each line is told; the keys are the verbs above. */
export const proceedingTellings: Tellings<ProceedingDetails> = {
  'parties-corrected': (d) => {
    const names = (Array.isArray(d.changed) ? d.changed : []).map((name) => words(partyFieldWords, name));
    return [
      `更正了${names.map(({ zh }) => zh).join('、') || '当事人'}${tail('凭', text(d.basis))}。`,
      `Corrected ${names.map(({ en }) => en).join(', ') || 'the parties'}${tailEn(text(d.basis))}.`,
    ];
  },
  'agent-recorded': (d, onDay) => {
    const scope = words(agentScopeWords, d.scope);
    const paper = text(d.paperOn);
    return [
      `${d.another === true ? '记下了委托代理人' : '改了委托代理人的记载'}（${scope.zh}），授权委托书${paper === '' ? '还没有交来' : `${day(paper, onDay)}交来`}。`,
      `${d.another === true ? 'An agent was recorded' : 'What is recorded of the agent was changed'} (${scope.en.toLowerCase()} power); the power of attorney ${paper === '' ? 'is still to come' : `was handed in on ${iso(paper, onDay)}`}.`,
    ];
  },
  'agent-ended': (d, onDay) => [
    `${day(d.on, onDay)}起不再由代理人代办。`,
    `The agent acts no longer from ${iso(d.on, onDay)}.`,
  ],
  'identity-asked': (d, onDay) => [
    `${day(onDay, onDay)}送达限期提供身份证明材料通知书，最晚${day(d.dueOn, onDay)}交来；受理时钟照走。`,
    `Identity papers asked for on ${onDay}, due on ${iso(d.dueOn, onDay)}; the acceptance clock runs on.`,
  ],
  'identity-checked': (d, onDay) => {
    const result = words(identityResultWords, d.result);
    return [
      `身份核验，${day(d.answeredOn, onDay)}：${result.zh}。`,
      `Identity check on ${iso(d.answeredOn, onDay)}: ${result.en.toLowerCase()}.`,
    ];
  },
  'jurisdiction-found': (d) => [
    `判断管辖：${text(d.zh) || '已经判断'}（${text(d.article)}）。`,
    `Jurisdiction: ${text(d.en) || 'found'}.`,
  ],
  'lacks-power': (d, onDay) => [
    `${day(d.on, onDay)}认定无权处理，退回时钟起算：${text(d.reason)}`,
    `No power found on ${iso(d.on, onDay)}; the clock of the give-back starts: ${text(d.reason)}`,
  ],
  'dispute-opened': (d, onDay) => [
    `${day(d.on, onDay)}和${text(d.bureau) || '别的局'}发生管辖争议，协商时钟起算。`,
    `Jurisdiction disputed with ${text(d.bureau) || 'another bureau'} on ${iso(d.on, onDay)}; seven working days to agree.`,
  ],
  'dispute-ended': (d, onDay) => {
    const [zh, en] = d.result === 'here' ? ['本局', 'this bureau'] : ['对方', 'the other bureau'];
    return d.how === 'designated'
      ? [
          `${day(d.endedOn, onDay)}由${text(d.superior) || '共同的上一级'}指定${zh}处理。`,
          `Designated on ${iso(d.endedOn, onDay)} by the common superior: ${en}.`,
        ]
      : [`${day(d.endedOn, onDay)}协商一致，由${zh}处理。`, `Agreed on ${iso(d.endedOn, onDay)}: handled by ${en}.`];
  },
  transferred: (d, onDay) => [
    `${day(d.sentOn, onDay)}移送${text(d.to) || '有权的单位'}${tail('依据', text(d.basis))}${tail('店在本县，不由本局处理是因为', text(d.whyNotOurs))}。`,
    `Transferred on ${iso(d.sentOn, onDay)}${text(d.to) === '' ? '' : ` to ${text(d.to)}`}${tailEn(text(d.basis))}${tailEn(text(d.whyNotOurs))}.`,
  ],
  'transfer-answered': (d, onDay) =>
    text(d.resultOn) === ''
      ? [`${day(d.receivedOn, onDay)}对方签收了移送的件。`, `The transfer was received on ${iso(d.receivedOn, onDay)}.`]
      : [
          `${day(d.resultOn, onDay)}对方回复了处理结果${tail('结果', text(d.result))}。`,
          `The other side answered on ${iso(d.resultOn, onDay)}${tailEn(text(d.result))}.`,
        ],
  'transfer-returned': (d) => [
    `移送的件被${text(d.to) || '对方'}退回，由中心重新处理：${text(d.reason)}`,
    `The transfer came back to the centre: ${text(d.reason)}`,
  ],
  proposed: (d) => {
    const ground = groundZh(d);
    return [
      `提请${decisionZh(d.decision)}，等批示${tail('情形', ground.zh)}。`,
      `Proposed to ${decisionEn(d.decision)}${tailEn(ground.en)}.`,
    ];
  },
  'proposal-returned': (d) => [
    `${d.own === true ? '收回' : '退回'}了${decisionZh(d.decision)}的提请：${text(d.reason)}`,
    `The proposal to ${decisionEn(d.decision)} was ${d.own === true ? 'taken back' : 'returned'}: ${text(d.reason)}`,
  ],
  'session-called': (d) => {
    const way = words(sessionWayWords, d.way);
    const heldAt = text(d.heldAt);
    const again = d.again === true;
    return [
      `${again ? '改约' : '约定'} ${heldAt === '' ? '' : timeZh(heldAt)}在${text(d.place)}调解（${way.zh}），调解人员${text(d.mediators)}；要告知双方。`,
      `${again ? 'The session was moved to' : 'A session was called for'} ${heldAt.slice(0, 16).replace('T', ' ')} at ${text(d.place)} (${way.en.toLowerCase()}), before ${text(d.mediators)}; both are to be told.`,
    ];
  },
  'session-called-off': (d) => {
    const heldAt = text(d.heldAt);
    const [zh, en] = Number(d.owed) > 0 ? ['；告知过的要再告知', '; whoever was told of it is to be told'] : ['', ''];
    return [
      `取消了 ${heldAt === '' ? '' : timeZh(heldAt)}的调解会${tail('原因', text(d.reason))}${zh}。`,
      `The session of ${heldAt.slice(0, 16).replace('T', ' ')} was called off${tailEn(text(d.reason))}${en}.`,
    ];
  },
  'recusal-requested': (d, onDay) => [
    `${party(d.party).zh || '一方'} ${day(d.requestedOn, onDay)}申请调解人员回避，调解中止，六十日照走。`,
    `${party(d.party).en || 'A party'} asked for another mediator on ${iso(d.requestedOn, onDay)}; mediation is halted, the sixty days run on.`,
  ],
  'recusal-decided': (d, onDay) =>
    d.granted === true
      ? [
          `${day(d.decidedOn, onDay)}决定准许回避，${goesOn(d).zh}。`,
          `Recusal granted on ${iso(d.decidedOn, onDay)}; ${goesOn(d).en}.`,
        ]
      : [
          `${day(d.decidedOn, onDay)}决定不准许回避，调解接着进行。`,
          `Recusal refused on ${iso(d.decidedOn, onDay)}; mediation goes on.`,
        ],
  'clue-found': (d, onDay) => [
    `${day(d.foundOn, onDay)}发现违法线索，核查时钟起算${tail('线索', text(d.words))}。`,
    `A clue was found on ${iso(d.foundOn, onDay)}; verification starts${tailEn(text(d.words))}.`,
  ],
  'clue-extended': (d) => [
    `批准线索核查延长十五个工作日${tail('理由', text(d.reason))}。`,
    `Fifteen working days more were allowed${tailEn(text(d.reason))}.`,
  ],
  'clue-ended': (d, onDay) => clueEnded(d, onDay),
  'handed-to-police': (d, onDay) => {
    const fact = words(policeFactWords, d.fact);
    return [
      `${day(onDay, onDay)}移送${text(d.to) || '公安机关'}${tail('涉嫌', fact.zh)}。`,
      `Handed to the police on ${onDay}${tailEn(fact.en)}.`,
    ];
  },
  wished: (d, onDay) => {
    const kind = words(consentKindWords, one(consentKinds, d.kind));
    const [zh, en] = d.given === true ? ['同意', 'agreed to'] : ['不同意', 'did not agree to'];
    return [
      `${party(d.party).zh || '一方'} ${day(onDay, onDay)}表示${zh}${kind.zh}。`,
      `${party(d.party).en || 'A party'} ${en} ${kind.en.toLowerCase() || 'it'} on ${onDay}.`,
    ];
  },
  referred: (d, onDay) => {
    const kind = words(referralKindWords, d.kind);
    return [
      `${day(onDay, onDay)}转到${kind.zh || '别的途径'}${tail('机构', text(d.body))}。`,
      `${kind.en || 'Referred'} on ${onDay}${tailEn(text(d.body))}.`,
    ];
  },
  'referral-ended': (d, onDay) => {
    const kind = words(referralKindWords, d.kind);
    return [
      `${day(onDay, onDay)}${kind.zh}有了结果${tail('结果', text(d.result))}。`,
      `${kind.en || 'The referral'} ended on ${onDay}${tailEn(text(d.result))}.`,
    ];
  },
  'follow-up-waived': (d) => [`不回访${tail('理由', text(d.reason))}。`, `No follow-up call${tailEn(text(d.reason))}.`],
  'review-answered': (d) => {
    const result = words(reviewResultWords, d.result);
    return [
      `复核了办理情况：${result.zh || '已经答复'}${tail('答复', text(d.answer))}。`,
      `Handling reviewed${tailEn(result.en.toLowerCase())}${tailEn(text(d.answer))}.`,
    ];
  },
  appealed: (d) => [
    `投诉人不满意，请县局复核：${text(d.words)}`,
    `The complainant is not satisfied and appeals to the bureau: ${text(d.words)}`,
  ],
  'appeal-answered': (d) => {
    const result = words(reviewResultWords, d.result);
    return [
      `县局复核了：${result.zh || '已经答复'}${tail('答复', text(d.answer))}。`,
      `The bureau has judged the appeal${tailEn(result.en.toLowerCase())}${tailEn(text(d.answer))}.`,
    ];
  },
  'consumer-asked': (d, onDay) => [
    `问投诉人：${text(d.question)}（请在${day(d.dueOn, onDay)}前答）`,
    `The complainant was asked: ${text(d.question)} (by ${iso(d.dueOn, onDay)})`,
  ],
  'question-answered': (d) => {
    const files = Number(d.files) > 0 ? [`（附 ${text(d.files)} 个文件）`, ` (with ${text(d.files)} files)`] : ['', ''];
    return [`投诉人答：${text(d.words)}${files[0]}`, `The complainant answered: ${text(d.words)}${files[1]}`];
  },
  'performance-told': (d) => {
    const which = (Array.isArray(d.terms) ? d.terms : []).filter((nth) => nth !== 0).join('、');
    const [zh, en] = d.result === 'kept' ? ['照办了', 'kept'] : ['没有照办', 'not kept'];
    return [
      `投诉人说店家${zh}${which === '' ? '' : `（第 ${which} 条）`}${tail('他说', text(d.words))}。`,
      `The complainant says that the agreement was ${en}${which === '' ? '' : ` (terms ${which})`}${tailEn(text(d.words))}.`,
    ];
  },
  'performance-answered': (d, onDay) => {
    const found = words(performanceFoundWords, d.found);
    const until = text(d.promisedOn);
    return [
      `${day(d.on, onDay)}问过店家：${found.zh}${until === '' ? '' : `，${day(until, '')}办`}；告诉投诉人：${text(d.answer)}`,
      `The shop was asked on ${iso(d.on, onDay)}: ${found.en.toLowerCase()}${until === '' ? '' : ` (${until})`}. The complainant was told: ${text(d.answer)}`,
    ];
  },
  'publication-decided': (d) =>
    d.published === true
      ? ['决定公示这件投诉。', 'To be published.']
      : [`决定不公示${tail('理由', text(d.reason))}。`, `Not to be published${tailEn(text(d.reason))}.`],
  archived: (d) => [
    `归档，卷内 ${text(d.papers) || '若干'} 份${tail('存放', text(d.place))}。`,
    `Archived${tailEn(text(d.place))}.`,
  ],
  'withdrawal-told': (d, onDay) => {
    const way = words(consentWayWords, d.way);
    const then =
      d.unaccepted === true
        ? {
            zh: '还没有受理，由市场监管部门记撤回、办结',
            en: 'it is not accepted yet, and the bureau records it and closes',
          }
        : { zh: '由承办人终止调解', en: 'the officer ends the mediation' };
    return [
      `投诉人 ${day(d.on, onDay)}表示要撤回（${way.zh}，${text(d.heardBy)}听到），${then.zh}${tail('原因', text(d.reason))}。`,
      `The complainant withdrew on ${iso(d.on, onDay)} (${way.en.toLowerCase()}, heard by ${text(d.heardBy)}); ${then.en}${tailEn(text(d.reason))}.`,
    ];
  },
  'withdrawal-dropped': (d, onDay) => {
    const way = words(consentWayWords, d.way);
    return [
      `投诉人 ${day(d.on, onDay)}表示不撤了，接着办（${way.zh}，${text(d.heardBy)}听到）。`,
      `The complainant said on ${iso(d.on, onDay)} that it goes on (${way.en.toLowerCase()}, heard by ${text(d.heardBy)}).`,
    ];
  },
};

/** Who goes on after a recusal: another officer, or the same one with another mediator. */
function goesOn(d: Told<ProceedingDetails['recusal-decided']>): Words {
  if (d.handlerId === undefined)
    return { zh: '换别的调解人员调解，承办人不变', en: 'another mediates, and the officer stays' };
  const name = text(d.handlerName);
  return { zh: `改由${name || '别的调解人员'}调解`, en: `${name || 'somebody else'} mediates` };
}

function clueEnded(d: Told<ProceedingDetails['clue-ended']>, onDay: string): Sentences {
  const on = day(d.endedOn, onDay);
  const isoOn = iso(d.endedOn, onDay);
  switch (d.result) {
    case 'tipoff':
      return [
        `${on}线索转为举报处理${tail('编号', text(d.tipoffNumber))}。`,
        `The clue went to a tip-off on ${isoOn}${tailEn(text(d.tipoffNumber))}.`,
      ];
    case 'filed':
      return [
        `${on}线索核查完，立案${tail('案件', text(d.enforcementNumber))}。`,
        `The clue was verified on ${isoOn} and a case filed${tailEn(text(d.enforcementNumber))}.`,
      ];
    default:
      return [
        `${on}线索核查完，不予立案${tail('理由', text(d.reason))}。`,
        `The clue was verified on ${isoOn}, no case${tailEn(text(d.reason))}.`,
      ];
  }
}
