import { Link } from 'react-router';
import { openingRules, type OpeningStep } from '../../../domain/exchange/onboarding/opening.ts';
import { useLabel, useWords } from '../../base/language.tsx';
import type { SeenState } from './onboarding-wire.ts';

/** 开县步骤: what a new county has before it, each with the one button that leads there; the card goes when all of it is done. */
export function OpeningSteps({ steps }: { steps: SeenState['steps'] }) {
  const t = useWords();
  const label = useLabel();
  const done = steps.filter((one) => one.done).length;
  return (
    <section className="card" aria-label={t('开县步骤', 'Steps of the opening')}>
      <h2 className="card-head">
        {t('开县步骤', 'Steps of the opening')}
        <small>{t(`${steps.length} 步，做完 ${done} 步`, `${done} of ${steps.length} done`)}</small>
      </h2>
      <ol className="opening-steps">
        {steps.map(({ code, done: isDone, count }) => {
          const rule = openingRules[code];
          const isOptional = 'isOptional' in rule;
          return (
            <li key={code} data-step={code} className={isDone ? 'done' : ''}>
              <span className="mark" aria-hidden="true">
                {isDone ? '✓' : '○'}
              </span>
              <span className="what">
                <b>{label(rule)}</b>
                {isOptional ? <small> {t('可以以后再做', 'may wait')}</small> : null}
                {count === null ? null : <small> {label(count)}</small>}
                {isDone ? (
                  <span className="sr">{t('做完了', 'done')}</span>
                ) : (
                  <span className="dim s">{label(rule.hint)}</span>
                )}
              </span>
              {isDone ? null : <StepButton code={code} />}
            </li>
          );
        })}
      </ol>
    </section>
  );
}

/** A file is loaded, the portal is another program, and all else is a page of the desk. */
function StepButton({ code }: { code: OpeningStep }) {
  const label = useLabel();
  const { to, button } = openingRules[code];
  if (to.startsWith('/api/'))
    return (
      <a className="b p" href={to} download>
        {label(button)}
      </a>
    );
  if (to === '/')
    return (
      <a className="b" href={to} target="_blank" rel="noreferrer">
        {label(button)}
      </a>
    );
  return (
    <Link className="b" to={to}>
      {label(button)}
    </Link>
  );
}
