/** 站点上报 of the sample county: one that waits for its answer, one that became a clue. */
import { addDays } from '../../domain/base/calendar.ts';
import { actorOfAccount } from '../../domain/county/account.ts';
import { SendStationReport } from '../../domain/supervision/enforcement/station-report.ts';
import { contextAt, type Context } from '../../actions/base/context.ts';
import { moveEntry, openEntry } from '../../actions/matter/docket.ts';
import { stationReportFrame } from '../../actions/supervision/enforcement/station-report.ts';
import { listRoster } from '../../store/tipoff/credit-points.ts';
import { find, morningOf, type Cast } from '../life.ts';

const samples = [
  {
    ago: 9,
    kind: 'fraud',
    operatorName: '租用村部院子的健康讲座',
    place: '前柳村村部旁边的院子',
    words: '讲了三天课，每天送鸡蛋，今天让老人交 2000 元押金，说十天后退，没有收据。',
    answer: 'toCase',
    answerWords: '像以讲座名义骗人，所里已经开始核查；请劝老人先不要交钱。',
  },
  {
    ago: 2,
    kind: 'farmInput',
    operatorName: '蓝色面包车，流动推销',
    place: '前柳村村口',
    words: '开车卖没有标签的复合肥，比店里便宜一半，买了的有三四家。',
    answer: null,
    answerWords: '',
  },
] as const;

export async function stationReportSamples(cast: Cast, idOf: (name: string) => string): Promise<number> {
  const { ctx } = cast;
  const sender = find(cast, ({ loginName }) => loginName === 'st-v0303');
  const station = ctx.county.stations.find(({ id }) => id === sender.stationId);
  const head = find(cast, (one) => one.role === 'officeHead' && one.organisationId === station?.officeId);
  const by = (account: typeof sender, ago: number, minute: number): Context => ({
    ...contextAt(ctx, morningOf(addDays(ctx.today, -ago), ctx.at, minute)),
    actor: actorOfAccount(account),
  });
  // Who saw it stands on the roster, and most of the roster have no account.
  const [seenBy] = await listRoster(ctx.db, { countyId: ctx.actor.countyId, stationId: station?.id ?? '' });
  for (const [i, { ago, answer, answerWords, ...told }] of samples.entries()) {
    const form = {
      id: idOf(`station report ${i}`),
      seenOn: addDays(ctx.today, -ago),
      personId: seenBy?.id ?? null,
      ...told,
    };
    const { number, version } = await openEntry(by(sender, ago, 5), stationReportFrame, SendStationReport.parse(form));
    if (answer === null) continue;
    await moveEntry(by(head, ago - 1, 10), stationReportFrame, number, 'answer', { answer, answerWords }, { version });
  }
  return samples.length;
}
