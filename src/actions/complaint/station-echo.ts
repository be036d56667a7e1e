import type { Complaint } from '../../domain/complaint/complaint.ts';
import { echoOf, isEchoed } from '../../domain/complaint/station-echo.ts';
import type { Tx } from '../../store/base/db.ts';
import type { Context, Follower } from '../base/context.ts';
import { tellPeople } from '../matter/tell-people.ts';

/** The station that sent a complaint up hears what became of it: it is asked at its counter before anybody else. */
export const echoToStation: Follower<Complaint> = {
  kinds: ['complaint'],
  moves: 'all',
  async follow(tx, ctx, { on, move }) {
    for (const { saved } of on) if (isEchoed(saved, move)) await tellStation(tx, ctx, saved);
  },
};

async function tellStation(tx: Tx, ctx: Context, complaint: Complaint): Promise<void> {
  const echo = echoOf(complaint);
  const { stationId: sentUpBy, number } = complaint;
  if (echo === null || sentUpBy === null) return;
  const isThere = ({ role, stationId }: { role: string; stationId: string | null }) =>
    role === 'station' && stationId === sentUpBy;
  await tellPeople(tx, ctx, complaint, isThere, `您站交上来的${number}：${echo.zh}。`, {
    cause: `echo ${complaint.id} ${complaint.version}`,
  });
}
