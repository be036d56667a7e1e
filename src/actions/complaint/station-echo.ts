import type { Complaint } from '../../domain/complaint/complaint.ts';
import { echoOf } from '../../domain/complaint/station-echo.ts';
import type { Tx } from '../../store/base/db.ts';
import type { Context } from '../base/context.ts';
import { tellPeople } from '../matter/reach-by.ts';

/** Tells the station that sent the complaint up what became of it: it is asked at its counter before anybody else. */
export async function tellStation(tx: Tx, ctx: Context, complaint: Complaint): Promise<void> {
  const echo = echoOf(complaint);
  const { stationId: sentUpBy, number } = complaint;
  if (echo === null || sentUpBy === null) return;
  const isThere = ({ role, stationId }: { role: string; stationId: string | null }) =>
    role === 'station' && stationId === sentUpBy;
  await tellPeople(tx, ctx, complaint, isThere, `您站交上来的${number}：${echo.zh}。`, {
    cause: `echo ${complaint.id} ${complaint.version}`,
  });
}
