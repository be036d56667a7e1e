import type { Keyring } from '../../domain/base/keyring.ts';
import { useLedgerKeys } from './ledger-key.ts';
import { usePersonKeys } from './person-seal.ts';

/** Gives a database the keys of the file: those of its ledger, and those by which telephones and identity numbers lie sealed. */
export function useKeys(
  db: Parameters<typeof usePersonKeys>[0],
  ring: Keyring,
  lost: ReadonlySet<string> = new Set(),
): void {
  useLedgerKeys(db, ring, lost);
  usePersonKeys(db, ring, lost);
}
