/**
 * 算法 (suite): what a key is for. `aes` is AES-256-GCM and SHA-256, `sm4` the national ones (国密): SM4 and SM3, of GB/T 32907 and
 * GB/T 32905. A key is for one suite as long as it is there, so what names its key tells how it was made.
 */
export const suites = ['aes', 'sm4'] as const;
export type Suite = (typeof suites)[number];

/**
 * The keys that seal identities (32 bytes each); they lie in a file beside the database and never in it. New
 * identities are sealed with the current one, older ones are opened with the key that the row names.
 */
export interface Keyring {
  current: string;
  keys: ReadonlyMap<string, Uint8Array>;
  /** The keys that are not for AES. */
  suites?: ReadonlyMap<string, Suite>;
  /** Makes the marks and the hashes of code words; it is never changed, or nobody would be recognised again. */
  marking: Uint8Array;
}

/** What a key of the ring is for. */
export function suiteOf({ suites: named }: Pick<Keyring, 'suites'>, keyId: string): Suite {
  return named?.get(keyId) ?? 'aes';
}

/** A person whom a matter keeps sealed apart from itself, as far as a paper may name him once he was opened for it. */
export interface SealedPerson {
  name: string;
  phone: string;
  address: string;
  idNumber: string | null;
  /** The person's own words, when the name or number stood in them and had to be taken out of the story; else null. */
  ownWords: string | null;
}
