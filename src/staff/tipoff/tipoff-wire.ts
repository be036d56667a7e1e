/** From what the wire carries of a tip-off back to what the rules know, so that the same rules run in the browser. */
import type { Calendar } from '../../domain/base/calendar.ts';
import type { Clock } from '../../domain/law/clock.ts';
import type { Change } from '../../domain/base/event.ts';
import { tipoffClocksOf, tipoffWithDue } from '../../domain/tipoff/deadline.ts';
import type { Facts } from '../../domain/matter/matter.ts';
import { tipoffProcedure, type TipoffPersonMove } from '../../domain/tipoff/procedure.ts';
import type { Tipoff } from '../../domain/tipoff/tipoff.ts';
import type { Directory, Me, SeenTipoffItem } from '../base/client.ts';
import { factsOf as complaintFactsOf } from '../complaint/complaint-wire.ts';

/** The tip-off as the rules read it; what the wire never carries (code, hash, identity) no rule of the desk asks for. */
export function tipoffOf({ tipoff }: Pick<SeenTipoffItem, 'tipoff'>): Tipoff {
  const { filedAt, receivedAt, ...rest } = tipoff;
  return {
    ...(rest as Omit<Tipoff, 'filedAt' | 'receivedAt' | 'codeStub' | 'codeWordHash' | 'reporterId'>),
    filedAt: new Date(filedAt),
    receivedAt: new Date(receivedAt),
    codeStub: '',
    codeWordHash: null,
    reporterId: null,
  };
}

export function tipoffFactsOf(me: Me, directory: Directory, calendar: Calendar, tipoff: { countyId: number }): Facts {
  return complaintFactsOf(me, directory, calendar, tipoff.countyId);
}

/** The tip-off after the move, or null when the rule says no or too little is filled in. */
export function tryTipoffMove(move: TipoffPersonMove, tipoff: Tipoff, input: unknown, facts: Facts): Tipoff | null {
  const apply = tipoffProcedure[move].apply as (tipoff: Tipoff, input: unknown, facts: Facts) => Change<Tipoff>;
  try {
    return tipoffWithDue(apply(tipoff, input, facts).next, facts);
  } catch {
    return null;
  }
}

/** Which clocks the move stops, starts or gives another day. */
export function clocksMoved(
  before: Tipoff,
  after: Tipoff,
  facts: Facts,
): { stopped: Clock[]; started: Clock[]; moved: Clock[] } {
  const then = tipoffClocksOf(before, facts);
  const now = tipoffClocksOf(after, facts);
  const of = (clock: Clock) => then.find((one) => one.rule === clock.rule && one.zh === clock.zh);
  return {
    stopped: now.filter((clock) => clock.stoppedOn !== null && of(clock)?.stoppedOn === null),
    started: now.filter((clock) => clock.stoppedOn === null && of(clock) === undefined),
    moved: now.filter((clock) => {
      const old = of(clock);
      return clock.stoppedOn === null && old !== undefined && old.targetOn !== clock.targetOn;
    }),
  };
}
