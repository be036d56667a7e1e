import { Link } from 'react-router';
import { tierNames, tiers } from '../../../domain/station/charter.ts';
import { stationCountsAgree, stationFigureWords } from '../../../domain/station/station-figures.ts';
import {
  recordsOfStations,
  type StationCount,
  type StationFilter,
  type StationProgramme,
  type StationRow,
} from '../../../domain/station/station-table.ts';
import { usualName } from '../../../domain/station/usual-names.ts';
import type { Wire } from '../../base/client.ts';
import { useAddress } from '../../base/address.ts';
import { useLabel, useWords } from '../../base/language.tsx';
import { useMay, useMe } from '../../base/me.tsx';
import { definitionPath } from '../../base/places.ts';
import { DayInput } from '../../base/ui/day-input.tsx';
import type { SeenNetwork } from '../../../http/api/station/charter-routes.ts';

type Network = Wire<SeenNetwork>;
type Conditions = Partial<Record<StationFilter, string>>;

/** What is counted over the network, above its list: the table of the day, and how those in use stand today. Each number opens its stations. */
export function NetworkCard({ network }: { network: Network }) {
  const t = useWords();
  const label = useLabel();
  const mayRead = useMay('figure.read');
  return (
    <section className="card station-counts" aria-label={t('站点网络', 'The network')}>
      <TableHead day={network.table.day} />
      <CountTable network={network} />
      <Facilities network={network} />
      <Today network={network} />
      <details>
        <summary>{t('怎么数的', 'How counted')}</summary>
        {label(stationCountsAgree)}
        {t(
          '类别和进驻按现在的档案；层次从起算日起算；规范化看规范化日期。',
          ' Kind and siting are those of the file today; a level counts from its day on, the standard from the day it was met.',
        )}
        {mayRead ? (
          <>
            {' '}
            <Link to={definitionPath(stationFigureWords.stationsRunning)}>{t('口径 C22', 'Definition C22')}</Link>{' '}
            <Link to={definitionPath(stationFigureWords.standardisedStations)}>{t('口径 F13', 'Definition F13')}</Link>
          </>
        ) : null}
      </details>
    </section>
  );
}

function TableHead({ day }: { day: string }) {
  const t = useWords();
  const { search, change } = useAddress();
  return (
    <div className="station-counts-hd">
      <h2>{t('站点一张表', 'The stations in one table')}</h2>
      <label>
        {t('截止日', 'As of')}{' '}
        <DayInput
          value={search.get('on') ?? day}
          onChange={(on) => {
            if (on === '' || /^20\d\d-\d\d-\d\d$/u.test(on)) change({ on: on === '' ? null : on });
          }}
          aria-label={t('截止日', 'As of')}
        />
      </label>
      {search.get('on') === null ? null : (
        <button type="button" className="b sm" onClick={() => change({ on: null })}>
          {t('回到今天', 'Today')}
        </button>
      )}
    </div>
  );
}

/** Kinds down, standard, levels and each programme of siting across. */
function CountTable({ network: { table } }: { network: Network }) {
  const t = useWords();
  const { programmes, rows, whole } = table;
  return (
    <div className="station-counts-table">
      <table aria-label={t('站点一张表', 'The stations in one table')}>
        <CountHead programmes={programmes} />
        <tbody>
          {rows.map((row) => (
            <CountRow key={row.code} row={row} of={{ kind: row.code }} table={table} />
          ))}
        </tbody>
        <tfoot>
          <CountRow row={{ ...whole, zh: t('合计', 'All') }} of={{}} table={table} />
          <TargetRow programmes={programmes} />
        </tfoot>
      </table>
    </div>
  );
}

function CountHead({ programmes }: { programmes: Network['table']['programmes'] }) {
  const t = useWords();
  const label = useLabel();
  return (
    <thead>
      <tr>
        <th scope="col" rowSpan={2}>
          {t('类别', 'Kind')}
        </th>
        <th scope="col" rowSpan={2} className="r">
          {t('在用', 'In use')}
        </th>
        <th scope="col" rowSpan={2} className="r">
          {t('其中规范化', 'Of which standardised')}
        </th>
        <th scope="colgroup" colSpan={tierNames.length}>
          {t('层次', 'Level')}
        </th>
        {programmes.map((one) => (
          <th key={one.code} scope="colgroup" colSpan={one.entries.length}>
            {t(`${one.title}（第${one.version}版）`, `${usualName(one.title).en} (version ${one.version})`)}
          </th>
        ))}
      </tr>
      <tr>
        {tierNames.map((tier) => (
          <th key={tier} scope="col" className="r">
            {label(tiers[tier])}
          </th>
        ))}
        {eachEntry(programmes, ({ key, zh }) => (
          <th key={key} scope="col" className="r">
            {t(zh.replace(/^进/u, ''), usualName(zh).en)}
          </th>
        ))}
      </tr>
    </thead>
  );
}

/** 目标: how many the county wants of each entry, where it has said so. */
function TargetRow({ programmes }: { programmes: Network['table']['programmes'] }) {
  const t = useWords();
  if (programmes.every(({ entries }) => entries.every(({ target }) => target === null))) return null;
  return (
    <tr>
      <th scope="row">{t('目标', 'Target')}</th>
      <td colSpan={2 + tierNames.length}>—</td>
      {eachEntry(programmes, ({ key, target }) => (
        <td key={key} className="num r">
          {target ?? '—'}
        </td>
      ))}
    </tr>
  );
}

function eachEntry<T>(
  programmes: readonly Wire<StationProgramme>[],
  make: (entry: { key: string; code: string; zh: string; target: number | null }) => T,
): T[] {
  return programmes.flatMap((one) => one.entries.map((entry) => make({ ...entry, key: `${one.code}.${entry.code}` })));
}

function CountRow({ row, of, table }: { row: Wire<StationRow>; of: Conditions; table: Network['table'] }) {
  const label = useLabel();
  const cell = (key: string, counted: StationCount, more: Conditions) => (
    <td key={key} className="num r">
      <Count n={counted.n} to={{ ...of, ...more }} day={table.day} />
      {counted.standardised > 0 ? (
        <small>
          <Count n={counted.standardised} to={{ ...of, ...more, standardised: '1' }} day={table.day} isStandard />
        </small>
      ) : null}
    </td>
  );
  return (
    <tr>
      <th scope="row">{label(usualName(row.zh))}</th>
      <td className="num r">
        <Count n={row.all.n} to={of} day={table.day} />
      </td>
      <td className="num r">
        <Count n={row.all.standardised} to={{ ...of, standardised: '1' }} day={table.day} />
      </td>
      {tierNames.map((tier) => cell(tier, row.tiers[tier], { tier }))}
      {eachEntry(table.programmes, ({ key, code }) =>
        cell(key, row.entries[code] ?? { n: 0, standardised: 0 }, { siting: code }),
      )}
    </tr>
  );
}

function Count({ n, to, day, isStandard = false }: { n: number; to: Conditions; day: string; isStandard?: boolean }) {
  const t = useWords();
  const { today } = useMe();
  const words = isStandard ? t(`规范化 ${n}`, `std. ${n}`) : String(n);
  if (n === 0) return <span className="none">{words}</span>;
  return <Link to={recordsOfStations({ running: '1', ...to }, { day, today })}>{words}</Link>;
}

/** 教育设施, apart: they take no matters, and no count of stations has them. */
function Facilities({ network: { table } }: { network: Network }) {
  const t = useWords();
  const label = useLabel();
  const { today } = useMe();
  if (table.facilities.length === 0) return null;
  return (
    <p className="station-counts-line">
      <b>{t('教育设施（另列，不算站点）', 'Education facilities (apart, no stations)')}</b>
      {table.facilities.map(({ code, zh, n }) => (
        <span key={code}>
          {label(usualName(zh))}{' '}
          {n === 0 ? (
            '0'
          ) : (
            <Link to={recordsOfStations({ facility: '1', running: '1', kind: code }, { day: table.day, today })}>
              {n}
            </Link>
          )}
        </span>
      ))}
    </p>
  );
}

/** How the stations in use stand today, whatever day the table is of. */
function Today({ network }: { network: Network }) {
  const t = useWords();
  const { today } = useMe();
  const { running, idle, activeShare, rectifying, educationPoints, dutySigned, kitRate } = network;
  const share = (part: number | null) => (part === null ? '—' : `${Math.round(part * 100)}%`);
  const of = (part: number) => share(running === 0 ? null : part / running);
  const to = (conditions: Conditions) => recordsOfStations({ running: '1', ...conditions }, { day: today, today });
  const cells: [string, string, string | null][] = [
    [t('在用', 'In use'), String(running), to({})],
    [t('闲置', 'Idle'), String(idle), to({ idle: '1' })],
    [t('活跃率', 'Active share'), share(activeShare), null],
    [t('整改中', 'Put something right'), String(rectifying), to({ status: 'rectifying' })],
    [t('教育联络点', 'Education points'), String(educationPoints), to({ education: '1' })],
    [
      t(`职责签收率（${dutySigned}/${running}）`, `Duties signed (${dutySigned}/${running})`),
      of(dutySigned),
      to({ duty: 'signed' }),
    ],
    [t('没有签收职责', 'Duties not signed'), String(running - dutySigned), to({ duty: 'unsigned' })],
    [t('资料到位', 'Kit'), share(kitRate), null],
  ];
  return (
    <p className="station-counts-line">
      <b>{t('今天', 'Today')}</b>
      {cells.map(([words, figure, records]) => (
        <span key={words}>
          {words} {records === null || figure === '0' ? figure : <Link to={records}>{figure}</Link>}
        </span>
      ))}
    </p>
  );
}
