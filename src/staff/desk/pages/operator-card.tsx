import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { flagKindWords } from '../../../domain/operator/flag-words.ts';
import { counted } from '../../../domain/base/words.ts';
import { useLabel, useLanguage, useWords } from '../../base/language.tsx';
import { useMay } from '../../base/me.tsx';
import { usePress } from '../../base/ui/press.ts';
import '../../operator/operator.css';
import { operatorFileCalls, type SeenMatterOperator } from './operator-wire.ts';

/** 经营者: on the page of a matter, the shop that it is about with what one should know of it, or those that it may be. */
export function OperatorCard({ number }: { number: string }) {
  const t = useWords();
  const label = useLabel();
  const may = useMay('operator.read');
  const found = useQuery({
    queryKey: ['operators', 'matter', number],
    queryFn: ({ signal }) => operatorFileCalls.ofMatter(number, signal),
    enabled: may,
  }).data;
  if (found === undefined || (found.operator === null && found.offered.length === 0)) return null;
  const { operator, flags, offered } = found;
  return (
    <section className="card" aria-label={t('经营者档案', 'Register of shops')}>
      <h2 className="card-head">{t('经营者档案', 'Register of shops')}</h2>
      <ul className="operator-rows">
        {operator === null ? null : (
          <li>
            <Link to={`/operators/${operator.id}`}>{operator.name}</Link>
            <span className="sp" />
            <span className="dim s">
              {t(
                `近 24 个月 ${operator.complaints} 件投诉`,
                counted(operator.complaints, 'complaint in 24 months', 'complaints in 24 months'),
              )}
            </span>
            {operator.unkept === 0 ? null : (
              <span className="tag er">
                {t(`协议没履行 ${operator.unkept} 份`, `${counted(operator.unkept, 'agreement')} not kept`)}
              </span>
            )}
          </li>
        )}
        {flags.map((flag) => (
          <li key={flag.id}>
            <span className="tag wa">{label(flagKindWords[flag.kind])}</span>
            <span>{flag.words}</span>
            {flag.until === null ? null : <span className="dim s">{t(`到 ${flag.until}`, `until ${flag.until}`)}</span>}
          </li>
        ))}
        <Offered number={number} offered={offered} />
      </ul>
    </section>
  );
}

/** Those that it may be: a person says which, or that it is none of them. */
function Offered({ number, offered }: { number: string; offered: SeenMatterOperator['offered'] }) {
  const t = useWords();
  const { language } = useLanguage();
  const maySave = useMay('operator.save');
  const { press, isBusy } = usePress('operators');
  if (offered.length === 0) return null;
  return (
    <>
      {offered.map((one) => (
        <li key={one.id}>
          <span>
            {t('可能是', 'Perhaps')} <Link to={`/operators/${one.id}`}>{one.name}</Link>{' '}
            <span className="dim s">{one.place}</span>
          </span>
          <p className="dim s">{one.why[language]}</p>
          {maySave ? (
            <button
              type="button"
              className="b sm"
              aria-disabled={isBusy}
              onClick={() => press(() => operatorFileCalls.assign(number, one.id), t('记下了', 'Noted'))}
            >
              {t('是这家', 'It is this one')}
            </button>
          ) : null}
        </li>
      ))}
      {maySave ? (
        <li>
          <button
            type="button"
            className="b sm"
            aria-disabled={isBusy}
            onClick={() => press(() => operatorFileCalls.assign(number, null), t('记下了', 'Noted'))}
          >
            {t('都不是', 'None of these')}
          </button>
        </li>
      ) : null}
    </>
  );
}
