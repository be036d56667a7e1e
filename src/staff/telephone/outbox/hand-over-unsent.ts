/** A telephone that is not in use any more hands over what it had not sent: as it lies, encrypted, without anybody's PIN. */
import { listActs, type Meta } from './store.ts';
import { wire } from './wire.ts';

export async function handOverAll(meta: Meta): Promise<void> {
  const acts = await listActs();
  for (const act of acts.filter((one) => one.state !== 'sent'))
    await wire.handOver({
      deviceId: meta.deviceId,
      word: meta.word,
      wrapped: meta.byRecovery,
      id: act.id,
      n: act.n,
      act: act.sealed,
      photos: act.photos.map((photo) => photo.sealed),
    });
}
