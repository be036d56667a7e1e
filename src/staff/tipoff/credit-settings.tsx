import { InputNumber } from 'antd';
import { CreditForm } from '../../domain/law/credit-points.ts';
import type { CreditPoints } from '../../domain/law/credit-table.ts';
import { fieldsOf } from '../../domain/base/field.ts';
import { useLabel, useWords } from '../base/language.tsx';
import { Field } from '../base/ui/field.tsx';

/** What the clues of supervisors and volunteers count for, by how they were decided. */
export function CreditTable({ points, onChange }: { points: CreditPoints; onChange: (points: CreditPoints) => void }) {
  const t = useWords();
  const label = useLabel();
  return (
    <>
      <h2>{t('社会监督线索积分', 'Points for clues of supervisors')}</h2>
      <p className="hint">
        {t(
          '站点报来的线索（站点上报和举报），有了决定才计分，记给看见的人，有没有账号都计。举报先等同一个站由同一个人录入、同样结果的满 3 件、不止一个人报来的，再一起计，免得看分数猜出是谁举报的。',
          'What stations report counts once it is decided, for whoever saw it, with or without an account. Tip-offs wait until three of a station that one person typed ended alike, of two people at least, lest points tell who told.',
        )}
      </p>
      <div className="settings-limits">
        {fieldsOf(CreditForm).map((field) => (
          <Field key={field.name} label={label(field)}>
            {(control) => (
              <InputNumber
                {...control}
                min={0}
                max={1000}
                precision={0}
                value={points[field.name as keyof CreditPoints]}
                onChange={(n) => onChange({ ...points, [field.name]: n ?? 0 })}
              />
            )}
          </Field>
        ))}
      </div>
    </>
  );
}
