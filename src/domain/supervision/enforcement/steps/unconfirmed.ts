import type { Enforcement } from '../enforcement.ts';
import type { Presence } from '../records.ts';

/** Who has not said that he was there; of a decision that was revoked nobody is asked any more. */
export function unconfirmed({ decision }: Pick<Enforcement, 'decision'>): Presence[] {
  if (decision === null || decision.revokedOn !== null) return [];
  return (decision.presence ?? []).filter(({ said, settled }) => said !== 'there' && settled === undefined);
}
