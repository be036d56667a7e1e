import type { Actor } from '../../domain/base/actor.ts';
import type { Appointment } from '../../domain/people/appointment.ts';
import { dayZh } from '../../domain/base/calendar.ts';
import { maySeePerson, type Person } from '../../domain/people/person.ts';
import { eventOf } from '../../domain/matter/matter.ts';
import { Refusal } from '../../domain/base/refusal.ts';
import {
  hoursOf,
  trainingDocket,
  type PlanTraining,
  type Training,
  type TrainingFacts,
} from '../../domain/people/training.ts';
import { scoredWithMarks, type MarkAttendance } from '../../domain/people/training-sheet.ts';
import { scored, type ScoreTraining } from '../../domain/people/training-sheet.ts';
import { lockOpenAppointments } from '../../store/people/appointment.ts';
import type { Tx } from '../../store/base/db.ts';
import { record } from '../../store/base/ledger.ts';
import { lockEntry } from '../../store/matter/docket.ts';
import { findPeople } from '../../store/people/person.ts';
import { inviteAll, listAttendance, saveMarks, saveScores } from '../../store/people/training.ts';
import { appointmentFrame } from './appointment.ts';
import type { Context } from '../base/context.ts';
import { writeMove, type DocketFrame } from '../matter/docket.ts';
import { tellPersons } from './person-messages.ts';

/** Trainings, with the sheet of those who were there. Whoever waits for his training before he goes to work has it by this. */
export const trainingFrame: DocketFrame<Training, PlanTraining, TrainingFacts> = {
  docket: trainingDocket,
  place: ({ officeId }) => ({ officeId, stationId: null }),
  async know(tx, ctx, { entry, move, input }) {
    const officeId = entry === null ? (input as PlanTraining).officeId : null;
    if (officeId !== null && !ctx.county.organisations.some((one) => one.id === officeId && one.kind === 'office'))
      throw new Refusal('office-unknown');
    const writesSheet = entry !== null && (move === 'mark' || move === 'score');
    return { sheet: writesSheet ? await listAttendance(tx, entry.countyId, entry.id) : [] };
  },
  async beside(tx, ctx, { entry, move, input, facts }) {
    if (move === 'invite') {
      const { personIds } = input as { personIds: string[] };
      await demandPeople(tx, ctx, entry, personIds);
      await inviteAll(tx, ctx.actor.countyId, entry.id, [...new Set(personIds)]);
    }
    if (move === 'invite' || move === 'approve' || move === 'cancel') await tellInvited(tx, ctx, entry, move, input);
    if (move === 'mark') await mark(tx, ctx, entry, input as MarkAttendance, facts);
    if (move === 'score') await score(tx, ctx, entry, input as ScoreTraining, facts);
  },
};

/** Who is invited hears it once the training is approved, and hears when it falls out. */
async function tellInvited(tx: Tx, ctx: Context, training: Training, move: string, input: object): Promise<void> {
  const { title, startsOn, endsOn, place, state, countyId, id } = training;
  if (state === 'planned') return;
  const when = startsOn === endsOn ? dayZh(startsOn) : `${dayZh(startsOn)}到${dayZh(endsOn)}`;
  const invited =
    move === 'invite'
      ? (input as { personIds: string[] }).personIds
      : (await listAttendance(tx, countyId, id)).map(({ personId }) => personId);
  const words =
    move === 'cancel' ? `${when}的培训（${title}）取消了，不用来。` : `请参加培训：${title}，${when}，${place}。`;
  await tellPersons(tx, ctx, training, invited, words);
}

/** Writes the scores, of whom one sees: who may not read somebody's score does not write it. */
async function score(
  tx: Tx,
  ctx: Context,
  { countyId, id, number }: Training,
  input: ScoreTraining,
  facts: TrainingFacts,
): Promise<void> {
  await demandOwn(
    tx,
    ctx.actor,
    input.scores.map(({ personId }) => personId),
  );
  const { rows, changes } = scored(input, facts.sheet, facts);
  await saveScores(tx, countyId, id, rows);
  for (const { personId, from, to, reason } of changes.toSorted((a, b) => (a.personId < b.personId ? -1 : 1))) {
    const person = await lockEntry<Person>(tx, 'person', countyId, { id: personId });
    await record(tx, eventOf(person, 'score-corrected', facts, { number, from, to, reason }));
  }
}

async function demandOwn(tx: Tx, actor: Actor, ids: readonly string[]): Promise<void> {
  const found = await findPeople(tx, actor.countyId, [...new Set(ids)]);
  if (found.length !== new Set(ids).size || !found.every((one) => maySeePerson(actor, one)))
    throw new Refusal('person-unknown');
}

/** Writes the marks of the whole sheet, and the scores that came with them. */
async function mark(
  tx: Tx,
  ctx: Context,
  training: Training,
  { marks }: MarkAttendance,
  facts: TrainingFacts,
): Promise<void> {
  const { countyId } = ctx.actor;
  await demandPeople(
    tx,
    ctx,
    training,
    marks.map((one) => one.personId),
  );
  const rows = new Map(
    marks.map(({ personId, mark: one, hours }) => [
      personId,
      { personId, mark: one, hours: hoursOf(one, training, hours) },
    ]),
  );
  await saveMarks(tx, countyId, training.id, [...rows.values()]);
  const tested = marks.filter((one) => one.score !== undefined).map(({ personId }) => personId);
  await demandOwn(tx, ctx.actor, tested);
  await saveScores(tx, countyId, training.id, scoredWithMarks(marks, facts).rows);
  for (const { personId, hours } of rows.values()) {
    if (hours === 0) continue;
    for (const one of await lockOpenAppointments(tx, countyId, personId))
      if (isWaiting(one, training, ctx))
        await writeMove(tx, ctx, appointmentFrame, one, 'train', { trainedOn: trainedOn(training, ctx) });
  }
}

function trainedOn({ endsOn }: Training, { today }: Context): string {
  return endsOn < today ? endsOn : today;
}

function isWaiting(one: Appointment, training: Training, ctx: Context): boolean {
  return one.state === 'appointed' && trainedOn(training, ctx) >= one.nominatedOn;
}

/** Invited and marked is whom one sees, or who stands on the sheet already: nobody is asked after by his id. */
async function demandPeople(tx: Tx, { actor }: Context, { id }: Training, ids: readonly string[]): Promise<void> {
  const found = await findPeople(tx, actor.countyId, [...new Set(ids)]);
  const listed = new Set((await listAttendance(tx, actor.countyId, id)).map((one) => one.personId));
  const isKnown = (one: Person) => one.state !== 'merged' && (maySeePerson(actor, one) || listed.has(one.id));
  if (found.length !== new Set(ids).size || !found.every(isKnown)) throw new Refusal('person-unknown');
}
