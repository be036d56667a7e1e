/**
 * 经过 (timeline): each line of a matter's ledger as one whole sentence, for those who work on it. The names of people
 * and places are put into the detail by who reads the ledger; the line itself keeps ids.
 */
import { escalatedTelling } from '../command/alarm.ts';
import { payerWords } from '../complaint/mediation/appraisal.ts';
import { bondTellings, membersTold } from '../complaint/joint/procedure.ts';
import { noticeKinds, noticeWays, outcomes, recipients } from '../complaint/complaint.ts';
import { legalRoles, talkResults } from '../complaint/facts/facts.ts';
import { tipoffNoticeVerbs, tipoffTellings } from '../tipoff/sentences.ts';
import { channelTellings } from '../inquiry/channel.ts';
import { entryTellings } from '../complaint/facts/fact-moves.ts';
import { instructionTellings } from '../command/instruction-steps.ts';
import { redispatchTellings } from '../command/redispatch.ts';
import { charterTellings } from '../station/charter-procedure.ts';
import { toldBy, type Details } from '../base/event.ts';
import type { LedgerVerb } from '../base/ledger-verbs.ts';
import { satisfactionWords } from '../complaint/steps/followup.ts';
import { inquiryTellings } from '../inquiry/inquiry.ts';
import { groundsOf, groundZh } from '../law/ground.ts';
import { outcomeWords } from '../complaint/state-words.ts';
import { sessionWayWords } from '../complaint/mediation/summons.ts';
import { deviceTellings } from '../device/device.ts';
import { offerTellings } from '../firm/offer.ts';
import { actedWords } from '../matter/acted-at.ts';
import { noticeKindWords, noticeWayWords, recipientWords } from '../complaint/steps/notice.ts';
import { allowanceTellings } from '../people/allowance.ts';
import { appointmentTellings } from '../people/appointment-steps.ts';
import { taskTellings } from '../steering/task-steps.ts';
import { directiveTellings } from '../steering/directive.ts';
import { exampleTellings } from '../publicity/example-steps.ts';
import { engagementTellings } from '../people/engagement.ts';
import { exchangeTellings } from '../exchange/letter-exchange.ts';
import { planTellings } from '../steering/plan-steps.ts';
import { fundTellings } from '../station/fund.ts';
import { importTellings } from '../exchange/import/import.ts';
import { assessmentTellings } from '../assessment/assessment-steps.ts';
import { meetingTellings } from '../steering/meeting.ts';
import { dataClasses } from '../people/sharing-pact.ts';
import { personTellings } from '../people/person-steps.ts';
import { postingTellings } from '../publicity/board-posting.ts';
import { recurrenceTellings } from '../steering/recurrence.ts';
import { remarkTellings } from '../steering/remark.ts';
import { replyTellings } from '../exchange/reply.ts';
import { trainingTellings } from '../people/training.ts';
import { workgroupTellings } from '../steering/workgroup.ts';
import { proceedingTellings } from '../complaint/steps/side-procedure.ts';
import { legalRoleWords, talkResultWords } from '../complaint/steps/station-talk.ts';
import { calloutTellings } from '../command/callout-steps.ts';
import { shiftTellings } from '../command/shift-steps.ts';
import {
  day,
  files,
  filesEn,
  iso,
  one,
  tail,
  tailEn,
  text,
  words,
  yuan,
  type Sentences,
  type Telling,
  type TimelineEntry,
} from '../base/sentence.ts';

export type { TimelineEntry } from '../base/sentence.ts';

/** The sentence of the line in Chinese, such as 「决定受理，决定日期 4月29日。」. */
export function timelineZh(line: TimelineEntry): string {
  return sentencesOf(line)[0];
}

export function timelineEn(line: TimelineEntry): string {
  return sentencesOf(line)[1];
}

const noticeVerbs: readonly string[] = ['notice-proven', 'told', ...tipoffNoticeVerbs];

/** Whether the line tells of a notice, for the filter 只看告知. */
export function isNotice(line: TimelineEntry): boolean {
  return noticeVerbs.includes(line.verb);
}

function sentencesOf({ verb, onDay, detail }: TimelineEntry): Sentences {
  const [zh, en] = tell(verb as LedgerVerb, onDay, detail);
  const [whenZh, whenEn] = actedWords(detail);
  return [`${zh}${whenZh}`, `${en}${whenEn}`];
}

function tell<V extends LedgerVerb>(verb: V, onDay: string, detail: TimelineEntry['detail']): Sentences {
  const telling: Telling<Details[V]> | undefined = tellings[verb];
  return telling === undefined ? ['办了一步。', 'A step was made.'] : telling(toldBy(verb, detail), onDay);
}

const tellings: { readonly [V in LedgerVerb]: Telling<Details[V]> } = {
  ...inquiryTellings,
  ...channelTellings,
  ...offerTellings,
  ...taskTellings,
  ...directiveTellings,
  ...planTellings,
  ...meetingTellings,
  ...workgroupTellings,
  ...remarkTellings,
  ...recurrenceTellings,
  ...personTellings,
  ...appointmentTellings,
  ...trainingTellings,
  ...engagementTellings,
  ...allowanceTellings,
  'staffing-saved': () => ['改了人员配备标准。', 'The rules of staffing were saved.'],
  'succession-saved': () => ['改了部门职能承继。', 'The successions of departments were saved.'],
  'pact-saved': () => ['改了部门共享约定。', 'An agreement of sharing was saved.'],
  'shared-data-read': (d) => [
    `按约定读取了${words(dataClasses, d['dataClass']).zh}（${text(d['n'])} 人）。`,
    `Read by agreement: ${words(dataClasses, d['dataClass']).en} of ${text(d['n'])} people.`,
  ],
  ...instructionTellings,
  ...redispatchTellings,
  ...shiftTellings,
  ...calloutTellings,
  ...charterTellings,
  ...fundTellings,
  ...exampleTellings,
  ...postingTellings,
  ...assessmentTellings,
  ...deviceTellings,
  ...importTellings,
  ...exchangeTellings,
  ...replyTellings,
  filed: (d) => {
    const [office, station] = [text(d['officeName']), text(d['stationName'])];
    if (d['atStation'] === true) {
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
  'sent-up': (d) => [
    `站点交了上来，受理时钟起算：${text(d['reason'])}`,
    `Sent up by the station; the acceptance clock starts: ${text(d['reason'])}`,
  ],
  dispatched: (d) => {
    const office = text(d['officeName']);
    const note = text(d['note']);
    return [
      `分送${office || '承办所'}，分送时钟停${tail('交代', note)}。`,
      `Dispatched to ${office || 'the office'}${tailEn(note)}.`,
    ];
  },
  'given-back': (d) => [
    `${text(d['officeName']) || '承办所'}退回中心：${text(d['reason'])}`,
    `Given back to the centre: ${text(d['reason'])}`,
  ],
  assigned: (d) => [
    `指定${text(d['handlerName']) || '承办人'}承办。`,
    `Assigned to ${text(d['handlerName']) || 'a handler'}.`,
  ],
  accepted: (d, onDay) => [
    `决定受理，决定日期 ${day(d['decidedOn'], onDay)}；调解时钟起算，告知投诉人以后受理时钟才停。`,
    `Accepted on ${iso(d['decidedOn'], onDay)}; the mediation clock starts.`,
  ],
  declined: (d, onDay) => {
    const ground = words(groundsOf(d['rules']).decline, d['ground']);
    return [
      `${text(d['proposedBy']) === '' ? '' : '经批准，'}决定不予受理，决定日期 ${day(d['decidedOn'], onDay)}：${groundZh(ground)}。`,
      `Declined on ${iso(d['decidedOn'], onDay)}: ${ground.en}.`,
    ];
  },
  consented: (d, onDay) => {
    const party = words(recipientWords, one(recipients, d['party']));
    return [
      `${party.zh || '一方'} ${day(d['consentedOn'], onDay)}同意调解。`,
      `${party.en || 'A party'} consented to mediation on ${iso(d['consentedOn'], onDay)}.`,
    ];
  },
  'mediation-started': () => ['双方都已同意，开始调解。', 'Both consented; mediation started.'],
  'session-held': (d, onDay) => {
    const way = words(sessionWayWords, d['way']);
    return [
      `${day(onDay, onDay)}开第 ${text(d['nth'])} 次调解会（${way.zh}）。`,
      `Session ${text(d['nth'])} held on ${onDay} (${way.en.toLowerCase()}).`,
    ];
  },
  entrusted: (d, onDay) => [
    `双方同意，${day(d['agreedOn'], onDay)}委托消费者协会调解。`,
    `Both agreed; entrusted to the consumers' association on ${iso(d['agreedOn'], onDay)}.`,
  ],
  'taken-back': (d) => [
    `委托收回，由承办人接着调解：${text(d['reason'])}`,
    `Taken back from the association: ${text(d['reason'])}`,
  ],
  'test-started': (d, onDay) => [
    `委托${text(d['institution'])}鉴定检测，${day(d['from'], onDay)}起调解时钟暂停；委托书 ${text(d['paper'])}${payerOf(d).zh === '' ? '' : `，费用承担：${payerOf(d).zh}`}。`,
    `Sent to ${text(d['institution'])} for testing; the mediation clock pauses from ${iso(d['from'], onDay)} (paper ${text(d['paper'])}).`,
  ],
  'test-ended': (d, onDay) => [
    `鉴定检测出结果，${day(d['to'], onDay)}起调解时钟接着走：${text(d['result'])}`,
    `Testing ended; the mediation clock runs on from ${iso(d['to'], onDay)}: ${text(d['result'])}`,
  ],
  settled: (d, onDay) => [
    `达成${d['form'] === 'record' ? '协议，记入调解记录' : '调解协议'}，${day(d['signedOn'], onDay)}；挽回 ${yuan(d['recoveredFen'])} 元，其中赔偿 ${yuan(d['compensationFen'])} 元。`,
    `Settled on ${iso(d['signedOn'], onDay)}; ${yuan(d['recoveredFen'])} yuan recovered, of which ${yuan(d['compensationFen'])} compensation.`,
  ],
  terminated: (d, onDay) => {
    const ground = words(groundsOf(d['rules']).terminate, d['ground']);
    return [
      `${text(d['proposedBy']) === '' ? '' : '经批准，'}决定终止调解，决定日期 ${day(d['decidedOn'], onDay)}：${groundZh(ground)}。`,
      `Mediation ended on ${iso(d['decidedOn'], onDay)}: ${ground.en}.`,
    ];
  },
  'notice-proven': (d, onDay) => {
    if (Array.isArray(d['members'])) return membersTold(d);
    const [kind, to, way] = [
      words(noticeKindWords, one(noticeKinds, d['kind'])),
      words(recipientWords, one(recipients, d['to'])),
      words(noticeWayWords, one(noticeWays, d['way'])),
    ];
    return [
      `${day(d['toldOn'], onDay)}以${way.zh || '其他'}方式告知${to.zh || '当事人'}：${kind.zh}${hashZh(d)}${d['allTold'] === true ? '；该告知的都告知了' : ''}。`,
      `${to.en || 'A party'} told on ${iso(d['toldOn'], onDay)} (${way.en.toLowerCase()}): ${kind.en}${d['allTold'] === true ? '; all are told' : ''}.`,
    ];
  },
  told: () => ['双方都已告知。', 'Everybody has been told.'],
  closed: (d) => {
    const outcome = words(outcomeWords, one(outcomes, d['outcome']));
    return [
      `办结${outcome.zh === '' ? '' : `，结果是${outcome.zh}`}。`,
      `Closed${outcome.en === '' ? '' : `: ${outcome.en.toLowerCase()}`}.`,
    ];
  },
  talked: (d, onDay) => {
    const [role, result] = [
      words(legalRoleWords, one(legalRoles, d['legalRole'])),
      words(talkResultWords, one(talkResults, d['result'])),
    ];
    return [
      `站点 ${day(d['on'], onDay)}谈了一次：${result.zh}。身份：${role.zh}。`,
      `Talk on ${iso(d['on'], onDay)}: ${result.en.toLowerCase()}. Capacity: ${role.en}.`,
    ];
  },
  'settled-at-station': (d, onDay) => {
    const role = words(legalRoleWords, one(legalRoles, d['legalRole']));
    return [
      `在站里谈成了，${day(d['on'], onDay)}；挽回 ${yuan(d['recoveredFen'])} 元。身份：${role.zh}。`,
      `Settled at the station on ${iso(d['on'], onDay)}; ${yuan(d['recoveredFen'])} yuan recovered. Capacity: ${role.en}.`,
    ];
  },
  withdrawn: (d) => [
    `投诉人撤回${tail('原因', text(d['reason']))}。`,
    `Withdrawn by the complainant${tailEn(text(d['reason']))}.`,
  ],
  urged: (d) => [`催办了一次${tail('说', text(d['words']))}。`, `Urged${tailEn(text(d['words']))}.`],
  supplemented: (d) => [
    `补充了材料${files(d['files'])}${tail('说', text(d['words']))}。`,
    `Something was added${filesEn(d['files'])}${tailEn(text(d['words']))}.`,
  ],
  noted: (d) => [`备注：${text(d['words'])}`, `Note: ${text(d['words'])}`],
  joined: (d) => [
    `投诉人又说了一遍，并到这件，算一次催办${files(d['files'])}：${text(d['words'])}`,
    `Told again and joined to this one${filesEn(d['files'])}: ${text(d['words'])}`,
  ],
  'followed-up': (d) => {
    const mark = words(satisfactionWords, text(d['satisfaction']));
    return [
      `回访投诉人：${mark.zh}${tail('说', text(d['words']))}。`,
      `Followed up: ${mark.en.toLowerCase()}${tailEn(text(d['words']))}.`,
    ];
  },
  performed: (d, onDay) => [
    `协议在 ${day(d['performedOn'], onDay)}履行了。`,
    `The agreement was performed on ${iso(d['performedOn'], onDay)}.`,
  ],
  ...proceedingTellings,
  ...bondTellings,
  ...entryTellings,
  ...tipoffTellings,
  corrected: () => ['更正了要素（类别、问题性质或平台编号）。', 'Category, nature or platform number corrected.'],
  revealed: (d) => [
    `查看了隐去的个人信息，理由：${text(d['reason'])}。`,
    `Masked data was shown; reason: ${text(d['reason'])}.`,
  ],
  'clocks-opened': () => [
    '核对了这一件的时钟，没有看别的内容。',
    'The clocks were checked; nothing else of the matter was shown.',
  ],
  'paper-issued': (d) => [
    `取了文号${tail('文书', `${text(d['title'])}${text(d['paperNumber'])}`)}。`,
    `A paper got its number${tailEn(text(d['paperNumber']))}.`,
  ],
  escalated: escalatedTelling,
  pushed: (d) => [
    `调解的应办日 ${day(d['dueOn'], '')}快到了，已提醒争取协议或者明确表态。`,
    `The mediation is due on ${iso(d['dueOn'], '')}; an agreement or a plain word was asked for.`,
  ],
  attached: (d) => {
    const isPaper = d['type'] === 'application/pdf';
    return [`加了${isPaper ? '一份 PDF' : '一张照片'}。`, `${isPaper ? 'A PDF' : 'A photo'} was added.`];
  },
  exported: () => ['导出了列表。', 'A list was exported.'],
  'set-up': () => ['县局开通。', 'The county was set up.'],
  'organisation-saved': () => ['改了机构。', 'An organisation was changed.'],
  'regions-saved': () => ['改了乡镇和村社区。', 'Towns and villages were changed.'],
  'region-removed': () => ['删了一个乡镇或村社区。', 'A town or village was removed.'],
  'station-saved': () => ['改了站点资料。', 'A station was saved.'],
  'deadlines-recounted': (d) => [
    `未办结的件重新算过期限，改了 ${text(d['changed'])} 件。`,
    `Open matters were counted again; ${text(d['changed'])} have another day.`,
  ],
  'calendar-saved': () => ['改了工作日历，期限重新算过。', 'The calendar was saved; clocks were counted again.'],
  'county-saved': () => ['改了县局设置。', "The county's settings were saved."],
  'account-unlocked': () => ['解开了锁定的账号。', 'A locked account was opened again.'],
  'account-saved': () => ['改了账号。', 'An account was saved.'],
  'knowledge-saved': (d) => [
    `知识库写了一版：${text(d['title'])}`,
    `A version of knowledge was written: ${text(d['title'])}`,
  ],
  'knowledge-retired': (d) => [`知识库停用一条：${text(d['title'])}`, `Knowledge was retired: ${text(d['title'])}`],
  'reach-saved': () => ['改了通知到人的方式。', 'How the person is told was changed.'],
  watched: (d) => [`关注了 ${text(d['number'])}。`, `Followed: ${text(d['number'])}.`],
  unwatched: (d) => [`不再关注 ${text(d['number'])}。`, `No longer followed: ${text(d['number'])}.`],
  'password-changed': () => ['改了密码。', 'A password was changed.'],
};

function payerOf(detail: Parameters<Telling>[0]): { zh: string } {
  return words(payerWords, text(detail['payer']));
}

/** The beginning of the hash of the text that was served, to be compared with 送达回证. */
function hashZh(detail: Parameters<Telling>[0]): string {
  const hash = text(detail['contentHash']);
  return hash === '' ? '' : `（内容摘要 ${hash.slice(0, 8)}）`;
}
