import { Input } from 'antd';
import { useState } from 'react';
import {
  inForce,
  standardSubjectNames,
  standardSubjects,
  type Standard,
  type StandardItem,
} from '../../domain/station/standard.ts';
import { saveStandard, useStandards } from './charter/charter-wire.ts';
import { useLabel, useWords } from '../base/language.tsx';
import { useMay } from '../base/me.tsx';
import { Field } from '../base/ui/field.tsx';
import { Loading } from '../base/ui/loading.tsx';
import { freeCode } from '../county/settings/free-code.ts';
import { useDraft } from '../base/ui/save-form.tsx';
import { ItemRow } from './standard-item-settings.tsx';
import { EditCell } from '../base/ui/table.tsx';
import { AppliesField, BasisField, ItemsField, VersionCard, VersionDrawer } from '../matter/version-drawer.tsx';

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
    <>
      <VersionCard
        name={t('站点标准', 'Standards of stations')}
        count={current.length}
        columns={[
          t('名称', 'Title'),
          t('哪一类', 'Subject'),
          t('条目', 'Items'),
          t('版本', 'Version'),
          t('依据', 'Source'),
        ]}
        newWords={t('新建标准', 'New standard')}
        onNew={mayEdit ? () => setEditing(newStandard()) : null}
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
      </VersionCard>
      {editing === null ? null : (
        <StandardDrawer standard={editing} standards={current} onClose={() => setEditing(null)} />
      )}
    </>
  );
}

function StandardDrawer(props: { standard: Standard; standards: readonly Standard[]; onClose: () => void }) {
  const { standard, standards, onClose } = props;
  const t = useWords();
  const label = useLabel();
  const { code, version, subject, title, basis, body, appliesTo, items, retired } = standard;
  const draft = useDraft({ code, version, subject, title, basis, body, appliesTo, items, retired }, saveStandard);
  const { value, set, wrong } = draft;
  return (
    <VersionDrawer
      stored={standard}
      draft={draft}
      newWords={t('新建标准', 'New standard')}
      titleWords={t('名称', 'Title')}
      subjectWords={t('哪一类', 'Subject')}
      subjects={standardSubjectNames.map((one) => ({ value: one, label: label(standardSubjects[one]) }))}
      example="equipment-town"
      retireWords={t('停用这份标准', 'Retire it')}
      queryKey="standards"
      saved={t('标准已保存，今天起用', 'Saved; it holds from today')}
      onClose={onClose}
    >
      <BasisField draft={draft} />
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
        <ItemsField
          draft={draft}
          label={t('条目', 'Items')}
          newItem={newItem}
          parts={['zh', 'code']}
          row={(item, row) => <ItemRow {...row} item={item} subject={value.subject} />}
        />
      )}
      {value.subject === 'kinds' || value.subject === 'programme' ? null : (
        <AppliesField
          draft={draft}
          kinds={standards.filter((one) => one.subject === 'kinds').flatMap((one) => one.items)}
        />
      )}
    </VersionDrawer>
  );
}

function newItem(items: readonly StandardItem[]): StandardItem {
  const code = freeCode(items);
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
