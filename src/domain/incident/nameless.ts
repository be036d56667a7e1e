/** 不写人 (nameless): what every station or every complainant reads names nobody, and no shop where its field says so. */
import type { KnownLeaks } from '../base/disclosure/leak.ts';
import { namingProblems } from '../base/disclosure/nameless.ts';
import type { FieldProblem } from '../base/refusal.ts';
import { Refusal } from '../base/refusal.ts';

interface Texts {
  /** Fields that promise to name no shop either. */
  shopless?: Readonly<Record<string, string>>;
  /** Fields in which the shop may stand, for it tells where to look. */
  nameless?: Readonly<Record<string, string>>;
}

/** Refuses texts that tell who somebody is, each at its field and with the words. */
export function demandNameless(texts: Texts, known: KnownLeaks): void {
  const fields = namesIn(texts, known);
  if (fields.length > 0) throw new Refusal('incident-names-somebody', {}, fields);
}

/** What in them tells who somebody is. */
export function namesIn({ shopless = {}, nameless = {} }: Texts, known: KnownLeaks): FieldProblem[] {
  return [...namingProblems(shopless, known), ...namingProblems(nameless, { ...known, firms: [] })];
}
