import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useDeferredValue, useState } from 'react';
import { useWords } from '../base/language.tsx';
import { useMay } from '../base/me.tsx';
import { isUnread } from '../base/queries.ts';
import { ErrorLine } from '../base/ui/error-line.tsx';
import { Field } from '../base/ui/field.tsx';
import { rosterOf } from './credit-wire.ts';
import type { AllegationForm } from './tipoff-intake-form.ts';

/** 谁报来的: a supervisor or volunteer of a roster for whom it is written down, found by his name; of anonymous ones nobody is asked. */
export function TellerField({ intake }: { intake: AllegationForm }) {
  const t = useWords();
  const may = useMay('person.read');
  const value = intake.typed['personId'] ?? '';
  const [isAsked, setAsked] = useState(false);
  const [typed, setTyped] = useState('');
  // Another search does not bring the one who was chosen: his name stays where it stands.
  const [chosen, setChosen] = useState<{ value: string; label: string } | null>(null);
  const asked = useDeferredValue(typed.trim());
  const roster = useQuery({
    ...rosterOf(asked),
    enabled: may && isAsked,
    placeholderData: (before) => before,
  });
  if (!may) return null;
  const found = (roster.data?.people ?? []).map(({ id, name, stationName }) => ({
    value: id,
    label: `${name}（${stationName}）`,
  }));
  const kept = chosen?.value === value && !found.some((one) => one.value === value) ? [chosen] : [];
  return (
    <Field
      label={t('监督员、志愿者报来的', 'Told by a supervisor or volunteer')}
      hint={t(
        '站点名册上的人，没有账号的也算，打姓名找：积分记给他，只记分数，不显示是哪一件，同样结果的满 3 件才一起计。不是就空着',
        'Somebody of a station’s roster, with or without an account, found by name: the points are his, and nobody is shown for which one. Else leave it empty',
      )}
      error={intake.errorOf('personId')}
    >
      {(control) => (
        <Select
          {...control}
          data-field="personId"
          showSearch={{ filterOption: false, onSearch: setTyped }}
          allowClear
          loading={isAsked && roster.data === undefined && !isUnread(roster)}
          notFoundContent={
            isUnread(roster) ? (
              <ErrorLine error={roster.error} />
            ) : roster.data === undefined ? null : (
              t('名册上没有这个人，换个写法', 'Nobody of that name stands on a roster')
            )
          }
          value={value === '' ? null : value}
          options={[...kept, ...found]}
          onOpenChange={() => setAsked(true)}
          onChange={(next: string | null | undefined) => {
            setChosen(found.find((one) => one.value === next) ?? null);
            intake.change('personId', next ?? '');
          }}
        />
      )}
    </Field>
  );
}
