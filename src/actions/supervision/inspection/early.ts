/** 先到的: photos and the second person's word that arrived before the record of the visit, joined to it in its transaction. */
import { actorOfAccount } from '../../../domain/county/account.ts';
import { dayOf } from '../../../domain/base/calendar.ts';
import { actedOf, minuteZh } from '../../../domain/matter/acted-at.ts';
import { Refusal } from '../../../domain/base/refusal.ts';
import {
  isSaidOfVisit,
  wasThere,
  noteMoveOf,
  type Inspection,
  type InspectionFacts,
  type PlanInspection,
} from '../../../domain/supervision/inspection/inspection.ts';
import { listAccounts } from '../../../store/county/account.ts';
import type { Tx } from '../../../store/base/db.ts';
import type { EarlyConfirmation } from '../../../store/base/schema.ts';
import { listOutOn, takeEarlyConfirmations, takeEarlyPhotos } from '../../../store/supervision/inspection/field.ts';
import type { Context } from '../../base/context.ts';
import { writeMove, type DocketFrame } from '../../matter/docket.ts';

type Frame = DocketFrame<Inspection, PlanInspection, InspectionFacts>;

export async function joinEarly(tx: Tx, ctx: Context, frame: Frame, recorded: Inspection): Promise<Inspection> {
  const early = await takeEarlyPhotos(tx, recorded.countyId, recorded.id);
  const photoIds = early.filter((id) => !recorded.photoIds.includes(id) && id !== recorded.signatureId);
  const entry = photoIds.length === 0 ? recorded : await noteOn(tx, ctx, frame, recorded, { words: '', photoIds });
  return confirmEarly(tx, ctx, frame, entry);
}

/**
 * The first who was there, is not the recorder, and said so on the day of the visit after it was begun, confirms a nil; what others said,
 * or was said at another time or of what turned out to be none, is noted.
 */
async function confirmEarly(tx: Tx, ctx: Context, frame: Frame, entry: Inspection): Promise<Inspection> {
  const said = (await takeEarlyConfirmations(tx, entry.countyId, entry.id)).filter(
    ({ byId }) => byId !== entry.recordedById,
  );
  if (said.length === 0) return entry;
  const accounts = new Map((await listAccounts(tx, entry.countyId)).map((one) => [one.id, one]));
  const outIds = await listOutOn(tx, entry.countyId, entry.sortieId);
  const isTimely = ({ actedAt }: EarlyConfirmation) =>
    isSaidOfVisit(entry, actedAt) && dayOf(actedAt) === entry.visitedOn;
  const first =
    entry.state === 'nilWaiting'
      ? said.find(
          (one) => isTimely(one) && wasThere(entry, outIds, one.byId) && accounts.get(one.byId)?.active === true,
        )
      : undefined;
  const second = first === undefined ? undefined : accounts.get(first.byId);
  const confirmed =
    first !== undefined && second !== undefined
      ? await writeMove(
          tx,
          { ...ctx, actor: actorOfAccount(second), acted: actedOf(first.actedAt, first.arrivedAt, first.deviceId) },
          frame,
          entry,
          'confirmNil',
          {},
          first.requestId,
        )
      : entry;
  const others = said.filter((one) => one !== first);
  if (others.length === 0) return confirmed;
  const words = others
    .map((one) => `${saidZh(one, accounts.get(one.byId)?.name ?? '')}${isTimely(one) ? '' : untimelyZh}`)
    .join('；');
  return noteOn(tx, ctx, frame, confirmed, { words, photoIds: [] });
}

/** Notes it on a visit that is recorded, whether it is over or not; the permission is the caller's to see to. */
export function noteOn(
  tx: Tx,
  ctx: Context,
  frame: Frame,
  entry: Inspection,
  input: { words: string; photoIds: readonly string[] },
  clientId?: string,
): Promise<Inspection> {
  const move = noteMoveOf(entry.state);
  if (move === null) throw new Refusal('move-not-allowed', { state: entry.state, move: 'note' });
  return writeMove(tx, ctx, frame, entry, move, input, clientId);
}

const untimelyZh = '，不是当天到了以后说的，不算确认';

function saidZh({ actedAt }: EarlyConfirmation, name: string): string {
  return `${name}（${minuteZh(actedAt)}）在手机上说没有问题`;
}
