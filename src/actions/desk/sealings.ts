/** All that lies sealed in the tables: each row stands in the wing that seals it. A new one of a later subject is added here. */
import type { Sealing } from '../base/sealing.ts';
import { slipsUnderOlderKey } from '../county/password.ts';
import { factorsUnderOlderKey } from '../county/second-factor.ts';
import { complaintCodesInClear } from '../complaint/code-sealing.ts';
import { inquiryCodesInClear } from '../inquiry/code-sealing.ts';
import { tipoffCodesInClear } from '../tipoff/code-sealing.ts';
import { hookSecretsUnderOlderKey } from '../matter/hook/hook-system.ts';
import { deviceSealings } from '../device/seals.ts';
import { draftsUnderOlderKey } from './draft.ts';
import { revisitsUnderOlderKey } from './revisit.ts';
import { creditsInClear, creditsUnderOlderKey, linksInClear, linksUnderOlderKey } from '../tipoff/link.ts';
import { personSealings } from '../base/seal-persons.ts';
import { reportersUnbound, reportersUnderOlderKey } from '../tipoff/reporter.ts';

export const sealings: readonly Sealing[] = [
  reportersUnbound,
  linksInClear,
  creditsInClear,
  reportersUnderOlderKey,
  linksUnderOlderKey,
  creditsUnderOlderKey,
  draftsUnderOlderKey,
  revisitsUnderOlderKey,
  factorsUnderOlderKey,
  slipsUnderOlderKey,
  hookSecretsUnderOlderKey,
  ...deviceSealings,
  ...personSealings,
  ...complaintCodesInClear,
  ...tipoffCodesInClear,
  ...inquiryCodesInClear,
];
