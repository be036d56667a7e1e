/** The village once, and the rest of the address; a masked address that only repeats the village's beginning is left at stars. */
export function placeWords(place: string | null, address: string): string {
  const shown = address.replace(/\*+$/u, '');
  if (place === null || !place.startsWith(shown)) return [place ?? '', address].filter((one) => one !== '').join(' ');
  return shown === address ? place : `${place}***`;
}
