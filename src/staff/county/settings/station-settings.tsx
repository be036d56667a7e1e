import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { matchRegions } from '../../../domain/county/region.ts';
import type { Station } from '../../../domain/county/station.ts';
import { client, type Directory } from '../../base/client.ts';
import { directoryRead } from '../../base/directory.ts';
import { useLabel, useWords } from '../../base/language.tsx';
import { useMay } from '../../base/me.tsx';
import { Empty } from '../../base/ui/empty.tsx';
import { isUnread } from '../../base/queries.ts';
import { ErrorLine } from '../../base/ui/error-line.tsx';
import { Loading } from '../../base/ui/loading.tsx';
import { ActiveCell, EditCell, FindField, SettingsTable } from '../../base/ui/table.tsx';
import { ChoiceField } from '../../base/ui/saved/choice-field.tsx';
import { PlaceField } from '../../base/ui/saved/number-fields.tsx';
import { TextField } from '../../base/ui/saved/text-field.tsx';
import { TickField } from '../../base/ui/saved/tick-field.tsx';
import { EditDrawer, useDraft } from '../../base/ui/save-form.tsx';
import { stationKindCodes, stationKinds, type StationKind } from '../../../domain/base/station-kind.ts';

/** The stations of the county; whether one is a published window decides when the clock of its filings starts. */
export function StationSettings() {
  const t = useWords();
  const mayedit = useMay('station.save');
  const [typed, setTyped] = useState('');
  const [editing, setEditing] = useState<Station | null>(null);
  const directory = useQuery(directoryRead);
  if (isUnread(directory)) return <ErrorLine error={directory.error} onRetry={() => void directory.refetch()} />;
  if (directory.data === undefined) return <Loading rows={10} />;
  const { stations, regions } = directory.data;
  const villages = typed.trim() === '' ? null : new Set(matchRegions(regions, typed, 30).map((region) => region.id));
  const shown = stations.filter(
    (station) => villages === null || station.name.includes(typed.trim()) || villages.has(station.regionId),
  );
  const missing = whatIsMissing(directory.data, t);
  return (
    <section className="card">
      <div className="card-head">
        {t('站点', 'Stations')} <small>{shown.length}</small>
        <span className="go settings-tools">
          <FindField label={t('名称、村，可用拼音首字母', 'Name or village')} value={typed} onChange={setTyped} />
          {mayedit ? (
            <button
              type="button"
              className="b sm"
              disabled={missing !== null}
              aria-describedby={missing === null ? undefined : 'station-missing'}
              onClick={() => setEditing(newStation(directory.data))}
            >
              {t('新设站点', 'New station')}
            </button>
          ) : null}
        </span>
      </div>
      {missing === null ? null : (
        <p className="pad mut" id="station-missing">
          {missing}
        </p>
      )}
      {shown.length > 0 || missing !== null ? null : <NoneShown isFirst={stations.length === 0} />}
      <StationTable
        stations={shown}
        organisations={directory.data.organisations}
        onEdit={mayedit ? setEditing : null}
      />
      {editing === null ? null : (
        <StationDrawer station={editing} directory={directory.data} onClose={() => setEditing(null)} />
      )}
    </section>
  );
}

function StationTable({
  stations,
  organisations,
  onEdit,
}: Pick<Directory, 'organisations'> & { stations: readonly Station[]; onEdit: ((station: Station) => void) | null }) {
  const t = useWords();
  const label = useLabel();
  const nameOf = (id: string) => organisations.find((one) => one.id === id)?.name ?? '';
  return (
    <SettingsTable
      columns={[
        t('名称', 'Name'),
        t('类型', 'Kind'),
        t('归哪个所', 'Office'),
        t('联络员', 'Contact'),
        t('受理窗口', 'Window'),
        t('状态', 'State'),
      ]}
    >
      {stations.map((station) => (
        <tr key={station.id}>
          <th scope="row">{station.name}</th>
          <td>{label(stationKinds[station.kind])}</td>
          <td>{nameOf(station.officeId)}</td>
          <td>
            {station.contactName} <span className="dim nw">{station.phone}</span>
          </td>
          <td data-label={t('受理窗口', 'Window')}>
            {station.publishedWindow ? (
              <span className="tag pr">{t('是', 'Yes')}</span>
            ) : (
              <span className="dim">{t('否', 'No')}</span>
            )}
          </td>
          <ActiveCell active={station.active} />
          <EditCell name={station.name} onEdit={onEdit === null ? null : () => onEdit(station)} />
        </tr>
      ))}
    </SettingsTable>
  );
}

/** Nothing was found, or there is nothing yet and the first is to be made. */
function NoneShown({ isFirst }: { isFirst: boolean }) {
  const t = useWords();
  return (
    <Empty
      words={
        isFirst
          ? t(
              '还没有站点。按上面的“新设站点”，选它归哪个所、在哪个村。',
              'No stations yet: press “New station” above and choose its office and village.',
            )
          : t('没有这样的站点；换个名称再找。', 'No such station; try another name.')
      }
    />
  );
}

/** What has to stand before the first station can be made, or null. */
function whatIsMissing({ organisations, regions }: Directory, t: (zh: string, en: string) => string): string | null {
  if (!organisations.some((one) => one.kind === 'office'))
    return t(
      '还不能设站点：先到“机构”建市场监管所，再到“村社区”录入村和社区，然后回到这里新设站点。',
      'No station can be made yet: first an office under Organisations, then the Villages, then stations here.',
    );
  if (!regions.some((one) => one.kind === 'village'))
    return t(
      '还不能设站点：先到“村社区”录入村和社区，然后回到这里新设站点。',
      'No station can be made yet: first enter the Villages, then stations here.',
    );
  return null;
}

function StationDrawer({
  station,
  directory,
  onClose,
}: {
  station: Station;
  directory: Directory;
  onClose: () => void;
}) {
  const t = useWords();
  const draft = useStationDraft(station);
  const { value, set, wrong } = draft;
  const isNew = !directory.stations.some((one) => one.id === station.id);
  return (
    <EditDrawer
      title={isNew ? t('新设站点', 'New station') : station.name}
      draft={draft}
      onClose={onClose}
      queryKey="directory"
      saved={t('站点已保存', 'The station is saved')}
    >
      {isNew ? (
        <TextField
          required
          label={t('站点代号', 'Code')}
          hint={t('字母、数字和短横，例如 ST-V0304', 'Letters, digits and dashes')}
          error={wrong('id')}
          value={value.id}
          onChange={(id) => set({ id })}
        />
      ) : null}
      <TextField
        required
        label={t('名称', 'Name')}
        error={wrong('name')}
        value={value.name}
        onChange={(name) => set({ name })}
      />
      <KindOfficeVillage draft={draft} directory={directory} />
      <WhomItServes draft={draft} />
      <WhereItIsReached draft={draft} />
      {isNew ? (
        <TickField label={t('启用', 'Active')} value={value.active} onChange={(active) => set({ active })} />
      ) : (
        <p className="hint">
          {t('停用、恢复、撤销在站点档案里办：', 'It is suspended, resumed and closed in its file: ')}
          <Link to={`/stations/站${value.id}`}>{t('打开档案', 'open the file')}</Link>
        </p>
      )}
    </EditDrawer>
  );
}

type StationDraft = ReturnType<typeof useStationDraft>;

function useStationDraft(station: Station) {
  return useDraft({ ...station, venueText: station.venueNames.join('、') }, ({ venueText, ...form }) => {
    const { countyId: _, ...words } = form as typeof form & { countyId?: number };
    return client.saveStation({ ...words, venueNames: venueText.split(/[、,，\s]+/u).filter((name) => name !== '') });
  });
}

function KindOfficeVillage({ draft: { value, set, wrong }, directory }: { draft: StationDraft; directory: Directory }) {
  const t = useWords();
  const label = useLabel();
  const villages = directory.regions.filter((region) => region.kind === 'village');
  return (
    <>
      <ChoiceField
        required
        label={t('类型', 'Kind')}
        error={wrong('kind')}
        value={value.kind}
        options={stationKindCodes.map((kind) => ({
          value: kind,
          label: label(stationKinds[kind]),
        }))}
        onChange={(kind) => set({ kind: kind as StationKind })}
      />
      <ChoiceField
        required
        label={t('归哪个所', 'Office')}
        error={wrong('officeId')}
        value={value.officeId}
        options={directory.organisations
          .filter((one) => one.kind === 'office')
          .map((one) => ({ value: one.id, label: one.name }))}
        onChange={(officeId) => set({ officeId })}
      />
      <ChoiceField
        required
        label={t('在哪个村或社区', 'Village')}
        error={wrong('regionId')}
        value={value.regionId}
        options={villages.map((one) => ({ value: one.id, label: one.name }))}
        onChange={(regionId) => {
          const region = villages.find((one) => one.id === regionId);
          set(region === undefined ? { regionId } : { regionId, x: region.x, y: region.y });
        }}
      />
    </>
  );
}

/** The homes around it or a venue, and whether the clock of law starts at its desk. */
function WhomItServes({ draft: { value, set, wrong } }: { draft: StationDraft }) {
  const t = useWords();
  return (
    <>
      <ChoiceField
        label={t('管附近，还是只管场所', 'Serves')}
        value={value.serves}
        options={[
          { value: 'area', label: t('附近的村民', 'Homes around it') },
          { value: 'venue', label: t('只管所在的场所', 'Its venue only') },
        ]}
        onChange={(serves) => set({ serves: serves as Station['serves'] })}
      />
      {value.serves === 'venue' ? (
        <TextField
          label={t('场所名称', 'Names of the venue')}
          hint={t('人们会怎么写这个地方，用顿号隔开', 'As people write it, with commas')}
          error={wrong('venueNames')}
          value={value.venueText}
          onChange={(venueText) => set({ venueText })}
        />
      ) : null}
      <TickField
        label={t('县局公布的受理窗口', 'Published window')}
        hint={t(
          '是：站上收到就开始算七个工作日；否：交上去才开始算（令121 第八条）',
          'Yes: the seven working days start at the desk; no: they start when it is sent up',
        )}
        value={value.publishedWindow}
        onChange={(publishedWindow) => set({ publishedWindow })}
      />
    </>
  );
}

function WhereItIsReached({ draft: { value, set, wrong } }: { draft: StationDraft }) {
  const t = useWords();
  return (
    <>
      <TextField
        label={t('联络员', 'Contact')}
        error={wrong('contactName')}
        value={value.contactName}
        onChange={(contactName) => set({ contactName })}
      />
      <TextField
        label={t('电话', 'Telephone')}
        error={wrong('phone')}
        value={value.phone}
        onChange={(phone) => set({ phone })}
      />
      <TextField
        label={t('地址', 'Address')}
        error={wrong('address')}
        value={value.address}
        onChange={(address) => set({ address })}
      />
      <PlaceField error={wrong('x') ?? wrong('y')} x={value.x} y={value.y} onChange={set} />
    </>
  );
}

function newStation(directory: Directory): Station {
  const office = directory.organisations.find((one) => one.kind === 'office');
  const village = directory.regions.find((one) => one.kind === 'village');
  return {
    id: '',
    name: '',
    kind: 'village',
    officeId: office?.id ?? '',
    regionId: village?.id ?? '',
    x: village?.x ?? null,
    y: village?.y ?? null,
    serves: 'area',
    venueNames: [],
    publishedWindow: false,
    phone: '',
    address: '',
    contactName: '',
    active: true,
  };
}
