import { randomBytes } from 'node:crypto';
import { dayShortZh } from '../../../domain/base/calendar.ts';
import { isValidOn } from '../../../domain/people/appointment.ts';
import type { Engagement } from '../../../domain/people/engagement.ts';
import {
  type HandedMaterial,
  type Outreach,
  type OutreachFacts,
  type PlanOutreach,
  type ReviseOutreach,
} from '../../../domain/publicity/education/outreach.ts';
import type { EnterAnswers } from '../../../domain/publicity/education/checkin.ts';
import { sumOf } from '../../../domain/publicity/education/attendance.ts';
import { outreachDocket } from '../../../domain/publicity/education/outreach-steps.ts';
import type { Plan } from '../../../domain/steering/plan.ts';
import { maySeePlan } from '../../../domain/steering/plan.ts';
import { Refusal } from '../../../domain/base/refusal.ts';
import type { Tx } from '../../../store/base/db.ts';
import { findEntry } from '../../../store/matter/docket.ts';
import { findPeople } from '../../../store/people/person.ts';
import { findFacilities } from '../../../store/publicity/education/facility.ts';
import { listCourses } from '../../../store/publicity/education/course.ts';
import { lockOpenEngagements, listLecturers } from '../../../store/publicity/education/lecturer.ts';
import { listMaterials } from '../../../store/publicity/education/material.ts';
import { listCounts } from '../../../store/publicity/education/attendance.ts';
import { countCheckins, listBusyDays, saveAnswers } from '../../../store/publicity/education/outreach.ts';
import type { Context } from '../../base/context.ts';
import { keptMark } from '../../base/mark.ts';
import { writeMove, writeOpening, type DocketFrame } from '../../matter/docket.ts';
import { tellPeople } from '../../matter/tell-people.ts';
import { engagementFrame } from '../../people/allowance.ts';
import { moveMaterial } from './material.ts';

/** Events of education: who speaks is commissioned by the approval, what was handed out leaves the stock when it was held. */
export const outreachFrame: DocketFrame<Outreach, PlanOutreach, OutreachFacts> = {
  docket: outreachDocket,
  place: ({ officeId }) => ({ officeId, stationId: null }),
  know: async (tx, ctx, { entry, input }) => ({
    stationIds: ctx.county.stations.filter(({ active }) => active).map(({ id }) => id),
    courses: await listCourses(tx, ctx.actor, 'open'),
    lecturers: 'talks' in input ? await lecturersOf(tx, ctx, entry, input as PlanOutreach) : [],
    facilityIds: 'facilityId' in input ? await facilityIdsOf(tx, ctx, input as PlanOutreach) : [],
    planTargets: 'planNumber' in input ? await planTargetsOf(tx, ctx, input as PlanOutreach) : null,
    code: randomBytes(9).toString('base64url'),
    scanned: entry === null ? 0 : await countCheckins(tx, entry.countyId, entry.id),
    ...(await toldOf(tx, entry)),
    materialIds: 'materials' in input ? (await listMaterials(tx, ctx.actor.countyId, 'open')).map(({ id }) => id) : [],
  }),
  brings: ({ entry, move }) => (move === 'hold' ? entry.photoIds : []),
  beside: async (tx, ctx, { entry, move, input }) => {
    if (move === 'ask')
      await saveAnswers(
        tx,
        entry,
        (input as EnterAnswers).answers.map((answer) => ({
          ...answer,
          mark: keptMark('entered', ctx.newId()),
          onDay: ctx.today,
        })),
      );
    if (move === 'approve') await commission(tx, ctx, entry);
    if (move === 'cancel') await release(tx, ctx, entry);
    if (move === 'hold') await handOut(tx, ctx, entry);
    if (move === 'approve' || move === 'cancel') await tellInvited(tx, ctx, entry, move);
  },
};

/** What telephones of stations told of it. */
async function toldOf(tx: Tx, entry: Outreach | null): Promise<Pick<OutreachFacts, 'told' | 'toldPhotoIds'>> {
  if (entry === null) return { told: [], toldPhotoIds: [] };
  const counts = (await listCounts(tx, entry.countyId, [entry.id])).get(entry.id) ?? [];
  return { told: sumOf(counts), toldPhotoIds: counts.flatMap(({ photoIds }) => photoIds) };
}

/** The lecturers in post on the day, and which of them speak elsewhere then. */
async function lecturersOf(tx: Tx, ctx: Context, entry: Outreach | null, { onDay }: ReviseOutreach) {
  const { countyId } = ctx.actor;
  const found = (await listLecturers(tx, countyId)).filter((one) => isValidOn(one, onDay));
  const busy = await listBusyDays(tx, countyId, { from: onDay, to: onDay, exceptId: entry?.id ?? null });
  const people = await findPeople(tx, countyId, [...new Set(found.map(({ personId }) => personId))]);
  return found.map(({ id, personId }) => ({
    id,
    name: people.find((one) => one.id === personId)?.name ?? '',
    dueOn: busy.find((one) => one.lecturerId === id)?.onDay ?? null,
  }));
}

async function facilityIdsOf(tx: Tx, ctx: Context, { facilityId }: ReviseOutreach): Promise<string[]> {
  if (facilityId === null) return [];
  return (await findFacilities(tx, ctx.actor.countyId, ctx.today)).map(({ id }) => id);
}

async function planTargetsOf(tx: Tx, ctx: Context, { planNumber }: ReviseOutreach): Promise<number | null> {
  if (planNumber === null || planNumber === '') return null;
  const plan = await findEntry<Plan>(tx, 'plan', ctx.actor.countyId, { number: planNumber });
  if (plan !== null && maySeePlan(ctx.actor, plan)) return plan.targets.length;
  throw new Refusal('not-found', {}, [
    { path: 'planNumber', zh: '没有这个编号的计划；请核对，或者不填。', en: 'No such plan; check it or leave it out.' },
  ]);
}

/** 委托: each lecturer of the event is commissioned by name, with its topic, place and day (「根据××消协的委托」). */
async function commission(tx: Tx, ctx: Context, { talks, place, onDay, number, facilityId }: Outreach): Promise<void> {
  const facilities = facilityId === null ? [] : await findFacilities(tx, ctx.actor.countyId, ctx.today);
  const facility = facilities.find(({ id }) => id === facilityId)?.name ?? '';
  for (const { lecturerId, topic } of talks)
    if (lecturerId !== null)
      await writeOpening(tx, ctx, engagementFrame, {
        id: ctx.newId(),
        kind: 'lecture',
        appointmentId: lecturerId,
        topic,
        place,
        facility,
        outreachNumber: number,
        matterNumber: null,
        dueOn: onDay,
      });
}

/** What was commissioned for an event that is not held falls away with it. */
async function release(tx: Tx, ctx: Context, { number, cancelWhy }: Outreach): Promise<void> {
  for (const one of await lockOpenEngagements(tx, ctx.actor.countyId, number))
    await writeMove<Engagement, never, never>(tx, ctx, engagementFrame as never, one, 'cancel', { reason: cancelWhy });
}

/** 领 = 发 + 退: what came back never left, so that only what was handed out is taken from the stock. */
async function handOut(tx: Tx, ctx: Context, { id, number, onDay, materials }: Outreach): Promise<void> {
  const place = ({ materialId, stationId }: HandedMaterial) => `${materialId} ${stationId ?? ''}`;
  for (const row of materials.toSorted((a, b) => (place(a) < place(b) ? -1 : 1)))
    if (row.handed > 0)
      await moveMaterial(
        tx,
        ctx,
        row.materialId,
        { kind: 'handedOut', stationId: row.stationId ?? '', n: row.handed },
        { onDay, note: number, sourceId: id },
      );
}

/** The stations that are invited hear it once it is approved, and hear when it falls out. */
function tellInvited(tx: Tx, ctx: Context, outreach: Outreach, move: 'approve' | 'cancel'): Promise<void> {
  const { title, onDay, fromTime, place, invitedIds } = outreach;
  const when = `${dayShortZh(onDay)} ${fromTime}`;
  const words = move === 'approve' ? `请参加：${title}，${when}，${place}。` : `${when}的“${title}”不办了，不用来。`;
  return tellPeople(
    tx,
    ctx,
    outreach,
    ({ role, stationId }) => role === 'station' && stationId !== null && invitedIds.includes(stationId),
    words,
  );
}
