/** 一起办理: what number and query code open when the matter is shared: the common course, and of data one's own alone. */
import { toldBy } from '../../../domain/base/event.ts';
import type { Complaint } from '../../../domain/complaint/complaint.ts';
import { activeMembers, representativesOf, type Member } from '../../../domain/complaint/joint/member.ts';
import type { Context } from '../../../actions/base/context.ts';
import { findFiled } from '../../../actions/complaint/filing.ts';
import type { LedgerRow } from '../../../store/base/schema.ts';
import type { Manner } from '../base/language.ts';

/** With whom and under which number one's matter is handled. */
export interface Shared {
  as: 'member' | 'duplicate';
  /** The number of the matter that carries all. */
  number: string;
  /** How many complain together. */
  people: number;
  representative: boolean;
}

export interface Opened {
  /** Follows the id in the ticket: the place of a member who has no number of his own. */
  place: string;
  /** The stub of the code that opens it so; empty for who belongs to it and has a number of his own. */
  codeStub: string;
  /** Which of those who complain jointly one is in the matter that was opened; null for who has that for himself. */
  member: number | null;
  /** As it is shown: the common course with one's own data. */
  complaint: Complaint;
  /** The matter on which an urge is made. */
  main: Complaint;
  /** The complaint that one filed oneself; null for who was written down by an officer. */
  filed: Complaint | null;
  shared: Shared | null;
  /** Complains first in it, or alone: may add to it and withdraw it. */
  isFirst: boolean;
}

/** What is shown of a complaint that was opened, by its own code or by that of its member `n`. */
export async function openedOf(ctx: Context, found: Complaint, n: number | null = null): Promise<Opened> {
  if (n !== null) {
    const member = found.joint?.members.find((one) => one.n === n);
    if (member !== undefined) return (await partedView(ctx, member)) ?? memberView(found, member, null);
  }
  if (found.merged !== null) return mergedView(ctx, found);
  const [first] = activeMembers(found);
  const { codeStub } = found;
  if (first === undefined)
    return {
      place: '',
      codeStub,
      member: null,
      complaint: found,
      main: found,
      filed: found,
      shared: null,
      isFirst: true,
    };
  return { ...memberView(found, first, found), isFirst: true };
}

/** Who left to go on alone has a complaint of his own, which his old number and code open as well. */
async function partedView(ctx: Context, { leftOn, from }: Member): Promise<Opened | null> {
  const own = leftOn === null || from === null ? null : await findFiled(ctx, from.id);
  return own === null ? null : openedOf(ctx, own);
}

async function mergedView(ctx: Context, filed: Complaint): Promise<Opened> {
  let main = filed;
  while (main.merged !== null) {
    const next = await findFiled(ctx, main.merged.id);
    if (next === null) break;
    main = next;
  }
  const member = main.joint?.members.find((one) => one.from?.id === filed.id);
  if (member !== undefined) return memberView(main, member, filed);
  const { id, codeStub, number, story, claim, amountFen, amountAbout, happenedOn } = filed;
  const own = { number, story, claim, amountFen, amountAbout, happenedOn, ...personOf(filed) };
  const shared: Shared = { as: 'duplicate', number: main.number, people: 1, representative: false };
  const complaint = { ...main, ...own };
  return {
    place: '',
    codeStub,
    member: null,
    complaint,
    main,
    filed: id === main.id ? null : filed,
    shared,
    isFirst: false,
  };
}

function memberView(main: Complaint, member: Member, filed: Complaint | null): Opened {
  const { name, phone, address, amountFen, leftOn } = member;
  const place = filed === null ? `/${member.n}` : '';
  const codeStub = (filed === null ? member.codeStub : filed.codeStub) ?? '';
  const n = filed === null || filed.id === main.id ? member.n : null;
  const since = main.notices.find((notice) => notice.member === member.n)?.since;
  const own: Complaint = {
    ...main,
    ...(filed === null || filed.id === main.id
      ? { consumerName: name, consumerPhone: phone, consumerAddress: address }
      : {
          ...personOf(filed),
          number: filed.number,
          story: filed.story,
          claim: filed.claim,
          happenedOn: filed.happenedOn,
        }),
    amountFen,
    amountAbout: null,
    // What the others were told is theirs; who joined after the decision has the days of his own receipt.
    notices: main.notices.flatMap(({ since: _since, ...notice }) =>
      notice.to === 'operator' || (notice.member ?? member.n) === member.n ? [notice] : [],
    ),
    ...(since === undefined ? {} : { receivedAt: new Date(`${since}T00:00:00+08:00`) }),
  };
  if (filed?.id !== main.id) own.consumerRegionId = filed?.consumerRegionId ?? null;
  // Who has left sees his own end, and nothing of what the others do.
  if (leftOn !== null) {
    const gone: Complaint = { ...own, state: 'closed', outcome: 'withdrawn', closedOn: leftOn, joint: null };
    return { place, codeStub, member: n, complaint: gone, main: gone, filed, shared: null, isFirst: false };
  }
  const shared: Shared = {
    as: 'member',
    number: main.number,
    people: activeMembers(main).length,
    representative: representativesOf(main).some((one) => one.n === member.n),
  };
  return { place, codeStub, member: n, complaint: own, main, filed, shared, isFirst: false };
}

function personOf({ consumerName, consumerPhone, consumerAddress, consumerRegionId }: Complaint) {
  return { consumerName, consumerPhone, consumerAddress, consumerRegionId };
}

const othersOwn: readonly string[] = [
  'urged',
  'supplemented',
  'joined',
  'withdrawn',
  'wished',
  'followed-up',
  'consumer-asked',
  'question-answered',
  'performance-told',
  'performance-answered',
  'appealed',
  'appeal-answered',
];

/** The lines that one may read: one's own until the matters became one, and of the common ones those that tell of nobody else. */
export function linesOf(
  { filed, main, isFirst, place, shared }: Opened,
  own: readonly LedgerRow[],
  all: readonly LedgerRow[],
): LedgerRow[] {
  const n =
    shared?.as !== 'member'
      ? null
      : (main.joint?.members.find((one) =>
          isFirst ? one.leftOn === null : filed === null ? place === `/${one.n}` : one.from?.id === filed.id,
        )?.n ?? null);
  // Alone it is his; of those who complain jointly each has a code of his own, and of a like matter neither is told of the other's.
  const isWhose = (of: number) => of === (shared === null && isFirst ? 1 : n);
  const common = all.flatMap((line) =>
    line.verb === 'code-renewed' ? (isWhose(toldBy(line.verb, line.detail).n ?? 1) ? [line] : []) : ownLine(line, n),
  );
  if (isFirst) return common;
  const told = common.filter(({ verb }) => !othersOwn.includes(verb));
  if (filed === null || filed.id === main.id) return told;
  const since = own.findLast(({ verb }) => verb === 'merged-into')?.at ?? null;
  return [...own, ...told.filter(({ at }) => since === null || at.getTime() > since.getTime())];
}

/** A line that tells of several members tells each of himself, or not at all. */
function ownLine(line: LedgerRow, n: number | null): LedgerRow[] {
  if (line.verb !== 'notice-proven') return [line];
  const { kind, members } = toldBy(line.verb, line.detail);
  if (members === undefined) return [line];
  const mine = members.find((one) => one.n === n);
  return mine === undefined ? [] : [{ ...line, detail: { kind, to: 'consumer', ...mine } }];
}

export function SharedCard({ m, shared }: { m: Manner; shared: Shared | null }) {
  if (shared === null) return null;
  const { number, people } = shared;
  return (
    <section class="card" data-test="shared">
      <h2>
        {shared.as === 'member' ? m.say('和别人一起投诉', 'A joint complaint') : m.say('两件一起办', 'Two in one')}
      </h2>
      <p class="gap">
        {shared.as === 'member'
          ? m.say(
              `您和另外 ${people - 1} 位一起投诉，大家是同一件，编号 ${number}。进展是大家共同的；资料只看得到您自己的。`,
              `You complain together with ${people - 1} more; the common number is ${number}. The progress is common; of data you see your own.`,
            )
          : m.say(
              `您这件和 ${number} 是同一件事，并到一起办，下面是那一件的进展。两个编号都能查。`,
              `This one is the same dispute as ${number}; they are handled together, and this is its progress.`,
            )}
      </p>
      {shared.as === 'member' && (
        <p>
          {shared.representative
            ? m.say(
                '您是推选的代表人；和解还要问每一位。',
                'You are an elected representative; a settlement needs each of you.',
              )
            : m.say(
                '和解、放弃要求要您本人同意，代表人不能替您定。不想一起投诉了，打电话给办的人。',
                'A settlement needs your own consent; no representative decides it for you. To leave, call the officer.',
              )}
        </p>
      )}
    </section>
  );
}
