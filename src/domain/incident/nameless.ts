/** 不写人 (nameless): what every station or every complainant reads names nobody, and no shop where its field says so. */
import type { KnownLeaks, TextGate } from '../base/disclosure/leak-mark.ts';
import { namingProblems } from '../base/disclosure/nameless.ts';
import type { FieldProblem } from '../base/refusal.ts';
import { Refusal } from '../base/refusal.ts';

interface Texts {
  /** Fields that promise to name no shop either. */
  shopless?: Readonly<Record<string, string>>;
  /** Fields in which the shop may stand, for it tells where to look. */
  nameless?: Readonly<Record<string, string>>;
}

/** The reading, and who stands behind the texts. */
type Behind = TextGate & { known: KnownLeaks };

/** Refuses texts that tell who somebody is, each at its field and with the words. */
export function demandNameless(texts: Texts, facts: Behind): void {
  const fields = namesIn(texts, facts);
  if (fields.length > 0) throw new Refusal('incident-names-somebody', {}, fields);
}

/** What in them tells who somebody is. */
export function namesIn({ shopless = {}, nameless = {} }: Texts, facts: Behind): FieldProblem[] {
  return [
    ...namingProblems(shopless, facts),
    ...namingProblems(nameless, { ...facts, known: { ...facts.known, firms: [] } }),
  ];
}
