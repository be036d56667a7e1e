/** Tip-offs that live in 青禾县 by the real actions. */
import { fileTipoff, moveTipoff } from '../../src/actions/tipoff/tipoff.ts';
import type { AllegationInput } from '../../src/domain/tipoff/filing.ts';
import type { Actor } from '../../src/domain/base/actor.ts';
import type { Day } from '../../src/domain/base/calendar.ts';
import type { TipoffPersonMove } from '../../src/domain/tipoff/procedure.ts';
import type { Tipoff } from '../../src/domain/tipoff/tipoff.ts';
import type { Qinghe } from './qinghe.ts';
import { anAllegation, tipoffInputOf } from './tipoff.ts';
import { cast } from './cast.ts';

/** Files one as the consumer of the day. */
export function tippedOffIn(county: Qinghe, on: Day, change: Partial<AllegationInput> = {}): Promise<Tipoff> {
  return fileTipoff(county.ctx('consumer', on), anAllegation(change));
}

/** The tip-off is 石桥所's: its head and its one officer verify. */
const makers: Partial<Record<TipoffPersonMove, string>> = {
  dispatch: cast.centre,
  repeat: cast.centre,
  merge: cast.centre,
  disclaim: cast.centre,
  assign: cast.headOfShiqiao,
  // The head is one of the two who verify: the leader decides.
  extend: cast.deputyDirector,
  open: cast.deputyDirector,
  notOpen: cast.deputyDirector,
  transfer: cast.deputyDirector,
  returnProposal: cast.deputyDirector,
  grantReward: cast.headOfShiqiao,
};

/** Makes one move as one who may, with the plainest input. */
export function makeMove(
  county: Qinghe,
  tipoff: Tipoff,
  move: TipoffPersonMove,
  on: Day,
  input: object = {},
  who: string | Actor = makers[move] ?? cast.officerOfShiqiao,
): Promise<Tipoff> {
  const id = (name: string) => county.actor(name).id;
  const own = {
    dispatch: { officeId: 'SO-SQ' },
    assign: { handlerId: id(cast.officerOfShiqiao), secondId: id(cast.headOfShiqiao) },
  }[move as string];
  return moveTipoff(
    county.ctx(who, on),
    tipoff.number,
    move,
    { ...tipoffInputOf(move, tipoff, on), ...own, ...input } as never,
    { version: tipoff.version },
  );
}
