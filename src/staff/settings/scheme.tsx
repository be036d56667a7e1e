import { Select } from 'antd';
import { useState } from 'react';
import { schemesInForce, type Scheme, type SchemeItem } from '../../domain/scheme.ts';
import { inForce } from '../../domain/standard.ts';
import { stationKinds } from '../../domain/station.ts';
import { subjectNames, subjects, type Subject } from '../../domain/yardstick.ts';
import { saveScheme, useSchemes } from '../assessment/wire.ts';
import { useStandards } from '../charter/wire.ts';
import '../charter/charter.css';
import '../docket/docket.css';
import { useLabel, useWords } from '../language.tsx';
import { useMay } from '../me.tsx';
import { Field } from '../ui/field.tsx';
import { Loading } from '../ui/loading.tsx';
import { AwardSettings } from './award.tsx';
import { ChoiceField, EditDrawer, TextField, TickField, useDraft } from './form.tsx';
import { SchemeItemRow } from './scheme-item.tsx';
import { EditCell, SettingsTable } from './table.tsx';

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
      <section className="card" aria-label={t('考核方案', 'Schemes')}>
        <div className="card-head">
          {t('考核方案', 'Schemes of assessment')} <small>{current.length}</small>
          <span className="go settings-tools">
            {mayEdit ? (
              <button type="button" className="b sm" onClick={() => setEditing(newScheme())}>
                {t('新建方案', 'New scheme')}
              </button>
            ) : null}
          </span>
        </div>
        <SettingsTable
          columns={[
            t('名称', 'Title'),
            t('考核谁', 'Whom'),
            t('条目', 'Items'),
            t('满分', 'Full marks'),
            t('抽查', 'Drawn'),
            t('版本', 'Version'),
          ]}
        >
          {current.map((one) => (
            <tr key={one.code}>
              <th scope="row">{one.title}</th>
              <td data-label={t('考核谁', 'Whom')}>{label(subjects[one.subject])}</td>
              <td data-label={t('条目', 'Items')}>{one.items.map((item) => item.zh).join('、')}</td>
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
        </SettingsTable>
      </section>
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
  const kinds = inForce(standards)
    .filter((one) => one.subject === 'kinds')
    .flatMap((one) => one.items);
  const put = (at: number, change: Partial<SchemeItem>) =>
    set({ items: value.items.map((item, i) => (i === at ? { ...item, ...change } : item)) });
  const whole = value.items.reduce((sum, item) => sum + item.weight, 0);
  return (
    <EditDrawer
      title={
        version === 0
          ? t('新建方案', 'New scheme')
          : t(`${title}：改成第 ${version + 1} 版`, `${title}: v${version + 1}`)
      }
      draft={draft}
      onClose={onClose}
      queryKey="schemes"
      saved={t('方案已保存，以后开的考核用新的', 'Saved; rounds opened from now on use it')}
    >
      {version === 0 ? (
        <>
          <TextField
            required
            label={t('代号', 'Code')}
            hint={t('字母、数字和短横，例如 station-half', 'Letters, digits and dashes')}
            error={wrong('code')}
            value={value.code}
            onChange={(next) => set({ code: next })}
          />
          <ChoiceField
            required
            label={t('考核谁', 'Whom')}
            value={value.subject}
            options={subjectNames.map((one) => ({ value: one, label: label(subjects[one]) }))}
            onChange={(next) => set({ subject: next as Subject })}
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
      <TextField
        label={t('抽查比例（%）', 'Drawn, of a hundred')}
        hint={t('有抽查条目时，冻结以后按这个比例抽签', 'Where an item is a spot check')}
        error={wrong('sharePercent')}
        value={String(value.sharePercent)}
        onChange={(next) => set({ sharePercent: Number(next.replace(/\D/gu, '')) })}
      />
      <Field
        label={t(`条目（满分共 ${whole}）`, `Items (${whole} points)`)}
        error={wrong('items')}
        hint={t('计的条目按满分折成一百分，不必正好凑一百', 'Totals are of a hundred, whatever the sum')}
      >
        {() => (
          <div className="docket-form">
            {value.items.map((item, i) => (
              <SchemeItemRow
                key={String(i)}
                item={item}
                subject={value.subject}
                error={
                  wrong(`items.${i}.zh`) ??
                  wrong(`items.${i}.code`) ??
                  wrong(`items.${i}.weight`) ??
                  wrong(`items.${i}.yardstick`) ??
                  wrong(`items.${i}.full`)
                }
                onChange={(change) => put(i, change)}
                onRemove={() => set({ items: value.items.filter((_, at) => at !== i) })}
              />
            ))}
            <button
              type="button"
              className="b sm"
              onClick={() => set({ items: [...value.items, newItem(value.items)] })}
            >
              {t('加一条', 'Add an item')}
            </button>
          </div>
        )}
      </Field>
      {value.subject === 'station' ? (
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
      ) : null}
      <TickField
        label={t('停用这个方案', 'Retire it')}
        value={value.retired}
        onChange={(next) => set({ retired: next })}
      />
    </EditDrawer>
  );
}

function newItem(items: readonly SchemeItem[]): SchemeItem {
  const codes = new Set(items.map((one) => one.code));
  let n = items.length + 1;
  while (codes.has(`n${n}`)) n += 1;
  return { code: `n${n}`, zh: '', group: '', weight: 10, source: 'hand', yardstick: null, full: 0, photo: false };
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
