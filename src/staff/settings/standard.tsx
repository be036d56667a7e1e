import { Input, Select } from 'antd';
import { useState } from 'react';
import {
  inForce,
  standardSubjectNames,
  standardSubjects,
  type Standard,
  type StandardItem,
} from '../../domain/standard.ts';
import { stationKinds } from '../../domain/station.ts';
import { saveStandard, useStandards } from '../charter/wire.ts';
import { useLabel, useWords } from '../language.tsx';
import { useMay } from '../me.tsx';
import { Field } from '../ui/field.tsx';
import { Loading } from '../ui/loading.tsx';
import '../charter/charter.css';
import '../docket/docket.css';
import { ChoiceField, EditDrawer, TextField, TickField, useDraft } from './form.tsx';
import { ItemRow } from './standard-item.tsx';
import { EditCell, SettingsTable } from './table.tsx';

/** 站点标准: the county's own lists; each save is a version, and what was checked keeps the one it was checked against. */
export function StandardSettings() {
  const t = useWords();
  const label = useLabel();
  const mayEdit = useMay('standard.save');
  const standards = useStandards();
  const [editing, setEditing] = useState<Standard | null>(null);
  if (standards.length === 0) return <Loading rows={10} />;
  const current = inForce(standards).toSorted(
    (a, b) => standardSubjectNames.indexOf(a.subject) - standardSubjectNames.indexOf(b.subject),
  );
  return (
    <section className="card">
      <div className="card-head">
        {t('站点标准', 'Standards of stations')} <small>{current.length}</small>
        <span className="go settings-tools">
          {mayEdit ? (
            <button type="button" className="b sm" onClick={() => setEditing(newStandard())}>
              {t('新建标准', 'New standard')}
            </button>
          ) : null}
        </span>
      </div>
      <SettingsTable
        columns={[
          t('名称', 'Title'),
          t('哪一类', 'Subject'),
          t('条目', 'Items'),
          t('版本', 'Version'),
          t('依据', 'Source'),
        ]}
      >
        {current.map((one) => (
          <tr key={one.code}>
            <th scope="row">{one.title}</th>
            <td>{label(standardSubjects[one.subject])}</td>
            <td className="nw" data-label={t('条目', 'Items')}>
              {one.items.length === 0 ? t('正文', 'text') : one.items.length}
            </td>
            <td className="nw" data-label={t('版本', 'Version')}>
              {t(`第 ${one.version} 版`, `v${one.version}`)}
            </td>
            <td data-label={t('依据', 'Source')}>{one.basis}</td>
            <EditCell name={one.title} onEdit={mayEdit ? () => setEditing(one) : null} />
          </tr>
        ))}
      </SettingsTable>
      {editing === null ? null : (
        <StandardDrawer standard={editing} standards={current} onClose={() => setEditing(null)} />
      )}
    </section>
  );
}

function StandardDrawer(props: { standard: Standard; standards: readonly Standard[]; onClose: () => void }) {
  const { standard, standards, onClose } = props;
  const t = useWords();
  const label = useLabel();
  const { code, version, subject, title, basis, body, appliesTo, items, retired } = standard;
  const draft = useDraft({ code, version, subject, title, basis, body, appliesTo, items, retired }, saveStandard);
  const { value, set, wrong } = draft;
  const kinds = standards.filter((one) => one.subject === 'kinds').flatMap((one) => one.items);
  const put = (at: number, change: Partial<StandardItem>) =>
    set({ items: value.items.map((item, i) => (i === at ? { ...item, ...change } : item)) });
  return (
    <EditDrawer
      title={
        version === 0
          ? t('新建标准', 'New standard')
          : t(`${title}：改成第 ${version + 1} 版`, `${title}: v${version + 1}`)
      }
      draft={draft}
      onClose={onClose}
      queryKey="standards"
      saved={t('标准已保存，今天起用', 'Saved; it holds from today')}
    >
      {version === 0 ? (
        <>
          <TextField
            required
            label={t('代号', 'Code')}
            hint={t('字母、数字和短横，例如 equipment-town', 'Letters, digits and dashes')}
            error={wrong('code')}
            value={value.code}
            onChange={(next) => set({ code: next })}
          />
          <ChoiceField
            required
            label={t('哪一类', 'Subject')}
            value={value.subject}
            options={standardSubjectNames.map((one) => ({ value: one, label: label(standardSubjects[one]) }))}
            onChange={(next) => set({ subject: next as Standard['subject'] })}
          />
        </>
      ) : null}
      <TextField
        required
        label={t('名称', 'Title')}
        error={wrong('title')}
        value={value.title}
        onChange={(next) => set({ title: next })}
      />
      <TextField
        label={t('依据', 'Source')}
        error={wrong('basis')}
        value={value.basis}
        onChange={(next) => set({ basis: next })}
      />
      {value.subject === 'rule' || value.subject === 'duty' ? (
        <Field label={t('正文', 'Text')} error={wrong('body')}>
          {(control) => (
            <Input.TextArea
              {...control}
              autoSize={{ minRows: 8, maxRows: 20 }}
              value={value.body}
              onChange={(event) => set({ body: event.target.value })}
            />
          )}
        </Field>
      ) : (
        <Field label={t('条目', 'Items')} error={wrong('items')}>
          {() => (
            <div className="docket-form">
              {value.items.map((item, i) => (
                <ItemRow
                  key={String(i)}
                  item={item}
                  subject={value.subject}
                  error={wrong(`items.${i}.zh`) ?? wrong(`items.${i}.code`)}
                  onChange={(change) => put(i, change)}
                  onRemove={() => set({ items: value.items.filter((_, at) => at !== i) })}
                />
              ))}
              <button
                type="button"
                className="b sm"
                onClick={() => set({ items: [...value.items, newItem(value.items.length)] })}
              >
                {t('加一条', 'Add an item')}
              </button>
            </div>
          )}
        </Field>
      )}
      {value.subject === 'kinds' || value.subject === 'programme' ? null : (
        <Field label={t('适用于（不选就都适用）', 'Holds for (all when empty)')}>
          {(control) => (
            <Select
              {...control}
              mode="multiple"
              value={[...value.appliesTo]}
              onChange={(next) => set({ appliesTo: next })}
              options={[
                ...kinds.map((one) => ({ value: one.code, label: one.zh })),
                ...Object.entries(stationKinds).map(([kind, words]) => ({ value: kind, label: label(words) })),
              ]}
            />
          )}
        </Field>
      )}
      <TickField
        label={t('停用这份标准', 'Retire it')}
        value={value.retired}
        onChange={(next) => set({ retired: next })}
      />
    </EditDrawer>
  );
}

function newItem(n: number): StandardItem {
  const code = `n${String(n + 1).padStart(2, '0')}`;
  return { code, zh: '', group: '', weight: 0, must: false, photo: false, measure: null, minimum: null, target: null };
}

function newStandard(): Standard {
  return {
    countyId: 0,
    code: '',
    version: 0,
    subject: 'equipment',
    title: '',
    basis: '',
    body: '',
    appliesTo: [],
    items: [],
    fromOn: '',
    retired: false,
    savedById: null,
    savedAt: null,
  };
}
