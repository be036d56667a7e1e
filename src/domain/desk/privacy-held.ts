/**
 * 留存的个人信息 (what is held): what the program keeps of one person in one matter, in words for himself (个人信息保护法 第四十五条):
 * his own words and contact values, who was given them, until when they are kept. Nothing of the others in it, and of a reporter
 * nothing that the seal keeps.
 */
import type { Day } from '../base/calendar.ts';
import { maskPhone, maskText, unopened } from '../base/masking.ts';
import type { Words } from '../base/words.ts';
import type { Complaint } from '../complaint/complaint.ts';
import type { Inquiry } from '../inquiry/inquiry.ts';
import type { RetentionYears } from '../law/local-limits.ts';
import type { MatterKind } from '../matter/matter.ts';
import type { Tipoff } from '../tipoff/tipoff.ts';
import { keptUntil } from './privacy.ts';

/** One thing that is kept: what it is called, and its lines. */
export interface Held extends Words {
  lines: readonly string[];
}

export interface Holding {
  matter: Complaint | Tipoff | Inquiry;
  kind: MatterKind;
  /** Which of those who complain jointly; null for who filed it. */
  member: number | null;
  /** What he added later, in his own words. */
  added: readonly string[];
  /** How many files he handed in, and how many messages went to his telephone. */
  files: number;
  messages: number;
  /** How often an officer looked behind the mask. */
  looks: number;
  /** Stations, firms and bodies that got something of it besides those that the matter names. */
  given: readonly string[];
  /** What the county calls a place of its lists. */
  nameOf: (id: string | null) => string | null;
  years: RetentionYears;
  /** Whether telephone and identity number stand in full: only for who has shown his identity paper. */
  inFull: boolean;
}

/** What is kept of the person, the contact values first; what is empty is left out. */
export function heldOf(holding: Holding): Held[] {
  const { matter, kind, years } = holding;
  if (matter.erasedOn !== null)
    return [{ zh: '个人信息', en: 'Personal data', lines: [`到期已经清除（${matter.erasedOn}），没有了`] }];
  const own =
    kind === 'complaint'
      ? ofComplainant(holding, matter as Complaint)
      : kind === 'inquiry'
        ? ofAsker(holding, matter as Inquiry)
        : ofReporter(matter as Tipoff);
  const rest: Held[] = [
    held('后来补充的', 'Added later', ...holding.added.map((words) => shown(holding, words))),
    held('交的照片、文件', 'Files', holding.files === 0 ? '' : `${holding.files} 个`),
    held('发到您手机的短信', 'Messages to your telephone', holding.messages === 0 ? '' : `${holding.messages} 条`),
    held('给过谁', 'Who was given it', ...givenTo(holding)),
    held('看过遮住的电话、证件号', 'Looks behind the mask', kind === 'tipoff' ? '' : looksWords(holding.looks)),
    held('留到什么时候', 'Kept until', untilWords(matter, years[kind])),
  ];
  return [...own, ...rest].filter(({ lines }) => lines.length > 0);
}

function held(zh: string, en: string, ...lines: readonly (string | null)[]): Held {
  return { zh, en, lines: lines.filter((line): line is string => line !== null && line.trim() !== '') };
}

function ofComplainant(holding: Holding, complaint: Complaint): Held[] {
  const { member: n } = holding;
  const member = n === null ? null : (complaint.joint?.members.find((one) => one.n === n) ?? null);
  if (n !== null && member === null) return [];
  const { consumerName: name, consumerPhone: phone, consumerAddress: address } = complaint;
  const contact = member ?? { name, phone, address };
  const people = contactOf(holding, contact);
  // Who was written down by an officer has said nothing here himself: the story is that of who filed it.
  if (member !== null) return people;
  return [
    ...people,
    held('证件号', 'Identity number', lastFour(holding, complaint.consumerIdNumber)),
    held('哪个村（社区）', 'Village', holding.nameOf(complaint.consumerRegionId)),
    held('您说的事', 'What you told', shown(holding, complaint.story), shown(holding, complaint.claim)),
    held('受伤的情况', 'Injury', complaint.injury === null ? '' : '有一份记录，在办件材料里'),
  ];
}

function ofAsker(holding: Holding, { askerName, askerPhone, question, answer }: Inquiry): Held[] {
  return [
    ...contactOf(holding, { name: askerName, phone: askerPhone, address: '' }),
    held('您问的', 'What you asked', shown(holding, question)),
    held('答复', 'The answer', answer),
  ];
}

/** Neither the paper nor the page names a reporter (《办法》第三十七条): what the seal keeps is said by kind alone. */
function ofReporter({ anonymous, story, evidence }: Tipoff): Held[] {
  return [
    held(
      '姓名、电话、住址',
      'Name, telephone, address',
      anonymous ? '没有：匿名的，什么都没留' : '您写下的加密另放，这里不显示（《办法》第三十七条）',
    ),
    held('您举报的事', 'What you told', story, evidence),
  ];
}

function contactOf(holding: Holding, { name, phone, address }: { name: string; phone: string; address: string }) {
  return [
    held('姓名', 'Name', name),
    held('电话', 'Telephone', phone === unopened || holding.inFull ? phone : maskPhone(phone)),
    held('住址', 'Address', address),
  ];
}

function lastFour({ inFull }: Holding, idNumber: string | null): string | null {
  if (idNumber === null || idNumber === unopened || inFull) return idNumber;
  return `${'*'.repeat(14)}${idNumber.slice(-4)}`;
}

/** Somebody's own words; a telephone in them is masked as it is beside them. */
function shown({ inFull }: Holding, words: string): string {
  return inFull ? words : maskText(words, []);
}

function givenTo({ matter, kind, given, nameOf }: Holding): string[] {
  const places = [matter.officeId, matter.stationId, kind === 'complaint' ? matter.entrustedTo : null];
  // What a station learns of a tip-off is that there is one: who told it is given to nobody.
  const named = (kind === 'tipoff' ? [matter.officeId] : places).map(nameOf);
  const others = kind === 'complaint' ? outside(matter as Complaint) : [];
  return [...new Set([...named, ...others, ...given].filter((one): one is string => one !== null && one !== ''))];
}

/** Those outside who learnt by the course of the law who complains. */
function outside({ operatorName, notices, sessions, operatorConsentedOn, transfers, police }: Complaint): string[] {
  const toldOperator =
    operatorConsentedOn !== null ||
    sessions.length > 0 ||
    notices.some(({ to, toldOn }) => to === 'operator' && toldOn !== null);
  return [
    ...(toldOperator ? [`被投诉人 ${operatorName}（调解、告知）`] : []),
    ...transfers.filter(({ returnedOn }) => returnedOn === null).map(({ to }) => `${to}（移送）`),
    ...(police === null ? [] : ['公安机关（移送线索）']),
  ];
}

function looksWords(looks: number): string {
  return looks === 0 ? '没有人看过' : `办的人看过 ${looks} 次，每次写了理由、留了记录`;
}

function untilWords({ closedOn }: { closedOn: Day | null }, years: number): string {
  return closedOn === null
    ? `办完以后再留 ${years} 年，到期由两个人核对以后清除`
    : `${keptUntil(closedOn, years)}，到期由两个人核对以后清除；还在诉讼、复议、信访的等完了再清除`;
}
