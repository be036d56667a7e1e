/**
 * 记事 (entry): the moves that write down the facts of a complaint. None of them changes the state; each is possible
 * while there is something for it to say.
 */
import {
  CallBack,
  callBack,
  MarkUrgent,
  markUrgent,
  mayMarkUrgent,
  mayPressAgain,
  mayTakeBack,
  takeBackUrgent,
  TakeBackUrgent,
  urgentAgain,
  waitsForCall,
} from './urgent-call.ts';
import type { Role } from '../../base/actor.ts';
import * as claim from './claim.ts';
import type { Complaint } from '../complaint.ts';
import { calledSideWords, callResultWords } from './callable.ts';
import { factStatusWords, termKindWords } from './facts.ts';
import * as fact from './investigation.ts';
import { RecordInjury, recordInjury } from './injury.ts';
import type { MoveRule } from '../../matter/matter.ts';
import { countOf, day, tail, tailEn, text, words, type Tellings } from '../../base/sentence.ts';
import { CheckTerm, checkTerm, mayCheckTerm } from './agreed-terms.ts';
import { entryWords } from '../words/move-words.ts';

export const entryMoves = [
  'markUrgent',
  'takeBackUrgent',
  'urgentAgain',
  'callBack',
  'recordInjury',
  'recordClaims',
  'recordPurchase',
  'investigate',
  'recordFact',
  'checkTerm',
] as const;
export type EntryMove = (typeof entryMoves)[number];

export const entries = {
  markUrgent: {
    ...entryWords.markUrgent,
    input: MarkUrgent,
    apply: markUrgent,
  },
  takeBackUrgent: {
    ...entryWords.takeBackUrgent,
    input: TakeBackUrgent,
    apply: takeBackUrgent,
  },
  urgentAgain: {
    ...entryWords.urgentAgain,
    input: MarkUrgent,
    apply: urgentAgain,
  },
  callBack: {
    ...entryWords.callBack,
    input: CallBack,
    apply: callBack,
  },
  recordInjury: {
    ...entryWords.recordInjury,
    input: RecordInjury,
    apply: recordInjury,
  },
  recordClaims: {
    ...entryWords.recordClaims,
    input: claim.RecordClaims,
    apply: claim.recordClaims,
  },
  recordPurchase: {
    ...entryWords.recordPurchase,
    input: claim.RecordPurchase,
    apply: claim.recordPurchase,
  },
  investigate: {
    ...entryWords.investigate,
    input: fact.Investigate,
    byGuest: true,
    apply: fact.investigate,
  },
  recordFact: {
    ...entryWords.recordFact,
    input: fact.RecordFact,
    byGuest: true,
    apply: fact.recordFact,
  },
  checkTerm: {
    ...entryWords.checkTerm,
    input: CheckTerm,
    apply: checkTerm,
  },
} as const satisfies Record<EntryMove, MoveRule<Complaint>>;

export function isEntryMove(move: string): move is EntryMove {
  return (entryMoves as readonly string[]).includes(move);
}

/** Whether the matter has room for the move of this person now; the roles decide besides. */
export function mayAdd(
  complaint: Complaint,
  move: EntryMove,
  { id: byId, role }: { id: string; role?: Role },
  at?: Date,
): boolean {
  switch (move) {
    case 'markUrgent':
      return mayMarkUrgent(complaint);
    case 'takeBackUrgent':
      return mayTakeBack(complaint, byId, at);
    case 'urgentAgain':
      return mayPressAgain(complaint, at);
    case 'callBack':
      return waitsForCall(complaint);
    case 'checkTerm':
      return mayCheckTerm(complaint, role);
    default:
      return complaint.state !== 'closed';
  }
}

/** What the ledger keeps of what is entered of a complaint beside its course. */
export interface FactDetails {
  'marked-urgent': { reason: string };
  'urgent-taken-back': Record<string, never>;
  'urgent-again': { reason: string };
  'called-back': { words: string; minutes: number };
  /** Whom; never the number. */
  called: { whom: string; n?: number; help?: string };
  'shop-called': { help?: string };
  /** How a call ended: `result` of `callResults`. */
  'call-ended': { whom: string; n?: number; result: string; help?: string };
  'injury-recorded': { costsFen: number | null };
  'claims-recorded': { claims: readonly object[] };
  'purchase-recorded': { boughtOn: string | null; priceFen: number | null; knownOn: string | null; promises: number };
  investigated: { nth: number };
  'fact-recorded': { status: string };
  'term-checked': { nth: number; kind: string; result: string; words: string };
}

declare module '../../base/event.ts' {
  interface Details extends FactDetails {}
}

/** The ledger lines of these moves as sentences. */
export const entryTellings: Tellings<FactDetails> = {
  'marked-urgent': (d) => [
    `按了加急，要呼叫值班领导和中心${tail('原因', text(d.reason))}。`,
    `Marked urgent; the duty leader and the centre are to be paged${tailEn(text(d.reason))}.`,
  ],
  'urgent-taken-back': () => ['十秒内撤回了加急，没有呼叫任何人。', 'Taken back within ten seconds; nobody was paged.'],
  'urgent-again': (d) => [
    `又有危险，再呼叫值班领导和中心${tail('原因', text(d.reason))}。`,
    `Another danger; those on duty were paged again${tailEn(text(d.reason))}.`,
  ],
  'called-back': (d) => [
    `${text(d.minutes)} 分钟后回电：${text(d.words)}`,
    `Called back after ${text(d.minutes)} minutes: ${text(d.words)}`,
  ],
  called: (d) => {
    const whom = words(calledSideWords, text(d.whom));
    const which = d.n === undefined ? '' : `第 ${text(d.n)} 位`;
    const [zh, en] = helping(d.help);
    return [
      // That it was given is known; whether anybody answered, a talk says.
      `${zh}要了${which}${whom.zh}的电话去打。`,
      `The number of ${whom.en} was given for a call${d.n === undefined ? '' : `, number ${text(d.n)}`}${en}.`,
    ];
  },
  'shop-called': (d) => {
    const [zh, en] = helping(d.help);
    return [`${zh}要了店家的电话去打。`, `The number of the shop was given for a call${en}.`];
  },
  'call-ended': (d) => {
    const whom = words(calledSideWords, text(d.whom));
    const which = d.n === undefined ? '' : `第 ${text(d.n)} 位`;
    const result = words(callResultWords, text(d.result));
    const [zh, en] = helping(d.help);
    return [
      `${zh}给${which}${whom.zh}打电话：${result.zh}。`,
      `Call to ${whom.en}${d.n === undefined ? '' : `, number ${text(d.n)}`}${en}: ${result.en.toLowerCase()}.`,
    ];
  },
  'injury-recorded': () => ['记下了伤情，列为加急。', 'The injury was recorded; the matter is urgent.'],
  'claims-recorded': (d) => [`记下 ${countOf(d.claims)} 项诉求。`, `${countOf(d.claims)} claims were recorded.`],
  'purchase-recorded': (d) => [
    `记下交易${Number(d.promises) > 0 ? `和 ${text(d.promises)} 项承诺` : ''}。`,
    `The purchase was recorded${Number(d.promises) > 0 ? ` with ${text(d.promises)} promises` : ''}.`,
  ],
  investigated: (d, onDay) => [
    `${day(onDay, onDay)}询问，第 ${text(d.nth)} 份记录。`,
    `Somebody was asked on ${onDay}: record ${text(d.nth)}.`,
  ],
  'fact-recorded': (d) => {
    const status = words(factStatusWords, text(d.status));
    return [`记下一项事实：${status.zh}。`, `A fact was recorded: ${status.en.toLowerCase()}.`];
  },
  'term-checked': (d, onDay) => {
    const kind = words(termKindWords, text(d.kind));
    const result = {
      kept: ['在照做', 'being kept'],
      broken: ['没有照做', 'not kept'],
      done: ['全部做完了', 'done in full'],
    };
    const [zh = '', en = ''] = result[text(d.result) as keyof typeof result] ?? [];
    return [
      `${day(onDay, onDay)}查第 ${text(d.nth)} 条（${kind.zh}）：${zh}${tail('查到', text(d.words))}。`,
      `Term ${text(d.nth)} (${kind.en.toLowerCase()}) looked at on ${onDay}: ${en}${tailEn(text(d.words))}.`,
    ];
  },
};

/** That a station called which was asked to help. */
function helping(help: unknown): readonly [string, string] {
  return help === undefined ? ['', ''] : [`协助时（${text(help)}）`, ` by the station that helps (${text(help)})`];
}
