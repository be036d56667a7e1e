/** 不写人 (nameless): what every station or every complainant reads names nobody. */
import { namingProblems } from '../base/disclosure/nameless.ts';
import { Refusal } from '../base/refusal.ts';

/** Refuses texts that tell who somebody is, each at its field and with the words. */
export function demandNameless(texts: Readonly<Record<string, string>>): void {
  const fields = namingProblems(texts);
  if (fields.length > 0) throw new Refusal('incident-names-somebody', {}, fields);
}
