/**
 * 给当事人的文书 (papers to the party): notice of the penalty (form 37), defence (38), notice of the hearing (39), decisions (44 to 46), urging
 * (48), proof of service (50) and announcement (51). The articles are those of 《行政处罚法》 of 2021 and of 程序规定.
 */
import { serviceWayWords } from '../../../law/words/service-words.ts';
import { formatYuan } from '../../../base/money.ts';
import { letter, signOffOf, unwrittenDay } from '../../../complaint/papers/letter.ts';
import { hand } from '../../../complaint/papers/routing-slip.ts';
import { deliveryReceipt, type Delivery } from '../../../complaint/papers/service-receipt.ts';
import type { PaperFacts } from '../../../matter/paper-facts.ts';
import { issueKey, type PaperOccasion } from '../../../matter/paper-form.ts';
import {
  cell,
  field,
  label,
  linesIn,
  paragraph,
  runsOf,
  wordsOf,
  type Block,
  type Runs,
  type Sheet,
} from '../../../matter/paper-sheet.ts';
import { provisionsZh } from '../../../law/words/provision-words.ts';
import {
  currentNotice,
  issuedDay,
  isWithdrawn,
  servedNotices,
  unservedNotice,
  type Enforcement,
} from '../enforcement.ts';
import { decisionAddresses } from '../addresses.ts';
import { discretionZh, type LegalBasis } from '../legal-basis.ts';
import { isPublic } from '../money.ts';
import type { Decision, PenaltyNotice } from '../records.ts';
import { decidedText } from './opening-papers.ts';
import { dayOfMonth, formSheet, officersText, on, partyLines, partyRows, signedRow } from './case-sheet.ts';
import { remedies, remediesFirst } from './field-papers.ts';
import { penaltyText } from '../penalty-text.ts';

/** The notice that is printed: the one that is asked for; else the one that waits to be served, the one that holds, or the last that was served. */
export function printedNotice(enforcement: Enforcement, { occasion }: Partial<PaperFacts> = {}): PenaltyNotice | null {
  const asked = occasion === undefined ? undefined : enforcement.notices[Number(occasion) - 1];
  return (
    asked ?? unservedNotice(enforcement) ?? currentNotice(enforcement) ?? servedNotices(enforcement).at(-1) ?? null
  );
}

/** All that were made but for those that went to nobody, each by its place among the notices: one that was served is printed again. */
export function noticeOccasions({ notices }: Pick<Enforcement, 'notices'>): PaperOccasion[] {
  return notices.flatMap((one, i) => {
    if (isWithdrawn(one)) return [];
    const { number, servedOn } = one;
    const served = servedOn === null ? '还没有送达' : `${dayOfMonth(servedOn)}送达`;
    return [
      {
        of: String(i + 1),
        zh: [number ?? '', served].filter((word) => word !== '').join('，'),
        en: [number ?? '', servedOn === null ? 'not served yet' : `served on ${servedOn}`]
          .filter((word) => word !== '')
          .join(', '),
      },
    ];
  });
}

/** The notices of which a paper is told besides, each by its place among all. */
function noticesWith({ notices }: Pick<Enforcement, 'notices'>, has: (notice: PenaltyNotice) => boolean) {
  return notices.flatMap((notice, i) => (has(notice) ? [{ notice, n: i + 1 }] : []));
}

const isAnnounced = ({ announced }: PenaltyNotice) => announced !== undefined;
const announcementKey = (n: number) => `notice ${n}`;

/** The notice whose announcement is asked for, and else the last that was announced. */
export function announcedNotice(
  enforcement: Pick<Enforcement, 'notices'>,
  { occasion }: Partial<PaperFacts> = {},
): PenaltyNotice | null {
  const all = noticesWith(enforcement, isAnnounced);
  return (all.find(({ n }) => announcementKey(n) === occasion) ?? all.at(-1))?.notice ?? null;
}

export function announcedOccasions(enforcement: Pick<Enforcement, 'notices'>): PaperOccasion[] {
  return noticesWith(enforcement, isAnnounced).map(({ notice: { number, announced }, n }) => ({
    of: announcementKey(n),
    zh: [number ?? '', announced === undefined ? '' : `${dayOfMonth(announced.on)}公告`].filter(isSaid).join('，'),
    en: [number ?? '', announced === undefined ? '' : `announced on ${announced.on}`].filter(isSaid).join(', '),
  }));
}

const isSaid = (word: string) => word !== '';
const askedFor = ({ hearing, hearingDropped }: PenaltyNotice) => hearing ?? hearingDropped ?? null;
const isHeard = (notice: PenaltyNotice) => askedFor(notice) !== null;

/** The notice of which a hearing was asked: the one that is asked for, and else the last; whether it was held or not. */
export function heardNotice(
  enforcement: Pick<Enforcement, 'notices'>,
  { occasion }: Partial<PaperFacts> = {},
): PenaltyNotice | null {
  const all = noticesWith(enforcement, isHeard);
  return (all.find(({ n }) => String(n) === occasion) ?? all.at(-1))?.notice ?? null;
}

export function hearingOccasions(enforcement: Pick<Enforcement, 'notices'>): PaperOccasion[] {
  return noticesWith(enforcement, isHeard).map(({ notice, n }) => {
    const askedOn = askedFor(notice)?.askedOn ?? '';
    return { of: String(n), zh: `${dayOfMonth(askedOn)}要求的`, en: `asked for on ${askedOn}` };
  });
}

/**
 * The number of the one hearing that it was taken for before the notices of hearings were told apart: the last asked for by the day of the number. One
 * that was dropped before this was kept is not listed, and the later one has not its number. The others have theirs by their occasion.
 */
export function hearingNumber(enforcement: Enforcement, { issued, issuedOn, occasion }: PaperFacts): string | null {
  const key = issueKey('hearingNotice', '');
  const takenOn = issuedOn?.get(key);
  if (takenOn === undefined) return null;
  const heard = noticesWith(enforcement, isHeard);
  const own = heard.findLast(({ notice }) => (askedFor(notice)?.askedOn ?? takenOn) <= takenOn);
  return own !== undefined && String(own.n) === (occasion ?? String(heard.at(-1)?.n))
    ? (issued?.get(key) ?? null)
    : null;
}

/** 送达公告 of a notice（文书 51）: what is proposed, where it is fetched, and from when the five working days run. */
export function noticeAnnouncement(enforcement: Enforcement, facts: PaperFacts): Sheet {
  const notice = announcedNotice(enforcement, facts);
  const hearable = notice?.hearable ?? false;
  return {
    ...letter,
    addressee: runsOf`${enforcement.operatorName}：`,
    blocks: [
      paragraph(
        runsOf`本局对你（单位）${enforcement.cause}一案已调查终结，拟作出行政处罚，制作了《行政处罚告知书》（${notice?.number ?? null}）。因采用其他方式无法送达，根据《市场监督管理行政处罚程序规定》第八十二条的规定，现依法向你（单位）公告送达。`,
      ),
      paragraph(
        runsOf`拟作出的行政处罚：${notice === null ? null : penaltyText(notice)}。请你（单位）自本公告发布之日起三十日内到本局领取告知书，逾期即视为送达。`,
      ),
      paragraph(
        wordsOf(
          `自送达之日起五个工作日内，你（单位）有权陈述、申辩${hearable ? '，并有权要求举行听证' : ''}；逾期未行使的，视为放弃${hearable ? '上述权利' : '此权利'}。`,
        ),
      ),
      paragraph(runsOf`公告的地方：${notice?.announced?.where ?? null}。`),
      paragraph(runsOf`联系人：${contactOf(notice, facts)}，联系电话：${facts.officePhone}。`),
    ],
    signOff: signOffOf(facts, notice?.announced?.on ?? null),
  };
}

/** 查明的事实 as the party was told them; those of the case, where the notice kept none. */
function toldFacts(enforcement: Enforcement): string {
  return currentNotice(enforcement)?.facts ?? enforcement.facts;
}

/** 行政处罚告知书（文书 37）: contents, facts, reasons and basis of what is proposed, and the rights of the party. */
export function penaltyNotice(enforcement: Enforcement, facts: PaperFacts): Sheet {
  const notice = printedNotice(enforcement, facts);
  return {
    ...letter,
    addressee: runsOf`${enforcement.operatorName}：`,
    blocks: [
      paragraph(
        runsOf`由本局立案调查的你（单位）${enforcement.cause}一案，已调查终结。根据《中华人民共和国行政处罚法》第四十四条的规定，现将本局拟作出行政处罚的内容及事实、理由、依据告知如下：`,
      ),
      ...storyOf(notice?.facts ?? enforcement.facts),
      ...reasonsOf(notice?.grounds ?? ''),
      paragraph([
        ...brokenRuns(notice?.basis),
        ...runsOf`，依据${appliedText(notice?.basis)}的规定，`,
        ...weightRuns(notice?.basis),
        ...runsOf`本局拟对你（单位）作出如下行政处罚：${notice === null ? null : penaltyText(notice)}。`,
      ]),
      rightsOf(notice?.hearable ?? false),
      paragraph(runsOf`联系人：${contactOf(notice, facts)}，联系电话：${facts.officePhone}。`),
    ],
    signOff: signOffOf(facts, notice === null ? null : issuedDay(notice)),
  };
}

/** What the party may do within five working days, with a hearing where it has the right to one. */
function rightsOf(hearable: boolean): Block {
  return paragraph([
    ...wordsOf(
      '根据《中华人民共和国行政处罚法》第四十五条、《市场监督管理行政处罚程序规定》第五十七条的规定，你（单位）有权陈述、申辩，本局不因陈述、申辩加重处罚。',
    ),
    ...(hearable
      ? wordsOf('根据《中华人民共和国行政处罚法》第六十三条、第六十四条的规定，你（单位）还有权要求举行听证。')
      : []),
    ...wordsOf(
      `自告知书送达之日起五个工作日内，未行使陈述、申辩权${hearable ? '，未要求举行听证' : ''}的，视为放弃${hearable ? '上述权利' : '此权利'}。`,
    ),
  ]);
}

/** Whom the notice named when it was served, whoever handles the case now. */
function contactOf(notice: PenaltyNotice | null, facts: PaperFacts): string | null {
  if (notice?.contactId === undefined) return facts.handlerName;
  return notice.contactId === null ? null : (facts.nameOf?.(notice.contactId) ?? null);
}

/** 「上述行为违反了《…》第五十条的规定」, with a gap for the pen where the case keeps no provisions. */
function brokenRuns(basis: LegalBasis | null | undefined): Runs {
  return runsOf`上述行为违反了${provisionsZh(basis?.violated ?? [])}的规定`;
}

function appliedText(basis: LegalBasis | null | undefined): string | null {
  return provisionsZh(basis?.applied ?? []);
}

/** How the discretion was used, where the penalty is not the ordinary one. */
function weightRuns(basis: LegalBasis | null | undefined): Runs {
  const words = basis === null || basis === undefined ? '' : discretionZh(basis);
  return words === '' ? [] : [{ text: words, slot: true }];
}

/** What was broken, and by which provision nothing is penalised; nothing where the facts do not stand, or the provisions were not kept. */
function noPenaltyBlocks(basis: LegalBasis | null | undefined): Block[] {
  if (basis === null || basis === undefined || basis.discretion !== 'exempt') return [];
  return [
    paragraph([...brokenRuns(basis), ...runsOf`。依据${provisionsZh(basis.discretionBy)}的规定，可以不予行政处罚。`]),
  ];
}

function storyOf(facts: string): Block[] {
  const lines = linesIn(facts);
  if (lines.length === 0) return [paragraph(runsOf`经查：${null}`)];
  return lines.map((line, i) => paragraph(i === 0 ? [...wordsOf('经查：'), ...line] : line));
}

function reasonsOf(reason: string): Block[] {
  return linesIn(reason).map((line, i) => paragraph(i === 0 ? [...wordsOf('本局认为：'), ...line] : line));
}

/** 陈述申辩笔录（文书 38）. */
export function defenceRecord(enforcement: Enforcement, facts: PaperFacts): Sheet {
  const defences = currentNotice(enforcement)?.defences ?? [];
  return formSheet(
    enforcement,
    facts,
    [
      {
        type: 'table',
        name: '陈述申辩笔录',
        columns: 4,
        rows: [
          ...partyRows(enforcement),
          field('案由', enforcement.cause, 3),
          [label('陈述申辩人'), hand('', 1), label('记录人'), hand('', 1)],
          field('记录地点', null, 3),
          ...defences.flatMap((one) => [
            field('时间', on(one.on), 3),
            [label('陈述、申辩的内容'), cell(linesIn(one.words), 3, true)],
            [label('复核情况'), cell([runsOf`${one.taken === 'yes' ? '采纳' : '不采纳'}：${one.answer}`], 3)],
          ]),
          signedRow('陈述申辩人'),
          signedRow('执法人员'),
        ],
      },
    ],
    ['注：不得因当事人陈述、申辩而给予更重的处罚（行政处罚法第四十五条）。'],
  );
}

/** 行政处罚听证通知书（文书 39）: at least seven days before the hearing; who presides does not investigate. */
export function hearingNotice(enforcement: Enforcement, facts: PaperFacts): Sheet {
  const notice = heardNotice(enforcement, facts);
  const hearing = notice === null ? null : askedFor(notice);
  return {
    ...letter,
    addressee: runsOf`${enforcement.operatorName}：`,
    blocks: [
      paragraph(
        runsOf`你（单位）于${on(hearing?.askedOn ?? null)}就${enforcement.cause}一案要求举行听证。根据《中华人民共和国行政处罚法》第六十四条、《市场监督管理行政处罚听证办法》的规定，本局决定于${unwrittenDay}\u3000时\u3000分在${null}举行听证。`,
      ),
      paragraph(runsOf`听证主持人：${facts.nameOf?.(hearing?.hostId ?? '') ?? null}，记录员：${null}。`),
      paragraph(
        wordsOf(
          '你（单位）可以亲自参加听证，也可以委托一至二人代理；认为听证主持人与本案有直接利害关系的，有权申请回避。当事人及其代理人无正当理由拒不出席听证或者未经许可中途退出听证的，视为放弃听证权利，本局终止听证。',
        ),
      ),
      paragraph(wordsOf('参加听证请携带身份证明、授权委托书和有关证据材料。')),
      paragraph(runsOf`联系人：${facts.handlerName}，联系电话：${facts.officePhone}。`),
    ],
    signOff: signOffOf(facts, null),
    notes: ['本通知书应当在举行听证的七日前送达当事人（行政处罚法第六十四条）。'],
  };
}

/** 当场行政处罚决定书（文书 44）: decided, handed over and signed for on the spot (处罚法第五十一条、第五十二条；程序规定第六十六条). */
export function spotDecision(enforcement: Enforcement, facts: PaperFacts): Sheet {
  const { decision, service } = enforcement;
  return {
    ...letter,
    addressee: null,
    blocks: [
      ...partyLines(enforcement),
      ...storyOf(enforcement.facts),
      paragraph([
        ...brokenRuns(decision?.basis),
        ...runsOf`。依据${appliedText(decision?.basis)}和《中华人民共和国行政处罚法》第五十一条、《市场监督管理行政处罚程序规定》第六十六条的规定，`,
        ...weightRuns(decision?.basis),
        ...runsOf`决定当场给予以下行政处罚：${decidedText(enforcement)}。`,
      ]),
      paragraph(
        wordsOf('作出本决定前，执法人员已当场告知拟作出的行政处罚内容及事实、理由、依据，并告知陈述、申辩的权利。'),
      ),
      ...payment(enforcement, facts),
      ...remediesFirst(facts, decisionAddresses(enforcement, facts)),
      paragraph(
        runsOf`执法人员：${officersText(enforcement, decision?.decidedOn ?? facts.today, facts, decision?.officers)}。`,
      ),
      {
        type: 'signatures',
        rows: [
          {
            who: '当事人（签收）：',
            name: runsOf`${service?.receiver ?? null}`,
            dateLine: on(service?.servedOn ?? null),
          },
          { who: '执法人员（签名）：', name: [], dateLine: unwrittenDay },
        ],
      },
    ],
    signOff: signOffOf(facts, decision?.decidedOn ?? null),
    notes: ['本决定书当场交付当事人；执法人员应当在作出决定之日起七个工作日内将案件材料归档（程序规定第七十条）。'],
  };
}

/** 行政处罚决定书（文书 45）: what 《行政处罚法》第五十九条 asks of it. */
export function penaltyDecision(enforcement: Enforcement, facts: PaperFacts): Sheet {
  const { decision } = enforcement;
  return {
    ...letter,
    addressee: null,
    blocks: [
      ...partyLines(enforcement),
      paragraph(
        runsOf`本局于${on(enforcement.filedOn)}对你（单位）${enforcement.cause}一案立案调查，办案人员${officersText(enforcement, enforcement.reportedOn ?? facts.today, facts, decision?.officers)}。`,
      ),
      ...storyOf(toldFacts(enforcement)),
      ...evidenceOf(facts, decision?.evidence),
      paragraph(heardText(enforcement)),
      ...reasonsOf(decision?.reason ?? ''),
      paragraph([
        // A decision of before its provisions were kept reads on as it was served and hashed.
        ...(decision !== null && decision.basis === undefined ? [] : [...brokenRuns(decision?.basis), ...runsOf`。`]),
        ...runsOf`依据${appliedText(decision?.basis)}的规定，`,
        ...weightRuns(decision?.basis),
        ...runsOf`本局决定对你（单位）作出如下行政处罚：${decidedText(enforcement)}。`,
      ]),
      ...payment(enforcement, facts),
      ...remedies(facts, decisionAddresses(enforcement, facts)),
      ...(decision !== null && isPublic(decision, enforcement)
        ? [paragraph(wordsOf('本局将依照《市场监督管理行政处罚信息公示规定》公示本行政处罚决定信息。'))]
        : []),
    ],
    signOff: signOffOf(facts, decision?.decidedOn ?? null),
  };
}

/** 不予行政处罚决定书（文书 46）. */
export function noPenaltyDecision(enforcement: Enforcement, facts: PaperFacts): Sheet {
  const { decision } = enforcement;
  const article = decision?.result === 'unfounded' ? '第五十七条第一款第（三）项' : '第五十七条第一款第（二）项';
  return {
    ...letter,
    addressee: null,
    blocks: [
      ...partyLines(enforcement),
      paragraph(runsOf`本局于${on(enforcement.filedOn)}对你（单位）${enforcement.cause}一案立案调查。`),
      ...storyOf(enforcement.facts),
      ...evidenceOf(facts),
      ...reasonsOf(decision?.reason ?? ''),
      ...noPenaltyBlocks(decision?.basis),
      paragraph(runsOf`根据《中华人民共和国行政处罚法》${article}的规定，本局决定不予行政处罚。`),
      ...remedies(facts, decisionAddresses(enforcement, facts)),
    ],
    signOff: signOffOf(facts, decision?.decidedOn ?? null),
  };
}

/** 「上述事实，有下列证据证明：1.…」, out of the exhibits of the case. */
function evidenceOf({ caseFile }: PaperFacts, unlisted = ''): Block[] {
  const exhibits = caseFile?.exhibits ?? [];
  const listed = [...exhibits.map(({ n, name }) => `${n}.${name}`), unlisted]
    .filter((one) => one !== '')
    .map((one) => one.replace(/[。；]$/u, ''))
    .join('；');
  return [paragraph(runsOf`上述事实，主要有以下证据证明：${listed === '' ? null : listed}。`)];
}

/** What the party said after it was told, or that it gave up its right. */
function heardText(enforcement: Enforcement) {
  const notice = currentNotice(enforcement);
  if (notice === null) return runsOf`本局于${null}向你（单位）送达行政处罚告知书。`;
  const told = runsOf`本局于${on(notice.servedOn)}向你（单位）送达《行政处罚告知书》（${notice.number}）。`;
  if (notice.hearing !== null && notice.hearing.heldOn !== null)
    return [...told, ...runsOf`应你（单位）要求，本局于${on(notice.hearing.heldOn)}举行了听证。`];
  const said = notice.defences.at(-1);
  if (said !== undefined)
    return [
      ...told,
      ...runsOf`你（单位）于${on(said.on)}提出陈述、申辩：${said.words}经复核，本局${said.taken === 'yes' ? '予以采纳' : '不予采纳'}：${said.answer}`,
    ];
  if (notice.waivedOn !== null) return [...told, ...runsOf`你（单位）于${on(notice.waivedOn)}书面放弃陈述、申辩。`];
  return [...told, ...wordsOf('你（单位）在法定期限内没有提出陈述、申辩，也没有要求听证。')];
}

/** 缴款 and 加处罚款, where there is something to pay (处罚法第六十七条、第七十二条；程序规定第七十二条). */
function payment(enforcement: Enforcement, facts: PaperFacts): Block[] {
  const { fineDecidedFen, confiscatedDecidedFen, decision } = enforcement;
  if (decision !== null && (fineDecidedFen ?? 0) + (confiscatedDecidedFen ?? 0) === 0) return [];
  const { bank } = decisionAddresses(enforcement, facts);
  return [
    paragraph([
      ...wordsOf('你（单位）应当自收到本决定书之日起十五日内，到'),
      ...(bank === '' ? runsOf`${null}银行` : runsOf`${bank}`),
      ...wordsOf(
        '或者通过电子支付系统缴纳罚没款。到期不缴纳罚款的，根据《中华人民共和国行政处罚法》第七十二条的规定，本局可以每日按罚款数额的百分之三加处罚款，加处罚款的数额不超出罚款的数额。',
      ),
    ]),
  ];
}

/** 履行催告书（文书 48）: what was owed on the day of the urging; ten days later the court may be asked (行政强制法第五十四条). */
export function urgingLetter(enforcement: Enforcement, facts: PaperFacts): Sheet {
  const { decision, urging } = enforcement;
  return {
    ...letter,
    addressee: runsOf`${enforcement.operatorName}：`,
    blocks: [
      paragraph(
        runsOf`本局于${on(decision?.decidedOn ?? null)}对你（单位）作出《行政处罚决定书》（${decision?.number ?? null}），你（单位）在规定的期限内没有履行。`,
      ),
      paragraph(
        runsOf`根据《中华人民共和国行政强制法》第五十四条的规定，请你（单位）自收到本催告书之日起十日内履行下列义务：缴纳${urging === null ? null : formatYuan(urging.owedFen)}元，其中加处罚款${urging === null ? null : formatYuan(urging.lateFeeFen)}元。`,
      ),
      paragraph(wordsOf('逾期仍不履行的，本局将依法申请人民法院强制执行。你（单位）有权陈述、申辩。')),
      paragraph(runsOf`联系人：${facts.handlerName}，联系电话：${facts.officePhone}。`),
    ],
    signOff: signOffOf(facts, urging?.receivedOn ?? null),
  };
}

/** 送达公告（文书 51）: thirty days (程序规定第八十二条; the printed form of 2021 still says sixty). */
export function announcement(enforcement: Enforcement, facts: PaperFacts): Sheet {
  const { decision, announcedOn } = enforcement;
  return {
    ...letter,
    addressee: runsOf`${enforcement.operatorName}：`,
    blocks: [
      paragraph(
        runsOf`本局于${on(decision?.decidedOn ?? null)}对你（单位）${enforcement.cause}一案作出《行政处罚决定书》（${decision?.number ?? null}）。因采用其他方式无法送达，根据《市场监督管理行政处罚程序规定》第八十二条的规定，现依法向你（单位）公告送达。`,
      ),
      paragraph(
        wordsOf(
          '请你（单位）自本公告发布之日起三十日内到本局领取，逾期即视为送达。如不服本决定，可以自送达之日起六十日内申请行政复议，或者在六个月内提起行政诉讼。',
        ),
      ),
      paragraph(runsOf`联系人：${facts.handlerName}，联系电话：${facts.officePhone}。`),
    ],
    signOff: signOffOf(facts, announcedOn),
  };
}

/** 送达回证（文书 50）: one table for each paper that was served, with the hash of the text that was read. */
export function serviceReceipt(enforcement: Enforcement, facts: PaperFacts): Sheet {
  return deliveryReceipt({ ...enforcement }, deliveriesOf(enforcement), facts);
}

export function deliveriesOf(enforcement: Enforcement): Delivery[] {
  const { decision, service, operatorName } = enforcement;
  const told = servedNotices(enforcement).map((one): Delivery => ({
    paper: `行政处罚告知书 ${one.number ?? ''}`,
    to: operatorName,
    way: serviceWayWords[one.way].zh,
    toldOn: one.servedOn,
    proof: one.proof,
    byId: null,
    contentHash: one.contentHash ?? null,
    wording: null,
  }));
  if (decision === null) return told;
  return [
    ...told,
    {
      paper: `${decisionTitle(decision)} ${decision.number ?? ''}`,
      to: operatorName,
      way: service === null ? null : serviceWayWords[service.way].zh,
      toldOn: service?.servedOn ?? null,
      proof: service?.proof ?? null,
      byId: null,
      contentHash: service?.contentHash ?? null,
      wording: null,
    },
  ];
}

export function decisionTitle({ summary, result }: Pick<Decision, 'summary' | 'result'>): string {
  if (summary) return '当场行政处罚决定书';
  return result === 'penalised' ? '行政处罚决定书' : '不予行政处罚决定书';
}
