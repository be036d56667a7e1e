/** Where a shop is: an address that names the place already says it once. */
export function shopWhere(place: string, address: string, between = ' '): string {
  const parts = address.includes(place) ? [address] : [place, address];
  return parts.filter((one) => one !== '').join(between);
}
