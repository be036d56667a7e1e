/**
 * 试错 (tries): how often somebody may be wrong before he waits. Nobody is ever locked out: whoever guesses waits at the place he
 * guesses from, and the owner goes on from any other.
 */

/** Seconds to wait after so many wrong passwords under one name from one place: five are free, then each waits longer. */
export const passwordWaits: readonly number[] = [0, 0, 0, 0, 60, 120, 300, 600, 900];

/** The same while many places guess at one name: each of them has one. */
export const crowdedPasswordWaits: readonly number[] = [60, 120, 300, 600, 900];

/** So many wrong passwords a day under one name, from all places together, are no slips of the finger any more. */
export const crowdedAfter = 50;

/** Wrong tries are forgotten a day after the last of them. */
export const triesHours = 24;

/** After how many seconds the next try is taken, when so many were wrong before it. */
export function waitAfter(waits: readonly number[], wrong: number): number {
  return wrong === 0 ? 0 : (waits[Math.min(wrong, waits.length) - 1] ?? 0);
}

/** What one subscriber may hold of the addresses: of IPv6 commonly a /48, which has 65,536 networks; the words before a network stay. */
export function subscriberOf(network: string): string {
  if (!network.endsWith('::/64')) return network;
  // Without the last of its four groups.
  return `${network.slice(0, network.lastIndexOf(':', network.length - '::/64'.length - 1))}::/48`;
}
