/** Area checks: asked of every chosen station in one row, answered by each in its own, and counted when somebody looks. */
import { demand } from '../../domain/base/actor.ts';
import { Refusal } from '../../domain/base/refusal.ts';
import {
  areaAnswerDocket,
  type AnswerFacts,
  type AreaAnswer,
  type Entered,
  type GiveAnswer,
} from '../../domain/incident/area-answer.ts';
import {
  areaCheckDocket,
  type AreaCheck,
  type AreaCheckFacts,
  type AskStations,
} from '../../domain/incident/area-check.ts';
import type { Incident } from '../../domain/incident/incident.ts';
import type { Db, Tx } from '../../store/base/db.ts';
import { hasRequest } from '../../store/base/ledger.ts';
import { transact } from '../../store/base/transact.ts';
import {
  countStationsIn,
  findAnswer,
  listSilent,
  lockAnswering,
  noteRead,
  saveAsked,
  tallyChecks,
  wasAsked,
} from '../../store/incident/area-check.ts';
import { listMembers } from '../../store/incident/incident.ts';
import { findAttachment } from '../../store/matter/attachment.ts';
import { findEntry, lockEntry } from '../../store/matter/docket.ts';
import type { Context } from '../base/context.ts';
import { writeMove, writeOpening, type DocketFrame } from '../matter/docket.ts';
import { tellPeople } from '../matter/tell-people.ts';
import { knownBehind } from './known.ts';

/** Up to so many stations each of their people is rung as well; above it the question waits where every station reads it. */
const mostRung = 2_000;

export const areaCheckFrame: DocketFrame<AreaCheck, AskStations, AreaCheckFacts> = {
  docket: areaCheckDocket,
  // A station finds what it is asked by, and no other by whatever number.
  sees: (db, ctx, { id }) => isAsked({ ...ctx, db: db as Db }, id),
  know: async (tx, ctx, { entry, input }) => {
    const { countyId } = ctx.actor;
    const photoKilobytes = ctx.county.county.limits.checkPhotoKilobytes;
    if (entry === null) {
      const { incidentNumber, townIds, photoIds } = input as AskStations;
      const [photoId] = photoIds;
      const incident = await findEntry<Incident>(tx, 'incident', countyId, { number: incidentNumber });
      return {
        known: await knownOf(tx, ctx, incident, input),
        photo: photoId === undefined ? null : await findAttachment(tx as Db, countyId, photoId),
        photoKilobytes,
        incident,
        stations: await countStationsIn(tx, countyId, townIds),
        silent: 0,
      };
    }
    const isTold = 'remark' in input;
    const incident = isTold ? await findEntry<Incident>(tx, 'incident', countyId, { id: entry.incidentId }) : null;
    const tally = (await tallyChecks(tx, countyId, [entry.id])).get(entry.id);
    return {
      known: await knownOf(tx, ctx, incident, input),
      incident: null,
      photo: null,
      photoKilobytes,
      stations: entry.asked,
      silent: (tally?.silent ?? 0) + (tally?.read ?? 0),
    };
  },
  brings: ({ move, input }) => (move === null ? (input as AskStations).photoIds : []),
  beside: async (tx, ctx, { entry, move }) => {
    if (move === null) await saveAsked(tx, entry);
    if (move === null || move === 'nudge') await ring(tx, ctx, entry, move);
  },
};

/** Who stands behind the incident about which the stations are asked, and the shops that the words name. */
async function knownOf(tx: Tx, ctx: Context, incident: Incident | null, input: object) {
  if (incident === null) return {};
  const members = (await listMembers(tx, incident.countyId, [incident.id])).get(incident.id) ?? [];
  return knownBehind(tx, ctx, {
    matterIds: members.map(({ matterId }) => matterId),
    operators: incident.operators,
    texts: Object.values(input).filter((one) => typeof one === 'string'),
  });
}

/** The people of the stations that are asked hear of it; of a reminder those alone that have not answered. */
async function ring(tx: Tx, ctx: Context, check: AreaCheck, move: string | null): Promise<void> {
  if (check.asked > mostRung) return;
  const silent = await listSilent(tx, check.countyId, check.id);
  const words = `${move === null ? '县局问' : '还没有回答'}：${check.question} 请回答（${check.number}）。`;
  await tellPeople(tx, ctx, check, ({ stationId }) => stationId !== null && silent.has(stationId), words);
}

const areaAnswerFrame: DocketFrame<AreaAnswer, GiveAnswer, AnswerFacts> = {
  docket: areaAnswerDocket,
  place: ({ stationId }) => ({ officeId: null, stationId }),
  brings: ({ input }) => (input as GiveAnswer).photoIds,
};

/**
 * The station's answer, or what the desk heard from it: the first is written, each later one corrects it, and one that was given before
 * the last but arrives after it changes nothing. The same act twice is one. A station that was closed meanwhile was asked, and answers.
 */
export async function giveAnswer(ctx: Context, input: GiveAnswer): Promise<AreaAnswer> {
  demand(ctx.actor, 'areaCheck.answer');
  return transact(ctx.db, (tx) => writeAnswer(tx, ctx, input));
}

/** The same within a transaction that is open already; `of` names the station where it is not the actor's to say. */
export async function writeAnswer(tx: Tx, ctx: Context, input: GiveAnswer, of?: Answering): Promise<AreaAnswer> {
  const { countyId } = ctx.actor;
  const check = await getCheck(tx, ctx, input.checkNumber);
  const { stationId, entered } = of ?? answering(ctx, input);
  const frame: DocketFrame<AreaAnswer, GiveAnswer, AnswerFacts> = {
    ...areaAnswerFrame,
    know: async () => ({ check, stationId, entered, answeredAt: ctx.acted?.at ?? ctx.at }),
  };
  if (!(await wasAsked(tx, countyId, check.id, stationId))) throw new Refusal('check-not-asked');
  // Two telephones of a station that answer at once do it one after the other.
  await lockAnswering(tx, countyId, check.id, stationId);
  const known = await findAnswer(tx, countyId, check.id, stationId);
  if (known === null) return writeOpening(tx, ctx, frame, input);
  const before = await lockEntry<AreaAnswer>(tx, 'area_answer', countyId, { id: known.id });
  if (before.id === input.id || (await hasRequest(tx, before, input.id))) return before;
  return writeMove(tx, ctx, frame, before, 'correct', input, input.id);
}

async function getCheck(db: Db | Tx, ctx: Context, number: string): Promise<AreaCheck> {
  const check = await findEntry<AreaCheck>(db, 'area_check', ctx.actor.countyId, { number });
  if (check === null) throw new Refusal('not-found');
  return check;
}

interface Answering {
  stationId: string;
  entered: Entered;
}

/** For whom somebody answers, and by which way it came. */
function answering({ actor, acted }: Context, input: GiveAnswer): Answering {
  if (actor.role === 'station') {
    if (actor.stationId === null) throw new Refusal('check-not-asked');
    return { stationId: actor.stationId, entered: acted === undefined ? 'desk' : 'telephone' };
  }
  const { stationId, entered } = input;
  if (stationId === null || entered === null)
    throw new Refusal('invalid-input', {}, [
      ...(stationId === null ? [{ path: 'stationId', zh: '请选替哪个站点填。', en: 'Choose the station.' }] : []),
      ...(entered === null ? [{ path: 'entered', zh: '请选怎么知道的。', en: 'Say how it came.' }] : []),
    ]);
  return { stationId, entered };
}

/** Whether the check is for the reader: the desk reads any, a station those that ask it. */
export async function isAsked({ db, actor }: Context, checkId: string): Promise<boolean> {
  const { role, countyId, stationId } = actor;
  return role !== 'station' || (stationId !== null && wasAsked(db, countyId, checkId, stationId));
}

/** Notes that the station has the question before its eyes. */
export async function readCheck(ctx: Context, number: string): Promise<AreaCheck> {
  demand(ctx.actor, 'areaCheck.read');
  const { countyId, stationId, role } = ctx.actor;
  const check = await getCheck(ctx.db, ctx, number);
  if (role !== 'station' || stationId === null || !(await wasAsked(ctx.db, countyId, check.id, stationId)))
    throw new Refusal('not-found');
  const readAt = ctx.acted?.at ?? ctx.at;
  await transact(ctx.db, (tx) => noteRead(tx, { countyId, checkId: check.id, stationId, readAt }));
  return check;
}
