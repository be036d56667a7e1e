import type { Complaint } from '../../domain/complaint/complaint.ts';
import type { Member } from '../../domain/complaint/joint/member.ts';
import type { Keyring } from '../../domain/base/keyring.ts';
import type { Tx } from '../../store/base/db.ts';
import { complaintBook, replaceJoint } from '../../store/complaint/complaint.ts';
import { stubOfGiven } from '../../store/matter/query-code.ts';
import { formerCodes, hashFormerCodes } from '../matter/former-codes.ts';

/** Query codes of complaints and of the members of joint ones, as earlier versions left them: the start waits for those that open something. */
export const complaintCodesInClear = formerCodes((tx, keyring, turn) =>
  hashFormerCodes(tx, keyring, turn, complaintBook, (row) => withMembersHashed(tx, keyring, row)),
);

/** A member as an earlier version wrote him. */
type FormerMember = Omit<Member, 'codeStub'> & { queryCode?: string | null };

async function withMembersHashed(tx: Tx, keyring: Keyring, complaint: Complaint): Promise<Complaint> {
  const { joint, countyId } = complaint;
  if (joint === null) return complaint;
  const place = { countyId, kind: 'complaint' } as const;
  const members = joint.members.map((member: FormerMember): Member => {
    const { queryCode = null, ...rest } = member;
    return { ...rest, codeStub: queryCode === null ? null : stubOfGiven(keyring, place, queryCode) };
  });
  const next = { ...complaint, joint: { ...joint, members } };
  await replaceJoint(tx, complaint, next);
  return next;
}
