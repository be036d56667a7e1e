/** 对方的总封记 (heads of the other end): each side of the line keeps what the other has sealed of its ledger, out of its own hands. */
import { demand } from '../../domain/base/actor.ts';
import { headLine, readHeads } from '../../domain/base/ledger-head.ts';
import type { SentHead } from '../../domain/exchange/letter-exchange.ts';
import { Refusal } from '../../domain/base/refusal.ts';
import { transact } from '../../store/base/transact.ts';
import { listPeerHeads, savePeerHead } from '../../store/exchange/peer-head.ts';
import type { Context } from '../base/context.ts';
import { hearCounty, takeAlongIn } from './line-county.ts';

/**
 * Keeps a head whose sender was proven before by its signature: of the ledger of the county whose line it came over, and of no other. Whether
 * it is a true one only he can tell who has the key of that ledger.
 */
export async function keepPeerHead(ctx: Context, { from, line }: SentHead, peer: number | null): Promise<void> {
  const { db, county, at } = ctx;
  const { countyId } = county.county;
  const [head] = readHeads(line);
  if (head === undefined)
    throw new Refusal('invalid-input', {}, [
      { path: 'line', zh: '这不是一行总封记，请核对两边的版本。', en: 'This is no head; compare the two versions.' },
    ]);
  const { countyId: peerCountyId, n, mac } = head;
  const row = { countyId, peerCountyId, n, mac, fromName: from, line: headLine(head), receivedAt: at };
  await transact(db, async (tx) => {
    if (peer !== null) await takeAlongIn(tx, ctx, [peer], ctx.hasLine === true);
    const why = await hearCounty(tx, ctx, { countyId: peerCountyId, from }, peer, { isHereToo: true });
    if (why !== null) throw new Refusal('invalid-input', {}, [{ path: 'line', ...why }]);
    await savePeerHead(tx, row);
  });
}

/** Those of one county, one a line, as `verify` of that county reads them. */
export function readPeerHeads({ db, actor }: Context, peerCountyId: number): Promise<string[]> {
  demand(actor, 'exchange.read');
  return listPeerHeads(db, actor.countyId, peerCountyId);
}
