import { inquiryBook } from '../../store/inquiry/inquiry.ts';
import type { Sealing } from '../base/sealing.ts';
import { hashFormerCodes } from '../matter/former-codes.ts';

/** Query codes of inquiries, as earlier versions left them. */
export const inquiryCodesInClear: Sealing = {
  table: null,
  of: 'former',
  batch: (tx, keyring, countyId, turn) =>
    hashFormerCodes(tx, keyring, { ...turn, countyId }, inquiryBook, (row) => Promise.resolve(row)),
  why: null,
};
