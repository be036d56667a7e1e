import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { Link } from 'react-router';
import { rowsByTown } from '../../../domain/people/composition.ts';
import { counted } from '../../../domain/base/words.ts';
import { stationKinds } from '../../../domain/base/station-kind.ts';
import { foundIn, openAtFirst, organisationTree, type TreeNode } from '../../../domain/county/organisation-tree.ts';
import { useAddress } from '../../base/address.ts';
import { StateOf, Owed } from '../../station/charter/charter-row.tsx';
import { charterCalls, type SeenCharter } from '../../station/charter/charter-wire.ts';
import type { Directory } from '../../base/client.ts';
import { directoryRead } from '../../base/directory.ts';
import { useColleagues } from '../../matter/docket/docket-calls.ts';
import { useLabel, useWords } from '../../base/language.tsx';
import { useMay } from '../../base/me.tsx';
import { peopleClient, type SeenCompositions } from '../../people/person-calls.ts';
import { LackLink } from '../../people/missing-people.tsx';
import { organisationKindWords } from '../../county/settings/organisation-settings.tsx';
import { FindField } from '../../base/ui/table.tsx';
import '../../matter/docket/docket.css';
import { Empty } from '../../base/ui/empty.tsx';
import { unreadOf } from '../../base/queries.ts';
import { ErrorLine } from '../../base/ui/error-line.tsx';
import { Loading } from '../../base/ui/loading.tsx';
import { ActorClasses } from './actor-classes.tsx';
import './organisation-tree.css';

/** 机构树: who belongs to whom from the bureau down to each station, with its people and how it stands. */
export default function TreePage() {
  const t = useWords();
  const may = useMay('organisation.read');
  const { search, change } = useAddress();
  const typed = search.get('q') ?? '';
  const { known, error, retry } = useKnown();
  const directory = known?.directory;
  const roots = useMemo(
    () =>
      directory === undefined ? [] : organisationTree(directory.organisations, directory.regions, directory.stations),
    [directory],
  );
  if (!may) return <Empty words={t('您的角色看不到机构。', 'Your role does not see the organisations.')} />;
  if (error !== null) return <ErrorLine error={error} onRetry={retry} />;
  if (known === undefined) return <Loading rows={12} />;
  const { stations } = known.directory;
  return (
    <div className="pad settings-body">
      <title>{`${t('机构树', 'Organisation')} · ${t('红盾', 'Hongdun')}`}</title>
      <div className="hd docket-hd">
        <h1>{t('机构树', 'Organisation')}</h1>
        <span className="dim s">
          {t(
            `${stations.length} 个站点，${stations.filter(({ active }) => active).length} 个在用（能接件）`,
            `${stations.length} stations, ${stations.filter(({ active }) => active).length} take matters`,
          )}
        </span>
        <span className="sp" />
        <FindField
          label={t('机构、乡镇、村、站点', 'Body, town, village, station')}
          value={typed}
          onChange={(q) => change({ q: q.slice(0, 40) })}
        />
      </div>
      {roots.length === 0 ? (
        <Empty words={t('还没有机构；先在“管理 › 机构”里建所。', 'No bodies yet; make an office in the settings.')} />
      ) : (
        <Branches key={typed === '' ? 'all' : 'sought'} roots={roots} known={known} typed={typed} />
      )}
      {typed === '' ? <ActorClasses /> : null}
    </div>
  );
}

interface Known {
  directory: Directory;
  charters: ReadonlyMap<string, SeenCharter>;
  /** Who stands at each station, by its id. */
  stations: ReadonlyMap<string, SeenCompositions['rows'][number]>;
  /** Who heads each town, by the id of the town. */
  towns: ReadonlyMap<string, SeenCompositions['rows'][number]>;
}

/** What the tree is drawn from; undefined until all that the account sees of it is there, so that no line grows under the eye. */
function useKnown(): { known: Known | undefined; error: unknown; retry: () => void } {
  const directory = useQuery({
    ...directoryRead,
    enabled: useMay('organisation.read'),
  });
  const charters = useQuery({
    queryKey: ['charters', 'list', 'open'],
    queryFn: ({ signal }) => charterCalls.list({ state: 'open' }, signal),
    enabled: useMay('charter.read'),
  });
  const compositions = useQuery({
    queryKey: ['people', 'compositions'],
    queryFn: ({ signal }) => peopleClient.compositions(signal),
    enabled: useMay('person.read'),
  });
  // Asked for now and drawn below: a line that gets its names later would push the lines under it down.
  useColleagues();
  const { data } = directory;
  return {
    known:
      data === undefined || charters.isLoading || compositions.isLoading
        ? undefined
        : knownOf(data, charters.data?.items ?? [], compositions.data?.rows ?? []),
    error: unreadOf(directory),
    retry: () => void directory.refetch(),
  };
}

function knownOf(directory: Directory, charters: readonly SeenCharter[], rows: SeenCompositions['rows']): Known {
  return {
    directory,
    charters: new Map(
      charters.flatMap((one) => (one.entry.stationId === null ? [] : [[one.entry.stationId, one] as const])),
    ),
    stations: new Map(rows.filter(({ kind }) => kind === 'station').map((row) => [row.id, row])),
    towns: rowsByTown(rows),
  };
}

/** What is drawn of a search at most; the word is made longer instead of reading thousands. */
const mostFound = 200;

function Branches({ roots, known, typed }: { roots: readonly TreeNode[]; known: Known; typed: string }) {
  const t = useWords();
  const sought = useMemo(() => foundIn(roots, typed), [roots, typed]);
  const [turned, setTurned] = useState<ReadonlySet<string>>(new Set());
  const first = useMemo(() => sought?.above ?? openAtFirst(roots), [roots, sought]);
  if (sought !== null && sought.found.size === 0)
    return <Empty words={t('没有这样的机构、村或站点；换个字再找。', 'Nothing like it; try another word.')} />;
  if (sought !== null && sought.found.size > mostFound)
    return (
      <Empty
        words={t(`找到 ${sought.found.size} 个，再多写一个字。`, `${sought.found.size} found; type one letter more.`)}
      />
    );
  const isOpen = ({ key }: TreeNode) => first.has(key) !== turned.has(key);
  const turn = ({ key }: TreeNode) =>
    setTurned((before) => {
      const next = new Set(before);
      if (!next.delete(key)) next.add(key);
      return next;
    });
  const isShown = (node: TreeNode): boolean =>
    sought === null || sought.found.has(node.key) || sought.above.has(node.key);
  const draw = (nodes: readonly TreeNode[], within: boolean) => (
    <ul className="tree">
      {nodes
        .filter((node) => within || isShown(node))
        .map((node) => {
          const open = node.children.length > 0 && isOpen(node);
          return (
            <li key={node.key}>
              <div className={sought?.found.has(node.key) === true ? 'tree-row sought' : 'tree-row'}>
                {node.children.length === 0 ? (
                  <span className="tree-turn" />
                ) : (
                  <button
                    type="button"
                    className="tree-turn"
                    aria-expanded={open}
                    aria-label={t(`展开${node.name}`, `Open ${node.name}`)}
                    onClick={() => turn(node)}
                  >
                    {open ? '▾' : '▸'}
                  </button>
                )}
                <div className="tree-body">
                  <Body node={node} known={known} />
                </div>
              </div>
              {open ? draw(node.children, within || sought?.found.has(node.key) === true) : null}
            </li>
          );
        })}
    </ul>
  );
  return (
    <section className="card tree-card" aria-label={t('机构树', 'Organisation')}>
      {draw(roots, false)}
    </section>
  );
}

function Body({ node, known }: { node: TreeNode; known: Known }) {
  const t = useWords();
  const label = useLabel();
  const { kind, id, name, stations, active } = node;
  const count =
    stations === 0 ? null : (
      <span className="dim num">
        {t(`${stations} 个站点，${active} 个在用（能接件）`, `stations ${stations}, taking matters ${active}`)}
      </span>
    );
  if (kind === 'partners')
    return (
      <>
        <b>{t('协作部门', 'Partner departments')}</b> <span className="dim num">{node.children.length}</span>
      </>
    );
  if (kind === 'organisation') {
    const body = known.directory.organisations.find((one) => one.id === id);
    return (
      <>
        <b>{name}</b>{' '}
        {body === undefined ? null : <span className="tag">{label(organisationKindWords[body.kind])}</span>}{' '}
        <Staff id={id} /> {count}
        {body === undefined || body.phone === '' ? null : <Phone phone={body.phone} />}
      </>
    );
  }
  if (kind === 'station') return <StationLine id={id} name={name} known={known} />;
  if (kind === 'branch')
    return (
      <>
        <span>{name}</span> <span className="tag pr">{t('消协分会', 'Branch')}</span>
      </>
    );
  const head = kind === 'town' ? known.towns.get(id) : undefined;
  return (
    <>
      <span>{name}</span> {head === undefined ? null : <Head row={head} />}
      {count ?? (kind === 'village' ? <span className="tag wa">{t('没有站点', 'No station')}</span> : null)}
    </>
  );
}

function StationLine({ id, name, known }: { id: string; name: string; known: Known }) {
  const t = useWords();
  const label = useLabel();
  const charter = known.charters.get(id);
  const station = known.directory.stations.find((one) => one.id === id);
  const row = known.stations.get(id);
  return (
    <>
      {charter === undefined ? (
        <span>{name}</span>
      ) : (
        <Link className="charter-name" to={`/stations/${charter.entry.number}`}>
          {name}
        </Link>
      )}{' '}
      {station === undefined ? null : <span className="dim">{label(stationKinds[station.kind])}</span>}{' '}
      {charter === undefined ? (
        station?.active === false ? (
          <span className="tag">{t('不接件', 'Takes nothing')}</span>
        ) : null
      ) : (
        <>
          <StateOf entry={charter.entry} idle={charter.more.idle} /> <Owed obligations={charter.more.obligations} />
        </>
      )}
      {row === undefined ? null : <People row={row} />}
    </>
  );
}

/** Who heads a town. What its one station lacks stands in the line of the station. */
function Head({ row }: { row: SeenCompositions['rows'][number] }) {
  const people = row.people.filter(({ post }) => post === 'head');
  return <People row={{ people, lacks: row.kind === 'town' ? row.lacks : [] }} />;
}

/** Who stands there, and what is missing, in words. */
function People({ row }: { row: Pick<SeenCompositions['rows'][number], 'people' | 'lacks'> }) {
  return (
    <>
      {row.people.map((one) => (
        <Link key={one.id} className="tree-person" to={`/people/${one.id}`}>
          {one.name}
        </Link>
      ))}{' '}
      <LackLink lacks={row.lacks} />{' '}
    </>
  );
}

/** The head of the body by name, and how many work there. */
function Staff({ id }: { id: string }) {
  const t = useWords();
  const own = useColleagues().filter(({ organisationId, stationId }) => organisationId === id && stationId === null);
  if (own.length === 0) return null;
  const heads = own.filter(({ role }) => role === 'officeHead' || role === 'leader').map(({ name }) => name);
  return (
    <span className="dim">
      {heads.length === 0 ? '' : `${heads.join(t('、', ', '))} · `}
      {t(`${own.length} 人`, counted(own.length, 'person', 'people'))}
    </span>
  );
}

function Phone({ phone }: { phone: string }) {
  return (
    <a className="tree-phone num" href={`tel:${phone.replace(/[^\d+]/gu, '')}`}>
      {phone}
    </a>
  );
}
