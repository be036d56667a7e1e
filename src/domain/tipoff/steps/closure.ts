/**
 * 办结归档 (closure): a tip-off closes when everything a law wants told is proven and its case, if one was opened, has ended;
 * then it is archived. Beside them the acts that change no state: urge, supplement, note.
 */
import { z } from 'zod';
import type { Change } from '../../base/event.ts';
import { labelled, written } from '../../base/field.ts';
import { isOwnUrge, type Note, type Supplement, type Urge } from '../../complaint/steps/followup.ts';
import { eventOf, type Facts } from '../../matter/matter.ts';
import { Refusal } from '../../base/refusal.ts';
import { unprovenNotices } from '../notification.ts';
import { movedTipoff, type Tipoff } from '../tipoff.ts';

export const CloseTipoff = z.object({});
export const Archive = z.object({
  files: labelled(written().min(2).max(500), {
    zh: '卷内材料',
    en: 'What is in the file',
    hintZh: '例如：登记表、核查记录、不予立案审批表、告知凭据',
    hintEn: 'Registration, record of the verification, approval, proofs of notice',
    input: 'longText',
  }),
});

export function closeTipoff(tipoff: Tipoff, _input: unknown, facts: Facts): Change<Tipoff> {
  const state = movedTipoff(tipoff, 'close');
  const open = unprovenNotices(tipoff).length;
  if (open > 0) throw new Refusal('notices-unproven', { open });
  if (tipoff.outcome === 'opened' && tipoff.enforcementEndedOn === null) throw new Refusal('enforcement-still-open');
  return {
    next: { ...tipoff, state, closedOn: facts.today },
    event: eventOf(tipoff, 'tipoff-closed', facts, { outcome: tipoff.outcome, officeId: tipoff.officeId }),
  };
}

export function archive(tipoff: Tipoff, input: z.infer<typeof Archive>, facts: Facts): Change<Tipoff> {
  const state = movedTipoff(tipoff, 'archive');
  return {
    next: { ...tipoff, state, archivedOn: facts.today },
    event: eventOf(tipoff, 'tipoff-archived', facts, { files: input.files }),
  };
}

/** An open tip-off may be urged once a day by who told of it; what the centre says to who has it is no urge of his. */
export function urgeTipoff(tipoff: Tipoff, input: z.infer<typeof Urge>, facts: Facts): Change<Tipoff> {
  demandLive(tipoff, 'urge');
  if (!isOwnUrge(input, facts))
    return { next: tipoff, event: eventOf(tipoff, 'urged', facts, { words: input.words, by: 'centre' }) };
  if (tipoff.urgedOn === facts.today) throw new Refusal('already-urged-today');
  return {
    next: { ...tipoff, urgedOn: facts.today, urgedTimes: tipoff.urgedTimes + 1 },
    event: eventOf(tipoff, 'urged', facts, { words: input.words }),
  };
}

export function supplementTipoff(tipoff: Tipoff, input: z.infer<typeof Supplement>, facts: Facts): Change<Tipoff> {
  demandLive(tipoff, 'supplement');
  return {
    next: tipoff,
    event: eventOf(tipoff, 'supplemented', facts, { words: input.words, files: input.attachmentIds.length }),
  };
}

export function noteTipoff(tipoff: Tipoff, input: z.infer<typeof Note>, facts: Facts): Change<Tipoff> {
  return { next: tipoff, event: eventOf(tipoff, 'noted', facts, { words: input.words }) };
}

export function isLive({ state }: Tipoff): boolean {
  return state !== 'closed' && state !== 'archived';
}

function demandLive(tipoff: Tipoff, move: string): void {
  if (!isLive(tipoff)) throw new Refusal('move-not-allowed', { state: tipoff.state, move });
}
