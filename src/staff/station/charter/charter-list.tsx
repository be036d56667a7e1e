import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import {
  charterStateWords,
  takesMatters,
  tiers,
  type CharterState,
  type Tier,
} from '../../../domain/station/charter.ts';
import { inForce, type Standard, type StandardItem } from '../../../domain/station/standard.ts';
import {
  isSitedAs,
  isStandardisedOn,
  stationFilters,
  tierOn,
  type StationFilter,
} from '../../../domain/station/station-table.ts';
import { useAddress } from '../../base/address.ts';
import type { Directory } from '../../base/client.ts';
import { useDirectory } from '../../base/directory.ts';
import { DocketForm } from '../../matter/docket/docket-form.tsx';
import { useLabel, useWords } from '../../base/language.tsx';
import { useMay } from '../../base/me.tsx';
import { FindField, isFound, SettingsTable } from '../../base/ui/table.tsx';
import '../../base/ui/settings.css';
import '../../matter/docket/docket.css';
import { Empty } from '../../base/ui/empty.tsx';
import { useLacks } from '../../people/missing-people.tsx';
import { ErrorLine } from '../../base/ui/error-line.tsx';
import { Field } from '../../base/ui/field.tsx';
import { Fresh } from '../../base/ui/shown-at.tsx';
import { Loading } from '../../base/ui/loading.tsx';
import { BatchForm } from './charter-batch.tsx';
import '../../base/ui/file.css';
import { NetworkCard } from './charter-figures.tsx';
import { Row } from './charter-row.tsx';
import {
  charterCalls,
  useNetwork,
  useStaleBoards,
  useStandards,
  type ListedCharter,
  type SeenCharter,
  type StaleBoards,
} from './charter-wire.ts';

const applyForStationForm = async () => (await import('../../../domain/station/application.ts')).ApplyForStation;

type Filter = StationFilter;

/** 站点: every station of the county with its life and its pulse; what is chosen stands in the address. */
export default function CharterListPage() {
  const t = useWords();
  const may = useMay('charter.read');
  const mayApply = useMay('charter.apply');
  const { search, change } = useAddress();
  const [typed, setTyped] = useState('');
  const directory = useDirectory();
  const standards = useStandards();
  const list = useCharters(may);
  const stale = useStaleBoards();
  const network = useNetwork(search.get('on'), may);
  if (!may) return <Empty words={t('您的角色看不到站点。', 'Your role does not see the stations.')} />;
  const open = network?.open ?? null;
  const all = withBoards(list.data?.items ?? [], stale, {
    day: network?.table.day ?? null,
    isOpen: open === null ? null : new Set(open),
  });
  const shown = all.filter((item) => isChosen(item, (name) => search.get(name)) && isFound(typed, wordsToFindBy(item)));
  return (
    <div className="pad settings-body">
      <title>{`${t('站点', 'Stations')} · ${t('红盾', 'Hongdun')}`}</title>
      <Head list={list} typed={typed} onType={setTyped} />
      {network === undefined ? null : <NetworkCard network={network} />}
      <Filters all={all} standards={standards} />
      <Listed list={list} shown={shown} standards={standards} />
      {search.get('new') !== null && mayApply && directory !== undefined ? (
        <ApplicationForm directory={directory} standards={standards} onClose={() => change({ new: null })} />
      ) : null}
    </div>
  );
}

type Charters = ReturnType<typeof useCharters>;

function useCharters(may: boolean) {
  return useQuery({
    queryKey: ['charters', 'list'],
    queryFn: ({ signal }) => charterCalls.list({ state: 'all' }, signal),
    enabled: may,
    placeholderData: (before) => before,
  });
}

const passes: Readonly<Record<Filter, (item: ListedCharter, value: string) => boolean>> = {
  kind: ({ entry }, value) => entry.kindCode === value,
  siting: ({ entry, more: { regionName } }, value) => isSitedAs({ ...entry, regionName }, value),
  status: ({ entry }, value) => entry.state === value,
  town: ({ more }, value) => more.townId === value,
  tier: ({ entry, day }, value) => (day === null ? entry.tier : tierOn(entry, day)) === value,
  // Those in use on the day; of the facilities where these are asked for.
  running: ({ isOpen }) => isOpen,
  standardised: ({ entry, day }) => (day === null ? entry.standardisedOn !== null : isStandardisedOn(entry, day)),
  facility: ({ entry }, value) => entry.facility === (value !== '0'),
  education: ({ entry }) => entry.educationSince !== null,
  duty: ({ more }, value) => more.dutySigned === (value === 'signed'),
  idle: ({ more }) => more.idle,
  due: ({ more }) => more.obligations.length > 0,
  board: ({ boards }) => boards !== null && boards.stale > 0,
};

/** Each station with what its boards owe, and whether it was in use on the day that was asked for. */
export function withBoards(
  items: readonly SeenCharter[],
  stale: ReadonlyMap<string, StaleBoards> | null,
  { day, isOpen }: { day: string | null; isOpen: ReadonlySet<string> | null } = { day: null, isOpen: null },
): ListedCharter[] {
  return items.map((item) => ({
    ...item,
    day,
    isOpen: isOpen === null ? isOpenNow(item.entry) : isOpen.has(item.entry.number),
    boards: stale?.get(item.entry.stationId ?? '') ?? null,
  }));
}

function isOpenNow({ state }: Pick<SeenCharter['entry'], 'state'>): boolean {
  return takesMatters({ state, facility: false });
}

/** Whether it is of what was chosen; one that has ended is shown only to who asks for its state, or for a day on which it had not. */
export function isChosen(item: ListedCharter, is: (name: Filter) => string | null): boolean {
  const hasEnded = item.entry.state === 'closed' || item.entry.state === 'refused';
  if (hasEnded && is('status') === null && is('running') === null) return false;
  // A facility is no station in use: it is shown where facilities are asked for.
  if (is('running') !== null && is('facility') === null && item.entry.facility) return false;
  return stationFilters.every((name) => {
    const value = is(name);
    return value === null || passes[name](item, value);
  });
}

function wordsToFindBy({ entry, more }: SeenCharter): (string | null)[] {
  return [entry.name, entry.number, more.regionName, entry.contactName, entry.batchNumber, entry.hostName];
}

function Head({ list, typed, onType }: { list: Charters; typed: string; onType: (typed: string) => void }) {
  const t = useWords();
  const mayExport = useMay('charter.export');
  const mayApply = useMay('charter.apply');
  const { change } = useAddress();
  return (
    <div className="hd docket-hd">
      <h1>{t('站点', 'Stations')}</h1>
      <span className="dim s nw">
        {list.data === undefined ? '' : <Fresh at={list.dataUpdatedAt} failed={list.error !== null} />}
      </span>
      <span className="sp" />
      <FindField label={t('名称、编号、村、批次', 'Name, number, village')} value={typed} onChange={onType} />
      {mayExport ? (
        <a className="b" href="/api/export/charters?format=xlsx" download>
          {t('导出名册', 'Export')}
        </a>
      ) : null}
      {mayApply ? (
        <button type="button" className="b p" onClick={() => change({ new: '1' })}>
          {t('申请建站', 'Apply for a station')}
        </button>
      ) : null}
    </div>
  );
}

function itemsOf(standards: readonly Standard[], subject: Standard['subject']): StandardItem[] {
  return inForce(standards)
    .filter((one) => one.subject === subject)
    .flatMap((one) => one.items);
}

function Filters({ all, standards }: { all: readonly ListedCharter[]; standards: readonly Standard[] }) {
  const t = useWords();
  const label = useLabel();
  const { search, change } = useAddress();
  const choices = (pairs: readonly (readonly [string, string])[]) =>
    [...new Map(pairs)].map(([value, words]) => ({ value, label: words }));
  const filter = (name: Filter, words: string, options: { value: string; label: string }[]) => (
    <Select
      allowClear
      aria-label={words}
      placeholder={words}
      value={search.get(name)}
      onChange={(value: string | undefined) => change({ [name]: value })}
      options={options}
      popupMatchSelectWidth={false}
    />
  );
  const of = (subject: Standard['subject']) =>
    choices(itemsOf(standards, subject).map(({ code, zh }) => [code, zh] as const));
  return (
    <div className="charter-filters">
      {filter('kind', t('类别', 'Kind'), of('kinds'))}
      {filter('siting', t('进驻', 'Siting'), of('programme'))}
      {filter(
        'status',
        t('状态', 'State'),
        (Object.keys(charterStateWords) as CharterState[]).map((value) => ({
          value,
          label: label(charterStateWords[value]),
        })),
      )}
      {filter(
        'town',
        t('乡镇', 'Town'),
        choices(all.flatMap(({ more }) => (more.townId === null ? [] : [[more.townId, more.townName] as const]))),
      )}
      {filter(
        'tier',
        t('层次', 'Tier'),
        (Object.keys(tiers) as Tier[]).map((value) => ({ value, label: label(tiers[value]) })),
      )}
      {filter('duty', t('职责签收', 'Duties'), [
        { value: 'signed', label: t('已签收', 'Signed') },
        { value: 'unsigned', label: t('没有签收', 'Not signed') },
      ])}
      <IdleOrDue
        owing={all.filter(({ more }) => more.obligations.length > 0).length}
        stale={all.filter((item) => passes.board(item, '1')).length}
      />
    </div>
  );
}

/** What a number of the table asks for; pressed once more, it is asked no longer. */
const only = [
  { name: 'running', zh: '只看在用', en: 'In use only' },
  { name: 'standardised', zh: '只看规范化', en: 'Standardised only' },
  { name: 'facility', zh: '只看教育设施', en: 'Facilities only' },
  { name: 'education', zh: '只看教育联络点', en: 'Education points only' },
] as const satisfies readonly { name: Filter; zh: string; en: string }[];

function IdleOrDue({ owing, stale }: { owing: number; stale: number }) {
  const t = useWords();
  const { search, change } = useAddress();
  const mayBoards = useMay('board.read');
  const is = (name: Filter) => search.get(name);
  return (
    <fieldset className="seg" aria-label={t('只看', 'Only')}>
      {only.map(({ name, zh, en }) => (
        <button
          key={name}
          type="button"
          aria-pressed={is(name) !== null}
          onClick={() => change({ [name]: is(name) === null ? '1' : null })}
        >
          {t(zh, en)}
        </button>
      ))}
      <button
        type="button"
        aria-pressed={is('idle') !== null}
        onClick={() => change({ idle: is('idle') === null ? '1' : null })}
      >
        {t('只看闲置', 'Idle only')}
      </button>
      <button
        type="button"
        aria-pressed={is('due') !== null}
        onClick={() => change({ due: is('due') === null ? '1' : null })}
      >
        {t(`到期 ${owing}`, `Due ${owing}`)}
      </button>
      {mayBoards ? (
        <button
          type="button"
          aria-pressed={is('board') !== null}
          onClick={() => change({ board: is('board') === null ? '1' : null })}
        >
          {t(`公示栏要换 ${stale}`, `Boards overdue ${stale}`)}
        </button>
      ) : null}
    </fieldset>
  );
}

interface ListedProps {
  list: Charters;
  shown: readonly ListedCharter[];
  standards: readonly Standard[];
}

/** The stations that were chosen; those that were inspected are picked and approved together. */
function Listed({ list, shown, standards }: ListedProps) {
  const t = useWords();
  const mayApprove = useMay('charter.approve');
  const [picked, setPicked] = useState<readonly string[]>([]);
  const [approving, setApproving] = useState(false);
  const waiting = shown.filter(({ entry }) => entry.state === 'inspected');
  const batch = picked.filter((number) => waiting.some(({ entry }) => entry.number === number));
  return (
    <>
      {mayApprove && waiting.length > 0 ? (
        <p className="docket-moves charter-moves">
          <button type="button" className="b" onClick={() => setPicked(waiting.map(({ entry }) => entry.number))}>
            {t(`选中待批准的 ${waiting.length} 个`, `Pick all ${waiting.length} inspected`)}
          </button>
          <button type="button" className="b p" disabled={batch.length === 0} onClick={() => setApproving(true)}>
            {t(`批量批准 ${batch.length} 个…`, `Approve ${batch.length}…`)}
          </button>
        </p>
      ) : null}
      {list.error === null ? null : <ErrorLine error={list.error} onRetry={() => void list.refetch()} />}
      {list.data === undefined ? (
        list.error === null ? (
          <Loading rows={10} />
        ) : null
      ) : (
        <section className="card" aria-label={t('站点', 'Stations')}>
          {shown.length === 0 ? (
            <Empty words={t('没有这样的站点；换个条件，或者申请建站。', 'No such station; change the filters.')} />
          ) : (
            <StationTable shown={shown} standards={standards} picked={mayApprove ? batch : null} onPick={setPicked} />
          )}
        </section>
      )}
      {approving ? (
        <BatchForm
          stations={waiting.flatMap(({ entry: { number, name } }) =>
            number !== null && batch.includes(number) ? [{ number, name }] : [],
          )}
          onClose={() => {
            setApproving(false);
            setPicked([]);
          }}
        />
      ) : null}
    </>
  );
}

function StationTable({
  shown,
  standards,
  picked,
  onPick,
}: {
  shown: readonly ListedCharter[];
  standards: readonly Standard[];
  /** Null for who does not approve. */
  picked: readonly string[] | null;
  onPick: (picked: readonly string[]) => void;
}) {
  const t = useWords();
  const lacks = useLacks().station;
  const kinds = new Map(itemsOf(standards, 'kinds').map(({ code, zh }) => [code, zh]));
  return (
    <SettingsTable
      hasActs={false}
      columns={[
        t('站点', 'Station'),
        t('类别', 'Kind'),
        t('乡镇、村', 'Town, village'),
        t('状态', 'State'),
        { figures: t('近一年登记', 'Filed') },
        { figures: t('活动', 'Active') },
        t('批次', 'Batch'),
      ]}
    >
      {shown.map((item) => {
        const { id, stationId, state, number, kindCode } = item.entry;
        return (
          <Row
            key={id}
            item={item}
            kind={kinds.get(kindCode) ?? t('站点', 'Station')}
            lacks={lacks.get(stationId ?? '')?.lacks}
            picked={picked !== null && state === 'inspected' ? picked.includes(number) : null}
            onPick={(on) => onPick(on ? [...(picked ?? []), number] : (picked ?? []).filter((one) => one !== number))}
          />
        );
      })}
    </SettingsTable>
  );
}

/** 申请建站: the kinds are those of the county's own list. */
function ApplicationForm({
  directory,
  standards,
  onClose,
}: {
  directory: Directory;
  standards: readonly Standard[];
  onClose: () => void;
}) {
  const t = useWords();
  const label = useLabel();
  return (
    <DocketForm
      title={t('申请建站', 'Apply for a station')}
      press={t('提交申请', 'Apply')}
      schema={applyForStationForm}
      directory={directory}
      fixed={(id) => ({ id })}
      draft="charter"
      queryKey="charters"
      saved={t('申请已登记', 'The application is recorded')}
      send={(input) => charterCalls.open(input)}
      onClose={onClose}
      draw={(field, drawing) =>
        field === 'kindCode' ? (
          <Field label={label(kindWords)} required error={drawing.error}>
            {(control) => (
              <Select
                {...control}
                {...(drawing.error === undefined ? {} : { status: 'error' as const })}
                data-field="kindCode"
                value={drawing.typed['kindCode'] || null}
                onChange={(value) => drawing.change({ kindCode: value })}
                placeholder={t('请选', 'Choose')}
                options={itemsOf(standards, 'kinds').map(({ code, zh, group }) => ({
                  value: code,
                  label: `${zh}（${group}）`,
                }))}
              />
            )}
          </Field>
        ) : undefined
      }
    />
  );
}

const kindWords = { zh: '站点类别', en: 'Kind of station' };
