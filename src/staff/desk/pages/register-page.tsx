import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { Link } from 'react-router';
import { registeredKinds, type RegisteredKind } from '../../../domain/desk/intake-register.ts';
import type { SeenRegister } from '../../../http/api/desk/register-routes.ts';
import { useAddress } from '../../base/address.ts';
import { send, type Wire } from '../../base/client.ts';
import { useDirectory } from '../../base/directory.ts';
import { useLanguage, useLabel, useWords } from '../../base/language.tsx';
import { useMay } from '../../base/me.tsx';
import { matterPath, places } from '../../base/places.ts';
import { instantShort } from '../../base/ui/day.ts';
import { DayInput } from '../../base/ui/day-input.tsx';
import { Empty } from '../../base/ui/empty.tsx';
import { ErrorLine } from '../../base/ui/error-line.tsx';
import { Loading } from '../../base/ui/loading.tsx';
import { Fresh } from '../../base/ui/shown-at.tsx';
import { FindField } from '../../base/ui/table.tsx';
import '../../base/ui/settings.css';
import '../../base/ui/file.css';
import '../../matter/docket/docket.css';

type Register = Wire<SeenRegister>;
const asked = ['kind', 'channel', 'from', 'to', 'q', 'after'] as const;

/** 来件登记簿: everything that came in, of any kind through any channel, in one book; what is chosen stands in the address. */
export default function RegisterPage() {
  const t = useWords();
  const may = useMay('inquiry.read');
  const { search } = useAddress();
  const query = new URLSearchParams();
  for (const name of asked) {
    const value = search.get(name);
    if (value !== null && value !== '') query.set(name, value);
  }
  const found = useQuery({
    queryKey: ['register', query.toString()],
    queryFn: ({ signal }) => send<Register>(`/register?${query.toString()}`, { signal }),
    enabled: may,
    placeholderData: keepPreviousData,
  });
  if (!may) return <Empty words={t('您的角色看不到来件登记簿。', 'Your role does not see the register.')} />;
  return (
    <div className="pad settings-body">
      <title>{`${t('来件登记簿', 'Register')} · ${t('红盾', 'Hongdun')}`}</title>
      <div className="hd docket-hd">
        <h1>{t('来件登记簿', 'Register')}</h1>
        <span className="dim s nw">
          {found.data === undefined ? '' : <Fresh at={found.dataUpdatedAt} failed={found.error !== null} />}
        </span>
        <span className="sp" />
      </div>
      <Filters register={found.data} />
      {found.error === null ? null : <ErrorLine error={found.error} onRetry={() => void found.refetch()} />}
      {found.data === undefined ? (
        found.error === null ? (
          <Loading rows={10} />
        ) : null
      ) : (
        <>
          {(search.get('q') ?? '') === '' ? <CountCard register={found.data} /> : null}
          <Lines register={found.data} />
        </>
      )}
    </div>
  );
}

function useChannelNames(): (code: string) => string {
  const { language } = useLanguage();
  const t = useWords();
  const names = new Map((useDirectory()?.categories ?? []).map((one) => [one.code, one[language]]));
  return (code) => names.get(code) ?? t('没有写明', 'not said');
}

function Filters({ register }: { register: Register | undefined }) {
  const t = useWords();
  const label = useLabel();
  const { language } = useLanguage();
  const { search, change } = useAddress();
  const channels = (useDirectory()?.categories ?? []).filter(({ kind }) => kind === 'channel');
  const set = (choices: Record<string, string | null | undefined>) => change({ after: null, ...choices });
  const day = (name: 'from' | 'to', words: string) => (
    <label>
      {words}{' '}
      <DayInput
        value={search.get(name) ?? register?.[name] ?? ''}
        onChange={(value) => {
          if (value === '' || /^20\d\d-\d\d-\d\d$/u.test(value)) set({ [name]: value });
        }}
        aria-label={words}
      />
    </label>
  );
  return (
    <div className="charter-filters">
      <Select
        allowClear
        aria-label={t('种类', 'Kind')}
        placeholder={t('种类', 'Kind')}
        value={search.get('kind')}
        onChange={(kind: string | undefined) => set({ kind })}
        options={registeredKinds.map((value) => ({ value, label: label(places[value]) }))}
      />
      <Select
        allowClear
        aria-label={t('渠道', 'Channel')}
        placeholder={t('渠道', 'Channel')}
        value={search.get('channel')}
        onChange={(channel: string | undefined) => set({ channel })}
        options={channels.map((one) => ({ value: one.code, label: one[language] }))}
        popupMatchSelectWidth={false}
      />
      {day('from', t('从', 'From'))}
      {day('to', t('到', 'To'))}
      <FindField
        label={t('编号（投、举、询都行），或者平台编号', 'Number of any kind, or of the platform')}
        value={search.get('q') ?? ''}
        onChange={(q) => set({ q })}
      />
    </div>
  );
}

function CountCell({ n, of }: { n: number; of: Record<string, string> }) {
  return (
    <td className="num r">
      {n === 0 ? (
        <span className="none">0</span>
      ) : (
        <Link to={`/register?${new URLSearchParams(of).toString()}`}>{n}</Link>
      )}
    </td>
  );
}

/** How many came in of each kind through each channel; each number opens its lines. */
function CountCard({ register: { counts, from, to } }: { register: Register }) {
  const t = useWords();
  const label = useLabel();
  const nameOf = useChannelNames();
  const kinds = registeredKinds.filter((kind) => counts.some((one) => one.kind === kind));
  const channels = [...new Set(counts.map(({ channel }) => channel))];
  const sumOf = (which: (one: Register['counts'][number]) => boolean) =>
    counts.filter(which).reduce((sum, { n }) => sum + n, 0);
  const cell = (kind: RegisteredKind | null, channel: string | null) => (
    <CountCell
      key={kind ?? 'all'}
      n={sumOf((one) => (kind === null || one.kind === kind) && (channel === null || one.channel === channel))}
      of={{ from, to, ...(kind === null ? {} : { kind }), ...(channel === null ? {} : { channel }) }}
    />
  );
  if (counts.length === 0) return null;
  return (
    <section className="card station-counts" aria-label={t('按渠道数', 'By channel')}>
      <div className="station-counts-table">
        <table>
          <thead>
            <tr>
              <th scope="col">{t('渠道', 'Channel')}</th>
              {kinds.map((kind) => (
                <th key={kind} scope="col" className="r">
                  {label(places[kind])}
                </th>
              ))}
              <th scope="col" className="r">
                {t('合计', 'All')}
              </th>
            </tr>
          </thead>
          <tbody>
            {channels.map((channel) => (
              <tr key={channel}>
                <th scope="row">{nameOf(channel)}</th>
                {kinds.map((kind) => cell(kind, channel))}
                {cell(null, channel)}
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{t('合计', 'All')}</th>
              {kinds.map((kind) => cell(kind, null))}
              {cell(null, null)}
            </tr>
          </tfoot>
        </table>
      </div>
    </section>
  );
}

function LineRow({ line }: { line: Register['items'][number] }) {
  const t = useWords();
  const label = useLabel();
  const nameOf = useChannelNames();
  const directory = useDirectory();
  const known = [...(directory?.organisations ?? []), ...(directory?.stations ?? [])];
  const named = new Map(known.map((one) => [one.id, one.name]));
  return (
    <tr>
      <th scope="row">
        <Link to={matterPath(line.number)}>{line.number}</Link>
      </th>
      <td data-label={t('种类', 'Kind')}>{label(places[line.kind])}</td>
      <td data-label={t('渠道', 'Channel')}>{nameOf(line.channel)}</td>
      <td data-label={t('登记', 'Registered')}>{instantShort(line.filedAt)}</td>
      <td data-label={t('县局收到', 'Received')}>
        {line.receivedAt === null ? t('还在站点', 'at its station') : instantShort(line.receivedAt)}
      </td>
      <td data-label={t('谁登记的', 'By whom')}>
        {line.byName ?? t('来件人自己或者导入', 'its sender, or an import')}
      </td>
      <td data-label={t('所、站点', 'Office, station')}>
        {[line.officeId, line.stationId].flatMap((id) => named.get(id ?? '') ?? []).join(t('、', ', '))}
      </td>
    </tr>
  );
}

function Lines({ register }: { register: Register }) {
  const t = useWords();
  const { change } = useAddress();
  if (register.items.length === 0)
    return (
      <Empty
        words={t('这些日子里没有这样的来件；换个日期、种类或渠道。', 'Nothing of this came in; change the filters.')}
      />
    );
  return (
    <section className="card" aria-label={t('来件', 'What came in')}>
      <div className="settings-table">
        <table>
          <thead>
            <tr>
              {[
                t('编号', 'Number'),
                t('种类', 'Kind'),
                t('渠道', 'Channel'),
                t('登记', 'Registered'),
                t('县局收到', 'Received'),
                t('谁登记的', 'By whom'),
                t('所、站点', 'Office, station'),
              ].map((one) => (
                <th key={one} scope="col">
                  {one}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {register.items.map((one) => (
              <LineRow key={one.id} line={one} />
            ))}
          </tbody>
        </table>
      </div>
      {register.next === null ? null : (
        <p className="docket-moves">
          <button type="button" className="b" onClick={() => change({ after: register.next }, 'step')}>
            {t('下一页', 'Next page')}
          </button>
        </p>
      )}
    </section>
  );
}
