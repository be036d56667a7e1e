import { z } from '@hono/zod-openapi';
import { demand } from '../../../domain/base/actor.ts';
import {
  askedBy,
  askedWords,
  awaitedRow,
  awaitedUntil,
  awaitedWords,
  isOverdue,
  shownAwaited,
  type Awaited,
} from '../../../domain/command/awaited.ts';
import { reminderNumber, type ReminderHead } from '../../../domain/command/reminder-letter.ts';
import { awaitedFrame, reminderContacts } from '../../../actions/command/awaited.ts';
import { listAwaiteds } from '../../../store/command/awaited.ts';
import { apiRoutes } from '../../base/schema.ts';
import { addDocketRoutes, DocketState, ordered } from '../matter/docket-routes.ts';
import { placeNameOf } from '../matter/timeline-lines.ts';

export interface AwaitedMore {
  /** 「等市质检院检测、鉴定」; to the department that is waited for who asks it what. */
  what: { zh: string; en: string };
  /** 「等市质检院检测、鉴定，应5月12日回」 */
  until: { zh: string; en: string };
  /** Past its day, or answered and not written down. */
  late: boolean;
  /** The days of the letters of reminder. */
  reminded: string[];
  /** By which day a letter of today would ask for an answer. */
  askedBy: string;
  /** What the head and the foot of a letter of today would say. */
  letterHead: ReminderHead;
  officeName: string | null;
  byName: string;
}

/** Who is asked sends no letter. */
const nobody = () => null;

export const awaitedApi = apiRoutes();
export const orderedAwaiteds = ordered({
  frame: awaitedFrame,
  example: '候2026-0007',
  Query: DocketState.extend({
    /** Of one matter. */
    matter: z.string().max(30).optional(),
    /** What is the reader's own work, or has gone up to him. */
    mine: z.literal('yes').optional(),
    overdue: z.literal('yes').optional(),
  }),
  list: (ctx, query, most) => {
    demand(ctx.actor, 'awaited.read');
    return listAwaiteds(ctx.db, ctx.actor, query, { today: ctx.today, limit: most });
  },
  row: { entry: awaitedRow },
  moreOf: async (ctx, entries, names) => {
    const isAsked = ctx.actor.role === 'department';
    const contactOf = isAsked ? nobody : await reminderContacts(ctx, entries, names);
    return (one: Awaited): AwaitedMore => ({
      what:
        ctx.actor.role === 'department'
          ? askedWords(shownAwaited(ctx.actor, one), placeNameOf(ctx, one.officeId) ?? ctx.county.county.bureauName)
          : awaitedWords(one),
      until: awaitedUntil(one, ctx.today),
      late: isOverdue(one, ctx.today),
      reminded: one.reminders.map(({ on }) => on),
      askedBy: askedBy(ctx.today, ctx.county.calendar, ctx.county.county.limits.awaited),
      officeName: placeNameOf(ctx, one.officeId),
      byName: ctx.actor.role === 'department' ? '' : (names.get(one.byId) ?? ''),
      letterHead: {
        number: reminderNumber(one, one.reminders.length + 1, ctx.county.county, ctx.today),
        contact: contactOf(one),
      },
    });
  },
});
addDocketRoutes(awaitedApi, orderedAwaiteds);
