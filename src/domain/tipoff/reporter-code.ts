/** Another query code for who told it: only where somebody can prove to be him, and by who may know whom he has to prove. */
import type { Change } from '../base/event.ts';
import { Refusal } from '../base/refusal.ts';
import { renewCode, type RenewCode } from '../matter/code-renewal.ts';
import type { Facts } from '../matter/matter.ts';
import { mayReveal } from './reporter.ts';
import type { Tipoff } from './tipoff.ts';

/**
 * Nobody can prove to be an anonymous reporter. Name and telephone of the others lie under the seal, so that who cannot open it has
 * neither called back nor compared. The slip alone proves nothing where there is something to compare with: who found it would get the
 * code, and no message tells the reporter.
 */
export function renewReporterCode(tipoff: Tipoff, input: RenewCode, facts: Facts): Change<Tipoff> {
  if (tipoff.anonymous) throw new Refusal('code-anonymous');
  if (input.provenBy !== 'slip' && !mayReveal(facts.by, tipoff)) throw new Refusal('code-reporter-sealed');
  // The desk tries the rule without the seal, and refuses nothing by it; the server knows.
  const unknown = { name: input.provenBy === 'identity', phone: input.provenBy === 'calledBack' };
  return renewCode(tipoff, input, facts, facts.onFile ?? unknown);
}
