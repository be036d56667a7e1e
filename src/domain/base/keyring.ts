/**
 * The keys that seal identities (AES-256, 32 bytes each); they lie in a file beside the database and never in it. New
 * identities are sealed with the current one, older ones are opened with the key that the row names.
 */
export interface Keyring {
  current: string;
  keys: ReadonlyMap<string, Uint8Array>;
  /** Makes the marks and the hashes of code words; it is never changed, or nobody would be recognised again. */
  marking: Uint8Array;
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
