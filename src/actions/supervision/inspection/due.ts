/** What inspectors have to look at again: orders to rectify, seized goods whose fate is to be decided, stations that had something to mend. */
import type { Inspection } from '../../../domain/supervision/inspection/inspection.ts';
import { measureWords, type Seizure } from '../../../domain/supervision/inspection/seizure.ts';
import type { StationVisit } from '../../../domain/supervision/inspection/station-visit.ts';
import { listDueEntries } from '../../../store/matter/docket.ts';
import type { Context } from '../../base/context.ts';
import { tellDue, type DueWatch } from '../../matter/docket-due.ts';

const orders: DueWatch<Inspection> = {
  name: 'inspection',
  list: (db, countyId, until) =>
    listDueEntries(db, 'inspection', countyId, { states: ['ordered', 'unrectified'], column: 'due_on', until }),
  dueOn: ({ dueOn }) => dueOn,
  officeId: ({ officeId }) => officeId,
  holders: ({ officers }) => officers.flatMap(({ accountId }) => accountId ?? []),
  words: ({ number, operatorName }) => `检查${number}（${operatorName}）责令改正的复查`,
};

/** 《行政处罚法》第五十六条, 《行政强制法》第二十五条: what is kept past its day without a decision is kept without right. */
const goods: DueWatch<Seizure> = {
  name: 'seizure',
  list: (db, countyId, until) =>
    listDueEntries(db, 'seizure', countyId, { states: ['held'], column: 'decide_by', until }),
  dueOn: ({ decideBy }) => decideBy,
  officeId: ({ officeId }) => officeId,
  holders: ({ byId }) => [byId],
  words: ({ number, item, measure }) => `查扣${number}（${item}，${measureWords[measure].zh}）的处理决定`,
};

const stations: DueWatch<StationVisit> = {
  name: 'station-visit',
  list: (db, countyId, until) =>
    listDueEntries(db, 'station_visit', countyId, { states: ['mending'], column: 'rectify_by', until }),
  dueOn: ({ rectifyBy }) => rectifyBy,
  officeId: ({ officeId }) => officeId,
  holders: ({ visitorIds }) => visitorIds,
  words: ({ number }) => `督导${number}要站点改的`,
};

/** Once a morning. */
export async function tellInspectionsDue(ctx: Context): Promise<void> {
  await tellDue(ctx, orders);
  await tellDue(ctx, goods);
  await tellDue(ctx, stations);
}
