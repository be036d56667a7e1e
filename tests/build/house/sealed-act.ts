import { webcrypto } from 'node:crypto';

/** As the telephone does it: its own key wrapped by the recovery key, and each act under its own key. */
export async function sealedAs(
  device: { id: string; word: string; recovery: string },
  item: { id: string },
  n: number,
  photos: readonly Buffer[],
) {
  const { subtle } = webcrypto;
  const key = webcrypto.getRandomValues(new Uint8Array(32));
  const seal = async (bytes: Uint8Array, raw: Uint8Array) => {
    const iv = webcrypto.getRandomValues(new Uint8Array(12));
    const by = await subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt']);
    const data = await subtle.encrypt({ name: 'AES-GCM', iv }, by, bytes);
    return { iv: Buffer.from(iv).toString('base64'), data: Buffer.from(data).toString('base64') };
  };
  return {
    deviceId: device.id,
    word: device.word,
    wrapped: await seal(key, Buffer.from(device.recovery, 'base64')),
    id: item.id,
    n,
    act: await seal(new TextEncoder().encode(JSON.stringify({ item, title: '投诉' })), key),
    photos: await Promise.all(photos.map((photo) => seal(photo, key))),
  };
}
