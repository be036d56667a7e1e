/**
 * 留存的个人信息 (what is held): what the program keeps of one person in one matter, in words for himself (个人信息保护法 第四十五条):
 * his own words and contact values, who was given them, until when they are kept. Nothing of the others in it, and of a reporter
 * nothing that the seal keeps.
 */
import { beforeDispatch } from '../base/actor.ts';
import type { Day } from '../base/calendar.ts';
import { maskAddress, maskName, maskPhone, maskText, unopened } from '../base/masking.ts';
import type { Words } from '../base/words.ts';
import type { ToldAnswer } from '../county/asked/asked-question.ts';
import type { Complaint } from '../complaint/complaint.ts';
import type { Agent } from '../complaint/steps/records.ts';
import { activeMembers } from '../complaint/joint/member.ts';
import type { Inquiry } from '../inquiry/inquiry.ts';
import type { RetentionYears } from '../law/local-limits.ts';
import type { ToldKind } from '../matter/matter.ts';
import type { Tipoff } from '../tipoff/tipoff.ts';
import { keptUntil, personOf } from './privacy.ts';
import { reachedOn } from '../matter/decided/owed.ts';

/** One thing that is kept: what it is called, and its lines. */
export interface Held extends Words {
  lines: readonly string[];
}

/**
 * Who reads it: on the page whoever has number and code, which a slip tells that somebody found; on paper with the name, as on every
 * paper; and in full for who has shown his identity paper.
 */
export type HeldFor = 'page' | 'paper' | 'inFull';

export interface Holding {
  matter: Complaint | Tipoff | Inquiry;
  kind: ToldKind;
  /** What it was merged into, where it goes on; null for what goes its own way. */
  main: Complaint | null;
  /** Which of those who complain jointly, as in the request. */
  member: number | null;
  /** What he added later, in his own words. */
  added: readonly string[];
  /** What he answered to what the county asked besides, with its question. */
  answered: readonly Pick<ToldAnswer, 'zh' | 'told'>[];
  /** How many files he handed in, and how many messages went to his telephone. */
  files: number;
  messages: number;
  /** How often an officer looked behind the mask. */
  looks: number;
  /** Offices, stations, firms and bodies that got something of it besides those that the matter names. */
  given: readonly string[];
  /** What the county calls a place of its lists. */
  nameOf: (id: string | null) => string | null;
  years: RetentionYears;
  heldFor: HeldFor;
}

/** A line or a file of a matter, as far as it says whose it is. */
interface Stamped {
  at: Date;
}

/**
 * Which of these are the person's in a matter of several: what a citizen adds belongs to who stood first then, who alone may add
 * (see `memberLeaves`). All are the one person's where nobody joined.
 */
export function ownOf<T extends Stamped>(
  lines: readonly (Stamped & { verb: string; detail: object })[],
  member: number | null,
  all: readonly T[],
): T[] {
  const there = new Set([1]);
  const turns = lines.flatMap(({ verb, detail, at }) => {
    const n = Number((detail as { n?: unknown }).n);
    if (verb === 'member-added') there.add(n);
    else if (verb === 'member-left') there.delete(n);
    else return [];
    return [{ at, first: Math.min(...there) }];
  });
  const firstAt = (at: Date) => turns.findLast((turn) => turn.at <= at)?.first ?? 1;
  return all.filter(({ at }) => firstAt(at) === personOf(member));
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
    held('给过谁', 'Who was given it', ...new Set([matter, holding.main].flatMap((one) => givenTo(holding, one)))),
    held('看过遮住的电话、证件号', 'Looks behind the mask', kind === 'tipoff' ? '' : looksWords(holding.looks)),
    held('留到什么时候', 'Kept until', untilWords(matter, years[kind])),
  ];
  return [...own, ...rest].filter(({ lines }) => lines.length > 0);
}

function held(zh: string, en: string, ...lines: readonly (string | null)[]): Held {
  return { zh, en, lines: lines.filter((line): line is string => line !== null && line.trim() !== '') };
}

function ofComplainant(holding: Holding, complaint: Complaint): Held[] {
  const { joint } = complaint;
  const n = personOf(holding.member);
  const contact = complainantOf(complaint, holding.member);
  if (contact === null) return [];
  const people = contactOf(holding, contact);
  const isFirst = joint === null || activeMembers(complaint)[0]?.n === n;
  const ofFirst = [
    held('证件号', 'Identity number', lastFour(holding, complaint.consumerIdNumber)),
    held('哪个村（社区）', 'Village', holding.nameOf(complaint.consumerRegionId)),
  ];
  // Who was written down by an officer has said nothing here himself: the story is that of who filed it, though he may have left.
  if (n !== 1) return [...people, ...(isFirst ? ofFirst : [])];
  return [
    ...people,
    ...(isFirst ? ofFirst : []),
    held('您说的事', 'What you told', shown(holding, complaint.story), shown(holding, complaint.claim)),
    held('另外问您、您答的', 'What you answered besides', ...answersOf(holding)),
    held('代您办的人', 'Who acts for you', ...complaint.agents.map((one) => agentLine(holding, one))),
    held('受伤的情况', 'Injury', complaint.injury === null ? '' : '有一份记录，在办件材料里'),
  ];
}

function answersOf(holding: Holding): string[] {
  return holding.answered.map(({ zh, told }) => shown(holding, `${zh}：${told}`));
}

function agentLine({ heldFor }: Holding, { name, relation, phone }: Agent): string {
  const shownName = name === unopened || heldFor !== 'page' ? name : maskName(name);
  const shownPhone = phone === unopened || heldFor === 'inFull' ? phone : maskPhone(phone);
  return [shownName, relation, shownPhone].filter((one) => one !== '').join('，');
}

/** The one of those who complain that is asked for; null where there is no such one. */
export function complainantOf(
  { joint, consumerName: name, consumerPhone: phone, consumerAddress: address }: Complaint,
  member: number | null,
): { name: string; phone: string; address: string } | null {
  if (joint !== null) return joint.members.find(({ n }) => n === personOf(member)) ?? null;
  return member === null ? { name, phone, address } : null;
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

function contactOf({ heldFor }: Holding, { name, phone, address }: { name: string; phone: string; address: string }) {
  return [
    held('姓名', 'Name', name === unopened || heldFor !== 'page' ? name : maskName(name)),
    held('电话', 'Telephone', phone === unopened || heldFor === 'inFull' ? phone : maskPhone(phone)),
    held('住址', 'Address', address === unopened || heldFor === 'inFull' ? address : maskAddress(address)),
  ];
}

function lastFour({ heldFor }: Holding, idNumber: string | null): string | null {
  if (idNumber === null || idNumber === unopened || heldFor === 'inFull') return idNumber;
  return `${'*'.repeat(14)}${idNumber.slice(-4)}`;
}

/** Somebody's own words; a telephone in them is masked as it is beside them. */
function shown({ heldFor }: Holding, words: string): string {
  return heldFor === 'inFull' ? words : maskText(words, []);
}

function givenTo({ kind, given, nameOf }: Holding, matter: Holding['matter'] | null): string[] {
  if (matter === null) return [];
  // Which office it would go to is proposed when it is filed; that one reads it once it is dispatched.
  const officeId = beforeDispatch.has(matter.state) ? null : matter.officeId;
  const places = [officeId, matter.stationId, kind === 'complaint' ? matter.entrustedTo : null];
  // What a station learns of a tip-off is that there is one: who told it is given to nobody.
  const named = (kind === 'tipoff' ? [officeId] : places).map(nameOf);
  const others = kind === 'complaint' ? outside(matter as Complaint) : [];
  return [...named, ...others, ...given].filter((one): one is string => one !== null && one !== '');
}

/** Those outside who learnt by the course of the law who complains. */
function outside({ operatorName, notices, sessions, operatorConsentedOn, transfers, police }: Complaint): string[] {
  const toldOperator =
    operatorConsentedOn !== null ||
    sessions.length > 0 ||
    notices.some((notice) => notice.to === 'operator' && reachedOn(notice) !== null);
  return [
    ...(toldOperator ? [`被投诉人 ${operatorName}（调解、告知）`] : []),
    // What was sent back was read there.
    ...transfers.map(({ to, returnedOn }) => `${to}（移送${returnedOn === null ? '' : '，退回来了'}）`),
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
