/** 重新答复咨询决定书 (anew): an answer that 复议, a court or the bureau itself has revoked is revoked with a paper, as a decision on a complaint is. */
import { dayOf, dayZh } from '../base/calendar.ts';
import { anewLines } from '../complaint/papers/anew-letter.ts';
import { contact, letter, signOffOf } from '../complaint/papers/letter.ts';
import { contactLacks } from '../complaint/papers/missing.ts';
import type { PaperRule, PaperTable } from '../matter/paper-form.ts';
import type { PaperFacts } from '../matter/paper-facts.ts';
import { paragraph, runsOf, wordsOf, type Sheet } from '../matter/paper-sheet.ts';
import type { Inquiry, InquiryAnnulment } from './inquiry.ts';
import { inquiryNoticeWords, inquiryOutcomeWords } from './state-words.ts';

export const inquiryPaperWords = {
  anew: {
    ...inquiryNoticeWords.anew,
    form: null,
    series: '询重',
    byMove: true,
    ofDecision: 'revocation',
    // To whom it went is a reporter once it became a tip-off, and what it says may name him.
    mayPrint: ({ annulments, tipoffId }) => annulments.length > 0 && tipoffId === null,
    servedIn: ({ annulments }) => annulments.at(-1)?.notice ?? null,
    numberOf: ({ annulments }) => annulments.at(-1)?.number ?? null,
    missing: ({ annulments }, facts) => contactLacks(answererOf(annulments.at(-1), facts)),
    sheet: anewAnswer,
    decidedOn: ({ annulments }) => annulments.at(-1)?.on ?? null,
  },
} as const satisfies Record<string, PaperRule<Inquiry>>;

export type InquiryPaper = keyof typeof inquiryPaperWords;
/** The same as a table that a rule of any kind can be read from. */
export const inquiryPapers: PaperTable<InquiryPaper, Inquiry> = inquiryPaperWords;

/** Which answer was revoked and by whom, why, and until when there is another; his question is not quoted, for a number may stand in it. */
function anewAnswer(inquiry: Inquiry, facts: PaperFacts): Sheet {
  const last = inquiry.annulments.at(-1);
  if (last === undefined) return { ...letter, addressee: null, blocks: [], signOff: null };
  const { outcome, answeredOn, on } = last;
  const asked = dayZh(dayOf(inquiry.receivedAt ?? inquiry.filedAt));
  const lines = anewLines(last, {
    opening: runsOf`关于你${asked}向本局提出的咨询（咨询登记编号：${inquiry.number}），`,
    decidedOn: answeredOn,
    decision: outcome === 'toldOtherRoute' ? runsOf`“${inquiryOutcomeWords[outcome].zh}”的答复` : wordsOf('答复'),
    goesOn: '对该咨询重新答复',
    clock: '重新答复的期限',
    next: '原来的答复不再作为依据。',
  });
  return {
    ...letter,
    addressee: runsOf`${inquiry.askerName === '' ? '咨询人' : inquiry.askerName}：`,
    blocks: [...lines.map(paragraph), paragraph(contact({ ...facts, ...answererOf(last, facts) }))],
    signOff: signOffOf(facts, on),
  };
}

/** Whom to ask: who has it now; until somebody takes it, whoever gave the answer that was revoked. */
function answererOf(
  last: InquiryAnnulment | undefined,
  { handlerName, officePhone, nameOf }: PaperFacts,
): Pick<PaperFacts, 'handlerName' | 'officePhone'> {
  const before = last?.handlerId ?? null;
  return { handlerName: handlerName || (before === null ? '' : (nameOf?.(before) ?? '')), officePhone };
}
