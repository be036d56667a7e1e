/**
 * 调查取证的文书: the address for service (form 10), the letter for help (17), what was kept, sealed or seized (19, 20,
 * 21 to 24), each of one decision.
 */
import { addDays, type Day } from '../../../base/calendar.ts';
import { letter, signOffOf, timeZh, unwrittenDay } from '../../../complaint/papers/letter.ts';
import { hand } from '../../../complaint/papers/routing-slip.ts';
import { provisionsZh } from '../../../law/words/provision-words.ts';
import { issueKey, type PaperOccasion } from '../../../matter/paper-form.ts';
import type { PaperFacts } from '../../../matter/paper-facts.ts';
import { cell, label, paragraph, runsOf, value, wordsOf, type Block, type Sheet } from '../../../matter/paper-sheet.ts';
import type { Enforcement } from '../enforcement.ts';
import {
  askedDecision,
  asServed,
  decisionsOf,
  releasesOf,
  servedNumber,
  takenOn,
  type MeasureDecision,
} from '../measure-decision.ts';
import type { DecisionAddresses, Measure, MeasureKind } from '../records.ts';
import { addressesOf } from '../addresses.ts';
import { measureEndingWords, measureWords } from '../words/measure-words.ts';
import { dayOfMonth, formSheet, officersText, on, partyLines, partyRows, signedRow } from './case-sheet.ts';

/** 送达地址确认书（文书 10）: without it nothing is served electronically (程序规定第八十二条). */
export function addressOfReceipt(enforcement: Enforcement, facts: PaperFacts): Sheet {
  return formSheet(enforcement, facts, [
    {
      type: 'table',
      name: '送达地址确认书',
      columns: 4,
      rows: [
        ...partyRows(enforcement),
        [label('收件人'), hand('', 1), label('联系电话'), hand('', 1)],
        [label('邮寄地址'), hand('', 3)],
        [label('是否同意电子送达'), hand('□同意　□不同意', 3)],
        [label('电子送达方式'), hand('□手机号码　　　　　　　　□传真　　　　　　　　□电子邮箱', 3)],
        [
          label('告知事项'),
          cell(
            [
              wordsOf(
                '请准确填写。送达地址有变更的，应当及时书面告知本局；因提供的地址不准确、没有书面告知变更，致使文书没有实际收到的，直接送达以文书留在该地址之日、邮寄送达以文书被退回之日为送达之日（程序规定第八十三条）。',
              ),
            ],
            3,
          ),
        ],
        signedRow('当事人确认'),
        signedRow('执法人员'),
      ],
    },
  ]);
}

/** Each letter by its place among them, whom it asks and when. */
export function letterOccasions({ helpLetters }: Pick<Enforcement, 'helpLetters'>): PaperOccasion[] {
  return helpLetters.map(({ to, receivedOn }, i) => ({
    of: String(i + 1),
    zh: `${to}，${dayOfMonth(receivedOn)}`,
    en: `${to}, ${receivedOn}`,
  }));
}

/** The letter that is asked for, and else the last. */
export function askedLetter(
  { helpLetters }: Pick<Enforcement, 'helpLetters'>,
  { occasion }: Pick<PaperFacts, 'occasion'>,
) {
  return helpLetters[Number(occasion) - 1] ?? helpLetters.at(-1) ?? null;
}

/** 协助调查函（文书 17）: fifteen working days from its receipt (程序规定第四十五条). */
export function helpLetter(enforcement: Enforcement, facts: PaperFacts): Sheet {
  const asked = askedLetter(enforcement, facts);
  return {
    ...letter,
    addressee: runsOf`${asked?.to ?? null}：`,
    blocks: [
      paragraph(
        runsOf`本局正在办理${enforcement.operatorName}${enforcement.cause}一案（立案号：${enforcement.fileNumber}）。`,
      ),
      paragraph(
        runsOf`根据《市场监督管理行政处罚程序规定》第四十五条的规定，请协助调查下列事项：${asked?.about ?? null}`,
      ),
      paragraph(runsOf`请自收到本函之日起十五个工作日内完成；需要延期完成的，请在期限届满前告知本局。`),
      paragraph(runsOf`联系人：${facts.handlerName}，联系电话：${facts.officePhone}。`),
    ],
    signOff: signOffOf(facts, asked?.receivedOn ?? facts.today),
  };
}

/** The decisions of the kinds that a paper is of, in their order. */
export function decisionsIn(
  { measures }: Pick<Enforcement, 'measures'>,
  kinds: readonly MeasureKind[],
): MeasureDecision[] {
  return decisionsOf(measures.filter(({ kind }) => kinds.includes(kind)));
}

/** The decision that a paper is asked for. */
export function keptIn(enforcement: Enforcement, facts: PaperFacts): MeasureDecision | null {
  return servedIn(decisionsIn(enforcement, ['keep']), 'keepNotice', facts);
}
export function seizedIn(enforcement: Enforcement, facts: PaperFacts): MeasureDecision | null {
  return servedIn(decisionsIn(enforcement, ['seal', 'seize']), 'measureDecision', facts);
}

type DecisionPaper = 'keepNotice' | 'measureDecision';

/** The decision that is asked for as its paper was served: one of before with all that shared its number. */
function servedIn(all: readonly MeasureDecision[], kind: DecisionPaper, facts: PaperFacts): MeasureDecision | null {
  const asked = askedDecision(all, facts.occasion);
  return asked === null ? null : asServed(asked, all, numbersOf(kind, facts));
}

function numbersOf(kind: DecisionPaper, { issued }: PaperFacts): (id: string) => string | null {
  return (id) => issued?.get(issueKey(kind, id)) ?? null;
}

/** The number of the decision that a paper is of; the one of before is that of all that had none of their own. */
export function decisionNumber(kind: DecisionPaper): (enforcement: Enforcement, facts: PaperFacts) => string | null {
  return (enforcement, facts) => {
    const all = decisionsIn(enforcement, kind === 'keepNotice' ? ['keep'] : ['seal', 'seize']);
    const asked = askedDecision(all, facts.occasion);
    return asked === null ? null : servedNumber(asked, all, numbersOf(kind, facts));
  };
}

/** The same of a decision that another paper speaks of. */
export function numberOfDecision(enforcement: Enforcement, { id, whole }: MeasureDecision, facts: PaperFacts) {
  return decisionNumber(whole.kind === 'keep' ? 'keepNotice' : 'measureDecision')(enforcement, {
    ...facts,
    occasion: id,
  });
}

/** The day on which what a decision is of was taken: it is handed over on the spot (行政强制法 第十八条). */
export function takenDay(taken: MeasureDecision | null): Day | null {
  return taken === null ? null : takenOn(taken.whole);
}

/** Those that were sealed or seized for longer than thirty days. */
export function extendedIn(enforcement: Pick<Enforcement, 'measures'>): MeasureDecision[] {
  return decisionsIn(enforcement, ['seal', 'seize']).filter(({ whole }) => whole.extendedOn !== null);
}

function goodsLines({ measures }: MeasureDecision): string {
  return measures.map(({ goods, quantity, unit }) => `${goods} ${quantity} ${unit}`).join('、');
}

/** 先行登记保存证据通知书（文书 19）: of one decision. */
export function keepNotice(enforcement: Enforcement, facts: PaperFacts): Sheet {
  const kept = keptIn(enforcement, facts);
  const takenAt = kept?.whole.takenAt ?? null;
  return {
    ...letter,
    addressee: runsOf`${enforcement.operatorName}：`,
    blocks: [
      paragraph(
        runsOf`因你（单位）${enforcement.cause}，为防止证据灭失或者以后难以取得，根据《中华人民共和国行政处罚法》第五十六条、《市场监督管理行政处罚程序规定》第三十三条的规定，本局决定对下列证据（见《场所/设施/财物清单》）采取先行登记保存措施。`,
      ),
      paragraph(
        runsOf`${kept === null ? null : goodsLines(kept)}，自${takenAt === null ? null : timeZh(takenAt)}起，保存地点：${kept?.whole.place ?? null}。`,
      ),
      paragraph(runsOf`保存期间，当事人或者有关人员不得损毁、销毁或者转移。`),
      paragraph(
        wordsOf(
          '本局将在七个工作日内作出处理决定；逾期没有作出处理决定的，先行登记保存措施自动解除（程序规定第三十五条）。',
        ),
      ),
      paragraph(runsOf`执法人员：${takersText(enforcement, kept, facts)}。`),
      paragraph(runsOf`联系人：${facts.handlerName}，联系电话：${facts.officePhone}。`),
    ],
    signOff: signOffOf(facts, kept === null ? facts.today : takenOn(kept.whole)),
    notes: ['附：场所/设施/财物清单。本通知书一式两份，一份送达，一份归档。'],
  };
}

/** Who took it, as the deed kept them. */
function takersText(enforcement: Enforcement, taken: MeasureDecision | null, facts: PaperFacts): string {
  const day = taken === null ? facts.today : takenOn(taken.whole);
  return officersText(enforcement, day, facts, taken?.whole.officers);
}

/** 实施行政强制措施决定书（文书 21）: of one decision: the reasons, the term and the remedies of 《行政强制法》第二十四条. */
export function measureDecision(enforcement: Enforcement, facts: PaperFacts): Sheet {
  const taken = seizedIn(enforcement, facts);
  const from = taken === null ? null : takenOn(taken.whole);
  const kind = taken === null ? null : measureWords[taken.whole.kind].zh;
  const basis = provisionsZh(taken?.whole.basis ?? []);
  return {
    ...letter,
    addressee: null,
    blocks: [
      ...partyLines(enforcement),
      paragraph(
        runsOf`经查，你（单位）${enforcement.cause}。根据《中华人民共和国行政强制法》第十八条、第二十四条和${basis}的规定，本局决定对有关的场所、设施或者财物（见《场所/设施/财物清单》）实施${kind}。`,
      ),
      paragraph(
        runsOf`${kind}${taken === null ? null : goodsLines(taken)}，期限三十日，自${on(from)}起至${on(from === null ? null : addDays(from, 30))}止，存放地点：${taken?.whole.place ?? null}。`,
      ),
      paragraph(wordsOf('情况复杂的，经批准可以延长，延长期限不得超过三十日。检测、检验、检疫、鉴定的期间不计入。')),
      paragraph(runsOf`未经本局批准，不得使用、销售、转移、隐匿、损毁。`),
      paragraph(wordsOf('你（单位）有权陈述和申辩。')),
      ...remedies(facts),
      paragraph(runsOf`执法人员：${takersText(enforcement, taken, facts)}。`),
    ],
    signOff: signOffOf(facts, from),
    notes: ['附：场所/设施/财物清单。'],
  };
}

/** What was given back before the extension is not extended. */
function extendedLines({ measures, ...rest }: MeasureDecision): string {
  return goodsLines({ ...rest, measures: measures.filter(({ extendedOn }) => extendedOn !== null) });
}

/** Until when it was and is; of one of before the days of the clock were kept, as its paper was served. */
function extensionDays({ extendedFrom, extendedTo }: Measure, from: Day): [Day, Day] {
  return [extendedFrom ?? addDays(from, 30), extendedTo ?? addDays(from, 60)];
}

/** 延长行政强制措施期限决定书（文书 22）: thirty days more at most, told in writing with the reason (行政强制法第二十五条). */
export function extensionDecision(enforcement: Enforcement, facts: PaperFacts): Sheet {
  const taken = askedDecision(extendedIn(enforcement), facts.occasion);
  const from = taken === null ? null : takenOn(taken.whole);
  const number = taken === null ? null : numberOfDecision(enforcement, taken, facts);
  const kind = taken === null ? null : measureWords[taken.whole.kind].zh;
  const [was, until] = from === null || taken === null ? [null, null] : extensionDays(taken.whole, from);
  return {
    ...letter,
    addressee: null,
    blocks: [
      ...partyLines(enforcement),
      paragraph(
        runsOf`本局于${on(from)}作出《实施行政强制措施决定书》（${number}），对你（单位）的${taken === null ? null : extendedLines(taken)}实施${kind}，期限至${on(was)}。`,
      ),
      paragraph(
        runsOf`因${taken?.whole.extensionReason ?? null}，情况复杂，根据《中华人民共和国行政强制法》第二十五条第一款、第二款的规定，经本局负责人批准，决定将期限延长三十日，至${on(until)}止。检测、检验、检疫、鉴定的期间不计入。`,
      ),
      ...remedies(facts),
      paragraph(runsOf`联系人：${facts.handlerName}，联系电话：${facts.officePhone}。`),
    ],
    signOff: signOffOf(facts, taken?.whole.extendedOn ?? null),
  };
}

/** 解除先行登记保存证据通知书、解除行政强制措施决定书（文书 20、23）: what of one decision was released on one day. */
export function releaseNotice(enforcement: Enforcement, facts: PaperFacts): Sheet {
  const over = askedDecision(releasesOf(enforcement.measures), facts.occasion)?.measures ?? [];
  return {
    ...letter,
    addressee: runsOf`${enforcement.operatorName}：`,
    blocks: [
      paragraph(runsOf`本局对你（单位）${enforcement.cause}一案采取的下列措施，现决定解除：`),
      ...over.map((one) =>
        paragraph(
          runsOf`${measureWords[one.kind].zh}的${one.goods} ${String(one.quantity)} ${one.unit}，${on(one.endedOn)}${one.ending === null ? null : measureEndingWords[one.ending].zh}。`,
        ),
      ),
      paragraph(
        wordsOf(
          '请你（单位）持本文书领取有关财物（《中华人民共和国行政强制法》第二十八条、《市场监督管理行政处罚程序规定》第三十五条）。',
        ),
      ),
    ],
    signOff: signOffOf(facts, over.at(-1)?.endedOn ?? null),
  };
}

/** What a list of goods is of: the decision with what was served under its number. */
function listedIn(enforcement: Enforcement, facts: PaperFacts): MeasureDecision | null {
  const asked = askedDecision(decisionsOf(enforcement.measures), facts.occasion);
  if (asked === null) return null;
  const own = { ...facts, occasion: asked.id };
  return asked.whole.kind === 'keep' ? keptIn(enforcement, own) : seizedIn(enforcement, own);
}

/** The decision to which it is laid: one paper in two parts, under one number. */
export function goodsLaidTo(enforcement: Enforcement, facts: PaperFacts): { kind: string; of: string } | null {
  const asked = askedDecision(decisionsOf(enforcement.measures), facts.occasion);
  return asked === null ? null : { kind: asked.whole.kind === 'keep' ? 'keepNotice' : 'measureDecision', of: asked.id };
}

/** 场所/设施/财物清单（文书 24）: of one decision, each thing in its own unit; different units are never added up. */
export function goodsList(enforcement: Enforcement, facts: PaperFacts): Sheet {
  const listed = listedIn(enforcement, facts);
  const number = listed === null ? null : numberOfDecision(enforcement, listed, facts);
  return formSheet(
    enforcement,
    facts,
    [
      {
        type: 'table',
        name: '财物清单',
        columns: 6,
        rows: [
          [label('所附文书的文号', 2), value(number, 4)],
          ['序号', '名称、规格', '措施', '数量', '单位', '保管地点'].map((one) => label(one)),
          ...(listed?.measures ?? []).map((one, i) => [
            value(String(i + 1)),
            value(one.goods),
            value(measureWords[one.kind].zh),
            value(String(one.quantity)),
            value(one.unit),
            value(one.place),
          ]),
        ],
      },
      {
        type: 'signatures',
        rows: ['当事人（签名）：', '执法人员（签名）：', '见证人（签名）：'].map((who) => ({
          who,
          name: [],
          dateLine: unwrittenDay,
        })),
      },
    ],
    ['注：以上财物经当事人清点核对，名称、规格、数量与实物相符。清单一式两份，一份送达，一份归档。'],
  );
}

/** 行政复议法第二十条: sixty days; 行政诉讼法第四十六条: six months. */
export function remedies(facts: PaperFacts, at: DecisionAddresses = addressesOf(facts.county)): Block[] {
  return [
    paragraph(
      runsOf`如不服本决定，可以自收到本决定书之日起六十日内向${at.reviewBody}申请行政复议，也可以在六个月内依法向${court(at)}人民法院提起行政诉讼。`,
    ),
  ];
}

/** 「青禾县」 before 「人民法院」; a gap for the pen where the county has not said which. */
function court({ court: name }: DecisionAddresses): string | null {
  return name === '' ? null : name.replace(/人民法院$/u, '');
}

/**
 * 行政复议法 (2023) 第二十三条: against a penalty decided on the spot one asks for reconsideration first, and the decision says so; by 第三十二条
 * also by way of the authority that decided. 行政诉讼法第四十五条: fifteen days from the answer, or from when it should have come.
 */
export function remediesFirst(facts: PaperFacts, at: DecisionAddresses = addressesOf(facts.county)): Block[] {
  return [
    paragraph(
      runsOf`如不服本决定，根据《中华人民共和国行政复议法》第二十三条的规定，应当先自收到本决定书之日起六十日内向${at.reviewBody}申请行政复议，也可以通过本局提交行政复议申请；对行政复议决定不服的，可以自收到行政复议决定书之日起十五日内，复议机关逾期不作决定的，可以自复议期满之日起十五日内，依法向${court(at)}人民法院提起行政诉讼。`,
    ),
  ];
}
