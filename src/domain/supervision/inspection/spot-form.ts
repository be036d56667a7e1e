/**
 * 当场处罚决定书的编号: numbers that lie on telephones ahead, as a book of forms does. Each number of a year is accounted for: it lies with an
 * officer, decided a case, was spoiled or came back unused. A number that was closed is never given out again.
 */
import { z } from 'zod';
import { mayDo, type Actor } from '../../base/actor.ts';
import { labelled, written } from '../../base/field.ts';
import { Refusal } from '../../base/refusal.ts';
import type { Words } from '../../base/words.ts';

export const spotFormOutcomeWords = {
  spoiled: { zh: '作废', en: 'Spoiled' },
  returned: { zh: '交回未用', en: 'Returned unused' },
} as const satisfies Record<string, Words>;
export type SpotFormOutcome = keyof typeof spotFormOutcomeWords;

export const spotFormStateWords = {
  held: { zh: '在手机上', en: 'On a telephone' },
  used: { zh: '已用', en: 'Used' },
  ...spotFormOutcomeWords,
  desk: { zh: '电脑上用的', en: 'Used at the desk' },
  unknown: { zh: '没有去向', en: 'Unaccounted for' },
} as const satisfies Record<string, Words>;
export type SpotFormState = keyof typeof spotFormStateWords;

export interface SpotForm {
  countyId: number;
  number: string;
  deviceId: string;
  accountId: string;
  year: number;
  givenAt: Date;
  usedAt: Date | null;
  matterId: string | null;
  outcome: SpotFormOutcome | null;
  closedAt: Date | null;
  closedById: string | null;
  reason: string;
}

export const CloseSpotForm = z.object({
  outcome: labelled(z.enum(['spoiled', 'returned']), {
    zh: '怎么收回的',
    en: 'What became of it',
    input: 'choice',
    options: [
      { value: 'spoiled', zh: '写坏了，作废', en: 'Spoiled' },
      { value: 'returned', zh: '没有用，交回', en: 'Returned unused' },
    ],
  }),
  reason: labelled(written().min(2).max(200), { zh: '为什么', en: 'Why', input: 'text' }),
});
export type CloseSpotForm = z.infer<typeof CloseSpotForm>;

/** Which number of its year it is: 「青市监当罚〔2026〕7号」 is the seventh. Null for what bears no such number. */
export function placeInYear(number: string, year: number): number | null {
  const tail = `〔${year}〕`;
  const at = number.indexOf(tail);
  if (at < 0 || !number.endsWith('号')) return null;
  const n = Number(number.slice(at + tail.length, -1));
  return Number.isInteger(n) && n > 0 ? n : null;
}

export function stateOfForm({ usedAt, outcome }: Pick<SpotForm, 'usedAt' | 'outcome'>): SpotFormState {
  // What was decided on it stands, whatever was thought of the number meanwhile.
  if (usedAt !== null) return 'used';
  return outcome ?? 'held';
}

/** A number of the year with what became of it; the form is null where it did not lie on a telephone. */
export interface SpotFormRow {
  n: number;
  number: string;
  state: SpotFormState;
  form: SpotForm | null;
  matterId: string | null;
}

/** Every number of the year up to the last that was taken, the newest first: those without a trace are named too. */
export function accountOfYear(
  year: number,
  last: number,
  { forms, papers }: { forms: readonly SpotForm[]; papers: readonly { number: string; matterId: string }[] },
): SpotFormRow[] {
  const byForm = new Map(forms.map((form) => [placeInYear(form.number, year), form]));
  const byPaper = new Map(papers.map((paper) => [placeInYear(paper.number, year), paper]));
  return Array.from({ length: last }, (_, i): SpotFormRow => {
    const n = last - i;
    const form = byForm.get(n) ?? null;
    if (form !== null) return { n, number: form.number, state: stateOfForm(form), form, matterId: form.matterId };
    const paper = byPaper.get(n);
    return paper === undefined
      ? { n, number: '', state: 'unknown', form: null, matterId: null }
      : { n, number: paper.number, state: 'desk', form: null, matterId: paper.matterId };
  });
}

/** Who closes a number: the officer with whom it lies, the head of his office, and the centre. */
export function mayCloseForm(
  actor: Actor,
  { accountId }: Pick<SpotForm, 'accountId'>,
  officeId: string | null,
): boolean {
  if (!mayDo(actor, 'spotForm.close')) return false;
  if (actor.role === 'centre' || accountId === actor.id) return true;
  return actor.role === 'officeHead' && officeId !== null && officeId === actor.organisationId;
}

/** Closed once; pressed again with the same it stays as it is: true where nothing is to be written. */
export function isClosedSo(form: SpotForm, { outcome }: CloseSpotForm): boolean {
  if (form.usedAt !== null) throw new Refusal('spot-form-used', { number: form.number });
  if (form.outcome === null) return false;
  if (form.outcome !== outcome)
    throw new Refusal('spot-form-closed', {
      number: form.number,
      outcome: spotFormOutcomeWords[form.outcome].zh,
      outcomeEn: spotFormOutcomeWords[form.outcome].en,
    });
  return true;
}

/**
 * Whether a decision can stand on it: it lay on that telephone and is not used. One that the desk closed meanwhile bears it too: the telephone
 * had no network to hear of it, and the paper with the number is in the party's hands.
 */
export function bearsDecision({ deviceId, usedAt }: SpotForm, ofDevice: string): boolean {
  return usedAt === null && deviceId === ofDevice;
}

/** What is said of a decision whose number the desk had closed; null of one that lay open. */
export function reopenedWords({ number, outcome }: Pick<SpotForm, 'number' | 'outcome'>): Words | null {
  if (outcome === null) return null;
  const { zh, en } = spotFormOutcomeWords[outcome];
  return {
    zh: `${number} 在电脑上已经登记“${zh}”；决定书给出去了就算数，这个号改记为已用，台账记了一行。`,
    en: `${number} was closed at the desk (${en.toLowerCase()}); what was handed over stands, and the number counts as used.`,
  };
}
