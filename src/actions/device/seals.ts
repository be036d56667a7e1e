/** What of the telephones lies sealed: their recovery keys, and what they had not sent. */
import { resealRecoveries, sealRecoveries } from '../../store/device/device-recovery.ts';
import { resealLeftovers, sealLeftovers } from '../../store/device/unsent.ts';
import type { Sealing } from '../base/sealing.ts';

export const deviceSealings: readonly Sealing[] = [
  { table: 'device_recovery', of: 'former', batch: sealRecoveries, why: null },
  { table: 'leftover', of: 'former', batch: sealLeftovers, why: null },
  { table: 'device_recovery', of: 'older', batch: resealRecoveries, why: null },
  { table: 'leftover', of: 'older', batch: resealLeftovers, why: null },
];
