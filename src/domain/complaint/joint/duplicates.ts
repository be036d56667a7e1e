/** 重复的 (duplicates): what a complaint has taken into itself. */
import type { Complaint } from '../complaint.ts';
import type { TakenOver } from './member.ts';

/** Those that were the same dispute told again; the complaints of members stand in the list of members. */
export function duplicatesIn({ takenOver, joint }: Pick<Complaint, 'takenOver' | 'joint'>): TakenOver[] {
  return takenOver.filter((one) => !isMembers(joint, one.id));
}

export function isMembers(joint: Complaint['joint'], id: string): boolean {
  return joint?.members.some((member) => member.from?.id === id) ?? false;
}
