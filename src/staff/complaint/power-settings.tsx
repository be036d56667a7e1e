import { Checkbox, InputNumber } from 'antd';
import type { LocalLimits, StationPower } from '../../domain/law/local-limits.ts';
import { stationKindCodes, stationKinds, type StationKind } from '../../domain/base/station-kind.ts';
import { useLabel, useWords } from '../base/language.tsx';

type Powers = LocalLimits['stationPowers'];

/** What a station of each kind may settle by itself; the rest has to go up. */
export function PowerTable({ powers, onChange }: { powers: Powers; onChange: (powers: Powers) => void }) {
  const t = useWords();
  const label = useLabel();
  const put = (kind: StationKind, change: Partial<StationPower>) =>
    onChange({ ...powers, [kind]: { ...powers[kind], ...change } });
  return (
    <>
      <h2>{t('站点权限', 'Powers of stations')}</h2>
      <p className="hint">
        {t(
          '站点自己能谈到什么为止；超出的只能交上去。金额空着就是不限。',
          'How far a station may settle by itself; the rest goes up. No amount means no limit.',
        )}
      </p>
      <div className="settings-powers">
        <table>
          <thead>
            <tr>
              <th scope="col">{t('站点种类', 'Kind')}</th>
              <th scope="col">{t('最多多少元', 'Up to (yuan)')}</th>
              <th scope="col">{t('有人受伤也能办', 'Injuries too')}</th>
              <th scope="col">{t('有违法迹象也能办', 'Violations too')}</th>
            </tr>
          </thead>
          <tbody>
            {stationKindCodes.map((kind) => (
              <tr key={kind}>
                <th scope="row">{label(stationKinds[kind])}</th>
                <td>
                  <InputNumber
                    aria-label={`${label(stationKinds[kind])} ${t('最多多少元', 'up to (yuan)')}`}
                    min={0}
                    max={1_000_000}
                    precision={0}
                    value={powers[kind].amountFen === null ? null : powers[kind].amountFen / 100}
                    onChange={(yuan) => put(kind, { amountFen: yuan === null ? null : yuan * 100 })}
                  />
                </td>
                {(['injury', 'violation'] as const).map((name) => (
                  <td key={name}>
                    <Checkbox
                      aria-label={`${label(stationKinds[kind])} ${name === 'injury' ? t('有人受伤也能办', 'injuries too') : t('有违法迹象也能办', 'violations too')}`}
                      checked={powers[kind][name]}
                      onChange={(event) => put(kind, { [name]: event.target.checked })}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
