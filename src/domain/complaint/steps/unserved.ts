/**
 * 送不到 (unserved): a notice that did not reach whom it is for is left behind, announced, told to whoever came in his place, or laid into
 * the file after two attempts (民事诉讼法 第八十九条、第九十五条), so that a complaint can lawfully end though nobody was there to be told. Of
 * those who complain jointly each has a result of his own.
 */
import { z } from 'zod';
import type { Change } from '../../base/event.ts';
import { demanding, labelled, written } from '../../base/field.ts';
import { Refusal } from '../../base/refusal.ts';
import { failureEnds, type ServiceFailure } from '../../law/service.ts';
import { demandDay, eventOf, servedHash, type Facts } from '../../matter/matter.ts';
import {
  earlierField,
  endField,
  failureField,
  failureFields,
  failureOf,
  failureProof,
  leftByField,
  takenBackWhy,
  withoutFailure,
} from '../../matter/decided/unserved.ts';
import { hasFailed, isOwed } from '../../matter/decided/owed.ts';
import { moved, type Complaint } from '../complaint.ts';
import { demandTeller, laterOf, mayTellFrom, NoticeProof, toldAll } from './notice.ts';
import { proceedingWords } from '../words/move-words.ts';

export const FailedDelivery = demanding(
  z.object({
    kind: NoticeProof.shape.kind,
    to: NoticeProof.shape.to,
    member: labelled(z.union([z.literal(''), z.string().regex(/^\d{1,3}$/u)]).default(''), {
      zh: '哪一位',
      en: 'Which member',
      input: 'member',
      when: { field: 'to', is: ['consumer'] },
      optional: true,
    }),
    ...failureFields,
    // Who buys for his own life is no firm that could be struck off.
    how: failureField({ deregistered: { field: 'to', is: ['operator'] } }),
    end: endField(failureEnds, {
      hintZh:
        '拒收的可以留置，调解书不行；退回、搬走、联系不上，别的办法也试过的，可以公告；死亡、注销的改向继承人、清算组告知',
      hintEn:
        'Left behind where refused, but never a letter of mediation; announced where it came back and nothing else reaches him; told to heirs or liquidators of who is gone',
    }),
    leftBy: leftByField(),
    announcedOn: labelled(z.union([z.literal(''), z.iso.date()]).default(''), {
      zh: '哪天公告的',
      en: 'Announced on',
      hintZh: '自公告之日起满三十日视为送达',
      hintEn: 'It counts as served thirty days later',
      input: 'day',
      when: { field: 'end', is: ['announced'] },
      startsEmpty: true,
    }),
    otherWays: labelled(written().max(300).default(''), {
      zh: '还试过哪些办法',
      en: 'Other ways that were tried',
      hintZh:
        '打电话、发短信、上门，各在哪天、结果怎样；别的办法都送不到的才公告（《办法》没有规定送达，参照《民事诉讼法》第九十五条）',
      hintEn: 'Telephone, message, in person: when, and with what result; only what nothing else reaches is announced',
      input: 'longText',
      when: { field: 'end', is: ['announced'] },
    }),
    successor: labelled(written().max(60).default(''), {
      zh: '改向谁告知',
      en: 'Who is told instead',
      hintZh: '继承人、清算组、权利义务承受人的姓名或者名称；告知了再记“告知”',
      hintEn: 'The heir, the liquidators, the successor; once told it is recorded as a notice',
      input: 'text',
      when: { field: 'end', is: ['successor'] },
    }),
    earlierOn: earlierField({
      hintZh: '送过两次才算送不到；死亡、注销的可以不写',
      hintEn: 'Only after two attempts, unless the party is gone',
    }),
    proof: failureProof({
      hintZh: '退信批条、见证人、录像、死亡或者注销证明的编号',
      hintEn: 'Slip of the post, witness, recording, number of the certificate',
    }),
  }),
);

export function recordUnserved(
  complaint: Complaint,
  input: z.infer<typeof FailedDelivery>,
  facts: Facts,
): Change<Complaint> {
  const state = moved(complaint, 'recordUnserved');
  demandTeller(complaint, facts);
  const { kind, to, how } = input;
  const n = input.member === '' || to === 'operator' ? undefined : Number(input.member);
  const owed = complaint.notices.filter((one) => one.kind === kind && one.to === to && isOwed(one));
  const open = owed.find(({ member }) => member === n);
  if (open === undefined)
    throw new Refusal(owed.length === 0 || n !== undefined ? 'notice-not-needed' : 'unserved-member');
  demandPossible(complaint, input);
  const failure: ServiceFailure = {
    ...failureOf(input, facts, laterOf(mayTellFrom(complaint, kind), open.since ?? null)),
    ...moreOf(input, facts),
  };
  // What was left behind or announced was served in the text as it prints today.
  const served = failure.end === 'left' || failure.end === 'announced' ? facts.served : {};
  const notices = complaint.notices.map((one) => (one === open ? { ...one, failure, ...served } : one));
  const { on, end, earlierOn, leftBy, announcedOn } = failure;
  return {
    next: toldAll({ ...complaint, state, notices }, facts),
    event: eventOf(
      complaint,
      'service-failed',
      facts,
      {
        kind,
        to,
        how,
        on,
        end,
        ...(n === undefined ? {} : { n }),
        ...(earlierOn === undefined ? {} : { earlierOn }),
        ...(leftBy === undefined ? {} : { leftBy }),
        ...(announcedOn === undefined ? {} : { announcedOn }),
        ...(end === 'left' || end === 'announced' ? servedHash(facts) : {}),
      },
      on,
    ),
  };
}

export const FailureCorrection = z.object({
  kind: NoticeProof.shape.kind,
  to: NoticeProof.shape.to,
  member: FailedDelivery.shape.member,
  why: takenBackWhy,
});

/**
 * 更正送不到: a failure that was written down by mistake, as a death that was none: the notice is owed again, and its clock runs. Nobody has been told
 * on the day on which it seemed so; what was closed upon it is open until somebody is. What was decided stands, and so does what was asked afterwards.
 */
export function takeBackUnserved(
  complaint: Complaint,
  { kind, to, member, why }: z.infer<typeof FailureCorrection>,
  facts: Facts,
): Change<Complaint> {
  const state = moved(complaint, 'takeBackUnserved');
  demandTeller(complaint, facts);
  const n = member === '' || to === 'operator' ? undefined : Number(member);
  const failed = complaint.notices.findLast(
    (one) => one.kind === kind && one.to === to && one.member === n && hasFailed(one),
  );
  if (failed?.failure === undefined || isOfAnother(complaint)) throw new Refusal('failure-none');
  const { how, on, end } = failed.failure;
  return {
    next: {
      ...complaint,
      ...(complaint.closedOn === null ? {} : { closedOn: null, archive: null }),
      state,
      toldOn: null,
      notices: complaint.notices.map((one) => (one === failed ? withoutFailure(one, why, facts) : one)),
    },
    event: eventOf(complaint, 'service-failure-corrected', facts, {
      kind,
      to,
      how,
      on,
      end,
      why,
      ...(n === undefined ? {} : { n }),
      ...(complaint.closedOn === null ? {} : { closedOn: complaint.closedOn }),
    }),
  };
}

/** Whether another matter took it in, which tells whoever is to be told. */
function isOfAnother({ outcome }: Complaint): boolean {
  return outcome === 'merged';
}

/** Whether a record of a failure stands on it that can be taken back. */
export function hasFailure(complaint: Complaint): boolean {
  return !isOfAnother(complaint) && complaint.notices.some(hasFailed);
}

/** What cannot have been, whatever the form was sent with. */
function demandPossible(complaint: Complaint, { kind, to, how, end }: z.infer<typeof FailedDelivery>): void {
  // Who buys for his own life is no firm that could be struck off.
  if (how === 'deregistered' && to === 'consumer') throw new Refusal('failure-of-operator');
  // It goes to the party himself: nobody is bound by a letter of mediation that was left at his door.
  if (end === 'left' && isLetter(complaint, kind)) throw new Refusal('letter-not-left');
}

/**
 * Whether what is served is a 调解书, which is handed to the party and never left behind (参照《最高人民法院关于适用〈民事诉讼法〉的解释》第一百三十三条),
 * and not a record of what was agreed.
 */
function isLetter({ agreement }: Complaint, kind: string): boolean {
  return kind === 'agreement' && agreement?.form === 'letter';
}

/** What belongs to one way of ending it alone. */
function moreOf(
  { end, on, leftBy, announcedOn, otherWays, successor }: z.infer<typeof FailedDelivery>,
  facts: Facts,
): Pick<ServiceFailure, 'leftBy' | 'announcedOn' | 'otherWays' | 'successor'> {
  if (end === 'left' && leftBy !== '') return { leftBy };
  if (end === 'successor') return { successor };
  if (end !== 'announced' || announcedOn === '') return {};
  demandDay(announcedOn, facts, on);
  return { announcedOn, otherWays };
}

export const unservedMoves = {
  recordUnserved: {
    ...proceedingWords.recordUnserved,
    input: FailedDelivery,
    apply: recordUnserved,
  },
  takeBackUnserved: {
    ...proceedingWords.takeBackUnserved,
    input: FailureCorrection,
    apply: takeBackUnserved,
  },
} as const;
