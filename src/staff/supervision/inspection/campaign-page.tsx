import { isLocated } from '../../../domain/county/place/place.ts';
import { NotPlaced } from '../../county/not-placed.tsx';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { goalWords, type DrawRecord, type Goal } from '../../../domain/supervision/inspection/campaign.ts';
import campaignDocket from '../../../domain/supervision/inspection/campaign-steps.ts?campaignDocket';
import { sortieStateWords } from '../../../domain/supervision/inspection/sortie.ts';
import { shopTrades } from '../../../domain/supervision/inspection/shop-trade.ts';
import { inspectionStateWords } from '../../../domain/supervision/inspection/inspection.ts';
import { useDirectory } from '../../base/directory.ts';
import { useLabel, useWords } from '../../base/language.tsx';
import { useMay, useMe } from '../../base/me.tsx';
import { dayShort } from '../../base/ui/day.ts';
import { Empty } from '../../base/ui/empty.tsx';
import { isUnread } from '../../base/queries.ts';
import { ErrorLine } from '../../base/ui/error-line.tsx';
import { Loading } from '../../base/ui/loading.tsx';
import '../../base/ui/settings.css';
import { Facts, StateTag } from '../../matter/docket/docket-facts.tsx';
import '../../matter/docket/docket.css';
import { DocketMoves } from '../../matter/docket/docket-moves.tsx';
import { Timeline } from '../../matter/timeline.tsx';
import '../../matter/matter.css';
import { CaseCard } from '../enforcement/cases-from.tsx';
import { CampaignMap, markOf } from './campaign-map.tsx';
import {
  campaignCalls,
  sortieCalls,
  useInspectors,
  useReach,
  type SeenCampaign,
  type SeenReach,
  type SeenSortieLine,
} from './inspection-calls.ts';
import { startOfCampaign } from './start-of.ts';
import './inspection.css';

/** 一个专项: its goals, how far each office is, where it was and what it found, what is still missing. */
export default function CampaignPage() {
  const { number = '' } = useParams();
  const t = useWords();
  const found = useQuery({
    queryKey: [campaignCalls.path, 'one', number],
    queryFn: ({ signal }) => campaignCalls.get(number, signal),
  });
  const reach = useReach(number);
  if (isUnread(found)) return <ErrorLine error={found.error} onRetry={() => void found.refetch()} />;
  if (found.data === undefined) return <Loading rows={12} />;
  const view = found.data;
  return (
    <div className="campaign-page">
      <title>{`${view.entry.number} ${view.entry.name} · ${t('红盾', 'Hongdun')}`}</title>
      <Head view={view} />
      {reach.error === null ? null : <ErrorLine error={reach.error} onRetry={() => void reach.refetch()} />}
      {reach.data === undefined ? (
        reach.error === null ? (
          <Loading rows={8} />
        ) : null
      ) : (
        <>
          <Goals goals={view.entry.goals} reach={reach.data} />
          <Body view={view} reach={reach.data} />
        </>
      )}
    </div>
  );
}

function Body({ view, reach }: { view: SeenCampaign; reach: SeenReach }) {
  const t = useWords();
  const directory = useDirectory();
  const mayVisit = useMay('inspection.read');
  return (
    <div className="campaign-body">
      <div>
        <OfficeCard reach={reach} />
        <SortieCard campaignId={view.entry.id} made={reach.total.sorties} />
        <CaseCard cases={view.more.cases} />
        <PlanCard view={view} />
        {view.timeline.length === 0 ? null : <Timeline view={view} onNote={null} />}
      </div>
      <div>
        <section className="card" aria-label={t('查到哪了', 'Where it was')}>
          <h2 className="card-head">
            {t('查到哪了', 'Where it was')}{' '}
            <small className="dim">{t('查到的家 / 名单；越深越满', 'inspected / listed')}</small>
          </h2>
          {mayVisit ? <MarkKey reach={reach} /> : null}
          {directory === undefined ? null : (
            <>
              <CampaignMap reach={reach} regions={directory.regions} />
              <NotPlaced villages={directory.regions.filter((one) => !isLocated(one)).length} />
            </>
          )}
        </section>
        {mayVisit ? <MissingCard view={view} reach={reach} /> : null}
      </div>
    </div>
  );
}

function Head({ view }: { view: SeenCampaign }) {
  const t = useWords();
  const { today } = useMe();
  const directory = useDirectory();
  const people = useInspectors();
  const { entry, more } = view;
  const last = entry.draws.at(-1);
  return (
    <header className="campaign-head">
      <p className="campaign-path">
        <Link to="/campaigns">{t('专项', 'Campaigns')}</Link>
        <span className="tag">{entry.number}</span>
        <StateTag docket={campaignDocket} state={entry.state} />
        <span className="dim nw">{`${dayShort(entry.startsOn, today)} — ${dayShort(entry.endsOn, today)}`}</span>
        {entry.documentNumber === '' ? null : (
          <span className="dim">{t(`方案 ${entry.documentNumber}`, `Plan ${entry.documentNumber}`)}</span>
        )}
        {more.partnerNames.length === 0 ? null : (
          <span className="dim">
            {t(`会同 ${more.partnerNames.join('、')}`, `With ${more.partnerNames.join(', ')}`)}
          </span>
        )}
      </p>
      <h1>{entry.name}</h1>
      <p className="dim">
        {t(`部署 ${entry.issuer}`, `Issued by ${entry.issuer}`)}
        {entry.role === 'participant'
          ? t(' · 参与别的单位的，不算本单位检查', ' · another body’s: not counted as own')
          : ''}
        {entry.sector === '' ? '' : ` · ${entry.sector}`}
        {entry.checklist.length === 0
          ? ''
          : t(` · 检查表 ${entry.checklist.length} 项`, ` · checklist of ${entry.checklist.length}`)}
        {last === undefined ? '' : t(` · 双随机，种子 ${last.seed}`, ` · drawn by lot, seed ${last.seed}`)}
      </p>
      {directory === undefined ? null : (
        <DocketMoves
          docket={campaignDocket}
          calls={campaignCalls}
          item={view}
          name={entry.number}
          directory={directory}
          people={people}
          startOf={(move) => startOfCampaign(entry, move)}
        />
      )}
    </header>
  );
}

function doneOf({ counts }: Pick<Goal, 'counts'>, { total }: SeenReach): number {
  if (counts === 'shops') return total.shops;
  if (counts === 'visits') return total.visits;
  if (counts === 'sorties') return total.sorties;
  return total.rectified;
}

function Goals({ goals, reach }: { goals: readonly Goal[]; reach: SeenReach }) {
  const t = useWords();
  const label = useLabel();
  if (goals.length === 0) return null;
  return (
    <ul className="campaign-goals">
      {goals.map((goal, i) => {
        const done = doneOf(goal, reach);
        const words = goalWords[goal.counts];
        return (
          <li key={goal.counts}>
            <span className="dim">
              {t(`目标${'一二三四五六七八九十'[i] ?? i + 1}　${words.zh}`, `Goal ${i + 1}: ${words.en}`)}
            </span>
            <b>
              {done} <small>{`/ ${goal.target}${t(` ${words.unit}`, '')}`}</small>
            </b>
            <meter min={0} max={goal.target} value={Math.min(done, goal.target)} aria-label={label(words)} />
            <span className="dim">
              {done >= goal.target
                ? t('够了', 'Reached')
                : t(`还差 ${goal.target - done}`, `${goal.target - done} to go`)}
            </span>
          </li>
        );
      })}
    </ul>
  );
}

/** 各所进度: visits add up; shops do not, for one that two offices visited is one in the last row. */
function OfficeCard({ reach: { offices, total } }: { reach: SeenReach }) {
  const t = useWords();
  const heads = [
    t('所', 'Office'),
    t('出动', 'Sorties'),
    t('人次', 'Heads'),
    t('辆次', 'Vehicles'),
    t('户次', 'Visits'),
    t('家', 'Shops'),
    t('目标', 'Target'),
    t('有问题', 'Wrong'),
    t('待复查', 'To recheck'),
  ];
  const rows = [
    ...offices.map((one) => ({ ...one, name: one.officeName === '' ? t('县局', 'County') : one.officeName })),
    { ...total, officeId: 'all', name: t('全县', 'All') },
  ];
  return (
    <section className="card" aria-label={t('各所进度', 'By office')}>
      <h2 className="card-head">
        {t('各所进度', 'By office')}{' '}
        <small className="dim">
          {t(
            '人次、辆次、户次按次数；家按不同经营者，只数一次',
            'Heads, vehicles and visits by each time; a shop once',
          )}
        </small>
      </h2>
      <div className="settings-table campaign-offices">
        <table>
          <thead>
            <tr>
              {heads.map((word, i) => (
                <th key={word} scope="col" className={i === 0 ? undefined : 'r'}>
                  {word}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((one) => (
              <tr key={one.officeId ?? 'county'}>
                <th scope="row">{one.name}</th>
                {[one.sorties, one.heads, one.cars, one.visits, one.shops, one.target, one.wrong, one.waiting].map(
                  (n, i) => (
                    <td key={heads[i + 1]} data-label={heads[i + 1]} className="num r">
                      {n}
                    </td>
                  ),
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <SumLine total={total} />
    </section>
  );
}

/** How the visits add up: a closed door is neither nil nor finding. */
function SumLine({ total }: { total: SeenReach['total'] }) {
  const t = useWords();
  return (
    <p className="campaign-sum dim">
      {t(
        `${total.visits} 户次里，没问题且两人确认 ${total.nil}，等第二个人确认 ${total.unconfirmed}，有问题 ${total.wrong}，关门 ${total.closed}；取缔 ${total.banned}。关门的没有确认，不算“没有问题”。`,
        `Of ${total.visits} visits ${total.nil} were confirmed as nil by two, ${total.unconfirmed} wait for the second, ${total.wrong} found something, ${total.closed} found a closed door, which is no nil; ${total.banned} banned.`,
      )}
    </p>
  );
}

const mostSorties = 8;

/** `made` is how many there were in all, of which an officer reads those of his office. */
function SortieCard({ campaignId, made }: { campaignId: string; made: number }) {
  const t = useWords();
  const maySend = useMay('sortie.send');
  const query = { campaignId, state: 'all' };
  const list = useQuery({
    queryKey: [sortieCalls.path, 'list', query],
    queryFn: ({ signal }) => sortieCalls.list(query, signal),
  });
  const items = list.data?.items ?? [];
  return (
    <section className="card" aria-label={t('最近出动', 'Latest sorties')}>
      <h2 className="card-head">
        {t('最近出动', 'Latest sorties')} <small className="dim">{t(`${items.length} 次`, String(items.length))}</small>
        <Link className="b t sm go" to={`/sorties?state=all&campaignId=${campaignId}`}>
          {t('全部', 'All')}
        </Link>
      </h2>
      {items.length === 0 ? (
        <Empty
          words={
            made > 0
              ? t(`出动了 ${made} 次，都是别的所的，您看不到。`, `${made} sorties, all of other offices.`)
              : maySend
                ? t(
                    '还没有出动。在“出动”里按“派一次出动”，写上这个专项的编号。',
                    'No sortie yet; send one under Sorties.',
                  )
                : t('还没有您参加的出动。', 'No sortie yet in which you take part.')
          }
        />
      ) : (
        <SortieTable items={items.slice(0, mostSorties)} />
      )}
    </section>
  );
}

function SortieTable({ items }: { items: readonly SeenSortieLine[] }) {
  const t = useWords();
  const label = useLabel();
  const { today } = useMe();
  return (
    <div className="settings-table">
      <table>
        <thead>
          <tr>
            <th scope="col">{t('哪天', 'Day')}</th>
            <th scope="col">{t('所', 'Office')}</th>
            <th scope="col">{t('去了', 'Where')}</th>
            <th scope="col" className="r">
              {t('人次、辆次', 'Heads, vehicles')}
            </th>
          </tr>
        </thead>
        <tbody>
          {items.map(({ entry, more }) => (
            <tr key={entry.id}>
              <th scope="row">{dayShort(entry.onDay, today)}</th>
              <td>{more.officeName ?? t('县局', 'County')}</td>
              <td>{entry.route}</td>
              <td className="num r nw">
                {entry.state === 'done'
                  ? t(`${entry.heads} 人次 ${entry.cars} 辆次`, `${entry.heads} people, ${entry.cars} vehicles`)
                  : label(sortieStateWords[entry.state])}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function PlanCard({ view: { entry } }: { view: SeenCampaign }) {
  const t = useWords();
  const mayVisit = useMay('inspection.read');
  return (
    <section className="card" aria-label={t('方案', 'Plan')}>
      <h2 className="card-head">
        {t('方案', 'Plan')}
        <a
          className="b t sm go"
          href={`/papers/campaigns/${encodeURIComponent(entry.number)}`}
          target="_blank"
          rel="noreferrer"
        >
          {mayVisit ? t('打印检查表、清单', 'Print checklist and list') : t('打印检查表', 'Print the checklist')}
        </a>
      </h2>
      <div className="campaign-plan">
        <Facts
          rows={[
            [
              t('检查表', 'Checklist'),
              entry.checklist.length === 0 ? (
                t('没有检查表', 'none')
              ) : (
                <ol key="items" className="inspection-answers">
                  {entry.checklist.map(({ text, article }) => (
                    <li key={text}>
                      {text} <span className="dim">{article}</span>
                    </li>
                  ))}
                </ol>
              ),
            ],
            [t('双随机', 'Draws'), entry.draws.map((one) => drawTold(one, t)).join('；')],
            [t('小结', 'Summary'), entry.summary],
          ]}
        />
      </div>
    </section>
  );
}

/** 「种子 4C19：30 户抽 6 户，8 人里派，只抽服装鞋帽，别的 120 户不在内」 */
function drawTold(
  { seed, pool, drawn, officers, trades = [], leftOut = 0, riskyDrawn = 0 }: DrawRecord,
  t: ReturnType<typeof useWords>,
): string {
  const parts = [
    t(
      `种子 ${seed}：${pool} 户抽 ${drawn} 户，${officers} 人里派`,
      `seed ${seed}: ${drawn} of ${pool} shops, from ${officers} officers`,
    ),
    trades.length === 0
      ? ''
      : t(
          `只抽${trades.map((one) => shopTrades[one].zh).join('、')}，别的 ${leftOut} 户不在内`,
          `only ${trades.map((one) => shopTrades[one].en).join(', ')}; ${leftOut} others left out`,
        ),
    riskyDrawn === 0
      ? ''
      : t(`${riskyDrawn} 户先从有投诉、查出过问题的里抽`, `${riskyDrawn} first, from those found wanting`),
  ];
  return parts.filter((part) => part !== '').join(t('，', ', '));
}

function MarkKey({ reach }: { reach: SeenReach }) {
  const t = useWords();
  const n = (mark: string) => reach.places.filter((one) => markOf(one) === mark).length;
  return (
    <p className="campaign-key">
      <span data-mark="rectify">{t(`○ 改 ${n('rectify')}`, `○ rectify ${n('rectify')}`)}</span>
      <span data-mark="wrong">{t(`■ 没有改 ${n('wrong')}`, `■ not rectified ${n('wrong')}`)}</span>
      <span data-mark="ban">{t(`▲ 取缔 ${n('ban')}`, `▲ banned ${n('ban')}`)}</span>
    </p>
  );
}

const mostMissing = 12;

/** 没办完的: premises that are listed and not done, by what they wait for. */
function MissingCard({ view, reach }: { view: SeenCampaign; reach: SeenReach }) {
  const t = useWords();
  const label = useLabel();
  const visited = new Set(
    reach.places.filter(({ state }) => state !== 'planned' && state !== 'doorClosed').map(({ shop }) => shop),
  );
  const waits = reach.places.filter(
    ({ state, shop }) =>
      ['planned', 'nilWaiting', 'found', 'ordered', 'unrectified', 'banOrdered'].includes(state) ||
      (state === 'doorClosed' && !visited.has(shop)),
  );
  // Of other offices' premises an officer reads the sums and not the lines.
  const seesAll = reach.total.visits + reach.total.planned <= reach.places.length;
  return (
    <section className="card" aria-label={t('没办完的', 'Not done')}>
      <h2 className="card-head">
        {t('没办完的', 'Not done')} <small className="dim">{t(`${waits.length} 户`, String(waits.length))}</small>
        <Link className="b t sm go" to={`/inspections?campaignId=${view.entry.id}`}>
          {t('名单', 'List')}
        </Link>
      </h2>
      {waits.length === 0 ? (
        <Empty
          words={
            seesAll
              ? t('名单里的都办完了。', 'All that is listed is done.')
              : t(
                  '您看得到的里没有没办完的；别的所的户由他们看，数在“各所进度”里。',
                  'None among those you may see; those of other offices are theirs, and counted by office.',
                )
          }
        />
      ) : (
        <ul className="campaign-list">
          {waits.slice(0, mostMissing).map((one) => (
            <li key={one.id}>
              <Link to={`/inspections?state=all&campaignId=${view.entry.id}&open=${encodeURIComponent(one.number)}`}>
                {one.operatorName}
              </Link>
              <span className="tag">{label(inspectionStateWords[one.state])}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
