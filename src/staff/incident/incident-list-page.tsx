import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import incidentDocket from '../../domain/incident/incident-steps.ts?incidentDocket';
import { useAddress } from '../base/address.ts';
import { useDirectory } from '../base/directory.ts';
import { useKeys } from '../base/keys.tsx';
import { useLabel, useWords } from '../base/language.tsx';
import { useMay, useMe } from '../base/me.tsx';
import { instantShort } from '../base/ui/day.ts';
import { Empty } from '../base/ui/empty.tsx';
import { ErrorLine } from '../base/ui/error-line.tsx';
import { Loading } from '../base/ui/loading.tsx';
import { Fresh } from '../base/ui/shown-at.tsx';
import { FindField, isFound } from '../base/ui/table.tsx';
import '../base/ui/settings.css';
import { StateTag } from '../matter/docket/docket-facts.tsx';
import { DocketForm } from '../matter/docket/docket-form.tsx';
import { PagesFoot, useDocketKeys, useDocketPages } from '../matter/docket/docket-pages.tsx';
import { incidentCalls, type SeenIncidentLine } from './incident-calls.ts';
import { LevelWords } from './level-words.tsx';
import './incident.css';

const raiseIncidentForm = async () => (await import('../../domain/incident/incident.ts')).RaiseIncident;

type Item = SeenIncidentLine;
const most = 2_000;

/** 群体: suspicions that wait for somebody's judgement, and what is being handled. */
export default function IncidentListPage() {
  const t = useWords();
  const { search, change } = useAddress();
  const [typed, setTyped] = useState('');
  const all = search.get('state') === 'all';
  const may = useMay('incident.read');
  const mayRaise = useMay('incident.raise');
  const { list, items, current, paging, show } = useIncidents(typed, may);
  useKeys([{ key: 'x', ...incidentDocket.opening, run: () => change({ new: true }), when: mayRaise }], 'list');
  if (!may) return <Empty words={t('您的角色看不到群体事件。', 'Your role does not see group incidents.')} />;
  return (
    <div className="pad settings-body">
      <title>{t('群体事件 · 红盾', 'Group incidents · Hongdun')}</title>
      <div className="hd docket-hd">
        <h1>{t('群体事件', 'Group incidents')}</h1>
        <span className="dim s nw">
          {list.data === undefined ? '' : <Fresh at={list.dataUpdatedAt} failed={list.error !== null} />}
        </span>
        <span className="sp" />
        <FindField label={t('在这页找', 'Find here')} value={typed} onChange={setTyped} />
        <fieldset className="seg" aria-label={t('看哪些', 'Which')}>
          <button type="button" aria-pressed={!all} onClick={() => show({ state: null })}>
            {t('在办', 'Open')}
          </button>
          <button type="button" aria-pressed={all} onClick={() => show({ state: 'all' })}>
            {t('全部', 'All')}
          </button>
        </fieldset>
        {mayRaise ? (
          <button type="button" className="b p" onClick={() => change({ new: true })}>
            {t('报一起群体投诉', 'Raise a group incident')} <kbd>X</kbd>
          </button>
        ) : null}
      </div>
      {list.error === null ? null : <ErrorLine error={list.error} onRetry={() => void list.refetch()} />}
      {list.data === undefined ? (
        list.error === null ? (
          <Loading rows={8} />
        ) : null
      ) : (
        <section className="card" aria-label={t('群体事件', 'Group incidents')}>
          <Rows items={items} current={current} isSearched={typed !== ''} />
          <PagesFoot paging={paging} isSought={typed.trim() !== ''} more={list.data.more} />
        </section>
      )}
      {search.get('new') !== null && mayRaise ? <Raise /> : null}
    </div>
  );
}

/** The page of the address, of which those in which the words are found, and the row that the keys stand on. */
function useIncidents(typed: string, may: boolean) {
  const { search } = useAddress();
  const navigate = useNavigate();
  const pages = useDocketPages({
    calls: incidentCalls,
    query: { state: search.get('state') === 'all' ? 'all' : 'open' },
    typed,
    most,
    may,
  });
  const items = (pages.list.data?.items ?? []).filter((item) => isFound(typed, wordsOf(item)));
  const current = useDocketKeys({
    items,
    paging: pages.paging,
    open: ({ entry }) => void navigate(`/incidents/${entry.number}`),
    isOwn: search.get('new') === null,
  });
  return { ...pages, items, current };
}

function wordsOf({ entry, more }: Item): string[] {
  return [entry.number, entry.title, more.goods];
}

interface RowsProps {
  items: readonly Item[];
  /** The row that the keys stand on. */
  current: Item | undefined;
  isSearched: boolean;
}

function Rows({ items, current, isSearched }: RowsProps) {
  const t = useWords();
  if (items.length === 0)
    return (
      <Empty
        words={
          isSearched
            ? t('没有对得上的；换个词，或者看全部。', 'Nothing fits; try other words.')
            : t(
                '没有疑似的，也没有在办的。三个不同的人说同一家、同一批东西，这里会自己提出来；您先听说了，按“报一起群体投诉”。',
                'Nothing is suspected or open. Three people with one shop or batch appear here by themselves; raise one by hand when you hear of it first.',
              )
        }
      />
    );
  return (
    <div className="settings-table">
      <table>
        <thead>
          <tr>
            <th scope="col">{t('事件', 'Incident')}</th>
            <th scope="col">{t('为什么算一起', 'Why these are one')}</th>
            <th scope="col" className="r">
              {t('件', 'Matters')}
            </th>
            <th scope="col" className="r">
              {t('户', 'Households')}
            </th>
            <th scope="col" className="r">
              {t('乡镇', 'Towns')}
            </th>
            <th scope="col">{t('等级', 'Level')}</th>
            <th scope="col">{t('提出', 'Raised')}</th>
            <th scope="col">{t('状态', 'State')}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <Row key={item.entry.id} item={item} isCurrent={item === current} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ item: { entry, more }, isCurrent }: { item: Item; isCurrent: boolean }) {
  const t = useWords();
  const { matters: n, tipoffs } = more;
  const { today } = useMe();
  return (
    <tr data-row={entry.id} className={isCurrent ? 'cur' : undefined}>
      <th scope="row">
        <Link className="docket-name" to={`/incidents/${entry.number}`}>
          {entry.number} {entry.title}
        </Link>
      </th>
      <td data-label={t('为什么算一起', 'Why these are one')}>{t(entry.reasonZh, entry.reasonEn)}</td>
      <td className="num r" data-label={t('件', 'Matters')}>
        {n}
      </td>
      <td className="num r" data-label={t('户', 'Households')}>
        {n > 0 && tipoffs === n ? t(`${n} 份举报`, `${n} tip-offs`) : more.households}
      </td>
      <td className="num r" data-label={t('乡镇', 'Towns')}>
        {more.towns}
      </td>
      <td className="nw" data-label={t('等级', 'Level')}>
        <LevelWords entry={entry} />
      </td>
      <td className="nw" data-label={t('提出', 'Raised')}>
        {instantShort(entry.raisedAt, today)}
      </td>
      <td>
        <StateTag docket={incidentDocket} state={entry.state} />
      </td>
    </tr>
  );
}

/** The form by which a person raises one. */
function Raise() {
  const t = useWords();
  const label = useLabel();
  const { search, change } = useAddress();
  const navigate = useNavigate();
  const directory = useDirectory();
  if (directory === undefined) return null;
  const numbers = search.get('numbers');
  return (
    <DocketForm
      title={label(incidentDocket.opening)}
      press={label(incidentDocket.opening)}
      schema={raiseIncidentForm}
      directory={directory}
      fixed={(id) => ({ id })}
      start={numbers === null ? {} : { numbers }}
      draft={incidentDocket.name}
      queryKey={incidentCalls.path}
      saved={t('已报，请确认或者排除', 'Raised; confirm or drop it')}
      send={(input) => incidentCalls.open(input)}
      onDone={({ entry }) => void navigate(`/incidents/${(entry as { number: string }).number}`)}
      onClose={() => change({ new: null })}
    />
  );
}
