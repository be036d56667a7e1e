/** 投诉经过: the lines of the course of a complaint as whole sentences, and what the ledger keeps for them. */
import { payerWords } from './mediation/appraisal.ts';
import { recordReasonWords } from './mediation/record-reason.ts';
import { membersTold, type MemberTold } from './joint/procedure.ts';
import { noticeKinds, noticeWays, outcomes, recipients } from './complaint.ts';
import { legalRoles, talkResults } from './facts/facts.ts';
import { satisfactionWords } from './steps/followup.ts';
import { cappedRow, groundsOf, groundZh } from '../law/ground.ts';
import { outcomeWords } from './state-words.ts';
import { consentWayWords } from './mediation/consent-words.ts';
import { sessionWayWords } from './mediation/session-way.ts';
import { noticeKindWords, noticeWayWords, recipientWords } from './words/notice-words.ts';
import { correctionWords, type Corrected } from '../matter/words/correction.ts';
import { legalRoleWords, talkResultWords } from './steps/station-talk.ts';
import type { Nothing } from '../base/event.ts';
import { day, iso, one, tail, tailEn, text, words, yuan, files, filesEn, type Tellings } from '../base/sentence.ts';

/** What the ledger keeps of the course of a complaint; a tip-off and an inquiry are dispatched, corrected and closed by the same verbs. */
export interface ComplaintDetails {
  filed: {
    channel: string;
    atStation: boolean;
    officeId: string | null;
    stationId: string | null;
    officeReason: string;
    stationReason: string;
    urgent?: boolean;
  };
  'sent-up': { reason: string; stationId: string | null; pulled?: boolean };
  dispatched: { officeId: string; proposed: boolean; note: string; reportBy?: string };
  /** Testing: goods are away for a test that goes on, and the clock with it stands still. */
  'given-back': { officeId: string | null; reason: string; testing?: boolean };
  assigned: { handlerId: string };
  accepted: {
    decidedOn: string;
    officeId: string | null;
    categoryCode: string | null;
    apartFrom?: string;
    distinct?: string | undefined;
  };
  /** Who proposed it and what the head noted stand in the line of an approved one. */
  declined: {
    decidedOn: string;
    ground: string;
    rules?: string;
    officeId: string | null;
    proposedBy?: string;
    note?: string;
  };
  consented: { party: string; consentedOn: string; way: string };
  'mediation-started': Nothing;
  'session-held': { heldAt: string; way: string; noticedOn?: string | null; nth: number };
  entrusted: { associationId: string; agreedOn: string };
  'taken-back': { reason: string };
  'test-started': { from: string; institution: string; paper: string; payer: string; chosenBy: string };
  'test-ended': { to: string; result: string };
  settled: {
    signedOn: string;
    form: string;
    disputedFen: number;
    recoveredFen: number;
    compensationFen: number;
    recoveredByKind?: readonly { kind: string; valueFen: number }[];
    officeId: string | null;
    whyRecord?: string;
  };
  terminated: {
    decidedOn: string;
    ground: string;
    rules?: string;
    /** By the sixty days of the 条例, before those of the rule had run. */
    cap?: boolean;
    officeId: string | null;
    proposedBy?: string;
    note?: string;
  };
  /** Told to one, or in a joint complaint to each of its members. */
  'notice-proven': {
    kind: string;
    to: string;
    way?: string;
    toldOn?: string;
    members?: readonly MemberTold[];
    /** Where one member reads the line as his own: the representative who received for him. */
    through?: number;
    allTold: boolean;
    contentHash?: string;
    wording?: string;
  };
  told: Nothing;
  closed: { outcome: string | null; officeId: string | null };
  talked: { on: string; legalRole: string; result: string };
  'settled-at-station': {
    on: string;
    legalRole: string;
    recoveredFen: number;
    compensationFen: number;
    recoveredByKind: readonly { kind: string; valueFen: number }[];
    stationId: string | null;
    signedOnScreen?: number;
  };
  /** How it was told, where the desk or a station wrote it down. */
  withdrawn: { reason: string; way?: string; heardBy?: string; on?: string };
  joined: { words: string; amountFen: number | null; files: number; requestId: string };
  /** `back`: what was said before is taken back. */
  'told-apart': { number: string; back?: boolean };
  'followed-up': { satisfaction: number; words: string };
  performed: { performedOn: string };
  corrected: {
    categoryCode?: string | null;
    natureCode?: string | null;
    conductCode?: string | null;
    laws?: readonly string[];
    platformNumber?: string | null;
  } & Corrected;
  pushed: { rule: string; dueOn: string | null; told: readonly string[] };
}

declare module '../base/event.ts' {
  interface Details extends ComplaintDetails {}
}

export const complaintTellings: Tellings<ComplaintDetails> = {
  filed: (d) => {
    const [office, station] = [text(d.officeName), text(d.stationName)];
    if (d.atStation === true) {
      return [
        `${station || '站点'}登记，先在站里协商。`,
        `Filed at ${station || 'the station'}, to be talked over there first.`,
      ];
    }
    return [
      `登记，受理时钟起算${office === '' ? '' : `；建议分送${office}`}。`,
      `Filed; the acceptance clock starts${office === '' ? '' : `; proposed for ${office}`}.`,
    ];
  },
  'sent-up': (d) =>
    d.pulled === true
      ? [
          `中心从站点调了上来，受理时钟起算：${text(d.reason)}`,
          `Taken up from the station by the centre; the acceptance clock starts: ${text(d.reason)}`,
        ]
      : [
          `站点交了上来，受理时钟起算：${text(d.reason)}`,
          `Sent up by the station; the acceptance clock starts: ${text(d.reason)}`,
        ],
  dispatched: (d, onDay) => {
    const office = text(d.officeName);
    const note = text(d.note);
    return [
      `分送${office || '承办所'}，分送时钟停${d.reportBy === undefined ? '' : `，${day(d.reportBy, onDay)}前报告处理结果`}${tail('交代', note)}。`,
      `Dispatched to ${office || 'the office'}${d.reportBy === undefined ? '' : `, result to be reported by ${iso(d.reportBy, onDay)}`}${tailEn(note)}.`,
    ];
  },
  'given-back': (d) => [
    `${text(d.officeName) || '承办所'}退回中心：${text(d.reason)}${d.testing === true ? '（送检还没有出结果，跟着件走，六十日照样停着）' : ''}`,
    `Given back to the centre: ${text(d.reason)}${d.testing === true ? ' (a test goes on, and the sixty days stand still)' : ''}`,
  ],
  assigned: (d) => [
    `指定${text(d.handlerName) || '承办人'}承办。`,
    `Assigned to ${text(d.handlerName) || 'a handler'}.`,
  ],
  accepted: (d, onDay) => [
    `决定受理，决定日期 ${day(d.decidedOn, onDay)}；调解时钟起算，告知投诉人以后受理时钟才停。`,
    `Accepted on ${iso(d.decidedOn, onDay)}; the mediation clock starts.`,
  ],
  declined: (d, onDay) => {
    const ground = words(groundsOf(d.rules).decline, d.ground);
    return [
      `${text(d.proposedBy) === '' ? '' : '经批准，'}决定不予受理，决定日期 ${day(d.decidedOn, onDay)}：${groundZh(ground)}。`,
      `Declined on ${iso(d.decidedOn, onDay)}: ${ground.en}.`,
    ];
  },
  consented: (d, onDay) => {
    const party = words(recipientWords, one(recipients, d.party));
    return [
      `${party.zh || '一方'} ${day(d.consentedOn, onDay)}同意调解。`,
      `${party.en || 'A party'} consented to mediation on ${iso(d.consentedOn, onDay)}.`,
    ];
  },
  'mediation-started': () => ['双方都已同意，开始调解。', 'Both consented; mediation started.'],
  'session-held': (d, onDay) => {
    const way = words(sessionWayWords, d.way);
    return [
      `${day(onDay, onDay)}开第 ${text(d.nth)} 次调解会（${way.zh}）。`,
      `Session ${text(d.nth)} held on ${onDay} (${way.en.toLowerCase()}).`,
    ];
  },
  entrusted: (d, onDay) => [
    `双方同意，${day(d.agreedOn, onDay)}委托消费者协会调解。`,
    `Both agreed; entrusted to the consumers' association on ${iso(d.agreedOn, onDay)}.`,
  ],
  'taken-back': (d) => [
    `委托收回，由承办人接着调解：${text(d.reason)}`,
    `Taken back from the association: ${text(d.reason)}`,
  ],
  'test-started': (d, onDay) => [
    `委托${text(d.institution)}鉴定检测，${day(d.from, onDay)}起调解时钟暂停；委托书 ${text(d.paper)}${payerZh(d.payer) === '' ? '' : `，费用承担：${payerZh(d.payer)}`}。`,
    `Sent to ${text(d.institution)} for testing; the mediation clock pauses from ${iso(d.from, onDay)} (paper ${text(d.paper)}).`,
  ],
  'test-ended': (d, onDay) => [
    `鉴定检测出结果，${day(d.to, onDay)}起调解时钟接着走：${text(d.result)}`,
    `Testing ended; the mediation clock runs on from ${iso(d.to, onDay)}: ${text(d.result)}`,
  ],
  settled: (d, onDay) => [
    `达成${d.form === 'record' ? '协议，记入调解记录' : '调解协议'}，${day(d.signedOn, onDay)}${whyRecordZh(d.whyRecord)}；挽回 ${yuan(d.recoveredFen)} 元，其中赔偿 ${yuan(d.compensationFen)} 元。`,
    `Settled on ${iso(d.signedOn, onDay)}; ${yuan(d.recoveredFen)} yuan recovered, of which ${yuan(d.compensationFen)} compensation.`,
  ],
  terminated: (d, onDay) => {
    const ground = (d.cap === true ? cappedRow(d.rules) : undefined) ?? words(groundsOf(d.rules).terminate, d.ground);
    return [
      `${text(d.proposedBy) === '' ? '' : '经批准，'}决定终止调解，决定日期 ${day(d.decidedOn, onDay)}：${groundZh(ground)}。`,
      `Mediation ended on ${iso(d.decidedOn, onDay)}: ${ground.en}.`,
    ];
  },
  'notice-proven': (d, onDay) => {
    if (d.members !== undefined) return membersTold(d.members, d);
    const [kind, to, way] = [
      words(noticeKindWords, one(noticeKinds, d.kind)),
      words(recipientWords, one(recipients, d.to)),
      words(noticeWayWords, one(noticeWays, d.way)),
    ];
    return [
      `${day(d.toldOn, onDay)}以${way.zh || '其他'}方式告知${to.zh || '当事人'}：${kind.zh}${hashZh(d.contentHash)}${d.allTold === true ? '；该告知的都告知了' : ''}。`,
      `${to.en || 'A party'} told on ${iso(d.toldOn, onDay)} (${way.en.toLowerCase()}): ${kind.en}${d.allTold === true ? '; all are told' : ''}.`,
    ];
  },
  told: () => ['双方都已告知。', 'Everybody has been told.'],
  closed: (d) => {
    const outcome = words(outcomeWords, one(outcomes, d.outcome));
    return [
      `办结${outcome.zh === '' ? '' : `，结果是${outcome.zh}`}。`,
      `Closed${outcome.en === '' ? '' : `: ${outcome.en.toLowerCase()}`}.`,
    ];
  },
  talked: (d, onDay) => {
    const [role, result] = [
      words(legalRoleWords, one(legalRoles, d.legalRole)),
      words(talkResultWords, one(talkResults, d.result)),
    ];
    return [
      `站点 ${day(d.on, onDay)}谈了一次：${result.zh}。身份：${role.zh}。`,
      `Talk on ${iso(d.on, onDay)}: ${result.en.toLowerCase()}. Capacity: ${role.en}.`,
    ];
  },
  'settled-at-station': (d, onDay) => {
    const role = words(legalRoleWords, one(legalRoles, d.legalRole));
    return [
      `在站里谈成了，${day(d.on, onDay)}；挽回 ${yuan(d.recoveredFen)} 元。身份：${role.zh}。`,
      `Settled at the station on ${iso(d.on, onDay)}; ${yuan(d.recoveredFen)} yuan recovered. Capacity: ${role.en}.`,
    ];
  },
  withdrawn: (d, onDay) => {
    const reason = text(d.reason);
    if (d.way === undefined)
      return [`投诉人撤回${tail('原因', reason)}。`, `Withdrawn by the complainant${tailEn(reason)}.`];
    const way = words(consentWayWords, d.way);
    return [
      `投诉人 ${day(d.on, onDay)}撤回（${way.zh}，${text(d.heardBy)}听到）${tail('原因', reason)}。`,
      `Withdrawn by the complainant on ${iso(d.on, onDay)} (${way.en.toLowerCase()}, heard by ${text(d.heardBy)})${tailEn(reason)}.`,
    ];
  },
  joined: (d) => [
    `投诉人又说了一遍，并到这件，算一次催办${files(d.files)}：${text(d.words)}`,
    `Told again and joined to this one${filesEn(d.files)}: ${text(d.words)}`,
  ],
  'told-apart': (d) =>
    d.back === true
      ? [
          `撤回“和 ${text(d.number)} 不是同一件”，以后照样提示。`,
          `Took back that it is not the same as ${text(d.number)}; it is proposed again.`,
        ]
      : [
          `比对过，和 ${text(d.number)} 不是同一件，不再提示。`,
          `Compared: not the same as ${text(d.number)}; it is proposed no more.`,
        ],
  'followed-up': (d) => {
    const mark = words(satisfactionWords, text(d.satisfaction));
    return [
      `回访投诉人：${mark.zh}${tail('说', text(d.words))}。`,
      `Followed up: ${mark.en.toLowerCase()}${tailEn(text(d.words))}.`,
    ];
  },
  performed: (d, onDay) => [
    `协议在 ${day(d.performedOn, onDay)}履行了。`,
    `The agreement was performed on ${iso(d.performedOn, onDay)}.`,
  ],
  corrected: (d) => correctionWords({ ...d }),
  pushed: (d) => [
    `调解的应办日 ${day(d.dueOn, '')}快到了，已提醒争取协议或者明确表态。`,
    `The mediation is due on ${iso(d.dueOn, '')}; an agreement or a plain word was asked for.`,
  ],
};

/** Nothing where a letter was written, and of what was kept before the reason was asked. */
function whyRecordZh(why: string | undefined): string {
  const zh = words(recordReasonWords, text(why)).zh;
  return zh === '' ? '' : `（${zh}）`;
}

function payerZh(payer: string | undefined): string {
  return words(payerWords, text(payer)).zh;
}

/** The beginning of the hash of the text that was served, to be compared with 送达回证. */
function hashZh(contentHash: string | null | undefined): string {
  const hash = text(contentHash);
  return hash === '' ? '' : `（内容摘要 ${hash.slice(0, 8)}）`;
}
