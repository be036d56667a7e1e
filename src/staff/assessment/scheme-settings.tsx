import { useState } from 'react';
import { schemesInForce, type Scheme, type SchemeItem } from '../../domain/assessment/scheme.ts';
import { inForce } from '../../domain/station/standard.ts';
import { subjectNames, subjects } from '../../domain/assessment/yardstick.ts';
import { saveScheme, useSchemes } from './assessment-wire.ts';
import { useStandards } from '../station/charter/charter-wire.ts';
import { useLabel, useWords } from '../base/language.tsx';
import { useMay } from '../base/me.tsx';
import { Loading } from '../base/ui/loading.tsx';
import { AwardSettings } from './award-settings.tsx';
import { freeCode } from '../county/settings/free-code.ts';
import { TextField } from '../base/ui/saved/text-field.tsx';
import { useDraft } from '../base/ui/save-form.tsx';
import { SchemeItemRow } from './scheme-item-settings.tsx';
import { EditCell } from '../base/ui/table.tsx';
import { AppliesField, BasisField, ItemsField, VersionCard, VersionDrawer } from '../matter/version-drawer.tsx';

/** 考核方案: what rounds ask and what they give, as the county's own data; a round keeps the version it was opened with. */
export function SchemeSettings() {
  const t = useWords();
  const label = useLabel();
  const mayEdit = useMay('scheme.save');
  const known = useSchemes();
  const [editing, setEditing] = useState<Scheme | null>(null);
  if (known === undefined) return <Loading rows={8} />;
  const current = schemesInForce(known.schemes).toSorted(
    (a, b) => subjectNames.indexOf(a.subject) - subjectNames.indexOf(b.subject),
  );
  return (
    <>
      <VersionCard
        name={t('考核方案', 'Schemes of assessment')}
        count={current.length}
        columns={[
          t('名称', 'Title'),
          t('考核谁', 'Whom'),
          t('条目', 'Items'),
          t('满分', 'Full marks'),
          t('抽查', 'Drawn'),
          t('版本', 'Version'),
        ]}
        newWords={t('新建方案', 'New scheme')}
        onNew={mayEdit ? () => setEditing(newScheme()) : null}
      >
        {current.map((one) => (
          <tr key={one.code}>
            <th scope="row">{one.title}</th>
            <td data-label={t('考核谁', 'Whom')}>{label(subjects[one.subject])}</td>
            <td data-label={t('条目', 'Items')}>{one.items.map((item) => item.zh).join(t('、', ', '))}</td>
            <td className="nw" data-label={t('满分', 'Full marks')}>
              {one.items.reduce((sum, item) => sum + item.weight, 0)}
            </td>
            <td className="nw" data-label={t('抽查', 'Drawn')}>
              {one.items.some((item) => item.source === 'spotcheck') ? `${one.sharePercent}%` : '—'}
            </td>
            <td className="nw" data-label={t('版本', 'Version')}>
              {t(`第 ${one.version} 版`, `v${one.version}`)}
            </td>
            <EditCell name={one.title} onEdit={mayEdit ? () => setEditing(one) : null} />
          </tr>
        ))}
      </VersionCard>
      <AwardSettings awards={known.awards} />
      {editing === null ? null : <SchemeDrawer scheme={editing} onClose={() => setEditing(null)} />}
    </>
  );
}

function SchemeDrawer({ scheme, onClose }: { scheme: Scheme; onClose: () => void }) {
  const t = useWords();
  const label = useLabel();
  const standards = useStandards();
  const { code, version, subject, title, basis, appliesTo, sharePercent, items, retired } = scheme;
  const start = { code, version, subject, title, basis, appliesTo, sharePercent, items, retired };
  const draft = useDraft(start, saveScheme);
  const { value, set, wrong } = draft;
  const whole = value.items.reduce((sum, item) => sum + item.weight, 0);
  return (
    <VersionDrawer
      stored={scheme}
      draft={draft}
      newWords={t('新建方案', 'New scheme')}
      titleWords={t('名称', 'Title')}
      subjectWords={t('考核谁', 'Whom')}
      subjects={subjectNames.map((one) => ({ value: one, label: label(subjects[one]) }))}
      example="station-half"
      retireWords={t('停用这个方案', 'Retire it')}
      queryKey="schemes"
      saved={t('方案已保存，以后开的考核用新的', 'Saved; rounds opened from now on use it')}
      onClose={onClose}
    >
      <BasisField draft={draft} />
      <TextField
        label={t('抽查比例（%）', 'Drawn, of a hundred')}
        hint={t('有抽查条目时，冻结以后按这个比例抽签', 'Where an item is a spot check')}
        error={wrong('sharePercent')}
        value={String(value.sharePercent)}
        onChange={(next) => set({ sharePercent: Number(next.replace(/\D/gu, '')) })}
      />
      <ItemsField
        draft={draft}
        label={t(`条目（满分共 ${whole}）`, `Items (${whole} points)`)}
        hint={t('计的条目按满分折成一百分，不必正好凑一百', 'Totals are of a hundred, whatever the sum')}
        newItem={newItem}
        parts={['zh', 'code', 'weight', 'yardstick', 'full']}
        row={(item, row) => <SchemeItemRow {...row} item={item} subject={value.subject} />}
      />
      {value.subject === 'station' ? (
        <AppliesField
          draft={draft}
          kinds={inForce(standards)
            .filter((one) => one.subject === 'kinds')
            .flatMap((one) => one.items)}
        />
      ) : null}
    </VersionDrawer>
  );
}

function newItem(items: readonly SchemeItem[]): SchemeItem {
  const code = freeCode(items);
  return { code, zh: '', group: '', weight: 10, source: 'hand', yardstick: null, full: 0, photo: false };
}

function newScheme(): Scheme {
  return {
    countyId: 0,
    code: '',
    version: 0,
    subject: 'station',
    title: '',
    basis: '',
    appliesTo: [],
    sharePercent: 20,
    items: [],
    fromOn: '',
    retired: false,
    savedById: null,
    savedAt: null,
  };
}
