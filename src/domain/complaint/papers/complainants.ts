/**
 * 投诉人各位 (complainants): what a paper says of each who complains, and to all of them. Who complains jointly is a party of his own
 * (《办法》第十二条): he has his own line to be reached by, his own copy and his own line to sign.
 */
import { maskText } from '../../base/masking.ts';
import { chinaDayOf } from '../../base/calendar.ts';
import type { Complaint } from '../complaint.ts';
import { activeMembers, lastWish, type Member } from '../joint/member.ts';
import { dayText } from './letter.ts';
import { formatSum } from '../../base/money.ts';
import type { PaperFacts } from '../../matter/paper-facts.ts';
import { cell, label, linesIn, value, type Cell, type Signature } from '../../matter/paper-sheet.ts';

/** One who complains, as papers name him. */
export interface Complainant {
  name: string;
  phone: string;
  address: string;
}

type Named = Pick<Complaint, 'joint' | 'consumerName' | 'consumerPhone' | 'consumerAddress' | 'consumerRegionId'>;
type Places = Pick<PaperFacts, 'placeOf'>;

/** Each who complains; one where nobody joined. */
export function complainantsIn(complaint: Named, facts: Places): readonly Complainant[] {
  const { consumerName: name, consumerPhone: phone, consumerAddress: address, consumerRegionId: home } = complaint;
  const members = activeMembers(complaint);
  if (members.length === 0) return [{ name, phone, address: addressZh(address, home, facts) }];
  return members.map((member, i) => ({
    name: member.name,
    phone: member.phone,
    address: addressZh(member.address, i === 0 ? home : (member.regionId ?? null), facts),
  }));
}

/** Who lives in the county need not write more than his village: it is his address then (《办法》第十条 asks for one). */
function addressZh(address: string, regionId: string | null, { placeOf }: Places): string {
  return address.trim() === '' ? (placeOf?.(regionId) ?? '') : address;
}

/** The address of the one who complains, or who stands first of several. */
export function firstAddress(complaint: Named, facts: Places): string {
  return complainantsIn(complaint, facts)[0]?.address ?? '';
}

export function complainantNames(complaint: Named): readonly string[] {
  return complainantsIn(complaint, {}).map(({ name }) => name);
}

/** Who sat at the sessions: each who complained on a day of one, though he may have left since; without a session all who do now. */
export function namesAtSessions(complaint: Named & Pick<Complaint, 'sessions'>): readonly string[] {
  const days = complaint.sessions.map(({ heldAt }) => chinaDayOf(heldAt));
  const there = (complaint.joint?.members ?? []).filter(({ joinedOn, leftOn }) =>
    days.some((day) => joinedOn <= day && (leftOn === null || leftOn > day)),
  );
  return there.length === 0 ? complainantNames(complaint) : there.map(({ name }) => name);
}

/** A line to sign for each: 「投诉人（签名）：」, where there are several with his name, and no number that somebody typed behind it. */
export function signedByEach(
  names: readonly string[],
  how: '（签名）' | '（签名或者盖章）',
  dateLine: string,
): Signature[] {
  if (names.length < 2) return [{ who: `投诉人${how}：`, name: [], dateLine }];
  return names.map((name) => ({ who: `投诉人${maskText(name, [])}${how}：`, name: [], dateLine }));
}

/** Name, telephone and address of each, beside one label that stands for all; `more` are rows that follow below the same label. */
export function complainantRows(complaint: Named, facts: Places, more: readonly Cell[][]): Cell[][] {
  const rows = complainantsIn(complaint, facts).flatMap(({ name, phone, address }) => [
    [label('姓名'), value(name), label('联系电话'), value(phone)],
    [label('地址'), value(address, 3)],
  ]);
  const all = [...rows, ...more];
  return all.map((row, i) => (i === 0 ? [label('投诉人', 1, all.length), ...row] : row));
}

/** 共同投诉人: on the form on which one of them was registered, each with what he asks for; nothing where one complains. */
export function jointRow(complaint: Named, facts: Places, columns: number): Cell[][] {
  const members = activeMembers(complaint);
  if (members.length < 2) return [];
  const lines = complainantsIn(complaint, facts).map(({ name, phone, address }, i) => {
    const amountFen = members[i]?.amountFen ?? null;
    const parts = [name, phone, address, amountFen === null ? '' : `涉及${formatSum(amountFen, null)}`];
    return `${i + 1}.${parts.filter((part) => part !== '').join('，')}`;
  });
  return [[label('共同投诉人'), cell(linesIn(lines.join('\n')), columns)]];
}

/** Who acts for the complainant; of several it is said for whom, which is the one who stands first. */
export function agentNamed(complaint: Pick<Complaint, 'joint'>, name: string): string {
  const [first, ...others] = activeMembers(complaint);
  return first === undefined || others.length === 0 ? name : `${name}（代理${first.name}）`;
}

/** 「赵玉梅等3人」, in the place of one name. */
export function firstAndOthers(complaint: Named): string {
  const members = activeMembers(complaint);
  return members.length < 2 ? complaint.consumerName : `${members[0]?.name ?? ''}等${members.length}人`;
}

/** How many copies of what all parties sign: one for each who complains, one for the operator, one for the file (第二十四条). */
export function copiesFor(complaint: Pick<Complaint, 'joint'>): number {
  return Math.max(activeMembers(complaint).length, 1) + 2;
}

/** Since when each agrees to it, a line for each where they do not say it together. */
export function agreedLines(complaint: Pick<Complaint, 'joint' | 'consumerConsentedOn'>): string {
  const members = activeMembers(complaint);
  const said = members.map((one) => ({ name: one.name, on: givenOn(one) }));
  const isOneDay = said.every(({ on }) => on === said[0]?.on);
  if (members.length < 2 || isOneDay) return dayText(complaint.consumerConsentedOn);
  return said.map(({ name, on }) => `${name}：${dayText(on)}`).join('\n');
}

function givenOn(member: Member): string | null {
  const wish = lastWish(member, 'mediate');
  return wish?.given === true ? wish.on : null;
}
