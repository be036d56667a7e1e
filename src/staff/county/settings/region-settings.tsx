import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Input, Popconfirm } from 'antd';
import { useState } from 'react';
import { isLocated, unlocatedIn } from '../../../domain/county/place/place.ts';
import { matchRegions } from '../../../domain/county/region.ts';
import { useAddress } from '../../base/address.ts';
import { client, type Directory } from '../../base/client.ts';
import { directoryRead } from '../../base/directory.ts';
import { useWords } from '../../base/language.tsx';
import { Empty } from '../../base/ui/empty.tsx';
import { isUnread } from '../../base/queries.ts';
import { ErrorLine } from '../../base/ui/error-line.tsx';
import { Loading } from '../../base/ui/loading.tsx';
import { ChoiceField } from '../../base/ui/saved/choice-field.tsx';
import { PlaceField } from '../../base/ui/saved/number-fields.tsx';
import { TextField } from '../../base/ui/saved/text-field.tsx';
import { EditDrawer, useDraft } from '../../base/ui/save-form.tsx';
import { readRegionList } from './region-list.ts';
import { EditCell, SettingsTable } from '../../base/ui/table.tsx';

type Region = Directory['regions'][number];

/** Towns and villages: what the village picker offers, and where the nearest station is reckoned from. */
export function RegionSettings() {
  const t = useWords();
  const [typed, setTyped] = useState('');
  const [editing, setEditing] = useState<Region | null>(null);
  const { search, change } = useAddress();
  const directory = useQuery(directoryRead);
  if (isUnread(directory)) return <ErrorLine error={directory.error} onRetry={() => void directory.refetch()} />;
  if (directory.data === undefined) return <Loading rows={10} />;
  const places = directory.data.regions.filter((region) => region.kind !== 'county');
  const open = unlocatedIn(directory.data.regions, directory.data.stations);
  const onlyOpen = search.has('unlocated');
  const asked = onlyOpen ? [...open.towns, ...open.villages] : places;
  const shown = typed.trim() === '' ? asked : matchRegions(asked, typed, 200);
  return (
    <>
      <Unlocated open={open} isAsked={onlyOpen} onAsk={(ask) => change({ unlocated: ask ? true : null })} />
      <RegionImport directory={directory.data} />
      <section className="card">
        <div className="card-head">
          {t('乡镇和村社区', 'Towns and villages')} <small>{shown.length}</small>
          <span className="go settings-tools">
            <Input
              size="small"
              style={{ width: 180 }}
              aria-label={t('按名称找', 'Find by name')}
              placeholder={t('名称，可用拼音首字母', 'Name or initials')}
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
            />
          </span>
        </div>
        {shown.length > 0 ? null : (
          <Empty
            words={
              places.length === 0
                ? t('还没有村社区；在上面粘贴名单，一次录完。', 'No villages yet; paste a list above.')
                : onlyOpen && typed.trim() === ''
                  ? t('乡镇和村社区都定位了。', 'Every town and village is located.')
                  : t('没有这样的村社区；换个名称再找。', 'No such village; try another name.')
            }
          />
        )}
        <RegionTable shown={shown} directory={directory.data} onEdit={setEditing} />
        {editing === null ? null : (
          <RegionDrawer key={editing.id} region={editing} directory={directory.data} onClose={() => setEditing(null)} />
        )}
      </section>
    </>
  );
}

/** 未定位: how many nobody has located, and the list of them alone, a press away from being set. */
function Unlocated({
  open: { towns, villages, stations },
  isAsked,
  onAsk,
}: {
  open: ReturnType<typeof unlocatedIn<Region, Directory['stations'][number]>>;
  isAsked: boolean;
  onAsk: (ask: boolean) => void;
}) {
  const t = useWords();
  if (towns.length + villages.length === 0 && !isAsked) return null;
  return (
    <section className="card pad settings-import" aria-label={t('未定位', 'Not located')}>
      <b>
        {t(
          `未定位：${towns.length} 个乡镇、${villages.length} 个村社区、${stations.length} 个站点`,
          `Not located: ${towns.length} towns, ${villages.length} villages, ${stations.length} stations`,
        )}
      </b>
      <p className="hint">
        {t(
          '没有位置的不画在图上，不算远近，最近的站点也不会派到那里。站点没有自己的位置，就跟着所在的村；村定了位，站点也就定了。',
          'What has no place is not drawn, no way is counted to it, and no station is found by it. A station without a place of its own is where its village is.',
        )}
      </p>
      <p className="settings-tools">
        <Button onClick={() => onAsk(!isAsked)}>
          {isAsked ? t('看全部', 'Show all') : t('只看未定位的', 'Show these alone')}
        </Button>
        <a className="b" href="/api/onboarding/template?unlocated=1" download>
          {t('下载未定位的名单，填好再导入', 'Download them to be filled in')}
        </a>
      </p>
    </section>
  );
}

function RegionTable({
  shown,
  directory: { regions, organisations },
  onEdit,
}: {
  shown: readonly Region[];
  directory: Directory;
  onEdit: (region: Region) => void;
}) {
  const t = useWords();
  return (
    <SettingsTable
      columns={[
        t('名称', 'Name'),
        t('代号', 'Code'),
        t('乡镇', 'Town'),
        t('归哪个所', 'Office'),
        t('东、北公里', 'km east, north'),
      ]}
    >
      {shown.map((region) => (
        <tr key={region.id}>
          <th scope="row">{region.name}</th>
          <td className="nw">{region.id}</td>
          <td>
            {region.kind === 'town'
              ? t('本身是乡镇', 'A town itself')
              : (regions.find((one) => one.id === region.parentId)?.name ?? '')}
          </td>
          <td>{organisations.find((one) => one.id === region.officeId)?.name ?? ''}</td>
          <td className="nw" data-label={t('东、北公里', 'km east, north')}>
            {isLocated(region) ? (
              `${region.x.toFixed(1)}, ${region.y.toFixed(1)}`
            ) : (
              <button type="button" className="lk" onClick={() => onEdit(region)}>
                {t('未定位，去填', 'Not located: set it')}
              </button>
            )}
          </td>
          <EditCell name={region.name} onEdit={() => onEdit(region)} />
        </tr>
      ))}
    </SettingsTable>
  );
}

function RegionDrawer({ region, directory, onClose }: { region: Region; directory: Directory; onClose: () => void }) {
  const t = useWords();
  const draft = useDraft({ ...region }, ({ id, name, kind, parentId, officeId, x, y }) =>
    client.saveRegions([{ id, name, kind, parentId: kind === 'town' ? null : parentId, officeId, x, y }]),
  );
  const { value, set } = draft;
  const wrong = (path: string) => draft.wrong(`regions.0.${path}`);
  return (
    <EditDrawer
      title={region.name}
      draft={draft}
      onClose={onClose}
      queryKey="directory"
      saved={t('村社区已保存', 'The village is saved')}
    >
      <p className="mut">{t(`代号 ${region.id}，不能改`, `Code ${region.id}, which stays`)}</p>
      <TextField
        required
        label={t('名称', 'Name')}
        error={wrong('name')}
        value={value.name}
        onChange={(name) => set({ name })}
      />
      {region.kind === 'town' ? null : (
        <ChoiceField
          required
          label={t('属于哪个乡镇', 'Town')}
          error={wrong('parentId')}
          value={value.parentId ?? ''}
          options={directory.regions
            .filter((one) => one.kind === 'town')
            .map((one) => ({ value: one.id, label: one.name }))}
          onChange={(parentId) => set({ parentId })}
        />
      )}
      <ChoiceField
        required
        label={t('归哪个所', 'Office')}
        error={wrong('officeId')}
        value={value.officeId ?? ''}
        options={directory.organisations
          .filter((one) => one.kind === 'office')
          .map((one) => ({ value: one.id, label: one.name }))}
        onChange={(officeId) => set({ officeId })}
      />
      <PlaceField error={wrong('x') ?? wrong('y')} x={value.x} y={value.y} onChange={set} />
      <Removal region={region} onRemoved={onClose} />
    </EditDrawer>
  );
}

function Removal({ region, onRemoved }: { region: Region; onRemoved: () => void }) {
  const t = useWords();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const removal = useDraft({}, () => client.deleteRegion(region.id));
  const remove = async () => {
    if (!(await removal.submit())) return;
    void queries.invalidateQueries({ queryKey: ['directory'] });
    void message.success(t(`${region.name}已删`, `${region.name} is removed`));
    onRemoved();
  };
  return (
    <>
      {removal.error === null ? null : <ErrorLine error={removal.error} />}
      <Popconfirm
        title={t(`删掉${region.name}？`, `Remove ${region.name}?`)}
        description={t('删了不能恢复，可以再录一次。', 'It cannot be undone, but entered again.')}
        okText={t('删掉', 'Remove')}
        cancelText={t('不删', 'Keep')}
        onConfirm={() => void remove()}
      >
        <Button danger className="edit-remove" loading={removal.busy}>
          {t('删掉', 'Remove')}
        </Button>
      </Popconfirm>
    </>
  );
}

function RegionImport({ directory }: { directory: Directory }) {
  const t = useWords();
  const { typed, setTyped, read, error, busy, save } = usePastedList(directory);
  return (
    <section className="card pad settings-import">
      <label htmlFor="region-list">
        <b>{t('粘贴名单', 'Paste a list')}</b>
      </label>
      <p className="hint" id="region-list-hint">
        {t(
          '一行一个：代号、名称、乡镇、所、往东公里、往北公里；两个公里数不知道就不写，先算未定位。乡镇自己的一行，第三列写短横。代号相同就是改。',
          'One a line: code, name, town, office, km east, km north; leave the kilometres out while they are not known. A town has a dash as its third column. The same code again changes the row.',
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
      {read.repeated.length === 0 ? null : (
        <ul className="settings-warn" aria-live="polite">
          {read.repeated.slice(0, 8).map((one) => (
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

/** The list as it stands in the box, what was read of it, and the saving of all of it at once. */
function usePastedList(directory: Directory) {
  const t = useWords();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const [typed, setTyped] = useState('');
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const read = readRegionList(
    typed,
    {
      towns: directory.regions.filter((one) => one.kind === 'town'),
      offices: directory.organisations.filter((one) => one.kind === 'office'),
      places: directory.regions,
    },
    t,
  );
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
  return { typed, setTyped, read, error, busy, save };
}
