/** 隐去的当事人 (masked case): a case, its papers and what lies in its file, as they are shown of a natural person until somebody gives a reason. */
import { hiddenIn, maskName, maskPersons } from '../../base/masking.ts';
import type { PaperFacts } from '../../matter/paper-facts.ts';
import type { Enforcement } from './enforcement.ts';

const hidden = '（隐去）';

/** What a natural person’s case shows without a reason: the family name, and no address, code or name in whatever words. */
export function maskedCase(enforcement: Enforcement): Enforcement {
  const { partyKind, operatorName, partyCode, partyAddress } = enforcement;
  if (partyKind !== 'person') return enforcement;
  return {
    ...hiddenIn(enforcement, withoutParty(enforcement)),
    operatorName: maskPersons(operatorName, [operatorName]),
    partyCode: partyCode === '' ? '' : hidden,
    partyAddress: partyAddress === '' ? '' : hidden,
  };
}

/** The same for what lies in the file: exhibits and uploads are called by whose they were. */
export function maskedCaseFacts<T extends Partial<PaperFacts>>(facts: T, enforcement: Enforcement): T {
  const { caseFile } = facts;
  if (enforcement.partyKind !== 'person' || caseFile === undefined) return facts;
  const hide = withoutParty(enforcement);
  const { exhibits, files } = caseFile;
  return { ...facts, caseFile: { ...caseFile, exhibits: hiddenIn(exhibits, hide), files: hiddenIn(files, hide) } };
}

/** Words about a case without its party, where that is a natural person: name, code, address and telephones. */
export function withoutParty({
  partyKind,
  operatorName,
  partyCode,
  partyAddress,
}: Enforcement): (words: string) => string {
  if (partyKind !== 'person') return (words) => maskPersons(words, []);
  const whole = [partyCode, partyAddress].filter((one) => [...one].length > 3);
  return (words) =>
    maskPersons(
      whole.reduce((text, one) => text.replaceAll(one, hidden), words),
      [operatorName],
    );
}

/**
 * What was typed into a form that began with what the page shows: a field that still says what the page hides keeps what it had, and the
 * family name stands for the whole one.
 */
export function unhidden<T extends object>(typed: T, before: Enforcement): T {
  if (before.partyKind !== 'person') return typed;
  const shown = maskedCase(before) as unknown as Record<string, unknown>;
  const own = before as unknown as Record<string, unknown>;
  const mask = maskName(before.operatorName);
  const whole = ([name, one]: [string, unknown]) => {
    // A code that is hidden has not the form of one, so that its field is left empty.
    if (one === shown[name] || (name === 'partyCode' && one === '')) return [name, own[name]];
    return [name, typeof one === 'string' ? one.replaceAll(mask, before.operatorName) : one];
  };
  return Object.fromEntries((Object.entries(typed) as [string, unknown][]).map(whole)) as T;
}

/** What stands in a form where the page hides it. */
export function startOf(shown: string): string {
  return shown === hidden ? '' : shown;
}
