import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { organisationKinds, type OrganisationKind } from '../../../domain/county/organisation.ts';
import { client, type Directory } from '../../base/client.ts';
import { directoryRead } from '../../base/directory.ts';
import { useLabel, useWords } from '../../base/language.tsx';
import { Empty } from '../../base/ui/empty.tsx';
import { isUnread } from '../../base/queries.ts';
import { ErrorLine } from '../../base/ui/error-line.tsx';
import { Loading } from '../../base/ui/loading.tsx';
import { ActiveCell, EditCell, FindField, isFound, SettingsTable } from '../../base/ui/table.tsx';
import { ChoiceField } from '../../base/ui/saved/choice-field.tsx';
import { TextField } from '../../base/ui/saved/text-field.tsx';
import { TickField } from '../../base/ui/saved/tick-field.tsx';
import { EditDrawer, useDraft, type Draft } from '../../base/ui/save-form.tsx';

type Organisation = Directory['organisations'][number];

export const organisationKindWords = {
  province: { zh: '省局', en: 'Province' },
  city: { zh: '市局', en: 'City' },
  bureau: { zh: '县局', en: 'Bureau' },
  centre: { zh: '12315 中心', en: '12315 centre' },
  office: { zh: '市场监管所', en: 'Local office' },
  association: { zh: '消费者协会', en: "Consumers' association" },
  brigade: { zh: '执法大队', en: 'Enforcement brigade' },
  department: { zh: '协作部门', en: 'Partner department' },
  court: { zh: '法院', en: 'Court' },
  arbitration: { zh: '仲裁机构', en: 'Arbitration' },
  firm: { zh: '参与企业', en: 'Firm' },
} as const satisfies Record<OrganisationKind, { zh: string; en: string }>;

/** The bodies of the county: an office must stand here before villages, stations and people can belong to it. */
export function OrganisationSettings() {
  const t = useWords();
  const label = useLabel();
  const [typed, setTyped] = useState('');
  const [editing, setEditing] = useState<Organisation | null>(null);
  const directory = useQuery(directoryRead);
  if (isUnread(directory)) return <ErrorLine error={directory.error} onRetry={() => void directory.refetch()} />;
  if (directory.data === undefined) return <Loading rows={10} />;
  // Firms have a page of their own, with what they pledged.
  const organisations = directory.data.organisations.filter((one) => one.kind !== 'firm');
  const order = (kind: OrganisationKind) => organisationKinds.indexOf(kind);
  const shown = organisations
    .filter((one) => isFound(typed, [one.name, one.phone, one.address, label(organisationKindWords[one.kind])]))
    .toSorted((a, b) => order(a.kind) - order(b.kind) || (a.id < b.id ? -1 : 1));
  return (
    <section className="card">
      <div className="card-head">
        {t('机构', 'Organisations')} <small>{shown.length}</small>
        <span className="go settings-tools">
          <FindField label={t('名称、类型、电话', 'Name, kind, telephone')} value={typed} onChange={setTyped} />
          <button type="button" className="b sm" onClick={() => setEditing(newOffice)}>
            {t('新设机构', 'New organisation')}
          </button>
        </span>
      </div>
      {shown.length > 0 ? null : (
        <Empty words={t('没有这样的机构；换个字再找。', 'No such organisation; try another word.')} />
      )}
      {organisations.some((one) => one.kind === 'office') ? null : (
        <p className="pad mut">
          {t(
            '还没有市场监管所。先在这里建所，再录村社区、设站点、开账号。',
            'There is no office yet: make one here, then villages, stations and accounts.',
          )}
        </p>
      )}
      <OrganisationTable organisations={shown} onEdit={setEditing} />
      {editing === null ? null : (
        <OrganisationDrawer
          key={editing.id}
          organisation={editing}
          directory={directory.data}
          onClose={() => setEditing(null)}
        />
      )}
    </section>
  );
}

function OrganisationTable({
  organisations,
  onEdit,
}: {
  organisations: readonly Organisation[];
  onEdit: (organisation: Organisation) => void;
}) {
  const t = useWords();
  const label = useLabel();
  return (
    <SettingsTable
      columns={[t('名称', 'Name'), t('类型', 'Kind'), t('电话', 'Telephone'), t('地址', 'Address'), t('状态', 'State')]}
    >
      {organisations.map((one) => (
        <tr key={one.id}>
          <th scope="row">{one.name}</th>
          <td>{label(organisationKindWords[one.kind])}</td>
          <td className="nw">{one.phone}</td>
          <td>{one.address}</td>
          <ActiveCell active={one.active} />
          <EditCell name={one.name} onEdit={() => onEdit(one)} />
        </tr>
      ))}
    </SettingsTable>
  );
}

function OrganisationDrawer({
  organisation,
  directory,
  onClose,
}: {
  organisation: Organisation;
  directory: Directory;
  onClose: () => void;
}) {
  const t = useWords();
  const draft = useDraft({ ...organisation }, (form) => client.saveOrganisation(form));
  const { value, set, wrong } = draft;
  const isNew = !directory.organisations.some((one) => one.id === organisation.id);
  return (
    <EditDrawer
      title={isNew ? t('新设机构', 'New organisation') : organisation.name}
      draft={draft}
      onClose={onClose}
      queryKey="directory"
      saved={t('机构已保存', 'The organisation is saved')}
    >
      {isNew ? (
        <TextField
          required
          label={t('代号', 'Code')}
          hint={t('字母、数字和短横，例如 SO-CG', 'Letters, digits and dashes')}
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
      <KindAndParent draft={draft} organisations={directory.organisations} />
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
      <TickField label={t('启用', 'Active')} value={value.active} onChange={(active) => set({ active })} />
    </EditDrawer>
  );
}

function KindAndParent({
  draft: { value, set, wrong },
  organisations,
}: {
  draft: Draft<Organisation>;
  organisations: readonly Organisation[];
}) {
  const t = useWords();
  const label = useLabel();
  return (
    <>
      <ChoiceField
        required
        label={t('类型', 'Kind')}
        value={value.kind}
        options={organisationKinds
          .filter((kind) => kind !== 'firm')
          .map((kind) => ({ value: kind, label: label(organisationKindWords[kind]) }))}
        onChange={(kind) => set({ kind: kind as OrganisationKind })}
      />
      <ChoiceField
        label={t('上级', 'Parent')}
        error={wrong('parentId')}
        value={value.parentId ?? ''}
        options={[
          { value: '', label: t('无', 'None') },
          ...organisations.filter((one) => one.id !== value.id).map((one) => ({ value: one.id, label: one.name })),
        ]}
        onChange={(id) => set({ parentId: id === '' ? null : id })}
      />
    </>
  );
}

const newOffice: Organisation = {
  countyId: 0,
  id: '',
  name: '',
  kind: 'office',
  parentId: 'AMR',
  phone: '',
  address: '',
  active: true,
};
