import type { Actor } from '../../../domain/base/actor.ts';
import { Refusal } from '../../../domain/base/refusal.ts';
import type { Account } from '../../../domain/county/account.ts';
import type { Enforcement } from '../../../domain/supervision/enforcement/enforcement.ts';
import { Registration } from '../../../domain/supervision/enforcement/filing.ts';
import {
  stationReportDocket,
  stationReportKindWords,
  type AnswerStationReport,
  type StationReport,
  type StationReportFacts,
  type SendStationReport,
} from '../../../domain/supervision/enforcement/station-report.ts';
import type { z } from 'zod';
import type { Tx } from '../../../store/base/db.ts';
import { findComplaint } from '../../../store/complaint/complaint.ts';
import { findPeople } from '../../../store/people/person.ts';
import { findStationReportOf } from '../../../store/supervision/enforcement/station-report.ts';
import type { Context, Follower } from '../../base/context.ts';
import { hearStation } from '../../command/station-call.ts';
import type { DocketDone, DocketFrame } from '../../matter/docket.ts';
import { tellPeople } from '../../matter/tell-people.ts';
import { writeReported } from './enforcement.ts';

type Answered = z.infer<typeof AnswerStationReport>;
const makesCase = (move: string | null, input: object) => move === 'answer' && (input as Answered).answer === 'toCase';

/** Who sends it: the station of who acts, or, of what a telephone had not sent, the station and the person that it was of. */
interface Sender {
  stationId: string | null;
  seenById?: string;
}

/** How stations send up what is not theirs to settle, and how the answer comes back to them. */
export const stationReportFrame = reportFrameOf(({ stationId }) => ({ stationId }));

/** What somebody saw who has left the station since, entered by whoever takes it over. */
export function leftReportFrame(stationId: string, seenById: string): ReportFrame {
  return reportFrameOf(() => ({ stationId, seenById }));
}

type ReportFrame = DocketFrame<StationReport, SendStationReport, StationReportFacts>;

function reportFrameOf(senderOf: (actor: Actor) => Sender): ReportFrame {
  return {
    docket: stationReportDocket,
    place: ({ officeId, stationId }) => ({ officeId, stationId }),
    know: async (tx, ctx, { entry, move, input }) => {
      const { stationId, seenById } = senderOf(ctx.actor);
      const { complaintNumber: number = null, personId = null } =
        entry === null ? (input as Partial<SendStationReport>) : {};
      const [person] = personId === null ? [] : await findPeople(tx, ctx.actor.countyId, [personId]);
      return {
        own: ctx.county.stations.find(({ id }) => id === stationId) ?? null,
        seenById,
        // Whoever has left since stood there when he saw it.
        isOnRoster: person !== undefined && person.stationId === stationId,
        complaint: number === null || number === '' ? null : await demandComplaint(tx, ctx, number, stationId),
        caseId: makesCase(move, input) ? ctx.newId() : null,
      };
    },
    brings: ({ entry, before }) => entry.photoIds.filter((id) => before?.photoIds.includes(id) !== true),
    beside: follow,
  };
}

/** A station names a complaint of its own, open or closed: of another it learns not even that there is one. */
async function demandComplaint(tx: Tx, { actor }: Context, number: string, stationId: string | null) {
  const found = await findComplaint(tx, actor.countyId, { number });
  if (found === null || found.stationId === null || found.stationId !== stationId)
    throw new Refusal('station-report-complaint');
  return found;
}

/** The clue that an answer makes, and who is told: the office of what came up, the station of what came back. */
async function follow(
  tx: Tx,
  ctx: Context,
  { entry, move, input }: DocketDone<StationReport, StationReportFacts>,
): Promise<void> {
  if (makesCase(move, input) && entry.enforcementId !== null) await openClue(tx, ctx, entry, entry.enforcementId);
  if (move === null || move === 'add') {
    await hearReport(tx, ctx, entry, move === null ? entry.id : ctx.newId(), (input as { words?: string }).words ?? '');
    const words =
      move === null ? `站点上报了${entry.number}，${entry.answerBy} 前答复。` : `站点补充了${entry.number}。`;
    await tellPeople(tx, ctx, entry, (account) => isOfOffice(account, entry), words, { ring: 'asked' });
  }
  if (move === 'answer' || move === 'follow')
    await tellStation(tx, ctx, entry, `您报的${entry.number}，所里答复了，请看。`);
}

/** What sounds like danger rings at once, also over a complaint that is closed: nobody has a matter for it but the report. */
async function hearReport(
  tx: Tx,
  ctx: Context,
  { number, stationId }: StationReport,
  id: string,
  words: string,
): Promise<void> {
  const station = ctx.county.stations.find((one) => one.id === stationId);
  if (station !== undefined) await hearStation(tx, ctx, station, { id, what: `上报了${number}`, words: [words] });
}

function isOfOffice({ role, organisationId }: Account, { officeId }: StationReport): boolean {
  return role === 'officeHead' && organisationId === officeId;
}

/** Rings at the telephone of the station: who reported it does not have to ask again. */
async function tellStation(tx: Tx, ctx: Context, entry: StationReport, words: string, cause?: string): Promise<void> {
  const isOfStation = ({ stationId }: Account) => stationId === entry.stationId;
  await tellPeople(tx, ctx, entry, isOfStation, words, {
    ring: 'always',
    ...(cause === undefined ? {} : { cause }),
  });
}

/** 案件转换: the report becomes a clue of the office, with the words of the station and the day on which it came. */
async function openClue(tx: Tx, ctx: Context, entry: StationReport, clientId: string): Promise<void> {
  const registration = Registration.parse({
    clientId,
    source: 'other',
    sourceNumber: entry.number,
    foundOn: entry.sentOn,
    operatorName: entry.operatorName,
    partyKind: 'organisation',
    partyAddress: entry.place,
    cause: `站点上报：${stationReportKindWords[entry.kind].zh}`,
    story: entry.words,
    officeId: entry.officeId,
  });
  await writeReported(tx, ctx, registration, entry.stationId);
}

/** How the case ended goes back to the station that reported it; of what happens before it hears nothing. */
export const tellReporter: Follower<Enforcement> = {
  kinds: ['enforcement'],
  moves: ['notFile', 'close', 'fileAway', 'handOver'],
  async follow(tx, ctx, { on, move }) {
    for (const { saved } of on) {
      const sentUp = await findStationReportOf(tx, saved.countyId, saved.id);
      if (sentUp !== null)
        await tellStation(tx, ctx, sentUp, `您报的${sentUp.number}有结果了，请看。`, `${sentUp.id} ${move}`);
    }
  },
};
