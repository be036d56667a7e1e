/** What a station's telephone carries of the surveys that it is asked for: the questions, the code for who has a telephone of his own. */
import { takesSheets, type Survey } from '../../../../domain/supervision/survey/survey.ts';
import type { SheetQuestion } from '../../../../domain/figures/tabulate.ts';
import type { Context } from '../../../../actions/base/context.ts';
import { publicCode } from '../../../base/public-code.ts';
import { countSheetsOf, listFieldedFor } from '../../../../store/supervision/survey/survey.ts';

export interface CarriedSurvey {
  number: string;
  title: string;
  untilOn: string | null;
  questions: readonly SheetQuestion[];
  /** The picture of the code, of a survey that everybody may answer; null where the county has no address that opens outside. */
  qr: string | null;
  /** How many sheets this station has brought, as of when this was carried along. */
  sheets: number;
}

export async function carriedSurveys(
  ctx: Context,
  station: { id: string },
  publicUrl: string,
): Promise<CarriedSurvey[]> {
  const { countyId } = ctx.actor;
  const surveys = (await listFieldedFor(ctx.db, ctx.actor)).filter(takesSheets);
  const brought = await countSheetsOf(
    ctx.db,
    countyId,
    surveys.map(({ id }) => id),
    station.id,
  );
  return Promise.all(
    surveys.map(async (survey) => {
      const { id, number, title, untilOn, questions } = survey;
      return {
        number,
        title,
        untilOn,
        questions,
        qr: await codeOf(survey, station, publicUrl),
        sheets: brought.get(id) ?? 0,
      };
    }),
  );
}

async function codeOf({ frame, code }: Survey, station: { id: string }, publicUrl: string): Promise<string | null> {
  return frame === 'public' ? publicCode(publicUrl, `/survey/${code}?at=${encodeURIComponent(station.id)}`) : null;
}
