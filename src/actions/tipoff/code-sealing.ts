import { tipoffBook } from '../../store/tipoff/tipoff.ts';
import type { Sealing } from '../base/sealing.ts';
import { hashFormerCodes } from '../matter/former-codes.ts';

/** Query codes of tip-offs, as earlier versions left them. */
export const tipoffCodesInClear: Sealing = {
  table: null,
  of: 'former',
  batch: (tx, keyring, countyId, turn) =>
    hashFormerCodes(tx, keyring, { ...turn, countyId }, tipoffBook, (row) => Promise.resolve(row)),
  why: null,
};
