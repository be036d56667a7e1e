/** 职责清单 as a station's telephone carries it: read and signed without a network. */
import type { Day } from '../../../domain/base/calendar.ts';
import { standardsFor } from '../../../domain/station/standard.ts';
import type { Context } from '../../../actions/base/context.ts';
import { findCharterOf } from '../../../store/station/charter.ts';
import { listStandards } from '../../../store/station/standard.ts';

export interface CarriedDuty {
  code: string;
  version: number;
  title: string;
  body: string;
  /** Who has signed this version, and when. */
  signed: { name: string; on: Day; isOwn: boolean }[];
}

/** Null where the county has no sheet for such a station, or the station no file. */
export async function carriedDuty({ db, actor }: Context, stationId: string): Promise<CarriedDuty | null> {
  const { countyId } = actor;
  const [charter, standards] = await Promise.all([findCharterOf(db, countyId, stationId), listStandards(db, countyId)]);
  const [duty] = charter === null ? [] : standardsFor(standards, 'duty', charter);
  if (charter === null || duty === undefined) return null;
  const { code, version, title, body } = duty;
  const signed = charter.acknowledgements
    .filter((one) => one.code === code && one.version === version)
    .map(({ name, on, byId }) => ({ name, on, isOwn: byId === actor.id }));
  return { code, version, title, body, signed };
}
