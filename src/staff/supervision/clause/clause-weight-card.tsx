import { useQuery } from '@tanstack/react-query';
import { Input } from 'antd';
import { useState } from 'react';
import {
  clauseCodeTable,
  severities,
  severityWords,
  type ClauseCode,
  type Severity,
} from '../../../domain/supervision/clause/clause-code.ts';
import { useAddress } from '../../base/address.ts';
import { useLabel, useWords } from '../../base/language.tsx';
import { useMay } from '../../base/me.tsx';
import { isUnread } from '../../base/queries.ts';
import { ErrorLine } from '../../base/ui/error-line.tsx';
import { Field } from '../../base/ui/field.tsx';
import { Loading } from '../../base/ui/loading.tsx';
import { ChoiceField } from '../../base/ui/saved/choice-field.tsx';
import { EditDrawer, useDraft } from '../../base/ui/save-form.tsx';
import { fetchWeights, setWeight, weightsKey, type SeenWeights } from './clause-calls.ts';

/** 轻重: how heavily the county takes each kind, which orders what is proposed; and who changed it when and why. */
export function ClauseWeightCard() {
  const t = useWords();
  const may = useMay('clauseWeight.set');
  const { search, change } = useAddress();
  const found = useQuery({ queryKey: weightsKey, queryFn: ({ signal }) => fetchWeights(signal) });
  if (isUnread(found)) return <ErrorLine error={found.error} onRetry={() => void found.refetch()} />;
  if (found.data === undefined) return <Loading rows={4} />;
  const { weights, changes } = found.data;
  const asked = weights.find(({ code }) => code === search.get('weigh'));
  return (
    <section className="card clause-weights" aria-label={t('各类的轻重', 'Weight of each kind')}>
      <h2 className="card-head">
        {t('各类的轻重', 'Weight of each kind')}{' '}
        <small className="dim">
          {t(
            '审合同时重的排在前面；改了只管以后收的',
            'the heaviest come first; a change holds for what is collected later',
          )}
        </small>
      </h2>
      <WeightTable weights={weights} onWeigh={may ? (code) => change({ weigh: code }) : null} />
      <History changes={changes} />
      {asked === undefined || !may ? null : <WeightDrawer now={asked} onClose={() => change({ weigh: null })} />}
    </section>
  );
}

interface TableProps {
  weights: SeenWeights['weights'];
  onWeigh: ((code: ClauseCode) => void) | null;
}

function WeightTable({ weights, onWeigh }: TableProps) {
  const t = useWords();
  const label = useLabel();
  return (
    <div className="settings-table">
      <table>
        <thead>
          <tr>
            <th scope="col">{t('类别', 'Kind')}</th>
            <th scope="col">{t('现在', 'Now')}</th>
            <th scope="col">{t('原来的', 'As it began')}</th>
            {onWeigh === null ? null : <th scope="col">{t('改', 'Change')}</th>}
          </tr>
        </thead>
        <tbody>
          {weights.map(({ code, severity, usual }) => (
            <tr key={code}>
              <th scope="row">
                {code} {label(clauseCodeTable[code])}
              </th>
              <td>{label(severityWords[severity])}</td>
              <td className="dim">{label(severityWords[usual])}</td>
              {onWeigh === null ? null : (
                <td>
                  <button
                    type="button"
                    className="b"
                    aria-label={t(`改轻重 ${code}`, `Weigh ${code}`)}
                    onClick={() => onWeigh(code)}
                  >
                    {t('改轻重', 'Weigh')}
                  </button>
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function History({ changes }: { changes: SeenWeights['changes'] }) {
  const t = useWords();
  const label = useLabel();
  if (changes.length === 0) return <p className="dim pad-line">{t('还没有改过。', 'Never changed.')}</p>;
  return (
    <ul className="clause-changes" aria-label={t('改过的', 'Changes')}>
      {changes.map(({ id, code, was, severity, reason, onDay, byName }) => (
        <li key={id}>
          <span className="num">{onDay}</span> {byName} <b>{code}</b>{' '}
          {t(
            `${label(severityWords[was])}改为${label(severityWords[severity])}：${reason}`,
            `${label(severityWords[was])} to ${label(severityWords[severity])}: ${reason}`,
          )}
        </li>
      ))}
    </ul>
  );
}

function WeightDrawer({ now, onClose }: { now: SeenWeights['weights'][number]; onClose: () => void }) {
  const t = useWords();
  const label = useLabel();
  const [id] = useState(() => crypto.randomUUID());
  const draft = useDraft({ severity: now.severity as string, reason: '' }, ({ severity, reason }) =>
    setWeight({ id, code: now.code, severity: severity as Severity, reason }),
  );
  const { value, set, wrong } = draft;
  return (
    <EditDrawer
      title={t(`改轻重 · ${now.code} ${clauseCodeTable[now.code].zh}`, `Weigh ${now.code}`)}
      draft={draft}
      onClose={onClose}
      queryKey="contract-reviews"
      saved={t('改好了，以后收的按新的排', 'Changed')}
      press={t('改', 'Change')}
    >
      <ChoiceField
        required
        label={t('轻重', 'Weight')}
        value={value.severity}
        options={severities.map((one) => ({ value: one, label: label(severityWords[one]) }))}
        onChange={(severity) => set({ severity })}
      />
      <Field
        required
        label={t('为什么', 'Why')}
        hint={t('如：本县餐饮投诉里这一类最多', 'such as: most complaints are of this kind')}
        error={wrong('reason')}
      >
        {(control) => (
          <Input.TextArea
            {...control}
            autoSize={{ minRows: 2, maxRows: 6 }}
            value={value.reason}
            onChange={(event) => set({ reason: event.target.value })}
          />
        )}
      </Field>
    </EditDrawer>
  );
}
