import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Input } from 'antd';
import { useState } from 'react';
import { matchRegions } from '../../domain/region.ts';
import { client, type Directory } from '../client.ts';
import { useWords } from '../language.tsx';
import { Empty } from '../ui/empty.tsx';
import { ErrorLine } from '../ui/error-line.tsx';
import { Loading } from '../ui/loading.tsx';
import { readRegionList } from './region-list.ts';

/** Towns and villages: what the village picker offers, and where the nearest station is reckoned from. */
export function RegionSettings() {
  const t = useWords();
  const [typed, setTyped] = useState('');
  const directory = useQuery({ queryKey: ['directory'], queryFn: ({ signal }) => client.directory(signal) });
  if (directory.isError) return <ErrorLine error={directory.error} onRetry={() => void directory.refetch()} />;
  if (directory.data === undefined) return <Loading rows={10} />;
  const { regions, organisations } = directory.data;
  const places = regions.filter((region) => region.kind !== 'county');
  const shown = typed.trim() === '' ? places : matchRegions(places, typed, 200);
  return (
    <>
      <RegionImport directory={directory.data} />
      <section className="card">
        <div className="card-head">
          {t('乡镇和村社区', 'Towns and villages')} <small>{shown.length}</small>
          <span className="go settings-tools">
            <Input
              size="small"
              allowClear
              style={{ width: 180 }}
              aria-label={t('按名称找', 'Find by name')}
              placeholder={t('名称，可用拼音首字母', 'Name or initials')}
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
            />
          </span>
        </div>
        {shown.length === 0 ? (
          <Empty words={t('还没有村社区；在上面粘贴名单，一次录完。', 'No villages yet; paste a list above.')} />
        ) : null}
        <div className="settings-table">
          <table>
            <thead>
              <tr>
                <th scope="col">{t('代号', 'Code')}</th>
                <th scope="col">{t('名称', 'Name')}</th>
                <th scope="col">{t('乡镇', 'Town')}</th>
                <th scope="col">{t('归哪个所', 'Office')}</th>
                <th scope="col" className="r">
                  {t('东、北公里', 'km east, north')}
                </th>
              </tr>
            </thead>
            <tbody>
              {shown.map((region) => (
                <tr key={region.id}>
                  <td>{region.id}</td>
                  <th scope="row">{region.name}</th>
                  <td>
                    {region.kind === 'town' ? '—' : (regions.find((one) => one.id === region.parentId)?.name ?? '')}
                  </td>
                  <td>{organisations.find((one) => one.id === region.officeId)?.name ?? ''}</td>
                  <td className="r nw">
                    {region.x.toFixed(1)}, {region.y.toFixed(1)}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </section>
    </>
  );
}

function RegionImport({ directory }: { directory: Directory }) {
  const t = useWords();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const [typed, setTyped] = useState('');
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const read = readRegionList(typed, {
    towns: directory.regions.filter((one) => one.kind === 'town'),
    offices: directory.organisations.filter((one) => one.kind === 'office'),
  });
  const save = async () => {
    setBusy(true);
    setError(null);
    try {
      await client.saveRegions(read.regions);
      await queries.invalidateQueries({ queryKey: ['directory'] });
      setTyped('');
      void message.success(t(`录入 ${read.regions.length} 个`, `${read.regions.length} saved`));
    } catch (failure) {
      setError(failure);
    } finally {
      setBusy(false);
    }
  };
  return (
    <section className="card pad settings-import">
      <label htmlFor="region-list">
        <b>{t('粘贴名单', 'Paste a list')}</b>
      </label>
      <p className="hint" id="region-list-hint">
        {t(
          '一行一个：代号、名称、乡镇、所、往东公里、往北公里。乡镇自己的一行，第三列写短横。代号相同就是改。',
          'One a line: code, name, town, office, km east, km north. A town has a dash as its third column. The same code again changes the row.',
        )}
      </p>
      <Input.TextArea
        id="region-list"
        aria-describedby="region-list-hint"
        rows={5}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        placeholder={'T03 柳河镇 - SO-LH -12 8\nV0303 郭庄村 柳河镇 柳河市场监管所 -13.8 7.1'}
      />
      {error === null ? null : <ErrorLine error={error} />}
      {read.wrong.length === 0 ? null : (
        <ul className="err">
          {read.wrong.slice(0, 8).map((one) => (
            <li key={one}>{one}</li>
          ))}
        </ul>
      )}
      <Button
        type="primary"
        loading={busy}
        disabled={read.regions.length === 0 || read.wrong.length > 0}
        onClick={() => void save()}
      >
        {read.regions.length === 0
          ? t('录入', 'Save')
          : t(`录入 ${read.regions.length} 个`, `Save ${read.regions.length}`)}
      </Button>
    </section>
  );
}
