/** 公示稿: what a complaint becomes before a person reads it, which complaints may be published at all, and the last look at who it was. */
import { dayOf, type Day } from '../../base/calendar.ts';
import {
  leakKindWords,
  maskedName,
  maskLeaks,
  type KnownLeaks,
  type TextGate,
} from '../../base/disclosure/leak-mark.ts';
import { formatYuan } from '../../base/money.ts';
import { Refusal, type PlainRefusalCode } from '../../base/refusal.ts';
import { claimKindWords } from '../../complaint/facts/facts.ts';
import { activeMembers } from '../../complaint/joint/member.ts';
import { openClue } from '../../complaint/steps/found-clue.ts';
import { isUnderReview } from '../../complaint/steps/review.ts';
import type { Complaint } from '../../complaint/complaint.ts';
import { groundRow } from '../../law/ground.ts';
import { fieldMarks, openMarks, type FieldMark, type Passed } from '../warning/warning.ts';
import type { Publication, PublicationWords } from './publication.ts';

type Ended = Complaint & { closedOn: Day; outcome: Publication['outcome'] };

/** Whether it is one that the rule speaks of: mediated to its end, and its complainant said yes. */
export function isForPublication(complaint: Complaint): complaint is Ended {
  const { state, outcome, closedOn, consentPublish, erasedOn, merged, terminateGround, police } = complaint;
  // 第（一）项: taken back or made up among themselves. 第（六）项: it should not have been accepted, and what is not accepted is not published.
  if (terminateGround === 'TM1' || terminateGround === 'TM6') return false;
  // 恶意投诉: its facts are thought to be faked, and the police look into it.
  if (police !== null) return false;
  return (
    state === 'closed' &&
    closedOn !== null &&
    (outcome === 'settled' || outcome === 'terminated') &&
    consentPublish &&
    merged === null &&
    erasedOn === null
  );
}

/** Why it is not to be published now, or null. */
export function barOf(complaint: Complaint): PlainRefusalCode | null {
  if (complaint.erasedOn !== null) return 'publication-gone';
  if (!complaint.consentPublish) return 'publication-not-consented';
  if (!isForPublication(complaint)) return 'publication-not-allowed';
  // A clue that is still looked into is not for everybody yet.
  if (openClue(complaint) !== null) return 'publication-secret';
  return isUnderReview(complaint) ? 'publication-under-review' : null;
}

/** Whether what was published, or waits, has to go because of the complaint itself; with the reason in words. */
export function leavesBecause(complaint: Complaint | null): string | null {
  if (complaint === null || complaint.erasedOn !== null) return '投诉人的信息已经清除';
  if (!complaint.consentPublish) return '投诉人不同意公示了';
  if (complaint.state !== 'closed') return '这件投诉又在办了';
  if (complaint.police !== null) return '这件投诉涉嫌造假，移送了公安';
  if (isUnderReview(complaint)) return '这件投诉正在复核';
  return isForPublication(complaint) ? null : '这件投诉不在公示范围';
}

/** The people of the complaint by their names. */
export function peopleOf(complaint: Complaint): string[] {
  const { consumerName, injury, agents } = complaint;
  const others = [...activeMembers(complaint), ...agents];
  const all = [consumerName, injury?.person ?? '', ...others.map(({ name }) => name)];
  return [...new Set(all.map((one) => one.trim()).filter((one) => [...one].length > 1))];
}

/** Everything that is the complainant's and nobody else's, to be found however it is written. */
function tokensOf(complaint: Complaint): { words: string[]; figures: string[] } {
  const { consumerPhone, consumerAddress, consumerIdNumber } = complaint;
  const members = [...(complaint.joint?.members ?? []), ...complaint.agents];
  const addresses = [consumerAddress, ...members.map(({ address }) => address)].map(bare);
  const numbers = [consumerPhone, consumerIdNumber ?? '', ...members.map(({ phone }) => phone)];
  return {
    words: [...peopleOf(complaint), ...members.map(({ name }) => name)]
      .map(bare)
      .filter((one) => [...one].length > 1)
      .concat(addresses.filter((one) => [...one].length > 5)),
    figures: numbers.map(figuresOf).filter((one) => one.length > 6),
  };
}

function bare(words: string): string {
  return words.normalize('NFKC').replace(/[^\p{L}\p{N}]/gu, '');
}

function figuresOf(words: string): string {
  return words
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^0-9X]/gu, '');
}

/**
 * The last look, beside the gate: nothing that everybody would read has the complainant's name, telephone, identity number or address
 * in it, whatever signs stand between. Gives the field in which something of it stands.
 */
export function tellsWho(fields: Readonly<Record<string, string>>, complaint: Complaint): string[] {
  const { words, figures } = tokensOf(complaint);
  return Object.entries(fields)
    .filter(([, text]) => {
      const plain = bare(text);
      const digits = figuresOf(text);
      return words.some((one) => plain.includes(one)) || figures.some((one) => digits.includes(one));
    })
    .map(([field]) => field);
}

/** The reading, and who stands behind the words. */
type Gate = TextGate & { known: KnownLeaks };

/** The marks of the gate in the words; this operator may be named, since the rule names it. */
export function marksIn(
  fields: PublicationWords | Readonly<Record<string, string>>,
  { leaksOf, known, passed }: Gate & { passed: readonly Passed[] },
): FieldMark[] {
  return fieldMarks({ ...fields }, { leaksOf, known, proven: [], passed });
}

/** A piece that somebody let through. */
export type PassedBy = Passed & { byId: string };

/** What stands in the words only since this person let it through: another one publishes it. */
export function passedBySelf(
  marks: readonly FieldMark[],
  passed: readonly PassedBy[],
  { id }: { id: string },
): FieldMark[] {
  return marks.filter(({ words }) => passed.some((one) => one.words === words && one.byId === id));
}

/**
 * The gate: refuses words that tell who somebody is, each named with what it is and what to write instead. Who let a piece through does
 * not publish it: a guess that is wrong is seen by two.
 */
export function demandNobody(
  fields: Readonly<Record<string, string>>,
  facts: Gate & { passed: readonly PassedBy[]; complaint: Complaint | null; by: { id: string } },
  way: 'draft' | 'public' = 'draft',
): void {
  const marks = marksIn(fields, facts);
  const own = passedBySelf(marks, facts.passed, facts.by);
  if (own.length > 0)
    throw new Refusal('publication-own-pass', {
      words: [...new Set(own.map((mark) => mark.words))].slice(0, 6).join('、'),
    });
  const open = openMarks(marks);
  const told = facts.complaint === null ? [] : tellsWho(fields, facts.complaint);
  if (open.length === 0 && told.length === 0) return;
  const words = [...new Set(open.map((mark) => mark.words))].slice(0, 6).join('、');
  const otherwise = way === 'draft' ? '请别的审核人写明理由放行' : '请换个说法';
  throw new Refusal(
    way === 'draft' ? 'publication-names' : 'public-names',
    { words: words === '' ? '投诉人' : words },
    [
      ...open.map(({ field, words: marked, kind, instead }) => ({
        path: field,
        zh: `“${marked}”是${leakKindWords[kind].zh}；${instead === '' ? '请删掉' : `请改成“${instead}”`}，确实不是的，${otherwise}。`,
        en: `“${marked}” is ${leakKindWords[kind].en}; ${instead === '' ? 'leave it out' : `write “${instead}”`}.`,
      })),
      ...told.map((path) => ({
        path,
        zh: '这里看得出投诉人的姓名、电话、证件号或者住址；请改掉。',
        en: 'It tells the complainant’s name, telephone, identity number or address; change it.',
      })),
    ],
  );
}

/** Words with all that is plain to see left out or masked; what is only guessed to be a name stays for a person. */
export function maskedWords(words: string, { leaksOf, known }: Gate): string {
  const marks = leaksOf(words, known)
    .filter(({ guessed }) => guessed !== true)
    // 公示不写电话，打星号也不写: a number is left out whole.
    .map((mark) =>
      /^(?:phone|plate|card|identity|account|number)$/u.test(mark.kind) ? { ...mark, instead: '' } : mark,
    );
  return maskLeaks(words, marks)
    .replace(/[，、；：]{1,4}(?=[。；])/gu, '')
    .trim();
}

/** What the complaint says of itself, as it is proposed to be published. */
export function draftWords(complaint: Complaint, gate: Gate): PublicationWords {
  return {
    said: maskedWords(complaint.story, gate).slice(0, 1200),
    asked: maskedWords(askedOf(complaint), gate).slice(0, 300),
    result: resultOf(complaint),
    reply: '',
  };
}

function askedOf({ claims, claim }: Complaint): string {
  if (claims.length === 0) return claim;
  return claims
    .map(({ kind, amountFen, words }) => {
      const sum = amountFen === null ? '' : ` ${formatYuan(amountFen)} 元`;
      return `${kind === 'other' && words !== '' ? words : claimKindWords[kind].zh}${sum}`;
    })
    .join('，');
}

/** In the words of the law, never in what somebody wrote. */
function resultOf(complaint: Complaint): string {
  const { outcome, recoveredFen, agreement, terminateGround } = complaint;
  if (outcome === 'settled') {
    const sum = recoveredFen === null || recoveredFen === 0 ? '' : `，店家退赔 ${formatYuan(recoveredFen)} 元`;
    const kept = agreement?.performedOn === null || agreement === null ? '' : '，已经履行';
    return `调解达成协议${sum}${kept}。`;
  }
  const ground = terminateGround === null ? undefined : groundRow(complaint, terminateGround);
  return `终止调解${ground === undefined ? '' : `：${ground.zh}`}，已告知投诉人其他途径。`;
}

/** 投诉时间: the day from which the register of operators counts it too. */
export function receivedOn({ receivedAt, filedAt }: Pick<Complaint, 'receivedAt' | 'filedAt'>): Day {
  return dayOf(receivedAt ?? filedAt);
}

/** What of the complaint stands beside the words; everything that names the operator comes from the register. */
export function factsFrom(
  complaint: Ended,
): Pick<
  Publication,
  | 'matterId'
  | 'matterNumber'
  | 'officeId'
  | 'handlerId'
  | 'categoryCode'
  | 'natureCode'
  | 'complainant'
  | 'complainedOn'
  | 'happenedOn'
  | 'closedOn'
  | 'outcome'
> {
  const people = peopleOf(complaint);
  const first = maskedName(people[0] ?? '某');
  return {
    matterId: complaint.id,
    matterNumber: complaint.number,
    officeId: complaint.officeId,
    handlerId: complaint.handlerId,
    categoryCode: complaint.categoryCode,
    natureCode: complaint.natureCode,
    complainant: activeMembers(complaint).length > 1 ? `${first}等 ${activeMembers(complaint).length} 人` : first,
    complainedOn: receivedOn(complaint),
    happenedOn: complaint.happenedOn,
    closedOn: complaint.closedOn,
    outcome: complaint.outcome,
  };
}
