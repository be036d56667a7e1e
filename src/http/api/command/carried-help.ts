/** 请本站协助的: what was sent to a station, as its telephone carries it along. */
import { calledByHelp } from '../../../domain/command/redispatch-call.ts';
import { redispatchDocket } from '../../../domain/command/redispatch-steps.ts';
import { addDays, type Day } from '../../../domain/base/calendar.ts';
import { availableDocketMoves } from '../../../domain/matter/docket.ts';
import type { Words } from '../../../domain/base/words.ts';
import {
  isHelped,
  redispatchStateWords,
  shownRedispatch,
  type HelpRole,
  type Redispatch,
  type SentFacts,
} from '../../../domain/command/redispatch.ts';
import type { Context } from '../../../actions/base/context.ts';
import { withWhole, type CarriedCall } from '../complaint/carried-call.ts';
import { listRedispatches } from '../../../store/command/redispatch.ts';

/** A complaint that was sent to the station, with nothing of it but what the form lists. */
export interface CarriedHelp {
  number: string;
  version: number;
  state: Words;
  isOpen: boolean;
  role: HelpRole;
  sent: SentFacts;
  officeName: string;
  officePhone: string;
  acceptBy: Day;
  dueOn: Day;
  moves: string[];
  /** Whom it may ring up, once it has accepted; the whole numbers lie in the sealed store of the telephone alone. */
  calls: CarriedCall[];
  /** How it ended, in words. */
  remark: string;
}

/** What ended longer ago than a help can last is of no use at the counter. */
const helpShownDays = 60;

export async function carriedHelps(ctx: Context): Promise<CarriedHelp[]> {
  const query = { state: 'all', from: addDays(ctx.today, -helpShownDays) } as const;
  return (await listRedispatches(ctx.db, ctx.actor, query)).map((one) => carriedHelp(ctx, one));
}

function carriedHelp({ actor, county }: Context, one: Redispatch): CarriedHelp {
  const office = county.organisations.find(({ id }) => id === one.officeId);
  const { number, version, state, role, sent, acceptBy, dueOn, remark } = shownRedispatch(actor, one);
  return {
    number,
    version,
    state: redispatchStateWords[state],
    isOpen: isHelped(one),
    role,
    sent,
    officeName: office?.name ?? '',
    officePhone: office?.phone ?? '',
    acceptBy,
    dueOn,
    moves: availableDocketMoves(redispatchDocket, one, actor) as string[],
    calls: isHelped(one) ? withWhole(calledByHelp(sent), calledByHelp(one.sent)) : [],
    remark,
  };
}
