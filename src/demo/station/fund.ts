/** 站点经费 of the sample county: what a poor county finds for its stations in a year. */
import { addDays } from '../../domain/base/calendar.ts';
import { RecordFund, type FundSource, type FundUse } from '../../domain/station/fund.ts';
import { contextAt } from '../../actions/base/context.ts';
import { moveEntry, openEntry } from '../../actions/matter/docket.ts';
import { fundFrame } from '../../actions/station/fund.ts';
import { actorOfAccount } from '../../domain/county/account.ts';
import { find, type Cast } from '../life.ts';

type Sample = [ago: number, stationId: string, yuan: number, source: FundSource, use: FundUse | null, remark: string];

const samples: readonly Sample[] = [
  [120, 'ST-V0303', 1200, 'finance', null, '年度建站补助'],
  [118, 'ST-V0302', 800, 'town', null, '柳河镇配套'],
  [110, 'ST-V0303', 380, 'finance', 'plaque', '制度牌三块'],
  [96, 'ST-V0302', 160, 'town', 'print', '登记簿十本、宣传页两千份'],
  [60, 'ST-V0303', 240, 'finance', 'telephone', '宽带半年'],
  [30, 'ST-V0303', 150, 'finance', 'result', '三季度谈成五件'],
];
/** What still waits for the leader. */
const waiting: Sample = [2, 'ST-V0302', 210, 'town', 'equipment', '桌牌、档案柜'];

export async function fundSamples(cast: Cast, idOf: (name: string) => string): Promise<void> {
  const as = (loginName: string, ago: number) => ({
    ...contextAt(cast.ctx, new Date(cast.ctx.at.getTime() - ago * 24 * 3_600_000)),
    actor: actorOfAccount(find(cast, (account) => account.loginName === loginName)),
  });
  for (const [nth, sample] of [...samples, waiting].entries()) {
    const [ago, stationId, yuan, source, use, remark] = sample;
    const input = RecordFund.parse({
      id: idOf(`fund ${nth}`),
      kind: use === null ? 'budget' : 'spending',
      stationId,
      amountFen: yuan * 100,
      source,
      use,
      onDay: addDays(cast.ctx.today, -ago),
      remark,
      // A new year may have begun since it was given.
      overReason: use === null ? '' : '上年结余',
    });
    const { number, version } = await openEntry(as('fangmin', ago), fundFrame, input);
    if (sample !== waiting) await moveEntry(as('hanzhiyuan', ago), fundFrame, number, 'approve', {}, { version });
  }
}
