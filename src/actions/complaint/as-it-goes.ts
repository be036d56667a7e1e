/** 场所不自己谈的 (as it goes): what the house in which the shop stands would keep goes up as soon as it sounds like danger. */
import type { Complaint } from '../../domain/complaint/complaint.ts';
import { isKeptByHouse } from '../../domain/complaint/steps/station-talk.ts';
import { heardIn } from '../../domain/triage/danger/heard-words.ts';
import type { Context } from '../base/context.ts';

/**
 * The complaint as it will stand within a second behind the answer to its filing: its slip, its page and its first message say so from the
 * beginning, whichever comes first.
 */
export function asItGoes(ctx: Context, complaint: Complaint): Complaint {
  if (!isKeptByHouse(complaint)) return complaint;
  const heard = heardIn([complaint.story, complaint.claim], (words) => ctx.alarmOf?.(words, ctx.today) ?? null);
  return heard === null ? complaint : { ...complaint, state: 'registered', receivedAt: ctx.at };
}
