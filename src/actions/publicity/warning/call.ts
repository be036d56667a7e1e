import { callWords, type WarningAct, type WarningCall } from '../../../domain/publicity/warning/subscriber.ts';
import type { Warning } from '../../../domain/publicity/warning/warning.ts';
import type { Tx } from '../../../store/base/db.ts';
import { enqueue } from '../../../store/base/queue.ts';
import { transact } from '../../../store/base/transact.ts';
import { findEntry } from '../../../store/matter/docket.ts';
import { saveMessages } from '../../../store/matter/message.ts';
import {
  listStationPhonesAfter,
  listSubscribersAfter,
  lockOpenCall,
  saveCall,
  saveCallProgress,
} from '../../../store/publicity/warning/subscriber.ts';
import type { Context } from '../../base/context.ts';
import { sendSoon, toCitizen, toPhone } from '../../matter/message.ts';
import { linkOf } from './subscriber.ts';
import { stationsOf } from './warning-stations.ts';

/** Leaves one row; the messages are made after the act, page by page, so that a hundred thousand stations cost it nothing. */
export async function callOut(tx: Tx, ctx: Context, { countyId, id }: Warning, act: WarningAct): Promise<void> {
  const call = { countyId, warningId: id, act, calledAt: ctx.at, subscriberId: null, stationId: '', endedAt: null };
  await saveCall(tx, call);
  await enqueue(tx, { name: 'send-warnings' });
}

const atOnce = 200;

/** Makes the messages of the acts that wait, each page in a transaction of its own; goes on where a stop has cut it off. */
export async function sendWarnings(ctx: Context, publicUrl: string, signal: AbortSignal): Promise<void> {
  while (!signal.aborted && (await sendPage(ctx, publicUrl)));
}

function sendPage(ctx: Context, publicUrl: string): Promise<boolean> {
  const { countyId } = ctx.actor;
  return transact(ctx.db, async (tx) => {
    const call = await lockOpenCall(tx, countyId);
    if (call === null) return false;
    const warning = await findEntry<Warning>(tx, 'warning', countyId, { id: call.warningId });
    // What was withdrawn meanwhile is told as withdrawn alone.
    const isGone = warning === null || (warning.state === 'withdrawn' && call.act !== 'withdrawn');
    if (isGone) {
      await saveCallProgress(tx, call, { ...call, endedAt: ctx.at });
      return true;
    }
    const words = callWords(warning, call.act, ctx.today);
    await saveCallProgress(tx, call, await tellPage(tx, ctx, { call, warning, words, publicUrl }));
    return true;
  });
}

interface Telling {
  call: WarningCall;
  warning: Warning;
  words: string;
  publicUrl: string;
}

/** One page of subscribers, then of stations; when both are told it is over. */
async function tellPage(tx: Tx, ctx: Context, { call, warning, words, publicUrl }: Telling) {
  const { countyId } = call;
  const after = call.subscriberId;
  const subscribers = await listSubscribersAfter(tx, countyId, { after, townIds: warning.townIds, limit: atOnce });
  if (subscribers.length > 0) {
    const messages = subscribers.flatMap((one) =>
      // Of the subscription, and not of the warning: what was told to it goes with it.
      toCitizen(ctx, { countyId, id: one.id }, one.phone, `${words}退订：${linkOf(publicUrl, one)}`),
    );
    await saveMessages(tx, messages);
    await sendSoon(tx, messages);
    return { subscriberId: subscribers.at(-1)?.id ?? null, stationId: call.stationId, endedAt: null };
  }
  const stationIds = stationsOf(ctx, warning).map(({ id }) => id);
  const stations = await listStationPhonesAfter(tx, countyId, { after: call.stationId, stationIds, limit: atOnce });
  const messages = stations.flatMap(({ phone }) =>
    toPhone(ctx, { countyId, id: warning.id }, phone, `${words}请告诉村里人，打印贴上。`),
  );
  await saveMessages(tx, messages);
  await sendSoon(tx, messages);
  const last = stations.at(-1)?.stationId ?? null;
  return { subscriberId: after, stationId: last ?? call.stationId, endedAt: last === null ? ctx.at : null };
}
