/** 回音: what the station is told of what it sent up, on its desk and on its telephones. */
import { addDays } from '../../../domain/base/calendar.ts';
import { echoOf } from '../../../domain/complaint/station-echo.ts';
import type { Context } from '../../../actions/base/context.ts';
import { listEnded } from '../../../store/complaint/station-echo.ts';

export interface Echo {
  number: string;
  consumerName: string;
  operatorName: string;
  on: string;
  zh: string;
  en: string;
}

/** How long the answer stands on the desk of the station. */
const shownDays = 14;

export async function echoesOf({ db, actor, today }: Context): Promise<Echo[]> {
  const ended = await listEnded(db, actor.countyId, actor.stationId ?? '', addDays(today, -shownDays));
  return ended.flatMap((one): Echo[] => {
    const echo = echoOf(one);
    const { number, consumerName, operatorName } = one;
    return echo === null
      ? []
      : [{ number, consumerName, operatorName, on: one.endedOn ?? one.decidedOn ?? one.closedOn ?? '', ...echo }];
  });
}
