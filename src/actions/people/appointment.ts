import { demand } from '../../domain/base/actor.ts';
import { appointmentDocket } from '../../domain/people/appointment-steps.ts';
import {
  appointmentPosts,
  isInPost,
  type Appointment,
  type AppointmentFacts,
  type AppointmentMove,
  type Nominate,
  heardOfAppointment,
} from '../../domain/people/appointment.ts';
import { docketNumber } from '../../domain/matter/docket.ts';
import type { Person } from '../../domain/people/person.ts';
import { nullWhenRefused, Refusal } from '../../domain/base/refusal.ts';
import { dutiesOf, lockOpenAppointments } from '../../store/people/appointment.ts';
import { findEntry, lockEntry } from '../../store/matter/docket.ts';
import { hasRequest } from '../../store/base/ledger.ts';
import { takeNumbers } from '../../store/base/numbering.ts';
import { setDuties } from '../../store/people/person.ts';
import { findStaffing } from '../../store/people/staffing.ts';
import { transact } from '../../store/base/transact.ts';
import type { Context } from '../base/context.ts';
import { writeMove, type DocketFrame } from '../matter/docket.ts';
import { tellPeople } from '../matter/tell-people.ts';
import { tellPersons } from './person-messages.ts';

/** Appointments, with the duties that a person has by them kept on his own row. */
export const appointmentFrame: DocketFrame<Appointment, Nominate, AppointmentFacts> = {
  docket: appointmentDocket,
  place: ({ officeId, stationId }) => ({ officeId, stationId }),
  async know(tx, ctx, { entry, move, input }) {
    const { countyId } = ctx.actor;
    const asked = entry ?? (input as Nominate);
    const person = await lockEntry<Person>(tx, 'person', countyId, { id: asked.personId }).catch(nullWhenRefused);
    if (entry === null) {
      demandPlaces(ctx, asked as Nominate);
      demandOwnPlace(ctx, asked as Nominate);
    }
    const year = Number(ctx.today.slice(0, 4));
    return {
      person,
      alongside: await lockOpenAppointments(tx, countyId, asked.personId),
      officeId: officeOf(ctx, asked),
      regionIds: regionsOf(ctx, asked),
      staffing: await findStaffing(tx, countyId),
      certNumber:
        move === 'appoint' ? docketNumber('聘', year, await takeNumbers(tx, countyId, 'certificate', year, 1)) : null,
    };
  },
  async beside(tx, ctx, { entry, move }) {
    const { countyId, personId, stationId, officeId } = entry;
    await setDuties(tx, countyId, personId, {
      departmentIds: await dutiesOf(tx, countyId, personId),
      stationId,
      officeId,
    });
    const words = heardOfAppointment(entry, move, await findStaffing(tx, countyId));
    if (words !== null) await tellPersons(tx, ctx, entry, [personId], words);
    if (move === null && officeId !== null)
      await tellPeople(
        tx,
        ctx,
        { ...entry, number: null, page: 'appointments' },
        ({ id, role, organisationId }) => role === 'officeHead' && organisationId === officeId && id !== ctx.actor.id,
        `${placeZh(ctx, stationId)}推荐了新的${appointmentPosts[entry.post].zh}人选，请到“人员 › 聘任”里核查。`,
      );
  },
};

/** Which station it is for: several of one morning read alike without it. */
function placeZh({ county }: Context, stationId: string | null): string {
  return county.stations.find(({ id }) => id === stationId)?.name ?? '';
}

/** Makes the same step on many, all of them or none: a batch that was checked together is appointed together. */
export function moveAppointments(
  ctx: Context,
  move: AppointmentMove,
  many: readonly { id: string; version: number }[],
  input: object,
  clientId: string,
): Promise<Appointment[]> {
  demand(ctx.actor, appointmentDocket.procedure[move]?.permission ?? 'appointment.appoint');
  return transact(ctx.db, async (tx) => {
    const moved: Appointment[] = [];
    for (const { id, version } of many.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
      const before = await lockEntry<Appointment>(tx, 'appointment', ctx.actor.countyId, { id });
      if (!appointmentDocket.maySee(ctx.actor, before)) throw new Refusal('not-found');
      if (await hasRequest(tx, before, clientId)) {
        moved.push(before);
        continue;
      }
      if (before.version !== version) throw new Refusal('changed-meanwhile');
      moved.push(await writeMove(tx, ctx, appointmentFrame, before, move, input, clientId));
    }
    return moved;
  });
}

/** The appointment with its person, for a certificate; only who is appointed has one. */
export async function getCertified(ctx: Context, id: string): Promise<{ appointment: Appointment; person: Person }> {
  demand(ctx.actor, 'appointment.read');
  const appointment = await findEntry<Appointment>(ctx.db, 'appointment', ctx.actor.countyId, { id });
  if (appointment === null || !appointmentDocket.maySee(ctx.actor, appointment)) throw new Refusal('not-found');
  if (appointment.certNumber === null || !isInPost(appointment)) throw new Refusal('not-found');
  const person = await findEntry<Person>(ctx.db, 'person', ctx.actor.countyId, { id: appointment.personId });
  if (person === null) throw new Refusal('not-found');
  return { appointment, person };
}

function demandPlaces({ county }: Context, { stationId, regionId, organisationId, departmentIds }: Nominate): void {
  if (stationId !== null && !county.stations.some((one) => one.id === stationId && one.active))
    throw new Refusal('station-unknown');
  if (regionId !== null && !county.regions.some((one) => one.id === regionId)) throw new Refusal('region-unknown');
  for (const id of [...departmentIds, ...(organisationId === null ? [] : [organisationId])])
    if (!county.organisations.some((one) => one.id === id && one.active)) throw new Refusal('office-unknown');
}

/** A station recommends for itself and an office for its own area: who is recommended is seen there, and by the departments named. */
function demandOwnPlace(ctx: Context, asked: Nominate): void {
  const { role, organisationId, stationId } = ctx.actor;
  if (role === 'station' && asked.stationId !== stationId)
    throw new Refusal('station-unknown', {}, [
      { path: 'stationId', zh: '站点只能推荐本站的人选，请选本站。', en: 'A station recommends for itself alone.' },
    ]);
  if ((role === 'officer' || role === 'officeHead') && officeOf(ctx, asked) !== organisationId)
    throw new Refusal('charter-elsewhere');
}

type Place = Pick<Nominate, 'stationId' | 'regionId'>;

/** The office in charge of the place; null for the county's own bodies. */
function officeOf({ county }: Context, { stationId, regionId }: Place): string | null {
  const station = county.stations.find((one) => one.id === stationId);
  return station?.officeId ?? county.regions.find((one) => one.id === regionId)?.officeId ?? null;
}

/** The region of the place, and the town that it lies in. */
function regionsOf({ county }: Context, { stationId, regionId }: Place): string[] {
  const id = county.stations.find((one) => one.id === stationId)?.regionId ?? regionId;
  const region = county.regions.find((one) => one.id === id);
  return [region?.id, region?.parentId].filter((one) => typeof one === 'string');
}
