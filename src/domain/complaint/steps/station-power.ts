/**
 * 站点权限 (power): what a station of each kind may settle by itself. The county sets it; what lies beyond, whether by the
 * money, an injury or signs of a violation, goes up to the bureau.
 */
import { claimedFen } from '../facts/claim.ts';
import type { Complaint } from '../complaint.ts';
import { formatYuan } from '../../base/money.ts';
import { Refusal } from '../../base/refusal.ts';
import type { StationPower } from '../../law/thresholds.ts';
import { stationKinds, type StationKind } from '../../base/station-kind.ts';

/** Kinds of problem that are signs of a violation: 虚假宣传、假冒、安全. */
const signs: ReadonlySet<string> = new Set(['N05', 'N06', 'N07']);

/** Why the matter is beyond the station: the first reason that holds, in words; null when it may be settled there. */
export function beyondPower(
  complaint: Complaint,
  settlement: { recoveredFen: number; violationSeen: boolean },
  kind: StationKind,
  power: StationPower,
): { zh: string; en: string } | null {
  const station = stationKinds[kind];
  const fen = Math.max(complaint.amountFen ?? 0, claimedFen(complaint.claims), settlement.recoveredFen);
  if (complaint.injury !== null && !power.injury) return { zh: '有人受伤', en: 'somebody is hurt' };
  const isSign = settlement.violationSeen || signs.has(complaint.natureCode ?? '');
  if (isSign && !power.violation) return { zh: '有违法迹象', en: 'there are signs of a violation' };
  if (power.amountFen !== null && fen > power.amountFen)
    return {
      zh: `${formatYuan(fen)}元，${station.zh}站点最多办${formatYuan(power.amountFen)}元的`,
      en: `${formatYuan(fen)} yuan; a station of this kind settles up to ${formatYuan(power.amountFen)}`,
    };
  return null;
}

/** Refuses a settlement at a station that its power does not cover, and says why and where it goes. */
export function demandPower(...facts: Parameters<typeof beyondPower>): void {
  const why = beyondPower(...facts);
  if (why !== null) throw new Refusal('station-beyond-power', { why: why.zh, whyEn: why.en });
}
