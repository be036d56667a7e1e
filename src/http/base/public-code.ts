import { opensOutside } from './public-address.ts';

/** The picture of a code that leads to a page of the portal; none where no telephone could open it, for a code that opens nothing is no promise. */
export async function publicCode(publicUrl: string, path: string): Promise<string | null> {
  if (!opensOutside(publicUrl)) return null;
  const { toString } = await import('qrcode');
  return toString(`${publicUrl}${path}`, { type: 'svg', margin: 2, errorCorrectionLevel: 'M' });
}
