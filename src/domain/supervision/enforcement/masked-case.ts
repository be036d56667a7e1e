/** 隐去的当事人 (masked case): a case, its papers and what lies in its file, as they are shown of a natural person until somebody gives a reason. */
import { hiddenIn, maskName, maskPersons, maskPhone, unmaskedIn } from '../../base/masking.ts';
import { Refusal } from '../../base/refusal.ts';
import type { PaperFacts } from '../../matter/paper-facts.ts';
import type { Enforcement } from './enforcement.ts';
import type { Transcript } from './records.ts';
import { hidden } from './words/shown-start.ts';

/**
 * What a case shows without a reason: of a natural person the family name, and no address, code or name in whatever words; of who was asked
 * for a transcript the same, whoever the party is.
 */
export function maskedCase(stored: Enforcement): Enforcement {
  const { transcripts } = stored;
  const enforcement = transcripts.length === 0 ? stored : { ...stored, transcripts: transcripts.map(maskedTranscript) };
  const { partyKind, operatorName, partyCode, partyAddress } = enforcement;
  if (partyKind !== 'person') return enforcement;
  return {
    ...hiddenIn(enforcement, withoutParty(enforcement)),
    operatorName: maskPersons(operatorName, [operatorName]),
    partyCode: partyCode === '' ? '' : hidden,
    partyAddress: partyAddress === '' ? '' : hidden,
  };
}

function maskedTranscript(one: Transcript): Transcript {
  const { personName, witnessName, idNumber, phone, residence } = one;
  const names = [personName, witnessName];
  const whole = [idNumber, residence].filter((words) => [...words].length > 3);
  const hide = (words: string) =>
    maskPersons(
      whole.reduce((text, own) => text.replaceAll(own, hidden), words),
      names,
    );
  return {
    ...hiddenIn(one, hide),
    personName: maskName(personName),
    witnessName: maskName(witnessName),
    idNumber: idNumber === '' ? '' : hidden,
    phone: maskPhone(phone),
    residence: residence === '' ? '' : hidden,
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
 * What was typed into a form that began with what the page shows: words that the page shows for others are those again, a family name stands
 * for the whole one where one person of the case alone has it, party or witness, and a mask for the number that it hides.
 * @throws hidden-typed when words still stand for a name, an address or a code of which nobody can tell which it is
 */
export function unhidden<T extends object>(typed: T, before: Enforcement): T {
  const shown = maskedCase(before);
  const whole = wholeOf(shown, before);
  const masks = masksOf(before);
  const back = (words: string) =>
    whole.get(words) ??
    words.replace(maskPattern, (mask) => {
      const [name = mask, ...others] = masks.get(mask) ?? [];
      return others.length === 0 ? name : mask;
    });
  const own = Object.entries(typed).map(([name, one]: [string, unknown]) => {
    // A code that is hidden has not the form of one, so that its field is left empty.
    const isKept = name in before && (one === shown[name as keyof Enforcement] || (name === 'partyCode' && one === ''));
    return [name, isKept ? before[name as keyof Enforcement] : unmaskedIn(hiddenIn(one, back), before)];
  });
  const found = Object.fromEntries(own) as T;
  const stored = new Set(textsIn(before));
  hiddenIn(found, (words) => {
    const isHidden = words.includes(hidden) || (words.match(maskPattern) ?? []).some((mask) => masks.has(mask));
    if (isHidden && !stored.has(words)) throw new Refusal('hidden-typed');
    return words;
  });
  return found;
}

/** 「周**」, as a name is shown that is hidden. */
const maskPattern = /\p{L}\*{1,2}(?!\*)/gu;

/** By each mask that the page shows, the names that it may stand for. */
function masksOf({ partyKind, operatorName, transcripts }: Enforcement): ReadonlyMap<string, ReadonlySet<string>> {
  const names = [
    ...(partyKind === 'person' ? [operatorName] : []),
    ...transcripts.flatMap(({ personName, witnessName }) => [personName, witnessName]),
  ];
  const masks = new Map<string, Set<string>>();
  for (const name of names.map((one) => one.trim()).filter((one) => [...one].length > 1))
    masks.set(maskName(name), (masks.get(maskName(name)) ?? new Set()).add(name));
  return masks;
}

/** Of each text that the page shows, the one that it was made from; of one that stands for two, neither. */
function wholeOf(shown: Enforcement, before: Enforcement): ReadonlyMap<string, string> {
  const texts = [textsIn(shown), textsIn(before)] as const;
  const pairs = texts[0].map((text, i) => [text, texts[1][i] ?? text] as const);
  const told = new Map<string, Set<string>>();
  for (const [text, own] of pairs) told.set(text, (told.get(text) ?? new Set()).add(own));
  return new Map([...told].flatMap(([text, owns]) => (owns.size === 1 ? [[text, [...owns][0] ?? text] as const] : [])));
}

/** All words of a value, however deep, in their order. */
function textsIn(value: unknown): string[] {
  const texts: string[] = [];
  hiddenIn(value, (words) => {
    texts.push(words);
    return words;
  });
  return texts;
}
