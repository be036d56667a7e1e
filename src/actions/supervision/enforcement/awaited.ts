/** What a case waits for from somebody outside has rows as that of other matters has: the wing of those rows knows no case. */
import { awaitsOfCase } from '../../../domain/supervision/enforcement/steps/awaited.ts';
import type { Enforcement } from '../../../domain/supervision/enforcement/enforcement.ts';
import { lockUnawaitedCases } from '../../../store/supervision/enforcement/awaited.ts';
import type { Context, Follower } from '../../base/context.ts';
import { followWaits, openAllUnawaited, type Waits } from '../../command/awaited.ts';

const ofCases: Waits<Enforcement> = { matterKind: 'enforcement', awaitsOf: awaitsOfCase };

/** What follows every move of a case. */
export const followCaseWaits: Follower<Enforcement> = {
  kinds: ['enforcement'],
  moves: 'all',
  follow: (tx, ctx, act) => followWaits(tx, ctx, ofCases, act),
};

/** Every morning, before those that are late go up: cases that wait and have no row. */
export async function openCaseWaits(ctx: Context): Promise<void> {
  await openAllUnawaited(ctx, lockUnawaitedCases, ofCases);
}
