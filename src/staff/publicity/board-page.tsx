import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { boardKindWords, boardKinds, staleWords, type StaleReason } from '../../domain/publicity/board.ts';
import type { BoardList } from '../../http/api/publicity/board-routes.ts';
import { useAddress } from '../base/address.ts';
import { send, type Wire } from '../base/client.ts';
import { useLabel, useLanguage, useWords } from '../base/language.tsx';
import { useMay, useMe } from '../base/me.tsx';
import { FindField, isFound } from '../base/ui/table.tsx';
import '../base/ui/settings.css';
import '../matter/docket/docket.css';
import { dayPlain } from '../base/ui/day.ts';
import { Empty } from '../base/ui/empty.tsx';
import { ErrorLine } from '../base/ui/error-line.tsx';
import { Fresh } from '../base/ui/shown-at.tsx';
import { Loading } from '../base/ui/loading.tsx';
import './board.css';

type Row = Wire<BoardList>['stations'][number];

/** 公示栏: what hangs at each station and since when, the stale ones to be seen and printed at once. */
export default function BoardPage() {
  const t = useWords();
  const may = useMay('board.read');
  const { search } = useAddress();
  const list = useQuery({
    queryKey: ['boards'],
    queryFn: ({ signal }) => send<Wire<BoardList>>('/boards', { signal }),
    enabled: may,
  });
  if (!may) return <Empty words={t('您的角色看不到公示栏。', 'Your role does not see the boards.')} />;
  const asked: Asked = {
    stale: search.get('stale') === 'yes',
    office: search.get('office'),
    typed: search.get('q') ?? '',
  };
  const all = list.data?.stations ?? [];
  const shown = all.filter((one) => isAsked(one, asked));
  return (
    <div className="pad settings-body">
      <title>{`${t('公示栏', 'Boards')} · ${t('红盾', 'Hongdun')}`}</title>
      <div className="hd docket-hd">
        <h1>{t('公示栏', 'Boards')}</h1>
        <span className="dim s nw">
          {list.data === undefined ? '' : <Fresh at={list.dataUpdatedAt} failed={list.error !== null} />}
        </span>
        <span className="sp" />
        <Tools asked={asked} shown={shown} />
      </div>
      {list.data === undefined ? null : <Sum list={list.data} />}
      <OfficeChoice stations={all} office={asked.office} />
      {list.error === null ? null : <ErrorLine error={list.error} onRetry={() => void list.refetch()} />}
      {list.data === undefined ? (
        list.error === null ? (
          <Loading rows={8} />
        ) : null
      ) : (
        <section className="card" aria-label={t('公示栏', 'Boards')}>
          {shown.length === 0 ? <NoneShown asked={asked} isNone={all.length === 0} /> : <BoardTable rows={shown} />}
        </section>
      )}
    </div>
  );
}

/** Which stations the address asks for. */
interface Asked {
  stale: boolean;
  office: string | null;
  typed: string;
}

function isAsked(row: Row, { stale, office, typed }: Asked): boolean {
  return (
    (!stale || row.isStale) &&
    (office === null || row.officeId === office) &&
    isFound(typed, [row.stationName, row.officeName])
  );
}

/** Finding, choosing and printing, on the right of the title. */
function Tools({ asked: { stale, office, typed }, shown }: { asked: Asked; shown: readonly Row[] }) {
  const t = useWords();
  const { role } = useMe();
  const { change } = useAddress();
  const query = new URLSearchParams({ ...(office === null ? {} : { office }), ...(stale ? { stale: 'yes' } : {}) });
  return (
    <>
      <FindField label={t('在这页找', 'Find here')} value={typed} onChange={(q) => change({ q })} />
      <fieldset className="seg" aria-label={t('看哪些', 'Which')}>
        <button type="button" aria-pressed={!stale} onClick={() => change({ stale: null })}>
          {t('全部', 'All')}
        </button>
        <button type="button" aria-pressed={stale} onClick={() => change({ stale: 'yes' })}>
          {t('应更新', 'To be renewed')}
        </button>
      </fieldset>
      <Link className="b" to="/boards/records">
        {t('上栏记录', 'Records')}
      </Link>
      {shown.length === 0 ? null : (
        <a className="b p" href={`/papers/boards?${query.toString()}`} target="_blank" rel="noreferrer">
          {role === 'station'
            ? t('打印', 'Print')
            : t(`打印这 ${shown.length} 个站的`, `Print for these ${shown.length}`)}
        </a>
      )}
    </>
  );
}

function Sum({ list: { stations, stale, days } }: { list: Wire<BoardList> }) {
  const t = useWords();
  const fresh = stations.length - stale;
  return (
    <p className="board-sum">
      {t(
        `${stations.length} 个站点，${fresh} 个三块都是新的；${days} 天没换、没贴过、上面有撤下的案例都算该换。`,
        `${fresh} of ${stations.length} stations are fresh; older than ${days} days, never put up or with a case that was taken down counts as stale.`,
      )}
    </p>
  );
}

function OfficeChoice({ stations, office }: { stations: readonly Row[]; office: string | null }) {
  const t = useWords();
  const { change } = useAddress();
  const offices = [...new Map(stations.map((one) => [one.officeId, one.officeName])).entries()];
  if (offices.length < 2) return null;
  return (
    <div className="settings-tools">
      <fieldset className="seg" aria-label={t('哪个所', 'Office')}>
        <button type="button" aria-pressed={office === null} onClick={() => change({ office: null })}>
          {t('所有的所', 'All offices')}
        </button>
        {offices.map(([id, name]) => (
          <button key={id} type="button" aria-pressed={office === id} onClick={() => change({ office: id })}>
            {name}
          </button>
        ))}
      </fieldset>
    </div>
  );
}

function NoneShown({ asked: { stale, typed }, isNone }: { asked: Asked; isNone: boolean }) {
  const t = useWords();
  return (
    <Empty
      words={
        isNone
          ? t('还没有在用的站点。', 'There is no active station.')
          : stale && typed === ''
            ? t('没有应更新的，三块都是新的。', 'Nothing is to be renewed.')
            : t('没有对得上的；换个词，或者看全部。', 'Nothing fits; try other words.')
      }
    />
  );
}

function BoardTable({ rows }: { rows: readonly Row[] }) {
  const t = useWords();
  const label = useLabel();
  return (
    <div className="settings-table">
      <table>
        <thead>
          <tr>
            <th scope="col">{t('站点', 'Station')}</th>
            <th scope="col">{t('哪个所', 'Office')}</th>
            {boardKinds.map((kind) => (
              <th key={kind} scope="col">
                {label(boardKindWords[kind])}
              </th>
            ))}
            <th scope="col">
              <span className="sr">{t('能办的', 'What can be done')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <StationRow key={row.stationId} row={row} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** How loud each is: what must come down, what is old, what a young network simply has not hung yet. */
const staleTones = { withdrawn: 'tag er', warning: 'tag er', old: 'tag wa', never: 'tag' } as const satisfies Record<
  StaleReason,
  string
>;

function StationRow({ row }: { row: Row }) {
  const t = useWords();
  const label = useLabel();
  const mayRecord = useMay('posting.record');
  const { language } = useLanguage();
  const { today } = useMe();
  const station = encodeURIComponent(row.stationId);
  return (
    <tr data-row={row.stationId}>
      <th scope="row">
        <Link to={`/boards/records?station=${station}`}>{row.stationName}</Link>
      </th>
      <td data-label={t('哪个所', 'Office')}>{row.officeName}</td>
      {row.boards.map(({ kind, putUpOn, photoId, stale }) => (
        <td key={kind} data-label={label(boardKindWords[kind])}>
          {putUpOn === null ? null : <span className="nw">{dayPlain(putUpOn, language, today)}</span>}{' '}
          {photoId === null ? null : (
            <a href={`/api/attachments/${photoId}`} target="_blank" rel="noreferrer">
              {t('照片', 'photo')}
            </a>
          )}{' '}
          {stale === null ? null : <span className={staleTones[stale]}>{label(staleWords[stale])}</span>}
        </td>
      ))}
      <td className="docket-acts">
        <a className="b sm" href={`/papers/boards?station=${station}`} target="_blank" rel="noreferrer">
          {t('看和打印', 'See and print')}
        </a>{' '}
        {mayRecord ? (
          <Link className="b sm" to={`/boards/records?new=&station=${station}`}>
            {t('记上栏', 'Put up')}
          </Link>
        ) : null}
      </td>
    </tr>
  );
}
