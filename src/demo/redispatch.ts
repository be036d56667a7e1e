/** The sample county's backlog: what is out with stations, at each step of it, through the actions that people use. */
import { addDays } from '../domain/calendar.ts';
import { isBlocked, nearnessOf } from '../domain/nearness.ts';
import type { Redispatch } from '../domain/redispatch.ts';
import { SendRedispatch, unsendable } from '../domain/sending.ts';
import { redispatchFrame } from '../actions/assistance.ts';
import { countBacklog } from '../actions/backlog.ts';
import { contextAt } from '../actions/context.ts';
import { moveEntry, openEntry } from '../actions/docket.ts';
import { actorOf } from '../actions/session.ts';
import { listBacklog } from '../store/backlog.ts';
import type { Complaint } from '../domain/complaint.ts';
import { find, type Cast } from './life.ts';

/** Hours ago that each was sent, and what its station did how many hours ago. */
const samples: readonly { ago: number; steps: readonly [move: string, ago: number, input: object][] }[] = [
  { ago: 3, steps: [] },
  {
    ago: 4 * 24 + 1,
    steps: [
      ['accept', 3 * 24 + 20, { relation: 'acquainted' }],
      [
        'recordJoint',
        26,
        {
          place: '村委会',
          mediators: '站长、所里承办人',
          relation: 'acquainted',
          result: 'closer',
          words: '双方都到了，商家答应先退一半，投诉人说回去和家里商量，约好下周再谈一次。',
        },
      ],
    ],
  },
  { ago: 6 * 24, steps: [['decline', 5 * 24, { reason: 'busy', remark: '' }]] },
];
const chartDays = 30;

export async function redispatchSamples(cast: Cast, idOf: (name: string) => string): Promise<void> {
  const { ctx } = cast;
  const { county, stations, regions } = ctx.county;
  const near = nearnessOf(stations, regions);
  const now = ctx.at.getTime();
  const before = (hours: number) => contextAt(ctx, new Date(now - hours * 3_600_000));
  const rows = await listBacklog(ctx.db, ctx.actor, { officeId: null }, county.limits.backlog, ctx.today);
  const able = rows.filter((row) => unsendable(row as unknown as Complaint, false) === null);
  for (const [nth, { ago, steps }] of samples.entries()) {
    const row = able[nth];
    const to = row === undefined ? undefined : near.propose(row).find(({ ties }) => !isBlocked(ties));
    if (row === undefined || to === undefined) continue;
    const station = cast.accounts.find(({ stationId }) => stationId === to.stationId);
    if (station === undefined) continue;
    const sender = find(cast, ({ id, role }) => id === row.handlerId || (row.handlerId === null && role === 'centre'));
    const input = SendRedispatch.parse({
      id: idOf(`redispatch ${nth}`),
      matterNumber: row.number,
      stationId: to.stationId,
    });
    let one: Redispatch = await openEntry({ ...before(ago), actor: actorOf(sender) }, redispatchFrame, input);
    for (const [move, stepAgo, typed] of steps) {
      const at = { ...before(stepAgo), actor: actorOf(station) };
      const filled = move === 'recordJoint' ? { ...typed, on: at.today } : typed;
      one = await moveEntry(at, redispatchFrame, one.number, move, filled, { version: one.version });
    }
  }
  // What is open now was open then too, so the chart of the sample begins with it and not with nothing.
  for (let ago = chartDays; ago > 0; ago -= 1)
    await countBacklog({ ...contextAt(ctx, new Date(`${addDays(ctx.today, -ago)}T20:20:00+08:00`)) });
}
