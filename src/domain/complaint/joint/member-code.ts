/**
 * 换查询码 in a complaint: each who complains jointly has a code of his own, so that whoever makes another one says whose. The code of
 * who has a number of his own belongs to that number, and is made anew there.
 */
import { z } from 'zod';
import type { Change } from '../../base/event.ts';
import { labelled } from '../../base/field.ts';
import { Refusal } from '../../base/refusal.ts';
import { renewCode, RenewCode } from '../../matter/code-renewal.ts';
import type { Facts } from '../../matter/matter.ts';
import type { Complaint } from '../complaint.ts';
import { activeMembers, type Member } from './member.ts';

export const RenewComplaintCode = z.object({
  member: labelled(
    z
      .string()
      .regex(/^\d{1,3}$/u)
      .nullable()
      .default(null),
    { zh: '换谁的', en: 'Whose', input: 'member' },
  ),
  ...RenewCode.shape,
});
export type RenewComplaintCode = z.infer<typeof RenewComplaintCode>;

/** The complaint with another code for the one who lost his; nobody else's changes. */
export function renewComplaintCode(
  complaint: Complaint,
  { member, ...input }: RenewComplaintCode,
  facts: Facts,
): Change<Complaint> {
  const whose = whoseOf(complaint, member);
  const { name, phone } = whose ?? { name: complaint.consumerName, phone: complaint.consumerPhone };
  const { next, event } = renewCode(complaint, input, facts, { name: name !== '', phone: phone !== '' });
  if (whose === null) return { next, event };
  const { n } = whose;
  return { next: withStubOf(complaint, n, next.codeStub), event: { ...event, detail: { ...event.detail, n } } };
}

/** Whose code can be made anew here: also of who complains no longer, who still sees by it how it ended for him. */
export function membersWithCode({ joint }: Pick<Complaint, 'joint'>): readonly Member[] {
  return joint?.members.filter(({ from }) => from === null) ?? [];
}

/** The member whose code it is; null for who complains alone. */
function whoseOf(complaint: Complaint, n: string | null): Member | null {
  const active = activeMembers(complaint);
  if (n === null && active.length > 1) throw new Refusal('code-whose');
  if (n === null) return active[0] ?? null;
  const whose = complaint.joint?.members.find((one) => one.n === Number(n));
  if (whose === undefined) throw new Refusal('member-unknown');
  if (whose.from !== null) throw new Refusal('code-own-number', { number: whose.from.number });
  return whose;
}

/** Of who stands first the stub lies in the matter, and where he was written down by hand in the list of members as well. */
function withStubOf(complaint: Complaint, n: number, codeStub: string): Complaint {
  const { joint } = complaint;
  const isFirst = activeMembers(complaint)[0]?.n === n;
  const members = joint?.members.map((one) =>
    one.n === n && !(isFirst && one.codeStub === null) ? { ...one, codeStub } : one,
  );
  return {
    ...complaint,
    ...(isFirst ? { codeStub } : {}),
    ...(joint === null || members === undefined ? {} : { joint: { ...joint, members } }),
  };
}

/** The stub of the code of a member, or of who complains alone; null where he has none here. */
export function codeStubOf({ codeStub, joint }: Pick<Complaint, 'codeStub' | 'joint'>, n: number): string | null {
  const [first] = activeMembers({ joint });
  if (first === undefined || first.n === n) return codeStub;
  return joint?.members.find((one) => one.n === n)?.codeStub ?? null;
}
