/** 在期与否: who keeps the clocks of complaints and tip-offs. It stands here because it knows both kinds. */
import type { Matter } from '../../domain/matter/matter.ts';
import type { Follower, Passed } from '../base/context.ts';
import { complaintFrame } from '../complaint/complaint.ts';
import { keepClocks, keepMovedClocks } from '../command/clock-keeping.ts';
import type { Frame } from '../matter/matter.ts';
import type { MatterReader } from '../matter/reading.ts';
import { tipoffFrame } from '../tipoff/tipoff.ts';

const frames: Readonly<Partial<Record<string, Frame<Matter>>>> = {
  complaint: complaintFrame as unknown as Frame<Matter>,
  tipoff: tipoffFrame as unknown as Frame<Matter>,
};

/** Those of a matter that was filed a moment ago, so that its filing waits for none of it; and, once, those of before an upgrade. */
export const clockReader: MatterReader = {
  name: 'clock',
  version: 1,
  kinds: ['complaint', 'tipoff'],
  async read(tx, ctx, { kind, matters, erased }) {
    const frame = frames[kind];
    if (frame !== undefined) await keepClocks(tx, ctx, frame, [...matters, ...erased]);
  },
};

/** Those that an act has moved, in its own transaction. */
export const keepActedClocks: Follower = {
  kinds: ['complaint', 'tipoff'],
  moves: 'all',
  async follow(tx, ctx, { kind, on, besides }) {
    const frame = frames[kind];
    if (frame !== undefined) await keepMovedClocks(tx, ctx, frame, [...on, ...besides] as readonly Passed[]);
  },
};
