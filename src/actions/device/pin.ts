/** The PIN of a telephone, of which the server sees no more than a proof; it counts the wrong ones, and gives its share for the right one. */
import { demand } from '../../domain/base/actor.ts';
import { Refusal } from '../../domain/base/refusal.ts';
import type { Device, DeviceStanding } from '../../domain/device/device.ts';
import { afterWrongPin } from '../../domain/device/pin.ts';
import { lockDevice, saveDevice } from '../../store/device/device.ts';
import { deleteSessions } from '../../store/county/session.ts';
import { writeTrail } from '../../store/base/trail.ts';
import type { Tx } from '../../store/base/db.ts';
import { transact } from '../../store/base/transact.ts';
import type { Context } from '../base/context.ts';
import { demandOwnDevice, hearDevice } from './device.ts';
import { hashOf, isHashOf, shareOf } from './device-secrets.ts';

export interface PinOpened {
  standing: DeviceStanding;
  /** Null when the telephone is not in use any more. */
  share: string | null;
}

/** Gives the share to a telephone on which the right PIN was typed. The tenth wrong one in a row makes the PIN void. */
export async function openByPin(ctx: Context, shown: { id: string; word: string; proof: string }): Promise<PinOpened> {
  const standing = await hearDevice(ctx, shown);
  if (standing !== 'active') return { standing, share: null };
  // What was counted stays counted, so that nothing is refused inside.
  const said = await transact(ctx.db, async (tx) => {
    const device = await lockDevice(tx, ctx.actor.countyId, shown.id);
    return device === null ? new Refusal('device-unknown') : tryPin(tx, ctx, device, shown.proof);
  });
  if (said instanceof Refusal) throw said;
  return { standing, share: said };
}

async function tryPin(tx: Tx, ctx: Context, device: Device, proof: string): Promise<string | Refusal> {
  const { countyId, id: deviceId, accountId, pinHash, pinWrong, pinNotBefore } = device;
  if (pinHash === null) return new Refusal('pin-forgotten');
  const wait = (pinNotBefore?.getTime() ?? 0) - ctx.at.getTime();
  if (wait > 0) return new Refusal('pin-wait', { minutes: Math.ceil(wait / 60_000) });
  if (isHashOf(pinHash, proof)) {
    if (pinWrong > 0) await saveDevice(tx, { ...device, pinWrong: 0, pinNotBefore: null });
    return shareOf(ctx.keyring, device);
  }
  const { wrong, notBefore, forget } = afterWrongPin({ wrong: pinWrong }, ctx.at.getTime());
  const next = forget ? { pinHash: null, pinWrong: 0 } : { pinWrong: wrong };
  await saveDevice(tx, { ...device, ...next, pinNotBefore: new Date(notBefore) });
  await writeTrail(tx, [{ countyId, at: ctx.at, kind: 'sign-in-failed', accountId, detail: { by: 'telephone' } }]);
  if (!forget) return new Refusal('pin-wrong');
  await deleteSessions(tx, countyId, { deviceId });
  return new Refusal('pin-forgotten');
}

/** Keeps the proof of a new PIN, or of the first one that the server hears of. */
export async function choosePin(ctx: Context, id: string, proof: string): Promise<string> {
  demand(ctx.actor, 'device.bind');
  await demandOwnDevice(ctx, id);
  return transact(ctx.db, async (tx) => {
    const device = await lockDevice(tx, ctx.actor.countyId, id);
    if (device === null || device.revokedAt !== null) throw new Refusal('device-revoked');
    await saveDevice(tx, { ...device, pinHash: hashOf(proof), pinWrong: 0, pinNotBefore: null });
    return shareOf(ctx.keyring, device);
  });
}
