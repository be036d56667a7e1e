import { Input } from 'antd';
import { useState } from 'react';
import { awardsInForce, type Award } from '../../domain/assessment/award.ts';
import { subjectNames, subjects } from '../../domain/assessment/yardstick.ts';
import { saveAward } from './assessment-wire.ts';
import { useLabel, useWords } from '../base/language.tsx';
import { useMay } from '../base/me.tsx';
import { Field } from '../base/ui/field.tsx';
import { TextField } from '../base/ui/saved/text-field.tsx';
import { useDraft } from '../base/ui/save-form.tsx';
import { EditCell } from '../base/ui/table.tsx';
import { VersionCard, VersionDrawer } from '../matter/version-drawer.tsx';

/** 荣誉: what a round may give, to whom and how many; a round keeps the quota with which it was opened. */
export function AwardSettings({ awards }: { awards: readonly Award[] }) {
  const t = useWords();
  const label = useLabel();
  const mayEdit = useMay('award.save');
  const [editing, setEditing] = useState<Award | null>(null);
  const current = awardsInForce(awards);
  return (
    <>
      <VersionCard
        name={t('荣誉', 'Awards')}
        count={current.length}
        columns={[t('荣誉', 'Award'), t('表彰谁', 'Whom'), t('名额', 'Quota'), t('证书上的话', 'Words')]}
        newWords={t('新建荣誉', 'New award')}
        onNew={mayEdit ? () => setEditing(newAward()) : null}
      >
        {current.map((one) => (
          <tr key={one.code}>
            <th scope="row">{one.title}</th>
            <td data-label={t('表彰谁', 'Whom')}>{label(subjects[one.subject])}</td>
            <td className="nw" data-label={t('名额', 'Quota')}>
              {one.quota}
            </td>
            <td data-label={t('证书上的话', 'Words')}>{one.words}</td>
            <EditCell name={one.title} onEdit={mayEdit ? () => setEditing(one) : null} />
          </tr>
        ))}
      </VersionCard>
      {editing === null ? null : <AwardDrawer award={editing} onClose={() => setEditing(null)} />}
    </>
  );
}

function AwardDrawer({ award, onClose }: { award: Award; onClose: () => void }) {
  const t = useWords();
  const label = useLabel();
  const { code, version, title, subject, quota, words, retired } = award;
  const draft = useDraft({ code, version, title, subject, quota, words, retired }, saveAward);
  const { value, set, wrong } = draft;
  return (
    <VersionDrawer
      stored={award}
      draft={draft}
      newWords={t('新建荣誉', 'New award')}
      titleWords={t('荣誉名称', 'Title')}
      subjectWords={t('表彰谁', 'Whom')}
      subjects={subjectNames.map((one) => ({ value: one, label: label(subjects[one]) }))}
      example="new-star"
      retireWords={t('停用这个荣誉', 'Retire it')}
      queryKey="schemes"
      saved={t('荣誉已保存，以后开的考核用新的', 'Saved; rounds opened from now on use it')}
      onClose={onClose}
    >
      <TextField
        required
        label={t('名额', 'Quota')}
        hint={t('评多了、评少了都要写明，跟结果一起公布', 'More or fewer needs words that are published')}
        error={wrong('quota')}
        value={value.quota === 0 ? '' : String(value.quota)}
        onChange={(next) => set({ quota: Number(next.replace(/\D/gu, '')) })}
      />
      <Field label={t('证书上的话', 'On the certificate')} error={wrong('words')}>
        {(control) => (
          <Input.TextArea
            {...control}
            autoSize={{ minRows: 2, maxRows: 6 }}
            value={value.words}
            onChange={(event) => set({ words: event.target.value })}
          />
        )}
      </Field>
    </VersionDrawer>
  );
}

function newAward(): Award {
  return { countyId: 0, code: '', version: 0, title: '', subject: 'station', quota: 5, words: '', retired: false };
}
