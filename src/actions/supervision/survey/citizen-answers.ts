/**
 * A citizen's sheet: what he has answered is kept question by question under a mark of his browser, goes on where it stopped, and counts once
 * however often it is sent. Nothing is kept of who he is, and no line of the ledger is written.
 */
import { demand } from '../../../domain/base/actor.ts';
import { addDays } from '../../../domain/base/calendar.ts';
import { Refusal } from '../../../domain/base/refusal.ts';
import { partDays, takesAnswers, type Survey, type SurveyPart } from '../../../domain/supervision/survey/survey.ts';
import { valuesOf, type SheetAnswers } from '../../../domain/figures/tabulate.ts';
import type { Tx } from '../../../store/base/db.ts';
import { transact } from '../../../store/base/transact.ts';
import {
  dropOldParts,
  dropPart,
  findPart,
  hasSheet,
  holdSurvey,
  savePart,
  saveSheet,
} from '../../../store/supervision/survey/survey.ts';
import type { Context } from '../../base/context.ts';
import { idOfUse, isMark, keptMark } from '../../base/mark.ts';

/** How far a browser is: nothing answered, some of it, or sent. */
export interface SheetStanding {
  isSent: boolean;
  part: SurveyPart | null;
}

/** What a press says: the answer to one question, and which one comes next; past the last one the sheet is sent. */
export interface SheetPress {
  mark: string;
  stationId: string | null;
  question: number;
  /** Empty where somebody would rather not say; null leaves what was answered. */
  value: string | null;
  next: number;
}

export async function standingOfSheet(ctx: Context, survey: Survey, mark: string): Promise<SheetStanding> {
  const { countyId, id: surveyId } = survey;
  const [isSent, part] = await Promise.all([
    hasSheet(ctx.db, countyId, surveyId, sheetIdOf(mark)),
    findPart(ctx.db, countyId, { surveyId, mark: keptMark('survey part', mark) }),
  ]);
  return { isSent, part: part !== null && part.onDay >= addDays(ctx.today, -partDays) ? part : null };
}

/** Keeps the answer; what was sent stays as it was sent. */
export async function pressSheet(ctx: Context, survey: Survey, press: SheetPress): Promise<void> {
  demand(ctx.actor, 'survey.answer');
  if (!isMark(ctx, { of: 'survey', id: survey.id }, press.mark)) throw new Refusal('survey-over');
  const { countyId, id: surveyId } = survey;
  await transact(ctx.db, async (tx) => {
    const now = await holdSurvey(tx, countyId, surveyId);
    if (now === null || !takesAnswers(now, ctx.today)) throw new Refusal('survey-over');
    if (await hasSheet(tx, countyId, surveyId, sheetIdOf(press.mark))) return;
    const mark = keptMark('survey part', press.mark);
    const { stationId, question, value, next: atQuestion } = press;
    // Nothing is kept but an answer that the question has, so that no text of any length lies about.
    if (!isAnswer(now, question, value)) throw new Refusal('invalid-input');
    const answers = value === null ? {} : { [String(question)]: value };
    await savePart(tx, { countyId, surveyId, mark, stationId, answers, atQuestion, onDay: ctx.today });
    if (press.next > now.questions.length) await sendPart(tx, ctx, now, press.mark);
  });
}

function isAnswer({ questions }: Survey, question: number, value: string | null): boolean {
  const asked = questions[question - 1];
  return asked !== undefined && (value === null || value === '' || valuesOf(asked).includes(value));
}

async function sendPart(tx: Tx, ctx: Context, survey: Survey, mark: string): Promise<void> {
  const { countyId, id: surveyId, questions } = survey;
  const kept = { surveyId, mark: keptMark('survey part', mark) };
  const part = await findPart(tx, countyId, kept);
  const given: SheetAnswers = part?.answers ?? {};
  const answers = Object.fromEntries(
    questions.flatMap((question, i) => {
      const value = given[String(i + 1)] ?? '';
      return valuesOf(question).includes(value) ? [[String(i + 1), value]] : [];
    }),
  );
  const sheet = { countyId, surveyId, id: sheetIdOf(mark), round: 1, firm: null, way: 'code', answers } as const;
  await saveSheet(tx, { ...sheet, stationId: part?.stationId ?? null, onDay: ctx.today });
  await dropPart(tx, countyId, kept);
}

/** The id of the sheet of a mark: sent twice it is one. */
const sheetIdOf = (mark: string): string => idOfUse('survey sheet', mark);

/** Once a morning: what was begun and left goes. */
export function forgetParts(ctx: Context): Promise<void> {
  return transact(ctx.db, (tx) => dropOldParts(tx, ctx.actor.countyId, addDays(ctx.today, -partDays), ctx.today));
}
