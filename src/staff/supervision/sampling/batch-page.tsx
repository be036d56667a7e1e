import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import batchDocket from '../../../domain/supervision/sampling/batch-steps.ts?batchDocket';
import { spokenByWords } from '../../../domain/supervision/sampling/told-of-goods.ts';
import { amountText, commissioners, productClasses, units } from '../../../domain/supervision/sampling/goods.ts';
import { useDirectory } from '../../base/directory.ts';
import { useLabel, useLanguage, useWords } from '../../base/language.tsx';
import { useMay, useMe } from '../../base/me.tsx';
import { places } from '../../base/places.ts';
import { dayPlain, instantShort } from '../../base/ui/day.ts';
import { isUnread } from '../../base/queries.ts';
import { ErrorLine } from '../../base/ui/error-line.tsx';
import { Loading } from '../../base/ui/loading.tsx';
import '../../base/ui/settings.css';
import { Facts, StateTag } from '../../matter/docket/docket-facts.tsx';
import { DocketMoves } from '../../matter/docket/docket-moves.tsx';
import '../../matter/docket/docket.css';
import { ToldCard } from '../../matter/message/told-card.tsx';
import { Timeline } from '../../matter/timeline.tsx';
import type { Typed } from '../../matter/matter-typed.ts';
import '../../matter/matter.css';
import { CaseCard, startOfCase } from '../enforcement/cases-from.tsx';
import { BalanceCard } from './balance-card.tsx';
import { BatchFlow } from './batch-flow.tsx';
import { ClockCard } from './clock-card.tsx';
import { batchCalls, useGoodsTold, useSamplingChoices, type SeenBatch } from './sampling-calls.ts';
import './sampling.css';

/** 一批抽检: nine steps, the two equations, the result, the clocks, the hands that the sample went through. */
export default function BatchPage() {
  const { number = '' } = useParams();
  const t = useWords();
  const found = useQuery({
    queryKey: [batchCalls.path, 'one', number],
    queryFn: ({ signal }) => batchCalls.get(number, signal),
  });
  if (isUnread(found)) return <ErrorLine error={found.error} onRetry={() => void found.refetch()} />;
  if (found.data === undefined) return <Loading rows={12} />;
  const view = found.data;
  return (
    <div className="sampling-page">
      <title>{`${view.entry.number} ${view.entry.product} · ${t('红盾', 'Hongdun')}`}</title>
      <Head view={view} />
      <div className="sampling-body">
        <div>
          <BalanceCard view={view} />
          <ResultCard view={view} />
          <Timeline view={view} onNote={null} />
        </div>
        <div>
          <ClockCard clocks={view.more.clocks} />
          <HandCard view={view} />
          <SampleCard view={view} />
        </div>
        <div>
          <DoCard view={view} />
          <CaseCard cases={view.more.cases} />
          <GoodsToldCard view={view} />
          <OutwardCard view={view} />
          <RetestCard view={view} />
          <ToldCard kind={batchCalls.path} number={view.entry.number} />
        </div>
      </div>
    </div>
  );
}

function Head({ view: { entry, more } }: { view: SeenBatch }) {
  const t = useWords();
  const label = useLabel();
  const { language } = useLanguage();
  const { today } = useMe();
  const unfit = (entry.result?.items ?? []).filter(({ fit }) => !fit).map(({ item }) => item);
  return (
    <header className="sampling-head">
      <p className="sampling-path">
        <Link to="/samplings">{t('抽检', 'Sampling')}</Link>
        {more.plan === null ? null : (
          <Link to={`/samplings/plans?state=all&open=${more.plan.number}`}>{more.plan.title}</Link>
        )}
        <span className="dim">{entry.number}</span>
        <StateTag docket={batchDocket} state={entry.state} />
        {more.unfit ? (
          <span className="tag er">
            {t('不合格', 'Unqualified')} · {unfit.join(t('、', ', '))}
          </span>
        ) : null}
      </p>
      <h1>
        {entry.product} {entry.sellerName}
      </h1>
      <p className="sampling-meta">
        {[
          [
            t('抽样', 'Sampled'),
            [more.samplerNames.join(t('、', ', ')), more.officeName ?? ''].filter(Boolean).join(' · '),
          ],
          [t('委托', 'Commissioned'), label(commissioners[entry.commissioner])],
          [t('类别', 'Class'), label(productClasses[entry.productClass])],
          [
            t('检验', 'Tested by'),
            more.institution === null
              ? ''
              : `${more.institution.name}${t('（资质 ', ' (')}${more.institution.cmaNumber}${t('，至 ', ', to ')}${dayPlain(more.institution.validTo, language, today)}${t('）', ')')}`,
          ],
          [t('批号', 'Lot'), entry.lot],
          [t('旧台账转入', 'Carried over'), entry.formerNumber],
          [t('生产', 'Maker'), entry.maker],
        ]
          .filter(([, value]) => value !== '')
          .map(([word, value]) => (
            <span key={word}>
              {word} <b>{value}</b>
            </span>
          ))}
      </p>
      <BatchFlow view={{ entry, more }} />
    </header>
  );
}

/** What can be done now; the steps with a form open it beside the page. */
function DoCard({ view }: { view: SeenBatch }) {
  const t = useWords();
  const directory = useDirectory();
  const people = useSamplingChoices();
  const { entry, moves } = view;
  return (
    <section className="card" aria-label={t('现在可以做', 'What can be done now')}>
      <h2 className="card-head">{t('现在可以做', 'What can be done now')}</h2>
      <div className="pad sampling-do">
        {directory === undefined ? null : (
          <DocketMoves
            docket={batchDocket}
            calls={batchCalls}
            item={view}
            name={entry.number}
            directory={directory}
            people={people}
            startOf={(move) => startOf(view, move)}
            askOf={(move) => questionOf(move, t)}
          />
        )}
        {moves.length === 0 ? (
          <p className="dim">{t('眼下没有您要办的。', 'There is nothing for you to do now.')}</p>
        ) : null}
        {entry.sampledOn === null ? null : (
          <p>
            <a
              className="b sm"
              href={`/sampling-sheets/${encodeURIComponent(entry.number)}`}
              target="_blank"
              rel="noreferrer"
            >
              {t('打印抽样单', 'Print the sampling sheet')}
            </a>
          </p>
        )}
      </div>
    </section>
  );
}

/** 往外连: a warning or a line of the list of recalled products that begins with what was found; others review both. */
/** 说这批货的投诉: whom the goods have reached, as far as complaints tell it. */
function GoodsToldCard({ view }: { view: SeenBatch }) {
  const t = useWords();
  const label = useLabel();
  const { data } = useGoodsTold(view);
  if (data === undefined || data.told.length + data.others === 0) return null;
  return (
    <section className="card" aria-label={t('说这批货的投诉', 'Complaints about these goods')}>
      <h2 className="card-head">
        {t('说这批货的投诉', 'Complaints about these goods')} <small>{data.told.length + data.others}</small>
      </h2>
      <ul className="linked-list">
        {data.told.map(({ number, by }) => (
          <li key={number}>
            <Link to={`${places.complaint.path}/${encodeURIComponent(number)}`}>{number}</Link>
            <span className="mut">{label(spokenByWords[by])}</span>
          </li>
        ))}
        {data.others === 0 ? null : (
          <li className="mut">
            {t(`另有 ${data.others} 件不归您这里看。`, `${data.others} more are not yours to read.`)}
          </li>
        )}
      </ul>
    </section>
  );
}

function OutwardCard({ view: { entry, more } }: { view: SeenBatch }) {
  const t = useWords();
  const mayWarn = useMay('warning.write');
  const mayList = useMay('recall.save');
  if (!more.unfit || entry.confirmedOn === null || (!mayWarn && !mayList)) return null;
  const unfit = (entry.result?.items ?? []).filter(({ fit }) => !fit).map(({ item }) => item);
  const warning = new URLSearchParams({
    new: '',
    kind: 'warning',
    source: 'sampling',
    numbers: entry.number,
    title: `${entry.product}抽检不合格，买了的先别用`,
  });
  const recall = new URLSearchParams({
    new: '',
    kind: 'unfit',
    product: entry.product,
    brand: entry.brand,
    model: entry.spec,
    batch: entry.lot,
    danger: `${unfit.join('、')}不合格`,
    announcedOn: entry.publishedOn ?? '',
  });
  return (
    <section className="card" aria-label={t('往外连', 'Beyond this batch')}>
      <h2 className="card-head">{t('往外连', 'Beyond this batch')}</h2>
      <p className="pad sampling-out">
        {mayWarn ? (
          <Link className="b sm" to={`/warnings?${warning.toString()}`}>
            {t('起草消费警示', 'Draft a warning')}
          </Link>
        ) : null}
        {mayList ? (
          <Link className="b sm" to={`/recalls?${recall.toString()}`}>
            {t('登上召回名单…', 'Put on the list of recalls…')}
          </Link>
        ) : null}
      </p>
    </section>
  );
}

function questionOf(move: string, t: (zh: string, en: string) => string): string | null {
  switch (move) {
    case 'fail':
      return t('照报告判不合格？随后 5 个工作日内告知经营者。', 'Judge it unqualified, as the result says?');
    case 'endWindow':
      return t('复检期满，没有人申请，结论成立？', 'The window is over and nobody asked: does the result stand?');
    case 'drawInstitution':
      return t('现在抽？种子和结果都记下，抽了不能再抽。', 'Draw now? Seed and result are kept; it is drawn once.');
    case 'close':
      return t('这一批到此结束？', 'Close this batch?');
    default:
      return null;
  }
}

/** 「抽检抽2026-0052：散装老式蛋糕（批号 20260517），报告 食检26-1183，脱氢乙酸及其钠盐不合格。」 */
function storyOf({ number, product, lot, result }: SeenBatch['entry']): string {
  const unfit = (result?.items ?? []).filter(({ fit }) => !fit).map(({ item }) => item);
  const of = lot === '' ? '' : `（批号 ${lot}）`;
  return `抽检${number}：${product}${of}，报告 ${result?.reportNumber ?? ''}，${unfit.join('、')}不合格。`;
}

/** What a form shows when it opens: what is known already, and no fact that somebody has to find. */
function startOf({ entry }: SeenBatch, move: string): Typed {
  const unit: Typed = entry.unit === null ? {} : { unit: entry.unit };
  switch (move) {
    case 'sample':
      return { product: entry.product, sellerName: entry.sellerName };
    case 'handOver':
      return { from: entry.hands.at(-1)?.to ?? '' };
    case 'count':
      return { ...unit, sampled: amountText(entry.sampleMilli + entry.spareMilli) };
    case 'execute':
      return unit;
    case 'openCase':
      return startOfCase({ operatorName: entry.sellerName, story: storyOf(entry) });
    default:
      return {};
  }
}

function ResultCard({ view: { entry } }: { view: SeenBatch }) {
  const t = useWords();
  const { result } = entry;
  if (result === null) return null;
  const unfit = result.items.filter(({ fit }) => !fit).length;
  return (
    <section className="card" aria-label={t('检验结果', 'Result')}>
      <h2 className="card-head">
        {t('检验结果', 'Result')}{' '}
        <small>
          {t(
            `报告 ${result.reportNumber}，${result.items.length} 项，不合格 ${unfit} 项`,
            `Report ${result.reportNumber}, ${result.items.length} items, ${unfit} unqualified`,
          )}
        </small>
      </h2>
      <div className="settings-table">
        <table>
          <thead>
            <tr>
              <th scope="col">{t('项目', 'Item')}</th>
              <th scope="col">{t('标准', 'Standard')}</th>
              <th scope="col" className="r">
                {t('实测', 'Measured')}
              </th>
              <th scope="col">{t('判定', 'Judged')}</th>
            </tr>
          </thead>
          <tbody>
            {result.items.map((one) => (
              <tr key={one.item} className={one.fit ? undefined : 'sampling-unfit'}>
                <th scope="row">{one.item}</th>
                <td data-label={t('标准', 'Standard')}>{one.standard}</td>
                <td className="r" data-label={t('实测', 'Measured')}>
                  {one.measured}
                </td>
                <td data-label={t('判定', 'Judged')}>
                  {one.fit ? t('合格', 'Qualified') : t('不合格', 'Unqualified')}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

/** 样品的手: who held the sample when, and whether its seals were whole. */
function HandCard({ view: { entry } }: { view: SeenBatch }) {
  const t = useWords();
  const { language } = useLanguage();
  const { today } = useMe();
  if (entry.sampledOn === null || entry.unit === null) return null;
  const broken = entry.hands.some(({ sealsWhole }) => !sealsWhole);
  const unit = units[entry.unit];
  const taken = `${amountText(entry.sampleMilli + entry.spareMilli)} ${t(unit.zh, unit.en)}`;
  return (
    <section className="card" aria-label={t('样品的手', 'Hands of the sample')}>
      <h2 className="card-head">
        {t('样品的手', 'Hands of the sample')}{' '}
        <small className={broken ? 'err' : undefined}>
          {broken ? t('封条断过', 'A seal was broken') : t('封条没断过', 'Seals whole')}
        </small>
      </h2>
      <ol className="sampling-hands">
        <li>
          <time>{dayPlain(entry.sampledOn, language, today)}</time>
          <div>
            {t(
              `抽 ${taken}，封条 ${entry.sampleSeal}、备样 ${entry.spareSeal}`,
              `Sampled ${taken}, seals ${entry.sampleSeal} and ${entry.spareSeal}`,
            )}
          </div>
        </li>
        {entry.hands.map((hand) => (
          <li key={`${hand.at} ${hand.to}`}>
            <time>{instantShort(hand.at, today)}</time>
            <div>
              {t(`${hand.from} 交给 ${hand.to}`, `${hand.from} to ${hand.to}`)}
              <small className={hand.sealsWhole ? undefined : 'err'}>
                {hand.sealsWhole ? t('封条完好', 'Seals whole') : t('封条有破损', 'Seals broken')}
                {hand.note === '' ? '' : `${t('；', '; ')}${hand.note}`}
              </small>
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}

function SampleCard({ view: { entry, more } }: { view: SeenBatch }) {
  const t = useWords();
  const { language } = useLanguage();
  const { today } = useMe();
  const day = (on: string | null) => (on === null ? '' : dayPlain(on, language, today));
  return (
    <section className="card" aria-label={t('这一批', 'This batch')}>
      <h2 className="card-head">{t('这一批', 'This batch')}</h2>
      <div className="pad">
        <Facts
          rows={[
            [
              t('被抽样单位', 'Seller'),
              entry.sellerId === null ? (
                entry.sellerName
              ) : (
                <Link to={`/operators/${entry.sellerId}`}>{entry.sellerName}</Link>
              ),
            ],
            [t('商标', 'Brand'), entry.brand],
            [t('规格', 'Specification'), entry.spec],
            [t('地点', 'Place'), [more.regionName ?? '', entry.place].filter(Boolean).join(' ')],
            [t('保存', 'Storage'), entry.storage],
            [t('告知', 'Told'), entry.toldOn === null ? '' : `${day(entry.toldOn)} ${entry.toldHow}`],
            [t('责令书', 'Order'), entry.orderMade?.orderNumber ?? ''],
            [t('处置', 'Disposed of'), entry.disposedOn === null ? '' : `${day(entry.disposedOn)} ${entry.disposal}`],
            [t('不立案', 'No case'), entry.noCaseWhy],
            [t('复查', 'Re-checked'), entry.recheckedOn === null ? '' : `${day(entry.recheckedOn)} ${entry.recheck}`],
            [
              t('公示', 'Published'),
              entry.publishedOn === null ? '' : `${day(entry.publishedOn)} ${entry.publishedWhere}`,
            ],
            [t('没抽成', 'Cancelled'), entry.cancelWhy],
          ]}
        />
        <Photos ids={entry.photoIds} />
      </div>
    </section>
  );
}

function Photos({ ids }: { ids: readonly string[] }) {
  const t = useWords();
  if (ids.length === 0) return null;
  return (
    <p className="sampling-photos">
      {ids.map((id, n) => (
        <a key={id} href={`/api/attachments/${id}`} target="_blank" rel="noreferrer">
          <img src={`/api/attachments/${id}`} alt={t(`抽样照片 ${n + 1}`, `Photo ${n + 1}`)} loading="lazy" />
        </a>
      ))}
    </p>
  );
}

/** 复检去哪: who was drawn, of how many and by which seed. */
function RetestCard({ view: { entry, more } }: { view: SeenBatch }) {
  const t = useWords();
  const { language } = useLanguage();
  const { today } = useMe();
  const { retest } = entry;
  if (retest === null) return null;
  const who = retest.askedBy === 'maker' ? t('生产者', 'the maker') : t('被抽样单位', 'the seller');
  return (
    <section className="card" aria-label={t('复检', 'Re-test')}>
      <h2 className="card-head">
        {t('复检', 'Re-test')} <small>{t('名录随机', 'drawn at random')}</small>
      </h2>
      <div className="pad">
        <p>
          {t(
            `${dayPlain(retest.askedOn, language, today)} ${who}申请：${retest.reason}`,
            `Asked for by ${who} on ${dayPlain(retest.askedOn, language, today)}: ${retest.reason}`,
          )}
        </p>
        {more.retestInstitution === null ? (
          <p className="dim">
            {t('还没抽。初检机构不在里面。', 'Not drawn yet; the first institution is not among them.')}
          </p>
        ) : (
          <p>
            {t(
              `初检机构不能做复检。名录里 ${retest.candidates} 家，按登记的种子 ${retest.seed ?? ''} 抽出：`,
              `The first institution is not among the ${retest.candidates}; by the seed ${retest.seed ?? ''} was drawn: `,
            )}
            <b>{more.retestInstitution}</b>
          </p>
        )}
        {retest.passed === null ? null : (
          <p>
            <b className={retest.passed ? 'ok' : 'err'}>
              {retest.passed ? t('复检合格', 'Qualified after all') : t('复检仍不合格', 'Unqualified again')}
            </b>{' '}
            {retest.reportNumber}
          </p>
        )}
      </div>
    </section>
  );
}
