/**
 * 核对时钟 (clock): the administrator keeps the calendar and the county's limits, and answers for how they are counted. He opens
 * the clocks of one matter by its number and nothing else of it; that he looked stands in the matter's own ledger.
 */
import { demand } from '../../domain/base/actor.ts';
import type { Clock } from '../../domain/law/clock.ts';
import { eventOf, type Matter, type MatterKind } from '../../domain/matter/matter.ts';
import { matterNumber, parseMatterNumber } from '../../domain/matter/numbering.ts';
import { Refusal } from '../../domain/base/refusal.ts';
import { record } from '../../store/base/ledger.ts';
import { lockMatter } from '../../store/matter/matter.ts';
import { transact } from '../../store/base/transact.ts';
import { complaintFrame } from '../complaint/complaint.ts';
import { factsOf, type Context } from '../base/context.ts';
import { inquiryFrame } from '../inquiry/inquiry.ts';
import { enforcementFrame } from '../supervision/enforcement/enforcement.ts';
import type { Frame } from '../matter/matter.ts';
import { tipoffFrame } from '../tipoff/tipoff.ts';

/** Everything that is told of the matter: its number, what kind it is, and its clocks. */
export interface OpenedClocks {
  kind: MatterKind;
  number: string;
  clocks: Clock[];
}

/** All clocks that a complaint, tip-off, inquiry or case has met; a number without its letter is a complaint's. */
export function openClocks(ctx: Context, typed: string): Promise<OpenedClocks> {
  demand(ctx.actor, 'clock.open');
  const parsed = parseMatterNumber(typed);
  if (parsed === null) throw new Refusal('not-found');
  const kind = parsed.kind ?? 'complaint';
  return openers[kind](ctx, kind, matterNumber(kind, parsed.year, parsed.n));
}

const openers = {
  complaint: openerOf(complaintFrame),
  tipoff: openerOf(tipoffFrame),
  inquiry: openerOf(inquiryFrame),
  enforcement: openerOf(enforcementFrame),
} as const satisfies Record<MatterKind, unknown>;

function openerOf<T extends Matter>({ book, clocksOf }: Frame<T>) {
  return (ctx: Context, kind: MatterKind, number: string): Promise<OpenedClocks> =>
    transact(ctx.db, async (tx) => {
      const matter = await lockMatter(tx, book, ctx.actor.countyId, { number });
      const facts = factsOf(ctx);
      await record(tx, eventOf(matter, 'clocks-opened', facts, {}));
      return { kind, number, clocks: clocksOf(matter, facts).map(withoutPlace) };
    });
}

/** Where something is tested may say what was bought and of whom: that it is being tested, and by which paper, is enough. */
function withoutPlace(clock: Clock): Clock {
  return { ...clock, pauses: clock.pauses.map((pause) => ({ ...pause, why: pause.why.replace(/：.*$/su, '') })) };
}
